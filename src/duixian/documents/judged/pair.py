"""Two reports, judged, as the documents show them; and several pairs of one government together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from duixian.documents.judged.lines import Account, Line, Spot, Spots, account_of, line_of, silence_first
from duixian.documents.judged.words import deliveries, outcomes
from duixian.documents.view import ReportView
from duixian.judging.judgement import Judgement
from duixian.judging.records import (
    ImpliedPlan,
    ListOutcome,
    ProjectOutcome,
    Promise,
    Quoted,
    ReportBack,
    Series,
    Verdict,
)
from duixian.language import _


@dataclass(frozen=True)
class Pair:
    """An earlier report, the later one, and what came of the earlier one's promises, silence first."""

    year: int
    earlier: ReportView
    later: ReportView
    notices: tuple[str, ...]  # what a reader must know of how far the judgement goes
    targets: tuple[Line, ...]
    promises: tuple[Line, ...]
    projects: tuple[Line, ...]
    lists: tuple[Account, ...]
    plans: tuple[Account, ...]
    rates: tuple[ReportBack, ...]

    @property
    def key(self) -> str:
        return f"y{self.year}"

    @property
    def place(self) -> str:
        """Whose reports they are, short: 砚溪县."""
        it = self.earlier.identity
        return it.names[0] if it.names else it.government or ""

    @property
    def title(self) -> str:
        """砚溪县2024年目标任务完成情况."""
        return _("{place}{year}年目标任务完成情况").format(place=self.place, year=self.year)

    @property
    def lines(self) -> tuple[Line, ...]:
        return (*self.targets, *self.promises, *self.projects)

    @property
    def whole(self) -> tuple[ReportBack, ...]:
        """The report-back rates of the whole, by what they are of."""
        return tuple(rate for rate in self.rates if not rate.section)

    @property
    def by_section(self) -> tuple[ReportBack, ...]:
        """The report-back rates of the sections of the earlier plan, all promises together."""
        return tuple(rate for rate in self.rates if rate.section and rate.of == "all")

    def spots(self, later: bool) -> list[tuple[Spot, str]]:
        """The quotes in one of the two reports, each with the id of the row that it leads to."""
        found = list[tuple[Spot, str]]()
        for line in self.lines:
            spots = (line.result, line.again) if later else (line.target,)
            found += [(spot, line.key) for spot in spots if spot]
        found += [(it.spot, it.key) for it in (*self.lists, *self.plans) if it.later == later]
        return found


def counts_of(lines: Iterable[Line]) -> dict[str, int]:
    """How many of `lines` have each verdict or delivery, silence first; those with none are left out."""
    found = Counter[str](line.outcome for line in lines)
    order = dict.fromkeys((*outcomes(), *deliveries()))
    return {name: found[name] for name in order if found[name]}


def pair_of(
    earlier: ReportView, later: ReportView, judged: Judgement, names: tuple[str, str] = ("r1", "r2")
) -> Pair:
    """What `judged` says of the two reports, as documents show it.

    `names` begin the ids of the marks in the two texts.
    """
    here, there = Spots(earlier, names[0]), Spots(later, names[1])

    def shown(records: Iterable[Verdict | Promise | ProjectOutcome]) -> tuple[Line, ...]:
        return silence_first(_told_apart(line_of(record, here, there) for record in records))

    def accounts(records: Iterable[ListOutcome | ImpliedPlan]) -> tuple[Account, ...]:
        return tuple(account_of(record, here, there, number) for number, record in enumerate(records, 1))

    return Pair(
        year=judged.year,
        earlier=earlier,
        later=later,
        notices=tuple(notice.reason for notice in judged.notices),
        targets=shown(judged.verdicts),
        promises=shown(judged.promises),
        projects=shown(judged.projects),
        lists=accounts(judged.lists),
        plans=accounts(judged.plans),
        rates=judged.rates,
    )


def _told_apart(lines: Iterable[Line]) -> list[Line]:
    """`lines`, the keys of those that begin at one place numbered."""
    used, found = Counter[str](), list[Line]()
    for line in lines:
        used[line.key] += 1
        found.append(replace(line, key=f"{line.key}-{used[line.key]}") if used[line.key] > 1 else line)
    return found


@dataclass(frozen=True)
class Ledger:
    """All reports of one government that were judged, in the order of their years."""

    reports: tuple[ReportView, ...]
    pairs: tuple[Pair, ...]
    series: tuple[Series, ...]

    def row_of(self, year: int, it: Quoted | None) -> str:
        """The id of the row of the year's target that `it` quotes; empty where the pages judge none."""
        rows = {line.key for pair in self.pairs if pair.year == year for line in pair.lines}
        keys = [f"y{year}-{letter}-{it.start}" for letter in "vp"] if it else []
        return next((key for key in keys if key in rows), "")

    @property
    def title(self) -> str:
        years = sorted({pair.year for pair in self.pairs})
        if len(years) <= 1:
            return "、".join(pair.title for pair in self.pairs)
        place = self.pairs[0].place
        return _("{place}{first}—{last}年目标任务完成情况").format(
            place=place, first=years[0], last=years[-1]
        )


def ledger_of(
    judged: Sequence[tuple[ReportView, ReportView, Judgement]], series: Iterable[Series] = ()
) -> Ledger:
    """The documents' view of pairs of reports, each in any order, and of what they tell over the years."""
    reports: list[ReportView] = []
    for one, other, __ in judged:
        reports += [it for it in (one, other) if not any(it is known for known in reports)]
    reports.sort(key=_year)
    names = {id(report): f"r{number}" for number, report in enumerate(reports, 1)}
    pairs = []
    for one, other, judgement in judged:
        earlier, later = sorted((one, other), key=_year)
        pairs.append(pair_of(earlier, later, judgement, (names[id(earlier)], names[id(later)])))
    return Ledger(tuple(reports), tuple(pairs), tuple(series))


def _year(report: ReportView) -> int:
    return report.identity.year or 0
