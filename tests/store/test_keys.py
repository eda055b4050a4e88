"""What was removed stays written down, whatever happens at the same time or in between."""

import threading
from uuid import uuid4

import pytest

from teamtuin.store.keys import KeyRing, Tombstone


@pytest.fixture
def keys(tmp_path):
    ring = KeyRing(tmp_path / "school.keys")
    ring.make_folder()
    return ring


def stone() -> Tombstone:
    return Tombstone("reflection", uuid4())


def test_a_removal_that_undoes_itself_takes_no_other_one_with_it(keys):
    stay, stop = [stone() for _ in range(100)], threading.Event()

    def remove_and_undo():
        while not stop.is_set():
            keys.bury([undone := stone()])
            keys.dig_up([undone])

    other = threading.Thread(target=remove_and_undo)
    other.start()
    for one in stay:
        keys.bury([one])
    stop.set()
    other.join()

    assert keys.buried() == stay


def test_a_line_that_a_crash_cut_off_counts_for_nothing_and_spoils_no_later_one(keys):
    first, later = stone(), stone()
    keys.bury([first])
    with (keys.folder / "tombstones").open("a") as file:
        file.write("reflection 0192f")

    keys.bury([later])

    assert keys.buried() == [first, later]
