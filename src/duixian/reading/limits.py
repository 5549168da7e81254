"""How much one file may ask of the reader; beyond a limit it is refused at once instead of being read for
minutes.

The longest national plan reports have some 50,000 characters, so every limit leaves two orders of magnitude.
"""

import re
from zipfile import ZipFile

from duixian.errors import BadInput
from duixian.language import _

FILE_BYTES = 200 * 2**20  # a file as it lies on the disk
TEXT_BYTES = 20 * 2**20  # of plain text or HTML
TEXT_CHARACTERS = 12_000_000  # of the document that comes out
EXPANDED_BYTES = 400 * 2**20  # of everything in one zip, unpacked
PART_BYTES = 50 * 2**20  # of one XML part of a docx or ofd, unpacked
RATIO = 200  # unpacked to packed size, for parts over RATIO_FROM
RATIO_FROM = 10 * 2**20
MEMBERS = 10_000  # files in one zip
DEPTH = 3  # zips in zips
PAGES = 2_000  # of one PDF or OFD
PAGE_CHARACTERS = 60_000  # on one page: a page of the smallest print has some 10,000
CONVERT_SECONDS = 120  # for LibreOffice to convert one old file

_HALF = re.compile("[\ud800-\udfff]")


def check_size(size: int, where: str, limit: int = FILE_BYTES) -> None:
    """Raise BadInput if `size` bytes are more than `limit`."""
    if size > limit:
        raise BadInput(
            where,
            _("文件有 {size} MB，超过 {limit} MB 的上限，没有读取。").format(
                size=-(-size // 2**20), limit=limit // 2**20
            ),
            _("请确认这是一份报告；如果是，请拆成几个文件，或去掉图片后再试。"),
        )


def check_text(text: str, where: str) -> None:
    """Raise BadInput if `text` is longer than TEXT_CHARACTERS or half a surrogate pair, as no file has."""
    if len(text) > TEXT_CHARACTERS:
        raise BadInput(where, _("文字太多，不像一份报告。"), _("请检查文件，或拆成几个文件。"))
    if _HALF.search(text):
        reason = _("文件内容不是文字（含有二进制数据）。")
        raise BadInput(where, reason, _("请确认文件没有改错扩展名，并提供报告原件。"))


def check_pages(count: int, where: str) -> None:
    """Raise BadInput if a document has more pages than PAGES."""
    if count > PAGES:
        reason = _("文件有 {count} 页，超过 {limit} 页的上限。").format(count=count, limit=PAGES)
        raise BadInput(where, reason, _("请只保留报告所在的各页。"))


def check_page(characters: int, where: str) -> None:
    """Raise BadInput if there are more than PAGE_CHARACTERS on one page."""
    if characters > PAGE_CHARACTERS:
        raise BadInput(where, _("一页上的文字多得不合常理。"), _("请检查文件，或换用 docx、txt 格式。"))


def check_zip(archive: ZipFile, where: str) -> None:
    """Raise BadInput if the zip has too many members or would unpack to too much (a zip bomb).

    The declared sizes can be trusted as bounds: `zipfile` never unpacks more than a member declares.
    """
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    bomb = any(
        member.file_size > RATIO_FROM and member.file_size > RATIO * max(member.compress_size, 1)
        for member in members
    )
    if len(members) > MEMBERS:
        reason = _("压缩包里有 {count} 个文件，超过 {limit} 个的上限。").format(
            count=len(members), limit=MEMBERS
        )
    elif unpacked > EXPANDED_BYTES:
        reason = _("解压后有 {size} MB，超过 {limit} MB 的上限。").format(
            size=unpacked // 2**20, limit=EXPANDED_BYTES // 2**20
        )
    elif bomb:
        reason = _("压缩比异常，可能是“压缩炸弹”，没有解压。")
    else:
        return
    raise BadInput(where, reason, _("请只放入要读的报告，重新打包后再试。"))
