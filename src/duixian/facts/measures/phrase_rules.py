"""Phrase rules (度量规则): what kind of measure the words around a number make of it.

The words next to the number are named by their classes (words.txt), which gives the phrase a *signature*,
one letter a class: 增长超过6%以上 is `UV%`. The first rule whose pattern fits the whole signature decides.
So a rule is one line, its examples stand beside it, and adding a word to a class needs no rule at all.

Letters: see words.txt for words; for units % ratio, p points, x times, q money, physical and counted units,
d days, t time, a age, n none, f fraction; r ordinal, W 翻番; o, O another figure, above and below; S a whole.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from duixian.records import Bound, Kind


@dataclass(frozen=True)
class PhraseRule:
    """How a signature is read: the `kind` of measure and its `sign`; `examples` and `refusals` are its test.

    An example maps a text to what is read of its last number, written `kind value unit bound`; a refusal is
    a text whose last number this rule must not read.
    """

    name: str
    pattern: str
    kind: Kind | None  # None: the phrase is no measure
    sign: int = 1
    bound: Bound | None = None  # None: by the words around the number
    examples: dict[str, str] = field(default_factory=dict)
    refusals: tuple[str, ...] = ()


RULES = (
    PhraseRule(
        "rank",
        r"r",
        "rank",
        examples={
            "总量居全省第二": "rank 2 位 eq",
            "综合考核列全市第3位": "rank 3 位 eq",
            "保持全国首位": "rank 1 位 eq",
            "综合指数列全省前三": "rank 3 位 le",
        },
        refusals=("召开第二次全体会议", "第三产业增加值", "市第二人民医院投入使用"),
    ),
    PhraseRule(
        "doubling",
        r"[UR]?W",
        "growth",
        examples={
            "数字经济规模翻一番": "growth 1 倍 eq",
            "产值翻了两番": "growth 3 倍 eq",
        },
    ),
    PhraseRule(
        "gap",
        r"o[VE]?[pq%x]",
        "change",
        bound="eq",
        examples={
            "增速高于全省1.2个百分点": "change 1.2 个百分点 eq",
            "超年度任务3.5个百分点": "change 3.5 个百分点 eq",
            "比全国平均水平高0.6个百分点": "change 0.6 个百分点 eq",
        },
    ),
    PhraseRule(
        "gap below",
        r"O[VE]?[pq%x]",
        "change",
        -1,
        bound="eq",
        examples={
            "增速低于全省0.4个百分点": "change -0.4 个百分点 eq",
        },
    ),
    PhraseRule(
        "share",
        r"S[RHVNQGL]*[%fx]",
        "level",
        examples={
            "占财政总支出84%": "level 84 % eq",
            "占地区生产总值比重超过15%": "level 15 % ge",
        },
    ),
    PhraseRule(
        "level after change",
        r"[UDTGK]?L[VNQ]*[%pxqdntf]",
        "level",
        examples={
            "提高到92.5%": "level 92.5 % eq",
            "增加到3家": "level 3 家 eq",
            "降至3.2%以内": "level 3.2 % le",
            "压缩至2个工作日": "level 2 个工作日 eq",
        },
    ),
    PhraseRule(
        "growth named",
        r"U?G[RHLV]*[VNQ]*[%x]",
        "growth",
        examples={
            "居民消费价格涨幅控制在3%以内": "growth 3 % le",
            "增速达到6%以上": "growth 6 % ge",
        },
    ),
    PhraseRule(
        "fall named",
        r"D?K[RHLV]*[VNQ]*[%x]",
        "growth",
        -1,
        examples={
            "降幅达12%": "growth -12 % eq",
        },
    ),
    PhraseRule(
        "growth",
        r"[UT][RH]?[VNQ]*[%xf]",
        "growth",
        examples={
            "地区生产总值增长6.5%左右": "growth 6.5 % about",
            "外贸进出口增长2倍以上": "growth 2 倍 ge",
            "同比上升0.4%": "growth 0.4 % eq",
            "年均增长近8%": "growth 8 % about",
        },
    ),
    PhraseRule(
        "fall",
        r"D[RH]?[VNQ]*[%xf]",
        "growth",
        -1,
        examples={
            "下降5.6%": "growth -5.6 % eq",
            "单位能耗下降3%以上": "growth -3 % ge",
            "审批时间压缩50%以上": "growth -50 % ge",
        },
    ),
    PhraseRule(
        "rise by",
        r"[UTG][RH]?[VNQ]*[pqdna]",
        "change",
        examples={
            "提高2.6个百分点": "change 2.6 个百分点 eq",
            "种植面积增加4.08万亩": "change 4.08 万亩 eq",
            "前进23位": "change 23 位 eq",
        },
    ),
    PhraseRule(
        "fall by",
        r"[DK][RH]?[VNQ]*[pqdna]",
        "change",
        -1,
        examples={
            "减少120户": "change -120 户 eq",
            "降低1.5个百分点以上": "change -1.5 个百分点 ge",
        },
    ),
    PhraseRule(
        "points alone",
        r"[RHVNQ]*p",
        "change",
        examples={
            "拉动增长贡献1.2个百分点": "change 1.2 个百分点 eq",
        },
    ),
    PhraseRule(
        "streak",
        r"X[VNQ]*t",
        "level",
        examples={
            "连续14年": "level 14 年 eq",
        },
    ),
    PhraseRule(
        "lifespan",
        r"[RLU][VNQ]*a",
        "level",
        examples={
            "人均预期寿命达到78.2岁": "level 78.2 岁 eq",
        },
        refusals=("60岁以上老年人",),
    ),
    PhraseRule(
        "age",
        r"[RHVNQ]*a",
        None,
        examples={"托育服务覆盖3岁": "age"},
    ),
    PhraseRule(
        "duration",
        r"[A-Z]*t",
        None,
        examples={"工期3年": "duration", "历时3—5年": "duration"},
    ),
    PhraseRule(
        "level",
        r"[RHVNQSG]*[%xqdnf]",
        "level",
        examples={
            "优良天数比率92.1%": "level 92.1 % eq",
            "覆盖率达60%": "level 60 % eq",
            "收入突破5亿元": "level 5 亿元 ge",
            "投资170多亿元": "level 170 亿元 ge",
            "失业率控制在5%以内": "level 5 % le",
            "建成2—3家": "level 2-3 家 range",
        },
    ),
)


_FITS = tuple((rule, re.compile(rule.pattern)) for rule in RULES)


@cache
def rule_for(signature: str) -> PhraseRule | None:
    """The first rule whose pattern fits the whole of `signature`."""
    return next((rule for rule, pattern in _FITS if pattern.fullmatch(signature)), None)
