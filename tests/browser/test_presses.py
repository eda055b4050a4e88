"""A press on Bewaar keeps all that was typed, and once, whatever happens around it; see test_loss.py."""

import pytest

from tests.browser import loss
from tests.browser.mishaps import PRESSES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("case", PRESSES)
def test_a_press_keeps_all_of_it_and_once(school: loss.Schools, case: str) -> None:
    row = loss.lost_in_press(school("phone"), case, PRESSES[case], rounds=1)
    assert row.lost == 0
