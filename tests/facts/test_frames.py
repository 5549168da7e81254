"""What of a plan is no task: the examples of `frames.toml` are the specification."""

import pytest

from duixian.facts.plain import plain
from duixian.facts.tasks.frames import RULES, VOCABULARY, frame, overruled

EXAMPLES = [(rule, rule_["examples"]) for rule, rule_ in zip(RULES, VOCABULARY["rule"], strict=True)]
KEPT = [(rule["name"], sentence) for rule in VOCABULARY["rule"] for sentence in rule["kept"]]


@pytest.mark.parametrize(("rule", "sentence"), [(rule, one) for rule, some in EXAMPLES for one in some])
def test_a_rule_sets_its_examples_aside(rule, sentence):
    first, *rest = plain(sentence).text.replace(";", ";\n").splitlines()
    assert frame(first, opening=True) == rule
    assert not rest or (rule.whole and not any(overruled(rule, statement) for statement in rest))


@pytest.mark.parametrize(("rule", "sentence"), KEPT)
def test_what_may_be_a_promise_stays_a_task(rule, sentence):
    assert frame(plain(sentence).text, opening=True) is None


def test_every_rule_has_a_name_of_its_own_examples_and_what_it_leaves_alone():
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule["examples"] and rule["kept"] for rule in VOCABULARY["rule"])
    assert all(rule.unless <= {"deed", "number"} for rule in RULES)


def test_a_rule_for_openings_holds_only_there():
    words = "我们要坚定信心、勇毅前行，在新征程上干出新业绩。"
    assert frame(plain(words).text, opening=True)
    assert frame(plain(words).text, opening=False) is None
