"""A small report of a fictional county, as if read: every kind of record, a table, a note, hostile text."""

from decimal import Decimal

from duixian.documents.view import ReportView
from duixian.reading.document import Document, Table
from duixian.reading.identity import Identity
from duixian.records import Aside, Fact, Part, Project, Section, Target, Task, Term

DOC = "yunxi-2031-work"
TEXT = """政府工作报告
——2031年1月9日在云溪县第九届人民代表大会第二次会议上
县长　林知远
各位代表：
　　现在，我代表县人民政府，向大会报告工作。
一、2030年工作回顾
　　全年地区生产总值210.5亿元，增长5.2%；城镇新增就业3100人；总量和增速均居全市第二。
（一）产业提质
　　工业重新站稳。规模以上工业增加值增长6.8%，竹纤维产业园[1]一期建成投产。
二、2031年工作安排
　　今年的主要预期目标是：地区生产总值增长5.5%左右，城镇新增就业3000人以上，居民收入与经济增长同步。
（一）办好八件实事
　　全力筹集资金。6月底前新建公厕12座，改造老旧小区4个；打造“半小时”就医圈。推进云溪河大桥项目建设。
（二）守住底线
　　化解存量债务。把<script>"安全"</script>放在首位。
各位代表！让我们一起努力。
附件
指标 |
2030年完成 |
2031年目标 |
地区生产总值 |
5.2% |
5.5%左右 |
注释
[1]竹纤维产业园：以竹为原料的纺织园区。
"""


def at(quote: str, after: str = "") -> tuple[int, int]:
    """Where `quote` stands in TEXT, the first time after `after`."""
    start = TEXT.index(quote, TEXT.index(after))
    return start, start + len(quote)


def fact(quote: str, indicator: str, kind: str, value: str | None, unit: str = "", **other: object) -> Fact:
    start, end = at(quote, str(other.pop("after", "")))
    fields: dict[str, object] = {
        "doc": DOC, "start": start, "end": end, "quote": quote, "indicator": indicator, "code": None,
        "kind": kind, "value": None if value is None else Decimal(value), "value_to": None, "unit": unit,
        "bound": "eq", "status": "actual", "period": "2030", "rule": "a rule",
    }  # fmt: skip
    return Fact(**{**fields, **other})  # type: ignore[arg-type]


def target_of(it: Fact) -> Target:
    return Target(**{name: getattr(it, name) for name in Fact.__slots__})


def section(title: str, level: int, part: Part, until: str = "") -> Section:
    start, title_end = at(title)
    end = TEXT.index(until, title_end) if until else len(TEXT)
    return Section(level, title, start, title_end, end, part)


def task(
    quote: str, title: str, due: str | None = None, due_quote: str | None = None, number: bool = False
) -> Task:
    return Task(DOC, *at(quote), quote, title, ("二、2031年工作安排",), due, due_quote, number)


def yunxi() -> ReportView:
    promise = {"status": "target", "period": "2031"}
    gdp = fact("增长5.5%左右", "地区生产总值", "growth", "5.5", "%", code="gdp", bound="about", **promise)
    jobs = fact("3000人以上", "城镇新增就业", "level", "3000", "人", bound="ge", **promise)
    income = fact("与经济增长同步", "居民收入", "text", None, **promise)
    facts = [
        fact("210.5亿元", "地区生产总值", "level", "210.5", "亿元", code="gdp"),
        fact("增长5.2%", "地区生产总值", "growth", "5.2", "%", code="gdp"),
        fact("3100人", "城镇新增就业", "level", "3100", "人"),
        fact("均居全市第二", "地区生产总值总量", "rank", "2", "位"),
        fact("均居全市第二", "地区生产总值增速", "rank", "2", "位"),
        fact("增长6.8%", "规模以上工业增加值", "growth", "6.8", "%", code="industry"),
        gdp, jobs, income,
        fact("12座", "新建公厕", "level", "12", "座", **promise),
        fact("4个", "改造老旧小区", "level", "4", "个", **promise),
    ]  # fmt: skip
    table_span = at("指标 |")[0], at("5.5%左右 |")[1]
    cells = [at("指标"), at("2030年完成"), at("2031年目标", "2030年完成")]
    body = [at("地区生产总值 |", "2031年目标 |"), at("5.2%", "2031年目标 |"), at("5.5%左右", "2031年目标 |")]
    body[0] = (body[0][0], body[0][1] - 2)
    document = Document(DOC, TEXT)
    return ReportView(
        name=DOC,
        identity=Identity(
            "政府工作报告", "云溪县人民政府", None, 2031, "work", "云溪县第九届人民代表大会第二次会议",
            "2031-01-09", "林知远", ("云溪县", "云溪"),
        ),
        text=TEXT,
        sections=(
            section("一、2030年工作回顾", 1, "review", "二、"),
            section("（一）产业提质", 2, "review", "二、"),
            section("工业重新站稳。", 3, "review", "\n"),
            section("二、2031年工作安排", 1, "plan", "附件"),
            section("（一）办好八件实事", 2, "plan", "（二）"),
            section("（二）守住底线", 2, "plan", "附件"),
            section("附件", 1, "annex", "注释"),
            section("注释", 1, "notes"),
        ),
        facts=tuple(facts),
        targets=(target_of(gdp), target_of(jobs), target_of(income)),
        projects=(Project(DOC, *at("云溪河大桥"), "云溪河大桥", "云溪河大桥", "building"),),
        tasks=(
            task("全力筹集资金。", "筹集资金"),
            task("6月底前新建公厕12座，改造老旧小区4个；", "新建公厕", "2031-06-30", "6月底前", True),
            task("打造“半小时”就医圈。", "打造“半小时”就医圈"),
            task("推进云溪河大桥项目建设。", "推进云溪河大桥项目建设"),
            task("化解存量债务。", "化解存量债务"),
            task("把<script>\"安全\"</script>放在首位。", "把<script>\"安全\"</script>放在首位"),
        ),
        asides=(Aside(DOC, *at("各位代表！让我们一起努力。"), "closing"),),
        terms=(
            Term(DOC, *at("[1]竹纤维产业园：以竹为原料的纺织园区。"), "竹纤维产业园", "以竹为原料的纺织园区",
                 "[1]", (at("[1]")[0],)),
        ),
        tables=(
            Table(*table_span, 1, tuple(tuple(TEXT[s:e] for s, e in row) for row in (cells, body)),
                  (tuple(cells), tuple(body))),
        ),
        place=document.place,
    )  # fmt: skip
