"""The page in a browser: a row leads to its sentence and back, filters filter, keys work."""

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.documents.conftest import Opened
from tests.documents.made_report import TEXT

from duixian.documents.view import ReportView

TOILETS = f"f-{TEXT.index('12座')}"


def records(page: Page) -> Page:
    page.click(".views [data-go=records]")
    return page


def in_view(page: Page, selector: str) -> bool:
    box = page.eval_on_selector(selector, "it => it.getBoundingClientRect().toJSON()")
    return bool(box["top"] >= 0 and box["bottom"] <= page.evaluate("innerHeight"))


def shown_rows(page: Page) -> list[str]:
    return page.locator(".rows tbody tr:visible td:nth-child(2)").all_inner_texts()


def test_a_click_on_a_row_lights_its_sentence_and_brings_it_into_view(opened: Opened) -> None:
    page = records(opened(height=420))
    page.click(f"#row-{TOILETS}")
    expect(page.locator(".s.lit")).to_have_text("6月底前新建公厕12座，改造老旧小区4个；")
    expect(page.locator(f"#{TOILETS}")).to_have_class("m fact target on")
    assert in_view(page, f"#{TOILETS}")
    assert page.url.endswith(f"#{TOILETS}")


def test_the_card_gives_quote_sentence_section_place_and_rule(opened: Opened) -> None:
    page = records(opened())
    page.click(f"#row-{TOILETS}")
    card = page.locator(".card")
    expect(card.locator("h2")).to_have_text("新建公厕 12座")
    expect(card.locator("mark")).to_have_text("12座")
    expect(card.locator("blockquote")).to_have_text("6月底前新建公厕12座，改造老旧小区4个；")
    start = TEXT.index("12座")
    for words in [
        "二、2031年工作安排 › （一）办好八件实事",
        f"第{start + 1}—{start + 3}字",
        "a rule",
        "2031",
    ]:
        expect(card).to_contain_text(words)


def test_a_click_on_a_mark_brings_its_row(opened: Opened) -> None:
    page = opened()
    page.click(f"#{TOILETS}")
    expect(page.locator(f"#row-{TOILETS}")).to_have_class("fact target on")
    assert in_view(page, f"#row-{TOILETS}")


def test_a_task_is_chosen_by_its_box(opened: Opened) -> None:
    page = opened()
    start = TEXT.index("化解存量债务")
    page.click(f"#t-{start} > .tick")
    expect(page.locator(".card h2")).to_have_text("化解存量债务")
    expect(page.locator(".m.lit")).to_have_text("化解存量债务。")


def test_a_mark_whose_row_is_filtered_away_brings_it_back(opened: Opened) -> None:
    page = records(opened())
    page.check("input[name=type][value=project]", force=True)
    assert shown_rows(page) == ["云溪河大桥"]
    page.click(f"#{TOILETS}")
    expect(page.locator(f"#row-{TOILETS}")).to_be_visible()


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("type", "project", ["云溪河大桥"]),
        ("type", "target", ["地区生产总值", "城镇新增就业", "居民收入"]),
        ("kind", "rank", ["地区生产总值总量", "地区生产总值增速"]),
        ("kind", "both", ["新建公厕"]),
        ("indicator", "城镇新增", ["城镇新增就业", "城镇新增就业"]),
        (
            "section",
            "（二）守住底线",
            ["化解存量债务", '把<script>"安全"</script>放在首位', "各位代表！让我们一起努力。"],
        ),
        ("q", "大桥", ["推进云溪河大桥项目建设", "云溪河大桥"]),
    ],
)
def test_filters_leave_the_rows_asked_for(
    opened: Opened, field: str, value: str, expected: list[str]
) -> None:
    page = records(opened())
    everything = len(shown_rows(page))
    if field == "type":
        page.check(f"input[name=type][value={value}]", force=True)
    elif field in ("kind", "section"):
        option = page.locator(f"select[name={field}] option").filter(has_text=value)
        page.select_option(
            f"select[name={field}]", option.get_attribute("value") if field == "section" else value
        )
    else:
        page.fill(f"input[name={field}]", value)
    assert shown_rows(page) == expected
    expect(page.locator(".filters output")).to_have_text(f"{len(expected)} / {everything} 条")
    page.click("button[type=reset]")
    expect(page.locator(".filters output")).to_have_text(f"{everything} / {everything} 条")


def test_status_filters_results_from_promises(opened: Opened) -> None:
    page = records(opened())
    page.select_option("select[name=status]", "target")
    assert len(shown_rows(page)) == 5
    page.select_option("select[name=status]", "actual")
    assert len(shown_rows(page)) == 6


def test_nothing_found_is_said(opened: Opened) -> None:
    page = records(opened())
    page.fill("input[name=q]", "没有这样的话")
    expect(page.locator(".scroll .none")).to_be_visible()


def test_the_keyboard_goes_from_search_to_row_to_sentence_and_back(opened: Opened) -> None:
    page = opened(height=420)
    page.keyboard.press("/")
    page.keyboard.type("公厕")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("j")
    focused = page.locator(":focus")
    expect(focused).to_have_attribute("href", f"#{TOILETS}")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_id(TOILETS)
    assert in_view(page, f"#{TOILETS}")
    page.keyboard.press("Escape")
    expect(page.locator(":focus")).to_have_attribute("href", f"#{TOILETS}")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".rows tr.on td:nth-child(2)")).to_have_text("新建公厕")


def test_enter_on_a_mark_leads_to_its_row_and_escape_back(opened: Opened) -> None:
    page = opened()
    page.focus(f"#{TOILETS}")
    page.keyboard.press("Enter")
    expect(page.locator(f"#row-{TOILETS} a")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(f"#{TOILETS}")).to_be_focused()


def test_keys_of_one_letter_can_be_switched_off(opened: Opened) -> None:
    page = opened()
    page.click(".help summary")
    page.uncheck("#keys")
    page.keyboard.press("/")
    expect(page.locator("input[name=q]")).not_to_be_focused()


def test_a_permalink_opens_the_page_at_its_record(opened: Opened) -> None:
    page = opened(height=420, hash=f"#{TOILETS}")
    expect(page.locator(".card h2")).to_have_text("新建公厕 12座")
    assert in_view(page, f"#{TOILETS}")


def test_the_back_button_returns_to_the_table_on_a_phone(opened: Opened) -> None:
    page = records(opened(width=390, height=844))
    page.click(f"#row-{TOILETS}")
    expect(page.locator(f"#{TOILETS}")).to_be_visible()
    expect(page.locator(".rows")).to_be_hidden()
    page.go_back()
    expect(page.locator(".rows")).to_be_visible()


def test_the_bar_of_a_phone_shows_one_view_at_a_time(opened: Opened) -> None:
    page = opened(width=390, height=844)
    for view, seen in [("records", ".rows"), ("overview", ".overview svg >> nth=0"), ("text", ".body")]:
        page.click(f".views [data-go={view}]")
        expect(page.locator(seen)).to_be_visible()
        expect(page.locator(".views [aria-current]")).to_have_attribute("data-go", view)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_chooser_shows_one_report_at_a_time(opened: Opened, two_years: list[ReportView]) -> None:
    page = opened(*two_years)
    expect(page.locator("h1:visible")).to_have_text("云溪县2031年政府工作报告")
    page.click(".chooser a >> nth=1")
    expect(page.locator("h1:visible")).to_have_text("云溪县2032年政府工作报告")
    page.click(f"#r2-{TOILETS}")
    expect(page.locator(f"#row-r2-{TOILETS}")).to_be_visible()


def test_a_chart_leads_to_the_text(opened: Opened) -> None:
    page = opened()
    page.click("svg a[href*='s-4'] >> nth=0")
    assert in_view(page, "#s-4")


def test_a_note_mark_leads_to_its_explanation(opened: Opened) -> None:
    page = opened()
    page.click(".note")
    expect(page.locator(".card h2")).to_contain_text("竹纤维产业园")


def test_marks_of_one_sort_can_be_hidden(opened: Opened) -> None:
    page = opened()
    line = f"getComputedStyle(document.getElementById('{TOILETS}')).textDecorationLine"
    assert page.evaluate(line) == "underline"
    page.uncheck(".show-promise")
    assert page.evaluate(line) == "none"


def test_the_csv_holds_the_rows_shown_and_no_formula(
    opened: Opened, report: ReportView, tmp_path: Path
) -> None:
    page = records(opened())
    page.fill("input[name=q]", "公厕")
    with page.expect_download() as download:
        page.click(".csv")
    file = tmp_path / "rows.csv"
    download.value.save_as(file)
    rows = list(csv.DictReader(file.open(encoding="utf-8-sig", newline="")))
    assert [row["内容"] for row in rows] == ["新建公厕", "新建公厕"]
    assert (rows[1]["数值"], rows[1]["单位"], rows[1]["原文"]) == ("12", "座", "12座")
    assert rows[1]["句子"] == "6月底前新建公厕12座，改造老旧小区4个；"


def test_hostile_text_stays_text(opened: Opened) -> None:
    page = records(opened())
    page.click(f"#row-t-{TEXT.index('把<script>')}")
    expect(page.locator(".card blockquote")).to_have_text('把<script>"安全"</script>放在首位。')


def test_without_script_the_rows_still_lead_to_the_text(opened: Opened) -> None:
    page = opened(java_script_enabled=False)
    page.click(f"#row-{TOILETS} a")
    assert page.url.endswith(f"#{TOILETS}")
    assert in_view(page, f"#{TOILETS}")


def test_no_link_stands_in_a_link(opened: Opened) -> None:
    assert opened().evaluate("document.querySelectorAll('a a').length") == 0


def test_in_print_every_mark_bears_the_number_of_its_row_and_no_row_is_left_out(opened: Opened) -> None:
    page = records(opened())
    page.fill("input[name=q]", "公厕")
    page.emulate_media(media="print")
    number = page.locator(f"#row-{TOILETS} td").first.inner_text()
    content = f"getComputedStyle(document.getElementById('{TOILETS}'), '::after').content"
    assert page.evaluate(content).strip('"') == number
    assert page.locator(".rows tbody tr:visible").count() == 20
    expect(page.locator(".filters")).to_be_hidden()
