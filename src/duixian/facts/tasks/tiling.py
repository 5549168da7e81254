"""Tasks (任务) and asides: the plan tiled into what is promised and what is not.

Every character of the plan's blocks but white space is in exactly one record. The candidate for a task is one
statement (to 。 or ；) under the path of its headings; what is set aside says why.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from duixian.facts.plain import Plain, plain
from duixian.facts.tasks.due import due
from duixian.facts.tasks.frames import Rule, frame, overruled
from duixian.facts.tasks.titles import has_quantity, title
from duixian.reading.outline import Block, Outline
from duixian.reading.sentences import statements
from duixian.records import Aside, Reason, Record, Section, Task

_NUMBERING = re.compile(
    r"(?:第[一二三四五六七八九十]{1,3}(?:部分|章|节|篇|[、，,])|[一二三四五六七八九十]{1,3}(?:是|、|[.．])|[(（][一二三四五六七八九十\d]{1,3}[)）]"
    r"|\d{1,2}(?:\.\d{1,2})*[.．、]|[①-⑳]|[—●■•·]+)[\s、.．]*"
)
_LIST = re.compile(
    r"[:：]\s*(?=[一二三四五六七八九十](?:是|要)|第一[,，、]|首先[,，]|——|[(（]?[1１一][)）.．、]|①)"
)
_ADDRESS = re.compile(r"(?:各位代表|各位委员|同志们)[，,]\s*")
_FRAMING = re.compile("形势|总体|思路|要求|原则|指导思想|预期目标")


@dataclass(frozen=True, slots=True)
class Coverage:
    """The plan's characters but white space, those of them in tasks, and those in asides by reason."""

    characters: int
    tasks: int
    asides: dict[Reason, int]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the plan and, if it is no task, why."""

    start: int
    end: int
    section: int
    reason: Reason | None = None
    words: Plain | None = None  # the plain text of a statement
    told: tuple[int, int] | None = None  # in a table's row: the cell that says what is to be done


def tasks_and_asides(
    doc: str, text: str, outline: Outline, year: int | None, target_spans: Sequence[tuple[int, int]]
) -> list[Task | Aside]:
    """The tasks and asides of the plan in `text`, in reading order.

    `year` is the plan's year (None: only deadlines that name their year are dated); `target_spans` are the
    stretches of the list of main expected targets, in order.
    """
    pieces = [_aimed(piece, target_spans) for piece in _pieces(text, outline)]
    paths = _paths(outline.sections)
    return [
        Aside(doc, piece.start, piece.end, piece.reason)
        if piece.reason
        else _task(doc, text, piece, paths[piece.section] if piece.section >= 0 else (), year)
        for piece in pieces
    ]


def coverage(records: Iterable[Record], text: str, outline: Outline) -> Coverage:
    """How `records` (other types are passed over) tile the plan of `text`."""
    asides: Counter[Reason] = Counter()
    tasks = 0
    for record in records:
        if isinstance(record, Task):
            tasks += _size(text, record.start, record.end)
        elif isinstance(record, Aside):
            asides[record.reason] += _size(text, record.start, record.end)
    characters = sum(_size(text, block.start, block.end) for block in outline.blocks if block.part == "plan")
    return Coverage(characters, tasks, dict(asides))


def _size(text: str, start: int, end: int) -> int:
    return sum(map(len, text[start:end].split()))


def _task(doc: str, text: str, piece: _Piece, path: tuple[str, ...], year: int | None) -> Task:
    quote = text[piece.start : piece.end]
    words = piece.words or plain(quote)
    deadline = due(words.text, year)
    day = words_of_day = None
    told = plain(text[slice(*piece.told)]).text if piece.told else words.text
    if deadline:
        day = deadline.date.isoformat() if deadline.date else None
        words_of_day = quote[words.original(deadline.start) : words.original_end(deadline.end)]
    heading = title(told, words.text[deadline.start : deadline.end] if deadline else "")
    return Task(
        doc, piece.start, piece.end, quote, heading, path, day, words_of_day, has_quantity(words.text)
    )


def _paths(sections: tuple[Section, ...]) -> list[tuple[str, ...]]:
    """For each section the titles of the plan's headings above it and its own, without their numbering."""
    paths: list[tuple[str, ...]] = []
    above: list[int] = []  # the sections that hold the next one, outermost first
    for at, here in enumerate(sections):
        while above and sections[above[-1]].end < here.end:
            above.pop()
        path = paths[above[-1]] if above else ()
        if here.part == "plan" and (title := _NUMBERING.sub("", " ".join(here.title.split()), count=1)):
            path = (*path, title.rstrip("。：:；;，,"))
        paths.append(path)
        above.append(at)
    return paths


def _pieces(text: str, outline: Outline) -> Iterator[_Piece]:
    blocks = [block for block in outline.blocks if block.part == "plan"]
    rows, openings = _rows(outline), _openings(outline.sections)
    for row, group in groupby(
        blocks, key=lambda block: rows.get(block.start) if block.kind == "cell" else None
    ):
        if row:
            yield _row(list(group), head=row[1] < outline.tables[row[0]].head_rows)
            continue
        for block in group:
            if block.kind in ("heading", "title"):
                yield _Piece(block.start, block.end, block.section, "heading")
            else:
                yield from _paragraph(text, block, block.start < openings.get(block.section, -1))


def _paragraph(text: str, block: Block, opening: bool) -> Iterator[_Piece]:
    """The pieces of a paragraph; a rule for the whole sentence carries through its ；."""
    carried: Rule | None = None
    for start, end in _cut(text, block):
        words = plain(text[start:end])
        rule = carried if carried and not overruled(carried, words.text) else frame(words.text, opening)
        yield _Piece(start, end, block.section, rule.reason if rule else None, words)
        carried = rule if rule and rule.whole and words.text.endswith((";", "；")) else None


def _cut(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """The statements of `block`, with an address or a lead-in at their head cut off."""
    for start, end in statements(text, block.start, block.end):
        address = _ADDRESS.match(text, start, end)
        if address and address.end() < end:
            yield start, start + len(address.group().rstrip())
            start = address.end()
        lead_in = _LIST.search(text, start, end)
        if lead_in and frame(plain(text[start : lead_in.start() + 1]).text, opening=False):
            yield start, lead_in.start() + 1
            start = lead_in.end()
        yield start, end


def _rows(outline: Outline) -> dict[int, tuple[int, int]]:
    """Where each cell begins -> its table and its row there, by number (the first row that it spans)."""
    rows: dict[int, tuple[int, int]] = {}
    for number, table in enumerate(outline.tables):
        for row, cells in enumerate(table.cells):
            for start, _end in cells:
                rows.setdefault(start, (number, row))
    return rows


def _row(blocks: list[Block], head: bool) -> _Piece:
    """A row of a table is one piece; its longest cell says what is to be done."""
    longest = max(blocks, key=lambda block: block.end - block.start)
    start, end, section = blocks[0].start, blocks[-1].end, blocks[0].section
    return _Piece(start, end, section, "heading" if head else None, told=(longest.start, longest.end))


def _openings(sections: tuple[Section, ...]) -> dict[int, int]:
    """The sections that open with a frame -> where that ends: at the first heading below, or at their end."""
    ends = {at: below.start for at, (one, below) in enumerate(pairwise(sections)) if below.start < one.end}
    return ends | {
        at: one.end for at, one in enumerate(sections) if at not in ends and _FRAMING.search(one.title)
    }


def _aimed(piece: _Piece, targets: Sequence[tuple[int, int]]) -> _Piece:
    """`piece` set aside as `targets` if at least half of it lies in the list of the main expected targets."""
    first = bisect_right(targets, piece.start, key=lambda target: target[1])
    last = bisect_left(targets, piece.end, key=lambda target: target[0])
    common = sum(min(piece.end, end) - max(piece.start, start) for start, end in targets[first:last])
    return replace(piece, reason="targets") if 2 * common >= piece.end - piece.start else piece
