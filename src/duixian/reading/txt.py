"""Plain text (.txt): the file as decoded, unchanged but for the byte order mark."""

import codecs
import re

from duixian.errors import BadInput
from duixian.language import _
from duixian.reading import limits
from duixian.reading.document import Document

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(
    r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f\x80-\x84\x86-\x9f]"
)  # not \t \n \v \f \r, DOS end, NEL
_COMMON_SHARE = (
    0.6  # of the wide characters: GB 2312 has 99 % of a real text, and 40 % of Big5 read as GB 18030
)


def read_txt(data: bytes, name: str, where: str | None = None) -> Document:
    """The text `data` (UTF-8, UTF-16 with mark, GB 18030) as a document; raises BadInput if it is no text."""
    where = where or name
    limits.check_size(len(data), where, limits.TEXT_BYTES)
    return Document(name, decode(data, where), media="txt")


def decode(data: bytes, where: str) -> str:
    """`data` as text by its byte order mark, else as UTF-8, else as GB 18030; raises BadInput if it is
    neither.

    GB 18030 gives a meaning to most byte sequences, so its reading is only believed where the characters are
    the ones that people write.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data[len(bom) :], encoding, where)
    try:
        return _checked(data.decode("utf-8"), where)
    except UnicodeDecodeError as broken:
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            text = ""
        if text and is_written(text):
            return text
        raise _unreadable(data, broken, where) from None


def _decoded(data: bytes, encoding: str, where: str) -> str:
    try:
        return _checked(data.decode(encoding), where)
    except UnicodeDecodeError as broken:
        raise _unreadable(data, broken, where) from None


def _checked(text: str, where: str) -> str:
    if "\0" in text or len(_CONTROL.findall(text)) * 1000 > len(text):
        raise BadInput(
            where, _("文件内容不是文字（含有二进制数据）。"), _("请确认文件没有改错扩展名，并提供报告原件。")
        )
    return text


def is_written(text: str) -> bool:
    """Whether `text` has the characters that people write, and is no chance reading of other bytes."""
    if _CONTROL.search(text):
        return False
    wide = [character for character in set(text) if character > "\x7f"]
    known = sum(_in_gb2312(character) for character in wide)
    return known >= _COMMON_SHARE * len(wide)


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _unreadable(data: bytes, broken: UnicodeDecodeError, where: str) -> BadInput:
    line = data.count(b"\n", 0, broken.start) + 1
    reason = _("第 {line} 行（第 {byte} 字节）既不是 UTF-8，也不是 GB18030 编码的文字。")
    return BadInput(
        where,
        reason.format(line=line, byte=broken.start + 1),
        _("请用记事本或 WPS 打开后另存为 UTF-8 编码的文本；如果原来不是文本文件，请提供原件。"),
    )
