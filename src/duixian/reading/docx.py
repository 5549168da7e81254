"""Word documents (.docx): paragraphs, headings, tables, notes and text boxes in reading order.

What a reader of the page sees is text: automatic numbers are written out, deleted and hidden text, field
codes, page headers and tables of contents are left out. Notes follow the body, as they do in print.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import reduce
from io import BytesIO
from zipfile import ZipFile

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.part import Part
from lxml import etree

from duixian.errors import BadInput
from duixian.language import _
from duixian.reading import limits
from duixian.reading.archive import BROKEN
from duixian.reading.characters import join, squeeze, superscript
from duixian.reading.document import Document
from duixian.reading.draft import Cell, Draft
from duixian.reading.numbering import Numbering, W, numbering
from duixian.reading.sniff import broken_zip

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_UNREAD = {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "rt", "pPr", "rPr", "delText", "sectPr")}
_SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}


def read_docx(data: bytes, name: str, where: str | None = None) -> Document:
    """The Word document `data`; raises BadInput if it is broken, too large or no Word document."""
    where = where or name
    try:
        with ZipFile(BytesIO(data)) as archive:
            limits.check_zip(archive, where)
            for member in archive.infolist():
                if member.filename.endswith(".xml"):
                    limits.check_size(member.file_size, where, limits.PART_BYTES)
        main = OpcPackage.open(BytesIO(data)).main_document_part
    except (*BROKEN, etree.XMLSyntaxError) as error:
        raise broken_zip(where) from error
    body = _tree(main).find(f"{W}body")
    if body is None:
        raise BadInput(where, _("文件里没有正文。"), _("请用 Word 或 WPS 打开后另存为 docx 再试。"))
    draft = Draft(name, "docx")
    writer = Writer(draft, _outline_levels(_part(main, RT.STYLES)), numbering(_part(main, RT.NUMBERING)))
    writer.blocks(body)
    for kind, relation in (("footnote", RT.FOOTNOTES), ("endnote", RT.ENDNOTES)):
        writer.notes(kind, _part(main, relation))
    return draft.document()


def _tree(part: Part) -> etree._Element:
    """The part's XML, with no entity expanded and no network asked."""
    return etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))


def _part(main: Part, relation: str) -> etree._Element | None:
    try:
        return _tree(main.part_related_by(relation))
    except KeyError:
        return None


@dataclass(frozen=True, slots=True)
class Style:
    level: int = 0  # 1 to 9 for headings, 0 for body text
    list: tuple[str, int] | None = None  # numId and level of a numbered style
    contents: bool = False  # a line of a table of contents (目录)


def _outline_levels(root: etree._Element | None) -> dict[str, Style]:
    """What each paragraph style says of headings and numbering, what it inherits included."""
    if root is None:
        return {}
    elements = {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}
    return {name: _style(name, elements) for name in elements}


def _style(name: str, elements: dict[str, etree._Element]) -> Style:
    level, numbered, contents, seen = None, None, False, set()
    while name in elements and name not in seen:
        seen.add(name)
        element = elements[name]
        title = (_attribute(element, f"{W}name") or "").lower()
        contents = contents or title.startswith("toc ")
        properties = element.find(f"{W}pPr")
        if properties is not None:
            level = level if level is not None else _outline_level(properties)
            numbered = numbered or _list_of(properties)
        name = _attribute(element, f"{W}basedOn") or ""
    return Style(level or 0, numbered, contents)


def _outline_level(properties: etree._Element) -> int | None:
    """1 to 9 for a heading, 0 for body text (outline level 9 in the file), None where nothing is said."""
    value = _attribute(properties, f"{W}outlineLvl")
    return None if value is None else (int(value) + 1) % 10


def _list_of(properties: etree._Element) -> tuple[str, int] | None:
    numbered = properties.find(f"{W}numPr")
    number = None if numbered is None else _attribute(numbered, f"{W}numId")
    return None if number is None else (number, int(_attribute(numbered, f"{W}ilvl") or 0))


def _attribute(element: etree._Element | None, child: str) -> str | None:
    found = None if element is None else element.find(child)
    return None if found is None else found.get(f"{W}val")


@dataclass(slots=True)
class Writer:
    """Writes a document's body into `draft`, counting its lists and notes on the way."""

    draft: Draft
    styles: dict[str, Style]
    numbering: Numbering
    _noted: dict[tuple[str, str], int] = field(default_factory=dict)  # (kind, id) → the number of its mark

    def blocks(self, parent: etree._Element) -> None:
        """Write the paragraphs and tables in `parent`, through whatever wraps them."""
        for element in parent:
            if element.tag == f"{W}p":
                self.paragraph(element)
            elif element.tag == f"{W}tbl":
                self.table(element)
            elif element.tag == f"{MC}AlternateContent":
                self.blocks(_chosen(element))
            elif element.tag not in _UNREAD:
                self.blocks(element)

    def paragraph(self, element: etree._Element) -> None:
        """Write one paragraph and, after it, the text boxes that are anchored in it."""
        properties = element.find(f"{W}pPr")
        style = self.styles.get(_attribute(properties, f"{W}pStyle") or "", Style())
        boxes: list[etree._Element] = []
        text = self.text(element, boxes)
        if not style.contents:
            self._write(text, properties, style)
        for box in boxes:
            start = self.draft.length
            self.blocks(box)
            if self.draft.length > start:
                self.draft.mark("box", (start, self.draft.length - 1))

    def _write(self, text: str, properties: etree._Element | None, style: Style) -> None:
        label, level = "", style.level
        if properties is not None:
            direct = _outline_level(properties)
            level = level if direct is None else direct
            if (listed := _list_of(properties) or style.list) and text.strip():
                label = self.numbering.label(*listed)
        for line in map(squeeze, text.split("\n")):
            if line:
                span = self.draft.paragraph((label + line, None))
                label = ""
                if level:
                    self.draft.mark("heading", span, level)

    def text(self, element: etree._Element, boxes: list[etree._Element]) -> str:
        """The text in `element`, soft line breaks as newlines; text boxes met inside are put into `boxes`."""
        pieces = ""
        for child in element:
            if child.tag in (f"{W}t", f"{M}t"):
                pieces += child.text or ""
            elif child.tag == f"{W}txbxContent":
                boxes.append(child)
            elif child.tag == f"{W}r":
                pieces += self._run(child, pieces, boxes)
            elif child.tag in _SIGNS:
                pieces += _SIGNS[child.tag]
            elif child.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                pieces += self._reference(child)
            elif child.tag == f"{MC}AlternateContent":
                pieces += self.text(_chosen(child), boxes)
            elif child.tag not in _UNREAD:
                pieces += self.text(child, boxes)
        return pieces

    def _run(self, run: etree._Element, before: str, boxes: list[etree._Element]) -> str:
        properties = run.find(f"{W}rPr")
        hidden = properties is not None and properties.find(f"{W}vanish") is not None
        text = "" if hidden else self.text(run, boxes)
        raised = _attribute(properties, f"{W}vertAlign") == "superscript"
        return superscript(text, before) if raised and "[" not in text else text

    def _reference(self, element: etree._Element) -> str:
        kind = etree.QName(element).localname.removesuffix("Reference")
        number = self._noted.setdefault((kind, element.get(f"{W}id", "")), len(self._noted) + 1)
        return "" if element.get(f"{W}customMarkFollows") in ("1", "true") else f"[{number}]"

    def table(self, element: etree._Element) -> None:
        """Write a table; one of a single cell or column only frames text and is written as paragraphs."""
        cells = sorted(_cells(element), key=lambda pair: (pair[0].row, pair[0].column))
        if len({cell.column for cell, _content in cells}) < 2:
            for _cell, content in cells:
                self.blocks(content)
        else:
            self.draft.table(replace(cell, text=self._cell_text(content)) for cell, content in cells)

    def _cell_text(self, content: etree._Element) -> str:
        aside = replace(self, draft=Draft(self.draft.name, self.draft.media))
        aside.blocks(content)
        return reduce(join, aside.draft.document().text.split("\n"))

    def notes(self, kind: str, root: etree._Element | None) -> None:
        """Write the notes of `kind` that the body refers to, in the order of their numbers."""
        found = {} if root is None else {note.get(f"{W}id"): note for note in root.iter(f"{W}{kind}")}
        for (of_kind, key), number in list(self._noted.items()):
            if of_kind == kind and key in found:
                text = squeeze(" ".join(self.text(line, []) for line in found[key].iter(f"{W}p")))
                if text:
                    self.draft.mark("note", self.draft.paragraph((f"[{number}]{text}", None)))


def _cells(table: etree._Element) -> Iterator[tuple[Cell, etree._Element]]:
    """Where each cell of a table stands and reaches, without its text, and the element of its content."""
    running: dict[
        int, tuple[Cell, etree._Element]
    ] = {}  # by column: the cell that merging may continue downwards
    for row, line in enumerate(_children(table, f"{W}tr")):
        column = int(_attribute(line.find(f"{W}trPr"), f"{W}gridBefore") or 0)
        head = line.find(f"{W}trPr/{W}tblHeader") is not None
        for content in _children(line, f"{W}tc"):
            properties = content.find(f"{W}tcPr")
            columns = int(_attribute(properties, f"{W}gridSpan") or 1)
            merge = None if properties is None else properties.find(f"{W}vMerge")
            above = running.get(column)
            if merge is not None and merge.get(f"{W}val") != "restart" and above is not None:
                running[column] = (replace(above[0], rows=row - above[0].row + 1), above[1])
            else:
                if above is not None:
                    yield above
                running[column] = (Cell(row, column, "", 1, columns, head), content)
            column += columns
    yield from running.values()


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children of that tag, through wrappers (content controls, insertions), not into nested tables."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _children(child, tag)


def _chosen(alternate: etree._Element) -> etree._Element:
    """The branch of an AlternateContent that holds text; both hold the same, so only one is read."""
    branches = [branch for branch in alternate if branch.tag in (f"{MC}Choice", f"{MC}Fallback")]
    written = (branch for branch in branches if next(branch.iter(f"{W}t"), None) is not None)
    return next(written, alternate if not branches else branches[0])
