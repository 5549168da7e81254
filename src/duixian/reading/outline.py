"""The outline of a report: its headings as a tree with parts, and its text cut into blocks."""

import re
from dataclasses import dataclass
from typing import cast

from duixian.reading import parts
from duixian.reading.characters import even
from duixian.reading.document import Document, Table
from duixian.reading.frame import END_MATTER, Frame, end_matter, frame, title_of
from duixian.reading.headings import BARE, SECTION, Head, heads, resumes
from duixian.reading.paragraphs import Span, paragraphs
from duixian.reading.tables import flattened
from duixian.reading.tree import OWN_PARAGRAPH, UNTITLED, Block, BlockKind, Tree
from duixian.records import Part, Section

__all__ = ["Block", "BlockKind", "Outline", "outline"]

_TOP, _SUB = 0, 40  # ranks: a heading above all numbers; a line that parts a list
_BARS = re.compile(r"[\s|]*")
_BLANKS = re.compile(r"\s*\n\s*")
_CLOSING_MARKS = "。！？!?：:"


@dataclass(frozen=True, slots=True)
class Outline:
    """`sections` in reading order (a tree by their spans), `blocks`, and the text's `tables`."""

    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]


def outline(document: Document) -> Outline:
    """The outline of `document`.

    A text that shows no report is all `front`. What stands outside of every heading makes a section without
    a title.
    """
    text = even(document.text)
    tables = document.tables or flattened(text)
    apart = sorted((table.start, _past_bars(text, table.end)) for table in tables if table.cells)
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


def _past_bars(text: str, end: int) -> int:
    """Where the bars and blanks after a flattened table end."""
    bars = _BARS.match(text, end)
    return bars.end() if bars else end


class _Walk:
    """Goes through the paragraphs in order; keeps what part the text is in.

    `part` is what the last main heading said; `turned` what a paragraph has said since (the difficulties at
    the end of a review, which have no heading of their own), or None.
    """

    def __init__(
        self, text: str, spans: list[Span], found: list[Head | None], limits: Frame, notes: list[Span]
    ) -> None:
        self.text, self.spans, self.found, self.limits, self.notes = text, spans, found, limits, notes
        self.tree = Tree()
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
        if self.tree.blocks and span[0] < self.tree.blocks[-1].end:
            return  # a cell of a table inside a cell
        if self._now() == "closing":
            self.tree.close(_TOP)
            self.part = "annex"
        self.tree.leave_paragraph()
        self.tree.add(*span, "cell", self._now())

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
        head = self.found[at]
        if part := end_matter(self.text, start, end):
            self.part = cast(Part, part)
            self._enter(_TOP, start, end, self.part)
        elif self._continues_heading(at):
            self._lengthen(end)
        elif self.part != "front" and parts.opening("imprint", self.text, start, end):
            self._print(start, end, "front")
        elif self.part not in (*END_MATTER, "front") and not head:
            self._print(start, end, "notes")
        elif self.part not in (*END_MATTER, "front"):
            self.part = "annex"
            self._enter(_TOP, start, end, self.part)
        elif head and head.alone and head.rank <= SECTION and self.part in END_MATTER:
            self._enter(head.rank, start, end, self.part)
        elif end - start <= 10 and self.text[end - 1] in "：:" and self.part in END_MATTER:
            self._enter(_SUB, start, end, self.part)
        else:
            self.tree.add(start, end, "paragraph", self.part)

    def _print(self, start: int, end: int, part: Part) -> None:
        """A paragraph with which a part begins that has no heading."""
        self.tree.close(_TOP)
        self.part = part
        self.tree.add(start, end, "paragraph", part)

    def _speech(self, at: int) -> None:
        """A paragraph without a heading; its opening may turn the part (a bare address: that of the next)."""
        start, end = self.spans[at]
        now = self._now()
        back = resumes(self.text, start)
        says = self._says(
            *self.spans[at + 1 if back and end - start < 8 and at + 1 < len(self.spans) else at]
        )
        if back or says:
            self._back_to_main()
        self.tree.leave_paragraph()
        if says == "plan" and not self.mixed:
            self.tree.close(_TOP)
            self.part, self.turned = "plan", None
        elif says and self.part == "front":
            self.part = says
        elif says:
            self.turned = says
        elif back and now == "problems":
            self.turned = None
        self.admitted |= says == "problems"
        now = self._now()
        last_call = self.limits.closing < self.limits.after
        self.tree.add(start, end, "paragraph", "plan" if now == "closing" and last_call else now)

    def _says(self, start: int, end: int) -> Part | None:
        """To which part the paragraph's opening turns, or None: forward only, over problems to the plan."""
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
        main = head.rank <= SECTION or head.rank == BARE
        said = parts.part_of_heading(title_of(self.text, start, head)) if main else None
        rank = self._rank(head, said)
        self.tree.close(min(rank, UNTITLED))
        if not self.tree.open:
            self.part = self._main_part(at, rank, said)
            self.mixed = parts.is_mixed(title_of(self.text, start, head))
            self.turned = None
        elif self.turned == "problems" and rank <= BARE:
            self.turned = None
        part = self._now()
        if (part, said) in (("plan", "review"), ("review", "problems")):
            part = cast(Part, said)
        self.admitted |= part == "problems"
        self._enter(rank, start, head.end, part)
        if not head.alone:
            rest = head.end + len(self.text[head.end : end]) - len(self.text[head.end : end].lstrip())
            self.tree.add(rest, end, "paragraph", part)
            if rank >= OWN_PARAGRAPH:
                self.tree.close(rank)

    def _main_part(self, at: int, rank: int, said: str | None) -> Part:
        """The part that a heading outside of every other one opens."""
        if said == "own" or said == "contents":
            return "review" if self.part == "review" and not self.admitted else "plan"
        if said:
            return cast(Part, said)
        if self.part not in ("front", "review", "problems"):
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
        """Whether the line goes on with a heading that has no number: a slogan under it, an annex's title."""
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
