"""The outline of a report: its headings as a tree with parts, and its text cut into blocks."""

import re
from dataclasses import dataclass, field
from typing import Literal, cast

from duixian.reading import parts
from duixian.reading.document import Document, Table
from duixian.reading.frame import END_MATTER, Frame, end_matter, frame, title_of
from duixian.reading.headings import BARE, SECTION, Head, heads, resumes
from duixian.reading.paragraphs import Span, paragraphs
from duixian.reading.tables import flattened
from duixian.records import Part, Section

BlockKind = Literal["title", "heading", "paragraph", "cell"]

_TOP, _SUB, _OWN_PARAGRAPH, _UNTITLED = 0, 40, 80, 999  # ranks
_BARS = re.compile(r"[\s|]*")
_BLANKS = re.compile(r"\s*\n\s*")
_CLOSING_MARKS = "。！？!?：:"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text: the title, a heading, a paragraph or a table cell.

    Blocks are in reading order and tile the text but for white space (invisible marks included) and the bars of a
    flattened table. `section` indexes `Outline.sections`, the innermost section that holds the block (-1: none).
    """

    start: int
    end: int
    kind: BlockKind
    part: Part
    section: int


@dataclass(frozen=True, slots=True)
class Outline:
    """`sections` in reading order (a tree by their spans), `blocks`, and the text's `tables`."""

    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]


def outline(document: Document) -> Outline:
    """The outline of `document`.

    A text that shows no report is all `front`. What stands outside of every heading makes a section without a title.
    """
    text = document.text
    tables = document.tables or flattened(text)
    apart = [(table.start, cast(re.Match[str], _BARS.match(text, table.end)).end()) for table in tables]
    marked = [mark for mark in document.marks if mark.kind == "heading"]
    spans = paragraphs(text, apart, {mark.start for mark in marked})
    found = heads(text, spans, marked)
    notes = [(mark.start, mark.end) for mark in document.marks if mark.kind == "note"]
    walk = _Walk(text, spans, found, frame(text, spans, found), notes)
    cells = sorted({cell for table in tables for row in table.cells for cell in row if cell[0] < cell[1]})
    at = 0
    for index, span in enumerate(spans):
        while at < len(cells) and cells[at][0] < span[0]:
            walk.cell(cells[at])
            at += 1
        walk.paragraph(index)
    for cell in cells[at:]:
        walk.cell(cell)
    return Outline(walk.tree.sections(), tuple(walk.tree.blocks), tables)


@dataclass(slots=True)
class _Node:
    """A section in the making."""

    rank: int
    level: int
    title: str
    start: int
    title_end: int
    end: int
    part: Part


@dataclass(slots=True)
class _Tree:
    """The sections and blocks so far; `open` are the sections that hold what comes next, outermost first."""

    nodes: list[_Node] = field(default_factory=list)
    open: list[int] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def close(self, rank: int) -> None:
        """Close every open section of this rank or a deeper one."""
        while self.open and self.nodes[self.open[-1]].rank >= rank:
            self.open.pop()

    def leave_paragraph(self) -> None:
        """Close the sections that a first sentence heads: they are one paragraph long."""
        while self.open and _OWN_PARAGRAPH < self.nodes[self.open[-1]].rank < _UNTITLED:
            self.open.pop()

    def enter(self, rank: int, title: str, start: int, title_end: int, part: Part) -> None:
        self.close(rank)
        self.open.append(len(self.nodes))
        self.nodes.append(_Node(rank, len(self.open), title, start, title_end, title_end, part))

    def add(self, start: int, end: int, kind: BlockKind, part: Part) -> None:
        """A block in the innermost open section; where none is open, in one without a title for its part."""
        inner = self.inner()
        if inner and inner.rank == _UNTITLED and inner.part != part:
            self.open.pop()
        if not self.open:
            self.enter(_UNTITLED, "", start, start, part)
        self.blocks.append(Block(start, end, kind, part, self.open[-1]))
        for at in self.open:
            self.nodes[at].end = end

    def inner(self) -> _Node | None:
        """The innermost open section."""
        return self.nodes[self.open[-1]] if self.open else None

    def sections(self) -> tuple[Section, ...]:
        return tuple(Section(n.level, n.title, n.start, n.title_end, n.end, n.part) for n in self.nodes)


class _Walk:
    """Goes through the paragraphs in order; keeps what part the text is in.

    `part` is what the last main heading said; `turned` what a paragraph has said since (the difficulties at the end of
    a review, which have no heading of their own), or None.
    """

    def __init__(
        self, text: str, spans: list[Span], found: list[Head | None], limits: Frame, notes: list[Span]
    ) -> None:
        self.text, self.spans, self.found, self.limits, self.notes = text, spans, found, limits, notes
        self.tree = _Tree()
        self.part: Part = "front"
        self.turned: Part | None = None
        self.admitted = False  # difficulties have been spoken of: what comes next is the plan
        self.mixed = False
        self.given, self.bare_main = self._main_headings()

    def paragraph(self, at: int) -> None:
        start, end = self.spans[at]
        if at < self.limits.body:
            self._front(at)
        elif any(begin <= start < stop for begin, stop in self.notes):
            self.tree.add(start, end, "paragraph", "notes")
        elif at >= self.limits.after:
            self._end_matter(at)
        elif at >= self.limits.closing:
            self._closing(at)
        elif head := self.found[at]:
            self._heading(at, head)
        else:
            self._speech(at)

    def cell(self, span: Span) -> None:
        part = "annex" if self._now() == "closing" else self._now()
        if self._now() == "closing":
            self.tree.close(_TOP)
            self.part = "annex"
        self.tree.leave_paragraph()
        self.tree.add(*span, "cell", part)

    def _front(self, at: int) -> None:
        first, last = self.limits.title
        if at == first < last:
            self.tree.add(self.spans[first][0], self.spans[last - 1][1], "title", "front")
        elif not first <= at < last:
            self.tree.add(*self.spans[at], "paragraph", "front")

    def _closing(self, at: int) -> None:
        if self._now() != "closing":
            self.tree.close(_TOP)
        self.part, self.turned = "closing", None
        self.tree.add(*self.spans[at], "paragraph", "closing")

    def _end_matter(self, at: int) -> None:
        start, end = self.spans[at]
        if part := end_matter(self.text, start, end):
            self.part = cast(Part, part)
            self._enter(_TOP, start, end, self.part)
        elif self._continues_heading(at):
            self._lengthen(end)
        elif self.part != "front" and parts.opening("imprint", self.text, start, end):
            self.tree.close(_TOP)
            self.part = "front"
        elif self.part not in (*END_MATTER, "front"):
            self.tree.close(_TOP)
            self.part = "notes"
        if part or self.tree.blocks[-1].end == end:
            return
        head = self.found[at]
        rank = head.rank if head and head.alone and head.rank <= SECTION else _SUB
        if self.part in END_MATTER and (rank < _SUB or (end - start <= 10 and self.text[end - 1] in "：:")):
            self._enter(rank, start, end, self.part)
        else:
            self.tree.add(start, end, "paragraph", self.part)

    def _speech(self, at: int) -> None:
        """A paragraph without a heading; its opening may turn the part. A bare address belongs to what comes next."""
        start, end = self.spans[at]
        now = self._now()
        says = self._says(*self.spans[at + 1 if end - start < 8 and at + 1 < len(self.spans) else at])
        if resumes(self.text, start) or says:
            self._back_to_main()
        self.tree.leave_paragraph()
        if says == "plan" and not self.mixed:
            self.tree.close(_TOP)
            self.part, self.turned = "plan", None
        elif says and self.part == "front":
            self.part = says
        elif says:
            self.turned = says
        elif now == "problems" and resumes(self.text, start):
            self.turned = None
        self.admitted |= says == "problems"
        now = self._now()
        last_call = self.limits.closing < self.limits.after
        self.tree.add(start, end, "paragraph", "plan" if now == "closing" and last_call else now)

    def _says(self, start: int, end: int) -> Part | None:
        """To which part the paragraph's opening turns, or None: only forward, from review over problems to plan."""
        onward: dict[str, tuple[Part, ...]] = {
            "front": ("plan", "problems", "review"),
            "review": ("plan", "problems"),
            "problems": ("plan", "review"),
        }
        for part in onward.get(self._now(), ()):
            if parts.opening(part, self.text, start, end, self.given):
                return part
        return None

    def _heading(self, at: int, head: Head) -> None:
        start, end = self.spans[at]
        if self._continues_heading(at):
            self._lengthen(end)
            return
        said = parts.part_of_heading(title_of(self.text, start, head))
        rank = self._rank(head, said)
        self.tree.close(min(rank, _UNTITLED))
        if not self.tree.open:
            self.part = self._main_part(at, rank, said)
            self.mixed = parts.is_mixed(title_of(self.text, start, head))
            self.turned = None
        elif self.turned == "problems" and rank <= BARE:
            self.turned = None
        part = self._now()
        if said == "review" and part == "plan":
            part = "review"
        self._enter(rank, start, head.end, part)
        if not head.alone:
            rest = head.end + len(self.text[head.end : end]) - len(self.text[head.end : end].lstrip())
            self.tree.add(rest, end, "paragraph", part)
            if rank >= _OWN_PARAGRAPH:
                self.tree.close(rank)

    def _main_part(self, at: int, rank: int, said: str | None) -> Part:
        """The part that a heading outside of every other one opens."""
        if said == "own" or said == "contents":
            return "review" if self.part == "review" and not self.admitted else "plan"
        if said:
            return cast(Part, said)
        if self.part not in ("front", "review"):
            return self.part
        if self.admitted or (self.part == "review" and parts.is_year(self.text[slice(*self.spans[at])])):
            return "plan"
        later = (
            self.spans[i][0]
            for i in range(at + 1, len(self.spans))
            if (head := self.found[i]) and head.rank <= rank
        )
        end = next(later, self.spans[-1][1])
        return "plan" if parts.looks_ahead(self.text, self.spans[at][0], end) else "review"

    def _rank(self, head: Head, said: str | None) -> int:
        if head.rank != BARE or said is None or (not self.bare_main and said not in (*END_MATTER, "closing")):
            return head.rank
        return _TOP

    def _now(self) -> Part:
        inner = self.tree.inner()
        return self.turned or (inner.part if inner else self.part)

    def _back_to_main(self) -> None:
        """Close all sections but the outermost."""
        del self.tree.open[1:]

    def _enter(self, rank: int, start: int, end: int, part: Part) -> None:
        title = _BLANKS.sub("", self.text[start:end]).rstrip(_CLOSING_MARKS)
        self.tree.enter(rank, title, start, end, part)
        self.tree.add(start, end, "heading", part)

    def _continues_heading(self, at: int) -> bool:
        """Whether the line is the second one of a heading without a number: a slogan under it, an annex's title."""
        head, last = self.found[at], self.tree.blocks[-1] if self.tree.blocks else None
        if not (head and head.rank == BARE and last and last.kind == "heading" and at):
            return False
        before = self.found[at - 1]
        unnumbered = before is None or before.rank == BARE
        said = parts.part_of_heading(self.text[slice(*self.spans[at])])
        return unnumbered and (said is None or (last.part in END_MATTER and said not in END_MATTER))

    def _lengthen(self, end: int) -> None:
        """Let the heading that was entered last end at `end`."""
        last = self.tree.blocks.pop()
        node = self.tree.nodes[last.section]
        title = _BLANKS.sub(" ", self.text[last.start : end]).rstrip(_CLOSING_MARKS)
        node.title, node.title_end = title, end
        self.tree.add(last.start, end, "heading", last.part)

    def _main_headings(self) -> tuple[int | None, bool]:
        """The report's year as its main headings tell it, and whether these headings have no number."""
        given: int | None = None
        first: Head | None = None
        for at in range(self.limits.body, self.limits.closing):
            head = self.found[at]
            if head is None or (head.rank > SECTION and head.rank != BARE):
                continue
            title = title_of(self.text, self.spans[at][0], head)
            said = parts.part_of_heading(title)
            if said not in ("review", "plan"):
                continue
            first = first or head
            if given is None and parts.years(title):
                given = max(parts.years(title)) + (said == "review" and not parts.is_mixed(title))
        return given, first is not None and first.rank == BARE
