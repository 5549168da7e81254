"""Lists (并列): several subjects said in one breath, spelled out: 城镇、农村居民收入, 群众诉求办结率、满意率."""

import re

from duixian.quantities.vocabulary import sections, trie

_WORDS = sections("duixian.facts", "nouns.txt")
_SPLIT = re.compile(r"、|以及|和|与|及")
_HEAD = re.compile(trie(word[::-1] for word in _WORDS["relative"]))
_DEED = re.compile(rf"(?:{trie(_WORDS['deed'])})+")
_PAIRS = (
    (re.compile(r"城乡(?=居民|常住居民)"), ("城镇", "农村")),
    (re.compile(r"城乡(?=低保|最低|特困|困难)"), ("城市", "农村")),
    (re.compile(r"(?<![一-九、])一、二、三(?=产)"), ("一", "二", "三")),
    (re.compile(r"批零住餐"), ("批发业", "零售业", "住宿业", "餐饮业")),
)


def parts_of(words: str, count: int | None) -> list[str] | None:
    """The subjects that `words` names, each in full; None where they are not `count` (None: two or more).

    >>> parts_of("城镇、农村居民人均可支配收入", 2)
    ['城镇居民人均可支配收入', '农村居民人均可支配收入']
    >>> parts_of("群众诉求按时办结率、满意率", 2)
    ['群众诉求按时办结率', '群众诉求满意率']
    """
    for pattern, names in _PAIRS:
        if (count in (None, len(names))) and (match := pattern.search(words)):
            return [words[: match.start()] + name + words[match.end() :] for name in names]
    if (
        count is None
        and (pair := re.split("以及|和|与", words))
        and len(pair) > 1
        and all(_ends_relative(part) for part in pair)
    ):
        return _completed(pair)
    parts = [part for part in _SPLIT.split(words) if part]
    if len(parts) < 2 or (count is not None and len(parts) != count):
        if count == 1:
            return [words]
        if count is not None and len(parts) > count:
            parts = [part for part in words.split("、") if part]
            if len(parts) != count:
                return None
        else:
            return None
    return _completed(parts)


def _completed(parts: list[str]) -> list[str]:
    first, last = parts[0], parts[-1]
    head = _HEAD.match(first[::-1])
    if head and head.end() < len(first):
        prefix = first[: -head.end()]
        return [
            first,
            *(part if len(part) > 5 and not _relative(part) else prefix + part for part in parts[1:]),
        ]
    deed = _DEED.match(first)
    lead = deed[0] if deed and deed.end() < len(first) else ""
    size = len(parts[-2]) - (len(lead) if len(parts) == 2 else 0)
    suffix = last[size:] if len(last) > size else ""
    if suffix and not last.endswith(first[-2:]):
        done = [part if part.endswith(suffix) else part + suffix for part in parts[:-1]]
    else:
        done = parts[:-1]
    return [
        done[0],
        *(part if _DEED.match(part) else lead + part for part in done[1:]),
        last if _DEED.match(last) else lead + last,
    ]


def _relative(part: str) -> bool:
    head = _HEAD.match(part[::-1])
    return bool(head and head.end() == len(part))


def _ends_relative(part: str) -> bool:
    return bool(_HEAD.match(part[::-1]))
