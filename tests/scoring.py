"""The score: how well what is read agrees with answers made by hand. `make score` prints it.

Found facts whose start lies in a gold sentence are matched one to one with the sentence's gold, the likest
indicators first. Seven figures, each with precision, recall and F1:

- number: value and unit, the unit's scale folded in (1.07万人 is 10700人), the sign left aside;
- core: and the kind and the sign; dated: core and the period;
- full: core, bound, status and an indicator that shares 70 % of its characters with the gold's;
- targets: full, over the whole document; a target in words by its indicator alone;
- projects: names that share 70 % of their characters; staged: and the stage.
"""

import argparse
import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duixian
from duixian.records import plain

HERE = Path(__file__).parent
LANDED = HERE / "score.toml"
SHARED = HERE.parents[1] / "shared"

Row = dict[str, Any]
Same = Callable[[Row, Row], bool]

SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
SCALES = re.compile("万亿|[十百千]?亿|[十百千]?万|[千百](?![米克瓦伏卡]|分点)")
UNIT_NAMES = {"％": "%", "个百分点": "百分点", "位次": "位", "名": "位", "公里": "千米"}


@dataclass(frozen=True)
class Gold:
    """A set of answers: sentences and targets, and the reports they are about."""

    name: str
    answers: Path
    reports: Path

    def rows(self) -> list[Row]:
        return [json.loads(line) for line in self.answers.read_text(encoding="utf-8").splitlines() if line]


OWN = Gold("own", HERE / "gold" / "sample.jsonl", HERE.parent / "src" / "duixian" / "demo")
REAL = Gold("shared", SHARED / "gold" / "dev.jsonl", SHARED / "reports")
GOLDS = [gold for gold in (OWN, REAL) if gold.answers.exists()]


@dataclass
class Tally:
    """How many there are in the gold, how many were found, how many of these are the same."""

    gold: int = 0
    found: int = 0
    hit: int = 0

    @property
    def precision(self) -> float:
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.hit / (self.gold + self.found) if self.hit else 0.0

    def add(self, gold: Sequence[Row], found: Sequence[Row], same: Same, name: str) -> None:
        self.gold += len(gold)
        self.found += len(found)
        self.hit += matches(gold, found, same, name)


def matches(gold: Sequence[Row], found: Sequence[Row], same: Same, name: str) -> int:
    """How many of `gold` have a partner in `found`: one to one, those whose `name` is likest first."""
    ranked = sorted(
        (-likeness(g[name], f[name]), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if same(g, f)
    )
    left, right = set(range(len(gold))), set(range(len(found)))
    for _likeness, i, j in ranked:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
    return len(gold) - len(left)


def likeness(one: str, other: str) -> float:
    """Twice the common characters over the sum of both lengths, punctuation and 的 left out."""
    one, other = (re.sub(r"""[\s,，、。“”"'()（）的]""", "", it) for it in (one, other))
    common = (Counter(one) & Counter(other)).total()
    return 2 * common / (len(one) + len(other)) if one and other else 0.0


def amount(value: float | None, unit: str) -> tuple[float | None, str]:
    """A value with its unit's scale multiplied in, and the unit under the one of its names that we use."""
    unit = re.sub("[余多]", "", unit)
    scale = SCALES.match(unit)
    word = scale.group() if scale else ""
    factor = 1
    for character in word:
        factor *= SCALE[character]
    unit = unit[len(word) :]
    return None if value is None else value * factor, UNIT_NAMES.get(unit, unit)


def close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-6 * max(1.0, abs(one))


def same_number(g: Row, f: Row) -> bool:
    (value, unit), (found, found_unit) = amount(g["value"], g["unit"]), amount(f["value"], f["unit"])
    if value is None or found is None:
        return value is found
    upper, found_upper = amount(g["value_to"], g["unit"])[0], amount(f["value_to"], f["unit"])[0]
    return unit == found_unit and close(abs(value), abs(found)) and close(upper, found_upper)


def same_core(g: Row, f: Row) -> bool:
    return same_number(g, f) and g["kind"] == f["kind"] and ((g["value"] or 0) < 0) == ((f["value"] or 0) < 0)


def same_dated(g: Row, f: Row) -> bool:
    return same_core(g, f) and g["period"] == f["period"]


def same_full(g: Row, f: Row) -> bool:
    alike = likeness(g["indicator"], f["indicator"]) >= 0.7
    return same_core(g, f) and g["bound"] == f["bound"] and g["status"] == f["status"] and alike


def same_target(g: Row, f: Row) -> bool:
    if "text" in (g["kind"], f["kind"]):
        return g["kind"] == f["kind"] and likeness(g["indicator"], f["indicator"]) >= 0.7
    return same_full({**g, "status": "target"}, {**f, "status": "target"})


def same_project(g: Row, f: Row) -> bool:
    return likeness(g["name"], f["name"]) >= 0.7


def same_staged(g: Row, f: Row) -> bool:
    return same_project(g, f) and g["stage"] == f["stage"]


FACT_FIGURES: dict[str, Same] = {
    "number": same_number,
    "core": same_core,
    "full": same_full,
    "dated": same_dated,
}
PROJECT_FIGURES: dict[str, Same] = {"projects": same_project, "staged": same_staged}


def score(answers: Iterable[Row], found: dict[str, dict[str, list[Row]]]) -> dict[str, Tally]:
    """The seven figures; `found` is document -> record type -> records."""
    tallies = {name: Tally() for name in (*FACT_FIGURES, "targets", *PROJECT_FIGURES)}
    for row in answers:
        records = found[row["doc"]]
        if "targets" in row:
            tallies["targets"].add(row["targets"], records["target"], same_target, "indicator")
            continue
        inside = {
            kind: [
                it
                for it in records[kind]
                if row["start"] <= it["start"] < row["end"] and it.get("kind") != "text"
            ]
            for kind in ("fact", "project")
        }
        facts = [fact for fact in row["facts"] if fact["kind"] != "text"]
        for name, same in FACT_FIGURES.items():
            tallies[name].add(facts, inside["fact"], same, "indicator")
        for name, same in PROJECT_FIGURES.items():
            tallies[name].add(row["projects"], inside["project"], same, "name")
    return tallies


def read(gold: Gold) -> dict[str, dict[str, list[Row]]]:
    """What is found in the reports that `gold` is about: document -> record type -> records."""
    found: dict[str, dict[str, list[Row]]] = {}
    for doc in {row["doc"] for row in gold.rows()}:
        report = duixian.read(gold.reports / f"{doc}.txt")
        found[doc] = defaultdict(list)
        for record in (*report.facts, *report.targets, *report.projects):
            found[doc][record.type].append(plain(record))
    return found


def landed() -> dict[str, dict[str, float]]:
    """The figures below which the tests fail: gold -> figure -> F1."""
    return tomllib.loads(LANDED.read_text(encoding="utf-8"))


def land(reached: dict[str, dict[str, float]]) -> None:
    """Raises the landed figures to those `reached`; none is ever lowered."""
    before = landed()
    comment = LANDED.read_text(encoding="utf-8").partition("[")[0]
    tables = []
    for name in {**before, **reached}:
        old, new = before.get(name, {}), reached.get(name, {})
        figures = {figure: max(old.get(figure, 0.0), new.get(figure, 0.0)) for figure in {**old, **new}}
        tables.append(
            "\n".join([f"[{name}]", *(f"{figure} = {f1:.4f}" for figure, f1 in figures.items())]) + "\n"
        )
    LANDED.write_text(comment + "\n".join(tables), encoding="utf-8")


def table(gold: Gold, tallies: dict[str, Tally]) -> str:
    floor = landed().get(gold.name, {})
    lines = [f"{gold.name:10}{'gold':>7}{'found':>7}{'prec':>8}{'recall':>8}{'F1':>8}{'landed':>8}"]
    for name, it in tallies.items():
        figures = f"{it.precision:8.3f}{it.recall:8.3f}{it.f1:8.3f}{floor.get(name, 0.0):8.3f}"
        lines.append(f"{name:10}{it.gold:7}{it.found:7}{figures}")
    return "\n".join(lines)


def main() -> None:
    options = argparse.ArgumentParser(description="Print the score on every gold that is here.")
    options.add_argument("--land", action="store_true", help="raise the landed figures to those reached")
    asked = options.parse_args()
    reached: dict[str, dict[str, float]] = {}
    for gold in GOLDS:
        tallies = score(gold.rows(), read(gold))
        print(table(gold, tallies), end="\n\n")
        reached[gold.name] = {name: int(tally.f1 * 10_000) / 10_000 for name, tally in tallies.items()}
    if asked.land:
        land(reached)


if __name__ == "__main__":
    main()
