"""Two reports judged as a whole, the rates of answers, and what is wrong with the choice of reports."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.judging.pairs import pair, report

import duixian
from duixian.errors import BadInput
from duixian.judging import Judgement, judge, row

SHARED = Path(__file__).parents[2].parent / "shared" / "reports"
DEMO = Path(__file__).parents[2] / "src" / "duixian" / "demo"

TARGETS = "地区生产总值增长6%，固定资产投资增长8%，社会消费品零售总额增长7%"
REVIEW = "地区生产总值增长6.1%，固定资产投资增长3%。新建停车场12个。城东水厂建成投用。10件民生实事全部完成。"
PLAN = "（一）抓好建设\n\n新建停车场10个，新建公厕8座。建成城东水厂。加快建设滨江大桥。\n\n（二）改善民生\n\n办好10件民生实事。"


def test_everything_that_two_reports_tell_is_gathered():
    found = judge(*pair(TARGETS, REVIEW, plan=PLAN))
    assert [one.verdict for one in found.verdicts] == ["met", "missed", "silent"]
    assert [(one.indicator, one.verdict) for one in found.promises][:2] == [
        ("新建停车场", "exceeded"),
        ("新建公厕", "silent"),
    ]
    assert [(one.name, one.delivery) for one in found.projects] == [
        ("城东水厂", "kept"),
        ("滨江大桥", "silent"),
    ]
    assert [(one.total, one.done) for one in found.lists] == [(10, 10)]
    assert (found.earlier, found.later, found.year, found.notices) == ("linxi-2024", "linxi-2025", 2024, ())


def test_the_rates_of_answers_are_given_for_the_whole_and_by_section():
    rates = judge(*pair(TARGETS, REVIEW, plan=PLAN)).rates
    whole = {
        rate.of: (rate.total, rate.answered, rate.kept, rate.missed) for rate in rates if not rate.section
    }
    assert whole["targets"] == (3, 2, 1, 1)
    assert whole["projects"] == (2, 1, 1, 0)
    assert whole["all"] == tuple(
        map(sum, zip(*(whole[of] for of in ("targets", "promises", "projects")), strict=True))
    )
    by_section = {rate.section: rate.total for rate in rates if rate.section}
    assert by_section["（一）抓好建设"] == 4
    assert sum(by_section.values()) == whole["all"][0]


def test_a_rate_of_nothing_is_none():
    rates = judge(report(2024), report(2025, "一切都好。")).rates
    assert [(rate.total, rate.answered_rate, rate.kept_rate) for rate in rates] == [(0, None, None)] * 4


def test_records_come_as_plain_rows():
    rows = [row(record) for record in judge(*pair(TARGETS, REVIEW, plan=PLAN)).records()]
    assert {one["type"] for one in rows} == {"verdict", "promise", "project-verdict", "list", "report-back"}


def test_quotes_stand_where_they_say():
    earlier, later = pair(TARGETS, REVIEW, plan=PLAN)
    for one in (*(found := judge(earlier, later)).verdicts, *found.promises):
        assert earlier.text[one.target.start : one.target.end] == one.target.quote
        if one.result:
            assert later.text[one.result.start : one.result.end] == one.result.quote
    for one in found.lists:
        assert later.text[one.start : one.end] == one.quote


def test_reports_of_different_governments_are_refused():
    earlier, later = pair(TARGETS, REVIEW)
    other = duixian.read_text(later.text.replace("临溪", "渚阳"), name="other")
    with pytest.raises(BadInput, match="不属于同一个政府"):
        judge(earlier, other)


def test_the_same_report_twice_is_refused():
    earlier, _later = pair(TARGETS, REVIEW)
    with pytest.raises(BadInput, match="同一份"):
        judge(earlier, earlier)


def test_two_reports_of_one_year_are_refused():
    with pytest.raises(BadInput, match="同一年"):
        judge(report(2024, "一。", TARGETS), report(2024, "二。", TARGETS))


def test_a_report_without_a_year_is_refused():
    with pytest.raises(BadInput, match="哪一年"):
        judge(duixian.read_text("地区生产总值增长6%。", name="none"), report(2025))


def test_the_wrong_order_is_put_right_and_said():
    earlier, later = pair(TARGETS, REVIEW)
    found = judge(later, earlier)
    assert (found.earlier, found.later) == ("linxi-2024", "linxi-2025")
    assert "对调" in found.notices[0].reason
    assert found.verdicts == judge(earlier, later).verdicts


def test_over_a_gap_only_figures_of_the_year_judged_count():
    later = report(2026, "2024年地区生产总值增长6.2%，2025年增长5%。固定资产投资没有达到预期。新建公厕9座。")
    found = judge(report(2024, targets=TARGETS, plan="新建公厕8座。"), later)
    assert "相隔2年" in found.notices[0].reason
    assert [(one.verdict, one.rule) for one in found.verdicts] == [
        ("met", "eq"),
        ("not_evaluable", "gap"),
        ("not_evaluable", "gap"),
    ]
    assert [one.verdict for one in found.promises] == ["not_evaluable"]
    assert (found.projects, found.lists) == ((), ())


def test_without_a_list_of_targets_the_rest_is_judged():
    found = judge(*pair("", REVIEW, plan="新建停车场10个。"))
    assert "没有找到主要预期目标" in found.notices[0].reason
    assert [one.verdict for one in found.promises] == ["exceeded"]


def test_a_government_that_is_not_named_is_said_to_be():
    earlier, later = pair(TARGETS, REVIEW)
    nameless = duixian.read_text(
        later.text.replace("在临溪市第五届人民代表大会第六次会议上", "").replace(
            "临溪市人民政府市长 沈渡", ""
        ),
        name="nameless",
    )
    found = judge(earlier, nameless)
    assert "哪个政府" in found.notices[0].reason


@pytest.mark.parametrize(
    "word",
    ["固定资产投资", "进出口", "风险", "任务", "年度计划", "人大代表建议", "民生实事", "至临溪", "未能"],
)
def test_a_text_that_says_one_thing_without_end_is_judged_in_time(word):
    endless = word * (30000 // len(word))
    earlier = report(
        2024, targets=f"{TARGETS}，国际收支基本平衡，各类风险有效防控", plan=f"{endless}。建成城东水厂。"
    )
    later = report(2025, f"{endless}。{endless}10件、完成107亿元，占年度计划107%。")
    assert earlier.findings
    assert later.findings
    start = time.perf_counter()
    judge(earlier, later)
    assert time.perf_counter() - start < 3


SENTENCES = [
    sentence + "。"
    for year in (2024, 2025)
    for sentence in (DEMO / f"yanxi-{year}-work.txt").read_text("utf-8").replace("\n", "。").split("。")
    if sentence
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(SENTENCES), max_size=12),
    st.lists(st.sampled_from(SENTENCES), max_size=12),
    st.lists(st.sampled_from(SENTENCES), max_size=12),
)
def test_whatever_reports_say_each_promise_gets_one_verdict_with_its_quote(plan, review, again):
    earlier = report(2024, targets=TARGETS, plan="\n".join(plan))
    later = report(2025, "\n".join(review), plan="\n".join(again))
    found = judge(earlier, later)
    assert len(found.verdicts) == len(earlier.targets)
    for one in (*found.verdicts, *found.promises):
        assert (one.result is None) == (one.verdict in ("silent", "not_evaluable")) or one.rule.startswith(
            ("said", "words", "level only")
        )
        if one.result:
            assert later.text[one.result.start : one.result.end] == one.result.quote
    assert all(rate.kept + rate.missed == rate.answered <= rate.total for rate in found.rates)


@pytest.fixture(scope="module")
def real() -> Judgement:
    if not SHARED.exists():
        pytest.skip("the shared reports are not here")
    earlier, later = (duixian.read(SHARED / f"450100-{year}-work.txt") for year in (2023, 2024))
    assert earlier.findings
    assert later.findings
    start = time.perf_counter()
    found = judge(earlier, later)
    assert time.perf_counter() - start < 1
    return found


@pytest.mark.parametrize(
    ("indicator", "verdict", "value"),
    [
        ("地区生产总值", "missed", "4.0"),
        ("规模以上工业增加值", "exceeded", "8.3"),
        ("建筑业总产值", "missed", "5.2"),
        ("社会消费品零售总额", "missed", "2.8"),
        ("固定资产投资", "silent", None),
    ],
)
def test_the_real_pair_says_what_must_be_said(real, indicator, verdict, value):
    (found,) = (one for one in real.verdicts if one.indicator == indicator)
    assert (found.verdict, str(found.result.value) if found.result else None) == (verdict, value)


def test_the_demo_pair_is_judged_as_its_readme_says():
    found = judge(*(duixian.read(DEMO / f"yanxi-{year}-work.txt") for year in (2024, 2025)))
    came = {one.indicator: one.verdict for one in found.verdicts}
    assert came == came | {
        "地区生产总值": "met",
        "规模以上工业增加值": "exceeded",
        "工业投资": "exceeded",
        "固定资产投资": "missed",
        "城镇居民人均可支配收入": "missed",
        "全社会研发投入强度": "missed",
        "社会消费品零售总额": "redefined",
        "外贸进出口总额": "silent",
        "常住人口城镇化率": "not_evaluable",
        "单位地区生产总值能耗降幅": "met",
        "城镇新增就业": "exceeded",
    }
