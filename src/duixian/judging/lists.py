"""Lists of works (清单): how many there were and how many are done (10件民生实事完成9件)."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.resources import files
from typing import NamedTuple, cast

from duixian.facts.plain import plain
from duixian.judging.accounts import Sentence, sentences_of
from duixian.judging.parties import year_of
from duixian.judging.records import ListOutcome, Subject
from duixian.language import _
from duixian.quantities.scan import chinese_number
from duixian.report import Report

_NUMBER = r"(?P<{}>\d+|[一二三四五六七八九十百]{{1,4}})"
_JOINED = re.compile("[、和及与]")
_NEAR = 12  # characters before a list in which words are said of it
_HUNDRED = Decimal(100)


class _Counted(NamedTuple):
    """A list as a sentence counts it, offsets in the sentence's plain text."""

    subject: Subject
    name: str
    total: int
    start: int
    end: int


@dataclass(frozen=True)
class _Vocabulary:
    counted: Mapping[Subject, re.Pattern[str]]
    done_of: re.Pattern[str]
    rate: re.Pattern[str]
    all: re.Pattern[str]
    worded: re.Pattern[str]
    done_before: re.Pattern[str]


@cache
def _vocabulary() -> _Vocabulary:
    table = tomllib.loads(files("duixian.judging").joinpath("lists.toml").read_text("utf-8"))
    counter, said = table["counters"]["words"], table["said"]
    return _Vocabulary(
        {
            cast(Subject, subject): re.compile(
                rf"{_NUMBER.format('ahead')}{counter}(?:市|县|区|省)?(?P<named>{name})"
                rf"|(?P<called>{name}){_NUMBER.format('behind')}{counter}"
            )
            for subject, name in table["subjects"].items()
        },
        re.compile(said["done_of"]),
        re.compile(said["rate"]),
        re.compile(said["all"]),
        re.compile(said["worded"]),
        re.compile(table["before"]["done"]),
    )


def judge_lists(earlier: Report, later: Report) -> tuple[ListOutcome, ...]:
    """What the later report says of its lists, and whether it leaves out the livelihood one.

    Suggestions, proposals and motions (建议, 提案, 议案) are those of the year itself; livelihood works and
    key tasks are held against the number that the earlier plan announced, where it did. Raises BadInput
    where the earlier report does not say its year.
    """
    year = year_of(earlier)
    announced = {one.subject: (one, sentence) for one, sentence in _announced(earlier)}
    found = [
        _outcome(one, sentence, later, year, announced)
        for sentence in sentences_of(later, ("review",))
        for one in _counted(sentence.text)
    ]
    told = [outcome for outcome in found if outcome is not None]
    if "livelihood" in announced and not any(outcome.subject == "livelihood" for outcome in told):
        told.append(_unanswered(*announced["livelihood"], earlier, year))
    return tuple(told)


def _announced(report: Report) -> Iterator[tuple[_Counted, Sentence]]:
    """The lists that a plan announces, the last of a subject standing for it."""
    for sentence in sentences_of(report, ("plan",)):
        for one in _counted(sentence.text):
            if one.subject in ("livelihood", "tasks"):
                yield one, sentence


def _counted(text: str) -> Iterator[_Counted]:
    """The lists that a sentence counts, in order; a name inside a longer one is not counted twice."""
    found: list[_Counted] = []
    for subject, pattern in _vocabulary().counted.items():
        for match in pattern.finditer(text):
            total = chinese_number(match["ahead"] or match["behind"])
            if total:
                name = match["named"] or match["called"]
                found.append(_Counted(subject, name, total, match.start(), match.end()))
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            end = one.end
            yield one


class _Done(NamedTuple):
    """What is said of a list; `end` is where it is said in the sentence."""

    done: int | None
    rate: Decimal | None
    worded: str
    end: int


def _done(one: _Counted, text: str) -> _Done | None:
    """What the sentence says became of a list: how many, what share, all, or words alone."""
    words = _vocabulary()
    rest = re.split("[;。]", text[one.end :], maxsplit=1)[0]
    others = [other for other in _counted(text) if other.start >= one.end]
    if others and (pause := re.search("[,，]", text[one.end : others[0].start])):
        rest = rest[: pause.start()] or rest  # what is said after the pause is said of the other
    if found := words.done_of.search(rest):
        return _Done(int(found["done"]), None, found[0], one.end + found.end())
    if found := words.rate.search(rest):
        rate = Decimal(found["rate"])
        done = int((one.total * rate / _HUNDRED).quantize(Decimal(1), ROUND_HALF_UP))
        return _Done(done, rate, found[0], one.end + found.end())
    if found := words.all.search(rest):
        return _Done(one.total, None, found[0], one.end + found.end())
    before = text[: _head_of_list(one, text)]
    if words.done_before.search(before):
        return _Done(one.total, None, "", one.end)
    if found := words.worded.search(rest):
        return _Done(None, None, found[0], one.end + found.end())
    if (found := words.worded.search(before, max(0, len(before) - _NEAR))) and found.end() == len(before):
        return _Done(None, None, found[0], one.end)
    return None


def _head_of_list(one: _Counted, text: str) -> int:
    """Where the run begins that `one` is in: what is said before 建议226件、提案146件 is said of both."""
    start = one.start
    for other in sorted(_counted(text), key=lambda other: -other.start):
        if other.end <= start and _JOINED.fullmatch(text, other.end, start):
            start = other.start
    return start


def _outcome(
    one: _Counted,
    sentence: Sentence,
    later: Report,
    year: int,
    announced: Mapping[Subject, tuple[_Counted, Sentence]],
) -> ListOutcome | None:
    said = _done(one, sentence.text)
    if said is None and one.subject == "tasks":
        return None
    promised = announced[one.subject][0].total if one.subject in announced else None
    done = said.done if said else None
    start, end = _place(later, sentence, one.start, said.end if said else one.end)
    return ListOutcome(
        doc=later.name,
        year=year,
        subject=one.subject,
        name=one.name,
        total=one.total,
        done=done,
        rate=said.rate if said else None,
        open=None if done is None else one.total - done,
        promised=promised,
        worded=said.worded if said and done is None else "",
        reason=_reason(one, said, promised),
        quote=later.text[start:end],
        start=start,
        end=end,
    )


def _place(report: Report, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    view = plain(report.text[sentence.start : sentence.end])
    return sentence.start + view.original(start), sentence.start + view.original_end(end)


def _reason(one: _Counted, said: _Done | None, promised: int | None) -> str:
    if said is None:
        words = _("后一份报告只说有{total}件，没有说完成情况。").format(total=one.total)
    elif said.done is None:
        words = _("后一份报告的表述是“{words}”，没有完成数。").format(words=said.worded)
    elif said.done == one.total:
        words = _("{total}件全部完成。").format(total=one.total)
    elif said.rate is not None:
        words = _("{total}件×{rate}%＝{done}件，其余{open}件没有点名。").format(
            total=one.total, rate=said.rate, done=said.done, open=one.total - said.done
        )
    else:
        words = _("{total}件完成{done}件，其余{open}件没有报告完成。").format(
            total=one.total, done=said.done, open=one.total - said.done
        )
    if promised is not None and promised != one.total:
        words += _("前一份报告提出的是{promised}件。").format(promised=promised)
    return words


def _unanswered(one: _Counted, sentence: Sentence, earlier: Report, year: int) -> ListOutcome:
    start, end = _place(earlier, sentence, one.start, one.end)
    return ListOutcome(
        doc=earlier.name,
        year=year,
        subject=one.subject,
        name=one.name,
        total=None,
        done=None,
        rate=None,
        open=None,
        promised=one.total,
        worded="",
        reason=_("前一份报告提出{promised}件，后一份报告没有交代。").format(promised=one.total),
        quote=earlier.text[start:end],
        start=start,
        end=end,
    )
