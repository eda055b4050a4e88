"""Visitors of the plain routes, through the real gate, with or without a session."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.accounts.joining import open_session
from teamtuin.addresses import SESSION_COOKIE
from teamtuin.app import Teamtuin, open_teamtuin, use_app
from teamtuin.clock import utc_now
from teamtuin.settings import Settings
from teamtuin.web.routes import middleware, routes
from tests.conftest import Team, copy_school, people_of

Visit = Callable[..., TestClient]


def visits_to(app: Teamtuin) -> Visit:
    """Browsers at the door of this school."""
    server = Starlette(routes=routes(), middleware=middleware())

    def visit(viewer: Viewer | None = None) -> TestClient:
        client = TestClient(server, base_url="http://127.0.0.1:8501", follow_redirects=False)
        client.headers["Sec-Fetch-Site"] = "same-origin"
        if viewer:
            with app.store.transaction(DOORKEEPER) as tx:
                client.cookies.set(SESSION_COOKIE, open_session(tx, viewer.id, utc_now(), own_device=True))
        return client

    return visit


@pytest.fixture
def visit(app: Teamtuin) -> Iterator[Visit]:
    """A browser signed in as this viewer, or as nobody, at an own school."""
    use_app(app)
    yield visits_to(app)
    use_app(None)


@pytest.fixture
def empty(settings: Settings, empty_place: Settings) -> Iterator[Teamtuin]:
    """Data without a school."""
    copy_school(empty_place, settings)
    teamtuin = open_teamtuin(settings)
    use_app(teamtuin)
    yield teamtuin
    use_app(None)
    teamtuin.close()


@pytest.fixture
def demo(tmp_path: Path, empty_place: Settings) -> Iterator[Teamtuin]:
    """A made-up school with the six standing characters and Daan."""
    made_up = Settings.of(tmp_path / "demo", demo=True)
    copy_school(empty_place, made_up)
    teamtuin = open_teamtuin(made_up)
    teamtuin.school.start(DOORKEEPER, "De Kiezelbeek", demo=True)
    use_app(teamtuin)
    yield teamtuin
    use_app(None)
    teamtuin.close()


@pytest.fixture
def demo_team(demo: Teamtuin) -> Team:
    return people_of(demo)
