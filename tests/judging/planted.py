"""Planted contradictions: alters one figure of a report so that it cannot be right beside the others.

The places are found by regular expressions over the plain characters of the text, and whether they hold
together before is worked out here from those: nothing of what is tested takes part. A way of planting (`WAYS`)
yields alterations: where a figure stands, and the wrong one to put there.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

N = r"(\d+(?:\.\d+)?)"
COMMA = "[，,、]"
MONEY_AND_COUNTS = (  # growth of these is arithmetic on the two levels
    "旅游综合收入|网络零售额|技术合同成交额|一般公共预算收入|民生支出|茶产业综合产值|工业用电量|存款余额|贷款余额|到位市外资金"
    "|专项债券|受理诉求|人均纯收入|跨境人民币结算量|货邮吞吐量|进出口总额|财政收入|外汇储备|出口|实际使用外资|对外直接投资"
    "|城镇居民人均可支配收入|农村居民人均可支配收入|保费收入|税收收入|农民合作社|市场主体总量"
)


@dataclass(frozen=True)
class Alteration:
    """The figure at `start` is to read `new`; `old` is what it reads."""

    way: str
    start: int
    old: str
    new: str

    def apply(self, text: str) -> str:
        assert text.startswith(self.old, self.start)
        return text[: self.start] + self.new + text[self.start + len(self.old) :]


def wrong(figure: str, chance: random.Random) -> str:
    """`figure` as a slip may print it: a leading digit off, two digits swapped, the point moved."""
    slips = [str(int(figure[0]) % 9 + 1) + figure[1:]]
    if len(figure) > 1 and figure[1].isdigit() and figure[1] not in ("0", figure[0]):
        slips.append(figure[1] + figure[0] + figure[2:])
    if "." in figure and figure[0] != "0":
        whole, _, part = figure.partition(".")
        slips.append(f"{whole}{part[0]}.{part[1:]}".rstrip("."))
    return chance.choice(slips)


SCALES = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}


def _adds_up(whole: str, parts: list[str]) -> bool:
    step = Decimal(1).scaleb(max(int(Decimal(one).as_tuple().exponent) for one in (whole, *parts)))
    return abs(sum(map(Decimal, parts)) - Decimal(whole)) <= step * (len(parts) + 1) / 2


def sums(text: str, last: str, chance: random.Random) -> Iterator[tuple[int, str, str]]:
    """A part of a whole: value added of the three industries, the central and the local deficit."""
    pattern = rf"生产总值(?:达到?)?{N}亿元[^。\n]{{0,60}}?增加值分别(?:为|达到?)?{N}亿元{COMMA}{N}亿元{COMMA}{N}亿元"
    for found in re.finditer(pattern, text):
        whole, *parts = found.groups()
        if _adds_up(whole, parts):
            at = chance.randrange(len(parts)) + 2
            yield found.start(at), found[at], wrong(found[at], chance)
    pattern = (
        rf"财政赤字{N}(万?亿)元[^\n]{{0,60}}?中央财政赤字{N}(万?亿)元[^\n]{{0,30}}?"
        rf"(?:地方财政赤字|代发地方债|代地方发债){N}(万?亿)元"
    )
    for found in re.finditer(pattern, text):
        total, *parts = [Decimal(found[at]) * SCALES[found[at + 1]] for at in (1, 3, 5)]
        if total == sum(parts):
            at = chance.choice((3, 5))
            yield found.start(at), found[at], wrong(found[at], chance)


def deficits(text: str, last: str, chance: random.Random) -> Iterator[tuple[int, str, str]]:
    """How much the planned deficit grows over the one planned last year."""
    before = re.search(rf"财政赤字{N}(万?亿)元", last)
    for found in re.finditer(
        rf"财政赤字{N}(万?亿)元[，,]比(?:去年|上年)增加{N}(万?亿)元", text if before else ""
    ):
        now, more = [Decimal(found[at]) * SCALES[found[at + 1]] for at in (1, 3)]
        if before and now - more == Decimal(before[1]) * SCALES[before[2]]:
            yield found.start(3), found[3], wrong(found[3], chance)


def sorts(text: str, last: str, chance: random.Random) -> Iterator[tuple[int, str, str]]:
    """A count among 其中新开工…、续建…、建成投产…."""
    for found in re.finditer(
        rf"{N}个[^。；\n]{{0,50}}?其中[，,]?新(?:开工|建)(?:项目)?{N}个{COMMA}续建(?:项目)?{N}个(?:{COMMA}建成投产{N}个)?",
        text,
    ):
        whole, *parts = [one for one in found.groups() if one]
        if _adds_up(whole, parts):
            at = chance.randrange(len(parts)) + 2
            yield found.start(at), found[at], wrong(found[at], chance)


def parts_above(text: str, last: str, chance: random.Random) -> Iterator[tuple[int, str, str]]:
    """What stands after 其中 is made more than the whole before it."""
    for found in re.finditer(
        rf"(?<![\d.]){N}(个|家|项|亿元|万亩|件|万套)[，,、](?:其中)[^，,。；;\d\n“]{{2,14}}{N}\2(?!以上项目|及以上)",
        text,
    ):
        yield found.start(3), found[3], str(int(float(found[1]) * 3) + 2)


def growth_of_parts(text: str, last: str, chance: random.Random) -> Iterator[tuple[int, str, str]]:
    """The growth of GDP, or of trade, is made more than that of each of its parts."""
    for found in re.finditer(
        rf"生产总值[^。；;\n]{{0,20}}?增长{N}%[^。\n]{{0,80}}?(?:增加值)[^。；;\n]{{0,40}}?增长{N}%{COMMA}{N}%{COMMA}{N}%",
        text,
    ):
        most = max(map(Decimal, found.groups()[1:]))
        if min(map(Decimal, found.groups()[1:])) <= Decimal(found[1]) <= most:
            yield found.start(1), found[1], f"{most + 2}"
    for found in re.finditer(
        rf"进出口总额[^。；;\n]{{0,20}}?增长{N}[%％][^。\n]{{0,20}}?出口增长{N}[%％]{COMMA}进口增长{N}[%％]",
        text,
    ):
        yield found.start(1), found[1], f"{max(Decimal(found[2]), Decimal(found[3])) + 2}"


def ratios(text: str, last: str, chance: random.Random) -> Iterator[tuple[int, str, str]]:
    """收入比, 存贷比, 税收占比."""
    for found in re.finditer(
        rf"可支配收入分别(?:为|达到){N}元{COMMA}{N}元[^。；;\n]{{0,60}}?收入比[^。；;\d\n]{{0,8}}(?:由{N})?[^。；;\d\n]{{0,6}}{N}",
        text,
    ):
        if abs(Decimal(found[1]) / Decimal(found[2]) - Decimal(found[4])) < Decimal("0.006"):
            yield found.start(4), found[4], wrong(found[4], chance)
    for found in re.finditer(rf"税收收入{N}亿元、占比{N}%", text):
        yield found.start(2), found[2], wrong(found[2], chance)
    for found in re.finditer(rf"存款余额{N}亿元、贷款余额{N}亿元[^。\n]{{0,40}}?存贷比达?{N}%", text):
        yield found.start(3), found[3], wrong(found[3], chance)


def structures(text: str, last: str, chance: random.Random) -> Iterator[tuple[int, str, str]]:
    for found in re.finditer(rf"结构[^。\d\n]{{0,6}}{N}[:：∶]{N}[:：∶]{N}", text):
        at = chance.randrange(3) + 1
        yield found.start(at), found[at], wrong(found[at], chance)


def restated(text: str, last: str, chance: random.Random) -> Iterator[tuple[int, str, str]]:
    """Last year's figure in a 由A到B that last year's report printed as well."""
    for found in re.finditer(
        rf"([\u4e00-\u9fff]{{4,10}})由(?:上年的?)?{N}(台|起|个|亿元|%|家)?[^，,。\d\n]{{0,6}}[到至]", text
    ):
        unit = found[3] or ""
        if re.search(rf"{found[1][-4:]}[^，,。\d\n]{{0,6}}{re.escape(found[2] + unit)}", last):
            yield found.start(2), found[2], wrong(found[2], chance)


def good_days(text: str, last: str, chance: random.Random) -> Iterator[tuple[int, str, str]]:
    """The days with good air, whose share is printed beside them."""
    for found in re.finditer(rf"优良天数{N}天[，,、](?:空气质量)?优良(?:率|天数比率){N}%", text):
        yield found.start(1), found[1], wrong(found[1], chance)


def lists(text: str, last: str, chance: random.Random) -> Iterator[tuple[int, str, str]]:
    """The count before a list numbered 一是 to 十是, or before headings (一) to (十)."""
    numerals = "一二三四五六七八九十"
    for found in re.finditer(
        r"(\d+|[一二三四五六七八九十])(?:件民生实事|项工作|个方面工作|方面工作|件事|个方面|项举措)[:：。]\s*[(（]?一",
        text,
    ):
        old = found[1]
        new = str(int(old) + 2) if old.isdigit() else numerals[(numerals.index(old) + 3) % 10]
        yield found.start(1), old, new


def growth_over_last(text: str, last: str, chance: random.Random) -> Iterator[tuple[int, str, str]]:
    """The growth of a level that last year's report printed too."""
    for found in re.finditer(
        rf"({MONEY_AND_COUNTS}){N}([^\d，,。、；;]{{1,4}})[，,、](?:同比)?增长{N}%", text
    ):
        name, level, unit, rate = found.groups()
        before = re.search(rf"{name}{N}{unit}", last)
        if before and abs(Decimal(level) / Decimal(before[1]) * 100 - 100 - Decimal(rate)) < 1:
            yield found.start(4), rate, wrong(rate, chance)


def level_over_last(text: str, last: str, chance: random.Random) -> Iterator[tuple[int, str, str]]:
    """The level itself, where its growth and last year's level are printed."""
    for found in re.finditer(
        rf"({MONEY_AND_COUNTS}){N}([^\d，,。、；;]{{1,4}})[，,、](?:同比)?增长{N}%", text
    ):
        name, level, unit, rate = found.groups()
        before = re.search(rf"{name}{N}{unit}", last)
        if before and abs(Decimal(level) / Decimal(before[1]) * 100 - 100 - Decimal(rate)) < 1:
            yield found.start(2), level, wrong(level, chance)


def change_over_last(text: str, last: str, chance: random.Random) -> Iterator[tuple[int, str, str]]:
    """The points or the number by which a level of last year's report has changed."""
    for found in re.finditer(
        rf"([\u4e00-\u9fff]{{2,12}}?)(?:达|为)?{N}(%|列|个|亿美元)[，,、](?:比上年)?(?:提高|多|增加){N}(?:个百分点|列|个|亿美元)",
        text,
    ):
        before = re.search(rf"{found[1][-6:]}(?:达|为)?{N}{found[3]}", last)
        if before and abs(Decimal(found[2]) - Decimal(before[1]) - Decimal(found[4])) < Decimal("0.11"):
            yield found.start(4), found[4], wrong(found[4], chance)


def of_plan(text: str, last: str, chance: random.Random) -> Iterator[tuple[int, str, str]]:
    """The share of a plan that last year's report printed, and the gap to a target of it."""
    if not last:
        return
    for found in re.finditer(
        rf"(到位市外资金|完成投资){N}亿元[^。；;\n]{{0,14}}?(?:占|完成)年度(?:计划|任务)的{N}%", text
    ):
        yield found.start(3), found[3], wrong(found[3], chance)
    for found in re.finditer(rf"增长{N}%[，,](?:低于|高于)年初预期{N}个百分点", text):
        yield found.start(2), found[2], wrong(found[2], chance)


def quoted_targets(text: str, last: str, chance: random.Random) -> Iterator[tuple[int, str, str]]:
    for found in re.finditer(rf"{N}(亿元|%)[，,](?:未达到|与){N}\2的(?:预期|目标)", text):
        if found[3] + found[2] in last:
            yield found.start(3), found[3], wrong(found[3], chance)


def table_cells(text: str, last: str, chance: random.Random) -> Iterator[tuple[int, str, str]]:
    """A cell of the annex table whose figure the text, or last year's report, states of the same thing."""
    at = text.find("指标名称")
    label = ""
    for found in re.finditer(
        rf"^(?:([\u4e00-\u9fff][^\d|\n]{{3,}})|{N}(?:左右|以上|以内)?) ?\|",
        text[at:] if at >= 0 else "",
        re.M,
    ):
        label = found[1] or label
        if found[2]:
            said = rf"{label[:4]}[^。；;\n]{{0,20}}?(?<![\d.]){re.escape(found[2])}(?![\d.])"
            if re.search(said, text[:at] + "\n" + last):
                yield at + found.start(2), found[2], wrong(found[2], chance)


HEADLINE = (
    "地区生产总值|规模以上工业增加值|规上工业增加值|固定资产投资|社会消费品零售总额|一般公共预算收入|建筑业总产值|国内生产总值|居民消费价格"
    "|城镇新增就业|粮食总?产量|财政收入"
)


def twice(text: str, last: str, chance: random.Random) -> Iterator[tuple[int, str, str]]:
    """A headline figure that another sentence states as well."""
    said: dict[tuple[str, ...], int] = {}
    for found in re.finditer(rf"({HEADLINE})(?:增长)?{N}(%|亿元|万人|万吨|亿斤)(左右|以上)?", text):
        key = found.groups()
        between = text[said[key] : found.start()] if key in said else ""
        if re.search("[。；]", between) and not re.search("工作安排|目标任务|主要预期目标", between):
            yield found.start(2), found[2], wrong(found[2], chance)
        said.setdefault(key, found.end())


def plan_twin(text: str, last: str, chance: random.Random) -> Iterator[tuple[int, str, str]]:
    """A headline figure of a plan report that otherwise says what the work report says."""
    for found in re.finditer(rf"({HEADLINE})(?:预计|达到|达)?(?:增长)?{N}(%|亿元|万人|万吨|亿斤)", text):
        yield found.start(2), found[2], wrong(found[2], chance)


Way = Callable[[str, str, random.Random], Iterator[tuple[int, str, str]]]
WAYS: tuple[Way, ...] = (
    sums, deficits, sorts, parts_above, growth_of_parts, ratios, structures, good_days, restated, lists, growth_over_last,
    level_over_last, change_over_last, of_plan, quoted_targets, table_cells, twice, plan_twin,
)  # fmt: skip


def alterations(text: str, last: str = "", seed: int = 1) -> Iterator[Alteration]:
    """Every alteration of `text`, whose government's report of the year before is `last`."""
    for way in WAYS:
        chance = random.Random(f"{seed} {way.__name__} {len(text)}")
        for start, old, new in way(text, last, chance):
            if new != old:
                yield Alteration(way.__name__, start, old, new)
