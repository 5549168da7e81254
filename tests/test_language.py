"""Every message is there in English, and the compiled catalogues are those of their sources."""

import gettext
import io
import re
import tomllib
from pathlib import Path
from typing import IO

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from duixian.language import LOCALE, _

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "duixian"
CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))
HOLE = re.compile(r"\{\w*(?::[^}]*)?\}")


def messages() -> set[str]:
    """The messages in the source, found as `make catalogue` finds them."""
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["babel"][
        "mappings"
    ]
    found = extract_from_dir(SOURCE, [(it["pattern"], it["method"]) for it in mappings])
    return {message for _file, _line, message, _comments, _context in found if isinstance(message, str)}


def test_every_message_is_there_in_english() -> None:
    with (LOCALE / "en" / "LC_MESSAGES" / "duixian.po").open("rb") as stream:
        english = {message.id: message.string for message in read_po(stream) if message.id}
    assert sorted(messages() - {id for id, text in english.items() if text}) == [], (
        "run `make catalogue`, fill them in"
    )
    assert sorted(set(english) - messages()) == [], "run `make catalogue`, which drops them"


def test_a_translation_has_the_holes_of_its_message() -> None:
    with (LOCALE / "en" / "LC_MESSAGES" / "duixian.po").open("rb") as stream:
        for message in read_po(stream):
            if message.id and message.string:
                assert sorted(HOLE.findall(message.string)) == sorted(HOLE.findall(message.id)), message.id


@pytest.mark.parametrize("source", CATALOGUES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_the_compiled_catalogue_is_that_of_its_source(source: Path) -> None:
    compiled = io.BytesIO()
    with source.open("rb") as stream:
        write_mo(compiled, read_po(stream))
    compiled.seek(0)
    with source.with_suffix(".mo").open("rb") as stream:
        assert translations(stream) == translations(compiled), "run `make catalogue`"


def translations(stream: IO[bytes]) -> dict[str, str]:
    """What a compiled catalogue holds, but for its head."""
    return {
        message: text
        for message, text in vars(gettext.GNUTranslations(stream))["_catalog"].items()
        if message
    }


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "请检查路径。"), ("en", "Check the path."), ("en_US", "Check the path.")]
)
def test_the_environment_chooses_the_language(
    language: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUIXIAN_LANGUAGE", language)
    assert _("请检查路径。") == said


def test_chinese_is_the_language_unless_another_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DUIXIAN_LANGUAGE", raising=False)
    assert _("请检查路径。") == "请检查路径。"
