"""Parties (主体): whose reports are judged, and of which year."""

from duixian.errors import BadInput
from duixian.language import _
from duixian.reading.identity import Identity
from duixian.report import Report


def year_of(report: Report) -> int:
    """The year that the plan of `report` is for. Raises BadInput where the report does not say it."""
    if report.identity.year is None:
        raise BadInput(report.name, _("看不出这份报告是哪一年的。"), _("请换用带有日期或年份标题的文本。"))
    return report.identity.year


def same_government(one: Identity, other: Identity) -> bool | None:
    """Whether both reports are of one government: by code, else by name; None where one does not say.

    A name with the places above it is the same as without (临山省临溪市人民政府, 临溪市人民政府).
    """
    if one.code and other.code:
        return one.code == other.code
    if not one.government or not other.government:
        return None
    short, long = sorted((one.government, other.government), key=len)
    return long.endswith(short)


def check_same_government(one: Report, other: Report) -> None:
    """Raises BadInput where the two reports are of different governments."""
    if same_government(one.identity, other.identity) is False:
        raise BadInput(
            f"{one.name}, {other.name}",
            _("两份报告不属于同一个政府：{one}、{other}。").format(
                one=one.identity.government, other=other.identity.government
            ),
            _("请选择同一个政府的报告。"),
        )
