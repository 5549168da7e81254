"""Scanned pages: recognised, put into paragraphs like printed ones, and placed on the page of the file."""

import builtins
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from tests.reading.made_pdf import Page, pdf, set_lines

from duixian.errors import BadInput
from duixian.reading import scan
from duixian.reading.document import Document
from duixian.reading.pdf import read_pdf

LINES = [
    "　　一、二〇二三年工作回顾",
    "　　全年实现地区生产总值三百二十六亿元，比上年增长百分",
    "之六点五；一般公共预算收入完成十八亿元；新增城镇就业",
    "一千二百人。",
    "　　乡村振兴扎实推进。改造农村公路三十六公里，建成高标",
    "准农田五万亩，粮食总产量达到十二万吨。",
]
TEXT = [
    "一、二〇二三年工作回顾",
    "".join(LINES[1:4]).strip(),
    "".join(LINES[4:]).strip(),
]


def scanned(*pages: Page, turn: float = 0, dpi: int = 150) -> bytes:
    """`pages` as a scanner sees them: pictures, turned by `turn` degrees, without any text."""
    pytest.importorskip("rapidocr", reason="the extra duixian[ocr] is not installed")
    printed = pypdfium2.PdfDocument(pdf(pages))
    pictures = [
        page.render(scale=dpi / 72).to_pil().rotate(turn, expand=turn % 90 == 0, fillcolor="white")
        for page in printed
    ]
    out = BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=dpi)
    if max(pictures[0].convert("L").getextrema()) == min(pictures[0].convert("L").getextrema()):
        pytest.skip("no Chinese font is installed to print the page with")
    return out.getvalue()


def agree(found: str, meant: str) -> bool:
    """Whether `found` is `meant` but for the width of punctuation and one character in fifty."""
    wide = str.maketrans(",;:()", "，；：（）")
    pairs = zip(found.translate(wide), meant.translate(wide), strict=False)
    wrong = sum(left != right for left, right in pairs) + abs(len(found) - len(meant))
    return wrong <= len(meant) // 50


def check(found: Document) -> None:
    assert len(found.text.split("\n")) == len(TEXT)
    for line, meant in zip(found.text.split("\n"), TEXT, strict=True):
        assert agree(line, meant)


def test_a_scan_is_read_like_a_printed_page_and_its_page_number_is_dropped() -> None:
    found = read_pdf(scanned(set_lines(LINES).write(280, 800, "— 1 —", 10)), "甲")
    check(found)
    box = found.place(found.text.index("全年")).box
    assert box == pytest.approx((112, 124, 512, 142), abs=6)


@pytest.mark.parametrize("turn", [1.2, -0.8])
def test_a_page_that_lay_aslant(turn: float) -> None:
    check(read_pdf(scanned(set_lines(LINES), turn=turn), "甲"))


@pytest.mark.parametrize(
    ("turn", "box"),
    [
        (90, (96, 595 - 288, 112, 595 - 112)),
        (180, (595 - 288, 842 - 112, 595 - 112, 842 - 96)),
        (270, (842 - 112, 112, 842 - 96, 288)),
    ],
)
def test_a_page_scanned_sideways_or_upside_down_keeps_its_places(
    turn: int, box: tuple[float, float, float, float]
) -> None:
    found = read_pdf(scanned(set_lines(LINES), turn=turn), "甲")
    check(found)
    assert found.place(0).box == pytest.approx(box, abs=6)


def test_a_pdf_of_printed_and_scanned_pages() -> None:
    import pypdfium2.raw as raw

    mixed = pypdfium2.PdfDocument.new()
    for source in (pdf([set_lines(LINES[:4])]), scanned(set_lines(LINES[4:]))):
        mixed.import_pages(pypdfium2.PdfDocument(source))
    out = BytesIO()
    mixed.save(out, flags=raw.FPDF_NO_INCREMENTAL)
    found = read_pdf(out.getvalue(), "甲")
    check(found)
    assert found.place(0).page == 1
    assert found.place(len(found.text) - 1).page == 2


def test_a_ruled_table_in_a_scan() -> None:
    page = set_lines(["　　目标如下，请予审议，并请提出意见。"]).grid([80, 220, 330], [200, 230, 260, 290])
    for y, row in ((220, ("指标", "目标")), (250, ("投资增长", "5.5左右")), (280, ("粮食产量", "12以上"))):
        for x, text in zip((90, 230), row, strict=True):
            page.write(x, y, text, 14)
    found = read_pdf(scanned(page, turn=0.7), "甲")
    assert found.tables[0].rows == (("指标", "目标"), ("投资增长", "5.5左右"), ("粮食产量", "12以上"))


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    data = scanned(set_lines(LINES))
    true_import = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("rapidocr"):
            raise ImportError(name)
        return true_import(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    scan._engine.cache_clear()
    try:
        with pytest.raises(BadInput) as error:
            read_pdf(data, "甲", "目录/甲.pdf")
    finally:
        monkeypatch.undo()
        scan._engine.cache_clear()
    assert "第 1 页" in error.value.reason
    assert "duixian[ocr]" in error.value.remedy
