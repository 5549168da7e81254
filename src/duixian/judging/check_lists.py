"""Counts and their lists (数目与列举): 10件实事 and 一是 to 十是, 八个方面 and their headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from duixian.judging.check_findings import Clash
from duixian.judging.check_sheets import Case, Rule, Sheet
from duixian.language import _
from duixian.quantities.scan import chinese_number

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_COUNT = r"(?P<count>\d{1,2}|[一二三四五六七八九十两]{1,3})"
_ANNOUNCED = re.compile(
    rf"{_COUNT}(?:个|大|点|项|件|条|类)?(?P<what>方面|民生实事|为民实事|惠民实事|实事|事项|事情|事|工作|任务|举措|措施|行动|工程|重点"
    r"|问题|要求|建议|原则)(?:的?(?:重点|主要)?(?:工作|任务|举措|措施|文章|事情))?[:。]?\s{0,9}(?=(?P<first>一是|一要|\(一\)|一、|第一[,、]|1[.、](?!\d)|\(1\)))"
)


@dataclass(frozen=True, slots=True)
class Numbering:
    """A way of numbering: how its first number looks, and any of its numbers, wherever it may stand."""

    first: re.Pattern[str]
    number: re.Pattern[str]


_NUMBERINGS = (
    Numbering(re.compile("一[是要]"), re.compile(rf"(?<![\u4e00-\u9fff])({_NUMERAL})[是要]")),
    Numbering(re.compile(r"\(一"), re.compile(rf"(?<![^;。:\s])\(({_NUMERAL})\)")),
    Numbering(re.compile(r"\(1"), re.compile(r"(?<![^;。:\s])\((\d{1,2})\)")),
    Numbering(re.compile("一、"), re.compile(rf"^\s*({_NUMERAL})、", re.M)),
    Numbering(re.compile("第一"), re.compile(rf"(?<![\u4e00-\u9fff])第({_NUMERAL})[,、]")),
    Numbering(re.compile("1"), re.compile(r"(?<![^;。:\s])(\d{1,2})[.、](?!\d)")),
)


def _numbered(case: Case) -> Iterator[Clash | None]:
    text = case.this.view.text
    for said in _ANNOUNCED.finditer(text):
        count = chinese_number(said["count"])
        numbering = next(one for one in _NUMBERINGS if one.first.match(said["first"]))
        members = _members(text, said.end(), numbering)
        if count is not None and len(members) > 1 and len(members) != count:
            yield _uneven(case.this, said, count, members)


def _members(text: str, start: int, numbering: Numbering) -> list[re.Match[str]]:
    """The numbers of the list that begins at `start`, up to where numbers begin anew."""
    found: list[re.Match[str]] = []
    last = 0
    for match in numbering.number.finditer(text, start):
        number = chinese_number(match[1]) or 0
        if number <= last:
            break
        found.append(match)
        last = number
    return found


def _uneven(sheet: Sheet, said: re.Match[str], count: int, members: list[re.Match[str]]) -> Clash:
    last = members[-1]
    words = _("文中说{announced}，列出{listed}项，相差{difference}项。").format(
        announced=said.string[said.start("count") : said.end("what")],
        listed=len(members),
        difference=abs(count - len(members)),
    )
    at = (
        sheet.place(said.start("count"), said.end("what")),
        sheet.place(*members[0].span()),
        sheet.place(*last.span()),
    )
    return Clash(at, words, Decimal(abs(count - len(members))), Decimal(0), _("项"))


_NAMED = re.compile(
    r"(?:^|[,;。:(\n])(?P<names>[^,;。:()\n“”\d]{2,140}?、[^,;。:()\n\d]{1,140}?)(?P<count>\d+)(?P<unit>个|条|家|项|座|所|处|件|户|支|宗|款|部)"
)
_EACH = re.compile("各|均|分别|每|连续|增至|增加|达|超")


def _named(case: Case) -> Iterator[Clash | None]:
    """More things named than counted; fewer is a choice of them."""
    for said in _NAMED.finditer(case.this.view.text):
        names, count = said["names"], int(said["count"])
        listed = names.count("、") + 1
        if listed <= count or _EACH.search(names.rsplit("、", 1)[-1]):
            continue
        words = _("文中列举{listed}项，数目为{count}{unit}。").format(
            listed=listed, count=count, unit=said["unit"]
        )
        at = (case.this.place(said.start("names"), said.end("unit")),)
        yield Clash(at, words, Decimal(listed - count), Decimal(0), said["unit"])


RULES = (
    Rule(
        "count and numbered list",
        _numbered,
        examples={
            "着力办好4件民生实事：一是新增学位1800个；二是改造危桥12座；三是新增充电桩260个。": (
                "文中说4件民生实事，列出3项，相差1项。"
            ),
            "重点抓好以下五项工作：\n（一）做强工业\n壮大龙头。\n（二）做优农业\n建设园区。\n"
            "（三）办好实事\n扩大就业。": ("文中说五项工作，列出3项，相差2项。"),
            "突出抓好两件事。一是提升品质；二是促进转型；三是降低成本。": "文中说两件事，列出3项，相差1项。",
        },
        agreeing=(
            "着力办好3件民生实事：一是新增学位1800个；二是改造危桥12座；三是新增充电桩260个。",
            "办好10件民生实事，新增学位1800个。一是扩大就业，二是加强培训。",
            "从增加供给和抑制需求两方面采取措施。一要发展生产，二要扩大进口，三要健全储备。",
            "突出抓好三个方面。一是提升品质；二是促进转型；三是降低成本。另外，做好两项工作：一是统计；二是档案。",
        ),
    ),
    Rule(
        "count and names",
        _named,
        examples={
            "加快青石水库、柳湾大桥、云岭隧道等2个项目建设。": "文中列举3项，数目为2个。",
        },
        agreeing=(
            "加快青石水库、柳湾大桥、云岭隧道等12个项目建设。",
            "新建养老服务中心、托育中心各1个。",
            "青石水库、柳湾大桥均超过1个年度计划。",
        ),
    ),
)
