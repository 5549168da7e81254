"""The records that reading a report yields, as plain values.

Every record says where it stands: `text[start:end]` of the document's text is its `quote`.
Offsets count code points. Field meanings are those of `docs/records.md`.
"""

from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any, ClassVar, Literal

Kind = Literal["level", "growth", "change", "rank", "text"]
Bound = Literal["eq", "about", "ge", "le", "range"]
Status = Literal["actual", "target"]
Stage = Literal["planned", "signed", "started", "building", "completed", "operating"]
Part = Literal["front", "review", "problems", "plan", "notes", "honours", "annex", "closing"]
Reason = Literal["heading", "frame", "targets", "address", "closing"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One quantity that a report states (result) or promises (target)."""

    type: ClassVar[str] = "fact"
    doc: str
    start: int
    end: int
    quote: str
    indicator: str
    code: str | None
    kind: Kind
    value: Decimal | None
    value_to: Decimal | None
    unit: str
    bound: Bound
    status: Status
    period: str
    rule: str  # the name of the rule that read it; `duixian explain` shows the rule


@dataclass(frozen=True, slots=True)
class Target(Fact):
    """One of the year's main expected targets (主要预期目标): a fact with a record of its own."""

    type: ClassVar[str] = "target"


@dataclass(frozen=True, slots=True)
class Project:
    """A construction or investment project (项目) that the text names, and the stage it gives it."""

    type: ClassVar[str] = "project"
    doc: str
    start: int
    end: int
    quote: str
    name: str
    stage: Stage


@dataclass(frozen=True, slots=True)
class Task:
    """A candidate for the ledger: one sentence of the plan under the path of its headings."""

    type: ClassVar[str] = "task"
    doc: str
    start: int
    end: int
    quote: str
    title: str
    path: tuple[str, ...]
    due: str | None  # ISO date
    due_quote: str | None
    has_number: bool


@dataclass(frozen=True, slots=True)
class Aside:
    """A sentence of the plan that is no task, and why."""

    type: ClassVar[str] = "aside"
    doc: str
    start: int
    end: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Term:
    """An explanation of a term (名词解释) and the footnote mark that refers to it."""

    type: ClassVar[str] = "term"
    doc: str
    start: int
    end: int
    term: str
    meaning: str
    mark: str | None
    mark_starts: tuple[int, ...]  # where the mark stands in the text


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the stretch of text under it, sub-sections included.

    `start` is where the heading begins, `title_end` where it ends, `end` where the section ends.
    A section without a heading (front matter) has an empty title and `title_end == start`.
    """

    level: int
    title: str
    start: int
    title_end: int
    end: int
    part: Part


Record = Fact | Target | Project | Task | Aside | Term


def plain(record: Record | Section) -> dict[str, Any]:
    """`record` as a dict of JSON values in field order, `type` first; decimals become int or float."""
    row: dict[str, Any] = {"type": record.type} if hasattr(record, "type") else {}
    for field in fields(record):
        row[field.name] = _json(getattr(record, field.name))
    return row


def _json(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value
