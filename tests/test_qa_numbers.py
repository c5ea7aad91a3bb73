"""Reading quantities: bounds, comparator, unit, and what is counted."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.numbers import Quantity, read_quantities, render, same_quantity, same_value

# text, the words of the value, low, high, comparator, unit, noun, kind
READ: list[tuple[str, str, float | None, float | None, str, str | None, str | None, str]] = [
    ("No child died in the trial.", "No child", 0, 0, "=", None, "child", "count"),
    # comparators
    (
        "more than 10,000 North Kerran troops are there",
        "more than 10,000",
        10000,
        None,
        ">",
        None,
        "North Kerran troops",
        "count",
    ),
    ("over 10,000", "over 10,000", 10000, None, ">", None, None, "count"),
    ("will hand over 46 prisoners", "46", 46, 46, "=", None, "prisoners", "count"),
    ("took over 12 firms", "12", 12, 12, "=", None, "firms", "count"),
    ("in excess of 300 homes", "in excess of 300", 300, None, ">", None, "homes", "count"),
    ("exceeding 50 cases", "exceeding 50", 50, None, ">", None, "cases", "count"),
    ("above 3,000 votes", "above 3,000", 3000, None, ">", None, "votes", "count"),
    ("daily losses of well over a thousand troops", "well over a thousand", 1000, None, ">", None, "troops", "count"),
    ("were younger than 16, she said", "younger than 16", None, 16, "<", "year", None, "age"),
    ("just over 10,000 newly built houses", "just over 10,000", 10000, None, ">", None, "newly built houses", "count"),
    ("at least 12", "at least 12", 12, None, ">=", None, None, "count"),
    ("no fewer than 30 boats", "no fewer than 30", 30, None, ">=", None, "boats", "count"),
    ("a minimum of 15 judges", "a minimum of 15", 15, None, ">=", None, "judges", "count"),
    ("upwards of 40 villages", "upwards of 40", 40, None, ">=", None, "villages", "count"),
    ("10,000 or more", "10,000 or more", 10000, None, ">=", None, None, "count"),
    ("100 people or more", "100 people or more", 100, None, ">=", None, "people", "count"),
    ("40+ countries", "40+", 40, None, ">=", None, "countries", "count"),
    ("up to 40", "up to 40", None, 40, "<=", None, None, "count"),
    ("as many as 70 miners", "as many as 70", None, 70, "<=", None, "miners", "count"),
    ("no more than 5 guests", "no more than 5", None, 5, "<=", None, "guests", "count"),
    ("at most 20 seats", "at most 20", None, 20, "<=", None, "seats", "count"),
    ("30 or fewer pupils", "30 or fewer", None, 30, "<=", None, "pupils", "count"),
    ("fewer than 5", "fewer than 5", None, 5, "<", None, None, "count"),
    ("less than two dozen ships", "less than two dozen", None, 24, "<", None, "ships", "count"),
    ("just under 500 members", "just under 500", None, 500, "<", None, "members", "count"),
    ("a battalion of some 600", "some 600", 600, 600, "~", None, None, "count"),
    ("around two dozen", "around two dozen", 24, 24, "~", None, None, "count"),
    ("roughly 1,500 homes", "roughly 1,500", 1500, 1500, "~", None, "homes", "count"),
    ("an estimated 300 people", "an estimated 300", 300, 300, "~", None, "people", "count"),
    ("nearly 90 vehicles", "nearly 90", 90, 90, "~", None, "vehicles", "count"),
    ("50 or so marchers", "50 or so", 50, 50, "~", None, "marchers", "count"),
    ("~200 birds", "~200", 200, 200, "~", None, "birds", "count"),
    ("more than an estimated 10,000 hens", "more than an estimated 10,000", 10000, None, ">", None, "hens", "count"),
    ("about 40 to 50 tents", "about 40 to 50", 40, 50, "range", None, "tents", "count"),
    # glued by a scrape
    (
        "he said thatmore than 10,000 North Kerran troops",
        "more than 10,000",
        10000,
        None,
        ">",
        None,
        "North Kerran troops",
        "count",
    ),
    ("the group killed12,000 seals", "12,000", 12000, 12000, "=", None, "seals", "count"),
    ("10,000troops crossed", "10,000", 10000, 10000, "=", None, "troops", "count"),
    # magnitudes
    ("1.2 million", "1.2 million", 1_200_000, 1_200_000, "=", None, None, "count"),
    ("1.5 million refugees", "1.5 million", 1_500_000, 1_500_000, "=", None, "refugees", "count"),
    ("half a million people", "half a million", 500_000, 500_000, "=", None, "people", "count"),
    ("a quarter of a million books", "a quarter of a million", 250_000, 250_000, "=", None, "books", "count"),
    ("one and a half million voters", "one and a half million", 1_500_000, 1_500_000, "=", None, "voters", "count"),
    ("a million and a half", "a million and a half", 1_500_000, 1_500_000, "=", None, None, "count"),
    ("2.5bn", "2.5bn", 2.5e9, 2.5e9, "=", None, None, "count"),
    ("2.5m people", "2.5m people", 2.5e6, 2.5e6, "=", None, "people", "count"),
    ("4M users", "4M", 4e6, 4e6, "=", None, "users", "count"),
    ("10k runners", "10k", 10_000, 10_000, "=", None, "runners", "count"),
    ("3 lakh farmers", "3 lakh", 300_000, 300_000, "=", None, "farmers", "count"),
    ("1,00,000 farmers", "1,00,000", 100_000, 100_000, "=", None, "farmers", "count"),
    ("10 000 soldiers", "10 000", 10_000, 10_000, "=", None, "soldiers", "count"),
    ("five hundred thousand hens", "five hundred thousand", 500_000, 500_000, "=", None, "hens", "count"),
    # words
    ("nine", "nine", 9, 9, "=", None, None, "count"),
    ("twenty-one days", "twenty-one days", 21, 21, "=", "day", None, "duration"),
    ("two hundred and fifty goats", "two hundred and fifty", 250, 250, "=", None, "goats", "count"),
    (
        "one million two hundred thousand",
        "one million two hundred thousand",
        1_200_000,
        1_200_000,
        "=",
        None,
        None,
        "count",
    ),
    ("a dozen eggs", "a dozen", 12, 12, "=", None, "eggs", "count"),
    ("half a dozen boats", "half a dozen", 6, 6, "=", None, "boats", "count"),
    ("zero", "zero", 0, 0, "=", None, None, "count"),
    ("a couple of hundred marchers", "a couple of hundred", 200, 200, "~", None, "marchers", "count"),
    ("a pair of boots", "a pair", 2, 2, "=", None, "boots", "count"),
    ("both sides agreed", "both sides", 2, 2, "=", None, "sides", "count"),
    # orders of magnitude
    ("dozens were hurt", "dozens", 24, 99, "range", None, None, "count"),
    ("several dozen cows", "several dozen", 36, 99, "range", None, "cows", "count"),
    ("hundreds of North Kerran troops", "hundreds", 100, 999, "range", None, "North Kerran troops", "count"),
    (
        "'hundreds of (North Kerran soldiers)' fight",
        "hundreds",
        100,
        999,
        "range",
        None,
        "North Kerran soldiers",
        "count",
    ),
    ('"hundreds" of North Kerran troops', "hundreds", 100, 999, "range", None, "North Kerran troops", "count"),
    ("several hundred cars", "several hundred", 300, 999, "range", None, "cars", "count"),
    ("thousands of homes", "thousands", 1000, 9999, "range", None, "homes", "count"),
    ("tens of thousands of people fled", "tens of thousands", 10_000, 99_999, "range", None, "people", "count"),
    ("hundreds of thousands of hens", "hundreds of thousands", 100_000, 999_999, "range", None, "hens", "count"),
    ("several ships", "several", 3, 9, "range", None, "ships", "count"),
    ("a few", "a few", 2, 9, "range", None, None, "count"),
    ("thousands of kilometres", "thousands of kilometres", 1000, 9999, "range", "km", None, "distance"),
    # ranges
    ("between 40 and 50 people", "between 40 and 50", 40, 50, "range", None, "people", "count"),
    ("40-50", "40-50", 40, 50, "range", None, None, "count"),
    ("40–50 people", "40–50", 40, 50, "range", None, "people", "count"),
    ("10,000 to 12,000", "10,000 to 12,000", 10_000, 12_000, "range", None, None, "count"),
    ("from 10,000 to 12,000 troops", "10,000 to 12,000", 10_000, 12_000, "range", None, "troops", "count"),
    ("two to three weeks", "two to three weeks", 2, 3, "range", "week", None, "duration"),
    ("three or four villages", "three or four", 3, 4, "range", None, "villages", "count"),
    ("10 to 12 million hens", "10 to 12 million", 1e7, 1.2e7, "range", None, "hens", "count"),
    ("$2-3 billion", "$2-3 billion", 2e9, 3e9, "range", "USD", None, "amount"),
    ("$1.2 to $1.4 billion", "$1.2 to $1.4 billion", 1.2e9, 1.4e9, "range", "USD", None, "amount"),
    ("5% to 7% of output", "5% to 7%", 5, 7, "range", "%", "output", "share"),
    # money
    ("$3.4 billion", "$3.4 billion", 3.4e9, 3.4e9, "=", "USD", None, "amount"),
    ("€20m", "€20m", 2e7, 2e7, "=", "EUR", None, "amount"),
    ("£5bn", "£5bn", 5e9, 5e9, "=", "GBP", None, "amount"),
    ("US$40", "US$40", 40, 40, "=", "USD", None, "amount"),
    ("EUR 3 million", "EUR 3 million", 3e6, 3e6, "=", "EUR", None, "amount"),
    ("20 million euros", "20 million euros", 2e7, 2e7, "=", "EUR", None, "amount"),
    ("5,000 pounds", "5,000 pounds", 5000, 5000, "=", "GBP", None, "amount"),
    ("The driver was fined 500 pounds", "500 pounds", 500, 500, "=", "GBP", None, "amount"),
    ("It paid for 40 pounds of", "40 pounds", 40, 40, "=", "GBP", None, "amount"),
    ("more than $3 million", "more than $3 million", 3e6, None, ">", "USD", None, "amount"),
    ("a $3.4 billion loan", "$3.4 billion", 3.4e9, 3.4e9, "=", "USD", "loan", "amount"),
    ("800 Swiss francs", "800 Swiss francs", 800, 800, "=", "CHF", None, "amount"),
    # shares
    ("40%", "40%", 40, 40, "=", "%", None, "share"),
    ("40 percent", "40 percent", 40, 40, "=", "%", None, "share"),
    ("40 per cent of the territory", "40 per cent", 40, 40, "=", "%", "territory", "share"),
    ("a 40% stake", "40%", 40, 40, "=", "%", "stake", "share"),
    ("40% higher", "40%", 40, 40, "=", "%", None, "share"),
    ("more than 80% of the residents", "more than 80%", 80, None, ">", "%", "residents", "share"),
    ("0.25 percentage points", "0.25 percentage points", 0.25, 0.25, "=", "percentage point", None, "share"),
    ("nearly half", "nearly half", 0.5, 0.5, "~", None, None, "share"),
    ("half of the army", "half", 0.5, 0.5, "=", None, "army", "share"),
    ("half its fleet", "half", 0.5, 0.5, "=", None, "fleet", "share"),
    ("a third", "a third", 1 / 3, 1 / 3, "=", None, None, "share"),
    ("two-thirds of voters", "two-thirds", 2 / 3, 2 / 3, "=", None, "voters", "share"),
    ("more than a quarter of homes", "more than a quarter", 0.25, None, ">", None, "homes", "share"),
    ("one in five", "one in five", 0.2, 0.2, "=", None, None, "share"),
    ("nine out of 10 voters", "nine out of 10", 0.9, 0.9, "=", None, "voters", "share"),
    # measures
    ("122mm Orsk rocket launcher", "122mm", 122, 122, "=", "mm", "Orsk rocket launcher", "distance"),
    ("1,000 m", "1,000 m", 1000, 1000, "=", "m", None, "distance"),
    ("the 100m hurdles", "100m", 100, 100, "=", "m", "hurdles", "distance"),
    ("within 40 km of the border", "within 40 km", None, 40, "<=", "km", None, "distance"),
    ("a 170-kilometre pipeline", "170-kilometre", 170, 170, "=", "km", "pipeline", "distance"),
    ("10 inches of rain", "10 inches", 10, 10, "=", "inch", "rain", "distance"),
    ("-5 degrees", "-5 degrees", -5, -5, "=", "degree", None, "measure"),
    ("minus five degrees", "minus five degrees", -5, -5, "=", "degree", None, "measure"),
    ("five degrees below zero", "five degrees below zero", -5, -5, "=", "degree", None, "measure"),
    ("1.5 °C", "1.5 °C", 1.5, 1.5, "=", "degree C", None, "measure"),
    ("a 6.5-magnitude earthquake", "6.5-magnitude", 6.5, 6.5, "=", "magnitude", "earthquake", "measure"),
    ("a magnitude 6.5 earthquake", "magnitude 6.5", 6.5, 6.5, "=", "magnitude", "earthquake", "measure"),
    ("20 square kilometers", "20 square kilometers", 20, 20, "=", "km2", None, "measure"),
    ("130 km/h", "130 km/h", 130, 130, "=", "km/h", None, "measure"),
    ("60 miles per hour", "60 miles per hour", 60, 60, "=", "mph", None, "measure"),
    ("10 tonnes of grain", "10 tonnes", 10, 10, "=", "tonne", "grain", "measure"),
    ("5m tonnes of wheat", "5m tonnes", 5e6, 5e6, "=", "tonne", "wheat", "measure"),
    ("500kg", "500kg", 500, 500, "=", "kg", None, "measure"),
    # durations and ages
    ("a 15-year sentence", "15-year", 15, 15, "=", "year", "sentence", "duration"),
    ("three and a half years", "three and a half years", 3.5, 3.5, "=", "year", None, "duration"),
    ("half an hour", "half an hour", 0.5, 0.5, "=", "hour", None, "duration"),
    ("an hour and a half", "an hour and a half", 1.5, 1.5, "=", "hour", None, "duration"),
    ("three-quarters of an hour", "three-quarters of an hour", 0.75, 0.75, "=", "hour", None, "duration"),
    ("for over three years", "over three years", 3, None, ">", "year", None, "duration"),
    ("a couple of weeks", "a couple of weeks", 2, 2, "~", "week", None, "duration"),
    ("the past three days", "three days", 3, 3, "=", "day", None, "duration"),
    ("a 37-year-old man", "37-year-old", 37, 37, "=", "year", "man", "age"),
    ("the 19-year-old scored", "19-year-old", 19, 19, "=", "year", None, "age"),
    ("she is 62 years old", "62 years old", 62, 62, "=", "year", None, "age"),
    ("Ana Brek, 37, said", "37", 37, 37, "=", "year", None, "age"),
    ("aged 37", "aged 37", 37, 37, "=", "year", None, "age"),
    ("children ages 3 to 5", "ages 3 to 5", 3, 5, "range", "year", None, "age"),
    # what is counted
    ("10,000-strong force", "10,000", 10_000, 10_000, "=", None, "force", "count"),
    (
        "113,057 probable and confirmed cases",
        "113,057",
        113_057,
        113_057,
        "=",
        None,
        "probable and confirmed cases",
        "count",
    ),
    ("40 US troops", "40", 40, 40, "=", None, "US troops", "count"),
    ("12 F-16 jets", "12", 12, 12, "=", None, "F-16 jets", "count"),
    ("five sports clubs", "five", 5, 5, "=", None, "sports clubs", "count"),
    ("three armed men", "three", 3, 3, "=", None, "armed men", "count"),
    ("five lost seasons", "five", 5, 5, "=", None, "lost seasons", "count"),
    ("12 people were wounded", "12", 12, 12, "=", None, "people", "count"),
    ("30 villages evacuated", "30", 30, 30, "=", None, "villages", "count"),
    ("10,000 soldiers' families", "10,000", 10_000, 10_000, "=", None, "soldiers' families", "count"),
    ("30,000 of Kesh's soldiers", "30,000", 30_000, 30_000, "=", None, "Kesh's soldiers", "count"),
    ("5,000 of the troops", "5,000", 5000, 5000, "=", None, "troops", "count"),
    ("two of them", "two", 2, 2, "=", None, None, "count"),
    ("10 more troops", "10", 10, 10, "=", None, "more troops", "count"),
    ("one person was killed", "one", 1, 1, "=", None, "person", "count"),
    ("One was killed.", "One", 1, 1, "=", None, None, "count"),
    ("at least one dead", "at least one", 1, None, ">=", None, "dead", "count"),
    ("In Orsk 40 soldiers", "40", 40, 40, "=", None, "soldiers", "count"),
    ("some 4,000 of the town's pupils", "some 4,000", 4000, 4000, "~", None, "town's pupils", "count"),
    # none
    ("caused no casualties", "no casualties", 0, 0, "=", None, "casualties", "count"),
    ("no civilian injuries", "no civilian injuries", 0, 0, "=", None, "civilian injuries", "count"),
    ("nobody was hurt", "nobody", 0, 0, "=", None, "people", "count"),
    ("No one died", "No one", 0, 0, "=", None, "people", "count"),
    ("none of the crew", "none", 0, 0, "=", None, "crew", "count"),
    ("not a single soldier", "not a single soldier", 0, 0, "=", None, "soldier", "count"),
    ("Not one soldier of ours", "Not one soldier", 0, 0, "=", None, "soldier", "count"),
    ("not one of the houses", "not one", 0, 0, "=", None, "houses", "count"),
    ("not one million people", "one million", 1e6, 1e6, "=", None, "people", "count"),
    ("not one but two bridges", "two", 2, 2, "=", None, "bridges", "count"),
    ("2-3 people", "2-3 people", 2, 3, "range", None, "people", "count"),
    ("up to 3 inches of rain and create surf", "up to 3 inches", None, 3, "<=", "inch", "rain", "distance"),
    ("an 18-to-49 age range", "18-to-49", 18, 49, "range", None, None, "count"),
    ("1500 troops were sent", "1500 troops", 1500, 1500, "=", None, "troops", "count"),
    ("about 1800 residents", "about 1800 residents", 1800, 1800, "~", None, "residents", "count"),
    # ordinals and scores
    ("No. 3", "No. 3", 3, 3, "=", None, None, "ordinal"),
    ("the third attack", "third", 3, 3, "=", None, "attack", "ordinal"),
    ("a third man was held", "third", 3, 3, "=", None, "man", "ordinal"),
    ("the 7th District", "7th", 7, 7, "=", None, "District", "ordinal"),
    ("the twenty-first victim", "twenty-first", 21, 21, "=", None, "victim", "ordinal"),
    ("the third-largest bank", "third", 3, 3, "=", None, "largest bank", "ordinal"),
    ("they won 3-1", "3-1", 3, 1, "=", None, None, "score"),
    ("a 2-2 draw", "2-2", 2, 2, "=", None, None, "score"),
    ("a 1-2 defeat", "1-2", 1, 2, "=", None, None, "score"),
]

OUT_OF = [
    ("seven of its nine judges", "judges"),
    ("3 of 5 districts", "districts"),
    ("some 4,000 of the town's 18,000 residents", "residents"),
]

SEVERAL: list[tuple[str, list[str]]] = [
    ("The shares fell 8.4% to €41.15", ["8.4%", "€41.15"]),
    ("170 kilometers (107 miles)", ["170 kilometers", "107 miles"]),
    ("Storm kills 1, injures 4", ["1", "4"]),
    ("12 dead and 30 injured", ["12", "30"]),
    ("rose from 40 to 50 dead", ["40", "50"]),
    ("prices fell from $50 to $60 last year", ["$50", "$60"]),
    ("three 15-year-old boys", ["three", "15-year-old"]),
    ("killed five people over three days", ["five", "three days"]),
    ("12 soldiers and 3 civilians were killed", ["12", "3"]),
    ("more than 40 [1] and 50 [2]", ["more than 40", "50"]),
    ("12 per 100,000 people", ["12"]),
    ("won 6-4, 6-3", ["6-4", "6-3"]),
    # what is counted is left out the second time
    ("Velmora will free 46 prisoners and Orlia 35.", ["46", "35"]),
    ("flew 12 missions and Boeing 737s rested", ["12"]),
]

NONE = [
    "No decision was taken.",
    "in 2024",
    "December 14",
    "Dec. 14-15",
    "from 1811 to 1827",
    "the 1990s",
    "three days ago",
    "7:43 PM",
    "1900 GMT",
    "at 7 p.m. on 14/12/2024",
    "one of the ships",
    "this one",
    "one another",
    "no one knows how many",
    "nobody seems sure",
    "none other than the mayor",
    "no evidence",
    "no longer",
    "both soldiers and civilians",
    "F-16",
    "Boeing 737",
    "Covid-19",
    "Article 5",
    "Flight 370 landed",
    "reactor 4 was shut",
    "5G",
    "version 3.11.2",
    "call +1 202 555 0143",
    "800-555-0199",
    "https://example.org/2024/12/14/55-dead",
    "10 Kestrel Street",
    "[1]",
    "at first",
    "First, the court ruled",
    "was first told",
    "test scores",
    "batting .317",
    "24/7",
    "the Net Zero plan",
    "at Seven Sisters",
    "a 3:1 ratio",
    "",
]


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "comparator", "unit", "noun", "kind"), READ, ids=[row[0] for row in READ]
)
def test_a_quantity_is_read_with_its_bounds_unit_and_noun(
    text: str,
    value: str,
    low: float | None,
    high: float | None,
    comparator: str,
    unit: str | None,
    noun: str | None,
    kind: str,
) -> None:
    [quantity] = read_quantities(text)
    assert render(quantity, text) == value
    assert quantity.low == pytest.approx(low)
    assert quantity.high == pytest.approx(high)
    assert (quantity.comparator, quantity.unit, quantity.noun, quantity.kind) == (comparator, unit, noun, kind)


@pytest.mark.parametrize(("text", "values"), SEVERAL, ids=[row[0] for row in SEVERAL])
def test_several_quantities_are_read_in_order(text: str, values: list[str]) -> None:
    assert [render(quantity, text) for quantity in read_quantities(text)] == values


@pytest.mark.parametrize(("text", "noun"), OUT_OF)
def test_a_part_counts_what_the_whole_counts(text: str, noun: str) -> None:
    assert [quantity.noun for quantity in read_quantities(text)] == [noun, noun]


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_quantity_is_not_read(text: str) -> None:
    assert read_quantities(text) == []


def only(text: str) -> Quantity:
    [quantity] = read_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("more than 10,000 North Kerran troops", "over 10,000 troops"),
        ("10,000 troops", "ten thousand Troops"),
        ("half a million people", "500,000 people"),
        ("a dozen ships", "12 ships"),
        ("one soldier", "1 soldier"),
        ("170 kilometers", "170 km"),
        ("40 percent of the territory", "40% of territory"),
        ("a 37-year-old man", "a 37-year-old man"),
        ("no casualties", "zero casualties"),
        ("nobody was hurt", "no people"),
        ("40 to 50 policemen", "between 40 and 50 policemen"),
    ],
)
def test_the_same_quantity_in_other_words_is_the_same(a: str, b: str) -> None:
    assert same_quantity(only(a), only(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("10,000 troops", "100,000 troops"),
        ("3,000 troops", "3 million troops"),
        ("more than 10,000 troops", "10,000 troops"),
        ("more than 10,000 troops", "10,000 or fewer troops"),
        ("more than 12 ships", "at least 12 ships"),
        ("10,000 troops", "10,000 soldiers"),
        ("10,000 troops", "10,000"),
        ("170 km", "107 miles"),
        ("no casualties", "no survivors"),
        ("half of voters", "50% of voters"),
        ("$5 million", "€5 million"),
        ("three attacks", "the third attack"),
        ("hundreds of troops", "thousands of troops"),
    ],
)
def test_another_value_unit_or_noun_is_another_quantity(a: str, b: str) -> None:
    assert not same_quantity(only(a), only(b))


def test_the_value_can_be_compared_without_the_noun() -> None:
    assert same_value(only("more than 10,000 troops"), only("over 10,000"))


def test_white_space_is_all_that_rendering_tidies() -> None:
    text = "more  than\n10,000 troops"
    assert render(only(text), text) == "more than 10,000"


FRAGMENTS = sorted(
    {row[0] for row in READ} | {row[0] for row in SEVERAL} | {*NONE, "said", ",", "and", "(", ")", "the", "of", "to"}
)
NEWS: st.SearchStrategy[str] = st.lists(st.sampled_from(FRAGMENTS), max_size=6).map(" ".join)


@given(st.text() | NEWS | st.text(alphabet="0123456789,.-–$€% toandmillionhdkf½"))
@settings(max_examples=400, deadline=None)
def test_offsets_are_slices_whatever_the_text(text: str) -> None:
    last = 0
    for quantity in read_quantities(text):
        assert 0 <= quantity.start <= quantity.value_start < quantity.value_end <= quantity.end <= len(text)
        assert quantity.value_start >= last
        last = quantity.value_end
        if quantity.noun and quantity.noun != "people":
            assert quantity.noun in text[quantity.start : quantity.end]
        assert all(bound is None or math.isfinite(bound) for bound in (quantity.low, quantity.high))


@given(NEWS)
@settings(max_examples=400, deadline=None)
def test_a_rendered_quantity_reads_back_to_the_same_value(text: str) -> None:
    for quantity in read_quantities(text):
        [again] = read_quantities(render(quantity, text))
        assert (again.low, again.high, again.comparator) == (quantity.low, quantity.high, quantity.comparator)
