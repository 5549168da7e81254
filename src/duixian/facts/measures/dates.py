"""When (时间): the period of each measure, by the words of time around it.

A figure is about the part's own year (the review's last year, the plan's year) unless the text names
another: in the same sentence before the figure, or at the head of a stretch that speaks of several years
(五年来).
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from duixian.indicators import Level
from duixian.quantities.periods import period
from duixian.quantities.scan import Token

_COMPARED_BEFORE = re.compile(r"(?:比|较|与|和|同|相比|相对|超过|高于|低于|是|为|自|从|基于|以)\Z")
_COMPARED_AFTER = re.compile(
    r"(?:年?底|年?末|初|同期|全年|平均|实际)*(?:相比|以来|的\d|为基|基础|同期|下达|版|度(?:全国|中国|全区|全省|“|十|国|省|市)|届)"
)
_PURPOSE = re.compile(r"(?:为|到|至|截至|截止)\Z")
_ONE_YEAR = re.compile(r"\s*(?:刚刚?过去的)?(?:(?P<year>(?:19|20)\d\d)年|去年|过去一年)(?=[,是])")
_SPAN_HEAD = re.compile(
    r"\s*(?:——)?(?:过去|近|前)?(?:的)?(?:五年来|五年间|过去五年|近五年来?|五年中|这五年|本届政府)"
)


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence is read in: the report's year, whether it stands in the plan, the stretch's own period,
    and the level of the reporting government.
    """

    year: int | None
    plan: bool
    span: str = ""
    level: Level | None = None

    @property
    def default(self) -> str:
        """The period of a figure that the text does not date."""
        if self.span:
            return self.span
        if self.year is None:
            return ""
        return str(self.year if self.plan else self.year - 1)


def spans_years(sentence: str) -> bool:
    """Whether `sentence` opens a stretch about the five years of a government's term.

    >>> spans_years("五年来,我们坚持稳中求进"), spans_years("去年,我们坚持稳中求进")
    (True, False)
    """
    return bool(_SPAN_HEAD.match(sentence))


def opening_year(head: str, year: int) -> str:
    """The one year that a paragraph of a review of several years opens with, empty where it names none.

    >>> opening_year("刚刚过去的2017年,经济", 2018), opening_year("我们", 2018)
    ('2017', '')
    """
    match = _ONE_YEAR.match(head)
    if match is None:
        return ""
    return match["year"] or str(year - 1)


def dates_of(text: str, tokens: list[Token], context: Context) -> list[tuple[int, str]]:
    """The periods that a sentence's words of time set, each with where it begins to hold."""
    found: list[tuple[int, str]] = []
    if context.year is None:
        return found
    for token in tokens:
        if token.kind != "date":
            continue
        if _COMPARED_BEFORE.search(text, max(0, token.start - 4), token.start):
            continue
        if _COMPARED_AFTER.match(text, token.end):
            continue
        word = text[token.start : token.end]
        named = period(word, context.year, context.plan)
        if named is not None:
            if text[token.end : token.end + 1] == "前" and word.endswith("年") and named.isdigit():
                named = named
            found.append((token.start, named))
    return found


def period_at(position: int, dates: list[tuple[int, str]], context: Context) -> str:
    """The period of a measure whose number stands at `position`."""
    at = bisect_left(dates, position, key=lambda date: date[0])
    return dates[at - 1][1] if at else context.default
