"""What a subject in a report's shorthand spells out to: abbreviations, and compounds that stand for several.

The rules are data, with their examples and counter-examples beside them: `data/abbreviations.txt` and
`data/compounds.txt`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from duixian.indicators.entries import DATA, Entry, read
from duixian.indicators.matching import match
from duixian.indicators.words import any_of, words

_JOINED = re.compile(r"、|,|以及|及|和|与")


@dataclass(frozen=True, slots=True)
class Compound:
    """A pattern for a whole phrase and its parts; `values`: only where so many figures follow."""

    id: str
    pattern: re.Pattern[str]
    parts: tuple[str, ...]
    values: int | None


@lru_cache(maxsize=1 << 12)
def expand(name: str) -> str:
    """`name` with the abbreviations in it that stand for a whole indicator spelled out.

    >>> expand("全市规工增速")
    '全市规模以上工业增加值增速'
    """
    if not _short().search(name):
        return name
    return _abbreviation().sub(lambda found: _long_forms()[found.group()], name)


@lru_cache(maxsize=1 << 12)
def split(name: str, values: int | None = None) -> tuple[str, ...]:
    """The names that the compound subject `name` stands for, in order; `name` alone where it is simple.

    `values` is how many figures follow. Given, only a split into as many parts is made; and some phrases,
    which are one indicator where one figure follows (进出口总额), are split only then.

    >>> split("城乡居民人均可支配收入")
    ('城镇居民人均可支配收入', '农村居民人均可支配收入')
    >>> split("进出口总额"), split("进出口总额", 2)
    (('进出口总额',), ('进口总额', '出口总额'))
    """
    for parts in (_compound_parts(name, values), _list_members(name)):
        if parts and values in (None, len(parts)):
            return parts
    return (name,)


def _compound_parts(name: str, values: int | None) -> tuple[str, ...]:
    opening = _opening().match(name)
    bare = name[opening.end() :] if opening else name
    for compound in compounds():
        if compound.values in (None, values) and (found := compound.pattern.fullmatch(bare)):
            return tuple(found.expand(part) for part in compound.parts)
    return ()


def _list_members(name: str) -> tuple[str, ...]:
    """The members of a list that writes a shared end or beginning once, if the catalogue knows them all."""
    pieces = _JOINED.split(name)
    if len(pieces) < 2 or not all(pieces) or match(name):
        return ()
    return next((members for members in _completions(pieces) if all(map(match, members))), ())


def _completions(pieces: list[str]) -> Iterator[tuple[str, ...]]:
    first, last = pieces[0], pieces[-1]
    for verb in filter(first.startswith, words().carried):  # 新增高新技术企业、科技型中小企业
        yield (first, *(piece if piece.startswith(verb) else verb + piece for piece in pieces[1:]))
    for size in range(1, len(last)):  # 城镇、农村居民人均可支配收入
        end = last[size:]
        if end not in words().endings or not any(
            map(match, pieces[:-1])
        ):  # 固定资产投资、进出口总额 share none
            yield (*(piece + end for piece in pieces[:-1]), last)
    yield tuple(pieces)  # 地区生产总值、固定资产投资
    for size in range(len(first) - 1, 0, -1):  # 专利申请量、授权量
        yield (first, *(first[:size] + piece for piece in pieces[1:]))


@cache
def compounds() -> tuple[Compound, ...]:
    """The compounds of `data/compounds.txt`."""
    entries = read(DATA / "compounds.txt", frozenset({"values", "example", "not"}))
    return tuple(map(_compound, entries))


def _compound(entry: Entry) -> Compound:
    pattern, _equals, parts = entry.head.partition(" = ")
    values = dict(entry.fields).get("values")
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise entry.bad(f"{pattern}: {error}") from error
    return Compound(entry.id, compiled, tuple(parts.split(" + ")), int(values) if values else None)


@cache
def _long_forms() -> dict[str, str]:
    entries = read(DATA / "abbreviations.txt", frozenset({"example", "not"}))
    return {entry.id: entry.head for entry in entries}


@cache
def _short() -> re.Pattern[str]:
    return re.compile(any_of(_long_forms()))


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(words().around)})+")


@cache
def _abbreviation() -> re.Pattern[str]:
    """A short form that is a whole member of a phrase: between what may stand around a name, or in a list."""
    joint = "[、,和与及]"
    before = "|".join(f"(?<={word})" for word in sorted(words().around))
    after = f"(?:{any_of(words().endings)})*(?:$|{joint})"
    return re.compile(f"(?:^|(?<={joint})|{before})(?:{any_of(_long_forms())})(?={after})")
