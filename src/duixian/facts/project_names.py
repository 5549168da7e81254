"""From a phrase to the names listed in it, each spelled out.

A list may end in a word for the whole (A、B等重大项目; A、B等5个供水厂), share its last noun
(永宁、河西污水处理厂), or end in 项目 alone (东大街、西大街项目).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from duixian.facts.project_phrases import Phrase
from duixian.facts.project_words import Sort, last_noun, vocabulary

NOUNS = ("works", "place", "phase")  # sorts of names that need no 项目 after them

_MEASURE = "[个座条项所处家件宗套户栋台间片道批对]"
_COUNT = re.compile(
    rf"(?<![A-Za-z第产理\d.])\d+(?:\.\d+)?[余多万亿]*(?:{_MEASURE}|大)"
    r"|(?<![\d.])\d+(?:\.\d+)?[余多]?万?(?:公里|平方米|平方公里|公顷|亩)"
    rf"|[一二两三四五六七八九十百千]{{1,6}}(?:{_MEASURE}(?!地)|大(?=[^道街桥厦楼学]))"
)
_TOTAL = re.compile(rf"\d{_MEASURE}?(?:以上)?$")
_PLURAL = re.compile(r"大部分|所有|这些|一批|一大批|一些|一系列|若干|各类|更多|多个|多项")
_ETC = re.compile(
    r"(?<![平初同均优对何一二三])(?<!高)(?<!(?<![高一二三四五六七八九十\d])中)等(?![级次于额候等])"
)
_HEAD_STOP = re.compile(r"(?<![性型级类])、(?!好项目)|(?:和|以及|及)(?=[^、]{0,60}[、等])")
_HEAD = re.compile(
    rf"(?:{_PLURAL.pattern}|首批|新一批)?(?:(?:\d+[余多]?|[两三四五六七八九十]+)(?:{_MEASURE}|大))?"
    rf"(?P<kind>.*?)(?P<noun>大项目、好项目|项目|工程|)(?:\d+[余多]?{_MEASURE}(?:以上)?)?"
)
_COUNTED_HEAD = re.compile(
    r"(?<=[^\d、])\d{1,4}[余多]?[个座条项][^、\d]{1,40}(?:项目|工程)$|[两三四五六七八九十]大[^、\d]{1,20}设施$"
)
_PHASE = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})期(?:工程)?$|\((?:[一二三四五六七八九十]{1,3}|\d{1,2})期(?:工程)?\)$"
)
_PART = re.compile(r"(?<=.{2})(?<![路阶手时])段$")
_WORKED_ON = re.compile("^(?!.*(?:企业|行业|产业|领域)).*(?:改造|扩建|修复|治理|除险加固)$")  # A、B等学校改造
_SCHOOL = re.compile(r"[一二三四五六七八九十]+[小中幼]$")  # 实验二小
_PLOT = re.compile("(?:片区|地块|区块)$")
_MARK = re.compile(r"【\d+】|\(\d+\)|\[\d+\]")
_TITLE = re.compile("(?:项目|工程)$")
_BRACKET = re.compile(r"\([^()]*\)$")
# Signs of a name: G228, 309国道, 第二, 首个, S3线, a road that is none of 铁路, 公路…, a phase, a capacity.
_SIGN = re.compile(
    r"[A-Z]{1,4}\d|\d{1,4}(?:国道|省道|县道|号)|第[一二三四五六七八九十\d]+|首[个条座]|[\dA-Z]{1,4}线"
    r"|[^铁公道网电思丝之线链路]路(?![网面径线由灯基桥])|[一二三四五六七八九十][中小幼]|[一二三四五六]期|[年日](?:产|处理)\d|\d[\d.万亿千]{0,9}(?:吨|千瓦|兆瓦|千伏|[MG]W|KV)"
)
_OF_CITY = re.compile(r"(?:市|县|区|州|旗|省)(?![场政民域区级城际内外])")
_QUOTED_NAME = re.compile(r"“(?![\d一二三四五六七八九十两双]+[^”]*”)[^”]+”")  # “三大工程” is no name
_QUOTED = re.compile(r"“[^”]*”")
_AND = re.compile(r"和|以及|及|与|暨")
# What stands before a name and belongs to none: 全省首条时速350公里的东高铁, 3800平方米红星体育馆.
_OF = re.compile(
    r"(?:全[省市区县国](?!最)|[首以]|具有|关系|总投资|时速|.*(?:公里|亿元|规模)).*的(?=[^的]{3,}$)"
    r"|\d+(?:\.\d+)?万?平方米的?(?=.{3})"
)
_NUMBERED = re.compile(r"\d+(号.*)")


@dataclass(frozen=True, slots=True)
class Item:
    """A name in a phrase: `text` at `start` of the sentence, spelled out in `name`.

    `sort` is what its last noun makes of it; `named` whether it holds a name of its own (云岭大桥, not 大桥)
    and `beside` whether most items of its list do; `listed` says that it is one of several; `head` is the
    noun of the word for the whole (项目, 供水厂; ? for no projects: 等企业) and `kind` what stands
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
        return _TITLE.sub("", bare(self.text))


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
        for index, text in enumerate(texts):
            lent, head_noun = _lent(texts, index, noun)
            yield Item(
                text=text,
                start=phrase.start + spans[index][0],
                name=_name(bare(text), kind, head_noun, lent),
                sort=sort_of(text) or sort_of(lent) or sort_of(head_noun),
                named=named[index] or (text.isdigit() and bool(lent)),
                beside=2 * sum(named) >= len(named),
                listed=len(texts) > 1,
                kind=kind,
                head=head_noun,
                counted=counted[index] or (bool(lent) and counted[-1]) or (total and not named[index]),
            )


def bare(text: str) -> str:
    """`text` without footnote marks."""
    return _MARK.sub("", text)


@lru_cache(maxsize=4096)
def sort_of(text: str) -> Sort:
    """What the end of a name makes of it; empty: nothing."""
    text = bare(text)
    if text.endswith("”"):
        quoted = text[text.rfind("“") :]
        return sort_of(quoted[1:-1]) if _QUOTED_NAME.search(quoted) else ""
    if text.endswith("项目"):
        return "project"
    if _PHASE.search(text) or _PART.search(text):
        return "phase"
    if text.endswith("工程"):
        return "programme"
    noun = last_noun(text)
    if noun:
        return vocabulary().nouns[noun]
    if _SCHOOL.search(text):
        return "works"
    bracket = _BRACKET.search(text)
    return sort_of(text[: bracket.start()]) or sort_of(bracket[0][1:-1]) if bracket else ""


@lru_cache(maxsize=4096)
def is_named(text: str) -> bool:
    """Does `text` hold more than words that any place may use?"""
    text = bare(text)
    if _QUOTED_NAME.search(text) or _SIGN.search(text) or _OF_CITY.match(text):
        return True
    return len(residue(text)) >= 2


def residue(text: str) -> str:
    """What is a name's own in `text`: without its noun, common words, quotations and digits."""
    text = _PHASE.sub("", _QUOTED.sub("", _TITLE.sub("", text)))
    text = text[: len(text) - len(_noun(text))]
    return re.sub(r"[^\u4e00-\u9fffA-Z]|[的好大]", "", vocabulary().common.sub("", text))


def is_noun(text: str) -> bool:
    """Is `text` a noun of a project and nothing else (大桥, 大桥工程)?"""
    text = _TITLE.sub("", text)
    return bool(text) and _noun(text) == text


def _noun(text: str) -> str:
    noun = last_noun(text)
    return noun if noun and vocabulary().nouns[noun] not in ("", "action") else ""


def is_pure(text: str) -> bool:
    """Is `text` a name alone, without a common word (永宁, in 永宁、河西污水处理厂)?"""
    text = _BRACKET.sub("", text)
    return len(text) >= 2 and not sort_of(text) and not vocabulary().common.search(text)


def kind_of_works(kind: str) -> str:
    """The works that a head names, without the words before them that only sort: 新建污水处理 → 污水处理."""
    if "、" in kind:
        return ""
    at = kind.rfind("的") + 1
    while match := vocabulary().kinds.match(kind, at):
        at = match.end()
    return kind[at:]


def without_phase(name: str) -> str:
    """The name that a further phase shares: 云江高速一期 → 云江高速."""
    return _PHASE.sub("", name)


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
    return kind, "" if vocabulary().bare_end.search(kind) else "?"


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
    of = _OF.match(mask[start:end])
    return (start + of.end() if of else start), end


def _apart(left: str, right: str, listed: bool, headed: bool) -> bool:
    """Are these two names, rather than one with 和 in it (研究和利用中心)?"""
    right_named = len(residue(right[:3])) >= 2 or bool(_SIGN.match(right) or _OF_CITY.match(right))
    sort = sort_of(left)
    if headed and right_named:
        return bool(sort) or is_pure(left)
    if not sort_of(right):
        return listed and right_named and bool(sort) and is_pure(right)
    if sort in ("", "action"):
        return right_named and (sort == "action" or sort_of(right) != "project")
    return right_named or (listed and not is_noun(right))


def _lent(texts: list[str], index: int, noun: str) -> tuple[str, str]:
    """What the last item lends to the one at `index`: a shared noun (污水处理厂), or the head 项目."""
    last, text = texts[-1], texts[index]
    if noun or len(texts) == 1:
        return "", noun
    numbered = _NUMBERED.fullmatch(last)
    if numbered and text.isdigit():
        return numbered[1], ""
    ending = last[-2:] if _TITLE.search(last) else ""
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
    if lent or not head or head == "?":
        return name + lent
    if not _TITLE.search(head):
        return name if sort in (*NOUNS, "project", "programme") else name + head
    if (sort in NOUNS and not _PLOT.search(name)) or sort in ("project", "programme"):
        return name
    if sort == "action":
        return name if name.endswith(("扩建", "迁建", "改线")) else name + head[-2:]
    return name + kind_of_works(kind) + head[-2:]
