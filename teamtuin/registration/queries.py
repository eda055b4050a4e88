"""SQL about how often the forms of shared things were filled in, and which fields a school leaves out.

It counts what the team sees with its day as such, for the whole school: no column that names anybody is read
here, and nothing that is one's own, of a few, or an answer of people (product rules R4, R5 and R6).
"""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind, Relation
from teamtuin.clock import HOME
from teamtuin.errors import NotAllowed
from teamtuin.experiments import queries as experiments
from teamtuin.peer_learning import queries as sessions
from teamtuin.people.queries import IN_TEAM, IS_ACTIVE, IS_DOORKEEPER, WHOLE_TEAM
from teamtuin.registration.model import LeftOut, MayGo, Use
from teamtuin.rooms import queries as rounds
from teamtuin.store.transaction import Transaction
from teamtuin.study_days import queries as study_days

REGISTERED = (experiments, sessions, rounds, study_days)
"""They say who stands how to what is counted here; without them the policy cannot be asked."""

policy.register(
    Kind.LEFT_OUT_FIELD,
    {
        # Who leads a study day from outside fills in its forms too.
        Relation.COLLEAGUE: f"SELECT id FROM left_out_field WHERE {IS_ACTIVE}",
        Relation.TEAM: f"SELECT id FROM left_out_field WHERE {IN_TEAM}",
        Relation.DOORKEEPER: f"SELECT id FROM left_out_field WHERE {IS_DOORKEEPER}",
    },
)


def _may(action: Action) -> str:
    return f"id IN ({policy.visible(Kind.LEFT_OUT_FIELD, action)})"


PLANS = policy.visible(Kind.EXPERIMENT, Action.COUNT)
PLAN, AT_PLAN = f"id IN ({PLANS})", f"experiment_id IN ({PLANS})"
OF_TEAM = f"indicator.id IN ({policy.visible(Kind.INDICATOR, Action.COUNT)})"
SEEN = f"id IN ({policy.visible(Kind.OBSERVATION, Action.READ)})"
ROOM = f"id IN ({policy.visible(Kind.ROOM_ASKED, Action.READ)})"
SESSION = f"id IN ({policy.visible(Kind.PEER_SESSION, Action.COUNT)})"
ROUND = f"closed_on IS NOT NULL AND id IN ({policy.visible(Kind.ROUND, Action.COUNT)})"
DAYS = policy.visible(Kind.STUDY_DAY, Action.COUNT)
DAY = f"id IN ({DAYS})"
OF_DAY = f"JOIN study_day ON study_day.id = study_day_id WHERE study_day.id IN ({DAYS})"


def _day_of(moment: str) -> str:
    return f"({moment} AT TIME ZONE '{HOME.key}')::DATE"


TIMES: Mapping[str, str] = {
    # What an outcome of a study day became was typed there.
    "seed": f"SELECT planted_on FROM experiment WHERE {PLAN}"
    " AND id NOT IN (SELECT became_id FROM outcome WHERE became_id IS NOT NULL)",
    "start": f"SELECT tried_on FROM experiment WHERE {PLAN}",
    "observation": f"SELECT seen_on FROM observation WHERE {AT_PLAN} AND {SEEN}",
    "measurement": "SELECT measured_on FROM measurement JOIN indicator ON indicator.id = indicator_id"
    f" WHERE {AT_PLAN} AND {OF_TEAM}",
    "prediction": f"SELECT {_day_of('predicted_at')} FROM cycle WHERE NOT afterwards AND {AT_PLAN}",
    "result": f"SELECT {_day_of('looked_at')} FROM cycle WHERE NOT afterwards AND {AT_PLAN}",
    "afterwards": f"SELECT {_day_of('looked_at')} FROM cycle WHERE afterwards AND {AT_PLAN}",
    "thought": f"SELECT thought_on FROM experiment_thought WHERE {AT_PLAN}",
    "decision": f"SELECT decided_on FROM decision WHERE {AT_PLAN}",
    "room_asked": f"SELECT asked_on FROM room_asked WHERE {AT_PLAN} AND {ROOM}",
    "carried_task": f"SELECT {_day_of('made_at')} FROM carried_task WHERE {AT_PLAN}",
    "voices": f"SELECT opened_on FROM round WHERE kind = 'voices' AND {ROUND}",
    "pulse": f"SELECT opened_on FROM round WHERE kind = 'pulse' AND {ROUND}",
    "board": f"SELECT opened_on FROM round WHERE kind = 'board' AND {ROUND}",
    "session": f"SELECT held_on FROM peer_session WHERE {SESSION}",
    "study_day": f"SELECT held_on FROM study_day WHERE {DAY}",
    "programme_item": f"SELECT held_on FROM programme_item {OF_DAY}",
    "outcome": f"SELECT held_on FROM outcome {OF_DAY}",
    "outcome_place": f"SELECT held_on FROM outcome {OF_DAY} AND place IS NOT NULL",
    "attendance": f"SELECT held_on FROM study_day WHERE attendance IS NOT NULL AND {DAY}",
    "day_look_back": f"SELECT follow_up_2w_on FROM study_day WHERE follow_up_2w <> '' AND {DAY}"
    f" UNION ALL SELECT follow_up_6w_on FROM study_day WHERE follow_up_6w <> '' AND {DAY}",
}
"""For each counted form of the catalogue a row, with its day, for each time that it was filled in."""

USES: Mapping[MayGo, str] = {
    MayGo.DIFFERENTLY: f"SELECT tried_on, differently <> '' FROM experiment WHERE {PLAN}",
    MayGo.WHO_JOINS: f"SELECT tried_on, len(who_joins) > 0 FROM experiment WHERE {PLAN}",
    MayGo.ENDS_ON: f"SELECT tried_on, ends_on IS NOT NULL FROM experiment WHERE {PLAN}",
    MayGo.SOURCE: "SELECT tried_on, source <> '' FROM indicator"
    f" JOIN experiment ON experiment.id = experiment_id WHERE {AT_PLAN}"
    f" AND {OF_TEAM}",
    MayGo.SURPRISE: f"SELECT {_day_of('looked_at')}, surprise <> '' FROM cycle WHERE {AT_PLAN}",
    MayGo.KEEP: f"SELECT decided_on, keep <> '' FROM decision WHERE {AT_PLAN}",
    MayGo.AIM: f"SELECT held_on, aim <> '' FROM study_day WHERE {DAY}",
    MayGo.ATTENDANCE: "SELECT held_on, attendance IS NOT NULL FROM study_day"
    f" WHERE (held_on <= $today OR attendance IS NOT NULL) AND {DAY}",
    MayGo.ACTIVITY_FORMAT: f"SELECT held_on, activity_format <> '' FROM programme_item {OF_DAY}",
    MayGo.CHARACTER: f"SELECT held_on, character <> '' FROM programme_item {OF_DAY}",
}
"""For each field that may go, the day of each thing that has it and whether it was filled in there."""


def may_count(tx: Transaction) -> bool:
    """Whether the viewer is in the team: for others nothing is counted, and they leave nothing out."""
    return tx.one(WHOLE_TEAM) is not None


def times(tx: Transaction, first: date, last: date) -> dict[str, int]:
    """How often each counted form was filled in from the first day to the last, by its key."""
    rows = " UNION ALL ".join(f"SELECT '{key}', day FROM ({sql}) AS of(day)" for key, sql in TIMES.items())
    found = tx.execute(
        f"SELECT form, count(*) FROM ({rows}) AS filled(form, day)"
        " WHERE day BETWEEN $first AND $last GROUP BY form",
        {"first": first, "last": last},
    )
    return dict.fromkeys(TIMES, 0) | {form: int(number) for form, number in found}


def uses(tx: Transaction, since: date, today: date) -> dict[MayGo, Use]:
    """Of each field that may go how often it could be filled in since this day, and how often it was."""
    rows = " UNION ALL ".join(
        f"SELECT '{field}', day, used FROM ({sql}) AS of(day, used)" for field, sql in USES.items()
    )
    found = tx.execute(
        "SELECT field, count(*), count(*) FILTER (WHERE used)"
        f" FROM ({rows}) AS filled(field, day, used) WHERE day >= $since GROUP BY field",
        {"since": since, "today": today},
    )
    counted = {MayGo(field): Use(times=number, used=used) for field, number, used in found}
    return {field: counted.get(field, Use(times=0, used=0)) for field in MayGo}


def left_out(tx: Transaction, action: Action = Action.READ) -> list[LeftOut]:
    """What is asked no longer, for who may know; a field that this version does not know is no field."""
    rows = tx.execute(f"SELECT field, since FROM left_out_field WHERE {_may(action)} ORDER BY since, field")
    return [LeftOut(field=MayGo(field), since=since) for field, since in rows if field in set(MayGo)]


def insert(tx: Transaction, row_id: UUID, one: LeftOut) -> None:
    """Ask this field no longer. Raises NotAllowed; Conflict when somebody else just did."""
    tx.execute(
        "INSERT INTO left_out_field (id, field, since) VALUES ($id, $field, $since)",
        {"id": row_id, "field": one.field.value, "since": one.since},
    )
    written = _may(Action.WRITE)
    if tx.one(f"SELECT 1 FROM left_out_field WHERE id = $id AND {written}", {"id": row_id}) is None:
        raise NotAllowed


def delete(tx: Transaction, field: MayGo) -> None:
    """Ask this field again; where it was asked already nothing changes."""
    tx.execute(
        f"DELETE FROM left_out_field WHERE field = $field AND {_may(Action.WRITE)}",
        {"field": field.value},
    )
