"""Old Word, WPS and RTF files (.doc, .wps, .rtf): converted to docx by LibreOffice where it is installed."""

import os
import shutil
import signal
import subprocess
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from duixian.errors import BadInput
from duixian.language import _
from duixian.reading import limits
from duixian.reading.document import Document
from duixian.reading.docx import read_docx
from duixian.reading.txt import is_written


def read_legacy(data: bytes, name: str, where: str | None = None) -> Document:
    """The document in an old office file; raises BadInput if LibreOffice is missing or cannot convert it."""
    where = where or name
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise BadInput(
            where,
            _("这是旧格式文件（doc、wps 或 rtf），本机没有安装 LibreOffice，无法转换。"),
            _("请用 Word 或 WPS 打开后另存为 docx，或安装 LibreOffice 后再试。"),
        )
    with TemporaryDirectory(prefix="duixian-") as folder:
        source = Path(folder, "source.doc")
        source.write_bytes(data)
        _convert(program, source, where)
        converted = source.with_suffix(".docx")
        if not converted.exists():
            raise BadInput(where, _("文件已损坏，或不是 LibreOffice 能转换的格式。"), _resave())
        limits.check_size(converted.stat().st_size, where)
        document = replace(read_docx(converted.read_bytes(), name, where), media="doc")
    if not is_written(document.text):  # LibreOffice reads almost anything as text
        raise BadInput(where, _("文件已损坏，转换出来的不是文字。"), _resave())
    return document


def _convert(program: str, source: Path, where: str) -> None:
    """Let LibreOffice write a docx beside `source`; with a profile of its own no run waits for another."""
    command = [
        program,
        f"-env:UserInstallation={source.with_name('profile').as_uri()}",
        "--headless", "--norestore", "--convert-to", "docx", "--outdir", str(source.parent), str(source),
    ]  # fmt: skip
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(limits.CONVERT_SECONDS)
    except subprocess.TimeoutExpired:
        raise BadInput(where, _("LibreOffice 转换超时。"), _resave()) from None
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)  # soffice is a script that starts the real program
            process.wait()


def _resave() -> str:
    return _("请用 Word 或 WPS 打开后另存为 docx。")
