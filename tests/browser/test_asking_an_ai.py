"""Asking an AI on a phone: a thumb finds each mark, a hasty press sends once, and the question stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.app import open_teamtuin
from teamtuin.asking.school.model import CONDITIONS, Where
from teamtuin.people.model import Role
from teamtuin.settings import Settings
from tests.asking.ai_server import Service, running
from tests.browser.hand import PHONE, Hand, device
from tests.browser.live import LiveServer
from tests.conftest import copy_school

pytestmark = pytest.mark.browser
LINE = "Noor riep vier keer de volgorde om in Amersfoort en toen ruimde de groep zelf op bij de kast."
ASK, QUESTION = "Vraag de AI iets", "Wat deed jij op het moment dat de groep zelf opruimde?"
THUMB = 40  # pixels that answer to a touch, from top to bottom; two lines share what is left


@pytest.fixture
def service() -> Iterator[Service]:
    with running() as service:
        service.answer = QUESTION
        yield service


@pytest.fixture
def tessel(browser: Browser, demo: Settings, tmp_path: Path, service: Service) -> Iterator[Hand]:
    """Tessel on her phone, in a school where she and the administrator want AI questions."""
    settings = Settings.of(tmp_path / "data")
    copy_school(demo, settings)
    _want(settings, service.url)
    server = LiveServer(settings.data)
    server.ai = ""
    server.start()
    context = device(browser, PHONE)
    try:
        yield Hand(server, context, "Tessel")
    finally:
        context.close()
        server.kill()


def _want(settings: Settings, url: str) -> None:
    app = open_teamtuin(settings)
    with app.store.transaction(DOORKEEPER) as tx:
        known = dict(tx.execute("SELECT first_name, id FROM person WHERE active"))
        (administrator,) = tx.execute(
            f"SELECT person_id FROM person_role WHERE role = '{Role.ADMINISTRATOR}' LIMIT 1"
        )
    wim, tessel = Viewer(id=administrator[0]), Viewer(id=known["Tessel"])
    app.asking.school.choose(wim, url=url, model="klein-model")
    app.asking.school.sign(wim, Where.OWN, CONDITIONS[Where.OWN])
    app.asking.offer(wim, on=True)
    app.asking.want(tessel, on=True)
    app.close()


def tap(page: Page, words: str) -> None:
    page.locator(".tt-leaves [data-word]").filter(has_text=words).first.click()


def reach_of(page: Page, words: str) -> int:
    """How many pixels from top to bottom answer to a touch on this mark."""
    mark = page.locator(".tt-leaves button").filter(has_text=words).first
    return mark.evaluate(
        "mark => { const at = mark.getBoundingClientRect();"
        " const middle = at.left + at.width / 2;"
        " return [...Array(80).keys()].filter(n =>"
        " document.elementFromPoint(middle, at.top - 20 + n) === mark).length; }"
    )


def test_a_thumb_hides_and_shows_a_hasty_press_sends_once_and_the_question_is_kept(
    tessel: Hand, service: Service
) -> None:
    page = tessel.page
    tessel.open("/schrijven?manier=alact&stap=K5")
    page.locator(".tt-field textarea").fill(LINE)
    expect(page.locator(".tt-field .tt-status")).to_contain_text("Bewaard om")
    tessel.press(ASK)
    leaves = page.locator(".tt-leaves")
    expect(leaves).to_have_text(
        "[collega 1] riep vier keer de volgorde om in [plek] en toen ruimde de groep zelf op bij de kast."
    )
    assert reach_of(page, "[collega 1]") >= THUMB
    tap(page, "[plek]")
    expect(leaves).to_contain_text("Amersfoort")
    tap(page, "Amersfoort")
    expect(leaves).to_contain_text("[plek]")
    tap(page, "kast")
    expect(leaves).to_contain_text("bij de [kind 1].")
    read = leaves.inner_text()
    assert service.connections == 0

    page.get_by_role("button", name="Verstuur", exact=True).dblclick()
    tessel.press(f"{QUESTION} klein-model")

    assert service.texts == [read]
    expect(page.get_by_role("heading", name=QUESTION)).to_be_visible()
    tessel.reads("AI-vraag")
    page.locator(".tt-field textarea").wait_for()
    tessel.press("Bewaar")
    tessel.press("Bekijk in Mijn tuin")
    tessel.reads(LINE, QUESTION, "AI-vraag")
    assert len(service.bodies) == 1
