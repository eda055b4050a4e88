"""A brake on guessing the codes of rounds: for the whole server at once, so it needs to know nobody.

Only the moments of the latest wrong codes are kept, in memory. A right code is never held up, for a full room
types it too. So the brake is against a program that tries codes and waits for each answer; that codes are
long enough is against one that does not wait.
"""

import threading
import time
from collections import deque
from collections.abc import Callable

MOST_WRONG, WITHIN_S = 20, 60.0


class Brake:
    """Lets twenty wrong codes a minute pass."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._wrong: deque[float] = deque(maxlen=MOST_WRONG)

    def holds(self) -> bool:
        """Note one more wrong code; whether the twenty before it came within a minute."""
        with self._lock:
            now = self._clock()
            held = len(self._wrong) == MOST_WRONG and now - self._wrong[0] < WITHIN_S
            self._wrong.append(now)
        return held
