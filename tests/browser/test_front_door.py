"""The first minute in a real browser: nothing from outside, Dutch, by day and by night, one key hides all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from teamtuin.addresses import rooms
from teamtuin.texts import texts_for
from tests.browser.live import LiveServer

pytestmark = pytest.mark.browser
PHONE, LAPTOP = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
PAPER = {"light": "rgb(251, 248, 241)", "dark": "rgb(23, 33, 29)"}


@dataclass
class Visit:
    """A page with all that it asked for and complained about."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def outside(self, home: str) -> list[str]:
        return [url for url in self.asked if not url.startswith((home, "data:", "blob:", "ws://127.0.0.1"))]


Arrive = Callable[..., Visit]


@pytest.fixture
def arrive(browser: Browser, live_server: LiveServer) -> Iterator[Arrive]:
    """Come in at the front door and become Tessel."""
    contexts: list[BrowserContext] = []

    def arrived(size: dict[str, int] = LAPTOP, scheme: str = "light") -> Visit:
        context = browser.new_context(viewport=size, color_scheme=scheme, locale="nl-NL")  # type: ignore[arg-type]
        contexts.append(context)
        visit = Visit(context.new_page())
        visit.page.on("request", lambda request: visit.asked.append(request.url))
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        visit.page.on(
            "console",
            lambda said: visit.complaints.append(said.text) if said.type in ("error", "warning") else None,
        )
        visit.page.goto(live_server.url)
        visit.page.get_by_role("button", name="Tessel").click()
        expect(visit.page.locator("h1")).to_contain_text("Wat wil je vasthouden van vandaag?", timeout=60_000)
        return visit

    yield arrived
    for context in contexts:
        context.close()


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_visit_stays_inside_and_speaks_dutch(
    arrive: Arrive, live_server: LiveServer, size: dict[str, int], scheme: str
) -> None:
    visit = arrive(size, scheme)
    page = visit.page

    expect(page).to_have_title("Vandaag · Teamtuin")
    assert page.locator("html").get_attribute("lang") == "nl"
    assert visit.outside(live_server.url) == []
    assert visit.complaints == []
    paper = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    assert paper == PAPER[scheme]
    assert page.evaluate("document.fonts.check('600 17px \"Atkinson Hyperlegible Next\"')")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    here = page.get_by_role("navigation", name="Kamers").locator("[aria-current=page]")
    expect(here).to_have_text("Vandaag")


def test_every_room_opens_by_its_own_address_without_a_complaint(
    arrive: Arrive, live_server: LiveServer
) -> None:
    visit = arrive(PHONE)

    for room in rooms():
        if not room.only_for:
            visit.page.goto(live_server.url + room.path)
            here = visit.page.get_by_role("navigation", name="Kamers").locator("[aria-current=page]")
            expect(here).to_have_text(texts_for("nl").gettext(room.name), timeout=60_000)
            assert visit.page.url == live_server.url + room.path
    assert visit.complaints == []


def test_the_first_visit_of_a_phone_is_light(
    browser: Browser, arrive: Arrive, live_server: LiveServer
) -> None:
    """Measured 608 kB; as Streamlit serves it, it is 2.6 MB."""
    cookies = arrive(PHONE).page.context.cookies()
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    context.add_cookies(cookies)  # type: ignore[arg-type]
    page = context.new_page()
    wire = context.new_cdp_session(page)
    weights: list[float] = []
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda done: weights.append(done["encodedDataLength"]))
    page.goto(live_server.url)
    expect(page.locator("h1")).to_contain_text("vandaag", timeout=60_000)
    page.wait_for_timeout(1_000)
    context.close()

    assert sum(weights) < 750_000


def test_every_target_under_the_thumb_is_large_enough(arrive: Arrive) -> None:
    page = arrive(PHONE).page

    page.get_by_role("button", name="Meer").click()
    expect(page.get_by_role("link", name="Onze tuin").last).to_be_visible()
    around = ":is(.st-key-wegwijzer, .st-key-wie_ben_ik, [data-testid=stPopoverBody])"
    everywhere = f"{around} :is(a, button)"
    shown = [target for target in page.locator(everywhere).all() if target.is_visible()]
    assert len(shown) >= 11
    for target in shown:
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44, target.inner_text()


def test_one_key_hides_everything_until_it_is_pressed_again(arrive: Arrive) -> None:
    page = arrive().page
    question = page.locator("h1")

    page.keyboard.press("Escape")
    expect(question).to_be_hidden()
    expect(page.get_by_role("dialog", name="Alles is verborgen.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Laat weer zien")).to_be_visible()
    page.wait_for_timeout(1_500)
    expect(question).to_be_hidden()
    page.keyboard.press("Escape")
    expect(question).to_be_visible()


def test_the_words_hide_everything_too_for_who_has_no_keyboard(arrive: Arrive) -> None:
    page = arrive(PHONE).page

    page.get_by_role("button", name="Verberg alles").click()
    expect(page.locator("h1")).to_be_hidden()
    page.get_by_role("button", name="Laat weer zien").click()
    expect(page.locator("h1")).to_be_visible()


def test_somebody_else_can_take_the_seat(arrive: Arrive) -> None:
    page = arrive().page

    page.get_by_role("link", name="Iemand anders").click()
    page.get_by_text("Toon het hele team").click()
    page.get_by_role("button", name="Bas").click()

    expect(page.locator(".st-key-wie_ben_ik")).to_contain_text("Bas", timeout=60_000)
    expect(page.locator(".st-key-wie_ben_ik")).not_to_contain_text("Tessel")
