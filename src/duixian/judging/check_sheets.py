"""What a cross-check looks at: a report's sentences with their facts, its figures by what they measure."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from duixian.facts.plain import Plain, plain
from duixian.judging.check_amounts import amount
from duixian.judging.check_data import Slot, bare_name, is_of, name_of, slot
from duixian.judging.check_findings import Clash, Place
from duixian.reading.sentences import sentences
from duixian.records import Fact, Part
from duixian.report import Report

_BRACKETED = 200  # characters
_BRACKET = re.compile(r"\([^()]{1,12}\)")


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
        return self._words[at]

    @cached_property
    def _words(self) -> tuple[str, ...]:
        begins = (self.start, *(fact.end for fact in self.facts))
        return tuple(
            plain(self.text[begin : max(begin, fact.start)]).text
            for begin, fact in zip(begins, self.facts, strict=False)
        )

    def told(self, at: int) -> str:
        """What the fact at index `at` says with the words before it and a bracket after it (同口径)."""
        fact = self.facts[at]
        bracket = _BRACKET.match(self.after(fact))
        return self.before(at) + fact.quote + (bracket[0] if bracket else "")

    def between(self, one: Fact, other: Fact) -> str:
        """The plain text from the end of `one` to the start of `other`."""
        return plain(self.text[one.end : max(one.end, other.start)]).text

    def after(self, fact: Fact) -> str:
        """The plain text after `fact` in its sentence, as much as a bracket may hold."""
        return plain(self.text[fact.end : min(self.end, fact.end + _BRACKETED)]).text


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
    def by_name(self) -> Mapping[tuple[str, Slot], Fact | None]:
        """The one figure under each name in each slot; None where there are several that differ."""
        return _soles((name_of(fact), fact) for fact in self.report.facts)

    @cached_property
    def by_code(self) -> Mapping[tuple[str, Slot], Fact | None]:
        """The one figure of each indicator of the catalogue in each slot; None where several differ."""
        return _soles((fact.code, fact) for fact in self.report.facts if fact.code)

    @cached_property
    def by_bare_name(self) -> Mapping[tuple[str, Slot], Fact | None]:
        """As `by_name`, for names without 完成, 年度计划 and the like anywhere in them."""
        return _soles((bare_name(fact), fact) for fact in self.report.facts)

    def figure(self, like: Fact, where: Slot) -> Fact | None:
        """The one figure of what `like` measures in the slot `where`, by its name, else by its indicator."""
        for index, key in ((self.by_name, name_of(like)), (self.by_code, like.code or "")):
            if (key, where) in index:
                return index[key, where]
        return None

    def level(self, things: tuple[str, ...], like: Fact) -> Fact | None:
        """The one level of any of `things` in the period and of the status of `like`."""
        if things not in self._levels:
            groups: dict[tuple[str, str], list[Fact]] = {}
            for fact in self.report.facts:
                if fact.kind == "level" and is_of(fact, things):
                    groups.setdefault((fact.period, fact.status), []).append(fact)
            self._levels[things] = {when: sole(facts) for when, facts in groups.items()}
        return self._levels[things].get((like.period, like.status))

    @cached_property
    def _levels(self) -> dict[tuple[str, ...], dict[tuple[str, str], Fact | None]]:
        return {}

    @cached_property
    def view(self) -> Plain:
        """The plain form of the whole text."""
        return plain(self.report.text)

    def place(self, start: int, end: int) -> Place:
        """Where the stretch of plain text from `start` to `end` stands in the report."""
        first, last = self.view.original(start), self.view.original_end(end)
        return Place(self.doc, first, last, self.report.text[first:last])


def _soles(pairs: Iterable[tuple[str, Fact]]) -> dict[tuple[str, Slot], Fact | None]:
    groups: dict[tuple[str, Slot], list[Fact]] = {}
    for key, fact in pairs:
        if fact.value is not None:
            groups.setdefault((key, slot(fact)), []).append(fact)
    return {key: sole(facts) for key, facts in groups.items()}


@dataclass(frozen=True)
class Case:
    """What a rule looks at: a report, the report of the year before it, and the plan report (计划报告) of the
    same year; the latter two where they are at hand.
    """

    this: Sheet
    last: Sheet | None = None
    beside: Sheet | None = None


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
    return found[0] if found and len({amount(fact) or fact.value for fact in found}) == 1 else None
