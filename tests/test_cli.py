"""The command, run as a person runs it: `.venv/bin/duixian` on files written here."""

import csv
import json
import os
import pty
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from pyarrow import parquet

DUIXIAN = Path(sys.executable).with_name("duixian")
PLAN = """{place}人民政府工作报告
——2024年1月16日在{place}第十届人民代表大会第四次会议上

一、2023年工作回顾
全年地区生产总值412.6亿元，增长5.8%；新建卫生厕所1098座。
二、2024年工作安排
今年经济社会发展的主要预期目标是：地区生产总值增长6%左右，城镇新增就业3000人以上，居民收入与经济增长基本同步。
加快推进{place}至石门公路建设，6月底前建成通车。
新改扩建中小学校3所。
"""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the command in an empty folder, in Chinese unless said otherwise."""

    def run(*arguments: str | Path, **environment: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [DUIXIAN, *arguments],
            cwd=tmp_path,
            env={**os.environ, "DUIXIAN_LANGUAGE": "zh", **environment},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run


def write(folder: Path, *places: str) -> None:
    folder.mkdir(exist_ok=True)
    for place in places:
        (folder / f"{place}.txt").write_text(PLAN.format(place=place), encoding="utf-8")


def docs(lines: str) -> list[str]:
    """The documents in JSON lines, in order."""
    return list(dict.fromkeys(json.loads(line)["doc"] for line in lines.splitlines()))


# extract


def test_a_file_gives_its_records_on_standard_output(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "白溪县")
    done = run("extract", "白溪县.txt")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert rows[0] | {"sections": []} == {
        "type": "report",
        "doc": "白溪县",
        "title": rows[0]["title"],
        "government": "白溪县人民政府",
        "code": None,
        "year": 2024,
        "kind": "work",
        "meeting": "白溪县第十届人民代表大会第四次会议",
        "date": "2024-01-16",
        "speaker": None,
        "sections": [],
    }
    assert [section["part"] for section in rows[0]["sections"] if section["title"]] == ["review", "plan"]
    values = [(row["indicator"], row["value"], row["unit"]) for row in rows if row["type"] == "fact"]
    assert ("地区生产总值", 412.6, "亿元") in values
    assert ("新建卫生厕所", 1098, "座") in values
    assert [row["due"] for row in rows if row["type"] == "task"] == ["2024-06-30", None]
    assert [row["value"] for row in rows if row["type"] == "target"] == [6, 3000, None]


def test_the_summary_tells_how_much_of_the_plan_is_covered(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "白溪县")
    done = run("extract", "白溪县.txt")
    assert "读了 1 份报告" in done.stderr
    assert "任务 2 条" in done.stderr
    assert "覆盖 100%" in done.stderr
    assert run("extract", "-q", "白溪县.txt").stderr == ""


def test_folders_zips_and_patterns_are_read_in_order(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "a", "乙县", "甲县")
    write(tmp_path / "b", "丙县")
    write(tmp_path / "c", "丁县", "戊县", "己县")
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        for file in sorted((tmp_path / "c").iterdir()):
            archive.write(file, file.name)
    done = run("extract", "c.zip", "b/*.txt", "a", "-j", "2")
    in_a = [file.stem for file in sorted((tmp_path / "a").iterdir())]
    in_c = [file.stem for file in sorted((tmp_path / "c").iterdir())]
    assert docs(done.stdout) == [*in_c, "丙县", *in_a]
    assert done.returncode == 0


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_bad_files_are_reported_and_the_rest_is_read(jobs: str, run: Run, tmp_path: Path) -> None:
    write(tmp_path, "白溪县", "石门县")
    (tmp_path / "空.txt").touch()
    (tmp_path / "乱.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "断.docx").write_bytes(b"PK\x03\x04" + b"half a docx" * 9)
    names = ["空.txt", "白溪县.txt", "乱.txt", "断.docx", "无.txt", "石门县.txt"]
    done = run("extract", *names, "-j", jobs, "-o", "out.csv")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    reported = [line for line in done.stderr.splitlines() if ".txt: " in line or ".docx: " in line]
    assert {line.split(":")[0] for line in reported} == {"空.txt", "乱.txt", "断.docx", "无.txt"}
    assert all("请" in line for line in reported), "each says what to do"
    assert "4 个文件没有读成" in done.stderr
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert list(dict.fromkeys(row["doc"] for row in csv.DictReader(stream))) == ["白溪县", "石门县"]


def test_every_format_holds_the_same_facts(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "in", "白溪县", "石门县")
    for form in ("jsonl", "csv", "xlsx", "parquet"):
        assert run("extract", "in", "-o", f"out.{form}").returncode == 0
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    facts = [(row["doc"], row["quote"], row["value"]) for row in records if row["type"] == "fact"]
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["type"] == "fact"]
    values = [float(row["value"]) if row["value"] else None for row in rows]
    assert [(row["doc"], row["quote"], value) for row, value in zip(rows, values, strict=True)] == facts
    rows = [row for row in parquet.read_table(tmp_path / "out.parquet").to_pylist() if row["type"] == "fact"]
    assert [(row["doc"], row["quote"], row["value"]) for row in rows] == facts
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["数据"]
    heads = [cell.value for cell in sheet[1]]
    at = [heads.index(head) for head in ("文件", "原文", "数值")]
    assert [tuple(row[i] for i in at) for row in sheet.iter_rows(min_row=2, values_only=True)] == facts


def test_the_format_is_that_of_the_output_unless_said(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "白溪县")
    run("extract", "白溪县.txt", "-o", "out.dat", "--format", "jsonl")
    assert (tmp_path / "out.dat").read_text(encoding="utf-8") == run("extract", "白溪县.txt").stdout
    assert run("extract", "白溪县.txt", "--format", "csv").stdout.startswith(
        "\ufefftype,doc,start,end,quote,"
    )


def test_documents_of_one_name_are_told_of(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "a", "白溪县")
    write(tmp_path / "b", "白溪县")
    assert "分不开它们：白溪县" in run("extract", "a", "b").stderr


def test_a_reader_that_leaves_early_is_met_with_silence(tmp_path: Path) -> None:
    write(tmp_path, *(f"{number}县" for number in range(60)))
    with subprocess.Popen(
        [DUIXIAN, "extract", "-q", tmp_path], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=30) == 1


def test_ctrl_c_ends_it_at_once_and_leaves_no_half_file(tmp_path: Path) -> None:
    write(tmp_path / "in", *(f"{number}县" for number in range(2000)))
    with subprocess.Popen(
        [DUIXIAN, "extract", "in", "-j", "2", "-o", "out.csv"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        until(lambda: list(tmp_path.glob(".out.csv.*.part")))
        time.sleep(0.2)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all its processes
        assert process.wait(timeout=10) == 130
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert os.listdir(tmp_path) == ["in"]
    with pytest.raises(ProcessLookupError):  # no process of it is left
        os.killpg(process.pid, 0)


def until(true: Callable[[], object]) -> None:
    for _ in range(200):
        if true():
            return
        time.sleep(0.05)
    raise TimeoutError


def test_a_terminal_sees_a_progress_bar(tmp_path: Path) -> None:
    write(tmp_path, "白溪县", "石门县")
    ours, theirs = pty.openpty()
    command = [DUIXIAN, "extract", tmp_path, "-o", tmp_path / "out.csv"]
    environment = {**os.environ, "TERM": "xterm-256color", "DUIXIAN_LANGUAGE": "zh"}
    subprocess.run(command, stderr=theirs, env=environment, check=True, timeout=60)
    os.close(theirs)
    seen = b""
    while True:
        try:
            seen += os.read(ours, 65536)
        except OSError:  # the other end is closed and all is read
            break
    assert "读报告" in seen.decode()
    assert "2/2" in seen.decode()


def test_memory_stays_flat_over_many_files(tmp_path: Path) -> None:
    """Peak memory over 300 files is that over 30, within what the interpreter itself wavers."""
    report = PLAN.format(place="白溪县") + "新建农村公路12公里，增长5.8%。\n" * 50
    for number in range(300):
        (tmp_path / f"{number:03}.txt").write_text(report, encoding="utf-8")
    few = [str(path) for path in sorted(tmp_path.glob("0[0-2]?.txt"))]
    assert peak(["extract", "-q", str(tmp_path), "-o", "/dev/null"]) < 1.25 * peak(
        ["extract", "-q", *few, "-o", "/dev/null"]
    )


def peak(arguments: list[str]) -> int:
    """The peak memory of a run and of its processes, in KiB."""
    program = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    command = [sys.executable, "-c", program, str(DUIXIAN), *arguments, "--format", "jsonl", "-j", "2"]
    return int(subprocess.run(command, capture_output=True, check=True, timeout=300).stdout)


# show and demo


def test_show_makes_one_page_of_several_reports(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "in", "白溪县", "石门县")
    (tmp_path / "in" / "空.txt").touch()
    done = run("show", "in", "-o", "报告.html")
    assert done.stdout == f"网页在 {tmp_path / '报告.html'}\n"
    assert "空.txt" in done.stderr
    assert done.returncode == 1
    page = (tmp_path / "报告.html").read_text(encoding="utf-8")
    assert "白溪县" in page
    assert "石门县" in page


def test_show_of_nothing_writes_nothing(run: Run, tmp_path: Path) -> None:
    assert run("show", "nowhere.txt").returncode == 1
    assert os.listdir(tmp_path) == []


def test_the_page_is_not_read_when_its_folder_is_shown_again(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "白溪县")
    first, second = run("show", ".", "-o", "a.html"), run("show", ".", "-o", "a.html")
    assert (first.returncode, second.returncode) == (0, 0)
    assert second.stderr == ""


def test_demo_writes_two_reports_and_their_page(run: Run, tmp_path: Path) -> None:
    done = run("demo")
    assert done.returncode == 0
    assert done.stdout == f"网页在 {tmp_path / 'duixian-demo' / 'report.html'}\n"
    assert sorted(os.listdir(tmp_path / "duixian-demo")) == [
        "report.html",
        "yanxi-2024-work.txt",
        "yanxi-2025-work.txt",
    ]


# explain


def rows_of(stdout: str) -> dict[str, list[list[str]]]:
    """What `explain` prints: title -> rows of cells."""
    sections: dict[str, list[list[str]]] = {}
    title = ""
    for line in stdout.splitlines():
        if line.startswith(" "):
            sections[title].append([cell.strip() for cell in line.split("  ") if cell.strip()])
        else:
            title = line
            sections[title] = []
    return sections


def test_explain_prints_words_rules_facts_projects_and_refusals(run: Run) -> None:
    sentence = "全年地区生产总值412.6亿元，增长2—3%；加快推进白石公路建设；第20届运动会开幕。"
    done = run("explain", sentence, "--year", "2024", "--part", "review")
    printed = rows_of(done.stdout)
    assert done.returncode == 0
    assert list(printed) == ["认出的词", "用到的规则", "数据", "项目", "不取"]
    assert [row[0] for row in printed["认出的词"]] == ["412.6亿元", "2—3%", "第20"]
    assert [row[0] for row in printed["用到的规则"]] == ["412.6亿元", "增长2—3%"]
    [_heads, level, growth] = printed["数据"]
    assert level == "地区生产总值 gdp 412.6 亿元 level eq actual 2023 412.6亿元".split()
    assert growth == "地区生产总值 gdp 2—3 % growth range actual 2023 增长2—3%".split()
    assert printed["项目"][1][:2] == ["白石公路", "building"]
    assert [row[0] for row in printed["不取"]] == ["第20"]


def test_explain_takes_a_sentence_of_the_plan_for_a_promise(run: Run) -> None:
    [_heads, fact] = rows_of(run("explain", "力争地区生产总值增长6%左右。", "--year", "2024").stdout)["数据"]
    assert fact == "地区生产总值 gdp 6 % growth about target 2024 增长6%左右".split()


def test_explain_says_when_there_is_nothing_to_explain(run: Run) -> None:
    assert run("explain", "我们很努力。").stdout == "没有读出数据，也没有读出项目。\n"
    assert run("explain", "").returncode == 0


# usage and language


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["extract"], "缺少参数"),
        (["extract", "a.txt", "--jobs", "many"], "'-j' / '--jobs' 的值要是整数"),
        (["extract", "a.txt", "--jobs", "0"], "的值不能小于 1"),
        (["extract", "a.txt", "--format", "pdf"], "'--format' 的值 pdf 不对"),
        (["extract", "a.txt", "--formt", "csv"], "没有选项 --formt"),
        (["extract", "a.txt", "-o", "out.pdf"], "看不出 .pdf 是哪种格式"),
        (["extract", "a.txt", "--format", "xlsx"], "xlsx 不能写到标准输出"),
        (["extract", "a.txt", "-o"], "后面要有值"),
        (["explain"], "缺少参数"),
        (["explain", "增长5%", "又"], "多出的参数：又"),
        (["explain", "增长5%", "--part", "front"], "'--part' 的值 front 不对"),
        (["read"], "没有 read 这个命令"),
    ],
)
def test_wrong_usage_is_told_with_status_2(arguments: list[str], said: str, run: Run) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "duixian --help" in done.stderr
    assert done.stdout == ""


def test_a_place_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "白溪县")
    done = run("extract", "白溪县.txt", "-o", "nowhere/out.csv")
    assert done.returncode == 1
    assert done.stderr.startswith("nowhere/out.csv: 写不进去")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("language", "usage", "options", "help"),
    [("zh", "用法：", "选项:", "显示这段说明。"), ("en", "Usage:", "Options:", "Show this message.")],
)
@pytest.mark.parametrize("command", [[], ["extract"], ["show"], ["explain"], ["demo"]])
def test_help_is_in_the_language_asked_for(
    command: list[str], language: str, usage: str, options: str, help: str, run: Run
) -> None:
    done = run(*command, "--help", DUIXIAN_LANGUAGE=language)
    assert done.returncode == 0
    assert done.stdout.startswith(usage)
    assert options in done.stdout
    assert help in done.stdout


def test_no_arguments_give_the_help(run: Run) -> None:
    done = run()
    assert done.returncode == 0
    assert done.stdout == run("--help").stdout


def test_errors_are_in_the_language_asked_for(run: Run) -> None:
    done = run("extract", "nowhere.txt", DUIXIAN_LANGUAGE="en")
    assert done.stderr.startswith("nowhere.txt: There is no such file or folder. Check the path.\n")


def test_the_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version").stdout == "duixian 0.1.0\n"
