"""The benchmarks run, and their table says what it must; how fast a test machine is proves nothing."""

import subprocess
import sys
from pathlib import Path

from bench.table import Row, table

ROOT = Path(__file__).parents[1]


def test_a_quick_run_measures_speed_scaling_and_memory() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench", "--quick"], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    figures = {}
    for line in done.stdout.splitlines():
        if line.startswith("| "):
            what, figure, _ = (cell.strip() for cell in line.strip("|").split("|"))
            figures[what] = figure
    for what in (
        "characters a CPU second, one core",
        "facts, targets, projects, tasks a CPU second",
        "two processes against one, 4 files",
        "memory over 4 files, 2 processes, MB",
    ):
        assert float(figures[what].replace(",", "")) > 0
    shares = [
        int(figure.removesuffix("%")) for what, figure in figures.items() if what.startswith("share of ")
    ]
    assert len(shares) >= 6
    assert 97 <= sum(shares) <= 103  # rounded


def test_a_row_that_misses_its_need_is_marked() -> None:
    rows = [Row("speed", "7", "9", holds=False), Row("memory", "3", "9", holds=True), Row("load", "1")]
    assert table(rows).splitlines() == [
        "| what   | figure | needed   |",
        "| ------ | -----: | -------- |",
        "| speed  |      7 | 9 MISSED |",
        "| memory |      3 | 9        |",
        "| load   |      1 |          |",
    ]
    assert "MISSED" not in table(rows, judged=False)
