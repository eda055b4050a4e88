"""What Teamtuin asks of us on the screen, and a form that really asks no longer what nobody used."""

import json
from datetime import timedelta

import pytest

from teamtuin.clock import new_id
from teamtuin.experiments.model import Choice
from teamtuin.registration.model import MayGo
from teamtuin.study_days.model import ProgrammeItem
from tests.insight import planting as plant
from tests.registration import filling
from tests.registration.filling import TODAY, typed
from tests.ui.page import has, press, visits, words_of

KEEP = "Wat houden jullie ervan?"


@pytest.fixture
def garden(open_as):
    return visits(open_as, "our_garden")


@pytest.fixture
def experiments(open_as):
    return visits(open_as, "experiments")


@pytest.fixture
def study_days(open_as):
    return visits(open_as, "study_days")


def labels(page):
    """The words over each writing field."""
    parts = [json.loads(part.proto.json or part.proto.mixed.json) for part in page.get("bidi_component")]
    return [part["label"] for part in parts if "placeholder" in part]


def test_leaving_out_on_the_page_takes_the_field_from_the_form_of_everybody_and_back(
    app, team, garden, experiments
):
    at = filling.decisions(app, 12)
    page = garden(team.bas)
    assert "Het bleef alle 12 keren open." in words_of(page)
    assert KEEP in labels(experiments(team.tessel, id=at, doe="decide", keuze="continue"))

    press(garden(team.bas), "leave_out_decision.keep")

    assert KEEP not in labels(experiments(team.tessel, id=at, doe="decide", keuze="continue"))
    page = garden(team.hester)
    assert "Niet meer gevraagd sinds" in words_of(page)
    assert "Bas" not in words_of(page)
    assert not has(page, "leave_out_decision.keep")
    press(page, "put_back_decision.keep")
    assert KEEP in labels(experiments(team.tessel, id=at, doe="decide", keuze="continue"))


def leave_out(app, field):
    plant.put(app, "left_out_field", field=field.value, since=TODAY)


def test_what_was_filled_in_stays_readable_and_a_decision_without_it_is_kept(app, team, experiments):
    at = plant.experiment(app)
    filling.decision(app, at, TODAY, keep="De kaart blijft.")
    leave_out(app, MayGo.KEEP)
    assert "De kaart blijft." in words_of(experiments(team.tessel, id=at))
    app.experiments.decide(team.tessel, at, typed(app, team.tessel, "b", because="Rust."), Choice.LET_GO)
    assert [one.keep for one in app.experiments.get(team.tessel, at).decisions] == ["De kaart blijft.", ""]


def test_who_was_typing_in_it_finds_her_words_until_they_are_sent(app, team, experiments):
    at = plant.experiment(app)
    typed(app, team.tessel, f"experiments:{at}:decide", keep="Bijna af.")
    leave_out(app, MayGo.KEEP)
    asked = {"id": at, "doe": "decide", "keuze": "continue"}
    assert KEEP in labels(experiments(team.tessel, **asked))
    assert KEEP not in labels(experiments(team.bas, **asked))


def test_changing_other_words_of_a_plan_leaves_what_is_asked_no_longer_as_it_stands(app, team, experiments):
    at = plant.experiment(app, differently="Een gids erbij.", who_joins=["groep 3"], ends_on=TODAY)
    for field in (MayGo.DIFFERENTLY, MayGo.WHO_JOINS, MayGo.ENDS_ON):
        leave_out(app, field)
    assert "Wat doen jullie anders?" not in labels(experiments(team.tessel, id=at, doe="describe"))
    app.experiments.describe(team.tessel, at, typed(app, team.tessel, "w", title="Gidsen in de zaal"))
    page = experiments(team.tessel, id=at, doe="facts")
    assert [field.label for field in page.text_input] == []
    assert len(page.date_input) == 2
    press(page, "experiment_facts_save")
    now = app.experiments.get(team.tessel, at)
    assert (now.differently, now.who_joins, now.ends_on) == ("Een gids erbij.", ("groep 3",), TODAY)


def test_a_programme_keeps_how_one_worked_when_only_the_minutes_change(app, team, study_days):
    day = app.study_days.prepare(
        team.tessel, typed(app, team.tessel, "d", need="Rust."), TODAY + timedelta(7)
    )
    item = ProgrammeItem(id=new_id(), title="Kijken", minutes=20, activity_format="in tweetallen")
    app.study_days.add_item(team.tessel, day.id, item)
    for field in (MayGo.ACTIVITY_FORMAT, MayGo.CHARACTER, MayGo.AIM, MayGo.ATTENDANCE):
        leave_out(app, field)
    page = press(study_days(team.tessel, id=day.id, doe="programme"), f"row_item_{item.id}")
    assert len(page.selectbox) == 0
    page.number_input[0].set_value(35)
    press(page, "FormSubmitter:study_day_item")
    (now,) = app.study_days.get(team.tessel, day.id).programme
    assert (now.minutes, now.activity_format) == (35, "in tweetallen")
    assert len(labels(study_days(team.tessel, id=day.id, doe="describe"))) == 2


def test_the_council_reads_on_beheer_what_is_asked_and_no_number_of_the_school(app, team, open_as):
    filling.decisions(app, 12)
    page = visits(open_as, "admin")(team.rachida)
    said = words_of(page)
    assert "Dit zijn de formulieren van Teamtuin" in said
    assert "12 keer" not in said
    assert not has(page, "leave_out_decision.keep")
    table = words_of(press(page, "tabel_asks_of_us"))
    assert "dat ziet het team" in table
    assert "hoe vaak, weten we niet en tellen we niet" in table
    assert ">12<" not in table


def test_private_writing_changes_nothing_on_the_page(app, team, garden):
    plant.consent(app, team)
    filling.decisions(app, 3)
    before = garden(team.bas)
    filling.private_things(app, team, 20)
    after = garden(team.bas)
    assert words_of(press(after, "tabel_asks_of_us")) == words_of(press(before, "tabel_asks_of_us"))
