"""Answers, articles and reports as text for the terminal (rich), wrapped to its width."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from index.article import Article
from qa.answer import Answer, Citation
from ui.status import status_and_text
from ui.visible import visible

if TYPE_CHECKING:
    from index.build import Report

_LISTED = 10
FIELDS = {"title": "headline", "authors": "byline", "publisher": "publisher", "published": "date"}


def answer_view(answer: Answer) -> RenderableType:
    """The status where it is not simply answered, the text, then what it rests on."""
    parts: list[RenderableType] = []
    status, text = status_and_text(answer)
    if status:
        parts.append(Text(f"{status}.", style="bold"))
    if answer.standalone_question != answer.question:
        parts.append(Text(f"Understood as: {visible(answer.standalone_question)}", style="dim"))
    if text:
        parts.append(Text(visible(text)))
    if len(answer.positions) > 1:
        parts += [Text(""), _positions(answer)]
    for citation in answer.citations:
        parts += [Text(""), _citation(citation, f"[{citation.number}]")]
    if answer.closest:
        parts += [Text(""), Text("Closest passages, which do not answer it:", style="bold")]
        for citation in answer.closest:
            parts += [Text(""), _citation(citation, "")]
    if answer.warnings:
        parts += [Text(""), *(Text(f"Warning: {visible(warning)}", style="yellow") for warning in answer.warnings)]
    return Group(*parts)


def sources_view(articles: Sequence[Article]) -> RenderableType:
    """A table of the articles."""
    table = _table("id", "date", "publisher", "headline", "path")
    for article in articles:
        table.add_row(
            Text(visible(article.id)),
            Text(_published(article)),
            Text(visible(article.publisher or "-")),
            Text(visible(article.title or "-")),
            Text(visible(article.path)),
        )
    return table


def article_view(article: Article) -> RenderableType:
    """Metadata, then the clean text."""
    table = Table.grid(padding=(0, 2))
    for name, value in {
        "id": article.id,
        "headline": article.title or "none stated",
        "publisher": article.publisher or "none stated",
        "authors": ", ".join(article.authors) or "none stated",
        "published": article.published.isoformat() if article.published else "no date stated",
        "updated": article.details.updated.isoformat() if article.details.updated else "",
        "section": article.details.section or "",
        "language": article.details.language or "",
        "url": article.url or "none stated",
        "path": "\n".join(article.paths or (article.path,)),
        "sha256": article.sha256,
    }.items():
        origin = article.details.origins.get("title" if name == "headline" else name)
        said = f"{value}  (from: {origin})" if origin else value
        if value:
            table.add_row(Text(name, style="dim"), Text(visible(said), overflow="fold"))
    return Group(table, Text(""), Text(visible(article.text)))


def report_view(report: "Report", index: str) -> RenderableType:
    """A line of counts, then each path that was skipped or is missing, with what to do."""
    counts = ", ".join(
        f"{len(getattr(report, name)):,} {name}" for name in ("added", "changed", "unchanged", "skipped", "missing")
    )
    removed = f", {len(report.removed):,} removed" if report.removed else ""
    parts: list[RenderableType] = [Text(f"{visible(index)}: {counts}{removed} in {report.seconds:.1f} s")]
    if report.copies:
        more = sum(len(paths) - 1 for paths in report.copies)
        parts.append(Text(f"  {more:,} exact copies: each article is indexed once"))
    if report.near_copies:
        near = sum(map(len, report.near_copies))
        groups = len(report.near_copies)
        parts.append(Text(f"  {near:,} near copies in {groups:,} groups: each group counts as one source"))
    parts += [Text(f"  skipped {visible(skipped.path)}: {visible(skipped.reason)}") for skipped in report.skipped]
    parts += _warnings(report)
    parts += [Text(f"  missing {visible(path)}: still indexed, --prune removes it") for path in report.missing]
    return Group(*parts)


def _warnings(report: "Report") -> Iterator[Text]:
    """Each thing that a reader should know, once, with the articles that it is true of."""
    paths: dict[str, list[str]] = {}
    for warned in report.warnings:
        paths.setdefault(warned.reason, []).append(warned.path)
    for reason, articles in paths.items():
        yield Text(f"  warning: {visible(reason)}")
        yield from (Text(f"    {visible(path)}") for path in articles[:_LISTED])
        if len(articles) > _LISTED:
            yield Text(f"    and {len(articles) - _LISTED:,} more: `onrecord sources` lists all articles")


def _citation(citation: Citation, marker: str) -> RenderableType:
    article = citation.article
    head = Text(f"{marker} " if marker else "", style="bold")
    head.append(visible(article.title or "no headline stated"), style="bold")
    origin = f"{visible(article.publisher or 'no publisher stated')}, {_published(article) or 'no date stated'}"
    head.append(f" ({origin})", style="not bold")
    label = f"{FIELDS[citation.field]}: " if citation.field else ""
    quote = Padding(Text(f"{label}“{visible(citation.quote)}”", style="italic"), (0, 0, 0, 4), expand=False)
    rest = (
        [Padding(Text(f"said by {visible(citation.speaker)}"), (0, 0, 0, 4), expand=False)] if citation.speaker else []
    )
    return Group(head, quote, *rest)


def _positions(answer: Answer) -> Table:
    publishers = {citation.number: citation.article.publisher for citation in answer.citations}
    table = _table("figure", "scope", "who says so", "as of", "source")
    for position in answer.positions:
        who = position.speaker or next((publishers.get(number) for number in position.citations), None)
        markers = " ".join(f"[{number}]" for number in position.citations)
        cells = (position.value, position.scope, who, position.as_of, markers)
        table.add_row(*(Text(visible(cell or "")) for cell in cells))
    return table


def _table(*names: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in names:
        table.add_column(name, overflow="fold")
    return table


def _published(article: Article) -> str:
    return article.published.isoformat() if article.published else ""
