"""Where running text mentions indicators of the catalogue."""

import re
from dataclasses import dataclass
from functools import cache

from duixian.indicators.catalogue import Indicator, standard
from duixian.indicators.words import words

_WORD = re.compile(r"[A-Za-z0-9]{2}")


@dataclass(frozen=True, slots=True)
class Mention:
    """`text[start:end]` names `indicator`."""

    start: int
    end: int
    indicator: Indicator


def find(text: str) -> list[Mention]:
    """All mentions of indicators in `text`, in order, the longest name where several begin at one place.

    A name that is part of a neighbour's (人均 or 园区 before it) is no mention. Names that are words of the
    common language as well (出口, 物价: `bare` in the catalogue) are not looked for.

    >>> [mention.indicator.id for mention in find("园区规上工业总产值增长9%，固定资产投资增长7%。")]
    ['fixed_asset_investment']
    """
    written = standard().written
    mentions = []
    for found in _pattern().finditer(text):
        start, end = found.span()
        indicator = written[found.group()]
        if indicator and not (_narrowed(text, start) or _inside_word(text, start) or _inside_word(text, end)):
            mentions.append(Mention(start, end, indicator))
    return mentions


def _narrowed(text: str, start: int) -> bool:
    """Whether a place stands before `start` of which the name would be the indicator's part."""
    return text.endswith(words().narrowing, 0, start)


def _inside_word(text: str, at: int) -> bool:
    """Whether a Latin word or number goes on across `at`: A级景区 in 4A级景区."""
    return at > 0 and _WORD.match(text, at - 1) is not None


@cache
def _pattern() -> re.Pattern[str]:
    """Every written name in one expression, shaped as a trie: it fails early and takes the longest."""
    tree: dict[str, object] = {}
    for name in standard().written:
        node = tree
        for letter in name:
            node = node.setdefault(letter, {})  # type: ignore[assignment]
        node[""] = {}
    return re.compile(_source(tree))


def _source(node: dict[str, object]) -> str:
    ends = "" in node
    branches = [re.escape(key) + _source(child) for key, child in node.items() if key]  # type: ignore[arg-type]
    if not branches:
        return ""
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}"
