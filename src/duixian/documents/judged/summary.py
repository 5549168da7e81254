"""The first sheet of the workbook: how many of each verdict, how much is answered, with native charts."""

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from duixian.documents.judged.cells import HEAD, Book, Cell
from duixian.documents.judged.lines import Line
from duixian.documents.judged.pair import Ledger, Pair, counts_of
from duixian.documents.judged.words import deliveries, kinds_of_promises, outcomes
from duixian.judging.records import ProjectOutcome, ReportBack
from duixian.language import _

_COLOURS = {
    "silent": "#1F2328", "redefined": "#CD917C", "missed": "#A8401F", "partly": "#CD917C",
    "not_evaluable": "#A7ABB2", "met": "#1D5A7D", "exceeded": "#6FA5C4",
}  # fmt: skip
_RATES = ("#1D5A7D", "#CD917C", "#DCD7CB")  # kept, missed, not answered
_BESIDE = 12  # the column that the charts begin in
_ROW = 20  # px of a row


def write_summary(book: Book, ledger: Ledger, about: str) -> None:
    """Writes the sheet 概况 as the first of `book`: small tables, and charts of the latest year."""
    sheet = book.sheet(_("概况"), about)
    sheet.set_column(0, 0, 7)
    sheet.set_column(1, 1, 34)
    sheet.set_column(2, _BESIDE - 2, 10)
    at = HEAD + 1
    counts = [_counted(pair, kind, outcomes()) for pair in ledger.pairs for kind in ("targets", "promises")]
    below = _chart_of_counts(book, sheet, at, len(counts))
    at = _block(book, sheet, at, [_("评判"), _("合计"), *outcomes().values()], counts)
    projects = [_counted(pair, "projects", deliveries()) for pair in ledger.pairs]
    at = _block(book, sheet, at, [_("评判"), _("合计"), *deliveries().values()], projects)
    growths = [_growth(pair, line) for pair in ledger.pairs for line in pair.targets if _is_growth(line)]
    if growths:
        below = _chart_of_growths(book, sheet, at, len(growths), len(ledger.pairs) > 1, below)
        at = _block(book, sheet, at, [_("主要预期目标中的增长率（%）"), _("目标"), _("结果")], growths)
    rates = [
        _rated(pair, rate) for pair in ledger.pairs for rate in (*pair.whole, *pair.by_section) if rate.total
    ]
    if rates:
        _chart_of_rates(book, sheet, at, rates, below)
        heads = [
            _("回应"),
            _("合计"),
            _("完成"),
            _("未完成"),
            _("没有回应"),
            _("有回应率"),
            _("完成率"),
            _("待人核对"),
        ]
        _block(book, sheet, at, heads, rates)


def _block(
    book: Book, sheet: Worksheet, at: int, heads: Sequence[str], rows: Sequence[Sequence[Cell]]
) -> int:
    """Writes a small table with its heads in row `at`, the year before all; gives the row for the next."""
    for column, head in enumerate((_("年份"), *heads)):
        sheet.write_string(at, column, head, book.head)
    for number, row in enumerate(rows, at + 1):
        book.row(sheet, number, row)
    return at + len(rows) + 2


def _counted(pair: Pair, kind: str, words: Mapping[str, str]) -> list[Cell]:
    lines = {"targets": pair.targets, "promises": pair.promises, "projects": pair.projects}[kind]
    counts = counts_of(lines)
    return [pair.year, kinds_of_promises()[kind], len(lines), *(counts.get(name, 0) for name in words)]


def _rated(pair: Pair, rate: ReportBack) -> list[Cell]:
    rest = rate.total - rate.answered
    name = rate.section or kinds_of_promises()[rate.of]
    shares = [rate.answered_rate, rate.kept_rate]
    return [pair.year, name, rate.total, rate.kept, rate.answered - rate.kept, rest, *shares, rate.doubtful]


def _is_growth(line: Line) -> bool:
    it = line.record
    return not isinstance(it, ProjectOutcome) and it.target.kind == "growth" and it.target.value is not None


def _growth(pair: Pair, line: Line) -> list[Cell]:
    """The target and the result, empty where the later report gives none for the same thing."""
    it = line.record
    assert not isinstance(it, ProjectOutcome)
    result = it.result.value if it.result and line.gap is not None else None
    return [pair.year, line.title, it.target.value, result]


def _chart_of_counts(book: Book, sheet: Worksheet, at: int, rows: int) -> int:
    """Columns: how many main targets have each verdict; the latest year, of which there are two rows."""
    first, last, row = 3, 2 + len(outcomes()), at + rows - 1
    chart = book.book.add_chart({"type": "column"})
    chart.add_series(
        {
            "categories": [sheet.get_name(), at, first, at, last],
            "values": [sheet.get_name(), row, first, row, last],
            "points": [{"fill": {"color": colour}} for colour in _COLOURS.values()],
            "data_labels": {"value": True},
            "gap": 60,
        }
    )
    chart.set_y_axis({"visible": False, "major_gridlines": {"visible": False}})
    return _insert(sheet, chart, _("主要预期目标的评判"), HEAD + 1, legend=False)


def _chart_of_growths(book: Book, sheet: Worksheet, at: int, rows: int, many: bool, below: int) -> int:
    """Bars: target and result of each growth rate, in the order of the table."""
    chart = book.book.add_chart({"type": "bar"})
    for column, colour in ((2, "#E3B5A4"), (3, "#1D5A7D")):
        chart.add_series(
            {
                "name": [sheet.get_name(), at, column],
                "categories": [sheet.get_name(), at + 1, 0 if many else 1, at + rows, 1],
                "values": [sheet.get_name(), at + 1, column, at + rows, column],
                "fill": {"color": colour},
                "data_labels": {"value": True},
                "gap": 70,
            }
        )
    chart.set_y_axis({"reverse": True, "label_position": "low"})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    return _insert(sheet, chart, _("增长率目标与结果（%）"), below, rows * 2 + 4)


def _chart_of_rates(
    book: Book, sheet: Worksheet, at: int, rates: Sequence[Sequence[Cell]], below: int
) -> int:
    """Stacked bars: kept, missed, not answered, of the latest year's sorts of promises."""
    names = list(kinds_of_promises().values())
    rows = [number for number, row in enumerate(rates, at + 1) if row[0] == rates[-1][0] and row[1] in names]
    chart = book.book.add_chart({"type": "bar", "subtype": "percent_stacked"})
    for column, colour in zip((3, 4, 5), _RATES, strict=True):
        chart.add_series(
            {
                "name": [sheet.get_name(), at, column],
                "categories": [sheet.get_name(), rows[0], 1, rows[-1], 1],
                "values": [sheet.get_name(), rows[0], column, rows[-1], column],
                "fill": {"color": colour},
                "gap": 50,
            }
        )
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"major_gridlines": {"visible": False}})
    return _insert(sheet, chart, _("承诺过的，回应了多少"), below)


def _insert(sheet: Worksheet, chart: Any, title: str, at: int, high: int = 15, *, legend: bool = True) -> int:
    """Puts the chart beside the tables, `high` rows from row `at` on; gives the row for the next."""
    chart.set_title({"name": title, "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"} if legend else {"none": True})
    chart.set_size({"width": 620, "height": high * _ROW})
    sheet.insert_chart(at, _BESIDE, chart)
    return at + high + 1
