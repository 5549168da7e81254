"""Terms that a report explains: a text, and what it explains."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.facts.glossary import terms
from duixian.reading.document import Document
from duixian.reading.outline import Block, Outline, outline

REPORTS = Path(__file__).parents[2].parent / "shared" / "reports"


def shape(text):
    """Running text up to the line 附注, notes below, honours below 荣誉."""
    blocks, part, at = [], "plan", 0
    for line in text.split("\n"):
        turn = {"附注": "notes", "荣誉": "honours"}.get(line)
        part = turn or part
        if line.strip():
            blocks.append(Block(at, at + len(line), "heading" if turn else "paragraph", part, -1))
        at += len(line) + 1
    return Outline((), tuple(blocks), ())


def read(text):
    found = terms("x", text, shape(text))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    return found


def explained(text):
    return [(one.term, one.meaning) for one in read(text)]


BATCHES, BERRY = "签约、开工、投产各一批。", "青川县地理标志产品。"
LAYOUTS = {  # the two marks in the running text, and the notes
    "a number and a dot": ("(1)", "(2)", f"1.“三个一批”：{BATCHES}\n2.云岭蓝莓：{BERRY}"),
    "square brackets": ("[1]", "[2]", f"[1]“三个一批”：{BATCHES}\n[2]云岭蓝莓：{BERRY}"),
    "lenticular brackets": ("【1】", "【2】", f"【1】“三个一批”：{BATCHES}\n【2】云岭蓝莓：{BERRY}"),
    "circles": ("①", "②", f"①“三个一批”：{BATCHES}\n②云岭蓝莓：{BERRY}"),
    "run together": ("[1]", "[2]", f"[1]“三个一批”：{BATCHES}[2]云岭蓝莓：{BERRY}"),
    "said with 是指": ("[1]", "[2]", f"[1]“三个一批”是指{BATCHES}\n[2]云岭蓝莓，指{BERRY}"),
    "a blank": ("[1]", "[2]", f"[1] “三个一批” {BATCHES}\n[2] 云岭蓝莓　{BERRY}"),
    "no numbers": ("", "", f"“三个一批”：{BATCHES}\n云岭蓝莓：{BERRY}"),
}


def laid_out(layout):
    first, second, notes = LAYOUTS[layout]
    return f"深化“三个一批”{first}行动，做强云岭蓝莓{second}。\n附注\n{notes}"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_list_of_notes(layout):
    assert explained(laid_out(layout)) == [("三个一批", BATCHES), ("云岭蓝莓", BERRY)]


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name != "no numbers"])
def test_the_marks_in_the_running_text_are_found(layout):
    text = laid_out(layout)
    first, second = read(text)
    assert [text[start : start + len(first.mark)] for start in first.mark_starts] == [first.mark]
    assert text[: first.mark_starts[0]].endswith("“三个一批”")
    assert text[: second.mark_starts[0]].endswith("云岭蓝莓")


def test_a_mark_may_stand_more_than_once():
    text = "深化“三个一批”[1]行动。巩固“三个一批”[1]成果。\n附注\n[1]“三个一批”：签约、开工、投产各一批。"
    assert len(read(text)[0].mark_starts) == 2


def test_numbers_of_items_and_documents_are_no_marks():
    running = "(1)抓项目；(2)抓招商。落实青政〔2〕号文件，实施“四好”(2)工程，培育“小巨人”(1)企业。"
    text = running + "\n附注\n1.小巨人：骨干企业。\n2.四好：建好管好护好运营好。"
    first, second = read(text)
    assert text[: first.mark_starts[0]].endswith("“小巨人”")
    assert [text[:start].endswith("“四好”") for start in second.mark_starts] == [True]


def test_a_list_inside_a_note_does_not_end_it():
    text = "实施“三大行动”[1]。\n附注\n[1]“三大行动”：(1)清河行动；(2)护林行动；(3)净土行动。"
    assert explained(text) == [("三大行动", "(1)清河行动；(2)护林行动；(3)净土行动。")]


def test_a_note_may_run_over_several_lines():
    text = "实施“两改”[1]、“一拆”[2]。\n附注\n[1]“两改”：改厕、\n改水。\n[2]“一拆”：拆违。"
    assert explained(text) == [("两改", "改厕、 改水。"), ("一拆", "拆违。")]


def test_marks_without_notes_and_honours_explain_nothing():
    assert read("深化“三个一批”【1】行动，做强云岭蓝莓【2】。") == []
    assert read("推进改革。\n荣誉\n1.2022年3月，县教育局获评：先进集体。") == []


@pytest.mark.parametrize(
    ("text", "term", "meaning"),
    [
        ("用好RCEP（区域全面经济伙伴关系协定）机遇。", "RCEP", "区域全面经济伙伴关系协定"),
        ("落实“三个一批”(签约一批、开工一批、投产一批)。", "三个一批", "签约一批、开工一批、投产一批"),
        ("治理“两河”（即：青水河、云溪河）。", "两河", "青水河、云溪河"),
    ],
)
def test_brackets_that_explain(text, term, meaning):
    assert explained(text) == [(term, meaning)]
    one = read(text)[0]
    assert text[one.start : one.end].endswith(("）", ")"))


@pytest.mark.parametrize(
    "text",
    [
        "推进G80（青川至云岭段）改扩建。",
        "办好“青川号”（每周两列）班列。",
        "整治“三无”船舶(420艘)。",
        "建设AB(一期)厂房。",
    ],
)
def test_brackets_that_only_add_something(text):
    assert read(text) == []


@given(st.text("1234.：:“”①②[](（）【】即是指三个一批、。\n甲乙RCEP ", max_size=60))
def test_no_text_breaks_it(words):
    read(f"深化改革[1]。\n附注\n{words}")


@pytest.mark.skipif(not REPORTS.exists(), reason="the shared reports are not here")
@pytest.mark.parametrize(("name", "count"), [("450205-2023-work", 13), ("510500-2023-work", 0)])
def test_a_real_list_and_marks_without_one(name, count):
    text = (REPORTS / f"{name}.txt").read_text("utf-8")
    found = [one for one in terms(name, text, outline(Document(name, text))) if one.mark]
    assert len(found) == count
    assert all(one.mark_starts for one in found)


@pytest.mark.parametrize("words", ["RC", "[1]", "1.甲：乙", "“甲", "A("])
def test_the_same_words_over_and_over_take_no_time(words):
    text = words * (100_000 // len(words))
    began = time.process_time()
    read(f"{text}\n附注\n{text}")
    assert time.process_time() - began < 5
