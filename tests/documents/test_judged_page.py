"""The judged page as a file: self-contained, escaped, silence first, every quote in both texts."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from tests.documents.made_judged import (
    EARLIER,
    LATER,
    PROMISED,
    REPORTED,
    judgement,
    reports,
    series,
    yunxi_judged,
)

from duixian.documents.judged.drawings import distance, lane, scale_of, squares, track
from duixian.documents.judged.gaps import gap
from duixian.documents.judged.lines import Line
from duixian.documents.judged.page import render_judged
from duixian.documents.judged.pair import ledger_of
from duixian.documents.judged.words import worded
from duixian.documents.judged.years import years_chart
from duixian.judging.records import Quoted, Verdict

PAIR = yunxi_judged().pairs[0]
TARGETS = {line.title: line for line in PAIR.targets}
PROJECTS = {line.title: line for line in PAIR.projects}


class Tags(HTMLParser):
    """The ids and links of a page, and the text of each row."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            if name == "href" and value:
                self.links.append(value)


def test_silence_comes_first_then_what_was_missed() -> None:
    assert [(line.outcome, line.title) for line in PAIR.targets] == [
        ("silent", "外贸进出口总额"),
        ("redefined", "社会消费品零售总额"),
        ("missed", "固定资产投资"),
        ("missed", "节能减排"),
        ("not_evaluable", "居民收入"),
        ("met", "地区生产总值"),
        ("met", "居民消费价格"),
        ("exceeded", "城镇新增就业"),
    ]
    assert [line.outcome for line in PAIR.projects] == ["silent", "again", "slipped", "ahead"]


@pytest.mark.parametrize(
    ("title", "aimed", "got"),
    [
        ("地区生产总值", "增长5.5%左右", "增长5.4%"),
        ("固定资产投资", "增长8%以上", "下降2.1%"),
        ("城镇新增就业", "3000人以上", "3460人"),
        ("居民收入", "与经济增长同步", "居民收入增长稳步提高"),
        ("外贸进出口总额", "增长6%", ""),
    ],
)
def test_target_and_result_are_said_short(title: str, aimed: str, got: str) -> None:
    assert (TARGETS[title].aimed, TARGETS[title].got) == (aimed, got)


@pytest.mark.parametrize(
    ("kind", "value", "value_to", "unit", "bound", "said"),
    [
        ("growth", "-3", None, "%", "ge", "下降3%以上"),
        ("change", "1", None, "个百分点", "eq", "提高1个百分点"),
        ("change", "-120", None, "户", "eq", "减少120户"),
        ("level", "5.5", None, "%", "le", "5.5%以内"),
        ("growth", "6.5", "7", "%", "range", "增长6.5—7%"),
        ("rank", "3", None, "位", "eq", "第3位"),
        ("level", "-5", None, "亿元", "eq", "−5亿元"),
    ],
)
def test_figures_in_words(
    kind: str, value: str, value_to: str | None, unit: str, bound: str, said: str
) -> None:
    upper = None if value_to is None else Decimal(value_to)
    assert worded(Quoted("指标", kind, Decimal(value), upper, unit, bound, "2031", "", 0, 0)) == said  # type: ignore[arg-type]


# how far from the target


def judged(
    kind: str,
    aim: str,
    got: str,
    unit: str,
    outcome: str,
    *,
    bound: str = "eq",
    code: str | None = None,
    to: str | None = None,
) -> Verdict:
    upper = None if to is None else Decimal(to)
    target = Quoted("指标", kind, Decimal(aim), upper, unit, bound, "2031", "", 0, 0)  # type: ignore[arg-type]
    result = Quoted("指标", kind, Decimal(got), None, unit, "eq", "2031", "", 0, 0)  # type: ignore[arg-type]
    return Verdict("a", "b", 2031, "指标", code, target, result, outcome, "", "")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        (judged("growth", "8", "-2.1", "%", "missed"), "-10.1"),
        (judged("growth", "5.5", "5.4", "%", "met", bound="about"), "-0.1"),
        (judged("level", "3000", "3460", "人", "exceeded", bound="ge"), "15.33"),
        (judged("level", "5.5", "5.2", "%", "met", bound="le"), "0.3"),  # less is better: the good side
        (judged("level", "5.5", "5.9", "%", "missed", bound="le"), "-0.4"),
        (judged("growth", "3", "0.4", "%", "met", code="consumer_prices"), "2.6"),  # a ceiling
        (judged("growth", "6", "6.4", "%", "met", bound="range", to="7"), "0"),
        (judged("growth", "6", "7.5", "%", "exceeded", bound="range", to="7"), "0.5"),
        (judged("rank", "3", "1", "位", "exceeded"), "2"),
        (judged("growth", "-3", "-3.6", "%", "exceeded", bound="ge"), "0.6"),
    ],
)  # fmt: skip
def test_a_gap_puts_the_better_side_right(verdict: Verdict, expected: str) -> None:
    found = gap(verdict)
    assert found is not None
    assert round(found, 2) == Decimal(expected)


def test_there_is_no_gap_between_what_cannot_be_compared() -> None:
    good = judged("growth", "8", "7", "%", "missed")
    assert good.result
    assert gap(replace(good, result=None)) is None
    assert gap(replace(good, verdict="redefined")) is None
    assert gap(replace(good, result=replace(good.result, kind="level"))) is None
    assert gap(replace(good, result=replace(good.result, unit="亿元"))) is None
    assert gap(replace(good, result=replace(good.result, value=None, kind="text"))) is None


def disc_of(line: Line) -> float:
    """Where the result stands in its lane, 104 being the target."""
    found = re.findall(r'<circle cx="([\d.]+)"', lane(line, scale_of(PAIR.targets)))
    return float(found[0])


def test_a_lane_shows_the_result_on_its_side_of_the_target() -> None:
    assert disc_of(TARGETS["固定资产投资"]) < disc_of(TARGETS["地区生产总值"]) < 104
    assert 104 < disc_of(TARGETS["居民消费价格"]) < disc_of(TARGETS["城镇新增就业"])
    assert "−10.1" in lane(TARGETS["固定资产投资"], Decimal(20))
    assert "+15.3%" in lane(TARGETS["城镇新增就业"], Decimal(20))


def test_silence_is_a_dotted_lane_and_what_is_off_the_scale_an_arrow() -> None:
    silent = lane(TARGETS["外贸进出口总额"], Decimal(20))
    assert "stroke-dasharray" in silent
    assert "<circle" not in silent
    assert "<circle" not in lane(TARGETS["固定资产投资"], Decimal(2))
    assert "文字表述" in lane(TARGETS["节能减排"], Decimal(20))


def test_a_track_shows_the_stage_promised_and_the_stage_reached() -> None:
    assert track(PROJECTS["竹纤维产业园二期"]).count('r="5"') == 1
    assert track(PROJECTS["滨河书院"]).count('r="5"') == 0
    assert 'stroke-width="3"' in track(PROJECTS["云溪河大桥"])


def test_a_list_is_one_square_an_item() -> None:
    [livelihood] = PAIR.lists
    assert (livelihood.done, livelihood.open) == (9, 1)
    assert squares(livelihood).count("<i") == 10
    assert squares(livelihood).count("done") == 9
    assert "width:50.0%" in squares(replace(livelihood, total=200, done=100))
    assert squares(replace(livelihood, done=None)) == ""


@pytest.mark.parametrize(
    ("value", "said"), [("0", "="), ("0.04", "+0.04"), ("-150", "−150"), ("11.47", "+11.5")]
)
def test_distances_are_short(value: str, said: str) -> None:
    assert distance(Decimal(value)) == said


# quotes


def test_a_quote_stands_in_its_sentence_and_a_cell_in_its_row() -> None:
    jobs, investment = TARGETS["城镇新增就业"], TARGETS["固定资产投资"]
    assert jobs.result
    assert investment.result
    assert PROMISED[jobs.target.start : jobs.target.end] == jobs.target.quote == "3000人以上"
    assert jobs.result.sentence.replace("…", "") in REPORTED
    assert (investment.result.before, investment.result.quote) == ("固定资产投资｜", "-2.1")
    assert max(len(line.target.before) for line in PAIR.lines) <= 61
    assert max(len(line.target.after) for line in PAIR.lines) <= 61


def test_each_quote_is_marked_in_the_text_of_its_report_and_linked_from_its_row() -> None:
    page = Tags(render_judged(yunxi_judged()))
    assert len(page.ids) == len(set(page.ids))
    for line in PAIR.lines:
        assert line.key in page.ids
        for spot in filter(None, (line.target, line.result, line.again)):
            assert spot.key in page.ids
            assert f"#{spot.key}" in page.links
        assert line.target.key.startswith("r1-")
        assert not line.result or line.result.key.startswith("r2-")
    assert {link[1:] for link in page.links if link != "#"} <= set(page.ids) | {
        f"g-{name}"
        for name in (
            "silent",
            "redefined",
            "missed",
            "not_evaluable",
            "met",
            "exceeded",
            "partly",
            "again",
            "slipped",
            "kept",
            "ahead",
        )
    }


def test_what_begins_at_one_place_has_rows_of_its_own() -> None:
    earlier, later = reports()
    twice = judgement()
    twice = replace(twice, verdicts=(twice.verdicts[0], replace(twice.verdicts[0], indicator="另一个")))
    page = Tags(render_judged(ledger_of([(earlier, later, twice)])))
    assert len(page.ids) == len(set(page.ids))


def test_two_reports_of_one_name_are_told_apart() -> None:
    earlier, later = (replace(report, name="report") for report in reports())
    page = render_judged(ledger_of([(earlier, later, judgement())]))
    assert Tags(page).ids.count("r1") == Tags(page).ids.count("r2") == 1
    assert json.loads(re.findall(r'id="data">(.*?)</script>', page)[0])["pairs"][0]["texts"] == ["r1", "r2"]


def test_reports_in_either_order_give_the_same_page() -> None:
    earlier, later = reports()
    assert render_judged(ledger_of([(later, earlier, judgement())])) == render_judged(yunxi_judged())


def test_the_page_allows_no_request_and_only_its_own_script() -> None:
    page = render_judged(yunxi_judged(with_years=True))
    assert "default-src 'none'" in page
    assert not re.search(r'(?:src|href)="(?!#)', page)
    assert page.count("<script") == 2


def test_nothing_in_a_report_becomes_markup() -> None:
    hostile = "</script><img src=x onerror=alert(1)>\"' {{ 7*7 }}"
    it = judgement()
    target = replace(it.verdicts[0].target, indicator=hostile, kind="text", value=None, quote=hostile)
    verdict = replace(
        it.verdicts[0], indicator=hostile, target=target, reason=hostile, rule=hostile, section=(hostile,)
    )
    project = replace(it.projects[0], name=hostile, reason=hostile)
    listed = replace(it.lists[0], name=hostile, worded=hostile, reason=hostile)
    earlier, later = (
        replace(report, identity=replace(report.identity, names=(hostile,))) for report in reports()
    )
    many = replace(series(), indicator=hostile, unit=hostile)
    hurt = replace(it, verdicts=(verdict,), projects=(project,), lists=(listed,), promises=())
    page = render_judged(ledger_of([(earlier, later, hurt)], [many]))
    assert "<img" not in page
    assert page.count("</script>") == 2
    assert "{{ 7*7 }}" in page


def test_what_limits_the_judgement_is_said_and_what_is_missing_is_left_out() -> None:
    from duixian.errors import BadInput

    earlier, later = reports()
    bare = replace(
        judgement(),
        notices=(BadInput(LATER, "两份报告相隔2年。", ""),),
        verdicts=(),
        promises=(),
        projects=(),
        lists=(),
        plans=(),
        rates=(),
    )
    page = render_judged(ledger_of([(earlier, later, bare)]))
    assert "两份报告相隔2年。" in page
    assert "前一份报告没有读出主要预期目标。" in page
    assert "y2031-projects" not in page


def test_the_years_are_drawn_where_two_have_figures() -> None:
    chart = years_chart(series(), "c")
    assert chart.count("<circle") == 2
    assert chart.count("l5 5-5 5-5-5z") == 3
    assert "2029" in chart
    assert years_chart(replace(series(), points=series().points[:1]), "c") == ""


def test_a_figure_near_the_target_is_no_result_of_the_years() -> None:
    first, second, third = series().points
    assert (
        years_chart(
            replace(series(), points=(first, replace(second, verdict="redefined"), third)), "c"
        ).count("<circle")
        == 1
    )


def test_a_year_leads_to_its_row() -> None:
    it = yunxi_judged(with_years=True)
    gdp = next(verdict for verdict in judgement().verdicts if verdict.code == "gdp")
    assert it.row_of(2031, gdp.target) == f"y2031-v-{gdp.target.start}"
    assert it.row_of(2030, gdp.target) == ""
    assert it.row_of(2031, None) == ""


def test_the_page_speaks_english_when_asked_and_leaves_the_reports_in_chinese(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DUIXIAN_LANGUAGE", "en")
    page = render_judged(yunxi_judged())
    assert '<html lang="en">' in page
    assert "<span>silent</span>" in page
    assert "外贸进出口总额" in page


def test_no_reports_give_a_page_too() -> None:
    assert "<main>" in render_judged(ledger_of([]))
    assert EARLIER in {report.name for report in reports()}
