"""Processor time of a server, on Linux."""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

LOOK, QUIET, LONGEST = 0.15, 1.5, 10.0  # seconds, milliseconds, seconds


def processor_ms(pid: int) -> float:
    """User and system time so far of a process and its children, in milliseconds.

    Read from each process's own processor clock (clock_getcpuclockid(3)), because /proc/<pid>/stat counts
    in steps of 10 ms and a save of the limit app costs less than one.
    """
    return sum(map(_own_ms, _with_children(pid)))


def _own_ms(pid: int) -> float:
    try:
        return time.clock_gettime((~pid << 3) | 2) * 1000
    except OSError:
        return 0.0  # a child that just ended


def _with_children(pid: int) -> list[int]:
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*"):
        with suppress(OSError):  # a thread that just ended
            for child in (task / "children").read_text().split():
                found += _with_children(int(child))
    return found


def once_quiet(used: Callable[[], float]) -> float:
    """What was used when nothing more is done: twice in a row under 1.5 ms in 0.15 s; at most 10 s."""
    until, calm, last = time.monotonic() + LONGEST, 0, used()
    while calm < 2 and time.monotonic() < until:
        time.sleep(LOOK)
        now = used()
        calm, last = (calm + 1 if now - last < QUIET else 0), now
    return last
