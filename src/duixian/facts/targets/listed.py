"""Main expected targets (主要预期目标): where their list stands in the plan, and its targets in words.

Targets with a number are facts like any other; this module finds the list and reads the segments that promise
without one (与经济增长基本同步). The vocabulary is in_words.toml.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from duixian.facts.measures.lists import parts_of

_OPENING = re.compile(
    r"(?:主要|预期|发展|奋斗|总体|工作)*(?:预期)?(?:预期目标|主要目标|主要指标|目标)(?:初步|建议|安排|拟|确定|设定)*(?:是|为|如下|建议为)?(?P<colon>[:,])"
)
_WEAK = re.compile(r"预期目标|主要目标|主要指标")
_NOT_YEAR = re.compile(r"五年|十[一二三四五]五|到20\d\d年|二〇|2035|长远|远景|本届")
_LEAD = re.compile(
    r"^(?:——|[-·•●]|\d+[.、]|\(\d+\)|其中:?|力争|努力|确保|实现|争取|同时|以及|全市|全区|全县|全省|保持(?=.{2,12}(?:与|和).*同步)|推动|要)+"
)
_BULLET = re.compile(r"(?:——|[-·•●◆]|\d{1,2}[.、]|\(\d{1,2}\)|[①-⑳])")
_DEEDS = re.compile(r"加强|坚持|这里|统筹|上述|考虑|需要|符合|就能|体现|关于|我们")
_COMMENT = re.compile(
    r"在.{0,16}(?:基础上|工作中|执行中|过程中|前提下)|争取更好|力争更好|更好结果|这一目标|上述"
)


class TextTarget(NamedTuple):
    """A target in words: the stretch of its predicate, and the indicator it is about."""

    start: int
    end: int
    indicator: str
    rule: str


@dataclass(frozen=True)
class TextRule:
    """One way to promise without a number; see in_words.toml."""

    name: str
    pattern: re.Pattern[str]
    examples: dict[str, str]
    refusals: tuple[str, ...] = ()


@cache
def rules() -> tuple[TextRule, ...]:
    """The rules of in_words.toml in their order."""
    table = tomllib.loads(files("duixian.facts.targets").joinpath("in_words.toml").read_text("utf-8"))
    return tuple(
        TextRule(
            row["name"], re.compile(f"(?:{row['pattern']})$"), row["examples"], tuple(row.get("refusals", ()))
        )
        for row in table["rule"]
    )


def opening(sentence: str) -> int | None:
    """Where in `sentence` (plain text) the list of the year's main expected targets begins, None where it
    does not.

    >>> opening("今年经济社会发展的主要预期目标是:地区生产总值增长6%")
    17
    """
    for match in _OPENING.finditer(sentence):
        if _WEAK.search(match[0]) and not _NOT_YEAR.search(
            sentence[max(0, match.start() - 30) : match.start()]
        ):
            return match.end()
    return None


def is_item(sentence: str, bullet: bool, follows: bool = True, same_block: bool = True) -> bool:
    """Whether `sentence` goes on with the list: a bullet, or a sentence that states nothing but targets."""
    words = sentence.strip()
    if bullet:
        return bool(_BULLET.match(words))
    if not same_block or _COMMENT.search(words) or _DEEDS.search(words):
        return False
    parts = [part for part in re.split("[,;。]", words) if part.strip()]
    return bool(parts) and all(re.search(r"\d", part) or text_target(part) for part in parts)


def text_targets(text: str, start: int, end: int) -> Iterator[TextTarget]:
    """The targets in words of the list `text[start:end]` (plain text), offsets in `text`, lists of subjects
    spelled out.
    """
    for segment in re.finditer(r"[^,;。!]+", text[start:end]):
        if re.search(r"\d(?:%|万|亿|个百分点|[—~-])", segment[0]):
            continue
        if target := text_target(segment[0]):
            at = start + segment.start()
            for name in _subjects(target.indicator):
                yield TextTarget(at + target.start, at + target.end, name, target.rule)


def _subjects(words: str) -> list[str]:
    """A list of subjects, each in full; a compound such as 城乡居民 stays one, as no second number tells it
    apart.
    """
    parts = words.split("、")
    return parts_of(words, len(parts)) or [words] if len(parts) > 1 else [words]


def text_target(segment: str) -> TextTarget | None:
    """The target that `segment` of the list states in words, offsets in the segment; None where it states
    none.

    >>> text_target("国际收支基本平衡")
    TextTarget(start=4, end=8, indicator='国际收支', rule='state')
    """
    lead = _LEAD.match(segment)
    begin = lead.end() if lead else 0
    if _COMMENT.search(segment):
        return None
    for rule in rules():
        match = rule.pattern.search(segment, begin)
        if match is None:
            continue
        if "of" in rule.pattern.groupindex:
            return TextTarget(match.start(), match.end(), match["of"], rule.name)
        indicator = segment[begin : match.start()].strip("的,、 ")
        if indicator:
            return TextTarget(match.start(), match.end(), indicator, rule.name)
    return None
