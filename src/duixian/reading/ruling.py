"""Tables by their ruling: from the lines drawn on a page to cells. The geometry is pdfplumber's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from duixian.reading.lines import Box

SNAP = 3.0  # points by which two strokes may miss each other and still be one
MOST_STROKES = 1_500  # more are a drawing or a map, not a table


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a ruled table: where it begins, how many rows and columns it covers, and its box."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: its box and its cells."""

    box: Box
    cells: tuple[GridCell, ...]

    @property
    def edges(self) -> tuple[float, ...]:
        """The left edges of its columns."""
        return tuple(sorted({cell.box[0] for cell in self.cells}))


def grids(strokes: Iterable[Box]) -> list[Grid]:
    """The ruled tables that `strokes` (lines, sides of rectangles) draw, from top to bottom."""
    edges = [edge for stroke in strokes if (edge := _edge(stroke))]
    if len(edges) > MOST_STROKES * 4:
        return []
    edges = merge_edges(edges + _sides(edges), SNAP, SNAP, SNAP, SNAP)
    if not 4 <= len(edges) <= MOST_STROKES:
        return []
    cells = intersections_to_cells(edges_to_intersections(edges, SNAP, SNAP))
    found = (_grid(table) for table in cells_to_tables(cells))
    return [grid for grid in found if len(grid.edges) > 1]


def _edge(stroke: Box) -> dict[str, object] | None:
    """pdfplumber's form of a stroke; None for slanting and very short ones."""
    x0, top, x1, bottom = stroke
    width, height = x1 - x0, bottom - top
    if width >= 5 and height <= SNAP:
        middle = (top + bottom) / 2
        return _dict(x0, middle, x1, middle, "h")
    if height >= 5 and width <= SNAP:
        middle = (x0 + x1) / 2
        return _dict(middle, top, middle, bottom, "v")
    return None


def _dict(x0: float, top: float, x1: float, bottom: float, orientation: str) -> dict[str, object]:
    return {
        "x0": x0, "top": top, "x1": x1, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
        "orientation": orientation, "object_type": "line", "doctop": top,
    }  # fmt: skip


def _sides(edges: Sequence[dict[str, object]]) -> list[dict[str, object]]:
    """The sides of tables that have none (统计表 are open there): where three rules are equally long."""
    rules: dict[tuple[int, int], list[dict[str, object]]] = {}
    for edge in edges:
        if edge["orientation"] == "h":
            ends = (round(float(str(edge["x0"])) / SNAP), round(float(str(edge["x1"])) / SNAP))
            rules.setdefault(ends, []).append(edge)
    sides = []
    for same in rules.values():
        if len(same) >= 3:
            tops = [float(str(edge["top"])) for edge in same]
            for end in ("x0", "x1"):
                x = float(str(same[0][end]))
                sides.append(_dict(x, min(tops), x, max(tops), "v"))
    return sides


def _grid(boxes: Sequence[Box]) -> Grid:
    columns = sorted({box[0] for box in boxes} | {box[2] for box in boxes})
    rows = sorted({box[1] for box in boxes} | {box[3] for box in boxes})
    cells = []
    for x0, top, x1, bottom in boxes:
        row, column = rows.index(top), columns.index(x0)
        cells.append(
            GridCell(row, column, rows.index(bottom) - row, columns.index(x1) - column, (x0, top, x1, bottom))
        )
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid((columns[0], rows[0], columns[-1], rows[-1]), tuple(cells))
