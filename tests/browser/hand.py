"""Somebody with a device: what a hand does on the pages, how often it touches, and what has to stay."""

import re
from contextlib import suppress
from datetime import date

from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, expect

from tests.browser.live import LiveServer, sign_in

PATIENCE = 90_000  # milliseconds; two cores may be busy with other tests
FAR = 12  # so many stops of the key from one field to the next
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
FIELDS = (
    ".tt-field textarea",
    *(
        f"[data-testid={kind}]"
        for kind in (
            "stTextInput",
            "stNumberInput",
            "stDateInput",
            "stTimeInput",
            "stSelectbox",
            "stButtonGroup",
        )
    ),
)
"""All that a form can ask; a quiet button that asks for more is none of them."""


def device(browser: Browser, size: dict[str, int]) -> BrowserContext:
    """A browser of its own, which knows nothing of any other."""
    context = browser.new_context(viewport=size, locale="nl-NL")  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    return context


class Hand:
    """One person of the demo school on one device."""

    def __init__(self, server: LiveServer, context: BrowserContext, name: str) -> None:
        sign_in(server, context, name)
        self._server = server
        self._kept: dict[str, list[str]] = {}
        self.page: Page = context.new_page()
        self.taps = 0

    def open(self, address: str) -> None:
        """Go to an address of this server, or to a whole one."""
        self.page.goto(address if address.startswith("http") else self._server.url + address)
        expect(self.page.locator("h1").first).to_be_visible(timeout=PATIENCE)

    @property
    def room(self) -> Locator:
        """The page without the navigation."""
        return self.page.locator(".st-key-kamer")

    def press(self, name: str | re.Pattern[str]) -> None:
        """Touch a button by its words."""
        found = self.room.get_by_role("button", name=name, exact=isinstance(name, str))
        self._touch(found)

    def choose(self, name: str) -> None:
        """Touch one of some choices."""
        self._touch(self.room.get_by_test_id("stButtonGroup").get_by_text(name, exact=True))

    def write(self, label: str, text: str) -> None:
        """Touch a field of the form and type into it."""
        field = self.room.get_by_label(label, exact=True)
        self._touch(field)
        field.fill(text)

    def write_next(self, label: str, text: str) -> None:
        """Go on to this field with a key, past choices that stand between, without touching it, and type."""
        field = self.room.get_by_label(label, exact=True)
        for _ in range(FAR):
            self.page.keyboard.press("Tab")
            if field.evaluate("element => element === document.activeElement"):
                break
        expect(field).to_be_focused(timeout=PATIENCE)
        field.fill(text)

    def set_day(self, label: str, day: date) -> None:
        """Touch a field for a day, and type the day after its first number."""
        self._touch(self.room.get_by_label(label, exact=True).get_by_role("spinbutton").first)
        self.page.keyboard.type(f"{day:%d%m%Y}")
        calendar = self.page.get_by_test_id("stDateInputCalendar")  # it lies over what comes next
        expect(calendar).to_be_visible(timeout=PATIENCE)
        self.page.keyboard.press("Escape")
        expect(calendar).to_have_count(0, timeout=PATIENCE)

    def _touch(self, target: Locator) -> None:
        expect(target).to_have_count(1, timeout=PATIENCE)
        target.click()
        self.taps += 1

    def reads(self, *texts: str) -> None:
        """All of this stands on the page."""
        for text in texts:
            seen = self.room.get_by_text(text).filter(visible=True)  # a figure is drawn for each width
            expect(seen.first).to_be_visible(timeout=PATIENCE)

    def asks(self, title: str, count: int) -> None:
        """The form under this title asks exactly so many things."""
        expect(self.room.get_by_role("heading", name=title)).to_be_visible(timeout=PATIENCE)
        expect(self.room.locator(".tt-action:visible")).to_have_count(1, timeout=PATIENCE)
        fields = self.room.locator(", ".join(f"{field}:visible" for field in FIELDS))
        expect(fields).to_have_count(count, timeout=PATIENCE)

    def keep(self, *texts: str) -> None:
        """All of this stands here now, fits the width, and has to stand here when asked later."""
        self.reads(*texts)
        self._fits()
        self._kept.setdefault(self.page.url, []).extend(texts)

    def finds_everything_again(self) -> None:
        """Each page that was kept says what it said."""
        for address, texts in self._kept.items():
            with suppress(Error):  # a screen that was waiting for its server goes there by itself
                self.page.goto("about:blank")
            self.open(address)
            self.reads(*texts)

    def _fits(self) -> None:
        wide = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{self.page.url} is {wide} px too wide"
