"""One self-contained page of one or more reports: their text with its records marked, a table, and charts.

The page asks nothing of the network: style, script, charts and data stand in it, and its own policy
(CSP) forbids the rest. The text of a report is hostile until escaped: the template escapes everything,
and only the script written here may run, by its hash.
"""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import fields

import jinja2
from markupsafe import Markup

from duixian.documents import words
from duixian.documents.body import row_id, section_id
from duixian.documents.rows import Row
from duixian.documents.sheet import Sheet
from duixian.documents.view import ReportView
from duixian.language import _, language


def render_page(reports: Sequence[ReportView]) -> str:
    """The page of `reports` as HTML, in the language asked for (`duixian.language`)."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("duixian.documents"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(_=_, words=words, row_id=row_id, section_id=section_id)
    script = _source(environment, "page.js")
    sheets = [Sheet.of(report, f"r{n}-" if len(reports) > 1 else "") for n, report in enumerate(reports, 1)]
    return environment.get_template("page.html").render(
        sheets=sheets,
        title="、".join(sheet.title for sheet in sheets) or _("没有报告"),
        lang="en" if language() == "en" else "zh-CN",
        style=_source(environment, "page.css"),
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        data={
            "fields": [field.name for field in fields(Row)],
            "labels": _labels(),
            "says": _says(),
            "reports": [sheet.data() for sheet in sheets],
        },
    )


def _source(environment: jinja2.Environment, name: str) -> Markup:
    """A style or script of the page, as it stands beside the template."""
    assert environment.loader
    return Markup(environment.loader.get_source(environment, name)[0])


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
