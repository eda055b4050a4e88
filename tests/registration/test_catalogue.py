"""The catalogue says what stands on the screen: no field more, and none less."""

import ast
from collections import Counter
from pathlib import Path

import pytest

from teamtuin.registration.catalogue import BY_KEY
from teamtuin.registration.model import Whose
from teamtuin.texts import texts_for
from tests.registration.screens import fields_on, opened, world
from tests.ui.page import press

NL = texts_for("nl")
ROOM = Path(__file__).resolve().parents[2] / "teamtuin" / "ui"
DRAWS = {"sent", "form", "writing_field", "text_input", "text_area"}
"""What draws a field in which one types."""
OF_THE_CATALOGUE = {
    "agreement",
    "coaching",
    "coaching_forms",
    "experiment_adding",
    "experiment_carriers",
    "experiment_column",
    "experiment_cycles",
    "experiment_deciding",
    "experiment_forms",
    "experiment_looking",
    "experiment_parents",
    "experiment_room",
    "experiment_seeds",
    "experiment_thoughts",
    "experiment_voices",
    "peer_log",
    "peer_session",
    "presenting_deck",
    "presenting_slide",
    "steps",
    "study_day",
    "study_day_board",
    "study_day_harvest",
    "study_day_programme",
    "study_days",
    "today",
}
NO_REGISTRATION = {
    "experiment": "the page that opens the forms",
    "forms": "how forms are drawn",
    "deepening": "an answer under a line, as one question of a way in",
    "write_on": "an answer under a text, as one question of a way in",
    "unkept": "a text that was begun elsewhere",
    "peer_change": "the words of a session once more",
    "garden": "searching",
    "own_things": "signing in",
    "own_look": "how it looks",
    "leaving": "going away",
    "ai_school": "setting up the house",
    "ai_conditions": "setting up the house",
    "administration": "setting up the house",
    "council": "the consent of the council",
    "invitation": "setting up the house",
}


@pytest.mark.parametrize("whose", [Whose.TEAM, pytest.param(Whose.NOT_COUNTED, marks=pytest.mark.long)])
def test_each_form_asks_on_its_screen_what_the_catalogue_says_and_nothing_else(app, open_as, team, whose):
    screens = world(app, team)
    assert sorted(form for screen in screens for form in screen.forms) == sorted(BY_KEY)
    tabs = {}
    of_these = [screen for screen in screens if BY_KEY[screen.forms[0]].whose is whose]
    for screen in sorted(of_these, key=lambda one: one.who):
        page = tabs.get(screen.who) or tabs.setdefault(screen.who, open_as(getattr(team, screen.who)))
        compare(opened(page, screen), screen)


def compare(page, screen):
    """At first sight, and after the press that shows what stands behind it."""
    assert asked(page, screen) == said(screen, later=not screen.more)
    if screen.more:
        assert asked(press(page, screen.more), screen) == said(screen, later=True)


def said(screen, *, later):
    """By the catalogue: what each field is, and the words over it unless they vary."""
    fields = [each for form in screen.forms for each in BY_KEY[form].fields if later or not each.later]
    return Counter((each.kind, "" if each.varies else NL.gettext(each.label)) for each in fields)


def asked(page, screen):
    """On the screen, in the same way."""
    known = {NL.gettext(each.label) for form in screen.forms for each in BY_KEY[form].fields}
    varies = {each.kind for form in screen.forms for each in BY_KEY[form].fields if each.varies}
    return Counter(
        (kind, "" if kind in varies and label not in known else label)
        for kind, label in fields_on(page)
        if label not in screen.beside
    )


def test_whatever_draws_a_field_is_in_the_catalogue_or_is_no_registration():
    drawing = {
        file.stem
        for file in ROOM.glob("*.py")
        if any(called(node) in DRAWS for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    }
    assert drawing <= OF_THE_CATALOGUE | set(NO_REGISTRATION)
    assert drawing >= OF_THE_CATALOGUE


def called(node):
    if not isinstance(node, ast.Call):
        return ""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
