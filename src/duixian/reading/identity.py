"""What a document is: whose report, of which year and kind, given when, where and by whom."""

import datetime
import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile
from typing import Literal

from duixian.reading import parts
from duixian.reading.characters import INVISIBLE, solid
from duixian.reading.document import Document
from duixian.reading.outline import Outline
from duixian.reading.places import Division, locate, short

Kind = Literal["work", "plan"]

_CARDINAL = "[0-9０-９〇○零一二三四五六七八九十]"
_DIGITS = str.maketrans("０１２３４５６７８９〇○零一二三四五六七八九", "0123456789000123456789")
_DIGIT = _CARDINAL.replace("十", "")
_COUNT = rf"{_DIGIT}{{1,2}}|{_DIGIT}?十{_DIGIT}?"
_DATE = re.compile(rf"({_DIGIT}{{4}})年({_COUNT})月({_COUNT})日")
_YEAR = re.compile(r"(?<!\d)((?:19|20|１９|２０)\d\d)年")

_ORDINAL = "第[一二三四五六七八九十百]{1,4}"
_MEETING = re.compile(
    rf"(?:在|^)([\u4e00-\u9fff]{{0,24}}?{_ORDINAL}届(?:全国)?人民代表大会(?:常务委员会)?{_ORDINAL}次(?:全体)?会议)"
    r"|([\u4e00-\u9fff]{0,10}?[一二三四五六七八九十]{1,3}届人(?:大|代会)(?:常委会)?[一二三四五六七八九十]{1,3}次会议)"
)

_OFFICE = "(?:省长|主席|市长|州长|盟长|区长|县长|旗长|乡长|镇长|总理|主任|局长)"
_SPEAKER = re.compile(rf"([\u4e00-\u9fff（）()]{{0,24}}?{_OFFICE})[：:]?([\u4e00-\u9fff·]{{2,9}})?")
_ORGAN = re.compile(r"[\u4e00-\u9fff]{0,16}(?:发展和?改革|发展计划)(?:委员会|局|委)")

_RANK = "(?:自治区|自治州|自治县|自治旗|街道|省|市|州|县|区|旗|盟|乡|镇)"
_PLACE = rf"([\u4e00-\u9fff]{{1,30}}?{_RANK})"
_YEARS = rf"(?:{_CARDINAL}{{4}}年度?)"
_OWNERS = (  # how a line of the front matter names the reporting government's place, the best first
    re.compile(rf"^(?:关于)?{_YEARS}?{_PLACE}{_YEARS}?(?:人民)?政府工作"),
    re.compile(rf"^(?:关于)?{_PLACE}{_YEARS}?国民经济"),
    re.compile(rf"在{_PLACE}{_ORDINAL}届人民代表大会"),
    re.compile(rf"^{_PLACE}人民政府"),
    re.compile(rf"代表{_PLACE}(?:人民)?政府"),
)
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]+·[\u4e00-\u9fff·]+")
_FRONT = 40  # paragraphs: more is no front matter
_BLANKS = re.compile(rf"[\s{INVISIBLE}—―]+")
_LAST_PLACE = re.compile(rf"[\u4e00-\u9fff]{{1,24}}?{_RANK}")

_STATE = re.compile("代表国务院|国务院总理")
_STATE_CODE = "000000"  # the whole state; the standard itself begins below it
_STATE_NAMES = ("中国", "我国", "全国")

_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("plan", re.compile("国民经济[和与]社会发展(?:计划|规划)?(?:执行|完成)?.{0,30}(?:执行|完成)情况.{0,60}")),
    (
        "work",
        re.compile(
            "政府工作|(?:作|报告)[^，。,]{0,12}工作|代表(?:国务院|[^，。,]{0,16}政府)[，,]?向?(?:大会)?作报告"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Identity:
    """What the text says of itself; what it does not say is None (an empty tuple for `names`).

    `government` is the reporting government (南宁市人民政府, 国务院). `year` is the year the report is
    given, which is the year its plan is for. `names` are the names by which the text calls the reporting
    government's place (南宁市, 南宁). `speaker` is who gave the report: a person, or the organ that the
    text names in a person's place.
    """

    title: str | None
    government: str | None
    code: str | None  # GB/T 2260
    year: int | None
    kind: Kind | None
    meeting: str | None
    date: str | None  # ISO
    speaker: str | None
    names: tuple[str, ...] = ()


def identify(document: Document, outline: Outline) -> Identity:
    """The identity of `document`, from its front matter and its main headings, not its file's name."""
    text = document.text
    front = _front(text, outline)
    title = next((_solid(text[b.start : b.end]) for b in outline.blocks if b.kind == "title"), None)
    dated = next((found for line in front if (found := _DATE.search(line))), None)
    date = _iso(dated) if dated else None
    year = _year(text, outline, title, date)
    whole = ["".join(front)]  # for what a line break cut
    state = any(_STATE.search(line) for line in front)
    place = None if state else _place(front) or _place(whole)
    division = locate(place, year, text) if place else None
    return Identity(
        title=title,
        government="国务院" if state else place and f"{place}人民政府",
        code=_STATE_CODE if state else division.code if division else None,
        year=year,
        kind=_kind([title] if title else []) or _kind(front),
        meeting=_meeting(front) or _meeting(whole),
        date=date,
        speaker=_speaker(front),
        names=_names(text, _STATE_NAMES if state else _called(place, division)),
    )


def _front(text: str, outline: Outline) -> list[str]:
    """The paragraphs before the body, without blanks."""
    blocks = takewhile(lambda block: block.part == "front", outline.blocks)
    return [_solid(text[block.start : block.end]) for block in islice(blocks, _FRONT)]


def _solid(text: str) -> str:
    return _BLANKS.sub("", text)


def _iso(dated: re.Match[str]) -> str | None:
    year, month, day = (_cardinal(part) for part in dated.groups())
    try:
        return datetime.date(year, month, day).isoformat() if 1900 <= year < 2100 else None
    except ValueError:  # 2月30日
        return None


def _cardinal(digits: str) -> int:
    """The number that Arabic or Chinese digits write (二〇二四, 十六, 二十, 31).

    >>> [_cardinal(digits) for digits in ("二〇二四", "十六", "二十", "三十一", "１２")]
    [2024, 16, 20, 31, 12]
    """
    tens, ten, ones = digits.translate(_DIGITS).rpartition("十")
    return int(tens or "1") * 10 + int(ones or "0") if ten else int(ones)


def _year(text: str, outline: Outline, title: str | None, date: str | None) -> int | None:
    """The year of the date, else of the main headings or the title, else the one after the review's."""
    if date:
        return int(date[:4])
    headings = [
        (parts.part_of_heading(s.title), s.title) for s in outline.sections if s.level == 1 and s.title
    ]
    reviewed = [
        max(parts.years(h)) + (not parts.is_mixed(h))
        for said, h in headings
        if said == "review" and parts.years(h)
    ]
    planned = [min(parts.years(h)) for said, h in headings if said == "plan" and parts.years(h)]
    titled = [int(year) for year in _YEAR.findall(title or "")]
    named = reviewed or planned or titled[-1:]
    if named:
        return named[0]
    review = "".join(text[b.start : b.end] for b in outline.blocks if b.part == "review" and b.kind != "cell")
    spoken = Counter(int(year) for year in _YEAR.findall(solid(review))).most_common(1)
    return spoken[0][0] + 1 if spoken else None


def _place(front: list[str]) -> str | None:
    """The place of the reporting government, with the names above it where any line gives them."""
    places = [found[1] for owner in _OWNERS for line in front if (found := owner.search(line))]
    return max((place for place in places if place.endswith(places[0])), key=len, default=None)


def _called(place: str | None, division: Division | None) -> tuple[str, ...]:
    if place is None:
        return ()
    last = division.name if division else _LAST_PLACE.findall(place)[-1]
    return tuple(dict.fromkeys((place, last, short(last))))


def _names(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if name in text)


def _kind(lines: list[str]) -> Kind | None:
    return next((kind for line in lines for kind, words in _KINDS if words.search(line)), None)


def _meeting(front: list[str]) -> str | None:
    """The meeting's full name where a line gives it, else its short one (县十八届人大四次会议)."""
    found = [match for line in front if (match := _MEETING.search(_DATE.sub("", line)))]
    full = next((match[1].rpartition("在")[2] for match in found if match[1]), None)
    return full or next((match[2] for match in found), None)


def _speaker(front: list[str]) -> str | None:
    """Who gave the report: the name after an office, on its line or the next; else the organ that reports."""
    for line, following in pairwise([*front, ""]):
        if office := _SPEAKER.fullmatch(line):
            name = office[2] or (following if _NAME.fullmatch(following) else None)
            if name:
                return name
    return next((line for line in front if _ORGAN.fullmatch(line)), None)
