"""Judgement (评判): what two reports of one government tell of what was promised and what came of it."""

from dataclasses import dataclass

from duixian.errors import BadInput
from duixian.judging.accounts import later_view
from duixian.judging.lists import judge_lists
from duixian.judging.parties import check_same_government, same_government, year_of
from duixian.judging.projects import judge_projects
from duixian.judging.promises import promises_in
from duixian.judging.ratios import implied_plans
from duixian.judging.records import (
    ImpliedPlan,
    Judged,
    ListOutcome,
    ProjectOutcome,
    Promise,
    ReportBack,
    Verdict,
)
from duixian.judging.reportback import report_back
from duixian.judging.rules import VerdictRules, rules
from duixian.judging.verdicts import judge_target
from duixian.language import _
from duixian.report import Report


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came of the promises of the report `earlier` for `year`, as the report `later` tells it.

    `notices` are what a reader must know of how far this goes (a gap of years, no list of targets); they are
    not raised. Everything is in the order of the text that it is about.
    """

    earlier: str
    later: str
    year: int
    notices: tuple[BadInput, ...]
    verdicts: tuple[Verdict, ...]
    promises: tuple[Promise, ...]
    projects: tuple[ProjectOutcome, ...]
    lists: tuple[ListOutcome, ...]
    plans: tuple[ImpliedPlan, ...]
    rates: tuple[ReportBack, ...]

    def records(self) -> tuple[Judged, ...]:
        """All records, the main targets first."""
        return (*self.verdicts, *self.promises, *self.projects, *self.lists, *self.plans, *self.rates)


def judge(earlier: Report, later: Report, by: VerdictRules | None = None) -> Judgement:
    """What came of the promises of `earlier`, from what `later` says; `by` are the rules, the package's own
    unless given.

    Two reports in the wrong order are judged in the right one, with a notice. A gap of years gives a notice,
    and only figures that `later` dates to the year judged count. Raises BadInput where the reports are of
    different governments or of one year, are the same report, or one does not say its year.
    """
    by = by or rules()
    notices = []
    check_same_government(earlier, later)
    if year_of(later) < year_of(earlier):
        earlier, later = later, earlier
        notices.append(_notice(later, _("两份报告的先后次序颠倒，已按年份对调。")))
    year = year_of(earlier)
    _check_two_years(earlier, later)
    notices += _notices(earlier, later)
    gap = year_of(later) != year + 1
    view = later_view(later, year, by)
    targets = tuple(judge_target(target, earlier, view, by) for target in earlier.targets)
    promises = promises_in(view, earlier, by)
    projects = () if gap else judge_projects(earlier, later)
    return Judgement(
        earlier=earlier.name,
        later=later.name,
        year=year,
        notices=tuple(notices),
        verdicts=targets,
        promises=promises,
        projects=projects,
        lists=() if gap else judge_lists(earlier, later),
        plans=() if gap else implied_plans(earlier, later),
        rates=report_back(targets, promises, projects),
    )


def _check_two_years(earlier: Report, later: Report) -> None:
    if earlier.text == later.text:
        raise BadInput(
            f"{earlier.name}, {later.name}",
            _("两份报告是同一份。"),
            _("请选择同一个政府相邻两年的报告。"),
        )
    if year_of(later) == year_of(earlier):
        raise BadInput(
            f"{earlier.name}, {later.name}",
            _("两份报告是同一年（{year}年）的。").format(year=year_of(earlier)),
            _("请选择同一个政府相邻两年的报告。"),
        )


def _notices(earlier: Report, later: Report) -> list[BadInput]:
    """What a reader must know of how far the judgement goes."""
    found = []
    year = year_of(earlier)
    if same_government(earlier.identity, later.identity) is None:
        found.append(_notice(later, _("有一份报告没有写明是哪个政府的，无法核对是否同一政府。")))
    if year_of(later) != year + 1:
        words = _("两份报告相隔{years}年，缺{missing}年的报告；只采用后一份报告中写明{year}年的数字。")
        found.append(_notice(later, words.format(years=year_of(later) - year, missing=year + 1, year=year)))
    if not earlier.targets:
        found.append(_notice(earlier, _("没有找到主要预期目标，只评判其他承诺。")))
    if not any(block.part == "review" for block in later.outline.blocks):
        found.append(_notice(later, _("没有找到工作回顾部分。")))
    return found


def _notice(report: Report, reason: str) -> BadInput:
    return BadInput(report.name, reason, _("请核对所选的文件。"))
