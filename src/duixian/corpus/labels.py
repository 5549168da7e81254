"""What the record types and their fields are called where a person reads them."""

from duixian.language import _


def sheet_titles() -> dict[str, str]:
    """The sheets: record type to title."""
    return {
        "report": _("报告"),
        "section": _("章节"),
        "target": _("主要预期目标"),
        "fact": _("数据"),
        "project": _("项目"),
        "task": _("任务"),
        "aside": _("非任务"),
        "term": _("名词解释"),
    }


def heads() -> dict[str, str]:
    """What stands over each column."""
    return {
        "doc": _("文件"),
        "start": _("起"),
        "end": _("止"),
        "title_end": _("标题止"),
        "quote": _("原文"),
        "indicator": _("指标"),
        "code": _("代码"),
        "kind": _("类别"),
        "value": _("数值"),
        "value_to": _("数值上限"),
        "unit": _("单位"),
        "bound": _("界"),
        "status": _("性质"),
        "period": _("时期"),
        "rule": _("规则"),
        "name": _("名称"),
        "stage": _("阶段"),
        "title": _("标题"),
        "path": _("所在章节"),
        "due": _("期限"),
        "due_quote": _("期限原文"),
        "has_number": _("有数字"),
        "reason": _("缘由"),
        "term": _("名词"),
        "meaning": _("释义"),
        "mark": _("注号"),
        "mark_starts": _("注号位置"),
        "government": _("政府"),
        "year": _("年份"),
        "meeting": _("会议"),
        "date": _("日期"),
        "speaker": _("报告人"),
        "level": _("层级"),
        "part": _("部分"),
    }
