"""Matching (匹配): which figure of the later report is what came of a promise, and how sure that is.

Promises have no fixed names: one is matched by the catalogue, by its wording, unit and kind. Each
result belongs to one promise, the surest first; what is only near is said to be so.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from duixian.judging.accounts import Account, Later, is_same
from duixian.judging.amounts import amount, sort_of
from duixian.judging.naming import Name, alike, clash, named, touching
from duixian.judging.near import neighbours
from duixian.judging.records import Confidence
from duixian.language import _
from duixian.records import Fact

_SURE, _LIKELY, _DOUBTFUL = 0.97, 0.8, 0.65  # how alike names must be
_SAME_INDICATOR = 0.5  # how alike two names of one indicator of the catalogue must be at least
_TIMES = 3  # a result so many times the promise is likelier of something else
_QUIET, _TOUCHED = 0.42, 0.6  # how alike what is there may be for a silence to be sure, or likely
_GROWN_TO = re.compile("(?:增|增加|增长|扩大|提高|扩|总数|累计|首次)?(?:至|到|达|突破)")
_BECAME = re.compile("为|[增减升降压缩]+(?:至|到|为)")
_LEVELS: tuple[Confidence, ...] = ("sure", "likely", "doubtful")


class Match(NamedTuple):
    """A figure that answers a promise. `near` says how it differs, where it is not of the same thing."""

    confidence: Confidence
    score: float
    account: Account
    near: str


@dataclass(frozen=True, slots=True)
class Known:
    """An account with its name taken apart."""

    account: Account
    name: Name


Index = dict[str, list[Known]]


def index_of(later: Later) -> Index:
    """The accounts of the year by every two neighbouring characters of their names, and by indicator."""
    index: Index = defaultdict(list)
    for account in later.accounts:
        if account.when != "other" and account.fact.value is not None:
            known = Known(account, _name_of(account.fact))
            for key in {*_pairs(known.name), *([account.fact.code] if account.fact.code else [])}:
                index[key].append(known)
    return dict(index)


def _name_of(fact: Fact) -> Name:
    """The name of what a figure counts; a figure that something grew to (增至7家) is of a stock."""
    name = named(fact.indicator)
    return replace(name, deed="held") if not name.deed and _GROWN_TO.match(fact.quote) else name


def _pairs(name: Name) -> set[str]:
    return {name.head[at : at + 2] for at in range(len(name.head) - 1)}


def match_all(promised: Sequence[Fact], index: Index) -> dict[int, Match]:
    """For each promise, by its place in `promised`, the figure that answers it.

    A figure of the same thing answers one promise only, the one it most surely belongs to; what is left may
    still be near one that is taken.
    """
    candidates = [
        (match, at)
        for at, fact in enumerate(promised)
        for known in _touched(fact, named(fact.indicator), index)
        if (match := _match(fact, named(fact.indicator), known))
    ]
    candidates.sort(
        key=lambda one: (
            bool(one[0].near),
            _LEVELS.index(one[0].confidence),
            -one[0].score,
            one[0].account.order,
        )
    )
    found: dict[int, Match] = {}
    taken: set[int] = set()
    for match, at in candidates:
        if at in found or (not match.near and id(match.account) in taken):
            continue
        found[at] = match
        if not match.near:
            taken.add(id(match.account))
    return found


def of_one_thing(one: Fact, other: Fact) -> bool:
    """Whether two figures of different reports are surely of the same thing."""
    names = named(one.indicator), named(other.indicator)
    coded = one.code is not None and one.code == other.code
    score = alike(*names)
    if score < (_SAME_INDICATOR if coded else _SURE) or clash(*names, coded=coded):
        return False
    return coded or _of_a_sort(*names)


def silence(fact: Fact, index: Index) -> Confidence:
    """How sure it is that the later report says nothing of a promise for which no figure is found."""
    name = named(fact.indicator)
    closest = max(
        (
            touching(name, known.name)
            for known in _touched(fact, name, index)
            if known.account.fact.kind == fact.kind and sort_of(known.account.fact.unit) == sort_of(fact.unit)
        ),
        default=0.0,
    )
    return "sure" if closest < _QUIET else "likely" if closest < _TOUCHED else "doubtful"


def _touched(fact: Fact, name: Name, index: Index) -> Iterator[Known]:
    """The accounts that share the indicator or two neighbouring characters of the name."""
    seen: set[int] = set()
    for key in (fact.code or "", *sorted(_pairs(name))):
        for known in index.get(key, ()):
            if id(known.account) not in seen:
                seen.add(id(known.account))
                yield known


def _match(fact: Fact, name: Name, known: Known) -> Match | None:
    """How surely `known` answers `fact`; None where it does not."""
    account, other = known.account, known.account.fact
    score = alike(name, known.name)
    coded = fact.code is not None and fact.code == other.code
    if score < (_SAME_INDICATOR if coded else _DOUBTFUL) or not (coded or _of_a_sort(name, known.name)):
        return None
    if fact.code is not None and other.code is not None and not coded:
        return _neighbour(fact, account, score)
    differs = clash(name, known.name, coded=coded)
    if not differs and is_same(fact, account):
        return Match(_confidence(fact, name, known, score, coded), score, account, "")
    if differs and sort_of(fact.unit) != sort_of(other.unit):
        return None
    if note := _note(fact, account, differs):
        return Match("likely" if score >= _SURE and not differs else "doubtful", score, account, note)
    return None


def _of_a_sort(one: Name, other: Name) -> bool:
    """Whether the two may be of the same thing at all.

    They end in the same noun, which says what they are (a value added is no energy), both or none are shares,
    and they are of one size class if both have one.
    """
    same_end = one.head[-1:] in other.head[-2:] or other.head[-1:] in one.head[-2:]
    return (
        same_end
        and one.share == other.share
        and (one.sizes == other.sizes or not (one.sizes and other.sizes))
    )


def _neighbour(fact: Fact, account: Account, score: float) -> Match | None:
    """Of two indicators of the catalogue, the other is near where it says so."""
    if account.fact.code in neighbours(fact.code) and is_same(fact, account):
        return Match("doubtful", score, account, _note(fact, account, differs=True))
    return None


def _confidence(fact: Fact, name: Name, known: Known, score: float, coded: bool) -> Confidence:
    """How sure it is that a figure without a clash is the promise's.

    A qualifier or an owner that only one name has, and a figure many times as large, make it less so.
    """
    level = 0 if coded or score >= _SURE else 1 if score >= _LIKELY else 2
    level += name.marks.get("rank") != known.name.marks.get("rank")
    level += bool(name.owner) != bool(known.name.owner) and not coded
    level += not coded and not _of_a_size(fact, known.account.fact)
    became = fact.kind == "level" and bool(_BECAME.match(known.account.fact.quote))
    level += not coded and became and name.deed in ("", "new")
    return _LEVELS[min(level, 2)]


def _of_a_size(fact: Fact, other: Fact) -> bool:
    """Whether two figures are so near that one may be what came of the other."""
    if not fact.value or not other.value:
        return True
    promised, got = abs(amount(fact.value, fact.unit).value), abs(amount(other.value, other.unit).value)
    return got <= promised * _TIMES and promised <= got * _TIMES


def _note(fact: Fact, account: Account, differs: bool) -> str:
    """How an account differs from what was promised."""
    other = account.fact
    if account.other:
        return _("口径不同（{words}）").format(words=account.other)
    if account.when == "part":
        return _("不是全年数，是{period}的").format(period=other.period)
    if account.when == "years":
        return _("是几年合计或年均")
    if differs:
        return _("是{name}，与承诺的不尽相同").format(name=other.indicator)
    if (fact.kind, other.kind) in (("level", "growth"), ("growth", "level"), ("change", "level")):
        return _("与承诺不是同一种数")
    return ""
