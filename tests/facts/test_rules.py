"""Every reading rule, found by walking the package, does what its examples say, and no more."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import duixian.facts
from duixian.facts.measures import refusals
from duixian.facts.measures.names import RULES as NAMING
from duixian.facts.measures.phrase_rules import RULES as PHRASES
from duixian.facts.measures.phrase_rules import PhraseRule
from duixian.facts.measures.phrases import Phrase, phrase
from duixian.facts.reader import Sentence, read_sentence
from duixian.facts.rules import Rule
from duixian.facts.targets.listed import TextRule, text_target
from duixian.facts.targets.listed import rules as text_rules
from duixian.quantities.scan import scan

KINDS = (Rule, PhraseRule, TextRule)


def rules_in_package() -> Iterator[tuple[str, object]]:
    for module in pkgutil.walk_packages(duixian.facts.__path__, "duixian.facts."):
        for value in vars(importlib.import_module(module.name)).values():
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, KINDS):
                    yield module.name, one
    for rule in text_rules():
        yield "duixian.facts.targets", rule


def read(sentence: str) -> Sentence:
    return read_sentence(sentence, 0, len(sentence))


def test_every_rule_has_a_name_of_its_own_and_examples() -> None:
    found = {id(rule): (module, rule) for module, rule in rules_in_package()}
    for module, rule in found.values():
        assert rule.examples, f"{module}: the rule {rule.name!r} has no example"
    for kind in KINDS:
        names = [rule.name for _, rule in found.values() if isinstance(rule, kind)]
        assert len(names) == len(set(names))


def test_every_rule_is_tested_here() -> None:
    tested = {id(rule) for rule in (*PHRASES, *NAMING, *refusals.RULES, *text_rules())}
    orphans = [f"{module}: {rule.name}" for module, rule in rules_in_package() if id(rule) not in tested]
    assert not orphans


def cases(rules: tuple) -> list:
    return [
        pytest.param(rule, text, want, id=f"{rule.name}: {text}")
        for rule in rules
        for text, want in rule.examples.items()
    ]


def refused(rules: tuple) -> list:
    return [pytest.param(rule, text, id=f"{rule.name}: {text}") for rule in rules for text in rule.refusals]


def last_phrase(text: str) -> Phrase | str:
    numbers = [token for token in scan(text) if token.kind in ("quantity", "ordinal", "double")]
    return phrase(text, numbers[-1], 0)


def written(read: Phrase | str) -> str:
    if isinstance(read, str):
        return read
    upper = "" if read.value_to is None else f"-{read.value_to}"
    return f"{read.kind} {read.value}{upper} {read.unit} {read.bound}"


@pytest.mark.parametrize(("rule", "text", "want"), cases(PHRASES))
def test_a_phrase_is_read(rule: PhraseRule, text: str, want: str) -> None:
    found = last_phrase(text)
    assert written(found) == want
    assert rule.name == (found if isinstance(found, str) else found.rule)


@pytest.mark.parametrize(("rule", "text"), refused(PHRASES))
def test_a_phrase_is_not_read_by_this_rule(rule: PhraseRule, text: str) -> None:
    found = last_phrase(text)
    assert rule.name != (found if isinstance(found, str) else found.rule)


@pytest.mark.parametrize(("rule", "text", "want"), cases(NAMING))
def test_a_measure_is_named(rule: Rule, text: str, want: str) -> None:
    reading = read(text).readings[-1]
    assert (reading.name, reading.naming) == (want, rule.name)


@pytest.mark.parametrize(("rule", "text"), refused(NAMING))
def test_a_measure_is_not_named_by_this_rule(rule: Rule, text: str) -> None:
    readings = read(text).readings
    assert readings
    assert rule.name not in {reading.naming for reading in readings}


@pytest.mark.parametrize(("rule", "text", "want"), cases(refusals.RULES))
def test_a_number_is_refused(rule: Rule, text: str, want: str) -> None:
    marked = re.search("【(.*)】", text)
    assert marked
    plain = text.replace("【", "").replace("】", "")
    found = {(refusal.start, refusal.rule) for refusal in read(plain).refusals}
    assert (marked.start(), rule.name) in found


@pytest.mark.parametrize(("rule", "text"), refused(refusals.RULES))
def test_a_number_is_a_measure(rule: Rule, text: str) -> None:
    sentence = read(text)
    assert sentence.readings
    assert rule.name not in {refusal.rule for refusal in sentence.refusals}


@pytest.mark.parametrize(("rule", "text", "want"), cases(text_rules()))
def test_a_target_in_words_is_read(rule: TextRule, text: str, want: str) -> None:
    found = text_target(text)
    assert found is not None
    assert f"{found.indicator} | {text[found.start : found.end]}" == want
    assert found.rule == rule.name
