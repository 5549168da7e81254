"""From characters with their places on a page to lines of text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from duixian.reading.characters import HAN, WIDE, clean, drawn_width, superscript
from duixian.reading.document import Place

Box = tuple[float, float, float, float]  # x0, top, x1, bottom, in points from the page's upper left corner

_ASCENT = 0.88  # of the size of type, what stands above the baseline

_WIDE = re.compile(f"[{WIDE}]")
_HAN = re.compile(f"[{HAN}]")
_LETTER = re.compile("[A-Za-z]")
_CLOSING = "，。、；：？！）》〉」』】〕”’％…,.;:!?)%"
_HANGING = re.compile(f"[{_CLOSING}]+$")
_FIGURE = rf"[^\s{WIDE}]+"
_WORD = re.compile(  # what typesetters do not tear apart: 4.6%、6%左 and 好“三 too
    rf"(?:{_FIGURE}(?:、{_FIGURE})*|[“‘（《〈「『【〔]*[{HAN}]?(?:[“”‘’][{HAN}]|))[{_CLOSING}]*"
)


class Glyph(NamedTuple):
    """A character, or a stretch only known as a whole (OCR); `base` is the height of its baseline."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float

    @property
    def size(self) -> float:
        return self.bottom - self.top


def standing(text: str, x0: float, x1: float, base: float, size: float) -> Glyph:
    """A glyph of `size` on the baseline `base`, as high as its type: the boxes that fonts state differ."""
    return Glyph(text, x0, base - _ASCENT * size, x1, base + (1 - _ASCENT) * size, base)


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its text and where it stands, in points.

    `em` is the width of a full square, `first` that of the line's first word; `reach` is where its last
    character ends that is no punctuation, which may hang over the margin (标点悬挂).
    """

    text: str
    page: int
    box: Box
    em: float
    first: float
    reach: float


def place(page: int, box: Box) -> Place:
    """`box` on `page`, to a tenth of a point."""
    x0, top, x1, bottom = (round(edge, 1) for edge in box)
    return Place(page, (x0, top, x1, bottom))


def lines(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """The lines that `glyphs` stand in, from top to bottom; the order they come in says nothing."""
    rows: list[list[Glyph]] = []
    for glyph in sorted((glyph for glyph in glyphs if glyph.size > 0.5), key=lambda glyph: glyph.base):
        if rows and _same_row(rows[-1], glyph):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    found = (_line(sorted(row, key=lambda glyph: glyph.x0), page) for row in rows)
    return [line for line in found if line.text]


def _same_row(row: Sequence[Glyph], glyph: Glyph) -> bool:
    """Whether `glyph` belongs to `row`, raised figures (footnote marks) too."""
    last = row[-1]
    return glyph.base - last.base < 0.5 * max(last.size, glyph.size) and glyph.base - row[0].base < glyph.size


def _line(row: Sequence[Glyph], page: int) -> Line:
    row = _once(row)
    drawn = [glyph for glyph in row if not glyph.text.isspace()]
    if not drawn:
        return Line("", page, (0, 0, 0, 0), 0, 0, 0)
    em = _em(drawn)
    text = clean(_text(row, em)).strip()
    box = (
        drawn[0].x0,
        min(glyph.top for glyph in drawn),
        max(glyph.x1 for glyph in drawn),
        max(glyph.bottom for glyph in drawn),
    )
    return Line(text, page, box, em, _first_word(drawn, text, em), _reach(drawn, text, em))


def _once(row: Sequence[Glyph]) -> list[Glyph]:
    """`row` without the copies by which some programs print bold: the same character again, hardly moved."""
    kept: list[Glyph] = []
    for glyph in row:
        if not any(glyph.text == near.text and glyph.x0 - near.x0 < 0.25 * glyph.size for near in kept[-2:]):
            kept.append(glyph)
    return kept


def _em(row: Sequence[Glyph]) -> float:
    squares = [glyph.x1 - glyph.x0 for glyph in row if len(glyph.text) == 1 and _HAN.match(glyph.text)]
    return median(squares) if squares else median(glyph.size for glyph in row)


def _text(row: Sequence[Glyph], em: float) -> str:
    """The characters of a row, with spaces where there is one or where there is a wide gap."""
    wide = max(1.0, 1.6 * _letter_spacing(row, em))
    text, typed, last = "", False, None
    size = median(glyph.size for glyph in row if not glyph.text.isspace())
    base = median(glyph.base for glyph in row)
    raised = ""
    for glyph in row:
        if glyph.text.isspace():
            typed = True
            continue
        if glyph.size < 0.75 * size and base - glyph.base > 0.15 * em:
            raised += glyph.text
            typed, last = False, glyph
            continue
        text, raised = text + superscript(raised, text), ""
        if last and _spaced(last, glyph, (glyph.x0 - last.x1) / em, typed, wide):
            text += " "
        text += glyph.text
        typed, last = False, glyph
    return text + superscript(raised, text)


def _letter_spacing(row: Sequence[Glyph], em: float) -> float:
    """The usual gap between characters in em: about 0, more in a spaced-out title (工 作 报 告)."""
    drawn = [glyph for glyph in row if not glyph.text.isspace()]
    gaps = [(right.x0 - left.x1) / em for left, right in pairwise(drawn)]
    return median(gaps) if gaps else 0.0


def _spaced(left: Glyph, right: Glyph, gap: float, typed: bool, wide: float) -> bool:
    """Whether a space stands between two neighbours, `gap` em apart, `typed` if the file has a space there.

    Between an ideograph and a figure a narrow space is the renderer's; between two ideographs it is the
    author's.
    """
    if gap >= wide:
        return True
    if _LETTER.match(left.text[-1]) and _LETTER.match(right.text[0]):
        return typed or gap > 0.15
    mixed = bool(_WIDE.match(left.text[-1])) != bool(_WIDE.match(right.text[0]))
    return typed and not (mixed and gap < 0.6)


def _first_word(row: Sequence[Glyph], text: str, em: float) -> float:
    """How wide the line's first word is: a figure with its sign, a Latin word, or one ideograph."""
    match = _WORD.match(text)
    word = match[0] if match and match[0] else text[:1]
    if len(row[0].text) > 1:  # a stretch read off an image
        return em * drawn_width(word)
    return row[min(len(word), len(row)) - 1].x1 - row[0].x0


def _reach(row: Sequence[Glyph], text: str, em: float) -> float:
    """Where the line's last character ends that is no punctuation."""
    hanging = _HANGING.search(text)
    closing = hanging[0] if hanging else ""
    if len(row[-1].text) > 1:
        return row[-1].x1 - em * drawn_width(closing)
    return row[max(len(row) - 1 - len(closing), 0)].x1
