"""The records that judging two reports yields: what was promised, what came of it, and the quote for both.

Every `Quoted` says where it stands: `text[start:end]` of its report's text is its `quote`, in code points.
"""

from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from typing import Any, ClassVar, Literal

from duixian.records import Bound, Kind, Stage

Outcome = Literal["exceeded", "met", "partly", "missed", "redefined", "silent", "not_evaluable"]
Delivery = Literal["ahead", "kept", "slipped", "again", "silent"]
Confidence = Literal["sure", "likely", "doubtful"]
Subject = Literal["livelihood", "suggestions", "proposals", "motions", "tasks", "projects"]

OUTCOMES: tuple[Outcome, ...] = (
    "silent", "redefined", "missed", "partly", "not_evaluable", "met", "exceeded",
)  # fmt: skip
DELIVERIES: tuple[Delivery, ...] = ("silent", "again", "slipped", "kept", "ahead")


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a report says of one thing: a figure, or words alone (`value` is None), and where it says so."""

    indicator: str
    kind: Kind
    value: Decimal | None
    value_to: Decimal | None
    unit: str
    bound: Bound
    period: str
    quote: str
    start: int
    end: int
    note: str = ""  # how it differs from what was asked for: a part of the year, another basis, a neighbour


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one of the year's main expected targets (主要预期目标完成情况).

    `rule` names the rule of rules.toml that decided, `reason` says it in one sentence in the user's language.
    `section` are the headings above the target, the outermost first.
    """

    type: ClassVar[str] = "verdict"
    doc: str
    later: str
    year: int
    indicator: str
    code: str | None
    target: Quoted
    result: Quoted | None
    verdict: Outcome
    reason: str
    rule: str
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """What came of another figure of the plan (工作任务中的量化承诺); fields as in `Verdict`.

    `confidence` is how sure it is that the result is of the same thing: `sure` (the same name or indicator,
    unit and kind, and no other promise or result that it could belong to), `likely` (names that differ in a
    word or two), `doubtful` (a person should look). Of a silent promise it is how sure the silence is.
    """

    type: ClassVar[str] = "promise"
    doc: str
    later: str
    year: int
    indicator: str
    code: str | None
    target: Quoted
    result: Quoted | None
    verdict: Outcome
    reason: str
    rule: str
    confidence: Confidence
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Staged:
    """A project as one report names it, and the stage that the sentence gives it."""

    name: str
    stage: Stage
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ProjectOutcome:
    """What came of a project (项目) that the plan named: the stage promised and the stage reached.

    `before` is what the earlier report's own review says of it, `reached` what the later one's does. `again`
    is where the later report's plan promises it once more; the delivery is `again` where no more is said.
    """

    type: ClassVar[str] = "project-verdict"
    doc: str
    later: str
    year: int
    name: str
    promised: Staged
    before: Staged | None
    reached: Staged | None
    again: Staged | None
    delivery: Delivery
    reason: str
    confidence: Confidence
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListOutcome:
    """How many items of a list (民生实事, 建议, 提案, 重点工作) a report says are done.

    `done` is as stated or follows from `rate` (in %); `open` is the rest, whose items no one names.
    `promised` is how many the earlier report announced. Figures that are not stated are None.
    """

    type: ClassVar[str] = "list"
    doc: str
    year: int
    subject: Subject
    name: str
    total: int | None
    done: int | None
    rate: Decimal | None
    open: int | None
    promised: int | None
    worded: str  # 全部办结, 基本完成: the words where no figure says it
    reason: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ImpliedPlan:
    """A result stated as a share of a plan that the report does not print, and the plan that follows.

    `ratio` is in % of the plan: 超任务34个百分点 is 134, and `points` marks that it is worded in 百分点.
    `value` and `plan` are in `unit`; both None where only the ratio is stated. `promised` is the earlier
    report's own figure for it, where there is one.
    """

    type: ClassVar[str] = "ratio"
    doc: str
    year: int
    indicator: str
    value: Decimal | None
    unit: str
    ratio: Decimal
    bound: Bound
    points: bool
    plan: Decimal | None
    promised: Quoted | None
    reason: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReportBack:
    """The report-back rate (回应率): of so many promises, how many are answered, and how many kept.

    `section` is the heading of the earlier plan, empty for the whole. `answered` are those with a result or a
    word about them, `kept` the met and exceeded ones (of projects: kept and ahead), `doubtful` those whose
    match a person should look at; they count as what they were found to be. Rates are None of nothing.
    """

    type: ClassVar[str] = "report-back"
    section: str
    of: Literal["targets", "promises", "projects", "all"]
    total: int
    answered: int
    kept: int
    missed: int
    doubtful: int

    @property
    def answered_rate(self) -> float | None:
        return self.answered / self.total if self.total else None

    @property
    def kept_rate(self) -> float | None:
        return self.kept / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Point:
    """One year of an indicator: what its own year's report aimed at, what the next one reported."""

    year: int
    target: Quoted | None
    target_doc: str | None
    result: Quoted | None
    result_doc: str | None
    verdict: Outcome | None  # None where no target or no later report is at hand
    reason: str


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator over the years (历年目标与结果), the earliest first, without years no report speaks of."""

    type: ClassVar[str] = "series"
    indicator: str
    code: str | None
    kind: Kind
    unit: str
    points: tuple[Point, ...]


Judged = Verdict | Promise | ProjectOutcome | ListOutcome | ImpliedPlan | ReportBack | Series


def row(record: Judged) -> dict[str, Any]:
    """`record` as a dict of JSON values, `type` first; decimals become int or float."""
    return {"type": record.type, **_values(record)}


def _values(record: Any) -> dict[str, Any]:
    return {field.name: _json(getattr(record, field.name)) for field in fields(record)}


def _json(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple):
        return [_json(member) for member in value]
    return _values(value) if is_dataclass(value) else value
