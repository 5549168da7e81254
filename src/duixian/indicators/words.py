"""The words that reports put around and inside the names of indicators (`data/words.txt`)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

from duixian.indicators.entries import DATA, read

_PLACES = frozenset({"nation", "province", "city", "county", "places"})
_FIELDS = _PLACES | {"verbs", "times", "lists", "rates", "amounts", "rest", "same", "ratio", "money"}
_NOISE = str.maketrans("", "", " 　\xa0的“”‘’\"'《》「」【】〔〕")
_UNCLEAN = re.compile(r"[^\u4e00-\u9fa5A-Z]|的")
_NOTES = re.compile(r"\[\d+\]|\([A-Za-z][A-Za-z0-9.&]*\)|^\d{4}年")


@dataclass(frozen=True, slots=True)
class Words:
    """The closed classes of words that the finding of indicators knows; the file says what each is for."""

    scopes: Mapping[str, frozenset[str]]
    openings: frozenset[str]
    endings: frozenset[str]
    rates: frozenset[str]
    narrowing: tuple[str, ...]
    carried: tuple[str, ...]
    synonyms: Mapping[str, tuple[str, ...]]
    units: Mapping[str, tuple[str, ...]]

    @property
    def around(self) -> frozenset[str]:
        """Everything that may stand before a name, the places of every level among it."""
        return self.openings.union(*self.scopes.values())


@cache
def words() -> Words:
    """The words of `data/words.txt`."""
    entries = {entry.id: entry for entry in read(DATA / "words.txt", _FIELDS)}

    def every(id: str) -> Iterable[str]:
        return [word for found in entries[id].words().values() for word in found]

    groups = [tuple(word.strip() for word in group.split(",")) for group in entries["synonyms"].all("same")]
    return Words(
        scopes={level: frozenset(places) for level, places in entries["scopes"].words().items()},
        openings=frozenset(every("openings")),
        endings=frozenset(every("endings")),
        rates=frozenset(entries["endings"].words()["rates"]),
        narrowing=tuple(every("narrowing")),
        carried=tuple(every("carried")),
        synonyms={word: group for group in groups for word in group},
        units=entries["units"].words(),
    )


def any_of(these: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(these, key=len, reverse=True)))


@cache
def _synonym() -> re.Pattern[str]:
    return re.compile(any_of(words().synonyms))


@cache
def spellings(name: str) -> tuple[str, ...]:
    """`name` in every spelling that the synonyms give it, its own among them.

    >>> spellings("规上服务业营收")
    ('规模以上服务业营业收入', '规模以上服务业营收', '规上服务业营业收入', '规上服务业营收')
    """
    parts: list[tuple[str, ...]] = []
    last = 0
    for found in _synonym().finditer(name):
        parts += [(name[last : found.start()],), words().synonyms[found.group()]]
        last = found.end()
    return tuple(map("".join, product(*parts, (name[last:],)))) if parts else (name,)


def clean(name: str) -> str:
    """`name` without quotes, blanks, 的, notes, a year before it and Latin in brackets; Latin in capitals.

    >>> clean("2007年国内生产总值(GDP)的增速[3]")
    '国内生产总值增速'
    """
    return _NOTES.sub("", name.translate(_NOISE)).upper() if _UNCLEAN.search(name) else name
