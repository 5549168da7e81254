"""Examples first: a text with the cuts shown as bars."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.reading.sentences import sentences, statements

SENTENCES = [
    "各位代表！|现在，我代表县人民政府报告工作。",
    "各位代表:|我们去年办成十件实事。",
    "各位代表，困难不容回避。|我们将切实改进。",
    "粮食总产达到5.2万吨；新建高标准农田3万亩。|建成水厂2座。",
    "喊响“今天再晚也是早！”的口号，跑出加速度。",
    "树立“不等不靠。马上就办！”、“一抓到底！”等理念。",
    "老乡们说：“路通了，心也亮了。”|这是最好的褒奖。",
    "完成投资30亿元（其中工业12亿元。农业2亿元）。|开工15个。",
    "落实《关于稳住经济的意见（试行）》。|兑现资金。",
    "推行“一码通办”[12]。|办结率达98%。[13]|满意率99%。【14】|继续努力。",
    "怎么办？|靠改革！！|靠奋斗！？",
    "这是“三农”工作的重中之重。",
    "没有句号的一行",
    "引号没有闭合“一二三。|下一句照样切开。",
    "全年增长6.5%。\n　　|二是稳外贸。",
    "建成3.5公里绿道!|新增学位1200个;改造小区4个!",
    "他们说:“好!”|我们说:“再加把劲!”|干!",
]
STATEMENTS = [
    "粮食总产达到5.2万吨；|新建高标准农田3万亩。|建成水厂2座。",
    "建成3.5公里绿道!|新增学位1200个;|改造小区4个!",
    "办好实事（一是托育；二是助餐），兜牢底线；|扩大就业。",
]


def cut(spans, text):
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize("example", SENTENCES)
def test_sentences(example):
    text = example.replace("|", "")
    assert cut(sentences(text), text) == [piece.strip() for piece in example.split("|")]


@pytest.mark.parametrize("example", STATEMENTS)
def test_statements(example):
    text = example.replace("|", "")
    assert cut(statements(text), text) == [piece.strip() for piece in example.split("|")]


def test_only_the_stretch_asked_for_is_cut():
    text = "一句。两句。三句。四句。"
    assert list(sentences(text, 3, 9)) == [(3, 6), (6, 9)]
    assert list(sentences(text, 4, 4)) == []


@given(st.text(alphabet="一二。！？；“”（）()《》[]1 \n　!?;各位代表：:", max_size=80))
def test_sentences_tile_the_text(text):
    for cutter in (sentences, statements):
        last = 0
        for start, end in cutter(text):
            assert not text[last:start].strip()
            assert start < end
            assert text[start:end] == text[start:end].strip()
            last = end
        assert not text[last:].strip()


@pytest.mark.parametrize("unit", ["“", "（《", "1", "各位代表", "“。”", "。", "\n"])
def test_it_is_fast_on_any_text(unit):
    text = unit * (1_000_000 // len(unit))
    began = time.perf_counter()
    for _ in statements(text):
        pass
    assert time.perf_counter() - began < 5
