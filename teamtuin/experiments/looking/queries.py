"""SQL about what a proeftuin looks at: whose it is, what was measured, and each press on the plus.

What is its makers' alone stands sealed in a table of its own, so that nothing that asks for what the team
looks at can meet it. Measurements stand by the id of either, and every statement asks the policy.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind, Relation
from teamtuin.errors import NotVisible
from teamtuin.experiments.along.model import Past
from teamtuin.experiments.looking.model import OwnIndicator, Press
from teamtuin.experiments.model import CountsOf, Direction, Indicator, Measurement, Span
from teamtuin.people.queries import IN_TEAM, IS_CARETAKER, IS_DOORKEEPER
from teamtuin.store.transaction import Row, Transaction

policy.register(
    Kind.INDICATOR,
    {
        Relation.MAKER: "SELECT indicator_id FROM indicator_maker WHERE person_id = $viewer",
        Relation.TEAM: f"SELECT id FROM indicator WHERE {IN_TEAM}",
        Relation.DOORKEEPER: f"SELECT id FROM indicator WHERE {IS_DOORKEEPER}",
        Relation.CARETAKER: (
            f"SELECT id FROM indicator WHERE {IS_CARETAKER}"
            f" UNION SELECT id FROM own_indicator WHERE {IS_CARETAKER}"
        ),
    },
)
WORDS = ("label", "unit", "source")
NUMBERS = ("baseline", "baseline_total", "baseline_points", "stop_at", "stop_past")
MAKERS = (
    "(SELECT list(person_id ORDER BY person_id) FROM indicator_maker WHERE indicator_id = own_indicator.id)"
)


def may(action: Action, column: str = "id") -> str:
    """SQL: whether the viewer may do this with what the id in this column is of."""
    return f"{column} IN ({policy.visible(Kind.INDICATOR, action)})"


SPANS = {one.value: one for one in Span}
GOES_ON = (
    "indicator_id IN (SELECT indicator.id FROM indicator JOIN experiment ON experiment.id = experiment_id"
    " WHERE phase NOT IN ('signal', 'explore', 'stopped'))"
)
BRIEF = (
    " JOIN (SELECT indicator_id, min(measured_on) AS first, max(measured_on) AS last FROM measurement"
    f" GROUP BY indicator_id) USING (indicator_id) WHERE last >= $whole_since OR ({GOES_ON}"
    " AND (measured_on <= first + INTERVAL 31 DAY OR measured_on >= last - INTERVAL 31 DAY))"
)
"""A line that was measured since some day whole; of others the first and the last month, where it goes on. A
number stands for a day in its month (`found.stands_for`): these tell what there is before and after a day."""


def measured(
    tx: Transaction, ids: Sequence[UUID], action: Action, *, whole_since: date | None = None
) -> dict[UUID, tuple[Measurement, ...]]:
    """What was measured of each of these, in the order of the days.

    With `whole_since` of lines that were not measured since that day only the ends, or nothing.
    """
    columns = ("measured_on", "span", "number", "total")
    rows = tx.execute(
        f"SELECT indicator_id, {', '.join(f'list({one} ORDER BY measured_on)' for one in columns)} FROM"
        " (SELECT * FROM measurement WHERE indicator_id IN (SELECT unnest($ids::UUID[]))"
        f" AND {may(action, 'indicator_id')}){BRIEF if whole_since else ''} GROUP BY indicator_id",
        {"ids": list(ids), **({"whole_since": whole_since} if whole_since else {})},
    )
    return {
        indicator_id: tuple(
            Measurement(
                indicator_id=indicator_id, measured_on=day, span=SPANS[span], number=number, total=total
            )
            for day, span, number, total in zip(*listed, strict=True)
        )
        for indicator_id, *listed in rows
    }


def put_measurements(tx: Transaction, measurements: Sequence[Measurement], now: datetime) -> None:
    """Keep numbers of one indicator; another one of the same day is replaced. Raises NotVisible."""
    if not measurements:
        return
    days = [one.measured_on for one in measurements]
    done = tx.execute(
        "INSERT INTO measurement (indicator_id, measured_on, span, number, total, made_at)"
        " SELECT $indicator_id, unnest($days::DATE[]), unnest($spans::VARCHAR[]), unnest($numbers::DOUBLE[]),"
        f" unnest($totals::DOUBLE[]), $now WHERE {may(Action.WRITE, '$indicator_id')}"
        " ON CONFLICT (indicator_id, measured_on) DO UPDATE SET span = excluded.span,"
        " number = excluded.number, total = excluded.total RETURNING indicator_id",
        {
            "indicator_id": measurements[0].indicator_id,
            "days": days,
            "spans": [one.span.value for one in measurements],
            "numbers": [one.number for one in measurements],
            "totals": [one.total for one in measurements],
            "now": now,
        },
    )
    if not done:
        raise NotVisible
    _overrule_presses(tx, measurements[0].indicator_id, days)


def _overrule_presses(tx: Transaction, indicator_id: UUID, days: Sequence[date]) -> None:
    """A number that was typed says it all: taking an earlier press back changes nothing any more."""
    tx.execute(
        f"UPDATE tally SET taken_back = true WHERE indicator_id = $id AND {may(Action.WRITE, 'indicator_id')}"
        " AND measured_on IN (SELECT unnest($days::DATE[]))",
        {"id": indicator_id, "days": list(days)},
    )


def delete_measurement(tx: Transaction, indicator_id: UUID, measured_on: date) -> None:
    """Take a number away that was wrong. Raises NotVisible."""
    done = tx.execute(
        f"DELETE FROM measurement WHERE indicator_id = $id AND {may(Action.WRITE, 'indicator_id')}"
        " AND measured_on = $day RETURNING indicator_id",
        {"id": indicator_id, "day": measured_on},
    )
    if not done:
        raise NotVisible
    _overrule_presses(tx, indicator_id, [measured_on])


def count_press(tx: Transaction, indicator_id: UUID, press: Press, span: Span, now: datetime) -> None:
    """One more for that day, once for each press. Raises NotVisible."""
    values = {"id": press.id, "indicator_id": indicator_id, "day": press.on}
    done = tx.execute(
        "INSERT INTO tally (id, indicator_id, measured_on, taken_back)"
        f" SELECT $id, $indicator_id, $day, false WHERE {may(Action.WRITE, '$indicator_id')}"
        " ON CONFLICT DO NOTHING RETURNING id",
        values,
    )
    if done:
        tx.execute(
            "INSERT INTO measurement (indicator_id, measured_on, span, number, total, made_at)"
            " VALUES ($indicator_id, $day, $span, 1, NULL, $now)"
            " ON CONFLICT (indicator_id, measured_on) DO UPDATE SET number = number + 1",
            {"indicator_id": indicator_id, "day": press.on, "span": span.value, "now": now},
        )
    elif tx.one(f"SELECT 1 WHERE {may(Action.WRITE, '$id::UUID')}", {"id": indicator_id}) is None:
        raise NotVisible


def take_press_back(tx: Transaction, indicator_id: UUID, press_id: UUID) -> None:
    """One less for its day, once; what was typed since stays as it is. Raises NotVisible."""
    if tx.one(f"SELECT 1 WHERE {may(Action.WRITE, '$id::UUID')}", {"id": indicator_id}) is None:
        raise NotVisible
    rows = tx.execute(
        "UPDATE tally SET taken_back = true WHERE id = $id AND indicator_id = $indicator_id"
        f" AND NOT taken_back AND {may(Action.WRITE, 'indicator_id')} RETURNING measured_on",
        {"id": press_id, "indicator_id": indicator_id},
    )
    for (day,) in rows:
        values = {"indicator_id": indicator_id, "day": day}
        tx.execute(
            "UPDATE measurement SET number = greatest(number - 1, 0)"
            " WHERE indicator_id = $indicator_id AND measured_on = $day",
            values,
        )
        # Nothing was counted on that day after all: that is no measurement of zero.
        tx.execute(
            "DELETE FROM measurement"
            " WHERE indicator_id = $indicator_id AND measured_on = $day AND number = 0",
            values,
        )


def forget_presses_before(tx: Transaction, day: date) -> None:
    """Upkeep: what was counted stays, and each press is known no longer than a bad line can repeat it."""
    tx.execute(
        f"DELETE FROM tally WHERE measured_on < $day AND {may(Action.DELETE, 'indicator_id')}", {"day": day}
    )


def insert_own(tx: Transaction, indicator: Indicator, makers: Iterable[UUID]) -> None:
    """Keep something of which only its makers know."""
    tx.keys.add(indicator.id)
    body: dict[str, Any] = {name: getattr(indicator, name) for name in (*WORDS, *NUMBERS)}
    body |= {"direction": indicator.direction.value, "counts_of": indicator.counts_of.value}
    tx.execute(
        "INSERT INTO own_indicator (id, experiment_id, key_id, body) SELECT $id, $experiment_id, $id, $body"
        f" WHERE $experiment_id IN ({policy.visible(Kind.EXPERIMENT, Action.WRITE)})",
        {
            "id": indicator.id,
            "experiment_id": indicator.experiment_id,
            "body": tx.seal(indicator.id, indicator.id, body),
        },
    )
    tx.execute(
        "INSERT INTO indicator_maker (indicator_id, person_id) SELECT $id, unnest($people::UUID[])",
        {"id": indicator.id, "people": sorted(set(makers))},
    )


def own(
    tx: Transaction, action: Action = Action.READ, indicator_id: UUID | None = None
) -> list[OwnIndicator]:
    """What is the viewer's own with its makers, in the order in which it was made."""
    mine = policy.related(Kind.INDICATOR, Relation.MAKER, action)
    rows = tx.execute(
        f"SELECT id, experiment_id, key_id, body, {MAKERS} FROM own_indicator WHERE id IN ({mine})"
        " AND ($id IS NULL OR id = $id::UUID) ORDER BY id",
        {"id": indicator_id},
    )
    points = measured(tx, [row[0] for row in rows], action)
    return [_own(tx, row, points.get(row[0], ())) for row in rows]


def _own(tx: Transaction, row: Row, points: tuple[Measurement, ...]) -> OwnIndicator:
    indicator_id, experiment_id, key_id, sealed, makers = row
    body = tx.unseal(key_id, indicator_id, sealed)
    indicator = Indicator(
        id=indicator_id,
        experiment_id=experiment_id,
        place=0,
        direction=Direction(body.pop("direction")),
        counts_of=CountsOf(body.pop("counts_of")),
        few_groups=True,
        measurements=points,
        stop_past=Past(past) if (past := body.pop("stop_past", None)) else None,
        **body,
    )
    return OwnIndicator(indicator=indicator, makers=tuple(makers or ()))


def end_being_own(tx: Transaction, indicator_id: UUID) -> Indicator:
    """It is no more its makers' alone; what was measured stays by its id. Raises NotVisible."""
    found = own(tx, Action.SHARE, indicator_id)
    if not found:
        raise NotVisible
    for table, column in (("own_indicator", "id"), ("indicator_maker", "indicator_id")):
        tx.execute(f"DELETE FROM {table} WHERE {column} = $id", {"id": indicator_id})
    return found[0].indicator


def delete(tx: Transaction, indicator_id: UUID) -> None:
    """Look at this no more: it and its measurements go. Raises NotVisible."""
    if tx.one(f"SELECT 1 WHERE {may(Action.DELETE, '$id::UUID')}", {"id": indicator_id}) is None:
        raise NotVisible
    _delete(tx, [indicator_id])


def _delete(tx: Transaction, ids: Sequence[UUID]) -> None:
    for table, column in (
        ("measurement", "indicator_id"),
        ("tally", "indicator_id"),
        ("indicator_maker", "indicator_id"),
        ("own_indicator", "id"),
        ("indicator", "id"),
        ("import_ref", "id"),
    ):
        tx.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT unnest($ids::UUID[]))", {"ids": list(ids)})


def leave(tx: Transaction, person_id: UUID) -> list[UUID]:
    """Somebody goes: what was theirs alone goes along and is returned; with other makers left it stays."""
    tx.execute(
        f"DELETE FROM indicator_maker WHERE person_id = $person AND {may(Action.DELETE, 'indicator_id')}",
        {"person": person_id},
    )
    rows = tx.execute(
        f"SELECT id FROM own_indicator WHERE {may(Action.DELETE)}"
        " AND id NOT IN (SELECT indicator_id FROM indicator_maker)"
    )
    gone = [indicator_id for (indicator_id,) in rows]
    _delete(tx, gone)
    return gone


def something_to_measure(tx: Transaction, today: date) -> bool:
    """Whether a proeftuin runs in which the viewer may measure something."""
    writable = policy.visible(Kind.EXPERIMENT, Action.WRITE)
    found = tx.one(
        "SELECT 1 FROM experiment WHERE phase IN ('try_out', 'look_back')"
        " AND (paused_until IS NULL OR paused_until <= $today)"
        f" AND id IN ({writable}) AND (id IN (SELECT experiment_id FROM indicator WHERE {may(Action.WRITE)})"
        f" OR id IN (SELECT experiment_id FROM own_indicator WHERE {may(Action.WRITE)})) LIMIT 1",
        {"today": today},
    )
    return found is not None
