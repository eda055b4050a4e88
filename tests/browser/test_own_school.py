"""From the set-up link to a council that opens sharing, with nothing but what the screens say."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from teamtuin.addresses import SHARED_COOKIE
from tests.browser.live import LiveServer, sign_in

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
SLOW = 60_000
LINE = "De wissel ging vanzelf terwijl ik zat."
PASSPHRASE = "vier natte blauwe laarzen"


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """Teamtuin as somebody starts it for the first time: no school in it."""
    server = LiveServer(tmp_path_factory.mktemp("own") / "data", demo=False)
    server.start()
    try:
        yield server
    finally:
        server.kill()


@pytest.fixture
def phones(browser: Browser) -> Iterator[list[BrowserContext]]:
    """Each person's own phone."""
    made: list[BrowserContext] = []
    yield made
    for context in made:
        context.close()


def phone(browser: Browser, phones: list[BrowserContext]) -> Page:
    context = browser.new_context(viewport=PHONE, locale="nl-NL")  # type: ignore[arg-type]
    context.set_default_timeout(SLOW)
    phones.append(context)
    return context.new_page()


def printed_link(server: LiveServer) -> str:
    """What stands in the window of whoever started Teamtuin."""
    said = Path(server.log.name).read_text(encoding="utf-8")
    found = re.search(r"http\S+/welkom/\S+", said)
    assert found
    return found[0]


def sign_up(page: Page, name: str) -> None:
    """Choose how to sign in from now on."""
    page.get_by_label("Aanmeldnaam").fill(name)
    page.get_by_label("Wachtzin").fill(PASSPHRASE)
    page.get_by_label("Ja, alleen ik gebruik het").check()


def invite(page: Page, name: str, role: str) -> str:
    """Invite somebody in Beheer; gives the link on the screen."""
    form = page.locator("[data-testid=stForm]").first
    field = form.locator('[aria-label="Voornaam"]')
    expect(field.and_(page.locator(':not([value=""])'))).to_have_count(0)  # the form before this one is gone
    field.fill(name)
    if role != "Leerkracht":  # which is chosen beforehand
        form.get_by_text("Leerkracht", exact=True).click()
        form.get_by_text(role, exact=True).click()
    form.get_by_role("button", name="Maak de link").click()
    dialog = page.get_by_role("dialog")
    link = dialog.get_by_test_id("stCode").inner_text().strip()
    dialog.get_by_role("button", name="Ik heb de link gegeven").click()
    expect(dialog).to_have_count(0, timeout=SLOW)
    return link


def come_in(page: Page, link: str, name: str) -> None:
    page.goto(link)
    sign_up(page, name)
    page.get_by_role("button", name="Kom binnen").click()
    expect(page.get_by_text("Jouw eigen herstelcode")).to_be_visible()
    page.get_by_role("link", name="Ik heb hem opgeschreven").click()
    expect(page.locator("h1")).to_contain_text("vasthouden van vandaag", timeout=SLOW)


def test_an_own_school_from_the_set_up_link_to_its_council_opening_sharing(
    browser: Browser, phones: list[BrowserContext], school: LiveServer
) -> None:
    wim = phone(browser, phones)
    wim.goto(printed_link(school))
    wim.get_by_label("Naam van de school").fill("De Wilgenhof")
    wim.get_by_label("Je voornaam").fill("Wim")
    wim.get_by_label("Wat doe je op school?").select_option(label="Ik beheer alleen Teamtuin")
    sign_up(wim, "wim")
    wim.get_by_role("button", name="Begin").click()
    expect(wim.locator("#school_key")).to_contain_text("AGE-SECRET-KEY-1")
    wim.get_by_role("link", name="Naar Beheer, om mensen uit te nodigen").click()
    expect(wim.get_by_text("Delen is nog dicht")).to_be_visible(timeout=SLOW)
    to_tessel = invite(wim, "Tessel", "Leerkracht")
    to_rachida = invite(wim, "Rachida", "Medezeggenschapsraad")

    tessel = phone(browser, phones)
    come_in(tessel, to_tessel, "tessel")
    tessel.get_by_role("textbox").fill(LINE)
    tessel.get_by_role("button", name="Bewaar", exact=True).click()
    expect(tessel.get_by_text("Bewaard. Alleen jij ziet dit.")).to_be_visible(timeout=SLOW)
    tessel.goto(f"{school.url}/mijn-tuin")
    expect(tessel.get_by_text(LINE)).to_be_visible(timeout=SLOW)

    rachida = phone(browser, phones)
    come_in(rachida, to_rachida, "rachida")
    rachida.get_by_role("link", name="Beheer").click()
    rachida.get_by_label(re.compile("Waar staat het")).fill("verslag van 24 november, punt 4")
    rachida.get_by_role("button", name="Delen met collega's").click()
    rachida.get_by_role("button", name="Leg de instemming vast").click()
    expect(rachida.get_by_text("Open: de MR stemde in")).to_be_visible(timeout=SLOW)

    for other in (wim, rachida):
        other.goto(f"{school.url}/beheer")
        expect(other.get_by_role("heading", name="Beheer")).to_be_visible(timeout=SLOW)
        expect(other.get_by_text("Delen is nog dicht")).to_have_count(0)
        other.goto(f"{school.url}/mijn-tuin")
        expect(other.get_by_role("heading", name="Mijn tuin")).to_be_visible(timeout=SLOW)
        assert LINE not in other.content()


def test_a_shared_device_lets_go_of_the_page_after_fifteen_quiet_minutes(
    browser: Browser, phones: list[BrowserContext], live_server: LiveServer
) -> None:
    page = phone(browser, phones)
    sign_in(live_server, page.context)
    page.add_init_script(f"document.cookie = '{SHARED_COOKIE}=1'")  # a guest's device counts as her own
    page.clock.install()
    page.goto(live_server.url)
    expect(page.locator("h1")).to_contain_text("vasthouden van vandaag", timeout=SLOW)

    page.clock.fast_forward("14:00")
    page.mouse.click(5, 5)
    page.evaluate("window.stillHere = true")
    page.clock.fast_forward("14:00")
    assert page.evaluate("window.stillHere")

    with page.expect_event("load", timeout=SLOW):
        page.clock.fast_forward("02:00")
