"""Measuring on the screen: from Vandaag to a plus, a column that is shown back, and what two keep apart."""

from datetime import UTC, datetime, timedelta
from html import escape
from uuid import uuid4

import pytest

from teamtuin.app import today
from teamtuin.experiments.evidence import LookedAt
from teamtuin.experiments.looking.model import Point, Press
from teamtuin.experiments.model import CountsOf, Span, Step
from teamtuin.ui import tally_field
from tests.insight.planting import experiment
from tests.ui.test_experiments import opened, running, seed, shown, typed

__all__ = ["running", "seed"]  # fixtures
OWN = "Kinderen die uit zichzelf verder lezen"


def looked_at(app, viewer, there, label, unit="aantal", **how):
    drafts = typed(app, viewer, label=label, unit=unit, source="turflijst")
    app.experiments.evidence.look_at(viewer, there.id, drafts, LookedAt(**how))
    own = [one.indicator for one in app.experiments.looking.own(viewer, there.id)]
    return next(
        one for one in (*app.experiments.get(viewer, there.id).indicators, *own) if one.label == label
    )


@pytest.fixture
def own(app, team, running):
    """Tessel's and Bas's, with one press."""
    one = looked_at(app, team.tessel, running, OWN, few_groups=True, makers=(team.bas.id,))
    app.experiments.looking.count(team.tessel, one, [Press(id=uuid4(), on=today())])
    return one


def test_from_vandaag_a_row_without_anybodys_words_leads_to_the_plus(app, team, running, own, open_as):
    looked_at(app, team.tessel, running, "Lunch op tijd")
    page = open_as(team.tessel)
    row = page.button(key="row_measure")
    assert OWN not in shown(page) + row.label
    page = row.click().run()
    page.switch_page("pages/experiments.py")
    page.query_params["doe"] = "measure"
    page = page.run()
    assert page.button(key=f"row_measure_{own.id}").label.startswith(OWN)
    page = page.button(key=f"row_measure_{own.id}").click().run()
    assert not page.exception
    assert '"number": 1' in shown(page)
    assert "Alleen jij en Bas zien dit." in shown(page)


@pytest.mark.parametrize("counts_of", CountsOf)
def test_the_form_says_no_number_of_answers_that_the_page_leaves_out(app, team, running, open_as, counts_of):
    one = looked_at(app, team.tessel, running, "Wie zich welkom voelt", counts_of=counts_of)
    app.experiments.evidence.measure(team.tessel, one, 2, total=9, on=today())
    page = opened(open_as, team.bas, id=str(running.id), doe="measure")
    said = shown(page)
    assert ("2 van 9" in said) is (counts_of is CountsOf.EVENTS)
    assert "ervoor in de plaats" in said


def test_two_proeftuinen_of_the_same_name_stand_apart(app, team, running, open_as):
    title = app.experiments.get(team.tessel, running.id).title
    for other in (running.id, experiment(app, title)):
        looked_at(app, team.tessel, app.experiments.get(team.tessel, other), f"Van {other}")
    said = shown(opened(open_as, team.tessel, doe="measure"))
    assert said.count(escape(title)) == 2


def pressed(at):
    return {"told": {"presses": [{"id": str(uuid4()), "at": at.timestamp() * 1000}]}}


def test_a_press_counts_for_its_own_day_also_on_a_page_that_was_open_past_midnight():
    midnight = datetime(2026, 11, 29, 23, tzinfo=UTC)  # at school
    one_minute = timedelta(minutes=1)
    for at, told, day in (
        (midnight + one_minute, midnight + 2 * one_minute, 30),
        (midnight - one_minute, midnight - one_minute, 29),
        (midnight - one_minute, midnight + 3 * one_minute, 29),  # a bad line held it up
        (midnight + one_minute, midnight - one_minute, 29),  # a clock that runs ahead
    ):
        assert [press.on.day for press in tally_field.heard(pressed(at), told).presses] == [day]
    assert not tally_field.heard(pressed(midnight - timedelta(8)), midnight).presses


def test_vandaag_offers_nothing_to_who_can_measure_nothing(app, team, running, own, open_as):
    assert "Meting erbij" not in shown(open_as(team.hester))
    assert "Meting erbij" in shown(open_as(team.bas))
    app.experiments.move(team.tessel, running.id, Step.SEED)
    assert "Meting erbij" not in shown(open_as(team.bas))


def test_what_two_measure_is_on_their_page_and_two_presses_show_it_to_all(app, team, running, own, open_as):
    before = shown(opened(open_as, team.hester, running))
    assert OWN not in before
    assert "Meting erbij" not in before
    page = opened(open_as, team.bas, running)
    assert "Alleen jij en Tessel zien dit." in shown(page)
    page = page.button(key=f"own_show_{own.id}").click().run()
    assert (
        "Dan leest heel het team dit met alle getallen: 2 anderen, ook Hester, en wie later komt."
        in shown(page)
    )
    assert "Samen met Tessel: weet Tessel ervan?" in shown(page)
    assert app.experiments.get(team.hester, running.id).indicators == ()
    page.button(key=f"own_really_show_{own.id}").click().run()
    after = shown(opened(open_as, team.hester, running))
    assert OWN in after
    assert "Gemeten in één of twee groepen. Dat zegt niets over andere groepen." in after


def test_who_takes_away_what_another_measures_too_is_asked_whether_she_knows(
    app, team, running, own, open_as
):
    page = opened(open_as, team.bas, running)
    page.query_params["id"], page.query_params["doe"] = str(running.id), "indicator"
    page = page.run()
    assert "weet Tessel ervan?" not in shown(page)
    page = page.button(key=f"no_more_{own.id}").click().run()
    assert "Samen met Tessel: weet Tessel ervan?" in shown(page)
    page.button(key=f"really_no_more_{own.id}").click().run()
    assert app.experiments.looking.own(team.tessel, running.id) == []


def column(app, viewer, text):
    draft = app.drafts.open(viewer, f"experiments:{uuid4()}:column-x:column")
    return app.drafts.put(viewer, draft.id, draft.rev, text)


def checked(app, team, running, one, open_as, text):
    draft = column(app, team.tessel, text)
    page = open_as(team.tessel)
    page.session_state[f"column_checking_{one.id}"] = draft.id
    page.switch_page("pages/experiments.py")
    page.query_params["id"], page.query_params["doe"] = str(running.id), f"column-{one.id}"
    page = page.run()
    assert not page.exception
    return page, draft


def test_a_line_that_is_refused_says_why_and_what_was_pasted_stays(app, team, running, open_as):
    one = looked_at(app, team.tessel, running, "Lunch op tijd")
    page, draft = checked(app, team, running, one, open_as, "24-8-2026\t4\n31-8-2026\t<acht>")
    assert "1 regel is niet te lezen" in shown(page)
    assert "&lt;acht&gt;" in shown(page)
    assert "Dit is geen getal. Schrijf het als 12 of 2,5." in shown(page)
    assert not [button for button in page.button if button.key == "column_save"]
    page.button(key="column_change").click().run()
    assert app.drafts.read(team.tessel, draft.id).text.endswith("<acht>")
    assert app.experiments.get(team.tessel, running.id).indicators[0].measurements == ()


def test_a_column_is_shown_back_and_saved_with_one_press(app, team, running, open_as):
    one = looked_at(app, team.tessel, running, "Lunch op tijd")
    page, _ = checked(app, team, running, one, open_as, "datum;waarde\n24-8-2026;4\n31-8-2026;2,5")
    assert "Klopt dit? 2 metingen" in shown(page)
    assert "Gelezen als kop: datum;waarde" in shown(page)
    page.button(key="column_save").click().run()
    (found,) = app.experiments.get(team.bas, running.id).indicators
    assert [(m.measured_on.isoformat(), m.number) for m in found.measurements] == [
        ("2026-08-24", 4),
        ("2026-08-31", 2.5),
    ]


def test_one_tap_on_an_example_fills_the_form_and_work_load_is_offered(app, team, running, open_as):
    page = opened(open_as, team.tessel, running, doe="indicator-arranging")
    assert "Tijd die het regelen kost, van iedereen samen" in shown(page)
    assert "minuten per week" in shown(page)
    assert page.button_group(key="indicator_direction_arranging").value == "down"
    assert "Nog niets gaat hier over energie of werkdruk." in shown(page)


def test_a_number_takes_the_place_of_the_one_that_stands_there_and_says_so(app, team, running, open_as):
    one = looked_at(app, team.tessel, running, "Werktijd", unit="minuten per week")
    point = Point(on=today(), span=Span.WEEK, number=31)
    app.experiments.evidence.measure(team.bas, one, point.number)
    page = opened(open_as, team.tessel, running, doe="measure")
    assert "Daar staat al 31. Jouw getal komt ervoor in de plaats." in shown(page)
