"""Nothing that was typed gets lost: each way of losing it, tried in a real browser on a real server.

One round of each on a phone here; ten rounds on a phone and on a desktop with `--long`. The table comes out
with `pytest -s`.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import loss
from tests.browser.live import LiveServer, sign_in

pytestmark = pytest.mark.browser

DEVICES = {"phone": loss.PHONE, "desktop": loss.DESKTOP}
Schools = Callable[[str], loss.School]


@pytest.fixture
def school(browser: Browser, live_server: LiveServer) -> Schools:
    """Today on a server that may be killed, seen on this device."""

    def arrives(context: BrowserContext) -> None:
        sign_in(live_server, context)

    def kept(page: Page) -> str:
        page.goto(f"{live_server.url}/mijn-tuin")
        page.get_by_role("heading", level=1).first.wait_for()
        page.wait_for_timeout(1_000)
        return str(page.locator("[data-testid=stMain]").inner_text())

    def on(device: str) -> loss.School:
        return loss.School(
            server=live_server,
            browser=browser,
            device=DEVICES[device],
            sign_in=arrives,
            kept=kept,
            room="Schrijven",
        )

    return on


@pytest.mark.parametrize("case", loss.CASES)
def test_nothing_typed_is_lost(school: Schools, case: str) -> None:
    row = loss.lost_in(school("phone"), case, rounds=1)
    loss.tell([row])
    assert row.lost == 0


@pytest.mark.parametrize("case", loss.PRESSES)
def test_a_press_keeps_all_of_it_and_once(school: Schools, case: str) -> None:
    row = loss.lost_in_press(school("phone"), case, rounds=1)
    loss.tell([row])
    assert row.lost == 0


@pytest.mark.long
@pytest.mark.parametrize("device", DEVICES)
def test_nothing_is_lost_in_ten_rounds_of_everything(school: Schools, device: str) -> None:
    rows = [loss.lost_in(school(device), case, rounds=10) for case in loss.CASES]
    rows += [loss.lost_in_press(school(device), case, rounds=10) for case in loss.PRESSES]
    loss.tell(rows)
    assert sum(row.lost for row in rows) == 0
