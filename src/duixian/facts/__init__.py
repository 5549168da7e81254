"""From sentences to facts, targets, projects, tasks and terms."""

from duixian.facts.reader import Findings, read_facts

__all__ = ["Findings", "read_facts"]
