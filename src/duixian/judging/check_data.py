"""The data of the cross-checks (`checks.toml`), as values, and whether a fact is of a thing they name."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from duixian.facts.measures.nouns import strip_leading
from duixian.indicators import standard
from duixian.indicators.words import clean
from duixian.judging.check_amounts import fold
from duixian.quantities.scan import UNIT_KINDS
from duixian.records import Fact, Target

_AROUND = re.compile("完成|年度|计划|全年|实现|累计|目标|任务|预计|安排|争取|力争")
PATH = Path(__file__).with_name("checks.toml")


@dataclass(frozen=True, slots=True)
class Partition:
    """A whole and all its parts, each an indicator's id or a pattern."""

    whole: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ratio:
    """`of` (any of these names) is `above` divided by `below`, multiplied by `times`."""

    of: tuple[str, ...]
    above: str
    below: str
    times: Decimal


@dataclass(frozen=True, slots=True)
class Sorts:
    """Patterns for the sorts that a count falls into; the first `core` are a whole by themselves."""

    parts: tuple[re.Pattern[str], ...]
    core: int


@dataclass(frozen=True, slots=True)
class Data:
    """Everything in `checks.toml`."""

    partitions: tuple[Partition, ...]
    ratios: tuple[Ratio, ...]
    sorts: tuple[Sorts, ...]
    good_days: str
    good_share: tuple[str, ...]
    valid_days: tuple[Decimal, Decimal]
    nominal: tuple[str, ...]
    budgets: tuple[str, ...]
    never: re.Pattern[str]
    real: re.Pattern[str]
    elsewhere: re.Pattern[str]
    done: str
    plan: str


@cache
def data() -> Data:
    """The data that come with the package."""
    read = tomllib.loads(PATH.read_text("utf-8"))
    nominal, words, air = read["nominal"], read["words"], read["air"]
    fewest, most = map(Decimal, air["valid"])
    return Data(
        tuple(Partition(one["whole"], tuple(one["parts"])) for one in read["partition"]),
        tuple(
            Ratio(tuple(one["of"]), one["above"], one["below"], Decimal(one.get("times", 100)))
            for one in read["ratio"]
        ),
        tuple(Sorts(tuple(map(re.compile, one["parts"])), one["core"]) for one in read["sorts"]),
        air["days"],
        tuple(air["share"]),
        (fewest, most),
        tuple(nominal["money"]),
        tuple(nominal["budgets"]),
        re.compile(nominal["never"]),
        re.compile(nominal["real"]),
        re.compile(words["elsewhere"]),
        words["done"],
        words["plan"],
    )


def name_of(fact: Fact | Target) -> str:
    """What `fact` measures, without the words that reports put before a name (完成, 实现, 全年)."""
    return clean(strip_leading(fact.indicator))


def bare_name(fact: Fact | Target) -> str:
    """What `fact` measures, without the words about its doing and planning anywhere in its name."""
    return _AROUND.sub("", name_of(fact))


class Slot(NamedTuple):
    """What two figures of one thing must share to be compared."""

    kind: str
    unit: str  # what it counts or measures, without its scale
    period: str
    status: str


def slot(fact: Fact | Target) -> Slot:
    """The slot of `fact`."""
    return Slot(fact.kind, stem(fact), fact.period, fact.status)


def stem(fact: Fact | Target) -> str:
    """What the unit of `fact` counts or measures, without its scale."""
    return fold(fact.unit)[1]


def is_of(fact: Fact | Target, things: Sequence[str]) -> bool:
    """Whether `fact` is of one of `things`: ids of the catalogue, or patterns for a name it does not have."""
    if fact.code is not None:
        return fact.code in things
    return any(bool(_pattern(thing).fullmatch(name_of(fact))) for thing in things if not _known(thing))


@cache
def _pattern(thing: str) -> re.Pattern[str]:
    return re.compile(thing)


@cache
def _known(thing: str) -> bool:
    return thing in standard().indicators


def nominal(fact: Fact | Target) -> bool:
    """Whether growth of what `fact` is a level of can be computed from two levels as printed."""
    unit = stem(fact)
    if fact.code is not None and fact.code in data().nominal:
        return True
    if data().never.search(fact.indicator) or UNIT_KINDS.get(unit.partition("/")[0]) in (
        "ratio", "points", "times", "time", "age", None,
    ):  # fmt: skip
        return False
    return UNIT_KINDS[unit.partition("/")[0]] != "money" or is_of(fact, data().nominal)
