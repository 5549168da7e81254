"""Deriving (推算): a growth from two levels, where the later report gives only the level."""

from decimal import Decimal

from duixian.judging.accounts import Later
from duixian.judging.amounts import amount, sort_of, spoken
from duixian.judging.records import Quoted
from duixian.judging.rules import VerdictRules
from duixian.judging.wording import core
from duixian.language import _
from duixian.records import Fact, Target
from duixian.report import Report

_HUNDRED = Decimal(100)
_TENTH = Decimal("0.1")


def derived(target: Fact | Target, earlier: Report, later: Later, by: VerdictRules) -> Quoted | None:
    """A figure that follows from the later report's and the earlier one's level of the year before."""
    if target.kind not in ("growth", "change", "level") or target.code in by.real:
        return None
    before = level_before(target, earlier, later.year)
    if before is None or before.value is None:
        return None
    for account in later.of(target.code, target.indicator):
        fact = account.fact
        if account.when != "year" or account.other or fact.value is None:
            continue
        value = _from_level(target, before, fact)
        if value is not None:
            note = _("按前一份报告的上年数{level}推算").format(level=spoken(before.value, before.unit))
            return Quoted(
                fact.indicator, target.kind, value, None, target.unit, fact.bound, fact.period,
                fact.quote, fact.start, fact.end, note,
            )  # fmt: skip
    return None


def _from_level(target: Fact | Target, before: Fact, after: Fact) -> Decimal | None:
    assert before.value is not None
    assert after.value is not None
    was, now = amount(before.value, before.unit), amount(after.value, after.unit)
    if target.kind == "growth" and after.kind == "level" and was.sort == now.sort and was.value:
        return ((now.value / was.value - 1) * _HUNDRED).quantize(_TENTH)
    if target.kind == "change" and after.kind == "level" and was.sort == now.sort:
        points = now.sort == "%" and sort_of(target.unit) == "个百分点"
        return now.value - was.value if points or now.sort == sort_of(target.unit) else None
    if target.kind == "level" and after.kind == "change" and target.unit == before.unit:
        points = was.sort == "%" and now.sort == "个百分点"
        return before.value + after.value if points else None
    return None


def level_before(target: Fact | Target, earlier: Report, year: int) -> Fact | None:
    """What the earlier report gives as the level of the year before."""
    name = core(target.indicator)
    for fact in earlier.facts:
        same = fact.code == target.code if target.code else core(fact.indicator) == name
        if same and fact.kind == "level" and fact.status == "actual" and fact.period == str(year - 1):
            return fact
    return None
