"""Pages run as Streamlit runs them, with a session that the tests choose."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import tests.ui.packages  # noqa: F401 (it does its work when it is imported)
from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.accounts.joining import open_session
from teamtuin.app import Teamtuin, use_app
from teamtuin.clock import utc_now
from teamtuin.ui import session

ROOT = Path(__file__).resolve().parents[2]
Open = Callable[[Viewer | None], AppTest]


@pytest.fixture
def open_as(app: Teamtuin, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Open the front door signed in as this viewer, or as nobody; go on with `switch_page(…).run()`."""
    use_app(app)

    def opened(viewer: Viewer | None) -> AppTest:
        token = None
        if viewer:
            with app.store.transaction(DOORKEEPER) as tx:
                token = open_session(tx, viewer.id, utc_now(), own_device=True)
        monkeypatch.setattr(session, "session_token", lambda: token)
        return AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=30).run()

    yield opened
    use_app(None)
