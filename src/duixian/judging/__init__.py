"""Judging (评判): what came of last year's targets, promises and projects, with the quotes that prove it.

    judgement = judge(duixian.read("2023.txt"), duixian.read("2024.txt"))
    for verdict in judgement.verdicts:
        print(verdict.indicator, verdict.verdict, verdict.reason)

Pure functions over reports that were read. Modules, each knowing only those before it: `records` (what
comes out), `rules` (tolerances and words, rules.toml), `amounts`, `wording`, `parties` (whose report, which
year), `comparing` (a figure against the figure aimed at), `annex` and `accounts` (the later report's
figures), `statements`, `words`, `deriving`, `near`, `verdicts` (the main targets); `naming`, `matching`,
`promises` (the other figures); `sites`, `projects`; `lists`, `ratios`; `reportback`, `judgement` (all of it),
`series` (over the years). The cross-checks of figures are `checks`.
"""

from duixian.judging.judgement import Judgement, judge
from duixian.judging.lists import judge_lists
from duixian.judging.projects import judge_projects
from duixian.judging.promises import judge_promises
from duixian.judging.ratios import implied_plans
from duixian.judging.records import row
from duixian.judging.series import lineage
from duixian.judging.verdicts import judge_targets

__all__ = [
    "Judgement",
    "implied_plans",
    "judge",
    "judge_lists",
    "judge_projects",
    "judge_promises",
    "judge_targets",
    "lineage",
    "row",
]
