"""The outline of real reports, where they are at hand: what must hold; parts of twenty read by hand."""

import json
import re
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path

import pytest

from duixian.reading.document import Document
from duixian.reading.outline import Outline, outline

REPORTS = Path(__file__).parents[2].parent / "shared" / "reports"
FILES = sorted(REPORTS.glob("*.txt"))
REFERENCE = json.loads((Path(__file__).parents[1] / "reference" / "parts.json").read_text(encoding="utf-8"))
NO_INK = re.compile(r"[\s|\u200b]*")

pytestmark = pytest.mark.skipif(not FILES, reason="the real reports are not here")


@cache
def read(name: str) -> tuple[str, Outline]:
    text = (REPORTS / f"{name}.txt").read_text(encoding="utf-8-sig")
    return text, outline(Document(name, text))


every_report = pytest.mark.parametrize("name", [path.stem for path in FILES])


@every_report
def test_blocks_tile_the_text(name):
    text, found = read(name)
    last = 0
    for block in found.blocks:
        assert NO_INK.fullmatch(text, last, block.start)
        assert block.start < block.end
        last = block.end
    assert NO_INK.fullmatch(text, last)


@every_report
def test_sections_nest_and_hold_their_blocks(name):
    _, found = read(name)
    above = []
    for section in found.sections:
        while above and above[-1].end <= section.start:
            above.pop()
        assert section.level == len(above) + 1
        assert not above or section.end <= above[-1].end
        assert section.start <= section.title_end <= section.end
        above.append(section)
    for block in found.blocks:
        section = found.sections[block.section]
        assert section.start <= block.start < block.end <= section.end


@every_report
def test_a_person_sees_a_review_and_then_a_plan(name):
    _, found = read(name)
    parts = [part for part, _ in groupby(block.part for block in found.blocks)]
    assert "review" in parts
    assert parts.index("review") < parts.index("plan")
    lengths = {
        part: sum(b.end - b.start for b in found.blocks if b.part == part) for part in ("review", "plan")
    }
    assert all(length > 1500 for length in lengths.values())


@every_report
def test_the_expected_targets_stand_in_the_plan(name):
    text, found = read(name)
    for named in re.finditer("主要预期目标[^。]{0,12}[：:]", text):
        assert next(b.part for b in found.blocks if b.end > named.start()) == "plan"


@pytest.mark.parametrize("name", [name for name in REFERENCE if name != "note"])
def test_the_parts_begin_where_a_person_sees_them(name):
    _, found = read(name)
    starts = [(b.part, b.start) for a, b in pairwise(found.blocks) if a.part != b.part]
    wanted = [*REFERENCE[name].items()]
    assert [start for start in starts if start[1] >= wanted[0][1]][: len(wanted)] == wanted


def test_a_flattened_table_comes_back_with_its_merged_heads():
    _, found = read("150207-2025-plan")
    (table,) = found.tables
    assert table.head_rows == 2
    assert {len(row) for row in table.rows} == {4}
    assert len(table.rows) == 9
    assert table.rows[0][1] == table.rows[0][2]
    assert all(b.part == "annex" for b in found.blocks if b.kind == "cell")


def test_stray_bars_are_no_table():
    assert read("330300-2023-work")[1].tables == ()


def test_a_report_on_one_line_has_the_same_headings_as_any_other():
    _, found = read("330300-2023-work")
    assert [s.level for s in found.sections].count(2) >= 12
    assert [s.level for s in found.sections].count(3) >= 20
