"""What came of the promises: which reports are judged, and the table on the terminal."""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from duixian.cli.explanation import WIDTH_OF_A_FILE
from duixian.cli.run import read_reports
from duixian.documents.judged.lines import Line
from duixian.documents.judged.pair import Ledger, Pair, counts_of, ledger_of
from duixian.documents.judged.words import kinds_of_promises, verdict_name
from duixian.documents.view import view
from duixian.errors import BadInput
from duixian.judging import Judgement, judge, lineage, row
from duixian.judging.records import Judged, Series
from duixian.judging.rules import rules
from duixian.language import _
from duixian.report import Report

FORMATS = ("html", "jsonl")
_STYLES = {
    "silent": "bold",
    "missed": "red",
    "redefined": "red",
    "partly": "red",
    "slipped": "red",
    "again": "red",
}


@dataclass(frozen=True)
class Outcome:
    """Reports that were judged, two by two in the order of their years, and what they tell over the years."""

    pairs: tuple[tuple[Report, Report, Judgement], ...]
    series: tuple[Series, ...]

    @property
    def records(self) -> list[Judged]:
        return [record for *_reports, judgement in self.pairs for record in judgement.records()] + [
            *self.series
        ]

    @property
    def ledger(self) -> Ledger:
        reports = {id(it): view(it) for one, other, __ in self.pairs for it in (one, other)}
        pairs = [(reports[id(one)], reports[id(other)], judged) for one, other, judged in self.pairs]
        return ledger_of(pairs, self.series)


def judge_files(
    names: list[str], output: Path | None, rules_path: Path | None, tell: Callable[[str], None]
) -> tuple[Outcome, int]:
    """Judges the reports in the files that `names` mean; also how many files failed (each is told of).

    Raises BadInput where there are no two reports to judge, or judging them refuses.
    """
    by = rules(rules_path)
    reports, failures = read_reports(names, besides=output)
    if len(names) != 2 or len(reports) != 2:  # else they are the earlier and the later one, as named
        reports = _one_a_year(reports, tell)
    if len(reports) < 2:
        raise BadInput(
            " ".join(names),
            _("评判要两个年份的报告，这里有{count}个。").format(count=len(reports)),
            _("请给出前后两年的报告，或放有几年报告的文件夹。"),
        )
    pairs = tuple((one, other, judge(one, other, by)) for one, other in pairwise(reports))
    for notice in dict.fromkeys(notice for *_reports, judgement in pairs for notice in judgement.notices):
        tell(str(notice))
    return Outcome(pairs, lineage(reports, by) if len(reports) > 2 else ()), failures


def _one_a_year(reports: Sequence[Report], tell: Callable[[str], None]) -> list[Report]:
    """The reports in the order of their years; of several of one year the work report, else the first."""
    chosen: dict[int, Report] = {}
    for report in sorted(reports, key=lambda it: it.identity.kind != "work"):
        year = report.identity.year
        if year is None:
            tell(f"{report.name}: {_('看不出这份报告是哪一年的，没有评判。')}")
        elif year in chosen:
            words = _("{year}年已有一份报告（{name}），这份没有评判。")
            tell(f"{report.name}: {words.format(year=year, name=chosen[year].name)}")
        else:
            chosen[year] = report
    return [chosen[year] for year in sorted(chosen)]


def print_outcome(outcome: Outcome, everything: bool) -> None:
    """Prints what came of the main targets, silence first; of promises and projects too if `everything`."""
    console = Console(width=None if sys.stdout.isatty() else WIDTH_OF_A_FILE, highlight=False)
    for pair in outcome.ledger.pairs:
        _print_pair(console, pair, everything)


def _print_pair(console: Console, pair: Pair, everything: bool) -> None:
    console.print(Text(pair.title, style="bold"))
    parts = {"targets": pair.targets, "promises": pair.promises, "projects": pair.projects}
    for name, lines in parts.items():
        counts = "，".join(f"{verdict_name(it)} {count}" for it, count in counts_of(lines).items())
        said = _("{kind} {count}：{counts}").format(
            kind=kinds_of_promises()[name], count=len(lines), counts=counts or _("没有")
        )
        console.print(Text(said))
        if lines and (everything or name == "targets"):
            console.print(_table(lines))
    for account in pair.lists:
        console.print(Text(f"{account.title}：{account.said}"))
    for rate in pair.whole:
        if rate.of == "all" and rate.answered_rate is not None and rate.kept_rate is not None:
            words = _("承诺共{total}项，有回应的{answered:.0%}，完成的{kept:.0%}。")
            console.print(
                Text(words.format(total=rate.total, answered=rate.answered_rate, kept=rate.kept_rate))
            )


def _table(lines: Sequence[Line]) -> Table:
    table = Table(box=None, header_style="dim", padding=(0, 2))
    table.add_column(_("评判"), no_wrap=True)
    table.add_column(_("名称"), overflow="fold", max_width=28)
    table.add_column(_("目标"), overflow="fold", max_width=20)
    table.add_column(_("结果"), overflow="fold", max_width=20)
    table.add_column(_("说明"), overflow="fold")
    for line in lines:
        verdict = Text(verdict_name(line.outcome), style=_STYLES.get(line.outcome, ""))
        table.add_row(verdict, *map(Text, (line.title, line.aimed, line.got or "—", line.reason)))
    return table


def document_of(outcome: Outcome, form: str) -> bytes:
    """The judged document in the format `form`, one of FORMATS."""
    if form == "jsonl":
        lines = (json.dumps(row(record), ensure_ascii=False) + "\n" for record in outcome.records)
        return "".join(lines).encode()
    from duixian.documents.judged.page import render_judged

    return render_judged(outcome.ledger).encode()
