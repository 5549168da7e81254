"""Accounts (交账): the figures of the later report, each with whose, when and on what basis it is."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from duixian.facts.plain import plain
from duixian.judging.amounts import sort_of
from duixian.judging.annex import annex_results
from duixian.judging.records import Quoted
from duixian.judging.rules import VerdictRules
from duixian.judging.wording import core
from duixian.reading.sentences import sentences
from duixian.records import Fact, Part, Target
from duixian.report import Report

When = Literal["year", "part", "years", "other"]
_STOPS = re.compile(r"[。；;！!]|[，,](?![0-9])")
_RANKS: dict[str, int] = {"review": 0, "front": 0, "problems": 1, "honours": 1, "annex": 2, "plan": 3}
_MONTHS = re.compile(r"(\d{4})(?:-(\d\d))?(?:/(\d{4})(?:-(\d\d))?)?")
_SPEAK = frozenset(("review", "problems", "plan"))


@dataclass(frozen=True, slots=True)
class Account:
    """A figure that the later report states as done.

    `when` is what it is about, seen from the year judged: the whole year, a part of it, several years, or
    another year (or another place's). `other` are the words that put it on another basis (同口径), if any.
    `rank` is how much its place counts: the review, the difficulties, an annex table, the plan.
    """

    fact: Fact
    when: When
    other: str
    rank: int

    @property
    def order(self) -> tuple[int, int]:
        return self.rank, self.fact.start


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the later report, in plain text (half-width); `start`, `end` in the original."""

    text: str
    start: int
    end: int
    part: Part


@dataclass(frozen=True)
class Later:
    """The later report, made ready for being asked what came of something in `year`, the year judged.

    `sentences` are those of the review and the difficulties, none where a year is missing between.
    """

    report: Report
    year: int
    accounts: tuple[Account, ...]
    sentences: tuple[Sentence, ...]
    by_code: dict[str, list[Account]]
    by_name: dict[str, list[Account]]

    @property
    def gap(self) -> bool:
        """Whether this is not the report of the year after: only what it dates to the year judged counts."""
        return self.report.identity.year != self.year + 1

    def of(self, code: str | None, name: str) -> list[Account]:
        """The accounts of the indicator with that id, then those of that name that have no other id."""
        coded = self.by_code.get(code or "", [])
        alike = self.by_name.get(core(name), [])
        return [*coded, *(one for one in alike if one.fact.code is None or code is None)]


def later_view(report: Report, year: int, rules: VerdictRules) -> Later:
    """`report` made ready for judging `year`."""
    spoken = tuple(sentences_of(report, _SPEAK))
    elsewhere = rules.elsewhere_of(report.identity.government)
    starts = [sentence.start for sentence in spoken]
    accounts = []
    for fact in report.facts:
        at = bisect_right(starts, fact.start) - 1
        if fact.status == "actual" and at >= 0 and fact.start < spoken[at].end and fact.kind != "text":
            accounts.append(_account(fact, spoken[at], report.text, year, rules, elsewhere))
    accounts += [Account(fact, _when(fact, year), "", 2) for fact in annex_results(report, year)]
    accounts.sort(key=lambda account: account.order)
    by_code, by_name = defaultdict(list), defaultdict(list)
    for account in accounts:
        by_name[core(account.fact.indicator)].append(account)
        if account.fact.code is not None:
            by_code[account.fact.code].append(account)
    follows = report.identity.year == year + 1
    told = tuple(sentence for sentence in spoken if follows and sentence.part != "plan")
    return Later(report, year, tuple(accounts), told, dict(by_code), dict(by_name))


def sentences_of(report: Report, parts: Iterable[str]) -> Iterator[Sentence]:
    """The sentences of those parts of a report, in order."""
    for block in report.outline.blocks:
        if block.part in parts and block.kind == "paragraph":
            view = plain(report.text[block.start : block.end])
            for start, end in sentences(view.text):
                yield Sentence(
                    view.text[start:end],
                    block.start + view.original(start),
                    block.start + view.original_end(end),
                    block.part,
                )


def _account(
    fact: Fact, sentence: Sentence, text: str, year: int, rules: VerdictRules, elsewhere: re.Pattern[str]
) -> Account:
    before = plain(text[sentence.start : fact.start]).text
    stops = [stop.end() for stop in _STOPS.finditer(before)]
    clause = before[stops[-1] :] if stops else before
    when = _when(fact, year)
    if when == "year" and fact.kind in ("growth", "change"):
        words = clause[-8:] + plain(fact.quote).text
        if rules.several_years.search(words):
            when = "years"
    other = rules.basis.search(_said_around(before, clause, stops, fact, sentence, text))
    if _elsewhere(clause, fact, elsewhere):
        when = "other"
    return Account(fact, when, other[0] if other else "", _RANKS[sentence.part])


def _said_around(
    before: str, clause: str, stops: Sequence[int], fact: Fact, sentence: Sentence, text: str
) -> str:
    """The words that can put a figure on another basis: its clause, what it allows for, a bracket after."""
    previous = before[stops[-2] if len(stops) > 1 else 0 : stops[-1]] if stops else ""
    circumstance = previous if re.search(r"(?:后|因素|影响)[,，]$", previous) else ""
    bracket = re.match(r"[（(][^（()）]{0,12}[)）]", text[fact.end : sentence.end])
    return circumstance + clause + fact.indicator + fact.quote + (bracket[0] if bracket else "")


def _elsewhere(clause: str, fact: Fact, elsewhere: re.Pattern[str]) -> bool:
    """Whether a place that is not the government's own stands before what is measured, or at its head."""
    name = fact.indicator
    at = clause.rfind(name[:3])
    before = clause[:at] if at > 0 else ""
    return any(elsewhere.search(words) for words in (before, name[:2], name[:3], name[:4]))


def _when(fact: Fact, year: int) -> When:
    """What a figure of this period is about, seen from `year`."""
    found = _MONTHS.fullmatch(fact.period)
    if found is None:
        return "other"
    first, month, last, last_month = found[1], found[2], found[3] or found[1], found[4]
    if int(last) != year:
        return "other"
    if int(first) != year:
        return "years"
    if month is None or (month == "01" and last_month == "12") or (month == "12" and last_month is None):
        return "year"
    return "part"


def quoted(fact: Fact, note: str = "") -> Quoted:
    """The fact as a verdict quotes it."""
    return Quoted(
        fact.indicator, fact.kind, fact.value, fact.value_to, fact.unit, fact.bound, fact.period,
        fact.quote, fact.start, fact.end, note,
    )  # fmt: skip


def is_same(target: Fact | Target, account: Account) -> bool:
    """Whether an account of the same indicator is the figure aimed at: kind, unit, year, basis, place."""
    fact = account.fact
    return (
        account.when == "year"
        and not account.other
        and fact.kind == target.kind
        and fact.value is not None
        and sort_of(fact.unit) == sort_of(target.unit)
    )
