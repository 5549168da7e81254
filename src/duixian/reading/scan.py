"""Scanned pages: characters by RapidOCR (extra `duixian[ocr]`), ruling by OpenCV, which comes with it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import mean, median
from typing import Any

import pypdfium2

from duixian.errors import BadInput
from duixian.language import _
from duixian.reading.characters import close_gaps, drawn_width
from duixian.reading.lines import Box, Glyph

Point = tuple[float, float]

LONG_SIDE = 1800  # pixels of the rendered page's longer side: body text is some 33 pixels high
_DETECT_SIDE = 1280  # pixels on which text is looked for; it is read in full resolution
_LONG = 10  # characters from which a stretch's breadth tells the size of its type
_POOR = 0.75  # mean confidence under which a page may stand on its head
_NOISE = 0.5  # confidence under which a stretch is a stain


@dataclass(frozen=True, slots=True)
class Stretch:
    """A recognised stretch of text: its corners clockwise from the upper left, in points; its confidence."""

    text: str
    corners: tuple[Point, ...]
    score: float

    @property
    def slant(self) -> float:
        """How far it runs downwards, in radians."""
        (x0, y0), (x1, y1) = self.corners[:2]
        return math.atan2(y1 - y0, x1 - x0)

    @property
    def upright(self) -> bool:
        across, down = math.dist(*self.corners[:2]), math.dist(*self.corners[1:3])
        return across >= down


@dataclass(frozen=True, slots=True)
class Turn:
    """How a scanned page of `width` × `height` points was turned to be read.

    First by `quarters` counter-clockwise, then by `slant` radians, so that its lines run level.
    """

    width: float
    height: float
    quarters: int = 0
    slant: float = 0.0

    def level(self, point: Point) -> Point:
        """Where a point of the page after the quarter turns lies when its lines run level."""
        return _rotated(point, -self.slant)

    def back(self, box: Box) -> Box:
        """The box on the page as it is in the file that holds `box` of the turned page."""
        x0, top, x1, bottom = box
        corners = [
            self._on_page(_rotated(at, self.slant))
            for at in ((x0, top), (x1, top), (x1, bottom), (x0, bottom))
        ]
        xs, ys = [x for x, _y in corners], [y for _x, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    def _on_page(self, point: Point) -> Point:
        x, y = point
        return (
            (x, y),
            (self.width - y, x),
            (self.width - x, self.height - y),
            (y, self.height - x),
        )[self.quarters]


def _rotated(point: Point, angle: float) -> Point:
    (x, y), cosine, sine = point, math.cos(angle), math.sin(angle)
    return x * cosine - y * sine, x * sine + y * cosine


def recognise(page: pypdfium2.PdfPage, where: str, number: int) -> tuple[list[Glyph], list[Box], Turn]:
    """What is printed on a scanned page: stretches of text and ruling, in points, and how the page was
    turned.

    Raises BadInput if the extra is not installed.
    """
    engine = _engine()
    if engine is None:
        raise BadInput(
            where,
            _("第 {page} 页是扫描图像，没有文字层，需要文字识别。").format(page=number),
            _("请安装文字识别组件：pip install 'duixian[ocr]'，或提供带文字的 PDF、docx。"),
        )
    width, height = page.get_size()
    scale = LONG_SIDE / max(width, height, 1)
    image = page.render(scale=scale).to_numpy()
    stretches, quarters = _read_upright(engine, image, scale)
    slants = [stretch.slant for stretch in stretches if len(stretch.text) >= _LONG]
    turn = Turn(width, height, quarters, median(slants) if slants else 0.0)
    return _glyphs(stretches, turn), _strokes(_turned(image, quarters), turn.slant, scale), turn


@cache
def _engine() -> Any:
    """RapidOCR with its bundled models, loaded once a process; None where it is not installed."""
    try:
        from rapidocr import RapidOCR
    except ImportError:
        return None
    settings = {"Global.log_level": "error", "Global.use_cls": False, "Global.max_side_len": 2 * LONG_SIDE}
    return RapidOCR(params={**settings, "Det.limit_type": "max", "Det.limit_side_len": _DETECT_SIDE})


def _read_upright(engine: Any, image: Any, scale: float) -> tuple[list[Stretch], int]:
    """The stretches on `image`, and by how many quarters it had to be turned until they stood upright."""
    found = _read(engine, image, scale)
    tried = {0: found}
    long = [stretch for stretch in found if len(stretch.text) > 3]
    if long and sum(stretch.upright for stretch in long) * 2 < len(long):
        tried = {quarters: _read(engine, _turned(image, quarters), scale) for quarters in (1, 3)}
    elif found and _confidence(found) < _POOR:
        tried[2] = _read(engine, _turned(image, 2), scale)
    best = max(tried, key=lambda quarters: _confidence(tried[quarters]))
    return tried[best], best


def _confidence(found: Sequence[Stretch]) -> float:
    return mean(stretch.score for stretch in found) if found else 0.0


def _turned(image: Any, quarters: int) -> Any:
    import numpy

    return numpy.ascontiguousarray(numpy.rot90(image, quarters))


def _read(engine: Any, image: Any, scale: float) -> list[Stretch]:
    result = engine(image)
    if result.boxes is None or result.txts is None:
        return []
    return [
        Stretch(
            close_gaps(text), tuple((float(x) / scale, float(y) / scale) for x, y in corners), float(score)
        )
        for corners, text, score in zip(result.boxes, result.txts, result.scores, strict=True)
        if text.strip() and score >= _NOISE
    ]


def _glyphs(stretches: Sequence[Stretch], turn: Turn) -> list[Glyph]:
    """The stretches as they stand on the levelled page, each as high as its type is large."""
    boxes = [_box([turn.level(corner) for corner in stretch.corners]) for stretch in stretches]
    sizes = [
        (x1 - x0) / drawn_width(stretch.text)
        for stretch, (x0, _top, x1, _bottom) in zip(stretches, boxes, strict=True)
        if len(stretch.text) >= _LONG
    ]
    heights = [bottom - top for stretch, (_x0, top, _x1, bottom) in zip(stretches, boxes, strict=True)]
    usual = median(sizes) if sizes else 0.75 * median(heights or [0])
    glyphs = []
    for stretch, (x0, top, x1, bottom) in zip(stretches, boxes, strict=True):
        size = usual
        if len(stretch.text) >= _LONG:
            size = (x1 - x0) / drawn_width(stretch.text)
        elif not 0.75 < (bottom - top) / median(heights) < 1.33:
            size = usual * (bottom - top) / median(heights)
        middle = (top + bottom) / 2
        glyphs.append(Glyph(stretch.text, x0, middle - size / 2, x1, middle + size / 2, middle))
    return glyphs


def _box(corners: Sequence[Point]) -> Box:
    """The box between the middles of the sides, which a slight slant does not widen."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    return (ax + dx) / 2, (ay + by) / 2, (bx + cx) / 2, (cy + dy) / 2


def _strokes(image: Any, slant: float, scale: float) -> list[Box]:
    """The ruling on `image` when its lines run level, in points."""
    import cv2

    gray = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    height, width = gray.shape
    _threshold, ink = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    matrix = cv2.getRotationMatrix2D((0.0, 0.0), math.degrees(slant), 1.0)
    ink = cv2.dilate(
        cv2.warpAffine(ink, matrix, (width, height)), cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3))
    )
    strokes: list[Box] = []
    for reach in ((width // 12, 1), (1, height // 25)):  # no stroke of a character is as long
        rules = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, reach))
        _count, _labels, stats, _centres = cv2.connectedComponentsWithStats(rules)
        for left, top, breadth, depth, _area in stats[1:]:
            if min(breadth, depth) <= 12:
                x0, y0 = float(left) / scale, float(top) / scale
                x1, y1 = float(left + breadth) / scale, float(top + depth) / scale
                middle = (x0 + x1) / 2, (y0 + y1) / 2
                strokes.append(
                    (x0, middle[1], x1, middle[1]) if breadth > depth else (middle[0], y0, middle[0], y1)
                )
    return strokes
