"""The same report as text, Word file, web page, PDF and scan gives the same text, paragraphs and numbers.

Runs where the project's shared samples lie beside the checkout.
"""

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pytest

from duixian.reading.document import Document
from duixian.reading.files import read_document

SHARED = Path(__file__).parents[2].parent / "shared"
SAMPLES = sorted((SHARED / "samples").glob("*.*"))
PLAIN = [path for path in SAMPLES if ".scan" not in path.name]
SCANS = [path for path in SAMPLES if ".scan" in path.name]

pytestmark = pytest.mark.skipif(not SAMPLES, reason="the shared samples are not here")

_QUOTES = str.maketrans("“”‘’〔〕【】―", "\"\"''()[]—")


def plain(text: str) -> str:
    """`text` without blanks and the bars of flattened tables, punctuation in one width."""
    return re.sub(r"[\s|]+", "", unicodedata.normalize("NFKC", text).translate(_QUOTES)).replace("-", "—")


@cache
def reference(name: str) -> str:
    return (SHARED / "reports" / f"{name}.txt").read_text(encoding="utf-8")


@cache
def document(path: Path) -> Document:
    return read_document(path)


def likeness(left: Sequence[str], right: Sequence[str]) -> float:
    same = sum(
        block.size for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    )
    return 2 * same / (len(left) + len(right))


def numbers(text: str) -> list[str]:
    return re.findall(r"[\d.]+", plain(text))


def paragraphs(text: str) -> list[str]:
    return [bare for line in text.splitlines() if (bare := plain(line))]


@pytest.mark.parametrize("path", PLAIN, ids=lambda path: path.name)
def test_text_numbers_and_paragraphs_agree_with_the_text_file(path: Path) -> None:
    found, meant = document(path).text, reference(path.stem)
    assert likeness(plain(found), plain(meant)) >= 0.999
    assert likeness(numbers(found), numbers(meant)) >= 0.999
    assert likeness(paragraphs(found), paragraphs(meant)) >= 0.99


def check_annexed_table(found: Document) -> None:
    (table,) = found.tables
    assert table.head_rows == 2
    assert table.rows[0] == ("指标名称", "2024年(%)", "2024年(%)", "2025年(%)")
    assert table.rows[1] == ("指标名称", "计划增速", "完成情况", "预期目标")
    assert table.rows[6] == ("城镇常住居民人均可支配收入", "与经济增长同步", "4.6", "与经济增长同步")
    assert len(table.rows) == 9


def check_places(found: Document) -> None:
    """Every character of a PDF has its page and box, and the pages follow each other."""
    assert found.runs[0].start == 0
    assert all(run.place.box for run in found.runs)
    pages = [run.place.page or 0 for run in found.runs]
    assert pages == sorted(pages)


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_the_annexed_table_keeps_its_rows_columns_and_merged_heads(suffix: str) -> None:
    check_annexed_table(document(SHARED / "samples" / f"150207-2025-plan.{suffix}"))


@pytest.mark.parametrize(
    "path", [path for path in PLAIN if path.suffix == ".pdf"], ids=lambda path: path.name
)
def test_every_character_of_a_pdf_has_its_page_and_box(path: Path) -> None:
    check_places(document(path))


@pytest.mark.slow
@pytest.mark.parametrize("path", SCANS, ids=lambda path: path.name)
def test_scans_agree_with_the_text_file(path: Path) -> None:
    """A scan may hold only the first pages; the text file is then cut at as many characters."""
    found = document(path)
    meant = plain(reference(path.name.split(".")[0]))[: len(plain(found.text))]
    assert likeness(plain(found.text), meant) >= 0.995
    assert likeness(numbers(found.text), re.findall(r"[\d.]+", meant)) >= 0.99
    check_places(found)
    if path.name.startswith("150207"):
        check_annexed_table(found)
