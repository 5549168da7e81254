"""The formats that `duixian extract` writes.

A format encodes a report in the process that read it, so that bytes and not objects travel between processes,
and has a writer that puts these bytes into the file. No spreadsheet takes a text in it for a formula.
"""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from duixian.report import Report
from duixian.table import columns, row, schema

if TYPE_CHECKING:
    import pyarrow

ROW_GROUP = 50_000  # rows of a Parquet row group
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # https://owasp.org/www-community/attacks/CSV_Injection


class Writer(Protocol):
    """Puts what a format encoded into a file."""

    def write(self, data: bytes) -> None: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its `name` (also the file's suffix), how a report is encoded, and what writes the encoded."""

    name: str
    encode: Callable[[Report], bytes]
    writer: Callable[[BinaryIO], Writer]


def encode_jsonl(report: Report) -> bytes:
    """A JSON object a line, in reading order."""
    return "".join(json.dumps(row(record), ensure_ascii=False) + "\n" for record in report.records()).encode()


@dataclass(slots=True)
class JsonLines:
    stream: BinaryIO

    def write(self, data: bytes) -> None:
        self.stream.write(data)

    def close(self) -> None:
        self.stream.flush()


def encode_csv(report: Report) -> bytes:
    """A line a record under the columns of all types; lists are JSON, would-be formulas get an apostrophe."""
    lines = io.StringIO()
    writer = csv.DictWriter(lines, list(columns()), restval="")
    writer.writerows(
        {name: _cell(value) for name, value in row(record).items()} for record in report.records()
    )
    return lines.getvalue().encode()


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


class Csv(JsonLines):
    """Begins with the byte order mark by which spreadsheets know UTF-8."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        self.write(("\ufeff" + ",".join(columns()) + "\r\n").encode())


def encode_parquet(report: Report) -> bytes:
    """The records as one Arrow IPC stream."""
    import pyarrow as pa

    buffer = pa.BufferOutputStream()
    with pa.ipc.new_stream(buffer, schema()) as stream:
        stream.write_table(report.to_arrow())
    return bytes(buffer.getvalue())


class Parquet:
    """Gathers rows into large row groups."""

    def __init__(self, stream: BinaryIO) -> None:
        from pyarrow import parquet

        self.writer: parquet.ParquetWriter = parquet.ParquetWriter(stream, schema(), compression="zstd")
        self.tables: list[pyarrow.Table] = []

    def write(self, data: bytes) -> None:
        import pyarrow as pa

        self.tables.append(pa.ipc.open_stream(data).read_all())
        if sum(table.num_rows for table in self.tables) >= ROW_GROUP:
            self._flush()

    def close(self) -> None:
        self._flush()
        self.writer.close()

    def _flush(self) -> None:
        import pyarrow as pa

        if self.tables:
            self.writer.write_table(pa.concat_tables(self.tables))
            self.tables.clear()


def _workbook(stream: BinaryIO) -> Writer:
    from duixian.corpus.workbook import WorkbookWriter

    return WorkbookWriter(stream)


FORMATS = {
    it.name: it
    for it in (
        Format("jsonl", encode_jsonl, JsonLines),
        Format("csv", encode_csv, Csv),
        Format("xlsx", encode_jsonl, _workbook),
        Format("parquet", encode_parquet, Parquet),
    )
}
