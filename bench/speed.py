"""One core: characters a second of Duixian, and of JioNLP over the same texts in turn with it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench.corpus import ROOT, Corpus
from bench.table import Row

RATE = 250_000  # characters a CPU second that must be reached; the aim is a million
TIMES = 1.5  # times the peer
PEER = ROOT / ".bench" / "bin" / "python"
OURS = [sys.executable, "-m", "bench.reading"]
THEIRS = [str(PEER), str(Path(__file__).with_name("peer.py"))]


@dataclass(frozen=True, slots=True)
class Pass:
    """What one process needed to read the corpus once, and to get ready for it (`load`), in seconds.

    `found`: facts, targets, projects and tasks; of the peer amounts of money and times.
    """

    cpu: float
    wall: float
    load: float
    found: int


@dataclass(frozen=True, slots=True)
class Speed:
    """The passes of Duixian, those of the peer that came between them (none where it is not installed)."""

    corpus: Corpus
    ours: tuple[Pass, ...]
    peers: tuple[Pass, ...]
    parts: dict[str, float]

    def rate(self, kind: str = "cpu") -> float:
        """Characters a second, by the median pass."""
        return self.corpus.characters / median(one.cpu if kind == "cpu" else one.wall for one in self.ours)

    @property
    def found_rate(self) -> float:
        return median(one.found / one.cpu for one in self.ours)

    @property
    def times_the_peer(self) -> float:
        """The median, pair by pair, of how many times faster Duixian was."""
        return median(peer.cpu / one.cpu for one, peer in zip(self.ours, self.peers, strict=True))

    @property
    def peer_rate(self) -> float:
        return self.corpus.characters / median(one.cpu for one in self.peers)


def measure(corpus: Corpus, passes: int) -> Speed:
    """`passes` of each, in turn, so that a machine that slows down slows both."""
    told = json.dumps(corpus.texts)
    ours, peers = [], []
    for _ in range(passes):
        ours.append(Pass(**_run(OURS, told)))
        if PEER.exists():
            peers.append(Pass(**_run(THEIRS, told)))
    return Speed(corpus, tuple(ours), tuple(peers), _run([*OURS, "--parts"], told))


def _run(command: list[str], texts: str) -> dict[str, Any]:
    done = subprocess.run(command, input=texts, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT)
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def rows(speed: Speed) -> Iterator[Row]:
    rate = speed.rate()
    if speed.corpus.is_demo:
        yield Row("characters a CPU second, one core", f"{rate:,.0f}")
    else:
        yield Row("characters a CPU second, one core", f"{rate:,.0f}", f"{RATE:,}", rate >= RATE)
    yield Row("facts, targets, projects, tasks a CPU second", f"{speed.found_rate:,.0f}")
    yield Row("characters a second by the clock", f"{speed.rate('wall'):,.0f}")
    if speed.peers:
        times = speed.times_the_peer
        yield Row("JioNLP's money and times, characters a CPU second", f"{speed.peer_rate:,.0f}")
        yield Row("Duixian against JioNLP", f"{times:.2f}", f"{TIMES}", times >= TIMES)
    else:
        yield Row("Duixian against JioNLP", "not installed: make bench", f"{TIMES}", False)
    yield Row("seconds until the first report is read", f"{median(one.load for one in speed.ours):.2f}")
    whole = sum(speed.parts.values())
    for part, seconds in speed.parts.items():
        yield Row(f"share of {part}", f"{seconds / whole:.0%}")
