"""What holds of every report: each record stands where it says, the plan is tiled, the same text reads the same."""

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import duixian
from duixian.facts.tasks import coverage
from duixian.records import Aside, Task
from duixian.report import Report
from duixian.table import Head, row

DEMO = sorted((Path(__file__).parents[1] / "src" / "duixian" / "demo").glob("*.txt"))
TEXT = DEMO[0].read_text(encoding="utf-8")


def check(report: Report) -> None:
    """Everything that must hold of `report`, whatever it says."""
    text = report.text
    head, *records = report.records()
    assert isinstance(head, Head)
    for record in records:
        assert 0 <= record.start < record.end <= len(text)
        assert record.doc == report.name
        if not isinstance(record, Aside) and hasattr(record, "quote"):
            assert text[record.start : record.end] == record.quote
        json.dumps(row(record), allow_nan=False)
    for section in report.sections:
        assert 0 <= section.start <= section.title_end <= section.end <= len(text)
    tiled = [mark for mark in records if isinstance(mark, Task | Aside)]
    assert all(left.end <= right.start for left, right in pairwise(tiled))
    plan = coverage(tiled, text, report.outline)
    assert plan.tasks + sum(plan.asides.values()) == plan.characters


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.stem)
def test_a_demo_report_holds_together(path: Path) -> None:
    report = duixian.read(path)
    check(report)
    assert len(report.facts) >= 120
    assert len(report.targets) >= 10
    assert len(report.tasks) >= 50


def test_the_real_reports_hold_together(real_reports: list[Path]) -> None:
    for report in duixian.read_all(real_reports):
        assert isinstance(report, Report), report
        check(report)
        assert report.facts
        assert report.tasks


@st.composite
def disturbed(draw: st.DrawFn) -> str:
    """A piece of a report, cut anywhere, with anything put into it."""
    start = draw(st.integers(0, len(TEXT)))
    piece = TEXT[start : start + draw(st.integers(0, 1500))]
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, len(piece)))
        odd = st.sampled_from(
            "0123456789０９.%％万亿、，。；：（）()—-~一二百第左右 　\n\t|\u200b\U00020000等均各分别"
        )
        piece = (
            piece[:at]
            + draw(st.text(odd, max_size=12) | st.text(max_size=3))
            + piece[at + draw(st.integers(0, 5)) :]
        )
    return piece


@settings(max_examples=150, deadline=None)
@given(disturbed())
def test_any_text_holds_together(text: str) -> None:
    check(duixian.read_text(text))


def test_the_same_text_gives_the_same_records_in_every_process() -> None:
    """No clock, no order of a set: a process with another hash seed reads the same."""
    program = f"import duixian; print(*map(repr, duixian.read({str(DEMO[0])!r}).records()), sep='\\n')"
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        ).stdout
        for seed, zone in (("1", "Asia/Shanghai"), ("2", "America/Lima"))
    }
    assert len(printed) == 1


def test_a_report_is_read_when_it_is_asked_for_its_facts_and_only_once() -> None:
    report = duixian.read_text(TEXT)
    assert report.findings is report.findings
    assert report.facts is report.findings.facts


def test_a_text_without_a_plan_has_no_tasks() -> None:
    report = duixian.read_text("一、2023年工作回顾\n地区生产总值增长5.8%。")
    check(report)
    assert report.tasks == ()
    assert [fact.quote for fact in report.facts] == ["增长5.8%"]


@pytest.mark.parametrize(
    "text", ["", " \n\n", "春眠不觉晓，处处闻啼鸟。", "Lorem ipsum dolor sit amet, 5% of it."]
)
def test_a_text_that_is_no_report_gives_an_honest_empty_result(text: str) -> None:
    report = duixian.read_text(text)
    check(report)
    assert report.identity.government is None
    assert report.targets == report.projects == report.tasks == ()
