"""A school whose council let them learn together, and a way to write a session down as a page does."""

from functools import partial

import pytest

from tests.peer_learning.writing import open_learning, type_in, write_down


@pytest.fixture
def learning_open(app, team):
    open_learning(app, team)


@pytest.fixture
def typed(app):
    return partial(type_in, app)


@pytest.fixture
def log(app):
    return partial(write_down, app)
