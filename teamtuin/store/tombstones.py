"""Finishing removals: after a crash, after a race with somebody who still wrote, and in a restored file.

A removal is written down before it is done. So whatever happens in between, the next start or the nightly
upkeep finishes it, and nothing is left that no key opens any more.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import duckdb

from teamtuin.clock import day_of
from teamtuin.store.connection import connect
from teamtuin.store.keys import (
    AGREEMENT,
    AI_SIGNATURE,
    CARRIED_TASK,
    CLOSED_ROUND,
    CONSENT,
    DECK,
    DRAFT,
    EXPERIMENT_THOUGHT,
    INDICATOR,
    KEY,
    NO_KIND,
    OBSERVATION,
    PEER_SESSION,
    PERSON,
    REFLECTION,
    ROUND_TEXT,
    SENT_TO_AI,
    SHARE,
    SIGN,
    TEAM_INSIGHT,
    TRAJECTORY,
    KeyRing,
    Tombstone,
)

GONE_WITH = {
    REFLECTION: (
        ("reflection", "id"),
        ("reflection_share", "reflection_id"),
        ("opened_by_another", "reflection_id"),
        ("reflection_at", "reflection_id"),
        ("sent_to_ai", "about_id"),
        ("draft", "item_id"),
        ("import_ref", "id"),
    ),
    PEER_SESSION: (
        ("peer_session", "id"),
        ("peer_session_summary", "session_id"),
        ("peer_session_reader", "session_id"),
        ("agreement", "session_id"),
        ("draft", "item_id"),
        ("import_ref", "id"),
    ),
    AGREEMENT: (("agreement", "id"), ("draft", "item_id"), ("import_ref", "id")),
    TEAM_INSIGHT: (("team_insight", "id"),),
    TRAJECTORY: (
        ("trajectory", "id"),
        ("trajectory_part", "trajectory_id"),
        ("trajectory_reader", "trajectory_id"),
        ("coaching_round", "trajectory_id"),
        ("draft", "item_id"),
        ("import_ref", "id"),
    ),
    OBSERVATION: (("observation", "id"), ("draft", "item_id"), ("import_ref", "id")),
    INDICATOR: (
        ("indicator", "id"),
        ("own_indicator", "id"),
        ("indicator_maker", "indicator_id"),
        ("measurement", "indicator_id"),
        ("tally", "indicator_id"),
        ("draft", "item_id"),
        ("import_ref", "id"),
    ),
    ROUND_TEXT: (("round_text", "id"),),
    CARRIED_TASK: (("carried_task", "id"), ("draft", "item_id"), ("import_ref", "id")),
    SENT_TO_AI: (("sent_to_ai", "id"),),
    AI_SIGNATURE: (("ai_signature", "id"),),
    EXPERIMENT_THOUGHT: (("experiment_thought", "id"), ("draft", "item_id"), ("import_ref", "id")),
    DECK: (("deck", "id"), ("draft", "item_id")),
    PERSON: (
        ("person", "id"),
        ("person_role", "person_id"),
        ("account", "person_id"),
        ("session", "person_id"),
        ("invitation", "person_id"),
        ("one_time_code", "person_id"),
        ("ai_switched_on", "id"),
        ("sent_to_ai", "owner_id"),
        ("own_look", "person_id"),
        ("leaving", "person_id"),
        ("reflection", "writer_id"),
        ("reflection_share", "person_id"),
        ("draft", "owner_id"),
        ("import_ref", "id"),
        ("agreement", "owner_id"),
        ("peer_session_reader", "person_id"),
        ("study_day_facilitator", "person_id"),
        ("trajectory_reader", "person_id"),
        ("experiment_joining", "person_id"),
        ("indicator_maker", "person_id"),
        ("deck", "maker_id"),
    ),
    KEY: (
        ("person", "key_id"),
        ("reflection", "key_id"),
        ("draft", "key_id"),
        ("sent_to_ai", "key_id"),
        ("agreement", "key_id"),
        ("peer_session", "key_id"),
        ("peer_session_summary", "key_id"),
        ("trajectory_part", "key_id"),
        ("own_indicator", "key_id"),
        ("deck", "key_id"),
    ),
}
"""Which rows go with what was removed, by kind: an id of one kind says nothing about rows of another."""
STAYS = (("peer_session", "writer_id"),)
"""What stays while somebody else reads it; it goes with its own key."""
UNSIGNED = {
    ("observation", "writer_id"): (
        "DELETE FROM observation WHERE signed AND writer_id IN (SELECT unnest($ids::UUID[]))",
        "UPDATE observation SET writer_id = NULL WHERE writer_id IN (SELECT unnest($ids::UUID[]))",
    ),
    ("experiment", "planted_by"): (
        "UPDATE experiment SET planted_by = NULL, signed = false"
        " WHERE planted_by IN (SELECT unnest($ids::UUID[]))",
    ),
    # With its owner a trajectory ends: else the year after which the coach's part goes would never begin.
    ("trajectory", "owner_id"): (
        "UPDATE trajectory SET owner_id = NULL, status = 'stopped', next_on = NULL,"
        " closed_on = coalesce(closed_on, current_date) WHERE owner_id IN (SELECT unnest($ids::UUID[]))",
    ),
    ("trajectory", "coach_id"): (
        "UPDATE trajectory SET coach_id = NULL WHERE coach_id IN (SELECT unnest($ids::UUID[]))",
    ),
    ("round", "opened_by"): (
        "UPDATE round SET opened_by = NULL WHERE opened_by IN (SELECT unnest($ids::UUID[]))",
    ),
}
"""What stays without who did it; what was signed at a proeftuin goes along."""
COLUMNS = (
    "SELECT t.table_name, c.column_name"
    " FROM duckdb_columns() AS c JOIN duckdb_tables() AS t USING (table_oid) WHERE NOT t.internal"
)
THIS_DRAFT = (
    "DELETE FROM draft WHERE (id, owner_id) IN (SELECT unnest($ids::UUID[]), unnest($owners::UUID[]))"
)
TYPED_FOR = "DELETE FROM draft WHERE split_part(place, ':', 2) IN (SELECT unnest($ids::VARCHAR[]))"
TYPED_IN = (REFLECTION, PEER_SESSION, AGREEMENT, TRAJECTORY, DECK, NO_KIND)
"""What was being typed to change something removed, or to add to it, may hold its words."""
ENDED_BY_A_RESTORE = ("session", "one_time_code", "setup_token", "leaving")
"""What let somebody in on the day of the backup must not do so again; and who was about to go that moment is
either gone, for which there is a tombstone, or stayed."""


def finish(root: duckdb.DuckDBPyConnection, keys: KeyRing) -> None:
    """Remove every row and key of what was removed, if anything of it is still there.

    Except drafts: nothing else hangs on them, and one thrown away may have been begun anew by its owner.
    """
    stones = keys.buried()
    _sweep(root, [stone for stone in stones if stone.kind != DRAFT])
    _put_back(root)
    for stone in stones:
        if stone.destroys_key:
            keys.destroy(stone.id)
    # A closing that was not kept is not finished: with the answers, what may be shown of them would be lost.
    still_open = root.execute("SELECT id FROM round WHERE closed_on IS NULL").fetchall()
    keys.dig_up(Tombstone(CLOSED_ROUND, round_id) for (round_id,) in still_open)


def _put_back(root: duckdb.DuckDBPyConnection) -> None:
    """What was to go and is not written down as removed was just being put back when the process ended."""
    known = set(root.execute(COLUMNS).fetchall())
    for table in ("reflection", "draft"):
        if (table, "goes_at") in known:
            root.execute(f'UPDATE "{table}" SET goes_at = NULL WHERE goes_at IS NOT NULL')


def _sweep(root: duckdb.DuckDBPyConnection, stones: Sequence[Tombstone]) -> None:
    """Remove every row of what was removed; a table that an old file does not have yet needs nothing."""
    if not any(stone.removes_rows for stone in stones):
        return
    known = set(root.execute(COLUMNS).fetchall())
    with root.cursor() as cursor:
        cursor.begin()
        for kind, places in GONE_WITH.items():
            ids = [str(stone.id) for stone in stones if stone.kind in (kind, NO_KIND)]
            for table, column in known.intersection(places) if ids else ():
                cursor.execute(
                    f'DELETE FROM "{table}" WHERE "{column}" IN (SELECT unnest($ids::UUID[]))', {"ids": ids}
                )
        _sweep_unsigned(cursor, stones, known)
        if ("draft", "place") in known:
            _sweep_drafts(cursor, stones)
        cursor.commit()


def _sweep_unsigned(
    cursor: duckdb.DuckDBPyConnection, stones: Sequence[Tombstone], known: set[tuple[str, str]]
) -> None:
    people = [str(stone.id) for stone in stones if stone.kind in (PERSON, NO_KIND)]
    for place, statements in UNSIGNED.items():
        for statement in statements if people and place in known else ():
            cursor.execute(statement, {"ids": people})


def _sweep_drafts(cursor: duckdb.DuckDBPyConnection, stones: Sequence[Tombstone]) -> None:
    typed_for = [str(stone.id) for stone in stones if stone.kind in TYPED_IN]
    cursor.execute(TYPED_FOR, {"ids": typed_for})
    thrown_away = [stone for stone in stones if stone.kind == DRAFT and stone.person_id]
    cursor.execute(
        THIS_DRAFT,
        {
            "ids": [str(stone.id) for stone in thrown_away],
            "owners": [str(stone.person_id) for stone in thrown_away],
        },
    )


def reapply(file: Path, work: Path, stones: Sequence[Tombstone], now: datetime) -> None:
    """Do in a file from before them what was removed, taken back, withdrawn or ended since."""
    root = connect(file, work)
    try:
        _sweep(root, stones)
        _take_back(root, stones, now)
        _close_again(root, stones, now)
        root.execute("CHECKPOINT")
    finally:
        root.close()


SHARED = (
    ("reflection_share", "reflection_id"),
    ("peer_session_reader", "session_id"),
    ("trajectory_reader", "trajectory_id"),
)
"""Where shares stand, by the id of what was shared."""


SAID_NOTHING = (
    "UPDATE reflection_share SET recognised = false, talk = false, helped = false, kept = false"
    " WHERE reflection_id = $id AND person_id = $person"
)
"""What a reader took back is gone. A file without `opened_by_another` is from before that was possible."""


def _take_back(root: duckdb.DuckDBPyConnection, stones: Sequence[Tombstone], now: datetime) -> None:
    """Shares, consents and sign-ins; a table that the old file does not have yet needs nothing."""
    known = {name for (name,) in root.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    for table in known.intersection(ENDED_BY_A_RESTORE):
        root.execute(f'DELETE FROM "{table}"')
    for stone in stones:
        for table, column in SHARED if stone.kind == SHARE else ():
            if table in known:
                root.execute(
                    f'DELETE FROM "{table}" WHERE "{column}" = $id AND person_id = $person',
                    {"id": stone.id, "person": stone.person_id},
                )
        if stone.kind == SIGN and "opened_by_another" in known:
            root.execute(SAID_NOTHING, {"id": stone.id, "person": stone.person_id})
        if stone.kind == CONSENT:
            root.execute(
                "UPDATE council_consent SET withdrawn_at = $now WHERE id = $id AND withdrawn_at IS NULL",
                {"id": stone.id, "now": now},
            )


NO_MORE = (("code", "NULL"), ("ticket_key", "NULL"), ("taken", "0"), ("meant_for", "NULL"))
"""What a round has only while it is open, and what stands there afterwards."""


def _close_again(root: duckdb.DuckDBPyConnection, stones: Sequence[Tombstone], now: datetime) -> None:
    """Rounds that were closed since the file was written: their answers were destroyed, and stay so.

    They get no result. Made of these answers it could differ by one person from the one that was shown.
    """
    known = set(root.execute(COLUMNS).fetchall())
    closed = {"ids": [str(stone.id) for stone in stones if stone.kind == CLOSED_ROUND]}
    for table in ("answer", "answer_count", "spent_ticket"):
        if (table, "round_id") in known:
            root.execute(f"DELETE FROM {table} WHERE round_id IN (SELECT unnest($ids::UUID[]))", closed)
    if ("round", "closed_on") in known:
        nothing = "".join(f", {name} = {value}" for name, value in NO_MORE if ("round", name) in known)
        root.execute(
            f"UPDATE round SET closed_on = $today{nothing}"
            " WHERE closed_on IS NULL AND id IN (SELECT unnest($ids::UUID[]))",
            closed | {"today": day_of(now)},
        )
