"""The school's card, and the council's consent that opens a module (product rule R7)."""

from dataclasses import replace
from datetime import date, datetime

from teamtuin.access.policy import Module, module_fingerprint
from teamtuin.access.viewer import ANYONE, CARETAKER, DOORKEEPER, Viewer
from teamtuin.clock import Clock, day_of, new_id, utc_now
from teamtuin.errors import N_, NotAllowed, Refused
from teamtuin.people import queries as people
from teamtuin.school import queries
from teamtuin.school.model import CouncilConsent, School
from teamtuin.settings import Language
from teamtuin.store import Store, Transaction
from teamtuin.store.keys import CONSENT, Tombstone
from teamtuin.store.transaction import retry_conflicts

LONGEST_LINE = 200


class SchoolService:
    """One school."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock

    def find(self, viewer: Viewer = ANYONE) -> School | None:
        """The school, or None before set-up."""
        with self._store.transaction(viewer) as tx:
            return queries.find(tx)

    @retry_conflicts
    def start(
        self, viewer: Viewer, name: str, *, town: str = "", language: Language = "nl", demo: bool = False
    ) -> School:
        """Make the school; once. Raises Refused."""
        with self._store.transaction(viewer) as tx:
            return start(tx, name, town=town, language=language, demo=demo, clock=self._now)

    @retry_conflicts
    def change(self, viewer: Viewer, *, name: str, town: str, safety_contact: str) -> School:
        """Change the school's card; for an administrator. Raises NotAllowed, Refused."""
        with self._store.transaction(viewer) as tx:
            school = queries.find(tx)
            if school is None:
                raise NotAllowed
            changed = replace(
                school,
                name=_line(name),
                town=_line(town, empty=True),
                safety_contact=_line(safety_contact, empty=True),
            )
            queries.replace(tx, changed)
            return changed

    def write_module_matrix(self) -> None:
        """Write down what this version asks consent for; at each start."""
        with self._store.transaction(CARETAKER) as tx:
            queries.write_module_matrix(tx)

    def open_modules(self, viewer: Viewer) -> set[Module]:
        """Which parts the council has opened."""
        with self._store.transaction(viewer) as tx:
            return queries.open_modules(tx)

    def consents(self, viewer: Viewer) -> list[CouncilConsent]:
        """All that the council recorded, the latest first."""
        with self._store.transaction(viewer) as tx:
            return queries.consents(tx)

    @retry_conflicts
    def consent(self, viewer: Viewer, module: Module, consented_on: date, document: str) -> CouncilConsent:
        """Record the council's consent to a module as it is now; the council itself does this.

        Raises NotAllowed for anybody else; Refused for who also administers, for a day to come, and
        without a document.
        """
        with self._store.transaction(viewer) as tx:
            _require_council(tx)
            _refuse_administrator(tx)
            _refuse_day_to_come(consented_on, self._now())
            consent = CouncilConsent(
                id=new_id(),
                module=module,
                fingerprint=module_fingerprint(module),
                consented_on=consented_on,
                document=_line(document),
                recorded_by=viewer.id,
                recorded_at=self._now(),
            )
            queries.withdraw(tx, module, self._now())
            queries.insert_consent(tx, consent)
            return consent

    @retry_conflicts
    def withdraw_consent(self, viewer: Viewer, module: Module) -> None:
        """Withdraw it; the module closes at once and nothing in it is lost. Raises NotAllowed."""
        with self._store.transaction(viewer) as tx:
            _require_council(tx)
            ended = queries.withdraw(tx, module, self._now())
            tx.bury(*(Tombstone(CONSENT, consent_id) for consent_id in ended))


def start(tx: Transaction, name: str, *, town: str, language: Language, demo: bool, clock: Clock) -> School:
    """Make the school inside a transaction of another service. Raises NotAllowed, Refused."""
    if tx.viewer != DOORKEEPER:
        raise NotAllowed
    if queries.find(tx) is not None:
        raise Refused(N_("There is a school here already. Nothing has changed. Sign in to go on with it."))
    school = School(
        id=new_id(),
        name=_line(name),
        town=_line(town, empty=True),
        language=language,
        demo=demo,
        made_at=clock(),
    )
    queries.insert(tx, school)
    return school


def _require_council(tx: Transaction) -> None:
    if not queries.is_council(tx):
        raise NotAllowed


def _refuse_administrator(tx: Transaction) -> None:
    """Who hands out the role of the council must not be who consents in its name."""
    if people.administrates(tx):
        raise Refused(
            N_(
                "You are the administrator too, so somebody else of the council records the consent. "
                "Nothing has changed."
            )
        )


def _refuse_day_to_come(day: date, now: datetime) -> None:
    if day > day_of(now):
        raise Refused(
            N_("This day is still to come. Nothing was saved. Choose the day on which the council consented.")
        )


def _line(text: str, *, empty: bool = False) -> str:
    line = " ".join(text.split())
    if len(line) > LONGEST_LINE or not (line or empty) or not line.isprintable():
        raise Refused(N_("This needs one line of at most 200 characters. Nothing was saved. Type it again."))
    return line
