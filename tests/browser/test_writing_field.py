"""The writing field, as a writer meets it: on good days and on bad lines."""

import re

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from tests.browser.field import LINE, PATIENCE, Visit, add, area, copies, kept, saved, status, waiting
from tests.browser.live import LiveServer, sign_in

pytestmark = pytest.mark.browser
expect.set_options(timeout=PATIENCE)


def test_the_question_is_the_heading_and_the_label(visit: Visit) -> None:
    page = visit()
    expect(page.get_by_role("heading", level=1, name="Wat wil je vasthouden van vandaag?")).to_be_visible()
    expect(page.get_by_label("Wat wil je vasthouden van vandaag?")).to_be_focused()
    assert area(page).evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 16
    assert area(page).get_attribute("lang") == "nl"


def test_a_saved_text_leaves_nothing_on_the_device(visit: Visit) -> None:
    page = visit()
    add(page, LINE)
    assert len(copies(page)) == 1
    saved(page)
    assert copies(page) == []


def test_reruns_of_the_page_never_touch_what_is_being_typed(visit: Visit) -> None:
    page = visit("&rust=nee")
    add(page, "Begin einde")
    for _ in range(6):
        page.keyboard.press("ArrowLeft")
    middle = "".join(f" woord{n}" for n in range(12))
    page.keyboard.type(middle, delay=40)
    expect(area(page)).to_be_focused()
    assert area(page).input_value() == f"Begin{middle} einde"
    assert area(page).evaluate("e => e.selectionStart") == len(f"Begin{middle}")


def test_typing_with_an_input_method_is_not_disturbed(visit: Visit) -> None:
    page = visit("&rust=nee")
    area(page).focus()
    typing = page.context.new_cdp_session(page)
    for n in range(1, 8):
        typing.send(
            "Input.imeSetComposition", {"text": "かんじです"[:n], "selectionStart": n, "selectionEnd": n}
        )
        page.wait_for_timeout(250)
    typing.send("Input.insertText", {"text": "漢字です"})
    saved(page)
    assert area(page).input_value() == "漢字です"


def test_dictation_and_a_corrected_word_lose_and_double_nothing(visit: Visit) -> None:
    page = visit()
    area(page).focus()
    phone = page.context.new_cdp_session(page)
    for heard in ("Ik", "Ik zg", "Ik zg dat"):
        at_end = {"selectionStart": len(heard), "selectionEnd": len(heard)}
        phone.send("Input.imeSetComposition", {"text": heard, **at_end})
        page.wait_for_timeout(300)
    phone.send("Input.insertText", {"text": "Ik zg dat het begon."})
    corrected = {"text": "zag", "selectionStart": 3, "selectionEnd": 3}
    phone.send("Input.imeSetComposition", {**corrected, "replacementStart": 3, "replacementEnd": 5})
    phone.send("Input.insertText", {"text": "zag"})
    expect(area(page)).to_have_value("Ik zag dat het begon.")
    saved(page)
    page.reload()
    expect(area(page)).to_have_value("Ik zag dat het begon.")


def test_the_empty_field_asks_softly_for_a_sentence(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name="Bewaar").click()
    expect(status(page)).to_have_text("Schrijf eerst een zin.")
    expect(area(page)).to_be_focused()
    add(page, LINE)
    saved(page)


def test_an_empty_answer_may_be_skipped(visit: Visit) -> None:
    page = visit("&kaal=1")
    page.get_by_role("button", name="Sla over").click()
    expect(page.get_by_text("GEDRUKT action 0")).to_be_visible()
    add(page, LINE)
    expect(page.get_by_role("button", name="Verder")).to_be_visible()
    page.get_by_role("button", name="Terug").click()
    expect(page.get_by_text("GEDRUKT secondary 1")).to_be_visible()


def test_a_press_waits_for_the_server_and_then_comes_through(visit: Visit, field_server: LiveServer) -> None:
    page = visit()
    field_server.freeze()
    add(page, f"{LINE} Bevroren.")
    page.locator(".tt-action").click()
    page.wait_for_timeout(1_000)
    field_server.thaw()
    expect(kept(page, f"{LINE} Bevroren.")).to_have_count(1)
    expect(area(page)).to_have_value("")


def test_a_press_without_a_server_is_dropped_when_the_text_goes_on(
    visit: Visit, tessel: BrowserContext
) -> None:
    page = visit()
    tessel.route("**/concept/**", lambda route: route.abort())
    add(page, "Nog niet af")
    page.locator(".tt-action").click()
    expect(status(page)).to_have_text("Geen verbinding. Je tekst staat veilig op dit toestel.")
    add(page, ", want ik schrijf door.")
    tessel.unroute("**/concept/**")
    page.evaluate("dispatchEvent(new Event('online'))")
    saved(page)
    page.wait_for_timeout(1_500)
    assert area(page).input_value() == "Nog niet af, want ik schrijf door."


def test_what_is_typed_right_after_the_press_stays_in_the_field(visit: Visit) -> None:
    page = visit()
    add(page, f"{LINE} Eerste.")
    page.keyboard.press("Control+Enter")
    page.keyboard.type(" Tweede.", delay=15)
    expect(page.get_by_text(re.compile(rf"^BEWAARD {re.escape(LINE)} Eerste\."))).to_have_count(1)
    page.wait_for_timeout(1_500)
    everything = " ".join(page.get_by_text(re.compile("^(BEWAARD|WACHT)")).all_inner_texts())
    everything += area(page).input_value()
    assert "Eerste." in everything
    assert "Tweede." in everything
    saved(page)


def test_signed_out_keeps_the_text_until_signed_in_again(
    visit: Visit, tessel: BrowserContext, field_server: LiveServer
) -> None:
    page = visit()
    tessel.clear_cookies()
    add(page, LINE)
    expect(status(page)).to_have_text("Je bent afgemeld. Meld je weer aan, je tekst wacht op je.")
    expect(page.locator(".tt-sign-in")).to_be_visible()
    sign_in(field_server, tessel)
    page.evaluate("dispatchEvent(new Event('focus'))")
    saved(page)
    assert copies(page) == []


def test_a_screen_of_tessel_saves_nothing_for_bas(
    visit: Visit, tessel: BrowserContext, field_server: LiveServer
) -> None:
    page = visit()
    tessel.clear_cookies()
    sign_in(field_server, tessel, "Daan")
    add(page, "Alleen van Tessel.")
    expect(status(page)).to_have_text("Je bent afgemeld. Meld je weer aan, je tekst wacht op je.")
    other = visit()
    assert area(other).input_value() == ""
    expect(waiting(other, "Alleen van Tessel.")).to_have_count(0)


def test_a_text_that_is_too_long_says_so_and_stays(visit: Visit) -> None:
    page = visit()
    area(page).fill("x" * 100_002)
    expect(status(page)).to_contain_text("2 tekens langer")
    assert len(copies(page)) == 1
    page.reload()
    area(page).wait_for()
    assert len(area(page).input_value()) == 100_002
    area(page).fill("x" * 100_000)
    saved(page)


def test_a_shared_device_keeps_nothing_beyond_the_tab(visit: Visit, tessel: BrowserContext) -> None:
    page = visit("&toestel=gedeeld")
    tessel.set_offline(True)
    add(page, LINE)
    assert page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('tt-writing'))") == []
    assert len(copies(page)) == 1
    tessel.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    saved(page)
    assert copies(page) == []


def test_on_a_shared_device_a_tab_that_closes_at_once_still_saves(visit: Visit) -> None:
    page = visit("&toestel=gedeeld")
    page.wait_for_timeout(500)
    area(page).focus()
    page.keyboard.insert_text(LINE)
    page.close(run_before_unload=False)
    again = visit("&toestel=gedeeld")
    for _ in range(10):
        if area(again).input_value() == LINE:
            break
        again.reload()
        area(again).wait_for()
    expect(area(again)).to_have_value(LINE)


def test_what_could_not_be_sent_goes_at_the_next_visit_of_any_room(
    visit: Visit, tessel: BrowserContext, field_server: LiveServer
) -> None:
    page = visit()
    tessel.route("**/concept/**", lambda route: route.abort())
    add(page, "Zonder netwerk gesloten.")
    page.close(run_before_unload=False)
    tessel.unroute("**/concept/**")
    other = tessel.new_page()
    other.goto(f"{field_server.url}/?plek=andere-plek")
    area(other).wait_for()
    for _ in range(20):
        if not copies(other):
            break
        other.wait_for_timeout(300)
    assert copies(other) == []
    assert area(visit()).input_value() == "Zonder netwerk gesloten."


def test_a_save_that_arrives_after_keeping_leaves_no_second_text(visit: Visit) -> None:
    page = visit()
    held: list[Route] = []
    page.route("**/concept/**", lambda route: held.append(route) if not held else route.continue_())
    add(page, "Traag verstuurd")
    for _ in range(20):
        if held:
            break
        page.wait_for_timeout(100)
    add(page, " en toch bewaard.")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    page.wait_for_timeout(500)
    page.keyboard.press("Control+Enter")
    expect(kept(page, "Traag verstuurd en toch bewaard.")).to_have_count(1)
    held[0].continue_()
    page.wait_for_timeout(1_500)
    page.reload()
    expect(kept(page, "Traag verstuurd en toch bewaard.")).to_have_count(1)
    expect(page.get_by_text(re.compile("^WACHT .*Traag"))).to_have_count(0)
    expect(area(page)).to_have_value("")


def test_a_field_that_takes_over_a_text_under_way_says_when_it_is_saved(visit: Visit) -> None:
    page = visit()
    held: list[Route] = []
    page.route("**/concept/**", lambda route: held.append(route))
    add(page, LINE)
    page.get_by_role("button", name="Naar een andere plek").click()
    expect(area(page)).to_have_count(2)
    expect(area(page)).to_have_count(1)
    for route in held:
        route.continue_()
    page.unroute("**/concept/**")
    saved(page)
