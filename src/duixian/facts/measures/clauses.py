"""Clauses (分句): a sentence cut at its numbers into items, each a measure with the words on its left and
right.

    新增省级企业技术中心12家、博士后工作站3个,总数达45家
    └──── left ────────┘└12家┘ └─ left ──┘└3个┘ └left┘└达45家┘

A comma opens a new clause; a 、 only where a measure stands before or after it, else it is part of a list
of words.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from duixian.facts.measures.phrases import Phrase, phrase
from duixian.facts.measures.refusals import Number, refusal
from duixian.quantities.scan import Token
from duixian.quantities.vocabulary import sections, trie


@dataclass(slots=True)
class Item:
    """A measure in its sentence: `left` and `right` are the words around it, `mark` what stands before
    `left`.

    `mark` is the punctuation that opens the item: `^` (the sentence), `,`, `;`, `:`, `(`, `、`, or `` where
    the item follows a measure with no punctuation between; `left_start` is where `left` begins in the text;
    `before` are the clauses without a measure that stand between this item and the one before it.
    """

    phrase: Phrase
    left: str
    left_start: int
    mark: str
    before: tuple[str, ...] = ()
    right: str = ""


class Refusal(NamedTuple):
    """A number that is no fact, and the name of the rule that says so."""

    start: int
    end: int
    rule: str


_NOTE = re.compile(r"【\d{1,3}】|\[\d{1,3}\]|(?<=[”》\u4e00-\u9fff])\(\d{1,2}\)|\s+")
_NOTED = re.compile(r"[【\[(\s]")  # most words have none of these
_DEED = re.compile(rf"(?:{trie(sections('duixian.facts.measures', 'nouns.txt')['deed'])})+")
_NUMBERS = frozenset(("quantity", "ordinal", "double"))


def words_of(text: str) -> str:
    """`text` without footnote marks and blanks."""
    return _NOTE.sub("", text) if _NOTED.search(text) else text


def read_items(text: str, start: int, end: int, tokens: list[Token]) -> tuple[list[Item], list[Refusal]]:
    """The items of the sentence `text[start:end]` with its `tokens`, and the numbers refused."""
    items: list[Item] = []
    refusals: list[Refusal] = []
    boundary, mark, soft = start, "^", -1
    last_end = -1  # where the last measure ended, while no punctuation has closed its clause
    before: list[str] = []
    for index, token in enumerate(tokens):
        kind = token.kind
        if kind in _NUMBERS:
            read = refusal(Number(text, tokens, index, boundary, end)) or phrase(
                text, token, boundary, _after(items, text, token)
            )
            if isinstance(read, str):
                refusals.append(Refusal(token.start, token.end, read))
                continue
            if soft > boundary and last_end >= 0 and _opens_item(text[soft : read.start], items[-1]):
                _close(items, text, soft - 1)
                boundary, mark, last_end = soft, "、", -1
            if last_end >= 0:
                _close(items, text, read.start)
                mark = ""
            items.append(Item(read, words_of(text[boundary : read.start]), boundary, mark, tuple(before)))
            boundary = last_end = read.end
            before.clear()
        elif kind == "、":
            if last_end == token.start:
                boundary, mark, last_end = token.end, "、", -1
            soft = token.end
        elif len(kind) == 1 and kind != "|":
            if last_end >= 0:
                _close(items, text, token.start)
            else:
                before.append(words_of(text[boundary : token.start]))
            boundary, mark, last_end = token.end, kind, -1
    if last_end >= 0:
        _close(items, text, end)
    return items, refusals


def _after(items: list[Item], text: str, token: Token) -> str:
    """The kind of the measure that `token` follows in a list with nothing but 、 or 和 between, else
    nothing.
    """
    if items and text[items[-1].phrase.end : token.start] in ("、", "和", "与", "及", ",", "、全"):
        return items[-1].phrase.kind
    return ""


def _opens_item(words: str, last: Item) -> bool:
    """Whether `words`, between a 、 and a measure, belong to that measure alone: nothing, a deed, or a new
    subject.
    """
    if words.endswith("等"):
        return False
    return not words.strip() or bool(_DEED.match(words)) or not (_DEED.fullmatch(last.left) or not last.left)


def _close(items: list[Item], text: str, end: int) -> None:
    items[-1].right = words_of(text[items[-1].phrase.end : end])
