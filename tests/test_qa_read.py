"""The reader: which words of a passage answer, how sure it is, and what it refuses to run on."""

import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import UserError
from qa.adopt import open_reader
from qa.errors import ReaderDamaged
from qa.read import SHIPPED, Reader

BRIDGE = (
    "The Corvane bridge, which carried 14,500 cars a day, was closed on March 3 after engineers found cracks in two of "
    "its piers. Mayor Ilse Tarrow said the repairs would cost $2.4 million. Ferries run every twenty minutes."
)
HARVEST = (
    "Farmers in the Lomask valley expect a poor plum harvest. A late frost in April killed most of the blossom, said "
    "Odo Brandt, who grows plums near Kadessa."
)
FILLER = "The council met again in the evening and heard what the residents of the district had to say. "


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.open()


ANSWERED = [
    (BRIDGE, "When was the Corvane bridge closed?", "March 3"),
    (BRIDGE, "Who said what the repairs would cost?", "Ilse Tarrow"),
    (BRIDGE, "How much would the repairs cost?", "$2.4 million"),
    (BRIDGE, "How many cars a day did the bridge carry?", "14,500"),
    (BRIDGE, "Who found the cracks?", "engineers"),
    (BRIDGE, "How often do ferries run?", "twenty minutes"),
    (HARVEST, "Where do farmers expect a poor harvest?", "Lomask valley"),
    (HARVEST, "What killed the blossom?", "frost"),
    (HARVEST, "In which month was the frost?", "April"),
    (HARVEST, "Who grows plums near Kadessa?", "Odo Brandt"),
]


def test_the_best_span_holds_the_words_that_answer_nine_plain_questions_of_ten(reader: Reader) -> None:
    picked = {question: (text, answer, reader.read(question, [text])[0][0]) for text, question, answer in ANSWERED}
    missed = [
        question
        for question, (text, answer, span) in picked.items()
        if span is None or answer not in text[span.start : span.end]
    ]
    assert len(missed) <= len(ANSWERED) // 10, missed


def test_each_sentence_has_a_best_span_of_its_own(reader: Reader) -> None:
    sentences = [(0, BRIDGE.index(" Mayor")), (BRIDGE.index("Mayor"), len(BRIDGE) - 34), (len(BRIDGE), len(BRIDGE))]
    first, second, blank = reader.read("When was the Corvane bridge closed?", [BRIDGE], [sentences])[0]
    assert first
    assert second
    assert "March 3" in BRIDGE[first.start : first.end]
    assert sentences[1][0] <= second.start < second.end <= sentences[1][1]
    assert first.margin > second.margin
    assert blank is None


def test_a_passage_that_answers_has_a_higher_margin_than_one_that_does_not(reader: Reader) -> None:
    bridge, harvest = reader.read("What killed most of the blossom?", [BRIDGE, HARVEST])
    assert harvest[0]
    assert bridge[0]
    assert harvest[0].margin > bridge[0].margin


def test_results_stand_in_the_order_of_the_passages_whatever_their_lengths(reader: Reader) -> None:
    passages = [FILLER * 4 + HARVEST, "Short.", HARVEST, "", BRIDGE]
    spans = [found[0] for found in reader.read("Who grows plums near Kadessa?", passages)]
    first, short, second, blank, other = spans
    assert blank is None
    assert first
    assert short
    assert second
    assert other
    assert "Odo Brandt" in passages[0][first.start : first.end]
    assert "Odo Brandt" in passages[2][second.start : second.end]
    assert max(short.margin, other.margin) < min(first.margin, second.margin)


def test_the_end_of_a_passage_longer_than_the_window_is_read(reader: Reader) -> None:
    passage = FILLER * 60 + BRIDGE
    span = reader.read("How many cars a day did the Corvane bridge carry?", [passage])[0][0]
    assert span
    assert "14,500" in passage[span.start : span.end]


@settings(max_examples=30, deadline=None)
@given(question=st.text(max_size=400), passage=st.text(max_size=600), cut=st.integers(0, 600))
def test_every_span_is_a_slice_of_its_sentence(reader: Reader, question: str, passage: str, cut: int) -> None:
    sentences = [(0, min(cut, len(passage))), (min(cut, len(passage)), len(passage))]
    found = reader.read(question, [passage], [sentences])[0]
    assert len(found) == len(sentences)
    # A span is widened to whole words, which a sentence never cuts and this test does.
    assert all(0 <= span.start < span.end <= len(passage) for span in found if span)


@given(number=st.integers(min_value=1_000, max_value=9_999_999))
@settings(max_examples=15, deadline=None)
def test_a_figure_is_never_cut_at_its_comma(reader: Reader, number: int) -> None:
    passage = f"Officials in Dravonia counted {number:,} ballots."
    (span,) = reader.read("How many ballots were counted?", [passage])[0]
    assert span
    assert not passage[: span.start].endswith(",") or not passage[span.start].isdigit()
    assert not (passage[span.end - 1].isdigit() and passage[span.end : span.end + 1] == ",")


def test_several_threads_get_what_one_gets(reader: Reader) -> None:
    questions = ["When was the bridge closed?", "Who grows plums?", "How often do ferries run?"] * 4
    alone = [reader.read(question, [BRIDGE, HARVEST]) for question in questions]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda question: reader.read(question, [BRIDGE, HARVEST]), questions)) == alone


def test_weights_that_are_not_those_described_are_refused(tmp_path: Path) -> None:
    folder = shutil.copytree(SHIPPED, tmp_path / "reader")
    with (folder / "reader.onnx").open("ab") as file:
        file.write(b"\0")
    with pytest.raises(ReaderDamaged, match=r"reader\.onnx is not the file"):
        Reader.open(folder)


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    (tmp_path / "reader.json").write_text(json.dumps({"sha256": {"reader.onnx": "00"}}))
    with pytest.raises(ReaderDamaged, match="is missing"):
        Reader.open(tmp_path)


def test_reading_does_not_import_torch() -> None:
    script = "import sys; from qa.read import Reader; Reader.open(); assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", script], check=True)


def test_another_model_for_question_answering_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    transformers = pytest.importorskip("transformers")
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    tokenizer = transformers.PreTrainedTokenizerFast(
        tokenizer_file=str(SHIPPED / "tokenizer.json"), cls_token="[CLS]", sep_token="[SEP]", pad_token="[PAD]"
    )
    config = transformers.BertConfig(
        vocab_size=len(tokenizer), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16
    )
    transformers.BertForQuestionAnswering(config).save_pretrained(tmp_path / "tiny")
    tokenizer.save_pretrained(tmp_path / "tiny")
    (span,) = open_reader(str(tmp_path / "tiny")).read("Who grows plums?", [HARVEST * 8])[0]
    assert span
    assert 0 <= span.start < span.end <= len(HARVEST * 8)
    assert open_reader(str(tmp_path / "tiny")).read("Who grows plums?", [HARVEST * 8])[0] == (span,)


def test_a_model_that_is_not_there_is_the_users_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match="could not be loaded"):
        open_reader(str(tmp_path / "empty"))
