"""The workbook 主要预期目标和工作任务完成情况对照表: a sheet a kind, quotes in cells, charts."""

from collections.abc import Sequence
from io import BytesIO

from duixian.documents.judged.cells import HEAD, Book, Cell, Heads
from duixian.documents.judged.lines import Account, Line
from duixian.documents.judged.pair import Ledger, Pair
from duixian.documents.judged.summary import write_summary
from duixian.documents.judged.words import confidences, kinds_of_promises, verdict_name, worded
from duixian.documents.judged.years import in_unit_of, is_telling
from duixian.documents.words import stages
from duixian.judging.records import ProjectOutcome, Series, Staged
from duixian.language import _

_MOST_CHARTS = 12  # of single indicators over the years


def workbook(ledger: Ledger) -> bytes:
    """The workbook of `ledger` as xlsx, in the language asked for (`duixian.language`)."""
    stream = BytesIO()
    book = Book(stream, ledger.title or _("目标任务完成情况"))
    about = "；".join(_about(pair) for pair in ledger.pairs)
    write_summary(book, ledger, about)
    for name, kind in kinds_of_promises().items():
        lines = [(pair, line) for pair in ledger.pairs for line in _lines(pair, name)]
        if lines and name == "projects":
            book.table(kind, about, _project_heads(), map(_project_row, lines), 9)
        elif lines:
            book.table(kind, about, _target_heads(), map(_target_row, lines), 8)
    for title, accounts in (
        (_("成批的事项"), [(pair, it) for pair in ledger.pairs for it in pair.lists]),
        (_("按计划比例报的数"), [(pair, it) for pair in ledger.pairs for it in pair.plans]),
    ):
        if accounts:
            book.table(title, about, _account_heads(), map(_account_row, accounts), len(_account_heads()))
    if ledger.series:
        _years(book, ledger.series)
    book.book.close()
    return stream.getvalue()


def _about(pair: Pair) -> str:
    said = _("承诺出自{earlier}，交代出自{later}").format(earlier=pair.earlier.name, later=pair.later.name)
    return "。".join((said, *(notice.rstrip("。") for notice in pair.notices)))


def _lines(pair: Pair, name: str) -> tuple[Line, ...]:
    return {"targets": pair.targets, "promises": pair.promises, "projects": pair.projects}.get(name, ())


def _target_heads() -> Heads:
    return [
        (_("年份"), 6), (_("评判"), 10), (_("指标"), 22), (_("目标"), 16), (_("结果"), 16), (_("说明"), 36),
        (_("承诺原文"), 40), (_("交代原文"), 40),
        (_("目标数值"), 10), (_("目标上限"), 10), (_("结果数值"), 10), (_("单位"), 8),
        (_("与目标之差"), 12), (_("差的单位"), 11), *_place_heads(), (_("规则"), 14), (_("代码"), 26),
    ]  # fmt: skip


def _target_row(told: tuple[Pair, Line]) -> list[Cell]:
    pair, line = told
    it = line.record
    assert not isinstance(it, ProjectOutcome)
    unit = (
        "" if line.gap is None else line.gap_unit or (_("位") if it.target.kind == "rank" else _("个百分点"))
    )
    return [
        pair.year, verdict_name(line.outcome), line.title, line.aimed, line.got, line.reason, *_quotes(line),
        it.target.value, it.target.value_to, it.result.value if it.result else None, it.target.unit,
        None if line.gap is None else round(line.gap, 2), unit, *_places(line), line.rule, it.code,
    ]  # fmt: skip


def _project_heads() -> Heads:
    return [
        (_("年份"), 6), (_("评判"), 10), (_("项目"), 30), (_("承诺阶段"), 9), (_("到达阶段"), 9),
        (_("再次承诺"), 9), (_("说明"), 36), (_("承诺原文"), 40), (_("交代原文"), 40), *_place_heads(),
    ]  # fmt: skip


def _project_row(told: tuple[Pair, Line]) -> list[Cell]:
    pair, line = told
    it = line.record
    assert isinstance(it, ProjectOutcome)

    def stage(staged: Staged | None) -> str:
        return stages()[staged.stage] if staged else ""

    return [
        pair.year, verdict_name(line.outcome), line.title, stage(it.promised), stage(it.reached),
        stage(it.again), line.reason, *_quotes(line), *_places(line),
    ]  # fmt: skip


def _quotes(line: Line) -> list[Cell]:
    other = line.result or line.again
    return [line.target, other]


def _place_heads() -> list[tuple[str, int]]:
    return [(_("章节"), 40), (_("承诺位置"), 12), (_("交代位置"), 12), (_("把握"), 10)]


def _places(line: Line) -> list[Cell]:
    other = line.result or line.again
    where = " › ".join(line.section)
    return [where, line.target.place, other.place if other else "", confidences()[line.confidence]]


def _account_heads() -> Heads:
    return [
        (_("年份"), 7), (_("名称"), 26), (_("报告说"), 34), (_("总数"), 9), (_("完成"), 9), (_("未完成"), 9),
        (_("说明"), 44), (_("出自"), 12), (_("原文"), 50), (_("位置"), 11),
    ]  # fmt: skip


def _account_row(told: tuple[Pair, Account]) -> list[Cell]:
    pair, it = told
    return [
        pair.year, it.title, it.said, it.total, it.done, it.open, it.reason,
        _("后一份报告") if it.later else _("前一份报告"), it.spot, it.spot.place,
    ]  # fmt: skip


def _years(book: Book, all_series: Sequence[Series]) -> None:
    """Every indicator's years below one another, and beside them a chart of each that has two judged."""
    heads = [
        (_("指标"), 26), (_("年份"), 7), (_("目标"), 17), (_("结果"), 17), (_("评判"), 11),
        (_("目标数值"), 10), (_("结果数值"), 10), (_("单位"), 8), (_("说明"), 46),
    ]  # fmt: skip
    rows = [_year_row(series, at) for series in all_series for at in range(len(series.points))]
    sheet = book.table(_("历年"), _("目标出自当年的报告，结果出自下一年的报告"), heads, rows, len(heads))
    at, charts = HEAD + 1, 0
    for series in all_series:
        first, at = at, at + len(series.points)
        if is_telling(series) and series.kind != "text" and charts < _MOST_CHARTS:
            chart = book.book.add_chart({"type": "line"})
            for column, name, colour, shape in (
                (5, _("目标"), "#A8401F", "diamond"),
                (6, _("结果"), "#1D5A7D", "circle"),
            ):
                chart.add_series(
                    {
                        "name": name,
                        "categories": [sheet.get_name(), first, 1, at - 1, 1],
                        "values": [sheet.get_name(), first, column, at - 1, column],
                        "line": {"color": colour, "width": 1.5},
                        "marker": {"type": shape, "size": 7, "fill": {"color": colour}},
                    }
                )
            chart.set_title({"name": f"{series.indicator}（{series.unit}）", "name_font": {"size": 11}})
            chart.set_legend({"position": "bottom"})
            chart.show_blanks_as("gap")
            chart.set_size({"width": 420, "height": 240})
            sheet.insert_chart(HEAD + charts * 13, len(heads) + 1, chart)
            charts += 1


def _year_row(series: Series, at: int) -> list[Cell]:
    point = series.points[at]
    return [
        series.indicator, point.year, worded(point.target) if point.target else "",
        worded(point.result) if point.result else "",
        verdict_name(point.verdict) if point.verdict else "",
        in_unit_of(series, point.target), in_unit_of(series, point.result), series.unit, point.reason,
    ]  # fmt: skip
