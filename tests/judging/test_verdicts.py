"""What came of a target: the contract's rules by example, each in a pair of reports of a fictional city."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from tests.judging.pairs import pair, report

from duixian.errors import BadInput
from duixian.indicators import standard
from duixian.judging.records import Verdict, row
from duixian.judging.rules import VerdictRules, rules
from duixian.judging.verdicts import judge_targets

RULES = Path(__file__).parents[2] / "src" / "duixian" / "judging" / "rules.toml"
TABLE = tomllib.loads(RULES.read_text("utf-8"))


def judged(
    target: str, account: str, *, before: str = "", tail: str = "", by: VerdictRules | None = None
) -> Verdict:
    """The verdict on `target`, the second of two: a list needs a figure to be known as one."""
    earlier, later = pair(f"发电量5亿千瓦时；{target}", account, before=before, tail=tail)
    return judge_targets(earlier, later, by)[1]


@pytest.mark.parametrize(
    ("target", "account", "verdict"),
    [
        # eq, ge, le: no tolerance; better by more than 10 % and, for rates, by more than 0.5 points is exceeded
        ("地区生产总值增长6%", "地区生产总值增长6%", "met"),
        ("地区生产总值增长6%", "地区生产总值增长5.9%", "missed"),
        ("地区生产总值增长6%", "地区生产总值增长6.6%", "met"),
        ("地区生产总值增长6%", "地区生产总值增长6.7%", "exceeded"),
        ("地区生产总值增长2%以上", "地区生产总值增长2.5%", "met"),
        ("地区生产总值增长2%以上", "地区生产总值增长2.6%", "exceeded"),
        ("城镇新增就业3000人以上", "城镇新增就业3300人", "met"),
        ("城镇新增就业3000人以上", "城镇新增就业3301人", "exceeded"),
        ("城镇新增就业3万人", "城镇新增就业29999人", "missed"),
        ("城镇调查失业率控制在5.5%以内", "城镇调查失业率5.5%", "met"),
        ("城镇调查失业率控制在5.5%以内", "城镇调查失业率5.6%", "missed"),
        ("城镇调查失业率控制在5.5%以内", "城镇调查失业率4.9%", "exceeded"),
        # 左右: within 0.2 points below 10, otherwise within 2 %; beyond it by 0.5 points or 10 % is exceeded
        ("地区生产总值增长6%左右", "地区生产总值增长5.8%", "met"),
        ("地区生产总值增长6%左右", "地区生产总值增长5.7%", "missed"),
        ("地区生产总值增长6%左右", "地区生产总值增长6.5%", "met"),
        ("地区生产总值增长6%左右", "地区生产总值增长6.6%", "exceeded"),
        ("地区生产总值增长3%左右", "地区生产总值增长3.4%", "exceeded"),
        ("工业投资增长15%左右", "工业投资增长14.7%", "met"),
        ("工业投资增长15%左右", "工业投资增长14.6%", "missed"),
        # a range: its ends belong to it
        ("地区生产总值增长6—6.5%", "地区生产总值增长6%", "met"),
        ("地区生产总值增长6—6.5%", "地区生产总值增长6.5%", "met"),
        ("地区生产总值增长6—6.5%", "地区生产总值增长6.6%", "exceeded"),
        ("地区生产总值增长6—6.5%", "地区生产总值增长5.9%", "missed"),
        # prices are a ceiling, whatever the bound, and never exceeded
        ("居民消费价格涨幅3%左右", "居民消费价格上涨0.3%", "met"),
        ("居民消费价格涨幅3%左右", "居民消费价格上涨3.2%", "met"),
        ("居民消费价格涨幅3%左右", "居民消费价格上涨3.3%", "missed"),
        ("居民消费价格涨幅控制在3%", "居民消费价格下降0.4%", "met"),
        # less is better: a fall of at least so much
        ("单位地区生产总值能耗下降3%以上", "单位地区生产总值能耗下降3.1%", "met"),
        ("单位地区生产总值能耗下降3%以上", "单位地区生产总值能耗下降2.9%", "missed"),
        ("单位地区生产总值能耗下降3%以上", "单位地区生产总值能耗下降3.6%", "exceeded"),
        ("单位地区生产总值能耗下降3%以上", "单位地区生产总值能耗上升0.2%", "missed"),
        # a result's own bound is taken at its figure
        ("地区生产总值达到900亿元", "地区生产总值突破900亿元", "met"),
    ],
)  # fmt: skip
def test_a_figure_is_judged_by_bound_direction_and_tolerance(target, account, verdict):
    assert judged(target, account + "。").verdict == verdict


@pytest.mark.parametrize(
    ("target", "account", "quote"),
    [
        ("规模以上工业增加值增长8%", "规上工业增加值增长8.2%", "增长8.2%"),
        ("地区生产总值增长6%", "GDP增长6.1%", "增长6.1%"),
        ("一般公共预算收入增长5%", "地方一般公共预算收入31.2亿元，增长5.3%", "增长5.3%"),
        ("进出口总额增长5%", "外贸进出口总额增长5.5%", "增长5.5%"),
        (
            "城乡居民人均可支配收入分别增长6%、7%",
            "城镇、农村居民人均可支配收入分别增长6.1%、7.2%",
            "分别增长6.1%",
        ),
    ],
)
def test_the_same_indicator_under_another_name_is_the_same(target, account, quote):
    found = judged(target, account + "。")
    assert (found.verdict, found.result.quote) == ("met", quote)


@pytest.mark.parametrize(
    ("target", "account", "note"),
    [
        ("社会消费品零售总额增长7%", "限额以上消费品零售额增长9%", "限额以上消费品零售额"),
        ("规模以上工业增加值增长7%", "规模以上工业总产值增长9%", "规模以上工业总产值"),
        ("固定资产投资增长7%", "工业投资增长9%", "工业投资"),
        ("城镇登记失业率控制在4%以内", "城镇调查失业率5.1%", "城镇调查失业率"),
        ("一般公共预算收入增长7%", "一般公共预算收入同口径增长9%", "同口径"),
        ("一般公共预算收入增长7%", "扣除留抵退税因素后，一般公共预算收入增长9%", "扣除"),
        ("地区生产总值增长7%", "前三季度，地区生产总值增长7.2%", "2024-01/2024-09"),
        ("地区生产总值增长7%", "五年来，地区生产总值年均增长7.2%", "年均"),
        ("固定资产投资增长7%", "完成固定资产投资120亿元", "120亿元"),
    ],
)
def test_a_figure_near_it_is_another_measure(target, account, note):
    found = judged(target, account + "。")
    assert found.verdict == "redefined"
    assert note in found.result.note


@pytest.mark.parametrize(
    ("target", "account"),
    [
        ("地区生产总值增长7%", "全省地区生产总值增长7%。城镇新增就业3000人"),
        ("地区生产总值增长7%", "经开区地区生产总值增长12%"),
        ("固定资产投资增长7%", "工业投资占固定资产投资比重达30%"),
        ("固定资产投资增长7%", "2022年固定资产投资增长7.4%"),
        ("固定资产投资增长7%", "固定资产投资项目完成年度任务"),
        ("居民人均可支配收入与经济增长基本同步", "地区生产总值增长6%"),
        ("主要污染物排放量继续下降", "PM2.5平均浓度下降4%"),
    ],
)
def test_what_is_said_of_something_else_leaves_a_target_silent(target, account):
    found = judged(target, account + "。")
    assert (found.verdict, found.result) == ("silent", None)


@pytest.mark.parametrize(
    ("target", "account", "verdict"),
    [
        ("进出口总额增长6%左右", "进出口总额出现下降，预期增长目标未能实现", "missed"),
        ("固定资产投资增长6%", "固定资产投资增速没有达到预期", "missed"),
        ("固定资产投资增长6%", "地区生产总值、固定资产投资等部分指标未达预期", "missed"),
        ("居民消费价格涨幅3%左右", "居民消费价格涨幅保持较低水平", "met"),
        ("常住人口城镇化率提高1个百分点", "常住人口城镇化率统计数据待上级核定", "not_evaluable"),
        ("单位地区生产总值能耗完成市下达任务", "单位地区生产总值能耗下降3%，完成市下达任务", "met"),
        ("主要污染物排放量继续减少", "各项约束性指标超额完成", "met"),
        ("国际收支基本平衡", "国际收支保持基本平衡", "met"),
        ("国际收支基本平衡", "外贸结构持续优化", "not_evaluable"),
        ("进出口回稳向好", "进出口逐步回稳", "met"),
    ],
)
def test_words_decide_where_they_plainly_do(target, account, verdict):
    found = judged(target, account + "。")
    assert found.verdict == verdict
    assert found.result is None or found.result.value is None


def test_the_lowest_for_years_is_met_where_the_year_before_was_within():
    account = "城镇登记失业率为多年来最低。"
    before = "年末城镇登记失业率3.1%。"
    assert judged("城镇登记失业率控制在4%以内", account, before=before).verdict == "met"
    assert judged("城镇登记失业率控制在4%以内", account).verdict == "silent"


@pytest.mark.parametrize(
    ("target", "account", "verdict"),
    [
        ("居民人均可支配收入与经济增长基本同步", "地区生产总值增长6%，居民人均可支配收入增长5.5%", "met"),
        ("居民人均可支配收入与经济增长基本同步", "地区生产总值增长6%，居民人均可支配收入增长5.4%", "missed"),
        (
            "居民收入与经济增长基本同步",
            "地区生产总值增长6%，城镇、农村居民人均可支配收入分别增长5%、7%",
            "partly",
        ),
        (
            "居民收入与经济增长基本同步",
            "地区生产总值增长6%，城镇、农村居民人均可支配收入分别增长6%、7%",
            "met",
        ),
        ("外贸进出口保持正增长", "外贸进出口总额下降2%", "missed"),
        ("外贸进出口稳中提质", "外贸进出口总额增长2%", "met"),
        ("主要污染物排放量继续下降", "二氧化硫、氮氧化物排放量分别下降3%、2%", "met"),
        ("外贸进出口稳中提质", "外贸进出口总额突破30亿元", "not_evaluable"),
    ],
)
def test_a_target_in_words_is_judged_by_comparison_or_sign(target, account, verdict):
    assert judged(target, account + "。").verdict == verdict


def test_a_growth_follows_from_two_levels_where_it_is_not_given_and_says_so():
    found = judged("旅游综合收入增长10%", "实现旅游综合收入55亿元。", before="旅游综合收入50亿元。")
    assert (found.verdict, found.result.value) == ("met", Decimal("10.0"))
    assert "50亿元" in found.result.note


def test_growth_at_constant_prices_does_not_follow_from_levels():
    assert (
        judged("地区生产总值增长6%", "地区生产总值636亿元。", before="地区生产总值600亿元。").verdict
        == "redefined"
    )


def test_the_review_comes_before_the_annex_table_and_the_table_before_nothing():
    table = """附件
主要指标完成情况
指标名称 |
单位 |
2024年完成 |
地区生产总值增速 |
% |
6.4 |
粮食总产量 |
万吨 |
21.5 |
"""
    found = judged("地区生产总值增长6%", "地区生产总值增长6.3%。", tail=table)
    assert found.result.quote == "增长6.3%"
    found = judged("粮食总产量21万吨以上", "农业稳定。", tail=table)
    assert (found.verdict, found.result.quote) == ("met", "21.5")


def test_a_target_of_a_later_year_is_not_due():
    assert judged("到2026年地区生产总值达到900亿元", "地区生产总值800亿元。").rule == "not due"


def test_a_verdict_names_its_rule_and_gives_the_arithmetic():
    found = judged("地区生产总值增长6%左右", "地区生产总值增长5.5%。")
    assert (found.rule, found.year, found.section) == ("about", 2024, ("二、2024年工作安排",))
    assert found.reason == "目标“增长6%左右”，结果5.5%，比目标低0.5个百分点，未达到目标。"


def test_the_record_is_that_of_the_contract():
    found = row(judged("地区生产总值增长6%左右", "地区生产总值增长5.5%。"))
    assert list(found)[:6] == ["type", "doc", "later", "year", "indicator", "code"]
    assert found["target"] == found["target"] | {"kind": "growth", "value": 6, "unit": "%", "bound": "about"}
    assert found["result"] == found["result"] | {"value": 5.5, "quote": "增长5.5%", "note": ""}


def test_a_user_sets_the_tolerance_of_an_indicator(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text("[indicator.gdp]\nabout_points = 0.5\n", encoding="utf-8")
    account = "地区生产总值增长5.5%，工业投资增长5.5%。"
    earlier, later = pair("地区生产总值增长6%左右，工业投资增长6%左右", account)
    assert [v.verdict for v in judge_targets(earlier, later, rules(own))] == ["met", "missed"]


@pytest.mark.parametrize(
    "text",
    [
        "[tolerance]\nabout_point = 1",
        "[tolerance]\nabout_points = -1",
        "[indicator.no_such]\nabout_points = 1",
        "[nothing]\na = 1",
        "tolerance = 3",
        "[tolerance",
        '[figures]\nbasis = "("',
        '[[statement]]\nname = "x"\nwords = "y"\nverdict = "good"\nof = "any"',
    ],
)
def test_a_wrong_rule_file_is_said_to_be_wrong(text, tmp_path):
    own = tmp_path / "own.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as bad:
        rules(own)
    assert str(own) in bad.value.where


def test_a_missing_rule_file_is_said_to_be_missing(tmp_path):
    with pytest.raises(BadInput):
        rules(tmp_path / "none.toml")


def test_a_report_without_a_year_is_refused():
    import duixian

    with pytest.raises(BadInput):
        judge_targets(duixian.read_text("主要预期目标是：地区生产总值增长6%。"), report(2025))


STATEMENTS = {one["name"]: one for one in TABLE["statement"]}
WORDS = {one["name"]: one for one in TABLE["words"]}


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_statement_fits_its_examples_and_refuses_what_looks_alike(name):
    words = next(one.words for one in rules().statements if one.name == name)
    assert STATEMENTS[name]["examples"]
    assert [example for example in STATEMENTS[name]["examples"] if not words.search(example)] == []
    assert [example for example in STATEMENTS[name]["refused"] if words.search(example)] == []


@pytest.mark.parametrize("name", WORDS)
def test_targets_in_words_are_judged_by_the_rule_they_are_an_example_of(name):
    assert [e for e in WORDS[name]["examples"] if rules().wording_of(e).name != name] == []
    assert [e for e in WORDS[name]["refused"] if rules().wording_of(e).name == name] == []


def test_every_indicator_of_the_catalogue_has_a_direction_that_the_rules_know():
    assert {one.direction for one in standard().indicators.values()} <= {"more", "less", "ceiling"}
