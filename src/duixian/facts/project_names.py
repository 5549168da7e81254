"""From a phrase to the names listed in it, each spelled out.

A list may end in a word for the whole (A、B等重大项目; A、B等5个供水厂), share its last noun
(永宁、河西污水处理厂), or end in 项目 alone (东大街、西大街项目).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from duixian.facts.project_nouns import (
    NOUNS,
    TITLE,
    bare,
    is_named,
    is_noun,
    is_pure,
    opens_named,
    residue,
    sort_of,
)
from duixian.facts.project_phrases import Phrase
from duixian.facts.project_words import Sort, vocabulary

_MEASURE = "[个座条项所处家件宗套户栋台间片道批对]"
_COUNT = re.compile(
    rf"(?<![A-Za-z第产理\d.])\d+(?:\.\d+)?[余多万亿]*(?:{_MEASURE}|大)"
    r"|(?<![\d.])\d+(?:\.\d+)?[余多]?万?(?:公里|平方米|平方公里|公顷|亩)"
    rf"|(?<!第)[一二两三四五六七八九十百千]{{1,6}}(?:{_MEASURE}(?!地)|大(?=[^道街桥厦楼学]))"
)
_TOTAL = re.compile(rf"\d(?:{_MEASURE}|公里|平方米|亩)?(?:以上)?$")
_LENGTHS = ("公里", "平方米", "亩")
_EACH = re.compile(rf"各(?:新?建)?[\d一两三]+{_MEASURE}")
_PLURAL = re.compile(
    r"全[市县区省州](?!首|最|唯一|的)|大部分|所有|这些|一批|一大批|一些|一系列|若干|各类|更多|多个|多项"
)
_ETC = re.compile(
    r"(?<![平初同均优对何一二三])(?<!高)(?<!(?<![高一二三四五六七八九十\d])中)等(?![级次于额候等])"
)
_HEAD_STOP = re.compile(
    r"(?<![性型级类])、(?!好项目|改扩建|改建|扩建|迁建)|(?:和|以及|及)(?=[^、]{0,60}[、等])"
)
_HEAD = re.compile(
    rf"(?:{_PLURAL.pattern}|首批|新一批)?(?:(?:\d+[余多]?|[两三四五六七八九十]+)(?:{_MEASURE}|大))?(?P<kind>.*?)"
    rf"(?P<noun>大项目、好项目|项目|工程|)(?:\d+[余多]?{_MEASURE}(?:以上)?|\d+(?:\.\d+)?公里)?"
)
# What sorts projects by number or size: 五大领域241个500万元以上重大项目, 百亿级制造业项目, 4座110千伏变电站.
_SORTING = re.compile(
    rf"(?:\d+[余多]?|[两三四五六七八九十]+)(?:{_MEASURE}|大领域|大)|\d+千伏"
    r"|[\d.十百千]+余?[万亿]?(?:美?元)?(?:级|以上)+|[十百千]亿元?"
)
_COUNTED_HEAD = re.compile(
    r"(?<=[^\d、])\d{1,4}[余多]?[个座条项][^、\d]{1,40}(?:项目|工程)$|[两三四五六七八九十]大[^、\d]{1,20}设施$"
)
_WORKED_ON = re.compile(
    "^(?!.*(?:企业|行业|产业|领域|专项|环境)).*(?:改造|扩建|修复|治理|除险加固|更新|整治)$"
)  # A、B等学校改造
_PLOT = re.compile("(?:片区|地块|区块)$")
_AND = re.compile("和|以及|及|与")
_JOINED = re.compile(
    "(?:连通|联通|互通|衔接|对接|连接)[^、]{0,3}(?:工程|项目)?$"
)  # 云江与东江连通工程 is one
# What stands before a name and belongs to none: 全省首条时速350公里的东高铁, 3800平方米红星体育馆,
# 全市重大水利工程青石水库, 南北主干道云岭路.
_OF = re.compile(
    rf"(?:全[省市区县国](?!最)|[首以]|具有|关系|总投资|时速|.*(?:公里|亿元|规模)|[^、的]*\d(?![\d.]|{_MEASURE}|大)[^、的]*(?=的)).*的(?=[^的]{{3,}}$)"
    r"|\d+(?:\.\d+)?万?平方米的?(?=.{3})"
    r"|[^、的]*(?:重大|重点|重要|标志性|控制性|骨干)[^、的]{0,8}(?:工程|项目)(?=[^、]{3,}$)"
    r"|[^、的]{0,6}(?:主干道|断头路|瓶颈路|致富路)”?(?=[^、]{3,}$)"
)
_FOREMOST = re.compile("[^、]{0,10}?(?:最大|最长|最高|首[个条座家]|唯一)的?")
_ANNEX = re.compile(
    "(?:配套|附属|接线|引线|连接线|周边|沿线|相关|其|引|供|输|产业|风貌|景观|公用)"
)  # A及配套设施
_TAIL = re.compile("主体工程$|(?:及|和)其?(?:配套|附属)(?:基础)?设施$")
_NUMBERED = re.compile(r"\d+(号.*)")
_NUMBER_LAST = re.compile(r"(\D{2,})\d+")


@dataclass(frozen=True, slots=True)
class Item:
    """A name in a phrase: `text` at `start` of the sentence, spelled out in `name`.

    `sort` is what its last noun makes of it; `named` whether it holds a name of its own (云岭大桥, not 大桥)
    and `beside` whether most items of its list do; `listed` says that it is one of several; `head` is the
    noun of the word for the whole (项目, 供水厂; ? for no projects: 等企业; ~ for a word not known) and `kind` what stands
    before that noun; `counted` says that it is a number of nameless things.
    """

    text: str
    start: int
    name: str
    sort: Sort
    named: bool
    beside: bool
    listed: bool
    kind: str
    head: str
    counted: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def core(self) -> str:
        """The text without 项目 or 工程 at its end."""
        return TITLE.sub("", bare(self.text))


def items(phrase: Phrase) -> Iterator[Item]:
    """The items of a phrase in order."""
    plural = bool(_PLURAL.match(phrase.mask))
    for start, end, head in _lists(phrase):
        spans = list(_split(phrase, start, end, bool(head)))
        texts = [phrase.text[a:b] for a, b in spans]
        kind, noun = _head(head)
        named = [is_named(text) for text in texts]
        counted = [plural or bool(_COUNT.search(phrase.mask[a:b])) for a, b in spans]
        total = bool(texts) and counted[-1] and bool(_TOTAL.search(texts[-1]))  # 智能工厂、数字化车间100个
        long = total and texts[-1].endswith(_LENGTHS)  # 产业路、旅游路33公里
        each = bool(_EACH.search(phrase.mask, start, end))  # 验证中心、中试基地各1个
        for index, (text, (opening, number)) in enumerate(zip(texts, _numbered(texts), strict=True)):
            lent, head_noun = (number, "") if number else _lent(texts, index, noun)
            yield Item(
                text=text,
                start=phrase.start + spans[index][0],
                name=opening + _name(bare(text), kind, head_noun, lent),
                sort=sort_of(text) or sort_of(lent) or sort_of(head_noun),
                named=named[index] or bool(opening or number),
                beside=2 * sum(named) >= len(named),
                listed=len(texts) > 1,
                kind=kind,
                head=head_noun,
                counted=counted[index]
                or (bool(lent) and counted[-1])
                or (total and (long or not named[index]))
                or each,
            )


def kind_of_works(kind: str) -> str:
    """The works that a head names, without the words before them that only sort: 新建污水处理 → 污水处理."""
    if "、" in kind:
        return ""
    at = kind.rfind("的") + 1
    while match := _SORTING.match(kind, at) or vocabulary().kinds.match(kind, at):
        at = match.end()
    return kind[at:]


def _lists(phrase: Phrase) -> Iterator[tuple[int, int, str]]:
    """The lists in a phrase: where their items stand, and the head, what follows 等."""
    mask, at = phrase.mask, 0
    for etc in _ETC.finditer(mask):
        if etc.start() < at:
            continue
        stop = _HEAD_STOP.search(mask, etc.end())
        end = stop.start() if stop else len(mask)
        for joint in _AND.finditer(mask, etc.end(), end):  # A、B等快速路和C铁路
            if sort_of(mask[etc.end() : joint.start()]) and sort_of(mask[joint.end() : end]):
                stop, end = joint, joint.start()
                break
        yield at, etc.start(), phrase.text[etc.end() : end].strip("“”")
        at = stop.end() if stop else end
    rest = mask[at:]
    counted = _COUNTED_HEAD.search(rest)
    if counted and re.search("[、和]", rest[: counted.start()]):
        yield at, at + counted.start(), counted[0]
    elif rest:
        yield at, len(mask), ""


def _head(head: str) -> tuple[str, str]:
    """The kind and the noun of a head: 8个城中村改造项目 gives 城中村改造 and 项目."""
    match = _HEAD.fullmatch(head)
    kind, noun = (match["kind"], match["noun"]) if match else (head, "")
    if noun or not kind:
        return kind, noun
    if _WORKED_ON.search(kind):
        return kind, "工程"
    works = kind_of_works(kind) or kind
    if sort_of(works) in ("works", "place") or works in vocabulary().classes:
        return "", works
    if vocabulary().bare_end.search(kind) and match and match.end("noun") == len(head):
        return kind, ""
    return kind, "?" if vocabulary().others_end.search(kind) else "~"


def _split(phrase: Phrase, start: int, end: int, headed: bool) -> Iterator[tuple[int, int]]:
    """Where the items of a list stand."""
    text, mask = phrase.text, phrase.mask
    listed = headed or "、" in mask[start:end]
    for piece in re.finditer("[^、]+", mask[start:end]):
        a, b = start + piece.start(), start + piece.end()
        for joint in _AND.finditer(mask, a + 2, b - 2):
            if joint.start() - a >= 2 and _apart(
                text[a : joint.start()], text[joint.end() : b], listed, headed
            ):
                yield _trimmed(mask, a, joint.start())
                a = joint.end()
        yield _trimmed(mask, a, b)


def _trimmed(mask: str, start: int, end: int) -> tuple[int, int]:
    start += _opening(mask[start:end])
    tail = _TAIL.search(mask, start, end)
    return start, tail.start() if tail and sort_of(mask[start : tail.start()]) else end


def _opening(text: str) -> int:
    """How far what only describes a name goes before it: 全县最大的水利枢纽|青石水库."""
    of = _OF.match(text)
    at = of.end() if of else 0
    foremost = _FOREMOST.match(text, at)
    if not foremost:
        return at
    nouns = [noun.end() for noun in vocabulary().noun.finditer(text, foremost.end())]
    described = (end for end in reversed(nouns) if not residue(text[foremost.end() : end]))
    return next((end for end in described if is_named(text[end:]) and sort_of(text[end:])), at)


def _apart(left: str, right: str, listed: bool, headed: bool) -> bool:
    """Are these two names, rather than one with 和 in it (研究和利用中心)?"""
    right = right[_opening(right) :]
    right_named, sort = opens_named(right), sort_of(left)
    if _JOINED.search(right) or (_ANNEX.match(right) and not right_named):
        return False
    if listed and sort in NOUNS and is_named(left) and not sort_of(right):
        return True
    if headed and right_named:
        return bool(sort) or is_pure(left)
    if not sort_of(right):
        return listed and right_named and bool(sort) and is_pure(right)
    if sort in ("", "action"):
        return right_named and (sort == "action" or sort_of(right) != "project")
    return right_named or (listed and not is_noun(right))


def _numbered(texts: list[str]) -> list[tuple[str, str]]:
    """What goes before and after each of `texts` where one noun numbers several: 云江电厂3、4号机组."""
    found = [("", "")] * len(texts)
    for last, text in enumerate(texts):
        number = _NUMBERED.fullmatch(text)
        first = last
        while number and first and texts[first - 1].isdigit():
            first -= 1
        opening = _NUMBER_LAST.fullmatch(texts[first - 1]) if number and first else None
        if number and (opening or first < last):
            found[first:last] = [(opening[1] if opening else "", number[1])] * (last - first)
            found[last] = (opening[1] if opening else "", "")
            if opening:
                found[first - 1] = ("", number[1])
    return found


def _lent(texts: list[str], index: int, noun: str) -> tuple[str, str]:
    """What the last item lends to the one at `index`: a shared noun (污水处理厂), or the head 项目."""
    last, text = texts[-1], texts[index]
    if noun or len(texts) == 1:
        return "", noun
    ending = last[-2:] if TITLE.search(last) else ""
    whole = bool(ending) and sort_of(last[:-2]) in NOUNS  # 东大街、西大街项目: 项目 is said of the list
    if index == len(texts) - 1:
        return "", ending if whole else ""
    if (is_pure(text) and (not whole or len(text) <= 4)) or ("至" in text and not sort_of(text)):
        return _shared(last), ""
    return "", ending


def _shared(last: str) -> str:
    """The noun that the last item shares with the ones before it: 河西污水处理厂 lends 污水处理厂."""
    common = vocabulary().common.search(last, 2) if sort_of(last) else None
    return last[common.start() :] if common else ""


def _name(name: str, kind: str, head: str, lent: str) -> str:
    """The name spelled out."""
    sort = sort_of(name)
    if lent or head in ("", "?", "~"):
        return name + lent
    if not TITLE.search(head):
        return name if sort in (*NOUNS, "project", "programme") else name + head
    works = kind_of_works(kind)
    plain = sort in NOUNS and not (_PLOT.search(name) or sort_of(works) == "action")
    if plain or sort in ("project", "programme"):
        return name
    if sort == "action":
        return name if name.endswith(("扩建", "迁建", "改线")) else name + head[-2:]
    return name + works + head[-2:]
