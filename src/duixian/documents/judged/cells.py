"""A workbook while it is written: titled sheets, tables that filter, cells of every kind.

Every text is written as a text, so that none of it becomes a formula.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from duixian.documents.judged.lines import Spot
from duixian.documents.judged.words import verdict_name

Cell = str | int | float | Decimal | Spot | None
Heads = Sequence[tuple[str, int]]  # what stands over each column, and its width in characters
_LONGEST = 31  # characters of a sheet's name, by the format
HEAD = 2  # the row of the heads, from 0; the title and what it is of stand above
_COLOURS = {"bad": ("#F3DED6", "#7A2A12"), "good": ("#DCE8F0", "#143F58"), "silent": ("#1F2328", "#FFFFFF")}
_TONES = {
    "silent": "silent", "missed": "bad", "redefined": "bad", "partly": "bad", "slipped": "bad",
    "again": "bad", "met": "good", "exceeded": "good", "kept": "good", "ahead": "good",
}  # fmt: skip


class Book:
    """A workbook while it is written, with the formats of its cells."""

    def __init__(self, stream: BytesIO, title: str) -> None:
        self.title = title
        self.book = xlsxwriter.Workbook(stream, {"strings_to_urls": False, "strings_to_formulas": False})
        self.book.set_properties({"title": title, "comments": "duixian"})
        whole = {"font_name": "宋体", "font_size": 10, "valign": "top"}
        edge = {**whole, "border": 1, "border_color": "#DCD7CB"}
        self.name = self.book.add_format({**whole, "font_name": "黑体", "font_size": 16, "valign": "vcenter"})
        self.about = self.book.add_format({**whole, "font_color": "#5D6269"})
        self.head = self.book.add_format(
            {**edge, "bold": True, "bg_color": "#F5F3ED", "valign": "vcenter", "text_wrap": True}
        )
        self.text = self.book.add_format({**edge, "text_wrap": True})
        self.bold = self.book.add_format({"font_name": "宋体", "font_size": 10, "bold": True})
        self.number = self.book.add_format({**edge, "align": "right"})
        self.share = self.book.add_format({**edge, "align": "right", "num_format": "0%"})
        self.verdicts = {
            tone: self.book.add_format({**edge, "bg_color": ground, "font_color": ink})
            for tone, (ground, ink) in _COLOURS.items()
        }

    def sheet(self, name: str, about: str) -> Worksheet:
        """A new sheet with its title, ready to be printed on A4 across."""
        sheet = self.book.add_worksheet(name[:_LONGEST])
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C— &P —")
        sheet.set_row(0, 28)
        sheet.set_row(1, 18)
        sheet.write_string(0, 0, f"{self.title}：{name}", self.name)
        sheet.write_string(1, 0, about, self.about)
        return sheet

    def table(
        self, name: str, about: str, heads: Heads, rows: Iterable[Sequence[Cell]], printed: int
    ) -> Worksheet:
        """A sheet of `rows` under `heads`, which stay in view and filter; paper gets the first columns."""
        sheet = self.sheet(name, about)
        for column, (head, width) in enumerate(heads):
            sheet.set_column(column, column, width)
            sheet.write_string(HEAD, column, head, self.head)
        last = HEAD + 1
        for last, row in enumerate(rows, HEAD + 1):
            sheet.set_row(last, _height(row, heads))
            self.row(sheet, last, row)
        sheet.freeze_panes(HEAD + 1, 3)
        sheet.autofilter(HEAD, 0, last, len(heads) - 1)
        sheet.repeat_rows(HEAD)
        sheet.print_area(0, 0, last, printed - 1)
        return sheet

    def row(self, sheet: Worksheet, at: int, cells: Sequence[Cell], first: int = 0) -> None:
        """Writes `cells` into row `at` from column `first`; a verdict's word bears its colour."""
        tones = {verdict_name(outcome): tone for outcome, tone in _TONES.items()}
        for column, cell in enumerate(cells, first):
            if cell is None or cell == "":
                sheet.write_blank(at, column, None, self.text)
            elif isinstance(cell, Spot):
                self.quote(sheet, at, column, cell)
            elif isinstance(cell, str):
                form = self.verdicts[tones[cell]] if cell in tones else self.text
                sheet.write_string(at, column, cell, form)
            else:
                sheet.write_number(at, column, cell, self.share if isinstance(cell, float) else self.number)

    def quote(self, sheet: Worksheet, at: int, column: int, spot: Spot) -> None:
        """Writes a sentence with what is quoted of it in bold."""
        rest = spot.before or spot.after
        if not rest or not spot.quote:
            sheet.write_string(at, column, spot.sentence, self.text)
            return
        pieces = [spot.before, self.bold, spot.quote, spot.after]
        sheet.write_rich_string(at, column, *(it for it in pieces if it != ""), self.text)


def _words(cell: Cell) -> str:
    return cell.sentence if isinstance(cell, Spot) else cell if isinstance(cell, str) else ""


def _height(row: Sequence[Cell], heads: Heads) -> float:
    """How high a row must be in points, so that its longest cell is read whole; Chinese counts double."""
    lines = 1
    for cell, (__, width) in zip(row, heads, strict=True):
        long = sum(2 if ord(character) > 0x2000 else 1 for character in _words(cell))
        lines = max(lines, -(-long // (width - 1)))
    return 4 + 13 * min(lines, 24)
