"""A school with a recovery key."""

import pytest

from teamtuin.store import recovery_key


@pytest.fixture
def secret(app):
    return recovery_key.make(app.store.keys)
