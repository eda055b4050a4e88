"""Each place where an AI may be asked: nothing of it while it is off, and one press for one's own words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from teamtuin.access.policy import Module
from teamtuin.asking.prompts import EXPECTATION, LEARNING, LOOK_BACK, STAGE, STUDY_DAY
from teamtuin.peer_learning.model import Form
from tests.ui.ai import labels, press, send, service, text_of, wanted
from tests.ui.page import drawn
from tests.ui.test_experiments import running, seed, shown, typed

__all__ = ["running", "seed", "service", "wanted"]  # fixtures
WORDS = "Noor wisselde zelf van plek en de anderen keken mee."
MASKED = "[kind 1] wisselde zelf van plek en de anderen keken mee."
ASK, CHOSEN = "Vraag de AI iets", r"Wat zag je het kind doen? :small[klein\-model]"


@dataclass(frozen=True)
class Place:
    """A page at an address, the draft in which one types there, and the instruction that goes along."""

    room: str
    asked: Callable[[str], dict[str, str]]
    draft: str
    prompt: str
    form: Form | None = None


PLACES = {
    "a stage": Place("write", lambda _: {"manier": "alact", "stap": "K2"}, "write:alact:K2a", STAGE),
    "a learning question": Place(
        "coaching", lambda _: {"id": "new"}, "coaching:new:vraag:learning_question", LEARNING
    ),
    "a visit": Place(
        "peer_learning",
        lambda _: {"id": "new", "doe": "vastleggen"},
        "peer_learning:new:vastleggen:need",
        LEARNING,
        Form.LESSON_VISIT,
    ),
    "an expectation": Place(
        "experiments", lambda it: {"id": it, "doe": "start"}, "experiments:{}:start:expectation", EXPECTATION
    ),
    "a look-back": Place(
        "experiments", lambda it: {"id": it, "doe": "learn"}, "experiments:{}:learn:surprise", LOOK_BACK
    ),
    "a study day": Place("study_days", lambda _: {"id": "new"}, "study_days:new:prepare:need", STUDY_DAY),
}
EACH = pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)


@pytest.fixture
def experiment_id(app, team, request):
    """A seed to start, or a proeftuin of Tessel's with a round of Bas's that is open."""
    if request.node.callspec.id != "a look-back":
        return request.getfixturevalue("seed").id
    one = request.getfixturevalue("running")
    app.experiments.evidence.predict(
        team.bas, one.id, typed(app, team.bas, prediction="Dat Bas dit verwacht.")
    )
    return one.id


@pytest.fixture
def opened(app, team, open_as, place, experiment_id):
    """The page of the place, for Tessel."""
    for module in (Module.COACHING, Module.PEER_LEARNING, Module.AGREEMENTS):
        app.school.consent(team.rachida, module, date(2026, 9, 1), "MR 2026-09, punt 4")
    page = open_as(team.tessel).switch_page(f"pages/{place.room}.py")
    for name, value in place.asked(str(experiment_id)).items():
        page.query_params[name] = value
    page = page.run()
    if place.form:
        page = page.button_group(key="session_form_new").set_value(place.form).run()
    assert not page.exception
    return page


def type_there(app, team, place, experiment_id, words=WORDS):
    draft = app.drafts.open(team.tessel, place.draft.format(experiment_id))
    app.drafts.put(team.tessel, draft.id, draft.rev, words)
    return draft


@EACH
def test_off_nothing_of_it_stands_there_and_on_one_press_sends_ones_own_words_alone(
    app, team, place, experiment_id, service, opened, request
):
    assert ASK not in labels(opened)
    assert "stil_ai_" not in drawn(opened)

    request.getfixturevalue("wanted")
    draft = type_there(app, team, place, experiment_id)
    page = press(opened.run(), ASK)
    assert service.bodies == []
    assert text_of(page) == MASKED
    assert f"met de opdracht {place.prompt}, versie 1" in shown(page)

    page = send(page)

    assert service.texts == [MASKED]
    assert "Bas" not in service.bodies[0].decode()
    assert "AI-vraag" in shown(page)
    page = press(page, CHOSEN)
    assert "Wat zag je het kind doen?" in shown(page)
    assert "AI-vraag" in shown(page)
    assert app.drafts.read(team.tessel, draft.id).text == WORDS
    assert len(service.bodies) == 1


def only(name):
    return pytest.mark.parametrize("place", [PLACES[name]], ids=[name])


@only("an expectation")
def test_when_the_ai_gives_nothing_the_bank_asks_over_the_field(
    app, team, place, experiment_id, wanted, opened, service
):
    service.mode = "500"
    type_there(app, team, place, experiment_id)
    page = send(press(opened.run(), ASK))
    assert "De AI-dienst antwoordt nu niet." in shown(page)
    assert "Vraag uit de vragenbank" in shown(page)
    page = press(page, "Haal deze vraag weg")
    assert "Vraag uit de vragenbank" not in shown(page)


@only("a study day")
def test_an_empty_field_asks_for_a_sentence_first_and_sends_nothing(place, wanted, opened, service):
    page = press(opened, ASK)
    assert "Schrijf eerst een zin." in shown(page)
    assert "Verstuur" not in labels(page)
    assert service.bodies == []


@only("a study day")
def test_typing_on_after_reading_is_another_text(app, team, place, experiment_id, wanted, opened, service):
    type_there(app, team, place, experiment_id)
    page = press(opened.run(), ASK)
    type_there(app, team, place, experiment_id, WORDS + " Geheim.")
    page = press(page, "Verstuur")
    assert service.bodies == []
    assert text_of(page) == MASKED + " Geheim."
    assert "Je tekst is veranderd. Er is niets verstuurd." in shown(page)


@only("a stage")
def test_the_instruction_for_a_stage_names_it_and_another_question_takes_the_place_of_the_chosen_one(
    app, team, place, experiment_id, wanted, opened, service
):
    draft = type_there(app, team, place, experiment_id)
    page = press(send(press(opened.run(), ASK)), CHOSEN)
    assert "de stap „terugblikken”" in service.bodies[0].decode()
    assert "Wat gebeurde er, stap voor stap" in service.bodies[0].decode()
    assert "Wat zag je het kind doen?" in shown(page)

    page = press(page, "Andere vraag")
    assert "Wat zag je het kind doen?" not in shown(page)
    assert "Vraag uit de vragenbank" in shown(page)
    assert app.drafts.read(team.tessel, draft.id).text == WORDS
