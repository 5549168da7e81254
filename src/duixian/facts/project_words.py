"""The vocabulary of projects: `stages.toml` as compiled patterns."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

from duixian.records import Stage

SOURCE = Path(__file__).with_name("stages.toml")
Sort = Literal["project", "programme", "phase", "works", "place", "institution", "action", ""]
# The tables of nouns; where a word is in two of them the later one counts.
_SORTS: dict[str, Sort] = {
    "places": "place",
    "institutions": "institution",
    "actions": "action",
    "works": "works",
    "never": "",
}
_HEAD_STAGES: tuple[Stage, ...] = ("planned", "operating", "completed", "started", "signed")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What `stages.toml` says. A pattern named `..._end` matches at the end of a name."""

    stages: dict[
        str, dict[str, Stage | None]
    ]  # verb: where it may stand: its stage (None: no stage of its own)
    verb: re.Pattern[str]
    built: frozenset[str]  # verbs of building itself
    direct: frozenset[str]  # verbs that a name follows, never another verb
    past: frozenset[str]  # those that tell of something finished when they stand in a review
    nouns: dict[str, Sort]  # the last nouns of names, and words that only look so (empty sort)
    longest_noun: int
    noun: re.Pattern[str]  # any of them, and whatever else a name may end in
    site: re.Pattern[str]  # what makes 工程 a work of engineering
    head_site: re.Pattern[str]  # a list of 工程 under such a word is one of works
    bare_end: re.Pattern[str]  # a list's head under which each item is judged by its own name
    head_stages: tuple[tuple[Stage, re.Pattern[str]], ...]
    kinds: re.Pattern[str]  # words of a head that only sort projects
    known: re.Pattern[str]  # works called by a name without a noun
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


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read once."""
    data = tomllib.loads(SOURCE.read_text(encoding="utf-8"))

    def words(table: str, key: str) -> list[str]:
        return cast(str, data[table][key]).split()

    def any_of(table: str, key: str, end: str = "") -> re.Pattern[str]:
        return re.compile(f"(?:{_alternatives(words(table, key))}){end}")

    nouns = {word: sort for key, sort in _SORTS.items() for word in words("nouns", key)}
    sorting = [*nouns, *words("heads", "kinds")]
    stages = _stages(data["verbs"])
    return Vocabulary(
        stages=stages,
        verb=_verb(stages, {verb: guard.split() for verb, guard in data["not_verbs"].items()}),
        built=frozenset(words("built", "words")),
        direct=frozenset(words("built", "direct")),
        past=frozenset(words("built", "past")),
        nouns=nouns,
        longest_noun=max(map(len, nouns)),
        noun=re.compile(_alternatives([*nouns, *words("known", "works"), "项目", "工程", "期", "段"])),
        site=any_of("site", "words"),
        head_site=any_of("heads", "site"),
        bare_end=any_of("heads", "bare", "$"),
        head_stages=tuple((stage, any_of("heads", stage)) for stage in _HEAD_STAGES),
        kinds=any_of("heads", "kinds"),
        known=any_of("known", "works", "(?:工程)?"),
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
            _alternatives([*words("common", "words"), *(word for word in sorting if len(word) > 1)])
        ),
    )


def last_noun(text: str) -> str:
    """The longest noun of `stages.toml` that `text` ends in; empty: none."""
    words = vocabulary()
    starts = range(max(0, len(text) - words.longest_noun), len(text))
    return next((text[at:] for at in starts if text[at:] in words.nouns), "")


def _alternatives(words: Iterable[str]) -> str:
    """A pattern that matches any of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def _stages(verbs: dict[str, Any]) -> dict[str, dict[str, Stage | None]]:
    found: dict[str, dict[str, Stage | None]] = {}
    for name, table in verbs.items():
        stage = None if name == "modal" else cast(Stage, name)
        for place, words in table.items():
            for word in words.split():
                found.setdefault(word, {})[place] = stage
    return found


def _verb(words: Iterable[str], guards: dict[str, list[str]]) -> re.Pattern[str]:
    """Any verb that none of its guards follows."""
    guarded = []
    for word in sorted(words, key=lambda word: (-len(word), word)):
        stop = f"(?!{_alternatives(guards[word])})" if word in guards else ""
        guarded.append(re.escape(word) + stop)
    return re.compile("|".join(guarded))
