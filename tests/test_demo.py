"""The demo's gold answers fit the demo's reports: offsets, quotes, numbers, bounds, periods."""

import json
import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from duixian.records import Bound, Kind, Stage, Status

HERE = Path(__file__).parent
DEMO = HERE.parent / "src" / "duixian" / "demo"
REAL = HERE.parents[1] / "shared" / "reports"

TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(DEMO.glob("*.txt"))}
SAMPLE = (HERE / "gold" / "sample.jsonl").read_text(encoding="utf-8")
GOLD = [json.loads(line) for line in SAMPLE.splitlines()]
SENTENCES = [row for row in GOLD if "text" in row]
TARGETS = {row["doc"]: row["targets"] for row in GOLD if "targets" in row}
FACTS = [fact for row in SENTENCES for fact in row["facts"]]
PROJECTS = [project for row in SENTENCES for project in row["projects"]]

FACT_FIELDS = ["quote", "indicator", "kind", "value", "value_to", "unit", "bound", "status", "period"]
NUMBER = re.compile(r"\d+(?:\.\d+)?")
IN_WORDS = {"位列第二": 2, "位列全市县区组第一": 1, "列全市第三": 3, "翻番": 1}  # quotes without a digit
BOUND_WORDS = {
    "ge": re.compile(r"以上|不低于|不少于|(?<!不)超过|突破|余|^超(?!年度任务)"),
    "le": re.compile(r"以内|以下|不超过|工作日内"),
    "about": re.compile(r"左右"),
    "range": re.compile(r"\d(?:—|至)\d"),
}
FALL = re.compile(r"下降|压减\d|压减非|压缩\d|减少\d|(?<!不)低")
ONLY_IN_THE_ANNEX = {"税收收入占一般公共预算收入比重", "森林覆盖率"}


def numbers(quote: str) -> list[Decimal]:
    return [Decimal(n) for n in NUMBER.findall(quote)]


def shown(row: dict[str, Any]) -> str:
    return f"{row['doc']}:{row['start']}"


@pytest.mark.parametrize("doc", sorted(TEXTS))
def test_a_report_is_long_enough_to_show_the_genre(doc: str) -> None:
    assert len("".join(TEXTS[doc].split())) >= 8000
    assert len([row for row in SENTENCES if row["doc"] == doc]) >= 60
    assert sum(len(row["facts"]) for row in SENTENCES if row["doc"] == doc) >= 150


def test_the_gold_is_large_enough_to_score_with() -> None:
    assert len(SENTENCES) >= 120
    assert len(FACTS) >= 300
    assert sum(len(row["projects"]) for row in SENTENCES) >= 40
    assert sorted(TARGETS) == sorted(TEXTS)


@pytest.mark.parametrize("row", SENTENCES, ids=shown)
def test_a_sentence_stands_whole_where_it_says(row: dict[str, Any]) -> None:
    text, start, end = TEXTS[row["doc"]], row["start"], row["end"]
    assert text[start:end] == row["text"] == row["text"].strip()
    assert start == 0 or text[start - 1] in "\n\u3000。！!"
    assert text[end - 1] in "。！!" or end == len(text) or text[end] == "\n"
    assert not re.search(r"[。！!\n]", text[start : end - 1])


def test_sentences_are_in_reading_order_and_do_not_overlap() -> None:
    for before, after in pairwise(SENTENCES):
        assert before["doc"] < after["doc"] or before["end"] <= after["start"]


@pytest.mark.parametrize("row", SENTENCES, ids=shown)
def test_quotes_stand_in_their_sentence_in_reading_order(row: dict[str, Any]) -> None:
    at = 0
    for fact in row["facts"]:
        at = row["text"].index(fact["quote"], at)  # one quote may serve two facts (均, 各)
    for project in row["projects"]:
        assert project["quote"] in row["text"]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["quote"])
def test_a_fact_is_valid_and_says_what_its_quote_says(fact: dict[str, Any]) -> None:
    assert list(fact) == FACT_FIELDS
    assert fact["kind"] in get_args(Kind)
    assert fact["bound"] in get_args(Bound)
    assert fact["status"] in get_args(Status)
    assert re.fullmatch(r"20\d\d(-\d\d)?(/20\d\d(-\d\d)?)?", fact["period"])
    assert fact["indicator"]
    check_value(fact)


@pytest.mark.parametrize(
    ("doc", "target"),
    [(doc, target) for doc in TARGETS for target in TARGETS[doc]],
    ids=lambda part: part if isinstance(part, str) else part["indicator"],
)
def test_a_target_is_valid_and_stands_in_its_report(doc: str, target: dict[str, Any]) -> None:
    assert target["quote"] in TEXTS[doc]
    check_value(target)
    assert [other["indicator"] for other in TARGETS[doc]].count(target["indicator"]) == 1


def test_the_targets_of_the_list_are_facts_as_well() -> None:
    for doc, targets in TARGETS.items():
        facts = [fact for row in SENTENCES if row["doc"] == doc for fact in row["facts"]]
        for target in targets:
            labelled = any(fact.items() >= target.items() for fact in facts)
            assert labelled != (target["indicator"] in ONLY_IN_THE_ANNEX)


def check_value(fact: dict[str, Any]) -> None:
    """Value, unit and bound are those that the quote writes."""
    quote, value = fact["quote"], fact["value"]
    if fact["kind"] == "text":
        assert (value, fact["value_to"], fact["unit"], fact["bound"]) == (None, None, "", "eq")
        assert not numbers(quote)
        return
    ends = [value] if fact["value_to"] is None else [value, fact["value_to"]]
    said = [IN_WORDS[quote]] if quote in IN_WORDS else [float(n) for n in numbers(quote)]
    assert [abs(end) for end in ends] == said[-len(ends) :]
    assert (fact["bound"] == "range") == (len(ends) == 2)
    assert ends == sorted(ends)
    if FALL.search(quote):
        assert value < 0
    if value < 0:
        assert fact["kind"] in ("growth", "change")
    for bound, words in BOUND_WORDS.items():
        if words.search(quote):
            assert fact["bound"] == bound
    if fact["kind"] == "growth":
        assert fact["unit"] in ("%", "倍")
    if fact["kind"] == "rank":
        assert fact["unit"] == "位"


@pytest.mark.parametrize("project", PROJECTS, ids=lambda project: project["quote"])
def test_a_project_is_valid(project: dict[str, Any]) -> None:
    assert list(project) == ["quote", "name", "stage"]
    assert project["quote"] in project["name"]
    assert project["stage"] in get_args(Stage)


def test_growth_agrees_with_the_levels_of_both_years_but_for_the_slip_that_the_readme_tells() -> None:
    levels = {
        (fact["indicator"], fact["period"]): numbers(fact["quote"])[0]
        for fact in FACTS
        if (fact["kind"], fact["status"], fact["bound"]) == ("level", "actual", "eq") and fact["unit"] != "倍"
    }
    wrong, checked = [], 0
    for fact in FACTS:
        name, year = fact["indicator"], fact["period"]
        if fact["kind"] != "growth" or fact["status"] != "actual" or not year.isdigit():
            continue
        now, before = levels.get((name, year)), levels.get((name, str(int(year) - 1)))
        if now is None or before is None:
            continue
        checked += 1
        growth = numbers(fact["quote"])[0].copy_sign(Decimal(fact["value"]))
        if not rounds_to(before, now, growth):
            wrong.append(name)
    assert checked >= 15
    assert wrong == ["旅游综合收入"]


def rounds_to(before: Decimal, now: Decimal, growth: Decimal) -> bool:
    """Can `now` over `before`, each within its rounding, give `growth` (%) within its own?"""
    low = ((now - half_digit(now)) / (before + half_digit(before)) - 1) * 100
    high = ((now + half_digit(now)) / (before - half_digit(before)) - 1) * 100
    return low - half_digit(growth) <= growth <= high + half_digit(growth)


def half_digit(number: Decimal) -> Decimal:
    """Half of the last digit that is written: 0.05 for 303.0."""
    return Decimal(5).scaleb(int(number.as_tuple().exponent) - 1)


def test_the_parts_of_the_key_projects_do_not_add_up_as_the_readme_tells() -> None:
    counts = {f["indicator"]: f["value"] for f in FACTS if f["period"] == "2024" and f["status"] == "actual"}
    parts = [counts[part + "县级重点项目"] for part in ("新开工", "续建", "建成投产")]
    assert (counts["县级重点项目"], sum(parts)) == (128, 126)


@pytest.mark.skipif(not REAL.is_dir(), reason="the real reports are not here")
def test_no_sentence_is_copied_from_a_real_report() -> None:
    real = "".join(plain(path.read_text(encoding="utf-8", errors="replace")) for path in REAL.glob("*.txt"))
    for row in SENTENCES:
        if row["facts"] or row["projects"]:
            assert plain(row["text"]) not in real


def plain(text: str) -> str:
    return "".join(text.split()).translate(str.maketrans("，；：（）！％", ",;:()!%"))
