"""Proeftuinen on the screen: the shelf, one page that reads in ten minutes, and what takes a few taps."""

from datetime import timedelta

import pytest

from teamtuin.clock import day_of, new_id
from teamtuin.experiments.evidence import LookedAt
from teamtuin.experiments.model import Choice, CountsOf, RoomKind, Step

SEED = "Wat als de bel van twaalf uur ook weg mag?"
SAW = "De gidsen praten harder dan nodig."


def shown(page):
    html = [part.proto.body for part in page.get("html")]
    fields = [part.proto.json + part.proto.mixed.json for part in page.get("bidi_component")]
    return "\n".join([*html, *(button.label for button in page.button), *fields])


def typed(app, viewer, **texts):
    made = {}
    for name, text in texts.items():
        draft = app.drafts.open(viewer, f"experiments:{new_id()}:test:{name}")
        app.drafts.put(viewer, draft.id, draft.rev, text)
        made[name] = draft.id
    return made


@pytest.fixture
def seed(app, team):
    return app.experiments.plant(team.tessel, typed(app, team.tessel, seed=SEED), signed=True)


@pytest.fixture
def running(app, team, seed):
    answers = {
        "need": "Kinderen raken hun werk kwijt.",
        "expectation": "Als de bel weg is, dan werken ze door, omdat <niemand> ze stoort.",
        "let_go": "De bel van twaalf uur.",
        "stop_rule": "We stoppen als de lunch te laat begint.",
    }
    day = day_of(app.now()) + timedelta(5)
    return app.experiments.start(team.tessel, seed.id, typed(app, team.tessel, **answers), day)


def opened(open_as, viewer, one=None, **more):
    page = open_as(viewer)
    page.switch_page("pages/experiments.py")
    for name, value in ({"id": str(one.id)} if one else {} | more).items():
        page.query_params[name] = value
    for name, value in more.items():
        page.query_params[name] = value
    page = page.run()
    assert not page.exception
    return page


def test_without_anything_the_page_says_what_it_is_for(team, open_as):
    page = opened(open_as, team.tessel)
    assert "Begin bij een kind of een klas" in shown(page)
    assert page.button(key="experiments_plant").label == "Nieuw zaadje"


def test_a_seed_stands_on_the_shelf_with_its_name(team, seed, open_as):
    page = opened(open_as, team.bas)
    assert "Zaadjes op de plank" in shown(page)
    row = page.button(key=f"row_experiment_{seed.id}")
    assert "Tessel" in row.label
    page = row.click().run()
    assert "Dit is nog een vraag. Wie denkt er mee?" in shown(page)


def test_starting_counts_five_things_on_the_screen(team, seed, open_as):
    page = opened(open_as, team.tessel, seed, doe="start")
    assert "Vijf antwoorden, dan kunnen jullie beginnen" in shown(page)
    assert page.date_input(key="experiment_look_back").label.startswith("1 van 5")


def test_one_page_tells_it_all(app, team, running, open_as):
    app.experiments.evidence.observe(team.tessel, running.id, typed(app, team.tessel, seen=SAW), signed=True)
    text = shown(opened(open_as, team.bas, running))
    for words in (
        "Jullie hebben nog niet gekeken hoe het vooraf was.",
        "er ligt 1 verhaal klaar",
        '<span class="tt-word">Als</span> de bel weg is',
        '<span class="tt-word">omdat</span> &lt;niemand&gt; ze stoort',
        "De bel van twaalf uur.",
        "waarneming van Tessel",
        SAW,
        "We stoppen als de lunch te laat begint.",
        "Bereid de terugblik voor",
        "Waarneming erbij",
    ):
        assert words in text, words
    assert "Trek deze waarneming terug" not in text


def test_its_writer_takes_an_observation_back_on_the_page(app, team, running, open_as):
    seen = app.experiments.evidence.observe(
        team.tessel, running.id, typed(app, team.tessel, seen=SAW), signed=False
    )
    page = opened(open_as, team.tessel, running)
    page.button(key=f"withdraw_{seen.id}").click().run()
    assert app.experiments.get(team.bas, running.id).observations == ()


def test_a_measurement_takes_three_taps(app, team, running, open_as):
    label = typed(app, team.tessel, label="Lunch op tijd", unit="minuten", source="turflijst")
    app.experiments.evidence.look_at(team.tessel, running.id, label, LookedAt())
    (one,) = app.experiments.get(team.tessel, running.id).indicators
    page = opened(open_as, team.bas, running)
    page = page.button(key="experiment_measure").click().run()
    page = page.number_input(key=f"measure_number_{one.id}").set_value(4).run()
    page = page.button(key="measure_save").click().run()
    assert not page.exception
    (found,) = app.experiments.get(team.bas, running.id).indicators
    assert [m.number for m in found.measurements] == [4]


def test_small_groups_of_answers_stay_hidden_on_the_page(app, team, running, open_as):
    label = typed(app, team.tessel, label="Gidsen tevreden", unit="x van y", source="stickers")
    app.experiments.evidence.look_at(team.tessel, running.id, label, LookedAt(counts_of=CountsOf.ANSWERS))
    (one,) = app.experiments.get(team.tessel, running.id).indicators
    app.experiments.evidence.measure(team.tessel, one, 31, total=33)
    text = shown(opened(open_as, team.hester, running))
    assert "Gidsen tevreden" in text
    assert "31" not in text


def test_a_choice_leads_to_the_reason_and_the_stop_rule(app, team, running, open_as):
    app.experiments.move(team.tessel, running.id, Step.LOOK)
    page = opened(open_as, team.bas, running, doe="decide", keuze=str(Choice.ADAPT))
    assert "We stoppen als de lunch te laat begint." in shown(page)
    assert page.date_input(key="decision_next").label == "Wanneer kijken jullie opnieuw?"


@pytest.mark.parametrize(
    "form", ["facts", "step", "indicator", "predict", "afterwards", "describe", "room", "voices", "carry"]
)
def test_every_form_opens(team, running, open_as, form):
    page = opened(open_as, team.tessel, running, doe=form)
    assert "Terug naar de proeftuin" in shown(page)


def test_room_that_is_asked_waits_for_who_leads_on_vandaag(app, team, running, open_as):
    asked = app.experiments.room.ask(
        team.tessel, running.id, typed(app, team.tessel, room="Een invaller op dinsdag"), RoomKind.HANDS
    )
    assert "Een invaller op dinsdag" not in shown(open_as(team.bas))
    page = open_as(team.hester)
    assert "Een invaller op dinsdag" in shown(page)
    assert "handen, sinds" in shown(page)
    page = opened(open_as, team.hester, doe="ruimte")
    page = page.button(key=f"row_room_{asked.rooms_asked[0].id}").click().run()
    assert "Een invaller op dinsdag" in shown(page)
    page.button(key="answer_arranged").click().run()
    assert app.experiments.get(team.bas, running.id).open_rooms == ()
    colleague = opened(open_as, team.bas, running, doe=f"answer-{asked.rooms_asked[0].id}")
    assert "Deze pagina is er niet, of niet voor jou." in shown(colleague)
    assert "Een invaller op dinsdag" not in shown(open_as(team.hester))


@pytest.mark.parametrize("who", ["fenna", "wim", "rachida"])
def test_outside_the_team_there_is_no_such_room(team, running, open_as, who):
    page = open_as(getattr(team, who))
    page.query_params["id"] = str(running.id)
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        page.switch_page("pages/experiments.py")
    assert SEED not in shown(page.run())


def test_an_unknown_address_is_as_absent_as_nonsense(team, running, open_as):
    for asked in (str(new_id()), "nonsense"):
        page = open_as(team.bas)
        page.switch_page("pages/experiments.py")
        page.query_params["id"] = asked
        assert "Deze pagina is er niet, of niet voor jou." in shown(page.run())


def test_a_saved_line_is_put_at_a_proeftuin_in_two_deliberate_presses(app, team, running, write, open_as):
    line = write(team.tessel, SAW)
    page = open_as(team.tessel)
    page.session_state["today_kept"] = line.id
    page = page.run()
    page = page.button(key="line_offer").click().run()
    assert app.experiments.get(team.bas, running.id).observations == ()
    page.session_state["line_experiment"] = running.id
    page = page.run()
    assert "Dan ziet heel het team dit (2 anderen, ook Hester)." in shown(page)
    assert SAW in shown(page)  # the very words that they will read
    page = put_it_there(page)
    assert "Je eigen zin blijft van jou alleen." in shown(page)
    (seen,) = app.experiments.get(team.bas, running.id).observations
    assert (seen.text, seen.name) == (SAW, None)
    assert app.reflections.readers(team.tessel, line.id) == []


def test_words_that_were_added_on_another_screen_do_not_go_along_unread(app, team, running, write, open_as):
    line = write(team.tessel, SAW)
    page = open_as(team.tessel)
    page.session_state["today_kept"] = line.id
    page = page.run().button(key="line_offer").click().run()
    page.session_state["line_experiment"] = running.id
    page = page.run()
    copy = app.drafts.begin_with(team.tessel, f"edit:{line.id}:0", line.text)
    app.drafts.put(team.tessel, copy.id, copy.rev, "Alleen voor mij.")
    app.reflections.rewrite_part(team.tessel, line.id, 0, copy.id)
    page = put_it_there(page)
    assert app.experiments.get(team.bas, running.id).observations == ()
    assert "Alleen voor mij." in shown(page)


def put_it_there(page):
    return next(button for button in page.button if button.label == "Zet erbij").click().run()
