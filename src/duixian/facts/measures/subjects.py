"""Subjects (指标主体): one pass over a sentence's items that gives each measure the full name of what it
measures.

Lists of subjects and numbers are paired here (分别, 均, 各); a single measure is named by the rules of
names.py.
"""

import re
from dataclasses import replace

from duixian.facts.measures import nouns
from duixian.facts.measures.clauses import Item
from duixian.facts.measures.lists import parts_of
from duixian.facts.measures.names import RULES, Carried, Reading, Situation, place_in, rank_words
from duixian.facts.rules import first

_LIST = re.compile(r".*[^均同平高中初优劣一二三相对何]等(?:的|各类|一批|重点|一系列|各项)?(?P<noun>[^等]*)\Z")
_OWN_VERB = ("实现", "完成")
_OPENS_CLAUSE = (",", ";", "^", ":", "(")
_GAP_WORD = re.compile(r"高于|低于|快于|高出|好于|优于|慢于|领先于?|超过|超出?")
_OVERTAKEN = re.compile(r"(?:超过|反超|赶超|超越|时隔|较)")
_CHANGING = re.compile(
    r"(?:净增加?|增加|减少|压缩|压减|裁减|裁撤|削减|缩短|压降)"
    r"(?!值|到|至|了?[,、]|能力|收入|收|改造|整治|建设|排|负|税|免|轻)"
)
_FALLING = re.compile(r"减少|压缩|压减|裁减|裁撤|削减|缩短|压降")


def read_subjects(items: list[Item]) -> list[Reading]:
    """Each measure of a sentence with the full name of what it measures, lists spelled out."""
    readings: list[Reading] = []
    carried = Carried()
    index = 0
    while index < len(items):
        run = _run(items, index)
        index += len(run)
        run[0] = _gap_goes_on(run[0], readings[-1] if readings else None)
        head = run[0]
        if head.mark == ";":
            carried.topic = carried.deed = carried.whole = ""
        if head.left.startswith("其中"):
            carried.whole = carried.name
        carried.place = place_in(head.left) or carried.place
        words = _words(head)
        alike = _alike(run)
        alike = _gaps(alike)
        if names := _several(head, words, run, readings):
            readings += [
                _finished(item, name, "list")
                for item, name in zip(
                    alike if len(run) == len(names) else [head] * len(names), names, strict=True
                )
            ]
            carried.name, carried.topic = names[-1], nouns.topic_of(names[-1])
            carried.deed = nouns.deed_of(words) or carried.deed
            continue
        shared = index < len(items) and items[index].mark == ""
        for item in alike:
            item_words = words if item is alike[0] else _words(item)
            reading = _single(item, item_words, carried, readings, run[-1].right, shared)
            readings.append(reading)
            if item.phrase.rule in ("streak", "gap", "gap below"):
                # 粮食产量连续10年稳定在13亿斤: what follows is about the harvest
                carried.name = item_words or carried.name
            elif item.phrase.rule != "share":
                carried.name = reading.name
                if item_words and item_words not in nouns.RELATIVE:
                    carried.topic = nouns.topic_of(reading.name)
    return readings


def _words(item: Item) -> str:
    words = nouns.core(item.left)
    if item.phrase.kind == "rank":
        words = rank_words(words)
        words = "" if _OVERTAKEN.match(words) else words
    return "" if words in ("全国", "全省", "全区", "全市") else words


def _run(items: list[Item], index: int) -> list[Item]:
    """The item at `index` and the numbers without a verb listed after it (分别增长3.8%、8%)."""
    run = [items[index]]
    for item in (items[at] for at in range(index + 1, len(items))):
        listed = item.mark in ("、", "") and (item.mark or item.left) and not nouns.unjoined(item.left)
        if not listed or item.phrase.verb or nouns.unjoined(run[-1].right):
            break
        run.append(item)
    return run


def _alike(run: list[Item]) -> list[Item]:
    """Bare numbers of a list are read like its first; a bound after the last one holds for all that have
    none.
    """
    head = run[0].phrase
    out = [run[0]]
    for item in run[1:]:
        phrase = item.phrase
        if (
            phrase.start == phrase.number
            and phrase.unit_kind == head.unit_kind
            and head.verb
            and not head.share
        ):
            sign = -1 if head.value is not None and head.value < 0 else 1
            value = None if phrase.value is None else abs(phrase.value) * sign
            phrase = phrase._replace(
                kind=head.kind, value=value, rule=head.rule, verb=head.verb, other=head.other
            )
        out.append(replace(item, phrase=phrase))
    last = out[-1].phrase.bound
    if len(out) > 1 and head.spread == "respectively" and last in ("ge", "about", "le"):
        return [
            replace(item, phrase=item.phrase._replace(bound=last)) if item.phrase.bound == "eq" else item
            for item in out
        ]
    return out


def _all_before(readings: list[Reading], kind: str) -> list[str] | None:
    """The subjects that 均 gathers: 甲2项、乙19项,均居全市第1; ranks of growths are ranks of their rates."""
    last = readings[-1].phrase.kind
    names: list[str] = []
    for reading in reversed(readings):
        if reading.phrase.kind != last:
            break
        names.insert(0, reading.name + "增速" if last == "growth" and kind == "rank" else reading.name)
    names = list(dict.fromkeys(names))
    return names if len(names) > 1 else None


def _gap_goes_on(item: Item, last: Reading | None) -> Item:
    """A second gap that leaves the verb out: 增速高于全国1.2个百分点、全省0.6个百分点."""
    if last is None or not last.phrase.rule.startswith("gap") or item.phrase.rule != "points alone":
        return item
    word = _GAP_WORD.match(last.phrase.other)
    if word is None or item.mark != "、" or not item.left:
        return item
    phrase = item.phrase._replace(rule=last.phrase.rule, kind="change", other=word[0] + item.left)
    return replace(item, phrase=phrase, left="")


def _gaps(run: list[Item]) -> list[Item]:
    """The other sides of a gap, one each: 高于全国、全省0.7和0.6个百分点."""
    head = run[0].phrase
    word = _GAP_WORD.match(head.other)
    others = re.split("、|和|与", head.other[word.end() :]) if word and head.kind == "change" else []
    if word is None or len(run) < 2 or len(others) != len(run):
        return run
    return [
        replace(item, phrase=item.phrase._replace(other=word[0] + other))
        for item, other in zip(run, others, strict=True)
    ]


def _several(head: Item, words: str, run: list[Item], readings: list[Reading]) -> list[str] | None:
    """The subjects of a run where its words name more than one: 分别, 均, 各, or as many subjects as
    numbers.
    """
    if len(run) > 1:
        if words and words not in nouns.RELATIVE:
            return parts_of(words, len(run))
        listed = len(readings) >= len(run) and all(one.naming == "list" for one in readings[-len(run) :])
        if head.phrase.spread != "respectively" and not (listed and head.phrase.kind == "growth"):
            return None
        before = list(dict.fromkeys(reading.name for reading in readings))[-len(run) :]
        return [name + words for name in before] if len(before) == len(run) else None
    if not words and head.phrase.spread == "each" and head.phrase.kind in ("rank", "growth") and readings:
        return _all_before(readings, head.phrase.kind)
    if not words or (head.phrase.spread != "each" and head.phrase.kind != "rank"):
        return None
    parts = re.split("、|和|与|及", words)
    if len(parts) > 1 and readings:
        dependent = all(part in nouns.RELATIVE for part in parts)
        if dependent or (head.phrase.kind == "rank" and all(len(part) <= 4 for part in parts)):
            return [nouns.topic_of(readings[-1].name) + part for part in parts]
    if head.phrase.spread == "each" or parts[-1] in nouns.RELATIVE:
        return parts_of(words, None)
    return None


def _single(
    item: Item, words: str, carried: Carried, readings: list[Reading], list_right: str, shared: bool
) -> Reading:
    """The reading of one item by the first naming rule that fits; `shared`: the words on its right also lead
    to the next measure (11个断面水质优良率达100%).
    """
    if item.phrase.kind == "level":
        words = _list_head(words, "" if item.mark in _OPENS_CLAUSE else carried.deed)
    deed = nouns.deed_of(words)
    effect = nouns.EFFECT.match(words)
    if item.mark in _OPENS_CLAUSE or deed:
        carried.deed = deed
    elif (
        item.mark
        and not item.left.startswith(_OWN_VERB)
        and words
        and carried.deed
        and words not in nouns.RELATIVE
        and not item.phrase.verb
        and not effect
    ):
        words = carried.deed + words
    last = readings[-1] if readings else None
    if item.mark == "" and last and last.item.right and last.phrase.unit_kind in ("counter", ""):
        before = nouns.strip_leading(last.item.left)
        if nouns.ends_joined(item.left):  # 62个甲项目和37个乙项目: 甲项目 is the first number's
            words = nouns.deed_of(before)
        elif words and not nouns.ends_joined(before) and words not in nouns.RELATIVE:
            words = before + words
    right = nouns.counted(item.right)
    situation = Situation(item, words, nouns.headless(right) if shared else right, carried, last, list_right)
    found = first(RULES, situation)
    assert found is not None  # the last rule always reads
    rule, name = found
    return _finished(item, name, rule.name)


def _list_head(words: str, carried_deed: str) -> str:
    """A list that 等 closes stands for its head noun: 签订甲园区、乙基地等项目 is 签订项目."""
    match = _LIST.match(words)
    if not match:
        return words
    noun = match["noun"]
    deed = nouns.deed_of(words) or ("" if noun else carried_deed)
    return noun if deed and noun.startswith(deed) else deed + noun


def _finished(item: Item, name: str, naming: str) -> Reading:
    """The reading with its name completed by what the phrase itself names, and 增加X, 压缩X as changes of
    X.
    """
    phrase = item.phrase
    if phrase.share:
        return Reading(item, phrase, name if "占" in name else f"{name}占{phrase.other}比重", naming)
    if phrase.kind == "change" and phrase.other:
        return Reading(item, phrase, name + phrase.other, naming)
    match = _CHANGING.search(name) if phrase.kind == "level" and not phrase.verb else None
    if (
        match is None
        or match.end() == len(name)
        or phrase.unit_kind == "time"
        or name[match.start() - 1 : match.start()] in ("新", "递")
    ):
        return Reading(item, phrase, name, naming)
    sign = -1 if _FALLING.match(match[0]) else 1
    changed = phrase._replace(
        kind="growth" if phrase.unit_kind == "ratio" else "change",
        value=None if phrase.value is None else sign * phrase.value,
        value_to=None if phrase.value_to is None else sign * phrase.value_to,
    )
    owner = nouns.strip_leading(name[: match.start()].rstrip("共就再又"))
    owner = nouns.strip_leading(owner[len(nouns.deed_of(owner)) :])
    return Reading(item, changed, owner + name[match.end() :], naming)
