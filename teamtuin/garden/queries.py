"""SQL about everything of one's own at once: ids and days first, so that only what is shown is opened."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind
from teamtuin.clock import HOME
from teamtuin.garden.model import Choice, Place, What
from teamtuin.people.queries import IN_TEAM
from teamtuin.store.transaction import Transaction


def _visible(kind: Kind, action: Action = Action.READ) -> str:
    return policy.visible(kind, action)


READERS: Mapping[What, str] = {
    What.LINE: (
        "SELECT reflection_id, person_id, shared_at FROM reflection_share"
        f" WHERE reflection_id IN ({_visible(Kind.REFLECTION, Action.PEOPLE)})"
    ),
    What.SESSION: (
        "SELECT session_id, person_id, shared_at FROM peer_session_reader"
        f" WHERE session_id IN ({_visible(Kind.PEER_SESSION, Action.PEOPLE)})"
    ),
    What.TRAJECTORY: (
        "SELECT trajectory_id, person_id, shared_at FROM trajectory_reader"
        f" WHERE trajectory_id IN ({_visible(Kind.TRAJECTORY, Action.PEOPLE)})"
        " UNION ALL SELECT id, coach_id, made_at FROM trajectory WHERE coach_id IS NOT NULL"
        f" AND id IN ({_visible(Kind.TRAJECTORY, Action.PEOPLE)})"
    ),
}
"""Who else can read one's own things of each kind, for whose they are."""

REFLECTION = f"(written_at AT TIME ZONE '{HOME.key}')::DATE AS day, written_at AS made_at, NULL::UUID"
MINE: Mapping[What, str] = {
    What.LINE: (
        f"SELECT 'line' AS what, id, {REFLECTION} AS experiment_id FROM reflection"
        f" WHERE writer_id = $viewer AND id IN ({_visible(Kind.REFLECTION)})"
    ),
    What.SESSION: (
        "SELECT 'session', id, held_on, made_at, experiment_id FROM peer_session"
        f" WHERE writer_id = $viewer AND id IN ({_visible(Kind.PEER_SESSION)})"
    ),
    What.TRAJECTORY: (
        "SELECT 'trajectory', id, started_on, made_at, NULL::UUID FROM trajectory"
        f" WHERE owner_id = $viewer AND id IN ({_visible(Kind.TRAJECTORY)})"
    ),
    What.OBSERVATION: (
        "SELECT 'observation', id, seen_on, made_at, experiment_id FROM observation"
        f" WHERE writer_id = $viewer AND id IN ({_visible(Kind.OBSERVATION)})"
    ),
    What.STEP: (
        "SELECT 'step', id, made_on, made_at, NULL::UUID FROM agreement"
        f" WHERE owner_id = $viewer AND id IN ({_visible(Kind.AGREEMENT)})"
    ),
}
WITH_ME = (
    f"SELECT 'shared' AS what, id, {REFLECTION} AS experiment_id FROM reflection"
    f" WHERE writer_id <> $viewer AND id IN ({_visible(Kind.REFLECTION)})"
)
MARKED = "(SELECT reflection_id FROM reflection_share WHERE person_id = $viewer AND kept)"
KEPT, APART = f"{WITH_ME} AND id IN {MARKED}", f"{WITH_ME} AND id NOT IN {MARKED}"
"""Of what others shared, what somebody put in their own garden; the rest stands apart."""
OWN = " UNION ALL ".join(MINE.values())
HAS_READERS = " UNION ALL ".join(f"SELECT #1 FROM ({readers})" for readers in READERS.values())
SHARED = f"(what = 'observation' OR id IN ({HAS_READERS}))"
FROM: Mapping[Choice, tuple[str, str]] = {
    Choice.ALL: (f"{OWN} UNION ALL {KEPT}", "true"),
    Choice.READABLE: (f"{OWN} UNION ALL {WITH_ME}", "true"),
    Choice.ONLY_MINE: (OWN, f"NOT {SHARED}"),
    Choice.SHARED: (OWN, SHARED),
    Choice.WITH_ME: (WITH_ME, "true"),
    Choice.APART: (APART, "true"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Of which things the places are asked: all when nothing is said, else what fits everything said."""

    choice: Choice = Choice.ALL
    what: Collection[What] = tuple(What)
    days: tuple[date, date] | None = None
    ids: Collection[UUID] | None = None


def places(tx: Transaction, which: Which, most: int | None = None) -> list[Place]:
    """Where the viewer's things stand in time, the latest first; at most so many."""
    things, fits = FROM[which.choice]
    first, last = which.days or (None, None)
    rows = tx.execute(
        f"SELECT what, id, day, experiment_id FROM ({things}) WHERE {fits}"
        " AND list_contains($what::VARCHAR[], what)"
        " AND ($first IS NULL OR day BETWEEN $first::DATE AND $last::DATE)"
        " AND ($ids IS NULL OR id IN (SELECT unnest($ids::UUID[])))"
        " ORDER BY day DESC, made_at DESC, id DESC LIMIT $most",
        {
            "what": [str(one) for one in which.what],
            "first": first,
            "last": last,
            "ids": None if which.ids is None else list(which.ids),
            "most": most,
        },
    )
    return [
        Place(what=What(what), id=row_id, day=day, experiment_id=experiment_id)
        for what, row_id, day, experiment_id in rows
    ]


def readers(tx: Transaction, what: What, ids: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    """Who else can read these things of one's own, in the order in which they came."""
    if what not in READERS or not ids:
        return {}
    rows = tx.execute(
        f"SELECT #1, list(#2 ORDER BY #3, #2) FROM ({READERS[what]})"
        " WHERE #1 IN (SELECT unnest($ids::UUID[])) GROUP BY #1",
        {"ids": list(ids)},
    )
    return {thing: list(people) for thing, people in rows}


def observed(tx: Transaction, ids: Sequence[UUID]) -> dict[UUID, tuple[str, str]]:
    """The words of these observations of the viewer, with the name of their proeftuin."""
    rows = tx.execute(
        "SELECT observation.id, text, title FROM observation"
        " JOIN experiment ON experiment.id = observation.experiment_id"
        " WHERE observation.id IN (SELECT unnest($ids::UUID[]))"
        f" AND observation.id IN ({_visible(Kind.OBSERVATION)})",
        {"ids": list(ids)},
    )
    return {seen: (text, title) for seen, text, title in rows}


def experiments(tx: Transaction) -> dict[str, tuple[UUID, str]]:
    """The proeftuinen that the viewer may read, by what things of one's own may call them: id and title."""
    rows = tx.execute(
        "SELECT id::VARCHAR AS called, id, title FROM experiment"
        f" WHERE id IN ({_visible(Kind.EXPERIMENT)})"
        " UNION ALL SELECT import_ref.ref, experiment.id, title FROM import_ref"
        " JOIN experiment ON experiment.id = import_ref.id"
        f" WHERE import_ref.kind = 'experiment' AND experiment.id IN ({_visible(Kind.EXPERIMENT)})"
    )
    return {called: (experiment_id, title) for called, experiment_id, title in rows}


def study_days(tx: Transaction) -> dict[UUID, date]:
    """The study days that the viewer may read, by their day, the latest first."""
    rows = tx.execute(
        f"SELECT id, held_on FROM study_day WHERE {IN_TEAM} AND id IN ({_visible(Kind.STUDY_DAY)})"
        " ORDER BY held_on DESC, id"
    )
    return dict(rows)
