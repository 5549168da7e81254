"""What a document is: whose report, of which year and kind, given when, where and by whom."""

from dataclasses import dataclass
from typing import Literal

from duixian.reading.document import Document
from duixian.reading.outline import Outline


@dataclass(frozen=True, slots=True)
class Identity:
    """What the text says of itself; what it does not say is None (an empty tuple for `names`).

    `year` is the year the report is given, which is the year its plan is for. `names` are the names by which the
    text calls the reporting government's place (南宁市, 南宁).
    """

    title: str | None
    government: str | None
    code: str | None  # GB/T 2260
    year: int | None
    kind: Literal["work", "plan"] | None
    meeting: str | None
    date: str | None  # ISO
    speaker: str | None
    names: tuple[str, ...] = ()


def identify(document: Document, outline: Outline) -> Identity:
    """The identity of `document`."""
    raise NotImplementedError
