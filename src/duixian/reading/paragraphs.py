"""Paragraphs: the lines of a text, joined where a line break cuts a sentence and cut where a line holds many.

A report comes with a paragraph on a line, with empty lines between its paragraphs and single line breaks inside them
(where a page broke or a link stood), hard-wrapped at the width of a page, or whole on one physical line with blanks for
line breaks. All give the same paragraphs.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from duixian.reading.headings import bare, numbering

Span = tuple[int, int]

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
_INK = rf"[^\s{INVISIBLE}]"
_LINE = re.compile(rf"{_INK}(?:[^\n\r\f\v]*{_INK})?")
_WORD = re.compile(r"\S+")
_LONG = 2000  # no paragraph of a report is longer: a longer line holds many
_RAGGED = 3  # characters by which the lines of a wrapped text may fall short of its width
_DONE = "。！？!?；;：:…”’』」"
_COMPLETE = re.compile(
    r"[（(].*[）)]|.{4,45}(?:会议上|[\d一二三四五六七八九十]日)"
)  # a line of the front matter
_OPEN = re.compile(r"(?:《[^》]*|“[^”]*|[（(][^（()）]*|[，,、])\Z")
_CLOSING = "》”’）)】」』，,、。；;：:！!？?…%％"
_INSIDE = re.compile(  # where one line without blanks holds a title, an address or a numbered heading
    r"(?<=报告)(?=各位代表)|(?<=[。！？!?])(?=各位代表)"
    r"|(?<=[。！？：!?:])(?=[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])"
)
_WORDS = re.compile(r"\w")


def paragraphs(text: str, apart: Sequence[Span] = ()) -> list[Span]:
    """The spans of the paragraphs of `text`, in order; the stretches `apart` (tables) belong to none."""
    joined: list[Span] = []
    start = 0
    for cut in [*apart, (len(text), len(text))]:
        joined += _joined(text, _pieces(text, start, cut[0]))
        start = cut[1]
    return joined


def _pieces(text: str, start: int, end: int) -> list[Span]:
    """The lines without surrounding white space; what stands between blanks where a line is too long for one."""
    pieces: list[Span] = []
    for line in _LINE.finditer(text, start, end):
        if line.end() - line.start() <= _LONG:
            pieces.append(line.span())
            continue
        for word in _WORD.finditer(text, line.start(), line.end()):
            cuts = [m.start() for m in _INSIDE.finditer(text, word.start(), word.end())]
            pieces += pairwise([word.start(), *cuts, word.end()])
    return [piece for piece in pieces if piece[0] < piece[1]]


def _joined(text: str, pieces: list[Span]) -> list[Span]:
    spaced, width = _layout(text, pieces)
    spans: list[Span] = []
    last = (0, 0)
    for piece in pieces:
        if spans and _goes_on(text, spans[-1][0], last, piece, spaced, width):
            spans[-1] = (spans[-1][0], piece[1])
        else:
            spans.append(piece)
        last = piece
    return spans


def _layout(text: str, pieces: list[Span]) -> tuple[bool, int]:
    """Whether empty lines set paragraphs apart, and the width to which lines are wrapped (0: they are not)."""
    gaps = [text.count("\n", last[1], piece[0]) for last, piece in pairwise(pieces)]
    empty = sum(gap > 1 for gap in gaps)
    lengths = sorted(end - start for start, end in pieces)
    width = lengths[-1 - len(lengths) // 20] if lengths else 0
    cut = sum(end - start >= width - _RAGGED and text[end - 1] not in _DONE for start, end in pieces)
    return empty >= 3 and empty >= 0.3 * len(gaps), width if width < 80 and cut >= 4 else 0


def _goes_on(text: str, begun: int, last: Span, piece: Span, spaced: bool, width: int) -> bool:
    """Whether the paragraph that began at `begun` and whose last line is `last` goes on in the line `piece`."""
    if text[piece[0]] in _CLOSING or not _WORDS.search(text, *piece):
        return True
    gap = text[last[1] : piece[0]]
    if numbering(text, piece[0]) or gap.endswith(("\u3000\u3000", "    ")):
        return False
    ended = text[last[1] - 1] in _DONE or bool(last[0] == begun and _COMPLETE.fullmatch(text, *last))
    if _OPEN.search(text, max(begun, last[1] - 60), last[1]):
        return True
    if gap.count("\n") > 1 and not any(sign in gap for sign in INVISIBLE):
        return False
    if width:
        return last[1] - last[0] >= width - _RAGGED
    if last[0] == begun and not ended and (numbering(text, begun) or bare(text, *last)):
        return False
    return spaced or not ended
