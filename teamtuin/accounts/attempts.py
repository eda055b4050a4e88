"""How often somebody may try: counted in memory, and gone when the process ends."""

import threading
from collections import defaultdict, deque
from datetime import datetime, timedelta

from teamtuin.errors import N_, Refused

WINDOW = timedelta(minutes=10)
PER_NAME = 10
PER_ADDRESS = 50
"""A whole school often has one address; its Monday morning must fit in here."""
MOST_KNOWN = 10_000


class Attempts:
    """Tries in the last ten minutes, per name and per address. A try that succeeds is taken back."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tries: dict[tuple[str, str], deque[datetime]] = defaultdict(deque)

    def note(self, name: str, address: str | None, now: datetime) -> None:
        """Count one try before it is made, so that many at once count too. Raises Refused."""
        with self._lock:
            self._forget(now)
            keys = self._keys(name, address)
            if any(len(self._tries[key]) >= most for key, most in keys):
                raise Refused(
                    N_(
                        "This was tried too often. Your account and texts are safe. "
                        "Wait ten minutes, then try again."
                    )
                )
            for key, _ in keys:
                self._tries[key].append(now)

    def succeeded(self, name: str, address: str | None) -> None:
        """The right person came in: forget the tries on this name, and one of this address."""
        with self._lock:
            self._tries.pop(("name", name), None)
            if address and (tries := self._tries.get(("address", address))):
                tries.pop()

    @staticmethod
    def _keys(name: str, address: str | None) -> list[tuple[tuple[str, str], int]]:
        keys = [(("name", name), PER_NAME)]
        return [*keys, (("address", address), PER_ADDRESS)] if address else keys

    def _forget(self, now: datetime) -> None:
        for key, tries in list(self._tries.items()):
            while tries and now - tries[0] >= WINDOW:
                tries.popleft()
            if not tries:
                del self._tries[key]
        while len(self._tries) > MOST_KNOWN:
            self._tries.pop(next(iter(self._tries)))
