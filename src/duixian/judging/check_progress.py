"""Results against last year's plan (与上年计划衔接): shares of the plan, gaps to the target, targets repeated."""

import re
from collections.abc import Iterator
from decimal import Decimal

from duixian.indicators import match
from duixian.judging.check_amounts import Amount, amount, decimals, fold, printed, share
from duixian.judging.check_data import data, name_of
from duixian.judging.check_findings import Case, Clash, Rule, Sentence, Sheet, clash, places, printed_of
from duixian.judging.check_repeats import figure
from duixian.language import _
from duixian.records import Fact

_PLAN = data().plan
_OF_PLAN = re.compile(rf"(?:占|为|是|完成|达到?)[^,;。]{{0,4}}?{_PLAN}(?:的|数的)?(?:达到?|为)?\d")
_OVER_PLAN = re.compile(rf"(?:超出?|超额完成|超过|高于){_PLAN}(?:目标|任务|计划)?\d")
_GAP = re.compile(rf"(?:低于|高于|超出?|快于|慢于|不及|比|较){_PLAN}[高低快慢]?\d")
_SUBJECT = re.compile(r"(?:仅|只|均|都|增速|增幅)*(?:低于|高于|超出?|快于|慢于|不及|比|较).*$")
_AROUND = re.compile("完成|年度|计划|全年|实现|累计|目标|任务|预计|安排|争取|力争")
_QUOTED = re.compile(
    r"(?:(?!规划|五年|十[一二三四五]五)[^;。\d]){0,14}(?P<figure>(?P<value>\d+(?:\.\d+)?)(?P<unit>[^\d,;。的]{1,4}))"
    r"的(?:年初|年度|全年)?(?:预期|目标|计划)"
)
_POINTS = "个百分点"


def aim(last: Sheet, like: Fact) -> Fact | None:
    """What the plan of `last` promised of the thing that `like` is the result of, in its kind and sort of unit."""
    promised = [
        fact
        for fact in last.report.facts
        if fact.status == "target"
        and fact.kind == like.kind
        and fact.value is not None
        and fact.value_to is None
        and fact.period == like.period
        and fold(fact.unit)[1] == fold(like.unit)[1]
    ]
    for same in (
        [fact for fact in promised if name_of(fact) == name_of(like)],
        [fact for fact in promised if fact.code is not None and fact.code == like.code],
        [fact for fact in promised if _bare(fact) == _bare(like)],
    ):
        if same:
            return same[0] if len({figure(fact) for fact in same}) == 1 else None
    return None


def _bare(fact: Fact) -> str:
    return _AROUND.sub("", name_of(fact))


def _share_of_plan(case: Case) -> Iterator[Clash]:
    if case.last is None:
        return
    for sentence in case.this.sentences:
        for at, fact in enumerate(sentence.facts):
            words = sentence.before(at) + fact.quote
            share_said = fact.kind == "level" and fact.unit == "%" and _OF_PLAN.search(words)
            points_said = fact.kind == "change" and fold(fact.unit)[1] == _POINTS and _OVER_PLAN.search(words)
            result = _result_before(sentence, at) if share_said or points_said else None
            stated, promised = amount(fact), result and aim(case.last, result)
            if result is None or promised is None or stated is None:
                continue
            if found := _measured(result, promised, fact, stated.plus(Decimal(100 if points_said else 0))):
                yield found


def _measured(result: Fact, promised: Fact, fact: Fact, stated: Amount) -> Clash | None:
    reached, planned = amount(result), figure(promised)
    if reached is None or planned is None or planned.low <= 0 or fact.value is None:
        return None
    formula = f"{printed_of(result)} ÷ {printed_of(promised)}"
    at = places(promised, result, fact)
    return clash(formula, share(reached, planned), stated, "%", decimals(fact.value), at)


def _result_before(sentence: Sentence, at: int) -> Fact | None:
    """The level (no share) that the figure at `at` measures: the nearest before it, growth passed over."""
    for index in range(at - 1, max(-1, at - 3), -1):
        fact = sentence.facts[index]
        if re.search("[;。]", sentence.before(index + 1)):
            return None
        if fact.kind == "level":
            return fact if fold(fact.unit)[1] != "%" else None
    return None


def _gap(case: Case) -> Iterator[Clash]:
    """固定资产投资增长3.1%，低于年初预期4.9个百分点: the growth minus the growth promised."""
    if case.last is None:
        return
    for sentence in case.this.sentences:
        for at, fact in enumerate(sentence.facts):
            words = sentence.before(at) + fact.quote
            if fact.kind != "change" or fold(fact.unit)[1] != _POINTS or not _GAP.search(words):
                continue
            rate = _rate(case.this, sentence, at)
            promised, reached, stated = rate and aim(case.last, rate), rate and amount(rate), amount(fact)
            planned = promised and figure(promised)
            if rate is None or promised is None or reached is None or planned is None or stated is None:
                continue
            formula = f"{printed_of(rate)} − {printed_of(promised)}"
            at_places, digits = places(promised, rate, fact), decimals(fact.value or Decimal(0))
            if found := clash(formula, reached - planned, stated, fact.unit, digits, at_places):
                yield found


def _rate(sheet: Sheet, sentence: Sentence, at: int) -> Fact | None:
    """The growth or rate that the gap at `at` is about: right before it, else the indicator's in the report."""
    fact = sentence.facts[at]
    subject = _SUBJECT.sub("", name_of(fact))
    if at and (before := sentence.facts[at - 1]).kind == "growth" and sentence.before(at).startswith((",", "、")):
        if subject.startswith(name_of(before)) or name_of(before).startswith(subject):
            return before
    indicator = match(subject)
    rates = [
        one
        for one in sheet.by_code.get(indicator.id if indicator else "", ())
        if one.kind == "growth" and (one.period, one.status) == (fact.period, fact.status)
    ]
    return rates[0] if rates and len({one.value for one in rates}) == 1 else None


def _quoted(case: Case) -> Iterator[Clash]:
    """A target of last year as this report quotes it (未达到60亿元的预期) against last year's report."""
    view = case.this.view
    for fact in case.this.report.facts if case.last else ():
        if fact.kind != "level" or fact.status != "actual":
            continue
        found = _QUOTED.match(view.text, view.plain(fact.end))
        promised = aim(case.last, fact) if found and case.last else None
        planned = promised and figure(promised)
        if found is None or promised is None or planned is None or fold(found["unit"])[1] != fold(fact.unit)[1]:
            continue
        scale = fold(found["unit"])[0]
        quoted = printed(Decimal(found["value"])).times(scale)
        if not planned.meets(quoted):
            place = case.this.place(*found.span("figure"))
            said = _("{name}：文中引用的目标是{quoted}，上年报告为“{promised}”。").format(
                name=fact.indicator, quoted=place.quote, promised=promised.quote
            )
            difference, tolerance = abs(planned.value - quoted.value) / scale, planned.slack(quoted) / scale
            yield Clash((*places(promised), place), said, difference, tolerance, found["unit"])


def _worded(case: Case) -> Iterator[Clash]:
    """A result that only repeats the target's words (控制在5.5%以内): no figure was given."""
    if case.last is None:
        return
    for fact in case.this.report.facts:
        if fact.status != "actual" or fact.kind not in ("level", "growth") or fact.bound == "eq":
            continue
        promised = aim(case.last, fact)
        if promised is None or (promised.bound, promised.value) != (fact.bound, fact.value):
            continue
        same = [one for one in case.this.by_name.get(name_of(fact), ()) if one.period == fact.period]
        if any(one.bound == "eq" and one.kind == fact.kind for one in same):
            continue
        said = _("{name}：结果“{result}”与目标“{target}”用语相同，未给出实际数。").format(
            name=fact.indicator, result=fact.quote, target=promised.quote
        )
        yield Clash(places(promised, fact), said, Decimal(0), Decimal(0), fact.unit)


_BEGUN = re.compile(
    r"(?P<from>(?P<y1>(?:19|20)\d\d)年(?:(?P<m1>\d{1,2})月)?)(?:\d{1,2}日|底|初)?[^,;。\d]{0,12}?(?:开工|动工|启动|奠基|开始)"
    r"[^;。]{0,40}?(?P<to>(?P<y2>(?:19|20)\d\d)年(?:(?P<m2>\d{1,2})月)?)(?:\d{1,2}日|底|初)?[^,;。\d]{0,12}?(?:竣工|建成|完工|通车|投产|投用|投入)"
)


def _backwards(case: Case) -> Iterator[Clash]:
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
            "‖到位市外资金55亿元以上。‖到位市外资金57.4亿元，增长18.4%，完成年度任务的114.4%。": (
                "57.4亿元 ÷ 55亿元 = 104.36%，文中为114.4%，相差10.04个百分点，容许1.1个百分点。"
            ),
            "‖年度计划投资95亿元。‖完成投资101.3亿元，超年度计划16.6个百分点。": (
                "101.3亿元 ÷ 95亿元 = 106.63%，文中为116.6%，相差9.97个百分点，容许0.67个百分点。"
            ),
        },
        agreeing=(
            "‖到位市外资金55亿元以上。‖到位市外资金57.4亿元，增长18.4%，完成年度任务的104.4%。",
            "‖到位市外资金55亿元以上。‖到位市外资金57.4亿元，占全市的14.4%。",
        ),
    ),
    Rule(
        "gap to last year's target",
        _gap,
        examples={
            "‖固定资产投资增长8%以上。‖固定资产投资增长3.1%，低于年初预期3.9个百分点。": (
                "3.1% − 8% = -4.9个百分点，文中为-3.9个百分点，相差1个百分点，容许0.6个百分点。"
            ),
        },
        agreeing=(
            "‖固定资产投资增长8%以上。‖固定资产投资增长3.1%，低于年初预期4.9个百分点。",
            "‖固定资产投资增长8%以上。‖固定资产投资增长3.1%，低于全省2.9个百分点。",
        ),
    ),
    Rule(
        "last year's target quoted",
        _quoted,
        examples={
            "‖电子信息产业产值达到60亿元。‖电子信息产业产值51.7亿元，未达到70亿元的预期。": (
                "电子信息产业产值：文中引用的目标是70亿元，上年报告为“达到60亿元”。"
            ),
        },
        agreeing=(
            "‖电子信息产业产值达到60亿元。‖电子信息产业产值51.7亿元，未达到60亿元的预期。",
            "‖电子信息产业产值达到60亿元。‖电子信息产业产值51.7亿元，距“十四五”70亿元的目标还有差距。",
        ),
    ),
    Rule(
        "result worded as the target",
        _worded,
        examples={
            "‖城镇调查失业率控制在5.5%以内。‖城镇调查失业率控制在5.5%以内。": (
                "城镇调查失业率：结果“控制在5.5%以内”与目标“控制在5.5%以内”用语相同，未给出实际数。"
            ),
        },
        agreeing=(
            "‖城镇调查失业率控制在5.5%以内。‖城镇调查失业率5.2%。",
            "‖新增停车位1000个以上。‖新增停车位超过1200个。",
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
