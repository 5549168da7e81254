"""Refusals (非指标数字): numbers that only name, class or order a thing: 亿元以上项目, 年产5万吨生产线,
10个方面.

Examples put the number in 【】 and name nothing; a counter-example is a sentence whose number is a measure.
"""

import re
from typing import NamedTuple

from duixian.facts.rules import Rule, first
from duixian.quantities.scan import Token
from duixian.quantities.vocabulary import sections, trie

_WORDS = sections("duixian.facts.measures", "nouns.txt")


class Number(NamedTuple):
    """A number where it stands: its token, what follows it in its clause, and the stretch it may look at."""

    text: str
    tokens: list[Token]
    at: int
    floor: int  # where its clause, or what follows the measure before it, begins
    end: int

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    @property
    def before(self) -> str:
        """The ten characters before the number, no further than its clause."""
        return self.text[max(self.floor, self.token.start - 10) : self.token.start]

    def follows(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What `pattern` matches right after the number."""
        return pattern.match(self.text, self.token.end, self.end)

    def next_number(self) -> Token | None:
        """The next number of the same clause."""
        for token in self.tokens[self.at + 1 :]:
            if token.kind in (",", ";", ":"):
                return None
            if token.kind in ("quantity", "ordinal"):
                return token
        return None


_THING = re.compile(r"(?!以|左右|上下)[\u4e00-\u9fff“]")
_AND_MORE = re.compile(
    r"(?:及|或)?(?:以上|以下|级)(?:的)?(?=[\u4e00-\u9fff“])(?!左右|水平|[\u4e00-\u9fff]?[,;。、])"
)
_CLASSED = re.compile(
    r"(?:级|的)?(?:仅?占|项目|企业|工程|产业|集群|园区|大单|村(?!民)|镇|县|公司|基金项目|产品|大户)"
)
_STATED = re.compile(r"[增长加提高升扩达到至为超过破过成资入放付额值收款贷降减约近造建治理改植补供让积模]\Z")
_EXCEEDED = re.compile(r"(?:突破|超过?|达到?|过)\Z")
_OVER = re.compile(r"(?:\A|[^突])(?:超过?|过)\Z")
_PRODUCING = re.compile(
    r"(?:年产|日产|年处理|日处理|年加工|年屠宰|日加工|年出栏|年存栏|年生产)(?:能力)?(?:达|约|近|超过?)?\Z"
)
_PLANT = re.compile(
    r"(?=[\u4e00-\u9fff“])(?!以上|以内|左右|以下)[^,;。\d]{0,60}?"
    r"(?:项目|工程|生产线|基地|电站|装置|一体化|风电场|电厂|机组|光伏|泵站|水库|码头|航道|泊位)"
)
_WORKS = re.compile(
    r"(?=[\u4e00-\u9fff“])(?!以上|以内|左右|以下)[^,;。、\d]{0,24}?(?:项目|工程|生产线|基地|电站|装置)"
)
_DEEDS_ONLY = re.compile(rf"(?:{trie((*_WORDS['deed'], *_WORDS['leading']))})+")
_CAPACITIES = ("吨", "吨/年", "瓦", "千瓦", "GW", "GWh", "MW", "P", "立方米", "方", "升")
_VOLTS = ("伏", "KV", "kV")
_FALLING_SHORT = re.compile(r"(?:未(?:能)?(?:达到?|完成|实现)|低于|高于|超过|[与距离])\Z")
_GOAL = re.compile(r"(?:左右|以上|以内)?的?(?:预期|目标|计划)")
_AGES = re.compile(r"及?(?:以上|以下)|[—\-~至]")
_ARRANGED = re.compile(r"方面|部分|环节的工作|层面")
_GROUP = re.compile(r"(?:在|全国|全省|全区|全市|列)[^,;。]{0,6}\Z")
_RANKED = re.compile(r"[^,;。]{0,16}(?:排名?|居|列|位)[^,;。]{0,6}\Z")
_CHANGED = re.compile(r"(?:[提降升缩扩减增][高低升小大少至到加]|下降|上升|优化|调整)[至到为小]?")


def _age(number: Number) -> bool | None:
    return True if number.token.unit_kind == "age" and number.follows(_AGES) else None


def _no_unit(number: Number) -> bool | None:
    """A number without a unit is a measure only where words stand before it and nothing it could count
    after it.
    """
    token, text = number.token, number.text
    if token.unit_kind or token.unit:  # a scale alone counts: 6398万农村人口
        return None
    if token.start <= number.floor or not "\u4e00" <= text[token.start - 1] <= "\u9fff":
        return True
    if text[token.start - 1] in "由从" and number.follows(_CHANGED):
        return None
    rest = text[token.end : token.end + 2]
    ends = not rest or rest[0] in ",;。、)!" or rest.startswith(("以上", "以内", "左右", "以下"))
    return None if ends else True


def _class_above(number: Number) -> bool | None:
    kind = number.token.unit_kind
    more = number.follows(_AND_MORE) if kind in ("money", "physical", "ratio") else None
    if more is None:
        return None
    if kind == "money" and (_CLASSED.match(number.text, more.end()) or number.next_number()):
        return True
    if _STATED.search(number.before):
        return None
    return True if kind != "ratio" or number.next_number() else None


def _class_of_things(number: Number) -> bool | None:
    if number.token.unit_kind != "money":
        return None
    token, before = number.token, number.before
    if number.follows(_CLASSED) and (not _STATED.search(before) or _EXCEEDED.search(before)):
        return True
    if _OVER.search(before) and number.follows(_THING) and number.next_number():
        return True
    following = number.tokens[number.at + 1] if number.at + 1 < len(number.tokens) else None
    return True if following and following.start == token.end and following.kind == "quantity" else None


def _capacity(number: Number) -> bool | None:
    token, kind = number.token, number.token.unit_kind
    if (
        kind in ("physical", "counter", "money")
        and _PRODUCING.search(number.before)
        and number.follows(_THING)
    ):
        return True
    if token.unit.endswith(_VOLTS) and number.follows(_THING):
        return True
    if kind != "physical" or _STATED.search(number.before):
        return None
    if token.unit.endswith(_CAPACITIES):
        return True if number.follows(_PLANT) else None
    if _DEEDS_ONLY.fullmatch(
        number.text, number.floor, token.start
    ):  # 实施500亩…改造项目 counts the work itself
        return None
    return True if number.follows(_WORKS) else None


def _arrangement(number: Number) -> bool | None:
    token = number.token
    if token.unit_kind != "counter":
        return None
    batches = number.before.endswith("分") and token.unit in ("批", "期", "次")
    return True if batches or number.follows(_ARRANGED) else None


def _scope(number: Number) -> bool | None:
    if number.token.unit_kind != "counter" or not _GROUP.search(number.before):
        return None
    following = number.next_number()
    if following is None or following.kind != "ordinal":
        return None
    return True if _RANKED.match(number.text, number.token.end, following.start) else None


def _goal_quoted(number: Number) -> bool | None:
    return True if _FALLING_SHORT.search(number.before) and number.follows(_GOAL) else None


RULES: tuple[Rule[Number, bool], ...] = (
    Rule(
        "age",
        _age,
        examples={
            "为【60岁】以上老年人免费体检": "",
            "每千人口拥有【3岁】以下婴幼儿托位数": "",
        },
        refusals=("人均预期寿命达到79岁",),
    ),
    Rule(
        "number without unit",
        _no_unit,
        examples={
            "加快国道【318】改线": "",
            "推进数字平台【2.0】建设": "",
        },
        refusals=("空气质量综合指数3.86", "新增6398万农村人口"),
    ),
    Rule(
        "class above a size",
        _class_above,
        examples={
            "引进【5000万元】以上项目20个": "",
            "全面关停【30万千瓦】以下煤电机组": "",
            "集体收入【50万元】以上的行政村占比达到75%": "",
        },
        refusals=("完成投资20亿元以上", "建成高标准农田3万亩以上"),
    ),
    Rule(
        "class by size",
        _class_of_things,
        examples={
            "产值超【10亿元】企业达到6家": "",
            "引进【10亿元】项目3个": "",
            "单体项目超【10亿元】5个": "",
        },
        refusals=("茶叶产值突破5亿元", "发放补贴1905万元"),
    ),
    Rule(
        "capacity in a name",
        _capacity,
        examples={
            "推动年产【5万吨】铜箔项目投产": "",
            "建成【110千伏】变电站": "",
            "雾岭【10万千瓦】风电场并网": "",
        },
        refusals=("新增垃圾日处理能力600吨", "实施500亩池塘标准化改造项目", "新建厂房3万平方米"),
    ),
    Rule(
        "arrangement of the text",
        _arrangement,
        examples={
            "重点抓好【10个】方面的工作": "",
            "分【3批】实施城建项目": "",
        },
        refusals=("开展专项整治3批",),
    ),
    Rule(
        "goal quoted",
        _goal_quoted,
        examples={"产值51亿元,未达到【60亿元】的预期": "", "研发投入强度与【1.6%】的目标仍有差距": ""},
        refusals=("完成60亿元的投资计划",),
    ),
    Rule(
        "scope of a rank",
        _scope,
        examples={
            "空气质量在全国【168个】重点城市排第16位": "",
        },
        refusals=("监测全省16个断面",),
    ),
)


def refusal(number: Number) -> str | None:
    """The name of the rule by which a number is no measure, None where it may be one."""
    if number.token.kind != "quantity":
        return None
    found = first(RULES, number)
    return found[0].name if found else None
