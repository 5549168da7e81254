"""Places: the divisions of China and their codes (行政区划代码, GB/T 2260), dated, from `places.tsv`."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("places.tsv")
_PEOPLES = (
    "蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯|达斡尔|鄂温克|鄂伦春|朝鲜|满|回|藏|苗|彝|壮|布依|侗|瑶|白|土家|哈尼|傣|黎|傈僳|佤|畲"
    "|高山|拉祜|水|东乡|纳西|景颇|土|仫佬|羌|布朗|撒拉|毛南|仡佬|阿昌|普米|怒|俄罗斯|德昂|保安|裕固|京|塔塔尔|独龙|赫哲|门巴|珞巴|基诺|各"
)
_RANK = rf"(?:(?:{_PEOPLES})族?)*自治[区州县旗]|特别行政区|林区|特区|地区|新区|[省市县区旗盟]"
_NAME = re.compile(rf"(.{{2,}}?)(?:{_RANK})")


@dataclass(frozen=True, slots=True)
class Division:
    """A division (行政区划); `first` and `last` are the years at whose end it bore `name`."""

    code: str
    name: str
    first: int
    last: int

    @property
    def parents(self) -> tuple[str, ...]:
        """The codes of the divisions above, nearest first."""
        above = (self.code[:4] + "00", self.code[:2] + "0000")
        return tuple(code for code in above if code != self.code)


def short(name: str) -> str:
    """`name` without the word for its rank (南宁市: 南宁); where one character would be left, `name`.

    >>> short("恩施土家族苗族自治州")
    '恩施'
    """
    ranked = _NAME.fullmatch(name)
    return ranked[1] if ranked else name


def locate(name: str, year: int | None = None, text: str = "") -> Division | None:
    """The division that `name` means in `year`, or None.

    `name` may carry the names of the divisions above it (柳州市柳北区). A name that several divisions bear
    (朝阳区) is settled by the parent that `name` itself or else `text` names; where none or several fit,
    the answer is None. A report is given early in its year, so a name holds from its first year to the year
    after its last.
    """
    for start in range(len(name)):
        found = [division for division in _by_name().get(name[start:], ()) if _in_force(division, year)]
        if found and start:
            found = [division for division in found if _above(division, name[:start], year)]
        if len(found) > 1 and text:
            found = [division for division in found if _above(division, text, year)]
        if found:
            return found[0] if len({division.code for division in found}) == 1 else None
    return None


def _in_force(division: Division, year: int | None) -> bool:
    return division.last == 9999 if year is None else division.first <= year <= division.last + 1


def _above(division: Division, text: str, year: int | None) -> bool:
    """Whether `text` names the division directly above (where that is no place of its own, the province)."""
    for code in division.parents:
        names = [above.name for above in _by_code().get(code, ()) if _in_force(above, year)]
        if names:
            return any(short(name) in text for name in names)
    return False


@cache
def _divisions() -> tuple[Division, ...]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple(Division(code, name, int(first or 0), int(last or 9999)) for code, name, first, last in rows)


@cache
def _by_name() -> dict[str, list[Division]]:
    table = defaultdict(list)
    for division in _divisions():
        table[division.name].append(division)
    return table


@cache
def _by_code() -> dict[str, list[Division]]:
    table = defaultdict(list)
    for division in _divisions():
        table[division.code].append(division)
    return table
