"""The vocabulary of headings and parts: every entry holds its own examples, none of its counter-examples."""

import tomllib
from pathlib import Path

import pytest

import duixian.reading
from duixian.reading import parts
from duixian.reading.headings import head, numbering, resumes

FOLDER = Path(duixian.reading.__file__).parent


def entries(file, table):
    return tomllib.loads((FOLDER / file).read_text(encoding="utf-8"))[table]


def cases(file, table, key="examples"):
    return [
        pytest.param(entry, example, id=example) for entry in entries(file, table) for example in entry[key]
    ]


def unnumbered(title):
    number = numbering(title, 0)
    return title[number[1] :] if number else title


def opens(part, text):
    if part == "closing":
        return parts.closes(text, 0, len(text))
    return parts.opening(part, text, 0, len(text), given=2025)


TABLES = [
    *(("headings.toml", table) for table in ("number", "lead", "statement", "resume")),
    *(("parts.toml", table) for table in ("heading", "opening")),
]


@pytest.mark.parametrize(("file", "table"), TABLES)
def test_every_entry_has_examples_and_counter_examples(file, table):
    assert all(entry["examples"] and entry["not"] for entry in entries(file, table))


@pytest.mark.parametrize(("entry", "example"), cases("headings.toml", "number"))
def test_numbering(entry, example):
    rank, end = numbering(example, 0)
    assert rank == entry["rank"]
    assert 0 < end < len(example)


@pytest.mark.parametrize(("entry", "example"), cases("headings.toml", "number", "not"))
def test_no_numbering(entry, example):
    assert numbering(example, 0) is None


@pytest.mark.parametrize(
    ("entry", "example"), cases("headings.toml", "lead") + cases("headings.toml", "statement")
)
def test_plain_speech_is_no_heading(entry, example):
    text = example + "后面还有几句话，说的是别的事情。"
    assert head(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("entry", "example"), cases("headings.toml", "lead", "not") + cases("headings.toml", "statement", "not")
)
def test_a_short_first_sentence_may_be_a_heading(entry, example):
    text = example + "后面还有几句话，说的是别的事情。"
    assert head(text, 0, len(text)).end == text.index("。") + 1


@pytest.mark.parametrize(("entry", "example"), cases("headings.toml", "resume"))
def test_what_looks_past_the_headings(entry, example):
    assert resumes(example, 0)


@pytest.mark.parametrize(("entry", "example"), cases("headings.toml", "resume", "not"))
def test_what_does_not_look_past_the_headings(entry, example):
    assert not resumes(example, 0)


@pytest.mark.parametrize(("entry", "example"), cases("parts.toml", "heading"))
def test_the_part_a_heading_opens(entry, example):
    assert parts.part_of_heading(unnumbered(example)) == entry["part"]


@pytest.mark.parametrize(("entry", "example"), cases("parts.toml", "heading", "not"))
def test_the_part_a_heading_does_not_open(entry, example):
    assert parts.part_of_heading(unnumbered(example)) != entry["part"]


@pytest.mark.parametrize(("entry", "example"), cases("parts.toml", "opening"))
def test_the_part_an_opening_turns_to(entry, example):
    assert opens(entry["part"], example)


@pytest.mark.parametrize(("entry", "example"), cases("parts.toml", "opening", "not"))
def test_the_part_an_opening_does_not_turn_to(entry, example):
    assert not opens(entry["part"], example)


@pytest.mark.parametrize(
    ("title", "mixed"), [("2024年工作回顾和2025年工作的总体要求", True), ("2024年工作回顾", False)]
)
def test_a_heading_may_speak_of_both_years(title, mixed):
    assert parts.is_mixed(title) is mixed


@pytest.mark.parametrize("title", ["２０２５年工作安排", "2 0 2 5 年工作安排", "2025年工作安排"])
def test_the_years_of_a_heading(title):
    assert parts.years(title) == [2025]
