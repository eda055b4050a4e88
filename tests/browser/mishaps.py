"""What goes wrong while somebody types, and around a press on Bewaar; loss.py counts what it costs."""

import time

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.loss import PATIENCE, SENTENCE, Mishap, Press, School, field, saved, type_into

MORE = " En daarna luisterde de hele groep."


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


OUTAGES: dict[str, Mishap] = {
    "network off 10 s": network_off,
    "server hangs 10 s": server_hangs,
}
"""What happens to the network."""
KILLS: dict[str, Mishap] = {
    "kill -9, start": killed_and_restarted,
    "kill -9, start, reload": killed_and_reloaded,
    "kill -9, tab closed, start, open": killed_and_closed,
}
"""What happens to the server."""
HABITS: dict[str, Mishap] = {
    "tap elsewhere": tap_elsewhere,
    "other room and back": other_room_and_back,
    "reload at once": reload_at_once,
    "second tab": second_tab,
    "two tabs grown apart, both": two_tabs_apart,
    "tab closed at once": closed_at_once,
}
"""What people do."""


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


PRESSES: dict[str, Press] = {
    "double press": double_press,
    "press after the last key": press_after_last_key,
    "Ctrl+Enter after the last key": keys_after_last_key,
    "press, kill -9, start": press_without_server,
}
