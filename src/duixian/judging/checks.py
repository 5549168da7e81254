"""Cross-checks (勾稽核对): figures of one report, or of reports that belong together, that do not add up.

    for finding in check([last_year, this_year]):
        print(finding.title, finding.arithmetic)

A finding says "does not add up: look" (对不上，请核), never that a figure is false: it may have been revised,
counted on another basis, or read wrongly. How far figures may differ follows from the digits that they are
printed with (`check_amounts.py`); which figures belong together is data (`checks.toml`).

Modules, each knowing only those before it: `check_amounts` (figures as intervals), `check_data` (the data),
`check_findings` (what is found), `check_sheets` (what is looked at), then the rules: `check_lists`,
`check_steps`, `check_shares`, `check_sums`, `check_repeats`, `check_years`, `check_progress`.
"""

from collections.abc import Iterator, Sequence

from duixian.judging import (
    check_lists,
    check_progress,
    check_repeats,
    check_shares,
    check_steps,
    check_sums,
    check_years,
)
from duixian.judging.check_findings import Finding, Place, row
from duixian.judging.check_sheets import Case, Rule, Sheet
from duixian.language import _
from duixian.report import Report

__all__ = ["RULES", "Finding", "Place", "Rule", "check", "row", "title"]

RULES: tuple[Rule, ...] = (
    *check_sums.RULES,
    *check_shares.RULES,
    *check_steps.RULES,
    *check_lists.RULES,
    *check_repeats.RULES,
    *check_years.RULES,
    *check_progress.RULES,
)


def check(reports: Sequence[Report]) -> list[Finding]:
    """What does not add up in `reports`, in their order, each report's findings in the order of its text.

    Every report is checked by itself, against its government's report of the year before where that is among
    them (in any order), and a work report (政府工作报告) against the plan report (计划报告) of its year.
    """
    sheets = [Sheet(report) for report in reports]
    return [finding for sheet in sheets for finding in _checked(_case(sheet, sheets))]


def title(kind: str) -> str:
    """The name of a kind of finding in the user's language."""
    return {
        "parts and sum": _("分项之和与合计不符"),
        "sorts and count": _("分类之和与总数不符"),
        "total of a list": _("列举之和与共计数不符"),
        "part above its whole": _("其中项大于总项"),
        "growth of parts": _("合计增速不在分项增速之间"),
        "ratio of two figures": _("比值与两数不符"),
        "days and share": _("优良天数与比率不符"),
        "share of a whole": _("占比与两数不符"),
        "shares above the whole": _("占比之和超过100%"),
        "structure": _("结构比之和不是100%"),
        "from, to and by": _("起止数与增减不符"),
        "rise and growth": _("增量与增速不符"),
        "count and numbered list": _("数目与列举不符"),
        "count and names": _("列举多于数目"),
        "stated twice": _("同一数据前后不一致"),
        "text and annex table": _("正文与附表不一致"),
        "work report and plan report": _("工作报告与计划报告不一致"),
        "growth over last year's level": _("增速与上年数不符"),
        "change over last year's level": _("增减与上年数不符"),
        "rank over last year's rank": _("位次升降与上年位次不符"),
        "last year's figure restated": _("上年数与上年报告不一致"),
        "share of last year's plan": _("完成率与上年计划不符"),
        "gap to last year's target": _("与目标的差距不符"),
        "last year's target quoted": _("引用的目标与上年报告不一致"),
        "result worded as the target": _("结果只重复目标用语"),
        "finished before begun": _("竣工早于开工"),
    }[kind]


def _case(sheet: Sheet, sheets: Sequence[Sheet]) -> Case:
    """`sheet` with the reports among `sheets` that it is checked against."""
    own = [other for other in sheets if other is not sheet and _government(other) == _government(sheet)]
    before = [other for other in own if other.year == sheet.year - 1]
    last = [other for other in before if _kind(other) == _kind(sheet)] or before
    beside = [other for other in own if other.year == sheet.year and _kind(other) == "plan"]
    return Case(
        sheet,
        last[0] if sheet.year and last else None,
        beside[0] if sheet.year and beside and _kind(sheet) == "work" else None,
    )


def _government(sheet: Sheet) -> str | None:
    identity = sheet.report.identity
    return identity.code or identity.government or f"\0{id(sheet)}"  # a report without a name is no one's


def _kind(sheet: Sheet) -> str | None:
    return sheet.report.identity.kind


def _checked(case: Case) -> Iterator[Finding]:
    found: dict[frozenset[Place], Finding] = {}
    for rule in RULES:
        for one in rule.find(case):
            if one is None:
                continue
            finding = Finding(
                rule.name,
                title(rule.name),
                one.places,
                one.arithmetic,
                one.difference,
                one.tolerance,
                one.unit,
            )
            found.setdefault(frozenset(one.places), finding)
    doc = case.this.doc
    yield from sorted(
        found.values(), key=lambda finding: [place.start for place in finding.places if place.doc == doc][-1:]
    )
