"""Puts rows in a school as they are stored: what our garden says of them is counted anew in the tests."""

from datetime import UTC, date, datetime, timedelta
from random import Random

from teamtuin.access.policy import Module
from teamtuin.access.viewer import CARETAKER, DOORKEEPER
from teamtuin.clock import new_id
from teamtuin.rooms.closing.service import bring_in
from teamtuin.rooms.model import RoundKind

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
STRANDS = ("pupil_co_organisers", "smart_circuits", "parent_partnership", None)
PHASES = ("signal", "design", "try_out", "look_back", "decide", "embed", "stopped")
FORMS = ("peer_consultation", "lesson_visit", "lesson_study", "co_teaching", "board_session", "workshop")
PLACES = ("agreement", "experiment", "habit", "parked", "let_go", None)


def consent(app, team, *modules):
    for module in modules or Module:
        app.school.consent(team.rachida, module, date(2026, 9, 1), "MR 2026-09")


def put(app, table, **row):
    row = {"id": new_id(), **row}
    columns, values = ", ".join(row), ", ".join(f"${name}" for name in row)
    with app.store.transaction(CARETAKER) as tx:
        tx.execute(f"INSERT INTO {table} ({columns}) VALUES ({values})", row)
    return row["id"]


def session(app, held_on, form="lesson_visit", writer=None):
    """Without a writer upkeep takes it away, as soon as a page is opened."""
    row = {"writer_id": writer.id if writer else None, "held_on": held_on, "form": form}
    return put(app, "peer_session", key_id=new_id(), made_at=NOW, body=b"", **row)


def agreement(app, made_on, result=None, owner_id=None, *, of_session=False):
    """Of a study day, unless it is of a session or of one person."""
    place = {"session_id": new_id()} if of_session else {"study_day_id": new_id()}
    looked_on = made_on + timedelta(14) if result else None
    row = {"made_on": made_on, "result": result, "looked_on": looked_on, "made_at": NOW}
    return put(app, "agreement", owner_id=owner_id, **row, **({} if owner_id else place))


def study_day(app, held_on, title="Kijken", outcomes=()):
    day_id = put(
        app,
        "study_day",
        title=title,
        held_on=held_on,
        starts_at="09:00",
        follow_up_2w_on=held_on + timedelta(14),
        follow_up_6w_on=held_on + timedelta(42),
        made_at=NOW,
    )
    for text, place in outcomes:
        put(app, "outcome", study_day_id=day_id, text=text, place=place, made_at=NOW)
    return day_id


def experiment(app, title="Gidsen", phase="try_out", decided=None, **more):
    row = {"strand": "pupil_co_organisers", "planted_on": date(2026, 8, 13), "signed": False, **more}
    experiment_id = put(app, "experiment", title=title, phase=phase, made_at=NOW, **row)
    if decided:
        choice, decided_on = decided
        put(
            app,
            "decision",
            experiment_id=experiment_id,
            choice=choice,
            decided_on=decided_on,
            because="Om het kind.",
            made_at=NOW,
        )
    return experiment_id


def room(app, experiment_id, text="Een halfuur oefentijd", answered_on=None, kind="time"):
    answer = {"answer": "arranged", "answered_on": answered_on} if answered_on else {}
    asked_on = date(2026, 9, 22)
    row = {"kind": kind, "text": text, "asked_on": asked_on, **answer}
    return put(app, "room_asked", experiment_id=experiment_id, made_at=NOW, **row)


def pulse(app, opened_on, *, closed=True, **counts):
    """One round, with five counts for each question by its key."""
    with app.store.transaction(DOORKEEPER) as tx:
        bring_in(
            tx, RoundKind.PULSE, opened_on, counts, closed_on=opened_on + timedelta(4) if closed else None
        )


def small_school(app, team, seed):
    """A school of any kind: some parts empty, some with one thing, some with many."""
    chance = Random(seed)

    def some_day():
        return date(2025, 9, 1) + timedelta(chance.randrange((TODAY - date(2025, 9, 1)).days + 1))

    def some(most):
        return range(chance.choice((0, 1, 2, most)))

    consent(app, team, *chance.sample(list(Module), chance.choice((2, 4, len(Module)))))
    for _ in some(9):
        session(app, some_day(), chance.choice(FORMS), team.bas)
    for _ in some(9):
        result = chance.choice(("done", "done_differently", "let_go", None))
        agreement(app, some_day(), result, of_session=chance.random() < 0.3)
    for _ in some(3):
        agreement(app, some_day(), "done", owner_id=team.tessel.id)
    for number in some(3):
        outcomes = [(f"Uitkomst {number} {n}", chance.choice(PLACES)) for n in some(6)]
        study_day(app, some_day() + timedelta(chance.choice((0, 0, 400))), f"Dag {number}", outcomes)
    for number in some(6):
        _some_experiment(app, chance, number, some_day)
    if Module.ROUNDS in app.school.open_modules(team.tessel):
        for week in some(5):
            counts = {key: [chance.randrange(6) for _ in range(5)] for key in ("P1", "P2")}
            pulse(app, TODAY - timedelta(14 * week + 7), **counts)


def _some_experiment(app, chance, number, some_day):
    phase = chance.choice(PHASES)
    decided = ("let_go", some_day()) if phase == "stopped" else chance.choice((None, ("adapt", some_day())))
    experiment_id = experiment(
        app,
        f"Proeftuin {number}",
        phase,
        decided,
        strand=chance.choice(STRANDS),
        let_go=chance.choice(("", f"Iets ouds {number}", "Iets ouds.")),
        starts_on=chance.choice((None, some_day())),
        look_back_on=chance.choice((None, TODAY + timedelta(chance.randrange(-20, 60)))),
        paused_until=chance.choice((None, None, TODAY + timedelta(30))),
    )
    for _ in range(chance.randrange(3)):
        room(app, experiment_id, answered_on=chance.choice((None, some_day())))
