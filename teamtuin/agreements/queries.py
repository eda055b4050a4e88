"""SQL about agreements: mine, and ours."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind, Module, Relation
from teamtuin.agreements.model import Agreement, Result, from_body, to_body
from teamtuin.errors import NotVisible
from teamtuin.peer_learning import queries as sessions
from teamtuin.people.queries import IN_TEAM, IS_ACTIVE, IS_CARETAKER
from teamtuin.school.queries import module_open, require_open
from teamtuin.store.transaction import Row, Transaction

OPEN = module_open(Module.AGREEMENTS)
OURS = "owner_id IS NULL"
COLUMNS = (
    "id, owner_id, session_id, study_day_id, made_on, due_on, key_id, body, text, result, looked_on,"
    " look_back, made_at"
)

policy.register(
    Kind.AGREEMENT,
    {
        # A closed part takes nothing away from whose it is: reading, taking along and deleting stay (R16).
        Relation.OWNER: "SELECT id FROM agreement WHERE owner_id = $viewer",
        # Ours is read by who reads where it was made: a study day by the team, a session by who reads that
        # now, so by nobody but its writer while learning together is closed.
        Relation.READER: (
            f"SELECT id FROM agreement WHERE {OURS} AND {OPEN} AND {IS_ACTIVE} AND ("
            f"(study_day_id IS NOT NULL AND {IN_TEAM})"
            f" OR session_id IN ({sessions.READABLE}))"
        ),
        Relation.TEAM: f"SELECT id FROM agreement WHERE {OURS} AND {IN_TEAM} AND {OPEN}",
        Relation.CARETAKER: f"SELECT id FROM agreement WHERE {IS_CARETAKER}",
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One agreement of a study day without a word of it: days, and what became of it."""

    made_on: date
    due_on: date | None
    result: Result | None
    looked_on: date | None

    def result_on(self, day: date) -> Result | None:
        """What had become of it on that day."""
        return self.result if self.looked_on and self.looked_on <= day else None


def _may(action: Action) -> str:
    return f"id IN ({policy.visible(Kind.AGREEMENT, action)})"


def _agreement(tx: Transaction, row: Row) -> Agreement:
    (agreement_id, owner_id, session_id, study_day_id, made_on, due_on, key_id, body, *plain) = row
    text, result, looked_on, look_back, made_at = plain
    words = {
        "text": text,
        "result": Result(result) if result else None,
        "looked_on": looked_on,
        "look_back": look_back or "",
    }
    sealed = from_body(tx.unseal(key_id, agreement_id, body)) if key_id else {}
    return Agreement(
        id=agreement_id,
        owner_id=owner_id,
        session_id=session_id,
        study_day_id=study_day_id,
        made_on=made_on,
        due_on=due_on,
        key_id=key_id,
        made_at=made_at,
        **(words | sealed),
    )


def _found(tx: Transaction, action: Action, which: str, values: dict[str, object]) -> list[Agreement]:
    """Those on which the viewer may do this, the oldest due first."""
    rows = tx.execute(
        f"SELECT {COLUMNS} FROM agreement WHERE {which} AND {_may(action)}"
        " ORDER BY due_on NULLS LAST, made_on, id",
        values,
    )
    return [_agreement(tx, row) for row in rows]


def get(tx: Transaction, agreement_id: UUID, action: Action = Action.READ) -> Agreement:
    """One agreement on which the viewer may do this. Raises NotVisible."""
    found = _found(tx, action, "id = $id", {"id": agreement_id})
    if not found:
        raise NotVisible
    return found[0]


def mine(tx: Transaction, action: Action = Action.READ) -> list[Agreement]:
    """The viewer's own small steps."""
    return _found(tx, action, "owner_id = $viewer", {})


def ours(tx: Transaction) -> list[Agreement]:
    """Our agreements that the viewer may read."""
    return _found(tx, Action.READ, OURS, {})


def of_session(tx: Transaction, session_id: UUID, action: Action = Action.READ) -> list[Agreement]:
    """What was agreed in a session, for who reads it."""
    return _found(tx, action, "session_id = $id", {"id": session_id})


def at_experiment(tx: Transaction, experiment_id: UUID, most: int) -> list[Agreement]:
    """The latest made in sessions at this proeftuin that the viewer may read, the newest first."""
    latest = (
        "id IN (SELECT id FROM agreement WHERE session_id IN"
        " (SELECT id FROM peer_session WHERE experiment_id = $at)"
        f" AND {_may(Action.READ)} ORDER BY made_on DESC, id DESC LIMIT $most)"
    )
    return _found(tx, Action.READ, latest, {"at": experiment_id, "most": most})


def made_in(tx: Transaction, session_id: UUID) -> list[UUID]:
    """Which were made in a session that the viewer may delete: also while agreements are closed."""
    rows = tx.execute(
        "SELECT id FROM agreement WHERE session_id = $id"
        f" AND session_id IN ({policy.visible(Kind.PEER_SESSION, Action.DELETE)})",
        {"id": session_id},
    )
    return [row_id for (row_id,) in rows]


def of_study_day(tx: Transaction, study_day_id: UUID) -> list[Agreement]:
    """What was agreed on a study day, for the team."""
    return _found(tx, Action.READ, "study_day_id = $id", {"id": study_day_id})


def insert(tx: Transaction, agreement: Agreement) -> None:
    """Keep an agreement. Raises ModuleClosed, or NotVisible.

    Mine: only the viewer's own. Ours: where it was made has to be the viewer's to write in.
    """
    require_open(tx, Module.AGREEMENTS)
    if agreement.session_id:
        require_open(tx, Module.PEER_LEARNING)
    if tx.one(f"SELECT 1 WHERE {_may_make(agreement)}", _made_where(agreement)) is None:
        raise NotVisible
    tx.execute(
        f"INSERT INTO agreement ({COLUMNS}) VALUES ($id, $owner, $session, $study_day, $made_on, $due_on,"
        " $key, $body, $text, $result, $looked_on, $look_back, $made_at)",
        {
            "id": agreement.id,
            "owner": agreement.owner_id,
            "session": agreement.session_id,
            "study_day": agreement.study_day_id,
            "made_on": agreement.made_on,
            "key": agreement.key_id,
            "made_at": agreement.made_at,
            **_words(tx, agreement),
        },
    )


def _may_make(agreement: Agreement) -> str:
    if agreement.session_id:
        return f"$place::UUID IN ({policy.visible(Kind.PEER_SESSION, Action.WRITE)})"
    if agreement.study_day_id:
        return f"$place::UUID IN ({policy.visible(Kind.STUDY_DAY, Action.WRITE)})"
    return f"$place::UUID = $viewer AND {IS_ACTIVE}"


def _made_where(agreement: Agreement) -> dict[str, object]:
    return {"place": agreement.session_id or agreement.study_day_id or agreement.owner_id}


def _words(tx: Transaction, agreement: Agreement) -> dict[str, object]:
    """What may change: sealed where a person or a session keeps it, plain where the team reads it."""
    key_id, is_mine = agreement.key_id, agreement.is_mine
    return {
        "due_on": agreement.due_on,
        "body": tx.seal(key_id, agreement.id, to_body(agreement)) if key_id else None,
        "text": None if key_id else agreement.text,
        "look_back": None if key_id else agreement.look_back,
        "result": None if is_mine else agreement.result,
        "looked_on": None if is_mine else agreement.looked_on,
    }


def replace(tx: Transaction, agreement: Agreement) -> None:
    """Write an agreement anew. Raises NotVisible unless the viewer may, ModuleClosed."""
    require_open(tx, Module.AGREEMENTS)
    done = tx.execute(
        "UPDATE agreement SET due_on = $due_on, body = $body, text = $text, result = $result,"
        f" looked_on = $looked_on, look_back = $look_back WHERE id = $id AND {_may(Action.WRITE)}"
        " RETURNING id",
        {"id": agreement.id, **_words(tx, agreement)},
    )
    if not done:
        raise NotVisible


def delete(tx: Transaction, agreement_id: UUID) -> None:
    """Remove one's own small step. Raises NotVisible."""
    if not _removed(tx, f"id = $id AND {_may(Action.DELETE)}", {"id": agreement_id}):
        raise NotVisible


def delete_all_of(tx: Transaction, owner_id: UUID) -> list[UUID]:
    """Remove all small steps of somebody that the viewer may delete; returns the ids."""
    return _removed(tx, f"owner_id = $owner AND {_may(Action.DELETE)}", {"owner": owner_id})


def _removed(tx: Transaction, which: str, values: dict[str, object]) -> list[UUID]:
    gone = [row_id for (row_id,) in tx.execute(f"DELETE FROM agreement WHERE {which} RETURNING id", values)]
    tx.execute("DELETE FROM import_ref WHERE id IN (SELECT unnest($ids::UUID[]))", {"ids": gone})
    return gone


def ours_counted(tx: Transaction) -> Iterator[Counted]:
    """Those of study days for numbers about the whole school, without text. For `insight` only.

    The whole team reads these with what became of them, so a number of them tells nothing new. What a few
    agreed in a session is counted nowhere (decision 26).
    """
    rows = tx.execute(
        "SELECT made_on, due_on, result, looked_on FROM agreement WHERE study_day_id IS NOT NULL"
        f" AND {_may(Action.COUNT)} ORDER BY made_on"
    )
    for made_on, due_on, result, looked_on in rows:
        yield Counted(
            made_on=made_on,
            due_on=due_on,
            result=Result(result) if result else None,
            looked_on=looked_on,
        )
