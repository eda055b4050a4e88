"""Each form of the catalogue on its screen: how one gets there, and which fields stand on it."""

import json
from dataclasses import dataclass, field
from datetime import timedelta

from streamlit.testing.v1 import AppTest

from teamtuin.agreements.model import Result
from teamtuin.clock import new_id
from teamtuin.experiments.evidence import LookedAt
from teamtuin.experiments.model import RoomKind
from teamtuin.peer_learning.model import Form, Noted
from teamtuin.presenting.model import Slide, Sort
from teamtuin.registration.model import FieldKind
from teamtuin.study_days.model import FollowUp
from tests.coaching.conftest import filled
from tests.insight import planting as plant
from tests.registration.filling import TODAY, typed
from tests.ui.page import press

FOUR = {"need": "Rust.", "expectation": "Als, dan, omdat.", "let_go": "De bel.", "stop_rule": "Te laat."}
WIDGETS = {
    "button_group": FieldKind.CHOICE,
    "selectbox": FieldKind.LIST,
    "checkbox": FieldKind.CHECK,
    "date_input": FieldKind.DAY,
    "time_input": FieldKind.TIME,
    "number_input": FieldKind.NUMBER,
    "text_input": FieldKind.LINE,
}
ONE_LINE = "3.4rem"


@dataclass(frozen=True, kw_only=True)
class Screen:
    """Where forms stand: a room, an address, what to press first, and what there is beside the forms."""

    forms: tuple[str, ...]
    room: str
    at: dict[str, object] = field(default_factory=dict)
    who: str = "tessel"
    first: str = ""
    more: str = ""
    beside: frozenset[str] = frozenset()


def world(app, team):
    """A school in which each form has something to be about; gives the screens."""
    plant.consent(app, team)
    seed = app.experiments.plant(team.tessel, typed(app, team.tessel, "s", seed="Wat als?"), signed=False)
    runs = app.experiments.plant(team.tessel, typed(app, team.tessel, "r", seed="Gidsen"), signed=False)
    app.experiments.start(team.tessel, runs.id, typed(app, team.tessel, "f", **FOUR), TODAY + timedelta(28))
    return [
        *_at_proeftuinen(app, team, seed.id, runs.id),
        *_learning(app, team),
        *_days(app, team),
        *_coaching(app, team),
        *_alone(app, team),
    ]


def _at_proeftuinen(app, team, seed, runs):
    evidence = app.experiments.evidence
    words = typed(app, team.tessel, "i", label="Rust", unit="minuten", source="")
    indicator = evidence.look_at(team.tessel, runs, words, LookedAt()).indicators[0].id
    evidence.predict(team.tessel, runs, typed(app, team.tessel, "c", prediction="Meer."))
    asked = app.experiments.room.ask(
        team.tessel, runs, typed(app, team.tessel, "q", room="Tijd"), RoomKind.TIME
    )
    room = asked.rooms_asked[0].id

    def at(form, doe, thing=runs, **more):
        return Screen(forms=(form,), room="experiments", at={"id": thing, "doe": doe}, **more)

    return [
        at("seed", "seed", "new"),
        at("start", "start", seed),
        at("observation", "observe"),
        at("measurement", "measure"),
        at("prediction", "predict"),
        at("result", "learn"),
        at("afterwards", "afterwards"),
        at("thought", "thought"),
        Screen(
            forms=("decision",), room="experiments", at={"id": runs, "doe": "decide", "keuze": "continue"}
        ),
        at("room_asked", "room"),
        Screen(
            forms=("room_answer",),
            room="experiments",
            at={"id": runs, "doe": f"answer-{room}", "zin": "arranged"},
            who="hester",
        ),
        at("carried_task", "carry"),
        at("voices", "voices"),
        at("words", "describe", _not_tried(app, team)),
        at("facts", "facts"),
        at("step", "step"),
        at("indicator", "indicator", more="indicator_more"),
        at("column", f"column-{indicator}"),
        at("reworded", "reword"),
        at("parents_card", "ouderkaart-woorden"),
    ]


def _not_tried(app, team):
    """A plan that is written and not tried yet: then all its words can be changed."""
    return plant.experiment(app, phase="design", planted_on=TODAY)


def _learning(app, team):
    noted = Noted(form=Form.LESSON_VISIT, held_on=TODAY, attendance=4, due_on=TODAY + timedelta(9))
    texts = {"need": "Rust.", "saw": "Rust.", "agreement": "Wachten."}
    session = app.peer_learning.log(team.tessel, typed(app, team.tessel, "p", **texts), noted)

    def at(form, thing, doe, **more):
        return Screen(forms=(form,), room="peer_learning", at={"id": thing, "doe": doe}, **more)

    return [
        at("session", "new", "vastleggen", more="session_more"),
        at("agreement", session.id, "afspraak"),
        at("written_on", session.id, "verder"),
    ]


def _days(app, team):
    day = app.study_days.prepare(team.tessel, typed(app, team.tessel, "d", need="Rust.", aim=""), TODAY)
    app.study_days.harvest(team.tessel, day.id, typed(app, team.tessel, "h", outcome="Stilte."))

    def at(doe, *forms, thing=day.id):
        return Screen(forms=forms, room="study_days", at={"id": thing} | ({"doe": doe} if doe else {}))

    return [
        at("prepare", "study_day", thing="new"),
        at("programme", "programme_item"),
        at("observation", "outcome_place", "attendance"),
        at("outcome", "outcome"),
        at(FollowUp.TWO_WEEKS, "day_look_back"),
        at("bord", "board"),
        at("describe", "day_words"),
        at("plan", "day_plan"),
        Screen(
            forms=("pulse",), room="our_garden", first="round_begin", beside=frozenset({"Over welke tijd?"})
        ),
    ]


def _coaching(app, team):
    asked = filled(app, team.tessel, team.fenna)
    (each,) = app.coaching.get(team.tessel, asked).rounds

    def at(form, doe, thing=asked, **more):
        return Screen(forms=(form,), room="coaching", at={"id": thing, "doe": doe}, **more)

    return [
        at("coaching_question", "vraag", "new"),
        at("recording", "opname"),
        at("clip", f"fragment.{each.id}"),
        at("own_moment", f"moment.{each.id}"),
        at("strength", f"moment.{each.id}", who="fenna"),
        at("coaching_plan", "plan"),
        at("wiped", "gewist"),
        at("coaching_closing", "terugkijken"),
    ]


def _alone(app, team):
    step = app.agreements.take_step(team.tessel, typed(app, team.tessel, "m", what="Wachten."), TODAY)
    app.agreements.look_back(team.tessel, step.id, Result.DONE)
    slide = Slide(id=new_id(), sort=Sort.TEXT, text="Wat nu?")
    deck = app.presenting.make(team.tessel, "Voor de dag", [slide])
    shown = {"id": deck.id}
    return [
        Screen(forms=("line",), room="today"),
        Screen(forms=("step_of_a_way",), room="write", at={"manier": "alact"}),
        Screen(forms=("own_step",), room="my_garden", at={"afspraak": "new"}),
        Screen(forms=("step_look_back",), room="my_garden", at={"afspraak": step.id}),
        Screen(forms=("slide",), room="present", at=shown | {"doe": "zin"}),
        Screen(forms=("notes",), room="present", at=shown | {"doe": f"dia-{slide.id}"}),
        Screen(forms=("deck_name",), room="present", at=shown | {"doe": "naam"}),
    ]


def opened(page: AppTest, screen: Screen) -> AppTest:
    """The screen, in a tab that is open already."""
    page.switch_page(f"pages/{screen.room}.py")
    page.query_params.clear()
    for name, value in screen.at.items():
        page.query_params[name] = str(value)
    page.run()
    assert not page.exception
    return press(page, screen.first) if screen.first else page


def fields_on(page: AppTest) -> list[tuple[FieldKind, str]]:
    """What can be filled in on a page: the kind of each field and the words over it."""
    widgets = [(kind, each.label) for name, kind in WIDGETS.items() for each in page.get(name)]
    typed_in = [json.loads(part.proto.json or part.proto.mixed.json) for part in page.get("bidi_component")]
    texts = [
        (FieldKind.LINE if each["height"] == ONE_LINE else FieldKind.TEXT, each["label"])
        for each in typed_in
        if "placeholder" in each
    ]
    return [(kind, label.replace("\\", "")) for kind, label in (*widgets, *texts)]
