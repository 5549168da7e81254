"""What came of projects: names of one project, stages promised and reached, and 55 answers made by hand."""

import json
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from tests.judging.pairs import report

import duixian
from duixian.judging.projects import judge_projects
from duixian.judging.records import ProjectOutcome, row
from duixian.judging.sites import same_project

TESTS = Path(__file__).parents[1]
SHARED = TESTS.parents[1] / "shared"
DEMO = TESTS.parent / "src" / "duixian" / "demo"
REFERENCE = json.loads((TESTS / "reference" / "projects-450100.json").read_text("utf-8"))
TABLE = tomllib.loads((TESTS.parent / "src" / "duixian" / "judging" / "projects.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("临溪至澜州高铁", "临澜高铁"),
        ("广汕铁路", "广汕高铁"),
        ("广汕铁路（临溪段）", "广汕高铁"),
        ("G88临云高速公路澜州至溪口段改扩建工程一期", "澜溪高速改扩建（一期工程）"),
        ("云山至大田高速公路", "云山到大田高速公路（临溪段）"),
        ("城东供水厂", "城东水厂"),
        ("城东污水处理厂", "城东水质净化厂项目"),
        ("云谷垃圾处理设施", "云谷生活垃圾焚烧发电厂"),
        ("市一中整体迁建", "市一中新校区"),
        ("镜湖改造提升项目", "镜湖改造升级工程"),
        ("轨道交通6号线一期工程", "地铁6号线一期"),
        ("盛澜汽车零部件项目", "盛澜汽车零部件"),
    ],
)
def test_one_project_has_several_names(one, other):
    assert same_project(one, other) == same_project(other, one) == "sure"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("恒岳石英砂一期", "恒岳石英砂二期"),
        ("轨道交通6号线一期工程", "轨道交通6号线二期工程"),
        ("轨道交通4号线", "轨道交通6号线"),
        ("城东水厂", "城东污水处理厂"),
        ("城东污水处理厂", "滨江污水处理厂"),
        ("甬台温高速改扩建", "甬台温高铁"),
        ("澜河流域治理工程", "澜河污水处理厂"),
        ("云山至大田高速公路", "云山至白石高速公路"),
        ("G318改线工程", "G319改线工程"),
    ],
)
def test_projects_that_look_alike_are_two(one, other):
    assert same_project(one, other) is None


@pytest.mark.parametrize(
    ("one", "other", "confidence"),
    [
        ("汽车综合测试场项目", "比亚迪汽车综合测试场项目", "likely"),
        ("云麓电子信息产业园", "云麓电子信息产业园一期", "likely"),
        ("盛澜临溪项目", "盛澜项目", "doubtful"),
        ("县城第二污水处理厂", "城东污水处理厂", "doubtful"),
    ],
)
def test_it_says_how_sure_it_is(one, other, confidence):
    assert same_project(one, other) == confidence


def outcome(plan: str, review: str = "", later_plan: str = "", before: str = "") -> ProjectOutcome:
    return judge_projects(report(2024, before, plan=plan), report(2025, review, plan=later_plan))[0]


@pytest.mark.parametrize(
    ("plan", "review", "delivery"),
    [
        ("开工建设城东水厂。", "城东水厂开工建设。", "kept"),
        ("开工建设城东水厂。", "城东水厂加快建设。", "kept"),
        ("建成城东水厂。", "城东水厂投入使用。", "kept"),
        ("推进城东水厂建设。", "城东水厂建成投用。", "ahead"),
        ("谋划储备城东水厂等项目。", "城东水厂开工建设。", "ahead"),
        ("城东水厂年底前建成投用。", "城东水厂主体完工。", "slipped"),
        ("城东水厂年底前建成。", "城东水厂建成，因管网滞后未能通水。", "slipped"),
        ("推动云麓电子信息产业园竣工投产。", "云麓电子信息产业园一期建成投产。", "slipped"),
        ("开工建设城东水厂。", "滨江水厂开工建设。", "silent"),
    ],
)
def test_the_stage_reached_is_held_against_the_stage_promised(plan, review, delivery):
    assert outcome(plan, review).delivery == delivery


def test_a_project_that_is_only_promised_again_is_said_to_be():
    found = outcome("开工建设城东水厂。", later_plan="开工建设城东供水厂。")
    assert (found.delivery, found.again.name) == ("again", "城东供水厂")
    found = outcome("建成城东水厂。", "城东水厂开工建设。", later_plan="建成城东水厂。")
    assert (found.delivery, found.again.stage) == ("slipped", "completed")


def test_it_tells_what_the_earlier_review_said():
    found = outcome("加快建设城东水厂。", "城东水厂建成投用。", before="城东水厂开工建设。")
    assert (found.before.stage, found.promised.stage, found.reached.stage) == (
        "started",
        "building",
        "operating",
    )


def test_a_project_that_the_plan_names_twice_is_promised_its_furthest_stage():
    earlier = report(2024, plan="加快城东水厂建设，城东水厂年底前建成投用。")
    (found,) = judge_projects(earlier, report(2025, "城东水厂建成投用。"))
    assert found.promised.stage == "operating"


def test_silence_is_doubtful_where_the_name_is_in_the_text():
    found = outcome("加快建设云麓电子信息产业园。", "依托云麓电子信息产业园，数字经济持续壮大。")
    assert (found.delivery, found.confidence) == ("silent", "doubtful")
    assert "请人工核对" in found.reason


def test_the_record_holds_both_quotes():
    found = row(outcome("开工建设城东水厂。", "城东水厂开工建设。"))
    assert (found["type"], found["promised"]["quote"], found["reached"]["quote"]) == (
        "project-verdict",
        "城东水厂",
        "城东水厂",
    )


@pytest.mark.parametrize("pattern", [*TABLE["spelled"], *TABLE["sorts"].values(), TABLE["late"]["words"]])
def test_every_pattern_of_the_vocabulary_compiles(pattern):
    re.compile(pattern)


@cache
def answered() -> list[tuple[ProjectOutcome, str, list[int]]]:
    earlier, later = (
        duixian.read(SHARED / "reports" / f"{REFERENCE[name]}.txt") for name in ("earlier", "later")
    )
    found = {one.promised.start: one for one in judge_projects(earlier, later)}
    return [
        (found[answer["project"]], answer["came"], answer["where"])
        for answer in REFERENCE["projects"]
        if answer["project"] in found
    ]


def right(one: ProjectOutcome, came: str, where: list[int]) -> bool:
    told = one.reached or one.again
    delivery = "kept" if one.reached else one.delivery
    return delivery == came and (told is None or told.start in where)


real = pytest.mark.skipif(not (SHARED / "reports").exists(), reason="the shared reports are not here")


@real
def test_what_is_shown_as_sure_is_right():
    sure = [right(*one) for one in answered() if one[0].confidence == "sure"]
    assert len(sure) >= 40
    assert sum(sure) / len(sure) >= 0.95


@real
def test_most_of_what_the_later_report_tells_is_found():
    told = [right(*one) for one in answered() if one[1] != "silent"]
    assert len(answered()) >= 50
    assert sum(told) / len(told) >= 0.9


def test_the_demo_pair_is_judged_as_its_readme_says():
    earlier, later = (duixian.read(DEMO / f"yanxi-{year}-work.txt") for year in (2024, 2025))
    found = {one.name: one for one in judge_projects(earlier, later)}
    deliveries = {name: one.delivery for name, one in found.items()}
    assert {deliveries[name] for name in ("青屏水库", "县中医院整体迁建", "云麓电子信息产业园")} == {
        "slipped"
    }
    assert {deliveries[name] for name in ("县文体中心", "华岚中药配方颗粒生产基地")} == {"silent"}
    assert {deliveries[name] for name in ("澜砚高速砚溪段", "G318砚溪段改线工程")} == {"kept"}
    assert deliveries["平岚至砚溪城际快线"] == "again"
    assert found["县城第二污水处理厂"].confidence == "doubtful"
