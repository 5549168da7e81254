"""Wording (措辞): when two reports' names are of the same thing."""

import re
from collections import Counter
from functools import lru_cache

from duixian.indicators.words import clean, words

_BLANKS = re.compile(r"[\s\u200b,，、。；;：:·\-—()（）]")
_LONGEST = 6  # characters of the longest opening or ending


@lru_cache(maxsize=1 << 15)
def core(name: str) -> str:
    """`name` without what reports put around it: 全市, 完成 before it, 增速, 总量 after it.

    >>> core("全市完成旅游综合收入"), core("工业用电量增速")
    ('旅游综合收入', '工业用电量')
    """
    found = _BLANKS.sub("", clean(name))
    around, endings = words().around, words().rates
    while (size := _affix(found, around, start=True)) or (size := -_affix(found, endings, start=False)):
        found = found[size:] if size > 0 else found[:size]
    return found


def _affix(text: str, these: frozenset[str], *, start: bool) -> int:
    """The length of the longest of `these` at the start or end of `text` that leaves two characters of it."""
    for size in range(min(_LONGEST, len(text) - 2), 0, -1):
        if (text[:size] if start else text[-size:]) in these:
            return size
    return 0


def likeness(one: str, other: str) -> float:
    """Twice the common characters over the sum of both lengths, from 0 to 1; order does not count.

    >>> likeness("新建改造雨污管网", "新建雨污管网")
    0.8571428571428571
    """
    if not one or not other:
        return 0.0
    return 2 * (Counter(one) & Counter(other)).total() / (len(one) + len(other))
