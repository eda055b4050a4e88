"""SQL about rounds: opening one, finding it, and answering without a name."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID, uuid4

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind, Module, Relation
from teamtuin.errors import NotVisible
from teamtuin.people.queries import IN_TEAM, IS_ACTIVE, IS_CARETAKER, IS_DOORKEEPER
from teamtuin.rooms.model import (
    Answer,
    QuestionKind,
    Round,
    RoundKind,
    RoundQuestion,
)
from teamtuin.school.queries import module_open
from teamtuin.store.transaction import Row, Transaction

OPEN = module_open(Module.ROUNDS)
LEADS_SCHOOL = "EXISTS (SELECT 1 FROM person_role WHERE person_id = $viewer AND role = 'principal')"

policy.register(
    Kind.ROUND,
    {
        Relation.ANYONE: f"SELECT id FROM round WHERE closed_on IS NULL AND {OPEN}",
        Relation.TEAM: f"SELECT id FROM round WHERE {IN_TEAM} AND {OPEN}",
        # Who opened it, who leads the day it belongs to, and the team when nobody of these is here any more.
        Relation.FACILITATOR: (
            f"SELECT id FROM round WHERE {IS_ACTIVE} AND {OPEN} AND (opened_by = $viewer OR study_day_id IN"
            " (SELECT study_day_id FROM study_day_facilitator WHERE person_id = $viewer)"
            f" OR ({IN_TEAM} AND (opened_by IS NULL"
            " OR opened_by NOT IN (SELECT id FROM person WHERE active))))"
        ),
        Relation.DOORKEEPER: f"SELECT id FROM round WHERE {IS_DOORKEEPER}",
        Relation.CARETAKER: f"SELECT id FROM round WHERE {IS_CARETAKER}",
    },
)
MAY_CLOSE = f"id IN ({policy.visible(Kind.ROUND, Action.CLOSE)})"
# Everybody finds an open round by its code; a list of rounds is for the team and who leads the day.
LISTED = f"(id IN ({policy.related(Kind.ROUND, Relation.TEAM)}) OR {MAY_CLOSE})"
# The school leader reads no text before somebody else has (product rule R19).
MAY_READ_FIRST = f"id IN ({policy.related(Kind.ROUND, Relation.FACILITATOR)}) AND NOT {LEADS_SCHOOL}"
COLUMNS = (
    "id, kind, code, opened_by, study_day_id, opened_on, closed_on, standing, strict, printed,"
    f" {MAY_CLOSE}, {MAY_READ_FIRST}"
)


def _round(row: Row, questions: tuple[RoundQuestion, ...]) -> Round:
    return Round(
        id=row[0],
        kind=RoundKind(row[1]),
        code=row[2],
        opened_by=row[3],
        study_day_id=row[4],
        opened_on=row[5],
        closed_on=row[6],
        standing=row[7],
        strict=row[8],
        printed=row[9],
        may_close=row[10],
        may_read_first=row[11],
        questions=questions,
    )


def _rounds(tx: Transaction, where: str, values: Mapping[str, object] | None = None) -> list[Round]:
    rows = tx.execute(f"SELECT {COLUMNS} FROM round WHERE {where} ORDER BY opened_on DESC, id", values)
    asked = _questions(tx, [row[0] for row in rows])
    return [_round(row, asked.get(row[0], ())) for row in rows]


def _questions(tx: Transaction, round_ids: Sequence[UUID]) -> dict[UUID, tuple[RoundQuestion, ...]]:
    rows = tx.execute(
        "SELECT round_id, place, kind, key, text FROM round_question"
        " WHERE round_id IN (SELECT unnest($ids::UUID[])) ORDER BY round_id, place",
        {"ids": list(round_ids)},
    )
    found: dict[UUID, tuple[RoundQuestion, ...]] = {}
    for round_id, place, kind, key, text in rows:
        question = RoundQuestion(place=place, kind=QuestionKind(kind), key=key, text=text)
        found[round_id] = (*found.get(round_id, ()), question)
    return found


def listed(tx: Transaction) -> list[Round]:
    """The rounds that the viewer may know of, the latest first."""
    return _rounds(tx, LISTED)


def get(tx: Transaction, round_id: UUID) -> Round:
    """One round that the viewer may know of. Raises NotVisible."""
    found = _rounds(tx, f"id = $id AND {LISTED}", {"id": round_id})
    if not found:
        raise NotVisible
    return found[0]


def open_at(tx: Transaction, code: str) -> tuple[Round, bytes] | None:
    """The open round with this code, for anybody, and the key of its tickets."""
    found = _rounds(tx, f"code = $code AND id IN ({policy.visible(Kind.ROUND, Action.CARD)})", {"code": code})
    if not found:
        return None
    row = tx.one("SELECT ticket_key FROM round WHERE id = $id", {"id": found[0].id})
    return (found[0], bytes(row[0])) if row and row[0] else None


def is_team(tx: Transaction) -> bool:
    """Whether the viewer is of the team."""
    row = tx.one(f"SELECT {IN_TEAM}")
    return bool(row and row[0])


def leads_school(tx: Transaction) -> bool:
    """Whether the viewer is the school leader."""
    row = tx.one(f"SELECT {LEADS_SCHOOL}")
    return bool(row and row[0])


def leads_day(tx: Transaction, study_day_id: UUID) -> bool:
    """Whether the viewer may open a round on this study day."""
    may = policy.visible(Kind.STUDY_DAY, Action.WRITE)
    return tx.one(f"SELECT 1 WHERE $id IN ({may})", {"id": study_day_id}) is not None


def team_size(tx: Transaction) -> int:
    """How many people could answer: how many tickets make sense follows from it."""
    row = tx.one("SELECT count(*) FROM person WHERE active AND NOT external")
    return int(row[0]) if row else 0


def codes(tx: Transaction) -> set[str]:
    """The codes of open rounds: each may be given once."""
    return {code for (code,) in tx.execute("SELECT code FROM round WHERE code IS NOT NULL")}


def insert(tx: Transaction, new: Round, *, key: bytes, most_tickets: int) -> None:
    """Write down a round and what it asks; the service has asked whether the viewer may open one."""
    tx.execute(
        "INSERT INTO round (id, kind, code, opened_by, study_day_id, opened_on, standing, strict,"
        " most_tickets, ticket_key) VALUES"
        " ($id, $kind, $code, $opened_by, $day, $opened_on, $standing, $strict, $most, $key)",
        {
            "id": new.id,
            "kind": new.kind.value,
            "code": new.code,
            "opened_by": new.opened_by,
            "day": new.study_day_id,
            "opened_on": new.opened_on,
            "standing": new.standing,
            "strict": new.strict,
            "most": most_tickets,
            "key": key,
        },
    )
    for asked in new.questions:
        tx.execute(
            "INSERT INTO round_question (round_id, place, kind, key, text)"
            " VALUES ($id, $place, $kind, $key, $text)",
            {
                "id": new.id,
                "place": asked.place,
                "kind": asked.kind.value,
                "key": asked.key,
                "text": asked.text,
            },
        )


def note_printed(tx: Transaction, round_id: UUID, number: int) -> bytes | None:
    """Say that so many codes are printed, once; the key to print them with, or None when they were."""
    done = tx.execute(
        "UPDATE round SET printed = $number, most_tickets = $number WHERE id = $id AND strict"
        f" AND printed IS NULL AND closed_on IS NULL AND {MAY_CLOSE} RETURNING ticket_key",
        {"id": round_id, "number": number},
    )
    return bytes(done[0][0]) if done else None


# -- answering


def spend(tx: Transaction, tickets: Sequence[tuple[UUID, str]]) -> set[tuple[UUID, str]]:
    """Use these tickets, as (round, hash); which were new, of a round that is open and not full."""
    rooms = tx.execute(
        "UPDATE round SET commits = commits + 1 WHERE id IN (SELECT unnest($ids::UUID[]))"
        f" AND id IN ({policy.visible(Kind.ROUND, Action.CARD)}) AND closed_on IS NULL"
        " RETURNING id, most_tickets",
        {"ids": [round_id for round_id, _ in tickets]},
    )
    used: dict[UUID, int] = dict(
        tx.execute(
            "SELECT round_id, count(*) FROM spent_ticket WHERE round_id IN (SELECT unnest($ids::UUID[]))"
            " GROUP BY round_id",
            {"ids": [round_id for round_id, _ in rooms]},
        )
    )
    place = {round_id: most - used.get(round_id, 0) for round_id, most in rooms}
    known = spent(tx, tickets)
    chosen: list[tuple[UUID, str]] = []
    for round_id, ticket in tickets:
        if (round_id, ticket) not in known and place.get(round_id, 0) > 0:
            place[round_id] -= 1
            chosen.append((round_id, ticket))
    tx.execute(
        "INSERT INTO spent_ticket SELECT unnest($rounds::UUID[]), unnest($tickets::VARCHAR[])",
        {"rounds": [round_id for round_id, _ in chosen], "tickets": [ticket for _, ticket in chosen]},
    )
    return set(chosen)


def spent(tx: Transaction, tickets: Sequence[tuple[UUID, str]]) -> set[tuple[UUID, str]]:
    """Which of these tickets, as (round, hash), were used."""
    rows = tx.execute(
        "SELECT round_id, ticket FROM spent_ticket WHERE (round_id, ticket) IN"
        " (SELECT unnest($rounds::UUID[]), unnest($tickets::VARCHAR[]))",
        {"rounds": [round_id for round_id, _ in tickets], "tickets": [ticket for _, ticket in tickets]},
    )
    return {(round_id, ticket) for round_id, ticket in rows}


def insert_answers(tx: Transaction, answers: Iterable[tuple[UUID, Answer]]) -> None:
    """Add answers to open rounds, each under a random id of its own: no two tell that they are of one."""
    given = list(answers)
    tx.execute(
        "INSERT INTO answer SELECT * FROM (SELECT unnest($ids::UUID[]), unnest($rounds::UUID[]) AS round_id,"
        " unnest($places::INTEGER[]), unnest($scales::INTEGER[]), unnest($texts::VARCHAR[]))"
        f" WHERE round_id IN ({policy.visible(Kind.ROUND, Action.CARD)})",
        {
            "ids": [uuid4() for _ in given],
            "rounds": [round_id for round_id, _ in given],
            "places": [answer.question for _, answer in given],
            "scales": [answer.scale for _, answer in given],
            "texts": [answer.text for _, answer in given],
        },
    )
