"""Titles: the examples of `titles.toml` are the specification."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.facts.plain import plain
from duixian.facts.tasks.titles import LIMIT, VOCABULARY, has_quantity, shortened, title

RULES = VOCABULARY["lead"] + VOCABULARY["opening"]
EXAMPLES = [example for rule in RULES for example in rule["examples"] + rule["kept"]]
EXAMPLES += VOCABULARY["title"][0]["examples"]


@pytest.mark.parametrize(("statement", "expected"), EXAMPLES)
def test_examples(statement, expected):
    assert title(plain(statement).text) == plain(expected).text.replace(",", "，")


def test_every_rule_has_a_name_of_its_own_examples_and_what_it_leaves_alone():
    assert len({rule["name"] for rule in RULES}) == len(RULES)
    assert all(rule["examples"] and rule["kept"] for rule in RULES)


@pytest.mark.parametrize("part", ["modals", "manner", "acts", "ends", "concrete"])
def test_no_word_stands_twice_in_a_list(part):
    words = VOCABULARY[part]["words"]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("words", VOCABULARY["manner"]["words"])
def test_eagerness_goes_before_a_verb_and_stays_elsewhere(words):
    assert title(f"{words}推进青川大桥建设。") == "推进青川大桥建设"


@pytest.mark.parametrize("words", VOCABULARY["modals"]["words"] + VOCABULARY["modals"]["subjects"])
def test_who_promises_goes(words):
    must = "" if words in VOCABULARY["modals"]["words"] else "要"
    assert title(f"{words}{must}推进青川大桥建设。") == "推进青川大桥建设"


@pytest.mark.parametrize("words", VOCABULARY["marks"]["connectives"])
def test_connectives_go(words):
    assert title(f"{words}，推进青川大桥建设。") == "推进青川大桥建设"


@pytest.mark.parametrize("verb", VOCABULARY["ends"]["words"])
def test_what_a_deed_is_for_goes(verb):
    assert title(f"推进青川大桥建设，{verb}群众出行的方便。") == "推进青川大桥建设"


@pytest.mark.parametrize("words", VOCABULARY["concrete"]["words"])
def test_works_stay_whatever_their_verb(words):
    assert title(f"推进青川大桥建设，促进云岭{words}见效。") == f"推进青川大桥建设，促进云岭{words}见效"


def test_the_clause_with_the_deadline_stays():
    statement = "运营孵化中心，布局智慧管理平台，完善专用停车场和道路照明设施，争取年内建成国家级园区。"
    assert "争取年内建成国家级园区" in title(plain(statement).text, "年内")


def test_where_the_deadline_does_not_fit_beside_the_first_deed_its_clause_is_the_title():
    statement = "支持甲公司实施年产3万吨电子级硅微粉项目，推动年产5万吨锂电负极材料项目6月底前投产。"
    assert title(plain(statement).text, "6月底前") == "推动年产5万吨锂电负极材料项目6月底前投产等"


def test_lists_are_cut_between_items_and_keep_what_is_said_of_all():
    assert shortened("推进甲路、乙路、丙路等重点道路建设", 13) == "推进甲路等重点道路建设"
    assert shortened("确保甲中学、乙小学、丙幼儿园建成投用", 13) == "确保甲中学等建成投用"
    assert (
        shortened("坚持科学、精准、依法治污", 8) == "坚持科学、精准、依法治污"
    )  # nothing says what the list is of


@pytest.mark.parametrize(
    "text", ["增长6.5%", "新建学校3所", "减少12起", "占60%以上", "翻一番", "投资2000万元"]
)
def test_quantities(text):
    assert has_quantity(text)


@pytest.mark.parametrize(
    "text",
    ["2023年", "5A级景区", "“5020”项目", "6月底前", "G80高速", "第3产业", "“1+4”体系[12]", "65岁以上老年人"],
)
def test_dates_grades_and_names_are_no_quantities(text):
    assert not has_quantity(text)


CLAUSES = st.lists(
    st.text("加快推进建设实施提升甲乙丙丁项目、等“”（）3个万元%，要切实为", min_size=1, max_size=30),
    max_size=8,
)


@given(CLAUSES.map("，".join))
def test_a_title_takes_its_characters_in_order_from_the_statement(statement):
    text = title(statement)
    assert len(text) <= max(len(statement), LIMIT)
    rest = iter(re.sub(r"\s", "", statement))
    assert all(char in rest for char in re.sub("[等，]", "", text))
