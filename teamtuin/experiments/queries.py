"""SQL about proeftuinen. What hangs on them stands in `parts/queries.py`."""

import dataclasses
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind, Relation
from teamtuin.errors import NotVisible
from teamtuin.experiments.model import Experiment, Phase, Strand
from teamtuin.experiments.parts import queries as parts
from teamtuin.people.queries import IN_TEAM, IS_CARETAKER, IS_DOORKEEPER, LEADS
from teamtuin.store.transaction import Row, Transaction

FIELDS = (
    "title",
    "phase",
    "planted_on",
    "made_at",
    "strand",
    "paused_until",
    "need",
    "expectation",
    "let_go",
    "stop_rule",
    "look_back_on",
    "differently",
    "who_joins",
    "starts_on",
    "ends_on",
    "council_advice_asked_on",
    "tried_on",
)
# A seed is signed or nobody's: then it keeps no trace of who planted it.
PLANTED_BY = "(SELECT first_name FROM person WHERE id = experiment.planted_by AND experiment.signed)"

policy.register(
    Kind.EXPERIMENT,
    {
        Relation.TEAM: f"SELECT id FROM experiment WHERE {IN_TEAM}",
        Relation.DOORKEEPER: f"SELECT id FROM experiment WHERE {IS_DOORKEEPER}",
    },
)
policy.register(
    Kind.OBSERVATION,
    {
        Relation.WRITER: "SELECT id FROM observation WHERE writer_id = $viewer",
        Relation.TEAM: f"SELECT id FROM observation WHERE {IN_TEAM}",
        Relation.CARETAKER: f"SELECT id FROM observation WHERE {IS_CARETAKER}",
    },
)
policy.register(
    Kind.ROOM_ASKED,
    {
        Relation.TEAM: f"SELECT id FROM room_asked WHERE {IN_TEAM}",
        Relation.PRINCIPAL: f"SELECT id FROM room_asked WHERE {LEADS}",
    },
)


def _may(action: Action) -> str:
    return f"id IN ({policy.visible(Kind.EXPERIMENT, action)})"


def get(tx: Transaction, experiment_id: UUID, action: Action = Action.READ) -> Experiment:
    """One proeftuin with all that hangs on it but the observations. Raises NotVisible."""
    found = _found(tx, action, experiment_id)
    if not found:
        raise NotVisible
    return found[0]


def whole(tx: Transaction, experiment_id: UUID, action: Action = Action.READ) -> Experiment:
    """One proeftuin with all that hangs on it. Raises NotVisible."""
    return with_seen(tx, get(tx, experiment_id, action), action)


def with_seen(tx: Transaction, one: Experiment, action: Action) -> Experiment:
    """The same with all that was seen there and the viewer may read."""
    return dataclasses.replace(one, observations=tuple(parts.observations(tx, one.id, action)))


def readable(tx: Transaction, action: Action = Action.READ) -> list[Experiment]:
    """Every proeftuin on which the viewer may do this, the latest planted first."""
    return _found(tx, action)


def in_brief(tx: Transaction, whole_since: date) -> list[Experiment]:
    """The same for what looks back to that day and no further.

    Without thoughts; and of a line that was not measured since then only the first and the last month, and
    nothing where it is a seed or was let go. That is enough to say what a proeftuin asks next, and only for
    that: nothing is counted or drawn from it.
    """
    return _found(tx, Action.READ, whole_since=whole_since)


def something_runs(tx: Transaction) -> bool:
    """Whether the viewer may read a proeftuin that is no seed and was not let go."""
    found = tx.one(
        "SELECT 1 FROM experiment WHERE phase NOT IN ('signal', 'explore', 'stopped')"
        f" AND {_may(Action.READ)} LIMIT 1"
    )
    return found is not None


def require(tx: Transaction, experiment_id: UUID, action: Action = Action.WRITE) -> None:
    """Raises NotVisible unless the viewer may do this."""
    if tx.one(f"SELECT 1 FROM experiment WHERE id = $id AND {_may(action)}", {"id": experiment_id}) is None:
        raise NotVisible


def _found(
    tx: Transaction, action: Action, experiment_id: UUID | None = None, *, whole_since: date | None = None
) -> list[Experiment]:
    rows = tx.execute(
        f"SELECT id, {', '.join(FIELDS)}, {PLANTED_BY} FROM experiment"
        f" WHERE ($id IS NULL OR id = $id::UUID) AND {_may(action)}"
        " ORDER BY planted_on DESC, made_at DESC, id",
        {"id": experiment_id},
    )
    ids = [row[0] for row in rows]
    parted = parts.in_brief(tx, ids, whole_since) if whole_since else parts.all_of(tx, ids, action)
    hanging = {name: _by_experiment(found) for name, found in parted.items()}
    seen = parts.seen_on(tx, ids, action)
    return [
        _experiment(row, {name: found[row[0]] for name, found in hanging.items()}, seen.get(row[0], ()))
        for row in rows
    ]


def _by_experiment(found: Sequence[Any]) -> dict[UUID, tuple[Any, ...]]:
    grouped: dict[UUID, list[Any]] = {}
    for part in found:
        grouped.setdefault(part.experiment_id, []).append(part)
    return defaultdict(tuple, {experiment_id: tuple(hanging) for experiment_id, hanging in grouped.items()})


def _experiment(row: Row, hanging: dict[str, tuple[Any, ...]], seen_on: tuple[date, ...]) -> Experiment:
    experiment_id, *values, planted_by = row
    fields: dict[str, Any] = dict(zip(FIELDS, values, strict=True))
    fields["phase"] = Phase(fields["phase"])
    fields["strand"] = Strand(fields["strand"]) if fields["strand"] else None
    fields["who_joins"] = tuple(fields["who_joins"])
    return Experiment(id=experiment_id, planted_by=planted_by, seen_on=seen_on, **(fields | hanging))


def insert(tx: Transaction, experiment: Experiment, *, signed_by: UUID | None = None) -> None:
    """Keep a new proeftuin, signed or nobody's. Raises NotVisible for who is not in the team."""
    named = ", ".join(f"${name}" for name in FIELDS)
    tx.execute(
        f"INSERT INTO experiment (id, {', '.join(FIELDS)}, planted_by, signed) VALUES"
        f" ($id, {named}, $planted_by, $signed)",
        {
            "id": experiment.id,
            **_values(experiment),
            "planted_by": signed_by,
            "signed": signed_by is not None,
        },
    )
    require(tx, experiment.id)


def replace(tx: Transaction, experiment: Experiment) -> None:
    """Write the proeftuin itself anew, not what hangs on it. Raises NotVisible unless the viewer may."""
    changed = ", ".join(f"{name} = ${name}" for name in FIELDS)
    done = tx.execute(
        f"UPDATE experiment SET {changed} WHERE id = $id AND {_may(Action.WRITE)} RETURNING id",
        {"id": experiment.id, **_values(experiment)},
    )
    if not done:
        raise NotVisible


def _values(experiment: Experiment) -> dict[str, Any]:
    values = {name: getattr(experiment, name) for name in FIELDS}
    return values | {"who_joins": list(experiment.who_joins)}


def counts(tx: Transaction) -> dict[str, int]:
    """How many proeftuinen have begun a plan, and how many measurements there are, for who may count."""
    countable = policy.visible(Kind.EXPERIMENT, Action.COUNT)
    row = tx.one(
        "SELECT (SELECT count(*) FROM experiment WHERE phase NOT IN ('signal', 'explore')"
        f" AND id IN ({countable})),"
        " (SELECT count(*) FROM measurement JOIN indicator ON indicator.id = measurement.indicator_id"
        f" WHERE indicator.experiment_id IN ({countable})"
        f" AND indicator.id IN ({policy.visible(Kind.INDICATOR, Action.COUNT)}))"
    )
    experiments, measurements = row or (0, 0)
    return {"experiments": experiments, "measurements": measurements}


def references(tx: Transaction, experiment_id: UUID) -> set[str]:
    """What other things may call this proeftuin: its id, and its id in a file."""
    require(tx, experiment_id, Action.READ)
    rows = tx.execute("SELECT ref FROM import_ref WHERE id = $id", {"id": experiment_id})
    return {str(experiment_id), *(ref for (ref,) in rows)}


def title_of(tx: Transaction, called: str | None) -> str | None:
    """The name of the proeftuin that other things call so, if the viewer may read it."""
    row = tx.one(
        "SELECT title FROM experiment WHERE (id::VARCHAR = $called OR id IN"
        " (SELECT id FROM import_ref WHERE kind = 'experiment' AND ref = $called))"
        f" AND {_may(Action.READ)}",
        {"called": called},
    )
    return row[0] if row else None


def unsign(tx: Transaction, person_id: UUID) -> None:
    """Somebody goes: the seeds of this person are of somebody in the team now; the service removes more."""
    tx.execute(
        "UPDATE experiment SET planted_by = NULL, signed = false WHERE planted_by = $person",
        {"person": person_id},
    )
