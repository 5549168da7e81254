"""From what a person names (files, folders, patterns) to the files to be read, in a steady order."""

import glob
import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from duixian.errors import BadInput
from duixian.language import _

# What is taken up in a folder; a file that is named itself is read whatever its name.
SUFFIXES = (".txt", ".docx", ".doc", ".wps", ".pdf", ".html", ".htm", ".ofd", ".zip")


def inputs(names: Iterable[str], *, besides: Collection[Path] = ()) -> list[Path | BadInput]:
    """The files meant by `names`, each once; a name that means nothing gives a BadInput in its place.

    A folder means the files under it with one of SUFFIXES, hidden ones left out; a pattern (`*`, `?`, `[…]`,
    `**`) that the shell left alone means what it matches. `besides` are never meant.
    """
    found: list[Path | BadInput] = []
    seen = {os.path.abspath(path) for path in besides}
    for meant in (it for name in names for it in _meant(name)):
        if isinstance(meant, Path):
            place = os.path.abspath(meant)
            if place in seen:
                continue
            seen.add(place)
        found.append(meant)
    return found


def _meant(name: str) -> Iterator[Path | BadInput]:
    if os.path.exists(name):
        matches = [name]
    elif glob.has_magic(name):
        matches = sorted(glob.glob(name, recursive=True))
        if not matches:
            yield BadInput(name, _("没有文件符合这个式样。"), _("请检查路径和通配符。"))
    else:
        matches = []
        yield BadInput(name, _("没有这个文件或文件夹。"), _("请检查路径。"))
    for match in matches:
        path = Path(match)
        if not path.is_dir():
            yield path
            continue
        files = list(_under(path))
        yield from files
        if not files and len(matches) == 1:
            formats = " ".join(SUFFIXES)
            yield BadInput(name, _("文件夹里没有能读的文件。"), _("能读的格式：{}。").format(formats))


def _under(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith((".", "~$")) and os.path.splitext(name)[1].lower() in SUFFIXES:
                yield Path(parent, name)
