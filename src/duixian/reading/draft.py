"""A document while it is being written down, line by line, by any reader but that of plain text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from duixian.errors import BadInput
from duixian.language import _
from duixian.reading import limits
from duixian.reading.document import Document, Mark, Place, Run, Table

SPAN_LIMIT = 1_000  # columns or rows that one merged cell may cover
GRID_LIMIT = 200_000  # cells of one table, merged ones counted as often as they cover


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its upper left corner, the rows and columns it covers, its text on one line."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    head: bool = False  # the format itself says that it is a head cell (表头)
    place: Place | None = None


@dataclass(slots=True)
class Draft:
    """What has been written so far; `document()` gives it."""

    name: str
    media: str
    _pieces: list[str] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _tables: list[Table] = field(default_factory=list)
    _marks: list[Mark] = field(default_factory=list)
    length: int = 0  # of the text so far, its last newline included

    def paragraph(self, *parts: tuple[str, Place | None]) -> tuple[int, int]:
        """Write one line of text, made of `parts`, each with its place; the line's start and end."""
        start = self.length
        for text, place in parts:
            if place is not None and text:
                self._runs.append(Run(self.length, place))
            self._pieces.append(text)
            self.length += len(text)
        end = self.length
        self._pieces.append("\n")
        self.length += 1
        if self.length > limits.TEXT_CHARACTERS:
            raise BadInput(self.name, _("文字太多，不像一份报告。"), _("请检查文件，或拆成几个文件。"))
        return start, end

    def mark(self, kind: str, span: tuple[int, int], level: int = 0) -> None:
        """Note that the format marks `span` as a `heading` of `level`, a `note` or a `box`."""
        self._marks.append(Mark(kind, *span, level))

    def table(self, cells: Iterable[Cell]) -> None:
        """Write a table, one cell a line in reading order (empty cells take no line)."""
        placed = sorted(cells, key=lambda cell: (cell.row, cell.column))
        if not any(cell.text for cell in placed):
            return
        start, end, spans = self.length, self.length, []
        for cell in placed:
            span = self.paragraph((cell.text, cell.place)) if cell.text else (self.length, self.length)
            end = span[1] if cell.text else end
            spans.append(span)
        texts = _grid(placed, [cell.text for cell in placed], "", self.name)
        places = _grid(placed, spans, (end, end), self.name)
        self._tables.append(Table(start, end, head_rows(placed, len(texts)), texts, places))

    def document(self) -> Document:
        """What has been written, as a document."""
        text = "".join(self._pieces).removesuffix("\n")
        marks = tuple(sorted(self._marks, key=lambda mark: mark.start))
        return Document(self.name, text, tuple(self._runs), tuple(self._tables), marks, self.media)


def _grid(cells: Sequence[Cell], values: Sequence[T], empty: T, where: str) -> tuple[tuple[T, ...], ...]:
    """Rows of `values`, each standing wherever its cell reaches; `empty` where no cell does."""
    rows = max(cell.row for cell in cells) + 1
    columns = max(cell.column + min(cell.columns, SPAN_LIMIT) for cell in cells)
    if rows * columns > GRID_LIMIT:
        raise oversized_table(where)
    grid = [[empty] * columns for _row in range(rows)]
    for cell, value in zip(cells, values, strict=True):
        for row in grid[cell.row : cell.row + min(cell.rows, SPAN_LIMIT)]:
            end = cell.column + min(cell.columns, SPAN_LIMIT)
            row[cell.column : end] = [value] * (end - cell.column)
    return tuple(map(tuple, grid))


def oversized_table(where: str) -> BadInput:
    """The error for a table that only a damaged or hostile file has."""
    return BadInput(where, _("有一张表格大得不合常理。"), _("请检查文件，去掉这张表后再试。"))


def head_rows(cells: Sequence[Cell], rows: int) -> int:
    """How many rows of the table are its head (表头), 0 if it has none.

    The format's own word counts first. Otherwise the first row is the head, with the rows that a cell of the
    head reaches down into and the row that divides a merged head cell; a table of one row, and one whose
    first row already holds figures beside its first cell, has none.
    """
    if marked := [cell for cell in cells if cell.head]:
        plain = {cell.row for cell in cells if not cell.head and cell.text}
        return next((row for row in range(rows) if row in plain), max(cell.row for cell in marked) + 1)
    if rows < 2 or any(_figure(cell.text) for cell in cells if cell.row == 0 and cell.column > 0):
        return 0
    head, row, width = 1, 0, max(cell.column + cell.columns for cell in cells)
    while row < head:
        for cell in cells:
            if cell.row == row and cell.text:
                divides = cell.columns > 1
                whole = cell.columns == width  # a caption or a section title over the whole width
                head = max(head, row + cell.rows + (divides and (not whole or row == 0)))
        row += 1
    return head if head < rows else 1


def _figure(text: str) -> bool:
    """Whether a cell holds a figure and not a name that has digits in it (2024年, 2024年(%))."""
    return text[:1].isdigit() and "年" not in text
