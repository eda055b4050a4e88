"""Nothing that was typed gets lost when the server is killed; see test_loss.py."""

import pytest

from tests.browser import loss
from tests.browser.mishaps import KILLS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("case", KILLS)
def test_nothing_typed_is_lost_by_a_killed_server(school: loss.Schools, case: str) -> None:
    row = loss.lost_in(school("phone"), case, KILLS[case], rounds=1)
    assert row.lost == 0
