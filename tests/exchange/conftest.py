"""Files of the demo school, and a place without a school to take them into."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from teamtuin.access.viewer import DOORKEEPER
from teamtuin.app import Teamtuin, open_teamtuin
from teamtuin.exchange.demo import CONTENT, demo_files
from teamtuin.exchange.importing import import_files
from teamtuin.exchange.reading import SourceFile
from teamtuin.settings import Settings
from tests.conftest import copy_school

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def demo_folder() -> Path:
    return CONTENT


@pytest.fixture
def empty(settings: Settings, empty_place: Settings) -> Iterator[Teamtuin]:
    """Data without a school, on the Tuesday of the demo."""
    copy_school(empty_place, settings)
    teamtuin = open_teamtuin(settings, lambda: NOW)
    yield teamtuin
    teamtuin.close()


@pytest.fixture(scope="session")
def taken_in(empty_place: Settings, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Settings]:
    """A school that took these files of the demo in, to be copied: taking them in takes a second."""
    schools: dict[tuple[SourceFile, ...], Settings] = {}

    def made_of(*sources: SourceFile) -> Settings:
        if sources not in schools:
            schools[sources] = Settings.of(tmp_path_factory.mktemp("taken_in") / "school")
            copy_school(empty_place, schools[sources])
            teamtuin = open_teamtuin(schools[sources], lambda: NOW)
            import_files(teamtuin.store, teamtuin.bank, DOORKEEPER, sources, clock=lambda: NOW)
            teamtuin.close()
        return schools[sources]

    return made_of


Holding = Callable[..., Teamtuin]


@pytest.fixture
def holding(settings: Settings, taken_in: Callable[..., Settings]) -> Iterator[Holding]:
    """Open a school that took these files in, on the Tuesday of the demo."""
    with ExitStack() as opened:

        def held(*sources: SourceFile) -> Teamtuin:
            copy_school(taken_in(*sources), settings)
            teamtuin = open_teamtuin(settings, lambda: NOW)
            opened.callback(teamtuin.close)
            return teamtuin

        yield held


@pytest.fixture
def demo(holding: Holding) -> Teamtuin:
    """The whole demo school."""
    return holding(*demo_files(NOW.date()))
