"""Steps within one sentence (增减与增速): from A to B by C; a level, its rise and its growth."""

import re
from collections.abc import Iterator
from decimal import Decimal

from duixian.judging.check_amounts import amount, decimals, fold, growth, share
from duixian.judging.check_data import data, name_of, nominal, stem
from duixian.judging.check_findings import Clash, clash, places, printed_of
from duixian.judging.check_sheets import Case, Rule, Sentence
from duixian.records import Fact

_FROM = re.compile(r"[由从][^,;。]{0,16}$")
_TO = re.compile(r"[^,;。]{0,10}?[到至为]")
_SPAN = re.compile(r"[^;。]{0,12}")


def _from_to(case: Case) -> Iterator[Clash | None]:
    for sentence in case.this.sentences:
        facts = sentence.facts
        for at in range(len(facts) - 2):
            one, other, step = facts[at : at + 3]
            if _is_from_to(sentence, at) and _SPAN.fullmatch(sentence.between(other, step)):
                yield _step(one, other, step, sentence.told(at + 2))


def _is_from_to(sentence: Sentence, at: int) -> bool:
    """Whether the facts at `at` and after it are a 由A增加到B of one thing."""
    one, other = sentence.facts[at : at + 2]
    return (
        one.kind == other.kind == "level"
        and _alike(one, other)
        and bool(_FROM.search(sentence.before(at)))
        and bool(_TO.match(sentence.between(one, other) + other.quote))
    )


def _alike(one: Fact, other: Fact) -> bool:
    return name_of(one) == name_of(other) and stem(one) == stem(other)


def _step(one: Fact, other: Fact, step: Fact, words: str) -> Clash | None:
    """What to say where `step` is not the change or the growth from `one` to `other`."""
    before, after, stated = amount(one), amount(other), amount(step)
    if (
        before is None
        or after is None
        or stated is None
        or step.value is None
        or name_of(step) != name_of(other)
    ):
        return None
    at = places(one, other, step)
    if step.kind == "change" and (scale := same_sort(other, step)):
        computed = (after - before).times(1 / scale)
        formula = f"{printed_of(other)} − {printed_of(one)}"
        return clash(formula, computed, stated.times(1 / scale), step.unit, decimals(step.value), at)
    if step.kind == "growth" and nominal(other) and before.low > 0 and not data().real.search(words):
        formula = f"{printed_of(other)} ÷ {printed_of(one)} − 1"
        return clash(formula, growth(before, after), stated, "%", decimals(step.value), at)
    return None


def same_sort(level: Fact, change: Fact) -> Decimal | None:
    """The scale of the unit of `change`, where it is a change of `level` in its own unit or in points."""
    scale, sort = fold(change.unit)
    if sort == stem(level) or (sort == "个百分点" and level.unit == "%"):
        return scale
    return None


def _rise_and_growth(case: Case) -> Iterator[Clash | None]:
    """A level, its rise over last year and its growth: 总额11377亿元，增加1501亿元，增长15.2%."""
    for sentence in case.this.sentences:
        facts = sentence.facts
        for at in range(len(facts) - 2):
            kinds = {fact.kind: fact for fact in facts[at : at + 3]}
            if len(kinds) < 3 or not {"level", "change", "growth"} <= kinds.keys():
                continue
            level, change, rate = kinds["level"], kinds["change"], kinds["growth"]
            first, *rest = [sentence.told(index) for index in range(at, at + 3)]
            if not _STOPPED.search("".join(rest)) and not data().real.search("".join((first, *rest))):
                yield _rise(level, change, rate)


_STOPPED = re.compile("[;。]|其中")


def _rise(level: Fact, change: Fact, rate: Fact) -> Clash | None:
    """What to say where `change` is not `rate` of what `level` was before."""
    now, rise, stated = amount(level), amount(change), amount(rate)
    if now is None or rise is None or stated is None or rate.value is None:
        return None
    if not name_of(level) == name_of(change) == name_of(rate) or stem(level) != stem(change):
        return None
    before = now - rise
    if before.low <= 0:
        return None
    formula = f"{printed_of(change)} ÷ ({printed_of(level)} − {printed_of(change)})"
    return clash(formula, share(rise, before), stated, "%", decimals(rate.value), places(level, change, rate))


RULES = (
    Rule(
        "from, to and by",
        _from_to,
        examples={
            "服务业比重由46.9%提高到48.2%，提高2.3个百分点。": (
                "48.2% − 46.9% = 1.3个百分点，文中为2.3个百分点，相差1个百分点，容许0.15个百分点。"
            ),
            "生产安全事故由24起减少到21起，下降32.5%。": (
                "21起 ÷ 24起 − 1 = -12.5%，文中为-32.5%，相差20个百分点，容许0.05个百分点。"
            ),
        },
        agreeing=(
            "服务业比重由46.9%提高到48.2%，提高1.3个百分点。",
            "生产安全事故由24起减少到21起，下降12.5%。",
            "生产总值由54亿元增加到82亿元，增长45.1%。",  # at constant prices
            "服务业比重由46.9%提高到48.2%，工业投资比重提高2.3个百分点。",
        ),
    ),
    Rule(
        "rise and growth",
        _rise_and_growth,
        examples={
            "财政收入达到11377亿元，比上年增加1501亿元，增长25.2%。": (
                "1501亿元 ÷ (11377亿元 − 1501亿元) = 15.2%，文中为25.2%，相差10个百分点，容许0.06个百分点。"
            ),
        },
        agreeing=(
            "财政收入达到11377亿元，比上年增加1501亿元，增长15.2%。",
            "财政收入达到11377亿元，比上年增加1501亿元，年均增长25.2%。",
        ),
    ),
)
