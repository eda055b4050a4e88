"""How many characters get lost when somebody types and then things go wrong. Prints a table.

Each case of mishaps.py types a text of its own and lets something happen before it was saved; then another
browser, in which nothing was typed, is asked what the server has. Run by test_loss.py, test_outages.py,
test_kills.py and test_presses.py.
"""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import SequenceMatcher

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.live import LiveServer

PATIENCE = 60_000  # milliseconds
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESKTOP = {"viewport": {"width": 1440, "height": 900}}
DEVICES = {"phone": PHONE, "desktop": DESKTOP}
SENTENCE = "Vandaag wachtte ik een halve minuut. Toen begon Yara zelf “té” vertellen 🌱."
SAVED = re.compile(r"^(Bewaard om|Weer verbonden)")


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """Where the field stands, and how a browser gets there as Tessel."""

    server: LiveServer
    browser: Browser
    device: dict[str, object]
    sign_in: Callable[[BrowserContext], None]
    kept: Callable[[Page], str]
    """What stands in My garden."""
    room: str
    """The words of the way to another room."""

    @contextmanager
    def visitor(self) -> Iterator[BrowserContext]:
        """A browser that was never here before, signed in."""
        context = self.browser.new_context(**self.device, locale="nl-NL", service_workers="block")
        context.set_default_timeout(PATIENCE)
        self.sign_in(context)
        try:
            yield context
        finally:
            context.close()

    def open(self, context: BrowserContext) -> Page:
        """A tab on Today, its field ready."""
        page = context.new_page()
        self.show(page)
        return page

    def show(self, page: Page) -> None:
        """Today in this tab, its field ready."""
        page.goto(self.server.url)
        field(page).wait_for()


Schools = Callable[[str], School]
"""Where the field stands, for a device by its name."""
Mishap = Callable[[School, BrowserContext], str]
"""Types, lets something happen, and returns all that was typed."""
Press = Callable[[School, Page, str], None]
"""Types this text and presses, whatever else happens."""


Tell = Callable[[str, object], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """One case after its rounds."""

    case: str
    rounds: int
    typed: int
    lost: int


def field(page: Page) -> Locator:
    """The writing field of this page."""
    return page.locator(".tt-field textarea")


def type_into(page: Page, text: str) -> None:
    """Key by key, at the end of what stands there."""
    field(page).focus()
    page.keyboard.press("Control+End")
    for letter in text:
        page.keyboard.insert_text(letter)


def saved(page: Page) -> None:
    """Wait until the field says that everything is saved."""
    status = page.locator(".tt-field .tt-status:visible")
    expect(status).to_have_text(SAVED, timeout=PATIENCE)


@contextmanager
def witness(school: School) -> Iterator[Page]:
    """A tab of another browser, in which nothing is typed: it only sees what the server has."""
    with school.visitor() as context:
        yield context.new_page()


def emptied(school: School, page: Page) -> None:
    """Begin each round with nothing in the field."""
    school.show(page)
    while field(page).input_value():
        field(page).fill("")
        saved(page)
        school.show(page)
        page.wait_for_timeout(300)
    page.goto("about:blank")


def on_the_server(school: School, page: Page, waits: str) -> str:
    """What another browser finds in the field; waits a while for `waits`."""
    for _ in range(20):
        school.show(page)
        found = str(field(page).input_value())
        if waits in found:
            break
        page.wait_for_timeout(500)
    return found


def missing(typed: str, found: str) -> int:
    """How many of the typed characters are not there, in their order."""
    if typed in found:
        return 0
    blocks = SequenceMatcher(None, typed, found, autojunk=False).get_matching_blocks()
    return len(typed) - sum(block.size for block in blocks)


def lost_in(school: School, case: str, happens: Mishap, rounds: int) -> Loss:
    """Run one case of typing."""
    typed = lost = 0
    with witness(school) as other:
        for _ in range(rounds):
            emptied(school, other)
            with school.visitor() as context:
                text = happens(school, context)
                found = on_the_server(school, other, text)
            typed += len(text)
            lost += missing(text, found)
    return Loss(case=case, rounds=rounds, typed=typed, lost=lost)


def lost_in_press(school: School, case: str, presses: Press, rounds: int) -> Loss:
    """Run one case of pressing; a text that is kept twice counts as lost, for the writer's trust is."""
    typed = lost = 0
    with witness(school) as other:
        for turn in range(rounds):
            emptied(school, other)
            # Short, because a row in My garden shows only the first words.
            text = f"“Wacht” 🌱, {case}, {turn}, {time.time_ns() % 10**9}."
            with school.visitor() as context:
                page = school.open(context)
                presses(school, page, text)
                _kept(school, other, text)
                page.wait_for_timeout(1_500)
                found = _settled(school, other, text)
            typed += len(text)
            lost += missing(text, found) if found.count(text) == 1 else len(text)
    return Loss(case=case, rounds=rounds, typed=typed, lost=lost)


def _kept(school: School, page: Page, text: str) -> str:
    """What stands in My garden as soon as the text is there, or after a good while."""
    until = time.monotonic() + PATIENCE / 1000
    while text not in (found := school.kept(page)) and time.monotonic() < until:
        page.wait_for_timeout(500)
    return found


def _settled(school: School, page: Page, text: str) -> str:
    """What stands in My garden when it is there once. A page that is drawn at the very moment in which a text
    is kept shows it twice, as not yet kept and as kept, and is right the next time."""
    for _ in range(3):
        found = school.kept(page)
        if found.count(text) == 1:
            break
        page.wait_for_timeout(2_000)
    return found


HEADER = f"{'case':<34}{'device':>9}{'rounds':>8}{'typed':>10}{'lost':>8}"


def line(device: str, row: Loss) -> str:
    """One row of the table, as people read it."""
    return f"{row.case:<34}{device:>9}{row.rounds:>8}{row.typed:>10}{row.lost:>8}"


def tell(told: Tell, device: str, row: Loss) -> None:
    """Give the row to the table at the end of the tests, also when several run at once."""
    told("loss", line(device, row))
