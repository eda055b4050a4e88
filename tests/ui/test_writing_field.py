"""What the writing field tells comes from a browser, so it may be anything."""

from uuid import uuid4

import pytest

from teamtuin.ui.writing_field import _result


@pytest.mark.parametrize("rev", [float("inf"), float("-inf"), float("nan"), "een", None, [], {}])
def test_a_press_with_a_revision_that_is_none_is_no_press(rev: object) -> None:
    assert _result({"id": str(uuid4()), "rev": rev, "kind": "action"}) is None


@pytest.mark.parametrize("press", [None, 1, "keep", [], {}, {"id": 1, "rev": 1}, {"id": str(uuid4())}])
def test_what_is_no_press_is_none(press: object) -> None:
    assert _result(press) is None
