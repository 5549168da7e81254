"""Plain text comes out as it was decoded, whatever encoding the office saved it in."""

import codecs

import pytest

from duixian.errors import BadInput
from duixian.reading.files import read_bytes
from duixian.reading.txt import read_txt

TEXT = "政府工作报告\r\n\r\n　　2024年，全县生产总值增长6.5％，城镇新增就业１２００人。\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("gb18030"),
        TEXT.encode("gbk"),
    ],
)
def test_text_is_the_file_as_decoded(data: bytes) -> None:
    document = read_bytes(data, "青石县-2024")
    assert (document.name, document.media, document.text) == ("青石县-2024", "txt", TEXT)


def test_offsets_are_those_of_the_decoded_file() -> None:
    assert read_txt(codecs.BOM_UTF8 + TEXT.encode(), "a").place(8).offset == 8


def test_a_rare_place_name_needs_all_of_gb18030() -> None:
    text = "㙍㵲镇、䶮溪乡完成治理任务，新建水厂3座。"
    assert read_txt(text.encode("gb18030"), "a").text == text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("增长6.5%，新增就业1200人。".encode()[:-2] + b"\xff\xff", "UTF-8"),
        ("政府工作報告，請予審議。".encode("big5"), "UTF-8"),
        ("Año: el presupuesto creció".encode("latin-1"), "UTF-8"),
        (bytes(range(256)) * 20, "UTF-8"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0", "二进制"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x00\xd8", "UTF-8"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(BadInput) as error:
        read_txt(data, "a", "目录/a.txt")
    assert error.value.where == "目录/a.txt"
    assert says in error.value.reason
    assert error.value.remedy


def test_the_error_says_where_the_text_breaks() -> None:
    with pytest.raises(BadInput, match="第 3 行（第 9 字节）"):
        read_txt("一\n\n二".encode() + b"\xff\xff\xff", "a")
