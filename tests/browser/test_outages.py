"""Nothing that was typed gets lost while the network or the server is gone; see test_loss.py."""

import pytest

from tests.browser import loss
from tests.browser.mishaps import OUTAGES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("case", OUTAGES)
def test_nothing_typed_is_lost_by_what_happens_elsewhere(school: loss.Schools, case: str) -> None:
    row = loss.lost_in(school("phone"), case, OUTAGES[case], rounds=1)
    assert row.lost == 0
