"""Amounts (数量): figures brought to one scale and unit, so that two reports' figures can be compared."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from duixian.quantities.vocabulary import sections

_SCALE = re.compile(r"[余多几]?(万亿|[百十千]?亿|[百十千]?万|千(?![瓦米克卡伏乏])|百(?![万亿分]))[余多]?")
_BRACKET = re.compile(r"[(（].*")  # 人(次), 家(户)
_FACTOR = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_ONE = Decimal(1)


class Amount(NamedTuple):
    """A value in its base unit. `sort` says what may be compared: a currency, `%`, `点`, `个` (any count), or
    the unit itself.
    """

    value: Decimal
    sort: str


def amount(value: Decimal, unit: str) -> Amount:
    """`value` with the scale of `unit` multiplied in.

    >>> amount(Decimal("1.07"), "万人"), amount(Decimal(1), "倍"), amount(Decimal(3), "家")
    (Amount(value=Decimal('10700.00'), sort='个'), Amount(value=Decimal('100'), sort='%'), \
Amount(value=Decimal('3'), sort='个'))
    """
    factor, stem = _factor(unit)
    return Amount(value * factor, stem)


def sort_of(unit: str) -> str:
    """What figures in `unit` may be compared with."""
    return _factor(unit)[1]


@cache
def _factor(unit: str) -> tuple[Decimal, str]:
    factor = _ONE
    unit = _BRACKET.sub("", unit)
    while scale := _SCALE.match(unit):
        for sign in scale[1]:
            factor *= _FACTOR[sign]
        unit = unit[scale.end() :]
    if unit in _bases():
        times, unit = _bases()[unit]
        factor *= times
    if unit in ("倍", "番"):
        return factor * 100, "%"
    if unit == "‰":
        return factor / 10, "%"
    return factor, "个" if unit.partition("/")[0] in _counters() and "/" not in unit else unit


@cache
def _counters() -> frozenset[str]:
    """The units that count: 家, 户, 个 of the same thing are the same number."""
    words = sections("duixian.quantities", "units.txt")["counter"]
    return frozenset(word.partition("!")[0] for word in words) | {""}


@cache
def _bases() -> dict[str, tuple[Decimal, str]]:
    """For each unit that is a multiple of another: how many of which."""
    found = {"元人民币": (_ONE, "元"), "人民币": (_ONE, "元")}
    for line in sections("duixian.quantities", "units.txt")["same"]:
        unit, _, rest = line.partition("=")
        number, base = rest.split()
        found[unit.strip()] = (Decimal(number), base)
    return found


def spoken(value: Decimal | None, unit: str) -> str:
    """`value`, with the places it is written with, and `unit`.

    >>> spoken(Decimal("4.0"), "%"), spoken(Decimal("1E+3"), "户")
    ('4.0%', '1000户')
    """
    return "" if value is None else f"{value:f}{unit}"
