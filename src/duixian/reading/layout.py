"""Printed pages put back into a text: lines joined into paragraphs, tables and footnotes set apart.

A line break on paper may fall anywhere, between a number and its noun too. Whether a paragraph ends there is
told by what typesetting does: its first line is indented, its last one leaves room in which the next word
would have fitted.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import pairwise
from statistics import median

from duixian.reading.characters import join
from duixian.reading.document import Document, Place
from duixian.reading.draft import Cell, Draft, head_rows
from duixian.reading.furniture import without_furniture
from duixian.reading.lines import Box, Glyph, Line, lines, place
from duixian.reading.ruling import Grid, GridCell

_ENDED = re.compile(r"[。！？!?：:；;…][”’」』）)\]]*$")
_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[、）)是]|第[一二三四五六七八九十]{1,3}[章节部篇]"
    r"|[（(]?\d{1,2}[、.．）)]|[—●■①-⑳]"
)
_NOTE_MARK = re.compile(r"[①-⑳]|[\[〔【(（]\d{1,3}[\]〕】)）]|\d{1,3}[.．、 ]|[*＊]")


_FULL_PAGE = 8  # lines from which a page shows how long a full line is


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A ruled table on a page: its grid and its cells with their text."""

    page: int
    grid: Grid
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one page holds."""

    page: int
    width: float
    lines: list[Line] = field(default_factory=list)
    tables: list[PrintedTable] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Area:
    """The type area (版心) of a page: where its full lines begin and end."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set: type area of each page, indent of paragraphs in em, distance of lines."""

    areas: dict[int, Area]
    indent: float | None
    pitch: float

    def begins(self, last: Line, line: Line) -> bool:
        """Whether `line`, which follows `last`, begins a paragraph."""
        if max(last.em, line.em) > 1.2 * min(last.em, line.em):
            return True
        ended = _ENDED.search(last.text) is not None
        numbered = _NUMBERED.match(line.text) is not None
        room = (
            self.areas[last.page].right - last.box[2] - line.first
        ) / last.em  # left over by the first word
        indent = (line.box[0] - self.areas[line.page].left) / line.em
        if indent > 0.8:
            usual = self.indent is not None and abs(indent - self.indent) < 0.5
            return room > 0.5 or usual or ended or numbered
        if room > (0.5 if ended else 4):  # typesetters break lines early too, but not after a full stop
            return True
        apart = last.page == line.page and line.box[3] - last.box[3] > 1.35 * self.pitch
        return ended and self.indent is None and (apart or numbered)


def sheet(page: int, width: float, glyphs: Sequence[Glyph], found: Sequence[Grid]) -> Sheet:
    """The page's lines and tables; what stands in a cell of `found` belongs to that table."""
    inside: dict[GridCell, list[Glyph]] = {}
    outside = []
    for glyph in glyphs:
        cell = _cell_at(found, (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2)
        if cell is None:
            outside.append(glyph)
        else:
            inside.setdefault(cell, []).append(glyph)
    tables = [
        PrintedTable(page, grid, tuple(_cell(cell, inside.get(cell, []), page) for cell in grid.cells))
        for grid in found
    ]
    return Sheet(page, width, lines(outside, page), tables)


def _cell(cell: GridCell, glyphs: Sequence[Glyph], page: int) -> Cell:
    text = reduce(join, (line.text for line in lines(glyphs, page)), "")
    return Cell(cell.row, cell.column, text, cell.rows, cell.columns, place=place(page, cell.box))


def _cell_at(found: Sequence[Grid], x: float, y: float) -> GridCell | None:
    for grid in found:
        if _holds(grid.box, x, y):
            return next((cell for cell in grid.cells if _holds(cell.box, x, y)), None)
    return None


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def compose(sheets: Sequence[Sheet], name: str, media: str) -> Document:
    """The document that is printed on `sheets`."""
    kept = without_furniture([page.lines for page in sheets])
    body = _body_em(kept)
    areas = type_areas(
        [(page.page, page.width, remaining) for page, remaining in zip(sheets, kept, strict=True)], body
    )
    flow: list[Line | PrintedTable] = []
    notes: list[Line] = []
    for at, (page, remaining) in enumerate(zip(sheets, kept, strict=True)):
        following = kept[at + 1] if at + 1 < len(kept) else []
        text, foot = _footnotes(remaining, following, body)
        notes += foot
        flow += sorted([*text, *page.tables], key=_top)
    setting = Setting(areas, _indent(flow, areas), _pitch(flow))
    draft = Draft(name, media)
    for item in _paragraphs(flow, setting):
        if isinstance(item, PrintedTable):
            draft.table(item.cells)
        else:
            draft.paragraph(*_parts(item))
    for note in _notes(notes):
        draft.mark("note", draft.paragraph(*_parts(note)))
    return draft.document()


def _top(item: Line | PrintedTable) -> float:
    return item.grid.box[1] if isinstance(item, PrintedTable) else item.box[1]


def _parts(paragraph: Sequence[Line]) -> Iterator[tuple[str, Place]]:
    """The paragraph's lines with their places; a space between Latin words goes to the second line."""
    yield paragraph[0].text, place(paragraph[0].page, paragraph[0].box)
    for last, line in pairwise(paragraph):
        yield join(last.text, line.text)[len(last.text) :], place(line.page, line.box)


def _body_em(pages: Sequence[Sequence[Line]]) -> float:
    """The size of the body text: that of most characters."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.em)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def type_areas(pages: Sequence[tuple[int, float, Sequence[Line]]], body: float) -> dict[int, Area]:
    """The type area of each page (number, width, lines).

    A page's own left edge counts where it is near the usual one of pages as wide (margins of odd and even
    pages differ, scans are shifted); the breadth is the usual one, because a page may have no full line.
    Where no page is full, the margins are taken to be equally wide.
    """
    own, full = {}, {}
    for page, width, found in pages:
        text = [line for line in found if abs(line.em - body) < 0.25 * body] or found
        if text:
            starts, ends = sorted(line.box[0] for line in text), sorted(line.reach for line in text)
            area = Area(starts[len(starts) // 10], ends[-1 - len(ends) // 20])
            own[page] = Area(area.left, max(area.right, width - area.left))
            if len(text) >= _FULL_PAGE:
                full[page] = area
    widths = {page: width for page, width, _found in pages}
    areas = {}
    for page, mine in own.items():
        alike = [area for other, area in full.items() if abs(widths[other] - widths[page]) < body] or [mine]
        left, breadth = median(area.left for area in alike), median(area.right - area.left for area in alike)
        start = mine.left if abs(mine.left - left) < 1.2 * body else left
        areas[page] = Area(start, start + breadth)
    return areas


def _indent(flow: Sequence[Line | PrintedTable], areas: dict[int, Area]) -> float | None:
    """By how many em paragraphs are indented: most lines after a finished sentence; None if they are not."""
    indents: Counter[float] = Counter()
    for last, line in pairwise(flow):
        if isinstance(last, Line) and isinstance(line, Line) and _ENDED.search(last.text):
            indent = (line.box[0] - areas[line.page].left) / line.em
            if indent > 0.8:
                indents[round(indent * 2) / 2] += 1
    common = indents.most_common(1)
    return common[0][0] if common and common[0][1] >= 3 else None


def _pitch(flow: Sequence[Line | PrintedTable]) -> float:
    """The usual distance from line to line, in points."""
    distances = [
        line.box[3] - last.box[3]
        for last, line in pairwise(flow)
        if isinstance(last, Line) and isinstance(line, Line) and last.page == line.page
    ]
    return median(distances) if distances else 0.0


def _paragraphs(flow: Sequence[Line | PrintedTable], setting: Setting) -> Iterator[list[Line] | PrintedTable]:
    """`flow` with the lines of one paragraph, and the parts of one table over several pages, put together."""
    paragraph: list[Line] = []
    table: PrintedTable | None = None
    for item in flow:
        if isinstance(item, PrintedTable):
            if paragraph:
                yield paragraph
            paragraph = []
            if table and _continues(table, item):
                table = _appended(table, item)
                continue
            if table:
                yield table
            table = item
        else:
            if table:
                yield table
            table = None
            if paragraph and setting.begins(paragraph[-1], item):
                yield paragraph
                paragraph = []
            paragraph.append(item)
    if paragraph:
        yield paragraph
    if table:
        yield table


def _continues(table: PrintedTable, after: PrintedTable) -> bool:
    """Whether `after`, the next thing in the flow, is the rest of `table` on the following page."""
    edges, more = table.grid.edges, after.grid.edges
    offset = more[0] - edges[0]
    same = len(edges) == len(more) and all(
        abs(right - left - offset) < 4 for left, right in zip(edges, more, strict=True)
    )
    return same and after.page == table.page + 1


def _appended(table: PrintedTable, after: PrintedTable) -> PrintedTable:
    """`table` with the rows of `after`, whose head is left out if it repeats the table's."""
    rows = max(cell.row for cell in table.cells) + 1
    head = head_rows(table.cells, rows)
    repeated = _texts(table, head) == _texts(after, head)
    skip = head if repeated else 0
    cells = tuple(replace(cell, row=cell.row + rows - skip) for cell in after.cells if cell.row >= skip)
    return PrintedTable(after.page, after.grid, table.cells + cells)


def _texts(table: PrintedTable, rows: int) -> list[str]:
    return [cell.text for cell in table.cells if cell.row < rows]


def _footnotes(page: list[Line], following: Sequence[Line], body: float) -> tuple[list[Line], list[Line]]:
    """The page's lines without its footnotes, and its footnotes.

    Footnotes are the small lines at the foot of a page of body text, the first of which begins with a mark;
    where the next page goes on in small print, the small lines are a text of their own (名词解释).
    """
    at = len(page)
    while at and page[at - 1].em < 0.9 * body:
        at -= 1
    while at < len(page) and not _NOTE_MARK.match(page[at].text):
        at += 1
    on_its_own = 2 * at < len(page) or bool(following and following[0].em < 0.9 * body)
    return (page, []) if on_its_own else (page[:at], page[at:])


def _notes(found: Sequence[Line]) -> Iterator[list[Line]]:
    note: list[Line] = []
    for line in found:
        if note and _NOTE_MARK.match(line.text):
            yield note
            note = []
        note.append(line)
    if note:
        yield note
