"""Rules (规则): a named value that reads one thing about language, with its examples and counter-examples
beside it.

A rule's `read` returns None to refuse; of several, the first in the written order that does not refuse
decides. The tests find every rule by walking the package and run its examples: a rule without any fails.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

S = TypeVar("S")
R = TypeVar("R")


@dataclass(frozen=True)
class Rule(Generic[S, R]):
    """A named way to read a situation S as R.

    `examples` map a sentence of plain text to what this rule makes of it; in the sentences of `refusals` it
    must not decide anything. What an example's value means is said where the rules stand.
    """

    name: str
    read: Callable[[S], R | None]
    examples: Mapping[str, str]
    refusals: Sequence[str] = field(default=())


def first(rules: Iterable[Rule[S, R]], situation: S) -> tuple[Rule[S, R], R] | None:
    """The first of `rules` that reads `situation`, with what it read; None where all refuse."""
    for rule in rules:
        if (read := rule.read(situation)) is not None:
            return rule, read
    return None
