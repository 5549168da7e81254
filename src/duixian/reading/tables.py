"""Tables that were flattened into plain text: a cell, a bar, the next cell ... come back as rows and columns.

Such a text keeps the order of the cells; a merged cell stands once, and the row of a head that had one is
filled up with empty cells at its end. The rhythm of the figures gives the number of columns.
"""

import re
from collections.abc import Sequence

from duixian.reading.document import Table

Cell = tuple[int, int]

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_LONGEST = 60  # of a cell
_FIGURE = re.compile(
    r"^[^\u4e00-\u9fff]*\d[^\u4e00-\u9fff]*(?:左右|以上|以内|以下|亿元|万元|万|元|%|％|个百分点)*$|同步|持平|^[-—/]+$"
)
_PROMISED = re.compile("计划|预期|目标|预计|安排")
_RULE = re.compile(r"[\s|:-]+")
_LEAST = 6  # cells with text; fewer bars are left over from something else


def flattened(text: str) -> tuple[Table, ...]:
    """The tables of a plain text in which a bar ends or parts the cells."""
    if text.count("|") < _LEAST:
        return ()
    found = (_table(text, stretch) for stretch in _stretches(text))
    return tuple(table for table in found if table is not None)


def _stretches(text: str) -> list[list[Cell]]:
    """Runs of lines with bars (or short ones before a line that is a bar)."""
    lines = [line.span() for line in _LINE.finditer(text)]
    runs: list[list[Cell]] = [[]]
    for at, (start, end) in enumerate(lines):
        bars = text.count("|", start, end)
        follows = at + 1 < len(lines) and text[slice(*lines[at + 1])].strip() == "|"
        if (bars or follows) and end - start <= _LONGEST * max(bars, 1):
            runs[-1].append((start, end))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _table(text: str, lines: list[Cell]) -> Table | None:
    if max(text.count("|", *line) for line in lines) > 1:
        rows = [_cells(text, *line) for line in lines if not _RULE.fullmatch(text, *line)]
    else:
        rows = _by_rhythm(text, _cells(text, lines[0][0], lines[-1][1]))
    spans = [cell for row in rows for cell in row if cell[0] < cell[1]]
    if len(spans) < _LEAST:
        return None
    width = max(map(len, rows))
    rows = [[*row, *[(row[-1][1], row[-1][1])] * (width - len(row))] for row in rows]
    head = next((at for at, row in enumerate(rows) if any(_is_figure(text, cell) for cell in row[1:])), 1)
    rows = [*_head(text, rows[:head]), *rows[head:]]
    words = tuple(tuple(_words(text, cell) for cell in row) for row in rows)
    return Table(spans[0][0], spans[-1][1], head, words, tuple(tuple(row) for row in rows))


def _cells(text: str, start: int, end: int) -> list[Cell]:
    """What stands before each bar, and after the last one if it is ink; a first bar is a frame."""
    cells = []
    while (bar := text.find("|", start, end)) >= 0:
        cells.append(_trimmed(text, start, bar))
        start = bar + 1
    if text[start:end].strip():
        cells.append(_trimmed(text, start, end))
    framed = len(cells) > 1 and cells[0][0] == cells[0][1]
    return cells[1:] if framed else cells


def _trimmed(text: str, start: int, end: int) -> Cell:
    ink = text[start:end]
    begin = start + len(ink) - len(ink.lstrip())
    return (begin, begin + len(ink.strip())) if ink.strip() else (start, start)


def _by_rhythm(text: str, cells: list[Cell]) -> list[list[Cell]]:
    """Rows of the number of columns with which figures stand under figures and labels under labels."""
    figures = [_is_figure(text, cell) for cell in cells]
    first = figures.index(True) if True in figures else 0

    def agreement(width: int) -> float:
        body = figures[max(first - 1, 0) :]
        pairs = list(zip(body, body[width:], strict=False))
        return sum(one == other for one, other in pairs) / len(pairs) if pairs else 0.0

    widths = [width for width in range(2, 13) if 2 * width <= len(cells)]
    if not widths or not first:
        return []
    width = max(widths, key=lambda width: (round(agreement(width), 2), len(cells) % width == 0, -width))
    offset = len(cells) % width  # of a head that is not filled up
    begun = [cells[:offset]] if offset else []
    return begun + [cells[at : at + width] for at in range(offset, len(cells), width)]


def _head(text: str, rows: Sequence[list[Cell]]) -> list[list[Cell]]:
    """The head's rows with every merged cell repeated: labels down, groups across their columns."""
    if len(rows) != 2:
        return list(rows)
    columns = [cell for cell in rows[1] if cell[0] < cell[1]]
    labels = rows[0][: len(rows[0]) - len(columns)]
    groups = [cell for cell in rows[0][len(labels) :] if cell[0] < cell[1]]
    if not labels or not 0 < len(groups) < len(columns):
        return list(rows)
    return [[*labels, *_spread(text, groups, columns)], [*labels, *columns]]


def _spread(text: str, groups: list[Cell], columns: list[Cell]) -> list[Cell]:
    """For each column its group; one ends where a second promise (计划) begins, else all are of a size."""
    promised = [bool(_PROMISED.search(text, *column)) for column in columns]
    turns = [at for at in range(1, len(columns)) if promised[at] and any(promised[:at])]
    if len(turns) != len(groups) - 1:
        size = -(-len(columns) // len(groups))
        turns = [size * at for at in range(1, len(groups))]
    return [groups[sum(turn <= at for turn in turns)] for at in range(len(columns))]


def _is_figure(text: str, cell: Cell) -> bool:
    return bool(_FIGURE.search(text[cell[0] : cell[1]]))


def _words(text: str, cell: Cell) -> str:
    """The cell's text; a blank between two Chinese characters is a line break of the cell."""
    return re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])|\n", "", text[cell[0] : cell[1]])
