"""What axe-core has against a page. It sees a third of what can be wrong.

The rest is for a keyboard and an ear.
"""

import re
from collections.abc import Mapping
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

PATIENCE = 60_000  # milliseconds
HEAVY = ("serious", "critical")
KNOWN: Mapping[tuple[str, str], str] = {}
"""What belongs to Streamlit's own page and cannot be mended from ours: the rule and a selector, and why.
Mend first: in the settings, in our sheet, in our own words, in page.js."""
STILL = """() => document.getAnimations().every(
    one => one.playState !== "running" || one.effect?.getTiming().iterations === Infinity)"""

FIGURES = """() => [...document.querySelectorAll('[class*="st-key-figuur_"]')].every(
    one => one.querySelector(".main-svg"))"""


def drawn(page: Page) -> None:
    """Wait until all of the page stands there, and is not about to change."""
    expect(page.locator("h1, [role=alert]").filter(visible=True).first).to_be_visible(timeout=PATIENCE)
    if page.get_by_test_id("stApp").count():
        page.locator("[data-test-connection-state=CONNECTED]").wait_for(timeout=PATIENCE)
        expect(page.locator(".st-key-kamer h1").first).to_be_visible(timeout=PATIENCE)
        page.locator("[data-test-script-state=notRunning]").wait_for(timeout=PATIENCE)
        expect(page.locator("[data-stale=true]")).to_have_count(0, timeout=PATIENCE)
    page.wait_for_function(FIGURES, timeout=PATIENCE)
    page.wait_for_function(STILL, timeout=PATIENCE)


def complaints(page: Page) -> list[str]:
    """Each serious or critical one: the rule, where, and what is wrong."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response
    assert found["testEngine"]["name"] == "axe-core"
    return [
        f"{each['id']} at {node['target']}: {_said(node)}"
        for each in found["violations"]
        if each["impact"] in HEAVY
        for node in each["nodes"]
        if not any(rule == each["id"] and _lies_in(page, node, place) for rule, place in KNOWN)
    ]


def _said(node: Mapping[str, Any]) -> str:
    return re.sub(r"\s+", " ", f"{node['failureSummary']} {node['html'][:200]}")


def _lies_in(page: Page, node: Mapping[str, Any], place: str) -> bool:
    found = page.locator(node["target"][0]).first
    return bool(found.evaluate("(one, place) => one.closest(place) !== null", place))
