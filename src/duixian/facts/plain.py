"""Plain text: one spelling for digits, punctuation and blanks, with every character's way back to the
original.

Full-width digits, letters and punctuation become half-width one for one (`，` to `,`, `％` to `%`); blanks
that a typesetter or renderer put beside digits (1 9 9 7 年, 19.22 %) are taken out.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # ！ to ～
_ALIKE = str.maketrans("\u3000\xa0–―－∶﹪〔〕", "  ———:%()")
_SAME = {
    chr(one): chr(other) if isinstance(other, int) else other for one, other in {**_WIDE, **_ALIKE}.items()
}
_OTHER = re.compile(
    f"[{re.escape(''.join(_SAME))}]"
)  # quicker than str.translate, which asks for every character
_BLANK = r"[ \n\u200b]"
_GAP = re.compile(  # begins with the blank, so that text is searched for blanks alone
    rf"{_BLANK}(?:(?<=[0-9.%] ) *(?=[0-9.%\u4e00-\u9fff(])|(?<=[\u4e00-\u9fff] ) *(?=[0-9])"
    rf"|(?<=[0-9]{_BLANK}){_BLANK}*(?=万|亿|个百分点|%))"
)


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` is the plain text; `original(i)` is where its i-th character stands in the original."""

    source: str
    text: str
    starts: tuple[int, ...] = ()  # where, in the plain text, blanks were taken out
    shifts: tuple[int, ...] = ()  # how many characters had been taken out up to there

    def plain(self, offset: int) -> int:
        """Where the original character at `offset` stands in the plain text (the next one, if it was taken
        out).
        """
        count = len(self.starts)
        gaps = bisect_right(range(count), offset, key=lambda at: self.starts[at] + self.shifts[at])
        found = offset - self.shifts[gaps - 1] if gaps else offset
        return min(found, self.starts[gaps]) if gaps < count else found

    def original(self, offset: int) -> int:
        at = bisect_right(self.starts, offset) - 1
        return offset + self.shifts[at] if at >= 0 else offset

    def original_end(self, offset: int) -> int:
        """The original end (exclusive) of a stretch that ends at `offset` (exclusive)."""
        return self.original(offset - 1) + 1 if offset else 0


def plain(text: str) -> Plain:
    """The plain form of `text`.

    >>> plain("１ ９ ９ ７ 年，增长６ ％").text
    '1997年,增长6%'
    """
    same = _OTHER.sub(lambda one: _SAME[one[0]], text)
    starts, shifts, pieces, last, gone = [], [], [], 0, 0
    for gap in _GAP.finditer(same):
        pieces.append(same[last : gap.start()])
        starts.append(gap.start() - gone)
        gone += gap.end() - gap.start()
        shifts.append(gone)
        last = gap.end()
    if not pieces:
        return Plain(text, same)
    pieces.append(same[last:])
    return Plain(text, "".join(pieces), tuple(starts), tuple(shifts))
