"""Whatever lies in a file, reading it ends soon, in a document or in an error that says what to do."""

import time
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reading.made_ofd import line, ofd
from tests.reading.made_pdf import Page, locked, pdf, set_lines

from duixian.errors import BadInput
from duixian.reading.document import Document
from duixian.reading.files import read_bytes, read_document, read_documents

SECONDS = 30  # recognising characters takes most of it, the first time; all else takes one or two


class Soon:
    """A stretch of code that must end within SECONDS, however it ends."""

    def __enter__(self) -> None:
        self.begun = time.monotonic()

    def __exit__(self, *_error: object) -> None:
        assert time.monotonic() - self.begun < SECONDS


def word() -> bytes:
    document, out = docx.Document(), BytesIO()
    document.add_heading("一、回顾", 1)
    document.add_paragraph("全年新建公路36公里，增长8%。")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 1).text = "指标", "3.5"
    document.save(out)
    return out.getvalue()


HTML = (
    '<html><head><meta charset="gb2312"></head><body><div><h1>报告</h1><p>产值增长6%，完成目标。</p><table>'
    "<tr><td>指标</td><td>目标</td></tr><tr><td>产值</td><td>5</td></tr></table></div></body></html>"
).encode("gb18030")
PDF = pdf(
    [set_lines(["　　全年新建公路三十六公里。"]).grid([80, 200, 300], [200, 220, 240]), set_lines(["增长。"])]
)
OFD = ofd([[line(30, 40, "全年新建公路36公里。")], [line(30, 40, "增长8%。")]])
SAMPLES = {
    "txt": "政府工作报告\r\n产值增长6%。".encode("gb18030"),
    "docx": word(),
    "html": HTML,
    "pdf": PDF,
    "ofd": OFD,
}


def refused(data: bytes) -> BadInput:
    with Soon(), pytest.raises(BadInput) as error:
        read_bytes(data, "甲", "目录/甲")
    assert error.value.where.startswith("目录/甲")
    assert error.value.reason.endswith("。")
    assert error.value.remedy.endswith("。")
    return error.value


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_samples_that_are_damaged_below_are_good(kind: str) -> None:
    assert isinstance(read_bytes(SAMPLES[kind], "甲"), Document)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "空的"),
        (b" \r\n\xe3\x80\x80\n", "没有文字"),
        (bytes(range(256)) * 64, "编码"),
        (word()[:-200], "损坏"),
        (word()[:400], "损坏"),
        (b"%PDF-1.7\n", "损坏"),
        (PDF[: len(PDF) // 3], "损坏"),
        (pdf([Page()]), "没有文字"),
        (locked(), "密码"),
        (OFD[:-100], "损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "Workbook".encode("utf-16-le"), "电子表格"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "图片"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, "图片"),
        (b"Rar!\x1a\x07\x01\0", "压缩格式"),
        (b"<html></html>", "没有"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "存档"),
        (b"<?xml version='1.0'?><data><a>1</a></data>", "XML"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(data: bytes, says: str) -> None:
    assert says in refused(data).reason


def test_a_text_that_is_no_report_is_returned_as_it_is() -> None:
    assert read_bytes(b"All work and no play.", "a").text == "All work and no play."


def test_ten_million_digits_in_a_row() -> None:
    with Soon():
        assert len(read_bytes(b"8" * 10_000_000, "a").text) == 10_000_000
    with Soon():
        assert (
            len(read_bytes(b"<html><body><p>" + b"8" * 10_000_000 + b"</p></body></html>", "a").text)
            == 10_000_000
        )


def test_ten_million_digits_in_a_word_file_and_a_hundred_thousand_on_a_page() -> None:
    document, out = docx.Document(), BytesIO()
    document.add_paragraph("8" * 10_000_000)
    document.save(out)
    with Soon():
        assert len(read_bytes(out.getvalue(), "a").text) == 10_000_000
    page = Page()
    for at in range(100):
        page.write(80, 80 + 7 * at, str(at % 10) * 1000, 7)
    assert "一页" in refused(pdf([page])).reason


def test_a_text_of_30_megabytes_is_refused() -> None:
    assert "上限" in refused("年".encode() * 10_000_000).reason


def test_a_file_of_300_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(300 * 2**20)
    with Soon(), pytest.raises(BadInput, match="300 MB"):
        read_document(path)


@pytest.mark.parametrize("name", ["word/document.xml", "内容.txt"])
def test_a_zip_bomb_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "弹.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml" if "/" in name else "a.txt", "甲")
        with archive.open(name, "w") as member:
            for _at in range(100):
                member.write(b"\0" * 2**20)
    with Soon():
        (found,) = read_documents(path)
    assert isinstance(found, BadInput)
    assert "压缩" in found.reason


def test_a_zip_of_too_many_files_or_too_much_is_refused(tmp_path: Path) -> None:
    many, much = tmp_path / "many.zip", tmp_path / "much.zip"
    with ZipFile(many, "w") as archive:
        for at in range(10_001):
            archive.writestr(f"{at}.txt", "")
    with ZipFile(much, "w", ZIP_DEFLATED) as archive:
        for at in range(60):
            archive.writestr(f"{at}.txt", b"\0" * (8 * 2**20))
    for path in (many, much):
        with Soon():
            (found,) = read_documents(path)
        assert isinstance(found, BadInput)
        assert "上限" in found.reason


@pytest.mark.parametrize("name", ["没有这个文件.txt", "."])
def test_a_path_that_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput) as error:
        read_document(tmp_path / name)
    assert error.value.remedy


def test_a_pdf_of_thousands_of_pages_is_refused() -> None:
    assert "页" in refused(pdf([Page()] * 2001)).reason


def test_a_pdf_that_lacks_pages_is_refused() -> None:
    assert "损坏" in refused(PDF.replace(b"/Count 2", b"/Count 9")).reason


def answer(data: bytes) -> Document | BadInput:
    try:
        return read_bytes(data, "甲")
    except BadInput as error:
        return error


def outcome(data: bytes) -> None:
    """Read `data`: a document with places that hold, or an error; nothing else may come out."""
    with Soon():
        found = answer(data)
    if isinstance(found, BadInput):
        assert found.reason
        assert found.remedy
        return
    assert found.text.strip()
    assert found.place(0) is not None
    for table in found.tables:
        for texts, places in zip(table.rows, table.cells, strict=True):
            assert [found.text[start:end] for start, end in places] == list(texts)
    assert all(0 <= mark.start <= mark.end <= len(found.text) for mark in found.marks)
    assert all(0 <= run.start < len(found.text) for run in found.runs)


fuzz = settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.data_too_large]
)
OLD = (b"\xd0\xcf\x11\xe0", rb"{\rtf")  # LibreOffice takes seconds for each; tried one by one above


@fuzz
@given(st.binary(max_size=4000), st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"\xff\xfe"]))
def test_random_bytes(data: bytes, head: bytes) -> None:
    if not (head + data).startswith(OLD):
        outcome(head + data)


@pytest.mark.parametrize("kind", SAMPLES)
@fuzz
@given(data=st.data())
def test_files_with_bytes_changed_cut_and_repeated(kind: str, data: st.DataObject) -> None:
    broken = bytearray(SAMPLES[kind])
    for _at in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(broken) - 1))
        end = min(len(broken), start + data.draw(st.integers(0, 40)))
        broken[start:end] = data.draw(
            st.one_of(st.binary(max_size=12), st.just(bytes(broken[start:end]) * 3))
        )
        if not broken:
            return
    if not bytes(broken).startswith(OLD):
        outcome(bytes(broken))


@pytest.mark.parametrize("kind", ["docx", "ofd"])
@fuzz
@given(data=st.data())
def test_packages_with_sound_zips_and_broken_parts(kind: str, data: st.DataObject) -> None:
    """The zip's checksums catch most damage; so the parts are changed inside of a zip that is whole."""
    source, out = ZipFile(BytesIO(SAMPLES[kind])), BytesIO()
    target = data.draw(st.sampled_from([name for name in source.namelist() if name.endswith(".xml")]))
    with ZipFile(out, "w") as archive:
        for name in source.namelist():
            content = source.read(name)
            if name == target:
                words = content.split(b'"')
                at = data.draw(st.integers(0, len(words) - 1))
                words[at] = data.draw(
                    st.one_of(st.binary(max_size=9), st.sampled_from([b"", b"-1", b"99999999999", b"x"]))
                )
                content = b'"'.join(words)
            archive.writestr(name, content)
    outcome(out.getvalue())


TAGS = [
    "<div>",
    "</div>",
    "<p>",
    "<table>",
    "</table>",
    "<tr>",
    "<td colspan=3>",
    "<sup>",
    "<a>",
    "2",
    "字，",
]


@fuzz
@given(st.lists(st.sampled_from(TAGS)))
def test_tag_soup(parts: list[str]) -> None:
    outcome(("<html><body>" + "".join(parts)).encode())
