"""The memory of the command over few, many and very many files: it must be small, and stay as it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.command import Run, extract
from bench.corpus import Corpus
from bench.table import Row

NEEDED = 300  # MB, of all processes together
FLAT = 1.1  # how many times the memory of the step before each step may need
JOBS = 2


@dataclass(frozen=True, slots=True)
class Step:
    """A run over `files` files."""

    files: int
    run: Run


def measure(corpus: Corpus, numbers: Sequence[int]) -> list[Step]:
    """A run for each of `numbers` of files, copies of the corpus."""
    steps = []
    for number in numbers:
        with TemporaryDirectory() as folder:
            steps.append(Step(number, extract(corpus.copy(number, Path(folder) / "files"), JOBS)))
    return steps


def rows(steps: Sequence[Step]) -> Iterator[Row]:
    for step in steps:
        mb = step.run.together
        yield Row(
            f"memory over {step.files:,} files, {JOBS} processes, MB", f"{mb:.0f}", f"{NEEDED}", mb < NEEDED
        )
        yield Row("… of it the largest process", f"{step.run.largest:.0f}")
    last, final = steps[-2:]
    growth = final.run.together / last.run.together
    yield Row(
        f"memory at {final.files:,} files against {last.files:,}", f"{growth:.2f}", f"{FLAT}", growth <= FLAT
    )
