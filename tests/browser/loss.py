"""How many characters get lost when somebody types and then things go wrong. Prints a table.

Each case types a text of its own, lets something happen before it was saved, and then asks a browser that
was never there before what the server has. Run by test_loss.py; the table is printed with `-s`.
"""

import re
import sys
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
_SAVED = re.compile(r"^(Bewaard om|Weer verbonden)")
MORE = " En daarna luisterde de hele groep."


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
        page.goto(self.server.url)
        field(page).wait_for()
        return page


Schools = Callable[[str], School]
"""Where the field stands, for a device by its name."""


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
    expect(status).to_have_text(_SAVED, timeout=PATIENCE)


def emptied(school: School) -> None:
    """Begin each round with nothing in the field."""
    with school.visitor() as context:
        page = school.open(context)
        while field(page).input_value():
            field(page).fill("")
            saved(page)
            page.reload()
            field(page).wait_for()
            page.wait_for_timeout(300)


def on_the_server(school: School, waits: str) -> str:
    """What a browser that was never here before finds in the field; waits a while for `waits`."""
    with school.visitor() as context:
        page = school.open(context)
        for _ in range(20):
            found = str(field(page).input_value())
            if waits in found:
                break
            page.wait_for_timeout(500)
            page.reload()
            field(page).wait_for()
        return found


def missing(typed: str, found: str) -> int:
    """How many of the typed characters are not there, in their order."""
    if typed in found:
        return 0
    blocks = SequenceMatcher(None, typed, found, autojunk=False).get_matching_blocks()
    return len(typed) - sum(block.size for block in blocks)


# --- the cases: each types, lets something happen, and returns all that was typed ------------------------


def tap_elsewhere(school: School, context: BrowserContext) -> str:
    page = school.open(context)
    type_into(page, SENTENCE)
    page.mouse.click(5, 5)
    return SENTENCE


def other_room_and_back(school: School, context: BrowserContext) -> str:
    page = school.open(context)
    type_into(page, SENTENCE)
    page.get_by_role("link", name=school.room).first.click()
    page.wait_for_url(lambda url: not url.rstrip("/").endswith(str(school.server.port)))
    page.go_back()
    expect(field(page)).to_have_value(SENTENCE, timeout=PATIENCE)
    type_into(page, MORE)
    return SENTENCE + MORE


def network_off(school: School, context: BrowserContext) -> str:
    page = school.open(context)
    type_into(page, SENTENCE)
    context.set_offline(True)
    type_into(page, MORE)
    page.wait_for_timeout(10_000)
    context.set_offline(False)
    saved(page)
    return SENTENCE + MORE


def server_hangs(school: School, context: BrowserContext) -> str:
    page = school.open(context)
    type_into(page, SENTENCE)
    school.server.freeze()
    type_into(page, MORE)
    page.wait_for_timeout(10_000)
    school.server.thaw()
    saved(page)
    return SENTENCE + MORE


def killed_and_restarted(school: School, context: BrowserContext) -> str:
    page = school.open(context)
    type_into(page, SENTENCE)
    school.server.kill()
    type_into(page, MORE)
    page.wait_for_timeout(1_500)
    school.server.start()
    saved(page)
    return SENTENCE + MORE


def killed_and_reloaded(school: School, context: BrowserContext) -> str:
    page = school.open(context)
    type_into(page, SENTENCE)
    school.server.kill()
    type_into(page, MORE)
    school.server.start()
    page.reload()
    field(page).wait_for()
    return SENTENCE + MORE


def reload_at_once(school: School, context: BrowserContext) -> str:
    page = school.open(context)
    type_into(page, SENTENCE)
    page.reload()
    expect(field(page)).to_have_value(SENTENCE, timeout=PATIENCE)
    return SENTENCE


def second_tab(school: School, context: BrowserContext) -> str:
    first = school.open(context)
    type_into(first, SENTENCE)
    second = school.open(context)
    expect(field(second)).to_have_value(SENTENCE, timeout=PATIENCE)
    type_into(second, MORE)
    saved(second)
    first.bring_to_front()
    first.evaluate("dispatchEvent(new Event('focus'))")
    expect(field(first)).to_have_value(SENTENCE + MORE, timeout=PATIENCE)
    return SENTENCE + MORE


def two_tabs_apart(school: School, context: BrowserContext) -> str:
    first, second = school.open(context), school.open(context)
    context.set_offline(True)
    type_into(first, SENTENCE)
    type_into(second, MORE.strip())
    context.set_offline(False)
    asked = _asked(first, second)
    asked.locator("[data-choice=both]").click()
    saved(asked)
    both = str(field(asked).input_value())
    return both if MORE.strip() in both and SENTENCE in both else SENTENCE + MORE


def _asked(*pages: Page) -> Page:
    """The page that asks which text to keep."""
    until = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < until:
        for page in pages:
            page.evaluate("dispatchEvent(new Event('online'))")
            if page.locator(".tt-rival").is_visible():
                return page
        pages[0].wait_for_timeout(200)
    raise AssertionError("no page asked which text to keep")


def closed_at_once(school: School, context: BrowserContext) -> str:
    page = school.open(context)
    type_into(page, SENTENCE)
    page.close(run_before_unload=False)
    school.open(context)
    return SENTENCE


def killed_and_closed(school: School, context: BrowserContext) -> str:
    page = school.open(context)
    type_into(page, SENTENCE)
    school.server.kill()
    type_into(page, MORE)
    page.close(run_before_unload=False)
    school.server.start()
    school.open(context).wait_for_timeout(1_000)
    return SENTENCE + MORE


CASES = {
    "tap elsewhere": tap_elsewhere,
    "other room and back": other_room_and_back,
    "network off 10 s": network_off,
    "server hangs 10 s": server_hangs,
    "kill -9, start": killed_and_restarted,
    "kill -9, start, reload": killed_and_reloaded,
    "kill -9, tab closed, start, open": killed_and_closed,
    "reload at once": reload_at_once,
    "second tab": second_tab,
    "two tabs grown apart, both": two_tabs_apart,
    "tab closed at once": closed_at_once,
}


# --- presses: what was typed must stand in My garden, once -----------------------------------------------


def double_press(school: School, page: Page, text: str) -> None:
    type_into(page, text)
    page.locator(".tt-action").dblclick()


def press_after_last_key(school: School, page: Page, text: str) -> None:
    type_into(page, text[:-1])
    page.keyboard.insert_text(text[-1])
    page.locator(".tt-action").click()


def keys_after_last_key(school: School, page: Page, text: str) -> None:
    type_into(page, text)
    page.keyboard.press("Control+Enter")


def press_without_server(school: School, page: Page, text: str) -> None:
    type_into(page, text)
    school.server.kill()
    page.locator(".tt-action").click()
    page.wait_for_timeout(2_000)
    school.server.start()


PRESSES = {
    "double press": double_press,
    "press after the last key": press_after_last_key,
    "Ctrl+Enter after the last key": keys_after_last_key,
    "press, kill -9, start": press_without_server,
}


def lost_in(school: School, case: str, rounds: int) -> Loss:
    """Run one case of typing."""
    typed = lost = 0
    for _ in range(rounds):
        emptied(school)
        with school.visitor() as context:
            text = CASES[case](school, context)
            found = on_the_server(school, text)
        typed += len(text)
        lost += missing(text, found)
    return Loss(case=case, rounds=rounds, typed=typed, lost=lost)


def lost_in_press(school: School, case: str, rounds: int) -> Loss:
    """Run one case of pressing; a text that is kept twice counts as lost, for the writer's trust is."""
    typed = lost = 0
    for turn in range(rounds):
        emptied(school)
        # Short, because a row in My garden shows only the first words.
        text = f"“Wacht” 🌱, {case}, {turn}, {time.time_ns() % 10**9}."
        with school.visitor() as context:
            page = school.open(context)
            PRESSES[case](school, page, text)
            garden = context.new_page()
            _kept(school, garden, text)
            page.wait_for_timeout(1_500)
            found = school.kept(garden)
        typed += len(text)
        lost += missing(text, found) if found.count(text) == 1 else len(text)
    return Loss(case=case, rounds=rounds, typed=typed, lost=lost)


def _kept(school: School, page: Page, text: str) -> str:
    """What stands in My garden as soon as the text is there, or after a good while."""
    until = time.monotonic() + PATIENCE / 1000
    while text not in (found := school.kept(page)) and time.monotonic() < until:
        page.wait_for_timeout(500)
    return found


def table(rows: list[Loss]) -> str:
    """The rows as people read them."""
    lines = [f"{'case':<34}{'rounds':>8}{'typed':>10}{'lost':>8}"]
    lines += [f"{row.case:<34}{row.rounds:>8}{row.typed:>10}{row.lost:>8}" for row in rows]
    return "\n".join(lines)


def tell(rows: list[Loss]) -> None:
    """Print the table; pytest shows it with `-s`, or when a test fails."""
    sys.stdout.write(f"\n{table(rows)}\n")
