"""Promises (承诺): what came of every other figure of the plan (新增市场主体1500户, 优良率不低于96%)."""

from collections.abc import Iterator
from decimal import Decimal

from duixian.judging.accounts import Later, later_view, quoted
from duixian.judging.comparing import Decision
from duixian.judging.matching import Index, Match, index_of, match_all, silence
from duixian.judging.naming import Name, named, touching
from duixian.judging.parties import year_of
from duixian.judging.records import Promise, Quoted
from duixian.judging.rules import VerdictRules, rules
from duixian.judging.verdicts import across_a_gap, section_path, weighed
from duixian.language import _
from duixian.records import Fact, Target
from duixian.report import Report

_REPEATED = 0.6  # how alike the names of a main target and of a figure that repeats it are


def judge_promises(earlier: Report, later: Report, by: VerdictRules | None = None) -> tuple[Promise, ...]:
    """What came of the figures that the plan of `earlier` promises beside its main targets, in text order.

    Promises for a later year, and figures that only repeat a main target, are left out. Raises BadInput where
    the earlier report does not say its year.
    """
    by = by or rules()
    view = later_view(later, year_of(earlier), by)
    return promises_in(view, earlier, by)


def promises_in(view: Later, earlier: Report, by: VerdictRules) -> tuple[Promise, ...]:
    """As `judge_promises`, with the later report made ready."""
    index = index_of(view)
    promised = list(promises_of(earlier, view.year, by))
    found = match_all(promised, index)
    return tuple(_judged(fact, found.get(at), index, earlier, view, by) for at, fact in enumerate(promised))


def promises_of(report: Report, year: int, by: VerdictRules) -> Iterator[Fact]:
    """The figures that the plan promises for `year`, without the main targets and their repetitions."""
    listed = {(target.start, target.indicator) for target in report.targets}
    aimed = [(_figure(target), target.code, named(target.indicator)) for target in report.targets]
    for fact in report.facts:
        if fact.status != "target" or fact.value is None or (fact.start, fact.indicator) in listed:
            continue
        if fact.period.rpartition("/")[2][:4] != str(year) or _of_several_years(fact, report, by):
            continue
        repeats = (
            _figure(fact) == figure
            and (
                fact.code == code if fact.code and code else touching(named(fact.indicator), name) > _REPEATED
            )
            for figure, code, name in aimed
        )
        if not any(repeats):
            yield fact


def _touch(fact: Fact, name: Name) -> bool:
    return touching(named(fact.indicator), name) > _REPEATED


def _figure(promised: Fact | Target) -> tuple[str, Decimal | None, str]:
    return promised.kind, promised.value, promised.unit


def _of_several_years(fact: Fact, report: Report, by: VerdictRules) -> bool:
    """Whether a part that plans for several years holds the figure."""
    return any(by.several_years_heading.search(title) for title in section_path(report, fact.start))


def _judged(
    fact: Fact, match: Match | None, index: Index, earlier: Report, later: Later, by: VerdictRules
) -> Promise:
    decision, result = across_a_gap(_decided(fact, match, by), later)
    return Promise(
        doc=earlier.name,
        later=later.report.name,
        year=later.year,
        indicator=fact.indicator,
        code=fact.code,
        target=quoted(fact),
        result=result,
        verdict=decision.verdict,
        reason=decision.reason,
        rule=decision.rule,
        confidence=match.confidence if match else silence(fact, index),
        section=section_path(earlier, fact.start),
    )


def _decided(fact: Fact, match: Match | None, by: VerdictRules) -> tuple[Decision, Quoted | None]:
    if match is None:
        reason = _("后一份报告没有与“{name}”相同或相近的数字。").format(name=fact.indicator)
        return Decision("silent", "silent", reason), None
    result = quoted(match.account.fact, match.near)
    if match.near:
        reason = _("后一份报告没有{name}的数字，相近的是“{quote}”：{note}。")
        words = reason.format(name=fact.indicator, quote=result.quote, note=match.near)
        return Decision("redefined", "near", words), result
    return weighed(fact, result, by)
