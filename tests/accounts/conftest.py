"""A clock that a test sets, and the standing characters with accounts of their own."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.accounts import secret, service
from teamtuin.accounts.model import Arrival
from teamtuin.app import Teamtuin, open_teamtuin
from teamtuin.people.model import Role
from teamtuin.settings import Settings
from tests.conftest import copy_school


class Clock:
    """Time stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(settings: Settings, clock: Clock, empty_place: Settings) -> Iterator[Teamtuin]:
    """An own school, begun from the set-up link by Wim."""
    copy_school(empty_place, settings)
    teamtuin = open_teamtuin(settings, clock)
    yield teamtuin
    teamtuin.close()


PASSPHRASE = "vier natte blauwe laarzen"


@pytest.fixture
def wim(app: Teamtuin) -> Viewer:
    """The administrator, who set the school up."""
    begun = app.accounts.set_up(
        app.accounts.setup_link_token() or "",
        school="De Wilgenhof",
        town="Oosterloo",
        first_name="Wim",
        roles=[],
        sign_in_name="wim",
        passphrase=PASSPHRASE,
        own_device=False,
    )
    viewer = app.accounts.viewer_for(begun.token)
    assert viewer is not None
    return viewer


Joined = Callable[..., tuple[Viewer, Arrival]]


@pytest.fixture
def joined(app: Teamtuin, wim: Viewer) -> Joined:
    """Invite somebody and let them come in; gives the viewer and the codes."""

    def come_in(name: str, *roles: Role, own_device: bool = False) -> tuple[Viewer, Arrival]:
        link = app.accounts.invite(wim, name, roles or [Role.TEACHER])
        arrival = app.accounts.accept(link, sign_in_name=name, passphrase=PASSPHRASE, own_device=own_device)
        viewer = app.accounts.viewer_for(arrival.token)
        assert viewer is not None
        return viewer, arrival

    return come_in


@pytest.fixture
def demo(app: Teamtuin) -> Viewer:
    """Somebody in the demo school."""
    app.school.start(DOORKEEPER, "De Demo", demo=True)
    return Viewer(app.people.add(DOORKEEPER, "Tessel", [Role.TEACHER]).id)


@pytest.fixture
def real_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passphrases as dear as they are outside the tests."""
    monkeypatch.setattr(secret, "COST", secret.NOBODY.cost)
    monkeypatch.setattr(service, "NOBODY", secret.NOBODY)
