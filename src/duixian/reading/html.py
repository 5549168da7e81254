"""Web pages: the article of a government page, without the navigation, counters and lists around it.

The article is the smallest element that holds the page's prose, that is blocks that read like sentences and
are no links, with what stands beside it unless that is links or furniture (来源, 浏览次数), and with the
page's title before it.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from lxml import etree

from duixian.reading import limits
from duixian.reading.document import Document
from duixian.reading.draft import Draft
from duixian.reading.webpage import Block, Walk, decoded, parsed

_TOLERANCE = 0.02  # of the page's prose that may stand outside of the article (a notice in the footer)


def read_html(data: bytes, name: str, where: str | None = None) -> Document:
    """The article on the web page `data`; raises BadInput if it is too large, too deep or undecodable."""
    where = where or name
    limits.check_size(len(data), where, limits.TEXT_BYTES)
    page = parsed(decoded(data, where), where)
    walk = Walk(where)
    walk.through(page)
    draft = Draft(name, "html")
    for block in _article(page, walk):
        if block.cells:
            draft.table(block.cells)
        else:
            span = draft.paragraph((block.text, None))
            if block.level:
                draft.mark("heading", span, block.level)
    return draft.document()


def _article(page: etree._Element, walk: Walk) -> Iterator[Block]:
    """The blocks of the article, its title first."""
    blocks, spans = walk.blocks, walk.spans
    start, end = spans[_article_element(page, walk)]
    titles = [at for at in range(start) if blocks[at].level == 1]
    if titles and not any(block.level == 1 for block in blocks[start:end]):
        yield blocks[titles[-1]]
    found = blocks[start:end]
    prose = [at for at, block in enumerate(found) if block.prose]
    first, last = (prose[0], prose[-1]) if prose else (0, len(found) - 1)
    for linked, group in groupby(enumerate(found), key=lambda item: 2 * item[1].linked > len(item[1].text)):
        members = list(group)
        if linked and len(members) >= 3:
            continue  # a list of links inside the article's element
        for at, block in members:
            if first <= at <= last or not block.furniture:
                yield block


def _article_element(page: etree._Element, walk: Walk) -> etree._Element:
    """The smallest element with the page's prose, widened until that would add links or furniture."""
    sums = [0, *accumulate(block.prose for block in walk.blocks)]
    allowed = _TOLERANCE * sums[-1]

    def prose(element: etree._Element) -> int:
        start, end = walk.spans[element]
        return sums[end] - sums[start]

    inner: etree._Element | None = page
    while inner is not None:
        chosen = inner
        inner = next(
            (child for child in chosen if child in walk.spans and prose(child) + allowed >= sums[-1]), None
        )
    while (outer := chosen.getparent()) is not None and not _adds_furniture(walk, chosen, outer):
        chosen = outer
    return chosen


def _adds_furniture(walk: Walk, inner: etree._Element, outer: etree._Element) -> bool:
    (start, end), (outer_start, outer_end) = walk.spans[inner], walk.spans[outer]
    added: Sequence[Block] = walk.blocks[outer_start:start] + walk.blocks[end:outer_end]
    return any(block.furniture for block in added)
