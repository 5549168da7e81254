"""The vocabulary of projects: `stages.toml` as compiled patterns."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, cast

from duixian.quantities.vocabulary import trie
from duixian.records import Stage

SOURCE = Path(__file__).with_name("stages.toml")
Sort = Literal["project", "programme", "phase", "works", "place", "institution", "action", ""]
Places = dict[str, Stage | None]  # where a verb may stand (before, after, any): the stage that it gives there
# The tables of nouns; where a word is in two of them the later one counts.
_SORTS: dict[str, Sort] = {
    "places": "place",
    "institutions": "institution",
    "actions": "action",
    "works": "works",
    "never": "",
}
_HEAD_STAGES: tuple[Stage, ...] = ("planned", "operating", "completed", "started", "signed")
_GAP = "…"  # in a verb: up to eight characters (完成…验收)
# When something is done is said among the verbs: A项目6月底前投产, 12月底前建成A.
_WHEN = (
    r"(?=[\d已于今明去本上下年一二三四春夏秋冬国元])(?:已?于)?(?:(?:\d{2,4}年|今年|明年|去年|本月)?(?:\d{1,2}月(?:\d{1,2}日|底|中旬|上旬|下旬|初|份)?|[上下]半年|年[底末中]"
    r"|[一二三四]季度末?)|\d{4}年底|明年|今天|[春夏秋冬]季(?:学期|开学)?|国庆节?|春节|元旦)(?:之?前)?"
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What `stages.toml` says. A pattern named `..._end` matches at the end of a name."""

    stages: dict[str, Places]  # verb: its places (stage None: it gives none of its own)
    gapped: tuple[tuple[re.Pattern[str], str], ...]  # verbs with a gap
    guards: dict[str, re.Pattern[str]]  # verb: what follows it where it is none
    verb: re.Pattern[str]
    staged: re.Pattern[str]  # the quick test for a verb that gives a stage
    built: frozenset[str]  # verbs of building itself
    direct: frozenset[str]  # verbs that a name follows, never another verb
    counts: frozenset[str]  # verbs that a number of things may follow (完成3万亩)
    past: frozenset[str]  # those that tell of something finished when they stand in a review
    nouns: dict[str, Sort]  # the last nouns of names, and words that only look so (empty sort)
    longest_noun: int
    noun: re.Pattern[str]  # any noun, and whatever else a name may end in
    parts: re.Pattern[str]  # parts of a work, which are none of its name where the sentence tells of them
    aspects: re.Pattern[str]  # of a thing: in what respect something is done to it (路面改造)
    waters: re.Pattern[str]  # rivers and lakes, which are none of a project but where they are worked on
    site: re.Pattern[str]  # what makes 工程 a work of engineering
    head_site: re.Pattern[str]  # a list of 工程 under such a word is one of works
    bare_end: re.Pattern[str]  # a list's head under which each item is judged by its own name
    others_end: re.Pattern[str]  # a list's head under which there are no projects
    head_stage: re.Pattern[str]  # the quick test for a head that gives a stage
    head_stages: tuple[tuple[Stage, re.Pattern[str]], ...]
    kinds: re.Pattern[str]  # words of a head that only sort projects
    known: re.Pattern[str]  # works called by a name without a noun
    owners: re.Pattern[str]  # places of which a city has one: 高新区污水处理厂 is a name
    others_clause: re.Pattern[str]
    other_verb: re.Pattern[str]
    inside: re.Pattern[str]
    campaign: re.Pattern[str]
    unless_campaign: re.Pattern[str]
    designation: re.Pattern[str]
    service: re.Pattern[str]
    wish: re.Pattern[str]
    classes: frozenset[str]
    class_end: re.Pattern[str]
    common: re.Pattern[str]  # words that any place may use

    def places(self, verb: str) -> Places:
        """Where the words found as a verb may stand; a time may stand anywhere."""
        if verb in self.stages:
            return self.stages[verb]
        word = next((word for shape, word in self.gapped if shape.fullmatch(verb)), "")
        return self.stages[word] if word else {"any": None}


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read once."""
    data = tomllib.loads(SOURCE.read_text(encoding="utf-8"))

    def words(table: str, key: str) -> list[str]:
        return cast(str, data[table][key]).split()

    def any_of(table: str, key: str, end: str = "") -> re.Pattern[str]:
        return re.compile(trie(words(table, key)) + end)

    nouns = {word: sort for key, sort in _SORTS.items() for word in words("nouns", key)}
    stages = _stages(data["verbs"])
    gapped = sorted((verb for verb in stages if _GAP in verb), key=len, reverse=True)
    return Vocabulary(
        stages=stages,
        gapped=tuple((re.compile(next(_gaps([verb]))), verb) for verb in gapped),
        guards={verb: re.compile(trie(guard.split())) for verb, guard in data["not_verbs"].items()},
        verb=re.compile("|".join([_WHEN, *_gaps(gapped), trie(set(stages) - set(gapped))])),
        staged=re.compile(
            trie(_shortest(verb.split(_GAP)[0] for verb in stages if any(stages[verb].values())))
        ),
        built=frozenset(words("built", "words")),
        direct=frozenset(words("built", "direct")),
        counts=frozenset(words("built", "counts")),
        past=frozenset(words("built", "past")),
        nouns=nouns,
        longest_noun=max(map(len, nouns)),
        noun=re.compile(trie(_shortest([*nouns, *words("known", "works"), "项目", "工程", "期", "段"]))),
        parts=any_of("nouns", "parts", "$"),
        aspects=any_of("nouns", "aspects", "$"),
        waters=any_of("nouns", "waters", "$"),
        site=any_of("site", "words"),
        head_site=any_of("heads", "site"),
        bare_end=any_of("heads", "bare", "$"),
        others_end=any_of("heads", "others", "$"),
        head_stage=re.compile(trie(word for stage in _HEAD_STAGES for word in words("heads", stage))),
        head_stages=tuple((stage, any_of("heads", stage)) for stage in _HEAD_STAGES),
        kinds=any_of("heads", "kinds"),
        known=any_of("known", "works", "(?:工程)?"),
        owners=any_of("known", "owners"),
        others_clause=any_of("refused", "clauses"),
        other_verb=any_of("refused", "verbs"),
        inside=any_of("refused", "inside"),
        campaign=any_of("refused", "campaigns"),
        unless_campaign=any_of("refused", "unless"),
        designation=any_of("refused", "designations"),
        service=any_of("refused", "services"),
        wish=any_of("refused", "wishes"),
        classes=frozenset(words("refused", "classes")),
        class_end=any_of("refused", "classes", "$"),
        common=re.compile(
            trie(
                word
                for word in [
                    *words("common", "words"),
                    *nouns,
                    *words("heads", "kinds"),
                    *words("refused", "classes"),
                ]
                if len(word) > 1
            )
        ),
    )


def last_noun(text: str) -> str:
    """The longest noun of `stages.toml` that `text` ends in; empty: none."""
    words = vocabulary()
    starts = range(max(0, len(text) - words.longest_noun), len(text))
    return next((text[at:] for at in starts if text[at:] in words.nouns), "")


def _shortest(words: Iterable[str]) -> list[str]:
    """Those of `words` that hold no other of them: enough to tell whether any of them is there."""
    kept: set[str] = set()
    for word in sorted(set(words), key=len):
        parts = (word[start:end] for start in range(len(word)) for end in range(start + 1, len(word) + 1))
        if kept.isdisjoint(parts):
            kept.add(word)
    return sorted(kept)


def _gaps(verbs: list[str]) -> Iterator[str]:
    """Patterns of verbs with a gap, one for all that begin alike."""
    for begin, alike in groupby(sorted(verbs), lambda verb: verb.partition(_GAP)[0]):
        ends = trie(verb.partition(_GAP)[2] for verb in alike)
        yield f"{begin}[^、,]{{0,8}}?{ends}"


def _stages(verbs: dict[str, Any]) -> dict[str, Places]:
    found: dict[str, Places] = {}
    for name, table in verbs.items():
        stage = None if name == "modal" else cast(Stage, name)
        for place, words in table.items():
            for word in words.split():
                found.setdefault(word, {})[place] = stage
    return found
