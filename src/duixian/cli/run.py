"""What the commands do with many files: progress, failures and the summary, told to the person."""

from pathlib import Path
from typing import BinaryIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from duixian.corpus.extract import Done, Summary, extract
from duixian.corpus.formats import FORMATS
from duixian.corpus.inputs import inputs
from duixian.errors import BadInput
from duixian.language import _
from duixian.report import Report, read_all


def extract_files(
    names: list[str], stream: BinaryIO, form: str, jobs: int, quiet: bool, output: Path | None
) -> int:
    """Reads the files that `names` mean and writes their records to `stream`; returns how many failed."""
    console = Console(stderr=True)
    summary = Summary()
    paths = []
    for meant in inputs(names, besides=[output] if output else []):
        if isinstance(meant, BadInput):
            _report_failure(console, summary, meant)
        else:
            paths.append(meant)
    writer = FORMATS[form].writer(stream)
    bar = Progress(
        TextColumn(_("读报告")),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        auto_refresh=False,  # a thread that draws would run while processes are forked
        disable=quiet or not console.is_terminal,
    )
    with bar:
        task = bar.add_task("", total=len(paths))
        for outcomes in extract(paths, form, min(jobs, len(paths) or 1)):
            for outcome in outcomes:
                if isinstance(outcome, Done):
                    writer.write(outcome.data)
                    summary.add(outcome)
                else:
                    _report_failure(console, summary, outcome)
            bar.update(task, advance=1, refresh=True)
    writer.close()
    if not quiet:
        for line in _told(summary):
            _line(console, line)
    return summary.failures


def read_reports(names: list[str], besides: Path | None = None) -> tuple[list[Report], int]:
    """The reports in the files that `names` mean, and how many files failed (each is told of)."""
    console = Console(stderr=True)
    summary = Summary()
    reports: list[Report] = []
    for meant in inputs(names, besides=[besides] if besides else []):
        for report in [meant] if isinstance(meant, BadInput) else read_all([meant]):
            if isinstance(report, BadInput):
                _report_failure(console, summary, report)
            else:
                reports.append(report)
    return reports, summary.failures


def _report_failure(console: Console, summary: Summary, failure: BadInput) -> None:
    summary.add(failure)
    _line(console, str(failure))


def _line(console: Console, text: str) -> None:
    """Prints above the bar, as it is: no wrapping, no markup, no colours."""
    console.print(text, soft_wrap=True, markup=False, highlight=False, emoji=False)


def _share(summary: Summary) -> str:
    """How much of the plan is covered, in per cent, cut off: 100 is said of nothing less."""
    return f"{(summary.tasks + summary.asides) * 10_000 // summary.plan / 100:g}%"


def _told(summary: Summary) -> list[str]:
    counts = summary.records
    lines = [
        _(
            "读了 {reports} 份报告：数据 {facts} 条，主要预期目标 {targets} 项，"
            "项目 {projects} 个，任务 {tasks} 条。"
        ).format(
            reports=summary.reports,
            facts=counts["fact"],
            targets=counts["target"],
            projects=counts["project"],
            tasks=counts["task"],
        )
    ]
    if summary.plan:
        lines.append(
            _("计划部分 {plan} 字：{tasks} 字归入任务，{asides} 字注明缘由不作任务，覆盖 {share}。").format(
                plan=summary.plan, tasks=summary.tasks, asides=summary.asides, share=_share(summary)
            )
        )
    if summary.twice:
        lines.append(_("有几份文件同名，记录里的 doc 分不开它们：{}").format(" ".join(sorted(summary.twice))))
    if summary.failures:
        lines.append(_("{} 个文件没有读成。").format(summary.failures))
    return lines
