"""Charts as inline SVG: bars with their intervals, and the calibration curve. Colours are the page's own."""

from collections.abc import Sequence
from html import escape

from evals.totals import Bin, Measure

ROW, LABEL, WIDTH, VALUE = 26, 150, 360, 150
SIDE, MARGIN = 260, 44


def bars(measures: Sequence[Measure]) -> str:
    """One bar a measure from 0 to 1, its 95% interval as a whisker, its value and eligible number beside it."""
    height = ROW * len(measures) + 24
    drawn = []
    for tick in (0, 0.25, 0.5, 0.75, 1):
        x = LABEL + tick * WIDTH
        drawn.append(f'<line class="grid" x1="{x:g}" y1="0" x2="{x:g}" y2="{height - 20}"/>')
        drawn.append(f'<text class="tick" x="{x:g}" y="{height - 5}" text-anchor="middle">{tick:g}</text>')
    for place, measure in enumerate(measures):
        y = ROW * place
        middle = y + ROW / 2
        value = measure.value or 0.0
        drawn.append(f'<text x="{LABEL - 10}" y="{middle + 4:g}" text-anchor="end">{escape(measure.name)}</text>')
        drawn.append(
            f'<rect class="bar" x="{LABEL}" y="{y + 6}" width="{value * WIDTH:.1f}" height="{ROW - 12}" rx="2"/>'
        )
        if measure.low is not None and measure.high is not None:
            low, high = LABEL + measure.low * WIDTH, LABEL + measure.high * WIDTH
            drawn.append(
                f'<path class="whisker" d="M{low:.1f} {middle - 4:g}V{middle + 4:g}M{low:.1f} {middle:g}H{high:.1f}'
                f'M{high:.1f} {middle - 4:g}V{middle + 4:g}"/>'
            )
        drawn.append(
            f'<text class="value" x="{LABEL + WIDTH + 14}" y="{middle + 4:g}">{value:.2f}'
            f'<tspan class="tick" dx="8">of {measure.eligible}</tspan></text>'
        )
    return _svg(LABEL + WIDTH + VALUE, height, "Share of right answers by kind of question", drawn)


def calibration(bins: Sequence[Bin]) -> str:
    """The score given against the share that the sources do answer; on the diagonal the score is a true probability."""
    size = SIDE + 2 * MARGIN

    def at(score: float, share: float) -> tuple[float, float]:
        return MARGIN + score * SIDE, MARGIN / 2 + (1 - share) * SIDE

    drawn = []
    for tick in (0, 0.5, 1):
        x, y = at(tick, tick)
        drawn.append(f'<line class="grid" x1="{x:g}" y1="{at(0, 1)[1]:g}" x2="{x:g}" y2="{at(0, 0)[1]:g}"/>')
        drawn.append(f'<line class="grid" x1="{MARGIN}" y1="{y:g}" x2="{MARGIN + SIDE}" y2="{y:g}"/>')
        drawn.append(f'<text class="tick" x="{x:g}" y="{at(0, 0)[1] + 16:g}" text-anchor="middle">{tick:g}</text>')
        drawn.append(f'<text class="tick" x="{MARGIN - 8}" y="{y + 4:g}" text-anchor="end">{tick:g}</text>')
    (x1, y1), (x2, y2) = at(0, 0), at(1, 1)
    drawn.append(f'<line class="diagonal" x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}"/>')
    points = [at(one.score, one.answerable) for one in bins]
    if points:
        drawn.append('<polyline class="curve" points="' + " ".join(f"{x:.1f},{y:.1f}" for x, y in points) + '"/>')
    most = max((one.count for one in bins), default=1)
    for one, (x, y) in zip(bins, points, strict=True):
        radius = 3 + 7 * (one.count / most) ** 0.5
        told = f"{one.count} answers scored {one.score:.2f} on average; the sources answer {one.answerable:.2f} of them"
        drawn.append(f'<circle class="point" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"><title>{told}</title></circle>')
    drawn.append(f'<text x="{MARGIN + SIDE / 2:g}" y="{size - 22}" text-anchor="middle">score</text>')
    middle = MARGIN / 2 + SIDE / 2
    drawn.append(f'<text transform="translate(12 {middle:g}) rotate(-90)" text-anchor="middle">share answerable</text>')
    return _svg(size, size - 14, "Calibration of the score", drawn)


def _svg(width: int, height: int, title: str, drawn: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(title)}">{"".join(drawn)}</svg>'
    )
