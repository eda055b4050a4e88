"""Nothing that was typed gets lost while the network or the answer is gone; see test_loss.py."""

import pytest

from tests.browser import loss
from tests.browser.mishaps import OUTAGES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("case", OUTAGES)
def test_nothing_typed_is_lost_by_a_network_that_is_gone(school: loss.Schools, case: str) -> None:
    row = loss.lost_in(school("phone"), case, OUTAGES[case], rounds=1)
    assert row.lost == 0
