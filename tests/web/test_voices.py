"""Other voices over HTTP: one tablet that goes round, and paper to print."""

import re
from datetime import date

import pytest

from teamtuin.access.policy import Module
from teamtuin.clock import new_id
from teamtuin.rooms.voices.model import Audience, Way
from teamtuin.rooms.voices.service import Asked
from teamtuin.web.taking_part import COOKIE


@pytest.fixture
def opened(app, team):
    """A question to pupils at a proeftuin, heard in one of three ways."""
    app.school.consent(team.rachida, Module.ROUNDS, date(2026, 9, 1), "MR 5")

    def typed(place, text):
        draft = app.drafts.open(team.tessel, f"experiments:{new_id()}:test:{place}")
        app.drafts.put(team.tessel, draft.id, draft.rev, text)
        return {place: draft.id}

    at = app.experiments.plant(team.tessel, typed("seed", "Wat als de bel weg mag?"), signed=False).id

    def ask(way, **how):
        asked = Asked(audience=Audience.PUPILS, way=way, options=("sun", "<b>wolk</b>"), people=20, **how)
        return app.rooms.voices.open(team.tessel, at, typed("question", "Hoe was het?"), asked)

    return ask


def test_each_tap_on_the_tablet_is_another_child_and_leaves_nothing_there(app, team, opened, visit):
    one = opened(Way.TABLET)
    tablet = visit(None)
    tickets = set()
    for tap in [1] * 6 + [2] * 5:
        page = tablet.get(f"/meedoen/{one.code}")
        tickets.add(ticket := re.search(r'name="kaart" value="([^"]+)"', page.text)[1])
        sent = tablet.post(f"/meedoen/{one.code}", data={"kaart": ticket, "v1": str(tap)})
        assert "Dank je. Geef de tablet door." in sent.text
        assert COOKIE not in page.headers.get("set-cookie", "") + sent.headers.get("set-cookie", "")
        again = tablet.post(f"/meedoen/{one.code}", data={"kaart": ticket, "v1": "1"})
        assert again.status_code == 200
    assert len(tickets) == 11
    app.rooms.close(team.tessel, one.id)
    assert app.rooms.results(team.bas)[0].cells == (6, 5)
    assert tablet.get(f"/meedoen/{one.code}").status_code == 404


def test_what_is_no_answer_is_refused_and_the_page_says_which_words_there_are(opened, visit):
    one = opened(Way.PHONE, codes=False)
    page = visit(None).get(f"/meedoen/{one.code}")
    assert "Dit is voor leerlingen van onze school." in page.text
    assert "Wie leest dit eerst: niemand." in page.text
    assert "&lt;b&gt;wolk&lt;/b&gt;" in page.text
    ticket = re.search(r'name="kaart" value="([^"]+)"', page.text)[1]
    for wrong in ("3", "0", "zon", ""):
        sent = visit(None).post(f"/meedoen/{one.code}", data={"kaart": ticket, "v1": wrong})
        assert sent.status_code == 422
        assert "Kies één van de antwoorden." in sent.text


def test_a_phone_asks_for_the_code_of_a_slip_and_counts_it_once(app, team, opened, visit):
    one = opened(Way.PHONE)
    printing = visit(team.tessel).get(f"/rondes/{one.id}/codes")
    assert 'value="20"' in printing.text
    slips = visit(team.tessel).post(f"/rondes/{one.id}/codes", data={"aantal": "20"})
    (slip, *others) = re.findall(r'class="code">([A-Z ]+)<', slips.text)
    assert len(others) == 19
    page = visit(None).get(f"/meedoen/{one.code}")
    assert "De code op je papier" in page.text
    send = {"kaart": slip, "v1": "1"}
    assert visit(None).post(f"/meedoen/{one.code}", data=send | {"kaart": "B" * 16}).status_code == 403
    assert "al geteld" not in visit(None).post(f"/meedoen/{one.code}", data=send).text
    assert "al geteld" in visit(None).post(f"/meedoen/{one.code}", data=send).text


@pytest.mark.parametrize("paper", ["plakvel", "kaartjes"])
def test_paper_is_for_the_team_alone_and_carries_words_with_each_drawing(team, opened, visit, paper):
    one = opened(Way.PAPER)
    page = visit(team.bas).get(f"/rondes/{one.id}/{paper}")
    assert page.status_code == 200
    assert page.text.count("<svg") == page.text.count("<b>") > 1
    assert "Hoe was het?" in page.text
    assert visit(team.wim).get(f"/rondes/{one.id}/{paper}").status_code == 404
    assert visit(team.bas).get(f"/rondes/{new_id()}/{paper}").status_code == 404
