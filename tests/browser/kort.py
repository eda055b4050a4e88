"""What a hand does with Kort, on a browser that remembers, and what of it reached the server."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from teamtuin.commands.browser import find_browser
from tests.browser.hand import PATIENCE, PHONE
from tests.browser.live import LiveServer

expect.set_options(timeout=PATIENCE)


@contextmanager
def at_home(browser: Browser, profile: Path) -> Iterator[BrowserContext]:
    """A browser that starts, and afterwards lies in this folder as it was left."""
    context = browser.browser_type.launch_persistent_context(
        str(profile),
        executable_path=str(find_browser(print)),
        args=["--no-sandbox"],
        viewport=PHONE,  # type: ignore[arg-type]
        locale="nl-NL",
    )
    context.set_default_timeout(PATIENCE)
    try:
        yield context
    finally:
        with suppress(Error):  # a test may have ended it with kill -9
            context.close()


def open_kort(context: BrowserContext, server: LiveServer) -> Page:
    """The page, as far as somebody can write in it."""
    page = context.pages[0] if context.pages else context.new_page()
    page.goto(f"{server.url}/kort")
    expect(page.locator("html[data-ready]")).to_have_count(1)
    expect(page.locator("#name")).to_contain_text("Je schrijft als")
    return page


def installed(page: Page) -> None:
    """Its worker keeps it now."""
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")


def write(page: Page, text: str) -> None:
    """Type a line and press."""
    page.locator("#text").fill(text)
    page.get_by_role("button", name="Bewaar", exact=True).click()


def arrived(context: BrowserContext, server: LiveServer, begin: str) -> list[str]:
    """The writer's lines on the server that begin so, each as often as it stands there."""
    everything = context.request.get(f"{server.url}/meenemen/teamtuin.json").json()
    texts = [part["text"] for own in everything["reflections"] for part in own["parts"]]
    return sorted(text for text in texts if text.startswith(begin))
