"""The page against WCAG 2.1 AA, as far as axe-core can tell, in every view: on a desk, on a dark phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.documents.conftest import Opened
from tests.documents.made_report import TEXT

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    "resultTypes": ["violations"],
}


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
@pytest.mark.parametrize("view", ["text", "overview", "records", "card"])
def test_axe_finds_nothing(opened: Opened, view: str, width: int, scheme: str) -> None:
    page = opened(width=width, color_scheme=scheme, hash=f"#f-{TEXT.index('12座')}" if view == "card" else "")
    if view in ("overview", "records"):
        page.click(f".views [data-go={view}]")
    if width == 1440 and view == "overview":
        page.evaluate("document.querySelectorAll('details').forEach((it) => { it.open = true })")
    results = Axe().run(page, options=RULES)
    assert results.violations_count == 0, results.generate_report()
