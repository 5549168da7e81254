"""The rules of judging (评判规则): tolerances and words, read from rules.toml and from a user's own file."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, cast, get_args

from duixian.errors import BadInput
from duixian.indicators import Direction, standard
from duixian.judging.records import Outcome
from duixian.language import _
from duixian.records import Fact, Target

How = Literal["step", "up", "down", "course", "state", "above"]
Of = Literal["any", "ceiling", "less"]


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How near is met and how much better is exceeded; rules.toml says what each figure means."""

    about_points: Decimal
    about_below: Decimal
    about_share: Decimal
    better_points: Decimal
    better_share: Decimal
    in_step_points: Decimal


@dataclass(frozen=True, slots=True)
class Statement:
    """Words of the later report that decide without a figure."""

    name: str
    words: re.Pattern[str]
    verdict: Outcome
    of: Of


@dataclass(frozen=True, slots=True)
class Wording:
    """How targets that are promised in such words are judged."""

    name: str
    promised: re.Pattern[str]
    how: How
    silence: Outcome
    said: re.Pattern[str]
    denied: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class VerdictRules:
    """Everything that judging goes by."""

    tolerance: Tolerance
    per_indicator: Mapping[str, Tolerance]
    several_years: re.Pattern[str]
    basis: re.Pattern[str]
    elsewhere: Mapping[str, re.Pattern[str]]
    real: frozenset[str]
    vague: frozenset[str]
    less_is_better: re.Pattern[str]
    ceiling: re.Pattern[str]
    several_years_heading: re.Pattern[str]
    parts: Mapping[str, tuple[str, ...]]
    together: Mapping[str, tuple[str, ...]]
    statements: tuple[Statement, ...]
    wordings: tuple[Wording, ...]

    def elsewhere_of(self, government: str | None) -> re.Pattern[str]:
        """The places that are not that government's own."""
        place = (government or "").removesuffix("人民政府")
        return self.elsewhere.get("省" if place.endswith("自治区") else place[-1:], self.elsewhere["any"])

    def tolerance_of(self, code: str | None) -> Tolerance:
        """The tolerance of the indicator with this id."""
        return self.per_indicator.get(code or "", self.tolerance)

    def direction_of(self, promised: Fact | Target) -> Direction:
        """What is better for an indicator: as the catalogue says, else by its name and the words promised."""
        if promised.code is not None:
            return standard().indicators[promised.code].direction
        if promised.bound in ("eq", "about") and self.ceiling.search(promised.quote):
            return "ceiling"
        return "less" if self.less_is_better.search(promised.indicator) else "more"

    def wording_of(self, words: str) -> Wording:
        """How a target promised in `words` is judged."""
        return next(wording for wording in self.wordings if wording.promised.search(words))


@cache
def rules(path: Path | None = None) -> VerdictRules:
    """The rules that come with the package, with what the file at `path` names put in their place.

    A table of the file (`[tolerance]`, `[indicator.gdp]`) overrides the fields it names; a list replaces the
    package's. Raises BadInput where the file cannot be read or has a field, an indicator, a pattern or a
    value that the rules do not know.
    """
    own = tomllib.loads(
        files("duixian.judging").joinpath("rules.toml").read_text("utf-8"), parse_float=Decimal
    )
    if path is None:
        return _rules(own, "rules.toml")
    try:
        theirs = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    except OSError as error:
        raise BadInput(str(path), _("读不到这个规则文件。"), _("请检查路径。")) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(str(path), _("规则文件不是合格的 TOML：") + str(error), _("请改正后重试。")) from error
    for name, table in theirs.items():
        if name not in {*own, "indicator"} or not isinstance(table, type(own.get(name, {}))):
            raise _bad(str(path), name, _("没有这样的规则。"))
        own[name] = {**own.get(name, {}), **table} if isinstance(table, dict) else table
    return _rules(own, str(path))


def _bad(where: str, name: str, reason: str) -> BadInput:
    return BadInput(f"{where} [{name}]", reason, _("请对照软件自带的 rules.toml 改正。"))


def _rules(table: Mapping[str, Any], where: str) -> VerdictRules:
    known = standard().indicators
    named = {"indicator": [*table.get("indicator", {})], "real": table["figures"]["real"]}
    named["parts"] = [code for whole, parts in table["parts"].items() for code in (whole, *parts)]
    named["together"] = [code for codes in table["together"].values() for code in codes]
    for name, codes in named.items():
        if unknown := [code for code in codes if code not in known]:
            raise _bad(where, name, _("指标目录里没有这个编号：") + "、".join(unknown))
    try:
        return _built(table, where)
    except (KeyError, TypeError, re.error) as error:
        raise _bad(where, str(error), _("规则写得不对。")) from error


def _built(table: Mapping[str, Any], where: str) -> VerdictRules:
    figures, base = table["figures"], table["tolerance"]
    for one in table["statement"]:
        if one["verdict"] not in get_args(Outcome) or one["of"] not in get_args(Of):
            raise _bad(where, one["name"], _("规则写得不对。"))
    for one in table["words"]:
        if one["how"] not in get_args(How) or one["silence"] not in get_args(Outcome):
            raise _bad(where, one["name"], _("规则写得不对。"))
    return VerdictRules(
        tolerance=_tolerance(base, where),
        per_indicator={
            code: _tolerance({**base, **fields}, where) for code, fields in table.get("indicator", {}).items()
        },
        several_years=re.compile(figures["several_years"]),
        basis=re.compile(figures["basis"]),
        elsewhere={level: _places(table["elsewhere"], level) for level in table["elsewhere"]},
        real=frozenset(figures["real"]),
        vague=frozenset(figures["vague"]),
        less_is_better=re.compile(figures["less_is_better"]),
        ceiling=re.compile(figures["ceiling"]),
        several_years_heading=re.compile(figures["several_years_heading"]),
        parts={whole: tuple(parts) for whole, parts in table["parts"].items()},
        together={words: tuple(codes) for words, codes in table["together"].items()},
        statements=tuple(
            Statement(one["name"], re.compile(one["words"]), one["verdict"], one["of"])
            for one in table["statement"]
        ),
        wordings=tuple(
            Wording(
                one["name"],
                re.compile(one["promised"]),
                one["how"],
                one["silence"],
                _pattern(one.get("said")),
                _pattern(one.get("denied")),
            )
            for one in table["words"]
        ),
    )


def _places(elsewhere: Mapping[str, str], level: str) -> re.Pattern[str]:
    """The places that are not a government's own, as they stand right before what is measured."""
    return re.compile(f"(?:{'|'.join(dict.fromkeys((elsewhere['any'], elsewhere[level])))})(?:地区)?的?$")


def _pattern(words: str | None) -> re.Pattern[str]:
    """What `words` say; nothing where there are none."""
    return re.compile(words or "(?!)")


def _tolerance(table: Mapping[str, Any], where: str) -> Tolerance:
    names = {field.name for field in fields(Tolerance)}
    for name, value in table.items():
        if name not in names or not isinstance(value, int | Decimal) or value < 0:
            raise _bad(where, name, _("容差应是不小于零的数，名称见 rules.toml。"))
    return Tolerance(**{name: Decimal(cast(Decimal, table[name])) for name in names})
