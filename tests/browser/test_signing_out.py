"""Signing out on a device that others use too leaves no copy of a text on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.live import LiveServer
from tests.browser.test_own_school import PASSPHRASE, SLOW, printed_link

pytestmark = pytest.mark.browser


@pytest.fixture
def school(tmp_path: Path) -> Iterator[LiveServer]:
    server = LiveServer(tmp_path / "data", demo=False)
    server.start()
    try:
        yield server
    finally:
        server.kill()


def copies(page: Page) -> list[str]:
    kept: list[str] = page.evaluate(
        "Object.keys(sessionStorage).filter(key => key.startsWith('tt-writing:'))"
    )
    return kept


def test_signing_out_on_a_shared_device_leaves_no_copy_of_a_text(
    browser: Browser, school: LiveServer
) -> None:
    page = browser.new_context(locale="nl-NL").new_page()
    page.set_default_timeout(SLOW)
    page.goto(printed_link(school))
    page.get_by_label("Naam van de school").fill("De Wilgenhof")
    page.get_by_label("Je voornaam").fill("Wim")
    page.get_by_label("Wat doe je op school?").select_option(label="Ik beheer alleen Teamtuin")
    page.get_by_label("Aanmeldnaam").fill("wim")
    page.get_by_label("Wachtzin").fill(PASSPHRASE)
    page.get_by_role("button", name="Begin").click()
    page.goto(school.url)
    expect(page.get_by_role("textbox")).to_be_visible(timeout=SLOW)
    page.evaluate("sessionStorage.setItem('tt-writing:ander:oud:tab', '{}')")

    page.route("**/concept/**", lambda _route: None)  # the line is slow: what is sent gets no answer
    with page.expect_request("**/concept/**"):
        page.get_by_role("textbox").fill("De wissel")
    page.get_by_role("textbox").press_sequentially(" ging vanzelf")
    assert len(copies(page)) == 2
    page.get_by_role("button", name="Afmelden").click()

    expect(page).to_have_url(f"{school.url}/aanmelden")
    assert copies(page) == []

    # A session that ended by itself, or from another device, left its copy: the next page takes it away.
    page.wait_for_load_state()  # else the page on the screen may take this one away too
    page.evaluate("sessionStorage.setItem('tt-writing:ander:oud:tab', '{}')")
    page.goto(f"{school.url}/aanmelden?verder")
    assert len(copies(page)) == 1
    page.goto(school.url)
    expect(page).to_have_url(f"{school.url}/aanmelden")
    assert copies(page) == []
    page.context.close()
