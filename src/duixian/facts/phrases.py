"""Phrases (度量短语): a number with the words around it that make it a measure: 增长6.5%左右, 居全省第二, 占财政支出84%.

A phrase is read in two steps. The words next to the number are found and named by their classes (words.txt), which
gives the phrase a *signature*, one letter a class: 增长超过6%以上 is `UV%A`. The first rule whose pattern fits the
whole signature says what kind of measure it is. So a rule is one line, its examples stand beside it, and adding a
word to a class needs no rule at all.

Letters: see words.txt for words; for units % ratio, p points, x times, q money, physical and counted units, d days,
t time, a age, n none, f fraction; r ordinal, W 翻番; o some other text between verb and number.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from duixian.quantities.periods import DATE
from duixian.quantities.scan import Token, chinese_number
from duixian.quantities.vocabulary import sections, trie
from duixian.records import Bound, Kind


@dataclass(frozen=True)
class PhraseRule:
    """How a signature is read: the `kind` of measure and its `sign`; `examples` and `refusals` are its test.

    An example maps a text to what is read of its last number, written `kind value unit bound`; a refusal is a text
    whose last number this rule must not read.
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
        "rank", r"r", "rank",
        examples={"总量居全省第二": "rank 2 位 eq", "综合考核列全市第3位": "rank 3 位 eq", "保持全国首位": "rank 1 位 eq",
                  "综合指数列全省前三": "rank 3 位 le"},
        refusals=("召开第二次全体会议", "第三产业增加值", "市第二人民医院投入使用"),
    ),
    PhraseRule(
        "doubling", r"[UR]?W", "growth",
        examples={"数字经济规模翻一番": "growth 1 倍 eq", "产值翻了两番": "growth 3 倍 eq"},
    ),
    PhraseRule(
        "gap", r"o[VE]?[pq%x]", "change", bound="eq",
        examples={"增速高于全省1.2个百分点": "change 1.2 个百分点 eq", "超年度任务3.5个百分点": "change 3.5 个百分点 eq",
                  "比全国平均水平高0.6个百分点": "change 0.6 个百分点 eq"},
    ),
    PhraseRule(
        "gap below", r"O[VE]?[pq%x]", "change", -1, bound="eq",
        examples={"增速低于全省0.4个百分点": "change -0.4 个百分点 eq"},
    ),
    PhraseRule(
        "share", r"S[RHVNQGL]*[%fx]", "level",
        examples={"占财政总支出84%": "level 84 % eq", "占地区生产总值比重超过15%": "level 15 % ge"},
    ),
    PhraseRule(
        "level after change", r"[UDTGK]?L[VNQ]*[%pxqdntf]", "level",
        examples={"提高到92.5%": "level 92.5 % eq", "增加到3家": "level 3 家 eq", "降至3.2%以内": "level 3.2 % le",
                  "压缩至2个工作日": "level 2 个工作日 eq"},
    ),
    PhraseRule(
        "growth named", r"U?G[RHLV]*[VNQ]*[%x]", "growth",
        examples={"居民消费价格涨幅控制在3%以内": "growth 3 % le", "增速达到6%以上": "growth 6 % ge"},
    ),
    PhraseRule(
        "fall named", r"D?K[RHLV]*[VNQ]*[%x]", "growth", -1,
        examples={"降幅达12%": "growth -12 % eq"},
    ),
    PhraseRule(
        "growth", r"[UT][RH]?[VNQ]*[%xf]", "growth",
        examples={"地区生产总值增长6.5%左右": "growth 6.5 % about", "外贸进出口增长2倍以上": "growth 2 倍 ge",
                  "同比上升0.4%": "growth 0.4 % eq", "年均增长近8%": "growth 8 % about"},
    ),
    PhraseRule(
        "fall", r"D[RH]?[VNQ]*[%xf]", "growth", -1,
        examples={"下降5.6%": "growth -5.6 % eq", "单位能耗下降3%以上": "growth -3 % ge", "审批时间压缩50%以上": "growth -50 % ge"},
    ),
    PhraseRule(
        "rise by", r"[UTG][RH]?[VNQ]*[pqdna]", "change",
        examples={"提高2.6个百分点": "change 2.6 个百分点 eq", "种植面积增加4.08万亩": "change 4.08 万亩 eq",
                  "前进23位": "change 23 位 eq", "净增企业超过300户": "change 300 户 ge"},
    ),
    PhraseRule(
        "fall by", r"[DK][RH]?[VNQ]*[pqdna]", "change", -1,
        examples={"减少120户": "change -120 户 eq", "降低1.5个百分点以上": "change -1.5 个百分点 ge"},
    ),
    PhraseRule(
        "points alone", r"[RHVNQ]*p", "change",
        examples={"拉动增长贡献1.2个百分点": "change 1.2 个百分点 eq"},
    ),
    PhraseRule(
        "streak", r"X[VNQ]*t", "level",
        examples={"连续14年": "level 14 年 eq"},
    ),
    PhraseRule(
        "lifespan", r"[RLU][VNQ]*a|l", "level",
        examples={"人均预期寿命达到78.2岁": "level 78.2 岁 eq"},
        refusals=("60岁以上老年人",),
    ),
    PhraseRule(
        "age", r"[RHVNQ]*a", None,
        refusals=("3岁以下婴幼儿",),
    ),
    PhraseRule(
        "duration", r"[A-Z]*t", None,
        refusals=("工期3年", "用3—5年时间"),
    ),
    PhraseRule(
        "level", r"[RHVNQSG]*[%xqdnf]", "level",
        examples={"优良天数比率92.1%": "level 92.1 % eq", "覆盖率达60%": "level 60 % eq", "收入突破5亿元": "level 5 亿元 ge",
                  "投资170多亿元": "level 170 亿元 ge", "失业率控制在5%以内": "level 5 % le", "建成2—3家": "level 2-3 家 range"},
    ),
)  # fmt: skip


class Phrase(NamedTuple):
    """A measure as read: its stretch of the text, its rule, and its value with sign."""

    start: int
    end: int
    rule: str
    kind: Kind
    value: Decimal | None
    value_to: Decimal | None
    unit: str
    bound: Bound
    number: int  # where the number itself starts
    unit_kind: str
    spread: str = ""  # `each` (均, 各) or `respectively` (分别)
    other: str = ""  # the other side of a gap, the whole of a share, the scope of a rank
    verb: str = ""  # the letter of the verb: a bare number after it in a list is read alike
    words: str = ""  # the words before the number, for `explain`
    share: bool = False


@cache
def _classes() -> dict[str, str]:
    return {
        word: name.split()[1]
        for name, words in sections("duixian.facts", "words.txt").items()
        for word in words
    }


def _any(*letters: str) -> str:
    return trie(word for word, letter in _classes().items() if letter in letters)


_COMPARED = (
    r"(?:比|较|与)(?:上[年月季期]|去年|前[一二三]?年|年初|同期|(?:19|20)\d\d年|今年|“?十[一二三四]五”?末?|往年|历年|前三年)"
    r"(?:同期|年?底|年?末|初|以来|平均值?|实际)?(?:相比)?,?"
)
_ADVERB = rf"(?:{_COMPARED}|{_any('M')}|{DATE})"
_LEAD = re.compile(
    rf"(?P<pre>(?:{_any('Y', 'F')}|{_ADVERB})*)"
    rf"(?P<verb>(?:{_any('G', 'K')})(?:{_any('L', 'H')})?|{_any('L')}|(?<![新稳促保])(?<!改造)(?<!整治)(?<!优化)(?<!更新){_any('U', 'D', 'T')}|(?<=[年期月])[多少高低]出?)?了?"
    rf"(?P<to>{_any('Y', 'F')}?{_any('R', 'H', 'X')})?"
    rf"(?P<mid>(?:{_any('Y', 'F')}|(?:{DATE})的|{_ADVERB})*)"
    rf"(?P<to2>{_any('R', 'H')})?"
    rf"(?P<bound>(?:{_any('V', 'N', 'Q')})*)\Z"
)
_POST = re.compile(rf"(?:{_any('A', 'B', 'C')})")
_RANK = sections("duixian.facts", "ranks.txt")
_RANK_VERB = re.compile(
    rf"(?P<pre>(?:{_any('Y', 'F')}|{_ADVERB})*)(?P<verb>(?:{trie(_RANK['verb'])})+)(?P<other>[^,;:。、()]{{0,16}}?)\Z"
)
_RANK_SCOPE = re.compile(
    rf"(?P<other>(?:[^,;:。、]{{0,8}}(?:{trie(_RANK['scope'])})[^,;:。、]{{0,8}}?|[\u4e00-\u9fff]{{2,3}}))\Z"
)
_NO_LEAD = re.compile(r"(?P<other>)")
_RANK_END = re.compile(r"[,;。、)\n:!]|\Z|和|及|与|并|的(?!产业)|,")
_SHARE = re.compile(
    rf"(?P<pre>(?:{_any('Y', 'F')}|{_ADVERB})*)(?:占(?!比|地(?!区))(?:到|据|了)?(?P<other>[^,;:。、]{{1,24}}?)|(?:为|达到?|完成|相当于|是)(?P<plan>[^,;:。、]{{0,8}}(?:计划|目标|任务|预算)))的?(?:比重|比例|份额)?(?P<to>(?:{_any('L', 'R', 'H', 'M')})*)(?P<bound>(?:{_any('V', 'N', 'Q')})*)\Z"
)
_GAP = re.compile(
    rf"(?P<pre>(?:{_any('Y', 'F')}|{_ADVERB})*)(?:(?P<verb>高于|低于|快于|高出|好于|优于|慢于|领先于?|超过|超出?|多于|少于|落后于?)(?P<other>[^,;:。、\d][^,;:。]{{0,24}}?)(?:的)?"
    r"|(?:比|较)(?![例重率])(?P<other2>[^,;:。]{1,24}?)(?P<adjective>(?<![提增升抬])高|(?<![降减])低|(?<![加])快|慢|多|(?<!减)少|好)出?了?)(?P<bound>近|约|超过)?\Z"
)
_BELOW = ("低于", "慢于", "少于", "落后于", "落后", "低", "慢", "少")
_UNIT_LETTER = {"ratio": "%", "points": "p", "times": "x", "money": "q", "physical": "q", "counter": "q", "days": "d",
                "time": "t", "age": "a", "fraction": "f", "": "n"}  # fmt: skip
_FITS = tuple((rule, re.compile(rule.pattern)) for rule in RULES)


@cache
def rule_for(signature: str) -> PhraseRule | None:
    """The first rule whose pattern fits the whole of `signature` (without the letters after the number)."""
    return next((rule for rule, pattern in _FITS if pattern.fullmatch(signature)), None)


def phrase(text: str, token: Token, floor: int, after: str = "") -> Phrase | str:
    """The phrase around the number `token` of `text`, reading back no further than `floor`.

    `after` is the kind of the measure that it directly follows in a list (居全省第3位、第6位).
    Returns the name of the refusal where the number is no measure.
    """
    if token.kind == "ordinal":
        return _rank(text, token, floor, after == "rank")
    if token.kind == "double":
        return _doubling(text, token, floor)
    if token.unit_kind == "name":
        return "number in a name"
    letter = _UNIT_LETTER[token.unit_kind]
    window = max(floor, token.start - 40)
    lead = _LEAD.search(text, max(floor, token.start - 24), token.start)
    assert lead is not None  # the empty lead always fits
    start, signature, other, share = lead.start(), _signature(lead), "", False
    if letter in "p%qx" and (near := _relation(text, token, window, letter)):
        start, signature, other, share = near
    rule = rule_for(signature + letter)
    if rule is None:
        rule = rule_for(letter)
        start, signature, other = token.start, "", ""
        assert rule is not None
    if rule.kind is None:
        return rule.name
    end, post = token.end, ""
    if (match := _POST.match(text, end)) and (match[0] != "内" or letter in "dt%"):
        end, post = match.end(), _classes()[match[0]]
    return _measure(token, rule, start, end, signature, post, other, share, text, lead)


def _signature(lead: re.Match[str]) -> str:
    words = _classes()
    letters = ""
    verb = lead["verb"]
    if verb and verb[0] in "多少高低" and len(verb.rstrip("出")) == 1:  # 比上年多30列
        letters = "D" if verb[0] in "少低" else "U"
    elif verb:
        letters = words.get(verb) or "".join(words[word] for word in _split(verb))
    for name in ("to", "to2"):
        if lead[name]:
            letters += next(
                (words[w] for w in (lead[name], lead[name][1:], lead[name][2:]) if w in words), ""
            )
    bound = lead["bound"]
    if bound:
        letters += words.get(bound) or words.get(bound[:2]) or words.get(bound[:1], "")
    return letters


def _split(verb: str) -> tuple[str, str]:
    words = _classes()
    cut = next(i for i in range(len(verb) - 1, 0, -1) if verb[:i] in words and verb[i:] in words)
    return verb[:cut], verb[cut:]


def _relation(text: str, token: Token, window: int, letter: str) -> tuple[int, str, str, bool] | None:
    """A number that stands in relation to something else in its clause: a gap or a share."""
    if (
        letter in "pq%x"
        and (gap := _GAP.search(text, window, token.start))
        and (letter == "p" or _other_side(gap))
    ):
        word = gap["verb"] or gap["adjective"]
        other = gap["other"] or gap["other2"]
        if not re.fullmatch(
            r"(?:上年|去年|同期|年初|上月|往年|上年末|去年底|上年底)(?:同期|水平|实际)?", other
        ):
            return gap.start(), "O" if word in _BELOW else "o", word + other, False
    if letter == "%" and (share := _SHARE.search(text, window, token.start)):
        bound = share["bound"]
        return (
            share.start(),
            "S" + (_classes()[bound] if bound else ""),
            share["other"] or share["plan"],
            True,
        )
    return None


_OTHER_SIDE = re.compile(r"(?:全国|全省|全区|全市|平均|目标|任务|计划|预期|序时|年度|上级|下达|全年)")


def _other_side(gap: re.Match[str]) -> bool:
    return bool(_OTHER_SIDE.search(gap["other"] or gap["other2"]))


def _measure(
    token: Token, rule: PhraseRule, start: int, end: int, signature: str, post: str, other: str, share: bool,
    text: str, lead: re.Match[str],
) -> Phrase:  # fmt: skip
    value, value_to = token.value, token.value_to
    if rule.sign < 0 and value is not None:
        value, value_to = -value, None if value_to is None else -value_to
    bound = rule.bound if rule.bound and not post and value_to is None else _bound(token, signature, post)
    words = text[start : token.start]
    spread = (
        "respectively"
        if "分别" in words or "依次" in words
        else "each"
        if re.search("[均各都皆]|双双|全部", words)
        else ""
    )
    verb = signature[:1] if rule.kind in ("growth", "change") or signature[:1] in "LS" else ""
    unit = token.unit
    return Phrase(start, end, rule.name, rule.kind, value, value_to, unit, bound, token.start, token.unit_kind,
                  spread, other, verb, words, share)  # fmt: skip  # type: ignore[arg-type]


def _bound(token: Token, signature: str, post: str) -> Bound:
    if token.value_to is not None:
        return "range"
    if post:
        return "ge" if post == "A" else "le" if post == "B" else "about"
    for letter, bound in (("N", "le"), ("Q", "about"), ("V", "ge")):
        if letter in signature:
            return bound  # type: ignore[return-value]
    if token.over:
        return "ge"
    return "eq"


def _doubling(text: str, token: Token, floor: int) -> Phrase | str:
    word = text[token.start : token.end]
    value = Decimal(7 if "三" in word else 3 if "两" in word else 1)
    lead = _LEAD.search(text, max(floor, token.start - 24), token.start)
    start = lead.start() if lead else token.start
    return Phrase(
        start,
        token.end,
        "doubling",
        "growth",
        value,
        None,
        "倍",
        "eq",
        token.start,
        "times",
        words=text[start : token.start],
    )


def _rank(text: str, token: Token, floor: int, listed: bool) -> Phrase | str:
    if not _RANK_END.match(text, token.end):
        return "ordinal in a name"
    lead = _RANK_VERB.search(text, max(floor, token.start - 30), token.start) or _RANK_SCOPE.search(
        text, floor, token.start
    )
    if lead is None and listed:
        lead = _NO_LEAD.match(text, token.start)
    if lead is None:
        return "ordinal without an order"
    word = text[token.start : token.end]
    digits = re.sub(r"[第前名位]", "", word)
    value = (
        1
        if digits in ("首", "榜首", "之首", "") or word in ("首位", "榜首", "之首")
        else chinese_number(digits)
    )
    if value is None:
        return "ordinal in a name"
    words = text[lead.start() : token.start]
    spread = (
        "respectively"
        if "分别" in words or "分列" in words
        else "each"
        if re.search("[均各都皆]|双双", words)
        else ""
    )
    return Phrase(lead.start(), token.end, "rank", "rank", Decimal(value), None, "位", "le" if word[0] == "前" else "eq",
                  token.start, "rank", spread, lead["other"], "P", words)  # fmt: skip
