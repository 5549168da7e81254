"""Construction and investment projects named in a sentence, and how far the sentence says they have come.

A sentence is cut into phrases (names between verbs, `project_phrases`), a phrase into the names it lists
(`project_names`); rules decide which names are projects (`project_refusals`, then `project_rules`); the
verbs, or the word that ends the list, give the stage. The words are in `stages.toml`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from duixian.facts.project_names import Item, items
from duixian.facts.project_nouns import sort_of, without_phase
from duixian.facts.project_phrases import Phrase, phrases
from duixian.facts.project_refusals import REFUSALS
from duixian.facts.project_rules import RULES
from duixian.facts.project_words import vocabulary
from duixian.records import Stage


@dataclass(frozen=True, slots=True)
class NamedProject:
    """A project in a sentence: `sentence[start:end]` is its name as it stands, `name` the name spelled out.

    `rule` is the name of the rule that read it.
    """

    start: int
    end: int
    name: str
    stage: Stage
    rule: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of a name in a sentence: the rule that decided (empty: none) and whether it accepted."""

    start: int
    end: int
    name: str
    stage: Stage | None
    rule: str
    accepted: bool


@dataclass(frozen=True, slots=True)
class WholeClause:
    """A rule for a clause that has a form of its own, read where `trigger` stands.

    `shape` names two groups: `quote` and, inside it, `name`; `spelled` makes the name of the project of it.
    """

    name: str
    trigger: str
    shape: re.Pattern[str]
    stage: Stage
    spelled: str
    examples: tuple[tuple[str, str], ...]
    counterexamples: tuple[tuple[str, str], ...]


WHOLE_CLAUSES = (
    WholeClause(
        "relocation",
        "整体搬迁",
        re.compile(
            r"(?:^|[,;。、])(?P<quote>(?P<name>[^,;。、]{3,20}?整体搬迁))[至到][^,;。、]{2,10}(?=$|[,;。])"
        ),
        "completed",
        "{}项目",
        examples=(("远东重工整体搬迁至临山县,产能扩大一倍。", "远东重工整体搬迁项目 completed"),),
        counterexamples=(("启动市中医院整体搬迁。", "市中医院整体搬迁 started"),),
    ),
    WholeClause(
        "agreement",
        "协议",
        re.compile(
            r"(?:^|[,;。、])(?P<quote>(?P<name>[^,;。、]{2,15}?(?:景区|片区|园区|度假区|产业园|小镇|老街|古城)))"
            r"签[订署][^,;。、]{0,20}(?:开发|建设|投资)[^,;。、]{0,10}协议(?=$|[,;。])"
        ),
        "signed",
        "{}合作开发",
        examples=(("凤凰山景区签订战略性合作开发协议。", "凤凰山景区合作开发 signed"),),
        counterexamples=(("与云江大学签订战略合作协议。", ""),),
    ),
)
_TRIGGERS = tuple(clause.trigger for clause in WHOLE_CLAUSES)
# The park that a sentence opens with completes bare names after it: 突出云江工业园区建设,…建成孵化中心.
_SETTING = re.compile(
    r"(?:突出|围绕|聚焦|紧扣)(?:打造|建设|推进)?(?P<name>[^,;、。]{2,12}?(?:园区|产业园|开发区|新区|新城|景区|片区))"
    r"(?:建设|发展|开发)?[,;]"
)
# So does the park or house that acts in the clause: 云江高新区建成孵化中心.
_OWNER = re.compile("^.{2,12}(?:园区|产业园|开发区|经开区|高新区|新区|新城|景区|医院|学院|大学)$")
_FURTHER_PHASE = re.compile(r"[一二三四五六]期(?:工程)?")
_EARLIER_PHASE = re.compile(r"(?:^|(?<=[,;:。、]))([^,;:。、]{3,30}?)[一二三四五]期")
_PARTS = ("review", "plan")


def find_projects(text: str, part: str) -> list[NamedProject]:
    """The projects that a sentence names, in order.

    `text` is one whole sentence (to 。) of plain text (see `plain`), `part` the part of the report that it
    stands in; other parts than `review` and `plan` name none. The rules of reading: `docs/records.md`.

    >>> find_projects("加快推进云江高铁、临山高速等项目前期工作。", "plan")[0]
    NamedProject(start=4, end=8, name='云江高铁', stage='planned', rule='listed')
    """
    if part not in _PARTS or not _worth_judging(text):
        return []
    return [
        NamedProject(each.start, each.end, each.name, each.stage, each.rule)
        for each in judge(text, part)
        if each.accepted and each.stage
    ]


def _worth_judging(text: str) -> bool:
    """The quick test that most sentences fail."""
    words = vocabulary()
    if words.staged.search(text) and words.noun.search(text):
        return True
    return any(trigger in text for trigger in _TRIGGERS)


def judge(text: str, part: str) -> list[Judgement]:
    """Every name in a sentence with what became of it, in order; fields as in `find_projects`."""
    found = [_judged(item, phrase, part) for item, phrase in _spelled(text)]
    for clause in WHOLE_CLAUSES:
        for match in clause.shape.finditer(text) if clause.trigger in text else ():
            start, end = match.span("quote")
            name = clause.spelled.format(match["name"])
            found.append(Judgement(start, end, name, clause.stage, clause.name, True))
    return sorted(found, key=lambda each: (each.start, each.end))


def _spelled(text: str) -> Iterator[tuple[Item, Phrase]]:
    """The items of a sentence, those completed that take a part of their name from what stands before."""
    setting, last = _SETTING.match(text), ""
    for phrase in phrases(text):
        if not _worth_reading(phrase):
            continue
        owner = phrase.actor if _OWNER.search(phrase.actor) else setting["name"] if setting else ""
        for item in items(phrase):
            name = item.name
            if _FURTHER_PHASE.fullmatch(item.text):
                base = without_phase(last) if sort_of(last) == "phase" else _earlier_phase(text[: item.start])
                name = base + name
                item = item._replace(name=name, named=bool(base))
            elif not item.named and item.sort in ("works", "place"):
                item = item._replace(name=owner + name)
            last = name
            yield item, phrase


def _earlier_phase(before: str) -> str:
    """The name whose further phase is named after it: A改造一期达到…,二期开工."""
    phases = _EARLIER_PHASE.findall(before)
    return phases[-1] if phases else ""


def _worth_reading(phrase: Phrase) -> bool:
    """Has the phrase a stage, or a head (前期项目) that may give one?"""
    return bool(phrase.stage or vocabulary().head_stage.search(phrase.text))


def _judged(item: Item, phrase: Phrase, part: str) -> Judgement:
    stage = _stage(item, phrase, part)
    refusal = next((rule.name for rule in REFUSALS if rule.holds(item, phrase)), "")
    rule = refusal or (next((rule.name for rule in RULES if rule.holds(item, phrase)), "") if stage else "")
    return Judgement(item.start, item.end, item.name, stage, rule, bool(rule and stage and not refusal))


def _stage(item: Item, phrase: Phrase, part: str) -> Stage | None:
    """The stage that the verbs give; where they only push on, that of the list's head (等20个新开工项目)."""
    stage = phrase.stage
    if stage in (None, "building"):
        heads = vocabulary().head_stages
        stage = next((stage for stage, word in heads if word.search(item.kind)), stage)
    if stage == "building" and part == "review" and phrase.before and not phrase.after:
        return "completed" if vocabulary().past.issuperset(phrase.before.words) else stage
    return stage
