"""Two schools that nobody can tell apart: alike in what may be told, and otherwise in what may not."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from teamtuin.access.policy import Module
from teamtuin.access.viewer import CARETAKER, DOORKEEPER
from teamtuin.clock import new_id
from teamtuin.experiments.model import CountsOf, Direction, Experiment, Indicator, Measurement, Phase, Span
from teamtuin.insight.our_garden import Soil
from teamtuin.rooms.answering import queries as answering
from teamtuin.rooms.closing import service as closing
from teamtuin.rooms.model import Answer, RoundKind, RoundResult
from tests.insight.planting import NOW, TODAY
from tests.insight.schools import Made, fill, wipe
from tests.insight.secrets_of import Answers, Held, some_round

LAST_WEEK = TODAY - timedelta(7)
BEFORE = TODAY - timedelta(45)
"""In the term before: over the year it is there, over this term it is not."""
LIVED = ("round", "round_question", "round_result", "round_text", "answer", "answer_count")
LIVED += ("measurement", "agreement")
RESULTS = ("done", "done_differently", "let_go", None)


@dataclass(kw_only=True)
class World:
    """What is the same in both, and what people answered, measured and agreed among a few."""

    made: Made = field(default_factory=Made)
    closed: list[Held] = field(default_factory=list)
    open: list[Held] = field(default_factory=list)
    measured: list[tuple[object, date, Answers]] = field(default_factory=list)
    agreed: list[tuple[date, str | None]] = field(default_factory=list)

    @property
    def secrets(self):
        asked = (each for held in (*self.closed, *self.open) for each in held.asked)
        return [*asked, *(answers for _, _, answers in self.measured)]

    def otherwise(self, chance):
        """Nobody who sees what is published can say whether this is the school."""
        return replace(
            self,
            closed=[held.otherwise(chance) for held in self.closed],
            open=[held.otherwise(chance) for held in self.open],
            measured=[
                (indicator_id, on, _measured_otherwise(answers, chance))
                for indicator_id, on, answers in self.measured
            ],
            agreed=some_agreements(chance),
        )


def _measured_otherwise(answers, chance):
    other = [cells for cells in answers.possible() if cells != answers.cells]
    return answers.with_cells(chance.choice(other)) if other else answers


def some_world(team, seed):
    chance, world = Random(seed), World()
    people = chance.randrange(5, 31)
    for number in range(people - 3):  # three are there already
        name = {"first_name": f"Collega {number}", "language": "nl", "groups": ""}
        world.made.put("person", external=False, active=True, key_id=new_id(), **name)
    at = world.made.put("experiment", title="Gidsen", phase="try_out", **_plan())
    looks_at = world.made.put("indicator", experiment_id=at, **_looked_at())
    for week in range(chance.randrange(1, 4)):
        total = chance.randrange(1, 19)
        answers = Answers(met=chance.choice((0, total, chance.randrange(total + 1))), total=total)
        world.measured.append((looks_at, LAST_WEEK - timedelta(7 * week), answers))
    day = world.made.put("study_day", title="Kijken", held_on=LAST_WEEK, **_day())
    world.closed.append(some_round(chance, RoundKind.PULSE, chance.choice((BEFORE, LAST_WEEK)), people))
    voices = some_round(chance, RoundKind.VOICES, LAST_WEEK, people, at=at)
    world.open.append(some_round(chance, RoundKind.PULSE, TODAY - timedelta(2), people))
    chance.choice((world.closed, world.open)).append(voices)
    if chance.random() < 0.5:
        world.closed.append(some_round(chance, RoundKind.EXIT_TICKET, LAST_WEEK, people, study_day_id=day))
    world.agreed = some_agreements(chance)
    world.made.put("peer_session", **_session(team))
    return world


def some_agreements(chance):
    """Of sessions that the attacker does not read."""
    return [(LAST_WEEK, chance.choice(RESULTS)) for _ in range(chance.randrange(12))]


def move_in(app, world):
    """What is the same in both worlds, and nothing else."""
    wipe(app, but=("council_consent",))
    with app.store.transaction(CARETAKER) as tx:
        tx.execute("DELETE FROM person WHERE first_name LIKE 'Collega %'")
    fill(app, world.made)


def live(app, world):
    """Last week: people have answered, measured and agreed, and some rounds are closed, one is open."""
    made = Made()
    for indicator_id, on, answers in world.measured:
        row = {"number": float(answers.met), "total": float(answers.total), "span": "week", "made_at": NOW}
        made.put("measurement", indicator_id=indicator_id, measured_on=on, **row)
    for on, result in world.agreed:
        row = {"made_on": on, "result": result, "looked_on": on if result else None, "made_at": NOW}
        made.put("agreement", session_id=new_id(), **row)
    with app.store.transaction(CARETAKER) as tx:
        for table in LIVED:
            tx.execute(f"DELETE FROM {table}")
        tx.execute("UPDATE person SET active = true, left_on = NULL WHERE first_name = 'Collega 0'")
    fill(app, made)
    with app.store.transaction(DOORKEEPER) as tx:
        for held in (*world.closed, *world.open):
            closing.write_down(tx, held.round)
            answering.insert_answers(tx, _answers(held))
        return [str(closing.close(tx, held.round, LAST_WEEK)) for held in world.closed]


def soil_of(world):
    """What is read of it when all is closed, made without a store: what was measured is in it as it is."""
    (plan,), (thing,) = world.made.rows["experiment"], world.made.rows["indicator"]
    points = [
        Measurement(
            indicator_id=at, measured_on=on, number=float(one.met), total=float(one.total), span=Span.WEEK
        )
        for at, on, one in sorted(world.measured, key=lambda each: each[1])
    ]
    thing = {**thing, "direction": Direction.UP, "counts_of": CountsOf.ANSWERS, "measurements": tuple(points)}
    left = ("signed", "experiment_id")
    plan = {name: value for name, value in plan.items() if name not in left} | {"phase": Phase.TRY_OUT}
    return Soil(
        results=[one for held in (*world.closed, *world.open) for one in _results(held)],
        experiments=[Experiment(**plan, indicators=(Indicator(**thing),))],
        sessions=(),
        agreements=(),
        days=(),
        carried=(),
        open_modules=frozenset(Module),
    )


def _results(held):
    """What closing keeps of each question."""
    for asked, question in zip(held.asked, held.round.questions, strict=False):
        if not isinstance(said := asked.published(), str):
            kept = {"low": said.low, "high": said.high} if asked.scale else {"low": None, "high": None}
            yield RoundResult(
                round_id=held.round.id,
                kind=held.round.kind,
                study_day_id=held.round.study_day_id,
                experiment_id=held.round.experiment_id,
                opened_on=held.round.opened_on,
                audience=held.round.audience,
                way=held.round.way,
                strict=held.round.strict,
                question=question,
                answers=said.answers if asked.scale else said.total,
                cells=() if asked.scale else said.cells,
                **kept,
            )


def close_the_rest(app, world):
    """The rounds that were open, closed today; what the closer is told of each."""
    with app.store.transaction(DOORKEEPER) as tx:
        return [str(closing.close(tx, held.round, TODAY)) for held in world.open]


def take_back(app, team):
    """A session goes with all that it agreed, and a colleague leaves."""
    with app.store.transaction(CARETAKER) as tx:
        tx.execute("DELETE FROM agreement WHERE session_id IS NOT NULL")
        tx.execute(
            "UPDATE person SET active = false, left_on = $on WHERE first_name = 'Collega 0'", {"on": TODAY}
        )


def _answers(held):
    for place, asked in enumerate(held.asked, start=1):
        for step, count in enumerate(asked.counts, start=1):
            yield from ((held.round.id, Answer(question=place, scale=step)) for _ in range(count))
    for place in held.round.text_places:
        for number in range(held.writers):
            yield held.round.id, Answer(question=place, text=f"Wat ik dacht, {number}")


def consent(app, team):
    for module in Module:
        app.school.consent(team.rachida, module, date(2026, 8, 20), "MR")


def _plan():
    on = date(2026, 8, 24)
    return {
        "planted_on": on,
        "tried_on": on,
        "starts_on": on,
        "signed": False,
        "made_at": NOW,
        "let_go": "De bel",
    }


def _looked_at():
    words = {"label": "Wie het rustiger vond", "unit": "x van y", "source": ""}
    return {"place": 1, "direction": "up", "counts_of": "answers", "few_groups": False, **words}


def _day():
    follow_up = {"follow_up_2w_on": TODAY + timedelta(7), "follow_up_6w_on": TODAY + timedelta(35)}
    return {"starts_at": "09:00", "made_at": NOW, **follow_up}


def _session(team):
    row = {"held_on": LAST_WEEK, "form": "lesson_visit", "made_at": NOW, "body": b""}
    return {"writer_id": team.bas.id, "key_id": new_id(), **row}
