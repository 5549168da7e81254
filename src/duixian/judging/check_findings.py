"""What a cross-check (勾稽核对) works on and what it yields: sentences with their facts, rules, findings."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar

from duixian.facts.plain import Plain, plain
from duixian.judging.check_amounts import Amount, amount, decimals, shown
from duixian.judging.check_data import name_of
from duixian.language import _
from duixian.reading.sentences import sentences
from duixian.records import Fact, Part, Target
from duixian.report import Report

_POINTS = ("%", "个百分点", "百分点")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: `text[start:end]` of the report `doc` is `quote`."""

    doc: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Figures that do not add up (对不上，请核): not that one is false, only that not all can be right.

    `kind` is the name of the rule; `places` are the figures it is about, in reading order of the argument;
    `arithmetic` shows the sum in one sentence, in the user's language. `difference` and `tolerance` (what
    rounding explains) are in `unit`.
    """

    type: ClassVar[str] = "finding"
    kind: str
    title: str
    places: tuple[Place, ...]
    arithmetic: str
    difference: Decimal
    tolerance: Decimal
    unit: str


@dataclass(frozen=True)
class Sentence:
    """A sentence of a report with its facts in reading order; offsets are those of the report's text."""

    text: str
    start: int
    end: int
    part: Part
    facts: tuple[Fact, ...]

    def before(self, at: int) -> str:
        """The plain words before the fact at index `at`, from the end of the fact before it."""
        begin = self.facts[at - 1].end if at else self.start
        return plain(self.text[begin : max(begin, self.facts[at].start)]).text

    def between(self, one: Fact, other: Fact) -> str:
        """The plain text from the end of `one` to the start of `other`."""
        return plain(self.text[one.end : max(one.end, other.start)]).text

    def after(self, fact: Fact) -> str:
        """The plain text from the end of `fact` to the end of the sentence."""
        return plain(self.text[fact.end : self.end]).text


@dataclass(frozen=True)
class Sheet:
    """A report as the checks see it."""

    report: Report

    @property
    def doc(self) -> str:
        return self.report.name

    @property
    def year(self) -> int:
        """The year the report was given; 0 where it does not say."""
        return self.report.identity.year or 0

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences that hold facts."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Sentence]:
        facts, at, text = self.report.facts, 0, self.report.text
        for block in self.report.outline.blocks:
            if block.kind == "cell" or at == len(facts) or facts[at].start >= block.end:
                continue
            for start, end in sentences(text, block.start, block.end):
                while at < len(facts) and facts[at].start < start:
                    at += 1
                first = at
                while at < len(facts) and facts[at].start < end:
                    at += 1
                if at > first:
                    yield Sentence(text, start, end, block.part, facts[first:at])

    @cached_property
    def by_code(self) -> Mapping[str, tuple[Fact, ...]]:
        """The facts of each indicator of the catalogue."""
        return _grouped((fact.code, fact) for fact in self.report.facts if fact.code)

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Fact, ...]]:
        """The facts under each name."""
        return _grouped((name_of(fact), fact) for fact in self.report.facts)

    @cached_property
    def view(self) -> Plain:
        """The plain form of the whole text."""
        return plain(self.report.text)

    def place(self, start: int, end: int) -> Place:
        """Where the stretch of plain text from `start` to `end` stands in the report."""
        first, last = self.view.original(start), self.view.original_end(end)
        return Place(self.doc, first, last, self.report.text[first:last])


def _grouped(pairs: Iterator[tuple[str, Fact]]) -> dict[str, tuple[Fact, ...]]:
    found: dict[str, tuple[Fact, ...]] = {}
    for key, fact in pairs:
        found[key] = (*found.get(key, ()), fact)
    return found


@dataclass(frozen=True)
class Case:
    """What a rule looks at: a report, the report of the year before it, and the plan report (计划报告) of the
    same year; the latter two where they are at hand.
    """

    this: Sheet
    last: Sheet | None = None
    beside: Sheet | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """What a rule yields: a finding that does not yet say of which kind it is."""

    places: tuple[Place, ...]
    arithmetic: str
    difference: Decimal
    tolerance: Decimal
    unit: str


@dataclass(frozen=True)
class Rule:
    """A named way in which figures can contradict each other.

    `find` yields a clash, or None where figures agree. `examples` are texts of this year's review in which
    it finds one thing, each with what it says of it; in `agreeing` it finds nothing. Where other texts
    matter they stand before it, each with its name and a `‖`: 上年, 上年计划, 附表, 计划报告.
    """

    name: str
    find: Callable[[Case], Iterator[Clash | None]]
    examples: Mapping[str, str]
    agreeing: Sequence[str] = field(default=())


def sole(facts: Iterable[Fact]) -> Fact | None:
    """The one figure that all of `facts` give, those that only bound it (突破300亿元) left aside."""
    found = list(facts)
    found = [fact for fact in found if fact.bound == "eq"] or found
    return found[0] if found and len({amount(fact) for fact in found}) == 1 else None


def places(*facts: Fact | Target) -> tuple[Place, ...]:
    """Where `facts` stand."""
    return tuple(Place(fact.doc, fact.start, fact.end, fact.quote) for fact in facts)


def clash(
    formula: str, computed: Amount, stated: Amount, unit: str, decimals: int, at: tuple[Place, ...]
) -> Clash | None:
    """What to say where `formula` gives `computed` and the text says `stated`; None where both can be.

    Both amounts are in `unit`; `decimals` is with how many the stated figure is printed.
    """
    if computed.meets(stated):
        return None
    difference = abs(computed.value - stated.value)
    tolerance = computed.slack(stated)
    said = _(
        "{formula} = {computed}{unit}，文中为{stated}{unit}，相差{difference}{points}，"
        "容许{tolerance}{points}。"
    ).format(
        formula=formula,
        computed=plainly(computed.value, decimals + 1),
        stated=shown(stated.value, decimals),
        difference=plainly(difference, decimals + 1),
        tolerance=plainly(tolerance, decimals + 1),
        unit=unit,
        points=_("个百分点") if unit in _POINTS else unit,
    )
    return Clash(at, said, difference, tolerance, unit)


def plainly(value: Decimal, places: int) -> str:
    """`value` rounded to at most so many decimals, without noughts at the end."""
    text = shown(value, places)
    return text.rstrip("0").rstrip(".") if "." in text else text


def printed_of(fact: Fact | Target) -> str:
    """The figure of `fact` as printed, without its verb: 31.5亿元."""
    value = fact.value if fact.value is not None else Decimal(0)
    return f"{shown(value, decimals(value))}{fact.unit}"


def row(finding: Finding) -> dict[str, Any]:
    """`finding` as a dict of JSON values, `type` first; decimals become int or float."""
    values = {item.name: _json(getattr(finding, item.name)) for item in fields(finding)}
    spots = [{item.name: getattr(place, item.name) for item in fields(place)} for place in finding.places]
    return {"type": finding.type, **values, "places": spots}


def _json(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
