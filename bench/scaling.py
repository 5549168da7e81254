"""Two processes against one: the command over many files, `--jobs 1` and `--jobs 2` in turn."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.command import Run, extract
from bench.corpus import Corpus
from bench.table import Row

NEEDED = 1.7


@dataclass(frozen=True, slots=True)
class Scaling:
    """The runs over `files` files with one process and, in turn with them, with two."""

    files: int
    one: tuple[Run, ...]
    two: tuple[Run, ...]

    @property
    def by_the_clock(self) -> float:
        """How many times faster two are: the quickest run of each, as others can only make a run slower."""
        return min(run.wall for run in self.one) / min(run.wall for run in self.two)

    @property
    def alone(self) -> float:
        """The same without the time that they stood in the queue behind others, over all rounds."""
        return sum(run.alone(1) for run in self.one) / sum(run.alone(2) for run in self.two)

    @property
    def others(self) -> float:
        """The share of the processors that others used in the quickest run of two."""
        return min(self.two, key=lambda run: run.wall).others


def measure(corpus: Corpus, number: int, rounds: int) -> Scaling:
    """`rounds` of each over `number` files, copies of the corpus."""
    with TemporaryDirectory() as folder:
        files = corpus.copy(number, Path(folder) / "files")
        runs = [(extract(files, 1), extract(files, 2)) for _ in range(rounds)]
    one, two = zip(*runs, strict=True)
    return Scaling(number, one, two)


def rows(scaling: Scaling) -> Iterator[Row]:
    gain = scaling.alone
    yield Row(f"two processes against one, {scaling.files} files", f"{gain:.2f}", f"{NEEDED}", gain >= NEEDED)
    yield Row("the same by the clock, others running as well", f"{scaling.by_the_clock:.2f}")
    yield Row("processors used by others meanwhile", f"{scaling.others:.0%}")
