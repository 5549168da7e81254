"""What of a plan is no task (非任务语句): address, guiding thought, situation, principle, lead-in, closing.

The rules stand in `frames.toml` beside their examples and are tried in that order. They err to the task: a
rule that says `unless` gives way where a clause promises a deed or names a quantity.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from duixian.facts.tasks.titles import bare, clauses, has_quantity, opens_with_deed
from duixian.records import Reason

VOCABULARY = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_PROMISE = re.compile(VOCABULARY["promise"]["pattern"])
_STATES = re.compile(VOCABULARY["states"]["pattern"])


@dataclass(frozen=True, slots=True)
class Rule:
    """Statements whose start matches `pattern` are set aside for `reason`, but for what `unless` names."""

    name: str
    reason: Reason
    pattern: re.Pattern[str]
    unless: frozenset[str]
    opening: bool  # holds only above the first sub-heading
    whole: bool  # goes for what follows in the sentence


RULES = tuple(
    Rule(
        rule["name"],
        rule["reason"],
        re.compile(rule["pattern"]),
        frozenset(rule.get("unless", ())),
        rule.get("where") == "opening",
        rule.get("whole", False),
    )
    for rule in VOCABULARY["rule"]
)
_ANY = re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in RULES))  # most statements match none


def frame(statement: str, opening: bool) -> Rule | None:
    """The rule that sets the plain text of `statement` aside, or None for a task.

    `opening` says whether it stands above the first sub-heading of a section of the plan.
    """
    said = bare(statement)
    if not _ANY.match(said):
        return None
    for rule in RULES:
        if (opening or not rule.opening) and rule.pattern.match(said) and not overruled(rule, said):
            return rule
    return None


def overruled(rule: Rule, statement: str) -> bool:
    """Whether `statement` holds what `rule` gives way to."""
    if "number" in rule.unless and has_quantity(statement):
        return True
    return "deed" in rule.unless and promises(statement)


def promises(statement: str) -> bool:
    """Whether a clause of `statement` opens with a verb of doing, or says 要, 我们将, 力争.

    A clause that says what something is (建设新农村是长期任务) opens with its subject, not with a deed.
    """
    if _PROMISE.search(statement):
        return True
    told = statement.replace(",是", "是").replace("，是", "是")
    return any(opens_with_deed(clause) and not _STATES.match(clause) for clause in clauses(told))
