"""From Vandaag to a number on a phone: three touches, and no press on the plus is lost or counted twice."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.hand import PATIENCE, PHONE, Hand, device
from tests.browser.live import LiveServer

pytestmark = pytest.mark.browser


def test_a_number_takes_three_touches_from_vandaag_and_each_press_counts_once(
    browser: Browser, live_server: LiveServer
) -> None:
    context = device(browser, PHONE)
    tessel = Hand(live_server, context, "Tessel")
    tessel.page.clock.install(time="2021-05-05T12:00:00")  # a device that does not know what day it is
    tessel.open("/")
    tessel.press(re.compile("^Meting erbij"))
    tessel.press(re.compile("^Gidsmomenten per week"))
    plus, number = tessel.page.locator(".tt-plus"), tessel.page.locator(".tt-tally output")
    expect(number).to_have_text(re.compile(r"\d+"), timeout=PATIENCE)
    before = int(number.inner_text())
    tessel.press("Eén erbij")
    assert tessel.taps == 3
    saved = tessel.page.locator(".tt-tally [role=status]")
    expect(saved).to_have_text("Bewaard", timeout=PATIENCE)

    for _ in range(8):  # quicker than a page can be drawn again
        plus.click(delay=0)
    tessel.press("Eén terug")
    expect(saved).to_have_text("Bewaard", timeout=PATIENCE)
    expect(number).to_have_text(str(before + 8))
    tessel.page.reload()
    expect(number).to_have_text(str(before + 8), timeout=PATIENCE)
    context.close()
