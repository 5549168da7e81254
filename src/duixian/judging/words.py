"""Targets in words (文字目标): judged by a comparison, by a sign, or by what the later report says."""

from collections.abc import Sequence
from decimal import Decimal

from duixian.judging.accounts import Account, Later, quoted
from duixian.judging.comparing import Decision, said
from duixian.judging.records import Outcome, Quoted
from duixian.judging.rules import VerdictRules, Wording
from duixian.judging.statements import fulfilled, quote_of, stated
from duixian.language import _
from duixian.records import Target

Answer = tuple[Decision, Quoted | None]
_NOTHING = Decimal(0)


def judge_words(target: Target, later: Later, by: VerdictRules) -> Answer:
    """What came of a target without a number.

    In step with the economy: its growth against that of the economy. Up, down, on course: the sign. A state,
    or a duty set from above: what the later report says of it. Where the whole is promised and only parts of
    it are reported, the parts decide, `partly` where they differ.
    """
    wording = by.wording_of(target.quote)
    growths = _growths(target, later, by) if wording.how in ("step", "up", "down", "course") else []
    if wording.how == "step" and (economy := _growth_of("gdp", "", later)):
        if growths:
            return _in_step(target, growths, economy[0], wording, by)
    elif growths and wording.how != "step":
        return _by_sign(target, growths, wording)
    if told := fulfilled(target, wording, later, by):
        kept, words = told
        return _said(target, "met" if kept else "missed", f"words: {wording.name}", quote_of(words, later))
    if general := stated(target, later, by, frozenset(("any",))):
        statement, words = general
        return _said(target, statement.verdict, statement.name, quote_of(words, later))
    return _unsaid(target, later, wording)


def _said(target: Target, verdict: Outcome, rule: str, quote: Quoted) -> Answer:
    reason = _("目标“{target}”，后一份报告的表述是“{words}”。")
    return Decision(verdict, rule, reason.format(target=target.quote, words=quote.quote)), quote


def _growth_of(code: str | None, name: str, later: Later) -> list[Account]:
    """The whole year's own growth or change of an indicator, the preferred one, in a list of one or none."""
    found = [
        account
        for account in later.of(code, name)
        if account.when == "year" and not account.other and account.fact.kind in ("growth", "change")
    ]
    return sorted(found, key=lambda account: (account.fact.kind != "growth", account.order))[:1]


def _growths(target: Target, later: Later, by: VerdictRules) -> list[Account]:
    whole = _growth_of(target.code, target.indicator, later)
    parts = by.parts.get(target.code or "", ())
    return whole or [account for part in parts for account in _growth_of(part, "", later)]


def _in_step(
    target: Target, growths: Sequence[Account], economy: Account, wording: Wording, by: VerdictRules
) -> Answer:
    slack = by.tolerance_of(target.code).in_step_points if wording.name == "in step" else _NOTHING
    least = (economy.fact.value or _NOTHING) - slack
    kept = [account.fact.value is not None and account.fact.value >= least for account in growths]
    reason = _("目标“{target}”：{figures}，经济增长{economy}，{judged}。").format(
        target=target.quote,
        figures=_figures(growths),
        economy=said(quoted(economy.fact)),
        judged=_in_step_words(kept, slack),
    )
    return Decision(_all_of(kept), f"words: {wording.name}", reason), _first(growths)


def _in_step_words(kept: Sequence[bool], slack: Decimal) -> str:
    if all(kept):
        return _("不低于经济增长减{slack}个百分点").format(slack=slack) if slack else _("不低于经济增长")
    return _("有的不低于、有的低于经济增长") if any(kept) else _("低于经济增长")


def _by_sign(target: Target, growths: Sequence[Account], wording: Wording) -> Answer:
    wanted = -1 if wording.how == "down" else 1
    kept = [(account.fact.value or _NOTHING) * wanted > 0 for account in growths]
    reason = _("目标“{target}”：{figures}，按升降判断。").format(
        target=target.quote, figures=_figures(growths)
    )
    return Decision(_all_of(kept), f"words: {wording.name}", reason), _first(growths)


def _all_of(kept: Sequence[bool]) -> Outcome:
    return "met" if all(kept) else "partly" if any(kept) else "missed"


def _figures(growths: Sequence[Account]) -> str:
    return "、".join(account.fact.indicator + _sized(account) for account in growths)


def _sized(account: Account) -> str:
    value = account.fact.value or _NOTHING
    return (
        said(quoted(account.fact)) if value < 0 else _("增长{size}").format(size=said(quoted(account.fact)))
    )


def _first(growths: Sequence[Account]) -> Quoted:
    """The figure quoted: the whole's, or the first part's with a note of the others."""
    first, *rest = growths
    note = _("这是{name}的数字").format(name=first.fact.indicator) if rest else ""
    if rest:
        note += "；" + _figures(rest)
    return quoted(first.fact, note)


def _unsaid(target: Target, later: Later, wording: Wording) -> Answer:
    level = next(
        (
            a
            for a in later.of(target.code, target.indicator)
            if a.when == "year" and not a.other and a.fact.kind == "level"
        ),
        None,
    )
    if level is not None and wording.how in ("course", "up", "down"):
        reason = _("目标“{target}”，后一份报告只有总量{level}，没有可比的上年数。")
        return Decision(
            "not_evaluable", "level only", reason.format(target=target.quote, level=said(quoted(level.fact)))
        ), quoted(level.fact, _("只有总量，前一份报告没有上年数"))
    if wording.silence == "silent":
        return Decision(
            "silent", "silent", _("后一份报告没有{name}的数字或表述。").format(name=target.indicator)
        ), None
    reason = _("目标“{target}”没有可核对的数，后一份报告也没有能够判断的表述。")
    return Decision("not_evaluable", f"words: {wording.name}", reason.format(target=target.quote)), None
