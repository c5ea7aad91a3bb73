"""Clock times in news prose: "7:43 PM", "19:43 GMT", "noon"."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class ClockTime:
    """`text[start:end]` is a time of day, with its zone's words if any."""

    start: int
    end: int
    hour: int
    minute: int
    zone: str | None = None


_HOURS = {
    word: hour
    for hour, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
}
_PAST = {"half": 30, "quarter": 15, "a quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_HOUR = rf"(?:{'|'.join(_HOURS)}|1[0-2]|0?[1-9])"
_HALF_OF_DAY = (
    r"(?:\s*(?P<ampm>[ap]\.?\s?m\.?)(?![\w])|\s+in\s+the\s+(?P<part>morning|afternoon|evening)"
    r"|\s+at\s+(?P<night>night))"
)
_ZONE = (
    r"(?:\s*\(?(?P<zone>(?:GMT|UTC)(?:\s?[+-]\d{1,2}(?::\d\d)?)?|BST|CES?T|EES?T|WES?T|MSK|[ECMP][SD]?T|JST|IST|KST|AES?T|AEDT|NZS?T|Z"
    r"|(?:[A-Z][a-z]+\s+){1,3}(?:[Ss]tandard\s+|[Dd]aylight\s+|[Ss]ummer\s+)?[Tt]ime|(?i:local\s+time|universal\s+time))(?![\w])\)?)?"
)
_TIME = re.compile(
    rf"(?<![\w:.,/$€£-])(?:"
    rf"(?:(?P<past>(?i:half|a\s+quarter|quarter|five|ten|twenty(?:-five)?|\d\d?\s+minutes?))\s+(?P<to>(?i:past|to))\s+)?"
    rf"(?:(?P<from>(?i:{_HOUR}))(?:[:.](?P<from_minute>[0-5]\d))?(?:\s*[-–]\s*|\s+(?:to|and)\s+))?"
    rf"(?P<hour>(?i:{_HOUR}))(?:[:.](?P<minute>[0-5]\d))?(?:\s+o['’]clock)?(?i:{_HALF_OF_DAY})"
    rf"|(?P<clock>(?i:{_HOUR}))\s+o['’]clock"
    rf"|(?i:half|quarter)\s+(?i:past|to)\s+(?P<after>(?i:{_HOUR}))(?![\w])"
    rf"|(?P<h24>[01]?\d|2[0-4])[:h](?P<m24>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?![\w:])(?!\.\d)"
    rf"|(?P<military>(?:[01]\d|2[0-3])[0-5]\d)(?=\s?(?:GMT|UTC|hours\b|hrs\b|local\s+time))(?:\s?(?:hours|hrs))?"
    rf"|(?P<named>(?i:noon|midday|midnight))(?![\w])){_ZONE}"
)


def read_times(text: str) -> list[ClockTime]:
    """Every clock time of `text`, in 24 hours. "7 o'clock" without morning or evening stays 7."""
    times: list[ClockTime] = []
    for match in _TIME.finditer(text):
        if match["from"]:  # "2-4 p.m."
            hour = _of_day(_HOURS.get(match["from"].lower()) or int(match["from"]), match)
            end = match.end("from_minute") if match["from_minute"] else match.end("from")
            times.append(ClockTime(match.start("from"), end, hour, int(match["from_minute"] or 0), match["zone"]))
        if time := _time(match):
            times.append(time)
    return times


def _time(match: re.Match[str]) -> ClockTime | None:
    words = match["hour"] or match["clock"] or match["after"]
    minute = int(match["minute"] or match["m24"] or 0)
    if match["named"]:
        hour = 0 if match["named"].lower() == "midnight" else 12
    elif match["military"]:
        hour, minute = int(match["military"][:2]), int(match["military"][2:])
    elif match["h24"]:
        hour = int(match["h24"])
    else:
        hour = _HOURS.get(words.lower()) or int(words)
        if match["hour"]:
            hour = _of_day(hour, match)
    past = match["past"] or (match[0].split()[0] if match["after"] else None)
    if past:
        minutes = _PAST.get(" ".join(past.lower().split())) or int(re.sub(r"\D", "", past))
        backwards = (match["to"] or match[0].split()[1]).lower() == "to"
        hour, minute = divmod((hour * 60 + (-minutes if backwards else minutes)) % 1440, 60)
    if hour > 24 or (hour == 24 and minute):
        return None
    end = match.end() if "(" in match[0] or not match["zone"] else match.end("zone")
    start = match.start("hour") if match["from"] else match.start()
    return ClockTime(start, end, hour % 24, minute, match["zone"])


def _of_day(hour: int, match: re.Match[str]) -> int:
    """12 hours to 24. A night's small hours are after midnight: "two at night", but "ten at night" is 22."""
    if match["ampm"]:
        late = match["ampm"].lower().startswith("p")
    elif match["night"]:
        late = 5 < hour < 12
    else:
        late = match["part"].lower() != "morning"
    return hour % 12 + (12 if late else 0)
