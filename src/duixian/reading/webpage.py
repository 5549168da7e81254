"""A web page as blocks: its paragraphs, headings and data tables in reading order."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from lxml import etree, html

from duixian.errors import BadInput
from duixian.language import _
from duixian.reading.characters import WIDE, squeeze, superscript
from duixian.reading.draft import GRID_LIMIT, SPAN_LIMIT, Cell, oversized_table

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_UNSEEN = {
    "head",
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "svg",
    "nav",
    "footer",
    "aside",
} | {"select", "option", "button", "textarea", "input"}
_INLINE = (
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
    }
    | {
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "o:p",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
    }
    | {"st1:chsdate", "strike", "strong", "sub", "sup", "time", "tt", "u", "ucaps", "var", "wbr"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SENTENCE = re.compile("[，。；！,;]")
_SOURCE_BREAK = re.compile(rf"(?<=[{WIDE}])[ \t\r]*\n\s*(?=[{WIDE}])")
_LONGEST_CELL = 400  # characters; a table with more in a cell arranges the page


@dataclass(slots=True)
class Block:
    """A paragraph, heading (`level`) or data table (`cells`); `linked` of its characters are in links."""

    text: str
    linked: int = 0
    level: int = 0
    cells: list[Cell] = field(default_factory=list)

    @property
    def prose(self) -> int:
        """Its length if it reads like the text of an article, else 0."""
        if 2 * self.linked > len(self.text):
            return 0
        return len(self.text) if self.cells or _SENTENCE.search(self.text) else 0

    @property
    def furniture(self) -> bool:
        """Whether it is a link or speaks of the page and not of the matter."""
        if 2 * self.linked > len(self.text):
            return True
        bare = self.text.replace(" ", "").replace("：", ":")
        return len(bare) < 200 and _furniture_phrases().search(bare) is not None


@cache
def _furniture_phrases() -> re.Pattern[str]:
    """Any phrase of `web_furniture.txt`."""
    text = files("duixian.reading").joinpath("web_furniture.txt").read_text(encoding="utf-8")
    return re.compile("|".join(re.escape(line) for line in text.splitlines() if line and line[0] != "#"))


def decoded(data: bytes, where: str) -> str:
    """The page as text: by its byte order mark, as UTF-8, by its own word (GB 2312 as GB 18030)."""
    for bom, encoding in ((codecs.BOM_UTF8, "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace")
    match = _CHARSET.search(data[:8192])
    said = match[1].decode("ascii").lower() if match else "gb18030"
    if said.startswith("gb") or said in ("x-gbk", "chinese", "utf-8", "utf8"):
        said = "gb18030"
    for encoding in ("utf-8", said):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    texts = [data.decode(encoding, "replace") for encoding in ("utf-8", "gb18030")]
    best = min(texts, key=lambda text: text.count("\ufffd"))
    if best.count("\ufffd") * 1000 > len(best):  # a few broken bytes are no reason to refuse a page
        raise BadInput(where, _("网页的文字编码无法识别。"), _("请在浏览器中打开后另存为 UTF-8 网页或文本。"))
    return best


def parsed(text: str, where: str) -> etree._Element:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        page = html.document_fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        raise BadInput(where, _("网页里没有内容。"), _("请检查文件。")) from error
    if any(entry.level >= etree.ErrorLevels.FATAL for entry in parser.error_log):
        raise BadInput(
            where, _("网页的标签嵌套太深，无法读取。"), _("请在浏览器中打开，复制正文另存为文本。")
        )
    return page


class Walk:
    """Cuts a page into `blocks`; `spans` says which blocks each element holds."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.blocks: list[Block] = []
        self.spans: dict[etree._Element, tuple[int, int]] = {}
        self._text = ""
        self._linked = 0
        self._links = 0
        self._levels: list[int] = []
        self._pre = 0

    def through(self, page: etree._Element) -> None:
        walker = etree.iterwalk(page, events=("start", "end"))
        begun: list[int] = []
        for event, element in walker:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "end":
                self._leave(element, tag, begun.pop())
            else:
                begun.append(self._enter(walker, element, tag))
        self._close()

    def _enter(self, walker: etree.iterwalk, element: etree._Element, tag: str) -> int:
        """Open `element`; the index of its first block."""
        if tag not in _INLINE:
            self._close()
        first = len(self.blocks)
        if tag in _UNSEEN or element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
            walker.skip_subtree()
        elif tag == "table" and (cells := list(_data_cells(element, self.where))):
            self.blocks.append(_table_block(element, cells))
            walker.skip_subtree()
        elif tag == "sup":
            inner = "".join(element.itertext())
            self._add(superscript(inner, self._text.rstrip()))
            walker.skip_subtree()
        else:
            self._links += tag == "a"
            self._pre += tag == "pre"
            if re.fullmatch("h[1-6]", tag):
                self._levels.append(int(tag[1]))
            self._add(element.text or "")
        return first

    def _leave(self, element: etree._Element, tag: str, first: int) -> None:
        if tag not in _INLINE:
            self._close()
        self.spans[element] = (first, len(self.blocks))
        self._links -= tag == "a" and self._links > 0
        self._pre -= tag == "pre" and self._pre > 0
        if re.fullmatch("h[1-6]", tag) and self._levels:
            self._levels.pop()
        self._add(element.tail or "")

    def _add(self, text: str) -> None:
        if self._pre and "\n" in text:
            *done, text = text.split("\n")
            for line in done:
                self._text += line
                self._close()
        self._text += text
        if self._links:
            self._linked += len(text.strip())

    def _close(self) -> None:
        text = _one_line(self._text)
        if text:
            level = self._levels[-1] if self._levels else 0
            self.blocks.append(Block(text, min(self._linked, len(text)), level))
        self._text, self._linked = "", 0


def _one_line(text: str) -> str:
    return squeeze(_SOURCE_BREAK.sub("", text))


def _data_cells(table: etree._Element, where: str) -> Iterator[Cell]:
    """The cells of a table of data; nothing for a table that only arranges the page."""
    if next(table.iterdescendants("table"), None) is not None:
        return
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    texts = {cell: _one_line("".join(cell.itertext())) for row in rows for cell in row}
    if sum(map(bool, rows)) < 2 or max(map(len, rows)) < 2 or max(map(len, texts.values())) > _LONGEST_CELL:
        return
    taken: dict[int, int] = {}  # column → the row from which it is free again
    covered = 0
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while taken.get(column, 0) > at:
                column += 1
            tall, wide = min(_span(cell, "rowspan"), len(rows) - at), _span(cell, "colspan")
            covered += wide * tall
            if covered > GRID_LIMIT:
                raise oversized_table(where)
            parent = cell.getparent().getparent()
            head = cell.tag == "th" or (parent is not None and parent.tag == "thead")
            yield Cell(at, column, texts[cell], tall, wide, head)
            for under in range(column, column + wide):
                taken[under] = at + tall
            column += wide


def _span(cell: etree._Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return (
        min(max(int(value), 1), SPAN_LIMIT) if value.isascii() and value.isdigit() and len(value) < 9 else 1
    )


def _table_block(table: etree._Element, cells: list[Cell]) -> Block:
    linked = sum(len("".join(link.itertext()).strip()) for link in table.iter("a"))
    return Block("".join(cell.text for cell in cells), linked, cells=cells)
