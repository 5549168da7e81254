"""Many files read by several processes: what each gave, in order, ready to be written."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from traceback import extract_tb

from duixian.corpus.formats import FORMATS
from duixian.corpus.workers import in_order
from duixian.errors import BadInput
from duixian.facts.tasks import coverage
from duixian.language import _
from duixian.report import Report, read_all


@dataclass(frozen=True, slots=True)
class Done:
    """A report that was read: its records, encoded, and what the summary tells of it."""

    doc: str
    data: bytes
    records: Counter[str]  # of each type
    plan: int  # characters of the plan, white space left out
    tasks: int  # of these, how many lie in tasks
    asides: int  # and how many in asides


@dataclass(slots=True)
class Summary:
    """What a run read, in all."""

    reports: int = 0
    failures: int = 0
    records: Counter[str] = field(default_factory=Counter)
    plan: int = 0
    tasks: int = 0
    asides: int = 0
    twice: set[str] = field(default_factory=set)  # names that more than one document has
    _names: set[str] = field(default_factory=set)

    def add(self, outcome: Done | BadInput) -> None:
        if isinstance(outcome, BadInput):
            self.failures += 1
            return
        self.reports += 1
        self.records += outcome.records
        self.plan += outcome.plan
        self.tasks += outcome.tasks
        self.asides += outcome.asides
        (self.twice if outcome.doc in self._names else self._names).add(outcome.doc)


def extract(paths: Sequence[Path], form: str, jobs: int) -> Iterator[tuple[Done | BadInput, ...]]:
    """What each of `paths` gave, in order, encoded in the format named `form`, read by `jobs` processes."""
    return in_order(partial(_extract, form), paths, jobs, _lost)


def _extract(form: str, path: Path) -> tuple[Done | BadInput, ...]:
    outcomes: list[Done | BadInput] = []
    try:
        for report in read_all([path]):
            outcomes.append(report if isinstance(report, BadInput) else _done(report, form))
    except Exception as fault:  # a fault of ours in one file must not stop the others
        outcomes.append(_fault(path, fault))
    return tuple(outcomes)


def _done(report: Report, form: str) -> Done:
    plan = coverage([*report.tasks, *report.asides], report.text, report.outline)
    return Done(
        doc=report.name,
        data=FORMATS[form].encode(report),
        records=Counter(
            fact=len(report.facts),
            target=len(report.targets),
            project=len(report.projects),
            task=len(report.tasks),
        ),
        plan=plan.characters,
        tasks=plan.tasks,
        asides=sum(plan.asides.values()),
    )


def _fault(path: Path, fault: Exception) -> BadInput:
    at = extract_tb(fault.__traceback__)[-1]
    what = f"{type(fault).__name__}: {fault} ({Path(at.filename).name}:{at.lineno})"
    return BadInput(
        str(path),
        _("程序内部出错：{}。").format(what),
        _("请把这一行和这个文件报告给项目。"),
    )


def _lost(path: Path) -> tuple[BadInput]:
    return (
        BadInput(
            str(path), _("读取它的进程意外中止（可能内存不足）。"), _("请单独读取它，或拆成几个小文件。")
        ),
    )
