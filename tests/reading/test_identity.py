"""What a report says of itself, and what it leaves unsaid."""

from pathlib import Path

import pytest

from duixian.reading.document import Document
from duixian.reading.identity import Identity, identify
from duixian.reading.outline import outline

REPORTS = sorted((Path(__file__).parents[2].parent / "shared" / "reports").glob("*.txt"))
BODY = "一、2024年工作回顾\n地区生产总值增长5.2%。\n二、2025年工作安排\n今年地区生产总值增长6%左右。\n"
SPEECH = "各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议。\n"


def read(text, name="999999-1900-plan"):
    document = Document(name, text)
    return identify(document, outline(document))


def test_a_work_report_with_everything():
    found = read(
        "政府工作报告\n——2025年1月6日在云岭县第十八届人民代表大会第五次会议上\n"
        f"云岭县人民政府县长　张　山\n{SPEECH}{BODY}"
        "谱写云岭新篇章。"
    )
    assert found == Identity(
        title="政府工作报告",
        government="云岭县人民政府",
        code=None,  # there is no such county
        year=2025,
        kind="work",
        meeting="云岭县第十八届人民代表大会第五次会议",
        date="2025-01-06",
        speaker="张山",
        names=("云岭县", "云岭"),
    )


def test_a_plan_report_whose_title_takes_three_lines():
    found = read(
        "九原区2024年国民经济和社会发展计划\n执行情况与2025年国民经济和\n社会发展计划（草案）的报告\n"
        "——二〇二五年一月二十日在九原区第十八届人民代表大会第四次会议上\n区发展和改革委员会\n各位代表：\n"
        "我受区人民政府委托，向大会报告计划执行情况，请予审议。\n一、2024年计划执行情况\n地区生产总值增长8%。\n"
    )
    assert (
        found.title
        == "九原区2024年国民经济和社会发展计划执行情况与2025年国民经济和社会发展计划（草案）的报告"
    )
    assert (found.kind, found.year, found.date) == ("plan", 2025, "2025-01-20")
    assert (found.government, found.code) == ("九原区人民政府", "150207")
    assert found.speaker == "区发展和改革委员会"


@pytest.mark.parametrize(
    ("front", "government", "code", "names"),
    [
        ("2025年南宁市政府工作报告\n", "南宁市人民政府", "450100", ("南宁市",)),
        ("柳州市柳北区人民政府工作报告\n", "柳州市柳北区人民政府", "450205", ("柳州市柳北区", "柳北区")),
        ("浙江省人民政府政府工作报告\n", "浙江省人民政府", "330000", ("浙江省",)),
        ("政府工作报告\n（2025年1月6日在广西壮族自治区第十四届人民代表大会第三次会议上）\n",
         "广西壮族自治区人民政府", "450000", ("广西壮族自治区",)),
        ("朝阳区政府工作报告\n", "朝阳区人民政府", None, ("朝阳区",)),  # two cities have one
        ("长春市朝阳区政府工作报告\n", "长春市朝阳区人民政府", "220104", ("长春市朝阳区", "朝阳区")),
        ("政府工作报告\n2025年1月6日在长春市朝阳区第十九届人民代表大会第四次会议上\n",
         "长春市朝阳区人民政府", "220104", ("长春市朝阳区",)),
        ("云溪镇政府工作报告\n", "云溪镇人民政府", None, ("云溪镇",)),
        ("政府工作报告\n", None, None, ()),  # 县人民政府 names no place
    ],
)  # fmt: skip
def test_whose_report_it_is(front, government, code, names):
    found = read(front + SPEECH + BODY)
    assert (found.government, found.code) == (government, code)
    assert set(names) <= set(found.names)
    assert all(name in front + SPEECH + BODY for name in found.names)


def test_the_code_is_the_one_of_the_report_s_year():
    body = BODY.replace("2025", "2017").replace("2024", "2016")
    assert read("彬县政府工作报告\n" + SPEECH + body).code == "610427"
    assert read("彬县政府工作报告\n" + SPEECH + BODY).code is None  # it was a city by then


def test_the_state():
    found = read(
        "各位代表：\n现在，我代表国务院，向大会作政府工作报告，请予审议。\n" + BODY + "我国发展前景光明。\n"
    )
    assert (found.government, found.code, found.kind) == ("国务院", "000000", "work")
    assert found.names == ("我国",)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("政府工作报告\n2025年1月6日\n" + SPEECH + BODY, 2025),
        (SPEECH + BODY, 2025),  # the headings
        (SPEECH + "一、过去五年工作\n成绩不凡。\n二、2025年工作安排\n今年是关键之年。\n", 2025),
        (
            "2025年云岭县政府工作报告\n" + SPEECH + "一、去年工作\n成绩不凡。\n二、今年任务\n稳中求进。\n",
            2025,
        ),
        (SPEECH + "一、２０２４年工作回顾\n成绩不凡。\n", 2025),
        (SPEECH + "一、2024年工作回顾和2025年工作的总体要求\n成绩不凡。\n", 2025),
        (SPEECH + "一、去年工作回顾\n2024年，地区生产总值增长5%。\n二、今年主要任务\n稳中求进。\n", 2025),
        (SPEECH + "一、去年工作回顾\n成绩不凡。\n", None),
        ("2024年的春天来得早。\n", None),
    ],
)
def test_the_year_is_the_one_of_the_plan(text, year):
    assert read(text).year == year


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("县长　周屿安", "周屿安"),
        ("云岭县人民政府县长 周屿安", "周屿安"),
        ("代县长：周屿安", "周屿安"),
        ("云岭县人民政府县长\n周屿安", "周屿安"),
        ("自治县县长 阿依·古丽", "阿依·古丽"),
        ("云岭县发展和改革局", "云岭县发展和改革局"),
        ("云岭县人民政府", None),
    ],
)
def test_who_gave_it(line, speaker):
    assert (
        read(
            f"政府工作报告\n2025年1月6日在云岭县第十八届人民代表大会第五次会议上\n{line}\n{SPEECH}{BODY}"
        ).speaker
        == speaker
    )


@pytest.mark.parametrize(
    ("line", "meeting"),
    [
        ("——2025年1月6日在云岭县第十八届人民代表大会第五次会议上", "云岭县第十八届人民代表大会第五次会议"),
        ("（2025年1月6日在云岭县第十八届人民代表大会第五次会议上）", "云岭县第十八届人民代表大会第五次会议"),
        ("在第十四届全国人民代表大会第三次会议上", "第十四届全国人民代表大会第三次会议"),
        (
            "在云岭县第十八届人民代表大会常务委员会第三十二次会议上",
            "云岭县第十八届人民代表大会常务委员会第三十二次会议",
        ),
        ("县十八届人大五次会议文件", "县十八届人大五次会议"),
    ],
)
def test_the_meeting(line, meeting):
    assert read(f"政府工作报告\n{line}\n{SPEECH}{BODY}").meeting == meeting


@pytest.mark.parametrize(
    ("written", "iso"),
    [("2025年1月6日", "2025-01-06"), ("二〇二五年一月二十六日", "2025-01-26"),
     ("２０２５年１２月３１日", "2025-12-31"), ("2025年13月6日", None), ("2025年1月", None),
     ("2025年2月30日", None), ("二〇二五年十十一月一日", None), ("二十十一年一月一日", None), ("9999年1月1日", None)],
)  # fmt: skip
def test_the_date(written, iso):
    assert (
        read(f"政府工作报告\n——{written}在云岭县第十八届人民代表大会第五次会议上\n{SPEECH}{BODY}").date == iso
    )


def test_what_the_text_does_not_say_stays_empty_whatever_the_file_s_name():
    nothing = Identity(None, None, None, None, None, None, None, None)
    for text in ("", "本报讯　昨天，县里举行了运动会。\n", "\u200b", "1" * 1000):
        assert read(text, name="450100-2024-work") == nothing
    only_title = read("云岭县政府工作报告", name="450100-2024-work")
    assert only_title == Identity(
        "云岭县政府工作报告", "云岭县人民政府", None, None, "work", None, None, None, ("云岭县", "云岭")
    )


def test_a_long_line_takes_no_time():
    for unit in ("市", "在市", "2024年", "第一届人民代表大会", "县长"):
        read("政府工作报告\n" + unit * 100_000)


@pytest.mark.skipif(not REPORTS, reason="the real reports are not here")
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_real_reports_say_what_their_files_are_called(path):
    code, year, kind = path.stem.split("-")
    found = read(path.read_text(encoding="utf-8-sig"))
    assert (found.code, found.year, found.kind) == (code, int(year), kind)
