"""SQL about trajectories with the video coach."""

from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind, Module, Relation
from teamtuin.clock import new_id
from teamtuin.coaching.model import (
    By,
    Round,
    Status,
    Trajectory,
    as_seen_by_reader,
    in_order,
    to_body,
    with_body,
)
from teamtuin.errors import NotVisible
from teamtuin.people.queries import IS_ACTIVE, IS_CARETAKER
from teamtuin.people.readers.queries import Readers
from teamtuin.school.queries import module_open, require_open
from teamtuin.store.transaction import Row, Transaction

OPEN = module_open(Module.COACHING)
FACTS = (
    "status, started_on, protocol_checked_on, protocol_checked_by, consent_category_confirmed, next_on,"
    " wipe_before, images_destroyed_on, destroyed_confirmed_by, closed_on"
)
NAMES = tuple(name.strip() for name in FACTS.split(","))

policy.register(
    Kind.TRAJECTORY,
    {
        # A closed part takes nothing away from whose it is: reading, taking along and deleting stay (R16).
        Relation.OWNER: "SELECT id FROM trajectory WHERE owner_id = $viewer",
        Relation.COACH: f"SELECT id FROM trajectory WHERE coach_id = $viewer AND {IS_ACTIVE} AND {OPEN}",
        Relation.READER: (
            "SELECT trajectory_id FROM trajectory_reader WHERE person_id = $viewer"
            f" AND {IS_ACTIVE} AND {OPEN}"
        ),
        Relation.CARETAKER: f"SELECT id FROM trajectory WHERE {IS_CARETAKER}",
    },
)
READERS = Readers(
    table="trajectory_reader",
    thing="trajectory_id",
    told=policy.visible(Kind.TRAJECTORY, Action.PEOPLE),
    shared=policy.visible(Kind.TRAJECTORY, Action.SHARE),
    ended=policy.visible(Kind.TRAJECTORY, Action.CLOSE),
)
"""Who reads the owner's lines, for the owner alone."""
AS = {By.OWNER: Relation.OWNER, By.COACH: Relation.COACH}


def may(action: Action, column: str = "id") -> str:
    """SQL: whether the viewer may do this with the trajectory in this column."""
    return f"{column} IN ({policy.visible(Kind.TRAJECTORY, action)})"


def get(tx: Transaction, trajectory_id: UUID, action: Action = Action.READ) -> Trajectory:
    """One trajectory on which the viewer may do this, as far as the viewer may read. Raises NotVisible."""
    found = _found(tx, action, "id = $id", {"id": trajectory_id})
    if not found:
        raise NotVisible
    return found[0]


def readable(tx: Transaction, action: Action = Action.READ) -> list[Trajectory]:
    """All on which the viewer may do this, the latest first."""
    return _found(tx, action, "true", {})


def _found(tx: Transaction, action: Action, which: str, values: dict[str, object]) -> list[Trajectory]:
    rows = tx.execute(
        f"SELECT id, owner_id, coach_id, made_at, {FACTS} FROM trajectory WHERE {which} AND {may(action)}"
        " ORDER BY started_on DESC, id DESC",
        values,
    )
    return [_trajectory(tx, row) for row in rows]


def _trajectory(tx: Transaction, row: Row) -> Trajectory:
    trajectory_id, owner_id, coach_id, made_at, *facts = row
    told = dict(zip(NAMES, facts, strict=True))
    trajectory = Trajectory(
        id=trajectory_id,
        owner_id=owner_id,
        coach_id=coach_id,
        made_at=made_at,
        rounds=_rounds(tx, trajectory_id),
        **(told | {"status": Status(told["status"])}),
    )
    for author, key_id, body in _parts(tx, trajectory_id):
        trajectory = with_body(trajectory, By(author), tx.unseal(key_id, trajectory_id, body))
    return trajectory if trajectory.author(tx.viewer.id) else as_seen_by_reader(trajectory)


def _rounds(tx: Transaction, trajectory_id: UUID) -> tuple[Round, ...]:
    rows = tx.execute(
        "SELECT id, held_on, made_at FROM coaching_round"
        f" WHERE trajectory_id = $id AND {may(Action.READ, 'trajectory_id')}",
        {"id": trajectory_id},
    )
    return in_order(Round(id=row_id, held_on=day, made_at=made_at) for row_id, day, made_at in rows)


def _parts(tx: Transaction, trajectory_id: UUID) -> list[Row]:
    """The sealed parts: to who only reads, the coach's is not even fetched."""
    return tx.execute(
        "SELECT author, key_id, body FROM trajectory_part WHERE trajectory_id = $id"
        f" AND {may(Action.READ, 'trajectory_id')}"
        f" AND (author = 'owner' OR {may(Action.WRITE, 'trajectory_id')})",
        {"id": trajectory_id},
    )


def insert(tx: Transaction, trajectory: Trajectory) -> None:
    """Keep a trajectory of the viewer, with the owner's lines of it. Raises ModuleClosed."""
    require_open(tx, Module.COACHING)
    tx.execute(
        f"INSERT INTO trajectory (id, owner_id, coach_id, made_at, {FACTS}) VALUES"
        f" ($id, $viewer, $coach, $made_at, {', '.join(f'${name}' for name in NAMES)})",
        {
            "id": trajectory.id,
            "coach": trajectory.coach_id,
            "made_at": trajectory.made_at,
            **_facts(trajectory),
        },
    )
    for each in trajectory.rounds:
        insert_round(tx, trajectory.id, each)
    write_lines(tx, trajectory, By.OWNER)


def _facts(trajectory: Trajectory) -> dict[str, object]:
    return {name: getattr(trajectory, name) for name in NAMES}


def replace_facts(tx: Transaction, trajectory: Trajectory) -> None:
    """Write days, checks and status anew, no line. Raises NotVisible, ModuleClosed."""
    require_open(tx, Module.COACHING)
    done = tx.execute(
        f"UPDATE trajectory SET {', '.join(f'{name} = ${name}' for name in NAMES)}"
        f" WHERE id = $id AND {may(Action.WRITE)} RETURNING id",
        {"id": trajectory.id, **_facts(trajectory)},
    )
    if not done:
        raise NotVisible


def write_lines(tx: Transaction, trajectory: Trajectory, author: By) -> None:
    """Seal the lines of this author anew. Raises NotVisible unless that is the viewer, ModuleClosed."""
    require_open(tx, Module.COACHING)
    mine = f"trajectory_id = $id AND author = $author AND trajectory_id IN ({_as(author)})"
    known = {"id": trajectory.id, "author": author.value}
    if row := tx.one(f"SELECT key_id FROM trajectory_part WHERE {mine}", known):
        body = tx.seal(row[0], trajectory.id, to_body(trajectory, author))
        tx.execute(f"UPDATE trajectory_part SET body = $body WHERE {mine}", known | {"body": body})
        return
    if not tx.one(f"SELECT 1 WHERE $id::UUID IN ({_as(author)})", {"id": trajectory.id}):
        raise NotVisible
    key_id = new_id()
    tx.keys.add(key_id)
    tx.execute(
        "INSERT INTO trajectory_part (trajectory_id, author, key_id, body)"
        " VALUES ($id, $author, $key, $body)",
        known | {"key": key_id, "body": tx.seal(key_id, trajectory.id, to_body(trajectory, author))},
    )


def _as(author: By) -> str:
    return policy.related(Kind.TRAJECTORY, AS[author], Action.WRITE)


def insert_round(tx: Transaction, trajectory_id: UUID, each: Round) -> None:
    """Keep the day of a round; its lines stand in the parts. Raises NotVisible."""
    done = tx.execute(
        "INSERT INTO coaching_round (id, trajectory_id, held_on, made_at)"
        f" SELECT $id, $trajectory, $held_on, $made_at WHERE $trajectory::UUID IN"
        f" ({policy.visible(Kind.TRAJECTORY, Action.WRITE)}) RETURNING id",
        {"id": each.id, "trajectory": trajectory_id, "held_on": each.held_on, "made_at": each.made_at},
    )
    if not done:
        raise NotVisible


def delete_round(tx: Transaction, round_id: UUID) -> None:
    """A round in which no line is left. Raises NotVisible."""
    mine = may(Action.WRITE, "trajectory_id")
    if not tx.execute(f"DELETE FROM coaching_round WHERE id = $id AND {mine} RETURNING id", {"id": round_id}):
        raise NotVisible
