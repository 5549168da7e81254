"""Explaining (解释): how one sentence was read, for everyone who adds a word or a rule."""

from dataclasses import dataclass

from duixian.facts.measures.dates import Context
from duixian.facts.plain import plain
from duixian.facts.projects import NamedProject, find_projects
from duixian.facts.reader import facts_of, read_sentence
from duixian.records import Fact, Part


@dataclass(frozen=True, slots=True)
class Note:
    """A stretch of the sentence and what was made of it: a word and its class, or a number and the rule's
    name.
    """

    text: str
    what: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a sentence was read: the words recognised, the phrases with their rules, facts, projects, and
    refusals.
    """

    sentence: str
    words: tuple[Note, ...]
    phrases: tuple[Note, ...]
    facts: tuple[Fact, ...]
    projects: tuple[NamedProject, ...]
    refusals: tuple[Note, ...]


def explain(sentence: str, year: int | None = None, part: Part = "plan") -> Explanation:
    """How `sentence` is read in a report given in `year`, standing in its `part`."""
    view = plain(sentence)
    text = view.text
    read = read_sentence(text, 0, len(text))
    words = [
        Note(text[token.start : token.end], f"{token.kind} {token.unit_kind}".strip())
        for token in read.tokens
        if len(token.kind) > 1
    ]
    phrases = [
        Note(text[reading.phrase.start : reading.phrase.end], f"{reading.phrase.rule} / {reading.naming}")
        for reading in read.readings
    ]
    return Explanation(
        sentence,
        tuple(words),
        tuple(phrases),
        tuple(facts_of(view, read, Context(year, part == "plan"), "")),
        tuple(find_projects(text, part)),
        tuple(Note(text[refused.start : refused.end], refused.rule) for refused in read.refusals),
    )
