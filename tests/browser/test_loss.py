"""Nothing that was typed gets lost: each way of losing it, tried in a real browser on a real server.

One round of each on a phone here; ten rounds on a phone and on a desktop with `--long`. The table comes out
with `pytest -s`.
"""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import loss
from tests.browser.live import FIELD_APP, LiveServer, sign_in

pytestmark = pytest.mark.browser

DEVICES = {"phone": loss.PHONE, "desktop": loss.DESKTOP}
Schools = Callable[[str], loss.School]


@pytest.fixture(scope="module")
def school(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Schools]:
    """The writing field on a server that may be killed, seen on this device."""
    server = LiveServer(tmp_path_factory.mktemp("loss") / "data", FIELD_APP)
    server.start()

    def arrives(context: BrowserContext) -> None:
        sign_in(server, context)

    def kept(page: Page) -> str:
        page.goto(server.url)
        page.get_by_text("Opnieuw").wait_for()
        page.wait_for_timeout(300)
        return "\n".join(page.get_by_text(re.compile("^BEWAARD ")).all_inner_texts())

    def on(device: str) -> loss.School:
        return loss.School(
            server=server, browser=browser, device=DEVICES[device], sign_in=arrives, kept=kept, room="Elders"
        )

    yield on
    server.kill()


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
