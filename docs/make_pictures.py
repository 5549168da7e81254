"""The pictures of README and docs/, made of the demo by the code itself: `make docs`.

Chromium draws them. Where it is missing, nothing is changed and the script says so.
"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from duixian.cli import demo

IMAGES = Path(__file__).parent / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    browser_path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser_path is None:
        sys.exit("No Chromium here, so the pictures stay as they are (apt install chromium fonts-noto-cjk).")
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        demo(Path(folder))
        browser = playwright.chromium.launch(executable_path=browser_path)
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.goto((Path(folder) / "report.html").as_uri())
        pictures(page)
        browser.close()


def pictures(page: Page) -> None:
    page.screenshot(path=IMAGES / "page.png")


if __name__ == "__main__":
    main()
