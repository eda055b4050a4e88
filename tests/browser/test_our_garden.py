"""Onze tuin in a browser: its words come before its first figure, and nothing under a figure moves for it."""

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.live import sign_in

pytestmark = pytest.mark.browser

PATIENCE = 60_000
LAPTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
LAST = "Wie draagt welke taak, toen en nu?"
DRAWN = """() => [...document.querySelectorAll('.js-plotly-plot')].filter(one => one.checkVisibility()).map(
  one => ({
    wide: one.getBoundingClientRect().width,
    high: one.getBoundingClientRect().height,
    room: one.closest('[class*="st-key-figuur_"]').getBoundingClientRect().height,
  }))"""


def opened(browser, server, viewport, heard=None):
    context = browser.new_context(viewport=viewport, locale="nl-NL")
    sign_in(server, context)
    page = context.new_page()
    if heard is not None:
        page.on("websocket", lambda line: line.on("framereceived", lambda raw: heard.append(raw)))
    page.goto(f"{server.url}/onze-tuin")
    page.get_by_role("heading", name=LAST).wait_for(timeout=PATIENCE)
    page.locator(".js-plotly-plot .main-svg >> visible=true").first.wait_for(timeout=PATIENCE)
    return page


def test_all_words_are_sent_before_the_first_figure(browser, live_server):
    heard = []
    page = opened(browser, live_server, LAPTOP, heard)
    page.wait_for_timeout(500)
    page.context.close()
    elements = [ForwardMsg.FromString(raw).delta.new_element for raw in heard if isinstance(raw, bytes)]
    sorts = [one.WhichOneof("type") for one in elements]
    words = [place for place, one in enumerate(elements) if "tt-h2" in one.html.body]
    assert len(words) > 8
    assert sorts.count("plotly_chart") > 8
    assert max(words) < sorts.index("plotly_chart")


@pytest.mark.long
def test_a_figure_takes_the_room_that_was_kept_for_it_on_a_phone_and_on_a_laptop(browser, live_server):
    for viewport, most in ((PHONE, 390), (LAPTOP, 760)):
        page = opened(browser, live_server, viewport)
        page.wait_for_timeout(1_000)
        drawn = page.evaluate(DRAWN)
        page.context.close()
        assert len(drawn) > 3
        assert [one for one in drawn if one["wide"] > most or abs(one["room"] - one["high"]) > 8] == []
