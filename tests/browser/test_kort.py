"""Kort in a real browser: what waits on a device arrives once, and is there for nobody else."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Route, expect

from tests.browser.hand import PATIENCE, PHONE
from tests.browser.kort import arrived, at_home, installed, open_kort, write
from tests.browser.live import LiveServer, sign_in

pytestmark = pytest.mark.browser
HERS = "Yara begon zelf te vertellen."
KEPT = "caches.keys().then(names => caches.open(names[0])).then(all => all.keys()).then(all => all.length)"
EVERYTHING = """async () => {
  const open = indexedDB.open("tt-kort");
  const base = await new Promise(ok => { open.onsuccess = () => ok(open.result); });
  const all = base.transaction("lines").objectStore("lines").getAll();
  const lines = await new Promise(ok => { all.onsuccess = () => ok(all.result); });
  return JSON.stringify([lines, {...localStorage}, {...sessionStorage}]);
}"""
"""All that lies on the device, by whatever name."""


@pytest.fixture
def phone(browser: Browser):
    """A phone that is Tessel's own."""
    context = browser.new_context(viewport=PHONE, locale="nl-NL")  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def no_answer(context: BrowserContext) -> None:
    """Who is there can be asked; what is sent gets lost."""
    context.route("**/kort/regels", lambda route: route.abort())


def test_what_was_written_without_a_network_arrives_once_after_the_browser_was_closed(
    browser: Browser, live_server: LiveServer, tmp_path: Path
) -> None:
    with at_home(browser, tmp_path) as context:
        sign_in(live_server, context)
        page = open_kort(context, live_server)
        installed(page)
        context.set_offline(offline=True)
        for number in range(2):
            write(page, f"Zonder netwerk {number}.")
        expect(page.get_by_text("2 regels wachten op verbinding.")).to_be_visible()
        page.keyboard.type("Half af")
        expect(page.locator("#text")).to_have_value("Half af")
    with at_home(browser, tmp_path) as context:
        context.set_offline(offline=True)
        page = open_kort(context, live_server)
        expect(page.get_by_text("2 regels wachten op verbinding.")).to_be_visible()
        expect(page.locator("#text")).to_have_value("Half af")
        assert "Zonder netwerk" not in page.locator("body").inner_text()
        context.set_offline(offline=False)
        expect(page.get_by_text("2 regels bewaard om")).to_be_visible()
        assert sorted(arrived(context, live_server, "Zonder")) == ["Zonder netwerk 0.", "Zonder netwerk 1."]

        page.goto(live_server.url)  # no other page than Kort has its worker
        assert page.evaluate("navigator.serviceWorker.controller") is None
        kept = page.evaluate(
            "caches.keys().then(names => caches.open(names[0])).then(c => c.keys()).then(k => k.length)"
        )
        assert kept == 3


def test_a_saved_line_is_written_on_from_there(live_server: LiveServer, phone: BrowserContext) -> None:
    sign_in(live_server, phone)
    page = open_kort(phone, live_server)
    expect(page.get_by_label("Wat wil je vasthouden van vandaag?")).to_be_focused()
    page.keyboard.type("Verder met Yara.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("status").first).to_contain_text("Alleen jij ziet dit.")
    page.get_by_role("link", name="Verder schrijven").click()
    expect(page.get_by_text("Verder met Yara.")).to_be_visible(timeout=PATIENCE)


def test_another_person_on_this_device_sees_no_line_no_number_and_no_half_sentence(
    live_server: LiveServer, phone: BrowserContext
) -> None:
    sign_in(live_server, phone)
    page = open_kort(phone, live_server)
    no_answer(phone)
    write(page, HERS)
    expect(page.get_by_text("Een regel wacht op verbinding.")).to_be_visible()
    page.keyboard.type("Half af")
    page.wait_for_timeout(300)

    sign_in(live_server, phone, "Daan")
    page.goto(f"{live_server.url}/kort")
    expect(page.get_by_text("Je schrijft als Daan.")).to_be_visible()
    expect(page.locator("#text")).to_have_value("")
    assert "wacht" not in page.locator("body").inner_text()
    lies_there = page.evaluate(EVERYTHING)
    assert HERS not in lies_there
    assert "Half af" not in lies_there
    assert "Tessel" not in lies_there

    phone.unroute_all()
    write(page, "Van Daan zelf.")
    expect(page.get_by_text("Bewaard om")).to_be_visible()
    assert arrived(phone, live_server, HERS) == []
    sign_in(live_server, phone)
    page.goto(f"{live_server.url}/kort")
    expect(page.get_by_text("Bewaard om")).to_be_visible()
    expect(page.locator("#text")).to_have_value("Half af")
    assert arrived(phone, live_server, HERS) == [HERS]


def test_lines_wait_for_whoever_was_signed_out_and_go_when_she_is_back(
    live_server: LiveServer, phone: BrowserContext
) -> None:
    sign_in(live_server, phone)
    page = open_kort(phone, live_server)
    phone.clear_cookies()
    write(page, "Na het verlopen.")
    expect(page.get_by_text("Een regel wacht. Meld je aan om hem te versturen.")).to_be_visible()
    page.get_by_role("link", name="Aanmelden").click()
    page.get_by_role("button", name="Tessel").click()
    expect(page.get_by_text("Bewaard om")).to_be_visible()
    assert page.url == f"{live_server.url}/kort"
    assert arrived(phone, live_server, "Na het verlopen.") == ["Na het verlopen."]


def test_signing_out_says_first_that_something_waits_and_leaves_it_to_nobody(
    live_server: LiveServer, phone: BrowserContext
) -> None:
    sign_in(live_server, phone)
    page = open_kort(phone, live_server)
    no_answer(phone)
    write(page, "Nog niet weg.")
    expect(page.get_by_text("Een regel wacht op verbinding.")).to_be_visible()
    page.goto(f"{live_server.url}/kort?afmelden")  # where a room sends who signs out there
    expect(page.get_by_text("Een tekst is nog niet verstuurd.")).to_be_visible()
    page.get_by_role("button", name="Toch afmelden").click()
    page.wait_for_url("**/wie-ben-je")
    lies_there = page.evaluate(EVERYTHING)
    assert "Nog niet weg." not in lies_there
    assert json.loads(lies_there)[1].get("tt-kort") is None

    page.goto(f"{live_server.url}/kort")
    expect(page.get_by_text("Meld je aan om hier te schrijven.")).to_be_visible()
    assert "wacht" not in page.locator("body").inner_text()


def test_a_shared_device_keeps_nothing_and_the_field_holds_on_until_there_is_an_answer(
    live_server: LiveServer, phone: BrowserContext
) -> None:
    sign_in(live_server, phone)

    def shared(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json=answer.json() | {"own": False})

    phone.route("**/kort/wie", shared)
    page = open_kort(phone, live_server)
    expect(page.get_by_text("Anderen gebruiken dit toestel ook.")).to_be_visible()
    no_answer(phone)
    write(page, HERS)
    expect(page.get_by_text("Nog niet bewaard.")).to_be_visible()
    expect(page.locator("#text")).to_have_value(HERS)
    assert json.loads(page.evaluate(EVERYTHING)) == [[], {}, {}]

    phone.unroute("**/kort/regels")
    before = arrived(phone, live_server, HERS)
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("Bewaard om")).to_be_visible()
    expect(page.locator("#text")).to_have_value("")
    assert arrived(phone, live_server, HERS) == [*before, HERS]
    assert json.loads(page.evaluate(EVERYTHING)) == [[], {}, {}]
