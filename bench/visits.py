"""One visitor of one app, in a real browser: opens the page, saves a line, asks for an empty rerun."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Page, StorageState, ViewportSize, sync_playwright

from bench.apps import Server
from bench.figures import Measurement
from bench.processor import once_quiet
from teamtuin.commands.browser import find_browser

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
PHONE = ViewportSize(width=390, height=844)
PATIENCE = 120  # seconds
SAVE = "Bewaar"
SAID = "Bewaard"
WATCH = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")
OPEN, SAVED, RERUN = "page open (ms)", "save (ms)", "empty rerun (ms)"


@contextmanager
def a_browser() -> Iterator[Browser]:
    """The browser of this computer, with the flags that every figure was measured with."""
    path = find_browser(print)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(path), args=FLAGS)
        yield started
        started.close()


def known_here(browser: Browser, server: Server) -> StorageState:
    """How the browser is known after a first visit, which also lets the server make its data."""
    context = browser.new_context(viewport=PHONE, locale="nl-NL")
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(server.url)
    if server.app.guest:
        page.get_by_role("button", name=server.app.guest).click()
    page.get_by_role("button", name=SAVE, exact=True).wait_for()
    state = context.storage_state()
    context.close()
    return state


def new_tab(browser: Browser, server: Server, said: str = "") -> Page:
    """A tab in a browser of its own, with an empty cache, that knows its visitor and is watched.

    `said` is where another page of this app than its first says that something is saved.
    """
    state = known_here(browser, server)
    context = browser.new_context(viewport=PHONE, locale="nl-NL", storage_state=state)
    context.add_init_script(
        WATCH.replace("BENCH", json.dumps({"save": SAVE, "said": said or server.app.said}))
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    return page


def moment(page: Page, name: str) -> float:
    """What watch.js wrote down under this name, in ms, as soon as it did. Raises TimeoutError."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        took = _noted(page, name)
        if took is not None:
            return float(took)
        page.wait_for_timeout(20)
    raise TimeoutError(f"no {name} at {page.url} within {PATIENCE} s")


def _noted(page: Page, name: str) -> Any:
    try:
        return page.evaluate(f"window.bench?.{name} ?? null")
    except Error:
        return None  # this page is just being replaced by the next


class Visit:
    """A browser that comes back: the files lie in its cache."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self._server, self._app = server, server.app
        self._page = new_tab(browser, server)

    def round(self, line: str) -> list[Measurement]:
        """Each figure once; afterwards the tab is empty, so that it takes nothing from the next app."""
        measured = [self._measured(OPEN, "open", lambda: self._page.goto(self._server.url))]
        if self._app.reruns:
            self._page.evaluate("document.activeElement.blur()")  # in a field R is a letter
            measured.append(self._measured(RERUN, "rerun", lambda: self._page.keyboard.press("r")))
        self._page.locator(self._app.field).fill(line)
        save = self._page.get_by_role("button", name=SAVE, exact=True)
        measured.append(self._measured(SAVED, "save", save.click))
        self._make_sure()
        self._leave()
        return measured

    def _measured(self, figure: str, name: str, act: Callable[[], object]) -> Measurement:
        before = self._server.processor_ms()
        act()
        took = moment(self._page, name)
        used = once_quiet(self._server.processor_ms) - before
        return Measurement(figure=figure, app=self._app.name, value=took, processor=used)

    def _make_sure(self) -> None:
        heard = self._page.evaluate("bench.heard")
        if not heard.startswith(SAID):
            raise RuntimeError(f"{self._app.name} said {heard!r} after saving")

    def _leave(self) -> None:
        """To the empty field, where a saved line is still in the way, and out."""
        if self._app.back:
            self._page.get_by_role("button", name=self._app.back, exact=True).click()
            self._page.get_by_role("button", name=SAVE, exact=True).wait_for()
        self._page.goto("about:blank")
        once_quiet(self._server.processor_ms)
