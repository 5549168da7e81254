"""The score never falls below what has landed (tests/score.toml)."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.scoring import GOLDS, OWN, SHARED, Gold, Tally, amount, landed, likeness, read, same_core, score

OFFICIAL = SHARED / "tools" / "score_facts.py"

FACT = {
    "indicator": "地区生产总值",
    "kind": "growth",
    "value": -5.6,
    "value_to": None,
    "unit": "%",
    "bound": "eq",
    "status": "actual",
    "period": "2022",
}


@pytest.mark.parametrize("gold", GOLDS, ids=lambda gold: gold.name)
def test_the_score_is_not_below_what_has_landed(gold: Gold) -> None:
    reached = {name: round(tally.f1, 4) for name, tally in score(gold.rows(), read(gold)).items()}
    floor = landed()[gold.name]
    assert sorted(floor) == sorted(reached)
    fallen = {name: (reached[name], floor[name]) for name in floor if reached[name] < floor[name]}
    assert not fallen, f"reached and landed: {fallen}"


@pytest.mark.skipif(not OFFICIAL.exists(), reason="the shared score is not here")
@pytest.mark.parametrize("gold", GOLDS, ids=lambda gold: gold.name)
def test_the_score_agrees_with_the_shared_one(gold: Gold, tmp_path: Path) -> None:
    found = read(gold)
    lines = [
        json.dumps(row, ensure_ascii=False)
        for kinds in found.values()
        for rows in kinds.values()
        for row in rows
    ]
    (tmp_path / "found.jsonl").write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, str(OFFICIAL), str(gold.answers), str(tmp_path / "found.jsonl"), "--json"]
    official = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    ours = {name: (it.gold, it.found, round(it.f1, 4)) for name, it in score(gold.rows(), found).items()}
    assert ours == {name: (it["gold"], it["found"], it["f1"]) for name, it in official.items()}


def test_gold_scored_against_itself_is_perfect() -> None:
    rows = OWN.rows()
    found = {row["doc"]: {"fact": [], "target": [], "project": []} for row in rows}
    for row in rows:
        records = found[row["doc"]]
        records["target"] += row.get("targets", [])
        records["fact"] += [{**fact, "start": row["start"]} for fact in row.get("facts", [])]
        records["project"] += [{**project, "start": row["start"]} for project in row.get("projects", [])]
    assert {name: tally.f1 for name, tally in score(rows, found).items()} == dict.fromkeys(
        landed()["own"], 1.0
    )


def test_a_wrong_sign_counts_as_the_same_number_and_not_as_the_same_fact() -> None:
    answers = [{"doc": "d", "start": 0, "end": 9, "facts": [FACT], "projects": []}]
    found = {"d": {"fact": [{**FACT, "start": 3, "value": 5.6}], "target": [], "project": []}}
    figures = {name: tally.f1 for name, tally in score(answers, found).items()}
    assert (figures["number"], figures["core"], figures["full"], figures["dated"]) == (1.0, 0.0, 0.0, 0.0)


def test_what_is_found_twice_costs_precision() -> None:
    tally = Tally()
    tally.add([FACT], [FACT, FACT], same_core, "indicator")
    assert (tally.precision, tally.recall) == (0.5, 1.0)


@pytest.mark.parametrize(
    ("value", "unit", "folded"),
    [
        (1.07, "万人", (10700, "人")),
        (3, "万亿元", (3e12, "元")),
        (35, "千伏", (35, "千伏")),
        (2.6, "个百分点", (2.6, "百分点")),
        (5, "公里", (5, "千米")),
        (170, "多亿元", (170e8, "元")),
        (2, "千亿元", (2e11, "元")),
    ],
)
def test_the_scale_of_a_unit_is_folded_in(value: float, unit: str, folded: tuple[float, str]) -> None:
    assert amount(value, unit) == folded


def test_indicators_are_alike_by_their_characters() -> None:
    assert likeness("农村居民人均可支配收入", "农村居民人均可支配的收入") == 1.0
    assert likeness("地区生产总值", "常住人口") < 0.7
