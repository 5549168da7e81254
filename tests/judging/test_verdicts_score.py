"""The verdicts against answers made by hand never fall below what has landed (tests/verdicts.toml)."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import duixian
from duixian.judging.records import row
from duixian.judging.verdicts import judge_targets

TESTS = Path(__file__).parents[1]
SHARED = TESTS.parents[1] / "shared"
GOLD = SHARED / "gold" / "verdicts-dev.jsonl"


@pytest.mark.skipif(not GOLD.exists(), reason="the shared answers are not here")
def test_the_verdicts_agree_with_the_answers_made_by_hand(tmp_path):
    answers = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    pairs = dict.fromkeys((answer["doc"], answer["later"]) for answer in answers)
    reports = {name: duixian.read(SHARED / "reports" / f"{name}.txt") for pair in pairs for name in pair}
    found = tmp_path / "found.jsonl"
    found.write_text(
        "\n".join(
            json.dumps(row(verdict), ensure_ascii=False)
            for earlier, later in pairs
            for verdict in judge_targets(reports[earlier], reports[later])
        ),
        encoding="utf-8",
    )
    command = [sys.executable, SHARED / "tools" / "score_verdicts.py", GOLD, found, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    figures = json.loads(done.stdout)
    landed = tomllib.loads((TESTS / "verdicts.toml").read_text("utf-8"))
    assert {name: figures[name] for name in landed if figures[name] < landed[name]} == {}
