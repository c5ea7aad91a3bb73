from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from llama_index.core.schema import Document, TextNode

from index.article import Article
from index.embed import open_embedder
from index.nodes import PassageParser
from index.passages import MAX_EMBEDDER_TOKENS, MAX_TIKTOKEN_TOKENS, _tiktoken, cut_passages, split_sentences

COUNT = open_embedder().count_tokens


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["He met Gov. Ansel Torvik on Dec. 14.", "It was cold."],
        ["The U.S. Treasury agreed.", "So did the E.U. Commission."],
        ["She left at 3 p.m. Tuesday.", "He stayed."],
        ['"Why?" she asked.', '"Because."'],
        ["It cost $1.2 million.", "Nobody paid."],
        ["No. 3 is closed.", "See www.example.org for more."],
        ["Lt. Col. M. R. Dane spoke.", "Others did not."],
        ["He sent 2.5 tonnes on Jan. 5.", "They came."],
        ["“Stop the war,” she said.", "“Stop it now.”", "He nodded."],
        ["Is it true?", "Yes!", "It is."],
    ],
)
def test_sentences_end_where_a_reader_would_end_them(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_no_sentence_crosses_the_end_of_a_paragraph() -> None:
    assert sentences("A headline\n\nThe first sentence.") == ["A headline", "The first sentence."]


@pytest.mark.parametrize(
    ("glued", "expected"),
    [
        ("Torvik said.The president left.", ["Torvik said.", "The president left."]),
        ("It makes things worse.”He also spoke.", ["It makes things worse.”", "He also spoke."]),
        ("It is maximal.“If so, what?", ["It is maximal.", "“If so, what?"]),
        ("Read example.org and News.az now.", ["Read example.org and News.az now."]),
    ],
)
def test_text_that_lost_its_spaces_is_cut_without_being_mended(glued: str, expected: list[str]) -> None:
    assert sentences(glued) == expected


def article(text: str) -> Article:
    return Article(id="a", text=text, path="a.txt", published=date(2031, 5, 4))


TEXTS = st.lists(
    st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00\r"), min_size=1, max_size=600), max_size=6
).map("\n\n".join)
NEWS = st.lists(
    st.sampled_from(
        ["The dam broke on Dec. 3.", "“No,” said Gov. Vale.", "x" * 700, "About 1,200 people left. ", "日本" * 300]
    ),
    min_size=1,
    max_size=60,
).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.one_of(TEXTS, NEWS))
def test_passages_tile_the_article_within_budget_and_their_sentences_are_its_sentences(text: str) -> None:
    passages = cut_passages(article(text), COUNT)
    if not passages:
        assert not text.strip()
        return
    assert passages[0].start == 0
    assert passages[-1].end == len(text)
    assert all(one.end == other.start for one, other in pairwise(passages))
    for passage in passages:
        assert passage.sentences
        first, last = passage.sentences[0][0], passage.sentences[-1][1]
        packed = text[first:last]
        assert packed.strip() == packed != ""
        assert passage.start <= first < last <= passage.end
        assert len(packed) == 1 or COUNT(packed) <= MAX_EMBEDDER_TOKENS
        assert len(packed) == 1 or len(_tiktoken().encode(packed, disallowed_special=())) <= MAX_TIKTOKEN_TOKENS
        assert not text[passage.start : first].strip()
        assert not text[last : passage.end].strip()
    spans = [span for passage in passages for span in passage.sentences]
    assert spans == sorted(spans)
    assert not any(text[one[1] : other[0]].strip() for one, other in pairwise(spans))


def test_passages_are_no_longer_than_a_model_that_reads_less_takes_in() -> None:
    passages = cut_passages(article("About 1,200 people left. " * 60), COUNT, 60)
    assert (
        50 < max(COUNT(article("About 1,200 people left. " * 60).text[one.start : one.end]) for one in passages) <= 60
    )


def test_the_node_parser_gives_the_passages_with_their_offsets() -> None:
    text = "The dam broke on Dec. 3. “No,” said Gov. Vale. " * 40
    nodes = PassageParser(COUNT).get_nodes_from_documents(
        [Document(text=text, metadata={"outlet": "The Orla Courier"})]
    )
    assert len(nodes) > 1
    for node, passage in zip(nodes, cut_passages(article(text), COUNT), strict=True):
        assert isinstance(node, TextNode)
        assert (node.start_char_idx, node.end_char_idx) == (passage.start, passage.end)
        assert node.text == text[passage.start : passage.end]
        assert node.metadata == {"outlet": "The Orla Courier"}


def test_an_article_changed_gives_its_passages_new_ids() -> None:
    before = {passage.id for passage in cut_passages(article("One thing happened."), COUNT)}
    after = {passage.id for passage in cut_passages(article("Another thing happened."), COUNT)}
    assert not before & after
