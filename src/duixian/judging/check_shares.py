"""Shares and ratios (占比、比值): a share against part and whole, shares of one whole, structures."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import reduce
from operator import add

from duixian.facts.reader import level_of
from duixian.indicators import match
from duixian.judging.check_amounts import amount, decimals, exactly, printed, share, shown
from duixian.judging.check_data import data, is_of, name_of, slot, stem
from duixian.judging.check_findings import Clash, clash, places, printed_of
from duixian.judging.check_sheets import Case, Rule, Sentence, Sheet
from duixian.records import Fact

_SHARE = re.compile(r"(?P<part>.*?)占(?P<whole>.+?)(?:的)?(?:比重|比例|比率|份额)?")
_BARE_SHARE = re.compile(r"(?P<part>.+?)的?占比")
_FULL = exactly(Decimal(100))


def _ratios(case: Case) -> Iterator[Clash | None]:
    for one in data().ratios:
        for fact in case.this.report.facts:
            if fact.kind != "level" or stem(fact) not in ("", "%") or not is_of(fact, one.of):
                continue
            above, below = case.this.level((one.above,), fact), case.this.level((one.below,), fact)
            if above is not None and below is not None:
                yield _quotient(above, below, fact, one.times)


def _quotient(above: Fact, below: Fact, stated: Fact, times: Decimal) -> Clash | None:
    """What to say where `above` divided by `below` is not what is stated."""
    part, whole, said = amount(above), amount(below), amount(stated)
    if part is None or whole is None or said is None or stated.value is None or whole.low <= 0:
        return None
    if stem(above) != stem(below):
        return None
    formula = f"{printed_of(above)} ÷ {printed_of(below)}"
    at = places(above, below, stated)
    return clash(formula, (part / whole).times(times), said, stated.unit, decimals(stated.value), at)


def _shares(case: Case) -> Iterator[Clash | None]:
    known = {name for one in data().ratios for name in one.of}
    for sentence in case.this.sentences:
        for at, fact in enumerate(sentence.facts):
            if fact.kind != "level" or fact.unit != "%" or fact.code in known:
                continue
            part, whole = _part_and_whole(case.this, sentence, at)
            if part is not None and whole is not None:
                yield _quotient(part, whole, fact, Decimal(100))


def _part_and_whole(sheet: Sheet, sentence: Sentence, at: int) -> tuple[Fact | None, Fact | None]:
    """The levels that the share at `at` is of: X占Y比重 by their names, X占比 by what X is 其中."""
    name = name_of(sentence.facts[at])
    earlier = [fact for fact in sentence.facts[:at] if fact.kind == "level" and fact.unit != "%"]
    if (named := _SHARE.fullmatch(name)) and not data().elsewhere.search(named["whole"]):
        part = next((fact for fact in reversed(earlier) if name_of(fact) == named["part"]), None)
        return part, part and _whole(sheet, named["whole"], part)
    if (bare := _BARE_SHARE.fullmatch(name)) and earlier and name_of(earlier[-1]) == bare["part"]:
        part = earlier[-1]
        whole = next((one for one in reversed(earlier[:-1]) if stem(one) == stem(part)), None)
        return part, whole if whole and "其中" in sentence.between(whole, part) else None
    return None, None


def _whole(sheet: Sheet, name: str, part: Fact) -> Fact | None:
    """The level that `name` is said to have, in the sort of unit, period and status of `part`."""
    indicator = match(name, "level", part.unit, level_of(sheet.report.identity.code))
    if indicator:
        return sheet.by_code.get((indicator.id, slot(part)))
    return sheet.by_name.get((name, slot(part)))


def _good_days(case: Case) -> Iterator[Clash | None]:
    """优良天数348天、优良率95.1%: the share is of at most the year's days and at least the valid ones."""
    for fact in case.this.report.facts:
        if fact.kind == "level" and is_of(fact, data().good_share):
            days = case.this.level((data().good_days,), fact)
            yield _of_the_year(days, fact) if days else None


def _of_the_year(days: Fact, fact: Fact) -> Clash | None:
    good, stated = amount(days), amount(fact)
    if good is None or stated is None or fact.value is None:
        return None
    fewest, most = data().valid_days
    low, high = share(good, exactly(most)), share(good, exactly(fewest))
    if low.value <= stated.value <= high.value:
        return None
    nearest, of = (low, most) if stated.value < low.value else (high, fewest)
    formula = f"{printed_of(days)} ÷ {of}{days.unit}"
    return clash(formula, nearest, stated, "%", decimals(fact.value), places(days, fact))


def _distributions(case: Case) -> Iterator[Clash | None]:
    """Shares of one whole, three or more in a sentence, that are more than all of it."""
    for sentence in case.this.sentences:
        by_whole: dict[str, list[Fact]] = {}
        for fact in sentence.facts:
            named = _SHARE.fullmatch(name_of(fact))
            if (
                fact.kind == "level"
                and fact.unit == "%"
                and named
                and not data().elsewhere.search(named["whole"])
            ):
                by_whole.setdefault(named["whole"], []).append(fact)
        for shares in by_whole.values():
            amounts = [found for fact in shares if (found := amount(fact))]
            if len(amounts) < 3:
                continue
            total = reduce(add, amounts)
            if total.low > _FULL.value:
                formula = " + ".join(map(printed_of, shares))
                yield clash(formula, total, _FULL, "%", 0, places(*shares))


_STRUCTURE = re.compile(
    r"(?:结构|构成|比例|比重)[^,;。\d]{0,12}?((?:\d+(?:\.\d+)?[:∶：]){2,}\d+(?:\.\d+)?)(?![\d:∶：])"
)


def _structures(case: Case) -> Iterator[Clash | None]:
    """A structure in percent (三次产业结构14.4∶41.4∶44.2) whose members are not 100 together."""
    for found in _STRUCTURE.finditer(case.this.view.text):
        members = [Decimal(member) for member in re.split("[:∶：]", found[1])]
        total = reduce(add, map(printed, members))
        if not 80 < total.value < 120:  # 3∶2∶1 is a proportion, not a structure in percent
            continue
        digits = max(map(decimals, members))
        formula = " + ".join(shown(member, decimals(member)) for member in members)
        at = (case.this.place(*found.span(1)),)
        yield clash(formula, total, _FULL, "%", digits, at)


RULES = (
    Rule(
        "ratio of two figures",
        _ratios,
        examples={
            "城乡居民人均可支配收入分别为40280元、21444元，城乡居民收入比缩小至1.78。": (
                "40280元 ÷ 21444元 = 1.878，文中为1.78，相差0.098，容许0.005。"
            ),
            "各项存款余额446.4亿元，各项贷款余额331.8亿元，存贷比达到84.3%。": (
                "331.8亿元 ÷ 446.4亿元 = 74.33%，文中为84.3%，相差9.97个百分点，容许0.07个百分点。"
            ),
        },
        agreeing=(
            "城乡居民人均可支配收入分别为40280元、21444元，城乡居民收入比缩小至1.88。",
            "各项存款余额446.4亿元，各项贷款余额331.8亿元，存贷比达到74.3%。",
        ),
    ),
    Rule(
        "days and share",
        _good_days,
        examples={
            "空气质量优良天数348天、优良天数比率90.1%。": (
                "348天 ÷ 366天 = 95.08%，文中为90.1%，相差4.98个百分点，容许0.05个百分点。"
            ),
            "空气质量优良天数300天、优良天数比率95.1%。": (
                "300天 ÷ 324天 = 92.59%，文中为95.1%，相差2.51个百分点，容许0.05个百分点。"
            ),
        },
        agreeing=(
            "空气质量优良天数348天、优良天数比率95.1%。",
            "空气质量优良天数340天、优良天数比率95.1%。",
        ),
    ),
    Rule(
        "share of a whole",
        _shares,
        examples={
            "固定资产投资158.3亿元。高技术制造业投资35.6亿元，占固定资产投资的32.5%。": (
                "35.6亿元 ÷ 158.3亿元 = 22.49%，文中为32.5%，相差10.01个百分点，容许0.09个百分点。"
            ),
        },
        agreeing=(
            "固定资产投资158.3亿元。高技术制造业投资35.6亿元，占固定资产投资的22.5%。",
            "外贸进出口总额12.4亿元，占全省的1.8%。",
        ),
    ),
    Rule(
        "shares above the whole",
        _distributions,
        examples={
            "办结提案中，经济类占提案总数的45%，社会类占提案总数的38%，文教类占提案总数的27%。": (
                "45% + 38% + 27% = 110%，文中为100%，相差10个百分点，容许1.5个百分点。"
            ),
        },
        agreeing=(
            "办结提案中，经济类占提案总数的45%，社会类占提案总数的28%，文教类占提案总数的27%。",
            "贷款余额占全省的43.8%，保费收入占全省的37.2%，跨境结算占全省的80%。",
        ),
    ),
    Rule(
        "structure",
        _structures,
        examples={
            "三次产业结构调整为14.4∶41.4∶54.2，经济总量286.4亿元。": (
                "14.4 + 41.4 + 54.2 = 110%，文中为100.0%，相差10个百分点，容许0.15个百分点。"
            ),
        },
        agreeing=(
            "三次产业结构调整为14.4∶41.4∶44.2，经济总量286.4亿元。",
            "教师学历结构达到3∶2∶1，招聘教师36名。",
        ),
    ),
)
