"""The command `duixian`: extract, show, explain, demo."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Literal, NoReturn

import typer

from duixian.cli.usage import Command, Group, said, speak
from duixian.corpus.output import whole
from duixian.errors import BadInput
from duixian.language import _

if TYPE_CHECKING:
    from duixian.report import Report

app = typer.Typer(
    cls=Group,
    name="duixian",
    help=_("兑现：读政府工作报告和计划报告，把报告说过的、承诺的逐条列出，每个数都能回到原句。"),
    no_args_is_help=True,
    rich_markup_mode=None,  # the boxes of rich cut Chinese off at their edge
    add_completion=False,
    pretty_exceptions_enable=False,
)

PATHS = typer.Argument(
    metavar="PATH",
    help=_("文件、文件夹（连同下级）、zip，或带通配符的式样。"),
    show_default=False,
)


def main() -> NoReturn:
    """Runs the command and ends the process.

    Status 0: all well; 1: something could not be read or written; 2: wrong usage; 130: stopped by Ctrl-C.
    """
    speak()
    try:
        status = app(standalone_mode=False)
    except typer.TyperException as error:
        if help_asked := type(error).__name__ == "NoArgsIsHelpError":
            typer.echo(error.format_message())
        else:
            tell(_("用法有误：{}").format(said(error)))
            tell(_("请看 duixian --help。"))
        status = 0 if help_asked else error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        status = 130
    except BadInput as bad:
        tell(str(bad))
        status = 1
    sys.exit(status)


def tell(message: str) -> None:
    """Says something to the person, on the error stream."""
    typer.echo(message, err=True)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"duixian {version('duixian')}")
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool, typer.Option("--version", help=_("显示版本。"), callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    pass


@app.command(cls=Command, help=_("读报告，把数据、目标、项目、任务写成 jsonl、csv、xlsx 或 parquet。"))
def extract(
    paths: Annotated[list[str], PATHS],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help=_("写到这个文件；不给时写到标准输出。"), show_default=False),
    ] = None,
    format: Annotated[
        Literal["jsonl", "csv", "xlsx", "parquet"] | None,
        typer.Option(help=_("格式；不给时看输出文件的后缀，再不然是 jsonl。"), show_default=False),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("-j", "--jobs", min=1, help=_("用几个进程；不给时等于处理器数。"), show_default=False),
    ] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help=_("不显示进度和总结，只报错。"))] = False,
) -> None:
    from duixian.cli.run import extract_files

    chosen = _format(output, format)
    with _destination(output) as stream:
        failures = extract_files(paths, stream, chosen, jobs or len(os.sched_getaffinity(0)), quiet, output)
    raise typer.Exit(1 if failures else 0)


def _format(output: Path | None, asked: str | None) -> str:
    """The format asked for, or that of the output's suffix, or jsonl."""
    known = ("jsonl", "csv", "xlsx", "parquet")
    suffix = output.suffix.lower().lstrip(".") if output else ""
    chosen = asked or (suffix if suffix in known else "" if suffix else "jsonl")
    if not chosen:
        raise typer.BadParameter(
            _("看不出 .{} 是哪种格式，请加 --format。").format(suffix), param_hint="--output"
        )
    if output is None and chosen in ("xlsx", "parquet"):
        raise typer.BadParameter(
            _("{} 不能写到标准输出，请加 -o FILE。").format(chosen), param_hint="--format"
        )
    return chosen


@contextmanager
def _destination(output: Path | None) -> Iterator[BinaryIO]:
    """The file at `output`, whole or not at all; or standard output, whose reader may leave early."""
    if output is not None:
        with _writable(output) as stream:
            yield stream
        return
    try:
        yield sys.stdout.buffer
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(1) from None


@contextmanager
def _writable(output: Path) -> Iterator[BinaryIO]:
    try:
        with whole(output) as stream:
            yield stream
    except OSError as error:
        raise BadInput(
            str(output), _("写不进去（{}）。").format(error.strerror), _("请换一个位置。")
        ) from error


@app.command(cls=Command, help=_("读报告，做成一个自带一切的网页：点数据回到原句，点原句回到数据。"))
def show(
    paths: Annotated[list[str], PATHS],
    output: Annotated[Path, typer.Option("-o", "--output", help=_("网页写到这个文件。"))] = Path(
        "report.html"
    ),
) -> None:
    from duixian.cli.run import read_reports

    reports, failures = read_reports(paths, besides=output)
    if reports:
        _write_page(output, reports)
    raise typer.Exit(1 if failures or not reports else 0)


def _write_page(output: Path, reports: list["Report"]) -> None:
    from duixian.documents.page import render_page
    from duixian.documents.view import view

    page = render_page([view(report) for report in reports])
    with _writable(output) as stream:
        stream.write(page.encode())
    typer.echo(_("网页在 {}").format(output.resolve()))


@app.command(
    cls=Command, help=_("说明一句话是怎样读的：认出的词、用到的规则、得到的数据，以及不取的和缘由。")
)
def explain(
    sentence: Annotated[
        str, typer.Argument(metavar="SENTENCE", help=_("要读的一句话。"), show_default=False)
    ],
    year: Annotated[
        int | None,
        typer.Option(
            min=1949, max=2999, help=_("报告的年份，即计划所在的年份；不给时时期留空。"), show_default=False
        ),
    ] = None,
    part: Annotated[
        Literal["review", "plan"], typer.Option(help=_("句子在报告的哪部分：review 回顾，plan 安排。"))
    ] = "plan",
) -> None:
    from duixian.cli.explanation import print_explanation
    from duixian.facts import explain

    print_explanation(explain(sentence, year, part))


@app.command(cls=Command, help=_("读两份虚构县的报告，做成网页，给人看本软件能做什么。"))
def demo(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help=_("写到这个文件夹，没有就新建。"))] = Path(
        "duixian-demo"
    ),
) -> None:
    from duixian.cli.run import read_reports

    folder.mkdir(parents=True, exist_ok=True)
    copies = []
    for report in sorted(files("duixian").joinpath("demo").iterdir(), key=lambda it: it.name):
        if report.name.endswith(".txt"):
            copies.append(folder / report.name)
            copies[-1].write_bytes(report.read_bytes())
    reports, _failures = read_reports([str(copy) for copy in copies])
    _write_page(folder / "report.html", reports)
