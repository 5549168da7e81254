"""OFD (GB/T 33190—2016), the state's fixed-layout format: a zip of XML pages, measured in mm."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

from lxml import etree

from duixian.errors import BadInput
from duixian.language import _
from duixian.reading import limits
from duixian.reading.archive import BROKEN
from duixian.reading.characters import drawn_width
from duixian.reading.document import Document
from duixian.reading.layout import Sheet, compose, sheet
from duixian.reading.lines import Box, Glyph, standing
from duixian.reading.ruling import grids
from duixian.reading.sniff import broken_zip, encrypted

POINTS = 72 / 25.4  # in a millimetre
_PATH = re.compile(r"([MLSCBQA])((?:\s+-?[\d.]+)*)")
_MOST_DELTAS = 100_000

Matrix = tuple[float, float, float, float, float, float]


@dataclass(slots=True)
class Package:
    """An OFD package and how errors call it."""

    archive: ZipFile
    where: str

    def xml(self, path: str) -> etree._Element:
        """The XML at `path`, no entity expanded; raises BadInput where it is missing or damaged."""
        try:
            data = self.archive.read(path.lstrip("/"))
            return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
        except (*BROKEN, etree.XMLSyntaxError) as error:
            raise broken_zip(f"{self.where} {path}") from error


@dataclass(slots=True)
class Drawn:
    """What is drawn on a page, in points."""

    glyphs: list[Glyph] = field(default_factory=list)
    strokes: list[Box] = field(default_factory=list)
    images: int = 0


def read_ofd(data: bytes, name: str, where: str | None = None) -> Document:
    """The OFD document `data`; raises BadInput if it is broken, encrypted or holds pictures only."""
    where = where or name
    try:
        archive = ZipFile(BytesIO(data))
    except BROKEN as error:
        raise broken_zip(where) from error
    with archive:
        limits.check_zip(archive, where)
        for member in archive.infolist():
            if member.filename.endswith(".xml"):
                limits.check_size(member.file_size, where, limits.PART_BYTES)
            if posixpath.basename(member.filename).startswith("Encrypt"):
                raise encrypted(where)
        drawn = list(_pages(Package(archive, where)))
    if not any(page.glyphs for _width, page in drawn) and any(page.images for _width, page in drawn):
        raise BadInput(where, _("OFD 各页都是图像，没有文字。"), _("请用 OFD 阅读器另存为 PDF 后再读。"))
    return compose([_sheet(at, width, page) for at, (width, page) in enumerate(drawn, 1)], name, "ofd")


def _sheet(number: int, width: float, page: Drawn) -> Sheet:
    return sheet(number, width, page.glyphs, grids(page.strokes))


def _pages(package: Package) -> Iterator[tuple[float, Drawn]]:
    """Each page's width in points and what is drawn on it, its templates included."""
    for body in package.xml("OFD.xml").iter("{*}DocRoot"):
        root = (body.text or "").strip()
        document, folder = package.xml(root), posixpath.dirname(root)
        templates = {
            template.get("ID"): posixpath.join(folder, template.get("BaseLoc", ""))
            for template in document.iter("{*}TemplatePage")
        }
        usual = _numbers(document.findtext("{*}CommonData/{*}PageArea/{*}PhysicalBox"), 4)
        pages = list(document.iterfind("{*}Pages/{*}Page"))
        limits.check_pages(len(pages), package.where)
        for page in pages:
            content = package.xml(posixpath.join(folder, page.get("BaseLoc", "")))
            area = (
                _numbers(content.findtext("{*}Area/{*}PhysicalBox"), 4) or usual or (0.0, 0.0, 210.0, 297.0)
            )
            drawn = Drawn()
            for used in content.iterfind("{*}Template"):
                if used.get("TemplateID") in templates:
                    _draw(package.xml(templates[used.get("TemplateID")]), area, drawn)
            _draw(content, area, drawn)
            limits.check_page(len(drawn.glyphs), package.where)
            yield area[2] * POINTS, drawn


def _draw(page: etree._Element, area: tuple[float, ...], drawn: Drawn) -> None:
    for element in page.iter("{*}TextObject", "{*}PathObject", "{*}ImageObject"):
        boundary = _numbers(element.get("Boundary"), 4) or (0.0, 0.0, 0.0, 0.0)
        origin = boundary[0] - area[0], boundary[1] - area[1]
        matrix = _numbers(element.get("CTM"), 6) or (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        a, b, c, d, e, f = matrix
        placed = (a, b, c, d, e + origin[0], f + origin[1])
        kind = etree.QName(element).localname
        if kind == "TextObject":
            drawn.glyphs += _glyphs(element, placed)
        elif kind == "PathObject":
            drawn.strokes += _strokes(element.findtext("{*}AbbreviatedData") or "", placed)
        else:
            drawn.images += 1


def _glyphs(element: etree._Element, matrix: Matrix) -> Iterator[Glyph]:
    """The characters of a text object; slanting ones (watermarks) are left out."""
    a, b, _c, d, _e, _f = matrix
    if abs(b) > 0.1 * abs(a) or a <= 0:
        return
    size = float(element.get("Size", "0")) * POINTS * abs(d)
    x, y = 0.0, 0.0
    for code in element.iter("{*}TextCode"):
        x, y = float(code.get("X", x)), float(code.get("Y", y))
        across, down = _deltas(code.get("DeltaX")), _deltas(code.get("DeltaY"))
        at_x, at_y = x, y
        for at, character in enumerate(code.text or ""):
            left, base = _point(matrix, at_x, at_y)
            width = drawn_width(character) * size
            if at < len(across):
                width = min(width, max(across[at] * POINTS * a, 0.1))
                at_x += across[at]
            at_y += down[at] if at < len(down) else 0.0
            if character not in "\r\n":
                yield standing(character, left, left + width, base, size)


def _strokes(path: str, matrix: Matrix) -> Iterator[Box]:
    """The straight strokes of a path: M moves, L draws, C closes; curves end where they end."""
    points: list[tuple[float, float]] = []
    for match in _PATH.finditer(path):
        values = [float(value) for value in (match[2] or "").split()]
        if match[1] in ("M", "S"):
            yield from _sides(points)
            points = []
        if len(values) >= 2:
            points.append(_point(matrix, values[-2], values[-1]))
        elif match[1] == "C" and points:
            points.append(points[0])
    yield from _sides(points)


def _sides(points: list[tuple[float, float]]) -> Iterator[Box]:
    for (ax, ay), (bx, by) in pairwise(points):
        yield min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e) * POINTS, (b * x + d * y + f) * POINTS


def _numbers(text: str | None, count: int) -> tuple[float, ...] | None:
    values = tuple(float(value) for value in (text or "").split())
    return values if len(values) == count else None


def _deltas(text: str | None) -> list[float]:
    """The distances in DeltaX or DeltaY; `g 3 6.35` stands for 6.35 three times (7.10 of the standard)."""
    values: list[float] = []
    words = iter((text or "").split())
    for word in words:
        if word == "g":
            count, value = int(next(words, "0")), float(next(words, "0"))
            values += [value] * min(max(count, 0), _MOST_DELTAS)
        else:
            values.append(float(word))
        if len(values) > _MOST_DELTAS:
            break
    return values
