"""Numbers that only name or class a thing: 亿元以上项目, 年产5万吨生产线, 全国168个重点城市, 10个方面."""

import re

from duixian.quantities.scan import Token
from duixian.quantities.vocabulary import sections, trie

_WORDS = sections("duixian.facts", "nouns.txt")

_AFTER_CLASS = re.compile(
    r"(?:及|或)?(?:以上|以下|级)(?:的)?(?=[\u4e00-\u9fff“])(?!左右|水平|[\u4e00-\u9fff]{0,1}[,;。、])"
)
_CLASSED = re.compile(
    r"(?:级|的)?(?:仅?占|项目|企业|工程|产业|集群|园区|大单|村(?!民)|镇|县|公司|基金项目|产品|大户)"
)
_CAPACITY = re.compile(
    r"(?:年产|日产|年处理|日处理|年加工|年屠宰|日加工|年出栏|年存栏|年生产)(?:能力)?(?:达|约|近|超过?)?\Z"
)
_NAMED = re.compile(
    r"(?=[\u4e00-\u9fff“])(?!以上|以内|左右|以下)[^,;。\d]{0,60}?(?:项目|工程|生产线|基地|电站|装置|一体化|风电场|电厂|机组|光伏|泵站|水库|码头|航道|泊位)"
)
_NAMED_AREA = re.compile(
    r"(?=[\u4e00-\u9fff“])(?!以上|以内|左右|以下)[^,;。、\d]{0,24}?(?:项目|工程|生产线|基地|电站|装置)"
)
_THING = re.compile(r"[\u4e00-\u9fff“](?<!以)")
_AGES = re.compile(r"(?:及)?(?:以上|以下)|[—\-~至]")
_CHANGED = re.compile(r"(?:[提降升缩扩减增][高低升小大少至到加]|下降|上升|优化|调整)[至到为小]?")
_VOLTS = ("伏", "KV", "kV")
_CAPACITIES = (
    "吨",
    "吨/年",
    "伏",
    "千伏",
    "瓦",
    "千瓦",
    "GW",
    "GWh",
    "MW",
    "KV",
    "kV",
    "P",
    "立方米",
    "方",
    "升",
)
_ARRANGED = re.compile(r"(?:方面|部分|环节的工作|层面|“?[^”,。]{0,6}”?阶段)")
_RANKED = re.compile(r"[^,;。]{0,16}(?:排名?|居|列|位)[^,;。]{0,6}\Z")
_GROUP_LEFT = re.compile(r"(?:在|全国|全省|全区|全市|列)[^,;。]{0,6}\Z")
_DONE = re.compile(
    r"(?:[增长加提高升扩达到至为超过破过成资入放付额值收款贷降减约近造建治理改植补供让积模])\Z"
)
_DEED_ONLY = re.compile(rf"(?:{trie((*_WORDS['deed'], *_WORDS['leading']))})+")
_EXCEEDING = re.compile(r"(?:\A|[^突])(?:超过?|过)\Z")
_OVER = re.compile(r"(?:突破|超过?|达到?|过)\Z")
_BATCHES = re.compile(r"分\Z")


def size_or_name(text: str, tokens: list[Token], index: int, end: int, floor: int) -> str | None:
    """The name of the rule by which the number at `tokens[index]` is no measure, or None."""
    token = tokens[index]
    if token.kind != "quantity":
        return None
    kind, after = token.unit_kind, token.end
    before = text[max(floor, token.start - 10) : token.start]
    if kind == "age" and _AGES.match(text, after, end):
        return "age"
    if kind == "":
        return _bare(text, token, floor, end)
    if kind in ("money", "physical", "counter", "ratio") and (match := _AFTER_CLASS.match(text, after, end)):
        if kind in ("money", "ratio") and not _DONE.search(before):
            return "size class" if kind == "money" or _next_number(tokens, index) else None
        if kind == "physical" and not _DONE.search(before):
            return "size class"
        if kind == "money" and _CLASSED.match(text, match.end()):
            return "size class"
    if kind == "money" and _CLASSED.match(text, after, end):
        if not _DONE.search(before) or _OVER.search(before):
            return "size class"
    if (
        kind == "money"
        and _EXCEEDING.search(before)
        and _THING.match(text, after, end)
        and _next_number(tokens, index)
    ):
        return "size class"
    if (
        kind == "money"
        and index + 1 < len(tokens)
        and tokens[index + 1].start == after
        and tokens[index + 1].kind == "quantity"
    ):
        return "size class"
    if (
        kind in ("physical", "counter", "money")
        and _CAPACITY.search(before)
        and _THING.match(text, after, end)
    ):
        return "capacity in a name"
    if token.unit.endswith(_VOLTS) and _THING.match(text, after, end):
        return "capacity in a name"
    if kind == "physical" and token.unit.endswith(_CAPACITIES) and not _DONE.search(before):
        if _NAMED.match(text, after, end):
            return "capacity in a name"
    elif kind == "physical" and not _deed_before(text, floor, token) and not _DONE.search(before):
        if _NAMED_AREA.match(text, after, end):
            return "capacity in a name"
    if kind == "counter":
        if _BATCHES.search(before) and token.unit in ("批", "期", "次"):
            return "arrangement of the text"
        if _ARRANGED.match(text, after, end):
            return "arrangement of the text"
        following = _next_number(tokens, index)
        if (
            following
            and following.kind == "ordinal"
            and _GROUP_LEFT.search(before)
            and _RANKED.match(text, after, following.start)
        ):
            return "scope of a rank"
    return None


def _deed_before(text: str, floor: int, token: Token) -> bool:
    """Whether only verbs of doing stand between `floor` and the number: 实施500亩…改造项目 counts the work itself."""
    return bool(_DEED_ONLY.fullmatch(text, floor, token.start))


def _bare(text: str, token: Token, floor: int, end: int) -> str | None:
    """A number without a unit is a measure where words stand before it and nothing that it could count after it."""
    if token.unit:  # a scale: 6398万农村人口
        return None
    if token.start <= floor or not "\u4e00" <= text[token.start - 1] <= "\u9fff":
        return "number without unit"
    rest = text[token.end : token.end + 2]
    if text[token.start - 1] in "由从" and _CHANGED.match(text, token.end):
        return None
    if rest and rest[0] not in ",;。、)!" and not rest.startswith(("以上", "以内", "左右", "以下")):
        return "number without unit"
    return None


def _next_number(tokens: list[Token], index: int) -> Token | None:
    """The next number of the same clause."""
    for token in tokens[index + 1 :]:
        if token.kind in (",", ";", ":"):
            return None
        if token.kind in ("quantity", "ordinal"):
            return token
    return None
