"""The judged page in a browser: one click from a figure to both quotes, filters, keys, phone, print, WCAG."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.documents.made_judged import yunxi_judged
from tests.documents.test_page_accessible import RULES

from duixian.documents.judged.page import render_judged

PAIR = yunxi_judged().pairs[0]
LINES = {line.title: line for line in PAIR.lines}
Opened = Callable[..., Page]


@pytest.fixture(scope="module")
def html() -> str:
    return render_judged(yunxi_judged(with_years=True))


@pytest.fixture
def opened(browser: Browser, tmp_path: Path, html: str) -> Iterator[Opened]:
    """Opens the page from a file; fails at the end if it logged an error or asked the network."""
    troubles: list[str] = []

    def open_page(width: int = 1440, height: int = 900, hash: str = "", **options: object) -> Page:
        file = tmp_path / "judged.html"
        file.write_text(html, encoding="utf-8")
        page = browser.new_context(viewport={"width": width, "height": height}, **options).new_page()  # type: ignore[arg-type]
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on(
            "request", lambda it: None if it.url.startswith(("file:", "blob:")) else troubles.append(it.url)
        )
        page.goto(file.as_uri() + hash)
        return page

    yield open_page
    for context in browser.contexts:
        context.close()
    assert troubles == []


def in_view(page: Page, id: str) -> bool:
    """Whether the element can be seen, in its own text too."""
    return bool(
        page.evaluate(
            """(id) => {
              const it = document.getElementById(id), box = it.getBoundingClientRect();
              const text = it.closest(".text"), frame = text ? text.getBoundingClientRect() : { top: 0, bottom: innerHeight };
              return box.height > 0 && box.top >= Math.max(frame.top, 0) && box.bottom <= Math.min(frame.bottom, innerHeight);
            }""",
            id,
        )
    )


def row(title: str) -> str:
    return f"#{LINES[title].key} .row"


@pytest.mark.parametrize("where", ["td.verdict", "th a", ".aimed a", "td.lane", ".got a"])
def test_one_click_anywhere_in_a_row_shows_both_quotes_side_by_side(opened: Opened, where: str) -> None:
    page = opened(height=420)
    page.click(f"{row('改造老旧小区')} {where}")
    line = LINES["改造老旧小区"]
    assert line.result
    for spot in (line.target, line.result):
        assert in_view(page, spot.key)
        expect(page.locator(f"#{spot.key}")).to_have_class(
            "m {} on".format("target" if spot is line.target else "actual")
        )
    left, right = (page.locator(f".text.{side}").bounding_box() for side in ("earlier", "later"))
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"]
    assert left["y"] == right["y"]


def test_silence_is_said_over_the_later_text(opened: Opened) -> None:
    page = opened()
    page.click(row("外贸进出口总额"))
    expect(page.locator(".text.later .silence")).to_have_text("后一份报告没有提到“外贸进出口总额”")
    expect(page.locator(".text.earlier .silence")).to_be_hidden()
    page.click(row("固定资产投资"))
    expect(page.locator(".text.later .silence")).to_be_hidden()


def test_the_reason_opens_below_its_row(opened: Opened) -> None:
    page = opened()
    expect(page.locator(".reason:visible")).to_have_count(0)
    page.click(row("固定资产投资"))
    expect(page.locator(".reason:visible")).to_have_text("低了10.1个百分点。")


def test_a_mark_in_a_text_leads_to_its_row_and_the_other_quote(opened: Opened) -> None:
    page = opened(height=420)
    line = LINES["城镇新增就业"]
    assert line.result
    page.locator(f"#{line.target.key}").scroll_into_view_if_needed()
    page.click(f"#{line.target.key}")
    expect(page.locator(".line.on")).to_have_id(line.key)
    assert in_view(page, line.key)
    assert in_view(page, line.result.key)


def test_a_permalink_opens_the_page_at_its_row(opened: Opened) -> None:
    page = opened(height=420, hash="#" + LINES["古镇环线公路"].key)
    expect(page.locator(".line.on th")).to_contain_text("古镇环线公路")
    assert in_view(page, LINES["古镇环线公路"].target.key)


def shown(page: Page, part: str) -> list[str]:
    return [
        text.split("\n")[0] for text in page.locator(f"#y2031-{part}-rows th a:visible").all_inner_texts()
    ]


@pytest.mark.parametrize(
    ("part", "field", "value", "left"),
    [
        ("promises", "outcome", "missed", ["改造老旧小区"]),
        ("promises", "confidence", "likely", ["改造老旧小区"]),
        ("promises", "q", "公厕", ["新建公厕"]),
        ("projects", "outcome", "silent", ["滨河书院"]),
        (
            "projects",
            "section",
            "（二）抓好项目",
            ["滨河书院", "古镇环线公路", "云溪河大桥", "竹纤维产业园二期"],
        ),
        ("projects", "q", "没有这样的话", []),
    ],
)
def test_filters_leave_the_rows_asked_for(
    opened: Opened, part: str, field: str, value: str, left: list[str]
) -> None:
    page = opened()
    form = page.locator(f"#y2031-{part} .filters")
    everything = len(shown(page, part))
    if field == "outcome":
        form.locator(f"input[value={value}]").check(force=True)
    elif field == "q":
        form.locator("[name=q]").fill(value)
    else:
        form.locator(f"select[name={field}]").select_option(value)
    assert shown(page, part) == left
    expect(form.locator("output")).to_have_text(f"{len(left)} / {everything} 条")
    assert page.locator(f"#y2031-{part} .none").is_visible() == (not left)
    form.locator("button[type=reset]").click()
    expect(form.locator("output")).to_have_text(f"{everything} / {everything} 条")


def test_the_csv_holds_the_rows_shown_with_both_quotes_and_no_formula(opened: Opened, tmp_path: Path) -> None:
    page = opened()
    page.locator("#y2031-promises [name=q]").fill("小区")
    with page.expect_download() as download:
        page.click("#y2031-promises .csv")
    file = tmp_path / "rows.csv"
    download.value.save_as(file)
    [only] = csv.DictReader(file.open(encoding="utf-8-sig", newline=""))
    assert (only["评判"], only["名称"], only["目标"], only["结果"]) == ("未达", "改造老旧小区", "4个", "3个")
    assert "改造老旧小区4个" in only["前一份报告原文"]
    assert "改造老旧小区3个" in only["后一份报告原文"]


def test_the_keyboard_goes_through_the_rows_into_the_text_and_back(opened: Opened) -> None:
    page = opened(height=420)
    for key, title in [
        ("j", "外贸进出口总额"),
        ("j", "社会消费品零售总额"),
        ("ArrowDown", "固定资产投资"),
        ("k", "社会消费品零售总额"),
    ]:
        page.keyboard.press(key)
        expect(page.locator(".line.on th a")).to_have_text(title)
    page.keyboard.press("Enter")
    expect(page.locator(f"#{LINES['社会消费品零售总额'].target.key}")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".line.on th a")).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#y2031-promises [name=q]")).to_be_focused()


def test_keys_of_one_letter_can_be_switched_off(opened: Opened) -> None:
    page = opened()
    page.click(".help summary")
    page.uncheck("#keys")
    page.keyboard.press("j")
    expect(page.locator(".line.on")).to_have_count(0)


def test_a_phone_shows_the_quotes_in_the_row_and_each_text_by_itself(opened: Opened) -> None:
    page = opened(width=390, height=844)
    expect(page.locator(".texts")).to_be_hidden()
    page.click(row("固定资产投资"))
    expect(page.locator(".line.on blockquote")).to_have_count(2)
    expect(page.locator(".line.on blockquote >> nth=1")).to_have_text("固定资产投资｜-2.1")
    page.click(".line.on figcaption a >> nth=1")
    expect(page.locator(".text.later")).to_be_visible()
    expect(page.locator(".findings")).to_be_hidden()
    result = LINES["固定资产投资"].result
    assert result
    assert in_view(page, result.key)
    page.go_back()
    expect(page.locator(".findings")).to_be_visible()
    assert in_view(page, LINES["固定资产投资"].key)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_bar_of_a_phone_shows_one_view_at_a_time(opened: Opened) -> None:
    page = opened(width=390, height=844)
    for view, seen in [("earlier", ".text.earlier"), ("later", ".text.later"), ("verdicts", ".findings")]:
        page.click(f".views [data-go={view}]")
        expect(page.locator(seen)).to_be_visible()
        expect(page.locator(".views [aria-current]")).to_have_attribute("data-go", view)


def test_the_years_stand_by_themselves_and_lead_to_the_verdicts(opened: Opened) -> None:
    page = opened()
    page.click(".chooser a >> text=历年")
    expect(page.locator("#years-title")).to_be_visible()
    expect(page.locator(".texts")).to_be_hidden()
    page.click("#years .tally summary")
    page.click("#years .tally a")
    expect(page.locator(".line.on")).to_have_id(LINES["地区生产总值"].key)
    expect(page.locator(".texts")).to_be_visible()


def test_without_script_everything_can_be_read_and_quotes_are_linked(opened: Opened) -> None:
    page = opened(java_script_enabled=False)
    expect(page.locator(".reason >> nth=0")).to_be_visible()
    expect(page.locator("blockquote >> nth=0")).to_be_visible()
    page.click(f"{row('固定资产投资')} .got a")
    assert in_view(page, "r2-" + page.url.rpartition("#r2-")[2])


def test_print_holds_every_row_with_its_reason_and_both_quotes(opened: Opened) -> None:
    page = opened()
    page.emulate_media(media="print")
    expect(page.locator(".texts")).to_be_hidden()
    expect(page.locator(".filters >> nth=0")).to_be_hidden()
    assert page.locator("#y2031 .reason:visible").count() == len(PAIR.lines) + len(PAIR.lists) + len(
        PAIR.plans
    )
    assert page.locator("#y2031 blockquote:visible").count() >= 2 * len(PAIR.lines) - 3


@pytest.mark.parametrize(
    ("width", "scheme"), [(1440, "light"), (1440, "dark"), (1024, "light"), (390, "dark"), (390, "light")]
)
@pytest.mark.parametrize("view", ["verdicts", "row", "silent", "years"])
def test_axe_finds_nothing(opened: Opened, view: str, width: int, scheme: str) -> None:
    page = opened(width=width, color_scheme=scheme, hash="#years" if view == "years" else "")
    if view == "row":
        page.click(row("固定资产投资"))
    if view == "silent":
        page.click(row("外贸进出口总额"))
    page.evaluate(
        "document.querySelectorAll('details').forEach((it) => { it.open = it.className !== 'help' })"
    )
    results = Axe().run(page, options=RULES)
    assert results.violations_count == 0, results.generate_report()


def test_no_link_stands_in_a_link(opened: Opened) -> None:
    assert opened().evaluate("document.querySelectorAll('a a').length") == 0
