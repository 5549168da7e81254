"""Naming (名称): what a phrase of a report counts, taken apart to be compared with another report's."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from duixian.indicators import expand
from duixian.indicators.words import any_of
from duixian.judging.wording import core, likeness

_SIZE = re.compile(
    r"超\d+(?:\.\d+)?[万亿]+元|\d+(?:\.\d+)?(?:万|亿|万亿)?元以上|(?<!\d)[亿万]元以上|\d+[A-Z]+级?|\d+强"
)
_CAMPAIGN = re.compile(r"^“[^”]{2,10}”(?=新|引|签|开|招)")
_INNER = re.compile(r"(?<=.{3})(?:全年|年内|累计)?(?:完成|实现|实施|开展|年度计划|计划)(?=.{2})")
_SIGNS = re.compile(r"[“”‘’\"'《》「」()（）、，,·\-—和及与\s]")


@dataclass(frozen=True, slots=True)
class Name:
    """A phrase taken apart.

    `head` is the thing, `owner` what it belongs to (吴圩机场 in 吴圩机场完成货邮吞吐量), `own` the head with
    its size classes and without words that everything is called (项目, 企业). `deed` is what is done to it
    (a sort of names.toml, or empty), `marks` the qualifiers in it by sort (国家级, 农村), `sizes` the size
    classes (5000万元以上), `share` whether it is a share or rate.
    """

    head: str
    owner: str
    own: str
    deed: str
    marks: Mapping[str, frozenset[str]]
    sizes: frozenset[str]
    share: bool


@dataclass(frozen=True)
class _Vocabulary:
    deed: re.Pattern[str]
    deeds: Mapping[str, str]
    end: re.Pattern[str]
    ends: Mapping[str, str]
    apart: frozenset[frozenset[str]]
    stock: re.Pattern[str]
    qualifiers: Mapping[str, re.Pattern[str]]
    one_sided: frozenset[str]
    common: re.Pattern[str]
    share: re.Pattern[str]
    spelled: Mapping[str, str]
    abbreviation: re.Pattern[str]
    weightless: re.Pattern[str]


@cache
def _vocabulary() -> _Vocabulary:
    table = tomllib.loads(files("duixian.judging").joinpath("names.toml").read_text("utf-8"))
    ends = {word: sort for sort, words in table["ends"].items() for word in words}
    deeds = {word: sort for sort, words in table["deeds"].items() if sort != "apart" for word in words}
    return _Vocabulary(
        re.compile(f"(?:{any_of(deeds)})(?=.{{2}})"),
        deeds,
        re.compile(f"(?<=.{{3}})(?:{any_of(ends)})$"),
        ends,
        frozenset(frozenset(pair) for pair in table["deeds"]["apart"]),
        re.compile(f"(?:{any_of(table['stocks']['words'])})$"),
        {
            sort: re.compile(any_of(words))
            for sort, words in table["qualifiers"].items()
            if sort != "one_sided"
        },
        frozenset(table["qualifiers"]["one_sided"]),
        re.compile(any_of(table["common"]["words"])),
        re.compile(f"(?:{any_of(table['shares']['words'])})$"),
        table["spelled"],
        re.compile(any_of(table["spelled"])),
        re.compile(f"(?<=.{{2}})(?:{any_of(table['weightless']['words'])})$"),
    )


@lru_cache(maxsize=1 << 14)
def named(phrase: str) -> Name:
    """`phrase` taken apart.

    >>> named("新增自治区级现代特色农业示范区").head, named("新增自治区级现代特色农业示范区").deed
    ('自治区级现代特色农业示范区', 'new')
    """
    words = _vocabulary()
    spelled = words.abbreviation.sub(lambda short: words.spelled[short[0]], phrase)
    rest, deed, owner = core(expand(_CAMPAIGN.sub("", spelled))), "", ""
    if words.stock.search(rest):
        deed = "held"
    elif ended := words.end.search(rest):
        deed, rest = words.ends[ended[0]], rest[: ended.start()]
    if inner := _INNER.search(rest):
        owner, rest = rest[: inner.start()], rest[inner.end() :]
    while found := words.deed.match(rest):
        sort = words.deeds[found[0]]
        deed = deed or (sort if sort != "other" else "")
        rest = rest[found.end() :]
    sizes = frozenset(_SIZE.findall(rest))
    rest = _SIGNS.sub("", _SIZE.sub("", rest))
    share = bool(words.share.search(rest))
    marks = {sort: frozenset(pattern.findall(rest)) for sort, pattern in words.qualifiers.items()}
    while (bare := words.weightless.sub("", rest)) != rest:
        rest = bare
    own = "".join(sorted(sizes)) + words.common.sub("", rest)
    return Name(rest, owner, own, deed, {sort: found for sort, found in marks.items() if found}, sizes, share)


def clash(one: Name, other: Name, *, coded: bool = False) -> bool:
    """Whether the two are of different things: for what is done to them, a size class or a qualifier.

    Of two names of one indicator (`coded`) the catalogue knows that one may leave a qualifier out.
    """
    words = _vocabulary()
    if frozenset((one.deed, other.deed)) in words.apart or one.share != other.share:
        return True
    if one.sizes != other.sizes and not coded:
        return True
    return any(
        one.marks.get(sort) != other.marks.get(sort)
        for sort in one.marks.keys() | other.marks.keys()
        if (sort in words.one_sided and not coded) or (sort in one.marks and sort in other.marks)
    )


def alike(one: Name, other: Name) -> float:
    """How much of both names is the same, from 0 to 1: characters in common, whatever their order.

    What only one of them belongs to is left aside. Common words count half, and not alone.
    """
    belongs = bool(one.owner) and bool(other.owner)
    first, second = (one.owner + one.head, other.owner + other.head) if belongs else (one.head, other.head)
    heads = likeness(first, second)
    if one.own == other.own:
        return heads
    return (heads + likeness(one.own, other.own)) / 2 if one.own and other.own else 0.0


def touching(one: Name, other: Name) -> float:
    """How much of either the names or their own words is the same, from 0 to 1: whether to look twice."""
    return max(likeness(one.own, other.own), likeness(one.owner + one.head, other.owner + other.head))
