"""Standing characters in a made-up school: what each may see is what most tests are about."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from teamtuin.access.policy import Module
from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.accounts import secret
from teamtuin.accounts import service as accounts
from teamtuin.app import Teamtuin, open_teamtuin, today
from teamtuin.people.model import Role
from teamtuin.reflections.model import Reflection
from teamtuin.settings import Settings

# A busy computer is no failure.
settings.register_profile("teamtuin", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("teamtuin")


def rounds(n: int) -> int:
    """How many examples to draw from worlds that take a second each: ten times as many with `--long`."""
    return n * (10 if os.environ.get("TEAMTUIN_TEST_LONG") else 1)


QUICK = 10
"""What a passphrase costs in the tests, as a power of two."""
_ended_with = pytest.StashKey[int]()


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    session.config.stash[_ended_with] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """End without taking the interpreter apart: DuckDB's binding would print a page about objects that
    pytest still holds, which means nothing and worries everybody."""
    if _ended_with in config.stash:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(config.stash[_ended_with])


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Tessel and Bas teach, Hester leads, Fenna coaches from outside, Wim administers, Rachida is council."""

    tessel: Viewer
    bas: Viewer
    hester: Viewer
    fenna: Viewer
    wim: Viewer
    rachida: Viewer

    @property
    def others(self) -> dict[str, Viewer]:
        """Everybody but Tessel."""
        return {
            "bas": self.bas,
            "hester": self.hester,
            "fenna": self.fenna,
            "wim": self.wim,
            "rachida": self.rachida,
        }


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.of(tmp_path / "school")


@pytest.fixture(scope="session", autouse=True)
def quick_passphrases() -> Iterator[None]:
    """A passphrase takes a tenth of a second on purpose, hundreds of times; test_secret.py holds that."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secret, "COST", QUICK)
        patch.setattr(accounts, "NOBODY", replace(secret.NOBODY, cost=QUICK))
        yield


@pytest.fixture(scope="session")
def empty_place(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Data without a school, to be copied: making them takes four times as long."""
    empty = Settings.of(tmp_path_factory.mktemp("empty") / "school")
    open_teamtuin(empty).close()
    return empty


@pytest.fixture(scope="session")
def begun_school(empty_place: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A school that has just begun and had its upkeep of today, to be copied too."""
    begun = Settings.of(tmp_path_factory.mktemp("begun") / "school")
    copy_school(empty_place, begun)
    teamtuin = open_teamtuin(begun)
    teamtuin.school.start(DOORKEEPER, "De Wilgenhof", town="Oosterloo")
    teamtuin.keeping.run_if_due(today())  # else the first page of every test would do it
    teamtuin.close()
    return begun


@pytest.fixture(scope="session")
def school_with_people(
    begun_school: Settings, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Settings, Team]:
    """The same with the standing characters in it, to be copied too."""
    peopled = Settings.of(tmp_path_factory.mktemp("peopled") / "school")
    copy_school(begun_school, peopled)
    teamtuin = open_teamtuin(peopled)
    team = people_of(teamtuin)
    teamtuin.close()
    return peopled, team


def copy_school(begun: Settings, settings: Settings) -> None:
    """Data and keys of a school that nobody has open."""
    shutil.copytree(begun.data, settings.data)
    shutil.copytree(begun.keys, settings.keys)


@pytest.fixture
def app(request: pytest.FixtureRequest, settings: Settings, begun_school: Settings) -> Iterator[Teamtuin]:
    """An own school, not the demo; without anybody in it, unless the test asks for the team as well."""
    with_people = "team" in request.fixturenames
    copy_school(request.getfixturevalue("school_with_people")[0] if with_people else begun_school, settings)
    teamtuin = open_teamtuin(settings)
    yield teamtuin
    teamtuin.close()


@pytest.fixture
def team(app: Teamtuin, school_with_people: tuple[Settings, Team]) -> Team:
    return school_with_people[1]


def people_of(app: Teamtuin) -> Team:
    """Put the six standing characters in a school."""

    def person(name: str, *roles: Role, external: bool = False) -> Viewer:
        return Viewer(app.people.add(DOORKEEPER, name, roles, external=external).id)

    return Team(
        tessel=person("Tessel", Role.TEACHER),
        bas=person("Bas", Role.TEACHER),
        hester=person("Hester", Role.PRINCIPAL),
        fenna=person("Fenna", Role.VIDEO_COACH, external=True),
        wim=person("Wim", Role.ADMINISTRATOR, external=True),
        rachida=person("Rachida", Role.COUNCIL, external=True),
    )


@pytest.fixture
def sharing_open(app: Teamtuin, team: Team) -> None:
    """The council has consented to sharing."""
    app.school.consent(team.rachida, Module.SHARING, date(2026, 9, 1), "MR 2026-09, punt 4")


@pytest.fixture
def write(app: Teamtuin) -> Callable[[Viewer, str], Reflection]:
    """Write and keep one line, the way a page does it."""

    def written(viewer: Viewer, text: str) -> Reflection:
        draft = app.drafts.open(viewer, "today")
        app.drafts.put(viewer, draft.id, draft.rev, text)
        return app.reflections.keep(viewer, draft.id)

    return written
