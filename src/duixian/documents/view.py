"""What the page shows of one report, and where its headings put each record."""

from bisect import bisect_right
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from duixian.reading.document import Document, Place, Table
from duixian.reading.identity import Identity
from duixian.records import Aside, Fact, Project, Section, Target, Task, Term


class ReportLike(Protocol):
    """What a report must have to be shown; `duixian.Report` has it."""

    @property
    def document(self) -> Document: ...
    @property
    def identity(self) -> Identity: ...
    @property
    def sections(self) -> Sequence[Section]: ...
    @property
    def tables(self) -> Sequence[Table]: ...
    @property
    def facts(self) -> Sequence[Fact]: ...
    @property
    def targets(self) -> Sequence[Target]: ...
    @property
    def projects(self) -> Sequence[Project]: ...
    @property
    def tasks(self) -> Sequence[Task]: ...
    @property
    def asides(self) -> Sequence[Aside]: ...
    @property
    def terms(self) -> Sequence[Term]: ...


@dataclass(frozen=True)
class ReportView:
    """One report as the page shows it; offsets refer to `text`, `place` says where one stands in the file."""

    name: str
    identity: Identity
    text: str
    sections: tuple[Section, ...]
    facts: tuple[Fact, ...]
    targets: tuple[Target, ...]
    projects: tuple[Project, ...]
    tasks: tuple[Task, ...]
    asides: tuple[Aside, ...]
    terms: tuple[Term, ...]
    tables: tuple[Table, ...]
    place: Callable[[int], Place]

    @cached_property
    def headings(self) -> "Headings":
        return Headings.of(self.sections)


def view(report: ReportLike) -> ReportView:
    """`report` as the page shows it."""
    return ReportView(
        name=report.document.name,
        identity=report.identity,
        text=report.document.text,
        sections=tuple(report.sections),
        facts=tuple(report.facts),
        targets=tuple(report.targets),
        projects=tuple(report.projects),
        tasks=tuple(report.tasks),
        asides=tuple(report.asides),
        terms=tuple(report.terms),
        tables=tuple(report.tables),
        place=report.document.place,
    )


@dataclass(frozen=True)
class Headings:
    """The sections as a tree: `parents[i]` is the section around section i, -1 where there is none."""

    sections: tuple[Section, ...]
    parents: tuple[int, ...]

    @classmethod
    def of(cls, sections: Sequence[Section]) -> "Headings":
        """The tree of `sections`, which are in reading order."""
        parents: list[int] = []
        around: list[int] = []
        for index, section in enumerate(sections):
            while around and sections[around[-1]].end < max(section.end, section.start + 1):
                around.pop()
            parents.append(around[-1] if around else -1)
            around.append(index)
        return cls(tuple(sections), tuple(parents))

    def at(self, offset: int) -> int:
        """The index of the innermost section that holds `offset`; -1 where there is none."""
        index = bisect_right(self.sections, offset, key=lambda section: section.start) - 1
        while index >= 0 and self.sections[index].end <= offset:
            index = self.parents[index]
        return index

    def path(self, index: int) -> tuple[int, ...]:
        """The sections around section `index`, outermost first, itself included; empty for -1."""
        return (*self.path(self.parents[index]), index) if index >= 0 else ()

    def depth(self, index: int) -> int:
        """How many sections stand around section `index`."""
        return len(self.path(index)) - 1

    def chapters(self, few: int = 6, many: int = 45) -> tuple[int, ...]:
        """The titled sections by which a person would divide the report, in reading order.

        They are the headings of the first level, and of the next one or two as long as there are fewer than
        `few` and would not be more than `many`.
        """
        depths = [self.depth(index) if section.title else 9 for index, section in enumerate(self.sections)]
        counts = [sum(depth <= level for depth in depths) for level in range(3)]
        level = 0
        while level < 2 and counts[level] < few and counts[level + 1] <= many:
            level += 1
        return tuple(index for index, depth in enumerate(depths) if depth <= level)

    def chapter(self, offset: int, chapters: Container[int]) -> int:
        """The innermost of `chapters` that holds `offset`; -1 where none does."""
        return next((index for index in reversed(self.path(self.at(offset))) if index in chapters), -1)
