"""PDF: the text layer where a page has one, character recognition where it is a scan."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from duixian.errors import BadInput
from duixian.language import _
from duixian.reading import limits
from duixian.reading.document import Document, Run
from duixian.reading.layout import Sheet, compose, sheet
from duixian.reading.lines import Box, Glyph, place, standing
from duixian.reading.ruling import grids
from duixian.reading.scan import Turn, recognise
from duixian.reading.sniff import encrypted

_FEW = 12  # characters that a scanned page may have as text (a page number, a stamp)
_THIN = 3.0  # points; a filled rectangle up to that is a stroke
_MOST_OBJECTS = 20_000  # drawn objects of one page that are looked at


def read_pdf(data: bytes, name: str, where: str | None = None) -> Document:
    """The PDF `data`; raises BadInput if it is encrypted, broken, or a scan and `duixian[ocr]` is missing."""
    where = where or name
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
            raise encrypted(where) from error
        raise _broken(where) from error
    try:
        if len(document) == 0:
            raise _broken(where)
        limits.check_pages(len(document), where)
        turns: dict[int, Turn] = {}
        sheets = [_sheet(document, index, where, turns) for index in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise _broken(where) from error
    finally:
        document.close()
    return _turned_back(compose(sheets, name, "pdf"), turns)


def _broken(where: str) -> BadInput:
    return BadInput(where, _("PDF 不完整或已损坏。"), _("请重新下载或复制一份完整的文件。"))


def _turned_back(document: Document, turns: dict[int, Turn]) -> Document:
    """`document` with the places on scanned pages as in the file, not as the page was turned to be read."""
    runs = [
        Run(run.start, place(run.place.page, turns[run.place.page].back(run.place.box)))
        if run.place.page in turns and run.place.box
        else run
        for run in document.runs
    ]
    return replace(document, runs=tuple(runs))


def _sheet(document: pypdfium2.PdfDocument, index: int, where: str, turns: dict[int, Turn]) -> Sheet:
    page = document[index]
    width, height = page.get_size()
    try:
        glyphs, unknown = _glyphs(page, f"{where} {_('第 {page} 页').format(page=index + 1)}")
        if _is_scan(page, glyphs, unknown):
            glyphs, strokes, turn = recognise(page, where, index + 1)
            turns[index + 1] = turn
            width = height if turn.quarters % 2 else width
        else:
            strokes = list(_strokes(page))
        return sheet(index + 1, width, glyphs, grids(strokes))
    finally:
        page.close()


def _is_scan(page: pypdfium2.PdfPage, glyphs: list[Glyph], unknown: int) -> bool:
    """Whether the page's text must be read off its picture.

    It has hardly any characters, or their font does not say which they are, and a picture covers a third of
    it or its letters are drawn as outlines.
    """
    written = sum(not glyph.text.isspace() for glyph in glyphs)
    if unknown * 4 > written + unknown > _FEW:
        return True
    if written > _FEW:
        return False
    width, height = page.get_size()
    covered, outlines = 0.0, 0
    for item in _objects(page):
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = item.get_bounds()
            covered += abs((right - left) * (top - bottom))
        elif item.type == pdfium.FPDF_PAGEOBJ_PATH:
            outlines += 1
    return covered * 3 > width * height or outlines > 60


def _objects(page: pypdfium2.PdfPage) -> Iterator[pypdfium2.PdfObject]:
    for count, item in enumerate(page.get_objects(max_depth=3)):
        if count >= _MOST_OBJECTS:
            return
        yield item


class _Paper:
    """Turns PDF coordinates (from the lower left, before rotation) into those of the page as it is seen."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.turn = page.get_rotation()
        self.left, self.bottom, self.right, self.top = page.get_bbox()

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.turn == 90:
            return y - self.bottom, x - self.left
        if self.turn == 180:
            return self.right - x, y - self.bottom
        if self.turn == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _glyphs(page: pypdfium2.PdfPage, where: str) -> tuple[list[Glyph], int]:
    """The page's upright characters, spaces too, and how many have no known meaning."""
    paper, text = _Paper(page), page.get_textpage()
    try:
        count = text.count_chars()
        limits.check_page(count, where)
        glyphs, unknown = [], 0
        for at in range(count):
            if pdfium.FPDFText_IsGenerated(text, at) == 1:  # spaces and line ends that pdfium guesses
                continue
            code = pdfium.FPDFText_GetUnicode(text, at)
            if code in (0, 0xFFFD, 0xFFFE, 0xFFFF) or pdfium.FPDFText_HasUnicodeMapError(text, at) == 1:
                unknown += 1
            elif glyph := _glyph(text, at, "-" if code == 2 else chr(code), paper):
                glyphs.append(glyph)
        return _paired(glyphs), unknown
    finally:
        text.close()


def _glyph(text: pypdfium2.PdfTextPage, at: int, character: str, paper: _Paper) -> Glyph | None:
    turned = math.degrees(pdfium.FPDFText_GetCharAngle(text, at)) + paper.turn
    if abs((turned + 45) % 90 - 45) > 5 or character in "\r\n":
        return None  # a watermark across the page
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, at, x, y)
    x0, _top, x1, _bottom = paper.box(*text.get_charbox(at, loose=True))
    if x1 - x0 < 0.01 and not character.isspace():
        return None
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, at, matrix)
    size = pdfium.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d)
    return standing(character, x0, x1, paper.point(x.value, y.value)[1], size)


def _paired(glyphs: list[Glyph]) -> list[Glyph]:
    """Characters beyond the basic plane come as two halves (UTF-16); put together."""
    whole: list[Glyph] = []
    for glyph in glyphs:
        if "\udc00" <= glyph.text <= "\udfff":
            if whole and "\ud800" <= whole[-1].text <= "\udbff":
                high, low = ord(whole[-1].text), ord(glyph.text)
                character = chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
                whole[-1] = whole[-1]._replace(text=character)
        else:
            whole.append(glyph)
    return [glyph for glyph in whole if not "\ud800" <= glyph.text <= "\udfff"]


def _strokes(page: pypdfium2.PdfPage) -> Iterator[Box]:
    """The straight lines drawn on the page, sides of rectangles included."""
    paper = _Paper(page)
    for item in _objects(page):
        if item.type != pdfium.FPDF_PAGEOBJ_PATH or item.level > 0:
            continue
        points = list(_corners(item))
        box = paper.box(*item.get_bounds())
        if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
            yield box
        elif len(points) <= 200:
            for (ax, ay), (bx, by) in pairwise(points):
                yield paper.box(ax, ay, bx, by)


def _corners(path: pypdfium2.PdfObject) -> Iterator[tuple[float, float]]:
    """The points of a path in page coordinates, back to the first at the end."""
    matrix = path.get_matrix()
    first: tuple[float, float] | None = None
    for at in range(min(pdfium.FPDFPath_CountSegments(path), 200)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        yield point
        if first is not None and pdfium.FPDFPathSegment_GetClose(segment):
            yield first
