"""What a reader is worth on questions over one text: SQuAD's F1, and whether its margin tells of silence."""

import re
import string
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sklearn.metrics import roc_auc_score

from evals.fit.examples import Example
from qa.read import Reader


@dataclass(frozen=True)
class Figures:
    """F1 and exact match where there is an answer, "no answer" left out; AUC of the margin over all questions."""

    answered: int
    unanswered: int
    f1: float
    exact: float
    auc: float

    def __str__(self) -> str:
        shown = ", ".join(f"{name} {value:.3f}" for name, value in list(asdict(self).items())[2:])
        return f"{self.answered} answered and {self.unanswered} unanswered questions: {shown}"


def measure(reader: Reader, examples: Sequence[Example]) -> Figures:
    """The reader's best span against the gold ones, as SQuAD's own script compares them."""
    f1, exact, margins = list[float](), list[float](), list[float]()
    for example in (one.headed() for one in examples):
        (best,) = reader.read(example.question, [example.text])[0]
        assert best  # no text of the data is blank
        margins.append(best.margin)
        if example.answers:
            said = _words(example.text[best.start : best.end])
            golds = [_words(example.text[start:end]) for start, end in example.answers]
            f1.append(max(_f1(said, gold) for gold in golds))
            exact.append(max(float(said == gold) for gold in golds))
    answered = [bool(example.answers) for example in examples]
    return Figures(
        answered=len(f1),
        unanswered=len(examples) - len(f1),
        f1=sum(f1) / len(f1),
        exact=sum(exact) / len(exact),
        auc=float(roc_auc_score(answered, margins)),
    )


def _words(text: str) -> list[str]:
    plain = "".join(character for character in text.lower() if character not in string.punctuation)
    return re.sub(r"\b(?:a|an|the)\b", " ", plain).split()


def _f1(said: Sequence[str], gold: Sequence[str]) -> float:
    common = sum((Counter(said) & Counter(gold)).values())
    return 2 * common / (len(said) + len(gold)) if said and gold else float(said == gold)
