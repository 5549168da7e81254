"""Parts of a report: what the words of a heading, or of a paragraph's opening, say of where it belongs.

The words are data, with examples beside them: `parts.toml`.
"""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from duixian.reading.characters import INVISIBLE

_DROPPED = re.compile(rf"[\s{INVISIBLE}]+|[：:。！!]+$|[…·.]{{2,}}\s*\d*$")
_YEAR = re.compile(r"(?:19|20|１９|２０)\d\d(?=年)")
_AHEAD = re.compile(  # said of what is to come
    r"[，。；,;、！!](?:要|将)|力争|争取|确保|年内|年底前|左右|目标|力度|着力(?!.{0,12}了)|(?:加快|推进|推动|深化|加强|实施)[^，。,；;]{2,16}[，。；,;]"
)
_BEHIND = re.compile(  # said of what was done
    r"了|已|获评|获批|入选|荣获|同比|被评|位居|成功|圆满|排名|以来|\d(?:[%％]|个百分点)[，。；、,;]|(?:增长|下降|达到?|完成)\d"
)


def part_of_heading(title: str) -> str | None:
    """The part that a heading opens by its words: a `Part`, `contents`, `own` (government's own work), or
    None.

    `title` is without its numbering.
    """
    bare = _DROPPED.sub("", title)
    return next((part for part, pattern in _headings() if pattern.search(bare)), None)


def is_mixed(title: str) -> bool:
    """Whether a heading speaks of a year gone by and of the year to come (2024年工作回顾和2025年工作安排)."""
    bare = _DROPPED.sub("", title)
    return all(pattern.search(bare) for part, pattern in _headings() if part in ("review", "plan"))


def is_year(title: str) -> bool:
    """Whether a heading is nothing but a year (2025年)."""
    return bool(_YEAR.match(title)) and len(_DROPPED.sub("", title)) <= 5


def years(title: str) -> list[int]:
    """The years that a heading names (blanks that a typesetter put between digits are passed over)."""
    return [int(year) for year in _YEAR.findall(_DROPPED.sub("", title))]


def opening(part: str, text: str, start: int, end: int, given: int | None = None) -> bool:
    """Whether the paragraph `text[start:end]` opens with words of `part`; `given` is the report's year."""
    return bool(_openings(given)[part].search(text[start : min(end, start + 150)]))


def closes(text: str, start: int, end: int) -> bool:
    """Whether the paragraph is a final appeal."""
    return bool(_openings(None)["closing"].search(text, start, end))


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether a stretch speaks more of what is to come than of what was done."""
    return len(_AHEAD.findall(text, start, end)) > 2 * len(_BEHIND.findall(text, start, end))


@cache
def _vocabulary() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("parts.toml").read_text(encoding="utf-8"))


@cache
def _headings() -> list[tuple[str, re.Pattern[str]]]:
    return [(entry["part"], re.compile(entry["pattern"])) for entry in _vocabulary()["heading"]]


@cache
def _openings(given: int | None) -> dict[str, re.Pattern[str]]:
    named = {"{given}": _spelled(given), "{past}": _spelled(given and given - 1)}
    found: dict[str, re.Pattern[str]] = {}
    for entry in _vocabulary()["opening"]:
        pattern = entry["pattern"]
        for word, spelled in named.items():
            pattern = pattern.replace(word, spelled)
        found[entry["part"]] = re.compile(pattern)
    return found


def _spelled(year: int | None) -> str:
    """A pattern for a year in any digits; without a year one that nothing matches."""
    if year is None:
        return "(?!)"
    return r"\s?".join(
        f"[{digit}{'０１２３４５６７８９'[int(digit)]}{'〇一二三四五六七八九'[int(digit)]}]"
        for digit in str(year)
    )
