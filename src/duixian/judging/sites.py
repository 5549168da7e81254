"""Sites (工程名称): whether two names are of one construction project.

A line is known by its ends (南宁至贵阳高铁, 贵南高铁); of two phases, 一期 and 二期 are never the same.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from duixian.facts.plain import plain
from duixian.indicators.words import any_of
from duixian.judging.records import Confidence
from duixian.judging.wording import likeness

_PHASE = re.compile(r"[(（]?(?:第?([一二三四五六1-6])期|(首)期)(?:工程|项目)?[)）]?")
_NUMBER = {"一": "1", "二": "2", "三": "3", "四": "4", "五": "5", "六": "6", "首": "1"}
_CODE = re.compile(r"[GSXY]\d{2,4}|(?:S?\d{1,2}|[一二三四五六七八九十]{1,2})号线|[SM]\d{1,2}线")
_END = r"[\u4e00-\u9fff]{2,4}?"
_LINE = re.compile(
    rf"({_END})(?:\([\u4e00-\u9fff]+\))?(?:至|—+|-|到|~)([\u4e00-\u9fff]{{2,4}}?)"
    rf"(?=公路|铁路|段|快速|航道|\)|改扩建|改造|扩能|增建|联络|运输|\d|管道|$)"
)
_SHORT = re.compile(r"^([\u4e00-\u9fff])([\u4e00-\u9fff])(?=公路|铁路|改扩建|扩能|联络线)")
_ENDS_OF_PLACES = re.compile(r"[省市县区州旗镇乡港站]$")
_BEFORE_PLACE = re.compile(r"^.*(?:公路|铁路|航道|[A-Z]\d+)")
_ORDINAL = re.compile("第[一二三四五六七八九十]")
_RANKS = "市县州区"
_SIGNS = re.compile(r"[“”‘’\"'《》()（）、，,·\-—和及与\s]")
_SURE, _LIKELY, _DOUBTFUL = 0.97, 0.8, 0.7
_OWN, _TOUCHED = 0.5, 0.3  # how alike what is left beside the sort (污水处理厂) must be
_TOLD = 4  # characters of a name that is found inside a longer one and still tells what it is


@dataclass(frozen=True, slots=True)
class Site:
    """A project's name taken apart: its core, the ends of its line, its phase, route codes and sort.

    `own` is the core without what it is (仙葫 in 仙葫污水处理厂), `short` the ends of a line's name (贵南).
    """

    core: str
    own: str
    lines: tuple[tuple[str, str], ...]
    short: str
    phase: str
    codes: frozenset[str]
    sort: str


@dataclass(frozen=True)
class _Vocabulary:
    spelled: tuple[tuple[re.Pattern[str], str], ...]
    weightless: re.Pattern[str]
    sorts: Mapping[str, re.Pattern[str]]


@cache
def _vocabulary() -> _Vocabulary:
    table = tomllib.loads(files("duixian.judging").joinpath("projects.toml").read_text("utf-8"))
    return _Vocabulary(
        tuple((re.compile(words), one) for words, one in table["spelled"].items()),
        re.compile(any_of(table["weightless"]["words"])),
        {sort: re.compile(words) for sort, words in table["sorts"].items()},
    )


@lru_cache(maxsize=1 << 13)
def site(name: str) -> Site:
    """`name` taken apart.

    >>> site("岑溪至大新高速公路（横州段）二期工程").lines, site("贵南高铁").short
    ((('岑溪', '大新'),), '贵南')
    """
    words = _vocabulary()
    rest = plain(name).text
    for pattern, one in words.spelled:
        rest = pattern.sub(one, rest)
    found = _PHASE.search(rest)
    phase = _NUMBER.get(found[1] or found[2], found[1] or "") if found else ""
    rest = _PHASE.sub("", rest)
    ends = ((_place(line[1]), _place(line[2])) for line in _LINE.finditer(rest))
    lines = tuple((start, end) for start, end in ends if start and end)
    short = _SHORT.match(_CODE.sub("", rest))
    core = _bare(rest)
    sort = next((sort for sort, pattern in words.sorts.items() if pattern.search(core)), "")
    return Site(
        core=core,
        own=words.sorts[sort].sub("", core) if sort else core,
        lines=lines,
        short=short[1] + short[2] if short else "",
        phase=phase,
        codes=frozenset(_CODE.findall(rest)),
        sort=sort,
    )


def _place(words: str) -> str:
    words = _BEFORE_PLACE.sub("", words)
    return _ENDS_OF_PLACES.sub("", words) if len(words) > 2 else words


def _bare(words: str) -> str:
    return _SIGNS.sub("", _vocabulary().weightless.sub("", words)) or _SIGNS.sub("", words)


def same_project(one: str, other: str) -> Confidence | None:
    """How sure it is that two names are of one project; None where they are not.

    >>> same_project("南宁至贵阳高铁", "贵南高铁"), same_project("石英砂一期", "石英砂二期")
    ('sure', None)
    """
    first, second = site(one), site(other)
    if (first.phase and second.phase and first.phase != second.phase) or _of_other_sort(first, second):
        return None
    of_whole = first.phase != second.phase  # the one a phase, the other without
    of_whole |= bool(_ORDINAL.search(first.core)) != bool(_ORDINAL.search(second.core))
    if (line := _same_line(first, second)) is not None:
        return ("likely" if of_whole else "sure") if line else None
    alike = likeness(first.core, second.core)
    if alike >= _SURE:
        return "likely" if of_whole else "sure"
    if first.sort and (told := likeness(first.own, second.own)) < _OWN:
        return "doubtful" if told >= _TOUCHED and alike >= _DOUBTFUL else None
    within = _within(first.core, second.core)
    if alike >= _LIKELY or (within >= _TOLD and not of_whole):
        return "doubtful" if of_whole else "likely"
    return "doubtful" if within >= 2 or alike >= _DOUBTFUL else None


def _of_other_sort(one: Site, other: Site) -> bool:
    if one.sort and other.sort and one.sort != other.sort:
        return True
    return bool(one.codes and other.codes and not one.codes & other.codes)


def _same_line(one: Site, other: Site) -> bool | None:
    """Whether two lines run between the same places; None where not both names say where they run."""
    firsts, seconds = _lines(one), _lines(other)
    if not firsts or not seconds:
        return True if one.codes & other.codes and one.codes else None
    return any(_same_ends(first, second) for first in firsts for second in seconds)


def _lines(of: Site) -> tuple[tuple[str, str], ...]:
    return of.lines or (((of.short[0], of.short[1]),) if of.short else ())


def _same_ends(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return any(_same_place(one[0], ends[0]) and _same_place(one[1], ends[1]) for ends in (other, other[::-1]))


def _same_place(one: str, other: str) -> bool:
    """Whether two names may be of one place.

    A line's short name gives the first character only; a county that becomes a city changes the last.
    """
    if one == other:
        return True
    renamed = len(one) == len(other) == 2 and one[1] in _RANKS and other[1] in _RANKS
    return one[0] == other[0] and (renamed or 1 in (len(one), len(other)))


def _within(one: str, other: str) -> int:
    """How long the shorter name is, if the longer one begins or ends with it."""
    short, long = sorted((one, other), key=len)
    return len(short) if long.startswith(short) or long.endswith(short) else 0
