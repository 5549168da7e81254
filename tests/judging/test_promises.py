"""What came of the plan's other figures: by example, and against 78 answers made by hand for a real pair."""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from tests.judging.pairs import pair

import duixian
from duixian.judging.naming import alike, clash, named
from duixian.judging.promises import judge_promises
from duixian.judging.records import Promise, row

TESTS = Path(__file__).parents[1]
SHARED = TESTS.parents[1] / "shared"
DEMO = TESTS.parent / "src" / "duixian" / "demo"
REFERENCE = json.loads((TESTS / "reference" / "promises-450100.json").read_text("utf-8"))


def judged(plan: str, review: str) -> Promise:
    """The first promise of a plan."""
    earlier, later = pair("发电量5亿千瓦时", review + "。", plan=plan + "。")
    return judge_promises(earlier, later)[0]


@pytest.mark.parametrize(
    ("plan", "review", "verdict", "confidence"),
    [
        # the same indicator of the catalogue, or the same words
        ("净增经营主体2000户", "经营主体净增1986户", "missed", "sure"),
        ("新增规上工业企业12家", "新增规模以上工业企业13家", "met", "sure"),
        ("新建清洁能源加注站6座", "新建清洁能源加注站8座", "exceeded", "sure"),
        ("新开工老旧小区改造30个", "启动改造老旧小区32个", "met", "sure"),
        ("新增自治区级创新平台5个", "新增自治区级创新平台6个", "exceeded", "sure"),
        # a word or two more or less
        ("改造提升城郊菜市场4个", "改造提升城郊农贸菜市场5个", "exceeded", "likely"),
        ("打造省级休闲渔业精品点5个", "打造休闲渔业精品点6个", "exceeded", "doubtful"),
        ("港务公司完成货物吞吐量30万吨", "完成货物吞吐量31万吨", "met", "likely"),
        # another thing: another stage, stock and flow, size class, class of thing, part of the year
        ("新开工保障性住房项目12个", "建成保障性住房项目12个", "redefined", "doubtful"),
        ("新引进亿元以上物流项目12个", "新引进物流项目15个", "redefined", "doubtful"),
        ("培育国家级示范社3家", "培育省级示范社5家", "redefined", "doubtful"),
        ("古镇文化节带动消费3亿元", "上半年，古镇文化节带动消费2亿元", "redefined", "likely"),
        # nothing
        ("新建游步道12公里", "城镇新增就业3000人", "silent", "sure"),
        ("规上工业企业单位增加值能耗下降4%", "规上工业增加值增长10%", "silent", "doubtful"),
        ("绿道覆盖率提高到60%", "新建绿道60公里", "silent", "sure"),
    ],
)
def test_a_promise_is_matched_by_what_it_counts(plan, review, verdict, confidence):
    found = judged(plan, review)
    assert (found.verdict, found.confidence) == (verdict, confidence)


def test_a_result_answers_one_promise_only():
    earlier, later = pair(
        "发电量5亿千瓦时", "成立教育集团58个。", plan="成立教育集团40个，打造优秀教育集团15个。"
    )
    assert [promise.verdict for promise in judge_promises(earlier, later)] == ["exceeded", "silent"]


def test_a_figure_many_times_the_promise_is_doubtful():
    assert judged("展销平台入驻商铺80家", "展销平台入驻商铺数量500家").confidence != "sure"


def test_less_is_better_by_the_name_or_the_words():
    assert judged("道路坑洼投诉量300件", "道路坑洼投诉量280件").verdict == "met"
    assert judged("物业收费涨幅控制在3%左右", "物业收费涨幅1%").verdict == "met"


def test_main_targets_and_their_repetitions_and_later_years_are_no_promises():
    earlier, later = pair(
        "地区生产总值增长6%",
        "一切都好。",
        plan="确保地区生产总值增长6%。到2026年新建停车场12个。新建公厕8座。",
    )
    assert [promise.indicator for promise in judge_promises(earlier, later)] == ["新建公厕"]


def test_a_promise_says_where_it_stands_and_what_it_is_compared_with():
    found = judged("新建清洁能源加注站6座", "新建清洁能源加注站8座")
    assert found.section == ("二、2024年工作安排",)
    assert found.reason == "目标“6座”，结果8座，比目标高33.33%，好于目标且超出容差。"
    assert row(found)["type"] == "promise"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("启动改造老旧小区", "新开工老旧小区改造"),
        ("新增限上商贸企业", "新增限额以上商贸企业"),
        ("拓展“长者饭堂”", "开设长者饭堂试点"),
        ("“春风行动”新签约5000万元以上项目", "引进5000万元以上项目"),
    ],
)
def test_names_of_the_same_are_alike(one, other):
    assert alike(named(one), named(other)) > 0.97
    assert not clash(named(one), named(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("开工建设项目", "建成投产项目"),
        ("新增高新技术企业", "高新技术企业保有量"),
        ("引进5000万元以上项目", "引进亿元以上项目"),
        ("农村低保标准", "城市低保标准"),
        ("省级绿色工厂", "国家级绿色工厂"),
        ("新增公办学位", "新增学位"),
        ("重点项目总投资", "重点项目完成投资"),
        ("民间投资占比", "民间投资"),
    ],
)
def test_names_of_different_things_clash(one, other):
    assert clash(named(one), named(other))


@pytest.mark.parametrize(("one", "other"), [("在审企业", "新增企业"), ("开工建设项目", "实施子项目")])
def test_common_words_alone_are_nothing_in_common(one, other):
    assert alike(named(one), named(other)) < 0.65


@cache
def answered() -> list[tuple[Promise, str, list[int]]]:
    """Each promise with an answer made by hand: what came of it, and where."""
    earlier, later = (
        duixian.read(SHARED / "reports" / f"{REFERENCE[name]}.txt") for name in ("earlier", "later")
    )
    found = {promise.target.start: promise for promise in reversed(judge_promises(earlier, later))}
    return [
        (found[answer["promise"]], answer["came"], answer["result"])
        for answer in REFERENCE["promises"]
        if answer["promise"] in found
    ]


def right(promise: Promise, came: str, result: list[int]) -> bool:
    if promise.result is None:
        return came == "silent"
    same = "near" if promise.verdict == "redefined" else "same"
    return same == came and promise.result.start in result


real = pytest.mark.skipif(not (SHARED / "reports").exists(), reason="the shared reports are not here")


@real
def test_what_is_shown_as_sure_is_right():
    sure = [right(*one) for one in answered() if one[0].confidence == "sure"]
    assert len(sure) >= 40
    assert sum(sure) / len(sure) >= 0.95
    reported = [right(*one) for one in answered() if one[0].confidence == "sure" and one[0].result]
    assert len(reported) >= 9
    assert all(reported)


@real
def test_most_of_what_is_reported_on_is_found():
    reported = [right(promise, came, result) for promise, came, result in answered() if came == "same"]
    assert sum(reported) / len(reported) >= 0.85
    assert len(answered()) >= 75


def test_the_demo_pair_is_judged_as_its_readme_says():
    earlier, later = (duixian.read(DEMO / f"yanxi-{year}-work.txt") for year in (2024, 2025))
    found = judge_promises(earlier, later)
    by_name = {promise.indicator: promise for promise in found}
    missed = {
        "10亿元以上项目",
        "电子信息产业产值",
        "改造提升高标准农田",
        "旅游综合收入",
        "经营主体",
        "改造既有住宅加装电梯",
    }
    assert {by_name[name].verdict for name in missed} == {"missed"}
    better = {"到位市外资金", "新增外贸实绩企业", "高新技术企业", "争取地方政府专项债券"}
    assert {by_name[name].verdict for name in better} == {"met", "exceeded"}
    silent = {"实际利用外资", "新增公共充电桩", "盘活闲置农房", "普惠小微贷款余额"}
    assert {by_name[name].verdict for name in silent} == {"silent"}
    counts = Counter(promise.confidence for promise in found)
    assert counts["sure"] > 3 * (counts["likely"] + counts["doubtful"])
