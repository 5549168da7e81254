"""Government web pages of several ages: only the article is read, all of it, and in order."""

import pytest

from duixian.errors import BadInput
from duixian.reading.document import Document
from duixian.reading.files import read_bytes

PARAGRAPHS = [
    "各位代表：",
    "现在，我代表县人民政府，向大会报告工作，请予审议。",
    "一、过去一年工作回顾",
    "全县生产总值完成326.5亿元，增长6.5%；城镇新增就业1200人，完成目标的109%。",
    "二、今年工作安排",
    "新建改造农村公路36公里，粮食总产量稳定在12万吨以上。",
    "谢谢大家！",
]
AROUND = (
    '<ul class="nav"><li><a href="/">首页</a></li><li>'
    '<a href="/z">政务公开</a></li><li><a href="/f">办事服务</a></li></ul>'
    '<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/z">政务公开</a></div>'
)
BELOW = (
    '<div class="side"><h3>相关文件</h3><ul><li>'
    '<a href="1">关于做好2023年秋粮收购工作的通知，请遵照执行</a></li>'
    '<li><a href="2">2023年统计公报</a></li><li><a href="3">2022年政府工作报告</a></li></ul></div>'
    "<footer>主办：青石县人民政府办公室，备案号：桂ICP备00000000号</footer>"
)


def page(body: str, head: str = '<meta charset="utf-8">') -> str:
    return (
        f"<!DOCTYPE html><html><head>{head}<title>报告_青石县政府网</title></head><body>{body}</body></html>"
    )


def read(text: str, encoding: str = "utf-8") -> Document:
    return read_bytes(text.encode(encoding), "甲")


BODIES = {
    "paragraphs in the editor's box": (
        '<div class="main"><h1>2024年政府工作报告</h1>'
        '<div class="info">来源：县政府办 发布时间：2024-02-20 浏览次数：321'
        '</div><div id="zoom">' + "".join(f"<p>　　{text}</p>" for text in PARAGRAPHS) + "</div></div>",
        "2024年政府工作报告",
    ),
    "line breaks in a layout table": (
        "<table width=900><tr><td width=180><a href=a>通知公告</a>"
        "<br><a href=b>领导之窗</a></td><td><table><tr><td>"
        "<font size=5><b>政府工作报告</b></font></td></tr><tr><td>"
        + "<br>".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{text}" for text in PARAGRAPHS)
        + "</td></tr></table></td></tr></table>",
        "政府工作报告",
    ),
    "a box for each section": (
        "<article><h2>政府工作报告</h2>"
        + "".join(
            f"<section><div><span>{text[:4]}</span><span>{text[4:]}</span></div></section>"
            for text in PARAGRAPHS
        )
        + "</article>",
        "政府工作报告",
    ),
    "saved by Word": (
        '<div class="WordSection1">'
        + "".join(
            f'<p class="MsoNormal" style="text-indent:32pt"><span lang="EN-US"><o:p></o:p></span>{text}</p>'
            for text in ["政府工作报告", *PARAGRAPHS]
        )
        + "</div>",
        "政府工作报告",
    ),
    "all beside each other": (
        "<h1>政府工作报告</h1><p>来源：县政府办</p>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS),
        "政府工作报告",
    ),
}


@pytest.mark.parametrize("kind", BODIES)
def test_only_the_article_is_read_and_all_of_it(kind: str) -> None:
    body, title = BODIES[kind]
    found = read(page(AROUND + body + BELOW))
    assert found.media == "html"
    assert found.text.split("\n") == [title, *PARAGRAPHS]


def test_headings_are_marked() -> None:
    found = read(page("<h1>政府工作报告</h1><h2>一、回顾</h2><p>增长6%，好于预期。</p>"))
    assert [(found.text[mark.start : mark.end], mark.level) for mark in found.marks] == [
        ("政府工作报告", 1),
        ("一、回顾", 2),
    ]


def test_a_table_of_data_keeps_its_rows_and_columns() -> None:
    table = (
        "<table border=1><tr><td rowspan=2>指标</td>"
        "<td colspan=2>2024年</td></tr><tr><td>计划</td><td>完成</td></tr>"
        "<tr><td><p>粮食产量</p><p>（万吨）</p></td><td>12</td><td>13.5</td></tr></table>"
    )
    found = read(page(f"<div><p>全年目标完成较好，见下表。</p>{table}<p>以上报告，请予审议。</p></div>"))
    (read_table,) = found.tables
    assert read_table.head_rows == 2
    assert read_table.rows == (
        ("指标", "2024年", "2024年"),
        ("指标", "计划", "完成"),
        ("粮食产量（万吨）", "12", "13.5"),
    )
    assert found.text.split("\n")[-1] == "以上报告，请予审议。"
    for texts, places in zip(read_table.rows, read_table.cells, strict=True):
        assert [found.text[start:end] for start, end in places] == list(texts)


def test_head_cells_make_the_head() -> None:
    rows = "<thead><tr><th>指标</th><th>单位</th></tr></thead><tr><td>产值</td><td>亿元</td></tr>"
    assert read(page(f"<table>{rows}</table>")).tables[0].head_rows == 1


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("gb18030", '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'),
        ("gb18030", "<meta charset='GBK'>"),
        ("gb18030", ""),
        ("gb18030", '<meta charset="utf-8">'),
        ("utf-8", ""),
        ("utf-8", '<meta charset="gb2312">'),
        ("utf-8-sig", ""),
        ("utf-16", ""),
    ],
)
def test_the_encoding_is_the_true_one_whatever_the_page_says(encoding: str, head: str) -> None:
    text = "——朱镕镇、㙍镇2024年财政收入增长6.5％，完成投资3亿元·次。"
    assert read(page(f"<p>{text}</p>", head), encoding).text == text


def test_a_few_broken_bytes_do_not_cost_the_page() -> None:
    data = page("".join(f"<p>{text}</p>" for text in PARAGRAPHS * 9)).encode()
    assert PARAGRAPHS[1] in read_bytes(data.replace("谢谢".encode(), b"\xe8\xb0", 1), "甲").text


def test_scripts_hidden_text_and_forms_are_no_text() -> None:
    body = (
        "<script>var a=3.14;</script><style>p{}</style>"
        "<p style='display: none'>增长99%，隐藏。</p><form><input value=9>"
        "<select><option>2023年</option></select></form><p>增长6%，完成目标。</p><!-- 注释，9% -->"
    )
    assert read(page(body)).text == "增长6%，完成目标。"


def test_line_breaks_of_the_source_are_no_blanks_between_ideographs() -> None:
    assert (
        read(page("<p>全县粮食\n   总产量\n12万吨，Belt\nand Road</p>")).text
        == "全县粮食总产量 12万吨，Belt and Road"
    )


def test_raised_numbers_do_not_run_into_figures() -> None:
    text = "<p>“双百”工程<sup>2</sup>完成3项，面积20km<sup>2</sup>，见注<sup><a href=#n>[3]</a></sup>。</p>"
    assert read(page(text)).text == "“双百”工程[2]完成3项，面积20km²，见注[3]。"


def test_nesting_that_people_write_is_read() -> None:
    deep = "<div>" * 1500 + "<p>粮食总产量稳定，达到12万吨。</p>" + "</div>" * 1500
    assert read(page(deep)).text == "粮食总产量稳定，达到12万吨。"


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + "粮食丰收，增长5%。" + "</div>" * 100_000,
        "<span>" * 100_000 + "粮食丰收，增长5%。",
        "<table><tr><td>" * 50_000 + "粮食丰收，增长5%。",
    ],
)
def test_nesting_that_no_one_writes_is_refused(body: str) -> None:
    with pytest.raises(BadInput) as error:
        read(page(body))
    assert "嵌套" in error.value.reason


def test_a_table_that_claims_millions_of_cells_is_refused() -> None:
    rows = "<tr><td colspan=1000 rowspan=9>甲</td><td colspan=1000>乙</td></tr>" * 300
    with pytest.raises(BadInput):
        read(page(f"<table>{rows}</table>"))
