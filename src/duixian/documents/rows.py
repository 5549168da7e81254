"""The records of a report as rows of one table, each with its place in the text."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from duixian.documents.view import ReportView
from duixian.documents.words import amount, detail, figure, place_name, reasons, stages
from duixian.records import Aside, Fact, Project, Record, Target, Task, Term

_LETTERS: dict[type[Record], str] = {Task: "t", Aside: "a", Target: "g", Fact: "f", Project: "p", Term: "w"}
_ORDER = {record_type: rank for rank, record_type in enumerate(_LETTERS)}


@dataclass(frozen=True, slots=True)
class Row:
    """One record as the table shows it.

    `key` is the id of its mark in the text (f-1647: the fact that begins at offset 1647), so a link to
    it stays true when other rules find other records. `number` counts the rows in reading order. `main`
    marks one of the main expected targets. `kind` is a fact's kind, a project's stage, an aside's
    reason, or what a task can be checked by; `shown` is what stands in the column of values.
    """

    key: str
    number: int
    type: str
    main: bool
    title: str
    shown: str
    quote: str
    section: int
    start: int
    end: int
    place: str
    code: str = ""
    kind: str = ""
    value: str = ""
    value_to: str = ""
    unit: str = ""
    bound: str = ""
    status: str = ""
    period: str = ""
    rule: str = ""
    note: str = ""


def rows_of(report: ReportView, prefix: str = "") -> tuple[Row, ...]:
    """The rows of all records of `report` in reading order; their keys begin with `prefix`.

    A main target that is also read as a fact is one row: the fact's, with `main`.
    """
    mains = {_content(target) for target in report.targets}
    seen = {_content(fact) for fact in report.facts}
    records: list[Record] = [*report.tasks, *report.asides, *report.facts, *report.projects, *report.terms]
    records += [target for target in report.targets if _content(target) not in seen]
    records.sort(key=lambda record: (record.start, _ORDER[type(record)], record.end))
    return tuple(
        _row(report, record, key, number, main=isinstance(record, Target) or _content(record) in mains)
        for number, (key, record) in enumerate(_keyed(records, prefix), 1)
    )


def _content(record: Record) -> tuple[object, ...] | None:
    """What makes a target and a fact the same; None for other records."""
    if isinstance(record, Fact):
        return record.start, record.end, record.indicator, record.kind, record.value
    return None


def _keyed(records: list[Record], prefix: str) -> Iterator[tuple[str, Record]]:
    used = Counter[str]()
    for record in records:
        key = f"{prefix}{_LETTERS[type(record)]}-{record.start}"
        used[key] += 1
        yield (key if used[key] == 1 else f"{key}-{used[key]}"), record


def _row(report: ReportView, record: Record, key: str, number: int, main: bool) -> Row:
    quote = report.text[record.start : record.end]
    row = partial(
        Row,
        key=key,
        number=number,
        type=record.type,
        main=main,
        quote=quote,
        section=report.headings.at(record.start),
        start=record.start,
        end=record.end,
        place=place_name(report.place(record.start)),
    )
    match record:
        case Fact() | Target():
            return row(
                title=record.indicator,
                shown=amount(record),
                code=record.code or "",
                kind=record.kind,
                value=figure(record.value),
                value_to=figure(record.value_to),
                unit=record.unit,
                bound=record.bound,
                status=record.status,
                period=record.period,
                rule=record.rule,
            )
        case Project():
            return row(title=record.name, shown=stages()[record.stage], kind=record.stage)
        case Task():
            due, words = record.due or "", record.due_quote or ""
            return row(title=record.title, shown="", kind=detail(record), period=due, note=words)
        case Aside():
            return row(title=quote, shown=reasons()[record.reason], kind=record.reason)
        case Term():
            return row(title=record.term, shown=record.mark or "", note=record.meaning)
