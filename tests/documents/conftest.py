"""A small report as if read, and a browser to look at its page with."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.documents.made_report import yunxi

from duixian.documents.page import render_page
from duixian.documents.view import ReportView


@cache
def page_of_yunxi() -> str:
    return render_page([yunxi()])


@pytest.fixture
def report() -> ReportView:
    return yunxi()


@pytest.fixture
def two_years() -> list[ReportView]:
    later = yunxi()
    return [later, replace(later, identity=replace(later.identity, year=2032))]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium (or the one named by DUIXIAN_CHROMIUM)."""
    names = [os.environ.get("DUIXIAN_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


Opened = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Opens the page of reports from a file; fails at the end if it logged an error or asked the network."""
    troubles: list[str] = []

    def open_page(
        *reports: ReportView, width: int = 1440, height: int = 900, hash: str = "", **options: object
    ) -> Page:
        file = tmp_path / "report.html"
        file.write_text(render_page(reports) if reports else page_of_yunxi(), encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: troubles.append(f"dialog: {dialog.message}"))
        page.on(
            "request", lambda it: None if it.url.startswith(("file:", "blob:")) else troubles.append(it.url)
        )
        page.goto(file.as_uri() + hash)
        return page

    yield open_page
    for context in browser.contexts:
        context.close()
    assert troubles == []
