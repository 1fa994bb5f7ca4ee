"""Charts as SVG, made when the site is made: nothing is drawn in the reader's browser.

Every number comes in as `Cleared` and every word as `Said`; the drawing is made of their plain
values. Colours and hatching are the style sheet's, so that they follow dark mode and print.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from tallymark.publish.words import Said, require_cleared
from tallymark.terms.release import Cleared, PublicCell, PublicFigure

PLOT_TOP = 26
PLOT_LEFT = 2
GUTTER = 30
AXIS = 24


@dataclass(frozen=True, slots=True)
class Column:
    """One month of the chart: its words, a tick's words (a year, or none), and its cell if any."""

    words: Said
    tick: Said | None
    cell: PublicCell | None


def nice_top(most: float) -> float:
    """The end of a scale: the next of 1, 2, 2.5, 5, 10 times a power of ten.

    >>> nice_top(37), nice_top(1840)
    (50.0, 2000.0)
    """
    if most <= 1:
        return 1.0
    power = 10.0 ** math.floor(math.log10(most))
    return next(power * step for step in (1, 2, 2.5, 5, 10) if power * step >= most)


def draw_columns(
    columns: Sequence[Column], *, title: Said, width: int, ticks: list[Said]
) -> Markup:
    """A column a month: the named, with a line from low to high where they differ.

    `ticks`: the words of the scale's middle and end, from `scale_of`. `width`: of the drawing's
    own units; the page scales it.
    """
    height = 240 if width > 500 else 200
    floor = height - AXIS
    top = scale_of(columns)
    step = (width - PLOT_LEFT - GUTTER) / max(len(columns), 1)
    room = floor - PLOT_TOP
    marks = zip((0.5, 1), ticks, strict=True)
    parts = [_grid(width, floor - share * room, words) for share, words in marks]
    for place, column in enumerate(columns):
        left = PLOT_LEFT + place * step
        if column.cell is not None:
            parts.append(_column(column.words, column.cell, (left, step), floor, room / top))
        if column.tick is not None:
            parts.append(
                Markup('<line class="tick" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>').format(
                    _n(left), floor, floor + 6
                )
                + Markup('<text class="axis" x="{}" y="{}">{}</text>').format(
                    _n(left + 3), floor + 17, column.tick
                )
            )
    body = Markup("").join(parts)
    return Markup(
        '<svg class="chart {}" viewBox="0 0 {} {}" role="img" aria-label="{}">{}'
        '<line class="base" x1="0" x2="{}" y1="{}" y2="{}"/></svg>'
    ).format("wide" if width > 500 else "narrow", width, height, title, body, width, floor, floor)


def scale_of(columns: Sequence[Column]) -> float:
    """The end of the chart's scale: above the highest number shown."""
    numbers = [
        require_cleared(value)
        for column in columns
        if column.cell is not None
        for value in (column.cell.named, column.cell.low, column.cell.high)
        if value is not None
    ]
    return nice_top(max(numbers, default=1))


def _column(
    words: Said, cell: PublicCell, place: tuple[float, float], floor: float, scale: float
) -> Markup:
    left, step = place
    gap = min(step * 0.22, 4)
    x, wide = left + gap / 2, step - gap
    if cell.is_withheld:
        return _rect("withheld", (x, floor - 9, wide, 9), words)
    named = require_cleared(cell.named) * scale
    bar = _rect("named", (x, floor - named, wide, named), words)
    if cell.high is not None and require_cleared(cell.high) * scale <= named:
        return bar
    low = floor - require_cleared(cell.low) * scale
    high = None if cell.high is None else floor - require_cleared(cell.high) * scale
    return bar + _range(left + step / 2, low, high, cap=min(wide / 2, 4))


def _rect(kind: str, box: tuple[float, float, float, float], words: Said) -> Markup:
    x, y, width, height = map(_n, box)
    return Markup(
        '<rect class="{}" x="{}" y="{}" width="{}" height="{}"><title>{}</title></rect>'
    ).format(kind, x, y, width, height, words)


def _range(x: float, low: float, high: float | None, *, cap: float) -> Markup:
    """A line from low to high; an open high runs to the top and ends in an arrow."""
    end = PLOT_TOP if high is None else high
    reach = 5 if high is None else 0
    points = f"{_n(x - cap)},{_n(end + reach)} {_n(x)},{_n(end)} {_n(x + cap)},{_n(end + reach)}"
    return Markup(
        '<line class="range" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>'
        '<line class="range" x1="{4}" x2="{5}" y1="{1}" y2="{1}"/>'
        '<polyline class="range" points="{3}"/>'
    ).format(_n(x), _n(low), _n(end), points, _n(x - cap), _n(x + cap))


def _grid(width: float, height: float, words: Said) -> Markup:
    return Markup(
        '<line class="grid" x1="0" x2="{}" y1="{}" y2="{}"/>'
        '<text class="axis" x="{}" y="{}" text-anchor="end">{}</text>'
    ).format(width, _n(height), _n(height), width, _n(height - 5), words)


def draw_bar(number: Cleared[int] | None, most: int) -> Markup:
    """One bar of a ranked table: the number stands beside it, so readers aloud skip the bar."""
    share = 0.0 if number is None else 100 * require_cleared(number) / max(most, 1)
    shape = Markup('<rect class="named" width="{}" height="10"/>').format(_n(share))
    return Markup(
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        "{}</svg>"
    ).format(shape)


def draw_interval(figure: PublicFigure, most: float) -> Markup:
    """One figure on the common scale: a dot, a bar, or an arrow where an end is open."""
    low = 0.0 if figure.low is None else 100 * require_cleared(figure.low) / most
    high = 100.0 if figure.high is None else 100 * require_cleared(figure.high) / most
    parts = [Markup('<line class="grid" x1="0" x2="100" y1="6" y2="6"/>')]
    if figure.high is None:
        parts.append(
            Markup('<path class="arrow" d="M{0} 3 H97 L100 6 L97 9 H{0} Z"/>').format(_n(low))
        )
    elif figure.low is not None and high == low:
        parts.append(Markup('<circle class="named" cx="{}" cy="6" r="2.2"/>').format(_n(low)))
    else:
        parts.append(
            Markup('<rect class="named" x="{}" y="3" width="{}" height="6"/>').format(
                _n(low), _n(max(high - low, 0.8))
            )
        )
    return Markup('<svg class="interval" viewBox="-3 0 106 12" aria-hidden="true">{}</svg>').format(
        Markup("").join(parts)
    )


def _n(number: float) -> Markup:
    """A coordinate, short and the same on every machine."""
    return escape(f"{number:.2f}".rstrip("0").rstrip("."))
