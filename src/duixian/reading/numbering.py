"""Word's automatic numbering: the labels (一、 (一) 1.) that the page shows and the text lacks."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Level:
    start: int
    form: str  # ST_NumberFormat, ECMA-376 part 1, 17.18.59
    pattern: str  # such as 第%1章


@dataclass(slots=True)
class Numbering:
    """The lists of one document and how far each has counted; `label` must be called in reading order."""

    lists: dict[str, str]  # numId → abstractNumId
    levels: dict[str, dict[int, Level]]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, number: str, depth: int) -> str:
        """The label of the next paragraph of list `number` at level `depth`; empty for bullets."""
        levels = self.levels.get(self.lists.get(number, ""), {})
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(self.lists[number], {})
        for deeper in [known for known in counts if known > depth]:
            del counts[deeper]
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        if levels[depth].form in ("bullet", "none"):
            return ""
        label = levels[depth].pattern
        for at, level in levels.items():
            label = label.replace(f"%{at + 1}", written(counts.get(at, level.start), level.form))
        return label


def numbering(root: etree._Element | None) -> Numbering:
    """The lists that `root` (numbering.xml) defines."""
    if root is None:
        return Numbering({}, {})
    levels = {
        abstract.get(f"{W}abstractNumId", ""): dict(_levels(abstract))
        for abstract in root.iter(f"{W}abstractNum")
    }
    lists = {}
    for number in root.iter(f"{W}num"):
        abstract = _value(number, "abstractNumId") or ""
        if override := dict(_overrides(number, levels.get(abstract, {}))):
            levels[f"{abstract}/{number.get(f'{W}numId')}"] = {**levels.get(abstract, {}), **override}
            abstract = f"{abstract}/{number.get(f'{W}numId')}"
        lists[number.get(f"{W}numId", "")] = abstract
    return Numbering(lists, levels)


def _levels(element: etree._Element) -> Iterator[tuple[int, Level]]:
    for level in element.iter(f"{W}lvl"):
        start = int(_value(level, "start") or 1)
        yield (
            int(level.get(f"{W}ilvl", "0")),
            Level(start, _value(level, "numFmt") or "decimal", _value(level, "lvlText") or ""),
        )


def _overrides(number: etree._Element, levels: dict[int, Level]) -> Iterator[tuple[int, Level]]:
    for override in number.iter(f"{W}lvlOverride"):
        yield from _levels(override)
        depth, start = int(override.get(f"{W}ilvl", "0")), _value(override, "startOverride")
        if start and depth in levels:
            yield depth, Level(int(start), levels[depth].form, levels[depth].pattern)


def _value(element: etree._Element, name: str) -> str | None:
    found = element.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val")


def written(number: int, form: str) -> str:
    """`number` in a number format of Word.

    >>> written(12, "chineseCounting"), written(3, "decimalEnclosedCircle"), written(2,
    "ideographTraditional") ('十二', '③', '乙')
    """
    if form in (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCountingThousand",
    ):
        return _chinese(number)
    if form in ("ideographDigital", "taiwaneseCounting"):
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    if form == "chineseLegalSimplified":
        return "".join(_LEGAL[int(digit)] for digit in str(number))
    if form == "ideographTraditional" and 1 <= number <= 10:
        return _STEMS[number - 1]
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x245F + number)
    if form in ("upperLetter", "lowerLetter") and 1 <= number <= 26:
        return chr((0x40 if form == "upperLetter" else 0x60) + number)
    if form in ("upperRoman", "lowerRoman"):
        return _roman(number).upper() if form == "upperRoman" else _roman(number)
    return f"{number:02}" if form == "decimalZero" else str(number)


def _chinese(number: int) -> str:
    """Numbers up to 999 as they are counted: 十, 十二, 二十, 一百零三."""
    if not 0 < number < 1000:
        return str(number)
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value and len(text) < 20:
            text, number = text + letters, number - value
    return text
