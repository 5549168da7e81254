"""Zips of reports: every member by its right name, a bad one not stopping the others; old Word files."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
import pytest
from tests.reading.made_pdf import pdf, set_lines

from duixian.errors import BadInput
from duixian.reading import legacy
from duixian.reading.document import Document
from duixian.reading.files import read_bytes, read_document, read_documents

soffice = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


def zipped(members: dict[str, bytes], encoding: str | None = None) -> bytes:
    """A zip of `members`; with `encoding`, names as a Chinese Windows writes them (not marked as UTF-8)."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(ZipInfo(name if encoding is None else _masked(name, encoding)), data)
    data = out.getvalue()
    for name in members if encoding else ():
        data = data.replace(_masked(name, encoding or "").encode("ascii"), name.encode(encoding or ""))
    return data


def _masked(name: str, encoding: str) -> str:
    return "".join(chr(65 + byte % 26) for byte in name.encode(encoding))


def word(text: str) -> bytes:
    document, out = docx.Document(), BytesIO()
    document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_each_member_is_a_document_and_a_bad_one_does_not_stop_the_others(tmp_path: Path) -> None:
    inner = zipped({"丁.html": "<html><body><p>产值增长8%，为正。</p></body></html>".encode()})
    path = write(
        tmp_path,
        "报告.zip",
        zipped(
            {
                "2024/甲.txt": "产值增长6%。".encode("gb18030"),
                "2024/乙.docx": word("产值增长7%。"),
                "坏.pdf": b"%PDF-1.7 broken",
                "丙.pdf": pdf([set_lines(["产值增长百分之八点五。"])]),
                "内.zip": inner,
                "__MACOSX/._甲.txt": b"\0\1",
                "Thumbs.db": b"\0",
                "空.txt": b"",
            }
        ),
    )
    found = list(read_documents(path))
    assert [item.name for item in found if isinstance(item, Document)] == ["甲", "乙", "丙", "丁"]
    assert [item.where.removeprefix(str(path)) for item in found if isinstance(item, BadInput)] == [
        "/坏.pdf",
        "/空.txt",
    ]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", None])
def test_names_come_back_as_they_were_written(tmp_path: Path, encoding: str | None) -> None:
    path = write(
        tmp_path, "a.zip", zipped({"青石县2024年政府工作报告.txt": "产值增长6%。".encode()}, encoding)
    )
    assert read_document(path).name == "青石县2024年政府工作报告"


def test_a_zip_of_several_is_no_single_document(tmp_path: Path) -> None:
    path = write(tmp_path, "a.zip", zipped({"a.txt": "甲。".encode(), "b.txt": "乙。".encode()}))
    with pytest.raises(BadInput, match="不止一个"):
        read_document(path)


def test_zips_in_zips_end_somewhere(tmp_path: Path) -> None:
    data = zipped({"a.txt": "甲。".encode()})
    for at in range(6):
        data = zipped({f"{at}.zip": data})
    (found,) = read_documents(write(tmp_path, "a.zip", data))
    assert isinstance(found, BadInput)
    assert "太多层" in found.reason


def test_the_content_tells_the_format_not_the_name(tmp_path: Path) -> None:
    assert read_document(write(tmp_path, "a.doc", word("产值增长7%。"))).media == "docx"
    assert (
        read_document(write(tmp_path, "b.doc", "<html><body>产值增长7%，好。</body></html>".encode())).media
        == "html"
    )
    assert read_document(write(tmp_path, "c.pdf", "产值增长7%。".encode())).media == "txt"
    assert read_document(write(tmp_path, "d", pdf([set_lines(["产值增长。"])]))).media == "pdf"


def converted(folder: Path, to: str) -> Path:
    source = write(folder, "甲.docx", word("全年新建公路36公里，增长8%。"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=120)
    return source.with_suffix(f".{to}")


@soffice
@pytest.mark.parametrize("to", ["doc", "rtf", "odt"])
def test_old_word_files_go_through_libreoffice(tmp_path: Path, to: str) -> None:
    found = read_document(converted(tmp_path, to))
    assert (found.name, found.text, found.media) == ("甲", "全年新建公路36公里，增长8%。", "doc")


OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def test_without_libreoffice_an_old_file_says_how_to_convert_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BadInput) as error:
        read_bytes(OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "甲")
    assert "LibreOffice" in error.value.reason
    assert "另存为 docx" in error.value.remedy


@soffice
def test_an_old_file_that_is_rubbish_is_refused() -> None:
    with pytest.raises(BadInput):
        read_bytes(OLE + bytes(range(256)) * 40, "甲")


@soffice
def test_a_conversion_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy.limits, "CONVERT_SECONDS", 0.01)
    with pytest.raises(BadInput, match="超时"):
        read_bytes(rb"{\rtf1 abc}", "甲")
