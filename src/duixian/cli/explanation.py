"""How a sentence was read, printed for the person who adds a word or a rule."""

import sys
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from duixian.corpus.labels import heads
from duixian.facts import Explanation
from duixian.language import _
from duixian.records import Fact

COLUMNS = ("indicator", "code", "value", "unit", "kind", "bound", "status", "period", "quote")  # of a fact
WIDTH_OF_A_FILE = 160  # characters a line where the output is no terminal


def print_explanation(explanation: Explanation) -> None:
    """Prints `explanation`: words, rules, facts, projects, refusals; what there is none of is left out."""
    console = Console(width=None if sys.stdout.isatty() else WIDTH_OF_A_FILE, highlight=False)
    it, head = explanation, heads()
    _print(console, _("认出的词"), [(word.text, word.what) for word in it.words])
    _print(console, _("用到的规则"), [(phrase.text, phrase.what) for phrase in it.phrases])
    _print(console, _("数据"), map(_cells, it.facts), [head[name] for name in COLUMNS])
    projects = [(project.name, project.stage, project.rule) for project in it.projects]
    _print(console, _("项目"), projects, [head["name"], head["stage"], head["rule"]])
    _print(console, _("不取"), [(refusal.text, refusal.what) for refusal in it.refusals])
    if not it.facts and not it.projects:
        console.print(_("没有读出数据，也没有读出项目。"))


def _cells(fact: Fact) -> Sequence[str]:
    value = "—".join(f"{value:f}" for value in (fact.value, fact.value_to) if value is not None)
    return [value if name == "value" else getattr(fact, name) or "" for name in COLUMNS]


def _print(console: Console, title: str, rows: Iterable[Sequence[str]], head: Sequence[str] = ()) -> None:
    rows = list(rows)
    if not rows:
        return
    console.print(Text(title, style="bold"))
    table = Table(box=None, show_header=bool(head), header_style="dim", padding=(0, 2))
    for at in range(len(rows[0])):
        table.add_column(head[at] if head else "")
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)
