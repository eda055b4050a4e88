"""How people come in for the first time: set-up, invitations, and beginning again with a new link."""

import threading
from collections.abc import Iterable
from typing import cast
from uuid import UUID

from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.accounts import joining, queries
from teamtuin.accounts.doubled import Doubled
from teamtuin.accounts.model import Account, Arrival, NewSchool, folded
from teamtuin.accounts.secret import digest, new_token
from teamtuin.clock import Clock, utc_now
from teamtuin.people import queries as people
from teamtuin.people.model import Person, Role
from teamtuin.school import queries as schools
from teamtuin.settings import Language
from teamtuin.store import Store
from teamtuin.store.transaction import retry_conflicts


class ComingIn:
    """The half of `AccountService` that makes accounts."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock
        self._doubled = Doubled()
        self._one_at_a_time = threading.Lock()

    @retry_conflicts
    def setup_link_token(self) -> str | None:
        """A new token for the set-up link, the only one that counts; None when there is a school."""
        token = new_token()
        with self._store.transaction(DOORKEEPER) as tx:
            if schools.find(tx) is not None:
                return None
            queries.replace_setup_token(tx, digest(token), self._now())
        return token

    def is_setup_token(self, token: str) -> bool:
        """Whether this link sets the school up."""
        with self._store.transaction(DOORKEEPER) as tx:
            return queries.is_setup_token(tx, digest(token))

    def set_up(
        self,
        setup_token: str,
        *,
        school: str,
        town: str,
        first_name: str,
        roles: Iterable[Role],
        sign_in_name: str,
        passphrase: str,
        own_device: bool,
        groups: str = "",
        language: Language = "nl",
    ) -> NewSchool:
        """Begin a school in this language: its first person and administrator, and the recovery key.

        Raises NotVisible for a link that was used or replaced; Refused.
        """
        first = joining.First(
            school=school,
            town=town,
            first_name=first_name,
            roles=frozenset(roles),
            groups=groups,
            language=language,
        )
        with self._one_at_a_time:
            if not self.is_setup_token(setup_token):
                again = self._doubled.again(setup_token, self._account(sign_in_name), passphrase, self._now())
                return cast(NewSchool, again)
            wish = joining.Wish.of(sign_in_name, passphrase, own_device=own_device)
            return self._doubled.keep(setup_token, self._set_up(setup_token, first, wish), self._now())

    @retry_conflicts
    def _set_up(self, setup_token: str, first: joining.First, wish: joining.Wish) -> NewSchool:
        with self._store.transaction(DOORKEEPER) as tx:
            return joining.set_up(tx, setup_token, first, wish, self._now)

    @retry_conflicts
    def invite(
        self,
        viewer: Viewer,
        first_name: str,
        roles: Iterable[Role],
        *,
        external: bool = False,
        groups: str = "",
    ) -> str:
        """Keep a place for somebody and return the token of their link, shown this once.

        For an administrator. The person is a colleague once they come in. Raises NotAllowed, Refused.
        """
        with self._store.transaction(viewer) as tx:
            return joining.invite(tx, first_name, roles, self._now(), external=external, groups=groups)

    def without_link(self, viewer: Viewer) -> set[UUID]:
        """Who came from a file and got no link yet. It tells what administrators did, never who came in."""
        with self._store.transaction(viewer) as tx:
            return queries.without_link(tx)

    @retry_conflicts
    def first_link(self, viewer: Viewer, person_id: UUID) -> str:
        """The token of the first link to a place that came from a file. Raises NotAllowed, Refused."""
        with self._store.transaction(viewer) as tx:
            return joining.first_link(tx, person_id, self._now())

    @retry_conflicts
    def start_over(self, viewer: Viewer, person_id: UUID) -> str:
        """A new link for who lost everything: a new place with the same name, the old one closed.

        What stood in the old place stays sealed; only its recovery code opens it, after an administrator
        lets that person in again. Raises NotAllowed, NotVisible, Refused.
        """
        with self._store.transaction(viewer) as tx:
            return joining.start_over(tx, person_id, self._now())

    def invited(self, token: str) -> Person | None:
        """Who this link is for, or None when it was used, has lapsed or never was."""
        with self._store.transaction(DOORKEEPER) as tx:
            found = joining.open_invitation(tx, token, self._now())
            return people.get(tx, found.person_id) if found else None

    def accept(self, token: str, *, sign_in_name: str, passphrase: str, own_device: bool) -> Arrival:
        """Come in by an invitation. Raises NotVisible for a link that does not count; Refused."""
        with self._one_at_a_time:
            if self.invited(token) is None:
                return self._doubled.again(token, self._account(sign_in_name), passphrase, self._now())
            wish = joining.Wish.of(sign_in_name, passphrase, own_device=own_device)
            return self._doubled.keep(token, self._accept(token, wish), self._now())

    @retry_conflicts
    def _accept(self, token: str, wish: joining.Wish) -> Arrival:
        with self._store.transaction(DOORKEEPER) as tx:
            return joining.accept(tx, token, wish, self._now())

    def _account(self, name: str) -> Account | None:
        """The account with this sign-in name, if its person may come in."""
        with self._store.transaction(DOORKEEPER) as tx:
            return queries.find_by_name(tx, folded(name))
