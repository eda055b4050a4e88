"""The writing field on two screens at once: the writer chooses, and nothing is written over."""

import pytest
from playwright.sync_api import APIResponse, Page, Route, expect

from tests.browser.field import LINE, PATIENCE, Visit, add, area, kept, saved, status, waiting

pytestmark = pytest.mark.browser
expect.set_options(timeout=PATIENCE)


def grown_apart(visit: Visit) -> tuple[Page, Page]:
    """Two tabs in which something else was typed; the second has to choose."""
    first, second = visit(), visit()
    second.route("**/concept/**", lambda route: route.abort())
    add(second, "Op de laptop.")
    add(first, "Op de telefoon.")
    saved(first)
    second.unroute("**/concept/**")
    second.evaluate("dispatchEvent(new Event('online'))")
    second.locator(".tt-rival").wait_for()
    return first, second


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        ("Houd wat hier staat", "Op de laptop."),
        ("Houd wat daar staat", "Op de telefoon."),
        ("Houd allebei, onder elkaar", "Op de laptop.\n\nOp de telefoon."),
    ],
)
def test_two_texts_that_grew_apart_wait_for_the_writers_choice(visit: Visit, choice: str, left: str) -> None:
    first, second = grown_apart(visit)
    expect(status(second)).to_have_text("Dit staat ook op een ander scherm open.")
    expect(second.locator(".tt-rival blockquote")).to_have_text("Op de telefoon.")
    second.get_by_role("button", name=choice).click()
    expect(second.locator(".tt-rival")).to_be_hidden()
    expect(area(second)).to_have_value(left)
    second.wait_for_timeout(1_000)
    first.evaluate("dispatchEvent(new Event('focus'))")
    expect(area(first)).to_have_value(left)
    assert area(visit()).input_value() == left


def test_nothing_is_sent_while_a_choice_is_open_and_nothing_is_lost_by_closing(visit: Visit) -> None:
    first, second = grown_apart(visit)
    add(second, " Nog meer.")
    second.keyboard.press("Control+Enter")
    expect(status(second)).to_have_text("Kies eerst welke tekst je houdt.")
    second.reload()
    area(second).wait_for()
    expect(area(second)).to_have_value("Op de laptop. Nog meer.")
    expect(second.locator(".tt-rival blockquote")).to_have_text("Op de telefoon.")
    assert area(first).input_value() == "Op de telefoon."


def test_an_answer_that_comes_late_brings_no_old_text_back(visit: Visit) -> None:
    first, second = visit(), visit()
    late: list[tuple[Route, APIResponse]] = []

    def slow(route: Route) -> None:
        if route.request.method == "GET" and not late:
            late.append((route, route.fetch()))
        else:
            route.continue_()

    second.route("**/concept/**", lambda route: route.abort())
    add(second, "Op de laptop.")
    add(first, "Op de telefoon.")
    saved(first)
    second.unroute("**/concept/**")
    second.route("**/concept/**", slow)
    both = second.locator("[data-choice=both]")
    for turn in range(60):
        if late and turn >= 8:
            break
        second.evaluate("dispatchEvent(new Event('online'))")
        second.wait_for_timeout(150)
    if chosen := both.is_visible():
        both.click()
        saved(second)
    late[0][0].fulfill(response=late[0][1])
    if not chosen:
        both.click()
    saved(second)
    second.wait_for_timeout(1_000)
    expect(second.locator(".tt-rival")).to_be_hidden()
    expect(area(second)).to_have_value("Op de laptop.\n\nOp de telefoon.")


def test_a_page_that_goes_away_never_writes_over_another_screen(visit: Visit) -> None:
    first, second = visit(), visit()
    held: list[Route] = []
    second.route("**/concept/**", lambda route: held.append(route) if not held else route.continue_())
    add(second, "Op de laptop.")
    for _ in range(20):
        if held:
            break
        second.wait_for_timeout(100)
    add(second, " Nog meer.")
    add(first, "Op de telefoon.")
    saved(first)
    second.evaluate("dispatchEvent(new Event('pagehide'))")
    second.wait_for_timeout(700)
    held[0].continue_()
    second.locator(".tt-rival").wait_for()
    expect(second.locator(".tt-rival blockquote")).to_have_text("Op de telefoon.")
    expect(area(second)).to_have_value("Op de laptop. Nog meer.")


def test_a_text_kept_on_another_screen_goes_on_as_a_new_one(visit: Visit) -> None:
    first, second = visit(), visit()
    add(first, f"{LINE} Samen.")
    saved(first)
    second.evaluate("dispatchEvent(new Event('focus'))")
    expect(area(second)).to_have_value(f"{LINE} Samen.")
    first.locator(".tt-action").click()
    expect(kept(first, f"{LINE} Samen.")).to_have_count(1)
    add(second, " En verder.")
    expect(waiting(second, f"{LINE} Samen. En verder.")).to_have_count(1)
    expect(area(second)).to_have_value(f"{LINE} Samen. En verder.")
    second.locator(".tt-action").click()
    expect(kept(second, f"{LINE} Samen. En verder.")).to_have_count(1)
    expect(area(second)).to_have_value("")
