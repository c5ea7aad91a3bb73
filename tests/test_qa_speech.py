"""Who says what, on invented people and places."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.passages import split_sentences
from qa.speech import read_attributions, same_speaker, speaker_of


def said(text: str) -> list[tuple[str, str]]:
    """Each attribution of a text as (speaker, claim)."""
    sentences = split_sentences(text)
    return [
        (found.speaker, text[found.claim_start : found.claim_end])
        for sentence in sentences
        for found in read_attributions(text, sentence, sentences)
    ]


ONE_SENTENCE = [
    # X said that
    ("Brun said that the dam was safe.", [("Brun", "the dam was safe")]),
    ("Brun said the dam was safe.", [("Brun", "the dam was safe")]),
    ("Brun has repeatedly said the dam was safe.", [("Brun", "the dam was safe")]),
    # what is told ends with an apposition
    (
        "They came as far as the mill, an old one, said Col. Ivar Drell.",
        [("Col. Ivar Drell", "They came as far as the mill, an old one")],
    ),
    (
        "They reached the town of Varn, 3 kilometres inland, says Ivar Drell.",
        [("Ivar Drell", "They reached the town of Varn, 3 kilometres inland")],
    ),
    ("As the mayor, Ana Brun, said, the dam is safe.", [("the mayor, Ana Brun", "the dam is safe")]),
    ("Brun said on Monday that the dam was safe.", [("Brun", "the dam was safe")]),
    ("Brun said on the Talka messaging app that drones had hit it.", [("Brun", "drones had hit it")]),
    ("On Tuesday the governor said 12 people had died.", [("the governor", "12 people had died")]),
    ("A day earlier the authority had said that no letter came.", [("the authority", "no letter came")]),
    (
        "Earlier, regional governor Andr Oden said 12 people had died.",
        [("regional governor Andr Oden", "12 people had died")],
    ),
    (
        "Velian and Oren officials in fall 2024 warned that a dam could break.",
        [("Velian and Oren officials", "a dam could break")],
    ),
    ("Halvard Brun, the mayor of Port Vell, said 12 people had died.", [("Halvard Brun", "12 people had died")]),
    (
        "The union's leader, Tam Orre, told AFV news agency that talks had failed.",
        [("The union's leader, Tam Orre", "talks had failed")],
    ),
    ("Brun told reporters the dam was safe.", [("Brun", "the dam was safe")]),
    ("Brun told the Ekor Times that he would resign.", [("Brun", "he would resign")]),
    ("The HUV (Velia's military intelligence) reported that a unit had left.", [("The HUV", "a unit had left")]),
    ("The teachers' union says that 3,400 posts are empty.", [("The teachers' union", "3,400 posts are empty")]),
    (
        "The office of Gov. Ada Voss, citing three hospitals, put the toll at 38.",
        [("The office of Gov. Ada Voss", "the toll at 38")],
    ),
    ("Officials, who met in Ekor, said talks would go on.", [("Officials", "talks would go on")]),
    ("A man who lost his home said nobody had warned him.", [("A man", "nobody had warned him")]),
    ("Raal, who denied the charges, was sentenced to six years.", [("Raal", "the charges")]),
    ("Prime Minister Ilse Varn announced new taxes.", [("Prime Minister Ilse Varn", "new taxes")]),
    ("Varn called the deal “a door, not a house”.", [("Varn", "the deal “a door, not a house”")]),
    # "...", X said; ..., said X
    ("The bridge fell at dawn, the Velian military said.", [("the Velian military", "The bridge fell at dawn")]),
    ("The bridge fell at dawn, a military statement said.", [("a military statement", "The bridge fell at dawn")]),
    ("The bridge fell at dawn, Brun said in a video address.", [("Brun", "The bridge fell at dawn")]),
    (
        "Two bridges fell, an official said on condition of anonymity because he was not allowed to speak.",
        [("an official", "Two bridges fell")],
    ),
    ("Bridge falls in Ekor, mayor says", [("mayor", "Bridge falls in Ekor")]),
    ('"The dam is safe," said Halvard Brun, the mayor of Port Vell.', [("Halvard Brun", "The dam is safe")]),
    (
        "The toll is 14, said the chief medical officer, Dr. Asa Toro.",
        [("the chief medical officer, Dr. Asa Toro", "The toll is 14")],
    ),
    ('"Nobody is there," the minister, Jon Raal, said the same day.', [("the minister, Jon Raal", "Nobody is there")]),
    ("The dam, Brun said on Monday, was safe.", [("Brun", "The dam, Brun said on Monday, was safe")]),
    ('"It is over," Brun said, "and we are tired."', [("Brun", "It is over"), ("Brun", "and we are tired")]),
    ("EKOR, Velia (AFV) — The bridge fell at dawn, police said.", [("police", "The bridge fell at dawn")]),
    ("As Brun said, the dam was old.", [("Brun", "the dam was old")]),
    # According to X
    ("According to Ada Voss, the head of the agency, 40 homes burned.", [("Ada Voss", "40 homes burned")]),
    (
        "Forty homes burned, according to the Velian Interior Ministry.",
        [("the Velian Interior Ministry", "Forty homes burned")],
    ),
    ("The river, according to Voss, is rising.", [("Voss", "The river, according to Voss, is rising")]),
    (
        "The dam failed at 4 a.m., according to a statement by its operator, the Ishel Authority.",
        [("its operator, the Ishel Authority", "The dam failed at 4 a.m.")],
    ),
    ("According to preliminary information, 12 people died.", []),
    # Nested and chained
    (
        "The Ledger reported that Raal told lawmakers he would quit.",
        [("The Ledger", "Raal told lawmakers he would quit"), ("Raal", "he would quit")],
    ),
    (
        "Brun said the dam was safe, but Oden warned that it could break.",
        [("Brun", "the dam was safe"), ("Oden", "it could break")],
    ),
    (
        "The ministry confirmed that it had called up men, but said that they numbered 8,000.",
        [("The ministry", "it had called up men"), ("The ministry", "they numbered 8,000")],
    ),
    (
        "The HUV reported that, according to Velian intelligence, a unit had left.",
        [("The HUV", "according to Velian intelligence, a unit had left"), ("Velian intelligence", "a unit had left")],
    ),
    (
        '"We wait," Daulik said, adding that no alarm was raised.',
        [("Daulik", "We wait"), ("Daulik", "no alarm was raised")],
    ),
    ("The Courier quoted Oden as saying that the bridge had fallen.", [("Oden", "the bridge had fallen")]),
    ("Oden was quoted as saying by the Courier that the bridge had fallen.", [("Oden", "the bridge had fallen")]),
    (
        "President Oden confirmed that the war began, with losses reported, Ekor.az reports citing local media.",
        [
            ("Ekor.az", "President Oden confirmed that the war began, with losses reported"),
            ("President Oden", "the war began, with losses reported"),
        ],
    ),
    # Nouns
    (
        "It follows comments made by President Mikel Oden on Dec. 14 that a bridge fell.",
        [("President Mikel Oden", "a bridge fell")],
    ),
    ("Oden's claim that the dam was safe surprised them.", [("Oden", "the dam was safe surprised them")]),
    ('Halvard Brun: "We will stay."', [("Halvard Brun", "We will stay")]),
    # Claims that end before the narrator goes on
    ("Oden reported on Dec. 1 that men had died, but did not specify figures.", [("Oden", "men had died")]),
    # Nobody speaks
    ("The first clashes were reported in early March.", []),
    ("Officials did not say how many had died.", []),
    ("Neither side said when talks would resume.", []),
    ("Raal refused to say whether he was armed.", []),
    ("It is said to be the oldest bridge in Velia.", []),
    ("The storm claimed 12 lives.", []),
    ("The island has recorded 214 confirmed cases.", []),
    ("The army was accused by Orenia of shelling the town.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), ONE_SENTENCE, ids=[row[0] for row in ONE_SENTENCE])
def test_a_sentence_tells_who_says_what(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert said(sentence) == expected


SEVERAL_SENTENCES = [
    # A quotation that runs over sentences has one speaker, wherever he stands.
    (
        '"We left at dawn. We took nothing," said Mira Tal. "The water came fast."',
        [("Mira Tal", "We left at dawn"), ("Mira Tal", "We took nothing"), ("Mira Tal", "The water came fast")],
    ),
    ('Brun said: "We left. We took nothing."', [("Brun", "We left"), ("Brun", "We took nothing")]),
    ('"Is it safe?" Brun asked. "Nobody knows."', [("Brun", "Is it safe?"), ("Brun", "Nobody knows")]),
    (
        "The Rescue Service says that 130 are missing. The relief organisation Outstretch believes that this is too "
        "low: it says that 300 are missing.",
        [
            ("The Rescue Service", "130 are missing"),
            ("The relief organisation Outstretch", "this is too low: it says that 300 are missing"),
            ("The relief organisation Outstretch", "300 are missing"),
        ],
    ),
    (
        "The town hall had counted 38 dead in Varn, said the mayor, Ana Brun. The mayor said the water was safe.",
        [
            ("the mayor, Ana Brun", "The town hall had counted 38 dead in Varn"),
            ("Ana Brun", "the water was safe"),
        ],
    ),
    (
        'Brun said the dam was old.\n\n"We checked it twice."',
        [("Brun", "the dam was old"), ("Brun", "We checked it twice")],
    ),
    (
        "“It is war,” Oden said.The president said that it would end.",
        [("Oden", "It is war"), ("The president", "it would end")],
    ),
    # Pronouns and descriptions stand for the one who was named.
    ("Ada Voss said it rained. She added that it was cold.", [("Ada Voss", "it rained"), ("Ada Voss", "it was cold")]),
    ("Ada Voss visited the camp. She said 900 people lived there.", [("Ada Voss", "900 people lived there")]),
    (
        "Mrs. Ada Voss said it rained. Mr. Jon Raal said it snowed. She said it was cold.",
        [("Mrs. Ada Voss", "it rained"), ("Mr. Jon Raal", "it snowed"), ("Mrs. Ada Voss", "it was cold")],
    ),
    ("President Mikel Oden left. The president said he was tired.", [("President Mikel Oden", "he was tired")]),
    (
        "The Velian Defence Ministry objected. The ministry said troops had left.",
        [("Velian Defence Ministry", "troops had left")],
    ),
    (
        "The Velian Defence Ministry objected. It said troops had left.",
        [("The Velian Defence Ministry", "troops had left")],
    ),
    ("Officials said it rained. They said it was cold.", [("Officials", "it rained"), ("Officials", "it was cold")]),
    (
        "Jon Raal told Ekor TV it was raining. According to him, it was cold.",
        [("Jon Raal", "it was raining"), ("Jon Raal", "it was cold")],
    ),
    (
        "Ada Voss said it rained. The Velian military said it was cold.",
        [("Ada Voss", "it rained"), ("The Velian military", "it was cold")],
    ),
    # The one who is named last, whatever his verb.
    (
        "Mrs Dora Plimm, 88, was carried out. Borough engineer Sunna Crake puts it at £2m. She warned it was a guess.",
        [("Borough engineer Sunna Crake", "it was a guess")],
    ),
    (
        "Stanner Umberle, whose shop stands opposite, last took a train in 2017. He said it was slow.",
        [("Stanner Umberle", "it was slow")],
    ),
    # Nobody is made up.
    ("He said it rained.", [("He", "it rained")]),
    ('The sign read "Keep out". It was old.', []),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL_SENTENCES, ids=[row[0] for row in SEVERAL_SENTENCES])
def test_the_sentences_around_tell_who_speaks(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Brun said the dam was safe.", "dam was safe", "Brun"),
        ("Brun said the dam was safe.", "Brun", None),
        ("The dam was old. Brun said it was safe.", "old", None),
        ("The Ledger reported that Raal told lawmakers he would quit.", "quit", "Raal"),
        ("The Ledger reported that Raal told lawmakers he would quit.", "lawmakers", "The Ledger"),
        ('"We left. It was dark," said Mira Tal.', "left", "Mira Tal"),
        ("Oden reported that men had died, but did not specify figures.", "figures", None),
    ],
)
def test_the_innermost_speaker_says_the_words(text: str, words: str, speaker: str | None) -> None:
    at = text.index(words)
    sentences = split_sentences(text)
    sentence = next(span for span in sentences if span[0] <= at < span[1])
    assert speaker_of(text, sentence, sentences, (at, at + len(words))) == speaker


def test_a_spokesman_keeps_whom_he_cites() -> None:
    text = "A spokesman, citing the governor, said the bridge had fallen."
    (found,) = read_attributions(text, (0, len(text)), [(0, len(text))])
    assert (found.speaker, found.chain, found.verb) == ("A spokesman", ("the governor",), "said")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"We left," Brun said.', True),
        ("Brun said they left.", False),
        ('Brun said that "hundreds" had left.', False),
        ("Tal said: “We left.”", True),
    ],
)
def test_a_claim_within_quotation_marks_is_quoted(text: str, quoted: bool) -> None:
    (found,) = read_attributions(text, (0, len(text)), [(0, len(text))])
    assert found.quoted is quoted


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Orlovskyy", "Velian President Mikel Orlovsky", True),
        ("Orlovskiy", "Orlovskii", True),
        ("Markova", "Velia's ambassador to the U.O. Oksa Markova", True),
        ("H. Brun", "Halvard Brun", True),
        ("Mayor Halvard Brun", "Brun", True),
        ("Halvard Brun of the Vell Council", "Brun", True),
        ("The Velian military", "the Velian military", True),
        ("Velian and South Oren officials", "South Oren and Velian officials", True),
        ("Oren's defence ministry", "the Defence Ministry of Oren", True),
        ("the HUV (Velia's military intelligence)", "HUV", True),
        ("Muñoz", "Munoz", True),
        ("Orlovsky", "Orlovska", False),
        ("Mikel Orlovsky", "Olena Orlovsky", False),
        ("officials", "Velian officials", False),
        ("Velian officials", "Velian and South Oren officials", False),
        ("the governor", "Governor Brun", False),
        ("the Brun Institute", "Brun", False),
        ("Vell", "the mayor of Vell", False),
        ("the Oren Interior Ministry", "the Velian Interior Ministry", False),
        ("", "", False),
    ],
)
def test_two_names_are_one_speaker_or_not(one: str, other: str, same: bool) -> None:
    assert same_speaker(one, other) is same
    assert same_speaker(other, one) is same


VOCABULARY = (
    "the Brun Oden said that told \" “ ” , . : ; — ( ) according to He She who citing as saying but and 12 on Monday 's"
)
PROSE = st.one_of(
    st.text(max_size=150),
    st.lists(st.sampled_from([*VOCABULARY.split(), "\n", "\n\n"]), max_size=40).map(" ".join),
)


@settings(max_examples=300, deadline=None)
@given(PROSE)
def test_attributions_lie_within_the_text_and_claims_within_their_sentence(text: str) -> None:
    sentences = split_sentences(text)
    for sentence in sentences:
        for found in read_attributions(text, sentence, sentences):
            assert sentence[0] <= found.claim_start < found.claim_end <= sentence[1]
            assert text[found.speaker_start : found.speaker_end] == found.speaker


@settings(max_examples=200)
@given(PROSE, PROSE)
def test_comparing_speakers_never_raises_and_is_symmetric(one: str, other: str) -> None:
    assert same_speaker(one, other) is same_speaker(other, one)
