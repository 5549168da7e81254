"""Results in an annex table: the column that tells what was done in the year judged (完成情况, 实际完成)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from duixian.facts.plain import plain
from duixian.indicators import expand, match
from duixian.reading.document import Table
from duixian.records import Fact, Kind
from duixian.report import Report

_DONE = re.compile(r"完成|实际|执行|预计|实绩|达到")
_PROMISED = re.compile(r"目标|计划|预期|安排")
_UNITS = re.compile(r"单位")
_RATE = re.compile(r"(?:增速|增长率?|涨幅|增幅)(?:[(（][%％][)）])?$")
_FIGURE = re.compile(
    r"\s*(?P<fall>下降|减少)?(?:增长|上涨|约|预计|达到?)*(?P<number>-?\d+(?:\.\d+)?)(?P<unit>%|[万亿千百]*[\u4e00-\u9fff]{0,4}?)"
    r"(?P<about>左右)?\s*(?:以上|以内)?\s*$"
)
_EMPTY = re.compile(r"[\s—\-/|]*")
_YEARS = re.compile(r"(?:19|20)\d\d")


def annex_results(report: Report, year: int) -> Iterator[Fact]:
    """The figures that the tables of `report` give as done in `year`."""
    for table in report.tables:
        if table.cells:
            yield from _results(report, table, year)


def _results(report: Report, table: Table, year: int) -> Iterator[Fact]:
    heads = [" ".join(dict.fromkeys(column)) for column in zip(*table.rows[: table.head_rows], strict=True)]
    column = _done_column(heads, year)
    if column is None:
        return
    units = next((at for at, head in enumerate(heads) if _UNITS.search(head)), None)
    for row, cells in zip(table.rows[table.head_rows :], table.cells[table.head_rows :], strict=True):
        name, words = re.sub(r"\s+", "", row[0]), row[column]
        if name and not _EMPTY.fullmatch(words):
            unit = row[units].strip() if units is not None else "%" if "%" in name else ""
            if fact := _result(report, name, words, unit, cells[column], year):
                yield fact


def _done_column(heads: list[str], year: int) -> int | None:
    """The column of what was done in `year`: the last that says so and names no other year."""
    done = [
        at
        for at, head in enumerate(heads)
        if at and _DONE.search(head) and not (_PROMISED.search(head) and not re.search("完成|实际", head))
    ]
    named = [at for at in done if str(year) in heads[at]]
    unnamed = [at for at in done if not _YEARS.search(heads[at])]
    return next(iter([*reversed(named), *reversed(unnamed)]), None)


def _result(
    report: Report, name: str, words: str, unit: str, cell: tuple[int, int], year: int
) -> Fact | None:
    figure = _FIGURE.match(plain(words).text)
    if figure is None:
        return None
    full = expand(_RATE.sub("", name))
    unit = figure["unit"] or unit
    value = Decimal(figure["number"])
    indicator = match(full, None, unit)
    rate = bool(_RATE.search(name)) or (indicator is not None and indicator.kind == "growth")
    kind: Kind = "growth" if unit == "%" and rate else "level"
    if figure["fall"]:
        kind, value = "growth", -value
    return Fact(
        report.name, *cell, report.text[slice(*cell)], full, indicator.id if indicator else None,
        kind, value, None, unit, "about" if figure["about"] else "eq", "actual", str(year), "annex table",
    )  # fmt: skip
