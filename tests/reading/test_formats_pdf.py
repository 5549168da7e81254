"""Printed pages: lines come back as paragraphs, furniture goes, and every character keeps its place."""

import pytest
from tests.reading.made_pdf import Page, pdf, set_lines

from duixian.reading.document import Document
from duixian.reading.pdf import read_pdf

# Twenty-six squares of sixteen points fit on a line; the second page begins within a sentence.
FIRST = [
    "　　一、二〇二三年工作回顾",
    "　　全年实现地区生产总值三百二十六亿元，比上年增长百分",
    "之六点五；一般公共预算收入完成十八亿元；新增城镇就业",
    "一千二百人。",
    "　　乡村振兴扎实推进。改造农村公路三十六公里，建成高标",
    "准农田五万亩，粮食总产量达到十二万吨，连续七年稳定增",
]
SECOND = [
    "长。新建卫生厕所一千座。",
    "　　民生福祉持续改善。完成老旧小区改造十二个，惠及居民",
    "三千户。",
]


def read(*pages: Page) -> Document:
    return read_pdf(pdf(pages), "青石县-2024-work")


def numbered(pages: list[Page], form: str = "— {} —") -> list[Page]:
    return [page.write(280, 800, form.format(at), 10) for at, page in enumerate(pages, 1)]


def test_lines_are_joined_into_paragraphs_over_the_page_break() -> None:
    found = read(*numbered([set_lines(FIRST), set_lines(SECOND)]))
    assert found.text.split("\n") == [
        "一、二〇二三年工作回顾",
        "".join(FIRST[1:4]).strip(),
        "".join(FIRST[4:] + SECOND[:1]).strip(),
        "".join(SECOND[1:]).strip(),
    ]
    assert (found.name, found.media) == ("青石县-2024-work", "pdf")


def test_every_character_has_its_page_and_box() -> None:
    found = read(*numbered([set_lines(FIRST), set_lines(SECOND)]))
    place = found.place(found.text.index("稳定增"))
    assert (place.page, round(place.box[0]), round(place.box[3])) == (1, 80, 110 + 5 * 28 + 2)
    assert found.place(found.text.index("长。新建")).page == 2
    assert found.place(len(found.text) - 1).page == 2


def test_a_line_break_between_a_number_and_its_noun_leaves_no_trace() -> None:
    page = Page()
    page.write(112, 110, "全年新建改造农村公路二百公里，新增城镇就业人数")
    page.write(112 + 16 * 23.5, 110, "1200")
    page.write(80, 138, "人，发放贷款")
    page.write(80 + 16 * 6.25, 138, "52.25")
    page.write(80 + 16 * 9, 138, "亿元。")
    assert read(page).text == "全年新建改造农村公路二百公里，新增城镇就业人数1200人，发放贷款52.25亿元。"


@pytest.mark.parametrize(
    "form", ["— {} —", "- {} -", "－{}－", "·{}·", "第{}页", "第 {} 页 共 9 页", "{}/9", "{}"]
)
def test_page_numbers_are_dropped(form: str) -> None:
    pages = [set_lines(FIRST), set_lines(FIRST), set_lines(SECOND)]
    assert (
        read(*numbered(pages, form)).text == read(set_lines(FIRST), set_lines(FIRST), set_lines(SECOND)).text
    )


def test_a_bare_figure_that_does_not_run_with_the_pages_stays() -> None:
    assert read(set_lines(["目标值", "16"]), set_lines(["实际值", "3"])).text == "目标值\n16\n实际值\n3"


def test_running_heads_are_dropped_and_a_repeated_sentence_is_not() -> None:
    texts = [FIRST, SECOND, [*SECOND, "　　各位代表！"], ["　　各位代表！", *FIRST]]
    pages = [set_lines(text).write(200, 60, "县人大会议文件之二", 10) for text in texts]
    found = read(*numbered(pages)).text
    assert "文件之二" not in found
    assert found.count("各位代表！") == 2


def test_two_heads_alternating_on_odd_and_even_pages() -> None:
    heads = ["青石县人民政府", "政府工作报告"] * 3
    pages = [set_lines(FIRST[at:]).write(240, 60, head, 10) for at, head in enumerate(heads)]
    found = read(*numbered(pages)).text
    assert not any(head in found for head in heads)


def test_a_watermark_is_no_text() -> None:
    assert read(set_lines(SECOND).slanting("内部资料")).text == read(set_lines(SECOND)).text


def test_characters_printed_twice_for_bold_are_read_once() -> None:
    page = set_lines(["　　（一）工业经济"])
    page.write(112.4, 110, "（一）工业经济")
    assert read(page).text == "（一）工业经济"


def test_the_order_in_which_a_program_wrote_the_characters_says_nothing() -> None:
    page = (
        Page()
        .write(80, 138, "第二行。")
        .write(144, 110, "增长")
        .write(176, 110, "8%")
        .write(112, 110, "工业")
    )
    assert read(page).text == "工业增长8%\n第二行。"


def test_a_ruled_table_with_merged_head_cells() -> None:
    page = set_lines(["　　附表如下。"])
    page.grid([80, 220, 330, 440], [200, 224, 248, 272, 296])
    page.operators = [op for op in page.operators if op != "0.5 w 80 618 m 440 618 l S"]
    page.rule(220, 224, 440, 224)
    page.operators = [op for op in page.operators if op != "0.5 w 330 642 m 330 546 l S"]
    page.rule(330, 224, 330, 296)
    for y, row in (
        (217, ["指标", "2024年", ""]),
        (241, ["", "计划", "完成"]),
        (265, ["粮食产量", "12", "13.5"]),
    ):
        for x, text in zip((84, 224, 334), row, strict=True):
            page.write(x, y, text, 10)
    for x, text in zip((84, 224, 334), ("失业率", "4以内", "3.8"), strict=True):
        page.write(x, 289, text, 10)
    page.write(112, 340, "请予审议。")
    found = read(page)
    (table,) = found.tables
    assert table.head_rows == 2
    assert table.rows == (
        ("指标", "2024年", "2024年"),
        ("指标", "计划", "完成"),
        ("粮食产量", "12", "13.5"),
        ("失业率", "4以内", "3.8"),
    )
    assert found.text.split("\n")[0] == "附表如下。"
    assert found.text.split("\n")[-1] == "请予审议。"
    start, _end = table.cells[2][2]
    assert found.place(start).box == pytest.approx((330, 248, 440, 272), abs=0.5)


def test_a_table_that_goes_on_over_the_page_is_one_and_its_repeated_head_goes() -> None:
    def part(rows: list[tuple[str, str]]) -> Page:
        page = Page().grid([80, 220, 330], [200 + 24 * at for at in range(len(rows) + 2)])
        for at, row in enumerate([("指标", "目标"), *rows]):
            for x, text in zip((84, 224), row, strict=True):
                page.write(x, 217 + 24 * at, text, 10)
        return page

    found = read(part([("投资", "5"), ("消费", "6")]), part([("收入", "7")]))
    (table,) = found.tables
    assert table.rows == (("指标", "目标"), ("投资", "5"), ("消费", "6"), ("收入", "7"))
    assert found.place(table.cells[3][0][0]).page == 2


def test_open_sided_statistical_tables() -> None:
    page = Page()
    for y in (200, 224, 248):
        page.rule(80, y, 400, y)
    page.rule(240, 200, 240, 248)
    for y, row in ((217, ("指标", "目标")), (241, ("投资", "5"))):
        for x, text in zip((84, 244), row, strict=True):
            page.write(x, y, text, 10)
    assert read(page).tables[0].rows == (("指标", "目标"), ("投资", "5"))


def test_footnotes_do_not_cut_the_sentence_that_goes_on_overleaf() -> None:
    first = set_lines(FIRST).write(80, 700, "①高标准农田：旱涝保收的农田。", 10)
    found = read(first, set_lines(SECOND))
    assert "连续七年稳定增长。新建卫生厕所" in found.text
    (note,) = found.marks
    assert (note.kind, found.text[note.start : note.end]) == ("note", "①高标准农田：旱涝保收的农田。")


def test_raised_marks_do_not_run_into_figures() -> None:
    page = (
        Page()
        .write(112, 110, "“双百”工程")
        .write(112 + 16 * 6, 104, "2", 8)
        .write(112 + 16 * 6.5, 110, "完成3项。")
    )
    assert read(page).text == "“双百”工程[2]完成3项。"


def test_a_page_turned_by_its_file_is_read_upright() -> None:
    page = Page(turn=90)
    for at, text in enumerate(["指标一览", "投资增长5%"]):
        shown = text.encode("utf-16-be").hex()
        page.operators.append(f"BT /F1 16 Tf 0 1 -1 0 {100 + 28 * at} 100 Tm <{shown}> Tj ET")
    found = read(page)
    assert found.text == "指标一览\n投资增长5%"
    assert found.place(0).box[0] == pytest.approx(100, abs=1)
    assert found.place(0).box[3] == pytest.approx(102, abs=1)


def test_unindented_paragraphs_set_apart_by_space() -> None:
    page = Page()
    for y, text in (
        (110, "全年实现地区生产总值三百二十六亿元比上年增长百分之六。"),
        (131, "一般公共预算收入完成十八亿元。"),
        (170, "乡村振兴扎实推进改造农村公路三十六公里建成高标准田。"),
        (191, "粮食稳定增长。"),
        (230, "民生福祉持续改善。"),
    ):
        page.write(80, y, text)
    assert read(page).text.count("\n") == 2
