"""Nothing that was typed gets lost: each way of losing it, tried in a real browser on a real server.

One round of each on a phone here; ten rounds on a phone and on a desktop with `--long`. The table comes out
with `pytest -s`.
"""

import pytest

from tests.browser import loss
from tests.browser.mishaps import HABITS, OUTAGES, PRESSES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("case", HABITS)
def test_nothing_typed_is_lost_by_what_people_do(school: loss.Schools, case: str) -> None:
    row = loss.lost_in(school("phone"), case, HABITS[case], rounds=1)
    loss.tell([row])
    assert row.lost == 0


@pytest.mark.long
@pytest.mark.parametrize("device", loss.DEVICES)
def test_nothing_is_lost_in_ten_rounds_of_everything(school: loss.Schools, device: str) -> None:
    rows = [
        loss.lost_in(school(device), case, happens, rounds=10) for case, happens in (HABITS | OUTAGES).items()
    ]
    rows += [loss.lost_in_press(school(device), case, press, rounds=10) for case, press in PRESSES.items()]
    loss.tell(rows)
    assert sum(row.lost for row in rows) == 0
