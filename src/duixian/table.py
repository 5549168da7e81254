"""The records of a report as one table: a row a record, the columns of all record types side by side.

A column that a record does not have is empty in its row. The columns and their types follow from the fields
of the record classes, so a new field appears in every format by itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, ClassVar, Literal, get_args, get_origin, get_type_hints

from duixian.records import Aside, Fact, Project, Record, Section, Target, Task, Term, plain

if TYPE_CHECKING:
    import pyarrow

ColumnType = Literal["text", "number", "integer", "flag", "texts", "integers", "sections"]


@dataclass(frozen=True, slots=True)
class Head:
    """The record of the report itself: what the document says it is, and its headings in reading order."""

    type: ClassVar[str] = "report"
    doc: str
    title: str | None
    government: str | None
    code: str | None  # GB/T 2260
    year: int | None
    kind: Literal["work", "plan"] | None
    meeting: str | None
    date: str | None  # ISO
    speaker: str | None
    sections: tuple[Section, ...]


# In the order in which records that begin at one place are listed: what holds others comes first.
RECORD_TYPES: tuple[type[Head | Record], ...] = (Head, Task, Aside, Target, Fact, Project, Term)

_OF_HINT: dict[Any, ColumnType] = {
    str: "text",
    int: "integer",
    bool: "flag",
    Decimal: "number",
    tuple[str, ...]: "texts",
    tuple[int, ...]: "integers",
    tuple[Section, ...]: "sections",
}


def _column_type(hint: Any) -> ColumnType:
    if get_origin(hint) is UnionType or type(None) in get_args(hint):
        hint = next(member for member in get_args(hint) if member is not type(None))
    return "text" if get_origin(hint) is Literal else _OF_HINT[hint]


def columns_of(record_type: type[Head | Record]) -> dict[str, ColumnType]:
    """The columns of one record type, `type` first."""
    hints = get_type_hints(record_type)
    types = {field.name: _column_type(hints[field.name]) for field in fields(record_type)}
    return {"type": "text", **types}


@cache
def columns() -> dict[str, ColumnType]:
    """The columns of all record types: those of facts first, then what the other types add."""
    merged: dict[str, ColumnType] = {}
    for record_type in (Fact, Project, Task, Aside, Term, Target, Head):
        merged |= columns_of(record_type)
    return merged


def row(record: Head | Record) -> dict[str, Any]:
    """`record` as a dict of JSON values, `type` first; decimals become int or float."""
    if isinstance(record, Head):
        values = {field.name: getattr(record, field.name) for field in fields(record)}
        return {"type": "report", **values, "sections": [plain(section) for section in record.sections]}
    return plain(record)


def schema() -> "pyarrow.Schema":
    """The table's schema in Arrow: numbers are float64, offsets int64, lists lists."""
    import pyarrow as pa

    section = pa.struct(
        [(field.name, pa.int64() if field.type is int else pa.string()) for field in fields(Section)]
    )
    types: Mapping[ColumnType, pa.DataType] = {
        "text": pa.string(),
        "number": pa.float64(),
        "integer": pa.int64(),
        "flag": pa.bool_(),
        "texts": pa.list_(pa.string()),
        "integers": pa.list_(pa.int64()),
        "sections": pa.list_(section),
    }
    return pa.schema([(name, types[kind]) for name, kind in columns().items()])


def arrow(records: Iterable[Head | Record]) -> "pyarrow.Table":
    """The records as an Arrow table."""
    import pyarrow as pa

    return pa.Table.from_pylist([row(record) for record in records], schema=schema())
