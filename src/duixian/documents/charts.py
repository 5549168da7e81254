"""The page's charts as SVG: Vega-Lite drawn here and now, without a script, a font or a network.

Colours are those of the light page; the style sheet maps each to its variable, so that a chart follows
dark mode and print. What a colour tells is told by a shape or a fill as well.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import altair as alt
import vl_convert
from markupsafe import Markup, escape

from duixian.documents.overview import ChapterCount, TargetLine
from duixian.documents.rows import Row
from duixian.documents.words import details, statuses
from duixian.language import _

RESULT, PROMISE, QUIET = "#1d5a7d", "#a8401f", "#5d6269"
HALF, PALE, EMPTY = "#cd917c", "#f3ded6", "#f2f1ed"  # fills of promises: half, hardly and not at all
_PLOT, _LABELS = 230, 168  # widths in px; with the figures beside the bars a chart fits a phone
_LONGEST = 14  # characters of a row's name
_BASE = re.compile(r'xlink:href="[^"#]*#')
# the font is the page's, and Vega's roles name nothing
_UNWANTED = re.compile(r' (?:font-family|role|aria-\w+)="[^"]*"')


def targets_chart(lines: Sequence[TargetLine], name: str) -> Markup:
    """The main targets that are growth rates, each beside last year's result; empty where there are none.

    `name` begins the ids of the chart's title and description.
    """
    lines = [line for line in lines if _is_rate(line.target)]
    points = [point for number, line in enumerate(lines) for point in _points(line, number)]
    if not points:
        return Markup("")
    shapes = {point["what"]: (point["shape"], point["colour"]) for point in points}
    sorts = alt.Scale(domain=list(shapes), range=[shape for shape, __ in shapes.values()])
    colours = alt.Scale(domain=list(shapes), range=[colour for __, colour in shapes.values()])
    legend = alt.Legend(title=None, orient="top", columns=3, symbolSize=80, labelLimit=120)
    y = _labels("row")
    base = alt.Chart(alt.InlineData(values=points))
    span = base.mark_rule(color=QUIET, opacity=0.55).encode(y=y, x="min(value):Q", x2="max(value):Q")
    dots = base.mark_point(size=95, filled=True, opacity=1).encode(
        x=alt.X("value:Q", title=_("增长（%）"), axis=alt.Axis(tickCount=6)),
        y=y,
        shape=alt.Shape("what:N", scale=sorts, legend=legend),
        color=alt.Color("what:N", scale=colours, legend=legend),
        href="href:N",
    )
    right = base.transform_filter("datum.side == 1").mark_text(align="left", dx=10, color=PROMISE)
    left = base.transform_filter("datum.side == -1").mark_text(align="right", dx=-10, color=PROMISE)
    figures = [side.encode(x="value:Q", y=y, text="shown:N") for side in (right, left)]
    told = _("每行一个指标：圆点是去年结果，其他形状是今年目标，形状表示目标的上下限。")
    return _svg(
        alt.LayerChart(layer=[span, dots, *figures]), len(lines), 24, name, _("主要目标与去年结果"), told
    )


def facts_chart(counts: Sequence[ChapterCount], name: str, prefix: str = "") -> Markup:
    """How many results and promises with a number each chapter has; empty where there are none."""
    fills = {"actual": (RESULT, RESULT), "target": (PALE, PROMISE)}
    told = _("每行一章：实心条是结果的个数，空心条是承诺的个数。")
    return _bars(counts, statuses(), fills, name, prefix, _("哪些章节有数字"), told)


def tasks_chart(counts: Sequence[ChapterCount], name: str, prefix: str = "") -> Markup:
    """How many tasks each chapter of the plan has, by what can check them; empty if there are none."""
    fills = {
        "both": (PROMISE,) * 2,
        "number": (HALF, PROMISE),
        "due": (PALE, PROMISE),
        "bare": (EMPTY, QUIET),
    }
    told = _("每行一章：任务的个数，按有没有数字和期限分段。")
    return _bars(counts, details(), fills, name, prefix, _("任务靠什么核对"), told)


def _is_rate(row: Row) -> bool:
    return row.kind == "growth" and row.unit in ("%", "％") and bool(row.value)


def _points(line: TargetLine, number: int) -> list[dict[str, Any]]:
    """The points of one line: last year's result, and the target (both ends of a range)."""
    bounds = {
        "eq": (_("今年目标"), "diamond"),
        "about": (_("今年目标"), "diamond"),
        "ge": (_("目标：以上"), "triangle-right"),
        "le": (_("目标：以内"), "triangle-left"),
        "range": (_("目标：区间"), "square"),
    }
    target, result = line.target, line.result
    values = [float(value) for value in (target.value, target.value_to) if value]
    row = _label(number, target.title)
    what, shape = bounds[target.bound]
    points: list[dict[str, Any]] = []
    if result:
        points.append(_point(row, float(result.value), _("去年结果"), "circle", RESULT, result.key))
    points += [_point(row, value, what, shape, PROMISE, target.key) for value in values]
    left = result is not None and float(result.value) > max(values)  # the figure stands on the free side
    points[-len(values) if left else -1] |= {"shown": target.shown, "side": -1 if left else 1}
    return points


def _point(row: str, value: float, what: str, shape: str, colour: str, key: str) -> dict[str, Any]:
    return {"row": row, "value": value, "what": what, "shape": shape, "colour": colour, "href": f"#{key}"}


def _bars(
    counts: Sequence[ChapterCount],
    names: dict[str, str],
    fills: dict[str, tuple[str, str]],
    name: str,
    prefix: str,
    title: str,
    told: str,
) -> Markup:
    """Stacked bars, a chapter a row, a sort a segment; `fills` gives the sorts' fills and edges, in order."""
    bars = [
        bar
        for number, count in enumerate(counts)
        for bar in _segments(count, number, list(fills), names, prefix)
    ]
    used = [sort for sort in fills if any(count.counts.get(sort) for count in counts)]
    if not used:
        return Markup("")
    domain = [names[sort] for sort in used]
    fill = alt.Scale(domain=domain, range=[fills[sort][0] for sort in used])
    edge = alt.Scale(domain=domain, range=[fills[sort][1] for sort in used])
    legend = alt.Legend(
        title=None, orient="top", columns=2, symbolType="square", symbolSize=110, labelLimit=160
    )
    y = _labels("row")
    base = alt.Chart(alt.InlineData(values=bars))
    drawn = (
        base.transform_filter("datum.count > 0")
        .mark_bar(size=13, strokeWidth=1.2)
        .encode(
            x=alt.X("count:Q", title=None, axis=None, stack="zero"),
            y=y,
            order="order:O",
            fill=alt.Fill("sort:N", scale=fill, legend=legend),
            stroke=alt.Stroke("sort:N", scale=edge, legend=legend),
            href="href:N",
        )
    )
    figures = base.mark_text(align="left", dx=5, color=QUIET).encode(
        x="sum(count):Q", y=y, text="sum(count):Q"
    )
    return _svg(drawn + figures, len(counts), 22, name, title, told)


def _segments(
    count: ChapterCount, number: int, sorts: Iterable[str], names: dict[str, str], prefix: str
) -> list[dict[str, Any]]:
    row = _label(number, count.title or _("其他"))
    href = f"#{prefix}s-{count.section}"
    return [
        {"row": row, "sort": names[sort], "count": count.counts.get(sort, 0), "order": order, "href": href}
        for order, sort in enumerate(sorts)
    ]


def _label(number: int, title: str) -> str:
    """A row's name: its number keeps rows of the same title apart and in order, and is not shown."""
    short = title.strip().rstrip("。；：")
    short = short if len(short) <= _LONGEST else short[: _LONGEST - 1] + "…"
    return f"{number:03}{short}"


def _labels(field: str) -> alt.Y:
    axis = alt.Axis(labelExpr="slice(datum.label, 3)", labelLimit=0, labelPadding=_LABELS)
    return alt.Y(f"{field}:N", sort="ascending", title=None, axis=axis)


def _svg(
    chart: alt.LayerChart | alt.FacetChart, rows: int, step: int, name: str, title: str, told: str
) -> Markup:
    """`chart` drawn, with its name and what it tells for screen readers, and links that lead into this page.

    Screen readers do not get the marks themselves: the table beside a chart has their figures and links.
    """
    chart = chart.properties(width=_PLOT, height=rows * step, background="transparent", padding=4)
    chart = chart.configure(aria=False).configure_view(stroke=None)
    chart = chart.configure_axis(
        domain=False, ticks=False, gridColor="#e4e1da",
        labelFontSize=12, labelColor=QUIET, titleFontSize=11, titleFontWeight="normal", titleColor=QUIET,
    ).configure_axisY(labelColor="#1f2328", grid=False, labelAlign="left")  # fmt: skip
    chart = chart.configure_legend(labelFontSize=12, labelColor=QUIET).configure_text(fontSize=12)
    drawn = vl_convert.vegalite_to_svg(chart.to_dict(), allowed_base_urls=[])
    drawn = _UNWANTED.sub("", _BASE.sub('tabindex="-1" href="#', drawn))
    head, rest = drawn.removesuffix("</svg>").split(">", 1)
    named = f'{head} role="group" aria-labelledby="{name}-title" aria-describedby="{name}-desc">'
    named += f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(told)}</desc>'
    return Markup(f'{named}<g aria-hidden="true">{rest}</g></svg>')  # Vega escapes every text it draws
