"""Verdicts (评判): what came of the year's main expected targets (主要预期目标).

    target ─▶ the same figure of the whole year? ─▶ a statement in words? ─▶ something near it? ─▶ silence

The first that is there decides. Tolerances and words are rules.toml; what is the same is the catalogue.
"""

from duixian.judging.accounts import Later, is_same, later_view, quoted
from duixian.judging.comparing import Decision, compare, sense_of
from duixian.judging.deriving import derived, level_before
from duixian.judging.near import near
from duixian.judging.parties import year_of
from duixian.judging.records import Quoted, Verdict
from duixian.judging.rules import Of, VerdictRules, rules
from duixian.judging.statements import quote_of, stated
from duixian.judging.words import Answer, judge_words
from duixian.language import _
from duixian.records import Fact, Target
from duixian.report import Report


def judge_targets(earlier: Report, later: Report, by: VerdictRules | None = None) -> tuple[Verdict, ...]:
    """A verdict for each main expected target of `earlier`, from what `later` says, in the order of the text.

    `by` are the rules, the package's own unless given. The year judged is the one that the earlier report
    plans. Raises BadInput where the earlier report does not say its year.
    """
    by = by or rules()
    view = later_view(later, year_of(earlier), by)
    return tuple(judge_target(target, earlier, view, by) for target in earlier.targets)


def judge_target(target: Target, earlier: Report, later: Later, by: VerdictRules) -> Verdict:
    """What came of one target."""
    decision, result = across_a_gap(_answer(target, earlier, later, by), later)
    return Verdict(
        doc=earlier.name,
        later=later.report.name,
        year=later.year,
        indicator=target.indicator,
        code=target.code,
        target=quoted(target),
        result=result,
        verdict=decision.verdict,
        reason=decision.reason,
        rule=decision.rule,
        section=section_path(earlier, target.start),
    )


def across_a_gap(answer: Answer, later: Later) -> Answer:
    """`answer`, unless a year is missing between the reports and no figure of the year judged is there."""
    if not later.gap or answer[0].verdict in ("exceeded", "met", "partly", "missed"):
        return answer
    reason = _("缺{missing}年的报告，后一份报告没有写明{year}年的数字。")
    words = reason.format(missing=later.year + 1, year=later.year)
    return Decision("not_evaluable", "gap", words), None


def section_path(report: Report, at: int) -> tuple[str, ...]:
    """The headings above the character at `at`, the outermost first."""
    return tuple(
        section.title for section in report.sections if section.title and section.start <= at < section.end
    )


def _answer(target: Target, earlier: Report, later: Later, by: VerdictRules) -> Answer:
    if _due(target.period) > later.year:
        reason = _("目标的期限是{period}，还没有到。").format(period=target.period)
        return Decision("not_evaluable", "not due", reason), None
    if target.kind == "text":
        return judge_words(target, later, by)
    for account in later.of(target.code, target.indicator):
        if is_same(target, account):
            return weighed(target, quoted(account.fact), by)
    if figure := derived(target, earlier, later, by):
        return weighed(target, figure, by)
    if told := _told(target, earlier, later, by):
        return told
    if other := near(target, later):
        reason = _("后一份报告没有{name}的同口径全年数，只有“{quote}”：{note}。")
        words = reason.format(name=target.indicator, quote=other.quote, note=other.note)
        return Decision("redefined", "near", words), other
    return Decision(
        "silent", "silent", _("后一份报告没有{name}的数字或表述。").format(name=target.indicator)
    ), None


def _due(period: str) -> int:
    """The last year of a period; 0 where it has none."""
    year = period.rpartition("/")[2][:4]
    return int(year) if year.isdigit() else 0


def weighed(target: Fact | Target, result: Quoted, by: VerdictRules) -> Answer:
    """The verdict that a figure gives."""
    return compare(quoted(target), result, by.direction_of(target), by.tolerance_of(target.code)), result


def _told(target: Target, earlier: Report, later: Later, by: VerdictRules) -> Answer | None:
    """What a statement in words decides."""
    of: set[Of] = {"any"}
    sense = sense_of(quoted(target), by.direction_of(target))
    if sense == "ceiling":
        of.add("ceiling")
    elif sense == "less" and target.kind == "level" and _was_within(target, earlier, later.year):
        of.add("less")
    found = stated(target, later, by, frozenset(of))
    if found is None:
        return None
    statement, words = found
    quote = quote_of(words, later)
    reason = _("目标“{target}”，后一份报告没有给出数字，表述是“{words}”。")
    note = _("只有文字表述，没有数字")
    decision = Decision(
        statement.verdict, statement.name, reason.format(target=target.quote, words=quote.quote)
    )
    return decision, Quoted(
        target.indicator, "text", None, None, "", "eq", str(later.year),
        quote.quote, quote.start, quote.end, note,
    )  # fmt: skip


def _was_within(target: Target, earlier: Report, year: int) -> bool:
    """Whether the year before was within the bound already, so that the lowest for years is too."""
    before = level_before(target, earlier, year)
    return (
        before is not None
        and before.value is not None
        and target.value is not None
        and before.value <= target.value
    )
