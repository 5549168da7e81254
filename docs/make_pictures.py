"""The pictures of README and docs/, made of the demo by the code itself: `make docs`.

Chromium draws them. Where it is missing, nothing is changed and the script says so.
"""

import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from duixian.cli import demo

IMAGES = Path(__file__).parent / "images"
BROWSERS = (os.environ.get("DUIXIAN_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")


def main() -> None:
    path = next((found for name in BROWSERS if name and (found := shutil.which(name))), None)
    if path is None:
        sys.exit("No Chromium here, so the pictures stay as they are (apt install chromium fonts-noto-cjk).")
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        demo(Path(folder))
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        address = (Path(folder) / "report.html").as_uri()
        record(opened(browser, address, 1280, 860))
        overview(opened(browser, address, 1280, 860))
        phone(opened(browser, address, 390, 780))
        browser.close()


def opened(browser: Browser, address: str, width: int, height: int) -> Page:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(address)
    return page


def record(page: Page) -> None:
    """A row of the table chosen, and its sentence lit in the text."""
    page.click(".views [data-go=records] >> visible=true")
    page.locator(".rows tbody tr", has_text="城镇新增就业").locator("visible=true").first.click()
    save(page, "record")


def overview(page: Page) -> None:
    """The main targets beside last year's results."""
    save(page, "overview")


def phone(page: Page) -> None:
    save(page, "phone")


def save(page: Page, name: str) -> None:
    page.wait_for_timeout(400)  # scrolling is smooth
    page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    main()
