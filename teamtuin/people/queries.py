"""SQL about people."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind, Relation
from teamtuin.access.viewer import CARETAKER, DOORKEEPER
from teamtuin.errors import NotVisible
from teamtuin.people.model import Person, Role
from teamtuin.store.transaction import Row, Transaction

COLUMNS = "id, first_name, groups, language, external, active, key_id"
ROLES = "(SELECT coalesce(list(role ORDER BY role), []) FROM person_role WHERE person_id = person.id)"
ADMINISTRATES = (
    "EXISTS (SELECT 1 FROM person AS me JOIN person_role AS r ON r.person_id = me.id"
    " WHERE me.id = $viewer AND me.active AND r.role = 'administrator')"
)
IS_ACTIVE = "EXISTS (SELECT 1 FROM person AS me WHERE me.id = $viewer AND me.active)"
# A person in the team: here, from this school, more than a right alone, and has come in (Person.in_team).
IN_TEAM = (
    "EXISTS (SELECT 1 FROM person AS me JOIN person_role AS r ON r.person_id = me.id"
    " WHERE me.id = $viewer AND me.active AND NOT me.external"
    " AND r.role NOT IN ('administrator', 'council')"
    " AND me.id NOT IN (SELECT person_id FROM invitation))"
)
WHOLE_TEAM = f"SELECT 1 WHERE {IN_TEAM}"
"""A row for who is in the team, and so sees all that the team sees."""
LEADS = f"{IN_TEAM} AND EXISTS (SELECT 1 FROM person_role WHERE person_id = $viewer AND role = 'principal')"
IS_DOORKEEPER = f"$viewer = '{DOORKEEPER.id}'::UUID"
IS_CARETAKER = f"$viewer = '{CARETAKER.id}'::UUID"

policy.register(
    Kind.PERSON,
    {
        Relation.SELF: "SELECT id FROM person WHERE id = $viewer",
        # Who has an invitation and has not come in yet is no colleague: nothing can be shared with them.
        Relation.COLLEAGUE: (
            "SELECT id FROM person WHERE active AND id NOT IN (SELECT person_id FROM invitation)"
            f" AND {IS_ACTIVE}"
        ),
        Relation.ADMINISTRATOR: f"SELECT id FROM person WHERE {ADMINISTRATES}",
        Relation.DOORKEEPER: f"SELECT id FROM person WHERE {IS_DOORKEEPER}",
        Relation.CARETAKER: f"SELECT id FROM person WHERE {IS_CARETAKER}",
    },
)


def _person(row: Row) -> Person:
    *values, roles = row
    person_id, first_name, groups, language, external, active, key_id = values
    return Person(
        id=person_id,
        first_name=first_name,
        groups=groups,
        language=language,
        external=external,
        active=active,
        key_id=key_id,
        roles=frozenset(Role(role) for role in roles),
    )


def visible(tx: Transaction, action: Action = Action.CARD) -> list[Person]:
    """Everybody on whom the viewer may do this, by name."""
    rows = tx.execute(
        f"SELECT {COLUMNS}, {ROLES} FROM person WHERE id IN ({policy.visible(Kind.PERSON, action)})"
        " ORDER BY first_name, id"
    )
    return [_person(row) for row in rows]


def colleagues(tx: Transaction) -> list[Person]:
    """The viewer's colleagues as they are today: who has not come in yet is none, for nobody."""
    rows = tx.execute(
        f"SELECT {COLUMNS}, {ROLES} FROM person"
        f" WHERE id IN ({policy.related(Kind.PERSON, Relation.COLLEAGUE, Action.CARD)})"
        " ORDER BY first_name, id"
    )
    return [_person(row) for row in rows]


def every_name(tx: Transaction) -> list[str]:
    """First names of everybody who is or was here: only to leave them out of a search."""
    return [name for (name,) in tx.execute("SELECT DISTINCT first_name FROM person")]


def get(tx: Transaction, person_id: UUID, action: Action = Action.CARD) -> Person:
    """One person. Raises NotVisible."""
    return _one(tx, person_id, policy.visible(Kind.PERSON, action))


def visitor(tx: Transaction, person_id: UUID) -> Person:
    """Who comes in, for the doorkeeper: asked at every page, so by that one relation. Raises NotVisible."""
    return _one(tx, person_id, policy.related(Kind.PERSON, Relation.DOORKEEPER, Action.CARD))


def _one(tx: Transaction, person_id: UUID, may: str) -> Person:
    row = tx.one(f"SELECT {COLUMNS}, {ROLES} FROM person WHERE id = $id AND id IN ({may})", {"id": person_id})
    if row is None:
        raise NotVisible
    return _person(row)


def own_key(tx: Transaction) -> UUID:
    """The id of the key that seals what the viewer writes. Raises NotVisible."""
    me = policy.related(Kind.PERSON, Relation.SELF, Action.CARD)
    row = tx.one(f"SELECT key_id FROM person WHERE id IN ({me})")
    if row is None:
        raise NotVisible
    key_id: UUID = row[0]
    return key_id


def insert(tx: Transaction, person: Person) -> None:
    """Add a person and the roles."""
    tx.execute(
        f"INSERT INTO person ({COLUMNS}) VALUES"
        " ($id, $first_name, $groups, $language, $external, $active, $key_id)",
        {
            "id": person.id,
            "first_name": person.first_name,
            "groups": person.groups,
            "language": person.language,
            "external": person.external,
            "active": person.active,
            "key_id": person.key_id,
        },
    )
    add_roles(tx, person.id, person.roles)


def replace(tx: Transaction, person: Person) -> None:
    """Write the card and roles anew, not whether they take part. Raises NotVisible unless the viewer may."""
    get(tx, person.id, Action.WRITE)
    tx.execute(
        "UPDATE person SET first_name = $first_name, groups = $groups, language = $language,"
        " external = $external WHERE id = $id",
        {
            "id": person.id,
            "first_name": person.first_name,
            "groups": person.groups,
            "language": person.language,
            "external": person.external,
        },
    )
    tx.execute("DELETE FROM person_role WHERE person_id = $id", {"id": person.id})
    add_roles(tx, person.id, person.roles)


def set_active(tx: Transaction, person_id: UUID, active: bool, today: date) -> None:
    """Let a person in, or keep them out from today on. Raises NotVisible unless the viewer may."""
    get(tx, person_id, Action.WRITE)
    tx.execute(
        "UPDATE person SET active = $active,"
        " left_on = CASE WHEN $active THEN NULL ELSE coalesce(left_on, $today) END WHERE id = $id",
        {"id": person_id, "active": active, "today": today},
    )


def add_roles(tx: Transaction, person_id: UUID, roles: Iterable[Role]) -> None:
    """Give a person these roles too."""
    for role in sorted(roles):
        tx.execute(
            "INSERT INTO person_role (person_id, role) VALUES ($id, $role)",
            {"id": person_id, "role": role.value},
        )


def delete(tx: Transaction, person_id: UUID) -> None:
    """Remove the person, the roles and the import reference. Raises NotVisible unless the viewer may."""
    get(tx, person_id, Action.DELETE)
    tx.execute("DELETE FROM person_role WHERE person_id = $id", {"id": person_id})
    tx.execute("DELETE FROM import_ref WHERE id = $id", {"id": person_id})
    tx.execute("DELETE FROM person WHERE id = $id", {"id": person_id})


def left_before(tx: Transaction, day: date) -> list[Person]:
    """Upkeep: who left before this day and did not come back."""
    rows = tx.execute(
        f"SELECT {COLUMNS}, {ROLES} FROM person WHERE NOT active AND left_on < $day"
        f" AND id IN ({policy.visible(Kind.PERSON, Action.DELETE)}) AND {IS_CARETAKER}",
        {"day": day},
    )
    return [_person(row) for row in rows]


def administrates(tx: Transaction) -> bool:
    """Whether the viewer is an active administrator."""
    row = tx.one(f"SELECT {ADMINISTRATES}")
    return bool(row and row[0])


def hold_administrators(tx: Transaction) -> None:
    """Let no other action that may take an administrator away end at the same time as this one.

    Each sees the school as it was when it began, so two administrators could demote each other. Both write
    these rows, and then the store sends the later one back. Raises Conflict.
    """
    # A column of the key: for any other one DuckDB sees that nothing changes, and writes nothing.
    tx.execute("UPDATE person_role SET role = role WHERE role = 'administrator'")


def known_import(tx: Transaction, kind: str, reference: str) -> UUID | None:
    """The id that an imported thing got here, by the id it has in its file."""
    row = tx.one(
        "SELECT id FROM import_ref WHERE kind = $kind AND ref = $reference",
        {"kind": kind, "reference": reference},
    )
    return row[0] if row else None


def note_import(tx: Transaction, kind: str, reference: str, row_id: UUID) -> None:
    """Remember which id an imported thing got here."""
    tx.execute(
        "INSERT INTO import_ref (kind, ref, id) VALUES ($kind, $reference, $id)",
        {"kind": kind, "reference": reference, "id": row_id},
    )
