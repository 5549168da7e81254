"""Targets in an annex table (主要预期目标表): what stands only there is added to the list in the text."""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from duixian.facts.plain import plain
from duixian.indicators import expand, match
from duixian.quantities.scan import scan
from duixian.reading.document import Table
from duixian.reading.outline import Outline
from duixian.records import Target


def table_targets(
    text: str, outline: Outline, year: int | None, doc: str, known: Sequence[Target]
) -> list[Target]:
    """The targets that only the annex tables of `outline` state."""
    return []
