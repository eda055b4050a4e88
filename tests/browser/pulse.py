"""A pulse from its opening to its two groups: the team on its screens, and six people on phones."""

from playwright.sync_api import Browser, expect

from tests.browser.hand import PATIENCE, PHONE, Hand, device
from tests.browser.live import LiveServer

PEOPLE = 6
ENERGY = "Hoeveel energie gaf het werk je deze week?"
ROOM = "Hoeveel ruimte had je om te doen wat je klas nodig had?"
TIME = "Hoe goed was het werk deze week te doen in je tijd?"


def a_pulse(tessel: Hand, browser: Browser, server: LiveServer, questions: tuple[str, ...]) -> None:
    """Opened in Onze tuin, answered on six phones, closed, and seen in two groups."""
    tessel.open("/onze-tuin")
    close_what_runs(tessel)
    tessel.press("Open een peiling")
    for words in (ENERGY, ROOM, TIME):
        tessel.room.get_by_role("checkbox", name=words).set_checked(words in questions, force=True)
    tessel.room.get_by_role("checkbox", name="Alleen met een code").set_checked(False, force=True)
    tessel.press("Open de peiling")
    tessel.reads("Er loopt een peiling")
    path = tessel.room.locator('a[href^="/meedoen/"]').first.get_attribute("href")
    assert path
    for _ in range(PEOPLE):
        answer(browser, server.url + path, questions)
    close_what_runs(tessel)
    n_is_six(tessel, questions)


def close_what_runs(tessel: Hand) -> None:
    """Close the pulse that is open, if one is; afterwards another one can be opened."""
    runs, begin = tessel.room.get_by_text("Er loopt een peiling"), tessel.room.get_by_role("button")
    ready = begin.filter(has_text="Open een peiling")
    expect(runs.or_(ready)).to_be_visible(timeout=PATIENCE)
    if runs.is_visible():
        tessel.room.get_by_role("button", name="Sluit de ronde").first.click()  # a board may stand open too
        sure = tessel.page.locator(".st-key-voet_stapel_ronde")
        sure.get_by_role("button", name="Sluit de ronde").click()
    expect(ready).to_be_visible(timeout=PATIENCE)


def answer(browser: Browser, address: str, questions: tuple[str, ...]) -> None:
    """A phone that never was here before."""
    phone = device(browser, PHONE)
    page = phone.new_page()
    page.goto(address)
    for words in questions:
        page.get_by_role("group", name=words).get_by_role("radio", name="4").check()
    page.get_by_role("button", name="Verstuur").click()
    expect(page.get_by_text("Dank je. Het is ontvangen.")).to_be_visible(timeout=PATIENCE)
    phone.close()


def n_is_six(tessel: Hand, questions: tuple[str, ...]) -> None:
    """Under each question: how many answered, and both groups."""
    tessel.open("/onze-tuin")
    for words in questions:
        shown = tessel.room.locator("[class*=st-key-blad_energy]").filter(has_text=words)
        expect(shown).to_contain_text(f"antwoordden {PEOPLE} collega’s.", timeout=PATIENCE)
        expect(shown).to_contain_text("Zij kozen allemaal 4 of 5.")
        shown.get_by_role("button", name="Toon als tabel").click()
        row = shown.locator("tbody tr").first
        expect(row.locator(".tt-number")).to_have_text([str(PEOPLE), "0", str(PEOPLE)], timeout=PATIENCE)
