"""What taking one thing in needs: the transaction, who is who in the files, and what was done so far.

A kind of thing that can be imported has a module of its own beside this one, with the function that takes
it in; `sections.py` lists them. Such a function first finds everything it needs and refuses what is wrong,
then, only when `taking.write`, changes something. A known thing is left as it is and told to be known.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from teamtuin.access.viewer import Viewer
from teamtuin.asking.bank import Bank
from teamtuin.clock import day_of
from teamtuin.exchange import refusals
from teamtuin.exchange.batch import Placed
from teamtuin.exchange.tree import short
from teamtuin.people import queries as people
from teamtuin.people.model import Person, Role
from teamtuin.school.model import School
from teamtuin.store import Transaction

PERSON = "person"
AFTERNOON = time(14, tzinfo=UTC)  # files know days only; this is the same day everywhere in Europe


@dataclass(slots=True, kw_only=True)
class ImportReport:
    """What came in by its section of the files, what changed and what was known, by the ids in the files."""

    new: dict[str, list[str]] = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class TakingIn:
    """One walk through the files inside one transaction; without `write` it changes nothing."""

    tx: Transaction
    bank: Bank
    now: datetime
    update: bool
    write: bool
    school: School
    report: ImportReport = field(default_factory=ImportReport)
    people: dict[str, Person] = field(default_factory=dict)
    found: dict[tuple[str, str], UUID] = field(default_factory=dict)
    coming: Counter[tuple[str, UUID]] = field(default_factory=Counter)
    """How many new things of a kind the files hold so far for one thing."""

    def person(self, ref: str) -> Person | None:
        """Somebody by the id in the files."""
        if ref in self.people:
            return self.people[ref]
        person_id = people.known_import(self.tx, PERSON, ref)
        return people.get(self.tx, person_id) if person_id else None

    def somebody(self, placed: Placed[Any], ref: str, *below: str | int) -> Person:
        """The person who is named in this place. Raises ImportRefused when there is none."""
        person = self.person(ref)
        if person is None:
            placed.refuse(refusals.UNKNOWN_PERSON, *below, field=short(ref))
        return person

    def id_of(self, kind: str, ref: str) -> UUID | None:
        """The id that a thing of this kind got here, now or at an earlier import."""
        return self.found.get((kind, ref)) or people.known_import(self.tx, kind, ref)

    def of_person(self, writer: Person, ref: str) -> str:
        """What a private thing of somebody is called here.

        In an own school everybody's files have names of their own: else an id would tell whether somebody
        else took one in under the same id, and one's own would then be left out.
        """
        return ref if self.school.demo else f"{writer.id}/{ref}"

    def something(self, placed: Placed[Any], kind: str, ref: str, *below: str | int) -> UUID:
        """The id of the thing that is named in this place. Raises ImportRefused when there is none."""
        thing = self.id_of(kind, ref)
        if thing is None:
            placed.refuse(refusals.UNKNOWN_THING, *below, field=short(ref))
        return thing

    def came_in(self, section: str, kind: str, ref: str, row_id: UUID, *, called: str = "") -> None:
        """Tell that it is new, and remember which id it got, for what names it and for the next import.

        `called` is what it is called here, where that is not what its file calls it.
        """
        self.report.new.setdefault(section, []).append(ref)
        self.found[kind, called or ref] = row_id
        if self.write:
            people.note_import(self.tx, kind, called or ref, row_id)

    def told_known(self, ref: str, *, same: bool) -> bool:
        """Report a known thing; whether it is to be changed."""
        change = self.update and not same
        (self.report.changed if change else self.report.known).append(ref)
        return change

    def moment(self, day: date) -> datetime:
        """The afternoon of that day; today it cannot be later than now."""
        moment = datetime.combine(day, AFTERNOON)
        return min(moment, self.now) if day == day_of(self.now) else moment

    def may_answer(self) -> bool:
        """Whether the file may hold answers of who leads the school: in the demo, or brought in by them."""
        leads = (one.id for one in people.visible(self.tx) if Role.PRINCIPAL in one.roles)
        return self.school.demo or self.tx.viewer.id in leads

    def own_or_demo(self, placed: Placed[Any], writer: Person) -> None:
        """Somebody else's private thing comes in nowhere but in the demo school. Raises ImportRefused."""
        if not self.school.demo and writer.id != self.tx.viewer.id:
            placed.refuse(refusals.SOMEBODY_ELSES)

    @contextmanager
    def acting_as(self, person_id: UUID) -> Iterator[None]:
        """Within this unit of work, somebody's own act: the store asks whose it is at every statement."""
        with self.tx.acting_as(Viewer(person_id)):
            yield
