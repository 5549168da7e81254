"""What the summary of a report shows, as values: its main targets beside last year, and counts by chapter."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duixian.documents.rows import Row
from duixian.documents.view import ReportView
from duixian.records import Part


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A main target and, where the same report gives it, last year's result of the same indicator."""

    target: Row
    result: Row | None


@dataclass(frozen=True, slots=True)
class ChapterCount:
    """How many records of each sort stand in a chapter; `section` is its index, -1 outside of all."""

    section: int
    title: str
    counts: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def target_lines(rows: Sequence[Row], year: int | None) -> tuple[TargetLine, ...]:
    """The main targets in reading order, each beside its result of the year before `year`."""
    return tuple(TargetLine(row, _result(row, rows, year)) for row in rows if row.main)


def _result(target: Row, rows: Iterable[Row], year: int | None) -> Row | None:
    """The first result of the whole year before for the target's indicator.

    The indicator is the same when its code is, or its name where the catalogue has no code for it. The kind
    must be the same too; a target in words (与经济增长同步) is set beside a growth.
    """
    if year is None:
        return None
    kind = "growth" if target.kind == "text" else target.kind
    for row in rows:
        if row.status == "actual" and row.period == str(year - 1) and row.kind == kind and _same(row, target):
            return row
    return None


def _same(row: Row, target: Row) -> bool:
    if target.kind != "text" and row.unit.replace("％", "%") != target.unit.replace("％", "%"):
        return False
    return row.code == target.code if target.code else row.title == target.title


def chapter_counts(
    report: ReportView, rows: Iterable[Row], sort: str, parts: Iterable[Part]
) -> tuple[ChapterCount, ...]:
    """For each chapter, in reading order, how many `rows` of each sort (`status` or `kind`) stand in it.

    A chapter without any is shown too if it is of one of `parts` and not only holds other chapters.
    """
    chapters = frozenset(report.headings.chapters())
    found = {index: Counter[str]() for index in chapters}
    for row in rows:
        found.setdefault(report.headings.chapter(row.start, chapters), Counter())[getattr(row, sort)] += 1
    holders = {report.headings.parents[index] for index in chapters}
    awaited = {index for index in chapters - holders if report.sections[index].part in set(parts)}
    return tuple(
        ChapterCount(index, report.sections[index].title if index >= 0 else "", dict(found[index]))
        for index in sorted(found)
        if found[index] or index in awaited
    )
