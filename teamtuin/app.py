"""Everything of one school, built once per process."""

import threading
from dataclasses import dataclass
from datetime import date

from teamtuin.accounts.service import AccountService
from teamtuin.agreements.service import AgreementService
from teamtuin.asking.bank import Bank, load_bank
from teamtuin.asking.service import AskingService
from teamtuin.clock import Clock, day_of, utc_now
from teamtuin.coaching.service import CoachingService
from teamtuin.drafts.service import DraftService
from teamtuin.experiments.service import ExperimentService
from teamtuin.garden.service import GardenService
from teamtuin.harvest_book.service import HarvestBookService
from teamtuin.keeping.service import KeepingService
from teamtuin.peer_learning.service import PeerLearningService
from teamtuin.people.look.service import LookService
from teamtuin.people.service import PeopleService
from teamtuin.presenting.service import PresentingService
from teamtuin.reflections.outbox import OutboxService
from teamtuin.reflections.service import ReflectionService
from teamtuin.registration.service import RegistrationService
from teamtuin.rooms.service import RoomService
from teamtuin.school.service import SchoolService
from teamtuin.settings import Settings
from teamtuin.store import Store
from teamtuin.study_days.service import StudyDayService


@dataclass(frozen=True, slots=True, kw_only=True)
class Teamtuin:
    """One school's store and services."""

    settings: Settings
    store: Store
    school: SchoolService
    people: PeopleService
    look: LookService
    accounts: AccountService
    drafts: DraftService
    reflections: ReflectionService
    garden: GardenService
    outbox: OutboxService
    experiments: ExperimentService
    peer_learning: PeerLearningService
    agreements: AgreementService
    study_days: StudyDayService
    harvest_books: HarvestBookService
    coaching: CoachingService
    rooms: RoomService
    keeping: KeepingService
    presenting: PresentingService
    registration: RegistrationService
    asking: AskingService
    bank: Bank
    now: Clock

    def close(self) -> None:
        self.rooms.stop()
        self.reflections.going.stop()
        self.keeping.leaving.stop()
        self.store.close()


def open_teamtuin(settings: Settings, clock: Clock = utc_now) -> Teamtuin:
    """Open a school's data, or make an empty place for them.

    Raises AlreadyRunning, KeysMissing, DataDamaged, Refused.
    """
    store = Store.open(settings.data, settings.keys)
    try:
        return build(settings, store, clock)
    except BaseException:
        store.close()
        raise


def build(settings: Settings, store: Store, clock: Clock = utc_now) -> Teamtuin:
    """The services on an open store."""
    school = SchoolService(store, clock)
    school.write_module_matrix()
    return Teamtuin(
        settings=settings,
        store=store,
        school=school,
        people=PeopleService(store, clock),
        look=LookService(store),
        accounts=AccountService(store, clock),
        drafts=DraftService(store, clock),
        reflections=ReflectionService(store, clock),
        garden=GardenService(store, clock),
        outbox=OutboxService(store, clock),
        experiments=ExperimentService(store, clock),
        peer_learning=PeerLearningService(store, clock),
        agreements=AgreementService(store, clock),
        study_days=StudyDayService(store, clock),
        harvest_books=HarvestBookService(store, clock),
        coaching=CoachingService(store, clock),
        rooms=RoomService(store, clock),
        keeping=KeepingService(store, clock),
        presenting=PresentingService(store, clock),
        registration=RegistrationService(store, clock),
        asking=AskingService(store, clock),
        bank=load_bank(),
        now=clock,
    )


def today(clock: Clock = utc_now) -> date:
    """The day it is at school."""
    return day_of(clock())


_lock = threading.Lock()
_app: Teamtuin | None = None


def the_app() -> Teamtuin:
    """The one of this process, opened on first use from the environment's settings."""
    global _app
    with _lock:
        if _app is None:
            _app = open_teamtuin(Settings.from_environment())
        return _app


def close_app() -> None:
    """Close it, so that the file is free for the next process."""
    global _app
    with _lock:
        if _app is not None:
            _app.close()
            _app = None


def use_app(app: Teamtuin | None) -> None:
    """Make this one the app of the process: after it was opened elsewhere, and in tests."""
    global _app
    with _lock:
        _app = app
