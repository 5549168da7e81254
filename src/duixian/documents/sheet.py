"""What the page's template needs of one report."""

from collections import Counter
from dataclasses import astuple, dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from duixian.documents import charts, words
from duixian.documents.body import body
from duixian.documents.overview import ChapterCount, TargetLine, chapter_counts, target_lines
from duixian.documents.rows import Row, rows_of
from duixian.documents.view import ReportView
from duixian.language import _


@dataclass(frozen=True)
class Sheet:
    """One report on the page; `prefix` begins its ids where the page has several reports."""

    report: ReportView
    prefix: str
    rows: tuple[Row, ...]

    @classmethod
    def of(cls, report: ReportView, prefix: str) -> "Sheet":
        return cls(report, prefix, rows_of(report, prefix))

    @property
    def id(self) -> str:
        return self.prefix.rstrip("-") or "r1"

    @property
    def place(self) -> str:
        """Whose report it is, short: 砚溪县."""
        it = self.report.identity
        return it.names[0] if it.names else it.government or ""

    @property
    def title(self) -> str:
        """砚溪县2024年政府工作报告; where it does not say whose it is, its own title or its file's name."""
        it = self.report.identity
        names = {"work": _("政府工作报告"), "plan": _("国民经济和社会发展计划报告")}
        if it.year and it.kind and self.place:
            return _("{place}{year}年{report}").format(place=self.place, year=it.year, report=names[it.kind])
        return it.title or self.report.name

    @property
    def short(self) -> str:
        """What tells this report from the others of the page."""
        it = self.report.identity
        return f"{self.place} {it.year}".strip() if it.year else it.title or self.report.name

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each type there are; main targets are counted among the numbers too."""
        counts = Counter(row.type for row in self.rows)
        counts["fact"] += counts["target"]
        counts["target"] = sum(row.main for row in self.rows)
        return {name: counts[name] for name in words.types() if counts[name]}

    @property
    def numbers(self) -> list[Row]:
        return [row for row in self.rows if row.type in ("fact", "target")]

    @property
    def tasks(self) -> list[Row]:
        return [row for row in self.rows if row.type == "task"]

    @property
    def indicators(self) -> list[str]:
        """The names of what is measured, the most frequent first."""
        return [name for name, __ in Counter(row.title for row in self.numbers).most_common(300)]

    def text(self) -> Markup:
        return body(self.report, self.rows, self.prefix)

    def data(self) -> dict[str, Any]:
        """What the page's script works on."""
        sections = [
            (it.title, it.start, it.end, self.report.headings.parents[n])
            for n, it in enumerate(self.report.sections)
        ]
        return {
            "id": self.id,
            "prefix": self.prefix,
            "sections": sections,
            "rows": [astuple(row) for row in self.rows],
        }

    def headings(self) -> list[tuple[int, int, str, int]]:
        """The outline: section index, depth, title, and how many numbers stand in it; two levels of it."""
        tree, starts = self.report.headings, [row.start for row in self.numbers]
        return [
            (index, tree.depth(index), section.title, sum(section.start <= it < section.end for it in starts))
            for index, section in enumerate(self.report.sections)
            if section.title and index in tree.chapters()
        ]

    @cached_property
    def target_lines(self) -> tuple[TargetLine, ...]:
        return target_lines(self.rows, self.report.identity.year)

    @cached_property
    def facts_by_chapter(self) -> tuple[ChapterCount, ...]:
        return chapter_counts(self.report, self.numbers, "status", ("review", "problems", "plan"))

    @cached_property
    def tasks_by_chapter(self) -> tuple[ChapterCount, ...]:
        return chapter_counts(self.report, self.tasks, "kind", ("plan",))

    def targets_chart(self) -> Markup:
        return charts.targets_chart(self.target_lines, f"{self.id}-targets")

    def facts_chart(self) -> Markup:
        return charts.facts_chart(self.facts_by_chapter, f"{self.id}-facts", self.prefix)

    def tasks_chart(self) -> Markup:
        return charts.tasks_chart(self.tasks_by_chapter, f"{self.id}-tasks", self.prefix)
