"""Small PDFs for the tests, made by hand so that every character stands where the test wants it.

The font is the PDF standard's own Chinese one (STSong-Light, not embedded), so no font file is needed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842  # A4 in points


@dataclass
class Page:
    """Text set with `write`, lines drawn with `rule`; coordinates run from the upper left corner."""

    turn: int = 0
    operators: list[str] = field(default_factory=list)

    def write(self, x: float, baseline: float, text: str, size: float = 16) -> "Page":
        shown = text.encode("utf-16-be").hex()
        self.operators.append(f"BT /F1 {size} Tf 1 0 0 1 {x} {HEIGHT - baseline} Tm <{shown}> Tj ET")
        return self

    def slanting(self, text: str, size: float = 60) -> "Page":
        shown = text.encode("utf-16-be").hex()
        self.operators.append(f"BT /F1 {size} Tf 0.7 0.7 -0.7 0.7 100 200 Tm <{shown}> Tj ET")
        return self

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> "Page":
        self.operators.append(f"0.5 w {x0} {HEIGHT - top} m {x1} {HEIGHT - bottom} l S")
        return self

    def grid(self, columns: Sequence[float], rows: Sequence[float]) -> "Page":
        for x in columns:
            self.rule(x, rows[0], x, rows[-1])
        for y in rows:
            self.rule(columns[0], y, columns[-1], y)
        return self


def set_lines(lines: Sequence[str], left: float = 80, top: float = 110, size: float = 16) -> Page:
    """A page of body text, a line for each of `lines`; ideographic blanks at a line's head are its indent."""
    page = Page()
    for at, line in enumerate(lines):
        text = line.lstrip("\u3000")
        page.write(left + (len(line) - len(text)) * size, top + at * 1.75 * size, text, size)
    return page


def pdf(pages: Sequence[Page], extra_trailer: str = "") -> bytes:
    """The PDF file of `pages`."""
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H"
        " /DescendantFonts [4 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500 814 939 500]"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor"
        " << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880]"
        " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>",
    ]
    for at, page in enumerate(pages):
        content = "\n".join(page.operators)
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {page.turn}"
            f" /Resources << /Font << /F1 3 0 R >> >> /Contents {6 + 2 * at} 0 R >>"
        )
        bodies.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    data, places = b"%PDF-1.5\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(data)
    data += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}".encode()
    trailer = (
        f"trailer << /Size {len(bodies) + 1} /Root 1 0 R {extra_trailer} >>\nstartxref\n{start}\n%%EOF\n"
    )
    return data + trailer.encode("latin-1")


def locked() -> bytes:
    """A PDF that asks for a password."""
    marks = "A" * 32
    return pdf(
        [Page()],
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /O ({marks}) /U ({marks}) /P -4 >> /ID [(x) (x)]",
    )
