"""Reading: from a report's text and outline to its facts, targets, projects, tasks and terms.

    text ─plain─▶ sentences ─scan─▶ tokens ─clauses─▶ items ─subjects─▶ readings ─dates, status─▶ facts

Everything here works on plain text (see plain.py); offsets go back to the original only in the records.
"""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import NamedTuple

from duixian.facts.glossary import terms
from duixian.facts.measures.clauses import Refusal, read_items
from duixian.facts.measures.dates import Context, dates_of, opening_year, period_at, spans_years
from duixian.facts.measures.names import Reading
from duixian.facts.measures.subjects import read_subjects
from duixian.facts.plain import Plain, plain
from duixian.facts.projects import find_projects
from duixian.facts.targets.listed import is_item, opening, text_targets
from duixian.facts.targets.tabled import table_targets
from duixian.facts.tasks import tasks_and_asides
from duixian.indicators import Level, expand, match
from duixian.quantities.periods import period
from duixian.quantities.scan import Token, scan
from duixian.reading.identity import Identity
from duixian.reading.outline import Block, Outline
from duixian.reading.sentences import sentences
from duixian.records import Aside, Fact, Project, Status, Target, Task, Term

_DIGIT = re.compile(r"\d")
_MAYBE_NUMBER = re.compile(
    "首位|榜首|之首|翻|百分之|第[一二三四五六七八九十]"
)  # quick, and in all that is one
_NUMBER_IN_WORDS = re.compile(
    r"首位|榜首|之首|翻[一两三番了]|百分之|(?:[居列排名位第]|全[国省市区])[^,;。]{0,12}第[一二三四五六七八九十]"
)
_TERM = re.compile(r"(?:过去|近|前)?五年|本届政府")
_PLAN_PERIOD = re.compile(r"“?(?:十[一二三四五]|[七八九十])五”?(?:时期|期间|计划)")
_SINGLE = re.compile(r"今年(?:的)?[^,;:。]{0,8}(?:经济|生产总值)增长(?:的)?预期(?:目标)?(?:为|是|定)")
_FROM = re.compile(r"(?:从|由)(?:原来的?|过去的?|最初的?)?\Z")
_DONE = re.compile(r"(?:\A|[,;:、])(?:其中)?(?:目前|现有|已|截至目前)[^,;。]{0,20}\Z")
_SPOKEN = frozenset(("front", "review", "problems", "plan", "closing"))


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything read out of one report, each kind in the order of the text."""

    facts: tuple[Fact, ...]
    targets: tuple[Target, ...]
    projects: tuple[Project, ...]
    tasks: tuple[Task, ...]
    asides: tuple[Aside, ...]
    terms: tuple[Term, ...]


class Sentence(NamedTuple):
    """A sentence of plain text as read: its tokens, what each number measures, and the numbers refused."""

    start: int
    end: int
    tokens: list[Token]
    readings: list[Reading]
    refusals: list[Refusal]


class Spot(NamedTuple):
    """Where a sentence stands: its stretch of plain text, its block, and the index of the block."""

    start: int
    end: int
    block: Block


def read_facts(text: str, outline: Outline, identity: Identity, doc: str) -> Findings:
    """All findings of the report `doc` whose original text is `text`; offsets refer to `text`."""
    view = plain(text)
    spots = list(_spots(view, outline))
    listed = _target_list(view.text, spots)
    facts: list[Fact] = []
    projects: list[Project] = []
    targets: list[Target] = []
    for spot, context in zip(spots, _contexts(view.text, spots, outline, identity), strict=True):
        first = listed.get(spot.start)
        if _has_number(view.text, spot.start, spot.end):
            found = list(facts_of(view, read_sentence(view.text, spot.start, spot.end), context, doc))
            facts += found
            if first is not None:
                targets += [_as_target(fact) for fact in found if fact.start >= view.original(first)]
        if first is not None:
            targets += _text_targets(view, spot, first, context, doc)
        if spot.block.part != "front":
            projects += _projects(view, spot, doc)
    targets.sort(key=lambda target: target.start)
    targets += table_targets(text, outline, identity.year, doc, targets)
    facts += [_as_fact(target) for target in targets if target.kind == "text"]
    facts.sort(key=lambda fact: fact.start)
    stretches = [
        (view.original(spot.start), view.original_end(spot.end)) for spot in spots if spot.start in listed
    ]
    work = tasks_and_asides(doc, text, outline, identity.year, stretches)
    return Findings(
        tuple(facts),
        tuple(targets),
        tuple(projects),
        tuple(record for record in work if isinstance(record, Task)),
        tuple(record for record in work if isinstance(record, Aside)),
        tuple(terms(doc, text, outline)),
    )


def level_of(code: str | None) -> Level | None:
    """The level of the government with this GB/T 2260 code.

    >>> level_of("000000"), level_of("450100"), level_of("450205"), level_of(None)
    ('nation', 'city', 'county', None)
    """
    if code is None:
        return None
    if code == "000000":
        return "nation"
    return "province" if code.endswith("0000") else "city" if code.endswith("00") else "county"


def read_sentence(text: str, start: int, end: int) -> Sentence:
    """The sentence `text[start:end]` of plain text, read."""
    tokens = scan(text, start, end)
    items, refusals = read_items(text, start, end, tokens)
    return Sentence(start, end, tokens, read_subjects(items), refusals)


def _has_number(text: str, start: int = 0, end: int = sys.maxsize) -> bool:
    if _DIGIT.search(text, start, end):
        return True
    return bool(_MAYBE_NUMBER.search(text, start, end) and _NUMBER_IN_WORDS.search(text, start, end))


def _spots(view: Plain, outline: Outline) -> Iterator[Spot]:
    for block in outline.blocks:
        if block.kind == "paragraph" and block.part in _SPOKEN:
            for start, end in sentences(view.text, view.plain(block.start), view.plain(block.end)):
                yield Spot(start, end, block)


def _contexts(text: str, spots: list[Spot], outline: Outline, identity: Identity) -> Iterator[Context]:
    """What each sentence is read in. The years that a heading or an opening (五年来) names hold until its
    section ends, the year that a paragraph opens with (2017年，…) until the paragraph ends.
    """
    year, level = identity.year, level_of(identity.code)
    spanned = _spanned(outline, year)
    section, block, span, paragraph = -2, None, "", ""
    for spot in spots:
        if spot.block.section != section:
            section = spot.block.section
            at = bisect_right(spanned, spot.block.start, key=lambda stretch: stretch[0]) - 1
            span = spanned[at][2] if at >= 0 and spot.block.start < spanned[at][1] else ""
        opens, block = spot.block is not block, spot.block
        if opens:
            paragraph = ""
        plan = spot.block.part in ("plan", "closing")
        if year is not None and not plan:
            head = text[spot.start : spot.start + 16]
            if spans_years(head):
                span, paragraph = f"{year - 5}/{year - 1}", ""
            elif opens and span:
                paragraph = opening_year(head, year)
        yield Context(year, plan, "" if plan else paragraph or span, level)


def _spanned(outline: Outline, year: int | None) -> list[tuple[int, int, str]]:
    """The outermost sections whose headings name the years that they review: start, end, and these years."""
    found: list[tuple[int, int, str]] = []
    if year is None:
        return found
    for section in outline.sections:
        inside = found and section.start < found[-1][1]
        if section.part == "review" and not inside and (span := _span_named(section.title, year)):
            found.append((section.start, section.end, span))
    return found


def _span_named(heading: str, year: int) -> str:
    """The years before `year` that a heading names: 过去五年工作回顾, “十五”时期的成就."""
    if (named := _PLAN_PERIOD.search(heading)) and (span := period(named[0], year, False)):
        return span if span.endswith(str(year - 1)) else ""
    return f"{year - 5}/{year - 1}" if _TERM.search(heading) else ""


def facts_of(view: Plain, sentence: Sentence, context: Context, doc: str) -> Iterator[Fact]:
    """The facts of a sentence that was read, dated and placed in the original text."""
    text = view.text
    dates = dates_of(text, sentence.tokens, context)
    for item, phrase, name, naming in sentence.readings:
        when = period_at(phrase.number, dates, context)
        if _FROM.search(item.left) and when.isdigit() and phrase.number == item.phrase.number:
            when = str(int(when) - 1)  # 由8.7%减到0.6%: the first is the year before's
        name = expand(name)
        indicator = match(name, phrase.kind, phrase.unit, context.level)
        start, end = view.original(phrase.start), view.original_end(phrase.end)
        yield Fact(
            doc, start, end, view.source[start:end], name, indicator.id if indicator else None,
            phrase.kind, phrase.value, phrase.value_to, phrase.unit, phrase.bound,
            _status(text[max(sentence.start, phrase.start - 30) : phrase.start], when, context), when,
            f"{phrase.rule} / {naming}",
        )  # fmt: skip


def _status(before: str, when: str, context: Context) -> Status:
    """Result or target: by the part, unless the period or the clause says otherwise."""
    first, last = when[:4], when.rpartition("/")[2][:4]
    if context.year is None or not first.isdigit() or not last.isdigit():
        return "target" if context.plan and not _DONE.search(before) else "actual"
    if context.plan:
        return "actual" if int(last) < context.year or _DONE.search(before) else "target"
    return "target" if int(first) >= context.year else "actual"


def _target_list(text: str, spots: list[Spot]) -> dict[int, int]:
    """The sentences of the list of main expected targets, each with where in it the list begins."""
    for index, spot in enumerate(spots):
        if spot.block.part != "plan" or (begin := opening(text[spot.start : spot.end])) is None:
            continue
        found = {spot.start: spot.start + begin} if text[spot.start + begin : spot.end].strip() else {}
        first = spots[index + 1] if index + 1 < len(spots) else None
        bulleted = not found and first is not None and is_item(text[first.start : first.end], bullet=True)
        for later in (spots[at] for at in range(index + 1, len(spots))):
            words = text[later.start : later.end]
            same_block = later.block is spot.block or (not found)
            if not is_item(words, bullet=bulleted, follows=bool(found), same_block=same_block):
                break
            if later.block is not spot.block and found and not bulleted:
                break
            found[later.start] = later.start
        if _has_number(
            "".join(text[later.start : later.end] for later in spots[index:] if later.start in found)
        ):
            return found
    single = (
        spot for spot in spots if spot.block.part == "plan" and _SINGLE.search(text, spot.start, spot.end)
    )
    return {spot.start: spot.start for spot in single}


def _text_targets(view: Plain, spot: Spot, begin: int, context: Context, doc: str) -> Iterator[Target]:
    for target in text_targets(view.text, begin, spot.end):
        start, end = view.original(target.start), view.original_end(target.end)
        name = expand(target.indicator)
        indicator = match(name, level=context.level)
        yield Target(
            doc, start, end, view.source[start:end], name, indicator.id if indicator else None,
            "text", None, None, "", "eq", "target", context.default, target.rule,
        )  # fmt: skip


def _projects(view: Plain, spot: Spot, doc: str) -> Iterator[Project]:
    for project in find_projects(view.text[spot.start : spot.end], spot.block.part):
        start = view.original(spot.start + project.start)
        end = view.original_end(spot.start + project.end)
        yield Project(doc, start, end, view.source[start:end], project.name, project.stage)


def _as_target(fact: Fact) -> Target:
    return Target(**{field.name: getattr(fact, field.name) for field in fields(Fact)} | {"status": "target"})


def _as_fact(target: Target) -> Fact:
    return Fact(**{field.name: getattr(target, field.name) for field in fields(Fact)})
