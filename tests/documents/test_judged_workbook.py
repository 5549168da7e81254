"""The workbook: a sheet a kind, heads that stay and filter, quotes in cells, native charts, no formula."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests.documents.made_judged import judgement, reports, series, yunxi_judged

from duixian.documents.judged.pair import ledger_of
from duixian.documents.judged.workbook import workbook

SHEETS = ["概况", "主要预期目标", "其他量化承诺", "项目", "成批的事项", "按计划比例报的数"]


@pytest.fixture(scope="module")
def content() -> bytes:
    return workbook(yunxi_judged(with_years=True))


@pytest.fixture(scope="module")
def book(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content), rich_text=False)


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows below the heads, by head."""
    heads = [cell.value for cell in sheet[3] if cell.value]
    found = [[cell.value for cell in row[: len(heads)]] for row in sheet.iter_rows(min_row=4)]
    return [dict(zip(heads, row, strict=True)) for row in found]  # type: ignore[arg-type]


def test_there_is_a_sheet_a_kind_and_one_of_the_years(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == [*SHEETS, "历年"]
    assert book["主要预期目标"]["A1"].value == "云溪县2031年目标任务完成情况：主要预期目标"
    assert book["主要预期目标"]["A2"].value == "承诺出自yunxi-2031-work，交代出自yunxi-2032-work"


@pytest.mark.parametrize("name", [*SHEETS[1:], "历年"])
def test_heads_stay_in_view_filter_and_are_printed_on_every_page(book: openpyxl.Workbook, name: str) -> None:
    sheet = book[name]
    assert sheet.freeze_panes == "D4"
    assert sheet.auto_filter.ref
    assert sheet.auto_filter.ref.startswith("A3:")
    assert sheet.auto_filter.ref.endswith(str(sheet.max_row))
    assert sheet.print_title_rows == "$3:$3"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)


def test_targets_stand_silence_first_with_figures_and_both_quotes(book: openpyxl.Workbook) -> None:
    found = rows(book["主要预期目标"])
    assert [row["评判"] for row in found] == [
        "未提及",
        "口径变更",
        "未达",
        "未达",
        "无法评判",
        "完成",
        "完成",
        "超额",
    ]
    jobs = found[-1]
    assert jobs | {"承诺原文": "", "交代原文": ""} == {
        "年份": 2031, "评判": "超额", "指标": "城镇新增就业", "目标": "3000人以上", "结果": "3460人", "说明": "高了15.33%。",
        "承诺原文": "", "交代原文": "", "目标数值": 3000, "目标上限": None, "结果数值": 3460, "单位": "人", "与目标之差": 15.33,
        "差的单位": "%", "章节": "二、2031年工作安排", "承诺位置": jobs["承诺位置"], "交代位置": jobs["交代位置"], "把握": "确定",
        "规则": "a rule", "代码": "urban_new_jobs",
    }  # fmt: skip
    assert "城镇新增就业3000人以上" in str(jobs["承诺原文"])
    assert "城镇新增就业3460人" in str(jobs["交代原文"])
    assert found[0]["交代原文"] is None
    assert found[2]["交代原文"] == "固定资产投资｜-2.1"


def test_the_quote_in_its_sentence_is_bold(content: bytes) -> None:
    book = openpyxl.load_workbook(BytesIO(content), rich_text=True)
    [cell] = [
        row[6].value for row in book["主要预期目标"].iter_rows(min_row=4) if row[2].value == "城镇新增就业"
    ]
    bold = [str(piece) for piece in cell if getattr(piece, "font", None) and piece.font.b]  # type: ignore[union-attr]
    assert bold == ["3000人以上"]


def test_projects_and_lists_and_shares_of_plans(book: openpyxl.Workbook) -> None:
    bridge = next(row for row in rows(book["项目"]) if row["项目"] == "云溪河大桥")
    assert [bridge[name] for name in ("评判", "承诺阶段", "到达阶段", "再次承诺")] == [
        "滞后",
        "投用",
        "在建",
        "投用",
    ]
    [livelihood] = rows(book["成批的事项"])
    assert [livelihood[name] for name in ("名称", "总数", "完成", "未完成", "出自")] == [
        "民生实事",
        10,
        9,
        1,
        "后一份报告",
    ]
    [plan] = rows(book["按计划比例报的数"])
    assert plan["报告说"] == "完成54亿元，为计划的108%，推得计划50亿元"


def test_the_years_stand_below_one_another(book: openpyxl.Workbook) -> None:
    found = rows(book["历年"])
    assert [(row["年份"], row["目标数值"], row["结果数值"], row["评判"]) for row in found] == [
        (2029, 6, 6.4, "超额"),
        (2030, 6, 5.2, "未达"),
        (2031, 5.5, None, None),
    ]


def test_charts_are_native_and_point_at_cells(content: bytes) -> None:
    with ZipFile(BytesIO(content)) as archive:
        charts = [
            archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/charts/chart")
        ]
    assert len(charts) == 4
    assert all("<c:f>" in chart for chart in charts)


def test_the_chart_of_verdicts_shows_the_counts_of_the_targets(book: openpyxl.Workbook) -> None:
    sheet = book["概况"]
    heads = [cell.value for cell in sheet[4]][3:10]
    counts = [cell.value for cell in sheet[5]][3:10]
    assert dict(zip(heads, counts, strict=True)) == {
        "未提及": 1,
        "口径变更": 1,
        "未达": 2,
        "部分": 0,
        "无法评判": 1,
        "完成": 2,
        "超额": 1,
    }


@pytest.mark.parametrize(
    "hostile", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")', "{=1}", "http://example.test/"]
)
def test_no_text_becomes_a_formula_or_a_link(hostile: str) -> None:
    it = judgement()
    target = replace(it.verdicts[0].target, indicator=hostile, kind="text", value=None, quote=hostile)
    verdict = replace(
        it.verdicts[0], indicator=hostile, target=target, reason=hostile, rule=hostile, code=hostile
    )
    project = replace(it.projects[0], name=hostile, reason=hostile)
    listed = replace(it.lists[0], name=hostile, reason=hostile)
    earlier, later = (replace(report, name=hostile) for report in reports())
    many = replace(series(), indicator=hostile)
    hurt = replace(it, verdicts=(verdict,), projects=(project,), lists=(listed,))
    content = workbook(ledger_of([(earlier, later, hurt)], [many]))
    book = openpyxl.load_workbook(BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert sum(cell.value == hostile for cell in cells) >= 6
    assert [cell for cell in cells if cell.hyperlink] == []


def test_rows_are_high_enough_for_their_longest_cell(book: openpyxl.Workbook) -> None:
    sheet = book["主要预期目标"]
    for row in sheet.iter_rows(min_row=4):
        quote = str(row[6].value or "")
        height = sheet.row_dimensions[row[0].row].height
        assert height
        assert height >= 13 * -(-sum(2 if ord(it) > 0x2000 else 1 for it in quote) // 40)


def test_nothing_judged_and_several_years_give_workbooks_too() -> None:
    earlier, later = reports()
    bare = replace(judgement(), verdicts=(), promises=(), projects=(), lists=(), plans=(), rates=())
    assert openpyxl.load_workbook(BytesIO(workbook(ledger_of([(earlier, later, bare)])))).sheetnames == [
        "概况"
    ]
    next_two = [
        replace(it, identity=replace(it.identity, year=(it.identity.year or 0) + 1))
        for it in (earlier, later)
    ]
    both = ledger_of([(earlier, later, judgement()), (*next_two, replace(judgement(), year=2032))])  # type: ignore[arg-type]
    book = openpyxl.load_workbook(BytesIO(workbook(both)))
    assert {row["年份"] for row in rows(book["主要预期目标"])} == {2031, 2032}


def test_it_speaks_english_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUIXIAN_LANGUAGE", "en")
    book = openpyxl.load_workbook(BytesIO(workbook(yunxi_judged(with_years=True))))
    assert len(book.sheetnames) == 7
    assert all(len(name) <= 31 for name in book.sheetnames)
    assert Decimal(str(book.worksheets[1]["I11"].value)) == 3000
