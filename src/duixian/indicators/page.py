"""The catalogue as a page of the documentation: `python -m duixian.indicators.page > docs/indicators.md`."""

from duixian.indicators.catalogue import Catalogue, Group, Indicator, standard

_HEAD = """# The catalogue of indicators (指标目录)

Made from `src/duixian/indicators/data/catalogue/` by `python -m duixian.indicators.page`; a test holds that
it is up to date. To add an indicator, add an entry there: the grammar stands at the head of `01-growth.txt`.

- **good**: `more` is better, `less` is better, or a `ceiling` (at or below the promised figure is met, never
  exceeded).
- **also called**: other names. Each name is known in all the spellings that `data/words.txt` gives it
  (规模以上 = 规上, 地区生产总值 = 国内生产总值 = GDP) and with what reports put around it (全市, 预计
  before, 增速, 总量 after it). Names in *italics* count only as a whole phrase, names with a unit in
  brackets only with that unit.
- **not the same**: near neighbours whose figures may not stand in for this one's, the wider indicator (↑)
  first.
"""
_TABLE = """| id | indicator | in English | kind | good | units | also called | not the same |
|---|---|---|---|---|---|---|---|
"""


def page(catalogue: Catalogue) -> str:
    """The page, in Markdown."""
    count = f"\n{len(catalogue.indicators)} indicators in {len(catalogue.groups)} subjects.\n"
    return _HEAD + count + "".join(_section(group, catalogue) for group in catalogue.groups)


def _section(group: Group, catalogue: Catalogue) -> str:
    rows = "".join(_row(one, catalogue) for one in group.indicators)
    return f"\n## {group.zh} · {group.en}\n\n{_TABLE}{rows}"


def _row(one: Indicator, catalogue: Catalogue) -> str:
    known = catalogue.indicators
    wider = [f"↑ {known[one.wider].zh}"] if one.wider else []
    others = [known[other].zh if other in known else other for other in one.not_same if other != one.wider]
    names = [
        *one.aliases,
        *(f"*{name}*" for name in one.bare if name != one.zh),
        *(f"{name} ({one.units[0]})" for name in one.shared),
    ]
    zh = f"*{one.zh}*" if one.zh in one.bare else one.zh
    lists = ("、".join(some) for some in (one.units, names, [*wider, *others]))
    return "| " + " | ".join((f"`{one.id}`", zh, one.en, one.kind, one.direction, *lists)) + " |\n"


if __name__ == "__main__":
    print(page(standard()), end="")
