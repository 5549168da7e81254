"""Deadlines: the examples of `due.toml` are the specification; the order among several is shown here."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.facts.plain import plain
from duixian.facts.tasks import due as module
from duixian.facts.tasks.due import RULES, VOCABULARY, deadlines, due

EXAMPLES = [(rule["name"], *example) for rule in VOCABULARY["rule"] for example in rule["examples"]]
REFUSED = [(rule["name"], sentence) for rule in VOCABULARY["rule"] for sentence in rule["refused"]]


@pytest.mark.parametrize(("rule", "sentence", "day", "quote"), EXAMPLES)
def test_a_rule_reads_its_examples(rule, sentence, day, quote):
    text = plain(sentence).text
    found = due(text, 2023)
    assert found is not None
    assert (found.rule, found.date.isoformat() if found.date else "") == (rule, day)
    assert text[found.start : found.end] == plain(quote).text


@pytest.mark.parametrize(("rule", "sentence"), REFUSED)
def test_a_rule_refuses_what_looks_alike(rule, sentence):
    assert due(plain(sentence).text, 2023) is None


def test_every_rule_has_a_name_of_its_own_examples_and_refusals():
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule["examples"] and rule["refused"] for rule in VOCABULARY["rule"])


def test_every_function_that_gives_a_day_is_used_and_every_piece_of_a_pattern_too():
    used = {rule["date"] for rule in VOCABULARY["rule"]}
    assert used == set(module._RESOLVE)
    patterns = "".join([*(rule["pattern"] for rule in VOCABULARY["rule"]), *VOCABULARY["patterns"].values()])
    assert [name for name in module._PIECES if f"{{{name}}}" not in patterns] == []


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        # the plan year goes before a later one
        ("今年建成省级园区，力争2025年建成国家级园区。", "2023-12-31"),
        ("到2025年森林覆盖率达65%，年内完成造林3万亩。", "2023-12-31"),
        # the first clause that has one
        ("6月底前开工建设云岭水库，12月底前建成河东水厂。", "2023-06-30"),
        ("加快云岭水库建设，年底前下闸蓄水。", "2023-12-31"),
        # within a clause the last
        ("开工率一季度达到30%、二季度达到60%、三季度达到85%。", "2023-09-30"),
        # a date goes before words without one
        ("汛期前完成除险加固，11月底前完成验收。", "2023-11-30"),
    ],
)
def test_among_several_deadlines_the_one_of_the_main_deed_is_taken(sentence, day):
    assert due(plain(sentence).text, 2023).date.isoformat() == day


@pytest.mark.parametrize(
    ("year", "eve"), [(1998, "1998-01-27"), (2020, "2020-01-24"), (2024, "2024-02-09"), (2033, "2033-01-30")]
)
def test_the_eve_of_the_spring_festival(year, eve):
    assert due("春节前全部兑付。", year).date.isoformat() == eve


def test_a_feast_outside_of_the_table_gives_no_day():
    assert due("春节前全部兑付。", 1950) is None


def test_without_the_plan_year_only_deadlines_that_name_theirs_are_dated():
    assert due("6月底前建成水厂。", None) is None
    assert due("2025年6月底前建成水厂。", None).date == date(2025, 6, 30)
    assert due("汛期前加固堤防。", None).date is None


def test_the_same_words_in_full_width_and_with_blanks():
    assert due(plain("６ 月底前开工建设云岭水库。").text, 2023).date == date(2023, 6, 30)


@pytest.mark.parametrize("sentence", ["2月30日前完成。", "13月底前完成。", "三十二日前完成。", "0月前完成。"])
def test_days_that_do_not_exist_are_no_deadlines(sentence):
    assert due(sentence, 2023) is None


PIECES = st.sampled_from(
    ["今年", "明年", "2025年", "年", "底", "前", "内", "6", "十", "月", "日", "季度", "上半年", "末"]
)
WORDS = st.sampled_from(
    ["到", "用", "三", "—", "“", "”", "十四五", "春节", "建成", "，", "至", "开始", "时间", "32"]
)


@given(st.lists(PIECES | WORDS, max_size=14).map("".join), st.none() | st.integers(1900, 2100))
def test_no_words_break_it_and_every_deadline_stands_in_its_text(text, year):
    for found in deadlines(text, year):
        assert 0 <= found.start < found.end <= len(text)
        assert found.date is None or year is None or found.date.year >= year
