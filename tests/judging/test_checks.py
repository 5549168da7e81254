"""Cross-checks: what each rule finds and what it leaves alone, shown by the examples beside it."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import duixian
import duixian.judging
from duixian.indicators import standard
from duixian.judging import check_data
from duixian.judging.check_amounts import Amount, amount, growth, printed, share
from duixian.judging.check_findings import row
from duixian.judging.check_sheets import Case, Rule, Sheet
from duixian.judging.checks import RULES, check, title
from duixian.records import Fact
from duixian.report import Report

DEMO = Path(duixian.__file__).parent / "demo"
WORK = "砚溪县{year}年政府工作报告"
PLAN = "关于砚溪县{last}年国民经济和社会发展计划执行情况与{year}年国民经济和社会发展计划草案的报告"


def report(year: int, review: str = "", plan: str = "", annex: str = "", title: str = WORK) -> Report:
    text = f"""{title.format(year=year, last=year - 1)}
一、{year - 1}年工作回顾
{review or "各项工作取得新成效。"}
二、{year}年工作安排
{plan or "各项工作要抓紧抓好。"}
"""
    if annex:
        text += f"让我们团结一心、努力奋斗！\n附件\n{year}年主要预期目标\n{annex}\n"
    return duixian.read_text(text, name=f"yanxi-{year}-{'work' if title == WORK else 'plan'}")


def reports(example: str) -> list[Report]:
    """The reports of an example: its texts stand before this year's review, each with its name and a ‖."""
    *others, review = example.split("‖")
    said = dict(other.split("：", 1) for other in others)
    assert said.keys() <= {"上年", "上年计划", "附表", "计划报告"}
    found = [report(2025, review, annex=said.get("附表", ""))]
    if "上年" in said or "上年计划" in said:
        found.append(report(2024, said.get("上年", ""), said.get("上年计划", "")))
    if "计划报告" in said:
        found.append(report(2025, said["计划报告"], title=PLAN))
    return found


def said(rule: Rule, example: str) -> list[str]:
    return [finding.arithmetic for finding in check(reports(example)) if finding.kind == rule.name]


EXAMPLES = [(rule, text, want) for rule in RULES for text, want in rule.examples.items()]
AGREEING = [(rule, text) for rule in RULES for text in rule.agreeing]


@pytest.mark.parametrize(("rule", "text", "want"), EXAMPLES, ids=[text for _, text, _ in EXAMPLES])
def test_a_rule_finds_what_its_example_says(rule: Rule, text: str, want: str) -> None:
    assert said(rule, text) == [want]


@pytest.mark.parametrize(("rule", "text"), AGREEING, ids=[text for _, text in AGREEING])
def test_a_rule_leaves_alone_what_agrees(rule: Rule, text: str) -> None:
    assert check(reports(text)) == []


def test_every_rule_has_a_name_of_its_own_a_title_examples_and_counter_examples() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert len({title(rule.name) for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.examples, rule.name
        assert rule.agreeing, rule.name


def test_every_rule_of_every_module_is_asked() -> None:
    modules = [
        value
        for name, value in vars(duixian.judging).items()
        if re.match("check_", name) and hasattr(value, "RULES")
    ]
    assert len(modules) == 7
    assert {rule.name for module in modules for rule in module.RULES} == {rule.name for rule in RULES}


# --- The demo


@pytest.fixture(scope="module")
def demo() -> list[Report]:
    return [duixian.read(DEMO / f"yanxi-{year}-work.txt") for year in (2024, 2025)]


def test_the_two_slips_of_the_demo_are_found_and_nothing_else(demo: list[Report]) -> None:
    found = check(demo)
    assert [finding.kind for finding in found] == ["sorts and count", "growth over last year's level"]
    count, tourism = found
    assert count.arithmetic == "46个 + 51个 + 29个 = 126个，文中为128个，相差2个，容许0个。"
    assert [place.quote for place in count.places] == ["128个", "46个", "51个", "29个"]
    assert (
        tourism.arithmetic
        == "31.5亿元 ÷ 27.9亿元 − 1 = 12.9%，文中为15.2%，相差2.3个百分点，容许0.43个百分点。"
    )
    assert [(place.doc, place.quote) for place in tourism.places] == [
        ("yanxi-2024-work", "27.9亿元"),
        ("yanxi-2025-work", "31.5亿元"),
        ("yanxi-2025-work", "15.2%"),
    ]


def test_a_place_is_its_quote(demo: list[Report]) -> None:
    texts = {one.name: one.text for one in demo}
    for finding in check(demo):
        for place in finding.places:
            assert texts[place.doc][place.start : place.end] == place.quote


def test_a_finding_is_a_row_of_json(demo: list[Report]) -> None:
    first = json.loads(json.dumps(row(check(demo)[0]), ensure_ascii=False))
    assert (first["type"], first["kind"], first["difference"], first["tolerance"]) == (
        "finding",
        "sorts and count",
        2,
        0,
    )
    assert first["places"][0] == {"doc": "yanxi-2025-work", "start": 1284, "end": 1288, "quote": "128个"}


# --- Which reports are held against which


LAST = "上年：旅游综合收入27.9亿元。‖旅游综合收入31.5亿元，增长15.2%。"


def test_the_order_of_the_reports_does_not_matter() -> None:
    assert len(check(reports(LAST))) == len(check(reports(LAST)[::-1])) == 1


def test_reports_of_other_governments_or_years_are_not_held_against_each_other() -> None:
    this, last = reports(LAST)
    other = duixian.read_text(last.text.replace("砚溪县", "平岚县"), name="other")
    older = report(2023, "旅游综合收入27.9亿元。")
    nameless = duixian.read_text("旅游综合收入27.9亿元。", name="nameless")
    assert check([this, other]) == check([this, older]) == check([this, nameless]) == check([nameless]) == []
    assert check([]) == []


def test_the_same_report_twice_says_nothing_new(demo: list[Report]) -> None:
    assert len(check([*demo, demo[1]])) == 2 * len(check(demo))


def test_a_text_without_figures_has_no_findings() -> None:
    assert check([duixian.read_text("", name="empty"), duixian.read_text("各位代表：", name="short")]) == []


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 5000), st.text("0123456789.%亿万元个由至其中，。（）-", max_size=40))
def test_no_text_stops_the_checks(demo: list[Report], at: int, scrap: str) -> None:
    text = demo[1].text
    altered = duixian.read_text(text[:at] + scrap + text[at + 20 : at + 1500], name="yanxi-2025-work")
    assert isinstance(check([demo[0], altered]), list)


# --- Figures as intervals


POSITIVE = st.decimals("1", "100000", places=4)
PLACES = st.integers(0, 2)


def rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), "ROUND_HALF_UP")


@given(POSITIVE, POSITIVE, PLACES, PLACES, PLACES)
def test_rounding_alone_is_never_a_contradiction(
    one: Decimal, other: Decimal, a: int, b: int, c: int
) -> None:
    """Whatever the true values, and to whatever decimals they are printed, what follows from them agrees."""
    first, second = printed(rounded(one, a)), printed(rounded(other, b))
    assert (first + second).meets(printed(rounded(one + other, c)))
    assert (first - second).meets(printed(rounded(one - other, c)))
    if first.low > 0:
        assert growth(first, second).meets(printed(rounded((other / one - 1) * 100, c)))
        assert share(second, first).meets(printed(rounded(other / one * 100, c)))


@given(POSITIVE, PLACES, st.integers(-5, 5))
def test_a_difference_is_found_exactly_where_rounding_does_not_explain_it(
    value: Decimal, places: int, steps: int
) -> None:
    one = rounded(value, places)
    other = one + steps * Decimal(1).scaleb(-places)
    first, second = printed(one), printed(other)
    assert first.meets(second) == (steps == 0)
    if steps:
        assert abs(one - other) >= first.slack(second)


def fact(value: str, unit: str = "亿元", bound: str = "eq") -> Fact:
    return Fact("a", 0, 0, "", "", None, "level", Decimal(value), None, unit, bound, "actual", "2024", "")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stated", "low", "high"),
    [
        (fact("31.5"), "3145000000", "3155000000"),
        (fact("128", "个"), "128", "128"),  # things are counted, not rounded
        (fact("1.2", "万人"), "11500", "12500"),
        (fact("300", bound="ge"), "30000000000", "Infinity"),
        (fact("5.5", "%", "le"), "-Infinity", "5.5"),
        (fact("-3", "%", "ge"), "-Infinity", "-3"),  # 下降3%以上
    ],
)
def test_what_a_printed_figure_may_stand_for(stated: Fact, low: str, high: str) -> None:
    found = amount(stated)
    assert isinstance(found, Amount)
    assert (found.low, found.high) == (Decimal(low), Decimal(high))


def test_a_hedged_figure_or_a_fraction_stands_for_nothing_that_can_be_checked() -> None:
    assert amount(fact("130", bound="about")) is None
    assert amount(fact("0.3333333333")) is None


def test_a_share_of_nothing_is_no_number() -> None:
    with pytest.raises(ZeroDivisionError):
        share(printed(Decimal(3)), printed(Decimal(0)))


# --- The data


def test_every_thing_in_the_data_is_an_indicator_or_a_pattern_for_a_name() -> None:
    data = check_data.data()
    things = [
        *(thing for one in data.partitions for thing in (one.whole, *one.parts)),
        *(thing for one in data.ratios for thing in (*one.of, one.above, one.below)),
        *data.nominal,
        *data.budgets,
        *data.good_share,
        data.good_days,
    ]
    for thing in things:
        re.compile(thing)
        assert thing in standard().indicators or not re.fullmatch("[a-z_]+", thing), thing


@pytest.mark.parametrize(
    ("sentence", "nominal"),
    [
        ("旅游综合收入31.5亿元。", True),
        ("接待游客482.6万人次。", True),
        ("工业用电量15.6亿千瓦时。", True),
        ("城镇居民人均可支配收入40280元。", True),
        ("地区生产总值303.0亿元。", False),  # at constant prices
        ("规模以上工业增加值82.5亿元。", False),
        ("固定资产投资158.3亿元。", False),  # on an adjusted base
        ("规上工业总产值379.9亿元。", False),  # the firms above the size, which change
        ("新材料产业产值152.3亿元。", False),  # at prices the text does not tell
        ("城镇化率47.8%。", False),  # its growth in % is not what reports state
    ],
)
def test_growth_is_computed_only_of_what_grows_at_the_printed_prices(sentence: str, nominal: bool) -> None:
    first = Sheet(report(2025, sentence)).report.facts[0]
    assert check_data.nominal(first) == nominal


def test_growth_over_the_plan_of_a_budget_is_over_last_years_budget() -> None:
    """赤字比上年增加 is over last year's planned deficit; a task's increase is over last year's result."""
    plan = "今年拟安排财政赤字13500亿元，比上年增加{}亿元。"
    last = report(2024, plan="今年拟安排财政赤字12000亿元。")
    assert check([last, report(2025, plan=plan.format(1500))]) == []
    assert [one.kind for one in check([last, report(2025, plan=plan.format(2500))])] == [
        "change over last year's level"
    ]
    task = "农村危房改造366户，增加100户。"
    done = report(2025, "农村危房改造266户。", plan=task)
    assert check([report(2024, plan="农村危房改造260户。"), done]) == []


def test_a_case_holds_what_a_report_is_held_against() -> None:
    this = Sheet(report(2025, "旅游综合收入31.5亿元，增长15.2%。"))
    last = Sheet(report(2024, "旅游综合收入27.9亿元。"))
    rule = next(rule for rule in RULES if rule.name == "growth over last year's level")
    assert [one for one in rule.find(Case(this)) if one] == []
    assert len([one for one in rule.find(Case(this, last)) if one]) == 1
