"""Statements (文字表述): what the later report says of a target in words, where it gives no figure."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from duixian.facts.plain import plain
from duixian.indicators import find, standard
from duixian.indicators.words import any_of, spellings
from duixian.judging.accounts import Later, Sentence
from duixian.judging.records import Quoted
from duixian.judging.rules import Of, Statement, VerdictRules, Wording
from duixian.judging.wording import core
from duixian.records import Target

_CLAUSE = re.compile(r"[^,，。；;！!]+")
_ABOUT_TARGET = re.compile(r"目标|预期|任务|计划")
_LOOSE = re.compile(r"^(?:各类|各种|主要|重大|重点领域|重点|各项|全部|区域性|系统性)+")
_OTHER_THING = re.compile("项目|工作|结构|质量|环境|企业|人员|占|对|领域|政策|服务")  # 固定资产投资项目
_FAR = 80  # characters on either side of a name that may say something of it
_REACH = 18  # characters between a name and what is said of it


class Said(NamedTuple):
    """What a sentence says of something: from its name to the end of the words, offsets in the sentence."""

    name: str
    start: int
    end: int
    sentence: Sentence


def stated(
    target: Target, later: Later, rules: VerdictRules, of: frozenset[Of]
) -> tuple[Statement, Said] | None:
    """The statement that decides `target` without a figure, with the words that make it."""
    names = _names(target.code, target.indicator, rules)
    for statement in rules.statements:
        if statement.of in of:
            for said in _after(names, statement.words, later, wide=statement.verdict == "missed"):
                return statement, said
    return None


def fulfilled(
    target: Target, wording: Wording, later: Later, rules: VerdictRules
) -> tuple[bool, Said] | None:
    """Whether the later report says that a target in words was fulfilled or not; None where neither."""
    names = _names(target.code, target.indicator, rules)
    around = wording.how == "state"
    for said in _after(names, wording.said, later, wide=False, around=around):
        if not wording.denied.search(said.sentence.text, said.start, said.end + 1):
            return True, said
    for said in _after(names, wording.denied, later, wide=False, around=around):
        return False, said
    return None


def _after(
    names: re.Pattern[str], words: re.Pattern[str], later: Later, *, wide: bool, around: bool = False
) -> Iterator[Said]:
    """Where `words` are said of one of `names`: in its clause after it (with `around` before it too), or in
    the next clause, if that speaks of the target and names nothing else.
    """
    for sentence in later.sentences:
        text = sentence.text
        if not names.search(text):
            continue
        clauses = [(clause.start(), clause.end()) for clause in _CLAUSE.finditer(text)]
        for index, (start, end) in enumerate(clauses):
            for name in names.finditer(text, start, end):
                if not around and _OTHER_THING.match(text, name.end()):
                    continue
                reach = min(end, name.end() + (_FAR if wide or around else _REACH + 12))
                begin = max(start, name.start() - _FAR) if around else name.end()
                found = words.search(text, begin, reach)
                if found and (around or wide or _plain_way(text[name.end() : found.start()])):
                    yield Said(
                        name[0], min(name.start(), found.start()), max(name.end(), found.end()), sentence
                    )
                elif not around and index + 1 < len(clauses):
                    follow, until = clauses[index + 1]
                    until = min(until, follow + _FAR)
                    told = words.search(text, follow, until)
                    if told and _ABOUT_TARGET.search(text, follow, until) and not find(text[follow:until]):
                        yield Said(name[0], name.start(), told.end(), sentence)


def _plain_way(between: str) -> bool:
    """Whether what stands between a name and the words leaves them the name's: no figure, nothing long."""
    return len(between) <= _REACH and not re.search(r"\d", between)


@lru_cache(maxsize=512)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(any_of(names) or "(?!)")


def _names(code: str | None, name: str, rules: VerdictRules) -> re.Pattern[str]:
    """What an indicator is called: in the catalogue, in the target, and together with others."""
    names: set[str] = {core(name), _LOOSE.sub("", core(name))}
    if code is not None:
        one = standard().indicators[code]
        names.update(*map(spellings, (one.zh, *one.aliases, *one.bare)))
        names |= {words for words, codes in rules.together.items() if code in codes}
    return _pattern(tuple(sorted(name for name in names - rules.vague if len(name) > 1)))


def quote_of(said: Said, later: Later) -> Quoted:
    """The words said, as a verdict quotes them: without a value."""
    text, sentence = later.report.text, said.sentence
    view = plain(text[sentence.start : sentence.end])
    start = sentence.start + view.original(said.start)
    end = sentence.start + view.original_end(said.end)
    return Quoted(said.name, "text", None, None, "", "eq", str(later.year), text[start:end], start, end)
