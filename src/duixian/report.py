"""A report, read: the library's face.

`read` gives one `Report`; its facts, targets, projects and tasks are read when first asked for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from duixian.errors import BadInput
from duixian.facts import Findings, read_facts
from duixian.language import _
from duixian.reading import read_document, read_documents
from duixian.reading.document import Document, Table
from duixian.reading.identity import Identity, identify
from duixian.reading.outline import Outline, outline
from duixian.records import Aside, Fact, Project, Record, Section, Target, Task, Term
from duixian.table import RECORD_TYPES, Head, arrow

if TYPE_CHECKING:
    import pyarrow

_RANK = {record_type: rank for rank, record_type in enumerate(RECORD_TYPES)}


@dataclass(frozen=True)
class Report:
    """A document (文件), what it says it is, its headings and tables, and everything read out of it.

    Every record's `start` and `end` refer to `text`, in code points: `text[start:end]` is its quote.
    """

    document: Document
    identity: Identity
    outline: Outline

    @property
    def name(self) -> str:
        """The file's name without its extension; `doc` of every record."""
        return self.document.name

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def sections(self) -> tuple[Section, ...]:
        """The headings (章节) in reading order; their spans make them a tree."""
        return self.outline.sections

    @property
    def tables(self) -> tuple[Table, ...]:
        return self.outline.tables

    @cached_property
    def findings(self) -> Findings:
        """Everything read out of the text; the properties below are its parts."""
        return read_facts(self.text, self.outline, self.identity, self.name)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The quantities that the report states or promises."""
        return self.findings.facts

    @property
    def targets(self) -> tuple[Target, ...]:
        """The year's main expected targets (主要预期目标)."""
        return self.findings.targets

    @property
    def projects(self) -> tuple[Project, ...]:
        """The construction and investment projects (项目) named in the text."""
        return self.findings.projects

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The candidates for the ledger: the sentences of the plan that promise something (任务)."""
        return self.findings.tasks

    @property
    def asides(self) -> tuple[Aside, ...]:
        """The sentences of the plan that are no task; with `tasks` they cover it without gap or overlap."""
        return self.findings.asides

    @property
    def terms(self) -> tuple[Term, ...]:
        """The glossary (名词解释)."""
        return self.findings.terms

    @property
    def head(self) -> Head:
        """The record of the report itself."""
        it = self.identity
        return Head(
            doc=self.name,
            title=it.title,
            government=it.government,
            code=it.code,
            year=it.year,
            kind=it.kind,
            meeting=it.meeting,
            date=it.date,
            speaker=it.speaker,
            sections=self.sections,
        )

    def records(self) -> tuple[Head | Record, ...]:
        """All records in reading order, the report's own first."""
        found = self.findings
        records: tuple[Record, ...] = (
            *found.tasks,
            *found.asides,
            *found.targets,
            *found.facts,
            *found.projects,
            *found.terms,
        )
        return (self.head, *sorted(records, key=lambda record: (record.start, _RANK[type(record)])))

    def to_arrow(self) -> "pyarrow.Table":
        """All records as one Arrow table, a row a record; docs/records.md gives the columns."""
        return arrow(self.records())


def _report(document: Document) -> Report:
    tree = outline(document)
    return Report(document, identify(document, tree), tree)


def read(path: str | Path) -> Report:
    """The report in the file at `path`: txt, docx, pdf, html, ofd, or a zip that holds one of these.

    Raises BadInput where the file cannot be read, and where a zip holds several reports.
    """
    return _report(read_document(Path(path)))


def read_all(paths: Iterable[str | Path]) -> Iterator[Report | BadInput]:
    """The reports in the files at `paths`, one after another; a file that cannot be read gives a BadInput.

    A zip gives each report in it. Nothing is kept, so memory stays flat over any number of files.
    """
    for path in paths:
        try:
            for document in read_documents(Path(path)):
                yield document if isinstance(document, BadInput) else _report(document)
        except BadInput as bad:
            yield bad


def read_text(text: str, *, name: str = "") -> Report:
    """The report whose text is `text`; `name` becomes the `doc` of its records."""
    return _report(Document(name=name or _("未命名"), text=text))
