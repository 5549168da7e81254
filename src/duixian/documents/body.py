"""The report's text as HTML: headings, paragraphs and tables, with its records marked."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from duixian.documents.marks import Stretch, nest
from duixian.documents.rows import Row
from duixian.documents.view import ReportView
from duixian.documents.words import types
from duixian.language import _
from duixian.reading.document import Table

_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]*[”’」』）)]*")
_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_CENTRED = 40  # a line of the front no longer than this, and no sentence, is set in the middle


def body(report: ReportView, rows: Sequence[Row], prefix: str = "") -> Markup:
    """The whole text of `report` as HTML; every row's key is the id of its mark, every heading's is s-N."""
    return Body(report, _stretches(report, rows), prefix).html()


class Body:
    """The text of one report while it is being set: its marks in order, and the ids given so far."""

    def __init__(self, report: ReportView, stretches: Iterable[Stretch], prefix: str) -> None:
        self.report = report
        self.prefix = prefix
        self.placed: set[str] = set()
        self.stretches = sorted(stretches, key=lambda it: it.start)
        self.starts = [it.start for it in self.stretches]
        self.longest = max((it.end - it.start for it in self.stretches), default=0)
        self.front_end = min((it.start for it in report.sections if it.title), default=0)

    def html(self) -> Markup:
        pieces, at = list[Markup](), 0
        for start, end, item in _landmarks(report=self.report):
            if start < at:
                continue
            pieces += self.paragraphs(at, start)
            pieces.append(self.table(item) if isinstance(item, Table) else self.heading(item, start, end))
            at = end
        pieces += self.paragraphs(at, len(self.report.text))
        return Markup("").join(pieces)

    def marked(self, start: int, end: int) -> Markup:
        """`text[start:end]` with its sentences and records marked."""
        text = self.report.text
        sentences = [Stretch(it.start(), it.end(), "s") for it in _SENTENCE.finditer(text, start, end)]
        first, last = bisect_right(self.starts, start - self.longest), bisect_right(self.starts, end)
        return nest(text, [*sentences, *self.stretches[max(first - 1, 0) : last]], self.placed, start, end)

    def paragraphs(self, start: int, end: int) -> Iterator[Markup]:
        for line in _LINE.finditer(self.report.text, start, end):
            yield self.paragraph(line.start(), line.end())

    def paragraph(self, start: int, end: int) -> Markup:
        text = self.report.text[start:end]
        title = start < self.front_end and len(text) <= _CENTRED and text[-1] not in "。：:；，"
        return Markup("<p{}>{}</p>\n").format(
            Markup(' class="front"') if title else "", self.marked(start, end)
        )

    def heading(self, index: int, start: int, end: int) -> Markup:
        section = self.report.sections[index]
        depth = self.report.headings.depth(index)
        run_in = depth > 1 and not self.report.text[end:].startswith(("\n", "\r"))
        css = f"h d{min(depth, 4)} {section.part}" + (" run-in" if run_in else "")
        return Markup('<h{0} id="{1}" class="{2}">{3}</h{0}>').format(
            min(depth + 2, 6), section_id(index, self.prefix), css, self.marked(start, end)
        )

    def table(self, table: Table) -> Markup:
        rows = [self.table_row(table, number) for number in range(len(table.rows))]
        return Markup(
            '<div class="sheet" tabindex="0" role="region" aria-label="{}"><table>{}</table></div>'
        ).format(_("报告中的表"), Markup("").join(rows))

    def table_row(self, table: Table, number: int) -> Markup:
        """A row of a table; a merged cell stands once, at its upper left corner."""
        cells = list[Markup]()
        for column, span in enumerate(table.cells[number]):
            if _repeats(table, number, column):
                continue
            wide, high = _reach(table, number, column)
            tag = Markup('th scope="col"' if number < table.head_rows else "td")
            sizes = Markup(' colspan="{}" rowspan="{}"').format(wide, high) if wide * high > 1 else ""
            cells.append(Markup("<{}{}>{}</{}>").format(tag, sizes, self.marked(*span), tag[:2]))
        return Markup("<tr>{}</tr>").format(Markup("").join(cells))


def section_id(index: int, prefix: str = "") -> str:
    """The id of the heading of section `index`."""
    return f"{prefix}s-{index}"


def row_id(key: str) -> str:
    """The id of the table row of the record `key`."""
    return f"row-{key}"


def _stretches(report: ReportView, rows: Iterable[Row]) -> Iterator[Stretch]:
    """The marks of all rows, and the note marks in the text, which lead to their explanations."""
    names = types()
    for row in rows:
        tick = names[row.type] if row.type in ("task", "aside") else ""
        css = " ".join(filter(None, [row.type, row.status, "main" if row.main else ""]))
        yield Stretch(row.start, row.end, css, row.key, row_id(row.key), tick, row.number)
    explained = {row.start: row.key for row in rows if row.type == "term"}
    for term in report.terms:
        for start in term.mark_starts if term.mark else ():
            to = explained[term.start]
            yield Stretch(start, start + len(term.mark or ""), "note", f"{to}-at-{start}", to)


def _landmarks(report: ReportView) -> list[tuple[int, int, Table | int]]:
    """The tables whose cells have a place and the headings (as section indices), in reading order."""
    tables: list[tuple[int, int, Table | int]] = [(it.start, it.end, it) for it in report.tables if it.cells]
    headings = [
        (it.start, it.title_end, n) for n, it in enumerate(report.sections) if it.title_end > it.start
    ]
    return sorted([*tables, *headings], key=lambda it: (it[0], -it[1]))


def _repeats(table: Table, number: int, column: int) -> bool:
    """Whether the cell only repeats the one to its left or above it, with which it is merged."""
    cells = table.cells
    left = column > 0 and cells[number][column - 1] == cells[number][column]
    above = (
        number > 0 and column < len(cells[number - 1]) and cells[number - 1][column] == cells[number][column]
    )
    return (left or above) and cells[number][column][0] < cells[number][column][1]


def _reach(table: Table, number: int, column: int) -> tuple[int, int]:
    """How many columns and rows the merged cell that begins here covers."""
    cells, span = table.cells, table.cells[number][column]
    if span[0] == span[1]:
        return 1, 1
    wide = sum(1 for it in cells[number][column:] if it == span)
    high = sum(1 for row in cells[number:] if column < len(row) and row[column] == span)
    return wide, high
