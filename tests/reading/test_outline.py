"""What a reader expects of the outline, layout by layout. A section is shown as its level, part and title."""

import re
import time
from itertools import groupby

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from duixian.reading.document import Document, Mark, Table
from duixian.reading.outline import outline

SPEECH = "各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议。\n"
REVIEW = "2024年，面对严峻考验，全县上下攻坚克难，地区生产总值增长5.2%。"
ADMITTED = "在肯定成绩的同时，我们也清醒认识到，发展还存在不少困难和问题，将切实加以解决。"
TARGETS = "今年经济社会发展主要预期目标是：地区生产总值增长6%左右。"
APPEAL = "各位代表！让我们团结一心、真抓实干，为建设现代化新云岭而努力奋斗！"


def read(text, marks=()):
    return outline(Document("云岭", text, marks=tuple(marks)))


def tree(text, marks=()):
    return [
        f"{s.level} {s.part} {s.title}" for s in read(text, marks).sections if s.title and s.part != "front"
    ]


def parts(text):
    """Runs of blocks of one part, each with the words it begins with."""
    runs = groupby(read(text).blocks, lambda block: block.part)
    return [f"{part} {text[next(blocks).start :][:6]}" for part, blocks in runs]


def paragraphs(text, kind="paragraph"):
    return [text[b.start : b.end] for b in read(text).blocks if b.kind == kind]


def test_numbered_headings_make_a_tree():
    text = f"""2025年云岭县政府工作报告
{SPEECH}一、2024年工作回顾
{REVIEW}
（一）工业提质
新增规上企业12家。
（二）农业增效
粮食总产5.2万吨。
二、2025年工作安排
{TARGETS}
（一）聚力工业强县
1.培育主导产业
引进企业8家。
2.做强园区
建成厂房3万平方米。
（二）聚力农业稳县
新建高标准农田3万亩。
三、加强政府自身建设
坚持依法行政。
{APPEAL}
"""
    assert tree(text) == [
        "1 review 一、2024年工作回顾",
        "2 review （一）工业提质",
        "2 review （二）农业增效",
        "1 plan 二、2025年工作安排",
        "2 plan （一）聚力工业强县",
        "3 plan 1.培育主导产业",
        "3 plan 2.做强园区",
        "2 plan （二）聚力农业稳县",
        "1 plan 三、加强政府自身建设",
    ]
    assert paragraphs(text, "title") == ["2025年云岭县政府工作报告"]
    assert parts(text) == ["front 2025年云", "review 一、2024", "plan 二、2025", "closing 各位代表！让"]


def test_a_heading_may_be_run_into_its_paragraph():
    text = f"""{SPEECH}一、2024年工作回顾
(一)强工业,实体经济稳中有进。规上工业增加值增长8%。
(二)强农业,乡村振兴扎实推进。粮食总产5.2万吨。
二、2025年工作安排
(一)聚焦实体经济,加快建设现代产业体系
坚持把发展的着力点放在实体经济上。
大力实施产业攻坚行动。引进亿元以上项目20个。
不断增强创新支撑。新增高新技术企业5家。
"""
    assert tree(text) == [
        "1 review 一、2024年工作回顾",
        "2 review (一)强工业,实体经济稳中有进",
        "2 review (二)强农业,乡村振兴扎实推进",
        "1 plan 二、2025年工作安排",
        "2 plan (一)聚焦实体经济,加快建设现代产业体系",
        "3 plan 大力实施产业攻坚行动",
        "3 plan 不断增强创新支撑",
    ]
    assert "引进亿元以上项目20个。" in paragraphs(text)
    assert "大力实施产业攻坚行动。" in paragraphs(text, "heading")


def test_a_first_sentence_heads_its_own_paragraph_only():
    text = (
        f"{SPEECH}一、2025年重点工作\n深化改革。推进国企重组，盘活资产2亿元。\n"
        "扩大开放。开通航线3条，建成口岸1个。\n"
        "全县还将办好其他各项工作，促进社会事业全面进步，让发展成果惠及更多群众。\n"
    )
    found = read(text)
    assert found.sections[found.blocks[-1].section].title == "一、2025年重点工作"


@pytest.mark.parametrize(
    "opening",
    ["三产兴则城市活。要推动消费回补。", "科技是第一生产力。深化科技改革。", "民生无小事。我们要多办实事。",
     "今年是关键之年。做好工作意义重大。", "新增学位1200个。改造校舍3所。"],
)  # fmt: skip
def test_an_opening_that_is_a_statement_is_no_heading(opening):
    text = (
        f"{SPEECH}二、2025年工作安排\n{opening}\n做优教育。新建学校2所，引进教师50名。\n"
        "做强医疗。建成医院1所，引进医生30名。\n"
    )
    assert tree(text) == ["1 plan 二、2025年工作安排", "2 plan 做优教育", "2 plan 做强医疗"]


def test_one_short_sentence_among_plain_paragraphs_is_no_heading():
    text = (
        f"{SPEECH}二、2025年工作安排\n继续推进农村改革。土地承包期延长三十年的试点范围将扩大到全县。\n"
        + "\n".join(
            f"要加大第{n}批项目的推进力度，确保年内完成投资{n}亿元，形成更多实物工作量。" for n in "二三四"
        )
    )
    assert tree(text) == ["1 plan 二、2025年工作安排"]


def test_dash_lines_carry_headings_or_stand_alone_as_one():
    text = f"""{SPEECH}一、2024年工作回顾
——产业发展提质增效。新增规上企业12家，技改投资增长20%。
——城乡面貌持续改善。改造小区4个，建成公园2处。
二、2025年工作安排
今年经济社会发展主要预期目标是：
——地区生产总值增长6%左右；
——粮食总产5.3万吨；
——居民收入与经济增长同步。
——以更大决心稳住经济增长的基本面。
这是今年工作的头等大事，必须抓紧抓实，务求突破。
"""
    assert tree(text) == [
        "1 review 一、2024年工作回顾",
        "2 review ——产业发展提质增效",
        "2 review ——城乡面貌持续改善",
        "1 plan 二、2025年工作安排",
    ]
    alone = text.replace("——居民收入与经济增长同步。\n——", "我们将重点抓好以下工作。\n——")
    assert tree(alone)[-1] == "2 plan ——以更大决心稳住经济增长的基本面"


def test_items_inside_a_paragraph_are_no_headings_but_items_that_open_paragraphs_are():
    text = f"""{SPEECH}二、2025年工作安排
一是抓项目。引进企业8家。二是抓招商。签约项目20个。
（一）壮大产业实力
一是提升工业动能。建成投产项目12个，新增产值30亿元。
二是激发服务业活力。新增限上企业20家，建成商圈2个。
"""
    assert tree(text) == [
        "1 plan 二、2025年工作安排",
        "2 plan （一）壮大产业实力",
        "3 plan 一是提升工业动能",
        "3 plan 二是激发服务业活力",
    ]


def test_headings_without_numbers_hold_numbered_ones():
    text = f"""2025年云岭县政府工作报告
{SPEECH}2024年工作回顾
{REVIEW}
{ADMITTED}
2025年重点工作安排
{TARGETS}
一、以园区为重点,增强发展动能。引进项目12个,完成投资30亿元。
二、以城区为牵引,打造宜居新城。改造小区8个,新建道路5公里。
加强政府自身建设
坚持依法行政，自觉接受监督。
{APPEAL}
"""
    assert tree(text) == [
        "1 review 2024年工作回顾",
        "1 plan 2025年重点工作安排",
        "2 plan 一、以园区为重点,增强发展动能",
        "2 plan 二、以城区为牵引,打造宜居新城",
        "1 plan 加强政府自身建设",
    ]


def test_a_slogan_under_a_heading_belongs_to_it():
    text = (
        f"{SPEECH}回顾2024年工作\n我们同心同德爬坡过坎交出厚重答卷\n{REVIEW}\n做好2025年工作\n"
        f"我们要乘势而上奋力开创崭新局面\n{TARGETS}\n"
    )
    assert tree(text) == [
        "1 review 回顾2024年工作 我们同心同德爬坡过坎交出厚重答卷",
        "1 plan 做好2025年工作 我们要乘势而上奋力开创崭新局面",
    ]


def test_slogans_alone_are_told_apart_by_what_follows():
    text = f"""{SPEECH}砥砺奋进的一年
2024年，我们办成了一批大事，完成投资30亿元，获评省级文明县城，排名居全市第三。
再启新程的一年
要加快项目建设，年内开工项目30个，力争完成投资35亿元，确保财政收入突破12亿元。
"""
    assert tree(text) == ["1 review 砥砺奋进的一年", "1 plan 再启新程的一年"]


@pytest.mark.parametrize(
    ("past", "coming"), [("2024年", "2025年"), ("过去一年", "今年"), ("过去五年工作回顾", "今后五年奋斗目标")]
)
def test_headings_that_are_times(past, coming):
    text = f"{SPEECH}{past}\n地区生产总值增长5.2%。\n{coming}\n地区生产总值增长6%左右。\n"
    assert tree(text) == [f"1 review {past}", f"1 plan {coming}"]


def test_topics_after_the_difficulties_are_the_plan():
    text = (
        f"{SPEECH}一、2024年工作回顾\n{REVIEW}\n{ADMITTED}\n二、扩大有效需求\n增加投资。\n"
        "三、深化改革开放\n减少审批。\n"
    )
    assert tree(text) == ["1 review 一、2024年工作回顾", "1 plan 二、扩大有效需求", "1 plan 三、深化改革开放"]
    assert [part.split()[0] for part in parts(text)] == ["front", "review", "problems", "plan"]


def test_the_plan_may_begin_inside_a_section_about_both_years():
    text = (
        f"{SPEECH}一、2024年工作回顾和2025年工作的总体要求\n{REVIEW}\n{ADMITTED}\n"
        "各位代表！今年政府工作的总体要求是：稳中求进。\n二、扩大有效需求\n增加投资。\n"
    )
    assert [part.split()[0] for part in parts(text)] == ["front", "review", "problems", "plan"]
    assert tree(text)[0] == "1 review 一、2024年工作回顾和2025年工作的总体要求"


def test_difficulties_end_where_thanks_or_headings_begin():
    text = (
        f"{SPEECH}一、过去五年工作回顾\n{REVIEW}\n{ADMITTED}\n——产业层次不高的矛盾依然突出。\n"
        f"各位代表！五年的成就来之不易。\n二、2025年工作安排\n{TARGETS}\n"
    )
    assert [part.split()[0] for part in parts(text)] == ["front", "review", "problems", "review", "plan"]


def test_a_report_without_headings_turns_with_its_words():
    text = (
        f"过去一年，全县地区生产总值增长5%。\n{ADMITTED}\n今年，全县地区生产总值力争增长6%左右。\n"
        "今年是关键之年，要办好十件实事。\n"
    )
    assert [part.split()[0] for part in parts(text)] == ["review", "problems", "plan"]


def test_what_is_printed_after_the_report_has_parts_of_its_own():
    text = f"""{SPEECH}二、2025年工作安排
{TARGETS}
{APPEAL}
附注：
1.“三区三线”：指三类空间和三条控制线。
2.瞪羚企业：指成长较快的企业。
2024年全县获得市级以上荣誉情况
国家级：
1.2024年3月，县图书馆获评一级馆。
附件
2025年云岭县主要预期目标
指标 |
2024年 |
2025年 |
地区生产总值 |
5.2 |
6左右 |
粮食总产 |
5.2 |
5.3 |
县十八届人大四次会议秘书处 2025年1月6日印
（共印600份）
"""
    assert [part.split()[0] for part in parts(text)] == [
        "front",
        "plan",
        "closing",
        "notes",
        "honours",
        "annex",
        "front",
    ]
    assert tree(text)[1:] == ["1 notes 附注", "1 honours 2024年全县获得市级以上荣誉情况", "2 honours 国家级",
                              "1 annex 附件 2025年云岭县主要预期目标"]  # fmt: skip


def test_notes_need_no_heading():
    text = (
        f"{SPEECH}二、2025年工作安排\n{TARGETS}\n{APPEAL}\n[1]瞪羚企业：指成长较快的企业。\n"
        "[2]三区三线：指三类空间和三条控制线。\n"
    )
    assert [part.split()[0] for part in parts(text)] == ["front", "plan", "closing", "notes"]


def test_a_table_of_contents_does_not_double_the_headings():
    text = (
        "云岭县政府工作报告\n目　录\n一、2024年工作回顾……1\n二、2025年工作安排……9\n"
        f"{SPEECH}一、2024年工作回顾\n{REVIEW}\n二、2025年工作安排\n{TARGETS}\n"
    )
    assert tree(text) == ["1 review 一、2024年工作回顾", "1 plan 二、2025年工作安排"]


def test_the_format_s_own_headings_count_as_such():
    long = "聚力工业强县，打好翻身仗，跑出加速度，争创新优势，迈上新台阶"
    text = f"{SPEECH}2024年工作回顾\n{REVIEW}\n2025年工作安排\n办好大事：\n{long}\n引进企业8家。\n"
    levels = {"2024年工作回顾": 1, "2025年工作安排": 1, long: 2}
    marks = [Mark("heading", at := text.index(line), at + len(line), level) for line, level in levels.items()]
    assert tree(text)[-1] == "1 plan 2025年工作安排"
    assert tree(text, marks)[-1] == f"2 plan {long}"


LINES = [
    "2025年云岭县政府工作报告",
    "各位代表:",
    "现在,我代表县人民政府向大会报告工作,请予审议。",
    "一、2024年工作回顾",
    *["2024年,全县地区生产总值增长5.2%,固定资产投资增长8%,粮食总产达到5.2万吨。"] * 30,
    "二、2025年工作安排",
    *["今年政府工作的总体要求是:坚持稳中求进,着力推动高质量发展,办好民生实事。"] * 30,
    "(一)坚持工业强县。",
    "强化项目支撑。引进亿元以上项目20个,完成投资30亿元。",
    "做强园区平台。建成标准厂房5万平方米,新增企业12家。",
    "各位代表!让我们团结一心,为建设现代化新云岭而努力奋斗!",
]


@pytest.mark.parametrize("joint", ["\n", "\n\n", "\n　　", "\r\n", " ", "　　", ""], ids=repr)
def test_the_layout_of_the_file_makes_no_difference(joint):
    text = joint.join(LINES)
    assert tree(text) == [
        "1 review 一、2024年工作回顾",
        "1 plan 二、2025年工作安排",
        "2 plan (一)坚持工业强县",
    ] + (["3 plan 强化项目支撑", "3 plan 做强园区平台"] if joint else [])
    assert [part.split()[0] for part in parts(text)] == ["front", "review", "plan", "closing"]


def test_a_page_s_line_breaks_cut_no_paragraph():
    wrapped = "\n".join(
        "\n".join(re.findall(".{1,30}", "　　" + line if line[-1] in "。!" else line)) for line in LINES
    )
    assert [p.replace("\n", "") for p in paragraphs(wrapped)][2] == LINES[4]
    assert tree(wrapped) == tree("\n".join(LINES))


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("打造县级物流配送中\n心2个，新增服务业企业50家。", 1),
        ("落实《\n云岭县节水条例\n》，年内完成改造。", 1),
        ("新建5G基站\n300个。", 1),
        ("完成投资30亿元。\n新增企业12家。", 2),
        ("高质量发展\n新增企业12家，完成投资30亿元。", 1),
    ],
)
def test_a_line_break_inside_a_sentence_is_no_paragraph(broken, whole):
    text = f"{SPEECH}二、2025年工作安排\n今年的目标是稳中求进，重点工作如下。\n{broken}\n"
    assert len(paragraphs(text)) == 3 + whole


@pytest.mark.parametrize(
    "text", ["", " \n　\n", "\u200b", "|", "一", "1" * 100, "一、", "各位代表！", "附件"]
)
def test_a_text_that_is_no_report_gives_an_honest_result(text):
    assert {block.part for block in read(text).blocks} <= {"front"}


def test_what_is_no_report_is_all_front():
    text = "本报讯　昨天，县里举行了运动会。\n一、比赛项目\n拔河、跳绳。\n"
    assert {block.part for block in read(text).blocks} == {"front"}


PIECES = [
    *(
        "一、",
        "（一）",
        "1.",
        "一是",
        "——",
        "2024年",
        "2025年",
        "工作回顾",
        "工作安排",
        "各位代表！",
        "附件",
        "附注：",
    ),
    *("清醒认识到", "让我们团结奋斗！", "秘书处印", "产业提质", "增长5%", "[1]", "“", "》", "|", "。", "，"),
    *("\n", "\n\n", " ", "　", "\u200b"),
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@example("|" * 40)
@example("a|\n" * 40)
def test_any_text_is_tiled_by_blocks_in_nested_sections(text):
    found = read(text)
    last, above = 0, []
    for block in found.blocks:
        assert re.fullmatch(r"[\s|\u200b]*", text[last : block.start])
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        assert (
            found.sections[block.section].start
            <= block.start
            < block.end
            <= found.sections[block.section].end
        )
        last = block.end
    assert re.fullmatch(r"[\s|\u200b]*", text[last:])
    for section in found.sections:
        while above and above[-1].end <= section.start:
            above.pop()
        assert section.level == len(above) + 1
        above.append(section)


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "市",
        "“",
        "（《",
        "|",
        "一、",
        "各位代表！\n",
        "字 ",
        "让我们",
        "，要",
        "增长。",
        "一、甲\n（一）乙\n",
    ],
)
def test_no_text_takes_long(unit):
    began = time.perf_counter()
    read(unit * (300_000 // len(unit)))
    assert time.perf_counter() - began < 5


def test_difficulties_may_have_a_heading_of_their_own():
    text = (
        f"{SPEECH}一、2024年工作回顾\n{REVIEW}\n二、存在的主要问题\n产业层次不高。\n三、扩大有效需求\n"
        "增加投资。\n"
    )
    assert tree(text) == [
        "1 review 一、2024年工作回顾",
        "1 problems 二、存在的主要问题",
        "1 plan 三、扩大有效需求",
    ]
    inside = text.replace("二、存在", "（一）存在").replace("三、", "二、")
    assert tree(inside)[1] == "2 problems （一）存在的主要问题"
    assert tree(inside)[2] == "1 plan 二、扩大有效需求"


def test_a_list_printed_after_the_appeal_is_an_annex():
    text = (
        f"{SPEECH}二、2025年工作安排\n{TARGETS}\n{APPEAL}\n2025年云岭县民生实事项目\n一、建成水厂\n"
        "新增供水能力2万吨。\n"
    )
    assert tree(text)[1:] == ["1 annex 2025年云岭县民生实事项目", "2 annex 一、建成水厂"]


def test_a_last_line_that_asks_for_approval_is_no_opening_speech():
    text = (
        f"过去一年，全县地区生产总值增长5%。\n{ADMITTED}\n今年，全县将力争增长6%左右。\n"
        "以上报告，请予审议。\n"
    )
    assert [part.split()[0] for part in parts(text)] == ["review", "problems", "plan", "closing"]


@pytest.mark.parametrize(
    "name", ["构建“8+4”产业体系", "实施“百千万”工程", "推进5G网络扩面", "建设G240沿线产业带"]
)
def test_figures_in_names_do_not_make_a_heading_a_statement(name):
    text = f"{SPEECH}二、2025年工作安排\n（一）强产业\n{name}\n引进企业8家。\n{name}。引进企业8家，完成投资30亿元。\n"
    assert f"3 plan {name}" in tree(text)
    assert tree(text)[-1].endswith(f" plan {name}")


@pytest.mark.parametrize("line", ["新增企业12家", "完成投资30亿元", "改造小区八个"])
def test_a_line_that_states_a_quantity_is_no_heading(line):
    text = f"{SPEECH}二、2025年工作安排\n今年要办好以下实事。\n{line}\n"
    assert tree(text) == ["1 plan 二、2025年工作安排"]


@pytest.mark.parametrize("title", ["一、回顾过去一年工作", "一、回顾2024年工作", "一、2024年工作回顾"])
def test_a_heading_that_begins_like_what_may_follow_one_is_whole(title):
    assert tree(f"{SPEECH}{title}\n{REVIEW}\n") == [f"1 review {title}"]


def tabled(text, rows, *, spans=True):
    """A document whose format gives a table: each row is a line of `text`, its cells parted by tabs."""
    cells = tuple(
        tuple((at := text.index(row) + row.index(cell), at + len(cell)) for cell in row.split("\t"))
        for row in rows
    )
    words = tuple(tuple(row.split("\t")) for row in rows)
    table = Table(cells[0][0][0], cells[-1][-1][1], 1, words, cells if spans else ())
    return outline(Document("云岭", text, tables=(table,)))


ROWS = ["指标\t2025年目标", "地区生产总值\t6%左右"]


@pytest.mark.parametrize(
    ("text", "part", "title"),
    [
        (
            f"{SPEECH}二、2025年工作安排\n{TARGETS}\n{ROWS[0]}\n{ROWS[1]}\n{APPEAL}\n",
            "plan",
            "二、2025年工作安排",
        ),
        (f"{SPEECH}二、2025年工作安排\n{TARGETS}\n{APPEAL}\n{ROWS[0]}\n{ROWS[1]}\n", "annex", ""),
        (f"{SPEECH}二、2025年工作安排\n{TARGETS}\n{APPEAL}\n附件\n{ROWS[0]}\n{ROWS[1]}\n", "annex", "附件"),
    ],
)
def test_a_table_of_the_format_stands_in_the_part_around_it(text, part, title):
    found = tabled(text, ROWS)
    cells = [block for block in found.blocks if block.kind == "cell"]
    assert [text[b.start : b.end] for b in cells] == ["指标", "2025年目标", "地区生产总值", "6%左右"]
    assert {block.part for block in cells} == {part}
    assert {found.sections[block.section].title for block in cells} == {title}


def test_a_table_without_places_is_read_as_text():
    text = f"{SPEECH}二、2025年工作安排\n{TARGETS}\n{ROWS[0]}\n{ROWS[1]}\n{APPEAL}\n"
    found = tabled(text, ROWS, spans=False)
    assert all(block.kind != "cell" for block in found.blocks)
    assert any("地区生产总值\t6%左右" in text[b.start : b.end] for b in found.blocks)
