"""Nouns (名词): cutting a stretch of words down to the thing that is measured."""

import re
from functools import lru_cache

from duixian.quantities.periods import DATE
from duixian.quantities.vocabulary import sections, trie

_REMEMBERED = 4096  # words of a report or two; more would grow with the number of reports read
_WORDS = sections("duixian.facts.measures", "nouns.txt")
RELATIVE = frozenset(_WORDS["relative"])
ON_SITE = frozenset(_WORDS["on-site"])
HEAD = re.compile(trie(word[::-1] for word in _WORDS["relative"]))
"""A dependent noun at the end of a text, for the reversed text."""
DEED = re.compile(rf"(?:完成|实施|推进|开展|实现|做好)|(?:新?{trie(_WORDS['deed'])}(?!林))+了?")
EFFECT = re.compile(trie(_WORDS["effect"]))
GOODS = re.compile(trie(_WORDS["goods"]))
_LEADING = re.compile(
    rf"(?:{trie(_WORDS['leading'])}|[一二三四五六七八九十]{{1,2}}(?:是|要)|[①-⑳]|——|[·•●◆]"
    rf"|(?:为|为到|截至|到|至|比|较)?(?:{DATE})(?:底|末|初|时|前)?的?|[,、:])+"
)
_TRAILING = re.compile(
    rf"(?:(?:{DATE})(?:底|末)?|从|由|自|从原来的?|由原来的?|(?<=.{3})(?:累计|预计)?(?:完成|实现))+\Z"
)
_TAIL = re.compile(rf"(?:{trie(_WORDS['tail'])})\Z")
_JOINED = re.compile(r"^(?:、|和|与|以及|及|并)+|(?:、|和|与|以及|(?<!惠)及|并)+\Z")
_STATED = re.compile(r"(?:累计)?(?:完成|实现|达到)(?:年度)?(?:投资|收入|产值|销售|营收|税收|营业收入)\Z")
_WITHIN = re.compile(rf"[^,]{{2,14}}中(?=新?{trie(_WORDS['deed'])})|受[^,]{{1,8}}影响")


def unjoined(words: str) -> str:
    """`words` without the conjunctions at their ends."""
    return _JOINED.sub("", words)


def ends_joined(words: str) -> bool:
    """Whether `words` end with a conjunction, so that what they name belongs to something else."""
    return bool(re.search(r"(?:、|和|与|以及|(?<!惠)及|并)\Z", words))


@lru_cache(_REMEMBERED)
def strip_leading(words: str) -> str:
    """`words` without the dates, adverbs and places that may stand before a subject.

    >>> strip_leading("预计全年地区生产总值")
    '地区生产总值'
    """
    while match := _LEADING.match(words):
        words = words[match.end() :]
    return words


@lru_cache(_REMEMBERED)
def core(words: str) -> str:
    """The words of a measure's left that may name its subject.

    >>> core("力争全年粮食产量由"), core("国土调查中新增耕地")
    ('粮食产量', '新增耕地')
    """
    return _WITHIN.sub("", _TRAILING.sub("", unjoined(strip_leading(unjoined(words)))))


@lru_cache(_REMEMBERED)
def deed_of(words: str) -> str:
    """The deed (行为动词) at the head of `words`, empty where there is none.

    >>> deed_of("新建改建果园"), deed_of("地区生产总值")
    ('新建改建', '')
    """
    match = DEED.match(words)
    return match[0] if match else ""


@lru_cache(_REMEMBERED)
def ends_with_deed(words: str) -> bool:
    """Whether `words` end with a deed whose object must follow: 中央财政安排.

    >>> ends_with_deed("县财政安排"), ends_with_deed("粮食产量")
    (True, False)
    """
    return any(DEED.fullmatch(words[-size:]) for size in (2, 3, 4))


@lru_cache(_REMEMBERED)
def topic_of(name: str) -> str:
    """What `name` is about: without the deed before it and the dependent noun at its end.

    >>> topic_of("新增市场主体"), topic_of("粮食播种面积")
    ('市场主体', '粮食')
    """
    thing = name[len(deed_of(name)) :] or name
    tail = HEAD.match(thing[::-1])
    if tail and tail.end() < len(thing):
        thing = thing[: -tail.end()]
    return thing.rstrip("的")


@lru_cache(_REMEMBERED)
def headless(words: str) -> str:
    """`words` without a dependent noun at their end, unless nothing would be left.

    >>> headless("国控断面水质达标率"), headless("满意率")
    ('国控断面水质', '满意率')
    """
    head = HEAD.match(words[::-1])
    return words[: -head.end()] if head and head.end() < len(words) else words


@lru_cache(_REMEMBERED)
def counted(right: str) -> str:
    """The words after a number that belong to the thing it counts.

    >>> counted("个断面水质均达标"[1:]), counted("项目和甲片区、乙片区等"), counted("重点项目加快推进")
    ('断面水质', '项目', '重点项目')
    """
    if right.startswith("等"):
        return ""
    if stated := _STATED.search(right, 2):  # 53个重点项目完成投资94亿元
        right = right[: stated.start()]
    if not right.startswith(("均", "已")):
        right = re.split("均|已(?!有)", right, maxsplit=1)[0]
    if len(short := _TAIL.sub("", right)) > 2:
        right = short
    if right.endswith("等"):  # …和A、B等8个: the list belongs to the next number
        right = re.split("和|及|以及|、", right, maxsplit=1)[0]
    return unjoined(right)
