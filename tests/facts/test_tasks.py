"""Tasks and asides: examples first, then the tiling of any plan."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.facts.tasks import coverage, tasks_and_asides
from duixian.reading.document import Document, Table
from duixian.reading.outline import Block, Outline, outline
from duixian.records import Aside, Section, Task

REPORTS = Path(__file__).parents[2].parent / "shared" / "reports"

PLAN = """青川县政府工作报告
各位代表：
现在，我代表县人民政府报告工作，请予审议。
一、2022年工作回顾
过去一年，新建学校2所。
二、2023年工作安排
2023年是全面贯彻党的二十大精神的开局之年，做好全年工作意义重大。
今年政府工作的总体要求是：以习近平新时代中国特色社会主义思想为指导；坚持稳中求进；加快建设美丽青川。
今年经济社会发展的主要预期目标是：地区生产总值增长6%，固定资产投资增长8%。
重点抓好以下两个方面的工作：
（一）全力推动工业提质增效
我们要切实加快园区建设，不断提升承载能力；新增规上工业企业12家[3]。
今年要做好三件事：一是6月底前建成青川水厂，让群众喝上放心水；二是新增学位 1200 个。
各位代表，安全生产重于泰山。汛期前加固堤防30公里。
三、加强政府自身建设
坚持依法行政。自觉接受县人大监督。
各位代表！让我们更加紧密地团结在党中央周围，为建设美丽青川而努力奋斗！
"""


def tiled(text, year=2023, targets=(), shape=None):
    return tasks_and_asides("x", text, shape or outline(Document("x", text)), year, targets)


def tasks(text, **given):
    return [record for record in tiled(text, **given) if isinstance(record, Task)]


def asides(text, **given):
    return [(text[one.start : one.end], one.reason) for one in tiled(text, **given) if isinstance(one, Aside)]


def test_a_plan_read_from_top_to_bottom():
    assert [task.title for task in tasks(PLAN)] == [
        "地区生产总值增长6%，固定资产投资增长8%",
        "加快园区建设",
        "新增规上工业企业12家",
        "6月底前建成青川水厂",
        "新增学位1200个",
        "汛期前加固堤防30公里",
        "接受县人大监督",
    ]


def test_a_task_carries_its_quote_path_deadline_and_whether_it_has_a_number():
    task = next(task for task in tasks(PLAN) if "水厂" in task.quote)
    assert task.quote == PLAN[task.start : task.end] == "一是6月底前建成青川水厂，让群众喝上放心水；"
    assert task.path == ("2023年工作安排", "全力推动工业提质增效")
    assert (task.due, task.due_quote, task.has_number) == ("2023-06-30", "6月底前", False)
    school = next(task for task in tasks(PLAN) if "学位" in task.quote)
    assert (school.due, school.due_quote, school.has_number) == (None, None, True)


def test_a_deadline_without_a_date_is_quoted():
    task = next(task for task in tasks(PLAN) if "堤防" in task.quote)
    assert (task.due, task.due_quote) == (None, "汛期前")


def test_what_is_set_aside_says_why():
    reasons = dict(asides(PLAN))
    assert reasons["二、2023年工作安排"] == "heading"
    assert reasons["2023年是全面贯彻党的二十大精神的开局之年，做好全年工作意义重大。"] == "frame"
    assert reasons["坚持稳中求进；"] == "frame"  # the general requirement goes on to its full stop
    assert reasons["重点抓好以下两个方面的工作："] == "frame"
    assert reasons["今年要做好三件事："] == "frame"
    assert reasons["各位代表，"] == "address"
    assert reasons["安全生产重于泰山。"] == "frame"


def test_the_list_of_expected_targets_is_set_aside():
    start = PLAN.index("地区生产总值增长6%")
    targets = [(start, PLAN.index("。", start))]
    reasons = dict(asides(PLAN, targets=targets))
    assert reasons["今年经济社会发展的主要预期目标是：地区生产总值增长6%，固定资产投资增长8%。"] == "targets"


def test_a_statement_that_only_touches_the_targets_stays_a_task():
    text = (
        "二、2023年工作安排\n围绕地区生产总值增长6%的目标，改造老旧小区20个，新建停车场6处，打通断头路3条。\n"
    )
    start = text.index("地区生产总值增长6%")
    assert len(tasks(text, targets=[(start, start + 10)])) == 1


def test_a_row_of_a_table_is_one_task():
    rows = (("序号", "任务", "时限"), ("1", "新建停车场6处", "年底前"), ("2", "改造小区20个", "汛期前"))
    cells, blocks, text = [], [], "二、2023年工作安排\n"
    section = Section(1, "2023年工作安排", 0, len(text) - 1, 0, "plan")
    blocks.append(Block(0, len(text) - 1, "heading", "plan", 0))
    for row in rows:
        spans = []
        for cell in row:
            spans.append((len(text), len(text) + len(cell)))
            blocks.append(Block(*spans[-1], "cell", "plan", 0))
            text += cell + "\n"
        cells.append(tuple(spans))
    table = Table(cells[0][0][0], len(text) - 1, 1, rows, tuple(cells))
    shape = Outline((section,), tuple(blocks), (table,))
    assert [(task.title, task.due, task.due_quote) for task in tasks(text, shape=shape)] == [
        ("新建停车场6处", "2023-12-31", "年底前"),
        ("改造小区20个", None, "汛期前"),
    ]
    assert asides(text, shape=shape)[1] == ("序号\n任务\n时限", "heading")
    assert_tiled(text, shape)


def test_the_coverage_counts_characters_of_the_plan():
    shape = outline(Document("x", PLAN))
    covered = coverage(tiled(PLAN), PLAN, shape)
    assert covered.characters == covered.tasks + sum(covered.asides.values())
    assert covered.asides["address"] == len("各位代表，")


def test_a_text_without_a_plan_has_no_tasks():
    text = "青川县志\n青川县位于云岭以北，面积3200平方公里。\n"
    shape = outline(Document("x", text))
    assert tiled(text) == []
    assert coverage([], text, shape).characters == 0


def assert_tiled(text, shape, year=2023, targets=()):
    """Each character of the plan's blocks but white space is in exactly one record."""
    records = tasks_and_asides("x", text, shape, year, targets)
    covered = [at for one in records for at in range(one.start, one.end) if not text[at].isspace()]
    plan = [block for block in shape.blocks if block.part == "plan"]
    wanted = [at for block in plan for at in range(block.start, block.end) if not text[at].isspace()]
    assert covered == wanted
    for task in (one for one in records if isinstance(one, Task)):
        assert text[task.start : task.end] == task.quote
        assert task.title.strip()
        assert task.due is None or task.due_quote is not None
        assert task.due_quote is None or task.due_quote in task.quote


PHRASES = st.sampled_from(
    [
        *(
            "各位代表",
            "加快园区建设",
            "新增学位1200个",
            "总体要求是",
            "一是",
            "年底前",
            "（试行）",
            "“三个一批”",
        ),
        *("做好以下工作：", "\n（一）", "\n1.", "\n——", "6%", "[12]", " ", "\x00", "𠮷"),
        *"，；。：！？\n\u3000、|“”（）①…",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PHRASES, max_size=60).map("".join), st.none() | st.just(2023), st.integers(0, 80))
def test_any_plan_is_tiled(words, year, at):
    text = f"二、2023年工作安排\n{words}\n"
    spans = [(m, m + len(line)) for m, line in _lines(text)]
    blocks = [Block(start, end, "paragraph", "plan", 0) for start, end in spans]
    sections = (Section(1, "2023年工作安排", 0, 9, len(text), "plan"),)
    assert_tiled(text, Outline(sections, tuple(blocks), ()), year, [(at, at + 25)])
    assert_tiled(text, outline(Document("x", text)), year)


def _lines(text):
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at + len(line) - len(line.lstrip()), line.strip()
        at += len(line) + 1


@pytest.mark.skipif(not REPORTS.exists(), reason="the shared reports are not here")
@pytest.mark.parametrize("path", sorted(REPORTS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_plan_of_a_real_report_is_tiled(path):
    text = path.read_text("utf-8")
    shape = outline(Document(path.stem, text))
    assert_tiled(text, shape, int(path.stem.split("-")[1]))
    covered = coverage(tiled(text, shape=shape), text, shape)
    assert covered.tasks > 0.7 * covered.characters > 0


@pytest.mark.parametrize(
    "words", ["1", "“甲、", "（", "各位代表，", "按照甲要求", "6月底前", "形势", "其中1个，"]
)
def test_a_plan_of_the_same_words_over_and_over_takes_no_time(words):
    text = words * (200_000 // len(words))
    section = Section(1, "总体要求", 0, 0, len(text), "plan")
    began = time.process_time()
    tasks_and_asides(
        "x", text, Outline((section,), (Block(0, len(text), "paragraph", "plan", 0),), ()), 2023, []
    )
    assert time.process_time() - began < 5
