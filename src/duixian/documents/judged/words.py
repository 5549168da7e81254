"""What the judged documents say: verdicts, deliveries, confidence, and figures in words."""

from duixian.documents.words import bounds, figure
from duixian.judging.records import Confidence, Outcome, Quoted, Subject
from duixian.language import _


def outcomes() -> dict[str, str]:
    """The verdicts, in the order in which documents show them: silence first."""
    return {
        "silent": _("未提及"),
        "redefined": _("口径变更"),
        "missed": _("未达"),
        "partly": _("部分"),
        "not_evaluable": _("无法评判"),
        "met": _("完成"),
        "exceeded": _("超额"),
    }


def deliveries() -> dict[str, str]:
    """What came of projects, in the order in which documents show them."""
    return {
        "silent": _("未提及"),
        "again": _("再次承诺"),
        "slipped": _("滞后"),
        "kept": _("如期"),
        "ahead": _("提前"),
    }


def verdict_name(outcome: str) -> str:
    """The word for an `Outcome` or a `Delivery`."""
    return {**outcomes(), **deliveries()}[outcome]


def meanings() -> dict[Outcome, str]:
    """What each verdict means, for the reader who asks."""
    return {
        "silent": _("后一份报告没有数字，也没有一句话。"),
        "redefined": _("后一份报告给的是相近的数，不是承诺的那一个。"),
        "missed": _("结果差于目标，超出容差。"),
        "partly": _("一个目标含几个部分，只达到了一部分。"),
        "not_evaluable": _("目标没有可以核对的数，后一份报告也没有能够判断的话。"),
        "met": _("达到目标，或者在容差之内。"),
        "exceeded": _("好于目标，超出容差。"),
    }


def confidences() -> dict[Confidence, str]:
    """How sure it is that promise and result are of the same thing."""
    return {"sure": _("确定"), "likely": _("较有把握"), "doubtful": _("待人核对")}


def subjects() -> dict[Subject, str]:
    """What lists of works are of."""
    return {
        "livelihood": _("民生实事"),
        "suggestions": _("代表建议"),
        "proposals": _("政协提案"),
        "motions": _("议案"),
        "tasks": _("重点任务"),
        "projects": _("重点项目"),
    }


def kinds_of_promises() -> dict[str, str]:
    """What a report-back rate is of."""
    return {
        "targets": _("主要预期目标"),
        "promises": _("其他量化承诺"),
        "projects": _("项目"),
        "all": _("合计"),
    }


def worded(it: Quoted) -> str:
    """What `it` says, short: 增长6%左右, 提高1个百分点, 3800人以上, 第3位; a text's own words."""
    if it.value is None:
        return it.quote
    upper = f"—{figure(abs(it.value_to))}" if it.value_to is not None else ""
    number = f"{figure(abs(it.value))}{upper}"
    if it.kind == "rank":
        return _("第{number}位").format(number=number)
    return _moves(it).format(bounds()[it.bound].format(f"{number}{it.unit}"))


def _moves(it: Quoted) -> str:
    falls = it.value is not None and it.value < 0
    if it.kind == "growth":
        return _("下降{}") if falls else _("增长{}")
    if it.kind == "change" and "百分点" in it.unit:
        return _("降低{}") if falls else _("提高{}")
    if it.kind == "change":
        return _("减少{}") if falls else _("增加{}")
    return "−{}" if falls else "{}"
