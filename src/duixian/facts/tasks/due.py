"""Deadlines (完成时限): by when a statement promises its deed, as a date where the text gives one.

The words and rules stand in `due.toml`, each rule beside its examples. A statement may hold several
deadlines; the one that governs its main deed is taken, by a written order:

1. a date in the plan year goes before a later year (今年建成省级园区，明年创建国家级园区: this year's);
2. the first clause that has one goes before the later ones (6月底前开工A，12月底前建成B: A's);
3. within that clause the last one (一季度达到30%、二季度达到60%: the end of the staircase).

A named day is the deadline itself (9月1日前 is 1 September). "Before" a stretch of time is the day before it
begins (8月前: 31 July; 2030年前: the end of 2029; 国庆节前: 30 September).
"""

import re
import tomllib
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

VOCABULARY = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_YEARS: dict[str, int] = VOCABULARY["years"]
_PARTS: dict[str, str] = VOCABULARY["parts"]
_PLANS: dict[str, int] = VOCABULARY["plans"]
_FEASTS: dict[str, str] = VOCABULARY["feasts"]
_LUNAR = {name: days.split() for name, days in VOCABULARY["lunar"].items() if name != "first"}

_DIGITS = dict(zip("一二三四五六七八九", range(1, 10), strict=True))
_NUMBERS = {"两": 2, "十": 10, "二十": 20, "三十": 30, "三十一": 31, **_DIGITS}
_NUMBERS |= {tens + digit: _NUMBERS[tens] + n for tens in ("十", "二十") for digit, n in _DIGITS.items()}

Resolve = Callable[[re.Match[str], int | None], date | None]


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline read in `text[start:end]`; `date` is None where the words name none (汛期前)."""

    date: date | None
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that set a deadline; `resolve` gives the day for a plan year, None where it cannot be known."""

    name: str
    needs: str  # every match has one of these characters
    pattern: re.Pattern[str]
    resolve: Resolve


def due(text: str, year: int | None) -> Due | None:
    """The deadline that governs the main deed of the plain `text`, by the order that the module states.

    `year` is the year of the plan; without it only deadlines that name their year are dated.
    """
    found = list(deadlines(text, year))
    if not found:
        return None
    clauses = [match.start() for match in _CLAUSE.finditer(text)]

    def order(one: Due) -> tuple[bool, bool, int, int]:
        later = one.date is not None and year is not None and one.date.year > year
        return one.date is None, later, sum(at < one.start for at in clauses), -one.start

    return min((one for one in found if not any(_inside(one, other) for other in found)), key=order)


def deadlines(text: str, year: int | None) -> Iterator[Due]:
    """Every deadline in the plain `text` of a plan for `year`; days before that year are no deadlines."""
    if not _MAYBE.search(text):
        return
    names = [match.span() for match in _NAME.finditer(text)]
    for rule in RULES:
        if not any(char in text for char in rule.needs):
            continue
        for match in rule.pattern.finditer(text):
            if any(start < match.start() and match.end() < end for start, end in names):
                continue  # inside a name: “2023消费促进年”
            day = rule.resolve(match, year)
            undated = day is None and rule.name == "undated"
            if undated or (day is not None and (year is None or day.year >= year)):
                yield Due(day, match.start(), match.end(), rule.name)


def _inside(one: Due, other: Due) -> bool:
    return other.start <= one.start and one.end <= other.end and one.end - one.start < other.end - other.start


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS.get(text, 0)


def _year(name: str | None, plan: int | None) -> int | None:
    """The year that `name` (今年, 2025年, nothing) means in the plan for the year `plan`."""
    if name and name[:4].isdigit():
        return int(name[:4])
    return None if plan is None else plan + _YEARS.get(name or "", 0)


def _day(match: re.Match[str], plan: int | None) -> date | None:
    year, month, day = _year(match["year"], plan), _number(match["month"]), _number(match["day"])
    return date(year, month, day) if year and 0 < day <= monthrange(year, month)[1] else None


def _month(match: re.Match[str], plan: int | None) -> date | None:
    year, month = _year(match["year"], plan), _number(match["month"])
    if year is None:
        return None
    if match["before"] and not match["edge"]:
        return date(year, month, 1) - timedelta(days=1)
    day = {"上旬": 10, "初": 10, "中旬": 20, "中": 20}.get(match["edge"] or "", 31)
    return date(year, month, min(day, monthrange(year, month)[1]))


def _part(match: re.Match[str], plan: int | None) -> date | None:
    year = _year(match["year"], plan)
    return date(year, *map(int, _PARTS[match["part"]].split("-"))) if year else None


def _year_end(match: re.Match[str], plan: int | None) -> date | None:
    year = _year(match["year"], plan)
    return date(year, 12, 31) if year else None


def _before_year(match: re.Match[str], plan: int | None) -> date | None:
    year = _year(match["year"], plan)
    return date(year - 1, 12, 31) if year else None


def _plan_end(match: re.Match[str], _plan: int | None) -> date | None:
    return date(_PLANS[match["plan"]], 12, 31)


def _span(match: re.Match[str], plan: int | None) -> date | None:
    if plan is None or not (match["with"] or match["within"]):
        return None  # 三年行动 is a name
    return date(plan + _number(match["years"]) - 1, 12, 31)


def _feast(match: re.Match[str], plan: int | None) -> date | None:
    year, name = _year(match["year"], plan), match["feast"]
    if year is None:
        return None
    day = _FEASTS.get(name)
    at = year - int(VOCABULARY["lunar"]["first"])
    if day is None and 0 <= at < len(_LUNAR[name]):
        day = _LUNAR[name][at]
    return date(year, *map(int, day.split("-"))) - timedelta(days=1) if day else None


def _undated(_match: re.Match[str], _plan: int | None) -> date | None:
    return None


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})"


_PIECES = {
    "years": _any(_YEARS),
    "parts": _any(_PARTS),
    "plans": _any(_PLANS),
    "feasts": _any([*_FEASTS, *_LUNAR]),
    "undated": _any(VOCABULARY["undated"]["words"]),
    "reached": _any(VOCABULARY["reached"]["words"]),
    **VOCABULARY["patterns"],
}
_RESOLVE: dict[str, Resolve] = {
    "day": _day,
    "month": _month,
    "part": _part,
    "year_end": _year_end,
    "before_year": _before_year,
    "plan_end": _plan_end,
    "span": _span,
    "feast": _feast,
    "undated": _undated,
}


def _written_out(pattern: str) -> str:
    """`pattern` with the pieces that it names in braces written out."""
    return re.sub(r"\{([a-z_]+)\}", lambda piece: _written_out(_PIECES[piece[1]]), pattern)


RULES = tuple(
    Rule(rule["name"], rule["needs"], re.compile(_written_out(rule["pattern"])), _RESOLVE[rule["date"]])
    for rule in VOCABULARY["rule"]
)
_MAYBE = re.compile(  # most statements have none of these
    "月|季|末|夕|半年|期内|前(?![景期往沿])|用.{1,4}年|年(?:[底内前之以]|.{0,3}时间|(?<=[0-9今明后两]年))"
)
_NAME = re.compile("“[^“”]{0,300}”|《[^《》]{0,100}》")
_CLAUSE = re.compile("[,，;；:：。]")
