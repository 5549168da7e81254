"""From a phrase to the lists in it: where their items stand, and what the word for the whole says of them.

`云岭路、青石大桥等10个重大项目和柳湾铁路` is two lists: 云岭路 and 青石大桥 under the head 项目, then
柳湾铁路 under none.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from duixian.facts.project_nouns import NOUNS, is_named, is_noun, is_pure, opens_named, residue, sort_of
from duixian.facts.project_phrases import Phrase
from duixian.facts.project_words import last_noun, vocabulary

MEASURE = "[个座条项所处家件宗套户栋台间片道批对]"
PLURAL = re.compile(
    r"全[市县区省州](?!首|最|唯一|的|重[大点])|大部分|所有|这些|一批|一大批|一些|一系列|若干|各类|更多|多个|多项"
)
_ETC = re.compile(
    r"(?<![平初同均优对何一二三])(?<!高)(?<!(?<![高一二三四五六七八九十\d])中)等(?![级次于额候等])|等(?=\d)"
)
_HEAD_STOP = re.compile(
    r"(?<![性型级类])、(?!好项目|改扩建|改建|扩建|迁建)|(?:和|以及|及)(?=[^、]{0,60}[、等])"
)
_HEAD = re.compile(
    rf"(?:{PLURAL.pattern}|首批|新一批)?(?:(?:\d+[余多]?|[两三四五六七八九十]+)(?:{MEASURE}|大))?(?P<kind>.*?)"
    rf"(?P<noun>大项目、好项目|项目|工程|)(?:\d+[余多]?{MEASURE}(?:以上)?|\d+(?:\.\d+)?公里)?"
)
# A list may end in a head without 等: A、B2个抽水蓄能项目.
_COUNTED_HEAD = re.compile(
    r"(?<=[^\d、])\d{1,4}[余多]?[个座条项][^、\d]{1,40}(?:项目|工程)$|[两三四五六七八九十]大[^、\d]{1,20}设施$"
)
# What sorts projects by number or size: 五大领域241个500万元以上重大项目, 百亿级制造业项目, 4座110千伏变电站.
_SORTING = re.compile(
    rf"(?:\d+[余多]?|[两三四五六七八九十]+)(?:{MEASURE}|大领域|大)|\d+千伏"
    r"|[\d.十百千]+余?[万亿]?(?:美?元)?(?:级|以上)+|[十百千]亿元?"
)
# What is done to all of a list: A、B等学校改造.
_WORKED_ON = re.compile(
    "^(?!.*(?:企业|行业|产业|领域|专项|环境)).*(?:改造|扩建|修复|治理|除险加固|更新|整治)$"
)
_PIECE = re.compile("[^、]+")
_AND = re.compile("和|以及|及|与")
# A with its B is one, and so is what joins A and B: 云江大道及沿线景观, 云江与东江连通工程.
_ANNEX = re.compile("(?:配套|附属|接线|引线|连接线|周边|沿线|相关|其|引|供|输|产业|风貌|景观|公用)")
_JOINED = re.compile("(?:连通|联通|互通|衔接|对接|连接)[^、]{0,3}(?:工程|项目)?$")
# What stands before a name and belongs to none: 全省首条时速350公里的东高铁, 3800平方米红星体育馆,
# 全市重大水利工程青石水库, 南北主干道云岭路; and what stands after one: 青石水库主体工程.
_OF = re.compile(
    r"(?:全[省市区县国](?!最)|[首以]|具有|关系|总投资|时速|.*(?:公里|亿元|规模)"
    rf"|[^、的]*\d(?![\d.]|{MEASURE}|大)[^、的]*(?=的)).*的(?=[^的]{{3,}}$)"
    r"|\d+(?:\.\d+)?万?平方米的?(?=.{3})"
    r"|[^、的]*(?:重大|重点|重要|标志性|控制性|骨干)[^、的]{0,8}(?:工程|项目)(?=[^、]{3,}$)"
    r"|[^、的]{0,6}(?:主干道|断头路|瓶颈路|致富路)”?(?=[^、]{3,}$)"
)
_DESCRIBED = re.compile("的|平方米|工程.|项目.|主干道|断头路|瓶颈路|致富路")  # the quick test for that
_FOREMOST = re.compile("[^、]{0,10}?(?:最大|最长|最高|首[个条座家]|唯一)的?")
_TAIL = re.compile("主体工程$|(?:及|和)其?(?:配套|附属)(?:基础)?设施$")


class NameList(NamedTuple):
    """A list in a phrase: the `spans` of its items there; the `noun` of its head and the `kind` before it.

    The noun is that of the word for the whole (项目, 供水厂), empty for no such word, ? for one that is of no
    projects (等企业), ~ for one that says nothing of its items (等大市场).
    """

    spans: tuple[tuple[int, int], ...]
    kind: str
    noun: str


def lists(phrase: Phrase) -> Iterator[NameList]:
    """The lists of a phrase in order; none is empty."""
    for start, end, head in _stretches(phrase):
        spans = tuple(_split(phrase, start, end, bool(head)))
        if spans:
            yield NameList(spans, *_head(head))


def kind_of_works(kind: str) -> str:
    """The works that a head names, without the words before them that only sort: 新建污水处理 → 污水处理."""
    if "、" in kind:
        return ""
    at = kind.rfind("的") + 1
    while match := _SORTING.match(kind, at) or vocabulary().kinds.match(kind, at):
        at = match.end()
    return kind[at:]


def _stretches(phrase: Phrase) -> Iterator[tuple[int, int, str]]:
    """The lists in a phrase: where their items stand, and the head, what follows 等."""
    mask, at = phrase.mask, 0
    for etc in _ETC.finditer(mask) if "等" in mask else ():
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
    counted = _COUNTED_HEAD.search(rest) if rest.endswith(("项目", "工程", "设施")) else None
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
    for piece in _PIECE.finditer(mask, start, end):
        a, b = piece.span()
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
    of = _OF.match(text) if _DESCRIBED.search(text) else None
    at = of.end() if of else 0
    foremost = _FOREMOST.match(text, at) if "最" in text or "首" in text or "唯" in text else None
    if not foremost:
        return at
    ends = (noun.end() for noun in vocabulary().noun.finditer(text, foremost.end()))
    nouns = [end for end in ends if not last_noun(text[: end + 1])]  # 街区, not 街
    described = (end for end in reversed(nouns) if not residue(text[foremost.end() : end]))
    return next((end for end in described if is_named(text[end:]) and sort_of(text[end:])), at)


def _apart(left: str, right: str, listed: bool, headed: bool) -> bool:
    """Are these two names, rather than one with 和 in it (研究和利用中心)?"""
    right = _TAIL.sub("", right[_opening(right) :])
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
