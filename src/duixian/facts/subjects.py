"""Subjects (指标主体): what each measure measures, spelled out from the words around it and the clauses before.

One pass over a sentence's items. Three things are carried from item to item: the last subject, the topic that
dependent nouns measure (总量, 产量, 满意率), and the deed that holds for a list (新增A5家、B3家).
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from duixian.facts.clauses import Item
from duixian.facts.lists import parts_of
from duixian.facts.phrases import Phrase
from duixian.quantities.periods import DATE
from duixian.quantities.vocabulary import sections, trie

_WORDS = sections("duixian.facts", "nouns.txt")
_RELATIVE = frozenset(_WORDS["relative"])
_LEADING_WORDS = trie(_WORDS["leading"])
_LEADING = re.compile(
    rf"(?:{_LEADING_WORDS}|[一二三四五六七八九十]{{1,2}}(?:是|要)|[①-⑳]|(?:为|为到|截至|到|至|比|较)?(?:{DATE})(?:底|末|初|时|前)?|[,、:])+"
)
_DEED = re.compile(rf"(?:完成|实施|推进|开展|实现|做好)|(?:新?{trie(_WORDS['deed'])}(?!林))+了?")
_TAIL = re.compile(rf"(?:{trie(_WORDS['tail'])})\Z")
_HEAD = re.compile(trie(word[::-1] for word in _WORDS["relative"]))
_LIST = re.compile(
    r"[^和及]*?[^均同平高中初优劣一二三相对何]等(?:的|各类|一批|重点|一系列|各项)?(?P<noun>[^等]*)\Z"
)
_JOINED = re.compile(r"^(?:、|和|与|以及|及|并)+|(?:、|和|与|以及|(?<!惠)及|并)+\Z")
_CHANGE_DEED = re.compile(
    r"(?:净增加?|增加|减少|压缩|压减|裁减|裁撤|削减|缩短|压降)(?!值|到|至|了?[,、]|能力|收入|收|改造|整治|建设|排|负|税|免|轻)"
)
_FALLING = re.compile(r"减少|压缩|压减|裁减|裁撤|削减|缩短|降低|压降")
_RANK_SCOPE = re.compile(
    r"(?:在|全国|全省|全区|全市|省会|世界|西部|中部|东部|我国)[^,;]{0,20}?(?:中|城市|地区|县\(?市?、?区?\)?|市|区|省|县区|之列)?\Z|省会城市\Z"
)
_PREDICATE = re.compile(r"(?:已|全部|均|共|累计|并|用于|主要|其中|将|可|占|位居|居|达|分布|以|后|中|等|的)")
_PLACE = re.compile(
    r"(?:^|[“”])(?:加快|推进|推动)?(?P<place>[\u4e00-\u9fff]{2,12}?(?:园区|新区|开发区|高新区|商务区|基地|市场|港|机场|景区|集团|小镇|平台))"
)
_EFFECT = re.compile(trie(_WORDS["effect"]))
_ON_SITE = frozenset(_WORDS["on-site"])
_CONTEST = re.compile(r"[^在全省市区国]{0,8}?(?:考评|考核|测评|评价|评估|评比|竞赛|比武)")
_TRAILING = re.compile(rf"(?:(?:{DATE})(?:底|末)?|从|由|自|从原来的?|由原来的?)+\Z")
_SETTING = re.compile(r"(?:在|按|根据|通过|为|以).*(?:下|上|中|后|要求|标准|重点|契机)\Z")
_FEW = re.compile(r"(?:的)?仅?占\Z")
_GOODS = re.compile(trie(_WORDS["goods"]))


class Reading(NamedTuple):
    """A measure and the full name of what it measures."""

    item: Item
    phrase: Phrase
    name: str


@dataclass(slots=True)
class Carried:
    """What one item leaves to the next ones."""

    name: str = ""
    topic: str = ""
    deed: str = ""
    place: str = ""  # the park or zone that the sentence opened with
    whole: str = ""  # what 其中 opens a part of


@cache
def strip_leading(words: str) -> str:
    """`words` without the dates, adverbs and places that may stand before a subject.

    >>> strip_leading("预计全年地区生产总值")
    '地区生产总值'
    """
    while match := _LEADING.match(words):
        words = words[match.end() :]
    return words


@cache
def deed_of(words: str) -> str:
    """The deed at the head of `words`, empty where there is none.

    >>> deed_of("新建改建果园"), deed_of("地区生产总值")
    ('新建改建', '')
    """
    match = _DEED.match(words)
    return match[0] if match else ""


@cache
def topic_of(name: str) -> str:
    """What `name` is about: without the deed before it and the dependent noun at its end.

    >>> topic_of("新增市场主体"), topic_of("粮食播种面积")
    ('市场主体', '粮食')
    """
    core = name[len(deed_of(name)) :] or name
    tail = _HEAD.match(core[::-1])
    if tail and tail.end() < len(core):
        core = core[: -tail.end()]
    return core.rstrip("的")


def read_subjects(items: list[Item]) -> list[Reading]:
    """Each measure of a sentence with the full name of what it measures, lists spelled out."""
    readings: list[Reading] = []
    carried = Carried()
    index = 0
    while index < len(items):
        run = _run(items, index)
        index += len(run)
        first = run[0]
        if first.mark == ";":
            carried.topic = carried.deed = ""
        words = _subject_words(first)
        if place := _PLACE.search(first.left):
            carried.place = place["place"]
        carried.whole = (
            carried.name if first.left.startswith("其中") else "" if first.mark == ";" else carried.whole
        )
        names = _several(first, words, run, readings)
        if names:
            run = _alike(run) if len(run) == len(names) else [first] * len(names)
            readings += [_finished(item, name) for item, name in zip(run, names, strict=True)]
            carried = replace(
                carried, name=names[-1], topic=topic_of(names[-1]), deed=deed_of(words) or carried.deed
            )
            continue
        for position, item in enumerate(_alike(run)):
            item_words = words if position == 0 else _subject_words(item)
            name = _single(item, item_words, carried, readings, run[-1].right)
            readings.append(_finished(item, name))
            if not item.phrase.other and item.phrase.rule != "streak":
                if item_words and item_words not in _RELATIVE:
                    carried.topic = topic_of(name)
                carried.name = name
    return readings


def _subject_words(item: Item) -> str:
    """The words on an item's left that may name its subject."""
    words = _TRAILING.sub("", _JOINED.sub("", strip_leading(_JOINED.sub("", item.left))))
    if item.phrase.kind == "rank" and (contest := _CONTEST.search(words)):
        return contest[0]
    if item.phrase.kind == "rank":
        words = _RANK_SCOPE.sub("", words)
    if words in ("全国", "全省", "全区", "全市"):
        return ""
    return words


def _run(items: list[Item], index: int) -> list[Item]:
    """The item at `index` and the bare numbers listed after it (分别增长3.8%、8%)."""
    run = [items[index]]
    for item in items[index + 1 :]:
        listed = item.mark in ("、", "") and (item.mark or item.left) and not _JOINED.sub("", item.left)
        if not listed or _JOINED.sub("", run[-1].right):
            break
        run.append(item)
    return run


def _alike(run: list[Item]) -> list[Item]:
    """Bare numbers of a list are read like its first; a bound after the last one holds for all that have none."""
    first = run[0].phrase
    out = [run[0]]
    for item in run[1:]:
        phrase = item.phrase
        if (
            phrase.start == phrase.number
            and phrase.unit_kind == first.unit_kind
            and first.verb
            and not first.share
        ):
            sign = -1 if first.value is not None and first.value < 0 else 1
            value = None if phrase.value is None else abs(phrase.value) * sign
            phrase = phrase._replace(
                kind=first.kind, value=value, rule=first.rule, verb=first.verb, other=first.other
            )
        out.append(replace(item, phrase=phrase))
    last = out[-1].phrase.bound
    if len(out) > 1 and first.spread == "respectively" and last in ("ge", "about", "le"):
        out = [
            replace(item, phrase=item.phrase._replace(bound=last)) if item.phrase.bound == "eq" else item
            for item in out
        ]
    return out


def _several(first: Item, words: str, run: list[Item], readings: list[Reading]) -> list[str] | None:
    """The subjects of a run where its words name more than one: 分别, 均, 各, or as many subjects as numbers."""
    if len(run) > 1:
        if words and words not in _RELATIVE:
            return parts_of(words, len(run))
        if first.phrase.spread == "respectively":
            before = list(dict.fromkeys(reading.name for reading in readings))[-len(run) :]
            return [name + words for name in before] if len(before) == len(run) else None
        return None
    if not words or (first.phrase.spread != "each" and first.phrase.kind != "rank"):
        return None
    parts = re.split("、|和|与|及", words)
    if len(parts) > 1 and all(part in _RELATIVE for part in parts) and readings:
        return [topic_of(readings[-1].name) + part for part in parts]
    if len(parts) > 1 and first.phrase.kind == "rank" and readings and all(len(part) <= 4 for part in parts):
        return [topic_of(readings[-1].name) + part for part in parts]
    if first.phrase.spread == "each" or parts[-1] in _RELATIVE:
        return parts_of(words, None)
    return None


def _single(item: Item, words: str, carried: Carried, readings: list[Reading], run_right: str) -> str:
    """The name of one item's subject."""
    phrase, right = item.phrase, _right_words(item.right)
    if phrase.rule == "streak":
        return (words or carried.name) + "连续" + right
    if words == "占":
        return carried.name + "占比"
    if few := _FEW.search(words):
        return words[: few.start()] + "占比"
    words = _list_head(words, carried)
    own = deed_of(words)
    if item.mark in (",", ";", "^", ":"):
        carried.deed = own
    elif own:
        carried.deed = own
    elif words and carried.deed and words not in _RELATIVE and not phrase.verb:
        words = carried.deed + words
    if item.mark in (",", "、") and _EFFECT.match(words):
        return (carried.topic or _object(item)) + words + (right if words == _EFFECT.match(words)[0] else "")
    if words in _ON_SITE or words in _RELATIVE or (own and words[len(own) :] in _RELATIVE):
        return _relative(item, words, carried)
    if words and words == own and not right:
        return words + (run_right or carried.topic or carried.name or _object(item))
    if not words and (phrase.kind != "level" or phrase.share or not right):
        if (
            phrase.kind == "rank"
            and readings
            and readings[-1].phrase.kind == "growth"
            and not readings[-1].phrase.other
        ):
            return carried.name + "增速"
        return carried.name or _before(item) or right
    if (
        item.mark == ""
        and readings
        and readings[-1].item.right
        and readings[-1].phrase.unit_kind in ("counter", "")
    ):
        before = strip_leading(readings[-1].item.left)
        if _JOINED.search(item.left):  # 62个甲项目和37个乙项目: 甲项目 is the first number's
            words = deed_of(before)
        elif not _JOINED.search(before):
            words = before + words
    if right and phrase.kind in ("level", "change"):
        verbal = not words or words == own or words.endswith(own or "\0") or bool(_DEED.fullmatch(words[-2:]))
        counted = phrase.unit_kind in ("counter", "") and not _PREDICATE.match(right)
        if verbal or counted or right.startswith("全"):
            return words + right
    return words or carried.name


def _right_words(right: str) -> str:
    """The words on an item's right that belong to the thing counted."""
    right = re.split("均|已(?!有)", right, maxsplit=1)[0] if not right.startswith(("均", "已")) else right
    if len(cut := _TAIL.sub("", right)) > 2:
        right = cut
    if right.startswith("等"):
        return ""
    if right.endswith("等"):  # ...和A、B等8个: the list belongs to the next number
        right = re.split("和|及|以及|、", right, maxsplit=1)[0]
    return _JOINED.sub("", right)


def _list_head(words: str, carried: Carried) -> str:
    """A list that 等 closes stands for its head noun: 签订甲园区、乙基地等项目 is 签订项目."""
    match = _LIST.match(words)
    if not match:
        return words
    deed = deed_of(words) or (carried.deed if not match["noun"] else "")
    return deed + match["noun"] if not match["noun"].startswith(deed or "\0") else match["noun"]


def _object(item: Item) -> str:
    """What the clause before is about, without its deed: 加密货运班列,力争开行60列."""
    clauses = [clause for clause in item.before if not _SETTING.match(clause)]
    words = strip_leading(clauses[-1]) if clauses else ""
    return words[len(deed_of(words)) :]


def _relative(item: Item, words: str, carried: Carried) -> str:
    if words in ("占比", "比重") and carried.name:
        return f"{carried.name}占{carried.whole}比重" if carried.whole else carried.name + words
    if words in _ON_SITE or (not carried.topic and item.phrase.kind == "rank"):
        return (_place(item) or carried.place) + words
    if item.right.startswith("的") and len(item.right) > 3:
        return item.right[1:] + words[len(deed_of(words)) :]
    if words.endswith(("增速", "增幅")):
        return carried.name + words
    if place := _place(item):
        carried.topic = place
    if not carried.topic and (goods := _GOODS.search("".join(item.before))):
        carried.topic = goods[0]
    return carried.topic + words


def _place(item: Item) -> str:
    """The park or zone that an earlier clause speaks of."""
    match = _PLACE.search(item.before[0]) if item.before else None
    return match["place"] if match else ""


def _before(item: Item) -> str:
    """The subject that stands alone in an earlier clause: 农村居民收入,考虑价格因素,增长4%."""
    return strip_leading(item.before[0]) if item.before else ""


def _finished(item: Item, name: str) -> Reading:
    """The reading with its name completed by what the phrase itself names, and 增加X, 压缩X as changes of X."""
    phrase = item.phrase
    if phrase.share:
        return Reading(item, phrase, name if "占" in name else f"{name}占{phrase.other}比重")
    if phrase.kind == "change" and phrase.other:
        return Reading(item, phrase, name + phrase.other)
    if (
        phrase.kind == "level"
        and not phrase.verb
        and phrase.unit_kind != "time"
        and (match := _CHANGE_DEED.search(name))
        and match.end() < len(name)
    ):
        if match.start() and name[match.start() - 1] in "新递":
            return Reading(item, phrase, name)
        sign = -1 if _FALLING.match(match[0]) else 1
        changed = phrase._replace(
            kind="growth" if phrase.unit_kind == "ratio" else "change",
            value=None if phrase.value is None else sign * phrase.value,
            value_to=None if phrase.value_to is None else sign * phrase.value_to,
        )
        owner = strip_leading(name[: match.start()].rstrip("共就再又"))
        owner = owner[len(deed_of(owner)) :]
        return Reading(item, changed, strip_leading(owner) + name[match.end() :])
    return Reading(item, phrase, name)
