"""An AI question: off until school and person want it, read before sending, sent once, kept whole."""

import pytest

from teamtuin.asking.ai import Endpoint
from teamtuin.errors import NotAllowed, Refused
from tests.asking.ai_server import running
from tests.ui.test_today import shown

SENTENCE = "Bas riep vier keer de volgorde om in De Wilgenhof, en Noor keek mee bij de kast."


@pytest.fixture
def service(app):
    with running() as service:
        app.asking.endpoint = Endpoint(url=service.url, model="klein-model")
        yield service


@pytest.fixture
def wanted(app, team, service):
    app.asking.offer(team.wim, on=True)
    app.asking.want(team.tessel, on=True)


def press(page, label):
    return next(button for button in page.button if button.label == label).click().run()


def labels(page):
    return [button.label for button in page.button]


@pytest.fixture
def after_saving(app, team, write, open_as, wanted):
    page = open_as(team.tessel)
    page.session_state["today_kept"] = write(team.tessel, SENTENCE).id
    return page.run()


def test_off_until_the_school_and_the_person_want_it(app, team, service):
    assert not app.asking.wanted(team.tessel)
    app.asking.want(team.tessel, on=True)
    assert not app.asking.wanted(team.tessel)
    app.asking.offer(team.wim, on=True)
    assert app.asking.wanted(team.tessel)
    assert not app.asking.wanted(team.bas)
    with pytest.raises(Refused):
        app.asking.preview(team.bas, SENTENCE, "nl")


@pytest.mark.parametrize("who", ["tessel", "hester", "fenna", "rachida"])
def test_only_an_administrator_switches_it_for_the_school(app, team, service, who):
    with pytest.raises(NotAllowed):
        app.asking.offer(getattr(team, who), on=True)


def test_nothing_leaves_before_the_press_and_then_exactly_what_was_read(after_saving, service):
    page = press(after_saving, "Vraag het de AI")
    seen = shown(page)
    assert service.bodies == []
    assert "Dit gaat er straks uit" in seen
    assert "klein-model" in seen
    assert "Bas" not in seen.partition("tt-leaves")[2].partition("</p>")[0]

    page = press(page, "Verstuur")

    assert service.texts == [
        "[collega 1] riep vier keer de volgorde om in [school], en [kind 1] keek mee bij de kast."
    ]
    assert "AI-vraag" in shown(page)


def test_one_tap_shows_a_word_again_and_another_hides_one_more(after_saving, service):
    page = press(after_saving, "Vraag het de AI")
    assert "3 woorden verborgen" in shown(page)
    pills = next(group for group in page.pills if group.label.startswith("Verborgen woorden"))
    page = pills.set_value([0, 1]).run()
    page = page.multiselect[0].select("kast").run()
    assert "<mark>[kind 1]</mark>." in shown(page)

    press(page, "Verstuur")

    assert service.texts == [
        "[collega 1] riep vier keer de volgorde om in [school], en Noor keek mee bij de [kind 1]."
    ]


def test_a_chosen_question_is_kept_with_its_origin_and_so_is_its_answer(app, team, after_saving, service):
    page = press(press(after_saving, "Vraag het de AI"), "Verstuur")
    page = press(page, r"Wat zag je het kind doen? :small[klein\-model]")
    assert "AI-vraag" in shown(page)
    assert "Wat zag je het kind doen?" in shown(page)
    (own,) = app.reflections.mine(team.tessel)
    assert own.reflection.asked.source == "ai"
    assert own.reflection.asked.provenance["model"] == "klein-model"

    page = press(page, "Andere vraag")
    assert "Vraag uit de vragenbank" in shown(page)


def test_every_failure_ends_in_a_question_of_the_bank_and_the_text_stays(app, team, after_saving, service):
    service.mode = "429"
    page = press(press(after_saving, "Vraag het de AI"), "Verstuur")

    assert not page.exception
    assert "Het is druk bij de AI-dienst" in shown(page)
    assert "Vraag uit de vragenbank" in shown(page)
    assert len(service.bodies) == 1
    (own,) = app.reflections.mine(team.tessel)
    assert own.reflection.text == SENTENCE


def test_a_text_that_changed_on_another_screen_is_shown_again_and_does_not_leave(
    app, team, after_saving, service
):
    page = press(after_saving, "Vraag het de AI")
    (own,) = app.reflections.mine(team.tessel)
    place = f"edit:{own.reflection.id}:0"
    copy = app.drafts.begin_with(team.tessel, place, own.reflection.text)
    app.drafts.put(team.tessel, copy.id, copy.rev, "Iets wat alleen ik weet.")
    app.reflections.rewrite_part(team.tessel, own.reflection.id, 0, copy.id)
    page = press(page, "Verstuur")
    assert service.bodies == []
    assert "Iets wat alleen ik weet." in shown(page)


def test_rather_not_sends_nothing(after_saving, service):
    page = press(press(after_saving, "Vraag het de AI"), "Toch niet")
    assert service.bodies == []
    assert "Vraag uit de vragenbank" in shown(page)


def test_another_text_needs_another_press(app, team, wanted):
    read = app.asking.preview(team.tessel, SENTENCE, "nl")
    other = app.asking.preview(team.tessel, SENTENCE + " En nog iets.", "nl")
    with pytest.raises(Refused):
        app.asking.send(team.tessel, other, read.seal)


def test_without_an_endpoint_nothing_of_it_is_seen(app, team, write, open_as):
    page = open_as(team.tessel)
    page.session_state["today_kept"] = write(team.tessel, SENTENCE).id
    assert "Vraag het de AI" not in labels(page.run())
    assert "AI-vragen" not in labels(page.switch_page("pages/my_garden.py").run())


def test_the_choice_stands_in_my_garden_and_in_administration(app, team, open_as, service):
    page = open_as(team.wim).switch_page("pages/admin.py").run()
    page = press(page, "Laat mensen AI-vragen kiezen")
    assert app.asking.offered(team.tessel)
    page = open_as(team.tessel).switch_page("pages/my_garden.py").run()
    page = press(press(page, "AI-vragen"), "Ik wil graag AI-vragen")
    assert app.asking.wanted(team.tessel)
    assert not page.exception
