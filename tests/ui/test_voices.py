"""Other voices and who carries what on the page of a proeftuin."""

from datetime import date

import pytest

from teamtuin.access.policy import Module
from teamtuin.clock import new_id
from teamtuin.experiments.carriers.model import Carrier
from teamtuin.rooms.voices.model import Audience, Way
from teamtuin.rooms.voices.service import Asked


def shown(page):
    html = [part.proto.body for part in page.get("html")]
    fields = [part.proto.json + part.proto.mixed.json for part in page.get("bidi_component")]
    return "\n".join([*html, *(button.label for button in page.button), *fields])


@pytest.fixture
def typed(app, team):
    def drafts(**texts):
        made = {}
        for name, text in texts.items():
            draft = app.drafts.open(team.tessel, f"experiments:{new_id()}:test:{name}")
            app.drafts.put(team.tessel, draft.id, draft.rev, text)
            made[name] = draft.id
        return made

    return drafts


@pytest.fixture
def at(app, team, typed):
    app.school.consent(team.rachida, Module.ROUNDS, date(2026, 9, 1), "MR 5")
    return app.experiments.plant(team.tessel, typed(seed="Wat als de bel weg mag?"), signed=False).id


def page_of(open_as, viewer, at, **params):
    page = open_as(viewer)
    page.switch_page("pages/experiments.py")
    for name, value in {"id": str(at), **params}.items():
        page.query_params[name] = value
    return page.run()


def test_stickers_are_typed_at_once_and_stand_there_for_everybody(app, team, open_as, typed, at):
    asked = Asked(audience=Audience.PUPILS, way=Way.PAPER, options=("sun", "cloud", "rain"), people=26)
    one = app.rooms.voices.open(team.tessel, at, typed(question="Hoe was de gids?"), asked)
    assert "Print het plakvel voor stickers" in shown(page_of(open_as, team.bas, at))
    page = page_of(open_as, team.tessel, at, doe=f"paper-{one.id}")
    for place, count in enumerate((14, 7, 3)):
        page.number_input(key=f"paper_{place}").set_value(count)
    page.button(key="paper_save").click().run()
    said = shown(page_of(open_as, team.bas, at))
    assert "24 antwoorden van leerlingen" in said
    assert "Gekozen: zon (14)." in said
    assert "Print het plakvel" not in said


def test_a_task_stands_there_in_words(app, team, open_as, typed, at):
    app.experiments.carriers.write_down(
        team.tessel, at, typed(task="Hulp in de werktijd"), [Carrier.TEAM], [Carrier.HELPERS]
    )
    said = shown(page_of(open_as, team.bas, at))
    assert "Toen: het team. Nu: studenten, zij-instromers en vrijwilligers." in said


def test_on_a_phone_codes_are_the_usual_way_and_without_them_it_says_what_that_allows(team, open_as, at):
    page = page_of(open_as, team.tessel, at, doe="voices")
    warning = "Zonder codes kan één iemand vaker antwoorden"
    assert warning not in shown(page)  # on paper
    page = page.pills(key="voices_way").set_value(Way.PHONE).run()
    assert page.checkbox(key="voices_codes").value
    assert warning in shown(page)
    page = page.pills(key="voices_way").set_value(Way.TABLET).run()
    assert warning in shown(page)
    assert not any(box.key == "voices_codes" for box in page.checkbox)
