"""What a cross-check (勾稽核对) yields: places, the arithmetic in one sentence, difference and tolerance."""

from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any, ClassVar

from duixian.judging.check_amounts import Amount, decimals, shown
from duixian.language import _
from duixian.records import Fact, Target

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


@dataclass(frozen=True, slots=True)
class Clash:
    """What a rule yields: a finding that does not yet say of which kind it is."""

    places: tuple[Place, ...]
    arithmetic: str
    difference: Decimal
    tolerance: Decimal
    unit: str


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
