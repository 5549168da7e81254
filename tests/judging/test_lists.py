"""Lists of works, and results stated as a share of a plan that is not printed."""

import re
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from tests.judging.pairs import report

import duixian
from duixian.judging import implied_plans, judge_lists
from duixian.judging.records import ImpliedPlan, ListOutcome, row

SOURCE = Path(__file__).parents[2] / "src" / "duixian"
DEMO = SOURCE / "demo"
TABLE = tomllib.loads((SOURCE / "judging" / "lists.toml").read_text("utf-8"))


def lists(review: str, plan: str = "") -> list[ListOutcome]:
    return list(judge_lists(report(2024, plan=plan), report(2025, review)))


@pytest.mark.parametrize(
    ("review", "subject", "total", "done", "open_"),
    [
        ("10件民生实事完成9件。", "livelihood", 10, 9, 1),
        ("去年承诺的十件民生实事全部办结。", "livelihood", 10, 10, 0),
        ("完成区市两级为民办实事69个项目。", "livelihood", 69, 69, 0),
        ("完成39个为民办实事项目。", "livelihood", 39, 39, 0),
        ("我们实施的12件民生实事圆满完成8件，其余4件完成年度计划任务。", "livelihood", 12, 8, 4),
        ("年初确定的175项重点工作，完成率达97.7%。", "tasks", 175, 171, 4),
        ("办理人大代表建议96件，办复率100%。", "suggestions", 96, 96, 0),
        ("86件人大代表建议全部办复。", "suggestions", 86, 86, 0),
        ("高质量办结政协委员提案146件。", "proposals", 146, 146, 0),
        ("办理代表议案7件。", "motions", 7, None, None),
        ("10件惠民实事有效落实。", "livelihood", 10, None, None),
    ],
)
def test_a_list_is_read_as_what_it_is(review, subject, total, done, open_):
    (found,) = lists(review)
    assert (found.subject, found.total, found.done, found.open) == (subject, total, done, open_)


def test_what_is_said_of_several_lists_holds_for_each():
    found = lists("办理人大代表建议104件、政协提案48件，办结率100%。")
    assert [(one.subject, one.total, one.done) for one in found] == [
        ("suggestions", 104, 104),
        ("proposals", 48, 48),
    ]
    found = lists("高质量办结人大代表建议226件、政协委员提案146件。")
    assert [one.done for one in found] == [226, 146]


def test_what_is_said_of_one_list_is_not_said_of_another():
    found = lists("办理建议96件，满意率98%；办理政协提案118件，办结率100%。")
    assert [(one.subject, one.done) for one in found] == [("suggestions", None), ("proposals", 118)]


def test_suggestions_and_proposals_counted_together_are_one_list():
    (found,) = lists("认真办理人大代表建议和政协提案967件。")
    assert (found.name, found.total) == ("人大代表建议和政协提案", 967)


def test_the_unnamed_rest_is_counted_and_the_arithmetic_shown():
    (found,) = lists("年初确定的175项重点工作，完成率达97.7%。")
    assert found.reason == "175件×97.7%＝171件，其余4件没有点名。"
    assert found.quote == "175项重点工作，完成率达97.7%"


def test_words_without_a_number_are_kept_as_words():
    (found,) = lists("10件惠民实事有效落实。")
    assert (found.worded, found.done) == ("有效落实", None)


def test_a_list_is_held_against_what_was_announced():
    (found,) = lists("9件民生实事全部完成。", plan="今年办好10件民生实事。")
    assert (found.promised, found.total) == (10, 9)
    assert found.reason == "9件全部完成。前一份报告提出的是10件。"


def test_a_livelihood_list_that_is_not_spoken_of_is_said_to_be_unanswered():
    (found,) = lists("一切都好。", plan="今年办好10件民生实事。")
    assert (found.doc, found.total, found.promised) == ("linxi-2024", None, 10)
    assert "没有交代" in found.reason


def plans(review: str, plan: str = "") -> list[ImpliedPlan]:
    return list(implied_plans(report(2024, plan=plan), report(2025, review)))


@pytest.mark.parametrize(
    ("review", "ratio", "plan", "points"),
    [
        ("重点项目完成投资107亿元，占年度计划107%。", "107", "100", False),
        ("重点项目完成投资86.4亿元，为年度计划的105.4%。", "105.4", "82.0", False),
        ("到位市外资金57.4亿元，增长18.4%，完成年度任务的104.4%。", "104.4", "55.0", False),
        ("到位资金114亿元、超任务34个百分点。", "134", "85", True),
        ("完成新基建项目投资9.04亿元，完成率430.48%。", "430.48", "2.10", False),
        ("技改项目完成投资19亿元，低于年度计划5%。", "95", "20", False),
        ("隐性债务化解超年度任务12.5个百分点。", "112.5", None, True),
    ],
)
def test_a_share_of_the_plan_gives_the_plan(review, ratio, plan, points):
    (found,) = plans(review)
    assert (found.ratio, found.plan, found.points) == (Decimal(ratio), plan and Decimal(plan), points)


def test_the_arithmetic_and_the_reading_of_points_are_shown():
    (found,) = plans("到位资金114亿元、超任务34个百分点。")
    assert found.reason == "“超任务34个百分点”按计划的134%理解。114亿元÷134%＝85亿元。"
    assert row(found)["plan"] == 85


def test_the_plan_that_was_printed_after_all_stands_beside():
    (found,) = plans("到位市外资金57.4亿元，完成年度任务的104.4%。", plan="到位市外资金55亿元以上。")
    assert found.promised.quote == "55亿元以上"


@pytest.mark.parametrize("review", ["年初确定的175项重点工作，完成率达97.7%。", "固定资产投资增长5%。"])
def test_other_shares_are_none_of_a_plan(review):
    assert plans(review) == []


def test_every_pattern_of_the_vocabulary_compiles():
    for words in (
        *TABLE["subjects"].values(),
        *TABLE["said"].values(),
        *(r["words"] for r in TABLE["ratio"]),
    ):
        re.compile(words)


def test_the_demo_pair_is_read_as_its_readme_says():
    earlier, later = (duixian.read(DEMO / f"yanxi-{year}-work.txt") for year in (2024, 2025))
    livelihood = next(one for one in judge_lists(earlier, later) if one.subject == "livelihood")
    assert (livelihood.total, livelihood.done, livelihood.open, livelihood.promised) == (10, 9, 1, 10)
    found = {str(plan.ratio): plan for plan in implied_plans(earlier, later)}
    assert (found["106.6"].plan, found["106.6"].promised.quote) == (Decimal("95.0"), "95亿元")
    assert (found["104.4"].plan, found["104.4"].promised.quote) == (Decimal("55.0"), "55亿元以上")
