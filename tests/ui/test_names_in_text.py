"""Before sharing a text: what looks like a name is named, the writer decides, and nothing waits for it."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from teamtuin.access.policy import Module
from teamtuin.app import Teamtuin
from teamtuin.reflections.model import Reflection
from tests.coaching.conftest import begun
from tests.conftest import Team
from tests.peer_learning.writing import open_learning, write_down
from tests.ui.conftest import Open
from tests.ui.page import Write, has, press, visits, words_of

SENTENCE = "Yusuf hielp bij het circuit. Daarna zei Bas dat yusuf ADHD heeft."
COLLEAGUE = "Dit gaat over een collega. Schrijf over wat jij zag en deed."


@pytest.fixture
def line(team: Team, write: Write, sharing_open: None) -> Reflection:
    return write(team.tessel, SENTENCE)


@pytest.fixture
def page(open_as: Open, team: Team, line: Reflection) -> AppTest:
    return press(visits(open_as, "my_garden")(team.tessel, id=line.id), "reading_share")


def test_what_was_found_is_told_and_sharing_does_not_wait(
    app: Teamtuin, team: Team, page: AppTest, line: Reflection
) -> None:
    said = words_of(page)
    assert page.button_group(key=f"names_{line.id}").label.startswith("Dit lijken namen.")
    assert "Dit gaat over gezondheid: ADHD. Is dat hier nodig?" in said
    assert COLLEAGUE in said

    page.button_group(key=f"share_people_{line.id}").set_value([team.bas.id]).run()
    button = next(button for button in page.button if str(button.key).startswith("share_with_"))
    button.click().run()

    assert app.reflections.get(team.bas, line.id).text == SENTENCE


def test_other_words_come_in_the_place_of_a_name_everywhere_and_the_name_can_come_back(
    app: Teamtuin, team: Team, page: AppTest, line: Reflection
) -> None:
    assert not has(page, "instead_a child")
    page.button_group(key=f"names_{line.id}").set_value(0).run()
    page = press(page, "instead_a child")
    without = "Een kind hielp bij het circuit. Daarna zei Bas dat een kind ADHD heeft."
    assert app.reflections.get(team.tessel, line.id).text == without
    assert app.reflections.readers(team.tessel, line.id) == []

    press(page, f"names_back_{line.id}")

    assert app.reflections.get(team.tessel, line.id).text == SENTENCE


def test_before_notes_or_a_trajectory_are_shared_the_names_in_them_are_told(
    app: Teamtuin, team: Team, open_as: Open
) -> None:
    open_learning(app, team)
    app.school.consent(team.rachida, Module.COACHING, date(2026, 9, 1), "MR 4")
    session = write_down(app, team.tessel, need="Yusuf heeft ADHD en zoekt rust")
    asked = begun(app, team.tessel, team.fenna, question="Wat zag Bas toen Yusuf wegliep?")
    notes = words_of(press(visits(open_as, "peer_learning")(team.tessel, id=session.id), "session_share"))
    assert "Yusuf. Dit lijkt op een naam." in notes
    assert "Dit gaat over gezondheid: ADHD." in notes
    own = words_of(press(visits(open_as, "coaching")(team.tessel, id=asked), "coaching_share"))
    assert "Bas, Yusuf. Dit lijken namen." in own
    assert COLLEAGUE in own
