"""From a phrase to the names listed in it, each spelled out.

A list may end in a word for the whole (A、B等重大项目; A、B等5个供水厂), share its last noun
(永宁、河西污水处理厂), or end in 项目 alone (东大街、西大街项目).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from duixian.facts.project_lists import MEASURE, PLURAL, NameList, kind_of_works, lists
from duixian.facts.project_nouns import NOUNS, TITLE, bare, is_named, is_pure, sort_of
from duixian.facts.project_phrases import Phrase
from duixian.facts.project_words import Sort, vocabulary

_COUNT = re.compile(
    rf"(?<![A-Za-z第产理\d.])\d+(?:\.\d+)?[余多万亿]*(?:{MEASURE}|大)"
    r"|(?<![\d.])\d+(?:\.\d+)?[余多]?万?(?:公里|平方米|平方公里|公顷|亩)"
    rf"|(?<!第)[一二两三四五六七八九十百千]{{1,6}}(?:{MEASURE}(?!地)|大(?=[^道街桥厦楼学]))"
)
# A number at the end is of all that the list names, of nameless things at least: 智能工厂、数字化车间100个.
_TOTAL = re.compile(rf"\d{MEASURE}?(?:以上)?$")
_OF_ALL = re.compile(rf"\d(?:公里|平方米|亩)(?:以上)?$|各(?:新?建)?[\d一两三]+(?:{MEASURE}|公里)(?:以上)?$")
_PLOT = re.compile("(?:片区|地块|区块)$")
_LAID = re.compile("(?:管网|管线|管道|道路|路网)$")  # of a place it is another thing: A产业园等污水管网
_NUMBERED = re.compile(r"\d+(号.*)")
_NUMBER_LAST = re.compile(r"(\D{2,})\d+")


class Item(NamedTuple):
    """A name in a phrase: `text` at `start` of the sentence, spelled out in `name`.

    `sort` is what its last noun makes of it; `named` whether it holds a name of its own (云岭大桥, not 大桥)
    and `beside` whether most items of its list do; `listed` says that it is one of several; `kind` is that of
    its list, `head` the list's noun (see `NameList`) or the 项目 that the last item ends in for all;
    `counted` says that it is a number of nameless things.
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
    plural = bool(PLURAL.match(phrase.mask))
    for names in lists(phrase):
        texts = [phrase.text[start:end] for start, end in names.spans]
        named = [is_named(text) for text in texts]
        counted = [plural or count for count in _counted(phrase, names, named)]
        for index, (text, (opening, number)) in enumerate(zip(texts, _numbered(texts), strict=True)):
            lent, head = (number, "") if number else _lent(texts, index, names.noun)
            yield Item(
                text=text,
                start=phrase.start + names.spans[index][0],
                name=opening + _name(bare(text), names.kind, head, lent),
                sort=sort_of(text) or sort_of(lent) or sort_of(head),
                named=named[index] or bool(opening or number),
                beside=2 * sum(named) >= len(named),
                listed=len(texts) > 1,
                kind=names.kind,
                head=head,
                counted=counted[index] or (bool(lent) and counted[-1]),
            )


def _counted(phrase: Phrase, names: NameList, named: list[bool]) -> list[bool]:
    """Which of the names are numbers of nameless things."""
    masks = [phrase.mask[start:end] for start, end in names.spans]
    counted = [bool(_COUNT.search(mask)) for mask in masks]
    if _OF_ALL.search(masks[-1]):
        return [True] * len(masks)
    if counted[-1] and _TOTAL.search(masks[-1]):
        return [count or not name for count, name in zip(counted, named, strict=True)]
    return counted


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
        return _shared(next((other for other in texts[index + 1 :] if sort_of(other)), last)), ""
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
        whole = sort in (*NOUNS, "project", "programme") and not (sort == "place" and _LAID.search(head))
        return name if whole else name + head
    works = kind_of_works(kind)
    plain = sort in NOUNS and not (_PLOT.search(name) or sort_of(works) == "action")
    if plain or sort in ("project", "programme"):
        return name
    if sort == "action":
        return name if name.endswith(("扩建", "迁建", "改线")) else name + head[-2:]
    return name + works + head[-2:]
