"""SQL about study days: the day, who leads it, its programme and what came out of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind, Relation
from teamtuin.errors import NotVisible
from teamtuin.people.queries import IN_TEAM, IS_ACTIVE, IS_DOORKEEPER
from teamtuin.store.transaction import Row, Transaction
from teamtuin.study_days.model import Character, FollowUp, LookBack, Outcome, Place, ProgrammeItem, StudyDay

COLUMNS = (
    "id, title, held_on, starts_at, planned_end, need, aim, attendance, closed_on, follow_up_2w_on,"
    " follow_up_2w, follow_up_6w_on, follow_up_6w, made_at"
)

policy.register(
    Kind.STUDY_DAY,
    {
        Relation.TEAM: f"SELECT id FROM study_day WHERE {IN_TEAM}",
        Relation.FACILITATOR: (
            f"SELECT study_day_id FROM study_day_facilitator WHERE person_id = $viewer AND {IS_ACTIVE}"
        ),
        Relation.DOORKEEPER: f"SELECT id FROM study_day WHERE {IS_DOORKEEPER}",
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What hangs on days, by the id of the day."""

    facilitators: dict[UUID, list[UUID]]
    programme: dict[UUID, list[ProgrammeItem]]
    outcomes: dict[UUID, list[Outcome]]


def _may(action: Action, column: str = "id") -> str:
    return f"{column} IN ({policy.visible(Kind.STUDY_DAY, action)})"


def get(tx: Transaction, day_id: UUID, action: Action = Action.READ) -> StudyDay:
    """One whole day on which the viewer may do this. Raises NotVisible."""
    found = _found(tx, action, day_id)
    if not found:
        raise NotVisible
    return found[0]


def readable(tx: Transaction) -> list[StudyDay]:
    """Every day that the viewer may read, the latest first."""
    return _found(tx, Action.READ)


def for_export(tx: Transaction) -> list[StudyDay]:
    """Every day that the viewer may take along, the latest first."""
    return _found(tx, Action.EXPORT)


def may(tx: Transaction, day_id: UUID, action: Action) -> bool:
    """Whether the viewer may do this with that day."""
    return tx.one(f"SELECT 1 FROM study_day WHERE id = $id AND {_may(action)}", {"id": day_id}) is not None


def _found(tx: Transaction, action: Action, day_id: UUID | None = None) -> list[StudyDay]:
    rows = tx.execute(
        f"SELECT {COLUMNS} FROM study_day WHERE ($id IS NULL OR id = $id::UUID) AND {_may(action)}"
        " ORDER BY held_on DESC, made_at DESC, id DESC",
        {"id": day_id},
    )
    parts = _parts(tx, action, [row[0] for row in rows]) if rows else None
    return [_day(row, parts) for row in rows if parts]


def _parts(tx: Transaction, action: Action, days: Sequence[UUID]) -> _Parts:
    which = f"study_day_id IN (SELECT unnest($days::UUID[])) AND {_may(action, 'study_day_id')}"
    values = {"days": list(days)}
    leaders = tx.execute(
        f"SELECT study_day_id, person_id FROM study_day_facilitator WHERE {which} ORDER BY person_id", values
    )
    items = tx.execute(
        "SELECT study_day_id, id, minutes, title, activity_format, character FROM programme_item"
        f" WHERE {which} ORDER BY place, id",
        values,
    )
    outcomes = tx.execute(
        f"SELECT study_day_id, id, text, place, became_id, made_at FROM outcome WHERE {which}"
        " ORDER BY made_at, id",
        values,
    )
    found = _Parts(facilitators={}, programme={}, outcomes={})
    for day_id, person_id in leaders:
        found.facilitators.setdefault(day_id, []).append(person_id)
    for day_id, *row in items:
        found.programme.setdefault(day_id, []).append(_item(row))
    for day_id, *row in outcomes:
        found.outcomes.setdefault(day_id, []).append(_outcome(row))
    return found


def _item(row: Sequence[Any]) -> ProgrammeItem:
    item_id, minutes, title, activity_format, character = row
    return ProgrammeItem(
        id=item_id,
        minutes=minutes,
        title=title,
        activity_format=activity_format,
        character=Character(character) if character else None,
    )


def _outcome(row: Sequence[Any]) -> Outcome:
    outcome_id, text, place, became_id, made_at = row
    return Outcome(
        id=outcome_id,
        text=text,
        place=Place(place) if place else None,
        became_id=became_id,
        made_at=made_at,
    )


def _day(row: Row, parts: _Parts) -> StudyDay:
    day_id, title, held_on, starts_at, planned_end, need, aim, attendance, closed_on, *rest = row
    soon_on, soon, later_on, later, made_at = rest
    return StudyDay(
        id=day_id,
        title=title,
        held_on=held_on,
        starts_at=starts_at,
        planned_end=planned_end,
        need=need,
        aim=aim,
        attendance=attendance,
        closed_on=closed_on,
        made_at=made_at,
        look_backs=(
            LookBack(which=FollowUp.TWO_WEEKS, due_on=soon_on, text=soon),
            LookBack(which=FollowUp.SIX_WEEKS, due_on=later_on, text=later),
        ),
        facilitators=tuple(parts.facilitators.get(day_id, ())),
        programme=tuple(parts.programme.get(day_id, ())),
        outcomes=tuple(parts.outcomes.get(day_id, ())),
    )


def _values(day: StudyDay) -> dict[str, object]:
    soon, later = day.look_backs
    return {
        "id": day.id,
        "title": day.title,
        "held_on": day.held_on,
        "starts_at": day.starts_at,
        "planned_end": day.planned_end,
        "need": day.need,
        "aim": day.aim,
        "attendance": day.attendance,
        "closed_on": day.closed_on,
        "soon_on": soon.due_on,
        "soon": soon.text,
        "later_on": later.due_on,
        "later": later.text,
    }


def insert(tx: Transaction, day: StudyDay) -> None:
    """Begin a day, with all that hangs on it. Raises NotVisible for who is not in the team."""
    if tx.one(f"SELECT 1 WHERE {IN_TEAM} OR {IS_DOORKEEPER}") is None:
        raise NotVisible
    tx.execute(
        f"INSERT INTO study_day ({COLUMNS}) VALUES ($id, $title, $held_on, $starts_at, $planned_end, $need,"
        " $aim, $attendance, $closed_on, $soon_on, $soon, $later_on, $later, $made_at)",
        {**_values(day), "made_at": day.made_at},
    )
    set_facilitators(tx, day.id, day.facilitators)
    set_programme(tx, day.id, day.programme)
    for outcome in day.outcomes:
        insert_outcome(tx, day.id, outcome)


def replace(tx: Transaction, day: StudyDay, action: Action = Action.WRITE) -> None:
    """Write the day itself anew, not what hangs on it. Raises NotVisible unless the viewer may do this."""
    done = tx.execute(
        "UPDATE study_day SET title = $title, held_on = $held_on, starts_at = $starts_at,"
        " planned_end = $planned_end, need = $need, aim = $aim, attendance = $attendance,"
        " closed_on = $closed_on, follow_up_2w_on = $soon_on, follow_up_2w = $soon,"
        f" follow_up_6w_on = $later_on, follow_up_6w = $later WHERE id = $id AND {_may(action)} RETURNING id",
        _values(day),
    )
    if not done:
        raise NotVisible


def set_facilitators(tx: Transaction, day_id: UUID, people: Iterable[UUID]) -> None:
    """These lead the day, and nobody else. Raises NotVisible unless the viewer may write."""
    _require_write(tx, day_id)
    wanted = sorted(set(people))
    tx.execute(
        "DELETE FROM study_day_facilitator WHERE study_day_id = $day"
        " AND person_id NOT IN (SELECT unnest($people::UUID[]))",
        {"day": day_id, "people": wanted},
    )
    tx.execute(
        "INSERT INTO study_day_facilitator (study_day_id, person_id)"
        " SELECT $day, unnest($people::UUID[]) ON CONFLICT DO NOTHING",
        {"day": day_id, "people": wanted},
    )


def set_programme(tx: Transaction, day_id: UUID, programme: Sequence[ProgrammeItem]) -> None:
    """This is the programme, in this order. Raises NotVisible unless the viewer may write."""
    _require_write(tx, day_id)
    wanted = [item.id for item in programme]
    here = {
        row_id
        for (row_id,) in tx.execute(
            "SELECT id FROM programme_item WHERE study_day_id = $day", {"day": day_id}
        )
    }
    tx.execute(
        "DELETE FROM programme_item WHERE study_day_id = $day AND id NOT IN (SELECT unnest($ids::UUID[]))",
        {"day": day_id, "ids": wanted},
    )
    for place, item in enumerate(programme):
        _put_item(tx, day_id, place, item, known=item.id in here)


def _put_item(tx: Transaction, day_id: UUID, place: int, item: ProgrammeItem, *, known: bool) -> None:
    sql = (
        "UPDATE programme_item SET place = $place, minutes = $minutes, title = $title,"
        " activity_format = $format, character = $character WHERE id = $id AND study_day_id = $day"
        if known
        else "INSERT INTO programme_item (id, study_day_id, place, minutes, title, activity_format,"
        " character) VALUES ($id, $day, $place, $minutes, $title, $format, $character)"
    )
    tx.execute(
        sql,
        {
            "id": item.id,
            "day": day_id,
            "place": place,
            "minutes": item.minutes,
            "title": item.title,
            "format": item.activity_format,
            "character": item.character or "",
        },
    )


def insert_outcome(tx: Transaction, day_id: UUID, outcome: Outcome) -> None:
    """Keep what came out of the day. Raises NotVisible unless the viewer may write."""
    _require_write(tx, day_id)
    tx.execute(
        "INSERT INTO outcome (id, study_day_id, text, place, became_id, made_at)"
        " VALUES ($id, $day, $text, $place, $became, $made_at)",
        {
            "id": outcome.id,
            "day": day_id,
            "text": outcome.text,
            "place": outcome.place,
            "became": outcome.became_id,
            "made_at": outcome.made_at,
        },
    )


def replace_outcome(tx: Transaction, outcome: Outcome) -> None:
    """Give an outcome its place, or other words. Raises NotVisible unless the viewer may write."""
    done = tx.execute(
        "UPDATE outcome SET text = $text, place = $place, became_id = $became"
        f" WHERE id = $id AND {_may(Action.WRITE, 'study_day_id')} RETURNING id",
        {
            "id": outcome.id,
            "text": outcome.text,
            "place": outcome.place,
            "became": outcome.became_id,
        },
    )
    if not done:
        raise NotVisible


def _require_write(tx: Transaction, day_id: UUID) -> None:
    if not may(tx, day_id, Action.WRITE):
        raise NotVisible


def leave(tx: Transaction, person_id: UUID) -> None:
    """This person leads no day any more; the service removes the person too."""
    tx.execute("DELETE FROM study_day_facilitator WHERE person_id = $person", {"person": person_id})


def count(tx: Transaction) -> int:
    """How many days there are, for who may count them."""
    row = tx.one(f"SELECT count(*) FROM study_day WHERE {_may(Action.COUNT)}")
    return int(row[0]) if row else 0
