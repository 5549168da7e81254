"""Projects (项目): the stage that the plan promised of each, and the stage that the later report tells of."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from duixian.facts.plain import plain
from duixian.judging.parties import year_of
from duixian.judging.records import Confidence, Delivery, ProjectOutcome, Staged
from duixian.judging.sites import same_project, site
from duixian.judging.verdicts import section_path
from duixian.language import _
from duixian.records import Project, Stage
from duixian.report import Report

_LEVELS: tuple[Confidence, ...] = ("sure", "likely", "doubtful")
_GENERIC = re.compile("(?:系列)?(?:项目|工程|建设)+$|^(?:建设|新建|续建)")
_TELLING = 4  # characters of a name that is looked for in the text
_REACH = 60  # characters after a name in which its sentence may say that it is late


@dataclass(frozen=True, slots=True)
class _Told:
    """A project as a part of a report names it; `late` are the words that it did not go as planned."""

    project: Project
    late: str


class _Found(NamedTuple):
    confidence: Confidence
    told: _Told


def judge_projects(earlier: Report, later: Report) -> tuple[ProjectOutcome, ...]:
    """What came of the projects that the plan of `earlier` names, in text order; each project once.

    A project that the plan names several times is promised its furthest stage. Raises BadInput where the
    earlier report does not say its year.
    """
    year = year_of(earlier)
    promised = _once([told.project for told in _told(earlier, ("plan",))])
    reached = _matched(promised, _told(later, ("review", "problems")))
    again = _matched(promised, _told(later, ("plan",)))
    before = _matched(promised, _told(earlier, ("review", "problems")))
    return tuple(
        _outcome(project, before.get(at), reached.get(at), again.get(at), earlier, later, year)
        for at, project in enumerate(promised)
    )


@cache
def _far() -> Mapping[str, int]:
    """How far each stage is (projects.toml)."""
    return {stage: int(far) for stage, far in _table()["far"].items()}


@cache
def _late() -> re.Pattern[str]:
    return re.compile(str(_table()["late"]["words"]))


@cache
def _table() -> dict[str, dict[str, str | int]]:
    return tomllib.loads(files("duixian.judging").joinpath("projects.toml").read_text("utf-8"))


def _told(report: Report, parts: Iterable[str]) -> list[_Told]:
    """The projects that those parts of a report name."""
    spans = [(block.start, block.end) for block in report.outline.blocks if block.part in parts]
    found = []
    for project in report.projects:
        for start, end in spans:
            if start <= project.start < end:
                found.append(_Told(project, _late_words(report.text, project, end)))
    return found


def _late_words(text: str, project: Project, end: int) -> str:
    """What the sentence says, after the name, of a delay."""
    rest = plain(text[project.end : min(end, project.end + _REACH)]).text
    sentence = re.split("[。；;]", rest, maxsplit=1)[0]
    found = _late().search(sentence)
    return found[0] if found else ""


def _once(projects: Sequence[Project]) -> list[Project]:
    """Each project once, with the furthest stage that the plan promises of it, in text order."""
    found: dict[tuple[str, str], Project] = {}
    for project in projects:
        one = site(project.name)
        known = found.get((one.core, one.phase))
        if known is None or _far()[project.stage] > _far()[known.stage]:
            found[one.core, one.phase] = project
    return sorted(found.values(), key=lambda project: project.start)


def _matched(promised: Sequence[Project], told: Sequence[_Told]) -> dict[int, _Found]:
    """For each project, by its place in `promised`, what is told of it.

    The surest name comes first, then the furthest stage; a name belongs to the project it most surely is.
    """
    candidates = [
        (confidence, at, one)
        for at, project in enumerate(promised)
        for one in told
        if (confidence := same_project(project.name, one.project.name))
    ]
    candidates.sort(
        key=lambda found: (
            _LEVELS.index(found[0]),
            -_far()[found[2].project.stage],
            found[2].project.start,
            found[1],
        )
    )
    matched: dict[int, _Found] = {}
    taken: dict[int, Confidence] = {}
    for confidence, at, one in candidates:
        if at not in matched and taken.get(one.project.start, confidence) == confidence:
            matched[at] = _Found(confidence, one)
            taken.setdefault(one.project.start, confidence)
    return matched


def _outcome(
    project: Project,
    before: _Found | None,
    reached: _Found | None,
    again: _Found | None,
    earlier: Report,
    later: Report,
    year: int,
) -> ProjectOutcome:
    decided = reached or again
    if decided:
        delivery, reason = _delivery(project, reached, again)
        confidence = decided.confidence
    else:
        delivery, reason, confidence = _unsaid(project, later)
    return ProjectOutcome(
        doc=earlier.name,
        later=later.name,
        year=year,
        name=project.name,
        promised=_staged(project),
        before=_staged(before.told.project) if before else None,
        reached=_staged(reached.told.project) if reached else None,
        again=_staged(again.told.project) if again else None,
        delivery=delivery,
        reason=reason,
        confidence=confidence,
        section=section_path(earlier, project.start),
    )


def _staged(project: Project) -> Staged:
    return Staged(project.name, project.stage, project.quote, project.start, project.end)


def _unsaid(project: Project, later: Report) -> tuple[Delivery, str, Confidence]:
    """Silence, sure only where not even the name is there."""
    bare = _GENERIC.sub("", project.name)
    if len(bare) >= _TELLING and bare in later.text:
        reason = _("后一份报告提到了“{name}”，没有读出进展，请人工核对。").format(name=bare)
        return "silent", reason, "doubtful"
    return "silent", _("后一份报告没有提到“{name}”。").format(name=project.name), "sure"


def _delivery(project: Project, reached: _Found | None, again: _Found | None) -> tuple[Delivery, str]:
    """What the stages tell: a sentence that speaks of delay decides, then how far the project has come."""
    stages = _stages()
    if reached is None:
        assert again is not None
        words = _("后一份报告的回顾部分没有提到，工作安排部分再次提出（{stage}）。")
        return "again", words.format(stage=stages[again.told.project.stage])
    other = reached.told.project
    said = _("承诺的是{promised}，后一份报告说到的是{reached}").format(
        promised=stages[project.stage], reached=stages[other.stage]
    )
    if reached.told.late:
        return "slipped", said + _("，并说明“{words}”。").format(words=reached.told.late)
    if site(other.name).phase and not site(project.name).phase:
        return "slipped", said + _("，而且只是其中一期。")
    if _far()[other.stage] < _far()[project.stage]:
        return "slipped", said + _("，没有达到。")
    if _far()[other.stage] > _far()[project.stage] and project.stage != "completed":
        return "ahead", said + _("，比承诺的走得更远。")
    return "kept", said + _("，已兑现。")


def _stages() -> dict[Stage, str]:
    return {
        "planned": _("谋划前期"),
        "signed": _("签约落地"),
        "started": _("开工"),
        "building": _("推进建设"),
        "completed": _("建成"),
        "operating": _("投产投用"),
    }
