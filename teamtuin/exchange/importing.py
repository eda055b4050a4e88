"""Taking files in: all of them or nothing, each known thing left as it is."""

from collections.abc import Sequence
from datetime import datetime

from teamtuin.access.policy import Module, module_fingerprint
from teamtuin.access.viewer import Viewer
from teamtuin.asking.bank import Bank
from teamtuin.clock import Clock, day_of, new_id, utc_now
from teamtuin.errors import N_
from teamtuin.exchange import refusals
from teamtuin.exchange.batch import Batch, together
from teamtuin.exchange.reading import SourceFile, read
from teamtuin.exchange.refusals import ImportRefused
from teamtuin.exchange.sections import SECTIONS
from teamtuin.exchange.taking_in import ImportReport, TakingIn
from teamtuin.people import queries as people
from teamtuin.people.model import Role
from teamtuin.school import queries as school_queries
from teamtuin.school import service as school_service
from teamtuin.school.model import CouncilConsent, School
from teamtuin.store import Store, Transaction, recovery_key
from teamtuin.store.transaction import retry_conflicts
from teamtuin.texts import texts_for

MADE_UP = N_("Demo school: made-up consent")


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
        report = _walk(tx, bank, clock(), batch, update=update, write=False)
        return report if dry_run else _walk(tx, bank, clock(), batch, update=update, write=True)


def _walk(
    tx: Transaction, bank: Bank, now: datetime, batch: Batch, *, update: bool, write: bool
) -> ImportReport:
    school = _school(tx, now, batch, write=write)
    taking = TakingIn(tx=tx, bank=bank, now=now, update=update, write=write, school=school)
    for section, take_in in SECTIONS.items():
        for placed in batch.sections.get(section, ()):
            take_in(taking, placed)
        if section == "people" and school.demo and write:
            open_modules_of_the_demo(tx, school, now)
    return taking.report


def _school(tx: Transaction, now: datetime, batch: Batch, *, write: bool) -> School:
    """The school that is here, or the demo school that begins with these files."""
    here, card = school_queries.find(tx), batch.school
    if here and card and card.shape.demo and not here.demo:
        card.refuse(refusals.DEMO_INTO_OWN_SCHOOL, "demo")
    if here:
        return here
    if card is None:
        raise ImportRefused(refusals.NO_SCHOOL, file=batch.first_file)
    if not card.shape.demo:
        card.refuse(refusals.OWN_SCHOOL_FIRST)
    name, town = card.shape.name, card.shape.town or ""
    if not write:
        return School(id=new_id(), name=name, town=town, demo=True, made_at=now)
    recovery_key.make(tx.keys, demo=True)
    return school_service.start(tx, name, town=town, language="nl", demo=True, clock=lambda: now)


def open_modules_of_the_demo(tx: Transaction, school: School, now: datetime) -> None:
    """In the demo school a made-up council agrees to everything, again after each change."""
    council = next((one for one in people.visible(tx) if one.has(Role.COUNCIL)), None)
    closed = set(Module) - school_queries.open_modules(tx)
    if council is None or not closed:
        return
    with tx.acting_as(Viewer(council.id)):
        for module in sorted(closed):
            consent = CouncilConsent(
                id=new_id(),
                module=module,
                fingerprint=module_fingerprint(module),
                consented_on=day_of(now),
                document=texts_for(school.language).gettext(MADE_UP),
                recorded_by=council.id,
                recorded_at=now,
            )
            school_queries.insert_consent(tx, consent)
