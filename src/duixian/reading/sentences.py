"""Sentences: where a stretch of Chinese text is cut after 。！？ (and, for statements, after ；).

A mark inside quotation marks or brackets cuts only where nothing goes on after them
(喊响“今天再晚也是早！”的口号 is no two sentences). Closing quotation marks, brackets and footnote marks
stay with the sentence they follow. A stretch of more than 2,000 characters is no sentence (the longest in
31 reports has 532) and is cut at a comma, so that the time to read a text grows with its length alone.
"""

import re
from collections.abc import Iterator

_NOTE = r"(?:\[\d{1,3}\]|［\d{1,3}］|【\d{1,3}】|[¹²³⁴-⁹⁰]+)"  # a footnote mark
_AFTER = rf"[”’」』》）)\]\"]*(?:\s?{_NOTE})*"
_GOES_ON = "[，,、；;：:。的地得等为是和与及之”’》）)】]"
_CALL = r"各位代表[：:]"  # the address is a sentence of its own


def _pattern(marks: str) -> re.Pattern[str]:
    ended = rf"“[^“”]{{0,300}}[{marks}]”(?!{_GOES_ON})"  # a quotation that ends its sentence
    return re.compile(
        rf"(?=\S)(?:{_CALL}|(?:[^{marks}“（(《]++|(?!{ended})“[^“”]{{0,300}}+”|（[^（）]{{0,200}}+）|\([^()]{{0,200}}+\)"
        rf"|《[^《》]{{0,100}}+》|(?!{ended})[“（(《])*+(?:[{marks}]++{_AFTER}|{ended}{_AFTER}|\Z)?+)"
    )


_PIECE = re.compile(  # of a sentence of more than 2,000 characters; another is a piece as a whole
    r"\S.{0,1999}\Z|\S.{999,1998}[，,、；;：:\s]|\S.{999,1998}[^\d.](?=\d)|\S.{0,1999}", re.DOTALL
)
_SENTENCE = _pattern("。！？!?")
_STATEMENT = _pattern("。！？!?；;")


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of `text[start:end]`, without surrounding white space, in order.

    >>> [(s, e) for s, e in sentences("各位代表！现在报告工作。")]
    [(0, 5), (5, 12)]
    """
    return _spans(_SENTENCE, text, start, end)


def statements(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """As `sentences`, and cut after ； as well: the spans of the candidates for tasks."""
    return _spans(_STATEMENT, text, start, end)


def _spans(pattern: re.Pattern[str], text: str, start: int, end: int | None) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        for piece in _PIECE.finditer(text, *match.span()):
            yield piece.start(), piece.start() + len(piece.group().rstrip())
