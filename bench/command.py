"""One run of the command `duixian extract` as a whole: its time, its memory, and what else ran meanwhile."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

DUIXIAN = Path(sys.executable).with_name("duixian")
TICK = 0.2  # seconds between two looks at the processes


@dataclass(frozen=True, slots=True)
class Run:
    """`wall`, `cpu` and `waited` in seconds; memory in MB; `others`: the share of all processors others used.

    `waited`: the time in the queue for a processor, of the first process until it has started others, then
    of these on average. `largest` is the peak of the largest process (ru_maxrss), `together` the highest sum
    over all processes of the run, where what they share counts once (PSS).
    """

    wall: float
    cpu: float
    waited: float
    largest: float
    together: float
    others: float

    def alone(self, jobs: int) -> float:
        """`wall` as it would be if `jobs` processors did nothing else."""
        return max(self.wall - self.waited, self.cpu / jobs)


def extract(folder: Path, jobs: int) -> Run:
    """Runs the command over the files in `folder` with `jobs` processes. Raises SystemExit where it fails."""
    with TemporaryDirectory() as out:
        command = [str(DUIXIAN), "extract", str(folder), "-q", "--jobs", str(jobs), "-o", f"{out}/o.jsonl"]
        busy, begun = _busy(), perf_counter()
        process = subprocess.Popen(command, start_new_session=True)
        together, alone, waited = 0.0, 0.0, dict[int, float]()
        while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            running = list(_running(process.pid))
            together = max(together, sum(map(_memory, running)))
            if running == [process.pid]:
                alone = _waited(process.pid)
            else:
                for pid in running:
                    waited[pid] = max(waited.get(pid, 0.0), _waited(pid))  # of one that is ending it is 0
            sleep(TICK)
        _, status, used = os.wait4(process.pid, 0)
        wall = perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with status {process.returncode}")
    cpu = used.ru_utime + used.ru_stime  # with those of the processes that it waited for
    others = max(0.0, _busy() - busy - cpu) / (wall * (os.cpu_count() or 1))
    waited.pop(process.pid, None)
    queue = alone + sum(waited.values()) / max(1, len(waited))
    return Run(wall, cpu, queue, used.ru_maxrss / 1000, together, others)


def _busy() -> float:
    """The seconds that all processors together have worked since the start (proc(5), /proc/stat)."""
    user, nice, system, _idle, _wait, irq, softirq, steal = map(
        int, Path("/proc/stat").read_text().split()[1:9]
    )
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


def _running(session: int) -> Iterator[int]:
    """The processes of a session (proc(5), stat)."""
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it may end while we look
            if int((folder / "stat").read_text().rpartition(")")[2].split()[3]) == session:
                yield int(folder.name)


def _memory(pid: int) -> float:
    """The MB that a process holds, those that it shares divided by the number of sharers (smaps_rollup)."""
    with suppress(OSError):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("Pss:")), 0.0)
    return 0.0


def _waited(pid: int) -> float:
    """The seconds that a process stood in the queue for a processor (schedstat)."""
    with suppress(OSError):
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[1]) / 1e9
    return 0.0
