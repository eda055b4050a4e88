"""Files of the demo school, and a place without a school to take them into."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from teamtuin.app import Teamtuin, open_teamtuin
from teamtuin.exchange.demo import CONTENT
from teamtuin.settings import Settings

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def demo_folder() -> Path:
    return CONTENT


@pytest.fixture
def empty(settings: Settings) -> Iterator[Teamtuin]:
    """Data without a school, on the Tuesday of the demo."""
    teamtuin = open_teamtuin(settings, lambda: NOW)
    yield teamtuin
    teamtuin.close()
