"""The plain text form of this package's data files: entries with fields.

    # a comment, on a line of its own
    id: the head of the entry
        field: its value
        field: a field may stand several times

A form of our own and not TOML, because every run of the command loads the catalogue: parsing it as TOML
takes longer (40 ms) than all of loading takes now.
"""

from dataclasses import dataclass
from pathlib import Path

from duixian.errors import BadInput
from duixian.language import _

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as written: where it stands (`file:line`), its id, its head, and its fields in order."""

    where: str
    id: str
    head: str
    fields: tuple[tuple[str, str], ...] = ()

    def all(self, name: str) -> tuple[str, ...]:
        """The values of every field of that name."""
        return tuple([value for field, value in self.fields if field == name])

    def words(self) -> dict[str, tuple[str, ...]]:
        """The words, separated by commas, of each field; of a field that stands several times all."""
        found: dict[str, tuple[str, ...]] = {}
        for name, value in self.fields:
            found[name] = found.get(name, ()) + tuple(
                [word for word in map(str.strip, value.split(",")) if word]
            )
        return found

    def bad(self, problem: str) -> BadInput:
        """The error that says where this entry stands and what is wrong with it."""
        return BadInput(f"{self.where} [{self.id}]", problem, _("请改正这一条目后重试。"))


def read(path: Path, allowed: frozenset[str]) -> list[Entry]:
    """The entries of the file at `path`, whose fields are among `allowed`.

    Raises BadInput (file, line, entry, what is wrong) for a line that fits the grammar nowhere, an unknown
    field, a field without a value, or an id that stands twice.
    """
    found: dict[str, tuple[Entry, list[tuple[str, str]]]] = {}
    fields: list[tuple[str, str]] | None = None
    file = path.name
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        text = line.strip()
        if not text or text[0] == "#":
            continue
        key, _colon, value = text.partition(":")
        key, value = key.rstrip(), value.lstrip()
        if line[0] in " \t" and fields is not None and key in allowed and value:
            fields.append((key, value))
            continue
        here = Entry(f"{file}:{number}", key, value)
        if not value:
            raise here.bad(_("这一行不合语法：冒号后面应有内容。"))
        if line[0] in " \t":
            options = "、".join(sorted(allowed))
            raise here.bad(
                _("第一个条目之前不能有字段。") if fields is None else _("没有这个字段；可用：") + options
            )
        if key in found:
            raise here.bad(_("编号重复。"))
        fields = []
        found[key] = (here, fields)
    return [Entry(entry.where, entry.id, entry.head, tuple(fields)) for entry, fields in found.values()]
