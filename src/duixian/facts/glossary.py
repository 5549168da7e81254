"""Terms (名词解释) that a report explains: in a list of notes at its end, or in brackets where they stand.

A list of notes may be numbered in any of the usual ways, one note a line or run together; the marks that
refer to it from the running text may be of another style ((8) in the text, 8. in the list). Marks without
notes explain nothing, and a number at the head of a line or after a colon counts items and is no mark.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from duixian.reading.outline import Outline
from duixian.records import Term

_CIRCLES = {
    chr(code): number for number, code in enumerate([*range(0x2460, 0x2474), *range(0x3251, 0x3260)], 1)
}
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
STYLES = {  # of marks; the number is in the group
    "square": re.compile(r"[\[［〔](\d{1,3})[\]］〕](?!号)"),
    "lens": re.compile(r"【(\d{1,3})】"),
    "round": re.compile(r"[(（](\d{1,3})[)）]"),
    "circle": re.compile(rf"([{''.join(_CIRCLES)}])"),
    "superscript": re.compile(r"([⁰¹²³⁴-⁹]{1,3})"),
    "dot": re.compile(r"(?:注释?)?(?<![\d.．])(\d{1,3})(?:[.．、:：](?!\d)|(?=[“]))"),
}
_AT_HEAD = re.compile(r"(?:^|[\n。；;！!])[\s\u3000]*(?:注释?[:：]?\s*)?$")
_EXPLAINED = re.compile(
    r"\s*(?P<term>“[^”\n]{1,40}”[^:：。\n“”]{0,20}?|《[^》\n]{1,40}》|[^:：。，,；;\n]{2,40}?)"
    r"\s*(?:[:：]\s*(?:是指|即|指)?|——|(?:[,，]指|[,，]?(?:是指|即|指的是|主要指)))\s*(?P<meaning>\S.*)",
    re.DOTALL,
)
_EXPLAINED_AFTER_BLANK = re.compile(
    r"\s*(?P<term>[^\s:：。，,；;]{2,20})[ \u3000]+(?P<meaning>\S.*)", re.DOTALL
)
_ABBREVIATION = re.compile(
    r"(?P<term>[A-Z](?<![A-Za-z].)(?=[a-z]*[A-Z])[A-Za-z]{1,14})[(（](?P<meaning>[一-鿿“”·]{4,30})[)）]"
)
_PART_OF = re.compile("[段线期站厂区室]$")  # G(南段): which part, not what it is
_QUOTED = re.compile(r"(?P<term>“[^”\n]{2,20}”)[^，。(（]{0,6}[(（](?P<meaning>[^()（）\n]{4,120})[)）]")
_THAT_IS = re.compile(r"(?:即|是指|指)[:：]?\s*")
_COUNTS = dict(zip("一二两三四五六七八九十", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True))


@dataclass(frozen=True, slots=True)
class _Note:
    """A note: its number (None if the list is not numbered), how that is printed, and its span."""

    number: int | None
    mark: str | None
    start: int
    words: int  # where the mark ends
    end: int


def terms(doc: str, text: str, outline: Outline) -> list[Term]:
    """The terms that `text` explains, in the order of their explanations."""
    running = [
        (block.start, block.end)
        for block in outline.blocks
        if block.part not in ("notes", "honours", "annex")
    ]
    listed = [note for start, end in _stretches(outline) for note in _notes(text, start, end)]
    marks = _marks(text, running, {note.number for note in listed if note.number is not None})
    found = [_term(doc, text, note, marks) for note in listed]
    found += [term for start, end in running for term in _in_brackets(doc, text, start, end)]
    return sorted((term for term in found if term), key=lambda term: term.start)


def _stretches(outline: Outline) -> Iterator[tuple[int, int]]:
    """The stretches of notes: runs of their paragraphs between headings."""
    start = end = -1
    for block in outline.blocks:
        if block.part == "notes" and block.kind == "paragraph":
            start, end = (block.start if start < 0 else start), block.end
        elif start >= 0:
            yield start, end
            start = -1
    if start >= 0:
        yield start, end


def _number(mark: str) -> int:
    return _CIRCLES.get(mark) or int(mark.translate(_SUPERSCRIPTS))


def _notes(text: str, start: int, end: int) -> list[_Note]:
    """The notes in `text[start:end]`: by the style of numbering that comes first, else one a line."""
    styles = [style for pattern in STYLES.values() if (style := _counted(text, start, end, pattern))]
    if styles:
        counted = min(styles, key=lambda style: (style[0].start(), -len(style)))  # others count inside a note
        ends = [match.start() for match in counted[1:]] + [end]
        return [
            _Note(_number(match[1]), match.group(), match.start(), match.end(), stop)
            for match, stop in zip(counted, ends, strict=True)
        ]
    lines = (line.span() for line in re.compile(r"[^\n]+").finditer(text, start, end))
    return [_Note(None, None, first, first, last) for first, last in lines]


def _counted(text: str, start: int, end: int, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """The marks at the head of a line or sentence that count on from one to the next, or skip up to two."""
    counted: list[re.Match[str]] = []
    for match in pattern.finditer(text, start, end):
        last = _number(counted[-1][1]) if counted else 0
        at_head = match.start() == start or _AT_HEAD.search(
            text[max(start, match.start() - 8) : match.start()]
        )
        if at_head and last < _number(match[1]) <= last + (3 if counted else 200):
            counted.append(match)
    return counted


def _marks(text: str, running: list[tuple[int, int]], numbers: set[int]) -> dict[int, list[tuple[int, str]]]:
    """Where the mark of each note stands in the running text, how it is printed, in the style that fits."""
    best: dict[int, list[tuple[int, str]]] = {}
    if not numbers:
        return best
    for name, pattern in STYLES.items():
        if name == "dot":
            continue  # 8.“旅游+” in running text counts items
        places: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for start, end in running:
            for match in pattern.finditer(text, start, end):
                if match.start() > start and _refers(text, match) and _number(match[1]) in numbers:
                    places[_number(match[1])].append((match.start(), match.group()))
        if len(places) > len(best):
            best = dict(places)
    return best if 2 * len(best) >= len(numbers) else {}


def _refers(text: str, mark: re.Match[str]) -> bool:
    """Whether `mark` stands right behind a word, as a reference does; an item's number stands before one."""
    return text[mark.start() - 1] not in "\n \t\u3000:：;；。!！?？、"


def _term(doc: str, text: str, note: _Note, marks: dict[int, list[tuple[int, str]]]) -> Term | None:
    match = _EXPLAINED.match(text, note.words, note.end)
    if match is None and note.mark:
        match = _EXPLAINED_AFTER_BLANK.match(text, note.words, note.end)
    if match is None:
        return None
    end = note.start + len(text[note.start : note.end].rstrip())
    places = marks.get(note.number, []) if note.number is not None else []
    mark = places[0][1] if places else note.mark
    meaning = " ".join(match["meaning"].split())
    return Term(
        doc, note.start, end, _name(match["term"]), meaning, mark, tuple(start for start, _mark in places)
    )


def _name(term: str) -> str:
    """`term` without blanks, and without quotation marks if they hold all of it."""
    term = "".join(term.split())
    return term[1:-1] if term.startswith("“") and term.find("”") == len(term) - 1 else term


def _in_brackets(doc: str, text: str, start: int, end: int) -> Iterator[Term]:
    """Brackets that clearly explain: RCEP(区域全面经济伙伴关系协定), “三个一批”(签约、开工、投产)."""
    for match in _ABBREVIATION.finditer(text, start, end):
        if not _PART_OF.search(match["meaning"]):
            yield Term(doc, match.start(), match.end(), match["term"], match["meaning"], None, ())
    for match in _QUOTED.finditer(text, start, end):
        said = _THAT_IS.match(match["meaning"])
        if said or _lists_what_is_counted(match["term"], match["meaning"]):
            meaning = match["meaning"][said.end() :] if said else match["meaning"]
            yield Term(doc, match.start(), match.end(), _name(match["term"]), meaning, None, ())


def _lists_what_is_counted(term: str, meaning: str) -> bool:
    """Whether `meaning` lists as many items as `term` counts: 三个一批, two 、."""
    items = meaning.count("、") + 1
    return items > 1 and items in {_COUNTS[char] for char in term if char in _COUNTS}
