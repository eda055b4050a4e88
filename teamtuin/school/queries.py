"""SQL about the school, the council's consent and the upkeep that was done."""

from datetime import date, datetime
from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind, Module, Relation
from teamtuin.errors import ModuleClosed, NotAllowed
from teamtuin.people.queries import ADMINISTRATES, IS_ACTIVE, IS_CARETAKER, IS_DOORKEEPER
from teamtuin.school.model import CouncilConsent, School
from teamtuin.store.transaction import Row, Transaction

COLUMNS = "id, name, town, safety_contact, language, demo, made_at"
CONSENT_COLUMNS = "id, module, fingerprint, consented_on, document, recorded_by, recorded_at, withdrawn_at"
COUNCILS = (
    "EXISTS (SELECT 1 FROM person AS me JOIN person_role AS r ON r.person_id = me.id"
    " WHERE me.id = $viewer AND me.active AND r.role = 'council')"
)

policy.register(
    Kind.SCHOOL,
    {
        Relation.ANYONE: "SELECT id FROM school",
        Relation.COLLEAGUE: f"SELECT id FROM school WHERE {IS_ACTIVE}",
        Relation.ADMINISTRATOR: f"SELECT id FROM school WHERE {ADMINISTRATES}",
        Relation.DOORKEEPER: f"SELECT id FROM school WHERE {IS_DOORKEEPER}",
        Relation.CARETAKER: f"SELECT id FROM school WHERE {IS_CARETAKER}",
    },
)
policy.register(
    Kind.COUNCIL_CONSENT,
    {
        Relation.COLLEAGUE: f"SELECT id FROM council_consent WHERE {IS_ACTIVE}",
        Relation.COUNCIL: f"SELECT id FROM council_consent WHERE {COUNCILS}",
    },
)


def module_open(module: Module) -> str:
    """SQL that is true while the council's consent to this part stands."""
    return f"EXISTS (SELECT 1 FROM open_module WHERE module = '{module.value}')"


def _school(row: Row) -> School:
    school_id, name, town, safety_contact, language, demo, made_at = row
    return School(
        id=school_id,
        name=name,
        town=town,
        safety_contact=safety_contact,
        language=language,
        demo=demo,
        made_at=made_at,
    )


def find(tx: Transaction) -> School | None:
    """The school's card, or None before set-up."""
    anyone = policy.related(Kind.SCHOOL, Relation.ANYONE, Action.CARD)
    row = tx.one(f"SELECT {COLUMNS} FROM school WHERE id IN ({anyone})")
    return _school(row) if row else None


def insert(tx: Transaction, school: School) -> None:
    """Write down the school; the service sees to it that there is one."""
    tx.execute(
        f"INSERT INTO school ({COLUMNS}) VALUES"
        " ($id, $name, $town, $safety_contact, $language, $demo, $made_at)",
        _values(school),
    )


def replace(tx: Transaction, school: School) -> None:
    """Write the school's card anew. Raises NotAllowed."""
    done = tx.execute(
        "UPDATE school SET name = $name, town = $town, safety_contact = $safety_contact,"
        " language = $language, demo = $demo, made_at = $made_at"
        f" WHERE id = $id AND id IN ({policy.visible(Kind.SCHOOL, Action.WRITE)})"
        " RETURNING id",
        _values(school),
    )
    if not done:
        raise NotAllowed


def _values(school: School) -> dict[str, object]:
    return {
        "id": school.id,
        "name": school.name,
        "town": school.town,
        "safety_contact": school.safety_contact,
        "language": school.language,
        "demo": school.demo,
        "made_at": school.made_at,
    }


def consents(tx: Transaction) -> list[CouncilConsent]:
    """Every consent the viewer may read, the latest first."""
    rows = tx.execute(
        f"SELECT {CONSENT_COLUMNS} FROM council_consent"
        f" WHERE id IN ({policy.visible(Kind.COUNCIL_CONSENT, Action.READ)}) ORDER BY recorded_at DESC"
    )
    return [_consent(row) for row in rows]


def _consent(row: Row) -> CouncilConsent:
    consent_id, module, fingerprint, consented_on, document, recorded_by, recorded_at, withdrawn_at = row
    return CouncilConsent(
        id=consent_id,
        module=Module(module),
        fingerprint=fingerprint,
        consented_on=consented_on,
        document=document,
        recorded_by=recorded_by,
        recorded_at=recorded_at,
        withdrawn_at=withdrawn_at,
    )


def insert_consent(tx: Transaction, consent: CouncilConsent) -> None:
    """Write down a consent; the service has asked whether the viewer is the council."""
    tx.execute(
        f"INSERT INTO council_consent ({CONSENT_COLUMNS}) VALUES"
        " ($id, $module, $fingerprint, $consented_on, $document, $recorded_by, $recorded_at, NULL)",
        {
            "id": consent.id,
            "module": consent.module.value,
            "fingerprint": consent.fingerprint,
            "consented_on": consent.consented_on,
            "document": consent.document,
            "recorded_by": consent.recorded_by,
            "recorded_at": consent.recorded_at,
        },
    )


def withdraw(tx: Transaction, module: Module, now: datetime) -> list[UUID]:
    """End every standing consent to this module; returns their ids."""
    ended = tx.execute(
        "UPDATE council_consent SET withdrawn_at = $now WHERE module = $module AND withdrawn_at IS NULL"
        f" AND id IN ({policy.visible(Kind.COUNCIL_CONSENT, Action.WRITE)}) RETURNING id",
        {"module": module.value, "now": now},
    )
    return [consent_id for (consent_id,) in ended]


def is_council(tx: Transaction) -> bool:
    """Whether the viewer is an active member of the council."""
    row = tx.one(f"SELECT {COUNCILS}")
    return bool(row and row[0])


def open_modules(tx: Transaction) -> set[Module]:
    """The modules that are open now; this says nothing about anybody, so everyone may know it."""
    return {Module(module) for (module,) in tx.execute("SELECT module FROM open_module")}


def require_open(tx: Transaction, module: Module) -> None:
    """Raises ModuleClosed until the council has consented to what this version does."""
    if module not in open_modules(tx):
        raise ModuleClosed


def write_module_matrix(tx: Transaction) -> None:
    """Write down what this version asks consent for."""
    tx.execute("DELETE FROM module_matrix")
    for module in Module:
        tx.execute(
            "INSERT INTO module_matrix (module, fingerprint) VALUES ($module, $fingerprint)",
            {"module": module.value, "fingerprint": policy.module_fingerprint(module)},
        )


def upkeep_done_on(tx: Transaction, task: str) -> date | None:
    """The day on which a task of upkeep was last done."""
    row = tx.one("SELECT done_on FROM upkeep WHERE task = $task", {"task": task})
    return row[0] if row else None


def note_upkeep(tx: Transaction, task: str, today: date) -> None:
    """Write down that a task of upkeep was done."""
    tx.execute(
        "INSERT INTO upkeep (task, done_on) VALUES ($task, $today)"
        " ON CONFLICT (task) DO UPDATE SET done_on = excluded.done_on",
        {"task": task, "today": today},
    )
