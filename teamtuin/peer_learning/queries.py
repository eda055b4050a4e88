"""SQL about sessions and what of them is for the whole team."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind, Module, Relation
from teamtuin.errors import NotAllowed, NotVisible
from teamtuin.peer_learning.model import (
    Form,
    PeerSession,
    Summary,
    TeamInsight,
    from_body,
    from_summary_body,
    to_body,
    to_summary_body,
)
from teamtuin.people.queries import IN_TEAM, IS_ACTIVE, IS_CARETAKER
from teamtuin.people.readers.queries import Readers
from teamtuin.school.queries import module_open, require_open
from teamtuin.store.transaction import Row, Transaction

OPEN = module_open(Module.PEER_LEARNING)
COLUMNS = "id, writer_id, key_id, held_on, form, attendance, experiment_id, made_at, body"
FOUND = (
    "SELECT s.*, m.key_id, m.body FROM (SELECT {columns} FROM peer_session WHERE {which}) AS s"
    " LEFT JOIN peer_session_summary AS m ON m.session_id = s.id ORDER BY s.held_on DESC, s.id DESC"
)

GOES_WITH_IT = (
    ("peer_session_summary", "session_id"),
    ("peer_session_reader", "session_id"),
    ("agreement", "session_id"),  # sealed with the session's key: nobody could read it any more
    ("import_ref", "id"),
    ("peer_session", "id"),
)

policy.register(
    Kind.PEER_SESSION,
    {
        # A closed part takes nothing away from whose it is: reading, taking along and deleting stay (R16).
        Relation.WRITER: "SELECT id FROM peer_session WHERE writer_id = $viewer",
        Relation.READER: (
            f"SELECT session_id FROM peer_session_reader WHERE person_id = $viewer AND {IS_ACTIVE} AND {OPEN}"
        ),
        Relation.TEAM: f"SELECT id FROM peer_session WHERE {IN_TEAM} AND {OPEN}",
        Relation.CARETAKER: f"SELECT id FROM peer_session WHERE {IS_CARETAKER}",
    },
)
policy.register(
    Kind.TEAM_INSIGHT,
    {
        Relation.TEAM: f"SELECT id FROM team_insight WHERE {IN_TEAM} AND {OPEN}",
    },
)
READABLE = policy.visible(Kind.PEER_SESSION, Action.READ)
"""The ids of the sessions that the viewer reads: who reads one also reads what was agreed in it."""
READERS = Readers(
    table="peer_session_reader",
    thing="session_id",
    told=policy.visible(Kind.PEER_SESSION, Action.PEOPLE),
    shared=policy.visible(Kind.PEER_SESSION, Action.SHARE),
    ended=policy.visible(Kind.PEER_SESSION, Action.CLOSE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One session for numbers about the whole school: a day and a form, no more."""

    held_on: date
    form: Form


def _may(action: Action) -> str:
    return f"id IN ({policy.visible(Kind.PEER_SESSION, action)})"


def _session(tx: Transaction, row: Row) -> PeerSession:
    (session_id, writer_id, key_id, held_on, form, attendance, experiment_id, made_at, body, *summary) = row
    summary_key, sealed = summary
    return PeerSession(
        id=session_id,
        writer_id=writer_id,
        key_id=key_id,
        held_on=held_on,
        form=Form(form),
        attendance=attendance,
        experiment_id=experiment_id,
        made_at=made_at,
        summary=from_summary_body(summary_key, tx.unseal(summary_key, session_id, sealed))
        if sealed
        else None,
        **from_body(tx.unseal(key_id, session_id, body)),
    )


def _found(tx: Transaction, which: str, values: dict[str, object] | None = None) -> list[PeerSession]:
    rows = tx.execute(FOUND.format(columns=COLUMNS, which=which), values)
    return [_session(tx, row) for row in rows]


def get(tx: Transaction, session_id: UUID, action: Action = Action.READ) -> PeerSession:
    """One session on which the viewer may do this. Raises NotVisible."""
    found = _found(tx, f"id = $id AND {_may(action)}", {"id": session_id})
    if not found:
        raise NotVisible
    return found[0]


def readable(tx: Transaction, action: Action = Action.READ) -> list[PeerSession]:
    """All on which the viewer may do this, the latest first."""
    return _found(tx, _may(action))


def insert(tx: Transaction, session: PeerSession) -> None:
    """Keep a session of the viewer. Raises NotAllowed for who is not in the team."""
    if tx.one(f"SELECT 1 WHERE {IN_TEAM} AND {OPEN}") is None:
        raise NotAllowed
    tx.execute(
        f"INSERT INTO peer_session ({COLUMNS}) VALUES"
        " ($id, $viewer, $key_id, $held_on, $form, $attendance, $experiment_id, $made_at, $body)",
        {"id": session.id, "key_id": session.key_id, "made_at": session.made_at, **_facts(tx, session)},
    )
    if session.summary:
        tx.execute(
            "INSERT INTO peer_session_summary (session_id, key_id, body) VALUES ($id, $key_id, $body)",
            {
                "id": session.id,
                "key_id": session.summary.key_id,
                "body": _sealed(tx, session, session.summary),
            },
        )


def _facts(tx: Transaction, session: PeerSession) -> dict[str, object]:
    return {
        "held_on": session.held_on,
        "form": session.form.value,
        "attendance": session.attendance,
        "experiment_id": session.experiment_id,
        "body": tx.seal(session.key_id, session.id, to_body(session)),
    }


def _sealed(tx: Transaction, session: PeerSession, summary: Summary) -> bytes:
    return tx.seal(summary.key_id, session.id, to_summary_body(summary))


def replace(tx: Transaction, session: PeerSession) -> None:
    """Write a session anew. Raises NotVisible unless the viewer may write in it, ModuleClosed."""
    require_open(tx, Module.PEER_LEARNING)
    done = tx.execute(
        "UPDATE peer_session SET held_on = $held_on, form = $form, attendance = $attendance,"
        f" experiment_id = $experiment_id, body = $body WHERE id = $id AND {_may(Action.WRITE)} RETURNING id",
        {"id": session.id, **_facts(tx, session)},
    )
    if not done:
        raise NotVisible
    # What it gave the team stands where the session stands; `for_team` was sealed by the session's writer.
    tx.execute(
        "UPDATE team_insight SET experiment_id = $at WHERE id IN (SELECT unnest($ids::UUID[]))"
        " AND experiment_id IS DISTINCT FROM $at::UUID",
        {"at": session.experiment_id, "ids": list(session.for_team)},
    )
    if session.summary:
        tx.execute(
            "UPDATE peer_session_summary SET body = $body WHERE session_id = $id",
            {"id": session.id, "body": _sealed(tx, session, session.summary)},
        )


def delete(tx: Transaction, session_id: UUID) -> None:
    """Remove a session and all that hangs on it. Raises NotVisible unless the viewer may."""
    if not _removed(tx, f"id = $id AND {_may(Action.DELETE)}", {"id": session_id}):
        raise NotVisible


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A session that is gone, and the keys that go with it."""

    id: UUID
    keys: tuple[UUID, ...]


def _removed(tx: Transaction, which: str, values: dict[str, object] | None = None) -> list[Removed]:
    rows = tx.execute(
        "SELECT s.id, s.key_id, m.key_id FROM peer_session AS s"
        " LEFT JOIN peer_session_summary AS m ON m.session_id = s.id"
        f" WHERE s.id IN (SELECT id FROM peer_session WHERE {which})",
        values,
    )
    ids = [row[0] for row in rows]
    agreed = "SELECT id FROM agreement WHERE session_id IN (SELECT unnest($ids::UUID[]))"
    tx.execute(f"DELETE FROM import_ref WHERE id IN ({agreed})", {"ids": ids})
    for table, column in GOES_WITH_IT:
        tx.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT unnest($ids::UUID[]))", {"ids": ids})
    return [Removed(id=session_id, keys=tuple(filter(None, keys))) for session_id, *keys in rows]


def mark(tx: Transaction, session_id: UUID, insight: TeamInsight) -> None:
    """Let the team read this insight. Raises NotVisible unless the viewer wrote the session, ModuleClosed."""
    require_open(tx, Module.PEER_LEARNING)
    get(tx, session_id, Action.SHARE)
    tx.execute(
        "INSERT INTO team_insight (id, month, text, experiment_id)"
        " VALUES ($id, $month, $text, $experiment_id)",
        asdict(insight),
    )


def unmark(tx: Transaction, session_id: UUID, team_ids: Iterable[UUID]) -> None:
    """Take these of the session's insights back from the team. Raises NotVisible."""
    own = set(get(tx, session_id, Action.SHARE).for_team)
    tx.execute(
        "DELETE FROM team_insight WHERE id IN (SELECT unnest($ids::UUID[]))",
        {"ids": sorted(own & set(team_ids))},
    )


def for_team(tx: Transaction) -> list[TeamInsight]:
    """What of all sessions is for the team, the latest month first; within a month in no order that tells."""
    rows = tx.execute(
        "SELECT id, month, text FROM team_insight"
        f" WHERE id IN ({policy.visible(Kind.TEAM_INSIGHT, Action.READ)}) ORDER BY month DESC, id"
    )
    return [TeamInsight(id=row[0], month=row[1], text=row[2]) for row in rows]


def for_team_at(tx: Transaction, experiment_id: UUID, most: int) -> list[TeamInsight]:
    """What of sessions at this proeftuin is for the team, the latest months first, in no order that tells."""
    rows = tx.execute(
        "SELECT id, month, text, experiment_id FROM team_insight WHERE experiment_id = $at"
        f" AND id IN ({policy.visible(Kind.TEAM_INSIGHT, Action.READ)}) ORDER BY month DESC, id LIMIT $most",
        {"at": experiment_id, "most": most},
    )
    return [TeamInsight(id=row[0], month=row[1], text=row[2], experiment_id=row[3]) for row in rows]


def at_experiment(tx: Transaction, experiment_id: UUID, most: int) -> list[PeerSession]:
    """The latest sessions at this proeftuin that the viewer may read; no other is opened."""
    ids = tx.execute(
        f"SELECT id FROM peer_session WHERE experiment_id = $at AND {_may(Action.READ)}"
        " ORDER BY held_on DESC, id DESC LIMIT $most",
        {"at": experiment_id, "most": most},
    )
    return _found(tx, "id IN (SELECT unnest($ids::UUID[]))", {"ids": [session_id for (session_id,) in ids]})


def counted(tx: Transaction) -> Iterator[Counted]:
    """Every session of the school, as a day and a form. For numbers that `insight` makes, and nobody else."""
    rows = tx.execute(f"SELECT held_on, form FROM peer_session WHERE {_may(Action.COUNT)} ORDER BY held_on")
    for held_on, form in rows:
        yield Counted(held_on=held_on, form=Form(form))


def how_many(tx: Transaction) -> int:
    """Upkeep: how many sessions there are."""
    return len(tx.execute(f"SELECT id FROM peer_session WHERE {_may(Action.CLOSE)} AND {IS_CARETAKER}"))


def leave(tx: Transaction, person_id: UUID) -> list[Removed]:
    """Somebody goes: what others still read stays without a writer, the rest is removed and returned."""
    closable = policy.visible(Kind.PEER_SESSION, Action.CLOSE)
    tx.execute(
        f"DELETE FROM peer_session_reader WHERE person_id = $person AND session_id IN ({closable})",
        {"person": person_id},
    )
    tx.execute(
        f"UPDATE peer_session SET writer_id = NULL WHERE writer_id = $person AND id IN ({closable})",
        {"person": person_id},
    )
    return nobodys(tx)


def nobodys(tx: Transaction) -> list[Removed]:
    """Upkeep: remove the sessions that nobody reads any more."""
    return _removed(
        tx,
        "(writer_id IS NULL OR writer_id NOT IN (SELECT id FROM person))"  # as a restored file may hold
        " AND id NOT IN (SELECT session_id FROM peer_session_reader)"
        f" AND {_may(Action.DELETE)} AND {IS_CARETAKER}",
    )


def clear_summaries_before(tx: Transaction, moment: datetime) -> list[UUID]:
    """Upkeep: what the need was and what was seen goes unread; returns the keys that go with it."""
    done = tx.execute(
        "DELETE FROM peer_session_summary WHERE session_id IN (SELECT id FROM peer_session"
        f" WHERE made_at < $moment AND {_may(Action.CLOSE)}) RETURNING key_id",
        {"moment": moment},
    )
    return [key_id for (key_id,) in done]
