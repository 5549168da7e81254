"""What tests share: the real reports, where they are beside the checkout."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def real_reports() -> list[Path]:
    """The real reports as text; skips where they are not."""
    found = sorted((SHARED / "reports").glob("*.txt"))
    if not found:
        pytest.skip("the real reports are not beside the checkout")
    return found
