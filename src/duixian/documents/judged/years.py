"""Target and result of one indicator over the years, as a small chart."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from markupsafe import Markup, escape

from duixian.documents.charts import PROMISE, QUIET, RESULT
from duixian.documents.judged.drawings import GOOD, LINE, PAPER
from duixian.judging.amounts import amount
from duixian.judging.records import Quoted, Series
from duixian.language import _

_WIDTH, _HEIGHT = 292, 132  # in px
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 14, 10, 22  # px around the plot
_TICKS = 4  # lines across the plot, about


@dataclass(frozen=True, slots=True)
class _Mark:
    """A figure on the chart, in the unit that its axis is labelled in."""

    year: int
    what: Literal["target", "result"]
    value: float
    good: bool | None  # what came of the year's target


def is_telling(series: Series) -> bool:
    """Whether at least two of its years were judged."""
    return sum(point.verdict is not None for point in series.points) > 1


def years_chart(series: Series, name: str) -> Markup:
    """Each year's target (diamond) and result (disc); empty where fewer than two years have a figure.

    `name` begins the ids of the chart's title and description.
    """
    marks = list(_marks(series))
    years = sorted({mark.year for mark in marks})
    if len(years) < 2:
        return Markup("")
    low, high, step = _axis([mark.value for mark in marks])
    span, height = (years[-1] - years[0]) or 1, _HEIGHT - _TOP - _BOTTOM
    xs = {year: _LEFT + (year - years[0]) / span * (_WIDTH - _LEFT - _RIGHT) for year in years}
    told = _("横轴是年份：菱形是当年目标，圆点是下一年报告的结果。")

    def y(value: float) -> float:
        return _TOP + (high - value) / (high - low) * height

    pieces = [
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" role="img"'
        f' aria-labelledby="{name}-title" aria-describedby="{name}-desc"><title id="{name}-title">',
        escape(series.indicator),
        f'</title><desc id="{name}-desc">{escape(told)}</desc>',
    ]
    for number in range(round((high - low) / step) + 1):
        at = low + number * step
        label = f"{round(at, 6):g}".replace("-", "−")
        pieces.append(f'<path d="M{_LEFT - 8} {y(at):.1f}H{_WIDTH}" stroke="{LINE}"/>')
        pieces.append(_label(_LEFT - 12, y(at) + 4, "end", label))
    for year in years:
        shown = span <= 6 or (year - years[0]) % (span // 6 + 1) == 0
        pieces.append(_label(xs[year], _HEIGHT - 5, "middle", str(year)) if shown else "")
    pieces += _drawn(marks, {mark: (xs[mark.year], y(mark.value)) for mark in marks})
    return Markup("".join(pieces) + "</svg>")


def _drawn(marks: list[_Mark], at: dict[_Mark, tuple[float, float]]) -> Iterator[str]:
    """The path of the results, the way from target to result of each year, then the figures themselves."""
    results = [mark for mark in marks if mark.what == "result"]
    if len(results) > 1:
        path = "L".join("{:.1f} {:.1f}".format(*at[mark]) for mark in results)
        yield f'<path d="M{path}" fill="none" stroke="{QUIET}" stroke-width="1.2"/>'
    for target in marks:
        result = next((it for it in results if it.year == target.year), None)
        if target.what == "target" and result and target.good is not None:
            (x, start), (__, end) = at[target], at[result]
            colour = RESULT if target.good else PROMISE
            yield f'<path d="M{x:.1f} {start:.1f}V{end:.1f}" stroke="{colour}" stroke-width="3"/>'
    for mark in sorted(marks, key=lambda it: it.what, reverse=True):
        x, y = at[mark]
        if mark.what == "target":
            corners = f"{x:.1f} {y - 5:.1f}l5 5-5 5-5-5z"
            yield f'<path d="M{corners}" fill="{PAPER}" stroke="{PROMISE}" stroke-width="1.6"/>'
        else:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{RESULT}" stroke="{PAPER}"/>'


def _marks(series: Series) -> Iterator[_Mark]:
    """The figures of the series' own kind in one unit; those in words are in the table only."""
    for point in series.points:
        good = None if point.verdict is None else point.verdict in GOOD
        if (aimed := in_unit_of(series, point.target)) is not None:
            yield _Mark(point.year, "target", float(aimed), good)
        near = point.verdict == "redefined"  # the result is of something else
        if not near and (got := in_unit_of(series, point.result)) is not None:
            yield _Mark(point.year, "result", float(got), good)


def in_unit_of(series: Series, it: Quoted | None) -> Decimal | None:
    """The figure in the unit of the series; None where it is in words, of another kind or another measure."""
    if it is None or it.value is None or it.kind != series.kind:
        return None
    size, sort = amount(Decimal(1), series.unit or it.unit)
    value = amount(it.value, it.unit)
    return value.value / size if value.sort == sort else None


def _axis(values: list[float]) -> tuple[float, float, float]:
    """Lower end, upper end and step of an axis over `values`, in round figures.

    >>> _axis([5.2, 6.4, 6]), _axis([4000, 1.3]), _axis([3, 3])
    ((5.0, 6.5, 0.5), (0.0, 4000.0, 1000.0), (2.0, 4.0, 0.5))
    """
    low, high = min(values), max(values)
    if low == high:
        low, high = low - 1, high + 1
    rough = Decimal(repr((high - low) / (_TICKS - 1)))
    size = Decimal(10) ** rough.adjusted()
    step = float(min((size * it for it in (1, 2, 5, 10)), key=lambda it: abs(it - rough)))
    first, last = int(low // step), int(-(-high // step))
    return round(first * step, 9), round(last * step, 9), step


def _label(x: float, y: float, anchor: str, words: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="11" fill="{QUIET}">{words}</text>'
    )
