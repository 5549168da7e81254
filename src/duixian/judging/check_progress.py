"""Results against last year's plan (与上年计划衔接): shares of it, gaps to a target, a target repeated."""

import re
from collections.abc import Iterator
from decimal import Decimal

from duixian.indicators import match
from duixian.judging.check_amounts import amount, decimals, figure, fold, printed, share
from duixian.judging.check_data import Slot, bare_name, data, name_of, slot, stem
from duixian.judging.check_findings import Clash, Place, clash, places, printed_of
from duixian.judging.check_sheets import Case, Rule, Sentence, Sheet
from duixian.language import _
from duixian.records import Fact

_PLAN = data().plan
_OF_PLAN = re.compile(rf"(?:占|为|是|完成|达到?)[^,;。]{{0,4}}?{_PLAN}(?:的|数的)?(?:达到?|为)?\d")
_OVER_PLAN = re.compile(rf"(?:超出?|超额完成|超过|高于){_PLAN}(?:目标|任务|计划)?\d")
_GAP = re.compile(rf"(?:低于|高于|超出?|快于|慢于|不及|比|较){_PLAN}[高低快慢]?\d")
_SUBJECT = re.compile(r"(?:仅|只|均|都|增速|增幅)*(?:低于|高于|超出?|快于|慢于|不及|比|较).*$")
_QUOTED = re.compile(
    r"(?:(?!规划|五年|十[一二三四五]五)[^;。\d]){0,14}(?P<figure>(?P<value>\d+(?:\.\d+)?)(?P<unit>[^\d,;。的]{1,4}))"
    r"的(?:年初|年度|全年)?(?:预期|目标|计划)"
)
_POINTS = "个百分点"


def aim(last: Sheet | None, like: Fact | None) -> Fact | None:
    """What the plan of `last` promised of what `like` is the result of, in its kind and sort of unit."""
    if last is None or like is None:
        return None
    where = slot(like)._replace(status="target")
    found = last.figure(like, where) or last.by_bare_name.get((bare_name(like), where))
    return found if found and found.value_to is None else None


def _share_of_plan(case: Case) -> Iterator[Clash | None]:
    for sentence in case.this.sentences if case.last else ():
        for at, fact in enumerate(sentence.facts):
            words = sentence.before(at) + fact.quote
            result = _result_before(sentence, at)
            if fact.kind == "level" and fact.unit == "%" and _OF_PLAN.search(words):
                yield _measured(result, aim(case.last, result), fact, Decimal(0))
            elif fact.kind == "change" and stem(fact) == _POINTS and _OVER_PLAN.search(words):
                yield _measured(result, aim(case.last, result), fact, Decimal(100))


def _measured(result: Fact | None, promised: Fact | None, fact: Fact, over: Decimal) -> Clash | None:
    """What to say where `result` is not the share of `promised` that `fact` states above `over` percent."""
    stated, reached = amount(fact), amount(result) if result else None
    if result is None or promised is None or reached is None or stated is None:
        return None
    value, planned = fact.value or Decimal(0), printed(promised.value or Decimal(0))
    if planned.low <= 0:
        return None
    computed = share(reached, planned.times(fold(promised.unit)[0]))
    formula = f"{printed_of(result)} ÷ {printed_of(promised)}"
    at = places(promised, result, fact)
    return clash(formula, computed, stated.plus(over), "%", decimals(value), at)


def _result_before(sentence: Sentence, at: int) -> Fact | None:
    """The level (no share) that the figure at `at` measures: the nearest before it, growth passed over."""
    for index in range(at - 1, max(-1, at - 3), -1):
        fact = sentence.facts[index]
        if re.search("[;。]", sentence.before(index + 1)):
            return None
        if fact.kind == "level":
            return fact if stem(fact) != "%" else None
    return None


def _gap(case: Case) -> Iterator[Clash | None]:
    """固定资产投资增长3.1%，低于年初预期4.9个百分点: the growth minus the growth promised."""
    for sentence in case.this.sentences if case.last else ():
        for at, fact in enumerate(sentence.facts):
            if fact.kind != "change" or stem(fact) != _POINTS:
                continue
            if _GAP.search(sentence.before(at) + fact.quote):
                rate = _rate(case.this, sentence, at)
                yield _missed_by(rate, aim(case.last, rate), fact)


def _missed_by(rate: Fact | None, promised: Fact | None, gap: Fact) -> Clash | None:
    if rate is None or promised is None or gap.value is None:
        return None
    reached, planned, stated = amount(rate), figure(promised), amount(gap)
    if reached is None or planned is None or stated is None:
        return None
    formula = f"{printed_of(rate)} − {printed_of(promised)}"
    at = places(promised, rate, gap)
    return clash(formula, reached - planned, stated, gap.unit, decimals(gap.value), at)


def _rate(sheet: Sheet, sentence: Sentence, at: int) -> Fact | None:
    """The growth that the gap at `at` is about: the one right before it, else the indicator's."""
    fact = sentence.facts[at]
    subject = _SUBJECT.sub("", name_of(fact))
    before = sentence.facts[at - 1] if at else None
    if before and before.kind == "growth" and sentence.before(at).startswith((",", "、")):
        return before if name_of(before)[:4] == subject[:4] else None
    indicator = match(subject)
    where = Slot("growth", "%", fact.period, fact.status)
    return sheet.by_code.get((indicator.id, where)) if indicator else None


def _quoted(case: Case) -> Iterator[Clash | None]:
    """A target of last year as this report quotes it (未达到60亿元的预期) against last year's report."""
    view = case.this.view
    for fact in case.this.report.facts if case.last else ():
        if fact.kind != "level" or fact.status != "actual":
            continue
        found = _QUOTED.match(view.text, view.plain(fact.end))
        if found and fold(found["unit"])[1] == stem(fact) and (promised := aim(case.last, fact)):
            place = case.this.place(*found.span("figure"))
            yield _misquoted(promised, Decimal(found["value"]), found["unit"], place)


def _misquoted(promised: Fact, value: Decimal, unit: str, place: Place) -> Clash | None:
    scale, planned = fold(unit)[0], figure(promised)
    quoted = printed(value).times(scale)
    if planned is None or planned.meets(quoted):
        return None
    said = _("{name}：文中引用的目标是{quoted}，上年报告为“{promised}”。").format(
        name=promised.indicator, quoted=place.quote, promised=promised.quote
    )
    difference, tolerance = abs(planned.value - quoted.value) / scale, planned.slack(quoted) / scale
    return Clash((*places(promised), place), said, difference, tolerance, unit)


def _worded(case: Case) -> Iterator[Clash | None]:
    """A result that only repeats the target's words (控制在5.5%以内): no figure was given."""
    for fact in case.this.report.facts if case.last else ():
        if fact.status != "actual" or fact.kind not in ("level", "growth") or fact.bound == "eq":
            continue
        promised = aim(case.last, fact)
        if promised is None or (promised.bound, promised.value) != (fact.bound, fact.value):
            continue
        if case.this.by_name[name_of(fact), slot(fact)] == fact:  # no figure without a bound elsewhere
            said = _("{name}：结果“{result}”与目标“{target}”用语相同，未给出实际数。").format(
                name=fact.indicator, result=fact.quote, target=promised.quote
            )
            yield Clash(places(promised, fact), said, Decimal(0), Decimal(0), fact.unit)


_BEGUN = re.compile(
    r"(?P<from>(?P<y1>(?:19|20)\d\d)年(?:(?P<m1>\d{1,2})月)?)(?:\d{1,2}日|底|初)?[^,;。\d]{0,12}?(?:开工|动工|启动|奠基|开始)"
    r"[^;。]{0,40}?(?P<to>(?P<y2>(?:19|20)\d\d)年(?:(?P<m2>\d{1,2})月)?)(?:\d{1,2}日|底|初)?[^,;。\d]{0,12}?(?:竣工|建成|完工|通车|投产|投用|投入)"
)


def _backwards(case: Case) -> Iterator[Clash | None]:
    """Completed before it was begun."""
    for found in _BEGUN.finditer(case.this.view.text):
        begun = int(found["y1"]) * 12 + int(found["m1"] or 1)
        done = int(found["y2"]) * 12 + int(found["m2"] or 12)
        if done < begun:
            said = _("{done}完工，早于{begun}开工。").format(done=found["to"], begun=found["from"])
            at = (case.this.place(*found.span("from")), case.this.place(*found.span("to")))
            yield Clash(at, said, Decimal(begun - done), Decimal(0), _("个月"))


RULES = (
    Rule(
        "share of last year's plan",
        _share_of_plan,
        examples={
            "上年计划：到位市外资金55亿元以上。‖到位市外资金57.4亿元，增长18.4%，完成年度任务的114.4%。": (
                "57.4亿元 ÷ 55亿元 = 104.36%，文中为114.4%，相差10.04个百分点，容许1.1个百分点。"
            ),
            "上年计划：年度计划投资95亿元。‖完成投资101.3亿元，超年度计划16.6个百分点。": (
                "101.3亿元 ÷ 95亿元 = 106.63%，文中为116.6%，相差9.97个百分点，容许0.67个百分点。"
            ),
        },
        agreeing=(
            "上年计划：到位市外资金55亿元以上。‖到位市外资金57.4亿元，增长18.4%，完成年度任务的104.4%。",
            "上年计划：到位市外资金55亿元以上。‖到位市外资金57.4亿元，占全市的14.4%。",
        ),
    ),
    Rule(
        "gap to last year's target",
        _gap,
        examples={
            "上年计划：固定资产投资增长8%以上。‖固定资产投资增长3.1%，低于年初预期3.9个百分点。": (
                "3.1% − 8% = -4.9个百分点，文中为-3.9个百分点，相差1个百分点，容许0.1个百分点。"
            ),
        },
        agreeing=(
            "上年计划：固定资产投资增长8%以上。‖固定资产投资增长3.1%，低于年初预期4.9个百分点。",
            "上年计划：固定资产投资增长8%以上。‖固定资产投资增长3.1%，低于全省2.9个百分点。",
        ),
    ),
    Rule(
        "last year's target quoted",
        _quoted,
        examples={
            "上年计划：电子信息产业产值达到60亿元。‖电子信息产业产值51.7亿元，未达到70亿元的预期。": (
                "电子信息产业产值：文中引用的目标是70亿元，上年报告为“达到60亿元”。"
            ),
        },
        agreeing=(
            "上年计划：电子信息产业产值达到60亿元。‖电子信息产业产值51.7亿元，未达到60亿元的预期。",
            "上年计划：电子信息产业产值达到60亿元。‖电子信息产业产值51.7亿元，距“十四五”70亿元的目标还有差距。",
        ),
    ),
    Rule(
        "result worded as the target",
        _worded,
        examples={
            "上年计划：城镇调查失业率控制在5.5%以内。‖城镇调查失业率控制在5.5%以内。": (
                "城镇调查失业率：结果“控制在5.5%以内”与目标“控制在5.5%以内”用语相同，未给出实际数。"
            ),
        },
        agreeing=(
            "上年计划：城镇调查失业率控制在5.5%以内。‖城镇调查失业率5.2%。",
            "上年计划：新增停车位1000个以上。‖新增停车位超过1200个。",
        ),
    ),
    Rule(
        "finished before begun",
        _backwards,
        examples={
            "柳湾大桥2023年6月开工建设，2022年12月建成通车。": "2022年12月完工，早于2023年6月开工。",
        },
        agreeing=("柳湾大桥2022年6月开工建设，2023年12月建成通车。",),
    ),
)
