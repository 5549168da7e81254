"""Targets in an annex table (主要预期目标表): what stands only there is added to the list in the text."""

import re
from collections.abc import Iterator, Sequence

from duixian.facts.measures.nouns import strip_leading
from duixian.facts.measures.phrases import Phrase, phrase
from duixian.facts.plain import plain
from duixian.facts.targets.listed import text_target
from duixian.indicators import expand, match
from duixian.quantities.scan import scan
from duixian.reading.document import Table
from duixian.reading.outline import Outline
from duixian.records import Kind, Target

_PROMISED = re.compile(r"目标|计划|预期|安排")
_DONE = re.compile(r"完成|实际|执行|预计|累计")
_UNITS = re.compile(r"单位")
_PERCENT = re.compile(r"[(（]\s*[%％]\s*[)）]|[%％]")
_RATE = re.compile(r"(?:增速|增长率?|涨幅|增幅)(?:[(（][%％][)）])?$")
_EMPTY = re.compile(r"[\s—\-/|]*")


def table_targets(
    text: str, outline: Outline, year: int | None, doc: str, known: Sequence[Target]
) -> list[Target]:
    """The targets that only the tables of `outline` state; `known` are those of the list in the text."""
    found: list[Target] = []
    stated = _Stated()
    for target in known:
        stated.add(target)
    for table in outline.tables:
        for target in _targets(text, table, year, doc):
            if target not in stated:
                stated.add(target)
                found.append(target)
    return found


class _Stated:
    """What is stated: two targets are one where their codes agree or, if one has none, their names."""

    def __init__(self) -> None:
        self.codes: set[str] = set()
        self.names: dict[str, bool] = {}  # a name -> whether a target without a code bears it

    def add(self, target: Target) -> None:
        name = _bare(target.indicator)
        self.names[name] = self.names.get(name, False) or target.code is None
        if target.code is not None:
            self.codes.add(target.code)

    def __contains__(self, target: Target) -> bool:
        name = _bare(target.indicator)
        if target.code is None:
            return name in self.names
        return target.code in self.codes or self.names.get(name, False)


def _bare(name: str) -> str:
    return _RATE.sub("", strip_leading(name))


def _targets(text: str, table: Table, year: int | None, doc: str) -> Iterator[Target]:
    heads = [" ".join(dict.fromkeys(column)) for column in zip(*table.rows[: table.head_rows], strict=True)]
    column = _target_column(heads, year)
    if column is None or not table.cells:
        return
    units = next((at for at, head in enumerate(heads) if _UNITS.search(head)), None)
    for row, cells in zip(table.rows[table.head_rows :], table.cells[table.head_rows :], strict=True):
        name, words = re.sub(r"\s+", "", row[0]), row[column]
        if not name or _EMPTY.fullmatch(words):
            continue
        unit = row[units].strip() if units is not None else "%" if _PERCENT.search(heads[column]) else ""
        start, end = cells[column]
        if target := _target(text, name, words, unit, start, end, year, doc):
            yield target


def _target_column(heads: list[str], year: int | None) -> int | None:
    """The column of this year's targets: the last that promises and reports nothing done, of the plan's
    year if named.
    """
    promised = [
        at for at, head in enumerate(heads) if at and _PROMISED.search(head) and not _DONE.search(head)
    ]
    of_year = [at for at in promised if year is not None and str(year) in heads[at]]
    candidates = of_year or promised
    return candidates[-1] if candidates else None


def _target(
    text: str, name: str, words: str, unit: str, start: int, end: int, year: int | None, doc: str
) -> Target | None:
    period = str(year) if year is not None else ""
    indicator = match(expand(_RATE.sub("", name)))
    full = expand(_RATE.sub("", name))
    code = indicator.id if indicator else None
    cell = plain(words).text
    numbers = [token for token in scan(cell) if token.kind == "quantity"]
    read = phrase(cell, numbers[0], 0) if numbers else None
    if isinstance(read, Phrase):
        unit = read.unit or unit
        kind: Kind = read.kind
        if (
            unit == "%"
            and kind == "level"
            and (_RATE.search(name) or (indicator and indicator.kind == "growth"))
        ):
            kind = "growth"
        stated = (kind, read.value, read.value_to, unit, read.bound)
    elif text_target(name + cell):
        stated = ("text", None, None, "", "eq")
    else:
        return None
    return Target(doc, start, end, text[start:end], full, code, *stated, "target", period, "annex table")
