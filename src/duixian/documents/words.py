"""The page's words for kinds, states and quantities, in the language asked for."""

from decimal import Decimal
from typing import Literal

from duixian.language import _
from duixian.reading.document import Place
from duixian.records import Bound, Fact, Target, Task

Detail = Literal["both", "number", "due", "bare"]  # what a task gives to hold it by


def types() -> dict[str, str]:
    """The types of records, in the order in which the page offers them."""
    return {
        "fact": _("数字"),
        "target": _("主要目标"),
        "project": _("项目"),
        "task": _("任务"),
        "aside": _("不列任务"),
        "term": _("名词"),
    }


def statuses() -> dict[str, str]:
    return {"actual": _("结果"), "target": _("承诺")}


def kinds() -> dict[str, str]:
    """Kinds of facts."""
    return {
        "level": _("总量"),
        "growth": _("增长率"),
        "change": _("变动"),
        "rank": _("位次"),
        "text": _("文字目标"),
    }


def stages() -> dict[str, str]:
    """Stages of projects."""
    return {
        "planned": _("谋划"),
        "signed": _("签约"),
        "started": _("开工"),
        "building": _("在建"),
        "completed": _("竣工"),
        "operating": _("投用"),
    }


def details() -> dict[str, str]:
    """What a task gives by which it can be checked."""
    return {
        "both": _("有数字和期限"),
        "number": _("有数字"),
        "due": _("有期限"),
        "bare": _("没有数字和期限"),
    }


def reasons() -> dict[str, str]:
    """Why a sentence of the plan is no task."""
    return {
        "heading": _("标题"),
        "frame": _("总体要求"),
        "targets": _("目标清单"),
        "address": _("称呼"),
        "closing": _("结语"),
    }


def parts() -> dict[str, str]:
    return {
        "front": _("卷首"),
        "review": _("回顾"),
        "problems": _("问题"),
        "plan": _("安排"),
        "notes": _("注释"),
        "honours": _("荣誉"),
        "annex": _("附件"),
        "closing": _("结语"),
    }


def detail(task: Task) -> Detail:
    """What `task` gives by which it can be checked."""
    if task.has_number:
        return "both" if task.due else "number"
    return "due" if task.due else "bare"


def figure(value: Decimal | None) -> str:
    """`value` as digits, with as many decimals as were written; empty for None.

    >>> figure(Decimal("4.0"))
    '4.0'
    """
    return "" if value is None else format(value, "f")


def amount(fact: Fact | Target) -> str:
    """What the fact says, short: 150家以上, +4.5%, −2.6个百分点, 2–3家, 第3位; a text target's own words."""
    if fact.value is None:
        return fact.quote
    sign = "+" if fact.kind in ("growth", "change") and fact.value > 0 else ""
    upper = f"–{figure(fact.value_to)}" if fact.value_to is not None else ""
    number = f"{sign}{figure(fact.value)}{upper}".replace("-", "−")
    words = _("第{number}{unit}") if fact.kind == "rank" else "{number}{unit}"
    return _bounds()[fact.bound].format(words.format(number=number, unit=fact.unit))


def _bounds() -> dict[Bound, str]:
    return {"eq": "{}", "range": "{}", "about": _("{}左右"), "ge": _("{}以上"), "le": _("{}以内")}


def place_name(place: Place) -> str:
    """Where a record stands in its file: the page if it has pages, else the character's number from 1."""
    if place.page is not None:
        return _("第{page}页").format(page=place.page)
    return "" if place.offset is None else _("第{offset}字").format(offset=place.offset + 1)
