"""One fact stated twice (同一数据不一致): in a report, in its annex table, in the plan report of the year."""

import re
from collections.abc import Iterable, Iterator

from duixian.facts.targets.tabled import table_targets
from duixian.indicators.words import any_of, words
from duixian.judging.annex import annex_results
from duixian.judging.check_amounts import Amount, figure, fold, number, printed
from duixian.judging.check_data import data, name_of, slot
from duixian.judging.check_findings import Clash, places
from duixian.judging.check_sheets import Case, Rule, Sentence, Sheet
from duixian.language import _
from duixian.records import Fact, Target

_LEAST = 6  # characters of a name outside of the catalogue that says enough to be the same thing elsewhere
_MOST = 5  # different figures of one name in a report; more are not one thing's
# readings whose name may leave out the subject
_UNSAID = re.compile("counted thing|relative noun|deed alone|effect")


def apart(one: Fact | Target, other: Fact | Target) -> Clash | None:
    """What to say of two figures of one thing that cannot be the same; None where they can."""
    return _apart(one, figure(one), other, figure(other))


def _apart(
    one: Fact | Target, first: Amount | None, other: Fact | Target, second: Amount | None
) -> Clash | None:
    if first is None or second is None or first.meets(second):
        return None
    scale = 1 / fold(one.unit)[0]
    said = _("{name}：一处为“{first}”，另一处为“{second}”。").format(
        name=one.indicator, first=one.quote, second=other.quote
    )
    difference = abs(first.value - second.value) * scale
    return Clash(places(one, other), said, difference, first.slack(second) * scale, one.unit)


def _thing(fact: Fact | Target) -> tuple[str, ...] | None:
    """What `fact` is a figure of, equal for two of one thing; None where its name says too little.

    A growth goes by its indicator under any name; levels of one indicator may be of different things (新建
    and 改造), so a level goes by its name.
    """
    if fact.kind == "growth" and fact.code is not None:
        return (*slot(fact), fact.code)
    if fact.kind not in ("level", "growth") or (fact.code is None and len(name_of(fact)) < _LEAST):
        return None
    return (*slot(fact), name_of(fact))


Spot = tuple[int, Fact]  # the number of a sentence, and a fact in it


def _twice(case: Case) -> Iterator[Clash | None]:
    """For each figure that another sentence contradicts and none repeats, the contradiction."""
    groups: dict[tuple[str, ...], list[Spot]] = {}
    for at, sentence in enumerate(case.this.sentences):
        for fact in sentence.facts:
            if fact.period.isdigit() and (thing := _thing(fact)) and not _narrower(sentence, fact):
                groups.setdefault(thing, []).append((at, fact))
    for spots in groups.values():
        yield from _contradicted(spots)


def _contradicted(spots: list[Spot]) -> Iterator[Clash | None]:
    first = {figure(fact): (at, fact) for at, fact in reversed(spots)}
    if len(first) > _MOST:
        return
    repeated = {figure(fact) for at, fact in spots if at != first[figure(fact)][0]}
    once = [spot for value, spot in first.items() if value not in repeated]
    once.sort(key=lambda spot: spot[0])
    for index, (at, fact) in enumerate(once):
        others = [other for there, other in first.values() if there != at]
        later = [other for there, other in once[index + 1 :] if there != at]
        if later and all(apart(fact, other) is not None for other in others):
            yield apart(fact, later[0])


_NARROW = re.compile(any_of(words().narrowing))


def _narrower(sentence: Sentence, fact: Fact) -> bool:
    """Whether `fact` is, or may be, of a part of the place, of an average or of several years."""
    if sentence.part == "closing" or _UNSAID.search(fact.rule):
        return True
    before = sentence.text[sentence.start : fact.start]
    several = data().real.search(before + fact.quote)
    return bool(_NARROW.search(before) or data().elsewhere.search(before) or several)


def _tables(case: Case) -> Iterator[Clash | None]:
    """The annex table against the text, and its column of last year's plan against last year's report."""
    sheet, report = case.this, case.this.report
    if not report.tables or not sheet.year:
        return
    aims = table_targets(report.text, report.outline, sheet.year, sheet.doc, ())
    yield from _against((*aims, *annex_results(report, sheet.year - 1)), report.facts)
    if case.last is not None:
        starts = {target.start for target in aims}
        before = table_targets(report.text, report.outline, sheet.year - 1, sheet.doc, ())
        yield from _against([one for one in before if one.start not in starts], case.last.report.targets)


def _against(rows: Iterable[Fact | Target], stated: Iterable[Fact | Target]) -> Iterator[Clash | None]:
    """Each figure of a table that none of the figures `stated` of the same thing can be.

    What the text hedges (8%左右) the table prints, so that here a hedged figure is the printed one, rounded.
    """
    groups: dict[tuple[str, ...], list[Fact | Target]] = {}
    for fact in stated:
        groups.setdefault((*slot(fact), fact.code or name_of(fact)), []).append(fact)
    for row in rows:
        same = groups.get((*slot(row), row.code or name_of(row)), ())
        clashes = [_apart(fact, _unhedged(fact, row), row, _unhedged(row, fact)) for fact in same]
        if clashes and None not in clashes:
            yield clashes[0]


def _unhedged(fact: Fact | Target, other: Fact | Target) -> Amount | None:
    if fact.value is not None and fact.bound == "about":
        return printed(fact.value).times(fold(fact.unit)[0])
    return number(fact, other)


def _beside(case: Case) -> Iterator[Clash | None]:
    """The work report against the plan report of its year: a figure of each that the other does not have."""
    if case.beside is None:
        return
    mine, others = _by_thing(case.this), _by_thing(case.beside)
    for thing in [thing for thing in mine if thing in others]:
        alone = _unmatched(mine[thing], others[thing])
        lost = _unmatched(others[thing], mine[thing])
        if alone and lost:
            yield _differ(alone[0], lost[0])


def _differ(one: Fact, other: Fact) -> Clash | None:
    return _apart(one, number(one, other), other, number(other, one))


def _by_thing(sheet: Sheet) -> dict[tuple[str, ...], list[Fact]]:
    groups: dict[tuple[str, ...], list[Fact]] = {}
    for fact in sheet.report.facts:
        if thing := _thing(fact):
            groups.setdefault(thing, []).append(fact)
    return groups


def _unmatched(facts: list[Fact], others: list[Fact]) -> list[Fact]:
    return [fact for fact in facts if all(_differ(fact, other) is not None for other in others)]


RULES = (
    Rule(
        "stated twice",
        _twice,
        examples={
            "地区生产总值增长5.8%。工业投资增长7%。成绩来之不易，地区生产总值增长6.8%，高于年初预期。": (
                "地区生产总值：一处为“增长5.8%”，另一处为“增长6.8%”。"
            ),
            "改造城镇老旧小区36个。全年办成实事10件，改造城镇老旧小区46个。": (
                "改造城镇老旧小区：一处为“36个”，另一处为“46个”。"
            ),
        },
        agreeing=(
            "地区生产总值增长5.8%。成绩来之不易，地区生产总值增长5.8%。",
            "一般公共预算收入16.56亿元。全年一般公共预算收入突破16亿元。",
            "地区生产总值增长5.8%。五年来，地区生产总值年均增长6.8%。",
            "实际利用外资4.3亿美元。高新区实际利用外资3.1亿美元。",
        ),
    ),
    Rule(
        "text and annex table",
        _tables,
        examples={
            "附表：指标名称 | 单位 | 2024年完成 | 2025年目标\n地区生产总值增速 | % | 5.8 | 6左右\n‖"
            "地区生产总值增长6.8%。工业投资增长17.2%。": ("地区生产总值：一处为“增长6.8%”，另一处为“5.8”。"),
        },
        agreeing=(
            "附表：指标名称 | 单位 | 2024年完成 | 2025年目标\n地区生产总值增速 | % | 5.8 | 6左右\n‖"
            "地区生产总值增长5.8%左右。工业投资增长17.2%。",
        ),
    ),
    Rule(
        "work report and plan report",
        _beside,
        examples={
            "计划报告：地区生产总值303.0亿元，增长5.8%。‖地区生产总值303.0亿元，增长6.8%。": (
                "地区生产总值：一处为“增长6.8%”，另一处为“增长5.8%”。"
            ),
        },
        agreeing=(
            "计划报告：地区生产总值303.0亿元，增长5.8%。‖地区生产总值突破300亿元，增长5.8%。",
            "计划报告：民间投资增长5.8%。‖工业投资增长6.8%。",
        ),
    ),
)
