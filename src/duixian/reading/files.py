"""From a file to its document: what the file is decides which reader reads it."""

from collections.abc import Callable, Iterator
from importlib import import_module
from io import BytesIO
from os import fsencode
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from duixian.errors import BadInput
from duixian.language import _
from duixian.reading import limits
from duixian.reading.archive import members
from duixian.reading.document import Document
from duixian.reading.sniff import kind_of, zip_kind


def reader(kind: str) -> Callable[[bytes, str, str | None], Document]:
    """The function that reads files of `kind`: from (bytes, name, what errors call it) to a document.

    It is loaded when the first such file is met: the libraries for PDF and Word take longer to load than a
    report takes to read.
    """
    read: Callable[[bytes, str, str | None], Document] = getattr(
        import_module(f"duixian.reading.{kind}"), f"read_{kind}"
    )
    return read


def read_document(path: Path | str) -> Document:
    """The document in the file `path`; a zip must hold exactly one.

    Raises BadInput if the file is missing, too large, broken, encrypted or no document.
    """
    found = read_documents(path)
    first = next(found, None)
    if first is None:
        raise BadInput(str(path), _("压缩包里没有文件。"), _("请放入报告后重新打包。"))
    if next(found, None) is not None:
        raise BadInput(str(path), _("压缩包里不止一个文件。"), _("请解压后逐个读取，或按文件夹批量读取。"))
    if isinstance(first, BadInput):
        raise first
    return first


def read_documents(path: Path | str) -> Iterator[Document | BadInput]:
    """The document in the file `path`, or each document of a zip; what cannot be read comes as a BadInput."""
    path = Path(path)
    where = str(path)
    try:
        with _opened(path) as file:
            if file.read(4) == b"PK\x03\x04" and zip_kind(file, where) == "zip":
                yield from _zipped(file, where, limits.DEPTH)
            else:
                file.seek(0)
                yield read_bytes(file.read(), _stem(path), where)
    except BadInput as error:
        yield error
    except OSError as error:
        yield BadInput(
            where, _("文件打不开（{error}）。").format(error=error.strerror), _("请检查文件和访问权限。")
        )


def read_bytes(data: bytes, name: str, where: str | None = None) -> Document:
    """The document in `data`, the content of one file (not a zip of several), under `name`.

    `where` is what errors call the file. Whatever `data` is, the outcome is a document or a BadInput: the
    parsers of other people's formats fail in many ways on damaged files, and each way means the same to the
    user.
    """
    where = where or name
    limits.check_size(len(data), where)
    if not data:
        raise BadInput(where, _("文件是空的。"), _("请检查文件是否完整。"))
    try:
        kind = kind_of(data, where)
        if kind == "zip":
            raise BadInput(where, _("压缩包要用 read_documents 读取。"), _("请解压后逐个读取。"))
        document = reader(kind)(data, name, where)
    except BadInput:
        raise
    except Exception as error:
        reason = _("文件已损坏或不合格式（{error}）。").format(error=type(error).__name__)
        raise BadInput(where, reason, _("请重新下载一份，或用 Word、WPS 打开后另存再试。")) from error
    if not document.text.strip():
        raise BadInput(where, _("文件里没有文字。"), _("请检查文件内容。"))
    return document


def _stem(path: Path) -> str:
    """The file's name without its extension; where it is not UTF-8, GB 18030 has most likely written it."""
    name = fsencode(path.stem)
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("gb18030", "replace")


def _opened(path: Path) -> BinaryIO:
    if path.is_dir():
        raise BadInput(str(path), _("这是文件夹，不是文件。"), _("请指定文件夹里的文件。"))
    if not path.exists():
        raise BadInput(str(path), _("找不到文件。"), _("请检查路径。"))
    if not path.is_file():
        raise BadInput(str(path), _("这不是普通文件。"), _("请指定报告文件。"))
    limits.check_size(path.stat().st_size, str(path))
    return path.open("rb")


def _zipped(file: BinaryIO, where: str, depth: int) -> Iterator[Document | BadInput]:
    if depth == 0:
        raise BadInput(where, _("压缩包套了太多层。"), _("请解压后再读。"))
    for path, content in members(file, where):
        try:
            if isinstance(content, BadInput):
                yield content
            elif content.startswith(b"PK\x03\x04") and zip_kind(BytesIO(content), where) == "zip":
                yield from _zipped(BytesIO(content), f"{where}/{path}", depth - 1)
            else:
                yield read_bytes(content, PurePosixPath(path).stem, f"{where}/{path}")
        except BadInput as error:
            yield error
