"""SQL about what hangs on a proeftuin. Who may read or write a proeftuin may do so with its parts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind
from teamtuin.errors import NotVisible
from teamtuin.experiments.along.model import Past, Thought
from teamtuin.experiments.looking import queries as looking
from teamtuin.experiments.model import (
    Choice,
    CountsOf,
    Cycle,
    Decision,
    Direction,
    Indicator,
    Observation,
    RoomAnswer,
    RoomAsked,
    RoomKind,
)
from teamtuin.store.transaction import Row, Transaction

Part = Indicator | Observation | Cycle | Decision | RoomAsked | Thought
INDICATOR = (
    "id",
    "experiment_id",
    "place",
    "label",
    "unit",
    "direction",
    "counts_of",
    "baseline",
    "baseline_total",
    "baseline_points",
    "source",
    "stop_at",
    "stop_past",
    "few_groups",
)
OBSERVATION = ("id", "experiment_id", "seen_on", "text", "made_at")
CYCLE = (
    "id",
    "experiment_id",
    "prediction",
    "predicted_at",
    "afterwards",
    "surprise",
    "learned",
    "looked_at",
    "reworded_at",
)
DECISION = (
    "id",
    "experiment_id",
    "decided_on",
    "choice",
    "because",
    "keep",
    "next_look_back_on",
    "numbers_said",
    "numbers_did_not_say",
    "made_at",
)
ROOM = ("id", "experiment_id", "asked_on", "kind", "text", "answer", "because", "answered_on", "made_at")
THOUGHT = ("id", "experiment_id", "thought_on", "text", "made_at")
TABLES: Mapping[type[Part], tuple[str, tuple[str, ...]]] = {
    Indicator: ("indicator", INDICATOR),
    Observation: ("observation", OBSERVATION),
    Cycle: ("cycle", CYCLE),
    Decision: ("decision", DECISION),
    RoomAsked: ("room_asked", ROOM),
    Thought: ("experiment_thought", THOUGHT),
}
NAME = "(SELECT first_name FROM person WHERE id = observation.writer_id AND observation.signed)"

SEEN = f"SELECT {', '.join(OBSERVATION)}, {NAME}, coalesce(writer_id = $viewer, false) FROM observation"


def _of_mine(action: Action) -> str:
    return f"experiment_id IN ({policy.visible(Kind.EXPERIMENT, action)})"


def _to_read(table: str, action: Action) -> str:
    """What the table says of these holds too; but who writes anew has to find what hangs there already."""
    readable = {
        "observation": policy.visible(Kind.OBSERVATION, Action.READ),
        "room_asked": policy.visible(Kind.ROOM_ASKED, Action.READ),
    }
    if table == "indicator":
        return f"id IN ({policy.visible(Kind.INDICATOR, action)})"
    return "true" if action is Action.WRITE or table not in readable else f"id IN ({readable[table]})"


def all_of(tx: Transaction, experiments: Sequence[UUID], action: Action) -> dict[str, list[Any]]:
    """All that hangs on these proeftuinen but the observations, by its field, in the order of its day."""
    return {
        "indicators": _indicators(tx, experiments, action),
        "cycles": _cycles(tx, experiments, action),
        **_asked_and_decided(tx, experiments, action),
        "thoughts": [
            Thought(**row)
            for row in _rows(tx, "experiment_thought", THOUGHT, "thought_on, made_at", experiments, action)
        ],
    }


def in_brief(tx: Transaction, experiments: Sequence[UUID], whole_since: date) -> dict[str, list[Any]]:
    """The same without thoughts, and of a line that was not measured since that day only its ends."""
    return {
        "indicators": _indicators(tx, experiments, Action.READ, whole_since=whole_since),
        "cycles": _cycles(tx, experiments, Action.READ),
        **_asked_and_decided(tx, experiments, Action.READ),
    }


def _cycles(tx: Transaction, experiments: Sequence[UUID], action: Action) -> list[Cycle]:
    return [Cycle(**row) for row in _rows(tx, "cycle", CYCLE, "predicted_at", experiments, action)]


def _asked_and_decided(tx: Transaction, experiments: Sequence[UUID], action: Action) -> dict[str, list[Any]]:
    decided = _rows(tx, "decision", DECISION, "decided_on, made_at", experiments, action)
    asked = _rows(tx, "room_asked", ROOM, "asked_on, made_at", experiments, action)
    return {
        "decisions": [Decision(**{**row, "choice": Choice(row["choice"])}) for row in decided],
        "rooms_asked": [_room(row) for row in asked],
    }


def _rows(
    tx: Transaction,
    table: str,
    columns: Sequence[str],
    order: str,
    experiments: Sequence[UUID],
    action: Action,
) -> list[dict[str, Any]]:
    found = tx.execute(
        f"SELECT {', '.join(columns)} FROM {table} WHERE experiment_id IN (SELECT unnest($ids::UUID[]))"
        f" AND {_of_mine(action)} AND {_to_read(table, action)} ORDER BY {order}, id",
        {"ids": list(experiments)},
    )
    return [dict(zip(columns, row, strict=True)) for row in found]


def seen_on(tx: Transaction, experiments: Sequence[UUID], action: Action) -> dict[UUID, tuple[date, ...]]:
    """The days on which something was seen at these proeftuinen, without a word of it."""
    rows = tx.execute(
        "SELECT experiment_id, list(seen_on ORDER BY seen_on) FROM observation"
        f" WHERE experiment_id IN (SELECT unnest($ids::UUID[])) AND {_of_mine(action)}"
        f" AND {_to_read('observation', action)} GROUP BY experiment_id",
        {"ids": list(experiments)},
    )
    return {experiment_id: tuple(days) for experiment_id, days in rows}


def observations(tx: Transaction, experiment_id: UUID, action: Action) -> list[Observation]:
    """All that was seen at this proeftuin, in the order of its day."""
    return as_observations(
        tx.execute(
            f"{SEEN} WHERE experiment_id = $at AND {_of_mine(action)} AND {_to_read('observation', action)}"
            " ORDER BY seen_on, made_at, id",
            {"at": experiment_id},
        )
    )


def as_observations(rows: Iterable[Row]) -> list[Observation]:
    """What `SEEN` selects."""
    return [Observation(**dict(zip((*OBSERVATION, "name", "mine"), row, strict=True))) for row in rows]


def _indicators(
    tx: Transaction, experiments: Sequence[UUID], action: Action, *, whole_since: date | None = None
) -> list[Indicator]:
    rows = _rows(tx, "indicator", INDICATOR, "place", experiments, action)
    measured = looking.measured(tx, [row["id"] for row in rows], action, whole_since=whole_since)
    return [
        Indicator(
            **{
                **row,
                "direction": Direction(row["direction"]),
                "counts_of": CountsOf(row["counts_of"]),
                "stop_past": Past(row["stop_past"]) if row["stop_past"] else None,
                "measurements": measured.get(row["id"], ()),
            }
        )
        for row in rows
    ]


def _room(row: dict[str, Any]) -> RoomAsked:
    answer = RoomAnswer(row["answer"]) if row["answer"] else None
    return RoomAsked(**{**row, "kind": RoomKind(row["kind"]), "answer": answer})


def insert(tx: Transaction, part: Part) -> None:
    """Hang this on its proeftuin. An observation goes by `insert_observation`. Raises NotVisible."""
    _insert(tx, part, {})


def insert_observation(
    tx: Transaction, observation: Observation, *, signed: bool, writer_id: UUID | None
) -> None:
    """Keep what somebody saw: of the viewer, or of nobody. Raises NotVisible."""
    if writer_id not in (None, tx.viewer.id):
        raise NotVisible
    _insert(tx, observation, {"writer_id": writer_id, "signed": signed and writer_id is not None})


def _insert(tx: Transaction, part: Part, more: Mapping[str, Any]) -> None:
    table, columns = TABLES[type(part)]
    values = {name: getattr(part, name) for name in columns} | dict(more)
    named = ", ".join(f"${name}" for name in values)
    done = tx.execute(
        f"INSERT INTO {table} ({', '.join(values)}) SELECT {named} WHERE $experiment_id IN"
        f" ({policy.visible(Kind.EXPERIMENT, Action.WRITE)}) RETURNING id",
        values,
    )
    if not done:
        raise NotVisible


def replace(tx: Transaction, part: Part) -> None:
    """Write a part anew; who saw an observation and what was measured stay. Raises NotVisible.

    A round of trying that has its result stands: nothing writes it anew, whatever asks for it.
    """
    table, columns = TABLES[type(part)]
    still = " AND looked_at IS NULL" if isinstance(part, Cycle) else ""
    changed = ", ".join(f"{name} = ${name}" for name in columns[2:])
    done = tx.execute(
        f"UPDATE {table} SET {changed} WHERE id = $id AND {_of_mine(Action.WRITE)}{still} RETURNING id",
        {name: getattr(part, name) for name in columns if name != "experiment_id"},
    )
    if not done:
        raise NotVisible


def room(tx: Transaction, room_id: UUID, action: Action) -> RoomAsked:
    """Room that was asked, on which the viewer may do this. Raises NotVisible."""
    row = tx.one(
        f"SELECT {', '.join(ROOM)} FROM room_asked WHERE id = $id"
        f" AND id IN ({policy.visible(Kind.ROOM_ASKED, action)})",
        {"id": room_id},
    )
    if row is None:
        raise NotVisible
    return _room(dict(zip(ROOM, row, strict=True)))


def answerable(tx: Transaction, room_ids: Sequence[UUID]) -> set[UUID]:
    """Which of these the viewer answers: for who leads the school all, for everybody else none."""
    rows = tx.execute(
        "SELECT id FROM room_asked WHERE id IN (SELECT unnest($ids::UUID[]))"
        f" AND id IN ({policy.visible(Kind.ROOM_ASKED, Action.CLOSE)})",
        {"ids": list(room_ids)},
    )
    return {room_id for (room_id,) in rows}
