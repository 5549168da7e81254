"""One fact stated twice (同一数据前后不一致): in one report, in its annex table, in the plan report of the year."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby

from duixian.facts.targets.tabled import table_targets
from duixian.indicators.words import any_of, words
from duixian.judging.annex import annex_results
from duixian.judging.check_amounts import Amount, amount, fold, printed
from duixian.judging.check_data import data, name_of
from duixian.judging.check_findings import Case, Clash, Rule, Sheet, places
from duixian.language import _
from duixian.records import Fact, Target

_LEAST = 6  # characters of a name outside of the catalogue that says enough to be the same thing elsewhere
_UNSAID = re.compile("counted thing|relative noun|deed alone|effect")  # readings whose name leaves out a subject


def figure(fact: Fact | Target) -> Amount | None:
    """What the figure of `fact` may stand for; of a target the printed number, whatever its bound.

    A target of 6%左右 in one place and of 6%以上 in another is one figure worded twice; 6 and 7 are two.
    """
    if fact.status == "actual" or fact.value is None:
        return amount(fact)
    scale, _stem = fold(fact.unit)
    upper = fact.value if fact.value_to is None else fact.value_to
    return Amount(printed(fact.value).low, fact.value, printed(upper).high).times(scale)


def apart(one: Fact | Target, other: Fact | Target) -> Clash | None:
    """What to say of two figures of one thing that cannot be the same; None where they can."""
    first, second = figure(one), figure(other)
    if first is None or second is None or first.meets(second):
        return None
    scale = 1 / fold(one.unit)[0]
    difference = abs(first.value - second.value) * scale
    tolerance = first.slack(second) * scale
    said = _("{name}：一处为“{first}”，另一处为“{second}”。").format(
        name=one.indicator, first=one.quote, second=other.quote
    )
    return Clash(places(one, other), said, difference, tolerance, one.unit)


def _key(fact: Fact | Target) -> tuple[str, ...]:
    return (fact.kind, fold(fact.unit)[1], fact.period, fact.status)


def _same(one: Fact | Target, other: Fact | Target) -> bool:
    """Whether two figures are of one thing, kind, unit, time and status."""
    if one.kind not in ("level", "growth") or _key(one) != _key(other):
        return False
    if one.code is not None and one.code == other.code and one.kind == "growth":
        return True
    return name_of(one) == name_of(other) and (one.code is not None or len(name_of(one)) >= _LEAST)


def _twice(case: Case) -> Iterator[Clash]:
    sheet = case.this
    at = [(number, fact) for number, sentence in enumerate(sheet.sentences) for fact in sentence.facts]
    own = [(number, fact) for number, fact in at if fact.period.isdigit() and not _narrower(sheet, number, fact)]
    by_key = sorted(own, key=lambda pair: (_key(pair[1]), pair[0], pair[1].start))
    for _alike, group in groupby(by_key, key=lambda pair: _key(pair[1])):
        yield from _first_apart(list(group))


def _first_apart(facts: list[tuple[int, Fact]]) -> Iterator[Clash]:
    """For each fact that another sentence contradicts and none repeats, the contradiction."""
    for index, (number, fact) in enumerate(facts):
        others = [other for there, other in facts if there != number and _same(fact, other)]
        later = [other for there, other in facts[index + 1 :] if there != number and _same(fact, other)]
        if later and not any(apart(fact, other) is None for other in others):
            if found := apart(fact, later[0]):
                yield found


_NARROW = re.compile(any_of(words().narrowing))


def _narrower(sheet: Sheet, number: int, fact: Fact) -> bool:
    """Whether the sentence up to `fact` makes it a part's figure, an average's or several years', or may do so."""
    sentence = sheet.sentences[number]
    if sentence.part == "closing" or _UNSAID.search(fact.rule):
        return True
    before = sheet.report.text[sentence.start : fact.start]
    return bool(_NARROW.search(before) or data().elsewhere.search(before) or data().real.search(before + fact.quote))


def _tables(case: Case) -> Iterator[Clash]:
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


def _against(rows: Iterable[Fact | Target], stated: Iterable[Fact | Target]) -> Iterator[Clash]:
    stated = list(stated)
    for row in rows:
        same = [
            fact
            for fact in stated
            if _key(fact) == _key(row)
            and (fact.code == row.code if row.code is not None else name_of(fact) == name_of(row))
        ]
        clashes = [apart(fact, row) for fact in same]
        if clashes and None not in clashes:
            yield next(one for one in clashes if one is not None)


def _beside(case: Case) -> Iterator[Clash]:
    """The work report against the plan report of the same year."""
    if case.beside is None:
        return
    others = case.beside.report.facts
    for fact in case.this.report.facts:
        if fact.kind not in ("level", "growth") or not fact.period.isdigit():
            continue
        same = [other for other in others if _same(fact, other)]
        clashes = [apart(fact, other) for other in same]
        if clashes and None not in clashes:
            yield next(one for one in clashes if one is not None)


RULES = (
    Rule(
        "stated twice",
        _twice,
        examples={
            "地区生产总值增长5.8%。工业投资增长7%。成绩来之不易，地区生产总值增长6.8%，高于年初预期。": (
                "地区生产总值：一处为“增长5.8%”，另一处为“增长6.8%”。"
            ),
            "改造城镇老旧小区36个。全年办成实事10件，改造城镇老旧小区46个。": "改造城镇老旧小区：一处为“36个”，另一处为“46个”。",
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
        examples={},
    ),
    Rule(
        "work report and plan report",
        _beside,
        examples={},
    ),
)
