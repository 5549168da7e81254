"""The documentation is true: fields, options, rooms, links; its examples are run."""

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any, get_args, get_type_hints

import docx
import pytest
import typer

import duixian.report
from duixian.cli import app
from duixian.records import Section
from duixian.table import RECORD_TYPES, columns_of

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [*sorted(DOCS.glob("*.md")), *sorted(ROOT.glob("*.md"))]
DUIXIAN = Path(sys.executable).with_name("duixian")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def sections(page: Path) -> dict[str, str]:
    """The text under each heading of the second level."""
    pieces = re.split(r"^## (.+)$", page.read_text(encoding="utf-8"), flags=re.M)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def table(text: str) -> list[list[str]]:
    """The cells of the rows of the tables in `text`, heads and rules left out."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("|")
    ]
    rules = [at for at, row in enumerate(rows) if set("".join(row)) <= {"-"}]
    return [row for at, row in enumerate(rows) if at not in rules and at + 1 not in rules]


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `duixian demo` was run."""
    folder = tmp_path_factory.mktemp("docs")
    subprocess.run([DUIXIAN, "demo"], cwd=folder, check=True, capture_output=True, timeout=60)
    return folder


# records.md

FIELDS = {cls.type: columns_of(cls) for cls in RECORD_TYPES}
FIELDS["section"] = {
    field.name: "integer" if field.type is int else "text" for field in Section.__dataclass_fields__.values()
}
CLASSES: dict[str, Any] = {**{cls.type: cls for cls in RECORD_TYPES}, "section": Section}


def test_every_record_type_is_described() -> None:
    assert sorted(sections(DOCS / "records.md")) == sorted(FIELDS)


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_of_a_record_is_described_with_its_type(name: str) -> None:
    rows = table(sections(DOCS / "records.md")[name])
    assert [(field.strip("`"), kind) for field, kind, _meaning in rows] == list(FIELDS[name].items())
    assert all(meaning for _field, _kind, meaning in rows)


@pytest.mark.parametrize("name", FIELDS)
def test_every_value_of_a_closed_field_is_named(name: str) -> None:
    meanings = {row[0].strip("`"): row[2] for row in table(sections(DOCS / "records.md")[name])}
    for field, hint in get_type_hints(CLASSES[name]).items():
        members = [it for it in get_args(hint) if get_args(it)] or [hint]
        values = [value for member in members for value in get_args(member) if isinstance(value, str)]
        assert [value for value in values if f"`{value}`" not in meanings[field]] == [], field


# cli.md


def commands() -> dict[str, list[str]]:
    """Each command and what it takes: its arguments by their metavar, its options by all their names."""
    group: Any = typer.main.get_command(app)
    taken = {}
    for name, command in group.commands.items():
        parameters = command.get_params(command.context_class(command))
        taken[f"duixian {name}"] = [
            it.metavar
            if it.param_type_name == "argument"
            else ", ".join(sorted(it.opts, key=len, reverse=True))
            for it in parameters
        ]
    return taken


def test_every_command_is_described() -> None:
    assert list(sections(DOCS / "cli.md")) == list(commands())


@pytest.mark.parametrize("command", commands())
def test_every_option_of_a_command_is_described(command: str) -> None:
    rows = table(sections(DOCS / "cli.md")[command])
    assert [re.sub("`", "", row[0]) for row in rows] == commands()[command]


EXAMPLES = [example for page in PAGES for example in blocks(page, "console")]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda it: it.splitlines()[0])
def test_the_examples_of_the_command_are_what_it_prints(example: str, demo: Path) -> None:
    command, _, expected = example.partition("\n")
    assert command.startswith("$ duixian ")
    done = subprocess.run(
        ["sh", "-c", command.replace("$ duixian", shlex.quote(str(DUIXIAN)), 1)],
        cwd=demo,
        env={**os.environ, "DUIXIAN_LANGUAGE": "zh"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert lines(done.stdout) == lines(expected)


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_examples_of_the_readme_run(
    page: str, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(demo / "duixian-demo", "reports")
    report = docx.Document()
    for paragraph in Path("reports/yanxi-2024-work.txt").read_text(encoding="utf-8").splitlines():
        report.add_paragraph(paragraph)
    report.save("report.docx")
    commands = [
        line
        for block in blocks(ROOT / page, "sh")
        for line in block.splitlines()
        if line.startswith("duixian ")
    ]
    assert len(commands) == 3
    for command in commands:
        done = subprocess.run(
            [DUIXIAN, *shlex.split(command)[1:]], capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr
    [program] = blocks(ROOT / page, "python")
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    assert len(done.stdout.splitlines()) >= 15
    assert sorted(os.listdir()) == ["records.xlsx", "report.docx", "report.html", "reports"]


def lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines()]


# library.md


def test_the_examples_of_the_library_run(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(demo)
    monkeypatch.setenv("DUIXIAN_LANGUAGE", "zh")
    examples = "\n".join(blocks(DOCS / "library.md", "pycon"))
    test = doctest.DocTestParser().get_doctest(examples, {"__name__": "library"}, "library.md", None, 0)
    failures: list[str] = []
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=failures.append)
    assert result.attempted >= 10
    assert result.failed == 0, "\n".join(failures)


def test_everything_a_report_has_is_described() -> None:
    described = {
        name
        for row in table((DOCS / "library.md").read_text(encoding="utf-8"))
        for name in re.findall(r"report\.(\w+)", row[0])
    }
    assert described == {
        name
        for name in (*dir(duixian.report.Report), *duixian.report.Report.__dataclass_fields__)
        if name[0] != "_"
    }


def test_the_face_of_the_library_is_what_it_says() -> None:
    text = (DOCS / "library.md").read_text(encoding="utf-8")
    assert [name for name in duixian.__all__ if name not in text] == []
    assert all(getattr(duixian, name) is not None for name in duixian.__all__)
    assert isinstance(duixian, ModuleType)
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        duixian.reed  # noqa: B018


# architecture.md, README, the rest


def test_every_room_is_described_in_the_order_of_the_contract() -> None:
    layers = PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
    rooms = [room for layer in layers for room in re.split(r"[^\w]+", layer) if room]
    assert [
        row[0].strip("`").removesuffix("/") for row in table(sections(DOCS / "architecture.md")["Rooms"])
    ] == rooms


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in link:
            continue
        target, _, anchor = link.partition("#")
        file = (page.parent / target) if target else page
        assert file.exists(), link
        if anchor:
            headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.M)
            assert anchor in [
                re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings
            ], link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_targets_of_make_and_files_that_are_named_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert set(re.findall(r"`make ([a-z]+)`", text)) <= targets
    named = re.findall(r"`((?:src|tests|docs|bench|\.ci)/[\w./-]+)`", text)
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_changelog_tells_of_this_version() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {PROJECT['project']['version']}" in changes


def test_the_readmes_say_the_same() -> None:
    """Headings, pictures and commands of both languages run in parallel."""
    english, chinese = (
        (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md")
    )
    for pattern in (r"^(#+) ", r"!\[.*?\]\((.*?)\)", r"^```(\w*)", r"^(?:make|duixian|uv|pip|git) [^#\n]*"):
        assert re.findall(pattern, english, re.M) == re.findall(pattern, chinese, re.M), pattern


@pytest.mark.skipif(shutil.which("make") is None, reason="no make")
def test_make_lists_every_target_it_has() -> None:
    listed = subprocess.run(
        ["make", "help"], cwd=ROOT, capture_output=True, text=True, timeout=30, check=True
    ).stdout
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert set(re.findall(r"^  make (\w+)", listed, re.M)) == targets
