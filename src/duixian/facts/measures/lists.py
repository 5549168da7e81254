"""Lists (并列): several subjects said in one breath, spelled out: 城镇、农村居民收入, 群众诉求办结率、满意率.

Compounds that stand for several subjects (城乡居民, 批零住餐) come from the catalogue's data
(indicators.split).
"""

import re

from duixian.facts.measures.nouns import DEED, HEAD
from duixian.indicators import match, split

_AND = re.compile(r"、|以及|和|与|(?<![惠普])及")
_OWNED = re.compile(r"的(?:占比|比重|比例|数量|总量|面积|产量)\Z")


def parts_of(words: str, count: int | None) -> list[str] | None:
    """The subjects that `words` name, each in full; None where they are not `count` (None: two or more).

    >>> parts_of("城镇、农村居民人均可支配收入", 2)
    ['城镇居民人均可支配收入', '农村居民人均可支配收入']
    >>> parts_of("群众诉求按时办结率、满意率", 2)
    ['群众诉求按时办结率', '群众诉求满意率']
    """
    compound = split(words, count)
    if len(compound) > 1 and count in (None, len(compound)):
        return list(compound)
    if count == 1:
        return [words]
    if count is None:
        pair = re.split("以及|和|与", words)
        if len(pair) > 1 and all(HEAD.match(part[::-1]) for part in pair):
            return _completed(pair)
    parts = [part for part in _AND.split(words) if part]
    if count is not None and len(parts) > count:
        parts = [part for part in words.split("、") if part]
    if len(parts) < 2 or (count is not None and len(parts) != count):
        return None
    return _completed(parts)


def _completed(parts: list[str]) -> list[str]:
    """Each part with what it shares with the others: the first's owner, or the last's dependent noun."""
    first, last = parts[0], parts[-1]
    head = HEAD.match(first[::-1])
    if head and head.end() < len(first):
        owner = first[: -head.end()]
        return [first, *(owner + part if _is_short(part) else part for part in parts[1:])]
    deed = DEED.match(first)
    lead = deed[0] if deed and deed.end() < len(first) else ""
    if (owned := _OWNED.search(last)) and not _OWNED.search(first):  # 企业中有研发机构、研发活动的占比
        size = owned.start()
        return [
            *(part + owned[0] for part in parts[:-1]),
            (first[:-size] if len(first) > size else "") + last,
        ]
    size = len(parts[-2]) - (len(lead) if len(parts) == 2 else 0)
    shared = last[size:] if len(last) > size and not last.endswith(first[-2:]) else ""
    done = [part if part.endswith(shared) else part + shared for part in parts[:-1]] + [last]
    return [done[0], *(part if DEED.match(part) else lead + part for part in done[1:])]


def _is_short(part: str) -> bool:
    """Whether a part of a list says nothing alone: a dependent noun, or a few characters that no indicator
    is called.
    """
    head = HEAD.match(part[::-1])
    return bool(head and head.end() == len(part)) or (len(part) <= 5 and match(part) is None)
