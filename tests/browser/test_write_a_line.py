"""From the first letter to Mijn tuin, on a phone: nothing is lost on the way, whatever the server does."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from tests.browser.live import LiveServer, sign_in

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
PATIENCE = 60_000
LINE = "Een kleuter koos zelf de kaart en begon te vertellen."
ANSWER = "Tijd, en een volwassene die zijn mond hield."
SCHOOL_QUESTION = "Wat had dit kind of deze klas nodig?"
Device = Callable[[str], Page]


@pytest.fixture
def device(browser: Browser, live_server: LiveServer) -> Iterator[Device]:
    """A phone of somebody in the demo school; each call is another phone."""
    contexts: list[BrowserContext] = []

    def phone(name: str) -> Page:
        context = browser.new_context(viewport=PHONE, locale="nl-NL")  # type: ignore[arg-type]
        contexts.append(context)
        sign_in(live_server, context, name)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        return page

    yield phone
    for context in contexts:
        context.close()


def field(page: Page) -> Locator:
    return page.locator(".tt-field textarea:visible")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def question(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1, name=words)).to_be_visible(timeout=PATIENCE)


def kicker(page: Page, words: str) -> None:
    expect(page.locator(".tt-kicker").filter(has_text=words)).to_be_visible(timeout=PATIENCE)


def on_the_server(page: Page) -> None:
    """The foot line says that what stands in the field is saved."""
    expect(page.locator(".tt-field .tt-status")).to_contain_text("Bewaard om", timeout=PATIENCE)


def a_slow_line(page: Page) -> None:
    """What is saved comes in a second and a half later."""

    def slowly(route: Route) -> None:
        page.wait_for_timeout(1_500)
        route.continue_()

    page.route("**/concept/**", slowly)


@contextmanager
def a_held_line(page: Page) -> Iterator[None]:
    """What is saved meanwhile reaches the server only afterwards."""
    held: list[Route] = []
    page.route("**/concept/**", lambda route: held.append(route))
    yield
    for route in held:
        route.continue_()
    page.unroute("**/concept/**")


def garden(page: Page, server: LiveServer) -> Locator:
    page.goto(f"{server.url}/mijn-tuin")
    expect(page.locator("h1")).to_be_visible(timeout=PATIENCE)
    return page.locator(".st-key-kamer")


def test_a_line_with_its_answer_outlives_a_reload_and_a_killed_server(
    browser: Browser, live_server: LiveServer
) -> None:
    context = browser.new_context(viewport=PHONE, locale="nl-NL")  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(live_server.url)
    page.get_by_role("button", name="Tessel").click()
    question(page, "Wat wil je vasthouden van vandaag?")

    field(page).type(LINE)
    press(page, "Bewaar")
    expect(page.get_by_text("Bewaard. Alleen jij ziet dit.")).to_be_visible(timeout=PATIENCE)
    question(page, SCHOOL_QUESTION)
    expect(page.get_by_text("Vraag uit de vragenbank")).to_be_visible()
    expect(page.get_by_text(LINE)).to_have_count(0)
    field(page).type(ANSWER)
    press(page, "Bewaar")
    expect(page.get_by_role("button", name="Nog een vraag")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("heading", level=1, name=SCHOOL_QUESTION)).to_have_count(0)

    page.reload()
    question(page, "Wat wil je vasthouden van vandaag?")
    expect(field(page)).to_have_value("")
    expect(page.get_by_text(ANSWER)).to_have_count(0)

    live_server.kill()
    live_server.start()
    garden(page, live_server).get_by_role("button", name=LINE).click()
    for words in (LINE, SCHOOL_QUESTION, ANSWER):
        expect(page.get_by_text(words, exact=True)).to_have_count(1, timeout=PATIENCE)
    context.close()


LEAST_WORDS = """() => {
    window.least = Infinity;
    const look = () => {
        window.least = Math.min(window.least, document.querySelector(".st-key-kamer").innerText.length);
        requestAnimationFrame(look);
    };
    look();
}"""


def test_the_room_is_never_blank_while_an_answer_is_saved(device: Device, live_server: LiveServer) -> None:
    page = device("Tessel")
    page.goto(live_server.url)
    question(page, "Wat wil je vasthouden van vandaag?")
    field(page).type(LINE)
    press(page, "Bewaar")
    question(page, SCHOOL_QUESTION)
    field(page).type(ANSWER)
    page.evaluate(LEAST_WORDS)
    press(page, "Bewaar")
    expect(page.get_by_role("button", name="Nog een vraag")).to_be_visible(timeout=PATIENCE)
    assert page.evaluate("window.least") > len("maandag 30 november Bewaard. Alleen jij ziet dit.")


def test_a_way_in_loses_nothing_by_going_back_or_by_another_question(
    device: Device, live_server: LiveServer
) -> None:
    page = device("Bas")
    page.goto(f"{live_server.url}/schrijven")
    page.get_by_role("button", name="Er lukte iets").click()
    kicker(page, "stap 1 van 5")
    field(page).type("Een jongen van acht wachtte een halve minuut.")
    press(page, "Verder")

    kicker(page, "stap 2 van 5")
    expect(field(page)).to_have_value("", timeout=PATIENCE)
    first = page.locator("h1:visible").inner_text()
    with a_held_line(page):  # the words are still on their way when another question is asked for
        field(page).type("Ik deed niets.")
        press(page, "Andere vraag")
        expect(page.locator("h1:visible")).not_to_have_text(first, timeout=PATIENCE)
        expect(page.locator(".tt-field")).to_have_count(1)
        expect(field(page)).to_have_value("Ik deed niets.")
    on_the_server(page)
    other = page.locator("h1:visible").inner_text()

    press(page, "Terug")
    kicker(page, "stap 1 van 5")
    expect(field(page)).to_have_value("Een jongen van acht wachtte een halve minuut.", timeout=PATIENCE)
    press(page, "Verder")
    question(page, other)
    expect(field(page)).to_have_value("Ik deed niets.", timeout=PATIENCE)

    page.reload()
    question(page, other)
    expect(field(page)).to_have_value("Ik deed niets.", timeout=PATIENCE)


def test_what_was_begun_goes_on_on_another_device_and_becomes_one_text(
    device: Device, live_server: LiveServer
) -> None:
    phone = device("Hester")
    phone.goto(f"{live_server.url}/schrijven")
    phone.get_by_role("button", name="Er gebeurde iets").click()
    kicker(phone, "stap 1 van 5")
    field(phone).type("Twintig kinderen wisselden tegelijk.")
    press(phone, "Verder")
    kicker(phone, "stap 2 van 5")

    laptop = device("Hester")
    laptop.goto(f"{live_server.url}/schrijven")
    laptop.get_by_role("button", name="Twintig kinderen wisselden").click()
    kicker(laptop, "stap 2 van 5")
    field(laptop).type("Ik riep de wissel om.")
    press(laptop, "Klaar voor nu")
    expect(laptop.get_by_text("Bewaard. Alleen jij ziet dit.")).to_be_visible(timeout=PATIENCE)

    here = garden(laptop, live_server)
    expect(here.get_by_text("Twintig kinderen wisselden tegelijk.")).to_have_count(1)
    expect(here.get_by_text("Nog niet bewaard")).to_have_count(0)
    here.get_by_role("button", name="Twintig kinderen wisselden").click()
    expect(laptop.get_by_text("Er gebeurde iets").first).to_be_visible(timeout=PATIENCE)
    expect(laptop.get_by_text("Ik riep de wissel om.", exact=True)).to_be_visible(timeout=PATIENCE)


def test_the_last_words_are_in_when_it_says_saved_on_a_slow_line(
    device: Device, live_server: LiveServer
) -> None:
    """A press may overtake the words that were typed just before it; "saved" may not."""
    page = device("Daan")
    page.goto(f"{live_server.url}/schrijven?manier=one_minute")
    kicker(page, "stap 1 van 3")
    field(page).type("Het eerste deel.")
    on_the_server(page)

    a_slow_line(page)
    field(page).type(" En het laatste woord.")
    press(page, "Klaar voor nu")
    expect(page.get_by_text("Bewaard. Alleen jij ziet dit.")).to_be_visible(timeout=PATIENCE)
    page.wait_for_timeout(3_000)
    page.unroute("**/concept/**")

    here = garden(page, live_server)
    expect(here.get_by_text("Het eerste deel. En het laatste woord.")).to_have_count(1)
    expect(here.get_by_text("Nog niet bewaard")).to_have_count(0)
