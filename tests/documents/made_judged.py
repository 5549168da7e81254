"""Two small reports of a fictional county and what came of the first's promises, as if judged."""

from decimal import Decimal
from typing import Any

from duixian.documents.judged.pair import Ledger, ledger_of
from duixian.documents.view import ReportView
from duixian.judging.judgement import Judgement
from duixian.judging.records import (
    ImpliedPlan,
    Judged,
    ListOutcome,
    Point,
    ProjectOutcome,
    Promise,
    Quoted,
    ReportBack,
    Series,
    Staged,
    Verdict,
)
from duixian.reading.document import Document, Table
from duixian.reading.identity import Identity
from duixian.records import Section, Stage

EARLIER, LATER = "yunxi-2031-work", "yunxi-2032-work"
PROMISED = """政府工作报告
——2031年1月9日在云溪县第九届人民代表大会第二次会议上
一、2030年工作回顾
　　全年地区生产总值增长5.2%。
二、2031年工作安排
　　今年的主要预期目标是：地区生产总值增长5.5%左右，固定资产投资增长8%以上，城镇新增就业3000人以上，外贸进出口总额增长6%，社会消费品零售总额增长7%，居民消费价格涨幅3%左右，居民收入与经济增长同步，节能减排完成市下达任务。
（一）办好民生实事
　　新建公厕12座，改造老旧小区4个，培训<b>"绣娘"</b>1500人次。=1+1号桥年内建成。办好10件民生实事。
（二）抓好项目
　　云溪河大桥建成通车，竹纤维产业园二期开工，古镇环线公路竣工，滨河书院投入使用。
"""
REPORTED = """政府工作报告
——2032年1月8日在云溪县第九届人民代表大会第三次会议上
一、2031年工作回顾
　　全年地区生产总值增长5.4%，固定资产投资下降2.1%，城镇新增就业3460人，限额以上消费品零售额增长9.3%，居民消费价格上涨0.4%，居民收入增长稳步提高。节能减排任务没有完成。
（一）民生
　　新建公厕12座，改造老旧小区3个。10件民生实事完成9件。重点项目完成投资54亿元，占年度计划的108%。
（二）项目
　　云溪河大桥主体完工，竹纤维产业园二期建成投产。
二、2032年工作安排
　　确保云溪河大桥建成通车，古镇环线公路竣工。
附件
指标 |
2031年完成 |
固定资产投资 |
-2.1 |
"""


def quoted(
    text: str, quote: str, indicator: str, kind: str, value: str | None, unit: str = "", **other: Any
) -> Quoted:
    """The figure that `quote` states, at its first place in `text` after `after`."""
    start = text.index(quote, text.index(other.pop("after", "")))
    fields: dict[str, Any] = {"value_to": None, "bound": "eq", "period": "2031", "note": "", **other}
    number = None if value is None else Decimal(value)
    return Quoted(
        indicator, kind, number, unit=unit, quote=quote, start=start, end=start + len(quote), **fields
    )  # type: ignore[arg-type]


def aimed(quote: str, indicator: str, kind: str, value: str | None, unit: str = "", **other: Any) -> Quoted:
    return quoted(PROMISED, quote, indicator, kind, value, unit, **{"after": "二、2031", **other})


def told(quote: str, indicator: str, kind: str, value: str | None, unit: str = "", **other: Any) -> Quoted:
    return quoted(REPORTED, quote, indicator, kind, value, unit, **other)


def verdict(
    target: Quoted, result: Quoted | None, outcome: str, reason: str, code: str | None = None
) -> Verdict:
    return Verdict(
        EARLIER,
        LATER,
        2031,
        target.indicator,
        code,
        target,
        result,
        outcome,
        reason,
        "a rule",
        ("二、2031年工作安排",),
    )  # type: ignore[arg-type]


def promise(target: Quoted, result: Quoted | None, outcome: str, confidence: str) -> Promise:
    section = ("二、2031年工作安排", "（一）办好民生实事")
    reason = f"关于{target.indicator}的缘由。"
    return Promise(
        EARLIER,
        LATER,
        2031,
        target.indicator,
        None,
        target,
        result,
        outcome,
        reason,
        "a rule",
        confidence,
        section,
    )  # type: ignore[arg-type]


def staged(text: str, name: str, stage: Stage, after: str = "") -> Staged:
    start = text.index(name, text.index(after))
    return Staged(name, stage, name, start, start + len(name))


def project(
    name: str, stage: Stage, reached: Stage | None, delivery: str, again: Stage | None = None
) -> ProjectOutcome:
    return ProjectOutcome(
        doc=EARLIER, later=LATER, year=2031, name=name,
        promised=staged(PROMISED, name, stage),
        before=None,
        reached=staged(REPORTED, name, reached) if reached else None,
        again=staged(REPORTED, name, again, "二、2032") if again else None,
        delivery=delivery, reason=f"关于{name}的缘由。", confidence="sure",
        section=("二、2031年工作安排", "（二）抓好项目"),
    )  # type: ignore[arg-type]  # fmt: skip


def records() -> list[Judged]:
    """Every verdict and delivery once, a list, a ratio, and the rates."""
    gdp = aimed("增长5.5%左右", "地区生产总值", "growth", "5.5", "%", bound="about")
    investment = aimed("增长8%以上", "固定资产投资", "growth", "8", "%", bound="ge")
    jobs = aimed("3000人以上", "城镇新增就业", "level", "3000", "人", bound="ge")
    trade = aimed("增长6%", "外贸进出口总额", "growth", "6", "%")
    retail = aimed("增长7%", "社会消费品零售总额", "growth", "7", "%")
    prices = aimed("涨幅3%左右", "居民消费价格", "growth", "3", "%", bound="about")
    income = aimed("与经济增长同步", "居民收入", "text", None)
    saving = aimed("完成市下达任务", "节能减排", "text", None)
    list_start, ratio_start = REPORTED.index("10件民生实事"), REPORTED.index("重点项目完成投资")
    whole = {"section": "", "doubtful": 0}
    return [
        verdict(gdp, told("增长5.4%", "地区生产总值", "growth", "5.4", "%"), "met", "在容差之内。", "gdp"),
        verdict(investment, told("-2.1", "固定资产投资", "growth", "-2.1", "%", after="附件"), "missed", "低了10.1个百分点。", "fixed_asset_investment"),
        verdict(jobs, told("3460人", "城镇新增就业", "level", "3460", "人"), "exceeded", "高了15.33%。", "urban_new_jobs"),
        verdict(trade, None, "silent", "后一份报告没有外贸进出口总额。", "trade_total"),
        verdict(retail, told("增长9.3%", "限额以上消费品零售额", "growth", "9.3", "%", note="是限额以上，不是全社会"), "redefined", "口径不同。", "retail_total"),
        verdict(prices, told("上涨0.4%", "居民消费价格", "growth", "0.4", "%"), "met", "不高于目标。", "consumer_prices"),
        verdict(income, told("居民收入增长稳步提高", "居民收入", "text", None), "not_evaluable", "没有可以核对的数。"),
        verdict(saving, told("节能减排任务没有完成", "节能减排", "text", None), "missed", "文字说没有完成。"),
        promise(aimed("12座", "新建公厕", "level", "12", "座"), told("12座", "新建公厕", "level", "12", "座"), "met", "sure"),
        promise(aimed("4个", "改造老旧小区", "level", "4", "个"), told("3个", "改造老旧小区", "level", "3", "个"), "missed", "likely"),
        promise(aimed("1500人次", '培训<b>"绣娘"</b>', "level", "1500", "人次"), None, "silent", "doubtful"),
        project("云溪河大桥", "operating", "building", "slipped", "operating"),
        project("竹纤维产业园二期", "started", "operating", "ahead"),
        project("古镇环线公路", "completed", None, "again", "completed"),
        project("滨河书院", "operating", None, "silent"),
        ListOutcome(LATER, 2031, "livelihood", "民生实事", 10, 9, None, 1, 10, "", "10件中9件。", "10件民生实事完成9件", list_start, list_start + 11),
        ImpliedPlan(LATER, 2031, "重点项目完成投资", Decimal(54), "亿元", Decimal(108), "eq", False, Decimal(50), None, "54除以108%。", "重点项目完成投资54亿元，占年度计划的108%", ratio_start, ratio_start + 23),
        ReportBack(of="targets", total=8, answered=7, kept=3, missed=2, **whole),
        ReportBack(of="promises", total=3, answered=2, kept=1, missed=1, **whole),
        ReportBack(of="projects", total=4, answered=3, kept=1, missed=2, **whole),
        ReportBack("", "all", 15, 12, 5, 5, 1),
        ReportBack("（一）办好民生实事", "all", 3, 2, 1, 1, 1),
        ReportBack("（二）抓好项目", "all", 4, 3, 1, 2, 0),
    ]  # fmt: skip


def report(name: str, text: str, year: int) -> ReportView:
    def section(title: str, level: int, until: str) -> Section:
        start = text.index(title)
        end = text.index(until, start + 1) if until else len(text)
        return Section(level, title, start, start + len(title), end, "plan" if "安排" in title else "review")

    last = "附件" if "附件" in text else ""
    second = f"二、{year}年工作安排"
    table: tuple[Table, ...] = ()
    if last:
        words = ("指标 |", "2031年完成 |", "固定资产投资 |", "-2.1 |")
        starts = [text.index(word, text.index(last)) for word in words]
        spans = [(start, start + len(word) - 2) for start, word in zip(starts, words, strict=True)]
        table = (
            Table(
                starts[0],
                spans[-1][1] + 2,
                1,
                (("指标", "2031年完成"), ("固定资产投资", "-2.1")),
                ((spans[0], spans[1]), (spans[2], spans[3])),
            ),
        )
    return ReportView(
        name=name,
        identity=Identity(
            "政府工作报告", "云溪县人民政府", None, year, "work", "云溪县第九届人民代表大会", f"{year}-01-09", "林知远",
            ("云溪县", "云溪"),
        ),
        text=text,
        sections=(section(f"一、{year - 1}年工作回顾", 1, second), section(second, 1, last)),
        facts=(), targets=(), projects=(), tasks=(), asides=(), terms=(), tables=table,
        place=Document(name, text).place,
    )  # fmt: skip


def series() -> Series:
    """Growth of GDP over three years, the last without a result."""

    def point(year: int, target: str, result: str | None, outcome: str | None) -> Point:
        same: dict[str, Any] = {
            "indicator": "地区生产总值",
            "kind": "growth",
            "unit": "%",
            "period": str(year),
        }
        aim = aimed("增长5.5%左右", value=target, bound="about", **same)
        got = told("增长5.4%", value=result, **same) if result else None
        return Point(year, aim, f"yunxi-{year}", got, f"yunxi-{year + 1}" if got else None, outcome, "")  # type: ignore[arg-type]

    points = (
        point(2029, "6", "6.4", "exceeded"),
        point(2030, "6", "5.2", "missed"),
        point(2031, "5.5", None, None),
    )
    return Series("地区生产总值", "gdp", "growth", "%", points)


def reports() -> list[ReportView]:
    return [report(EARLIER, PROMISED, 2031), report(LATER, REPORTED, 2032)]


def yunxi_judged(with_years: bool = False) -> Ledger:
    """The ledger of both reports; with the series of an indicator where asked for."""
    earlier, later = reports()
    return ledger_of([(earlier, later, judgement())], [series()] if with_years else [])


def judgement() -> Judgement:
    """The records, sorted."""

    def only(*types: type) -> tuple[Any, ...]:
        return tuple(record for record in records() if isinstance(record, types))

    return Judgement(
        EARLIER, LATER, 2031, (), only(Verdict), only(Promise), only(ProjectOutcome), only(ListOutcome),
        only(ImpliedPlan), only(ReportBack),
    )  # fmt: skip
