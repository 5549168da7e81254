"""OFD pages are read as printed pages are."""

import pytest
from tests.reading.made_ofd import SPACE, line, ofd, stroke

from duixian.errors import BadInput
from duixian.reading.files import read_bytes
from duixian.reading.ofd import POINTS


def test_lines_pages_and_places() -> None:
    first = [
        line(39, 40, "一、过去一年工作回顾"),
        line(39, 50, "全年实现地区生产总值326.5亿元，增长6.5%，完成"),
        line(28, 60, "一般公共预算收入18亿元。"),
        line(95, 280, "— 1 —", 3.5),
    ]
    second = [line(39, 40, "民生福祉持续改善。"), line(95, 280, "— 2 —", 3.5)]
    found = read_bytes(ofd([first, second]), "甲")
    assert found.media == "ofd"
    assert found.text.split("\n") == [
        "一、过去一年工作回顾",
        "全年实现地区生产总值326.5亿元，增长6.5%，完成一般公共预算收入18亿元。",
        "民生福祉持续改善。",
    ]
    place = found.place(found.text.index("民生"))
    assert place.page == 2
    assert place.box is not None
    assert place.box[0] == pytest.approx(39 * POINTS, abs=0.1)


def test_a_ruled_table() -> None:
    strokes = [stroke(30, y, 130, y) for y in (50, 60, 70)] + [stroke(x, 50, x, 70) for x in (30, 80, 130)]
    texts = [line(32, 58, "指标", 4), line(82, 58, "目标", 4), line(32, 68, "投资", 4), line(82, 68, "5", 4)]
    assert read_bytes(ofd([strokes + texts]), "甲").tables[0].rows == (("指标", "目标"), ("投资", "5"))


def test_repeated_distances_and_templates() -> None:
    text = (
        '<ofd:TextObject ID="9" Size="5" Boundary="30 40 100 8"><ofd:TextCode X="0" Y="5" DeltaX="g 3 5 2.5">'
        "产值增长8%</ofd:TextCode></ofd:TextObject>"
    )
    template = (
        f"<ofd:Page {SPACE}><ofd:Content>"
        f"<ofd:Layer>{line(30, 20, '青石县')}</ofd:Layer></ofd:Content></ofd:Page>"
    )
    package = ofd([[text]], {"Doc_0/Tpls/Content.xml": template})
    assert read_bytes(package, "甲").text == "产值增长8%"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (ofd([['<ofd:ImageObject ID="3" ResourceID="1" Boundary="0 0 210 297"/>']]), "图像"),
        (ofd([[]], {"Doc_0/Encryptions.xml": "<x/>"}), "密码"),
        (ofd([[]]), "没有文字"),
        (ofd([["<ofd:TextObject>"]]), "损坏"),
        (ofd([[line(1, 9, "字")]])[:300], "损坏"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, says: str) -> None:
    with pytest.raises(BadInput) as error:
        read_bytes(data, "甲")
    assert says in error.value.reason
