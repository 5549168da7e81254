"""Near (近似): figures that are not the one aimed at, but the nearest that the later report gives."""

from collections.abc import Iterator

from duixian.indicators import standard
from duixian.judging.accounts import Account, Later, is_same, quoted
from duixian.judging.amounts import sort_of
from duixian.judging.comparing import said
from duixian.judging.records import Quoted
from duixian.language import _
from duixian.records import Fact, Target

_OTHER_KINDS = {("growth", "level"), ("level", "growth"), ("change", "growth"), ("change", "level")}


def near(target: Fact | Target, later: Later) -> Quoted | None:
    """The nearest figure to the one aimed at, with a note of how it differs; None where there is none.

    Another basis is nearer than another time, then a neighbour of the indicator, then another kind of figure.
    """
    own = [account for account in later.of(target.code, target.indicator) if account.fact.value is not None]
    alike = [
        account
        for account in own
        if account.fact.kind == target.kind and sort_of(account.fact.unit) == sort_of(target.unit)
    ]
    found = (*_other_basis(alike), *_other_time(alike, later.year), *_neighbours(target, later))
    return next(iter((*found, *_other_kinds(target, own))), None)


def _other_basis(alike: list[Account]) -> Iterator[Quoted]:
    for account in alike:
        if account.when == "year" and account.other:
            yield quoted(account.fact, _("口径不同（{words}）").format(words=account.other))


def _other_time(alike: list[Account], year: int) -> Iterator[Quoted]:
    own = [account for account in alike if not account.other]
    for account in own:
        if account.when == "part":
            yield quoted(account.fact, _("不是全年数，是{period}的").format(period=account.fact.period))
    for account in own:
        if account.when == "years":
            yield quoted(account.fact, _("是几年合计或年均，不是{year}年的").format(year=year))


def _neighbours(target: Fact | Target, later: Later) -> Iterator[Quoted]:
    for code in neighbours(target.code):
        for account in later.by_code.get(code, ()):
            if is_same(target, account):
                note = _("是{name}，不是{own}")
                yield quoted(account.fact, note.format(name=account.fact.indicator, own=target.indicator))


def _other_kinds(target: Fact | Target, own: list[Account]) -> Iterator[Quoted]:
    """A level where growth was promised, a growth where a level was."""
    for account in own:
        kinds = (target.kind, account.fact.kind)
        if kinds in _OTHER_KINDS and account.when == "year" and not account.other:
            note = _("只有{figure}，与目标不是同一种数")
            yield quoted(account.fact, note.format(figure=said(quoted(account.fact))))


def neighbours(code: str | None) -> list[str]:
    """The ids near `code`: those not the same as it, its wider one, those that name it; parts are not."""
    if code is None:
        return []
    known = standard().indicators
    own = [other for other in (*known[code].not_same, known[code].wider) if other in known]
    back = [other.id for other in known.values() if code in other.not_same]
    return [str(other) for other in dict.fromkeys([*own, *back])]
