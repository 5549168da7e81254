"""The frame of a report: where its front matter ends, where its final appeal begins, what stands after it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from duixian.reading import parts
from duixian.reading.characters import solid
from duixian.reading.headings import BARE, SECTION, Head, numbering

Span = tuple[int, int]

END_MATTER = ("notes", "honours", "annex")
_TAIL = 1500  # characters: a final appeal is shorter
_ADDRESS = re.compile("各位代表|同志们")
_NOTE_ITEM = re.compile(
    r"(?:\[\d{1,3}\]|［\d{1,3}］|【\d{1,3}】|[①-⑳]|注\d*[：:]|\d{1,2}[.、．]\s*[“《][^”》]{1,40}[”》][^，。]{0,8}[：:])"
)
_YEAR = "(?:[12][0-9]{3}|[１２][０-９]{3}|[一二][〇○零一二三四五六七八九]{3})年度?"
_PLACE = "[\u4e00-\u9fff]{1,24}?(?:省|市|县|区|旗|州|盟|乡|镇|街道)"
_TITLE = re.compile(
    rf"(?:关于)?(?:{_YEAR})?(?:{_PLACE})?(?:{_YEAR})?(?:人民)?政府工作(?:的)?报告(?:[（(].{{1,12}}[）)])?"
    rf"|(?:关于)?(?:{_PLACE})?{_YEAR}国民经济[和与]社会发展.{{2,60}}报告(?:[（(].{{1,12}}[）)])?"
)
_ABOVE = re.compile(rf"(?:{_YEAR})?{_PLACE}(?:人民政府)?|{_YEAR}")
_LEADER = re.compile(r"[…·.．\s]{2,}\d*$|\s+")


@dataclass(frozen=True, slots=True)
class Frame:
    """Indices of paragraphs.

    The title is `title[0]` to `title[1]` (exclusive); the body begins at `body` (the number of paragraphs
    where the text shows no report), the final appeal at `closing`, what is printed after it at `after`.
    """

    title: Span
    body: int
    closing: int
    after: int


def frame(text: str, spans: Sequence[Span], heads: Sequence[Head | None]) -> Frame:
    """The frame of the report whose paragraphs are `spans`, with their headings."""
    title = _title(text, spans[:15])
    body = _body(text, spans, heads, title[1])
    after = _after(text, spans, body)
    closing, appeal = _closing(text, spans, heads, body, after)
    printed = (at for at in range(appeal + 1, after) if heads[at] or _NOTE_ITEM.match(text, spans[at][0]))
    return Frame(title, body, closing, next(printed, after))


def title_of(text: str, start: int, head: Head) -> str:
    """A heading's words without its numbering."""
    number = numbering(text, start)
    return text[number[1] if number else start : head.end]


def end_matter(text: str, start: int, end: int) -> str | None:
    """The part that a short line opens as the heading of what is printed after the report (附注： 附件)."""
    part = parts.part_of_heading(text[start:end]) if end - start <= 40 else None
    return part if part in END_MATTER else None


def _body(text: str, spans: Sequence[Span], heads: Sequence[Head | None], title: int) -> int:
    listed = _contents(text, spans, heads)
    speech = next((at for at, span in enumerate(spans) if parts.opening("speech", text, *span)), len(spans))
    main = next(
        (
            at
            for at, (span, head) in enumerate(zip(spans, heads, strict=True))
            if head
            and at >= title
            and at not in listed
            and (head.rank <= SECTION or head.rank == BARE)
            and parts.part_of_heading(title_of(text, span[0], head)) in ("review", "plan", "problems")
        ),
        len(spans),
    )
    said = ("review", "plan", "problems")
    if main == len(spans):
        opened = (
            at for at, span in enumerate(spans) if any(parts.opening(part, text, *span) for part in said)
        )
        main = next(opened, main)
    return speech + 1 if title <= speech < main else main


def _contents(text: str, spans: Sequence[Span], heads: Sequence[Head | None]) -> set[int]:
    """The lines of a table of contents (目录): headings on lines of their own that come again."""
    last: dict[str, int] = {}
    listed = set()
    for at in range(len(spans) - 1, -1, -1):
        head = heads[at]
        if head and head.rank <= SECTION:
            line = _LEADER.sub("", text[spans[at][0] : head.end])
            if last.setdefault(line, at) != at and head.alone:
                listed.add(at)
    return listed


def _after(text: str, spans: Sequence[Span], body: int) -> int:
    """Where a heading or an imprint shows that the report is over."""
    over = (
        at
        for at in range(body + 1, len(spans))
        if end_matter(text, *spans[at])
        or (2 * at > len(spans) and parts.opening("imprint", text, *spans[at]))
    )
    return next(over, len(spans))


def _closing(
    text: str, spans: Sequence[Span], heads: Sequence[Head | None], body: int, after: int
) -> tuple[int, int]:
    """Where the last call begins (at the address before the final appeal) and where the appeal stands."""
    short = (at for at in range(body, after) if spans[at][1] - spans[at][0] <= 6)  # 结束语
    first = next((at for at in short if parts.part_of_heading(text[slice(*spans[at])]) == "closing"), body)
    tail = range(after - 1, first - 1, -1)
    near = (
        at for at in tail if spans[after - 1][1] - spans[at][0] < _TAIL and parts.closes(text, *spans[at])
    )
    call = (at for at in tail if 2 * at > len(spans) and parts.opening("call", text, *spans[at]))
    appeal = next(near, next(call, after))
    if appeal == after and first == body:
        return after, after
    last = min(appeal, after - 1)
    address = next((at for at in range(last, first - 1, -1) if _ADDRESS.match(text, spans[at][0])), last)
    brief = spans[last][1] - spans[address][0] < _TAIL and not any(heads[address:last])
    return (address if brief else appeal), appeal


def _title(text: str, front: Sequence[Span]) -> Span:
    for lines in (1, 2, 3, 4):
        for at in range(len(front) - lines + 1):
            joined = solid(text[front[at][0] : front[at + lines - 1][1]])
            if len(joined) <= 90 and _TITLE.fullmatch(joined.lstrip("—")):
                above = at and _ABOVE.fullmatch(solid(text[slice(*front[at - 1])]))
                return (at - 1 if above else at, at + lines)
    return (0, 0)
