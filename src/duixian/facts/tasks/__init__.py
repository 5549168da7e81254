"""Tasks (任务): every sentence of the plan as a candidate for the ledger, or set aside with a reason."""

from duixian.facts.tasks.tiling import Coverage, coverage, tasks_and_asides

__all__ = ["Coverage", "coverage", "tasks_and_asides"]
