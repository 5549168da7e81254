"""This year against last year's report (与上年报告衔接): growth and change over the level printed there."""

import re
from collections.abc import Iterator, Sequence

from duixian.judging.check_amounts import amount, decimals, growth
from duixian.judging.check_data import data, is_of, name_of, nominal, slot
from duixian.judging.check_findings import Clash, clash, places, printed_of
from duixian.judging.check_repeats import apart
from duixian.judging.check_sheets import Case, Rule, Sentence
from duixian.judging.check_steps import same_sort
from duixian.records import Fact

_SCOPE = re.compile("全[国省市区县州]|同类|同批")


def before(case: Case, like: Fact, kind: str = "level") -> Fact | None:
    """The figure a year before that of `like`: of a result in last year's report, of a target in this one.

    A budget (赤字) is set against last year's budget. Several with different figures are no one's: then None.
    """
    budget = like.status == "target" and is_of(like, data().budgets)
    sheet = case.this if like.status == "target" and not budget else case.last
    if sheet is None or not like.period.isdigit():
        return None
    period, status = str(int(like.period) - 1), "target" if budget else "actual"
    return sheet.figure(like, slot(like)._replace(kind=kind, period=period, status=status))


def _pairs(sentence: Sentence, kind: str) -> Iterator[tuple[Fact, Fact, str]]:
    """Each figure of `kind` with the level of the same thing beside it, and the words before the figure."""
    facts = sentence.facts
    for at, fact in enumerate(facts):
        if fact.kind != kind or not fact.period.isdigit():
            continue
        same = [one for one in facts[max(0, at - 3) : at + 2] if _one_thing(one, fact)]
        if len({one.value for one in same}) == 1:
            yield same[-1], fact, sentence.told(at)


def _one_thing(level: Fact, other: Fact) -> bool:
    return (
        level.kind == "level"
        and (level.period, level.status) == (other.period, other.status)
        and (name_of(level) == name_of(other) or (level.code is not None and level.code == other.code))
    )


def _growth(case: Case) -> Iterator[Clash | None]:
    for sentence in case.this.sentences:
        for level, rate, words in _pairs(sentence, "growth"):
            past = before(case, level)
            if past is None or not nominal(level) or data().real.search(words):
                continue
            was, now, stated = amount(past), amount(level), amount(rate)
            if was is None or now is None or stated is None or rate.value is None or was.low <= 0:
                continue
            formula = f"{printed_of(level)} ÷ {printed_of(past)} − 1"
            at = places(past, level, rate)
            yield clash(formula, growth(was, now), stated, "%", decimals(rate.value), at)


def _change(case: Case) -> Iterator[Clash | None]:
    for sentence in case.this.sentences:
        for level, step, words in _pairs(sentence, "change"):
            past, scale = before(case, level), same_sort(level, step)
            if past is None or scale is None or data().real.search(words) or _COMPARED.search(words):
                continue
            was, now, stated = amount(past), amount(level), amount(step)
            if was is None or now is None or stated is None or step.value is None:
                continue
            formula = f"{printed_of(level)} − {printed_of(past)}"
            at = places(past, level, step)
            computed = (now - was).times(1 / scale)
            told = stated.times(1 / scale)
            yield clash(formula, computed, told, step.unit, decimals(step.value), at)


_COMPARED = re.compile("高于|低于|快于|超|任务|目标|预期|计划|全[国省市区]")


def _rank(case: Case) -> Iterator[Clash | None]:
    """A place in an order and the places gained: last year's place minus this year's."""
    for sentence in case.this.sentences:
        for one, step in zip(sentence.facts, sentence.facts[1:], strict=False):
            moved = (one.kind, step.kind, step.unit) == ("rank", "change", "位")
            past = before(case, one, "rank") if moved and name_of(one) == name_of(step) else None
            if past is None or _scope(past) != _scope(one) or _SCOPE.search(sentence.between(one, step)):
                continue
            was, now, stated = amount(past), amount(one), amount(step)
            if was is None or now is None or stated is None or step.value is None:
                continue
            formula = f"{printed_of(past)} − {printed_of(one)}"
            yield clash(formula, was - now, stated, "位", 0, places(past, one, step))


def _scope(fact: Fact) -> Sequence[str]:
    return _SCOPE.findall(fact.quote)


def _restated(case: Case) -> Iterator[Clash | None]:
    """Last year's figure as this report gives it (由24起减少到21起) against last year's own report."""
    if case.last is None:
        return
    year = str(case.last.year - 1)
    for sentence in case.this.sentences:
        for fact in sentence.facts:
            if fact.period != year or fact.status != "actual" or fact.kind not in ("level", "growth"):
                continue
            past = case.last.by_name.get((name_of(fact), slot(fact)))
            yield apart(past, fact) if past else None


RULES = (
    Rule(
        "growth over last year's level",
        _growth,
        examples={
            "上年：旅游综合收入27.9亿元。‖旅游综合收入31.5亿元，增长15.2%。": (
                "31.5亿元 ÷ 27.9亿元 − 1 = 12.9%，文中为15.2%，相差2.3个百分点，容许0.43个百分点。"
            ),
            "上年：工业用电量14.2亿千瓦时。‖工业用电量15.6亿千瓦时，同比增长19.9%。": (
                "15.6亿千瓦时 ÷ 14.2亿千瓦时 − 1 = 9.86%，文中为19.9%，相差10.04个百分点，容许0.79个百分点。"
            ),
        },
        agreeing=(
            "上年：旅游综合收入27.9亿元。‖旅游综合收入31.5亿元，增长12.9%。",
            "上年：地区生产总值286.4亿元。‖地区生产总值303.0亿元，增长8.8%。",  # at constant prices
            "上年：固定资产投资158.3亿元。‖固定资产投资168.0亿元，增长8.6%。",  # on an adjusted base
            "上年：一般公共预算收入15.62亿元。‖一般公共预算收入16.56亿元，同口径增长9.0%。",
            "上年：一般公共预算收入15.62亿元。‖一般公共预算收入16.56亿元，增长9.0%（同口径）。",
            "上年：旅游综合收入27.9亿元。‖旅游综合收入31.5亿元，近三年年均增长15.2%。",
        ),
    ),
    Rule(
        "change over last year's level",
        _change,
        examples={
            "上年：常住人口城镇化率47.8%。‖常住人口城镇化率48.9%，提高2.1个百分点。": (
                "48.9% − 47.8% = 1.1个百分点，文中为2.1个百分点，相差1个百分点，容许0.15个百分点。"
            ),
            "上年：开行铁海联运班列36列。‖开行铁海联运班列66列，比上年多40列。": (
                "66列 − 36列 = 30列，文中为40列，相差10列，容许0列。"
            ),
        },
        agreeing=(
            "上年：常住人口城镇化率47.8%。‖常住人口城镇化率48.9%，提高1.1个百分点。",
            "上年：常住人口城镇化率47.8%。‖常住人口城镇化率48.9%，高于全省2.1个百分点。",
        ),
    ),
    Rule(
        "rank over last year's rank",
        _rank,
        examples={
            "上年：营商环境评价居全市第4位。‖营商环境评价居全市第3位，提升2位。": (
                "4位 − 3位 = 1位，文中为2位，相差1位，容许0位。"
            ),
        },
        agreeing=(
            "上年：营商环境评价居全市第4位。‖营商环境评价居全市第3位，提升1位。",
            "上年：营商环境评价居全省第36位。‖营商环境评价居全市第3位，提升2位。",
        ),
    ),
    Rule(
        "last year's figure restated",
        _restated,
        examples={
            "上年：生产安全事故26起。‖生产安全事故由24起减少到21起。": (
                "生产安全事故：一处为“26起”，另一处为“24起”。"
            ),
        },
        agreeing=("上年：生产安全事故24起。‖生产安全事故由24起减少到21起。",),
    ),
)
