"""Flattened tables: the text on the left, its rows on the right."""

import pytest

from duixian.reading.tables import flattened


def lines(cells):
    return "".join(f"{cell} |\n" if cell else "|\n" for cell in cells.split("/"))


def rows(text):
    (table,) = flattened(text)
    for words, cells in zip(table.rows, table.cells, strict=True):
        assert [text[start:end].replace("\n", "").replace(" ", "") for start, end in cells] == [
            word.replace(" ", "") for word in words
        ]
    return table.head_rows, ["/".join(row) for row in table.rows]


@pytest.mark.parametrize(
    ("cells", "head", "wanted"),
    [
        (
            "指标/2024年/2025年/地区生产总值/5.2/6左右/粮食总产/5.2/5.3",
            1,
            ["指标/2024年/2025年", "地区生产总值/5.2/6左右", "粮食总产/5.2/5.3"],
        ),
        (  # a label over two rows, one year over two columns
            "指标名称/2024年(%)/2025年(%)//计划增速/完成情况/预期目标//地区生产总值/6以上/5.2/6左右/居民收入/与经济增长同步/5/与经济增长同步",
            2,
            ["指标名称/2024年(%)/2024年(%)/2025年(%)", "指标名称/计划增速/完成情况/预期目标",
             "地区生产总值/6以上/5.2/6左右", "居民收入/与经济增长同步/5/与经济增长同步"],
        ),
        (  # two labels over two rows
            "指标/单位/2024年/2025年//计划/完成/预期目标///粮食总产/万吨/5/5.2/5.3/新增就业/人/3800/4012/4000",
            2,
            ["指标/单位/2024年/2024年/2025年", "指标/单位/计划/完成/预期目标",
             "粮食总产/万吨/5/5.2/5.3", "新增就业/人/3800/4012/4000"],
        ),
        (  # two years, each over two columns
            "指标/2024年/2025年///总量/增速/总量/增速//生产总值/120/5.2/130/6/财政收入/10/4/11/5",
            2,
            ["指标/2024年/2024年/2025年/2025年", "指标/总量/增速/总量/增速",
             "生产总值/120/5.2/130/6", "财政收入/10/4/11/5"],
        ),
    ],
)  # fmt: skip
def test_the_rhythm_of_the_figures_gives_the_columns(cells, head, wanted):
    assert rows(lines(cells)) == (head, wanted)


def test_a_bar_may_stand_on_a_line_of_its_own():
    text = "指标\n|\n2024年\n|\n2025年\n|\n粮食总产\n|\n5.2\n|\n5.3\n|\n新增就业\n|\n4012\n|\n4000\n|\n"
    assert rows(text) == (1, ["指标/2024年/2025年", "粮食总产/5.2/5.3", "新增就业/4012/4000"])


def test_a_row_may_stand_on_a_line_of_its_own():
    text = "| 指标 | 2024年 | 2025年 |\n|---|---|---|\n| 粮食总产 | 5.2 | 5.3 |\n| 新增就业 | 4012 | |\n"
    assert rows(text) == (1, ["指标/2024年/2025年", "粮食总产/5.2/5.3", "新增就业/4012/"])


def test_a_line_break_inside_a_cell_is_taken_out():
    assert rows(lines("指标/2024年/2025年/城镇居民人均 可支配收入/5.2/5.3/粮食总产/5/6"))[1][1].startswith(
        "城镇居民人均可支配收入"
    )


def test_a_table_ends_where_the_text_goes_on():
    cells = lines("指标/2024年/2025年/粮食总产/5.2/5.3/新增就业/4012/4000")
    text = f"附件\n主要指标表\n{cells}说明：以上为快报数。\n"
    (table,) = flattened(text)
    assert text[table.start : table.end].startswith("指标")
    assert text[table.start : table.end].endswith("4000")


@pytest.mark.parametrize(
    "text", ["", "奋斗！ |\n|\n|\n", "|" * 50, "甲|乙|丙", "甲 |\n乙 |\n丙 |\n丁 |\n戊 |\n己 |\n庚 |\n"]
)
def test_bars_without_a_rhythm_are_no_table(text):
    assert flattened(text) == ()
