"""The school and the consent of its participation council."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from teamtuin.access.policy import Module
from teamtuin.settings import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """One school: its name, and whether it is the made-up demo school."""

    id: UUID
    name: str
    town: str = ""
    safety_contact: str = ""
    language: Language = "nl"
    demo: bool = False
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilConsent:
    """The council's consent to one module, for the access matrix with this fingerprint."""

    id: UUID
    module: Module
    fingerprint: str
    consented_on: date
    document: str
    recorded_by: UUID
    recorded_at: datetime
    withdrawn_at: datetime | None = None
