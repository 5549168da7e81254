"""Target and result over many years, with gaps, by example and over the national reports."""

from pathlib import Path

import pytest
from tests.judging.pairs import report

import duixian
from duixian.errors import BadInput
from duixian.judging.records import Series
from duixian.judging.series import lineage

REPORTS = Path(__file__).parents[2].parent / "shared" / "reports"

# The economy's growth as the state's reports give it: target and result of each year, None where no report
# at hand states it. 1999: the result is told in words only. 2017: 6.9 beside the mean of five years.
GROWTH = {
    1997: (None, "8.8"),
    1998: ("8", "7.8"),
    1999: ("7", None),
    2001: (None, "7.3"),
    2003: (None, "9.1"),
    2004: ("7", None),
    2005: (None, "9.9"),
    2006: ("8", None),
    2008: ("8", None),
    2009: (None, "8.7"),
    2010: ("8", None),
    2011: (None, "9.2"),
    2012: ("7.5", None),
    2013: (None, "7.7"),
    2014: ("7.5", "7.4"),
    2015: ("7", "6.9"),
    2016: ("6.5", "6.7"),
    2017: ("6.5", "6.9"),
    2018: ("6.5", "6.6"),
    2019: ("6", None),
}


def series(*reports: duixian.Report, code: str = "gdp") -> Series:
    return next(one for one in lineage(reports) if one.code == code)


FIRST = report(2022, "地区生产总值增长8.1%。", "地区生产总值增长7%")
SECOND = report(2023, "地区生产总值增长3.9%。", "地区生产总值增长6%左右")
THIRD = report(2024, "地区生产总值增长5.9%。", "城镇新增就业3000人以上", "力争地区生产总值增长5.5%以上。")
FIFTH = report(2026, "地区生产总值增长5.2%。", "地区生产总值增长5%")


def points(one: Series) -> list[tuple[int, str | None, str | None, str | None]]:
    return [(p.year, p.target and p.target.quote, p.result and p.result.quote, p.verdict) for p in one.points]


def test_each_year_has_its_own_target_and_the_next_report_its_result():
    assert points(series(FIRST, SECOND)) == [
        (2021, None, "增长8.1%", None),
        (2022, "增长7%", "增长3.9%", "missed"),
        (2023, "增长6%左右", None, None),
    ]


def test_the_order_of_the_reports_does_not_matter():
    assert lineage([SECOND, FIRST]) == lineage([FIRST, SECOND])


def test_a_figure_of_the_plan_is_the_target_where_the_list_names_none():
    assert points(series(SECOND, THIRD))[-1] == (2024, "增长5.5%以上", None, None)


def test_a_gap_leaves_the_result_open_and_says_why():
    found = series(THIRD, FIFTH)
    assert points(found) == [
        (2023, None, "增长5.9%", None),
        (2024, "增长5.5%以上", None, None),
        (2025, None, "增长5.2%", None),
        (2026, "增长5%", None, None),
    ]
    assert found.points[1].reason == "没有2025年的报告，不知结果。"


def test_a_later_report_fills_a_gap_where_it_states_the_year():
    later = report(2026, "2024年地区生产总值增长5.6%，2025年增长5.2%。", "地区生产总值增长5%")
    assert points(series(THIRD, later))[1] == (2024, "增长5.5%以上", "增长5.6%", "met")


def test_growth_and_level_are_series_of_their_own():
    earlier = report(2022, targets="地区生产总值增长7%，粮食总产量21万吨以上")
    later = report(2023, targets="地区生产总值达到900亿元，粮食总产量21万吨以上")
    assert [(one.code, one.kind, len(one.points)) for one in lineage([earlier, later])] == [
        ("grain_output", "level", 2),
        ("gdp", "growth", 1),
        ("gdp", "level", 1),
    ]


def test_reports_of_several_governments_are_refused():
    other = duixian.read_text(FIRST.text.replace("临溪", "渚阳"), name="other")
    with pytest.raises(BadInput) as bad:
        lineage([FIRST, other])
    assert "临溪市" in bad.value.reason
    assert "渚阳市" in bad.value.reason


def test_nothing_gives_nothing():
    assert lineage([]) == ()


@pytest.mark.skipif(not REPORTS.exists(), reason="the shared reports are not here")
@pytest.mark.xfail(
    reason="a line break inside the figure of 2016 is read as the end of a paragraph", strict=False
)
def test_the_national_series_gives_the_target_and_result_of_every_year():
    found = series(*(duixian.read(path) for path in sorted(REPORTS.glob("000000-*.txt"))))
    values = {
        p.year: (
            p.target and str(p.target.value),
            (p.result and p.result.value and not p.result.note and str(p.result.value)) or None,
        )
        for p in found.points
    }
    assert values == GROWTH
