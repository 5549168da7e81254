"""From sentences to facts, targets, projects, tasks and terms."""

from duixian.facts.explain import Explanation, explain
from duixian.facts.reader import Findings, read_facts

__all__ = ["Explanation", "Findings", "explain", "read_facts"]
