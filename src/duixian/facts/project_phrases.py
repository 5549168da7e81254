"""From a sentence to phrases: stretches of names, each with the verbs that stand before and after it.

`加快推进长桥高铁、云安高速等项目前期工作` is one phrase, 长桥高铁、云安高速等项目, between 加快推进 and
前期工作.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from duixian.facts.project_nouns import sort_of
from duixian.facts.project_words import vocabulary
from duixian.records import Stage

# What the verbs around a name say together: the first of these that one of them gives. 前期 outweighs all
# (完成A前期 is planning); what is reached outweighs how it is reached (推动A建成投产 is operating).
ORDER: tuple[Stage, ...] = ("planned", "operating", "completed", "started", "signed", "building")
# Bounds that no report reaches, so that no input is slow: characters of a phrase, clauses that a list spans.
LONGEST, NEAR = 1500, 8
_HIDDEN = "\1"  # stands for a character inside brackets or quotation marks
_BRACKETS = re.compile(r"“[^”]{0,80}”|‘[^’]{0,80}’|《[^》]{0,80}》|【[^】]{0,20}】|\([^()]{0,80}\)")
_CLAUSE = re.compile(r"[^,;:。!?]+")
_WHERE = re.compile("在[^、在]{2,12}|[^、]{2,8}(?:镇|乡|街道|县|区|市)")  # 在青石镇新建A, 经开区新建A
_JOINER = re.compile(r"[了的地好]?(?:并|且|和|与|及|、|暨)?")
_BOUNDARY = re.compile(
    r"[了的]?(?:我[市县区省州]$)?(?:工作|任务|阶段|手续)?(?:(?:等(?:工作|任务)?|中)?$|[、并且和与及暨]|以来|后|[半一两三]个?[年月]|(?P<number>(?:近|约|超|超过|达)?\d))"
)
_OPENING = frozenset("、并且和与及暨年月日内前共")  # a verb may open after one of these
_LEAD = re.compile(
    r"(?:、|以及|及|和(?![谐美平睦田龙])|与|[一二三四五六七八九十]+是|力争|力促|确保|争取|同时|其中|包括|特别是|目前|截至目前"
    r"|今年|去年|年内|全年|年底前|了|好|的|以|将|把|对|其|我[市县区省州])+"
)
_TRAIL = re.compile(r"(?:的规划和?|的|等地|了|工作)+$")
# Between a name and its verb: where, why or how long (A在云江投用, A因设计变更延至6月投用).
_ADVERBIAL = re.compile(r"(?<=.{3})(?:在(?!建)[^在、]{1,8}|(?:因|由于)[^、]{2,20}|将?于[^、]{1,8})$")
_LISTED = re.compile(r"等[^、]{0,40}(?:项目|工程)$")
_NOMINAL = frozenset(("建设", "实施", "施工", "推进", "进度", "步伐", "建设进度"))


class Run(NamedTuple):
    """Adjacent verbs: those that give a stage, their stages, and how many verbs there are in all.

    `closes`: no object follows them.
    """

    start: int
    end: int
    words: tuple[str, ...]
    stages: tuple[Stage, ...]
    size: int
    closes: bool

    @property
    def nominal(self) -> bool:
        """Is it the noun that closes a bracket (推进A建设) rather than a predicate (A加快建设)?"""
        return self.size == 1 and bool(self.words) and self.words[0] in _NOMINAL


class Phrase(NamedTuple):
    """A stretch of names at `start` of the sentence, the verbs before and after it, and their clause.

    `mask` is `text` with what stands in brackets or quotation marks hidden, `actor` who acts in the clause,
    `stage` the one that the verbs give, if any does.
    """

    text: str
    mask: str
    start: int
    before: Run | None
    after: Run | None
    clause: str
    actor: str
    stage: Stage | None

    @property
    def builds(self) -> bool:
        """Do the verbs speak of building or opening, rather than of pushing on or signing?"""
        before, after = self.before, self.after
        if before and (
            vocabulary().built.intersection(before.words) or set(before.stages) - {"building", "signed"}
        ):
            return True
        return bool(after and not after.nominal and set(after.stages) - {"building"})


def masked(text: str) -> str:
    """`text` with what stands in brackets or quotation marks hidden, at the same length."""
    return _BRACKETS.sub(lambda match: match[0][0] + _HIDDEN * (len(match[0]) - 2) + match[0][-1], text)


def phrases(text: str) -> Iterator[Phrase]:
    """The phrases of a sentence that hold a noun of a project, in order."""
    mask = masked(text).replace("——", ";;")
    clauses = list(_CLAUSE.finditer(mask))
    for index, clause in enumerate(clauses):
        if not vocabulary().noun.search(text, *clause.span()):
            continue
        staged = vocabulary().staged.search(mask, *clause.span())
        runs = _runs(clause[0], clause.start()) if staged else ()
        goes_on = text.endswith("——", 0, clause.start()) or clause[0].startswith(("以及", "及", "和"))
        carries = goes_on or (not runs and _list_ends(clauses[index:]))
        yield from _between(text, mask, clause.span(), runs, _carried(clauses[:index]) if carries else None)
        if not (runs or carries) and index + 1 < len(clauses):
            yield from _told_next(text, mask, clause, clauses[index + 1])


def _told_next(text: str, mask: str, clause: re.Match[str], following: re.Match[str]) -> Iterator[Phrase]:
    """The phrase of a clause of names alone, if the clause that follows is its predicate (A项目,年内竣工)."""
    if not vocabulary().verb.match(following[0]):
        return
    run = next(iter(_runs(following[0], following.start())), None)
    if run and run.start == following.start() and run.closes and run.stages:
        yield from _phrase(text, mask, clause.span(), None, run, clause[0], "")


def _list_ends(clauses: list[re.Match[str]]) -> bool:
    """Do the clauses without a verb end in the head of a list (A,B等5个项目)?"""
    for clause in clauses[:NEAR]:
        if _LISTED.search(clause[0]):
            return not _runs(clause[0], clause.start())
        if vocabulary().verb.search(clause[0]):
            return False
    return False


def _carried(clauses: list[re.Match[str]]) -> Run | None:
    """The verb that a list takes over from the clauses before its own."""
    for clause in reversed(clauses[-NEAR:]):
        runs = _runs(clause[0], clause.start())
        if runs:
            return next((run for run in runs if run.end < clause.end() and run.stages), None)
    return None


def _between(
    text: str, mask: str, span: tuple[int, int], runs: tuple[Run, ...], carried: Run | None
) -> Iterator[Phrase]:
    """The phrases of the clause `text[slice(*span)]` between its runs of verbs.

    A name before a run that goes on with another name is who acts (新城加快建设A), no phrase.
    """
    clause, before, actor = text[slice(*span)], carried, ""
    at, end = span
    for run in runs:
        if run.start > at and run.closes:
            comma = mask.rfind("、", at, run.start)
            reached = before and set(before.stages) - {"building", "planned"}
            if reached and not (run.nominal or "planned" in run.stages) and comma > at:
                yield from _phrase(text, mask, (at, comma), before, None, clause, actor)
                at, before = comma, None  # 完成A、B开工
            yield from _phrase(text, mask, (at, run.start), before, run, clause, actor)
        elif run.start > at and before and mask[run.start - 1] == "、":
            yield from _phrase(text, mask, (at, run.start - 1), before, None, clause, actor)  # 建成A、启动B
        elif run.start > at:
            actor = _LEAD.sub("", text[at : run.start], count=1)
        if run.closes and mask.startswith("、", run.end):
            before = before if run.nominal else None  # 推进A建设、B前期工作
        elif run.closes and run.start > at:
            before = None
        else:
            before = run
        at = run.end
    yield from _phrase(text, mask, (at, end), before, None, clause, actor)


def _phrase(
    text: str,
    mask: str,
    span: tuple[int, int],
    before: Run | None,
    after: Run | None,
    clause: str,
    actor: str,
) -> Iterator[Phrase]:
    start, end = span
    if end - start < 2 or not vocabulary().noun.search(text, start, end):
        return
    lead = _LEAD.match(mask, start, end)
    start = lead.end() if lead else start
    trail = _TRAIL.search(mask, max(start, end - 8), end)
    end = trail.start() if trail else end
    if after and not after.nominal:
        end = _subject_end(mask, start, end)
    if 2 <= end - start <= LONGEST:
        stage = _stage(before, after)
        yield Phrase(text[start:end], mask[start:end], start, before, after, clause, actor, stage)


def _stage(before: Run | None, after: Run | None) -> Stage | None:
    given = before.stages if before else ()
    if after and not given and after.nominal:
        return None  # 深化A建设: the verb is none of ours
    given += after.stages if after else ()
    return next((stage for stage in ORDER if stage in given), None)


def _subject_end(mask: str, start: int, end: int) -> int:
    """Where a subject ends before a circumstance (A因设计变更, A在云江) or a part of it (A路基成形)."""
    for tail in (_ADVERBIAL.search(mask, start, end), vocabulary().parts.search(mask, start, end)):
        if tail and sort_of(mask[start : tail.start()]):
            end = tail.start()
    return end


class _Verb(NamedTuple):
    start: int
    end: int
    word: str
    stage: Stage | None
    closes: bool


@lru_cache(maxsize=256)
def _runs(clause: str, offset: int) -> tuple[Run, ...]:
    """The runs of verbs in a (masked) clause that stands at `offset` of its sentence."""
    groups: list[list[_Verb]] = []
    for verb in _verbs(clause):
        group = groups[-1] if groups else None
        opening = group and group[0].start == 0 and clause[group[-1].end : verb.start] == "、"  # 建成、启用A
        if group and (opening or _joins(clause, group[-1].end, verb.start, verb.end)):
            group.append(verb)
        else:
            groups.append([verb])
    return tuple(run for group in groups if (run := _run(group, offset)))


def _verbs(clause: str) -> Iterator[_Verb]:
    """The verbs of a clause that stand where they may."""
    words, last_end = vocabulary(), -1
    for match in words.verb.finditer(clause):
        word, (start, end) = match[0], match.span()
        guard = words.guards.get(word)
        if guard and guard.match(clause, end):
            continue
        places = words.places(word)
        first = (
            start == 0
            or clause[start - 1] in _OPENING
            or (last_end >= 0 and _joins(clause, last_end, start, end))
            or (word in words.past and bool(_WHERE.fullmatch(clause, 0, start)))
        )
        boundary = _BOUNDARY.match(clause, end)
        closes = bool(boundary and not (boundary["number"] and word in words.counts))
        last = closes or bool(words.verb.match(clause, end))
        place = _place(places, first, last)
        if place == "before" and closes and not words.verb.match(clause, end + 1):
            continue  # 医院改扩建、小学搬迁: nothing is left for it to govern
        if place and (places[place] or first or last):  # a modal like 全面 inside a name is none
            last_end = end
            yield _Verb(start, end, word, places[place], closes)


def _place(places: dict[str, Stage | None], first: bool, last: bool) -> str:
    """Which of the places where a verb may stand it stands in; empty: none."""
    if "before" in places and first and not (last and "after" in places):
        return "before"
    if "after" in places and last:
        return "after"
    return "any" if "any" in places else ""


def _joins(clause: str, end: int, start: int, stop: int) -> bool:
    """Do two verbs, one up to `end`, the other from `start` to `stop`, belong to one run?"""
    if start - end > 3 or not _JOINER.fullmatch(clause, end, start):
        return False
    return clause[end:start] != "、" or bool(_BOUNDARY.match(clause, stop))


def _run(group: list[_Verb], offset: int) -> Run | None:
    """The run that `group` makes; one of modal words alone counts only where it opens the clause."""
    words = tuple(verb.word for verb in group if verb.stage)
    if not words and group[0].start:
        return None
    stages = tuple(verb.stage for verb in group if verb.stage)
    return Run(group[0].start + offset, group[-1].end + offset, words, stages, len(group), group[-1].closes)
