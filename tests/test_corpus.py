"""Many files: which are meant, how they are shared out, and what is written."""

import csv
import json
import os
import pickle
import time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pyarrow import parquet

from duixian.corpus.extract import Done, extract
from duixian.corpus.formats import FORMATS
from duixian.corpus.inputs import inputs
from duixian.corpus.output import whole
from duixian.corpus.workers import in_order
from duixian.errors import BadInput
from duixian.report import read_text
from duixian.table import columns

PLAN = """白溪县政府工作报告

一、2023年工作回顾
地区生产总值412.6亿元，增长5.8%；新建卫生厕所1098座。
二、2024年工作安排
今年主要预期目标是：地区生产总值增长6%左右。
加快推进白溪至石门公路建设，6月底前建成通车。
"""


def files(folder: Path, *names: str) -> list[str]:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PLAN, encoding="utf-8")
    return [str(folder / name) for name in names]


def meant(*names: str, besides: tuple[Path, ...] = ()) -> list[str]:
    return [Path(it).name if isinstance(it, Path) else it.reason for it in inputs(names, besides=besides)]


# Which files are meant


def test_a_folder_means_the_reports_under_it_in_a_steady_order(tmp_path: Path) -> None:
    files(tmp_path, "b.txt", "a/2.DOCX", "a/1.pdf", "a/deep/er/3.html", "c.zip")
    files(tmp_path, ".hidden.txt", ".git/x.txt", "~$open.docx", "photo.jpg", "out.csv")
    assert meant(str(tmp_path)) == ["b.txt", "c.zip", "1.pdf", "2.DOCX", "3.html"]


def test_a_pattern_that_the_shell_left_alone_means_what_it_matches(tmp_path: Path) -> None:
    files(tmp_path, "2024.txt", "2023.txt", "deep/2022.txt", "2024.docx")
    assert meant(f"{tmp_path}/202?.txt") == ["2023.txt", "2024.txt"]
    assert meant(f"{tmp_path}/**/*.txt") == ["2023.txt", "2024.txt", "2022.txt"]


def test_a_file_is_read_once_and_one_that_is_named_is_read_whatever_its_name(tmp_path: Path) -> None:
    [report, other] = files(tmp_path, "a.txt", "b.report")
    assert meant(report, str(tmp_path), report, other) == ["a.txt", "b.report"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    [report] = files(tmp_path, "报告[定稿].txt")
    assert meant(report) == ["报告[定稿].txt"]


def test_what_is_written_is_not_read(tmp_path: Path) -> None:
    files(tmp_path, "a.txt", "report.html")
    assert meant(str(tmp_path), besides=(tmp_path / "report.html",)) == ["a.txt"]


@pytest.mark.parametrize("name", ["nowhere.txt", "no*where.txt", "empty"])
def test_a_name_that_means_nothing_is_said_so_and_the_rest_is_read(name: str, tmp_path: Path) -> None:
    [report] = files(tmp_path, "a.txt")
    (tmp_path / "empty").mkdir()
    [bad, good] = inputs([str(tmp_path / name), report])
    assert isinstance(bad, BadInput)
    assert bad.where == str(tmp_path / name)
    assert bad.reason
    assert bad.remedy
    assert good == Path(report)


# Sharing out the work


def slow_for_even(number: int) -> int:
    time.sleep(0.02 if number % 2 == 0 else 0)
    return number * 10


def die_of_seven(number: int) -> int:
    if number == 7:
        os._exit(9)
    return number * 10


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_order_however_long_each_takes(jobs: int) -> None:
    assert list(in_order(slow_for_even, range(23), jobs, lambda _: -1)) == [n * 10 for n in range(23)]


@pytest.mark.parametrize("items", [list(range(20)), [7], [7, 7, 7], [*range(8)]])
def test_the_death_of_a_process_costs_one_item(items: list[int]) -> None:
    expected = [-1 if n == 7 else n * 10 for n in items]
    assert list(in_order(die_of_seven, items, 2, lambda _: -1)) == expected


def test_a_large_result_gets_through() -> None:
    sizes = [5_000_000, 1, 5_000_000, 1, 1]
    assert list(map(len, in_order(bytes, sizes, 2, lambda _: b""))) == sizes


def test_results_that_nobody_takes_stop_the_work(tmp_path: Path) -> None:
    results = in_order(touch, [tmp_path / str(n) for n in range(200)], 2, lambda path: path)
    next(results)
    time.sleep(0.3)
    begun = len(list(tmp_path.iterdir()))
    results.close()
    assert begun < 40


def touch(path: Path) -> Path:
    path.touch()
    return path


def test_what_cannot_be_read_keeps_its_words_between_processes() -> None:
    bad = BadInput("a.txt", "坏了。", remedy="换一个。")
    assert pickle.loads(pickle.dumps(bad)) == bad


def test_what_cannot_be_read_passes_through_a_with_block(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"坏了。"), whole(tmp_path / "out.csv"):
        raise BadInput("a.txt", "坏了。", "换一个。")


# What is written


def written(form: str, tmp_path: Path, text: str = PLAN) -> Path:
    path = tmp_path / f"out.{form}"
    with path.open("wb") as stream:
        writer = FORMATS[form].writer(stream)
        for name in ("甲", "乙"):
            writer.write(FORMATS[form].encode(read_text(text, name=name)))
        writer.close()
    return path


def records() -> list[dict[str, Any]]:
    reports = [read_text(PLAN, name=name) for name in ("甲", "乙")]
    lines = b"".join(FORMATS["jsonl"].encode(report) for report in reports)
    return [json.loads(line) for line in lines.splitlines()]


def test_json_lines_hold_all_records_in_reading_order(tmp_path: Path) -> None:
    lines = written("jsonl", tmp_path).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert rows == records()
    assert [row["doc"] for row in rows if row["type"] == "report"] == ["甲", "乙"]
    of_one = [row for row in rows if row["doc"] == "甲"]
    assert of_one[0]["type"] == "report"
    assert [row["start"] for row in of_one[1:]] == sorted(row["start"] for row in of_one[1:])
    assert {"fact", "target", "project", "task", "aside"} <= {row["type"] for row in of_one}
    assert all(PLAN[row["start"] : row["end"]] == row["quote"] for row in of_one if "quote" in row)


def test_csv_has_a_row_a_record_and_the_mark_by_which_spreadsheets_know_utf_8(tmp_path: Path) -> None:
    path = written("csv", tmp_path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert list(rows[0]) == list(columns())
    assert [(row["type"], row["doc"], row["quote"]) for row in rows] == [
        (row["type"], row["doc"], row.get("quote", "")) for row in records()
    ]
    assert json.loads(rows[0]["sections"]) == records()[0]["sections"]


def test_parquet_has_typed_columns(tmp_path: Path) -> None:
    table = parquet.read_table(written("parquet", tmp_path))
    assert table.column_names == list(columns())
    for row, record in zip(table.to_pylist(), records(), strict=True):
        assert {name: row[name] for name in record} == record
    assert str(table.schema.field("value").type) == "double"
    assert str(table.schema.field("start").type) == "int64"


def test_a_workbook_has_a_sheet_a_type_with_frozen_filtered_heads(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written("xlsx", tmp_path))
    assert book.sheetnames == ["报告", "章节", "主要预期目标", "数据", "项目", "任务", "非任务", "名词解释"]
    sheet = book["数据"]
    facts = [row for row in records() if row["type"] == "fact"]
    heads = [cell.value for cell in sheet[1]]
    rows = [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert [(row["文件"], row["原文"], row["数值"]) for row in rows] == [
        (fact["doc"], fact["quote"], fact["value"]) for fact in facts
    ]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(len(facts) + 1, len(heads)).coordinate}"
    sections = [section for row in records() for section in row.get("sections", [])]
    assert book["章节"].max_row == 1 + len(sections)


@pytest.mark.parametrize("begin", ["=1+2", "+1", "-1", "@SUM(A1)"])
def test_no_spreadsheet_takes_a_text_for_a_formula(begin: str, tmp_path: Path) -> None:
    text = PLAN.replace("加快推进", f"{begin}加快推进")
    [task, *_] = [it for it in read_text(text).tasks if begin in it.quote]
    book = openpyxl.load_workbook(written("xlsx", tmp_path, text))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert task.quote in [cell.value for cell in cells]
    with written("csv", tmp_path, text).open(encoding="utf-8-sig", newline="") as stream:
        quotes = {row["quote"] for row in csv.DictReader(stream)}
    assert f"'{task.quote}" in quotes
    assert not [quote for quote in quotes if quote.startswith(("=", "+", "-", "@"))]


def test_a_sheet_that_is_full_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duixian.corpus.workbook.MOST_ROWS", 3)
    book = openpyxl.load_workbook(written("xlsx", tmp_path))
    facts = [row["quote"] for row in records() if row["type"] == "fact"]
    sheets = [name for name in book.sheetnames if name.startswith("数据")]
    assert sheets == ["数据", *(f"数据 {n}" for n in range(2, len(sheets) + 1))]
    assert len(sheets) == -(-len(facts) // 2)
    assert [row[3] for name in sheets for row in book[name].iter_rows(min_row=2, values_only=True)] == facts


def test_an_unforeseen_fault_in_one_file_is_named_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = files(tmp_path, "a.txt", "b.txt")

    def faulty(path: Path) -> Any:
        if path.stem == "a":
            raise ZeroDivisionError("oops")
        return read_all([path])

    from duixian.corpus import extract as module

    read_all = module.read_all
    monkeypatch.setattr(module, "read_all", lambda paths: faulty(paths[0]))
    [[failure], [done]] = extract([Path(name) for name in names], "jsonl", jobs=1)
    assert isinstance(failure, BadInput)
    assert failure.where == names[0]
    assert "ZeroDivisionError: oops" in failure.reason
    assert isinstance(done, Done)


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    with whole(target) as stream:
        stream.write(b"old")
    with pytest.raises(TypeError), whole(target) as stream:
        stream.writelines([b"half", None])  # type: ignore[list-item]
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["out.csv"]


def test_a_link_stays_a_link_and_a_device_stays_a_device(tmp_path: Path) -> None:
    (tmp_path / "real.csv").touch()
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    with whole(tmp_path / "link.csv") as stream:
        stream.write(b"new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"
    with whole(Path("/dev/null")) as stream:
        stream.write(b"gone")
    assert Path("/dev/null").is_char_device()
