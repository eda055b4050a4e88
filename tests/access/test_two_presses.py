"""From the first field to another reader: no way of fewer than two presses after saving (product rule R3).

Whatever stands on the page after saving is pressed once, each in a page of its own. After each of these
presses nobody else may have come to read anything.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from streamlit.testing.v1 import AppTest

from teamtuin.access.policy import Module
from teamtuin.access.viewer import CARETAKER
from teamtuin.app import Teamtuin
from teamtuin.reflections.model import Reflection
from teamtuin.reflections.outbox import Line
from teamtuin.ui import steps, today
from tests.access.one_of_each import open_everything, typed
from tests.conftest import Team
from tests.ui.conftest import ROOT, Open, open_as  # noqa: F401 (a fixture)
from tests.ui.page import Write, press, visits, words_of

SENTENCE = "De wissel kostte vier minuten en mijn omroepstem."
Saved = Callable[[], AppTest]


def what_others_see(app: Teamtuin, team: Team) -> dict[str, list[Any]]:
    """All that everybody but Tessel can read, by the services that give it to the pages."""
    seen: dict[str, list[Any]] = {}
    for name, viewer in team.others.items():
        seen[name] = [
            app.reflections.readable(viewer),
            app.experiments.all(viewer),
            [app.experiments.story(viewer, one.id) for one in app.experiments.all(viewer)],
            app.study_days.days(viewer),
            app.peer_learning.readable(viewer),
            app.agreements.ours(viewer),
            app.coaching.overview(viewer),
            app.drafts.unkept(viewer),
        ]
    return seen


def beyond_tessel(app: Teamtuin) -> dict[str, list[Any]]:
    """Every row but drafts, sign-ins and the sealed texts themselves: whoever comes to read adds one."""
    with app.store.transaction(CARETAKER) as tx:
        names = [name for (name,) in tx.execute("SELECT table_name FROM duckdb_tables()")]
        return {
            name: tx.execute(f'SELECT * FROM "{name}" ORDER BY ALL')
            for name in names
            if name not in ("draft", "session", "reflection")
        }


@pytest.fixture
def kept(app: Teamtuin, team: Team, write: Write) -> Reflection:
    """Tessel saved a line in a school where everything is open and a proeftuin runs."""
    open_everything(app, team)
    seed = app.experiments.plant(team.tessel, typed(app, team.tessel, "z", seed="Wat als?"), signed=False)
    with app.store.transaction(team.tessel) as tx:
        tx.execute("UPDATE experiment SET phase = 'try_out' WHERE id = $id", {"id": seed.id})
    assert Module.SHARING in app.school.open_modules(team.tessel)
    return write(team.tessel, SENTENCE)


@pytest.fixture
def saved(team: Team, open_as: Open, kept: Reflection) -> dict[str, Saved]:  # noqa: F811
    """The pages on which one can be right after saving."""
    open_as(team.tessel)  # signs in; and the first page of a day does the day's upkeep

    def on(room: str, **state: object) -> Saved:
        def opened() -> AppTest:
            page = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=30)
            for key, value in state.items():
                page.session_state[key] = value
            page.switch_page(f"pages/{room}.py").run()
            assert "Bewaard. Alleen jij ziet dit." in words_of(page)
            return page

        return opened

    return {
        "today": on("today", **{today.KEPT: kept.id}),
        "today, after the answer": on("today", **{today.KEPT: kept.id, today.ANSWERED: True}),
        "write": on("write", **{steps.KEPT: str(kept.id)}),
    }


def ways_on(page: AppTest) -> list[str]:
    """Every button; there are no other things to press right after saving, or this walk is not whole."""
    others = [page.button_group, page.selectbox, page.multiselect, page.checkbox, page.toggle, page.radio]
    assert not any(others)
    return [str(button.key) for button in page.button if not button.disabled]


def test_after_one_press_nobody_else_reads_anything(
    app: Teamtuin, team: Team, saved: dict[str, Saved], kept: Reflection
) -> None:
    before, rows = what_others_see(app, team), beyond_tessel(app)
    walked = set()
    for place, opened in saved.items():
        page = opened()
        for number, way in enumerate(ways_on(page)):
            press(opened() if number else page, way)
            walked.add((place, way))
        assert beyond_tessel(app) == rows, place
    assert what_others_see(app, team) == before
    assert ("today", "line_offer") in walked
    assert {place for place, _ in walked} == set(saved)


def test_a_line_from_kort_reaches_nobody_else_by_arriving_or_by_writing_on(
    app: Teamtuin,
    team: Team,
    kept: Reflection,
    open_as: Open,  # noqa: F811
) -> None:
    """Kort has two ways on, and both are plain links: Today, which is walked above, and writing on."""
    visits(open_as, "my_garden")(team.tessel)
    before, rows = what_others_see(app, team), beyond_tessel(app)

    came_in = app.outbox.receive(team.tessel, Line(id=uuid4(), text=SENTENCE, age=timedelta()))
    visits(open_as, "write")(team.tessel, id=came_in)

    assert (what_others_see(app, team), beyond_tessel(app)) == (before, rows)


def test_there_is_a_way_to_another_reader_of_more_presses(
    app: Teamtuin,
    team: Team,
    saved: dict[str, Saved],
    kept: Reflection,
    open_as: Open,  # noqa: F811
) -> None:
    """Else the test above could not fail: this is what it looks for."""
    press(saved["today"](), "today_read")
    before, rows = what_others_see(app, team), beyond_tessel(app)
    page = press(visits(open_as, "my_garden")(team.tessel, id=kept.id), "reading_share")
    page.button_group(key=f"share_people_{kept.id}").set_value([team.bas.id]).run()
    assert (what_others_see(app, team), beyond_tessel(app)) == (before, rows)

    press(page, "share_with_")

    assert what_others_see(app, team) != before
    assert beyond_tessel(app) != rows
