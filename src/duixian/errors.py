"""What can go wrong while a file is read, said so that a person can act on it."""

from dataclasses import dataclass


@dataclass(unsafe_hash=True)  # not frozen: contextlib sets the traceback of what is raised
class BadInput(Exception):
    """What cannot be read: `where` (path, member or page), `reason`, and `remedy` (what to do about it).

    `reason` and `remedy` are already in the user's language.
    """

    where: str
    reason: str
    remedy: str

    def __reduce__(self) -> tuple[type["BadInput"], tuple[str, str, str]]:
        return BadInput, (self.where, self.reason, self.remedy)

    def __str__(self) -> str:
        return f"{self.where}: {self.reason} {self.remedy}".strip()
