"""An account, a session and an invitation, with the rules about when they end."""

import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from teamtuin.access.viewer import Viewer
from teamtuin.accounts.secret import Passphrase
from teamtuin.errors import N_, Refused
from teamtuin.people.look.model import PLAIN_LOOK, Look
from teamtuin.people.model import Person
from teamtuin.school.model import School

OWN_DEVICE_LASTS = timedelta(days=30)
SHARED_DEVICE_QUIET = timedelta(minutes=15)
SHARED_DEVICE_LASTS = timedelta(hours=12)
"""A school day: a shared device that is never quiet still asks again the next morning."""
INVITATION_LASTS = timedelta(days=14)
NO_LINK_YET = datetime(1970, 1, 1, tzinfo=UTC)
"""When the invitation of a place lapsed for which nobody made a link yet: before there was any."""
CODE_LASTS = timedelta(hours=1)
NOTE_OWN = timedelta(days=1)
NOTE_SHARED = timedelta(minutes=1)
SHORTEST_NAME, LONGEST_NAME = 2, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How one person proves who they are."""

    person_id: UUID
    sign_in_name: str
    passphrase: Passphrase
    recovery_hash: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One browser in which a person is signed in; only that person ever sees this."""

    person_id: UUID
    own_device: bool
    made_at: datetime
    seen_at: datetime
    expires_at: datetime

    @staticmethod
    def begin(person_id: UUID, now: datetime, *, own_device: bool) -> "Session":
        lasts = OWN_DEVICE_LASTS if own_device else SHARED_DEVICE_LASTS
        return Session(
            person_id=person_id, own_device=own_device, made_at=now, seen_at=now, expires_at=now + lasts
        )

    def ended(self, now: datetime) -> bool:
        """Whether it has lapsed: after 30 days, or on a shared device after 15 quiet minutes."""
        quiet = not self.own_device and now - self.seen_at >= SHARED_DEVICE_QUIET
        return quiet or now >= self.expires_at

    def worth_noting(self, now: datetime) -> bool:
        """Whether being here is to be written down: rarely, so that a page view is no write."""
        return now - self.seen_at >= (NOTE_OWN if self.own_device else NOTE_SHARED)

    def lasting_from(self, now: datetime) -> datetime:
        """When it ends if its person is here now."""
        return now + OWN_DEVICE_LASTS if self.own_device else self.expires_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Who looks at a page of which school, whether on a device of their own, and how they want to see it."""

    person: Person
    school: School | None
    own_device: bool
    look: Look = PLAIN_LOOK

    @property
    def viewer(self) -> Viewer:
        return Viewer(self.person.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A place kept for somebody, until the link is used or lapses."""

    id: UUID
    person_id: UUID
    expires_at: datetime

    def lapsed(self, now: datetime) -> bool:
        return now >= self.expires_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Somebody came in: the cookie's token, and the recovery code that is shown this once."""

    person_id: UUID
    token: str
    recovery_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSchool(Arrival):
    """A school was set up: also its recovery key, shown this once and kept nowhere."""

    school_key: str


def folded(sign_in_name: str) -> str:
    """The form in which names are compared: "Tessel" and "tessel " are the same name."""
    return " ".join(unicodedata.normalize("NFKC", sign_in_name).casefold().split())


def checked_sign_in_name(text: str) -> str:
    """A self-chosen name of 2 to 60 characters. Raises Refused."""
    name = " ".join(text.split())
    if not SHORTEST_NAME <= len(name) <= LONGEST_NAME or not name.isprintable():
        raise Refused(N_("A sign-in name has 2 to 60 characters. Nothing was saved. Choose another one."))
    return name
