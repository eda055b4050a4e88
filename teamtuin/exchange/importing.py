"""Taking files in: all of them or nothing, each known thing left as it is.

A journal of several days becomes one reflection a day: that is how its writer kept it, and how it
stands in My garden. In the demo school private texts of everybody come in, with their readers; in an
own school only the viewer's own, and private, because sharing is an act of its own (product rule R3).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from uuid import UUID

from teamtuin.access.policy import Module, module_fingerprint
from teamtuin.access.viewer import Viewer
from teamtuin.accounts import joining
from teamtuin.asking.bank import Bank
from teamtuin.clock import Clock, new_id, utc_now
from teamtuin.errors import N_
from teamtuin.exchange import refusals
from teamtuin.exchange.batch import Batch, Placed, together
from teamtuin.exchange.pieces import Piece, pieces
from teamtuin.exchange.reading import SourceFile, read
from teamtuin.exchange.refusals import ImportRefused
from teamtuin.exchange.shapes import EVERYONE, PersonShape, ReflectionShape, SharedWith
from teamtuin.exchange.tree import short
from teamtuin.people import queries as people
from teamtuin.people import service as people_service
from teamtuin.people.model import RIGHTS_ONLY, Person, Role
from teamtuin.reflections import queries as reflections
from teamtuin.reflections import service as reflection_service
from teamtuin.reflections.model import Reflection
from teamtuin.school import queries as school_queries
from teamtuin.school import service as school_service
from teamtuin.school.model import CouncilConsent, School
from teamtuin.store import Store, Transaction, recovery_key
from teamtuin.store.transaction import retry_conflicts
from teamtuin.texts import texts_for

PERSON = "person"
REFLECTION = "reflection"
AFTERNOON = time(14, tzinfo=UTC)  # files know days only; this is the same day everywhere in Europe
MADE_UP = N_("Demo school: made-up consent")


@dataclass(slots=True, kw_only=True)
class ImportReport:
    """What came in, what changed and what was known already, by the ids in the files."""

    people: list[str] = field(default_factory=list)
    reflections: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)


@retry_conflicts
def import_files(
    store: Store,
    bank: Bank,
    viewer: Viewer,
    sources: Sequence[SourceFile],
    *,
    dry_run: bool = False,
    update: bool = False,
    clock: Clock = utc_now,
) -> ImportReport:
    """Take these files in. `dry_run` only tells what would happen; `update` also changes what is known.

    Raises ImportRefused with file, line and reason; then nothing of any file was taken in.
    """
    batch = together([read(source, bank) for source in sources])
    with store.transaction(viewer) as tx:
        # First as a rehearsal: whatever is refused, is refused before a key or a row is made.
        report = _Import(tx, bank, clock(), update=update, write=False).run(batch)
        return report if dry_run else _Import(tx, bank, clock(), update=update, write=True).run(batch)


class _Import:
    """One walk through the batch inside one transaction; without `write` it changes nothing."""

    def __init__(self, tx: Transaction, bank: Bank, now: datetime, *, update: bool, write: bool) -> None:
        self._tx, self._bank, self._now = tx, bank, now
        self._update, self._write = update, write
        self._people: dict[str, Person] = {}
        self._report = ImportReport()

    def run(self, batch: Batch) -> ImportReport:
        school = self._school(batch)
        for person in batch.people:
            self._person(person, school)
        if school.demo and self._write:
            self._open_modules(school)
        for reflection in batch.reflections:
            self._reflection(reflection, school)
        return self._report

    def _school(self, batch: Batch) -> School:
        """The school that is here, or the demo school that begins with these files."""
        here, card = school_queries.find(self._tx), batch.school
        if here and card and card.shape.demo and not here.demo:
            card.refuse(refusals.DEMO_INTO_OWN_SCHOOL, "demo")
        if here:
            return here
        if card is None:
            raise ImportRefused(refusals.NO_SCHOOL, file=batch.first_file)
        if not card.shape.demo:
            card.refuse(refusals.OWN_SCHOOL_FIRST)
        name, town = card.shape.name, card.shape.town or ""
        if not self._write:
            return School(id=new_id(), name=name, town=town, demo=True, made_at=self._now)
        recovery_key.make(self._tx.keys, demo=True)
        return school_service.start(
            self._tx, name, town=town, language="nl", demo=True, clock=lambda: self._now
        )

    def _open_modules(self, school: School) -> None:
        """In the demo school a made-up council agrees to everything, again after each change."""
        council = next((one for one in people.visible(self._tx) if one.has(Role.COUNCIL)), None)
        closed = set(Module) - school_queries.open_modules(self._tx)
        if council is None or not closed:
            return
        for module in sorted(closed):
            consent = CouncilConsent(
                id=new_id(),
                module=module,
                fingerprint=module_fingerprint(module),
                consented_on=self._now.date(),
                document=texts_for(school.language).gettext(MADE_UP),
                recorded_by=council.id,
                recorded_at=self._now,
            )
            with _acting_as(self._tx, council.id):
                school_queries.insert_consent(self._tx, consent)

    def _person(self, placed: Placed[PersonShape], school: School) -> None:
        shape = placed.shape
        known = self._known_person(shape.id)
        if known is None:
            self._people[shape.id] = self._new_person(shape, school)
            self._report.people.append(shape.id)
            return
        rights = known.roles & RIGHTS_ONLY  # a file takes no rights away from anybody
        card = replace(
            known,
            first_name=shape.first_name,
            roles=frozenset(shape.role) | rights,
            groups=shape.groups or "",
            external=shape.external,
        )
        self._people[shape.id] = known
        if self._told_known(shape.id, same=card == known):
            self._people[shape.id] = card
            if self._write:
                people.replace(self._tx, card)

    def _new_person(self, shape: PersonShape, school: School) -> Person:
        roles, groups, external = frozenset(shape.role), shape.groups or "", shape.external
        if not self._write:
            person_id = new_id()
            return Person(
                id=person_id,
                key_id=person_id,
                first_name=shape.first_name,
                roles=roles,
                groups=groups,
                external=external,
            )
        person = people_service.add(self._tx, shape.first_name, roles, groups=groups, external=external)
        people.note_import(self._tx, PERSON, shape.id, person.id)
        if not school.demo:
            joining.keep_place(self._tx, person.id)
        return person

    def _known_person(self, ref: str) -> Person | None:
        if ref in self._people:
            return self._people[ref]
        person_id = people.known_import(self._tx, PERSON, ref)
        return people.get(self._tx, person_id) if person_id else None

    def _told_known(self, ref: str, *, same: bool) -> bool:
        """Report a known thing; whether it is to be changed."""
        change = self._update and not same
        (self._report.changed if change else self._report.known).append(ref)
        return change

    def _reflection(self, placed: Placed[ReflectionShape], school: School) -> None:
        writer = self._somebody(placed, placed.shape.author, "author")
        if not school.demo and writer.id != self._tx.viewer.id:
            placed.refuse(refusals.SOMEBODY_ELSES)
        readers = self._readers(placed, writer) if school.demo else []
        for piece in pieces(placed.shape, self._bank, writer.language):
            known = people.known_import(self._tx, REFLECTION, piece.ref)
            if known is None:
                self._report.reflections.append(piece.ref)
                if self._write:
                    self._bring_in(piece, writer, readers)
            else:
                self._renew(known, piece, writer)

    def _bring_in(self, piece: Piece, writer: Person, readers: Sequence[Person]) -> None:
        moment = self._moment(piece.day)
        reflection = Reflection(
            id=new_id(),
            writer_id=writer.id,
            key_id=writer.key_id,
            written_at=moment,
            changed_at=moment,
            **piece.fields,
        )
        with _acting_as(self._tx, writer.id):
            reflection_service.bring_in(self._tx, reflection)
            reflections.share(self._tx, reflection.id, [reader.id for reader in readers], moment)
        people.note_import(self._tx, REFLECTION, piece.ref, reflection.id)

    def _renew(self, reflection_id: UUID, piece: Piece, writer: Person) -> None:
        """Other words where the file has other words; who may read them stays as it is."""
        with _acting_as(self._tx, writer.id):
            old = reflections.get(self._tx, reflection_id)
            new = replace(old, **piece.fields)
            if self._told_known(piece.ref, same=new == old) and self._write:
                reflections.replace(self._tx, replace(new, changed_at=self._now))

    def _moment(self, day: date) -> datetime:
        """The afternoon of that day; today it cannot be later than now."""
        moment = datetime.combine(day, AFTERNOON)
        return min(moment, self._now) if day == self._now.date() else moment

    def _readers(self, placed: Placed[ReflectionShape], writer: Person) -> list[Person]:
        visibility = placed.shape.visibility
        if isinstance(visibility, SharedWith):
            below = ("visibility", "shared_with")
            named = enumerate(visibility.shared_with)
            return [self._somebody(placed, ref, *below, number) for number, ref in named]
        if visibility != EVERYONE or not self._write:
            return []
        return [one for one in people.visible(self._tx) if one.in_team and one.id != writer.id]

    def _somebody(self, placed: Placed[ReflectionShape], ref: str, *below: str | int) -> Person:
        person = self._known_person(ref)
        if person is None:
            placed.refuse(refusals.UNKNOWN_PERSON, *below, field=short(ref))
        return person


@contextmanager
def _acting_as(tx: Transaction, person_id: UUID) -> Iterator[None]:
    """Within one unit of work, somebody's own act: the store asks whose it is at every statement."""
    before, tx.viewer = tx.viewer, Viewer(person_id)
    try:
        yield
    finally:
        tx.viewer = before
