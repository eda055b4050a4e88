"""SQL about rounds: opening one, and finding it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind, Module, Relation
from teamtuin.errors import NotVisible
from teamtuin.people.queries import IN_TEAM, IS_ACTIVE, IS_CARETAKER, IS_DOORKEEPER
from teamtuin.rooms.model import (
    QuestionKind,
    Round,
    RoundKind,
    RoundQuestion,
)
from teamtuin.rooms.voices.model import Audience, Way
from teamtuin.school.queries import module_open
from teamtuin.settings import Language
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
# The relation alone and not all of the table: it holds for every viewer, and a full room asks it often.
MAY_ANSWER = policy.related(Kind.ROUND, Relation.ANYONE, Action.ANSWER)
# Everybody finds an open round by its code; a list of rounds is for the team and who leads the day.
LISTED = f"id IN ({policy.visible(Kind.ROUND, Action.CARD)})"
# The school leader reads no text before somebody else has (product rule R19).
MAY_READ_FIRST = f"id IN ({policy.visible(Kind.ROUND, Action.READ)}) AND NOT {LEADS_SCHOOL}"


COLUMNS = (
    "id, kind, code, opened_by, study_day_id, opened_on, closed_on, standing, strict, printed,"
    f" {MAY_CLOSE}, {MAY_READ_FIRST}, experiment_id, audience, way, meant_for"
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
        experiment_id=row[12],
        audience=Audience(row[13]) if row[13] else None,
        way=Way(row[14]) if row[14] else None,
        people=row[15],
        questions=questions,
    )


def _rounds(tx: Transaction, where: str, values: Mapping[str, object] | None = None) -> list[Round]:
    rows = tx.execute(f"SELECT {COLUMNS} FROM round WHERE {where} ORDER BY opened_on DESC, id", values)
    asked = _questions(tx, [row[0] for row in rows])
    return [_round(row, asked.get(row[0], ())) for row in rows]


def _questions(tx: Transaction, round_ids: Sequence[UUID]) -> dict[UUID, tuple[RoundQuestion, ...]]:
    rows = tx.execute(
        "SELECT round_id, place, kind, key, text, options FROM round_question"
        " WHERE round_id IN (SELECT unnest($ids::UUID[])) ORDER BY round_id, place",
        {"ids": list(round_ids)},
    )
    found: dict[UUID, tuple[RoundQuestion, ...]] = {}
    for round_id, *question in rows:
        found[round_id] = (*found.get(round_id, ()), _question(*question))
    return found


def listed(tx: Transaction) -> list[Round]:
    """The rounds that the viewer may know of, the latest first."""
    return _rounds(tx, LISTED)


def voices_at(tx: Transaction, experiment_id: UUID, most: int) -> list[Round]:
    """Other voices at a proeftuin that the viewer may know of: open ones first, then the latest closed."""
    found = _rounds(
        tx,
        f"kind = 'voices' AND experiment_id = $at AND {LISTED} AND (closed_on IS NULL OR id IN (SELECT id"
        " FROM round WHERE kind = 'voices' AND experiment_id = $at ORDER BY opened_on DESC LIMIT $most))",
        {"at": experiment_id, "most": most},
    )
    return sorted(found, key=lambda one: one.closed_on is not None)


def get(tx: Transaction, round_id: UUID) -> Round:
    """One round that the viewer may know of. Raises NotVisible."""
    found = _rounds(tx, f"id = $id AND {LISTED}", {"id": round_id})
    if not found:
        raise NotVisible
    return found[0]


def some(tx: Transaction, round_ids: Sequence[UUID]) -> list[Round]:
    """Those of these rounds that the viewer may know of, the latest first."""
    return _rounds(tx, f"id IN (SELECT unnest($ids::UUID[])) AND {LISTED}", {"ids": list(round_ids)})


def open_at(tx: Transaction, code: str) -> tuple[Round, bytes, Language] | None:
    """The open round with this code, for anybody: without anything about the viewer, with the key of its
    tickets and the school's language. One statement, because a full room asks it often."""
    rows = tx.execute(
        "SELECT r.id, r.kind, code, opened_by, study_day_id, opened_on, closed_on, standing, strict, printed,"
        " ticket_key, (SELECT language FROM school), audience, way, q.place, q.kind, q.key, q.text, q.options"
        " FROM round AS r JOIN round_question AS q ON q.round_id = r.id"
        f" WHERE code = $code AND r.id IN ({MAY_ANSWER}) ORDER BY q.place",
        {"code": code},
    )
    if not rows:
        return None
    asked = tuple(_question(*row[14:]) for row in rows)
    first = rows[0]
    return _round((*first[:10], False, False, None, *first[12:14], None), asked), bytes(first[10]), first[11]


def _question(place: int, kind: str, key: str, text: str, options: Sequence[str]) -> RoundQuestion:
    return RoundQuestion(place=place, kind=QuestionKind(kind), key=key, text=text, options=tuple(options))


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


def meant_for(tx: Transaction, round_: Round) -> int:
    """For closing: how many people it was for: who were asked, who were at its study day, or the team."""
    if round_.people is not None:
        return round_.people
    row = tx.one("SELECT attendance FROM study_day WHERE id = $id", {"id": round_.study_day_id})
    return int(row[0]) if row and row[0] is not None else team_size(tx)


def codes(tx: Transaction) -> set[str]:
    """The codes of open rounds: each may be given once."""
    return {code for (code,) in tx.execute("SELECT code FROM round WHERE code IS NOT NULL")}


def insert(tx: Transaction, new: Round, *, key: bytes, most_tickets: int) -> None:
    """Write down a round and what it asks; the service has asked whether the viewer may open one."""
    tx.execute(
        "INSERT INTO round (id, kind, code, opened_by, study_day_id, experiment_id, opened_on, standing,"
        " strict, most_tickets, ticket_key, audience, way, meant_for) VALUES"
        " ($id, $kind, $code, $opened_by, $day, $at, $opened_on, $standing, $strict, $most, $key,"
        " $audience, $way, $people)",
        {
            "id": new.id,
            "kind": new.kind.value,
            "code": new.code,
            "opened_by": new.opened_by,
            "day": new.study_day_id,
            "at": new.experiment_id,
            "opened_on": new.opened_on,
            "standing": new.standing,
            "strict": new.strict,
            "most": most_tickets,
            "key": key,
            "audience": new.audience,
            "way": new.way,
            "people": new.people,
        },
    )
    _insert_questions(tx, new)


def _insert_questions(tx: Transaction, new: Round) -> None:
    """Each with a counter for whatever can be chosen."""
    for asked in new.questions:
        tx.execute(
            "INSERT INTO round_question (round_id, place, kind, key, text, options)"
            " VALUES ($id, $place, $kind, $key, $text, $options::VARCHAR[])",
            {
                "id": new.id,
                "place": asked.place,
                "kind": asked.kind.value,
                "key": asked.key,
                "text": asked.text,
                "options": list(asked.options),
            },
        )
    tx.execute(
        "INSERT INTO answer_count (round_id, question, scale)"
        " SELECT $id, unnest($places::INTEGER[]), unnest($scales::INTEGER[])",
        {
            "id": new.id,
            "places": [asked.place for asked in new.questions for _ in asked.steps],
            "scales": [step for asked in new.questions for step in asked.steps],
        },
    )


def note_printed(tx: Transaction, round_id: UUID, number: int) -> tuple[bytes, int]:
    """Say that at least so many codes are printed; the key to print them with, and how many there are now.

    Raises NotVisible for who may not close the round, and for one that asks no codes or is closed.
    """
    done = tx.execute(
        "UPDATE round SET printed = greatest(coalesce(printed, 0), $number::INTEGER),"
        " most_tickets = greatest(coalesce(printed, 0), $number::INTEGER) WHERE id = $id AND strict"
        f" AND closed_on IS NULL AND {MAY_CLOSE} RETURNING ticket_key, printed",
        {"id": round_id, "number": number},
    )
    if not done:
        raise NotVisible
    return bytes(done[0][0]), int(done[0][1])
