"""The writing field as a browser shows it; what its tests share."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

PATIENCE = 20_000  # milliseconds
SAVED = re.compile(r"^(Bewaard om \d\d:\d\d|Weer verbonden)")
LINE = "Yara begon zelf te vertellen."
Visit = Callable[..., Page]
"""Opens a tab on a field that begins empty; every tab of one test has the same one."""


def area(page: Page) -> Locator:
    return page.locator(".tt-field textarea")


def status(page: Page) -> Locator:
    return page.locator(".tt-field .tt-status:visible")


def saved(page: Page) -> None:
    expect(status(page)).to_have_text(SAVED, timeout=PATIENCE)


def add(page: Page, text: str) -> None:
    area(page).focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def kept(page: Page, text: str) -> Locator:
    return page.get_by_text(f"BEWAARD {text}", exact=True)


def waiting(page: Page, text: str) -> Locator:
    return page.get_by_text(re.compile(rf"^WACHT \S+ {re.escape(text)}$"))


def copies(page: Page) -> list[str]:
    """What lies on the device."""
    keys = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    return [key for key in keys if key.startswith("tt-writing:")]
