"""Comparing (比较): a figure against the figure aimed at, by bound, direction and tolerance."""

from decimal import Decimal
from typing import Literal, NamedTuple

from duixian.indicators import Direction
from duixian.judging.amounts import amount, spoken
from duixian.judging.records import Outcome, Quoted
from duixian.judging.rules import Tolerance
from duixian.language import _

Sense = Literal["more", "less", "ceiling"]
_HUNDRED = Decimal(100)


class Decision(NamedTuple):
    """A verdict, the name of the rule that decided, and one sentence a reader can check."""

    verdict: Outcome
    rule: str
    reason: str


def sense_of(target: Quoted, direction: Direction | None) -> Sense:
    """What is better for this target: more, less, or no more than so much.

    The catalogue's direction, unless the target's bound says its own: 以上 is more, 以内 less; of a fall
    (下降3%以上) the other way round, for the bound follows the word and not the sign. A place in an order is
    better the smaller it is.
    """
    if target.kind == "rank":
        return "less"
    if direction == "ceiling":
        return "ceiling"
    falling = target.kind in ("growth", "change") and target.value is not None and target.value < 0
    if target.bound == "ge":
        return "less" if falling else "more"
    if target.bound == "le":
        return "more" if falling else "less"
    return direction or ("less" if falling else "more")


def compare(target: Quoted, result: Quoted, direction: Direction | None, tolerance: Tolerance) -> Decision:
    """What `result` is to `target`; both have a value, in units that can be compared.

    The rules are those of the project's contract on verdicts (Tolerance and direction).
    """
    assert target.value is not None
    assert result.value is not None
    sense = sense_of(target, direction)
    aimed, got = amount(target.value, target.unit).value, amount(result.value, result.unit).value
    aimed_to = amount(target.value_to, target.unit).value if target.value_to is not None else None
    points = target.unit in ("%", "‰", "个百分点", "百分点")
    facts = _Facts(target, result, points)
    if sense == "ceiling":
        within = (aimed_to or aimed) + _about(aimed_to or aimed, points, tolerance)
        return facts.says("met" if got <= within else "missed", "ceiling", got - (aimed_to or aimed), aimed)
    if aimed_to is not None:
        return _range(facts, aimed, aimed_to, got, sense)
    gap = got - aimed if sense == "more" else aimed - got
    size = abs(aimed)
    if target.bound == "about":
        near = _about(aimed, points, tolerance)
        better = size * tolerance.better_share
        if points:
            better = min(better, tolerance.better_points)
    else:
        near = Decimal(0)
        better = size * tolerance.better_share
        if points:
            better = max(better, tolerance.better_points)
    verdict: Outcome = "missed" if gap < -near else "exceeded" if gap > max(better, near) else "met"
    return facts.says(verdict, target.bound, got - aimed, aimed)


def _about(aimed: Decimal, points: bool, tolerance: Tolerance) -> Decimal:
    """How far from a figure that is meant as 左右 is still there."""
    if points and abs(aimed) < tolerance.about_below:
        return tolerance.about_points
    return abs(aimed) * tolerance.about_share


def _range(facts: "_Facts", low: Decimal, high: Decimal, got: Decimal, sense: Sense) -> Decision:
    low, high = min(low, high), max(low, high)
    if low <= got <= high:
        return facts.says("met", "range", Decimal(0), high)
    good = got > high if sense == "more" else got < low
    return facts.says("exceeded" if good else "missed", "range", got - (high if got > high else low), high)


class _Facts(NamedTuple):
    """What the sentence is about."""

    target: Quoted
    result: Quoted
    points: bool

    def says(self, verdict: Outcome, rule: str, gap: Decimal, aimed: Decimal) -> Decision:
        words = _REASONS[verdict]()
        return Decision(
            verdict,
            rule,
            words.format(target=self.target.quote, result=said(self.result), gap=self._distance(gap, aimed)),
        )

    def _distance(self, gap: Decimal, aimed: Decimal) -> str:
        if not gap:
            return _("与目标相等") if self.target.value_to is None else _("在目标区间内")
        if self.target.kind == "rank":
            size = spoken(abs(gap), _("位"))
        elif self.points:
            size = spoken(_rounded(abs(gap)), _("个百分点"))
        elif aimed:
            size = spoken(_rounded(abs(gap) / abs(aimed) * _HUNDRED), "%")
        else:
            size = spoken(abs(gap), self.result.unit)
        falls = aimed < 0 and aimed + gap < 0
        words = (_("降幅小{size}") if gap > 0 else _("降幅大{size}")) if falls else _DISTANCES[gap > 0]()
        return words.format(size=size)


def said(figure: Quoted) -> str:
    """The figure as a person says it: a fall as a fall, the bound in words.

    >>> from duixian.judging.records import Quoted
    >>> said(Quoted("出口", "growth", Decimal("-5.6"), None, "%", "eq", "2024", "下降5.6%", 0, 5))
    '下降5.6%'
    """
    value = spoken(None if figure.value is None else abs(figure.value), figure.unit)
    if figure.kind == "rank":
        return _("第{place}位").format(place=spoken(figure.value, ""))
    if figure.value is not None and figure.value < 0:
        return _("下降{size}").format(size=value)
    return (_("{size}以上") if figure.bound == "ge" else "{size}").format(size=value)


def _rounded(value: Decimal) -> Decimal:
    """Two places, more where nothing would be left, without zeros at the end."""
    rounded = value.quantize(Decimal("0.01")) or value.quantize(Decimal("0.0001"))
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded.normalize()


_DISTANCES = {True: lambda: _("比目标高{size}"), False: lambda: _("比目标低{size}")}
_REASONS = {
    "exceeded": lambda: _("目标“{target}”，结果{result}，{gap}，好于目标且超出容差。"),
    "met": lambda: _("目标“{target}”，结果{result}，{gap}，在完成的范围内。"),
    "missed": lambda: _("目标“{target}”，结果{result}，{gap}，未达到目标。"),
}
