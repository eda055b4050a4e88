"""A form that was sent twice: a second tap must not cost somebody the codes that are shown only once."""

import threading
from datetime import datetime, timedelta
from typing import TypeVar

from teamtuin.accounts.model import Account, Arrival
from teamtuin.accounts.secret import digest
from teamtuin.errors import NotVisible

KEPT = timedelta(minutes=2)
Came = TypeVar("Came", bound=Arrival)


class Doubled:
    """Arrivals of the last two minutes, in memory only, for who sends the same link and passphrase again."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._arrivals: dict[bytes, tuple[datetime, Arrival]] = {}

    def keep(self, token: str, arrival: Came, now: datetime) -> Came:
        """Remember who came in by this link, for a moment."""
        with self._lock:
            self._drop_old(now)
            self._arrivals[digest(token)] = (now, arrival)
        return arrival

    def again(self, token: str, account: Account | None, passphrase: str, now: datetime) -> Arrival:
        """The same arrival for the very person who came in by this link. Raises NotVisible.

        Whoever knows the link and is somebody else ends it: there is one guess, not many.
        """
        with self._lock:
            self._drop_old(now)
            kept, arrival = self._arrivals.pop(digest(token), (now, None))
        if arrival is None or account is None or account.person_id != arrival.person_id:
            raise NotVisible
        if not account.passphrase.fits(passphrase):
            raise NotVisible
        with self._lock:
            self._arrivals[digest(token)] = (kept, arrival)
        return arrival

    def _drop_old(self, now: datetime) -> None:
        """Whoever does not send it again within two minutes never does."""
        for key in [key for key, (kept, _) in self._arrivals.items() if now - kept >= KEPT]:
            del self._arrivals[key]
