"""The page of one or more reports: their text with its records marked, a table, and charts."""

from collections.abc import Sequence
from dataclasses import fields

from duixian.documents import words
from duixian.documents.html import render
from duixian.documents.rows import Row
from duixian.documents.sheet import Sheet
from duixian.documents.view import ReportView
from duixian.language import _


def render_page(reports: Sequence[ReportView]) -> str:
    """The page of `reports` as HTML, in the language asked for (`duixian.language`)."""
    sheets = [Sheet.of(report, f"r{n}-" if len(reports) > 1 else "") for n, report in enumerate(reports, 1)]
    return render(
        "page",
        sheets=sheets,
        words=words,
        title="、".join(sheet.title for sheet in sheets) or _("没有报告"),
        data={
            "fields": [field.name for field in fields(Row)],
            "labels": _labels(),
            "says": _says(),
            "reports": [sheet.data() for sheet in sheets],
        },
    )


def _labels() -> dict[str, dict[str, str]]:
    """The words for what stands in the rows' fields."""
    kinds = {**words.kinds(), **words.stages(), **words.details(), **words.reasons()}
    return {"type": words.types(), "status": words.statuses(), "kind": kinds}


def _says() -> dict[str, str]:
    """What the script says."""
    return {
        "count": _("{shown} / {all} 条"),
        "section": _("章节"),
        "place": _("位置"),
        "rule": _("规则"),
        "code": _("指标代码"),
        "period": _("时间"),
        "due": _("期限"),
        "note": _("说明"),
        "kind": _("类别"),
        "quote": _("原文"),
        "to_text": _("看原文"),
        "to_row": _("看表格"),
        "close": _("关闭"),
        "main": _("主要目标"),
        "characters": _("第{start}—{end}字"),
        "columns": _(
            "编号,类型,内容,类别,数值,上限,单位,界限,性质,时间,章节,原文,句子,位置,起,止,指标代码,规则,说明"
        ),
    }
