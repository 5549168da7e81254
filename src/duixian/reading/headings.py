"""Headings: what, at the head of a paragraph, is a heading (标题), and how deep it stands.

Three kinds: a numbered one (一、 （一） 1. 第一， 一是 ——), on its own or run into its paragraph; an
unnumbered line without a closing mark; and a short first sentence that other paragraphs have as well
(run-in heading, 段首标题). The styles of numbering and the openings that are plain speech are data:
`headings.toml`.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from duixian.reading.document import Mark

Span = tuple[int, int]

ITEM, BARE, DASH, RUN_IN = 70, 75, 80, 90  # 一是; a line without a number; ——; a first sentence
SECTION = 30  # numbers up to this rank head sections, deeper ones may be items of a list
_LONGEST = 60
_NUMBERED = re.compile(r"[^。！？!?；;]{2,80}(?:[。！？!?]|\Z)")
_SENTENCE = re.compile(r"[^。！？!?；;\n]{2,80}。")
_LINE_ENDS = re.compile(r"[ \t\u3000]*\n")
_NEXT_ITEM = re.compile("[。；;，,][一二三四五六七八九十](?:是|要)")
_LINE_END = "。！？!?；;，,、：:…”"
_STATED = re.compile(  # a quantity, which a heading does not state; names (“8+4”, 5G, G240) are none
    r"“[^”]{0,20}”|((?<![A-Za-z\d.])[\d.]++(?: [\d.]++)*+(?! ?[届次条年]|[A-Za-z])"  # 2 0 2 5 年 is a year
    r"|[一二两三四五六七八九十百千万亿]+(?:个|名|家|户|项|亩|公里))"
)


@dataclass(frozen=True, slots=True)
class Head:
    """A heading at the head of a paragraph: it ends at `end` (its closing mark included).

    `alone`: nothing follows in the paragraph. `sure`: its form alone shows it; others need company.
    """

    end: int
    rank: int
    alone: bool
    sure: bool = True


def numbering(text: str, start: int) -> tuple[int, int] | None:
    """The rank of the numbering at `start` and where it ends, or None."""
    found = _numbers().match(text, start)
    return (_ranks()[(found.lastindex or 1) - 1], found.end()) if found else None


def bare(text: str, start: int, end: int) -> bool:
    """Whether the line `text[start:end]` can be an unnumbered heading: short, without any closing mark."""
    return text[start:end] in _vocabulary()["short"]["words"] or (
        4 <= end - start <= 50
        and text[end - 1] not in _LINE_END
        and not any(mark in text[start:end] for mark in "。；;|")
        and text.count("，", start, end) + text.count(",", start, end) <= 2
        and not _states(text, start, end)
    )


def _states(text: str, start: int, end: int) -> bool:
    """Whether the stretch states a quantity."""
    return any(found[1] for found in _STATED.finditer(text, start, end))


def heads(text: str, spans: Sequence[Span], marks: Sequence[Mark] = ()) -> list[Head | None]:
    """For each paragraph the heading at its head, or None; `marks` are the lines that the format marks as
    headings.

    A first sentence without a number is a heading only in company: where most paragraphs between two other
    headings begin so. A dash line is one only where no other dash line stands beside it.
    """
    levels = {mark.start: mark.level for mark in marks}
    found = [_marked(text, span, levels) or head(text, *span) for span in spans]
    for at in [at for at, here in enumerate(found) if here and here.rank == DASH and here.alone]:
        beside = [text[start] for start, _ in (*spans[max(at - 1, 0) : at], *spans[at + 1 : at + 2])]
        after = found[at + 1] if at + 1 < len(found) else None
        if text[spans[at][0]] in beside or at + 1 == len(found) or (after is not None and after.rank < DASH):
            found[at] = None
    begun = 0
    for at, (start, _) in enumerate(spans):
        here = found[at]
        if (here is not None and here.sure and here.rank < RUN_IN) or (here is None and resumes(text, start)):
            _keep_company(found, begun, at)
            begun = at + 1
    _keep_company(found, begun, len(found))
    return found


def _marked(text: str, span: Span, levels: dict[int, int]) -> Head | None:
    """The heading that the format makes of a whole paragraph; its number, else its level, gives the rank."""
    if span[0] not in levels or span[1] - span[0] > 2 * _LONGEST:
        return None
    number = numbering(text, span[0])
    return Head(span[1], number[0] if number else 10 * max(levels[span[0]], 1) + 5, alone=True)


def _keep_company(found: list[Head | None], begun: int, end: int) -> None:
    """Drop the first sentences that have too little company among the paragraphs from `begun` to `end`."""
    led = [at for at in range(begun, end) if found[at] is not None]
    first = begun + 1 if found[begun : begun + 1] == [None] else begun  # an introduction needs no heading
    others = found[first:end].count(None)
    if len(led) >= others or (len(led) >= 3 and 2 * len(led) >= others):
        return
    for at in led:
        here = found[at]
        if here is not None and not here.sure:
            found[at] = None


def head(text: str, start: int, end: int) -> Head | None:
    """The heading that the form of the paragraph `text[start:end]` allows at its head, or None."""
    number = numbering(text, start)
    if number is None:
        return Head(end, BARE, alone=True) if bare(text, start, end) else _run_in(text, start, end)
    rank, begin = number
    lead = _NUMBERED.match(text, begin, end)
    if rank <= SECTION and (run_on := _run_on().match(text, begin, end)):
        return Head(run_on.end(), rank, alone=False)
    if lead is None or lead.end() - start > (45 if rank >= DASH else _LONGEST):
        return None
    alone = lead.end() >= end
    if rank > SECTION and _states(text, begin, lead.end()):
        return None
    if rank > SECTION and alone and text[end - 1] in _LINE_END:
        return Head(end, rank, alone) if rank == DASH and text[end - 1] == "。" else None
    if rank == ITEM and _NEXT_ITEM.search(text, lead.end(), end):
        return None
    return Head(lead.end(), rank, alone)


def _run_in(text: str, start: int, end: int) -> Head | None:
    lead = _SENTENCE.match(text, start, end)
    if lead is None or lead.end() - start < 5:
        return None
    own_line = _LINE_ENDS.match(text, lead.end()) is not None
    longest = 45 if own_line else 24
    if lead.end() - start > longest or end - lead.end() < 8 or _states(text, *lead.span()):
        return None
    if _plain_speech().match(text, start) or (not own_line and _is_statement(text, *lead.span())):
        return None
    return Head(lead.end(), RUN_IN, alone=False, sure=own_line)


def _is_statement(text: str, start: int, end: int) -> bool:
    inside, after = _statements()
    return bool(inside.search(text[start:end]) or after.match(text, end))


def resumes(text: str, start: int) -> bool:
    """Whether the paragraph at `start` looks past the headings before it (同时， 各位代表！)."""
    return bool(_resume().match(text, start))


@cache
def _vocabulary() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("headings.toml").read_text(encoding="utf-8"))


@cache
def _ranks() -> tuple[int, ...]:
    return tuple(int(style["rank"]) for style in _vocabulary()["number"])


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile("|".join(f"({style['pattern']})" for style in _vocabulary()["number"]))


@cache
def _plain_speech() -> re.Pattern[str]:
    return re.compile("|".join(entry["pattern"] for entry in _vocabulary()["lead"]))


@cache
def _resume() -> re.Pattern[str]:
    return re.compile("|".join(entry["pattern"] for entry in _vocabulary()["resume"]))


@cache
def _statements() -> tuple[re.Pattern[str], re.Pattern[str]]:
    entries = _vocabulary()["statement"]
    inside, after = ("|".join(entry[key] for entry in entries if key in entry) for key in ("pattern", "next"))
    return re.compile(inside), re.compile(after)


@cache
def _run_on() -> re.Pattern[str]:
    words = _vocabulary()["run_on"]
    return re.compile(
        rf"[^。！？!?；;，,\n]{{4,24}}?(?:{'|'.join(words['ends'])})(?={'|'.join(words['begins'])})"
    )
