"""Made-up schools of any kind, years long, put in one opened store: the next takes the place of the last."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from teamtuin.access.policy import Module
from teamtuin.access.viewer import CARETAKER, DOORKEEPER
from teamtuin.clock import new_id
from teamtuin.rooms.closing.service import bring_in
from teamtuin.rooms.model import WORTH_MY_TIME, RoundKind
from tests.insight.asking import Poll, ask
from tests.insight.planting import FORMS, NOW, STRANDS, TODAY
from tests.insight.series import some_indicator

FIRST = date(2023, 9, 4)
TABLES = [
    "experiment",
    "indicator",
    "measurement",
    "observation",
    "cycle",
    "decision",
    "room_asked",
    "carried_task",
    "peer_session",
    "agreement",
    "study_day",
    "outcome",
    "round",
    "round_question",
    "round_result",
    "round_text",
    "answer",
    "answer_count",
    "spent_ticket",
    "council_consent",
]
PHASES = ("signal", "explore", "design", "try_out", "look_back", "decide", "embed", "stopped")
PLACES = ("agreement", "experiment", "habit", "parked", "let_go", None)
CHOICES = ("continue", "adapt", "scale_up", "rest", "let_go")
ROOMS = ("time", "money", "place", "permission", "hands")
CARRIERS = ("team", "pupils", "parents", "grandparents", "helpers")
RESULTS = ("done", "done", "done_differently", "let_go", None)


@dataclass(kw_only=True)
class Made:
    """What was put in the store, with what people answered: of that the store keeps what may be shown."""

    rows: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    pulses: list[tuple[date, dict[str, list[int]]]] = field(default_factory=list)
    polls: list[Poll] = field(default_factory=list)

    def put(self, table, **row):
        self.rows.setdefault(table, []).append({"id": new_id(), **row})
        return self.rows[table][-1]["id"]


def wipe(app, but=()):
    with app.store.transaction(CARETAKER) as tx:
        for table in (table for table in TABLES if table not in but):
            tx.execute(f"DELETE FROM {table}")


def fill(app, made):
    """All rows in one transaction, a statement for each kind of row."""
    with app.store.transaction(CARETAKER) as tx:
        for table, rows in made.rows.items():
            types = _types(tx, table)
            names = [name for name in types if any(name in row for row in rows)]
            values = ", ".join(f"unnest(${name}::{types[name]}[])" for name in names)
            tx.execute(
                f"INSERT INTO {table} ({', '.join(names)}) SELECT {values}",
                {name: [row.get(name) for row in rows] for name in names},
            )


KNOWN_TYPES = {}


def _types(tx, table):
    """The columns of a table with the type of each; asked once."""
    if table not in KNOWN_TYPES:
        asked = "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = $table"
        KNOWN_TYPES[table] = dict(tx.execute(asked, {"table": table}))
    return KNOWN_TYPES[table]


def school_of_any_kind(app, team, seed):
    """Some parts empty, some with one thing, some with many; over three school years."""
    chance, made = Random(seed), Made()
    wipe(app)
    for module in chance.sample(list(Module), chance.choice((3, len(Module), len(Module)))):
        app.school.consent(team.rachida, module, FIRST, "MR")
    _learning(chance, made, team)
    for number in range(chance.choice((0, 1, 3, 6))):
        _experiment(chance, made, number)
    fill(app, made)
    if Module.ROUNDS in app.school.open_modules(team.tessel):
        _rounds(app, chance, made)
    return made


def some_day(chance, first=FIRST, last=TODAY):
    """Half of them in the school year of today."""
    if chance.random() < 0.5:
        first = max(first, date(2026, 8, 1))
    return first + timedelta(chance.randrange(max(1, (last - first).days + 1)))


def some(chance, most):
    return range(chance.choice((0, 1, 2, most // 2, most)))


def _learning(chance, made, team):
    for _ in some(chance, 12):
        made.put(
            "peer_session",
            writer_id=team.bas.id,
            key_id=new_id(),
            held_on=some_day(chance),
            form=chance.choice(FORMS),
            made_at=NOW,
            body=b"",
        )
    for _ in some(chance, 24):
        made_on, result = some_day(chance), chance.choice(RESULTS)
        made.put(
            "agreement",
            **{chance.choice(("study_day_id", "study_day_id", "session_id")): new_id()},
            made_on=made_on,
            result=result,
            looked_on=some_day(chance, made_on) if result else None,
            owner_id=None,
            made_at=NOW,
        )
    days = {some_day(chance, last=TODAY + timedelta(200)) for _ in some(chance, 5)}
    days |= {TODAY} if chance.random() < 0.1 else set()
    for number, held_on in enumerate(sorted(days)):
        _study_day(chance, made, number, held_on)


def _study_day(chance, made, number, held_on):
    day_id = made.put(
        "study_day",
        title=f"Dag {number}{chance.choice(('', '.'))}",
        held_on=held_on,
        starts_at="09:00",
        follow_up_2w_on=held_on + timedelta(14),
        follow_up_6w_on=held_on + timedelta(42),
        made_at=NOW,
    )
    for n in some(chance, 8):
        text = chance.choice((f"Uitkomst {number} {n}", "De  nieuwsmail.", "de nieuwsmail"))
        made.put("outcome", study_day_id=day_id, text=text, place=chance.choice(PLACES), made_at=NOW)


def _experiment(chance, made, number):
    phase, planted = chance.choice(PHASES), some_day(chance)
    seed = phase in ("signal", "explore")
    begun = chance.choice((None, some_day(chance, planted))) if not seed else None
    experiment_id = made.put(
        "experiment",
        title=f"Proeftuin {number}",
        phase=phase,
        strand=chance.choice(STRANDS),
        planted_on=planted,
        signed=False,
        let_go=chance.choice(("", f"Iets ouds {number}", "De nieuwsmail.")),
        starts_on=chance.choice((begun, begun, TODAY + timedelta(9))) if begun else None,
        tried_on=begun,
        ends_on=None,
        look_back_on=chance.choice((None, TODAY + timedelta(chance.randrange(-20, 60)))),
        paused_until=chance.choice((None, None, TODAY + timedelta(chance.choice((0, 1, 30))))),
        made_at=NOW,
    )
    decided = {some_day(chance, planted) for _ in some(chance, 4)} if not seed else set()
    if phase == "stopped":
        decided |= {some_day(chance, planted)}
    for place, decided_on in enumerate(sorted(decided), start=1):
        made.put(
            "decision",
            experiment_id=experiment_id,
            decided_on=decided_on,
            choice="let_go" if phase == "stopped" and place == len(decided) else chance.choice(CHOICES[:4]),
            because="Om het kind.",
            made_at=NOW,
        )
    _hanging(chance, made, experiment_id, planted)
    for place in range(chance.choice((0, 1, 2, 3))):
        some_indicator(chance, made, experiment_id, place)


def _hanging(chance, made, experiment_id, planted):
    for _ in some(chance, 3):
        asked_on = some_day(chance, planted)
        answer = chance.choice((None, "arranged", "together", "cannot"))
        made.put(
            "room_asked",
            experiment_id=experiment_id,
            kind=chance.choice(ROOMS),
            text="Een halfuur",
            asked_on=asked_on,
            answer=answer,
            answered_on=some_day(chance, asked_on) if answer else None,
            made_at=NOW,
        )
    for n in some(chance, 3):
        before, now = (sorted(chance.sample(CARRIERS, 2), key=CARRIERS.index) for _ in range(2))
        made.put(
            "carried_task",
            experiment_id=experiment_id,
            task=f"Taak {n}",
            carried_before=before,
            carried_now=chance.choice((before, now)),
            made_at=NOW,
        )
    for _ in some(chance, 3):
        row = {"seen_on": some_day(chance, planted), "text": "Een kind keek op.", "signed": False}
        made.put("observation", experiment_id=experiment_id, made_at=NOW, **row)


def _rounds(app, chance, made):
    """Pulses as they come from a file, and other voices at each proeftuin, closed as any round."""
    weeks = sorted(chance.sample(range(1, 150), chance.choice((0, 1, 3, 5))))
    with app.store.transaction(DOORKEEPER) as tx:
        for week in weeks:
            most = chance.choice((1, 3, 6, 9))
            counts = {key: [chance.randrange(most) for _ in range(5)] for key in ("P1", "P2")}
            counts["P2"] = counts["P2"] if chance.random() < 0.6 else [0, 0, 0, 0, sum(counts["P2"])]
            opened_on = TODAY - timedelta(7 * week + chance.randrange(3))
            made.pulses.append((opened_on, counts))
            bring_in(tx, RoundKind.PULSE, opened_on, counts, closed_on=opened_on + timedelta(4))
        for day in made.rows.get("study_day", []):
            if day["held_on"] <= TODAY:
                counts = [chance.randrange(chance.choice((1, 4, 9))) for _ in range(5)]
                asked = {"study_day_id": day["id"], "closed_on": day["held_on"]}
                bring_in(tx, RoundKind.EXIT_TICKET, day["held_on"], {WORTH_MY_TIME: counts}, **asked)
                made.pulses.append((day["held_on"], {WORTH_MY_TIME: counts}))
    for row in made.rows.get("experiment", []):
        for place in range(chance.choice((0, 0, 1, 2))):
            opened_on = some_day(chance, row["planted_on"])
            if place and made.polls and made.polls[-1].opened_on == opened_on:
                continue
            made.polls.append(ask(app, chance, row["id"], opened_on))
