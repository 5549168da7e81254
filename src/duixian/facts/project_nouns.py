"""What a name says of itself: what its last noun makes of it, and whether it is the name of one thing.

`青石大桥` is a work by its noun 大桥, and named by 青石; `农村公路` is a work that any place may have.
"""

import re
from functools import lru_cache

from duixian.facts.project_words import Sort, last_noun, vocabulary

NOUNS = ("works", "place", "phase")  # sorts of names that need no 项目 after them
TITLE = re.compile("(?:项目|工程)$")
QUOTED_NAME = re.compile(r"“(?![\d一二三四五六七八九十两双]+[^”]*”)[^”]+”")  # “三大工程” is no name
_PHASE = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})期(?:工程)?$|[(（](?:[一二三四五六七八九十]{1,3}|\d{1,2})期(?:工程)?[)）]$"
)
_PART = re.compile(r"(?<=.{2})(?<![路阶手时])段$")
_SCHOOL = re.compile(r"[一二三四五六七八九十]+[小中幼]$")  # 实验二小
_MARK = re.compile(r"【\d+】|\(\d+\)|\[\d+\]")
_BRACKET = re.compile(r"[(（][^()（）]*[)）]$")
# Signs of a name: G228, 309国道, 第二, 首个, S3线, a road that is none of 铁路, 公路…, a phase, a capacity.
_SIGN = re.compile(
    r"[A-Z]{1,4}\d|\d{1,4}(?:国道|省道|县道|号)|第[一二三四五六七八九十\d]+|首[个条座]|[\dA-Z]{1,4}线"
    r"|[^铁公道网电思丝之线链路]路(?![网面径线由灯基桥])|(?<=.{2})大[道街](?!两)|[一二三四五六七八九十][中小幼桥]"
    r"|[一二三四五六]期|[年日](?:产|处理)\d|\d[\d.万亿千]{0,9}(?:吨|千瓦|兆瓦|千伏|[MGk]W|[Kk]V)"
)
_OF_CITY = re.compile(r"(?:市|县|区|州|旗|省)(?![场政民域区级城际内外])")
_TOWN = re.compile("[^的、]{2,4}(?:市|县|镇|乡)(?![场政民域级内外])")
_OWNER = re.compile("[^的、]{3,6}新[城区]")  # 临空港新城综合管廊
_QUOTED = re.compile(r"“[^”]*”")


def bare(text: str) -> str:
    """`text` without footnote marks."""
    return _MARK.sub("", text)


@lru_cache(maxsize=4096)
def sort_of(text: str) -> Sort:
    """What the end of a name makes of it; empty: nothing."""
    text = bare(text)
    if text.endswith("”"):
        quoted = text[text.rfind("“") :]
        return sort_of(quoted[1:-1]) if QUOTED_NAME.search(quoted) else ""
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
    if QUOTED_NAME.search(text) or _SIGN.search(text) or _OF_CITY.match(text):
        return True
    town = None if vocabulary().common.match(text) else _TOWN.match(text)
    owner = town or vocabulary().owners.match(text) or _OWNER.match(text)
    return bool(owner and len(text) > owner.end() + 2) or len(residue(text)) >= 2


def opens_named(text: str) -> bool:
    """Does `text` open with a name of its own?"""
    return len(residue(text[:3])) >= 2 or bool(_SIGN.search(without_phase(text)) or _OF_CITY.match(text))


def residue(text: str) -> str:
    """What is a name's own in `text`: without its noun, common words, quotations and digits."""
    text = _QUOTED.sub("", text) if "“" in text else text
    text = text[:-2] if text.endswith(("项目", "工程")) else text
    text = without_phase(text) if "期" in text else text
    text = text[: len(text) - len(_noun(text))]
    return re.sub(r"[^\u4e00-\u9fffA-Z]|[的好大]", "", vocabulary().common.sub("", text))


def is_noun(text: str) -> bool:
    """Is `text` a noun of a project and nothing else (大桥, 大桥工程)?"""
    text = TITLE.sub("", text)
    return bool(text) and _noun(text) == text


def _noun(text: str) -> str:
    noun = last_noun(text)
    return noun if noun and vocabulary().nouns[noun] not in ("", "action") else ""


def is_pure(text: str) -> bool:
    """Is `text` a name alone, without a common word (永宁, in 永宁、河西污水处理厂)?"""
    text = _BRACKET.sub("", text)
    return len(text) >= 2 and not sort_of(text) and not vocabulary().common.search(text)


def without_phase(name: str) -> str:
    """The name that a further phase shares: 云江高速一期 → 云江高速."""
    return _PHASE.sub("", name)


@lru_cache(maxsize=4096)
def acted_on(text: str) -> str:
    """The thing to which a name says that something is done: 东湖路拓宽及沿线景观提升 → 东湖路."""
    while text:
        noun = last_noun(text)
        aspect = vocabulary().aspects.search(text)
        if noun and vocabulary().nouns[noun] == "action":
            text = text[: -len(noun)]
        elif aspect:
            text = text[: aspect.start()]
        else:
            break
    return text
