"""Indicators (指标): the catalogue, and the finding of its indicators in a report's own words.

Modules, each knowing only those before it: `entries` (the form of the data files), `catalogue` (the
indicators), `matching` (which one a phrase names), `mentions` (where text mentions them), `wording`
(abbreviations and compounds), `page` (the catalogue as a page of the documentation).
"""

from duixian.indicators.catalogue import Catalogue, Direction, Indicator, load, standard
from duixian.indicators.matching import Level, match
from duixian.indicators.mentions import Mention, find
from duixian.indicators.wording import expand, split

__all__ = [
    "Catalogue",
    "Direction",
    "Indicator",
    "Level",
    "Mention",
    "expand",
    "find",
    "load",
    "match",
    "split",
    "standard",
]
