"""Report-back (回应率): how much of what was promised the later report answers, and how much it kept."""

from collections.abc import Iterable, Sequence
from typing import Literal

from duixian.judging.records import ProjectOutcome, Promise, ReportBack, Verdict

Of = Literal["targets", "promises", "projects", "all"]
Answer = Verdict | Promise | ProjectOutcome
_KEPT = frozenset(("met", "exceeded", "kept", "ahead"))
_MISSED = frozenset(("missed", "partly", "slipped"))


def report_back(
    targets: Sequence[Verdict], promises: Sequence[Promise], projects: Sequence[ProjectOutcome]
) -> tuple[ReportBack, ...]:
    """The rates of the whole, of each sort and of all together, then of all together per section.

    Answered is what has a verdict of its own: kept or missed. A figure near what was promised, a project that
    is only promised again, and what cannot be judged are no answers. A section is the second heading above a
    promise where there are two, else the first.
    """
    sorts: tuple[tuple[Of, Sequence[Answer]], ...] = (
        ("targets", targets),
        ("promises", promises),
        ("projects", projects),
        ("all", (*targets, *promises, *projects)),
    )
    whole = [_rate("", of, answers) for of, answers in sorts]
    sections: dict[str, list[Answer]] = {}
    for answer in sorted(sorts[-1][1], key=_start):
        if answer.section:
            sections.setdefault(answer.section[min(1, len(answer.section) - 1)], []).append(answer)
    return (*whole, *(_rate(title, "all", answers) for title, answers in sections.items()))


def _rate(section: str, of: Of, answers: Iterable[Answer]) -> ReportBack:
    answers = list(answers)
    kept = sum(_outcome(answer) in _KEPT for answer in answers)
    missed = sum(_outcome(answer) in _MISSED for answer in answers)
    doubtful = sum(not isinstance(answer, Verdict) and answer.confidence == "doubtful" for answer in answers)
    return ReportBack(section, of, len(answers), kept + missed, kept, missed, doubtful)


def _start(answer: Answer) -> int:
    return answer.promised.start if isinstance(answer, ProjectOutcome) else answer.target.start


def _outcome(answer: Answer) -> str:
    return answer.delivery if isinstance(answer, ProjectOutcome) else answer.verdict
