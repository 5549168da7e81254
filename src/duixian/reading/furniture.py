"""Page furniture: page numbers and running heads, which stand on every page and belong to no sentence."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from duixian.reading.lines import Line

_NUMBER = re.compile(
    r"(?P<bare>\d{1,4})|[—–―－\-~～·•.\s]+\d{1,4}[—–―－\-~～·•.\s]*|"
    r"(?:第\s*\d{1,4}\s*页|\d{1,4}\s*/)\s*[,，/（(]?\s*(?:共?\s*\d{1,4}\s*页?)?\s*[)）]?|[ivxIVX]{1,6}"
)
_DIGITS = re.compile(r"\d+")
_DEPTH = 2  # lines at the top and the bottom of a page among which furniture is looked for
_SHIFT = 6.0  # points by which a running head may move from page to page
_MOST = 60  # characters of the longest running head


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Each page's lines without its page number and running heads.

    A running head is a short line that stands at the same height at the top or bottom of two fifths of the
    pages (the heads of odd and even pages differ) and of three at least, the same but for its digits.
    """
    heads = _running_heads(pages)
    numbers = _numbers(pages)
    return [
        [
            line
            for line in page
            if (index, line) not in numbers
            and not any(_key(line) == text and abs(line.box[1] - top) < _SHIFT for text, top in heads)
        ]
        for index, page in enumerate(pages)
    ]


def _edges(page: Sequence[Line]) -> Iterator[Line]:
    yield from page[:_DEPTH]
    yield from page[max(_DEPTH, len(page) - _DEPTH) :]


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text)


def _running_heads(pages: Sequence[Sequence[Line]]) -> list[tuple[str, float]]:
    heights: dict[str, list[float]] = {}
    for page in pages:
        for line in _edges(page):
            if len(line.text) <= _MOST:
                heights.setdefault(_key(line), []).append(line.box[1])
    enough = max(3, 0.4 * len(pages))
    found = []
    for text, tops in heights.items():
        for top in tops:
            if sum(abs(top - other) < _SHIFT for other in tops) >= enough:
                found.append((text, top))
                break
    return found


def _numbers(pages: Sequence[Sequence[Line]]) -> set[tuple[int, Line]]:
    """The page numbers, as (page index, line).

    A figure between dashes or counted as a page (— 3 —, 第3页) is one by its look. A bare figure is one if it
    is the outermost line and runs with the pages: figure and page differ by the same on two pages at least.
    """
    certain: set[tuple[int, Line]] = set()
    bare: list[tuple[int, Line, int]] = []
    for index, page in enumerate(pages):
        for line in _edges(page):
            match = _NUMBER.fullmatch(line.text)
            if match and match["bare"]:
                if line in (page[0], page[-1]):
                    bare.append((index, line, int(match["bare"]) - index))
            elif match:
                certain.add((index, line))
    shifts = Counter(shift for _index, _line, shift in bare)
    return certain | {(index, line) for index, line, shift in bare if shifts[shift] >= 2}
