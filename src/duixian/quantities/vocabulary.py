"""Vocabulary files: `[section]` lines with blank-separated words under them, `#` comments.

Each file's head states what its sections mean. Words are data; adding one needs no code.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


class VocabularyError(Exception):
    """A vocabulary file that breaks its own grammar: says file, line and what is wrong."""


@cache
def sections(package: str, name: str) -> dict[str, tuple[str, ...]]:
    """The words of file `name` in `package` by section, in the file's order.

    Raises VocabularyError where a word stands before any section, or twice in one.
    """
    found: dict[str, list[str]] = {}
    section = ""
    for number, line in enumerate(files(package).joinpath(name).read_text("utf-8").splitlines(), 1):
        line = line.partition("#")[0].strip()
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1].strip()
            found[section] = []
        elif line and not section:
            raise VocabularyError(
                f"{package}/{name}, line {number}: words before the first [section]: {line}"
            )
        elif line and "=" in line:
            found[section].append(line)
        else:
            for word in line.split():
                if word in found[section]:
                    raise VocabularyError(
                        f"{package}/{name}, line {number}: {word} stands in [{section}] twice"
                    )
                found[section].append(word)
    return {name: tuple(words) for name, words in found.items()}


@cache
def section_of(package: str, name: str) -> dict[str, str]:
    """For each word of the file its one section. Raises VocabularyError where a word stands in two."""
    found: dict[str, str] = {}
    for section, words in sections(package, name).items():
        for word in words:
            if word in found:
                raise VocabularyError(
                    f"{package}/{name}: {word} stands in [{found[word]}] and in [{section}]"
                )
            found[word] = section
    return found


def trie(words: Iterable[str]) -> str:
    """A regular expression for any of `words`, the longest first, shaped as a trie so that it fails early.

    `word!abc` stands for `word` where none of a, b, c follows.

    >>> trie(["万亿", "万", "亿"]), trie(["人!口均"])
    ('(?:万(?:亿)?|亿)', '人(?![口均])')
    """
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        word, _, guard = word.partition("!")
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {guard: {}}
    return _source(tree)


def _source(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    branches = [re.escape(char) + _source(child) for char, child in node.items() if char]
    if "" not in node:
        return branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
    guard = next(iter(node[""]))
    if guard:
        branches.append(f"(?![{guard}])")
        return "(?:" + "|".join(branches) + ")" if len(branches) > 1 else branches[0]
    return "(?:" + "|".join(branches) + ")?" if branches else ""
