"""Characters: what reading changes in them whatever the format, and what it leaves alone."""

import re
import unicodedata

HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
WIDE = (
    HAN + "\u2014\u2018-\u201d\u2026\u3000-\u303f\uff00-\uffef"
)  # drawn a full square wide, punctuation too

INVISIBLE = (
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"  # for use inside of a regular expression's brackets
)
_INVISIBLE = dict.fromkeys(
    (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF, 0xFFFE, 0xFFFF)
)
_LOOKALIKES = {  # Kangxi radicals and compatibility ideographs that some PDF fonts map ideographs to
    code: unicodedata.normalize("NFKC", chr(code))
    for block in (range(0x2F00, 0x2FD6), range(0xF900, 0xFADA))
    for code in block
    if unicodedata.normalize("NFKC", chr(code)) != chr(code)
}
_TABLE = {**_INVISIBLE, **_LOOKALIKES, 0xA0: " ", 0x2028: "\n", 0x2029: "\n"}
_LINE_END = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"  # other than \n, as str.splitlines knows them
_UNEVEN = re.compile(f"[{_LINE_END}\xa0]")
_EVEN = {0xA0: " ", **dict.fromkeys(map(ord, _LINE_END), "\n")}
_BLANKS = re.compile(r"[ \t\u3000]+")
_NOTHING = re.compile(rf"[\s{INVISIBLE}]+")
_RENDERED_BLANK = re.compile(rf"(?<=[{WIDE}]) +(?=[0-9A-Za-z(])|(?<=[0-9A-Za-z.%)]) +(?=[{WIDE}%])")
_SQUARE = re.compile(f"[{WIDE}]")
_LATIN = re.compile(r"[A-Za-z]")


def clean(text: str) -> str:
    """`text` without invisible characters, with ideographs for their look-alikes.

    >>> clean("⼀、⼯业\u200b")
    '一、工业'
    """
    return text.translate(_TABLE)


def even(text: str) -> str:
    """`text` with a newline for every line end and a space for every hard one, one character for each.

    >>> even("工作报告\\r\\n一、回顾\\r二、安排\\u2028")
    '工作报告 \\n一、回顾\\n二、安排\\n'
    """
    return text.replace("\r\n", " \n").translate(_EVEN) if _UNEVEN.search(text) else text


def solid(text: str) -> str:
    """`text` without blanks, line breaks and invisible marks.

    >>> solid("政 府　工作\u200b报告")
    '政府工作报告'
    """
    return _NOTHING.sub("", text)


def squeeze(text: str) -> str:
    """One line of `text`, cleaned: blanks at its ends dropped, any stretch of blanks inside it one space.

    >>> squeeze("　　市长　 李明 ")
    '市长 李明'
    """
    return _BLANKS.sub(" ", clean(text).replace("\n", " ").replace("\r", " ")).strip()


def close_gaps(text: str) -> str:
    """`text` without the blanks that a renderer put between ideographs and digits or Latin letters.

    For text read off an image or a page, where a blank is only a gap; Word sets a quarter of a square there.

    >>> close_gaps("增长 6.5 %，新建 3 座 CT 室")
    '增长6.5%，新建3座CT室'
    """
    return _RENDERED_BLANK.sub("", text)


def join(left: str, right: str) -> str:
    """The lines `left` and `right` of one paragraph as one text: a space only between two Latin words.

    >>> join("年产8000", "吨"), join("Belt and", "Road")
    ('年产8000吨', 'Belt and Road')
    """
    if left and right and _LATIN.match(left[-1]) and _LATIN.match(right[0]):
        return f"{left} {right}"
    return left + right


def drawn_width(text: str) -> float:
    """How wide `text` is drawn, in full squares: figures and Latin letters take half a square.

    >>> drawn_width("增长6.5%")
    4.0
    """
    return 0.5 * len(text) + 0.5 * len(_SQUARE.findall(text))


def superscript(text: str, before: str) -> str:
    """What raised `text` becomes in a line of plain text that so far is `before`.

    A raised number after a Latin letter is a power (km²), otherwise it refers to a note (名词解释, 脚注) and
    must not run into the text's own figures, so it is put in square brackets.

    >>> superscript("2", "面积20km"), superscript("1", "“双百”工程"), superscript("①", "工程")
    ('²', '[1]', '①')
    """
    bare = text.strip().strip("[]〔〕【】()（）")
    if not (bare.isascii() and bare.isdigit()):
        return text
    if bare in ("2", "3") and _LATIN.match(before[-1:]):
        return "²" if bare == "2" else "³"
    return f"[{bare}]"
