"""Zip archives: their members one after the other, with their names as people wrote them."""

import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from duixian.errors import BadInput
from duixian.language import _
from duixian.reading import limits
from duixian.reading.sniff import broken_zip, encrypted

_UTF8_NAME = 0x800  # flag bit 11: the name is UTF-8 (APPNOTE.TXT 4.4.4)
_SECRET = 0x1
BROKEN = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError)


def members(file: BinaryIO, where: str) -> Iterator[tuple[str, bytes | BadInput]]:
    """Each file in the zip: its path inside it and its bytes, or why it cannot be read.

    Raises BadInput when the zip itself is broken or too large. What systems add by themselves is left out.
    """
    try:
        archive = ZipFile(file)
    except BROKEN as error:
        raise broken_zip(where) from error
    with archive:
        limits.check_zip(archive, where)
        for member in archive.infolist():
            path = member_name(member)
            if not member.is_dir() and not _by_system(path):
                yield path, _content(archive, member, f"{where}/{path}")


def member_name(member: ZipInfo) -> str:
    """The member's path; Windows in China writes names in GBK, which zip programs read as code page 437."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename


def _by_system(path: str) -> bool:
    name = PurePosixPath(path).name
    return "__MACOSX" in path or name.startswith(".") or name in ("", "Thumbs.db", "desktop.ini")


def _content(archive: ZipFile, member: ZipInfo, where: str) -> bytes | BadInput:
    if member.flag_bits & _SECRET:
        return encrypted(where)
    try:
        limits.check_size(member.file_size, where)
        return archive.read(member)
    except BadInput as error:
        return error
    except BROKEN:
        return BadInput(where, _("压缩包里的这个文件已损坏。"), _("请重新打包，或单独提供这个文件。"))
