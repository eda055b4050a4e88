"""What somebody takes along of trajectories: the owner all of it, the coach only the coach's lines."""

import json
from datetime import date

import pytest

from teamtuin.access.policy import Module
from teamtuin.exchange.export import HTML_FILE, JSON_FILE, export_person
from tests.coaching.conftest import INSIGHT, QUESTION, STRENGTH, filled


@pytest.fixture
def taken(app, team, tmp_path):
    app.school.consent(team.rachida, Module.COACHING, date(2026, 9, 1), "MR 4")
    asked = filled(app, team.tessel, team.fenna)
    app.coaching.share(team.tessel, asked, [team.bas.id])

    def taken(viewer):
        export_person(app, viewer, tmp_path / str(viewer.id))
        folder = tmp_path / str(viewer.id)
        return json.loads((folder / JSON_FILE).read_bytes()), (folder / HTML_FILE).read_text("utf-8")

    return taken


def test_the_owner_takes_all_of_it_with_the_coachs_lines_marked(taken, team):
    document, page = taken(team.tessel)
    (own,) = document["trajectories"]
    assert (own["role"], own["readers"]) == ("owner", ["Bas"])
    said = {(line["by"], line["what"]): line["text"] for line in [*own["lines"], *own["rounds"][0]["lines"]]}
    assert said["owner", "learning_question"] == QUESTION
    assert said["owner", "own_insight"] == INSIGHT
    assert said["coach", "strength_seen"] == STRENGTH
    assert said["coach", "activity"] == "Werktijd onderbouw"
    assert [(clip["by"], clip["at"]) for clip in own["rounds"][0]["clips"]] == [
        ("owner", "03:12"),
        ("coach", "03:12"),
    ]
    for words in (QUESTION, INSIGHT, STRENGTH, "Van de beeldcoach"):
        assert words in page


def test_the_coach_takes_only_the_coachs_lines(taken, team):
    document, page = taken(team.fenna)
    (own,) = document["trajectories"]
    assert own["role"] == "coach"
    assert {line["by"] for line in [*own["lines"], *own["rounds"][0]["lines"]]} == {"coach"}
    for words in (QUESTION, INSIGHT, "Ik wacht", "Tessel"):
        assert words not in json.dumps(document, ensure_ascii=False) + page
    assert STRENGTH in page


def test_a_reader_and_everybody_else_take_nothing_along(taken, team):
    for viewer in (team.bas, team.hester, team.rachida):
        document, page = taken(viewer)
        assert document["trajectories"] == []
        assert QUESTION not in page


def test_what_is_ones_own_can_be_taken_along_while_the_part_is_closed(taken, team, app):
    app.school.withdraw_consent(team.rachida, Module.COACHING)
    assert [own["role"] for own in taken(team.tessel)[0]["trajectories"]] == ["owner"]
    assert taken(team.bas)[0]["trajectories"] == []
