"""How each cost grows, as one SVG: a small chart a cost, a line a system, both axes logarithmic."""

import math
from collections.abc import Mapping, Sequence
from html import escape

Series = Mapping[str, Sequence[tuple[int, float]]]
"""For each system its (articles, value) pairs."""

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, ACROSS = 300, 170, 58, 34, 34, 3
COLOURS = {"onrecord": "#1f5fa8", "plain": "#b3541e"}


def chart(costs: Mapping[str, Series]) -> str:
    """A chart for each cost by its name."""
    rows = math.ceil(len(costs) / ACROSS)
    drawn = [_one(title, series, place) for place, (title, series) in enumerate(costs.items())]
    legend = "".join(
        f'<text x="{LEFT + 90 * place}" y="14" fill="{colour}" font-weight="bold">{escape(name)}</text>'
        for place, (name, colour) in enumerate(COLOURS.items())
    )
    width, height = WIDTH * ACROSS, HEIGHT * rows + 24
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'font-family="sans-serif" font-size="11"><rect width="100%" height="100%" fill="#fff"/>{legend}'
        f"{''.join(drawn)}</svg>"
    )


def _one(title: str, series: Series, place: int) -> str:
    left, top = WIDTH * (place % ACROSS), 24 + HEIGHT * (place // ACROSS)
    points = [point for line in series.values() for point in line]
    if not points:
        return ""
    sizes = sorted({size for size, _ in points})
    low = 10 ** math.floor(math.log10(min(value for _, value in points)))
    high = 10 ** math.ceil(math.log10(max(value for _, value in points) * 1.01))

    def x(size: int) -> float:
        span = math.log(sizes[-1] / sizes[0]) or 1.0
        return left + LEFT + (WIDTH - LEFT - 24) * math.log(size / sizes[0]) / span

    def y(value: float) -> float:
        return top + HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * math.log(value / low) / math.log(high / low)

    drawn = [f'<text x="{left + LEFT}" y="{top + 18}" font-weight="bold">{escape(title)}</text>']
    for power in range(round(math.log10(low)), round(math.log10(high)) + 1):
        at = y(10**power)
        drawn.append(f'<path stroke="#ddd" d="M{left + LEFT} {at:.1f}H{left + WIDTH - 24}"/>')
        drawn.append(f'<text x="{left + LEFT - 6}" y="{at + 4:.1f}" text-anchor="end" fill="#666">{10**power:g}</text>')
    for size in sizes:
        drawn.append(
            f'<text x="{x(size):.1f}" y="{top + HEIGHT - BOTTOM + 16}" text-anchor="middle" fill="#666">{size:,}</text>'
        )
    for name, line in series.items():
        joined = " ".join(f"{x(size):.1f},{y(value):.1f}" for size, value in line)
        drawn.append(f'<polyline fill="none" stroke="{COLOURS[name]}" stroke-width="2" points="{joined}"/>')
        for size, value in line:
            drawn.append(f'<circle cx="{x(size):.1f}" cy="{y(value):.1f}" r="3" fill="{COLOURS[name]}"/>')
    return "".join(drawn)
