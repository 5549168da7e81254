"""Wholes and their parts (总量与分项): sums, parts above their whole, the growth of parts, shares."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import reduce
from operator import add

from duixian.judging.check_amounts import amount, decimals, figure, fold, number
from duixian.judging.check_data import Partition, Slot, Sorts, data, is_of, slot, stem
from duixian.judging.check_findings import Clash, clash, places, plainly, printed_of
from duixian.judging.check_sheets import Case, Rule, Sentence, sole
from duixian.language import _
from duixian.records import Fact

_OF_WHICH = re.compile(r"其中|包括|分别[为是]|\($")
_OPEN_LIST = re.compile(r"等|含|其中|以上")
_IN_ALL = re.compile(r"(?:^|[,、;(])(?:总?共|共计|合计|总计|一共)(?=\d)")
_LONGEST = 30  # figures of a list
_STOP = re.compile(r"[;。]")


def _with_parts(facts: Sequence[Fact], one: Partition, kind: str) -> Iterator[tuple[Fact, list[Fact]]]:
    """Every whole of that kind that stands among `facts` with all its parts, of one time and unit."""
    mine = [fact for fact in facts if fact.kind == kind and fact.value is not None]
    groups: dict[Slot, list[Fact]] = {}
    for fact in mine:
        groups.setdefault(slot(fact), []).append(fact)
    for group in groups.values():
        whole = sole(fact for fact in group if is_of(fact, (one.whole,)))
        parts = [sole(fact for fact in group if is_of(fact, (part,))) for part in one.parts]
        if whole is not None and None not in parts:
            yield whole, [part for part in parts if part is not None]


def _sum_clash(whole: Fact, parts: Sequence[Fact]) -> Clash | None:
    """What to say where `parts` do not add up to `whole`, in the whole's unit."""
    total = amount(whole)
    amounts = [amount(part) for part in parts]
    if total is None or None in amounts:
        return None
    scale = 1 / fold(whole.unit)[0]
    computed = reduce(add, [one for one in amounts if one is not None]).times(scale)
    digits = max(
        decimals(fact.value) for fact in (whole, *parts) if fact.value is not None and fact.unit == whole.unit
    )
    formula = " + ".join(map(printed_of, parts))
    return clash(formula, computed, total.times(scale), whole.unit, digits, places(whole, *parts))


def _known_sums(case: Case) -> Iterator[Clash | None]:
    facts = case.this.report.facts
    for one in data().partitions:
        for kind in ("level", "change"):
            for whole, parts in _with_parts(facts, one, kind):
                yield _sum_clash(whole, parts)


def _growth_of_parts(case: Case) -> Iterator[Clash | None]:
    facts = case.this.report.facts
    for one in data().partitions:
        for whole, parts in _with_parts(facts, one, "growth"):
            total, amounts = figure(whole), [found for part in parts if (found := figure(part))]
            if total is None or len(amounts) < len(parts):
                continue
            low, high = min(one.low for one in amounts), max(one.high for one in amounts)
            if total.high < low or high < total.low:
                gap = low - total.value if total.high < low else total.value - high
                said = _(
                    "分项增速在{low}%与{high}%之间，合计不会是{stated}%，至少相差{difference}个百分点。"
                ).format(
                    low=min(part.value for part in parts if part.value is not None),
                    high=max(part.value for part in parts if part.value is not None),
                    stated=whole.value,
                    difference=plainly(gap, 2),
                )
                yield Clash(places(whole, *parts), said, gap, total.value - total.low, "%")


def _same_unit(sentence: Sentence, first: int) -> list[int]:
    """The indices of the levels from `first` on that are in the unit of the fact there, up to ； or 。"""
    facts, found = sentence.facts, [first]
    sort = stem(facts[first])
    for at in range(first + 1, min(first + _LONGEST, len(facts))):
        if _STOP.search(sentence.before(at)):
            break
        if facts[at].kind == "level" and stem(facts[at]) == sort:
            found.append(at)
    return found


def _wholes(sentence: Sentence) -> Iterator[tuple[int, list[int]]]:
    """Each count or amount with the figures in its unit that follow it behind 其中, 包括, 分别为 or (."""
    for at, fact in enumerate(sentence.facts):
        if fact.kind != "level" or stem(fact) in ("%", "‰", ""):
            continue
        _whole, *parts = _same_unit(sentence, at)
        if parts and any(_OF_WHICH.search(sentence.before(one)) for one in range(at + 1, parts[0] + 1)):
            yield at, parts


def _sorted_sums(case: Case) -> Iterator[Clash | None]:
    for sentence in case.this.sentences:
        for at, parts in _wholes(sentence):
            for sorts in data().sorts:
                yield _sorted_clash(sentence, at, parts, sorts)


def _sorted_clash(sentence: Sentence, at: int, parts: list[int], sorts: Sorts) -> Clash | None:
    """What to say where the parts, all sorts of them there, add up neither with nor without the lesser."""
    by_sort: dict[int, Fact] = {}
    for index in parts:
        words = sentence.before(index) + sentence.facts[index].quote
        sort = next((rank for rank, part in enumerate(sorts.parts) if part.search(words)), None)
        if sort is None or sort in by_sort:
            break
        by_sort[sort] = sentence.facts[index]
    if not set(range(sorts.core)) <= by_sort.keys():
        return None
    clashes = [
        _sum_clash(sentence.facts[at], [fact for sort, fact in by_sort.items() if sort < most])
        for most in range(sorts.core, len(sorts.parts) + 1)
    ]
    return None if None in clashes else clashes[-1]


def _totals(case: Case) -> Iterator[Clash | None]:
    """A total after its list (…102件、…113件，共215件) or before it in brackets (12所(小学5所、中学7所))."""
    for sentence in case.this.sentences:
        facts = sentence.facts
        for at, fact in enumerate(facts):
            if fact.kind != "level":
                continue
            if _IN_ALL.search(sentence.before(at) + fact.quote):
                listed = _run_before(sentence, at)
                sums = [
                    _sum_clash(fact, [facts[index] for index in listed[first:]])
                    for first in range(len(listed) - 1)
                ]
                if sums and None not in sums:
                    yield next(one for one in sums if one is not None)
            elif bracketed := _bracketed(sentence, at):
                yield _sum_clash(fact, bracketed)


def _run_before(sentence: Sentence, at: int) -> list[int]:
    """The indices of the levels right before `at` that are in its unit."""
    sort, found = stem(sentence.facts[at]), []
    for index in range(at - 1, max(-1, at - _LONGEST), -1):
        fact = sentence.facts[index]
        if fact.kind != "level" or stem(fact) != sort or _STOP.search(sentence.before(index + 1)):
            break
        found.append(index)
    return found[::-1]


def _bracketed(sentence: Sentence, at: int) -> list[Fact]:
    """The parts in the bracket right after the figure at `at`: two or more, all in its unit."""
    fact, facts = sentence.facts[at], sentence.facts
    after = sentence.after(fact)
    if not after.startswith("(") or ")" not in after or _OPEN_LIST.search(after[: after.index(")")]):
        return []
    inside: list[Fact] = []
    for other in facts[at + 1 :]:
        if ")" in sentence.between(fact, other):
            break
        inside.append(other)
    alike = all(one.kind == "level" and stem(one) == stem(fact) for one in inside)
    return inside if len(inside) > 1 and alike else []


def _parts_above(case: Case) -> Iterator[Clash | None]:
    for sentence in case.this.sentences:
        for at, parts in _wholes(sentence):
            if "其中" in sentence.before(parts[0]):
                yield _above(sentence.facts[at], sentence.facts[parts[0]])
        for one, other in zip(sentence.facts, sentence.facts[1:], strict=False):
            levels = one.kind == other.kind == "level" and stem(one) == stem(other)
            if levels and _SOME.fullmatch(sentence.between(one, other)):
                yield _above(one, other)


_SOME = re.compile(rf"[^,;。、(]{{0,12}}?{data().done}")


def _above(whole: Fact, part: Fact) -> Clash | None:
    total, some = number(whole, part), number(part, whole)
    if total is None or some is None or some.low <= total.high:
        return None
    scale = 1 / fold(whole.unit)[0]
    difference = (some.low - total.high) * scale
    said = _("其中项“{part}”大于总项“{whole}”。").format(part=part.quote, whole=whole.quote)
    return Clash(places(whole, part), said, difference, Decimal(0), whole.unit)


RULES = (
    Rule(
        "parts and sum",
        _known_sums,
        examples={
            "地区生产总值303.0亿元，其中一、二、三产增加值分别为42.8亿元、127.0亿元、143.2亿元。": (
                "42.8亿元 + 127.0亿元 + 143.2亿元 = 313亿元，文中为303.0亿元，相差10亿元，容许0.2亿元。"
            ),
            "进出口总额达到480.6亿元，其中出口300.2亿元、进口160.4亿元。": (
                "300.2亿元 + 160.4亿元 = 460.6亿元，文中为480.6亿元，相差20亿元，容许0.15亿元。"
            ),
        },
        agreeing=(
            "地区生产总值303.0亿元，其中一、二、三产增加值分别为42.8亿元、127.0亿元、133.2亿元。",
            "地区生产总值303.0亿元，其中一、二、三产增加值分别为42.8亿元、127.1亿元、133.2亿元。",
            "进出口总额突破480亿元，其中出口320.2亿元、进口160.4亿元。",
        ),
    ),
    Rule(
        "sorts and count",
        _sorted_sums,
        examples={
            "全年实施重点项目68个，其中新建项目41个、续建项目37个。": (
                "41个 + 37个 = 78个，文中为68个，相差10个，容许0个。"
            ),
            "安排项目128个，总投资416亿元，其中新开工46个、续建51个、建成投产29个。": (
                "46个 + 51个 + 29个 = 126个，文中为128个，相差2个，容许0个。"
            ),
        },
        agreeing=(
            "全年实施重点项目68个，其中新建项目41个、续建项目27个。",
            "全年实施重点项目97个，其中新开工46个、续建51个、建成投产29个。",
            "全年实施重点项目68个，其中新建项目41个、竣工项目17个。",
        ),
    ),
    Rule(
        "total of a list",
        _totals,
        examples={
            "办理人大代表建议102件、政协提案113件，共225件。": (
                "102件 + 113件 = 215件，文中为225件，相差10件，容许0件。"
            ),
            "新建学校12所（小学5所、中学4所、幼儿园4所）。": (
                "5所 + 4所 + 4所 = 13所，文中为12所，相差1所，容许0所。"
            ),
        },
        agreeing=(
            "办理人大代表建议102件、政协提案113件，共215件。",
            "培育龙头企业12家，办理人大代表建议102件、政协提案113件，共计215件。",
            "新建学校12所（含小学5所、中学4所）。",
        ),
    ),
    Rule(
        "part above its whole",
        _parts_above,
        examples={
            "新签约项目63个，其中10亿元以上项目73个。": "其中项“73个”大于总项“63个”。",
            "督察反馈的21个问题完成整改29个。": "其中项“29个”大于总项“21个”。",
        },
        agreeing=(
            "新签约项目63个，其中10亿元以上项目13个。",
            "新签约项目超60个，其中10亿元以上项目73个。",
            "督察反馈的21个问题完成整改19个。",
            "争取资金3亿元，其中专项债券2.4亿元。",
            "到位资金114亿元，其中招商大会签约项目15个，总投资额200亿元。",
        ),
    ),
    Rule(
        "growth of parts",
        _growth_of_parts,
        examples={
            "地区生产总值增长5.8%，一、二、三产增加值分别增长4.0%、5.1%、5.2%。": (
                "分项增速在4.0%与5.2%之间，合计不会是5.8%，至少相差0.55个百分点。"
            ),
        },
        agreeing=(
            "地区生产总值增长5.8%，一、二、三产增加值分别增长4.0%、7.1%、5.2%。",
            "地区生产总值增长5.2%，一、二、三产增加值分别增长5.2%、5.1%、5.1%。",
        ),
    ),
)
