"""Rounds of the pulse from a file: closed like any other, so that no single step stays."""

from datetime import date

import pytest

from teamtuin.access.viewer import CARETAKER, DOORKEEPER
from teamtuin.app import Teamtuin
from teamtuin.errors import ModuleClosed
from teamtuin.exchange import refusals
from teamtuin.exchange.demo import demo_files, load_demo
from teamtuin.exchange.importing import import_files
from teamtuin.exchange.reading import SourceFile
from teamtuin.exchange.refusals import ImportRefused
from teamtuin.rooms.model import RoundKind
from tests.exchange.conftest import NOW, Holding


def of_the_demo() -> list[SourceFile]:
    return [one for one in demo_files(NOW.date()) if one.name in ("team.yaml", "pulse_rounds.yaml")]


def taken_in(app: Teamtuin, text: str, **how):
    return import_files(
        app.store, app.bank, DOORKEEPER, [SourceFile(name="p.yaml", raw=text.encode())], clock=app.now, **how
    )


@pytest.fixture
def school(holding: Holding) -> Teamtuin:
    """The demo's team and rounds, and nothing else."""
    return holding(*of_the_demo())


def rows(app: Teamtuin, sql: str) -> list[tuple]:
    with app.store.transaction(CARETAKER) as tx:
        return tx.execute(sql)


def test_the_rounds_of_the_demo_show_their_groups_and_the_last_one_is_open(school: Teamtuin):
    found = school.rooms.results(CARETAKER)
    shown = [
        (str(one.opened_on), one.answers, one.low, one.high) for one in found if one.question.key == "P1"
    ]
    assert shown == [
        ("2026-08-31", 15, 5, 10),
        ("2026-09-14", 14, 8, 6),
        ("2026-09-28", 16, 10, 6),
        ("2026-10-19", 13, 5, 8),
        ("2026-11-02", 15, 8, 7),
        ("2026-11-16", 16, 6, 10),
    ]
    assert {one.question.key for one in found} == {"P1", "P2"}
    (running,) = [one for one in school.rooms.listed(CARETAKER) if one.closed_on is None]
    assert (running.kind, running.opened_on) == (RoundKind.PULSE, date(2026, 11, 23))
    assert rows(school, "SELECT DISTINCT round_id FROM answer_count") == [(running.id,)]
    assert rows(school, "SELECT sum(number) FROM answer_count GROUP BY question") == [(4,), (4,)]
    assert rows(school, "SELECT count(*) FROM spent_ticket") == [(0,)]


def test_the_open_round_of_four_leaves_nothing_when_it_closes(school: Teamtuin):
    (running,) = [one for one in school.rooms.listed(CARETAKER) if one.closed_on is None]
    school.rooms.close(CARETAKER, running.id)
    assert all(one.round_id != running.id for one in school.rooms.results(CARETAKER))
    assert rows(school, "SELECT count(*) FROM answer_count") == [(0,)]


def test_twice_is_once_and_a_closed_round_is_never_made_anew(school: Teamtuin):
    before = school.rooms.results(CARETAKER)
    again = import_files(school.store, school.bank, DOORKEEPER, of_the_demo(), clock=school.now, update=True)
    assert "pulse_rounds" not in again.new
    assert "round-d1df0ceb" in again.known
    assert school.rooms.results(CARETAKER) == before
    assert len(school.rooms.listed(CARETAKER)) == 7


@pytest.mark.parametrize(
    ("text", "sentence", "line"),
    [
        ("pulse_rounds:\n- {week: 2026-36, n: 5, P1: [1,1,1,1,1]}", refusals.NOT_A_WEEK, 2),
        ("pulse_rounds:\n- {week: 2026-W54, n: 5, P1: [1,1,1,1,1]}", refusals.NOT_A_WEEK, 2),
        ("pulse_rounds:\n- {week: 2026-W51, n: 5, P1: [1,1,1,1,1]}", refusals.WEEK_TO_COME, 2),
        ("pulse_rounds:\n- week: 2026-W30\n  n: 6\n  P1: [1,1,1,1,1]", refusals.NOT_TOGETHER, 4),
        ("pulse_rounds:\n- {week: 2026-W30, n: 4, P1: [1,1,1,1]}", refusals.NOT_A_LIST, 2),
        ("pulse_rounds:\n- {week: 2026-W30, n: 1, P1: [1,0,0,0,-1]}", refusals.NOT_A_NUMBER, 2),
        ("pulse_rounds:\n- {week: 2026-W30, n: 1, P5: [1,0,0,0,0]}", refusals.UNKNOWN_FIELD, 2),
    ],
)
def test_a_round_that_cannot_be_is_refused_with_its_line(school: Teamtuin, text, sentence, line):
    before = school.rooms.listed(CARETAKER)
    with pytest.raises(ImportRefused) as refusal:
        taken_in(school, text)
    assert (refusal.value.sentence, refusal.value.line) == (sentence, line)
    assert school.rooms.listed(CARETAKER) == before


def test_a_rehearsal_changes_nothing(school: Teamtuin):
    before = school.rooms.listed(CARETAKER)
    told = taken_in(school, "pulse_rounds:\n- {week: 2026-W30, n: 6, P1: [1,1,1,1,2]}", dry_run=True)
    assert told.new == {"pulse_rounds": ["round-9026dac5"]}
    assert school.rooms.listed(CARETAKER) == before


def test_in_an_own_school_only_closed_rounds_come_in_and_only_with_the_councils_consent(app: Teamtuin):
    with pytest.raises(ImportRefused) as refusal:
        taken_in(app, "pulse_rounds:\n- {week: 2026-W30, n: 4}")
    assert refusal.value.sentence == refusals.MISSING
    with pytest.raises(ModuleClosed):
        taken_in(app, "pulse_rounds:\n- {week: 2026-W30, n: 6, P1: [1,1,1,1,2]}")
    assert app.rooms.listed(CARETAKER) == []


def test_in_the_demo_school_a_board_with_the_code_tuin_stands_open_and_comes_back(empty: Teamtuin):
    empty.rooms.see_to_demo_board()
    assert empty.rooms.door("TUIN") is None
    load_demo(empty.store, empty.bank, empty.now)
    for _ in range(2):
        empty.rooms.see_to_demo_board()
    first = empty.rooms.door("tuin")
    assert first.round.standing

    empty.rooms.close(CARETAKER, first.round.id)

    second = empty.rooms.door("TUIN")
    assert second.round.id != first.round.id
    assert not second.holds(first.new_ticket())


def test_an_own_school_has_no_board_of_the_demo(app: Teamtuin):
    app.rooms.see_to_demo_board()
    assert app.rooms.listed(CARETAKER) == []


def test_a_week_later_the_rounds_of_the_demo_are_the_same_rounds(school: Teamtuin):
    later = [one for one in demo_files(date(2026, 12, 9)) if one.name in ("team.yaml", "pulse_rounds.yaml")]
    assert b"2026-W38" in later[0].raw
    again = import_files(
        school.store, school.bank, DOORKEEPER, later, clock=lambda: NOW.replace(month=12, day=9)
    )
    assert again.new == {}
    assert len(school.rooms.listed(CARETAKER)) == 7
