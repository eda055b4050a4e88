"""Taking in who is in the school."""

from dataclasses import replace

from teamtuin.accounts import joining
from teamtuin.clock import new_id
from teamtuin.exchange.batch import Placed
from teamtuin.exchange.shapes import PersonShape
from teamtuin.exchange.taking_in import PERSON, TakingIn
from teamtuin.people import queries
from teamtuin.people import service as people_service
from teamtuin.people.model import RIGHTS_ONLY, Person


def take_in(taking: TakingIn, placed: Placed[PersonShape]) -> None:
    """Somebody new, or other words on a card that is here."""
    shape = placed.shape
    known = taking.person(shape.id)
    if known is None:
        taking.people[shape.id] = person = _new(taking, shape)
        return taking.came_in("people", PERSON, shape.id, person.id)
    rights = known.roles & RIGHTS_ONLY  # a file takes no rights away from anybody
    card = replace(
        known,
        first_name=shape.first_name,
        roles=frozenset(shape.role) | rights,
        groups=shape.groups or "",
        external=shape.external,
    )
    taking.people[shape.id] = known
    if taking.told_known(shape.id, same=card == known):
        taking.people[shape.id] = card
        if taking.write:
            queries.replace(taking.tx, card)


def _new(taking: TakingIn, shape: PersonShape) -> Person:
    roles, groups, external = frozenset(shape.role), shape.groups or "", shape.external
    if not taking.write:
        person_id = new_id()
        return Person(
            id=person_id,
            key_id=person_id,
            first_name=shape.first_name,
            roles=roles,
            groups=groups,
            external=external,
        )
    person = people_service.add(taking.tx, shape.first_name, roles, groups=groups, external=external)
    if not taking.school.demo:
        joining.keep_place(taking.tx, person.id)
    return person
