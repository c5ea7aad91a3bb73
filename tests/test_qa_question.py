import pytest

from qa.question import read_question

KINDS = [
    ("How many people were hurt?", "count"),
    ("What is the death toll in Maresk?", "count"),
    ("number of tanks at the border", "count"),
    ("How far is the dam from the town?", "distance"),
    ("How many kilometres separate the two armies?", "distance"),
    ("What share of the vote did the Greens win?", "share"),
    ("What percentage of voters turned out?", "share"),
    ("How long did the siege last?", "duration"),
    ("How many years did he serve?", "duration"),
    ("How much did the bridge cost?", "amount"),
    ("What was the price of the painting?", "amount"),
    ("How much would the repair of the bridge cost?", "amount"),
    ("What was Varn Steel's revenue in the third quarter?", "amount"),
    ("How many tonnes of salt lay in the shed?", "measure"),
    ("How many hectares burned?", "measure"),
    ("What is the release date for the film?", "date"),
    ("How old is the mayor?", "age"),
    ("What is the age of the suspect?", "age"),
    ("How many people under the age of 18 were hurt?", "count"),
    ("How many drivers paid a fine of 500 euros?", "count"),
    ("When did the number of cases reach 1,000?", "date"),
    ("When was the price of bread raised?", "date"),
    ("Where was the share of nuclear power cut?", "place"),
    ("Which country has the highest share of nuclear power?", "place"),
    ("How tall is the tower?", "measure"),
    ("When did the dam fail?", "date"),
    ("Which year was it built?", "date"),
    ("And when did she say it?", "date"),
    ("At what time did the ferry leave?", "time"),
    ("Who said that the dam was safe?", "speaker"),
    ("According to whom was it safe?", "speaker"),
    ("Who is the director of the museum?", "person"),
    ("Which minister resigned?", "person"),
    ("Where did the ship run aground?", "place"),
    ("In which country is Maresk?", "place"),
    ("What did the governor say about the dam?", "quote"),
    ("How did the union respond?", "quote"),
    ("Why did the dam fail?", "reason"),
    ("What caused the fire?", "reason"),
    ("What made the tower lean?", "reason"),
    ("What prompted the inquiry?", "reason"),
    ("Was anyone hurt?", "yesno"),
    ("Didn't the captain know?", "yesno"),
    ("Was anyone killed or injured?", "yesno"),
    ("Did he resign, or not?", "yesno"),
    ("Were any schools, hospitals, or homes damaged?", "yesno"),
    ("Was it an accident, or was it arson?", "text"),
    ("Is the vote on Monday or on Tuesday?", "text"),
    ("Did the shoe belong to a man or a woman?", "text"),
    ("Was the profit above or below what was expected?", "text"),
    ("List the towns that were flooded", "list"),
    ("What happened in Maresk?", "text"),
    ("Maresk flood", "text"),
    ("In which part of Maresk was it?", "place"),
    ("Which towns were flooded?", "list"),
    ("How did the mayor describe the number of dead?", "quote"),
    ("What is the plan, in Tarrow's words?", "quote"),
    ("Who predicted that the number of dead would rise?", "speaker"),
    ("Who puts the cost of the strike at 2 million a day?", "speaker"),
    ("Why was the number of dead lowered?", "reason"),
    ("What did the Courier put right in its piece on the cost of the dam?", "text"),
    ("How long is the bridge over the Tesk?", "length"),
    ("How long is the road closed?", "duration"),
    ("What was the highest wind speed?", "measure"),
    ("How much extra did the winner earn?", "amount"),
    ("What ransom was paid?", "amount"),
    ("What is the bill for the flood, in euros?", "amount"),
    ("At what depth did the quake occur?", "measure"),
    ("What turnout did the commission give?", "measure"),
    ("What was the police estimate of the crowd?", "measure"),
]


@pytest.mark.parametrize(("question", "kind"), KINDS)
def test_a_question_s_words_tell_what_kind_of_thing_it_asks_for(question: str, kind: str) -> None:
    assert read_question(question).kind == kind


@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("How many North Velmoran troops are in Orla?", "troop"),
        ("What is the number of bridges that burned?", "bridg"),
        ("How many people have left?", "peopl"),
        ("How far is it?", None),
        ("How big is the Velmoran contingent in Orla?", "troop"),
        ("Compare the estimates of Velmoran troop numbers", "troop"),
        # What has a unit is measured: only what it is of is counted.
        ("How many tonnes of rice were burnt?", "rice"),
        ("How many litres of milk are left?", "milk"),
        ("How many miles is it to Orla?", None),
        ("How many years did he get?", None),
        ("How many soldiers of the Army of the North were hurt?", "troop"),
        ("How many wounded people taken in by the clinic have died?", "peopl"),
        # What they do or did not do is not what is counted.
        ("What percentage of children using the spray got nosebleeds?", "child"),
        ("How many emergency calls didn't get through?", "call"),
        ("How many vehicles use the old road bridge in Lower Orla each day?", "car"),
        ("How many people cross the border at Velmora each week?", "peopl"),
        ("How many young women run the farms of the valley?", "women"),
        ("How many fire engines were sent?", "engin"),
        ("What share of voters backs the plan?", "vote"),
        ("What percentage of Velmorans supports negotiating with Tolm?", "velmor"),
        ("What share of sales comes from bakery?", "sell"),
        ("What share of sports clubs has closed?", "club"),
    ],
)
def test_a_count_knows_what_it_counts(question: str, head: str | None) -> None:
    counted = read_question(question).counted
    assert (counted[-1] if counted else None) == head


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many tonnes of rice were burnt?", "measure"),
        ("How many miles is it to Orla?", "distance"),
        ("How many euros did it cost?", "amount"),
        ("How many hours did it last?", "duration"),
        ("How many ships sank?", "count"),
    ],
)
def test_a_unit_tells_what_is_measured(question: str, kind: str) -> None:
    assert read_question(question).kind == kind


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Is it OK to swim in Orla?", ("Orla",)),
        ("Who is the CEO of Norhal Foods?", ("Norhal Foods",)),
        ("Was the MP for Maresk there?", ("Maresk",)),
        ("Was it on TV?", ()),
        ("Number of troops in Orla", ("Orla",)),
        ("Cause of the fire in Orla", ("Orla",)),
        ("Who leads the HUV?", ("HUV",)),
        ("Names of the members of Brandt's group who voted against it?", ("Brandt",)),
        ("Alcohol-free share of Talvik's sales?", ("Talvik",)),
        ("What did the judge tell Quay? Word for word please.", ("Quay",)),
        ("What had the shed turned into, according to Quay? Exact words.", ("Quay",)),
    ],
)
def test_what_is_short_for_common_words_is_no_name(question: str, names: tuple[str, ...]) -> None:
    assert read_question(question).names == names


@pytest.mark.parametrize(
    "asked",
    [
        "Can you tell me how many ships sank?",
        "Please tell us how many ships sank?",
        "Do you know how many ships sank?",
        "I'd like to know how many ships sank?",
    ],
)
def test_a_question_asked_politely_is_the_question_asked_plainly(asked: str) -> None:
    assert read_question(asked) == read_question("how many ships sank?")


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Compare the dams of Orla and Maresk", ("Orla", "Maresk")),
        ("Beginning in what year was the dam of Orla rebuilt?", ("Orla",)),
        ("Starting in which month does Maresk ration water?", ("Maresk",)),
    ],
)
def test_an_order_or_a_verb_at_the_start_of_a_question_is_no_name(question: str, names: tuple[str, ...]) -> None:
    assert read_question(question).names == names


@pytest.mark.parametrize("name", ["United States", "U.S.", "America"])
def test_a_state_is_one_subject_by_each_of_its_names(name: str) -> None:
    question = read_question(f"How many troops did the {name} send?")
    assert question.name_subjects == {"americ"}
