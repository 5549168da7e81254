"""Small OFD files (GB/T 33190) for the tests: a text object for each line, measured in millimetres."""

from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE = 5.6  # millimetres, some 16 points


def line(x: float, y: float, text: str, size: float = SIZE) -> str:
    """A line of text whose baseline begins at (x, y)."""
    steps = " ".join(f"{size if ord(character) > 0x2000 else size / 2:g}" for character in text[:-1])
    return (
        f'<ofd:TextObject ID="9" Font="1" Size="{size}" Boundary="{x} {y - size} 170 {size * 1.2}">'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="{steps}">{escape(text)}</ofd:TextCode></ofd:TextObject>'
    )


def stroke(x0: float, y0: float, x1: float, y1: float) -> str:
    return (
        f'<ofd:PathObject ID="8" Boundary="{x0} {y0} {x1 - x0} {y1 - y0}" LineWidth="0.2">'
        f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def ofd(pages: Sequence[Sequence[str]], more: dict[str, str] | None = None) -> bytes:
    """The OFD file with `pages`, each a list of objects."""
    listed = "".join(
        f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages))
    )
    files = {
        "OFD.xml": f"<ofd:OFD {SPACE} Version='1.1'><ofd:DocBody>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData>"
        "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        "</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for at, objects in enumerate(pages):
        files[f"Doc_0/Pages/Page_{at}/Content.xml"] = (
            f"<ofd:Page {SPACE}><ofd:Content>"
            f"<ofd:Layer ID='2'>{''.join(objects)}</ofd:Layer></ofd:Content></ofd:Page>"
        )
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for path, text in {**files, **(more or {})}.items():
            archive.writestr(path, text)
    return out.getvalue()
