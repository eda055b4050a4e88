"""Nothing that was typed gets lost: each way of losing it, tried in a real browser on a real server.

One round of each on a phone here; twenty rounds on a phone and on a desktop with `--long`, two hours on one
processor. The table stands at the end of the tests' own words; four at once share the wait:

    python3 -m pytest tests/browser/test_loss.py -m long -n 4 --dist worksteal
"""

import pytest

from tests.browser import loss
from tests.browser.mishaps import HABITS, KILLS, OUTAGES, PRESSES

pytestmark = pytest.mark.browser
ROUNDS = 20
EVERYWHERE = HABITS | OUTAGES | KILLS


@pytest.mark.parametrize("case", HABITS)
def test_nothing_typed_is_lost_by_what_people_do(school: loss.Schools, case: str) -> None:
    row = loss.lost_in(school("phone"), case, HABITS[case], rounds=1)
    assert row.lost == 0


@pytest.mark.long
@pytest.mark.parametrize("device", loss.DEVICES)
@pytest.mark.parametrize("case", EVERYWHERE)
def test_nothing_typed_is_lost_in_twenty_rounds(
    school: loss.Schools, case: str, device: str, record_property: loss.Tell
) -> None:
    row = loss.lost_in(school(device), case, EVERYWHERE[case], rounds=ROUNDS)
    loss.tell(record_property, device, row)
    assert row.lost == 0


@pytest.mark.long
@pytest.mark.parametrize("device", loss.DEVICES)
@pytest.mark.parametrize("case", PRESSES)
def test_nothing_pressed_is_lost_in_twenty_rounds(
    school: loss.Schools, case: str, device: str, record_property: loss.Tell
) -> None:
    row = loss.lost_in_press(school(device), case, PRESSES[case], rounds=ROUNDS)
    loss.tell(record_property, device, row)
    assert row.lost == 0
