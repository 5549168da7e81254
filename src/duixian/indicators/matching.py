"""Which indicator of the catalogue a phrase of a report names."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

from duixian.indicators.catalogue import Indicator, standard
from duixian.indicators.words import clean, words

Level = Literal["nation", "province", "city", "county"]
_SCALE = re.compile(r"^(?:[余多来几]?(?:万亿|[十百千万亿])(?!米|克|瓦|伏|卡|标|乏))+[余多]?")


@lru_cache(maxsize=1 << 12)
def match(
    phrase: str, kind: str | None = None, unit: str | None = None, level: Level | None = None
) -> Indicator | None:
    """The indicator that `phrase` names, as a whole and in the report's words; None where it names none.

    What reports put around a name is passed over: 全市, 预计, 完成 before it, 增速, 总量 after it. A name
    inside a longer one is not matched: 园区规模以上工业增加值 is not 规模以上工业增加值.
    `kind` and `unit` are the fact's: they tell apart what two indicators are both called (研发投入 in 亿元
    and in %), and refuse a figure that cannot be the indicator's (固定资产投资 at a level of 80 % is a share
    of something). `level` is the reporting government's and decides which places merely repeat it (全国 in a
    city's report does not); without it all do.

    >>> match("全市规上工业增加值增速", "growth", "%").id
    'industrial_value_added_above'
    """
    names = standard().names
    for name, rate in _readings(clean(phrase), level):
        if name in names:
            owner, sharers = names[name]
            for one in sharers:
                if unit and kind in (None, "level") and _stem(unit) in _stems(one):
                    return one
            return owner if owner and _fits(owner, kind, unit, rate) else None
    return None


def _readings(phrase: str, level: Level | None) -> Iterator[tuple[str, bool]]:
    """`phrase` with less and less around it; true where an ending that names a rate of change was dropped."""
    openings, (endings, last), rates = _openings(level), _endings(), words().rates
    while True:
        yield phrase, False
        stem, rate = phrase, False
        while stem[-1:] in last and (ending := _longest(stem, endings, at_end=True)):
            stem = stem[: -len(ending)]
            rate = rate or ending in rates
            yield stem, rate
        opening = _longest(phrase, openings, at_end=False)
        if not opening:
            return
        phrase = phrase[len(opening) :]


def _longest(text: str, these: frozenset[str], at_end: bool) -> str:
    """The longest of `these` at the end or beginning of `text` that leaves something of it, or nothing."""
    for size in range(min(_LONGEST, len(text) - 1), 0, -1):
        piece = text[-size:] if at_end else text[:size]
        if piece in these:
            return piece
    return ""


_LONGEST = 5  # characters of the longest opening or ending; a test holds it


@cache
def _openings(level: Level | None) -> frozenset[str]:
    return words().openings | words().scopes[level] if level else words().around


@cache
def _endings() -> tuple[frozenset[str], frozenset[str]]:
    """The endings, and the characters in which they end."""
    return words().endings, frozenset(ending[-1] for ending in words().endings)


def _fits(one: Indicator, kind: str | None, unit: str | None, rate: bool) -> bool:
    """Whether a figure of that kind and unit can be its: a level must have its sort of unit, or 倍."""
    if kind != "level" or not unit or not one.units:
        return True
    sort = _sort(unit)
    return sort == "times" or (rate and sort == "ratio") or any(sort == _sort(own) for own in one.units)


@cache
def _sort(unit: str) -> str:
    """What a unit measures: `ratio`, `money`, `times`, `other`; of a compound unit (元/月) its first part."""
    stem = _stem(unit).partition("/")[0]
    return next((sort for sort, ends in words().units.items() if stem.endswith(ends)), "other")


@cache
def _stem(unit: str) -> str:
    """`unit` without its scale: 万亿元 and 元 are both 元."""
    return _SCALE.sub("", unit)


@cache
def _stems(one: Indicator) -> frozenset[str]:
    return frozenset(map(_stem, one.units))
