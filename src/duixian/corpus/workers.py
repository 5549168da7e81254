"""Work done by several processes: its results in order, its memory flat, the death of a process survived.

`concurrent.futures` hangs where a process is killed while it sends a result, and does not tell whose work
killed it. Here each process has its own pipe, so both are plain.
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar, cast

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 8  # for each process, how many items past the one whose result is due may be handed out
IN_HAND = 2  # items a process has at a time, so that it never waits for the next

_fork = multiprocessing.get_context("fork")  # forked processes share what is loaded already and start at once


class _Worker:
    """A process, its pipe, and the numbers of the items it was given."""

    def __init__(self, work: Callable[[Any], Any], inherited: list[Connection]) -> None:
        self.pipe, end = _fork.Pipe()
        self.process: BaseProcess = _fork.Process(
            target=_serve, args=(work, end, [*inherited, self.pipe]), daemon=True
        )
        self.process.start()
        end.close()
        self.given: deque[int] = deque()

    def stop(self) -> None:
        self.pipe.close()
        self.process.terminate()
        self.process.join()


def _serve(work: Callable[[Any], Any], pipe: Connection, inherited: list[Connection]) -> None:
    for other in inherited:
        other.close()
    signal.signal(
        signal.SIGINT, signal.SIG_DFL
    )  # Ctrl-C reaches every process of a terminal: end without a word
    try:
        while True:
            pipe.send(work(pipe.recv()))
    except (EOFError, BrokenPipeError):
        return


class _Team(Generic[Item, Result]):
    """The processes, and which item each of them has in hand."""

    def __init__(
        self, work: Callable[[Item], Result], items: Sequence[Item], lost: Callable[[Item], Result]
    ) -> None:
        self.work, self.items, self.lost = work, items, lost
        self.workers: list[_Worker] = []
        self.next_up = 0
        self.again: deque[int] = deque()  # given to a process that died of an earlier item

    def hand_out(self, jobs: int, limit: int) -> None:
        """Gives every one of `jobs` processes something to do, up to the item numbered `limit`."""
        while len(self.workers) < jobs:
            self.workers.append(_Worker(self.work, [worker.pipe for worker in self.workers]))
        for _round in range(IN_HAND):
            for worker in self.workers:
                if len(worker.given) < IN_HAND and (self.again or self.next_up < limit):
                    number = self.again.popleft() if self.again else self.next_up
                    self.next_up = max(self.next_up, number + 1)
                    worker.given.append(number)
                    with suppress(BrokenPipeError, ConnectionResetError):  # dead: `collect` will find out
                        worker.pipe.send(self.items[number])

    def collect(self) -> Iterator[tuple[int, Result]]:
        """Waits for results; a process that died gives what `lost` makes of the item it had begun."""
        busy = {worker.pipe: worker for worker in self.workers if worker.given}
        for pipe in wait(list(busy)):
            worker = busy[cast(Connection, pipe)]
            try:
                result = worker.pipe.recv()
                yield worker.given.popleft(), result
            except (EOFError, ConnectionResetError):
                number = worker.given.popleft()
                self.again.extend(worker.given)
                self.workers.remove(worker)
                worker.stop()
                yield number, self.lost(self.items[number])

    def stop(self) -> None:
        for worker in self.workers:
            worker.stop()


def in_order(
    work: Callable[[Item], Result], items: Sequence[Item], jobs: int, lost: Callable[[Item], Result]
) -> Iterator[Result]:
    """`work(item)` for every item, in order, by `jobs` processes; `lost(item)` for one whose process died.

    Items must be small (they wait in a pipe); results may be large.
    """
    if jobs == 1:
        yield from map(work, items)
        return
    team = _Team(work, items, lost)
    results: dict[int, Result] = {}
    turn = 0
    try:
        while turn < len(items):
            team.hand_out(jobs, min(len(items), turn + AHEAD * jobs))
            results.update(team.collect())
            while turn in results:
                yield results.pop(turn)
                turn += 1
    finally:
        team.stop()
