"""Paragraphs: the lines of a text, joined where a line break cuts a sentence and cut where a line holds many.

A report comes with a paragraph on a line, with empty lines between its paragraphs and single line breaks
inside them (where a page broke or a link stood), hard-wrapped at the width of a page, or whole on one
physical line with blanks for line breaks. All give the same paragraphs.
"""

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from duixian.reading.characters import INVISIBLE
from duixian.reading.headings import bare, numbering

Span = tuple[int, int]

_HIDDEN = re.compile(f"[{INVISIBLE}]")
_INK = rf"[^\s{INVISIBLE}]"
_LINE = re.compile(rf"{_INK}(?:[^\n]*{_INK})?")
_LONG = 2000  # no paragraph of a report is longer: a longer line holds many
_RAGGED = 3  # characters by which the lines of a wrapped text may fall short of its width
_DONE = "。！？!?；;：:…”’』」"
_COMPLETE = re.compile(
    r"[（(].*[）)]|.{4,45}(?:会议上|[\d一二三四五六七八九十]日)"
)  # a line of the front matter
_OPEN = re.compile(r"(?:《[^》]*|“[^”]*|[（(][^（()）]*|[，,、])\Z")
_CLOSING = "》”’）)】」』，,、。；;：:！!？?…%％"
_ADDRESS = "各位代表"
_NUMBERED = rf"(?={_ADDRESS}|[一二三四五六七八九十]{{1,3}}、|[（(][一二三四五六七八九十]{{1,3}}[）)])"
_INSIDE = re.compile(  # where a physical line goes on with another paragraph, after a blank or none
    rf"(?<=[{_DONE}])[ \u3000\t]+|(?<![ \u3000\t])[ \u3000\t]++{_NUMBERED}"
    rf"|(?<=[。！？：!?:]){_NUMBERED}|(?<=报告)(?=各位代表)"
)
_TO_BLANK = re.compile(r"([^。！？!?；;\s]{2,50})\s+")  # a heading's words up to a blank
_WORDS = re.compile(r"\w")


def paragraphs(text: str, apart: Sequence[Span] = (), alone: Container[int] = ()) -> list[Span]:
    """The spans of the paragraphs of `text`, in order.

    The stretches `apart` (tables) belong to none; a line that starts at one of `alone` (a heading that the
    format marks) is a paragraph of its own.
    """
    joined: list[Span] = []
    start = 0
    for cut in [*apart, (len(text), len(text))]:
        joined += _joined(text, _pieces(text, start, cut[0]), alone)
        start = max(start, cut[1])
    return joined


def _pieces(text: str, begin: int, end: int) -> list[Span]:
    """The lines without surrounding white space; those too long for one paragraph are cut."""
    pieces: list[Span] = []
    for line in _LINE.finditer(text, begin, end):
        pieces += [line.span()] if line.end() - line.start() <= _LONG else _cut(text, *line.span())
    return pieces


def _cut(text: str, begin: int, end: int) -> list[Span]:
    """The paragraphs, and the headings followed by a blank, that stand on one physical line."""
    cuts = [begin, end]
    for gap in _INSIDE.finditer(text, begin, end):
        cuts[-1:] = [*gap.span(), end]
    pieces: list[Span] = []
    for start, stop in zip(cuts[::2], cuts[1::2], strict=True):
        number = numbering(text, start)
        if number and (heading := _TO_BLANK.match(text, number[1], stop)):
            pieces.append((start, heading.end(1)))
            start = heading.end()
        pieces.append((start, stop))
    return [piece for piece in pieces if piece[0] < piece[1]]


def _joined(text: str, pieces: list[Span], alone: Container[int]) -> list[Span]:
    spaced, width = _layout(text, pieces)
    spans: list[Span] = []
    last = (0, 0)
    for piece in pieces:
        apart = not spans or last[0] in alone or piece[0] in alone
        if not apart and _goes_on(text, spans[-1][0], last, piece, spaced, width):
            spans[-1] = (spans[-1][0], piece[1])
        else:
            spans.append(piece)
        last = piece
    return spans


def _layout(text: str, pieces: list[Span]) -> tuple[bool, int]:
    """Whether empty lines set paragraphs apart; the width to which lines are wrapped (0: they are not)."""
    gaps = [text.count("\n", last[1], piece[0]) for last, piece in pairwise(pieces)]
    empty = sum(gap > 1 for gap in gaps)
    lengths = sorted(end - start for start, end in pieces)
    width = lengths[-1 - len(lengths) // 20] if lengths else 0
    cut = sum(end - start >= width - _RAGGED and text[end - 1] not in _DONE for start, end in pieces)
    return empty >= 3 and empty >= 0.3 * len(gaps), width if width < 80 and cut >= 4 else 0


def _goes_on(text: str, begun: int, last: Span, piece: Span, spaced: bool, width: int) -> bool:
    """Whether the paragraph that began at `begun`, and whose last line is `last`, goes on in `piece`."""
    if text[piece[0]] in _CLOSING or not _WORDS.search(text, *piece):
        return True
    gap = text[last[1] : piece[0]]
    if (
        numbering(text, piece[0])
        or text.startswith(_ADDRESS, piece[0])
        or gap.endswith(("\u3000\u3000", "    "))
    ):
        return False
    ended = text[last[1] - 1] in _DONE or bool(last[0] == begun and _COMPLETE.fullmatch(text, *last))
    if _OPEN.search(text, max(begun, last[1] - 60), last[1]):
        return True
    if gap.count("\n") > 1 and not _HIDDEN.search(gap):
        return False
    if width:
        return last[1] - last[0] >= width - _RAGGED
    if last[0] == begun and not ended and (numbering(text, begun) or bare(text, *last)):
        return False
    return spaced or not ended
