"""How often somebody may try: counted in memory, and gone when the process ends."""

import ipaddress
import threading
from collections import defaultdict, deque
from datetime import datetime, timedelta
from math import ceil

from teamtuin.errors import N_, Refused

WINDOW = timedelta(minutes=10)
PER_NAME = 10
"""From one address; another address has tries of its own, so that nobody is locked out from elsewhere."""
PER_NAME_ANYWHERE = 30
"""From all addresses together. After these, each try waits for the one before; nothing is locked."""
LONGEST_WAIT_S = 10
PER_ADDRESS = 50
"""A whole school often has one address; its Monday morning must fit in here."""
MOST_KNOWN = 10_000
Key = tuple[str, str]


class Attempts:
    """Tries in the last ten minutes, per name and per address. A try that succeeds is taken back."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tries: dict[Key, deque[datetime]] = defaultdict(deque)

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
            self._take_turns(self._tries[_anywhere(name)], now)

    @staticmethod
    def _take_turns(tries: deque[datetime], now: datetime) -> None:
        """Whoever guesses from many addresses gets slow; the person herself waits seconds at most."""
        wait = min(len(tries) - PER_NAME_ANYWHERE + 1, LONGEST_WAIT_S)
        left = wait - (now - tries[-1]).total_seconds() if tries else 0
        if wait > 0 and left > 0:
            raise Refused(
                N_(
                    "This was tried too often just now. Your account and texts are safe. "
                    "Wait {seconds} seconds, then try again."
                ),
                seconds=ceil(left),
            )
        tries.append(now)

    def succeeded(self, name: str, address: str | None) -> None:
        """The right person came in: forget the tries on this name from here, and one of this address."""
        with self._lock:
            self._tries.pop(_from_here(name, address), None)
            self._tries.pop(_anywhere(name), None)
            if address and (tries := self._tries.get(("address", _place(address)))):
                tries.pop()

    @staticmethod
    def _keys(name: str, address: str | None) -> list[tuple[Key, int]]:
        keys = [(_from_here(name, address), PER_NAME)]
        return [*keys, (("address", _place(address)), PER_ADDRESS)] if address else keys

    def _forget(self, now: datetime) -> None:
        for key, tries in list(self._tries.items()):
            while tries and now - tries[0] >= WINDOW:
                tries.popleft()
            if not tries:
                del self._tries[key]
        while len(self._tries) > MOST_KNOWN:
            self._tries.pop(next(iter(self._tries)))


def _anywhere(name: str) -> Key:
    return "name", name


def _from_here(name: str, address: str | None) -> Key:
    return f"name from {_place(address or '')}", name


def _place(address: str) -> str:
    """One connection to the internet: of IPv6 it has a whole range, in which one moves about freely."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((known, 64), strict=False)) if known.version == 6 else address
