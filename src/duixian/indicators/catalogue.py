"""The catalogue of indicators (指标目录): what reports measure, under which names, and what is not the same.

The data stand in `data/catalogue/*.txt`, one file a subject; the grammar is at the head of `01-growth.txt`.
Adding an indicator is adding an entry there. What is the same and what is not follows the definitions of the
yearbooks (国家统计局《中国统计年鉴》, 主要统计指标解释) and the ways in which reports name them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

from duixian.indicators.entries import DATA, Entry, read
from duixian.indicators.words import clean, spellings
from duixian.language import _
from duixian.records import Kind

Direction = Literal["more", "less", "ceiling"]
CATALOGUE = DATA / "catalogue"
_FIELDS = frozenset({"aliases", "bare", "shared", "units", "kind", "direction", "wider", "not_same"})
_ID = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator (指标) of the catalogue.

    `aliases` name it wherever they stand, `bare` only as a whole phrase (出口; `zh` may be one), `shared`
    only with one of its `units`, because another has the name too (民间投资 in % is its share). `direction`
    says what is good: `more`, `less`, or `ceiling` (as low as promised is met, lower is no better).
    `not_same` are ids and names of near neighbours whose figures may not stand in for this one's.
    """

    id: str
    zh: str
    en: str
    aliases: tuple[str, ...]
    bare: tuple[str, ...]
    shared: tuple[str, ...]
    units: tuple[str, ...]
    kind: Kind
    direction: Direction
    wider: str | None
    not_same: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A subject of the catalogue: one of its files."""

    zh: str
    en: str
    indicators: tuple[Indicator, ...]


Names = dict[str, tuple[Indicator | None, tuple[Indicator, ...]]]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All indicators, by id and by name.

    `names` gives for each cleaned name the indicator that has it and those that share it. `written` are the
    names that count in running text, as written, and neighbours that are no indicators of ours (None).
    """

    groups: tuple[Group, ...]
    indicators: Mapping[str, Indicator]
    names: Names
    written: Mapping[str, Indicator | None]

    def neighbours(self, id: str) -> frozenset[str]:
        """The ids of what is near `id` and not the same: said so on either side, its wider one, its parts."""
        own = self.indicators[id]
        said = {other for other in (*own.not_same, own.wider) if other in self.indicators}
        back = {one.id for one in self.indicators.values() if id in one.not_same or id == one.wider}
        return frozenset(cast(set[str], said) | back)


@cache
def standard() -> Catalogue:
    """The catalogue that comes with the package, loaded when it is first asked for."""
    return load(CATALOGUE)


def load(folder: Path) -> Catalogue:
    """The catalogue in the `.txt` files of `folder`.

    Raises BadInput (file, line, entry, what is wrong) for a field that is unknown, missing or out of its
    range, an id or a name that stands twice, and a reference to an indicator that does not exist.
    """
    groups: list[Group] = []
    places: dict[str, Entry] = {}
    for path in sorted(folder.glob("*.txt")):
        head, *rest = read(path, _FIELDS) or [Entry(path.name, "", "")]
        if head.id != "group":
            raise head.bad(_("第一个条目应是 group。"))
        for entry in rest:
            if entry.id in places:
                raise entry.bad(_("编号重复，已见于 ") + places[entry.id].where)
            places[entry.id] = entry
        groups.append(Group(*_both_names(head), tuple(map(_indicator, rest))))
    indicators = {one.id: one for group in groups for one in group.indicators}
    names = _names(indicators, places)
    _check_references(indicators, places, names)
    return Catalogue(tuple(groups), indicators, names, _written(indicators))


def _both_names(entry: Entry) -> tuple[str, str]:
    zh, equals, en = (part.strip() for part in entry.head.partition("="))
    if not equals or not zh or not en:
        raise entry.bad(_("条目开头应写作“编号: 中文名 = 英文名”。"))
    return zh, en


def _indicator(entry: Entry) -> Indicator:
    zh, en = _both_names(entry)
    one, lists = dict(entry.fields), entry.words()
    for field, options in (("kind", get_args(Kind)), ("direction", get_args(Direction))):
        if one.get(field) not in options:
            raise entry.bad(f"{field}: {one.get(field, '')}: " + _("应是下列之一：") + "、".join(options))
    if not _ID.fullmatch(entry.id):
        raise entry.bad(_("编号只能用小写字母、数字和下划线，并以字母开头。"))
    return Indicator(
        id=entry.id,
        zh=zh,
        en=en,
        aliases=lists.get("aliases", ()),
        bare=lists.get("bare", ()),
        shared=lists.get("shared", ()),
        units=lists.get("units", ()),
        kind=cast(Kind, one["kind"]),
        direction=cast(Direction, one["direction"]),
        wider=one.get("wider"),
        not_same=lists.get("not_same", ()),
    )


def _names(indicators: Mapping[str, Indicator], places: Mapping[str, Entry]) -> Names:
    owners: dict[str, Indicator] = {}
    sharers: dict[str, tuple[Indicator, ...]] = {}
    for one in indicators.values():
        own = (*one.aliases, *one.bare)
        if len(set(own)) < len(own) or one.zh in one.aliases:
            raise places[one.id].bad(_("同一名称在条目里写了两次。"))
        for name in (one.zh, *own):
            for spelling in spellings(name):
                owner = owners.setdefault(clean(spelling), one)
                if owner is not one:
                    taken = _("名称重复，已见于 ") + places[owner.id].where
                    raise places[one.id].bad(f"{spelling}: {taken}")
        for name in one.shared:
            for spelling in spellings(name):
                key = clean(spelling)
                sharers[key] = (*sharers.get(key, ()), one)
    return {name: (owners.get(name), sharers.get(name, ())) for name in owners.keys() | sharers.keys()}


def _written(indicators: Mapping[str, Indicator]) -> dict[str, Indicator | None]:
    written: dict[str, Indicator | None] = {}
    for one in indicators.values():
        for name in one.not_same:
            if not _ID.fullmatch(name):
                written.update(dict.fromkeys(spellings(name)))
    for one in indicators.values():
        for name in {one.zh, *one.aliases}.difference(one.bare):
            written.update(dict.fromkeys(spellings(name), one))
    return written


def _check_references(indicators: Mapping[str, Indicator], places: Mapping[str, Entry], names: Names) -> None:
    for one in indicators.values():
        bad = places[one.id].bad
        for other in one.not_same:
            if _ID.fullmatch(other) and other not in indicators:
                raise bad(f"not_same: {other}: " + _("目录里没有这个编号。"))
            if other == one.id or names.get(clean(other), (None,))[0] is one:
                raise bad(f"not_same: {other}: " + _("这就是该指标自身的编号或名称。"))
        chain = [one.id]
        while (wider := indicators[chain[-1]].wider) is not None:
            if wider not in indicators:
                raise bad(f"wider: {wider}: " + _("目录里没有这个编号。"))
            if wider in chain:
                raise bad(_("上位指标成环：") + "、".join([*chain, wider]))
            chain.append(wider)
