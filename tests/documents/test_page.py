"""The page as a file: self-contained, escaped, with every record in the text and in the table."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.made_report import target_of

from duixian.documents.body import body
from duixian.documents.overview import chapter_counts, target_lines
from duixian.documents.page import render_page
from duixian.documents.rows import rows_of
from duixian.documents.view import Headings, ReportView
from duixian.documents.words import amount
from duixian.reading.document import Document, Place
from duixian.reading.identity import Identity
from duixian.records import Fact, Section


class Words(HTMLParser):
    """The text of a piece of HTML."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.ids: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for name, value in attrs if name == "id" and value]

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s", "", "".join(self.found))


def test_the_text_stands_in_the_page_unchanged_but_for_blanks_and_the_bars_of_a_table(
    report: ReportView,
) -> None:
    page = Words(str(body(report, rows_of(report))))
    assert page.text == re.sub(r"\s", "", report.text).replace("|", "")


def test_every_record_is_marked_once_in_the_text_and_has_one_row(report: ReportView) -> None:
    ids = Words(render_page([report])).ids
    rows = rows_of(report)
    assert len(rows) == 11 + 1 + 6 + 1 + 1
    assert len(ids) == len(set(ids))
    for row in rows:
        assert {row.key, f"row-{row.key}"} <= set(ids)


def test_a_main_target_that_is_also_a_fact_is_one_row(report: ReportView) -> None:
    mains = [row for row in rows_of(report) if row.main]
    assert [(row.type, row.title, row.shown) for row in mains] == [
        ("fact", "地区生产总值", "+5.5%左右"),
        ("fact", "城镇新增就业", "3000人以上"),
        ("fact", "居民收入", "与经济增长同步"),
    ]


def test_a_target_that_only_the_annex_gives_is_a_row_of_its_own(report: ReportView) -> None:
    start = report.text.rindex("5.5%左右")
    annex = replace(report.targets[0], start=start, end=start + len("5.5%左右"), quote="5.5%左右")
    rows = rows_of(replace(report, targets=(annex,)))
    assert [(row.type, row.key) for row in rows if row.main] == [("target", f"g-{start}")]


def test_a_permalink_is_the_place_of_the_record(report: ReportView) -> None:
    row = next(row for row in rows_of(report) if row.title == "新建公厕" and row.type == "fact")
    assert row.key == f"f-{report.text.index('12座')}"


def test_two_records_at_one_place_have_two_keys(report: ReportView) -> None:
    start = report.text.index("均居全市第二")
    assert [row.key for row in rows_of(report) if row.start == start] == [f"f-{start}", f"f-{start}-2"]


def test_the_place_is_the_page_where_the_file_has_pages(report: ReportView) -> None:
    paged = replace(report, place=lambda offset: Place(page=3, box=(0, 0, 1, 1)))
    assert {row.place for row in rows_of(paged)} == {"第3页"}
    assert rows_of(report)[0].place == f"第{rows_of(report)[0].start + 1}字"


def test_a_target_stands_beside_last_years_result_of_the_same_indicator_and_kind(report: ReportView) -> None:
    lines = target_lines(rows_of(report), 2031)
    assert [(it.target.title, it.result.shown if it.result else None) for it in lines] == [
        ("地区生产总值", "+5.2%"),
        ("城镇新增就业", "3100人"),
        ("居民收入", None),
    ]


def test_the_chapters_are_the_headings_a_person_would_divide_the_report_by(report: ReportView) -> None:
    numbers = [row for row in rows_of(report) if row.type == "fact"]
    counts = chapter_counts(report, numbers, "status", ("review", "plan"))
    assert [(it.title, it.counts) for it in counts] == [
        ("一、2030年工作回顾", {"actual": 5}),
        ("（一）产业提质", {"actual": 1}),
        ("二、2031年工作安排", {"target": 3}),
        ("（一）办好八件实事", {"target": 2}),
        ("（二）守住底线", {}),
    ]


@pytest.mark.parametrize(
    ("kind", "value", "value_to", "unit", "bound", "shown"),
    [
        ("growth", "4.0", None, "%", "eq", "+4.0%"),
        ("growth", "-5.6", None, "%", "eq", "−5.6%"),
        ("growth", "6.5", "7", "%", "range", "+6.5–7%"),
        ("change", "2.6", None, "个百分点", "eq", "+2.6个百分点"),
        ("level", "560.45", None, "亿元", "eq", "560.45亿元"),
        ("level", "2", "3", "家", "range", "2–3家"),
        ("level", "3", None, "%", "le", "3%以内"),
        ("level", "170", None, "亿元", "ge", "170亿元以上"),
        ("rank", "3", None, "位", "eq", "第3位"),
    ],
)
def test_a_quantity_is_shown_short(
    report: ReportView, kind: str, value: str, value_to: str | None, unit: str, bound: str, shown: str
) -> None:
    fact = replace(
        report.facts[0],
        kind=kind,
        value=Decimal(value),
        value_to=value_to and Decimal(value_to),
        unit=unit,
        bound=bound,
    )  # type: ignore[arg-type]
    assert amount(fact) == shown


HOSTILE = "</script></style></title><script>alert(1)</script><img src=x onerror=alert(2)>\"' {{ 7*7 }}<!--"


def test_nothing_in_a_report_becomes_markup() -> None:
    """The same text as title, heading, sentence, indicator, unit, rule, identity: only ever text."""
    text = f"{HOSTILE}\n{HOSTILE}增长5%。\n"
    start = len(HOSTILE) + 1
    fact = Fact(
        HOSTILE, start, len(text) - 2, text[start:-2], HOSTILE, HOSTILE, "growth", Decimal(5), None, "%",
        "eq", "target", HOSTILE, HOSTILE,
    )  # fmt: skip
    identity = Identity(HOSTILE, HOSTILE, HOSTILE, 2031, "work", HOSTILE, HOSTILE, HOSTILE, (HOSTILE,))
    sections = (Section(1, HOSTILE, 0, len(HOSTILE), len(text), "plan"),)
    document = Document(HOSTILE, text)
    report = ReportView(
        HOSTILE, identity, text, sections, (fact,), (target_of(fact),), (), (), (), (), (), document.place
    )
    page = render_page([report])
    assert page.count("<script") == 2  # the data and our own
    assert page.count("</script>") == 2
    assert "<img" not in page
    assert "{{ 7*7 }}" in page


def test_the_page_allows_no_request_and_only_its_own_script(report: ReportView) -> None:
    page = render_page([report])
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert re.search(r"script-src 'sha256-[A-Za-z0-9+/=]{44}'", policy[1])
    assert not re.search(r'(?:src|href)="(?!#)', page)


def test_the_data_of_the_script_are_the_rows(report: ReportView) -> None:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', render_page([report]))
    assert found
    data = json.loads(found[1])
    first = dict(zip(data["fields"], data["reports"][0]["rows"][0], strict=True))
    assert (first["quote"], first["value"], first["rule"]) == ("210.5亿元", "210.5", "a rule")


def test_a_report_without_records_says_so(report: ReportView) -> None:
    nothing = dict.fromkeys(
        ("facts", "targets", "projects", "tasks", "asides", "terms", "sections", "tables"), ()
    )
    page = render_page([replace(report, **nothing)])  # type: ignore[arg-type]
    assert "没有读出任何记录" in page
    assert "<svg" not in page


def test_an_empty_document_and_no_report_at_all_give_a_page() -> None:
    unknown = Identity(None, None, None, None, None, None, None, None)
    empty = ReportView("nothing", unknown, "", (), (), (), (), (), (), (), (), Document("nothing", "").place)
    assert "<h1" in render_page([empty])
    assert "没有报告" in render_page([])


def test_two_reports_share_a_page_and_no_id(two_years: list[ReportView]) -> None:
    ids = Words(render_page(two_years)).ids
    assert len(ids) == len(set(ids))
    assert {"r1", "r2"} <= set(ids)


def test_the_page_speaks_english_when_asked_and_leaves_the_report_in_chinese(
    report: ReportView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUIXIAN_LANGUAGE", "en")
    page = render_page([report])
    assert '<html lang="en">' in page
    assert re.search(r'<article class="text"[^>]* lang="zh-CN"', page)


def test_a_long_report_stays_small(report: ReportView) -> None:
    """24,000 characters with 800 records: below 1.5 MB."""
    width = len(report.text)
    text = report.text * (24_000 // width + 1)

    def again(records: tuple[Fact, ...]) -> tuple[Fact, ...]:
        shifts = range(0, len(text), width)
        return tuple(replace(it, start=it.start + by, end=it.end + by) for by in shifts for it in records)

    many = {name: again(getattr(report, name)) for name in ("facts", "projects", "tasks", "asides")}
    place = Document("long", text).place
    page = render_page([replace(report, text=text, place=place, tables=(), terms=(), targets=(), **many)])
    assert len(text) >= 24_000
    assert sum(map(len, many.values())) >= 800
    assert len(page.encode()) < 1_500_000


@st.composite
def trees(draw: st.DrawFn) -> list[Section]:
    """Sections in reading order whose spans make a tree."""
    sections: list[Section] = []

    def fill(start: int, end: int, level: int) -> None:
        at = start
        while at < end and level < 4 and draw(st.booleans()):
            begin = draw(st.integers(at, end - 1))
            stop = draw(st.integers(begin + 1, end))
            sections.append(Section(level, "题", begin, begin + 1, stop, "plan"))
            fill(begin + 1, stop, level + 1)
            at = stop

    fill(0, draw(st.integers(0, 60)), 1)
    return sections


@given(trees(), st.integers(0, 70))
def test_the_section_of_an_offset_is_the_innermost_that_holds_it(
    sections: list[Section], offset: int
) -> None:
    holding = [n for n, it in enumerate(sections) if it.start <= offset < it.end]
    headings = Headings.of(sections)
    assert headings.at(offset) == (holding[-1] if holding else -1)
    assert list(headings.path(headings.at(offset))) == holding
