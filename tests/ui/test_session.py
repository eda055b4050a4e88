"""Who looks is asked once in a run of a page, and anew in each run."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin, use_app
from teamtuin.people.model import Role
from teamtuin.reflections.model import Reflection
from teamtuin.store import Store, Transaction
from teamtuin.ui import theme
from teamtuin.ui.session import during, look_up, visit
from tests.conftest import Team
from tests.ui.conftest import Open
from tests.ui.test_main import words_of


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> list[Viewer]:
    """For whom the store was opened."""
    opened: list[Viewer] = []
    open_door = Store.transaction

    def counted(store: Store, viewer: Viewer) -> AbstractContextManager[Transaction]:
        opened.append(viewer)
        return open_door(store, viewer)

    monkeypatch.setattr(Store, "transaction", counted)
    return opened


@pytest.mark.parametrize(("file", "most"), [("today", 5), ("my_garden", 8), ("write", 2)])
def test_a_page_opens_the_store_a_few_times(
    open_as: Open,
    team: Team,
    write: Callable[[Viewer, str], Reflection],
    turns: list[Viewer],
    file: str,
    most: int,
) -> None:
    write(team.tessel, "Een regel")
    page = open_as(team.tessel).switch_page(f"pages/{file}.py").run()
    turns.clear()

    page.run()

    assert not page.exception
    assert len(turns) <= most


def test_within_a_run_who_looks_is_found_once_and_after_it_anew(
    app: Teamtuin, open_as: Open, team: Team, turns: list[Viewer]
) -> None:
    open_as(team.tessel)
    found = look_up()
    turns.clear()

    with during(found):
        assert visit() is found
        assert turns == []

    assert visit() == found
    assert visit() is not found


def test_a_right_that_was_taken_away_counts_at_the_next_run_of_an_open_page(
    app: Teamtuin, open_as: Open, team: Team
) -> None:
    app.people.set_roles(team.wim, team.bas.id, {Role.TEACHER, Role.ADMINISTRATOR})
    page = open_as(team.bas).switch_page("pages/admin.py").run()
    assert "Nodig een collega uit" in words_of(page)
    app.people.set_roles(team.wim, team.bas.id, {Role.TEACHER})

    page.run()

    assert "Nodig een collega uit" not in words_of(page)
    assert not page.text_input


def test_who_takes_part_no_longer_sees_nothing_at_the_next_run_of_an_open_page(
    app: Teamtuin, open_as: Open, team: Team
) -> None:
    page = open_as(team.bas).switch_page("pages/my_garden.py").run()
    app.people.set_active(team.wim, team.bas.id, False)

    page.run()

    assert "Je bent afgemeld." in words_of(page)
    assert "Bas" not in words_of(page)


def test_today_is_the_day_at_school_by_the_clock_of_the_app(app: Teamtuin) -> None:
    use_app(replace(app, now=lambda: datetime(2031, 5, 4, 22, 30, tzinfo=UTC)))
    assert theme.today() == date(2031, 5, 5)
    use_app(None)
