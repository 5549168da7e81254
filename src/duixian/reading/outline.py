"""The outline of a report: its headings as a tree with parts, and its text cut into blocks."""

from dataclasses import dataclass
from typing import Literal

from duixian.reading.document import Document, Table
from duixian.records import Part, Section

BlockKind = Literal["title", "heading", "paragraph", "cell"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text: the title, a heading, a paragraph or a table cell.

    Blocks are in reading order and tile the text but for white space. `section` indexes `Outline.sections`, the
    innermost section that holds the block (-1: none).
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
    """The outline of `document`."""
    raise NotImplementedError
