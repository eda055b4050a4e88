"""What a viewer can do with people: see who is there, change one's own card, and administer."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from teamtuin.access.policy import Action
from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.clock import Clock, day_of, new_id, utc_now
from teamtuin.errors import N_, NotAllowed, NotVisible, Refused
from teamtuin.people import queries
from teamtuin.people.model import Person, Role
from teamtuin.settings import Language
from teamtuin.store import Store, Transaction
from teamtuin.store.transaction import retry_conflicts

LONGEST_NAME = 60


class PeopleService:
    """The people of one school."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock

    def everyone(self, viewer: Viewer) -> list[Person]:
        """Everybody the viewer may know of, by name; for the administrator also who is not active."""
        with self._store.transaction(viewer) as tx:
            return queries.visible(tx)

    def get(self, viewer: Viewer, person_id: UUID) -> Person:
        """One person. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            return queries.get(tx, person_id)

    def by_reference(self, viewer: Viewer, reference: str) -> UUID:
        """The id of a person, by that id itself or by the one in an import file. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            try:
                return queries.get(tx, UUID(reference)).id
            except ValueError:
                found = queries.known_import(tx, "person", reference)
            if found is None:
                raise NotVisible
            return queries.get(tx, found).id

    def me(self, viewer: Viewer) -> Person:
        """The viewer's own card. Raises NotVisible for a viewer who is no person."""
        return self.get(viewer, viewer.id)

    def for_export(self, viewer: Viewer) -> Person:
        """The viewer's own card, to take along. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            return queries.get(tx, viewer.id, Action.EXPORT)

    def colleagues(self, viewer: Viewer) -> list[Person]:
        """Everybody who came in and is here today: with whom something can be shared."""
        with self._store.transaction(viewer) as tx:
            return queries.colleagues(tx)

    def team(self, viewer: Viewer) -> list[Person]:
        """The team as it is today."""
        return [person for person in self.colleagues(viewer) if person.in_team]

    @retry_conflicts
    def add(self, viewer: Viewer, first_name: str, roles: Iterable[Role], **card: Any) -> Person:
        """Add a person with a key of their own; for an administrator, and for set-up and import."""
        with self._store.transaction(viewer) as tx:
            return add(tx, first_name, roles, **card)

    @retry_conflicts
    def set_roles(self, viewer: Viewer, person_id: UUID, roles: Iterable[Role]) -> Person:
        """Give a person these roles, no others. Raises NotAllowed, NotVisible, Refused."""
        with self._store.transaction(viewer) as tx:
            _require_administrator(tx)
            before = queries.get(tx, person_id, Action.WRITE)
            person = replace(before, roles=frozenset(roles))
            _refuse_council_for_oneself(viewer, before, person)
            keep_an_administrator(tx, person)
            queries.replace(tx, person)
            return person

    @retry_conflicts
    def set_active(self, viewer: Viewer, person_id: UUID, active: bool) -> Person:
        """Let a person in or keep them out; their texts stay theirs. Raises NotAllowed, NotVisible."""
        with self._store.transaction(viewer) as tx:
            _require_administrator(tx)
            person = replace(queries.get(tx, person_id, Action.WRITE), active=active)
            keep_an_administrator(tx, person)
            queries.set_active(tx, person_id, active, day_of(self._now()))
            return person

    @retry_conflicts
    def set_language(self, viewer: Viewer, language: Language) -> Person:
        """Choose one's own language."""
        with self._store.transaction(viewer) as tx:
            person = replace(queries.get(tx, viewer.id, Action.WRITE), language=language)
            queries.replace(tx, person)
            return person


def add(tx: Transaction, first_name: str, roles: Iterable[Role], **card: Any) -> Person:
    """Add a person inside a transaction of another service. Raises NotAllowed, Refused."""
    name = checked_name(first_name)
    if not (queries.administrates(tx) or tx.viewer == DOORKEEPER):
        raise NotAllowed
    person = Person(id=new_id(), key_id=new_id(), first_name=name, roles=frozenset(roles), **card)
    tx.keys.add(person.key_id)
    queries.insert(tx, person)
    return person


def checked_name(first_name: str) -> str:
    """A first or chosen name of 1 to 60 characters. Raises Refused."""
    name = " ".join(first_name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise Refused(N_("A name has 1 to 60 characters. Nothing was saved. Type the name again."))
    return name


def _require_administrator(tx: Transaction) -> None:
    if not queries.administrates(tx):
        raise NotAllowed


def _refuse_council_for_oneself(viewer: Viewer, before: Person, after: Person) -> None:
    """The council decides what opens (product rule R7), so who hands out roles is not who consents."""
    if after.id == viewer.id and after.has(Role.COUNCIL) and not before.has(Role.COUNCIL):
        raise Refused(
            N_(
                "Nobody makes themself a member of the council. Nothing has changed. "
                "Give that role to somebody of the council."
            )
        )


def keep_an_administrator(tx: Transaction, changed: Person) -> None:
    """A school that nobody can administer any more would be locked out of its own data.

    Call it in each action that can take an administrator away, before writing: of two such actions at the
    same time, one is done again and sees what the other did. Raises Refused, Conflict.
    """
    if changed.active and changed.has(Role.ADMINISTRATOR):
        return
    queries.hold_administrators(tx)
    others = (person for person in queries.visible(tx) if person.id != changed.id)
    if not any(person.active and person.has(Role.ADMINISTRATOR) for person in others):
        raise Refused(
            N_(
                "Somebody has to be the administrator. Nothing has changed. "
                "Give another person that role first."
            )
        )
