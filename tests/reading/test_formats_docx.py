"""Word documents: what a reader of the page sees comes out as text, once, in reading order."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from duixian.errors import BadInput
from duixian.reading.document import Document
from duixian.reading.docx import read_docx
from duixian.reading.numbering import written

WPS = (
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def saved(document: "docx.document.Document") -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def read(document: "docx.document.Document") -> Document:
    return read_docx(saved(document), "甲")


def add(document: "docx.document.Document", inner: str) -> None:
    document.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')} {WPS}>{inner}</w:p>"))


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def test_paragraphs_come_one_a_line_without_their_indents() -> None:
    document = docx.Document()
    document.add_paragraph("　　全年新建公路３６公里，\u00a0增长 8%。")
    document.add_paragraph("")
    document.add_paragraph("各位代表！")
    assert read(document).text == "全年新建公路３６公里， 增长 8%。\n各位代表！"


def test_headings_carry_their_level() -> None:
    document = docx.Document()
    document.add_heading("一、过去一年工作回顾", 1)
    document.add_paragraph("工业稳中有进。")
    document.add_heading("（一）产业发展", 2)
    found = read(document)
    assert [(found.text[mark.start : mark.end], mark.level) for mark in found.marks] == [
        ("一、过去一年工作回顾", 1),
        ("（一）产业发展", 2),
    ]


def test_an_outline_level_makes_a_heading_too() -> None:
    document = docx.Document()
    add(document, '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>' + run("（二）民生改善"))
    assert [(mark.kind, mark.level) for mark in read(document).marks] == [("heading", 2)]


def test_merged_cells_are_repeated_and_the_head_is_known() -> None:
    document = docx.Document()
    table = document.add_table(4, 3)
    for at, texts in enumerate(
        [("指标", "2024年", ""), ("", "计划", "完成"), ("粮食产量", "12.5", "13"), ("失业率", "4以内", "3.8")]
    ):
        for cell, text in zip(table.rows[at].cells, texts, strict=True):
            cell.text = text
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    found = read(document)
    (read_table,) = found.tables
    assert read_table.head_rows == 2
    assert read_table.rows == (
        ("指标", "2024年", "2024年"),
        ("指标", "计划", "完成"),
        ("粮食产量", "12.5", "13"),
        ("失业率", "4以内", "3.8"),
    )
    assert found.text == "指标\n2024年\n计划\n完成\n粮食产量\n12.5\n13\n失业率\n4以内\n3.8"
    for texts, places in zip(read_table.rows, read_table.cells, strict=True):
        assert [found.text[start:end] for start, end in places] == list(texts)
    assert found.text[read_table.start : read_table.end] == found.text


def test_a_cell_of_several_paragraphs_is_one_line() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "指标", "目标"
    table.cell(1, 0).text = "城镇居民人均"
    table.cell(1, 0).add_paragraph("可支配收入")
    table.cell(1, 1).text = "5"
    assert read(document).tables[0].rows[1] == ("城镇居民人均可支配收入", "5")


def test_a_table_of_one_column_only_frames_text() -> None:
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "各位代表："
    found = read(document)
    assert (found.text, found.tables) == ("各位代表：", ())


def test_a_text_box_is_read_once_though_the_file_holds_it_twice() -> None:
    document = docx.Document()
    box = f"<w:txbxContent><w:p>{run('专栏：十件实事')}</w:p></w:txbxContent>"
    add(
        document,
        run("见右。") + '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    )
    found = read(document)
    assert found.text == "见右。\n专栏：十件实事"
    assert [(mark.kind, found.text[mark.start : mark.end]) for mark in found.marks] == [
        ("box", "专栏：十件实事")
    ]


def test_deleted_and_hidden_text_and_field_codes_are_left_out() -> None:
    document = docx.Document()
    add(
        document,
        run("增长") + f'<w:del w:id="1" w:author="a"><w:r><w:delText>5%</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" w:author="a">{run("6%")}</w:ins>'
        + run("内部", "<w:vanish/>")
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("左右。"),
    )
    assert read(document).text == "增长6%左右。"


def test_raised_numbers_do_not_run_into_figures() -> None:
    document = docx.Document()
    raised = '<w:vertAlign w:val="superscript"/>'
    add(
        document,
        run("“双百”工程") + run("12", raised) + run("完成3项，建成区20km") + run("2", raised) + run("。"),
    )
    assert read(document).text == "“双百”工程[12]完成3项，建成区20km²。"


def test_a_soft_line_break_ends_the_line() -> None:
    document = docx.Document()
    document.add_paragraph("青石县人民政府\n工作报告")
    assert read(document).text == "青石县人民政府\n工作报告"


def test_automatic_numbers_are_written_out() -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">'
            '<w:lvl w:ilvl="0"><w:start w:val="1"/>'
            '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
            '<w:lvl w:ilvl="1"><w:start w:val="1"/>'
            '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>'
            "</w:abstractNum>"
        ),
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="78"><w:abstractNumId w:val="77"/></w:num>'))
    for level, text in ((0, "回顾"), (1, "工业"), (1, "农业"), (0, "安排"), (1, "投资")):
        add(
            document,
            f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="78"/></w:numPr></w:pPr>' + run(text),
        )
    assert read(document).text.split() == ["一、回顾", "（一）工业", "（二）农业", "二、安排", "（一）投资"]


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (10, "chineseCounting", "十"),
        (21, "chineseCountingThousand", "二十一"),
        (105, "chineseCounting", "一百零五"),
        (14, "lowerRoman", "xiv"),
        (2, "upperLetter", "B"),
        (7, "decimal", "7"),
        (20, "decimalEnclosedCircleChinese", "⑳"),
    ],
)
def test_number_formats(number: int, form: str, text: str) -> None:
    assert written(number, form) == text


def test_the_table_of_contents_is_left_out() -> None:
    document = docx.Document()
    styles = document.styles.element
    styles.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="10"><w:name w:val="toc 1"/></w:style>'
        )
    )
    add(document, '<w:pPr><w:pStyle w:val="10"/></w:pPr>' + run("一、回顾……1"))
    document.add_paragraph("一、回顾")
    assert read(document).text == "一、回顾"


def with_footnotes() -> bytes:
    """A document whose second paragraph refers to a footnote, written into the package by hand."""
    document = docx.Document()
    add(document, run("推进“一网通办”") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("改革。"))
    document.add_paragraph("办结率达98%。")
    space = nsdecls("w")
    notes = (
        f'<w:footnotes {space}><w:footnote w:id="0" w:type="separator">'
        '<w:p/></w:footnote><w:footnote w:id="2">'
        f"<w:p>{run('一网通办：指政务服务在一个平台办理。')}</w:p></w:footnote></w:footnotes>"
    )
    source, out = ZipFile(BytesIO(saved(document))), BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
                link = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'
                data = data.replace(b"</Relationships>", link.encode())
            if name == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                part = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
                data = data.replace(b"</Types>", part.encode())
            target.writestr(name, data)
        target.writestr("word/footnotes.xml", notes)
    return out.getvalue()


def test_footnotes_follow_the_body_under_the_mark_that_refers_to_them() -> None:
    found = read_docx(with_footnotes(), "甲")
    assert found.text == "推进“一网通办”[1]改革。\n办结率达98%。\n[1]一网通办：指政务服务在一个平台办理。"
    (note,) = found.marks
    assert (note.kind, found.text[note.start : note.end]) == (
        "note",
        "[1]一网通办：指政务服务在一个平台办理。",
    )


def test_page_headers_are_not_part_of_the_text() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "会议文件（一）"
    document.add_paragraph("政府工作报告")
    assert read(document).text == "政府工作报告"


def test_an_entity_bomb_is_refused() -> None:
    source, out = ZipFile(BytesIO(saved(docx.Document()))), BytesIO()
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "哈哈哈哈哈哈哈哈">'
        + "".join(
            f'<!ENTITY {right} "{f"&{left};" * 50}">' for left, right in zip("abcdef", "bcdefg", strict=True)
        )
        + f"]><w:document {nsdecls('w')}><w:body><w:p>{run('开头')}<w:r>"
        "<w:t>&g;</w:t></w:r></w:p></w:body></w:document>"
    )
    with ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, bomb if name == "word/document.xml" else source.read(name))
    with pytest.raises(BadInput):
        read_docx(out.getvalue(), "甲")
