"""What was counted, kept until something changes that a number could be made of.

One process owns the file, so it sees every change: with each of them all that was kept is let go. Kept is
what the whole team sees, and whether somebody belongs to it is asked at every look.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from teamtuin.store.transaction import Transaction

Thing = TypeVar("Thing")
MOST = 64
"""Things at a time; the one that was not asked for the longest goes first."""


class Kept:
    """The things of one store; used by many threads."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = Lock()
        self._things: OrderedDict[Hashable, Any] = OrderedDict()
        self.version = 0
        """How often something changed since this process opened the file."""

    def changed(self) -> None:
        """After a change, before anybody hears of it: nothing that was counted before is shown any more."""
        with self._lock:
            self.version += 1
            self._things.clear()

    def find(self, key: Hashable, version: int) -> Any:
        """The thing of this key, if nothing changed since this version; else None."""
        with self._lock:
            if version != self.version or key not in self._things:
                return None
            self._things.move_to_end(key)
            return self._things[key]

    def keep(self, key: Hashable, thing: Any, version: int) -> None:
        """Unless something changed since it was read: that would be shown for ever."""
        with self._lock:
            if version == self.version:
                self._things[key] = thing
                while len(self._things) > self._most:
                    self._things.popitem(last=False)


class Look:
    """One look of one viewer: what is kept for all who see the same, or made now."""

    def __init__(self, kept: Kept | None, version: int, tx: Transaction) -> None:
        self._kept, self._version, self._tx = kept, version, tx

    def kept(self, name: Hashable, make: Callable[[Transaction], Thing]) -> Thing:
        """What `make` gives. It may depend on `name` and on what is stored, never on who looks."""
        if self._kept is None:
            return make(self._tx)
        found: Thing | None = self._kept.find(name, self._version)
        if found is None:
            found = make(self._tx)
            self._kept.keep(name, found, self._version)
        return found
