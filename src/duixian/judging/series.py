"""Lineage (历年): target and result of each indicator over all reports of one government, gaps allowed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import NamedTuple

from duixian.indicators import standard
from duixian.judging.accounts import Later, is_same, later_view, quoted
from duixian.judging.parties import check_same_government, year_of
from duixian.judging.records import Point, Quoted, Series
from duixian.judging.rules import VerdictRules, rules
from duixian.judging.verdicts import judge_target
from duixian.judging.wording import core
from duixian.language import _
from duixian.records import Fact, Kind, Target
from duixian.report import Report


class _Key(NamedTuple):
    """What makes a series: an indicator, and whether its growth or its level is meant."""

    name: str  # the id, or the name where the catalogue has none
    kind: Kind


def lineage(reports: Iterable[Report], by: VerdictRules | None = None) -> tuple[Series, ...]:
    """The series of every indicator that any of `reports` aims at, first what is most often a main target.

    The reports are of one government, in any order; of several of one year the first is taken. A year's
    target is that of its own report: of the list of main targets, or else the plan's first figure for the
    indicator. Its result is that of the next year's report, or, where that is missing, the figure that the
    next one there is states for that year alone. Raises BadInput where the reports are of several
    governments, or one does not say its year.
    """
    by = by or rules()
    yearly = _yearly(reports)
    aims = {year: _aims(report) for year, report in yearly.items()}
    listed = Counter(_key(target) for report in yearly.values() for target in report.targets)
    aimed = Counter(key for of_year in aims.values() for key in of_year)
    views = {
        year: later_view(yearly[min(own for own in yearly if own > year)], year, by)
        for year in sorted({year for own in yearly for year in (own, own - 1)})
        if year < max(yearly)
    }
    keys = sorted(aimed, key=lambda key: (-listed[key], -aimed[key]))
    return tuple(_series(key, yearly, aims, views, by) for key in keys)


def _yearly(reports: Iterable[Report]) -> dict[int, Report]:
    yearly: dict[int, Report] = {}
    first: Report | None = None
    for report in reports:
        first = first or report
        check_same_government(first, report)
        yearly.setdefault(year_of(report), report)
    return dict(sorted(yearly.items()))


def _key(fact: Fact | Target) -> _Key:
    kind = fact.kind
    if kind == "text" and fact.code:
        kind = standard().indicators[fact.code].kind
    return _Key(fact.code or core(fact.indicator), kind)


def _aims(report: Report) -> dict[_Key, Target]:
    """The report's targets for its own year: those of the list, then the plan's first figure of the rest."""
    year = str(year_of(report))
    found: dict[_Key, Target] = {}
    for target in report.targets:
        found.setdefault(_key(target), target)
    listed = {key.name for key in found}
    for fact in report.facts:
        planned = fact.status == "target" and fact.kind != "text" and fact.period == year
        if planned and fact.code and fact.code not in listed:
            found.setdefault(_key(fact), Target(**{f.name: getattr(fact, f.name) for f in fields(Fact)}))
    return found


def _series(
    key: _Key,
    yearly: Mapping[int, Report],
    aims: Mapping[int, Mapping[_Key, Target]],
    views: Mapping[int, Later],
    by: VerdictRules,
) -> Series:
    targets = {year: of_year[key] for year, of_year in aims.items() if key in of_year}
    with_figure = [target for target in targets.values() if target.kind != "text"]
    model = next(iter((*with_figure, *targets.values())))
    points = [
        _point(year, model, targets.get(year), yearly, views, by) for year in sorted({*targets, *views})
    ]
    return Series(
        indicator=Counter(target.indicator for target in targets.values()).most_common(1)[0][0],
        code=model.code,
        kind=key.kind,
        unit=model.unit,
        points=tuple(point for point in points if point.target or point.result),
    )


def _point(
    year: int,
    model: Target,
    target: Target | None,
    yearly: Mapping[int, Report],
    views: Mapping[int, Later],
    by: VerdictRules,
) -> Point:
    view = views.get(year)
    stated = _stated(model, view) if view else None
    doc = view.report.name if view and stated else None
    if target is None:
        return Point(year, None, None, stated, doc, None, "")
    earlier = yearly[year]
    if view is None or (stated is None and year_of(view.report) != year + 1):
        reason = _("没有{year}年的报告，不知结果。").format(year=year + 1)
        return Point(year, quoted(target), earlier.name, None, None, None, reason)
    judged = judge_target(target, earlier, view, by)
    return Point(
        year, judged.target, earlier.name, judged.result, view.report.name, judged.verdict, judged.reason
    )


def _stated(model: Target, later: Later) -> Quoted | None:
    """The year's own figure, as the later report states it."""
    accounts = later.of(model.code, model.indicator)
    return next((quoted(account.fact) for account in accounts if is_same(model, account)), None)
