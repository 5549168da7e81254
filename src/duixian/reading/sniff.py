"""What a file is, told from its content alone: government sites mislabel files."""

import re
from io import BytesIO
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from duixian.errors import BadInput
from duixian.language import _

_HTML = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s|<(?:div|table|p|span)[\s>]", re.I
)
_ZIP = b"PK\x03\x04"
_WORD_XML = re.compile(rb"<w:wordDocument|<pkg:package|progid=\"Word")  # Word 2003 XML, flat OPC
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")  # the container of Word 97, WPS and of encrypted docx files

_FOREIGN = (
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0|II\*\0|MM\0\*", re.S), "image"),
    (re.compile(rb"MIME-Version:", re.I), "saved page"),
    (re.compile(rb"Rar!|7z\xbc\xaf\x27\x1c|\x1f\x8b|BZh|\xfd7zXZ"), "packed"),
)


def kind_of(data: bytes, where: str) -> str:
    """The kind of file that begins with (or is) `data`: txt html pdf docx ofd zip legacy.

    Raises BadInput for what is recognised and cannot be read (pictures, spreadsheets, other archives).
    """
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((_ZIP, b"PK\x05\x06")):
        return zip_kind(BytesIO(data), where)
    if head.startswith(_OLE):
        return _ole_kind(data, where)
    if head.startswith(rb"{\rtf") or _WORD_XML.search(head):
        return "legacy"
    for pattern, name in _FOREIGN:
        if pattern.match(head):
            raise _foreign(name, where)
    if _is_html(head):
        return "html"
    if head.lstrip(b"\xef\xbb\xbf").startswith(b"<?xml"):
        raise _foreign("xml", where)
    return "txt"


def zip_kind(file: BinaryIO, where: str) -> str:
    """docx, ofd, legacy or zip; raises BadInput for other office files and for a broken zip."""
    try:
        with ZipFile(file) as archive:
            names = archive.namelist()
    except (BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
        raise broken_zip(where) from error
    if "OFD.xml" in names:
        return "ofd"
    if {"mimetype", "content.xml"} <= set(names):
        return "legacy"  # OpenDocument, which LibreOffice converts
    if "[Content_Types].xml" in names:
        if any(name.startswith("word/") for name in names):
            return "docx"
        raise _foreign("office", where)
    return "zip"


def broken_zip(where: str) -> BadInput:
    """The error for a zip, docx or ofd that is cut off or damaged."""
    return BadInput(where, _("文件不完整或已损坏，打不开。"), _("请重新下载或复制一份完整的文件。"))


def _is_html(head: bytes) -> bool:
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")  # UTF-16 pages too
    return plain.startswith(b"<") and _HTML.search(plain) is not None


def _ole_kind(data: bytes, where: str) -> str:
    if _utf16("EncryptedPackage") in data:
        raise encrypted(where)
    if _utf16("WordDocument") in data:
        return "legacy"
    if any(_utf16(stream) in data for stream in ("Workbook", "Book", "PowerPoint Document")):
        raise _foreign("office", where)
    return "legacy"


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


def encrypted(where: str) -> BadInput:
    """The error for a file that asks for a password."""
    return BadInput(where, _("文件加了密码，无法读取。"), _("请用密码打开后另存一份不加密的文件。"))


def _foreign(name: str, where: str) -> BadInput:
    if name == "image":
        return BadInput(where, _("这是一张图片，不是报告文件。"), _("请把各页图片合成一个 PDF 文件后再读。"))
    if name == "packed":
        return BadInput(where, _("不支持这种压缩格式。"), _("请解压后直接读取，或改用 zip 格式。"))
    if name == "saved page":
        return BadInput(where, _("这是 mht 网页存档。"), _("请在浏览器中打开后另存为 html 或文本。"))
    if name == "xml":
        return BadInput(where, _("这是 XML 数据，不是报告。"), _("请提供报告的 docx、pdf 或文本文件。"))
    return BadInput(where, _("这是电子表格或演示文稿，不是报告。"), _("请提供报告的 docx、pdf 或文本文件。"))
