"""Ratios (计划完成率): results stated as a share of a plan that is not printed, and the plan that follows.

完成投资107亿元，占年度计划107% tells of a plan of 100亿元; 超任务34个百分点 is worded as a difference and
means 134 %.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.resources import files

from duixian.facts.plain import plain
from duixian.judging.accounts import Sentence, quoted, sentences_of
from duixian.judging.amounts import sort_of, spoken
from duixian.judging.matching import of_one_thing
from duixian.judging.parties import year_of
from duixian.judging.records import ImpliedPlan, Quoted
from duixian.language import _
from duixian.records import Fact
from duixian.report import Report

_HUNDRED = Decimal(100)
_OF_PLAN = re.compile(
    r"(?:占|为|超出?|超过|低于|完成)?(?:全年|年度|年初|市定|省定|下达)*(?:投资)?(?:计划|任务|目标|预期)(?:任务|目标|投资|数)*(?:的?比重|增速)?$|完成率$|占$"
)
_NO_AMOUNT = ("%", "个百分点", "百分点", "位")


@dataclass(frozen=True, slots=True)
class _Wording:
    """One way to state a share of a plan; see lists.toml."""

    name: str
    pattern: re.Pattern[str]


@cache
def _wordings() -> tuple[_Wording, ...]:
    table = tomllib.loads(files("duixian.judging").joinpath("lists.toml").read_text("utf-8"))
    return tuple(_Wording(one["name"], re.compile(one["words"])) for one in table["ratio"])


def implied_plans(earlier: Report, later: Report) -> tuple[ImpliedPlan, ...]:
    """The shares of a plan that the review of `later` states, in text order, with the plans that follow.

    `promised` is what the plan of `earlier` printed of the same thing after all. Raises BadInput where the
    earlier report does not say its year.
    """
    year = year_of(earlier)
    facts = sorted((fact for fact in later.facts if fact.kind != "text"), key=lambda fact: fact.start)
    targets = [fact for fact in earlier.facts if fact.status == "target" and fact.kind == "level"]
    found = (
        _implied(match, sentence, facts, targets, later, year)
        for sentence in sentences_of(later, ("review",))
        for match in _ratios(sentence.text)
    )
    return tuple(plan for plan in found if plan is not None)


def _ratios(text: str) -> Iterator[re.Match[str]]:
    """The shares of a plan in a sentence, in order, each read one way only."""
    found = sorted(
        (match for wording in _wordings() for match in wording.pattern.finditer(text)),
        key=lambda match: (match.start(), -match.end()),
    )
    end = 0
    for match in found:
        if match.start() >= end:
            end = match.end()
            yield match


def _implied(
    found: re.Match[str],
    sentence: Sentence,
    facts: Sequence[Fact],
    targets: Sequence[Fact],
    later: Report,
    year: int,
) -> ImpliedPlan | None:
    """The plan; None where the share is of a list of works, which lists.py reads (175项完成率97.7%)."""
    view = plain(later.text[sentence.start : sentence.end])
    start = sentence.start + view.original(found.start())
    end = sentence.start + view.original_end(found.end())
    ratio, points = _ratio(found)
    own = next((fact for fact in facts if start <= fact.start < end), None)
    result = _result(found, sentence, facts, start)
    if result and sort_of(result.unit) == "个" and found[0].startswith("完成率"):
        return None
    value = result.value if result else None
    unit = result.unit if result and value is not None else ""
    plan = _plan(value, ratio)
    name = result.indicator if result else _OF_PLAN.sub("", own.indicator) if own else ""
    return ImpliedPlan(
        doc=later.name,
        year=year,
        indicator=name,
        value=value,
        unit=unit,
        ratio=ratio,
        bound=own.bound if own else "eq",
        points=points,
        plan=plan,
        promised=_promised(result, targets, year),
        reason=_reason(found[0], value, unit, ratio, plan, points),
        quote=later.text[start:end],
        start=start,
        end=end,
    )


def _ratio(found: re.Match[str]) -> tuple[Decimal, bool]:
    """The share in % of the plan, and whether it is worded in percentage points."""
    groups = found.groupdict()
    points = groups.get("unit") == "个百分点"
    if groups.get("over"):
        return _HUNDRED + Decimal(groups["over"]), points
    if groups.get("under"):
        return _HUNDRED - Decimal(groups["under"]), points
    return Decimal(groups["ratio"]), points


def _result(found: re.Match[str], sentence: Sentence, facts: Sequence[Fact], start: int) -> Fact | None:
    """The amount that is the share: the last one before it, within its part of the sentence."""
    pause = sentence.text.rfind(";", 0, found.start())
    begin = sentence.start + pause + 1
    before = [
        fact
        for fact in facts
        if begin <= fact.start and fact.end <= start and fact.kind == "level" and fact.unit not in _NO_AMOUNT
    ]
    return before[-1] if before else None


def _plan(value: Decimal | None, ratio: Decimal) -> Decimal | None:
    """The plan, with the places of the result."""
    if value is None or ratio <= 0:
        return None
    places = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
    return (value * _HUNDRED / ratio).quantize(places, ROUND_HALF_UP)


def _promised(result: Fact | None, targets: Sequence[Fact], year: int) -> Quoted | None:
    """What the earlier plan printed of the same amount."""
    if result is None:
        return None
    for fact in targets:
        if (
            fact.period == str(year)
            and sort_of(fact.unit) == sort_of(result.unit)
            and of_one_thing(fact, result)
        ):
            return quoted(fact)
    return None


def _reason(
    words: str, value: Decimal | None, unit: str, ratio: Decimal, plan: Decimal | None, points: bool
) -> str:
    read = _("“{words}”按计划的{ratio}%理解。").format(words=words, ratio=spoken(ratio, "")) if points else ""
    if value is None or plan is None:
        return read or _("报告只给出完成率{ratio}%，没有给出数额。").format(ratio=spoken(ratio, ""))
    return read + _("{value}÷{ratio}%＝{plan}。").format(
        value=spoken(value, unit), ratio=spoken(ratio, ""), plan=spoken(plan, unit)
    )
