"""Amounts (数值) as printed: what a rounded figure may stand for, and arithmetic on such intervals.

A printed figure stands for every value that rounds to it: 5.8 for 5.75 to 5.85, half a unit of its last
printed digit to either side. A count of whole things (128个) is exact. What follows from printed figures is
an interval again, so no tolerance is ever guessed: two figures disagree where their intervals do not meet.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import cache

from duixian.judging.amounts import amount as scaled
from duixian.quantities.scan import UNIT_KINDS
from duixian.records import Fact, Target

INFINITE = Decimal("Infinity")
_HALF, _HUNDRED, _ONE, _ZERO = Decimal("0.5"), Decimal(100), Decimal(1), Decimal(0)
_EXACT = frozenset({"counter", "days"})
_FINEST = 4  # decimals that reports print at most; more come of a fraction (1/3)


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure and what it may stand for: all values from `low` to `high`.

    An end may be infinite (超300亿元 has no upper end); `value` is then the other end.
    """

    low: Decimal
    value: Decimal
    high: Decimal

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.low + other.low, self.value + other.value, self.high + other.high)

    def __sub__(self, other: "Amount") -> "Amount":
        return Amount(self.low - other.high, self.value - other.value, self.high - other.low)

    def __truediv__(self, other: "Amount") -> "Amount":
        """The quotient; raises ZeroDivisionError where `other` may be nothing or less."""
        if other.low <= 0:
            raise ZeroDivisionError
        ends = [end / by for end in (self.low, self.high) for by in (other.low, other.high) if by != INFINITE]
        least = min(ends) if other.high != INFINITE else min(_ZERO, *ends)
        return Amount(least, self.value / other.value, max(ends))

    def times(self, factor: Decimal) -> "Amount":
        """Multiplied by a number above zero."""
        return Amount(self.low * factor, self.value * factor, self.high * factor)

    def plus(self, number: Decimal) -> "Amount":
        return Amount(self.low + number, self.value + number, self.high + number)

    def meets(self, other: "Amount") -> bool:
        """Whether one value can be both; 5.85 rounds up and is 5.9, not 5.8."""
        return self.value == other.value or (self.low < other.high and other.low < self.high)

    def slack(self, other: "Amount") -> Decimal:
        """How far rounding may have moved the two apart: from each to the end that faces the other."""
        if self.value < other.value:
            return (self.high - self.value) + (other.value - other.low)
        return (self.value - self.low) + (other.high - other.value)


def printed(value: Decimal, exact: bool = False) -> Amount:
    """What a figure printed as `value` may stand for.

    >>> printed(Decimal("5.8"))
    Amount(low=Decimal('5.75'), value=Decimal('5.8'), high=Decimal('5.85'))
    """
    half = _ZERO if exact else _HALF.scaleb(int(value.as_tuple().exponent))
    return Amount(value - half, value, value + half)


def exactly(value: Decimal) -> Amount:
    """A number that is not rounded."""
    return Amount(value, value, value)


def amount(fact: Fact | Target) -> Amount | None:
    """What the figure of `fact` may stand for, its unit's scale folded in; None where none says (约, 左右).

    超, 余, 以上 leave it open above, 不足, 以内 below; of a decline (下降3%以上) the other way round.
    """
    value = fact.value
    if value is None or fact.bound == "about" or decimals(value) > _FINEST:
        return None
    scale, stem = fold(fact.unit)
    if fact.bound == "range" and fact.value_to is not None:
        return Amount(printed(value).low, value, printed(fact.value_to).high).times(scale)
    if fact.bound in ("eq", "range"):
        exact = scale == 1 and UNIT_KINDS.get(stem) in _EXACT and value == value.to_integral_value()
        return printed(value, exact).times(scale)
    end = value * scale
    more = (fact.bound == "ge") == (value >= 0)
    return Amount(end, end, INFINITE) if more else Amount(-INFINITE, end, end)


def figure(fact: Fact | Target) -> Amount | None:
    """What the figure of `fact` may stand for; of a target exactly the printed number, whatever its bound.

    A target of 6%左右 in one place and of 6%以上 in another is one figure worded twice; 6 and 7 are two.
    """
    if fact.status == "actual" or fact.value is None:
        return amount(fact)
    upper = fact.value if fact.value_to is None else fact.value_to
    return Amount(fact.value, fact.value, upper).times(fold(fact.unit)[0])


def number(fact: Fact | Target, other: Fact | Target) -> Amount | None:
    """The figure of `fact`, to be held against `other`; hedged or bounded alike, the number counts."""
    if fact.value is not None and fact.bound == other.bound in ("ge", "le", "about"):
        return printed(fact.value).times(fold(fact.unit)[0])
    return figure(fact)


@cache
def fold(unit: str) -> tuple[Decimal, str]:
    """The factor of `unit` and what it counts or measures: units with the same may be added and compared.

    >>> fold("万亿元"), fold("千公顷"), fold("万户")
    ((Decimal('1000000000000'), '元'), (Decimal('15000'), '亩'), (Decimal('10000'), '户'))
    """
    factor, sort = scaled(_ONE, unit)
    return factor, unit.lstrip("余多几十百千万亿") if sort == "个" else sort


def shown(value: Decimal, places: int) -> str:
    """`value` rounded to so many decimals, written without an exponent.

    >>> shown(Decimal("12.903"), 1), shown(Decimal("1E+2"), 0)
    ('12.9', '100')
    """
    with localcontext(rounding=ROUND_HALF_UP):
        return f"{value:.{places}f}"


def decimals(value: Decimal) -> int:
    """How many decimals `value` is printed with."""
    return max(0, -int(value.as_tuple().exponent))


def growth(before: Amount, after: Amount) -> Amount:
    """The growth in % from `before` to `after`; raises ZeroDivisionError where `before` may be nothing."""
    return share(after, before).plus(-_HUNDRED)


def share(part: Amount, whole: Amount) -> Amount:
    """`part` in % of `whole`; raises ZeroDivisionError where `whole` may be nothing."""
    return (part / whole).times(_HUNDRED)
