"""On the school's network without https, where a browser says less about where a form comes from."""

import re
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.kort import write
from tests.browser.live import LiveServer

pytestmark = pytest.mark.browser


@pytest.fixture
def on_the_network(tmp_path) -> Iterator[LiveServer]:
    """The demo school under a name of the network."""
    data = tmp_path / "data"
    run = (sys.executable, "-m", "teamtuin", "run", "--demo", "--port", "{port}", "--data", str(data))
    server = LiveServer(data, (*run, "--url", "http://school.lan:{port}"))
    server.start()
    try:
        yield server
    finally:
        server.kill()


def test_somebody_comes_in_writes_and_answers_a_round_over_plain_http(
    on_the_network: LiveServer, browser: Browser
) -> None:
    """Here the browser sends no Sec-Fetch-Site, and with `no-referrer` its forms would come from nowhere."""
    school = f"http://school.lan:{on_the_network.port}"
    page = browser.new_context(locale="nl-NL").new_page()
    page.goto(f"{school}/wie-ben-je")
    page.get_by_role("button", name=re.compile("Tessel")).click()
    field = page.get_by_label("Wat wil je vasthouden van vandaag?")
    field.fill("De kaart op de deur deed meer dan mijn uitleg.")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("Bewaard. Alleen jij ziet dit.")).to_be_visible(timeout=60_000)

    page.goto(f"{school}/meedoen/TUIN")
    page.get_by_role("textbox").fill("Een rustplek bij het raam.")
    page.get_by_role("button").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dank je")

    page.goto(f"{school}/kort")  # without a worker, which browsers allow with https only
    expect(page.get_by_text("Op dit netwerk opent Kort alleen met verbinding.")).to_be_visible()
    page.context.set_offline(offline=True)
    write(page, "Aan de open pagina.")
    expect(page.get_by_text("Een regel wacht op verbinding.")).to_be_visible()
    page.context.set_offline(offline=False)
    expect(page.get_by_text("Bewaard om")).to_be_visible()
