"""How far a result is from its target, as a signed number that puts the better side right."""

from decimal import Decimal

from duixian.judging.amounts import amount, sort_of
from duixian.judging.comparing import sense_of
from duixian.judging.records import Promise, Quoted, Verdict
from duixian.judging.rules import rules
from duixian.records import Fact

_POINTS = ("%", "％", "‰", "个百分点", "百分点")
_HUNDRED = Decimal(100)


def gap_unit(target: Quoted) -> str:
    """% where a gap to this target is a share of it; empty where it is in percentage points or places."""
    return "" if target.unit in _POINTS or target.kind == "rank" else "%"


def gap(it: Verdict | Promise) -> Decimal | None:
    """How much better (above 0) or worse (below 0) the result is than the target.

    In percentage points of rates and growths, in places of ranks, in % of the target of everything else. 0
    within a range. None where target and result are not two figures of one kind and basis.
    """
    target, result = it.target, it.result
    if it.verdict == "redefined" or result is None or target.value is None or result.value is None:
        return None
    if target.kind != result.kind or sort_of(target.unit) != sort_of(result.unit):
        return None
    ends = [
        amount(value, target.unit).value for value in (target.value, target.value_to) if value is not None
    ]
    got = amount(result.value, result.unit).value
    if min(ends) <= got <= max(ends):
        return Decimal(0)
    nearest = max(ends) if got > max(ends) else min(ends)
    size = abs(got - nearest)
    if gap_unit(target):
        size = size / abs(nearest) * _HUNDRED if nearest else _HUNDRED
    return size if _is_better(it, got > nearest) else -size


def _is_better(it: Verdict | Promise, more: bool) -> bool:
    """Whether the result is on the good side: as the verdict says, else as more or less of it is better."""
    if it.verdict in ("exceeded", "missed"):
        return it.verdict == "exceeded"
    return (sense_of(it.target, rules().direction_of(_promised(it))) == "more") == more


def _promised(it: Verdict | Promise) -> Fact:
    """The target as the figure that was read."""
    own: Quoted = it.target
    return Fact(
        it.doc, own.start, own.end, own.quote, own.indicator, it.code, own.kind, own.value, own.value_to,
        own.unit, own.bound, "target", own.period, it.rule,
    )  # fmt: skip
