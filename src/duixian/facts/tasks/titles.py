"""Titles of tasks (任务标题): the shortest wording of a statement that says what is to be done.

A statement is cut into clauses. What surrounds the deed goes: who promises and how eagerly (我们将, 切实),
the frame, yardstick or means in front of it (围绕…, 按照…要求, 以…为抓手), the purpose behind it (让…).
The first deed stays, then clauses with a number, then further deeds, as long as they fit into `LIMIT`
characters; where deeds are left out the title ends with 等. Cuts fall between clauses or items of a list.

The words stand in `titles.toml`, beside the examples that are their tests.
"""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

VOCABULARY = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
LIMIT = 40  # characters
_LEEWAY = 8  # a single clause may be longer by so much before its list is cut


def title(statement: str, due_words: str = "") -> str:
    """The title of a task from the plain text of its `statement`; the clause with `due_words` stays in it.

    >>> title("我们要切实加强园区建设，不断提升承载能力。")
    '加强园区建设'
    """
    text = bare(statement)
    deeds = [clause for clause in map(deed, clauses(text)) if clause]
    told = [clause for clause in deeds if len(clause) > 3 and not _LEAD.fullmatch(clause)]
    if sum(map(len, told)) < 5:  # a bare topic: what is said of it looked like a lead
        told = deeds
    return (
        _fitted(told, [_weight(clause, due_words) for clause in told]) if told else text or statement.strip()
    )


def bare(statement: str) -> str:
    """`statement` without blanks, footnote marks, enumerators (一是, （1）) and connectives (同时，)."""
    text = _silent_out(statement)
    return text[_end(_MARK, text) :]


def deed(clause: str) -> str:
    """`clause` without who promises, how eagerly, and by what means."""
    rest = clause[_end(_HEAD, clause) :]
    return clause if 0 < len(rest) < 4 else rest  # 高起点规划 says more than 规划


def clauses(text: str) -> list[str]:
    """The clauses of `text`, cut at commas and colons outside of quotation marks and brackets."""
    return _CLAUSE.findall(text)


def opens_with_deed(clause: str) -> bool:
    """Whether `clause` opens with a verb of doing, or with the eagerness that goes with one (切实, 着力)."""
    return _DEED.match(deed(clause)) is not None or _EAGER.match(clause) is not None


def has_quantity(text: str) -> bool:
    """Whether the plain `text` names a quantity: a number with its unit, no date, grade or part of a name."""
    if not _COUNTED.search(text):
        return False
    return _QUANTITY.search(_NAME.sub("", _silent_out(text))) is not None


def _silent_out(text: str) -> str:
    return _SILENT.sub("", text) if _MAYBE_SILENT.search(text) else text


def _end(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.match(text)
    return match.end() if match else 0


def _weight(clause: str, due_words: str) -> int:
    """-1: has the deadline; 0: has a number; 1: a further deed; 2: what deeds are for."""
    if due_words and due_words in clause:
        return -1
    if has_quantity(clause):
        return 0
    return 2 if _END.match(clause) and not _CONCRETE.search(clause) else 1


def _fitted(clauses: list[str], weights: list[int]) -> str:
    """The main clause and what else fits, in the order of the text.

    The main clause is the first; where the deadline or else the first number does not fit beside it, theirs.
    """
    kept = [clause for at, clause in enumerate(clauses) if not at or weights[at] < 2]
    if sum(map(len, kept)) + len(kept) - 1 <= LIMIT and not any(clause.startswith("其中") for clause in kept):
        return "，".join(kept)
    by_weight = sorted(range(len(clauses)), key=lambda at: (weights[at], at))
    needed = by_weight[0] if weights[by_weight[0]] < 1 else 0
    room = LIMIT - 1 - len(clauses[needed]) if needed else LIMIT
    first = shortened(clauses[0], max(room, LIMIT // 3))
    main = 0 if len(first) <= room else needed
    chosen = {main: _cut_short(clauses[main] if main else first)}
    left = LIMIT - len(chosen[main]) - 1
    for at in by_weight:
        if at in chosen or weights[at] == 2:
            continue
        clause = shortened(clauses[at], left)
        depends = clause.startswith("其中") and at - 1 not in chosen
        if len(clause) <= left and not depends:
            chosen[at] = clause
            left -= len(clause) + 1
    wording = "，".join(chosen[at] for at in sorted(chosen))
    cut = any(weight < 2 and at not in chosen for at, weight in enumerate(weights))
    return wording + "等" if cut and "等" not in chosen[max(chosen)] else wording


def shortened(clause: str, limit: int) -> str:
    """`clause` with its list cut to `limit` characters: 建设A、B、C等项目 -> 建设A等项目.

    Where nothing at the end of the list says what it is a list of, or a number would go, `clause` itself.
    """
    if len(clause) <= limit or "、" not in clause:
        return clause
    items = _ITEM.findall(clause)
    if len(items) < 2:  # the list stands inside brackets or quotation marks
        return clause
    if "等" in items[-1]:
        tail = "等" + items[-1].rpartition("等")[2]
    elif said_of_all := _PREDICATE.search(items[-1]):
        tail = "等" + said_of_all.group()
    else:
        return clause
    short = _first_items(items, limit - len(tail)) + tail
    return clause if has_quantity(clause) and not has_quantity(short) else short


def _cut_short(clause: str) -> str:
    """`clause` cut between two items of its list, if it is much longer than `LIMIT`."""
    items = _ITEM.findall(clause)
    return (
        clause if len(clause) <= LIMIT + _LEEWAY or len(items) < 2 else _first_items(items, LIMIT - 1) + "等"
    )


def _first_items(items: list[str], room: int) -> str:
    kept = items[0]
    for item in items[1:-1]:
        if len(kept) + 1 + len(item) > room:
            break
        kept += "、" + item
    return kept


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})"


def _words(part: str) -> str:
    return _any(VOCABULARY[part]["words"])


_NAMED = (  # a comma inside of these parts nothing
    r"“[^“”]{0,300}”|‘[^‘’]{0,300}’|\([^()]{0,200}\)|（[^（）]{0,200}）|《[^《》]{0,100}》"
)
_OPEN = "“‘(（《"
_CLAUSE = re.compile(rf"(?:[^,，;；:：。！!{_OPEN}]++|{_NAMED}|[{_OPEN}])+")
_ITEM = re.compile(rf"(?:[^、{_OPEN}]++|{_NAMED}|[{_OPEN}])+")
_NAME = re.compile("“[^“”]{0,300}”|《[^《》]{0,100}》")

_MARKS = VOCABULARY["marks"]
_SILENT = re.compile(rf"\s+|{_MARKS['notes']}")
_MAYBE_SILENT = re.compile(r"[\s(（\[【①-⑳]")
_MARK = re.compile(rf"(?:{_any(_MARKS['enumerators'])}|{_any(_MARKS['connectives'])}[,，:：])+")

_VERBS = {*VOCABULARY["acts"]["words"], *VOCABULARY["ends"]["words"]} - {"为", "以", "使", "让"}
_DEED = re.compile(rf"{_any(_VERBS)}(?![的不与既则])")
_END = re.compile(_words("ends"))
_EAGER = re.compile(_words("manner"))
_CONCRETE = re.compile(_words("concrete"))
_PREDICATE = re.compile(VOCABULARY["predicates"]["pattern"])

_MODALS = VOCABULARY["modals"]
_BEFORE_VERB = rf"地?(?={_words('manner')}*{_any(_VERBS)})"
_HEAD = re.compile(
    rf"(?:{_words('modals')}(?!是)|{_any(_MODALS['subjects'])}?{_MODALS['promise']}"
    rf"|{_any(rule['pattern'] for rule in VOCABULARY['opening'])}{_BEFORE_VERB}"
    rf"|{_words('manner')}{_BEFORE_VERB})+"
)
_LEAD = re.compile(_any(rule["pattern"] for rule in VOCABULARY["lead"]))

_COUNTED = re.compile(r"[0-9番突分]")  # without these there is no quantity, and most clauses have none
_QUANTITY = re.compile("{number}{unit}|".format(**VOCABULARY["quantity"]) + _words("quantity"))
