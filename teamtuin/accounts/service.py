"""Signing in and staying in: what a person, and the doorkeeper for them, can do with an account."""

from dataclasses import replace
from uuid import UUID

from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.accounts import joining, queries
from teamtuin.accounts.attempts import Attempts
from teamtuin.accounts.coming_in import ComingIn
from teamtuin.accounts.model import CODE_LASTS, Account, Arrival, Session, Visit, folded
from teamtuin.accounts.secret import (
    NOBODY,
    Passphrase,
    code_digest,
    digest,
    new_one_time_code,
    new_recovery_code,
    same,
)
from teamtuin.clock import Clock, utc_now
from teamtuin.errors import N_, NotVisible, Refused
from teamtuin.people import queries as people
from teamtuin.people.look import queries as looks
from teamtuin.school import queries as schools
from teamtuin.store import Store
from teamtuin.store.transaction import Conflict, retry_conflicts

NOT_KNOWN = N_(
    "This name and passphrase do not belong together. Nothing has changed. "
    "Look at both once more, or use your recovery code."
)
NOT_RECOVERED = N_(
    "This name and recovery code do not belong together. Nothing has changed. "
    "Look at both once more; capitals and dashes do not matter."
)
NO_CODE = N_(
    "This code is not right, was used already or is older than an hour. Nothing has changed. "
    "Make a new one in My garden."
)


class AccountService(ComingIn):
    """The accounts of one school."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        super().__init__(store, clock)
        # Counted apart: who guesses at the door must not keep anybody from recovery, or from removing all.
        self._attempts, self._recoveries, self._proofs = Attempts(), Attempts(), Attempts()

    # -- who is here

    def viewer_for(self, token: str) -> Viewer | None:
        """Who this cookie belongs to; None when it was signed out, has lapsed or never was."""
        session = self.session_of(token)
        return Viewer(session.person_id) if session else None

    def session_of(self, token: str) -> Session | None:
        """The session of this cookie. It is written down that its person is here, but rarely."""
        now = self._now()
        with self._store.transaction(DOORKEEPER) as tx:
            session = queries.find_session(tx, digest(token))
        if session is None or session.ended(now):
            return None
        if session.worth_noting(now):
            self._note(token, session)
        return session

    def visit(self, token: str) -> Visit | None:
        """All that a page asks first about who sent this cookie, in one unit of work; None as above."""
        now = self._now()
        with self._store.transaction(DOORKEEPER) as tx:
            session = queries.find_session(tx, digest(token))
            if session is None or session.ended(now):
                return None
            person, school = people.visitor(tx, session.person_id), schools.find(tx)
            with tx.acting_as(Viewer(person.id)):
                look = looks.mine(tx)
        if session.worth_noting(now):
            self._note(token, session)
        return Visit(person=person, school=school, own_device=session.own_device, look=look)

    def _note(self, token: str, session: Session) -> None:
        """Another request of the same browser may have noted it just before: that is as good."""
        now = self._now()
        try:
            with self._store.transaction(DOORKEEPER) as tx:
                queries.note_session(tx, digest(token), now, session.lasting_from(now))
        except Conflict:
            return

    def sessions(self, viewer: Viewer) -> list[Session]:
        """Where the viewer is signed in; one's own only (product rule R6)."""
        now = self._now()
        with self._store.transaction(viewer) as tx:
            return [session for session in queries.sessions(tx) if not session.ended(now)]

    # -- in and out

    def sign_in(self, name: str, passphrase: str, *, own_device: bool, address: str | None = None) -> str:
        """A new session, as the text for the cookie.

        Raises one and the same Refused for an unknown name and a wrong passphrase, after the same time.
        """
        self._attempts.note(folded(name), address, self._now())
        account = self._account(name)
        right = (account.passphrase if account else NOBODY).fits(passphrase)
        if account is None or not right:
            raise Refused(NOT_KNOWN)
        self._attempts.succeeded(folded(name), address)
        return self._open(account.person_id, own_device=own_device)

    def who_left(self, name: str, passphrase: str, *, address: str | None = None) -> Viewer:
        """Somebody who is no longer here and takes along what is theirs; no session is made of it.

        Raises one and the same Refused for an unknown name, a wrong passphrase and who is still here.
        """
        self._attempts.note(folded(name), address, self._now())
        with self._store.transaction(DOORKEEPER) as tx:
            account = queries.find_left_by_name(tx, folded(name))
        right = (account.passphrase if account else NOBODY).fits(passphrase)
        if account is None or not right:
            raise Refused(NOT_KNOWN)
        self._attempts.succeeded(folded(name), address)
        return Viewer(account.person_id)

    @retry_conflicts
    def demo_sign_in(self, person_id: UUID) -> str:
        """Become somebody in the demo school; nowhere else. Raises NotVisible."""
        with self._store.transaction(DOORKEEPER) as tx:
            school = schools.find(tx)
            if school is None or not school.demo or not people.get(tx, person_id).active:
                raise NotVisible
            return joining.open_session(tx, person_id, self._now(), own_device=True)

    @retry_conflicts
    def sign_out(self, token: str) -> None:
        """End this session, in every tab of its browser."""
        with self._store.transaction(DOORKEEPER) as tx:
            queries.delete_session(tx, digest(token))

    @retry_conflicts
    def sign_out_everywhere(self, viewer: Viewer) -> None:
        """End every session of the viewer, on every device."""
        with self._store.transaction(viewer) as tx:
            queries.delete_sessions(tx, viewer.id)

    @retry_conflicts
    def _open(self, person_id: UUID, *, own_device: bool) -> str:
        with self._store.transaction(DOORKEEPER) as tx:
            return joining.open_session(tx, person_id, self._now(), own_device=own_device)

    # -- one's own secrets

    def prove(self, viewer: Viewer, passphrase: str) -> Account:
        """Make sure, before something grave, that it is really the viewer. Raises Refused, NotVisible."""
        account = self._own(viewer)
        self._proofs.note(str(viewer.id), None, self._now())
        if not account.passphrase.fits(passphrase):
            raise Refused(NOT_KNOWN)
        self._proofs.succeeded(str(viewer.id), None)
        return account

    def change_passphrase(self, viewer: Viewer, old: str, new: str, *, keep: str | None = None) -> None:
        """Choose another passphrase; ends all sessions but the one of the cookie `keep`. Raises Refused."""
        account = self.prove(viewer, old)
        self._replace(viewer, replace(account, passphrase=Passphrase.of(new)), keep)

    def new_recovery_code(self, viewer: Viewer, passphrase: str) -> str:
        """Another recovery code in the place of the old one, for who lost the paper. Raises Refused."""
        account = self.prove(viewer, passphrase)
        code = new_recovery_code()
        self._write(viewer, replace(account, recovery_hash=code_digest(code)))
        return code

    def recover(
        self,
        name: str,
        recovery_code: str,
        new_passphrase: str,
        *,
        own_device: bool,
        address: str | None = None,
    ) -> Arrival:
        """Come in with the recovery code: a new passphrase, a new code, and every old session ends.

        Raises one and the same Refused for an unknown name and a wrong code.
        """
        self._recoveries.note(folded(name), address, self._now())
        passphrase = Passphrase.of(new_passphrase)  # before the code is looked at: it must not be wasted
        account = self._account(name)
        right = same(code_digest(recovery_code), account.recovery_hash if account else bytes(32))
        if account is None or not right:
            raise Refused(NOT_RECOVERED)
        self._recoveries.succeeded(folded(name), address)
        code = new_recovery_code()
        renewed = replace(account, passphrase=passphrase, recovery_hash=code_digest(code))
        self._replace(DOORKEEPER, renewed, None)
        session = self._open(account.person_id, own_device=own_device)
        return Arrival(person_id=account.person_id, token=session, recovery_code=code)

    def _own(self, viewer: Viewer) -> Account:
        with self._store.transaction(viewer) as tx:
            account = queries.find(tx, viewer.id)
        if account is None:
            raise NotVisible
        return account

    @retry_conflicts
    def _write(self, viewer: Viewer, account: Account) -> None:
        with self._store.transaction(viewer) as tx:
            queries.replace_secrets(tx, account)

    @retry_conflicts
    def _replace(self, viewer: Viewer, account: Account, keep: str | None) -> None:
        with self._store.transaction(viewer) as tx:
            queries.replace_secrets(tx, account)
            queries.delete_sessions(tx, account.person_id, digest(keep) if keep else b"")

    @retry_conflicts
    def make_code(self, viewer: Viewer) -> str:
        """A code for the command line (`forget`, `export`): one use, one hour."""
        code = new_one_time_code()
        with self._store.transaction(viewer) as tx:
            queries.insert_code(tx, viewer.id, code_digest(code), self._now() + CODE_LASTS)
        return code

    @retry_conflicts
    def redeem_code(self, person_id: UUID, code: str | None) -> Viewer:
        """The person who made this code; the demo school needs none. Raises Refused."""
        with self._store.transaction(DOORKEEPER) as tx:
            school = schools.find(tx)
            if school and school.demo:
                return Viewer(people.get(tx, person_id).id)
            right = queries.take_code(tx, person_id, code_digest(code or ""), self._now())
        if not right:
            raise Refused(NO_CODE)
        return Viewer(person_id)
