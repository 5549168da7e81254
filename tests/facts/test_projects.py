"""Projects and their stages. The rules carry their own examples; here they are run, and lists and stages are pinned."""

import importlib
import json
import re
import sys
import tomllib
from pathlib import Path

import pytest

from duixian.facts import project_refusals, project_rules, projects
from duixian.facts.plain import plain
from duixian.facts.project_refusals import REFUSALS
from duixian.facts.project_rules import RULES, Rule
from duixian.facts.project_words import SOURCE, vocabulary
from duixian.facts.projects import WHOLE_CLAUSES, WholeClause, find_projects, judge

ALL = (*RULES, *REFUSALS, *WHOLE_CLAUSES)


def found(text: str, part: str = "plan") -> str:
    return " | ".join(f"{project.name} {project.stage}" for project in find_projects(text, part))


@pytest.mark.parametrize(
    ("rule", "text", "expected"), [(rule, *example) for rule in ALL for example in rule.examples]
)
def test_a_rule_decides_in_its_examples(rule, text, expected):
    assert found(text) == expected
    assert rule.name in {each.rule for each in judge(text, "plan")}


@pytest.mark.parametrize(
    ("rule", "text", "expected"), [(rule, *example) for rule in ALL for example in rule.counterexamples]
)
def test_a_rule_does_not_decide_in_its_counterexamples(rule, text, expected):
    assert found(text) == expected
    assert rule.name not in {
        each.rule for each in judge(text, "plan") if each.accepted == (rule not in REFUSALS)
    }


def test_every_rule_is_asked_named_once_and_has_examples():
    written = {
        value
        for module in (project_rules, project_refusals, projects)
        for holder in vars(module).values()
        for value in (holder if isinstance(holder, tuple) else (holder,))
        if isinstance(value, Rule | WholeClause)
    }
    assert written == set(ALL)
    assert len({rule.name for rule in ALL}) == len(ALL)
    for rule in ALL:
        assert rule.examples
        assert rule.counterexamples
