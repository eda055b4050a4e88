"""A backup brings back no note that was thrown away, no task, and no answers of a round that was closed."""

from datetime import date

import pytest

from teamtuin.access.policy import Module
from teamtuin.app import open_teamtuin
from teamtuin.clock import new_id
from teamtuin.errors import NotVisible
from teamtuin.experiments.carriers.model import Carrier
from teamtuin.rooms.model import answers_from
from teamtuin.rooms.voices.model import Audience, Way
from teamtuin.rooms.voices.service import Asked
from teamtuin.store.keys import CLOSED_ROUND, Tombstone
from tests.keeping.returning import put_back

WORDS = "Mijn dochter vond het te druk"


def typed(app, viewer, **texts):
    made = {}
    for name, text in texts.items():
        draft = app.drafts.open(viewer, f"experiments:{new_id()}:test:{name}")
        app.drafts.put(viewer, draft.id, draft.rev, text)
        made[name] = draft.id
    return made


@pytest.fixture
def at(app, team):
    app.school.consent(team.rachida, Module.ROUNDS, date(2026, 9, 1), "MR 5")
    seed = typed(app, team.tessel, seed="Wat als de bel weg mag?")
    return app.experiments.plant(team.tessel, seed, signed=False).id


@pytest.fixture
def opened(app, team, at):
    asked = Asked(
        audience=Audience.PARENTS,
        way=Way.PHONE,
        options=("yes", "no"),
        people=30,
        with_text=True,
        codes=False,
    )
    return app.rooms.voices.open(team.tessel, at, typed(app, team.tessel, question="Welkom?"), asked)


def answer(app, opened, *people):
    for chosen, text in people:
        door = app.rooms.door(opened.code)
        given = answers_from(door.round.questions, {1: str(chosen), 2: text})
        app.rooms.answer(door, door.new_ticket(), given).result(10)


def written(app, *tables):
    with app.store.reading_copy() as root:
        return [root.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]


def test_a_note_that_was_thrown_away_stays_away(app, team, opened, secret, settings, tmp_path):
    answer(app, opened, *[(1, f"{WORDS} {n}") for n in range(6)])
    app.rooms.close(team.tessel, opened.id)
    app.keeping.back_up(tmp_path / "closed.backup")
    (gone, *left) = app.rooms.to_read_first(team.tessel, opened.id)
    app.rooms.leave_out(team.tessel, gone.id)

    again = put_back(app, settings, tmp_path / "closed.backup", secret)
    try:
        waiting = again.rooms.to_read_first(team.tessel, opened.id)
        assert {text.id for text in waiting} == {text.id for text in left}
    finally:
        again.close()


def test_the_answers_of_a_round_that_was_closed_do_not_come_back(
    app, team, opened, secret, settings, tmp_path
):
    """Twelve then and thirteen at closing would tell what the thirteenth said."""
    answer(app, opened, *[(1, WORDS)] * 7, *[(2, "")] * 5)
    app.keeping.back_up(tmp_path / "open.backup")
    answer(app, opened, (2, ""))
    app.rooms.close(team.tessel, opened.id)
    app.keeping.back_up(tmp_path / "closed.backup")

    again = put_back(app, settings, tmp_path / "open.backup", secret)
    try:
        assert written(again, "answer", "answer_count", "spent_ticket", "round_text") == [0, 0, 0, 0]
        assert again.rooms.get(team.tessel, opened.id).closed_on
        assert again.rooms.door(opened.code) is None
        with pytest.raises(NotVisible):
            again.rooms.close(team.tessel, opened.id)
        assert again.rooms.results(team.tessel) == []
    finally:
        again = put_back(again, settings, tmp_path / "closed.backup", secret)
        kept = again.rooms.results(team.tessel)
        waiting = again.rooms.to_read_first(team.tessel, opened.id)
        again.close()
    assert [(one.answers, one.cells) for one in kept] == [(13, (7, 6))]
    assert len(waiting) == 7


def test_a_closing_that_was_written_down_and_not_kept_costs_no_answers(app, team, opened, settings):
    """The process ended between the two: the round is open, and is closed later as any other."""
    answer(app, opened, *[(1, "")] * 6)
    app.store.keys.bury([Tombstone(CLOSED_ROUND, opened.id)])
    app.close()
    again = open_teamtuin(settings)
    try:
        assert Tombstone(CLOSED_ROUND, opened.id) not in again.store.keys.buried()
        again.rooms.close(team.tessel, opened.id)
        assert [one.answers for one in again.rooms.results(team.tessel)] == [6]
    finally:
        again.close()


def test_a_task_that_was_taken_off_stays_away_with_its_words(app, team, at, secret, settings, tmp_path):
    carriers = app.experiments.carriers
    drafts = typed(app, team.tessel, task="Hulp in de werktijd")
    carriers.write_down(team.tessel, at, drafts, [Carrier.TEAM], [Carrier.PUPILS])
    app.keeping.back_up(tmp_path / "before.backup")
    carriers.take_off(team.tessel, carriers.of(team.tessel, at)[0].id)
    assert written(app, f"draft WHERE id = '{drafts['task']}'") == [0]

    again = put_back(app, settings, tmp_path / "before.backup", secret)
    try:
        assert again.experiments.carriers.of(team.tessel, at) == []
        assert written(again, f"draft WHERE id = '{drafts['task']}'") == [0]
    finally:
        again.close()
