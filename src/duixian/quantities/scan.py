"""Scanning plain text for numbers: quantities with their units, ranks, dates, and numbers that are only
names.

One compiled expression reads the text from left to right. What can hide a number (a quotation, a book
title, a footnote mark, a road's or product's name) is read first, so that 360 in “360工程” never becomes a
quantity.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from duixian.quantities.periods import DATE
from duixian.quantities.vocabulary import section_of, trie

_UNITS_FILE = section_of("duixian.quantities", "units.txt")
UNIT_KINDS = {word.partition("!")[0]: kind for word, kind in _UNITS_FILE.items() if kind != "same"}
"""Each unit's kind: ratio, points, times, money, physical, counter, days, time, age, name."""


class Token(NamedTuple):
    """A word that the scan recognised: `kind` is quantity, ordinal, double, date, name, note, or a
    punctuation mark.

    For a quantity: `value`, `value_to` (a range), `unit` as written with its scale, `unit_kind`, and
    `over`: whether 余 or 多 inside says that it is more.
    """

    kind: str
    start: int
    end: int
    value: Decimal | None = None
    value_to: Decimal | None = None
    unit: str = ""
    unit_kind: str = ""
    over: bool = False


_NUMBER = r"\d+(?:[.·]\d+)?"
_SCALE = r"(?:[百十]万(?!分)|千?万|[千百十]?亿|万亿|百(?!分)|千(?![瓦米克卡伏乏])|[百千]?万亿)"
_SCALES = rf"(?:万[余多几]?亿|{_SCALE})"
_UNIT = trie(word for word, kind in _UNITS_FILE.items() if kind != "same")
_UNITS = rf"(?:{_UNIT}(?:\((?:{_UNIT})\))?(?:/(?:每)?(?:万|百万)?{_UNIT})?)"
_HOTLINE = r"1\d{2,4}(?=(?:政务|便民|民意|市民|服务|消费|公共|投诉|平台|热线|·))"

# Most characters begin no token and are passed over at once. These may: those of the words of dates, and
# those with which the other alternatives below begin.
_BEGINS = rf"""[{re.escape("".join(sorted(set(DATE))))}\d“‘《「"【\[(第首榜之前翻百两A-Za-z,;:。!?、)|]"""

_PATTERN = re.compile(
    rf"""
  (?={_BEGINS})(?:
    (?P<quote>“[^“”。\n]{{0,40}}”|‘[^‘’。\n]{{0,30}}’|《[^》\n]{{0,60}}》|「[^」\n]{{0,40}}」|"[^"。\n]{{0,30}}")
  | (?P<note>【\d{{1,3}}】|\[\d{{1,3}}\]|(?<=[”》\u4e00-\u9fff])\(\d{{1,2}}\))
  | (?P<bracket>\([^()\d。\n]{{1,24}}\))
  | (?P<date>{DATE})
  | (?P<ordinal>第(?:[一二三四五六七八九十百]+|\d+)(?:[名位])?|首位|榜首|之首
        |前[一二三四五六七八九十百\d]+(?=[名位强,;。、)]|$)[名位]?)
  | (?P<double>翻(?:了)?[一两三]?(?:番|翻))
  | (?P<hundredth>百分之[一二三四五六七八九十百]+|两个百分点)
  | (?P<name>
        {_HOTLINE}
      | [A-Za-z][A-Za-z.\-]*\d+(?:[.\-]\d+)*[A-Za-z+]*
      | \d+(?:\.\d+)?(?:\+[\dA-Za-zN]+)+
      | \d+\#|\d+[-—]\d+\#
      | \d+(?:\.\d+)?(?!GW|MW|kW|KW|KV|kV|TEU|PFLOPS|PB|TB|GB|MB|Mbps|Gbps|Hz)[A-Za-z]+\d*
      | \d+\.\d+\.\d+|\d+°(?!C)|(?<!\d[、,])\d+(?:[、,]\d+)*+号
      | \d{{16,}}  # no figure has so many digits
    )
  | (?P<quantity>
        (?P<fraction>\d+/\d+)(?![\d/])
      | (?P<n1>{_NUMBER})(?P<m1>[余多])?(?P<s1>{_SCALES})?(?P<m2>[余多])?
        (?:
            (?P<u1>{_UNITS})?[—\-~至](?P<n2>{_NUMBER})(?P<m3>[余多])?(?P<s2>{_SCALES})?(?P<m4>[余多])?(?(u1)(?P=u1)|(?P<u2>{_UNITS}))
          | (?P<u>{_UNITS})?
        )
    )
  | (?P<punct>[,;:。!?、()|])
  )
    """,
    re.VERBOSE,
)


def scan(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of plain `text[start:end]` in reading order; what stands between them are words."""
    tokens: list[Token] = []
    add = tokens.append
    for match in _PATTERN.finditer(text, start, len(text) if end is None else end):
        kind = match.lastgroup
        if kind == "punct":
            add(Token(match[0], match.start(), match.end()))
        elif kind == "quantity":
            add(_quantity(match))
        elif kind == "hundredth":
            add(Token("quantity", match.start(), match.end(), _hundredth(match[0]), None, "%", "ratio"))
        else:
            add(Token("name" if kind == "quote" else kind or "", match.start(), match.end()))
    return [_with_shared_unit(text, tokens, index) for index in range(len(tokens))]


def _with_shared_unit(text: str, tokens: list[Token], index: int) -> Token:
    """A bare number whose list names the unit only at its end: 0.7和0.6个百分点."""
    token = tokens[index]
    if token.kind != "quantity" or token.unit or token.unit_kind:
        return token
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following and following.kind == "、":
        following = tokens[index + 2] if index + 2 < len(tokens) else None
    shared = (
        following and following.kind == "quantity" and text[token.end : following.start] in ("和", "、", "与")
    )
    if following is None or not shared or following.unit_kind not in ("points", "ratio", "times"):
        return token
    return token._replace(unit=following.unit, unit_kind=following.unit_kind)


def _quantity(match: re.Match[str]) -> Token:
    if match["fraction"]:
        above, _, below = match["fraction"].partition("/")
        value = Decimal(above) / Decimal(below) if int(below) else None
        return Token("quantity", match.start(), match.end(), value, None, "", "fraction")
    number, more, scale, more2, unit, upper = match.group("n1", "m1", "s1", "m2", "u", "n2")
    value_to = None
    if upper:
        unit = match["u2"] or match["u1"]
        value_to = _decimal(upper)
        scale = match["s2"] or ""
        if match["s1"] and match["s1"] != scale:  # 5000—1万亩: both in the upper end's scale
            return Token("quantity", match.start(), match.end(), _decimal(number), value_to, scale + unit,
                         UNIT_KINDS.get(unit, "counter"))  # fmt: skip
    over = bool(more or more2)
    scale = scale or ""
    if len(scale) == 3 and scale[1] in "余多几":
        over, scale = True, scale[0] + scale[2]
    unit = unit or ""
    kind = UNIT_KINDS.get(unit)
    if kind is None:
        kind = UNIT_KINDS.get(unit.partition("(")[0].partition("/")[0], "") if unit else ""
    return Token("quantity", match.start(), match.end(), _decimal(number), value_to, scale + unit, kind, over)


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace("·", "."))


_DIGITS = dict(zip("一二三四五六七八九", range(1, 10), strict=True))


def chinese_number(word: str) -> int | None:
    """The number that Chinese numerals below a thousand write (二十一 is 21), None where they write none.

    >>> chinese_number("十六"), chinese_number("一百零二"), chinese_number("首")
    (16, 102, None)
    """
    if word.isdigit():
        return int(word)
    total, digit = 0, 0
    for char in word:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char == "两":
            digit = 2
        elif char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        elif char != "零":
            return None
    return total + digit if word else None


def _hundredth(word: str) -> Decimal | None:
    if word == "两个百分点":
        return Decimal(2)
    number = chinese_number(word.removeprefix("百分之"))
    return None if number is None else Decimal(number)
