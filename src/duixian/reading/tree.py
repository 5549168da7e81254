"""The tree of sections while it grows: what is open, and in which section a block stands."""

from dataclasses import dataclass, field
from typing import Literal

from duixian.records import Part, Section

BlockKind = Literal["title", "heading", "paragraph", "cell"]

OWN_PARAGRAPH, UNTITLED = 80, 999  # ranks: the least deep of run-in headings; a section without a heading


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text: the title, a heading, a paragraph or a table cell.

    Blocks are in reading order and tile the text but for white space (invisible marks included) and the
    bars of a flattened table. `section` indexes `Outline.sections`, the innermost section that holds the
    block (-1: none).
    """

    start: int
    end: int
    kind: BlockKind
    part: Part
    section: int


@dataclass(slots=True)
class Node:
    """A section in the making."""

    rank: int
    level: int
    title: str
    start: int
    title_end: int
    end: int
    part: Part


@dataclass(slots=True)
class Tree:
    """The sections and blocks so far; `open` are the sections that hold what comes next, outermost first."""

    nodes: list[Node] = field(default_factory=list)
    open: list[int] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def close(self, rank: int) -> None:
        """Close every open section of this rank or a deeper one."""
        while self.open and self.nodes[self.open[-1]].rank >= rank:
            self.open.pop()

    def leave_paragraph(self) -> None:
        """Close the sections that a first sentence heads: they are one paragraph long."""
        while self.open and OWN_PARAGRAPH < self.nodes[self.open[-1]].rank < UNTITLED:
            self.open.pop()

    def enter(self, rank: int, title: str, start: int, title_end: int, part: Part) -> None:
        self.close(rank)
        self.open.append(len(self.nodes))
        self.nodes.append(Node(rank, len(self.open), title, start, title_end, title_end, part))

    def add(self, start: int, end: int, kind: BlockKind, part: Part) -> None:
        """A block in the innermost open section; where none is open, in one without a title for its part."""
        inner = self.inner()
        if inner and inner.rank == UNTITLED and inner.part != part:
            self.open.pop()
        if not self.open:
            self.enter(UNTITLED, "", start, start, part)
        self.blocks.append(Block(start, end, kind, part, self.open[-1]))
        for at in self.open:
            self.nodes[at].end = end

    def inner(self) -> Node | None:
        """The innermost open section."""
        return self.nodes[self.open[-1]] if self.open else None

    def sections(self) -> tuple[Section, ...]:
        return tuple(Section(n.level, n.title, n.start, n.title_end, n.end, n.part) for n in self.nodes)
