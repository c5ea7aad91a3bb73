"""One case of the report: what was asked, answered, cited and expected, and what made it wrong."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from evals.matchers.describe import described
from evals.quoted import Quoted
from evals.score import FactScore, Score

MARKER = re.compile(r"\[(\d+)\]")


def case_entry(score: Score) -> str:
    """The case as a fold-out, with what the filters look for on its outermost element."""
    case = score.case
    outcome = "error" if score.record.error is not None else "right" if score.right else "wrong"
    asked = [f"as of {case.as_of}"] if case.as_of else []
    asked += [f"publisher {case.publisher}"] if case.publisher else []
    history = "".join(
        f"<p class=turn><b>{escape(turn['role'])}</b> {escape(turn['content'])}</p>" for turn in case.history
    )
    return (
        f'<details class="case {outcome}" id="case-{escape(case.id)}" '
        f'data-kind="{escape(case.kind)}" data-outcome="{outcome}">'
        f'<summary><span class="verdict">{outcome}</span><span class="question">{escape(case.question)}</span>'
        f'<span class="kind">{escape(case.kind)}</span></summary><div class="body"><div class="told">'
        f'<p class="id">{escape(" · ".join([case.id, *asked]))}</p>{history}{_answer(score)}</div>'
        f'<div class="judged">{_reasons(score)}{_expected(score)}{_sentences(score)}</div></div></details>'
    )


def _answer(score: Score) -> str:
    answer = score.record.answer
    if answer is None:
        return f'<h4>Error</h4><p class="text">{escape(str(score.record.error))}</p>'
    text = MARKER.sub(
        lambda marker: f'<a class="marker" href="#{_anchor(score, marker.group(1))}">[{marker.group(1)}]</a>',
        escape(str(answer.get("text"))),
    )
    quoted = {one.number: one for one in score.record.quoted}
    citations = "".join(_citation(score, one, quoted.get(int(one["number"]))) for one in answer.get("citations") or ())
    warnings = "".join(f'<p class="warning">{escape(str(words))}</p>' for words in answer.get("warnings") or ())
    given = answer.get("score")
    told = f" · score {given:.2f}" if isinstance(given, (int, float)) else ""
    return (
        f"<h4>Answer: {escape(str(answer.get('status')))}{told} · {score.record.seconds * 1000:.0f} ms</h4>"
        f'<p class="text">{text}</p>{citations}{warnings}'
    )


def _citation(score: Score, citation: Mapping[str, Any], quoted: Quoted | None) -> str:
    article = citation.get("article") or {}
    stated = [article.get("title") or "no headline stated", article.get("publisher"), article.get("published")]
    stated += [f"said by {citation['speaker']}"] if citation.get("speaker") else []
    stated += [f"the article's {citation['field']}"] if citation.get("field") else []
    before, after = (quoted.before, quoted.after) if quoted else ("", "")
    wrong = f'<p class="fabricated">Fabricated: {escape(quoted.fabricated)}</p>' if quoted and quoted.fabricated else ""
    number = str(citation["number"])
    return (
        f'<div class="citation" id="{_anchor(score, number)}"><p class="source">[{escape(number)}] '
        f"{escape(' · '.join(str(part) for part in stated if part))}</p>"
        f"<blockquote>{'…' if before else ''}{escape(before)}<mark>{escape(str(citation['quote']))}</mark>"
        f"{escape(after)}{'…' if after else ''}</blockquote>{wrong}</div>"
    )


def _anchor(score: Score, number: str) -> str:
    return escape(f"{score.case.id}-{number}")


def _reasons(score: Score) -> str:
    if score.right:
        return ""
    reasons = "".join(f"<li>{escape(one)}</li>" for one in score.reasons)
    return f'<h4>Why it is wrong</h4><ul class="reasons">{reasons}</ul>'


def _expected(score: Score) -> str:
    case = score.case
    rows = [_row("status", " or ".join(case.status), score.status or "none", score.status_right, "")]
    if score.record.error is None:
        rows += [_fact_row(one) for one in score.facts]
        rows += [
            _row("source", path, "" if path in score.uncited else path, path not in score.uncited, "")
            for path in case.sources
        ]
        rows += [
            _row("absent", words, words if words in score.intruders else "", words not in score.intruders, "")
            for words in case.absent
        ]
    return (
        "<h4>Expected</h4><table class=facts><thead><tr><th></th><th>expected</th><th>found</th></tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _fact_row(one: FactScore) -> str:
    return _row(
        one.type, described(one.fact), one.match.found, one.match.ok, "" if one.match.ok else one.match.explanation
    )


def _row(name: str, expected: str, found: str, ok: bool, why: str) -> str:
    told = f'<p class="why">{escape(why)}</p>' if why else ""
    return (
        f'<tr class="{"ok" if ok else "not"}"><th>{"✓" if ok else "✗"} {escape(name)}</th><td>{escape(expected)}</td>'
        f"<td>{escape(found)}{told}</td></tr>"
    )


def _sentences(score: Score) -> str:
    """The sentences that their quotes do not carry."""
    bad = [one for one in score.carriages if one.missing]
    if not bad:
        return ""
    rows = "".join(
        f"<li>{escape(one.sentence.text)}<p class=why>{escape('; '.join(one.missing))}</p></li>" for one in bad
    )
    return f"<h4>Sentences that are not carried</h4><ul>{rows}</ul>"
