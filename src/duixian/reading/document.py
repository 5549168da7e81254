"""What a file yields before anything is understood: its text, its tables, and where each character stood."""

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of text stands in its file.

    `page` counts from 1; `box` is (x0, top, x1, bottom) in points from the page's upper left corner;
    `offset` is in code points of the decoded file (txt, html: of the article's text). What a format does
    not have is None.
    """

    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the text, from `start` to the next run's start, and its place in the file."""

    start: int
    place: Place


@dataclass(frozen=True, slots=True)
class Table:
    """A table (表): rows of cell texts, merged cells repeated in every cell they cover; `start`, `end` in
    the text.
    """

    start: int
    end: int
    head_rows: int
    rows: tuple[tuple[str, ...], ...]
    cells: tuple[tuple[tuple[int, int], ...], ...] = ()  # for each cell (start, end) in the text


@dataclass(frozen=True, slots=True)
class Mark:
    """A line that the format itself marks: `kind` is `heading` (with its level), `note` (a footnote) or
    `box`.
    """

    kind: str
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A file's text and everything the format says about it.

    `name` is the file's name without its extension; `text` is what all offsets refer to: for a .txt file
    the file as decoded, unchanged but for the byte order mark; for other formats paragraphs joined by
    newlines.
    """

    name: str
    text: str
    runs: tuple[Run, ...] = ()
    tables: tuple[Table, ...] = ()
    marks: tuple[Mark, ...] = ()
    media: str = "txt"

    def place(self, offset: int) -> Place:
        """Where the character at `offset` stands in the file; raises IndexError outside of the text."""
        if not 0 <= offset < len(self.text):
            raise IndexError(offset)
        at = bisect_right(self.runs, offset, key=lambda run: run.start) - 1
        return self.runs[at].place if at >= 0 else Place(offset=offset)
