"""A school that filled in forms, put in as rows, so that the tests can count them anew."""

from datetime import UTC, date, datetime, timedelta
from random import Random

from teamtuin.clock import day_of, utc_now
from teamtuin.experiments.evidence import LookedAt
from teamtuin.keeping.model import school_year_start
from tests.insight import planting as plant

TODAY = day_of(utc_now())
FIRST = school_year_start(TODAY)
LAST_YEAR = school_year_start(FIRST - timedelta(days=1))


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 11, tzinfo=UTC)


def decision(app, experiment_id, day, keep=""):
    row = {
        "decided_on": day,
        "choice": "continue",
        "because": "Het werkt.",
        "keep": keep,
        "made_at": noon(day),
    }
    return plant.put(app, "decision", experiment_id=experiment_id, **row)


def decisions(app, number, keep="", day=TODAY):
    experiment_id = plant.experiment(app)
    for _ in range(number):
        decision(app, experiment_id, day, keep)
    return experiment_id


def busy_school(app, team, seed):
    """Things of every kind that is counted, on days of this school year and of the two before it."""
    chance = Random(seed)
    plant.consent(app, team)

    def some_day():
        return LAST_YEAR - timedelta(200) + timedelta(chance.randrange((TODAY - LAST_YEAR).days + 200))

    for _ in range(2):
        experiment_id = plant.experiment(app, planted_on=some_day(), tried_on=some_day())
        indicator = plant.put(
            app,
            "indicator",
            experiment_id=experiment_id,
            place=1,
            label="Rust",
            unit="minuten",
            direction="up",
            counts_of="events",
        )
        for on in {some_day() for _ in range(5)}:
            put(
                app,
                "measurement",
                indicator_id=indicator,
                measured_on=on,
                span="day",
                number=1,
                made_at=noon(on),
            )
        for _ in range(4):
            on = some_day()
            _hanging(app, experiment_id, on, chance)
    for _ in range(3):
        _day(app, some_day(), chance)
        plant.session(app, some_day(), writer=team.bas)
        plant.put(app, "round", kind="pulse", opened_on=some_day(), closed_on=TODAY, most_tickets=9)
    plant.put(app, "round", kind="voices", opened_on=some_day(), most_tickets=9)


def put(app, table, **row):
    """A row of a table without an id."""
    columns, values = ", ".join(row), ", ".join(f"${name}" for name in row)
    with app.store.transaction(plant.CARETAKER) as tx:
        tx.execute(f"INSERT INTO {table} ({columns}) VALUES ({values})", row)


def _hanging(app, experiment_id, on, chance):
    at = {"experiment_id": experiment_id}
    decision(app, experiment_id, on, chance.choice(("", "Dit.")))
    plant.put(app, "observation", seen_on=on, text="Gezien.", signed=False, made_at=noon(on), **at)
    plant.put(app, "experiment_thought", thought_on=on, text="Later.", made_at=noon(on), **at)
    looked = chance.choice((None, noon(on + timedelta(1))))
    learned = "Iets." if looked else ""
    afterwards = bool(looked) and chance.choice((True, False))
    plant.put(
        app,
        "cycle",
        prediction="Meer.",
        predicted_at=noon(on),
        afterwards=afterwards,
        looked_at=looked,
        learned=learned,
        **at,
    )
    answered = {"answer": "arranged", "answered_on": on + timedelta(2)} if chance.random() < 0.5 else {}
    plant.put(app, "room_asked", asked_on=on, kind="time", text="Tijd", made_at=noon(on), **answered, **at)
    plant.put(
        app,
        "carried_task",
        task="Hoeken",
        carried_before=["team"],
        carried_now=["team"],
        made_at=noon(on),
        **at,
    )


def _day(app, on, chance):
    places = [(f"Uitkomst {n}", chance.choice(("habit", None))) for n in range(3)]
    day_id = plant.study_day(app, on, outcomes=places)
    for place in range(4):
        plant.put(app, "programme_item", study_day_id=day_id, place=place, minutes=20, title="Deel")
    with app.store.transaction(plant.CARETAKER) as tx:
        tx.execute(
            "UPDATE study_day SET attendance = $n, follow_up_2w = $seen WHERE id = $id",
            {"n": chance.choice((None, 12)), "seen": chance.choice(("", "Rust.")), "id": day_id},
        )


def private_things(app, team, number):
    """What is somebody's own or of two: lines, drafts, small steps, what two measure, a trajectory."""
    (experiment,) = app.experiments.all(team.tessel)[:1]
    how = LookedAt(few_groups=True, makers=(team.bas.id,))
    named = typed(app, team.tessel, "own", label="Alleen van ons", unit="minuten", source="")
    app.experiments.evidence.look_at(team.tessel, experiment.id, named, how)
    (own,) = app.experiments.looking.own(team.tessel, experiment.id)
    asked = typed(app, team.tessel, "coach", learning_question="Hoe wacht ik?")
    trajectory = app.coaching.ask(team.tessel, asked, team.fenna.id)
    app.coaching.check_protocol(team.fenna, trajectory)
    for count in range(number):
        line = typed(app, team.tessel, f"line-{count}", text="Alleen voor mij.")["text"]
        app.reflections.keep(team.tessel, line)
    for count in range(3):
        typed(app, team.tessel, f"write:alact:{count}", K1a="Nog niet bewaard.")
        step = typed(app, team.tessel, f"step-{count}", what="Wachten.")
        app.agreements.take_step(team.tessel, step, TODAY + timedelta(14))
        app.experiments.evidence.measure(team.tessel, own.indicator, count, on=TODAY - timedelta(count))


def typed(app, viewer, form, **texts):
    """The drafts of a form that was typed."""
    drafts = {}
    for name, text in texts.items():
        draft = app.drafts.open(viewer, f"{form}:{name}")
        drafts[name] = app.drafts.put(viewer, draft.id, draft.rev, text).id
    return drafts
