"""What the judged documents show of each record: a line, with the places of its quotes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from duixian.documents.judged.gaps import gap, gap_unit
from duixian.documents.judged.words import subjects, worded
from duixian.documents.view import ReportView
from duixian.documents.words import figure, place_name, stages
from duixian.judging.records import (
    DELIVERIES,
    OUTCOMES,
    Confidence,
    Delivery,
    ImpliedPlan,
    ListOutcome,
    Outcome,
    ProjectOutcome,
    Promise,
    Quoted,
    Staged,
    Verdict,
)
from duixian.language import _
from duixian.records import Stage

_BEFORE = re.compile(r"[^。；！？\n]*\Z")
_AFTER = re.compile(r"[^。；！？\n]*[。；！？]?[”’」』）)]*")
_COMMA = re.compile(r"，|,(?!\d)|、|;")
_ROOM = 60  # characters of the sentence on either side of a quote; longer ones are cut at a clause


@dataclass(frozen=True, slots=True)
class Spot:
    """A quote in its report: `before`, `quote` and `after` are its sentence, cut where it is long, or its
    row of a table.

    `key` is the id of its mark in the text that the page shows; `place` says where it stands in the file.
    """

    key: str
    start: int
    end: int
    before: str
    quote: str
    after: str
    place: str

    @property
    def sentence(self) -> str:
        return f"{self.before}{self.quote}{self.after}"


@dataclass(frozen=True, slots=True)
class Line:
    """A target, promise or project, what was aimed at, what came of it, and both quotes.

    `key` is the id of its row: the year judged and the place of the promise. `gap` is None where no two
    figures can be compared; `gap_unit` is % where it is a share of the target. `stage` are a project's stages
    promised and reached.
    """

    record: Verdict | Promise | ProjectOutcome
    key: str
    type: str
    title: str
    outcome: Outcome | Delivery
    aimed: str
    got: str
    gap: Decimal | None
    reason: str
    rule: str
    confidence: Confidence
    section: tuple[str, ...]
    target: Spot
    result: Spot | None
    again: Spot | None = None
    note: str = ""
    gap_unit: str = ""
    stage: tuple[Stage, Stage | None] | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """A list of works or a share of a plan, as one report says it; `shares` are done and open of a list."""

    key: str
    type: str
    title: str
    said: str
    reason: str
    spot: Spot
    later: bool
    done: int | None = None
    open: int | None = None
    total: int | None = None


@dataclass(frozen=True)
class Spots:
    """Makes the spots of one report; `name` begins the ids of their marks."""

    report: ReportView
    name: str

    def of(self, it: Quoted | Staged | ListOutcome | ImpliedPlan) -> Spot:
        text = self.report.text
        before, after = self._around(it.start, it.end)
        return Spot(
            key=f"{self.name}-{it.start}-{it.end}",
            start=it.start,
            end=it.end,
            before=before,
            quote=text[it.start : it.end],
            after=after,
            place=place_name(self.report.place(it.start)),
        )

    def _around(self, start: int, end: int) -> tuple[str, str]:
        """The rest of the sentence, or of the table's row with its cells apart."""
        text = self.report.text
        for table in self.report.tables:
            for row in table.cells if table.start <= start < table.end else ():
                if any(first <= start and end <= last for first, last in row):
                    return _joined(text, [span for span in row if span[1] <= start], last=True), _joined(
                        text, [span for span in row if span[0] >= end]
                    )
        before, after = _BEFORE.search(text, max(start - 400, 0), start), _AFTER.match(text, end)
        return _end_of((before[0] if before else "").lstrip()), _start_of(after[0] if after else "")


def _end_of(words: str) -> str:
    """The last clauses of `words` that there is room for."""
    if len(words) <= _ROOM:
        return words
    cut = words[-_ROOM:]
    comma = _COMMA.search(cut)
    return "…" + cut[comma.end() if comma else 0 :]


def _start_of(words: str) -> str:
    """The first clauses of `words` that there is room for."""
    if len(words) <= _ROOM:
        return words
    commas = [comma.end() for comma in _COMMA.finditer(words, 0, _ROOM)]
    return words[: commas[-1] if commas else _ROOM] + "…"


def _joined(text: str, spans: Iterable[tuple[int, int]], last: bool = False) -> str:
    """The cells as words, a bar between them and on the side of the quote."""
    cells = [text[start:end].strip() for start, end in dict.fromkeys(spans)]
    words = "｜".join(cell for cell in cells if cell)
    return (f"{words}｜" if last else f"｜{words}") if words else ""


def line_of(it: Verdict | Promise | ProjectOutcome, earlier: Spots, later: Spots) -> Line:
    """The line of a verdict, a promise or a project."""
    if isinstance(it, ProjectOutcome):
        return _project(it, earlier, later)
    return Line(
        record=it,
        key=f"y{it.year}-{it.type[0]}-{it.target.start}",
        type=it.type,
        title=it.indicator,
        outcome=it.verdict,
        aimed=worded(it.target),
        got=worded(it.result) if it.result else "",
        gap=gap(it),
        reason=it.reason,
        rule=it.rule,
        confidence="sure" if isinstance(it, Verdict) else it.confidence,
        section=it.section,
        target=earlier.of(it.target),
        result=later.of(it.result) if it.result else None,
        note=it.result.note if it.result else "",
        gap_unit=gap_unit(it.target),
    )


def _project(it: ProjectOutcome, earlier: Spots, later: Spots) -> Line:
    words = stages()
    said = [words[it.reached.stage]] if it.reached else []
    if it.again:
        said.append(_("再次承诺{stage}").format(stage=words[it.again.stage]))
    return Line(
        record=it,
        key=f"y{it.year}-j-{it.promised.start}",
        type=it.type,
        title=it.name,
        outcome=it.delivery,
        aimed=words[it.promised.stage],
        got="；".join(said),
        gap=None,
        reason=it.reason,
        rule="",
        confidence=it.confidence,
        section=it.section,
        target=earlier.of(it.promised),
        result=later.of(it.reached) if it.reached else None,
        again=later.of(it.again) if it.again else None,
        stage=(it.promised.stage, it.reached.stage if it.reached else None),
    )


def account_of(it: ListOutcome | ImpliedPlan, earlier: Spots, later: Spots, number: int) -> Account:
    """A list, or a share of a plan; `number` tells it from others of the same place."""
    is_later = it.doc == later.report.name and later.report.text[it.start : it.end] == it.quote
    spot = (later if is_later else earlier).of(it)
    key = f"y{it.year}-{it.type[0]}-{number}"
    if isinstance(it, ListOutcome):
        return Account(
            key, it.type, it.name or subjects()[it.subject], _said_of_list(it), it.reason, spot, is_later,
            it.done, it.open, it.total,
        )  # fmt: skip
    return Account(key, it.type, it.indicator, _said_of_plan(it), it.reason, spot, is_later)


def _said_of_list(it: ListOutcome) -> str:
    said = list[str]()
    if it.total is not None:
        said.append(_("共{total}件").format(total=it.total))
    if it.done is not None:
        said.append(_("完成{done}件").format(done=it.done))
    if it.rate is not None:
        said.append(f"{figure(it.rate)}%")
    if it.worded and it.done is None and it.rate is None:
        said.append(it.worded)
    return "，".join(said)


def _said_of_plan(it: ImpliedPlan) -> str:
    said = list[str]()
    if it.value is not None:
        said.append(_("完成{value}").format(value=f"{figure(it.value)}{it.unit}"))
    said.append(_("为计划的{ratio}%").format(ratio=figure(it.ratio)))
    if it.plan is not None:
        said.append(_("推得计划{plan}").format(plan=f"{figure(it.plan)}{it.unit}"))
    return "，".join(said)


def rank_of(line: Line) -> int:
    """Where a line stands by what came of it: silence first."""
    order: tuple[str, ...] = OUTCOMES if line.type != "project-verdict" else DELIVERIES
    return order.index(line.outcome)


def silence_first(lines: Iterable[Line]) -> tuple[Line, ...]:
    """`lines` in the order of documents: by what came of them, then as in the earlier report."""
    return tuple(sorted(lines, key=lambda line: (rank_of(line), line.target.start)))
