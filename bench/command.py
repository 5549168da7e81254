"""One run of the command `duixian extract` as a whole: its time, its memory, and what else ran meanwhile."""

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

DUIXIAN = Path(sys.executable).with_name("duixian")
TICK = 0.05  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Run:
    """`wall` and `cpu` in seconds; memory in MB; `others`: the share of all processors that others used.

    `largest` is the peak of the largest process (ru_maxrss), `together` the highest sum over all processes of
    the run, where what they share counts once (PSS; 0 unless it was asked for).
    """

    wall: float
    cpu: float
    largest: float
    together: float
    others: float


def extract(files: Sequence[Path], jobs: int, *, watch: bool = False) -> Run:
    """Runs the command over `files` with `jobs` processes; with `watch` its memory is looked at all the time.

    Raises SystemExit where the command fails.
    """
    with TemporaryDirectory() as folder:
        command = [
            str(DUIXIAN),
            "extract",
            str(files[0].parent),
            "-q",
            "--jobs",
            str(jobs),
            "-o",
            f"{folder}/o.jsonl",
        ]
        busy, begun = _busy(), perf_counter()
        process = subprocess.Popen(command, start_new_session=True)
        together = 0.0
        if watch:
            while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
                together = max(together, _memory(process.pid))
                sleep(TICK)
        _, status, used = os.wait4(process.pid, 0)
        wall = perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with status {process.returncode}")
    cpu = used.ru_utime + used.ru_stime  # with those of the processes that it waited for
    others = max(0.0, _busy() - busy - cpu) / (wall * (os.cpu_count() or 1))
    return Run(wall, cpu, used.ru_maxrss / 1000, together, others)


def _busy() -> float:
    """The seconds that all processors together have worked since the start (proc(5), /proc/stat)."""
    user, nice, system, _idle, _wait, irq, softirq, steal = map(
        int, Path("/proc/stat").read_text().split()[1:9]
    )
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


def _memory(session: int) -> float:
    """The MB that the processes of a session hold together, shared ones once (proc(5), smaps_rollup)."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it may end while we look
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                lines = (folder / "smaps_rollup").read_text().splitlines()
                total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1000
