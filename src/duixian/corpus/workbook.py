"""A workbook (xlsx) of records: a sheet a record type, its heads frozen and filtered, every text a text.

Rows go to the disk as they come, so memory does not grow with their number.
"""

import json
from collections.abc import Mapping
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from duixian.corpus.labels import heads, sheet_titles
from duixian.records import Section
from duixian.table import RECORD_TYPES, columns_of

MOST_ROWS = 1_048_576  # of a sheet, by the format
WIDE = {
    "quote": 48,
    "indicator": 32,
    "name": 40,
    "title": 40,
    "path": 32,
    "meaning": 60,
    "meeting": 32,
    "doc": 20,
}


class _Sheet:
    """One record type's rows, on as many worksheets as they need."""

    def __init__(self, book: xlsxwriter.Workbook, title: str, names: list[str]) -> None:
        self.book, self.title, self.names = book, title, names
        self.bold = book.add_format({"bold": True, "bottom": 1})
        self.sheets: list[Worksheet] = []
        self._next_sheet()

    def _next_sheet(self) -> None:
        self.close()
        number = len(self.sheets) + 1
        self.sheet = self.book.add_worksheet(self.title if number == 1 else f"{self.title} {number}")
        self.sheets.append(self.sheet)
        words = heads()
        for at, name in enumerate(self.names):
            self.sheet.set_column(at, at, WIDE.get(name, 11))
            self.sheet.write_string(0, at, words[name], self.bold)
        self.sheet.freeze_panes(1, 0)
        self.filled = 1

    def add(self, record: Mapping[str, Any]) -> None:
        if self.filled == MOST_ROWS:
            self._next_sheet()
        for at, name in enumerate(self.names):
            value = record[name]
            if isinstance(value, bool):
                self.sheet.write_boolean(self.filled, at, value)
            elif isinstance(value, int | float):
                self.sheet.write_number(self.filled, at, value)
            elif value:
                text = value if isinstance(value, str) else " / ".join(map(str, value))
                self.sheet.write_string(self.filled, at, text)
        self.filled += 1

    def close(self) -> None:
        if self.sheets:
            self.sheet.autofilter(0, 0, self.filled - 1, len(self.names) - 1)


class WorkbookWriter:
    """Takes records as JSON lines; a report's headings go to a sheet of their own."""

    def __init__(self, stream: BinaryIO) -> None:
        self.book = xlsxwriter.Workbook(stream, {"constant_memory": True, "strings_to_urls": False})
        names = {cls.type: list(columns_of(cls)) for cls in RECORD_TYPES}
        names["report"].remove("sections")
        names["section"] = ["type", "doc", *Section.__dataclass_fields__]
        self.sheets = {
            kind: _Sheet(self.book, title, names[kind][1:]) for kind, title in sheet_titles().items()
        }

    def write(self, data: bytes) -> None:
        for record in map(json.loads, data.splitlines()):
            self.sheets[record["type"]].add(record)
            for section in record.get("sections", ()):
                self.sheets["section"].add({"doc": record["doc"], **section})

    def close(self) -> None:
        for sheet in self.sheets.values():
            sheet.close()
        self.book.close()
