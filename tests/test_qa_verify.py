"""The gate for free text, on invented people and places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.dates import read_periods
from qa.names import name_runs
from qa.numbers import read_quantities
from qa.speech import read_attributions
from qa.verify import Quoted, check_clause, clauses, locate_quote

PUBLISHED = date(2031, 3, 12)  # a Wednesday
COURIER = "The Vell Courier"
AUTHOR = "Ines Dorrel"


@dataclass(frozen=True)
class Row:
    clause: str
    quote: str
    rule: str | None = None
    """The rule that fails; None where the clause passes."""
    speaker: str | None = None
    context: str = ""
    published: date | None = PUBLISHED

    def quoted(self) -> Quoted:
        return Quoted(
            quote=self.quote,
            speaker=self.speaker,
            published=self.published,
            publisher=COURIER,
            authors=(AUTHOR,),
            title="Dam gives way above Port Vell",
            context=self.context or self.quote,
        )


TOLL = "The dam above Port Vell broke on Monday, killing at least 12 people, the Velian Interior Ministry said."
BRUN = "Halvard Brun, the mayor of Port Vell, said that more than 400 homes had been flooded."
DENIAL = "Orenia denied that its troops had crossed the Ist river on March 3."
HEDGE = "The army has reportedly taken back 40% of the territory that Orenia captured in August."
MIXED = (
    "Gov. Ada Voss reported on March 1 that two bridges had already been closed, "
    "but did not specify when they would reopen."
)
QUOTATION = '"We have lost everything, and nobody has come to help us," Mira Tal told the Lakeside Herald.'
ADDRESS = (
    "President Ilse Varn will travel to Ekor on Friday and may meet the Orenian leader, her spokesman Tam Orre said."
)
PLAIN = "The reservoir supplies 60,000 households in Port Vell and was built between 1961 and 1968."
BUDGET = "The Fisheries Board cut the herring quota by 12% to 34,000 tonnes in February, according to a statement."
CHAIN = "A spokesman, citing the governor, said the tunnel would not open before May."
STRIKE = "Orenian drones hit an oil depot near Ekor overnight, causing a fire but no casualties, Ekor police said."
FACILITY = "The depot, which was not damaged, lies about 170 kilometers (107 miles) from the border with Orenia."
OFFICIALS = "Velian and Orenian officials have previously said that more than 10,000 Sundran troops are in Orenia."
COURT = "The court in Ekor sentenced Jon Raal, 47, to 15 years in prison on Tuesday. Raal did not speak at the hearing."
PROBE = "The probe Meridel passed the comet at a distance of 3,100 km on March 9, the Halden Space Institute announced."
VOTE = "Turnout was 61%, election officials said. The Reform Party won 48 of 120 seats, two more than in 2027."
MUSEUM = "Thieves took three paintings from the Lund Museum at 4:15 a.m. on Sunday. Police have not made any arrests."
BANK = "Analysts at Tessel Bank expect that interest rates will fall to 2.5% by the end of 2031."
SCHOOL = "The ministry failed to open 14 schools in September, the auditor general, Pella Dunn, wrote in her report."
TALKS = (
    "Talks between Velia and Orenia resumed on March 10 in Sel Harbour. "
    "Neither side would say how long they might last."
)
ALLEGED = "Prosecutors allege that Jon Raal took $1.2 million in bribes from the Norvik Company."
RUNNING = '"The water came at dawn. We ran to the hill," said Mira Tal, a farmer from Lower Ist.'
PRONOUN = "Ada Voss visited the camp on Sunday. She said 900 people were living there in tents."

PASSING = [
    # What has no word to go by but its own, word for word; a word with a figure in it; a name with what stands beside.
    Row("She did not say when.", "The dam broke on Monday. She did not say when."),
    Row("He did not say why.", "He did not say why."),
    Row("The phone was sold with 4a.", "The phone was sold with 4a."),
    Row("New Vell Bank chief Ada Voss resigned.", "Monday: New Vell Bank chief Ada Voss resigned."),
    # The words of the quote, and paraphrases that keep its figures, names, dates and speaker.
    Row(
        "The dam above Port Vell broke on Monday, killing at least 12 people, the Velian Interior Ministry said.", TOLL
    ),
    Row("At least 12 people were killed when the dam above Port Vell broke, the Velian Interior Ministry said.", TOLL),
    Row("According to the Velian Interior Ministry, the dam broke on Monday, killing at least 12 people.", TOLL),
    Row("According to the Velian Interior Ministry, at least 12 people died in the dam break.", TOLL),
    Row("The Velian Interior Ministry said that the dam broke on March 10.", TOLL),
    Row("The Velian Interior Ministry said that the dam broke on 10 March 2031.", TOLL),
    Row("The Velian Interior Ministry said that the dam broke in March 2031.", TOLL),
    Row("The Velian Interior Ministry said that the dam broke in 2031.", TOLL),
    Row("At least 12 people were killed, the Velian Interior Ministry said (The Vell Courier, 12 March 2031).", TOLL),
    Row("At least 12 people were killed, the Velian Interior Ministry said (The Vell Courier).", TOLL),
    Row("At least 12 people were killed, the Velian Interior Ministry said (Ines Dorrel, The Vell Courier).", TOLL),
    Row("More than 400 homes had been flooded, said Halvard Brun, the mayor of Port Vell.", BRUN),
    Row("More than 400 homes had been flooded, according to Brun.", BRUN),
    Row("Mayor Halvard Brun said more than 400 homes had been flooded.", BRUN),
    Row("Brun said that more than 400 homes had been flooded.", BRUN),
    Row("Orenia denied that its troops had crossed the Ist river on March 3.", DENIAL),
    Row("Orenia denied that its troops had crossed the Ist river in March.", DENIAL),
    Row("Orenia denied its troops had crossed the Ist.", DENIAL),
    Row("The army has reportedly taken back 40% of the territory that Orenia captured in August.", HEDGE),
    Row("Reportedly, the army has taken back 40% of the territory.", HEDGE),
    Row("Orenia captured the territory in August.", HEDGE),
    Row("Orenia captured the territory in August 2030.", HEDGE),
    Row("Gov. Ada Voss reported on March 1 that two bridges had already been closed.", MIXED),
    Row("Voss did not specify when the bridges would reopen.", MIXED),
    Row("Ada Voss reported that two bridges had been closed, but did not specify when they would reopen.", MIXED),
    Row("“Nobody has come to help us,” Mira Tal told the Lakeside Herald.", QUOTATION),
    Row('Tal said: "We have lost everything."', QUOTATION),
    Row("Mira Tal told the Lakeside Herald that nobody had come to help.", QUOTATION),
    Row("President Ilse Varn will travel to Ekor on Friday, her spokesman Tam Orre said.", ADDRESS),
    Row("According to her spokesman, Tam Orre, Varn may meet the Orenian leader.", ADDRESS),
    Row("Varn will travel to Ekor on Friday and may meet the Orenian leader, Orre said.", ADDRESS),
    Row("The reservoir supplies 60,000 households in Port Vell.", PLAIN),
    Row("The reservoir was built between 1961 and 1968.", PLAIN),
    Row("The reservoir supplies 60,000 households (The Vell Courier, 12 March 2031).", PLAIN),
    Row("The Vell Courier reported that the reservoir supplies 60,000 households.", PLAIN),
    Row("The Vell Courier reported on 12 March 2031 that the reservoir supplies 60,000 households.", PLAIN),
    Row("According to The Vell Courier, the reservoir was built between 1961 and 1968.", PLAIN),
    Row("Ines Dorrel reported that the reservoir supplies 60,000 households.", PLAIN),
    Row("According to the article, the reservoir supplies 60,000 households.", PLAIN),
    Row("The Fisheries Board cut the herring quota by 12%, according to a statement.", BUDGET),
    Row("According to a statement, the Fisheries Board cut the herring quota to 34,000 tonnes in February.", BUDGET),
    Row("According to a statement, the herring quota was cut to 34,000 tonnes in February 2031.", BUDGET),
    Row("A spokesman, citing the governor, said the tunnel would not open before May.", CHAIN),
    Row("The tunnel would not open before May, a spokesman said, citing the governor.", CHAIN),
    Row("Orenian drones hit an oil depot near Ekor overnight, Ekor police said.", STRIKE),
    Row("The drones caused a fire but no casualties, Ekor police said.", STRIKE),
    Row("Ekor police said there were no casualties.", STRIKE),
    Row("The depot lies about 170 kilometers from the border with Orenia.", FACILITY),
    Row("The depot lies about 107 miles from the border with Orenia.", FACILITY, "number"),
    Row("The depot was not damaged.", FACILITY),
    Row("The depot, which was not damaged, lies about 170 kilometers (107 miles) from the border.", FACILITY),
    Row("Velian and Orenian officials have said that more than 10,000 Sundran troops are in Orenia.", OFFICIALS),
    Row("More than 10,000 Sundran troops are in Orenia, according to Velian and Orenian officials.", OFFICIALS),
    Row("More than 10,000 Sundran troops are in Orenia, according to Orenian and Velian officials.", OFFICIALS),
    Row("The court in Ekor sentenced Jon Raal to 15 years in prison on Tuesday.", COURT),
    Row("Raal was sentenced to 15 years in prison on March 11.", COURT),
    Row("Raal did not speak at the hearing.", COURT),
    Row("Jon Raal, 47, was sentenced to 15 years in prison and did not speak at the hearing.", COURT),
    Row("The probe passed the comet at a distance of 3,100 km, the Halden Space Institute announced.", PROBE),
    Row("Meridel passed the comet on March 9, the Halden Space Institute said.", PROBE),
    Row("Meridel passed the comet on 9 March 2031, according to the Halden Space Institute.", PROBE),
    Row("Turnout was 61%, according to election officials.", VOTE),
    Row("The Reform Party won 48 of 120 seats.", VOTE),
    Row("Thieves took three paintings from the Lund Museum on Sunday.", MUSEUM),
    Row("Three paintings were taken from the Lund Museum at 4:15 a.m. on Sunday.", MUSEUM),
    Row("Police have not made any arrests.", MUSEUM),
    Row("Analysts at Tessel Bank expect interest rates will fall to 2.5% by the end of 2031.", BANK),
    Row("The ministry failed to open 14 schools in September, Pella Dunn wrote.", SCHOOL),
    Row("According to the auditor general, Pella Dunn, the ministry failed to open 14 schools.", SCHOOL),
    Row("Talks between Velia and Orenia resumed on March 10 in Sel Harbour.", TALKS),
    Row("Neither side would say how long the talks might last.", TALKS),
    Row("Prosecutors allege that Raal took $1.2 million in bribes from the Norvik Company.", ALLEGED),
    Row("Jon Raal took $1.2 million in bribes, prosecutors allege.", ALLEGED),
    Row("“We ran to the hill,” said Mira Tal.", RUNNING),
    Row("Mira Tal, a farmer from Lower Ist, said the water came at dawn.", RUNNING),
    Row("Ada Voss said 900 people were living there in tents.", PRONOUN),
    Row("Ada Voss visited the camp on Sunday.", PRONOUN),
    Row("Voss visited the camp on March 9.", PRONOUN),
    # A quote cut out of its sentence, and a speaker named in the sentences around.
    Row("More than 400 homes had been flooded, Brun said.", "more than 400 homes had been flooded", context=BRUN),
    Row(
        "Ada Voss said 900 people were living there.",
        "She said 900 people were living there in tents.",
        context=PRONOUN,
    ),
    Row("Voss said 900 people were living in tents.", "900 people were living there in tents", speaker="Ada Voss"),
    Row("“Nobody was hurt,” said Lena Ost.", '"Nobody was hurt."', speaker="Lena Ost"),
    # Marks and dashes of another kind, names in another transliteration, possessives.
    Row("“The dam - our dam - is safe,” Oden said.", '"The dam — our dam — is safe," Oden said.'),
    Row("President Orlovskyy said the port was open.", "President Mikel Orlovsky said the port was open."),
    Row("The port of Ekor was open, Velia's coast guard said.", "Velia’s coast guard said the port of Ekor was open."),
    Row("Rescuers pulled nine survivors from the mud.", "In Ekor, rescuers pulled nine survivors from the mud."),
    Row("The ferry may sail on Saturday.", "The ferry may sail on Saturday, weather permitting."),
    Row("No. 3 reactor was shut down.", "Engineers shut down the No. 3 reactor. It was shut down on Friday."),
    Row("The army was not only late but also lost.", "The army was not only late but also lost."),
    Row("“Up to 40” buses were burned.", "“Up to 40” buses were burned in Ekor."),
    Row("The toll is 14.", "The toll is 14."),
    Row("Ines Dorrel wrote the article.", "Ines Dorrel"),
    Row("The article was published by The Vell Courier.", "The Vell Courier"),
    Row("The strike has been called off.", "On Tuesday night the strike was called off by the union."),
    Row("Velia's exports fell 3% last year.", "Exports of Velia fell 3% last year."),
    Row(
        "“Hundreds” of Sundran soldiers are fighting.",
        'The envoy saw "hundreds" of Sundran soldiers, who are fighting.',
    ),
]

FAILING = [
    # Numbers: bounds, comparator, unit, what is counted, no arithmetic, no rounding, no conversion.
    Row("At least 13 people were killed, the Velian Interior Ministry said.", TOLL, "number"),
    Row("More than 12 people were killed, the Velian Interior Ministry said.", TOLL, "number"),
    Row("12 people were killed, the Velian Interior Ministry said.", TOLL, "number"),
    Row("At most 12 people were killed, the Velian Interior Ministry said.", TOLL, "number"),
    Row("At least 12 soldiers were killed, the Velian Interior Ministry said.", TOLL, "number"),
    Row("At least a dozen houses were lost, the Velian Interior Ministry said.", TOLL, "number"),
    Row("More than 40 homes had been flooded, Brun said.", BRUN, "number"),
    Row("More than 400,000 homes had been flooded, Brun said.", BRUN, "number"),
    Row("Some 400 homes had been flooded, Brun said.", BRUN, "number"),
    Row("The depot lies about 171 kilometers from the border with Orenia.", FACILITY, "number"),
    Row("The depot lies about 170 miles from the border with Orenia.", FACILITY, "number"),
    Row("The depot lies about 170,000 meters from the border with Orenia.", FACILITY, "number"),
    Row("Turnout was 39%, election officials said.", VOTE, "number"),
    Row("The Reform Party won 40% of the seats.", VOTE, "number"),
    Row("The Reform Party won 72 seats fewer than the others.", VOTE, "number"),
    Row("Raal was sentenced to 15 months in prison.", COURT, "number"),
    Row("Raal, 48, was sentenced to 15 years in prison.", COURT, "number"),
    Row("The herring quota was cut by 12 tonnes, according to a statement.", BUDGET, "number"),
    Row("The herring quota was cut to 38,636 tonnes, according to a statement.", BUDGET, "number"),
    Row("Prosecutors allege that Raal took €1.2 million in bribes.", ALLEGED, "number"),
    Row("Prosecutors allege that Raal took $12 million in bribes.", ALLEGED, "number"),
    Row("Thieves took four paintings from the Lund Museum on Sunday.", MUSEUM, "number"),
    Row("More than 10,000 Orenian tanks are in Orenia, Velian and Orenian officials said.", OFFICIALS, "number"),
    # Dates: the same day, or the month or year around it.
    Row("The Velian Interior Ministry said that the dam broke on March 11.", TOLL, "date"),
    Row("The Velian Interior Ministry said that the dam broke on Tuesday.", TOLL, "date"),
    Row("The Velian Interior Ministry said that the dam broke in April 2031.", TOLL, "date"),
    Row("The Velian Interior Ministry said that the dam broke on 10 March 2030.", TOLL, "date"),
    Row("Orenia denied that its troops had crossed the Ist river on March 4.", DENIAL, "date"),
    Row("Orenia captured the territory in September.", HEDGE, "date"),
    Row("Orenia captured the territory on August 12.", HEDGE, "date"),
    Row("Orenia captured the territory in August 2031.", HEDGE, "date"),
    Row("The reservoir was built between 1961 and 1969.", PLAIN, "date"),
    Row("Raal was sentenced to 15 years in prison on Wednesday.", COURT, "date"),
    Row("Raal was sentenced to 15 years in prison on March 12.", COURT, "date"),
    Row("Meridel passed the comet on March 8, the Halden Space Institute said.", PROBE, "date"),
    Row("Talks between Velia and Orenia resumed in Sel Harbour in 2030.", TALKS, "date"),
    Row("Thieves took three paintings at 4:50 a.m. on Sunday.", MUSEUM, "date"),
    Row("The dam broke on 10 March 2031.", "The dam broke on Monday.", "date", published=None),
    Row("The reservoir was built on 12 March 2031.", PLAIN, "date"),
    # Names: each stands in the quote, whole; the outlet's only where it reports.
    Row("The reservoir supplies 60,000 households in Ekor.", PLAIN, "name"),
    Row("The reservoir supplies 60,000 households in Port Oden.", PLAIN, "name"),
    Row("Jonas Raal was sentenced to 15 years in prison.", COURT, "name"),
    Row("Talks between Velia and Sundra resumed on March 10.", TALKS, "name"),
    Row("Thieves took three paintings from the Halden Museum.", MUSEUM, "name"),
    Row("The Labour Party won 48 of 120 seats.", VOTE, "name"),
    Row("The reservoir of The Vell Courier supplies 60,000 households.", PLAIN, "name"),
    Row("Ines Dorrel built the reservoir between 1961 and 1968.", PLAIN, "name"),
    Row("The reservoir supplies 60,000 households (The Ekor Times).", PLAIN, "name"),
    Row("Sundran troops are in Korvia, Oden said.", "Sundran troops are in South Korvia, Oden said.", "name"),
    Row("Brun was closed in May.", "The Brun Institute was closed in May.", "name"),
    Row("The dam above Port Vell gives way in Ist.", PLAIN, "name"),
    # Negation and hedge.
    Row("Raal spoke at the hearing.", COURT, "negation"),
    Row("Police have made arrests.", MUSEUM, "negation"),
    Row("The depot was damaged.", FACILITY, "negation"),
    Row("The depot does not lie about 170 kilometers from the border.", FACILITY, "negation"),
    Row("Voss did specify when they would reopen.", MIXED, "negation"),
    Row("Orenian drones never hit an oil depot near Ekor, Ekor police said.", STRIKE, "negation"),
    Row("Orenia confirmed that its troops had crossed the Ist river on March 3.", DENIAL, "negation"),
    Row("Orenia's troops had crossed the Ist river on March 3.", DENIAL, "negation"),
    Row("The army has taken back 40% of the territory.", HEDGE, "negation"),
    Row("The reservoir reportedly supplies 60,000 households in Port Vell.", PLAIN, "negation"),
    Row("Varn travelled to Ekor on Friday, Orre said.", ADDRESS, "negation"),
    Row("Varn may travel to Ekor on Friday, Orre said.", ADDRESS, "negation"),
    Row("Varn will meet the Orenian leader, Orre said.", ADDRESS, "negation"),
    Row("The ministry managed to open 14 schools in September, Pella Dunn wrote.", SCHOOL, "negation"),
    Row("Both sides would say how long they might last.", TALKS, "number"),
    Row("The tunnel would open before May, a spokesman said.", CHAIN, "negation"),
    Row("Raal took $1.2 million in bribes, prosecutors said.", ALLEGED, "negation"),
    Row("The ferry sails on Saturday.", "The ferry may sail on Saturday.", "negation"),
    Row("Ekor was taken.", "Ekor was not taken, but Lund was taken.", "negation"),
    Row("Orenia attacked, but Velia did not retreat.", "Orenia did not attack, but Velia retreated.", "negation"),
    Row("The road was closed.", "The planned road was closed.", "negation"),
    Row("She did not say when.", "She said when.", "negation"),
    Row("She did not say when.", "The dam broke on Monday.", "negation"),
    Row("The phone was sold with 4b.", "The phone was sold with 4a.", "number"),
    Row("The phone was sold with 4.", "The phone was sold with 4a.", "number"),
    Row(
        "Its troops had crossed the river.",
        "its troops had crossed the river",
        "negation",
        context="Oden denied that its troops had crossed the river.",
    ),
    # Speakers: named as in the source, neither changed, dropped nor added.
    Row("At least 12 people were killed, the Orenian Interior Ministry said.", TOLL, "speaker"),
    Row("At least 12 people were killed, Halvard Brun said.", TOLL, "speaker"),
    Row("At least 12 people were killed.", TOLL, "speaker"),
    Row("More than 400 homes had been flooded.", BRUN, "speaker"),
    Row("More than 400 homes had been flooded, according to officials.", BRUN, "speaker"),
    Row("Governor Halvard Brun said more than 400 homes had been flooded.", BRUN, "speaker"),
    Row("The Vell Courier reported that more than 400 homes had been flooded.", BRUN, "speaker"),
    Row("More than 10,000 Sundran troops are in Orenia, according to officials.", OFFICIALS, "speaker"),
    Row("More than 10,000 Sundran troops are in Orenia, according to Velian officials.", OFFICIALS, "speaker"),
    Row("More than 10,000 Sundran troops are in Orenia.", OFFICIALS, "speaker"),
    Row("The tunnel would not open before May, according to the governor.", CHAIN, "speaker"),
    Row("The tunnel would not open before May.", CHAIN, "speaker"),
    Row("Varn said that she will travel to Ekor on Friday.", ADDRESS, "speaker"),
    Row("The reservoir supplies 60,000 households, Halvard Brun said.", PLAIN, "speaker"),
    Row("“We ran to the hill,” said Ada Voss.", RUNNING, "speaker"),
    Row("Halvard Brun said 900 people were living there in tents.", PRONOUN, "speaker"),
    Row("He said 900 people were living there in tents.", PRONOUN, "speaker"),
    Row("The Lakeside Herald said nobody had come to help.", QUOTATION, "speaker"),
    Row("Olena Orlovska said the port was open.", "Mikel Orlovsky said the port was open.", "speaker"),
    Row("900 people were living in tents.", "900 people were living there in tents", "speaker", speaker="Ada Voss"),
    # Quotations: word for word.
    Row("“We have lost our homes,” Mira Tal told the Lakeside Herald.", QUOTATION, "quote"),
    Row("“Nobody will come to help us,” Mira Tal told the Lakeside Herald.", QUOTATION, "quote"),
    Row("“Everything is lost,” Mira Tal said.", QUOTATION, "quote"),
    Row("Brun said that “hundreds” of homes had been flooded.", BRUN, "quote"),
    # Spliced from sentences that do not follow each other.
    Row(
        "The ferry sank on Sunday with 30 passengers.",
        "The ferry left Ekor on Sunday. It was raining. The captain was asleep. The ferry sank with 30 passengers.",
        "spliced",
    ),
    Row(
        "The mill in Lund burned down in 2029.",
        "The mill in Lund opened in 2029. It made paper. Forty people worked there. The mill burned down.",
        "spliced",
    ),
    # About something else.
    Row("Schools remain shut.", PLAIN, "unsupported"),
    Row("Officials were deeply concerned by the developments.", PLAIN, "unsupported"),
    Row("The reservoir was drained after a leak poisoned fish downstream.", PLAIN, "unsupported"),
    Row("Brun said the weather was awful.", BRUN, "unsupported"),
    Row("Port Vell celebrated.", PLAIN, "unsupported"),
    Row("It is so.", PLAIN, "unsupported"),
]

ROWS = [*PASSING, *FAILING]


def test_the_table_has_at_least_150_pairs_about_half_of_which_pass() -> None:
    passing = sum(row.rule is None for row in ROWS)
    assert len(ROWS) >= 150
    assert 0.4 <= passing / len(ROWS) <= 0.6


@pytest.mark.parametrize("row", [row for row in ROWS if row.rule is None], ids=lambda row: row.clause)
def test_what_the_quote_carries_passes(row: Row) -> None:
    assert check_clause(row.clause, [row.quoted()]) is None


@pytest.mark.parametrize("row", [row for row in ROWS if row.rule], ids=lambda row: row.clause)
def test_what_the_quote_does_not_carry_fails_by_its_rule(row: Row) -> None:
    failure = check_clause(row.clause, [row.quoted()])
    assert failure is not None
    assert failure.rule == row.rule, failure
    assert failure.detail
    assert "\n" not in failure.detail


# Mutations: one atom of a passing clause is changed, and it may not pass any more.

OTHER_NUMBER = {
    "two": "three",
    "three": "five",
    "nine": "ten",
    "12": "13",
    "hundreds": "thousands",
    "no": "two",
    "both": "three",
}
OTHER_MONTH = {"march": "April", "august": "July", "february": "January", "september": "October", "may": "June"}
OTHER_DAY = {
    "monday": "Thursday",
    "friday": "Thursday",
    "tuesday": "Thursday",
    "sunday": "Thursday",
    "saturday": "Thursday",
}
STRANGER = "Pavo Zell"
NEGATION = re.compile(
    r"\b(?:did not|does not|have not|has not|was not|were not|would not|not|no|nobody|never|neither)\b\s*", re.I
)
AUXILIARY = re.compile(r"\b(?:was|were|has|have|had|is|are|will|may|would)\b")
HEDGE_WORD = re.compile(r"\b(?:[Rr]eportedly,? |may |will |would |might |allege\b)")
FINITE_VERB = re.compile(
    r"\b(?:was|were|has|have|had|is|are|supplies|broke|passed|won|took|visited|hit|lies|denied|caused|cut)\b"
)


def changed_digits(row: Row) -> Iterator[str]:
    for quantity in read_quantities(row.clause):
        for digit in re.finditer(r"\d", row.clause[quantity.value_start : quantity.value_end]):
            at = quantity.value_start + digit.start()
            yield row.clause[:at] + str((int(digit.group()) + 1) % 9 + 1) + row.clause[at + 1 :]
        words = row.clause[quantity.value_start : quantity.value_end]
        for word, other in OTHER_NUMBER.items():
            if re.fullmatch(word, words, re.I):
                yield row.clause[: quantity.value_start] + other + row.clause[quantity.value_end :]
        for comparator in ("More than ", "more than ", "At least ", "at least ", "about "):
            if words.startswith(comparator):
                yield row.clause.replace(comparator, "", 1)
                yield row.clause.replace(comparator, "fewer than ", 1)


def changed_dates(row: Row) -> Iterator[str]:
    for period in read_periods(row.clause, row.published):
        words = row.clause[period.start : period.end]
        for digits in re.finditer(r"\d+", words):
            at = period.start + digits.start()
            yield row.clause[:at] + str(int(digits.group()) + 1) + row.clause[at + len(digits.group()) :]
        for table in (OTHER_MONTH, OTHER_DAY):
            for word in re.finditer(r"[A-Za-z]+", words):
                if other := table.get(word.group().lower()):
                    at = period.start + word.start()
                    yield row.clause[:at] + other + row.clause[at + len(word.group()) :]


def changed_names(row: Row) -> Iterator[str]:
    for start, end in name_runs(row.clause):
        last = max(row.clause.rfind(" ", start, end) + 1, start)
        yield row.clause[:last] + "Zorvath" + row.clause[end:]
        yield row.clause[:start] + "Zorvath" + row.clause[end:]


def changed_speakers(row: Row) -> Iterator[str]:
    found = read_attributions(row.clause, (0, len(row.clause)), [(0, len(row.clause))])
    for attribution in found:
        yield row.clause[: attribution.speaker_start] + STRANGER + row.clause[attribution.speaker_end :]
    if not found:
        yield f"{row.clause.rstrip('.')}, {STRANGER} said."
        yield f"{STRANGER} said that {row.clause[0].lower()}{row.clause[1:]}"


def changed_negations(row: Row) -> Iterator[str]:
    if denied := re.search(r"\bdenied\b", row.clause):
        yield row.clause[: denied.start()] + "confirmed" + row.clause[denied.end() :]
    if negation := NEGATION.search(row.clause):
        if "not only" not in row.clause and "No. 3" not in row.clause:
            yield row.clause[: negation.start()] + row.clause[negation.end() :]
    elif auxiliary := AUXILIARY.search(row.clause):
        yield f"{row.clause[: auxiliary.end()]} not{row.clause[auxiliary.end() :]}"
        yield f"{row.clause[: auxiliary.end()]} never{row.clause[auxiliary.end() :]}"


def changed_hedges(row: Row) -> Iterator[str]:
    if hedge := HEDGE_WORD.search(row.clause):
        yield row.clause[: hedge.start()] + row.clause[hedge.end() :]
    elif verb := FINITE_VERB.search(row.clause):
        yield f"{row.clause[: verb.start()]}reportedly {row.clause[verb.start() :]}"
        yield f"{row.clause[: verb.start()]}may have {row.clause[verb.start() :]}"


MUTATORS = {
    "digit": changed_digits,
    "date": changed_dates,
    "name": changed_names,
    "speaker": changed_speakers,
    "negation": changed_negations,
    "hedge": changed_hedges,
}


def is_prose(row: Row) -> bool:
    return row.rule is None and not row.quoted().is_field


MUTATIONS = [
    pytest.param(row, changed, id=f"{atom}: {changed}")
    for atom, mutate in MUTATORS.items()
    for row in ROWS
    if is_prose(row)
    for changed in dict.fromkeys(mutate(row))
    if changed != row.clause
]


@pytest.mark.parametrize(("row", "changed"), MUTATIONS)
def test_a_passing_clause_with_one_atom_changed_fails(row: Row, changed: str) -> None:
    assert check_clause(changed, [row.quoted()]) is not None


def test_every_kind_of_atom_is_mutated_often_enough_to_mean_something() -> None:
    for atom, mutate in MUTATORS.items():
        assert sum(1 for row in ROWS if is_prose(row) for _ in mutate(row)) >= 15, atom


# Several quotes, clauses, and quotes within an article.


def test_one_of_several_quotes_is_enough() -> None:
    quotes = [Row("", quote).quoted() for quote in (BRUN, PLAIN)]
    assert check_clause("The reservoir supplies 60,000 households in Port Vell.", quotes) is None


def test_parts_from_two_quotes_do_not_make_one() -> None:
    quotes = [
        Row("", quote).quoted() for quote in ("The ferry sank on Sunday.", "The bus with 30 passengers left Ekor.")
    ]
    failure = check_clause("The ferry with 30 passengers sank on Sunday.", quotes)
    assert failure is not None
    assert failure.rule == "spliced"


def test_a_clause_that_cites_nothing_fails_for_want_of_a_quote() -> None:
    failure = check_clause("The reservoir supplies 60,000 households.", [])
    assert failure is not None
    assert failure.rule == "quote"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam broke [1].", [("The dam broke", (1,))]),
        ("The dam broke. [1]", [("The dam broke.", (1,))]),
        ("The dam broke [1], and 12 people died [2].", [("The dam broke", (1,)), ("and 12 people died", (2,))]),
        ("The dam broke [1][2].", [("The dam broke", (1, 2))]),
        ("The dam broke [1, 3].", [("The dam broke", (1, 3))]),
        ("The dam broke [1], [2].", [("The dam broke", (1, 2))]),
        ("The dam broke. It was old [1].", [("The dam broke.", ()), ("It was old", (1,))]),
        ("The dam broke [1]. It was old.", [("The dam broke", (1,)), ("It was old.", ())]),
        ("- The dam broke [1]\n- It was old [2]", [("The dam broke", (1,)), ("It was old", (2,))]),
        ("Gov. Voss left on Dec. 3 [1].", [("Gov. Voss left on Dec. 3", (1,))]),
        ("", []),
        ("[1]", []),
    ],
)
def test_an_answer_is_cut_into_clauses_with_their_markers(
    text: str, expected: list[tuple[str, tuple[int, ...]]]
) -> None:
    assert clauses(text) == expected


@pytest.mark.parametrize(
    ("quote", "article", "found"),
    [
        ("the dam is safe", "He said the dam is safe.", "the dam is safe"),
        ('"The dam is safe"', "He said: “The dam is safe”.", "“The dam is safe”"),
        ("“The dam is safe”", "He said the dam: The dam is safe.", "The dam is safe"),
        ("the dam - our dam - is safe", "He said the dam — our dam — is safe.", "the dam — our dam — is safe"),
        ("the dam is\nsafe", "the dam  is\u00a0safe", "the dam  is\u00a0safe"),
        ("it's safe", "it’s safe", "it’s safe"),
        ("the dam was safe", "He said the dam is safe.", None),
        ("The Dam is safe", "the dam is safe", None),
        ("100,000 troops", "190,000 troops", None),
        ("000 troops", "190,000 troops", None),
        ("90,000 troops", "190,000 troops", None),
        ("3 million", "$3 million", None),
        ("5 degrees", "-5 degrees", None),
        ("10", "10.5", None),
        ("dam", "a madam left", None),
        ("", "text", None),
        ("text", "", None),
        ("safe … dam", "safe dam", None),
    ],
)
def test_a_quote_is_found_exactly_or_not_at_all(quote: str, article: str, found: str | None) -> None:
    span = locate_quote(quote, article)
    assert (article[slice(*span)] if span else None) == found


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_a_located_quote_is_a_slice_of_the_article_that_differs_in_marks_and_space_alone(
    article: str, start: int, end: int
) -> None:
    span = locate_quote(article[start:end], article)
    if span is not None:
        assert 0 <= span[0] < span[1] <= len(article)


VOCABULARY = (
    "the dam Brun said that not Orenia 12 people , . \" “ ” ( ) [1] on March 3 denied according to He — ; may 's"
)
WORDS = st.sampled_from([*VOCABULARY.split(), "\n"])
PROSE = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=30).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(PROSE, PROSE, PROSE, st.sampled_from([None, "Halvard Brun"]), st.sampled_from([None, PUBLISHED]))
def test_the_gate_never_raises(
    clause: str, quote: str, context: str, speaker: str | None, published: date | None
) -> None:
    row = Row(clause, quote, speaker=speaker, context=context, published=published)
    check_clause(clause, [row.quoted(), row.quoted()])
    clauses(clause)
