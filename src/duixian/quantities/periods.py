"""Periods (时间): the words by which a report dates its figures, and what they mean in a report of a given
year.

A period is written as in the records: `2022`, `2018/2022` (a span of years), `2024-01/2024-09` (months).
"""

import re

_YEAR = r"(?:19|20)\d{2}"
DATE = (
    rf"(?:截至|截止|到|至|自|从)?{_YEAR}[—\-~至]{_YEAR}年?"
    rf"|{_YEAR}年(?:度(?!版))?(?:\d{{1,2}}[—\-~至]\d{{1,2}}月(?:份)?|前[一二三]季度|上半年|下半年|\d{{1,2}}月(?:\d{{1,2}}日|份|底|末)?|[底末初前])?"
    r"|\d{1,2}[—\-~至]\d{1,2}月(?:份)?|\d{1,2}月(?:\d{1,2}日|份|底|末|初)?(?:前)?"
    r"|前[一二三]季度|[一二三四]季度(?:末)?|(?<![一-九])上半年|下半年"
    r"|[过近前]去?[一二三四五六七八九十两几]+年(?:来|间)?|[一二三四五六七八九十]年来|[今未]后?来?[一二三四五]年|五年(?!规划|计划|行动|攻坚|倍增|期|制|以上|一)|\d{1,2}(?:多)?年(?:来|间)"
    r"|去年|上年|今年|明年|前年|本年|当年|年内"
    r"|“?十[一二三四五]五”?(?:时期|期间|规划|末|以来)|“(?:[七八九]|十)五”(?:时期|期间|末|以来)?"
)
"""A regular expression (source text) for a word of time."""

_MATCHERS = (
    ("years", re.compile(rf"({_YEAR})[—\-~至]({_YEAR})年?")),
    ("months", re.compile(rf"(?:({_YEAR})年)?(\d{{1,2}})[—\-~至](\d{{1,2}})月")),
    ("quarters", re.compile(rf"(?:({_YEAR})年)?前([一二三])季度")),
    ("half", re.compile(rf"(?:({_YEAR})年)?(上|下)半年")),
    ("quarter", re.compile(r"([一二三四])季度")),
    ("year", re.compile(rf"({_YEAR})年")),
    ("plan", re.compile(r"(十[一二三四五]|[七八九十])五")),
    ("next", re.compile(r"[今未]后?来?([一二三四五])年")),
    ("five", re.compile(r"过去五年|五年来|五年间|近五年|五年|前五年")),
    ("past", re.compile(r"[过近前]去?([二三四六七八九十])年|([二三四六七八九十])年来")),
    ("month", re.compile(r"(\d{1,2})月")),
    ("word", re.compile(r"去年|上年|今年|明年|前年|本年|当年|年内")),
)
_NUMERAL = dict(zip("一二三四五六七八九十", range(1, 11), strict=True))
_PLANS = {"七": 7, "八": 8, "九": 9, "十": 10} | {f"十{one}": 10 + _NUMERAL[one] for one in "一二三四五"}
_QUARTER = {"一": (1, 3), "二": (4, 6), "三": (7, 9), "四": (10, 12)}


def period(word: str, year: int, plan: bool) -> str | None:
    """The period that `word` names in a report given in `year`; `plan`: whether it stands in the plan.

    None where the word names no period of its own (a month and day, the whole year).

    >>> period("去年", 2023, True), period("今年", 2023, True), period("前三季度", 2023, False)
    ('2022', '2023', '2022-01/2022-09')
    >>> period("五年来", 2023, False), period("到2025年", 2023, True), period("今后五年", 2006, True)
    ('2018/2022', '2025', '2006/2010')
    """
    default = year if plan else year - 1
    for name, matcher in _MATCHERS:
        match = matcher.search(word)
        if match:
            return _meaning(name, match, year, default, plan)
    return None


def _meaning(name: str, match: re.Match[str], year: int, default: int, plan: bool) -> str | None:
    match name:
        case "years":
            return f"{match[1]}/{match[2]}"
        case "months":
            base = match[1] or default
            return f"{base}-{int(match[2]):02}/{base}-{int(match[3]):02}"
        case "quarters":
            base = match[1] or default
            return f"{base}-01/{base}-{3 * _NUMERAL[match[2]]:02}"
        case "half":
            base = match[1] or default
            return f"{base}-01/{base}-06" if match[2] == "上" else f"{base}-07/{base}-12"
        case "quarter":
            first, last = _QUARTER[match[1]]
            return f"{default}-{first:02}/{default}-{last:02}"
        case "year":
            return match[1]
        case "plan":
            end = 2005 + 5 * (_PLANS[match[1]] - 10)  # “十一五” ended in 2010
            return str(end) if "末" in match.string[match.end() :] else f"{end - 4}/{end}"
        case "five":
            return f"{year - 5}/{year - 1}"
        case "next":
            return f"{year}/{year + _NUMERAL[match[1]] - 1}"
        case "past":
            return f"{year - _NUMERAL[match[1] or match[2]]}/{year - 1}"
        case "word":
            return {
                "去年": str(year - 1),
                "上年": str(year - 1),
                "前年": str(year - 2),
                "今年": str(year),
                "明年": str(year + 1),
            }.get(match[0], str(default))
    return None
