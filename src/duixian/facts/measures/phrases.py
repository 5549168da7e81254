"""Phrases (度量短语): a number with the words around it that make it a measure: 增长6.5%左右, 居全省第二.

The words before the number are found and named by their classes; phrase_rules.py says what the whole means.
"""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from duixian.facts.measures.phrase_rules import PhraseRule, rule_for
from duixian.quantities.periods import DATE
from duixian.quantities.scan import Token, chinese_number
from duixian.quantities.vocabulary import section_of, sections, trie
from duixian.records import Bound, Kind


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

    @property
    def share(self) -> bool:
        """Whether the measure is a part of a whole (占)."""
        return self.rule == "share"


@cache
def _classes() -> dict[str, str]:
    return {
        word: section.split()[1]
        for word, section in section_of("duixian.facts.measures", "words.txt").items()
    }


def _any(*letters: str) -> str:
    return trie(word for word, letter in _classes().items() if letter in letters)


_COMPARED = (
    r"(?:比|较|与)(?:上[年月季期]|去年|前[一二三]?年|年初|同期|(?:19|20)\d\d年|今年|“?十[一二三四]五”?末?|往年|历年|前三年)"
    r"(?:同期|年?底|年?末|初|以来|平均值?|实际)?(?:相比)?,?"
)
_ADVERB = rf"(?:{_COMPARED}|{_any('M')}|{DATE})"
_PRE = rf"(?P<pre>(?:{_any('Y', 'F')}|{_ADVERB})*)"
# 新增, 稳增长 and 改造提升 are other words
_NOT_PART_OF_WORD = (
    r"(?<![新稳促保提])(?<!改造)(?<!整治)(?<!优化)(?<!更新)"  # 新增, 稳增长, 改造提升 are other words
)
_VERB = (
    rf"(?:{_any('G', 'K')})(?:{_any('L', 'H')})?|{_any('L')}"
    rf"|{_NOT_PART_OF_WORD}{_any('U', 'D', 'T')}|(?<=[年期月])[多少高低]出?"
)
_LEAD = re.compile(
    rf"{_PRE}(?P<verb>{_VERB})?了?"
    rf"(?P<to>{_any('Y', 'F')}?(?<![一二三四五六七八九十下传表]){_any('R', 'H', 'X')})?"
    rf"(?P<mid>(?:{_any('Y', 'F')}|(?:{DATE})的|{_ADVERB})*)"
    rf"(?P<to2>{_any('R', 'H')})?"
    rf"(?P<bound>(?:{_any('V', 'N', 'Q')})*)\Z"
)
# Nothing but these stands in a lead: the letters of its pattern, and the digits of its dates.
_LEAD_LETTERS = re.compile(rf"[{re.escape(''.join(sorted(set(_LEAD.pattern))))}\d]*")
_POST = re.compile(_any("A", "B", "C"))
_RANK = sections("duixian.facts.measures", "ranks.txt")
_RANK_VERB = re.compile(rf"{_PRE}(?P<verb>(?:{trie(_RANK['verb'])})+)(?P<other>[^,;:。、()]{{0,16}}?)\Z")
_RANK_SCOPE = re.compile(
    rf"(?P<other>(?:[^,;:。、]{{0,8}}(?:{trie(_RANK['scope'])})[^,;:。、]{{0,8}}?|[\u4e00-\u9fff]{{2,3}}))\Z"
)
_NO_LEAD = re.compile(r"(?P<other>)")
_RANK_END = re.compile(r"[,;。、)!:]|\Z|和|及|与|并|的(?!产业)")
_SHARE = re.compile(
    rf"{_PRE}(?:占(?!比|地(?!区))(?:到|据|了)?(?P<other>[^,;:。、]{{1,24}}?)"
    r"|(?:为|达到?|完成|相当于|是)(?P<plan>[^,;:。、]{0,8}(?:计划|目标|任务|预算)))"
    rf"的?(?:比重|比例|份额)?(?P<to>(?:{_any('L', 'R', 'H', 'M')})*)(?P<bound>(?:{_any('V', 'N', 'Q')})*)\Z"
)
_GAP = re.compile(
    rf"{_PRE}(?:(?P<verb>{trie(_RANK['gap'])})(?P<other>[^,;:。、\d][^,;:。]{{0,24}}?)的?"
    r"|(?:比|较)(?![例重率])(?P<other2>[^,;:。]{1,24}?)"
    r"(?P<adjective>(?<![提增升抬])高|(?<![降减])低|(?<!加)快|慢|多|(?<!减)少|好)出?了?)"
    r"(?:近|约|超过)?\Z"
)
_COMPARES = re.compile(rf"{trie(_RANK['gap'])}|比|较")  # most clauses have none of these
_SHARES = re.compile("占|计划|目标|任务|预算")
_ADJECTIVES = {"多": "U", "高": "U", "少": "D", "低": "D"}
_BELOW = ("低于", "慢于", "少于", "落后于", "落后", "低", "慢", "少")
_PAST = re.compile(r"(?:上年|去年|同期|年初|上月|往年|上年末|去年底|上年底)(?:同期|水平|实际)?")
_UNIT_LETTER = {
    "ratio": "%",
    "points": "p",
    "times": "x",
    "money": "q",
    "physical": "q",
    "counter": "q",
    "days": "d",
    "time": "t",
    "age": "a",
    "fraction": "f",
    "": "n",
}


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
    lead = _lead(text, max(floor, token.start - 24), token.start)
    start, signature, other = lead.start(), _signature(lead), ""
    if letter in "p%qx" and (near := _relation(text, token, window, letter)):
        start, signature, other = near
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
    return _measure(token, rule, start, end, signature, post, other, text[start : token.start])


def _lead(text: str, floor: int, end: int) -> re.Match[str]:
    """The longest lead that ends at `end`, looked for no further back than its letters reach."""
    near = _LEAD_LETTERS.match(text[floor:end][::-1])
    assert near is not None
    lead = _LEAD.search(text, end - near.end(), end)
    assert lead is not None  # the empty lead always fits
    return lead


def _signature(lead: re.Match[str]) -> str:
    words = _classes()
    letters = ""
    verb = lead["verb"]
    if verb and verb.rstrip("出") in _ADJECTIVES:  # 比上年多30列
        letters = _ADJECTIVES[verb[0]]
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


def _relation(text: str, token: Token, window: int, letter: str) -> tuple[int, str, str] | None:
    """A number that stands in relation to something else in its clause, a gap or a share: its start, its
    signature, and the other side (高于全省) or the whole (财政总支出)."""
    gap = _COMPARES.search(text, window, token.start) and _GAP.search(text, window, token.start)
    if gap and (letter == "p" or _other_side(gap)):
        word, other = gap["verb"] or gap["adjective"], gap["other"] or gap["other2"]
        if not _PAST.fullmatch(other):
            return gap.start(), "O" if word in _BELOW else "o", word + other
    shares = letter == "%" and _SHARES.search(text, window, token.start)
    if shares and (share := _SHARE.search(text, window, token.start)):
        bound = share["bound"]
        return share.start(), "S" + (_classes()[bound] if bound else ""), share["other"] or share["plan"]
    return None


_OTHER_SIDE = re.compile(r"(?:全国|全省|全区|全市|平均|目标|任务|计划|预期|序时|年度|上级|下达|全年)")


def _other_side(gap: re.Match[str]) -> bool:
    return bool(_OTHER_SIDE.search(gap["other"] or gap["other2"]))


def _measure(
    token: Token, rule: PhraseRule, start: int, end: int, signature: str, post: str, other: str, words: str
) -> Phrase:
    value, value_to = token.value, token.value_to
    if rule.sign < 0 and value is not None:
        value, value_to = -value, None if value_to is None else -value_to
    return Phrase(
        start=start,
        end=end,
        rule=rule.name,
        kind=rule.kind or "level",
        value=value,
        value_to=value_to,
        unit=token.unit,
        bound=rule.bound if rule.bound and not post and value_to is None else _bound(token, signature, post),
        number=token.start,
        unit_kind=token.unit_kind,
        spread=_spread(words),
        other=other,
        verb=signature[:1] if rule.kind in ("growth", "change") or signature[:1] in "LS" else "",
    )


def _spread(words: str) -> str:
    """How a measure is spread over several subjects, by the words before its number."""
    if _RESPECTIVELY.search(words):
        return "respectively"
    return "each" if _EACH.search(words) else ""


_RESPECTIVELY = re.compile("分别|分列|依次")
_EACH = re.compile("[均各都皆]|双双|全部")


def _bound(token: Token, signature: str, post: str) -> Bound:
    """The bound: a word after the number decides before one before it; 余 or 多 inside it comes last."""
    if token.value_to is not None:
        return "range"
    if post:
        return _POST_BOUNDS[post]
    for letter, bound in _PRE_BOUNDS.items():
        if letter in signature:
            return bound
    return "ge" if token.over else "eq"


_POST_BOUNDS: dict[str, Bound] = {"A": "ge", "B": "le", "C": "about"}
_PRE_BOUNDS: dict[str, Bound] = {"N": "le", "Q": "about", "V": "ge"}


def _doubling(text: str, token: Token, floor: int) -> Phrase:
    """翻一番 is a growth of 1 倍, 翻两番 of 3, 翻三番 of 7."""
    word = text[token.start : token.end]
    value = Decimal(7 if "三" in word else 3 if "两" in word else 1)
    lead = _LEAD.search(text, max(floor, token.start - 24), token.start)
    start = lead.start() if lead else token.start
    return Phrase(start, token.end, "doubling", "growth", value, None, "倍", "eq", token.start, "times")


def _rank(text: str, token: Token, floor: int, listed: bool) -> Phrase | str:
    if not _RANK_END.match(text, token.end):
        return "ordinal in a name"
    lead = _RANK_VERB.search(text, max(floor, token.start - 30), token.start)
    lead = lead or _RANK_SCOPE.search(text, floor, token.start)
    if lead is None and listed:
        lead = _NO_LEAD.match(text, token.start)
    if lead is None:
        return "ordinal without an order"
    word = text[token.start : token.end]
    value = 1 if word in ("首位", "榜首", "之首") else chinese_number(re.sub(r"[第前名位]", "", word))
    if value is None:
        return "ordinal in a name"
    return Phrase(
        start=lead.start(),
        end=token.end,
        rule="rank",
        kind="rank",
        value=Decimal(value),
        value_to=None,
        unit="位",
        bound="le" if word[0] == "前" else "eq",
        number=token.start,
        unit_kind="rank",
        spread=_spread(text[lead.start() : token.start]),
        other=lead["other"],
        verb="P",
    )
