"""The reports that are measured: those in a folder, the real ones beside the checkout, or the demo's two."""

from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from shutil import copyfile

from duixian.reading import read_document

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "reports"
DEMO = ROOT / "src" / "duixian" / "demo"


@dataclass(frozen=True, slots=True)
class Corpus:
    """The files of `folder`, and their texts as decoded."""

    folder: Path
    files: tuple[Path, ...]
    texts: tuple[str, ...]

    @property
    def characters(self) -> int:
        return sum(map(len, self.texts))

    @property
    def is_demo(self) -> bool:
        """Whether these are the demo's reports, whose figures stand far closer than in real ones."""
        return self.folder == DEMO

    def copy(self, number: int, folder: Path) -> Path:
        """`folder` with `number` new files in it, each a copy of the next report under a name of its own."""
        folder.mkdir()
        for at, source in enumerate(islice(cycle(self.files), number)):
            copyfile(source, folder / f"{at:04}-{source.name}")
        return folder


def corpus(folder: Path | None, *, quick: bool) -> Corpus:
    """The reports in `folder`; without one the real reports where they are, else (or if `quick`) the demo's.

    Raises BadInput where one of them cannot be read, and SystemExit where there is none.
    """
    folder = folder or (REAL if REAL.is_dir() and not quick else DEMO)
    files = tuple(
        sorted(path for path in folder.iterdir() if path.is_file() and path.suffix not in (".md", ""))
    )
    if not files:
        raise SystemExit(f"no reports in {folder}")
    return Corpus(folder, files, tuple(read_document(path).text for path in files))
