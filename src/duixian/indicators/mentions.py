"""Where running text mentions indicators of the catalogue."""

import re
from dataclasses import dataclass
from functools import cache

from duixian.indicators.catalogue import Indicator, standard
from duixian.indicators.words import words


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
    narrowing = words().narrowing
    longest = max(map(len, narrowing))
    mentions = []
    for found in _pattern().finditer(text):
        indicator = written[found.group()]
        start = found.start()
        if indicator and not text.endswith(narrowing, max(0, start - longest), start):
            mentions.append(Mention(start, found.end(), indicator))
    return mentions


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
