"""How often each form was filled in, counted with pandas from whole tables: not as the app counts it."""

import pandas as pd

from teamtuin.access.viewer import CARETAKER
from teamtuin.clock import HOME

DAYS = {
    "seed": ("experiment", "planted_on", ""),
    "start": ("experiment", "tried_on", ""),
    "observation": ("observation", "seen_on", ""),
    "measurement": ("measurement", "measured_on", ""),
    "prediction": ("cycle", "predicted_at", "not afterwards"),
    "result": ("cycle", "looked_at", "not afterwards"),
    "afterwards": ("cycle", "looked_at", "afterwards"),
    "thought": ("experiment_thought", "thought_on", ""),
    "decision": ("decision", "decided_on", ""),
    "room_asked": ("room_asked", "asked_on", ""),
    "carried_task": ("carried_task", "made_at", ""),
    "voices": ("round", "opened_on", "kind == 'voices' and closed_on.notna()"),
    "pulse": ("round", "opened_on", "kind == 'pulse' and closed_on.notna()"),
    "board": ("round", "opened_on", "kind == 'board' and closed_on.notna()"),
    "session": ("peer_session", "held_on", ""),
    "study_day": ("study_day", "held_on", ""),
    "attendance": ("study_day", "held_on", "attendance.notna()"),
}
PARTS = {
    "programme_item": ("programme_item", ""),
    "outcome": ("outcome", ""),
    "outcome_place": ("outcome", "place"),
}


def frame(app, table):
    with app.store.transaction(CARETAKER) as tx:
        columns = [
            name
            for (name,) in tx.execute(
                "SELECT column_name FROM information_schema.columns WHERE table_name = $table"
                " ORDER BY ordinal_position",
                {"table": table},
            )
        ]
        return pd.DataFrame(tx.execute(f"SELECT * FROM {table}"), columns=columns)


def _days(column):
    """Days of a column with days or with moments, at school."""
    found = column.dropna()
    moments = [each for each in found if hasattr(each, "hour")]
    return [each.astimezone(HOME).date() for each in moments] or list(found)


def _between(days, first, last):
    return sum(first <= day <= last for day in days)


def recounted(app, first, last):
    """The number of times of each form, by its key."""
    found = {}
    for form, (table, column, only) in DAYS.items():
        rows = frame(app, table)
        rows = rows.query(only, engine="python") if only and len(rows) else rows
        found[form] = _between(_days(rows[column]), first, last)
    held = frame(app, "study_day")
    for form, (table, filled) in PARTS.items():
        rows = frame(app, table)
        rows = rows[rows[filled].notna()] if filled else rows
        joined = rows.merge(held, left_on="study_day_id", right_on="id")
        found[form] = _between(list(joined["held_on"]), first, last)
    seen = [held[held[f"follow_up_{weeks}"] != ""][f"follow_up_{weeks}_on"] for weeks in ("2w", "6w")]
    found["day_look_back"] = sum(_between(list(each), first, last) for each in seen)
    return found
