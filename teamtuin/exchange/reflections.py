"""Taking in reflections.

A journal of several days becomes one reflection a day: that is how its writer kept it, and how it
stands in My garden. In the demo school private texts of everybody come in, with their readers; in an
own school only the viewer's own, and private, because sharing is an act of its own (product rule R3).
"""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from teamtuin.clock import new_id
from teamtuin.exchange.batch import Placed
from teamtuin.exchange.pieces import Piece, pieces
from teamtuin.exchange.shapes import EVERYONE, ReflectionShape, SharedWith
from teamtuin.exchange.taking_in import TakingIn
from teamtuin.people import queries as people
from teamtuin.people.model import Person
from teamtuin.reflections import queries
from teamtuin.reflections import service as reflection_service
from teamtuin.reflections.model import Reflection

REFLECTION = "reflection"


def take_in(taking: TakingIn, placed: Placed[ReflectionShape]) -> None:
    """The reflections in this shape, each new, known or renewed."""
    writer = taking.somebody(placed, placed.shape.author, "author")
    taking.own_or_demo(placed, writer)
    readers = _readers(taking, placed, writer) if taking.school.demo else []
    for piece in pieces(placed.shape, taking.bank, writer.language):
        called = taking.of_person(writer, piece.ref)
        known = taking.id_of(REFLECTION, called)
        if known is None:
            made = _bring_in(taking, piece, writer, readers)
            taking.came_in("reflections", REFLECTION, piece.ref, made, called=called)
        else:
            _renew(taking, known, piece, writer)


def _bring_in(taking: TakingIn, piece: Piece, writer: Person, readers: Sequence[Person]) -> UUID:
    moment = taking.moment(piece.day)
    reflection = Reflection(
        id=new_id(),
        writer_id=writer.id,
        key_id=writer.key_id,
        written_at=moment,
        changed_at=moment,
        **piece.fields,
    )
    if taking.write:
        with taking.acting_as(writer.id):
            reflection_service.bring_in(taking.tx, reflection)
            queries.share(taking.tx, reflection.id, [reader.id for reader in readers], moment)
    return reflection.id


def _renew(taking: TakingIn, reflection_id: UUID, piece: Piece, writer: Person) -> None:
    """Other words where the file has other words; who may read them stays as it is."""
    with taking.acting_as(writer.id):
        old = queries.get(taking.tx, reflection_id)
        new = replace(old, **piece.fields)
        if taking.told_known(piece.ref, same=new == old) and taking.write:
            queries.replace(taking.tx, replace(new, changed_at=taking.now))


def _readers(taking: TakingIn, placed: Placed[ReflectionShape], writer: Person) -> list[Person]:
    visibility = placed.shape.visibility
    if isinstance(visibility, SharedWith):
        below = ("visibility", "shared_with")
        named = enumerate(visibility.shared_with)
        return [taking.somebody(placed, ref, *below, number) for number, ref in named]
    if visibility != EVERYONE or not taking.write:
        return []
    return [one for one in people.visible(taking.tx) if one.in_team and one.id != writer.id]
