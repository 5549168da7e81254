"""`python -m bench`: measures, and prints what came out as a table."""

import os
import platform
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import NamedTuple

from bench import memory, scaling, speed
from bench.corpus import corpus
from bench.table import Row, table


class Size(NamedTuple):
    """How much is measured: passes over the corpus, copies and rounds for scaling, files for memory."""

    passes: int
    copies: int
    rounds: int
    steps: tuple[int, ...]


FULL = Size(passes=7, copies=200, rounds=4, steps=(31, 310, 1000))
QUICK = Size(passes=1, copies=4, rounds=1, steps=(2, 4))


def main() -> int:
    """Runs the benchmarks; 1 where a figure misses what it must reach (a quick run judges nothing)."""
    parser = ArgumentParser(prog="python -m bench", description="Measures Duixian's speed and memory.")
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="the reports to read (any format)")
    parser.add_argument(
        "--passes", type=int, metavar="N", help=f"how often the corpus is read ({FULL.passes})"
    )
    parser.add_argument(
        "--quick", action="store_true", help="see that everything runs; the figures mean nothing"
    )
    asked = parser.parse_args()

    reports = corpus(asked.corpus, quick=asked.quick)
    print(f"{len(reports.files)} reports of {reports.folder}, {reports.characters:,} characters")
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    sys.stdout.flush()
    size = QUICK if asked.quick else FULL
    rows: list[Row] = []
    rows += speed.rows(speed.measure(reports, asked.passes or size.passes))
    rows += scaling.rows(scaling.measure(reports, size.copies, size.rounds))
    rows += memory.rows(memory.measure(reports, size.steps))
    print(table(rows, judged=not asked.quick))
    return 0 if asked.quick or all(row.holds for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
