"""How somebody comes in for the first time: by the set-up link or by an invitation."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from teamtuin.access.policy import Action
from teamtuin.accounts import queries
from teamtuin.accounts.model import (
    INVITATION_LASTS,
    NO_LINK_YET,
    Account,
    Arrival,
    Invitation,
    NewSchool,
    Session,
    checked_sign_in_name,
    folded,
)
from teamtuin.accounts.secret import Passphrase, code_digest, digest, new_recovery_code, new_token
from teamtuin.clock import Clock, day_of, new_id
from teamtuin.errors import N_, NotAllowed, NotVisible, Refused
from teamtuin.people import queries as people
from teamtuin.people import service as people_service
from teamtuin.people.model import Role
from teamtuin.school import service as school_service
from teamtuin.settings import Language
from teamtuin.store import Transaction, recovery_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How somebody wants to sign in from now on; hashed before any transaction, because that takes long."""

    sign_in_name: str
    passphrase: Passphrase
    own_device: bool

    @staticmethod
    def of(sign_in_name: str, passphrase: str, *, own_device: bool) -> "Wish":
        """Raises Refused."""
        name = checked_sign_in_name(sign_in_name)
        return Wish(sign_in_name=name, passphrase=Passphrase.of(passphrase), own_device=own_device)


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """A school and the first person in it."""

    school: str
    town: str
    first_name: str
    roles: frozenset[Role]
    groups: str
    language: Language


def set_up(tx: Transaction, setup_token: str, first: First, wish: Wish, clock: Clock) -> NewSchool:
    """Begin a school. Raises NotVisible when another set-up came first; Refused."""
    if not queries.is_setup_token(tx, digest(setup_token)):
        raise NotVisible
    language = first.language
    school_service.start(tx, first.school, town=first.town, language=language, demo=False, clock=clock)
    roles = first.roles | {Role.ADMINISTRATOR}
    person = people_service.add(tx, first.first_name, roles, groups=first.groups, language=language)
    arrival = _arrive(tx, person.id, wish, clock())
    queries.delete_setup_token(tx)
    return NewSchool(
        person_id=arrival.person_id,
        token=arrival.token,
        recovery_code=arrival.recovery_code,
        school_key=recovery_key.make(tx.keys),
    )


def invite(
    tx: Transaction,
    first_name: str,
    roles: Iterable[Role],
    now: datetime,
    *,
    external: bool,
    groups: str,
) -> str:
    """Keep a place for somebody; returns the token of the link. Raises NotAllowed, Refused."""
    if not people.administrates(tx):
        raise NotAllowed
    given = frozenset(roles)
    if not given:
        raise Refused(N_("Choose what this person does at school. Nothing was saved."))
    person = people_service.add(tx, first_name, given, external=external, groups=groups)
    return _new_invitation(tx, person.id, now)


def _new_invitation(tx: Transaction, person_id: UUID, now: datetime) -> str:
    token = new_token()
    invitation = Invitation(id=new_id(), person_id=person_id, expires_at=now + INVITATION_LASTS)
    queries.insert_invitation(tx, digest(token), invitation)
    return token


def keep_place(tx: Transaction, person_id: UUID) -> None:
    """Hold a place for somebody who came from a file: a colleague once they come in, by a link to be made."""
    kept = Invitation(id=new_id(), person_id=person_id, expires_at=NO_LINK_YET)
    queries.insert_invitation(tx, digest(new_token()), kept)


def first_link(tx: Transaction, person_id: UUID, now: datetime) -> str:
    """The link to a kept place that has none yet; returns its token. Raises NotAllowed, Refused."""
    if not people.administrates(tx):
        raise NotAllowed
    token = new_token()
    if not queries.give_first_link(tx, person_id, digest(token), now + INVITATION_LASTS):
        raise Refused(N_("A link to this place was made already. Nothing has changed. Make a new link."))
    return token


def start_over(tx: Transaction, person_id: UUID, now: datetime) -> str:
    """A new place with the same name and roles; the old one closes and keeps its texts.

    It does the same whether or not the old place was ever used, so that it does not tell which.
    """
    if not people.administrates(tx):
        raise NotAllowed
    old = people.get(tx, person_id, Action.WRITE)
    if old.id == tx.viewer.id:
        raise Refused(N_("This is you. Nothing has changed. Use your own recovery code."))
    closed = replace(old, active=False)
    people_service.keep_an_administrator(tx, closed)
    people.set_active(tx, old.id, active=False, today=day_of(now))
    new = people_service.add(tx, old.first_name, old.roles, external=old.external, groups=old.groups)
    return _new_invitation(tx, new.id, now)


def open_invitation(tx: Transaction, token: str, now: datetime) -> Invitation | None:
    """The invitation of this link while it counts."""
    invitation = queries.find_invitation(tx, digest(token))
    return None if invitation is None or invitation.lapsed(now) else invitation


def accept(tx: Transaction, token: str, wish: Wish, now: datetime) -> Arrival:
    """Come in by an invitation, which ends with it. Raises NotVisible, Refused."""
    invitation = open_invitation(tx, token, now)
    if invitation is None:
        raise NotVisible
    queries.delete_invitations(tx, invitation.person_id)
    return _arrive(tx, invitation.person_id, wish, now)


def _arrive(tx: Transaction, person_id: UUID, wish: Wish, now: datetime) -> Arrival:
    """Make the account and the first session. Raises Refused when the name is taken."""
    name = folded(wish.sign_in_name)
    if queries.name_is_taken(tx, name):
        raise Refused(N_("Somebody signs in with this name already. Nothing was saved. Choose another one."))
    code = new_recovery_code()
    account = Account(
        person_id=person_id,
        sign_in_name=wish.sign_in_name,
        passphrase=wish.passphrase,
        recovery_hash=code_digest(code),
    )
    queries.insert(tx, account, name)
    session = open_session(tx, person_id, now, own_device=wish.own_device)
    return Arrival(person_id=person_id, token=session, recovery_code=code)


def open_session(tx: Transaction, person_id: UUID, now: datetime, *, own_device: bool) -> str:
    """A new session, as the text for the cookie; only its digest is kept."""
    token = new_token()
    queries.insert_session(tx, digest(token), Session.begin(person_id, now, own_device=own_device))
    return token
