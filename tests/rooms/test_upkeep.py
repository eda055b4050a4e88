"""What time does to a round: it closes by itself, and survives the person who opened it."""

from datetime import timedelta
from uuid import UUID

import pandas as pd
import pytest

from teamtuin.access.policy import Module
from teamtuin.app import Teamtuin
from teamtuin.commands.doctor import do_doctor
from teamtuin.exchange.school_export import export_school
from tests.conftest import Team
from tests.rooms.conftest import Answering

pytestmark = pytest.mark.usefixtures("rounds_open")


@pytest.mark.usefixtures("full_team")
def test_a_round_closes_by_itself_after_fourteen_days(app: Teamtuin, team: Team, answer: Answering):
    opened = app.rooms.open_pulse(team.tessel, ["P1"])
    answer(opened.code, *[(5,)] * 6)
    today = opened.opened_on
    assert app.keeping.upkeep(today + timedelta(days=14)).rounds == 0
    assert app.rooms.door(opened.code) is not None
    assert app.keeping.upkeep(today + timedelta(days=15), dry_run=True).rounds == 1
    assert app.rooms.door(opened.code) is not None

    assert app.keeping.upkeep(today + timedelta(days=15)).rounds == 1

    assert app.rooms.door(opened.code) is None
    assert [(one.answers, one.low, one.high) for one in app.rooms.results(team.bas)] == [(6, 0, 6)]
    assert app.rooms.get(team.bas, opened.id).closed_on == today + timedelta(days=15)


def test_who_is_forgotten_leaves_the_round_to_the_team(
    app: Teamtuin, team: Team, answer: Answering, day: UUID
):
    opened = app.rooms.open_exit_ticket(team.tessel, day, ["takeaway"])
    answer(opened.code, *[(5, "iets")] * 5)
    app.keeping.forget(team.tessel)
    assert app.rooms.get(team.bas, opened.id).opened_by is None
    app.rooms.close(team.bas, opened.id)
    assert len(app.rooms.to_read_first(team.bas, opened.id)) == 5


@pytest.mark.usefixtures("full_team")
def test_the_doctor_counts_and_the_school_takes_along_what_may_be_shown(
    app: Teamtuin, team: Team, answer: Answering, tmp_path
):
    opened = app.rooms.open_pulse(team.tessel, ["P1", "P2"])
    answer(opened.code, *[(5, 5)] * 5, *[(1, 5)] * 3)
    assert do_doctor(app, {})["counts"]["contributions"] == 0
    export_school(app, tmp_path / "before")
    assert len(pd.read_csv(tmp_path / "before" / "rounds.csv")) == 0

    app.rooms.close(team.tessel, opened.id)

    assert do_doctor(app, {})["counts"]["contributions"] == 8
    export_school(app, tmp_path / "after")
    text = (tmp_path / "after" / "rounds.csv").read_text()
    assert [line.split(",")[1:] for line in text.splitlines()[1:]] == [
        ["P1", "question_bank", "8", "", ""],
        ["P2", "question_bank", "8", "0", "8"],
    ]


@pytest.mark.usefixtures("full_team")
def test_without_consent_the_school_takes_no_round_along(
    app: Teamtuin, team: Team, answer: Answering, tmp_path
):
    opened = app.rooms.open_pulse(team.tessel, ["P1"])
    answer(opened.code, *[(5,)] * 8)
    app.rooms.close(team.tessel, opened.id)
    app.school.withdraw_consent(team.rachida, Module.ROUNDS)
    export_school(app, tmp_path)
    assert len(pd.read_csv(tmp_path / "rounds.csv")) == 0
