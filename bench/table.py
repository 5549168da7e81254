"""What a benchmark tells: rows of a table, some with what the figure must reach."""

from collections.abc import Iterable
from typing import NamedTuple


class Row(NamedTuple):
    """A figure, what it must reach (empty: it only informs), and whether it does."""

    what: str
    figure: str
    need: str = ""
    holds: bool = True


def table(rows: Iterable[Row], *, judged: bool = True) -> str:
    """`rows` as a Markdown table, aligned for the eye as well; `judged`: it says which needs were missed."""
    lines = [("what", "figure", "needed")]
    lines += [(row.what, row.figure, row.need + " MISSED" * (judged and not row.holds)) for row in rows]
    first, second, third = (max(map(len, column)) for column in zip(*lines, strict=True))
    told = [f"| {what:<{first}} | {figure:>{second}} | {need:<{third}} |" for what, figure, need in lines]
    told.insert(1, f"| {'-' * first} | {'-' * (second - 1)}: | {'-' * third} |")
    return "\n".join(told)
