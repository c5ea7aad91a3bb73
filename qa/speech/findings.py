"""Attributions as they are found in a sentence: their claims trimmed of marks, and none running into another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from qa.speech.reporting import QUOTES
from qa.speech.sentence import TOKEN, Sentence
from qa.speech.subject import Subject


@dataclass(frozen=True)
class Attribution:
    """Words of a text and who says them."""

    speaker: str
    """As it stands, titles among it; of a pronoun or "the president", the one whom it stands for."""
    speaker_start: int
    speaker_end: int
    claim_start: int
    claim_end: int
    """The words that are attributed, within the sentence."""
    quoted: bool
    verb: str
    chain: tuple[str, ...] = ()
    """Whom the speaker cites, nearest first: "a spokesman, citing the governor, said"."""


class Findings:
    """The attributions of one sentence as they are found, in order."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.found: list[tuple[Attribution, int]] = []
        """With each attribution, where its own words (not its claim) begin."""

    def add_again(self, verb: str, start: int, end: int, own: int) -> None:
        """The last speaker goes on."""
        again = replace(self.found[-1][0], claim_start=start, claim_end=end, verb=verb, quoted=False)
        self.found.append((self.unquoted(again), own))

    def add_before(self, subject: Subject, verb: str, own: int | None = None) -> None:
        """The claim stands before the speaker."""
        region = max((start for _, start in self.found), default=0)
        start = self.sentence.begin
        if self.found and region:
            ends = [attribution.speaker_end for attribution, _ in self.found]
            comma = next((w.start for w in self.sentence.words if w.start >= max(ends) and w.lower in (",", ";")), 0)
            nested = self.sentence.lower(subject.before) == "," and max(a.claim_end for a, _ in self.found) > comma
            start = self.sentence.begin if nested or not comma else comma + 1
        stop = self.sentence.words[subject.before].start + (1 if self.sentence.words[subject.before].quoted else 0)
        if own is not None:
            stop = (
                self.sentence.words[own - 1].end
                if self.sentence.words[own - 1].quoted
                else self.sentence.words[own].start
            )
        self.add(subject, verb, start, stop, own=self.sentence.words[own].start if own is not None else None)

    def add(self, subject: Subject, verb: str, start: int, end: int, own: int | None = None) -> None:
        first, last = self.sentence.words[subject.left].start, self.sentence.words[subject.right - 1].end
        speaker = re.sub(r"['’]s?$", "", self.sentence.text[first:last])
        if verb == ":" or not speaker:
            verb = "said"
        attribution = Attribution(
            speaker, first, first + len(speaker), start, max(start, end), False, verb, subject.chain
        )
        begin = self.sentence.words[subject.before].start if subject.before >= 0 else 0
        self.found.append((self.unquoted(attribution), own if own is not None else begin))

    def unquoted(self, attribution: Attribution) -> Attribution:
        """The claim without the marks and spaces around it; `quoted` if one quotation holds it all."""
        start, end = attribution.claim_start, min(attribution.claim_end, len(self.sentence.text))
        while start < end and (self.sentence.text[start].isspace() or self.sentence.text[start] in ",;:"):
            start += 1
        while end > start and (self.sentence.text[end - 1].isspace() or self.sentence.text[end - 1] in ",;:—–"):
            end -= 1
        held = any(first <= start and end <= last for first, last in self.sentence.quotes)
        if held:
            while start < end and self.sentence.text[start] in QUOTES:
                start += 1
            while end > start and (self.sentence.text[end - 1] in QUOTES or self.sentence.text[end - 1] in ",."):
                end -= 1
        return replace(attribution, claim_start=start, claim_end=end, quoted=held and start < end)

    def without_overlaps(self) -> Iterator[Attribution]:
        """No claim runs on into what another one says after it."""
        for attribution, own in self.found:
            end = attribution.claim_end
            for other, start in self.found:
                inside = attribution.claim_start < start < end and start != own
                if inside and other.claim_start <= attribution.claim_start and other.claim_end <= start:
                    end = start  # "Brun said the dam was safe, the Courier reports"
                joint = TOKEN.match(self.sentence.text, start)
                if inside and joint and attribution.claim_start > attribution.speaker_end and other != attribution:
                    word = joint.group().lower()
                    if word in ("but", "and", "while", "whereas", "although", "though", ";", "as", "after"):
                        end = min(end, start)
            yield self.unquoted(replace(attribution, claim_end=end)) if end != attribution.claim_end else attribution
