"""A round from opening to what is shown: counted once, nobody named, nothing shown before it closes."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest

from teamtuin.access.policy import Module
from teamtuin.access.viewer import ANYONE, CARETAKER
from teamtuin.app import Teamtuin
from teamtuin.errors import ModuleClosed, NotAllowed, NotVisible, Refused
from teamtuin.rooms import tickets
from teamtuin.rooms.model import Answer, Ending, RoundKind
from teamtuin.rooms.writer import Outcome
from tests.conftest import Team
from tests.rooms.conftest import Answering

pytestmark = pytest.mark.usefixtures("rounds_open")
SECRET = "Yara durfde het te vragen"


def rows(app: Teamtuin, table: str) -> list[tuple]:
    with app.store.transaction(CARETAKER) as tx:
        return tx.execute(f"SELECT * FROM {table}")


def chosen(app: Teamtuin) -> int:
    """How many answers from 1 to 5, and choices, lie in open rounds."""
    return sum(number for *_, number in rows(app, "answer_count"))


def nothing_left(app: Teamtuin) -> bool:
    return rows(app, "answer") == rows(app, "answer_count") == rows(app, "spent_ticket") == []


@pytest.mark.usefixtures("full_team")
def test_a_pulse_shows_two_groups_once_it_is_closed(app: Teamtuin, team: Team, answer: Answering):
    opened = app.rooms.open_pulse(team.tessel, ["P2", "P1"])
    people = [(4, 2)] * 6 + [(2, 2)] * 5
    assert answer(opened.code, *people) == [Outcome.COUNTED] * 11
    assert app.rooms.results(team.bas) == []

    app.rooms.close(team.tessel, opened.id)

    for viewer in (team.tessel, team.bas, team.hester):
        found = app.rooms.results(viewer)
        assert [(one.question.key, one.answers, one.low, one.high) for one in found] == [
            ("P1", 11, 5, 6),
            ("P2", 11, 11, 0),
        ]


@pytest.mark.usefixtures("full_team")
def test_groups_of_one_to_four_are_not_shown(app: Teamtuin, team: Team, answer: Answering):
    opened = app.rooms.open_pulse(team.tessel, ["P1"])
    answer(opened.code, *[(5,)] * 7, (1,))
    app.rooms.close(team.tessel, opened.id)
    (found,) = app.rooms.results(team.tessel)
    assert (found.answers, found.low, found.high) == (8, None, None)


def test_of_fewer_than_five_nothing_stays(app: Teamtuin, team: Team, answer: Answering, day: UUID):
    opened = app.rooms.open_exit_ticket(team.tessel, day, ["takeaway"])
    answer(opened.code, *[(5, SECRET)] * 4)
    app.rooms.close(team.tessel, opened.id)
    assert app.rooms.results(team.tessel) == []
    assert app.rooms.to_read_first(team.tessel, opened.id) == []
    assert rows(app, "round_text") == []
    assert nothing_left(app)


def test_closing_destroys_the_answers_the_tickets_and_their_key(
    app: Teamtuin, team: Team, answer: Answering, day: UUID
):
    opened = app.rooms.open_exit_ticket(team.tessel, day, ["takeaway", "let_go"])
    answer(opened.code, *[(5, f"{SECRET} {n}") for n in range(6)])
    assert (chosen(app), len(rows(app, "answer")), len(rows(app, "spent_ticket"))) == (6, 6, 6)

    app.rooms.close(team.tessel, opened.id)

    assert nothing_left(app)
    with app.store.transaction(CARETAKER) as tx:
        left = tx.one("SELECT code, ticket_key, taken FROM round")
    assert left == (None, None, 0)
    assert app.rooms.door(opened.code) is None


def test_ids_are_random_and_texts_lie_in_the_order_of_their_ids(
    app: Teamtuin, team: Team, answer: Answering, day: UUID
):
    opened = app.rooms.open_exit_ticket(team.tessel, day, ["takeaway"])
    answer(opened.code, *[(5, f"{n:02d}") for n in range(20)])
    given = {row[0] for row in rows(app, "answer")}
    assert {id_.version for id_ in given} == {4}
    assert opened.id.version == 4

    app.rooms.close(team.tessel, opened.id)

    kept = rows(app, "round_text")
    ids, texts = [row[0] for row in kept], [row[3] for row in kept]
    assert ids == sorted(ids, key=str)
    assert {id_.version for id_ in ids} == {4}
    assert given.isdisjoint(ids)
    assert sorted(texts) == [f"{n:02d}" for n in range(20)]
    assert texts != sorted(texts)


def test_only_who_opened_it_closes_it(app: Teamtuin, team: Team):
    opened = app.rooms.open_pulse(team.tessel, ["P1"])
    for viewer in (*team.others.values(), ANYONE):
        for round_id in (opened.id, uuid4()):
            with pytest.raises(NotVisible):
                app.rooms.close(viewer, round_id)
    app.rooms.close(team.tessel, opened.id)
    with pytest.raises(NotVisible):
        app.rooms.close(team.tessel, opened.id)


def test_who_is_not_of_the_team_opens_nothing_and_is_told_of_nothing(app: Teamtuin, team: Team, day: UUID):
    opened = app.rooms.open_pulse(team.tessel, ["P1"])
    for viewer in (team.fenna, team.wim, team.rachida, ANYONE):
        with pytest.raises((NotAllowed, NotVisible)):
            app.rooms.open_pulse(viewer, ["P2"])
        with pytest.raises(NotVisible):
            app.rooms.open_exit_ticket(viewer, day)
        assert app.rooms.listed(viewer) == []
        with pytest.raises(NotVisible):
            app.rooms.get(viewer, opened.id)
    assert [one.id for one in app.rooms.listed(team.bas)] == [opened.id]


def test_without_the_councils_consent_nothing_opens_and_nothing_is_answered(
    app: Teamtuin, team: Team, day: UUID
):
    opened = app.rooms.open_pulse(team.tessel, ["P1"], strict=False)
    door = app.rooms.door(opened.code)
    app.school.withdraw_consent(team.rachida, Module.ROUNDS)
    with pytest.raises(ModuleClosed):
        app.rooms.open_exit_ticket(team.tessel, day)
    assert app.rooms.door(opened.code) is None
    late = app.rooms.answer(door, door.new_ticket(), (Answer(question=1, scale=3),))
    assert late.result(10) is Outcome.OVER
    assert chosen(app) == 0


@pytest.mark.parametrize("keys", [[], ["P9"], ["P1", "P2", "P3", "P4"], ["takeaway"]])
def test_other_questions_than_one_to_three_of_the_bank_are_refused(
    app: Teamtuin, team: Team, keys: list[str]
):
    with pytest.raises(Refused):
        app.rooms.open_pulse(team.tessel, keys)
    assert app.rooms.listed(team.tessel) == []


def test_one_pulse_at_a_time(app: Teamtuin, team: Team):
    first = app.rooms.open_pulse(team.tessel, ["P1"])
    with pytest.raises(Refused):
        app.rooms.open_pulse(team.bas, ["P1"])
    app.rooms.close(team.tessel, first.id)
    assert app.rooms.open_pulse(team.bas, ["P1"]).code


def test_a_ticket_counts_once_however_often_it_is_sent(app: Teamtuin, team: Team):
    door = app.rooms.door(app.rooms.open_pulse(team.tessel, ["P1"], strict=False).code)
    given = [door.new_ticket() for _ in range(40)]
    with ThreadPoolExecutor(16) as pool:
        sent = [ticket for ticket in given for _ in range(5)]
        futures = list(pool.map(lambda t: app.rooms.answer(door, t, (Answer(question=1, scale=3),)), sent))
    outcomes = [future.result(10) for future in futures]
    assert outcomes.count(Outcome.COUNTED) == 40
    assert outcomes.count(Outcome.AGAIN) == 160
    assert chosen(app) == 40


def test_a_ticket_of_another_round_or_of_nobody_is_no_ticket(app: Teamtuin, team: Team, day: UUID):
    pulse = app.rooms.door(app.rooms.open_pulse(team.tessel, ["P1"], strict=False).code)
    exit_ticket = app.rooms.door(app.rooms.open_exit_ticket(team.tessel, day).code)
    forged = [
        exit_ticket.new_ticket(),
        "",
        "x" * 32,
        "é" * 32,
        pulse.new_ticket()[:-1],
        tickets.give(b"0" * 32),
    ]
    for ticket in forged:
        with pytest.raises(NotVisible):
            app.rooms.answer(pulse, ticket, (Answer(question=1, scale=3),))


def test_a_full_round_takes_no_more(app: Teamtuin, team: Team, answer: Answering):
    opened = app.rooms.open_pulse(team.tessel, ["P1"])
    with app.store.transaction(CARETAKER) as tx:
        tx.execute("UPDATE round SET most_tickets = 2")
    assert answer(opened.code, (1,), (2,), (3,)) == [Outcome.COUNTED, Outcome.COUNTED, Outcome.OVER]


def test_one_bad_answer_takes_no_other_along(app: Teamtuin, team: Team):
    door = app.rooms.door(app.rooms.open_pulse(team.tessel, ["P1"], strict=False).code)
    futures = [
        app.rooms.answer(door, door.new_ticket(), (Answer(question=place, scale=3),))
        for place in (1, 1, 2**40, 1)
    ]
    failed = [future.exception(10) is not None for future in futures]
    assert failed == [False, False, True, False]
    assert chosen(app) == len(rows(app, "spent_ticket")) == 3


@pytest.mark.usefixtures("full_team")
def test_an_answer_that_comes_while_the_round_closes_is_counted_or_told_to_be_late(app: Teamtuin, team: Team):
    opened = app.rooms.open_pulse(team.tessel, ["P1"])
    door = app.rooms.door(opened.code)
    given, four = tickets.printed(door.key, 15), (Answer(question=1, scale=4),)
    futures = [app.rooms.answer(door, ticket, four) for ticket in given[:12]]
    app.rooms.close(team.tessel, opened.id)
    futures += [app.rooms.answer(door, ticket, four) for ticket in given[12:]]
    outcomes = [future.result(10) for future in futures]
    counted, shown = outcomes.count(Outcome.COUNTED), app.rooms.results(team.tessel)
    assert [one.answers for one in shown] == ([counted] if counted >= 5 else [])
    assert outcomes[-1] is Outcome.OVER
    assert nothing_left(app)


def test_a_strict_round_takes_printed_codes_only_and_prints_the_same_again(app: Teamtuin, team: Team):
    opened = app.rooms.open_pulse(team.tessel, ["P1"])
    for other in team.others.values():
        with pytest.raises(NotVisible):
            app.rooms.print_codes(other, opened.id, 5)
    with pytest.raises(Refused):
        app.rooms.print_codes(team.tessel, opened.id, 61)
    printed = app.rooms.print_codes(team.tessel, opened.id, 5)
    assert len(set(printed)) == 5
    assert app.rooms.print_codes(team.tessel, opened.id, 3) == printed
    more = app.rooms.print_codes(team.tessel, opened.id, 7)
    assert (more[:5], len(set(more))) == (printed, 7)
    door = app.rooms.door(opened.code)
    assert door.new_ticket() == ""
    with pytest.raises(NotVisible):
        app.rooms.answer(door, tickets.give(door.key), (Answer(question=1, scale=3),))
    outcomes = [
        app.rooms.answer(door, ticket, (Answer(question=1, scale=3),)).result(10)
        for ticket in [*printed, printed[0]]
    ]
    assert outcomes == [Outcome.COUNTED] * 5 + [Outcome.AGAIN]


def test_a_board_keeps_what_was_written_for_it_and_is_opened_once(
    app: Teamtuin, team: Team, answer: Answering
):
    draft = app.drafts.open(team.tessel, "study_days:new:board:question")
    app.drafts.put(team.tessel, draft.id, draft.rev, "Wat zag je vandaag?")
    opened = app.rooms.open_board(team.tessel, {"question": draft.id})
    assert app.rooms.open_board(team.tessel, {"question": draft.id}).id == opened.id
    assert [asked.sentence for asked in opened.questions] == ["Wat zag je vandaag?"]
    answer(opened.code, (SECRET,), ("En nog iets.",))
    app.rooms.close(team.tessel, opened.id)
    assert {text.text for text in app.rooms.to_read_first(team.tessel, opened.id)} == {SECRET, "En nog iets."}


def test_of_a_round_without_codes_more_answers_than_people_are_shown_to_nobody(
    app: Teamtuin, team: Team, answer: Answering, day: UUID
):
    """Nine of one's own beside one of a colleague would tell that one."""
    opened = app.rooms.open_pulse(team.tessel, ["P1"], strict=False)
    answer(opened.code, *[(5,)] * 9, (1,))
    assert app.rooms.close(team.tessel, opened.id) is Ending.TOO_MANY
    there = app.rooms.open_exit_ticket(team.tessel, day, ["takeaway"])
    answer(there.code, *[(5, SECRET)] * 21)
    assert app.rooms.close(team.tessel, there.id) is Ending.TOO_MANY
    assert app.rooms.results(team.bas) == rows(app, "round_text") == []
    assert nothing_left(app)


@pytest.mark.usefixtures("full_team")
def test_contributions_are_those_of_closed_rounds_and_in_the_demo_of_open_ones_too(
    app: Teamtuin, team: Team, answer: Answering, day: UUID
):
    opened = app.rooms.open_pulse(team.tessel, ["P1", "P2"])
    answer(opened.code, *[(5, 4)] * 6)
    other = app.rooms.open_exit_ticket(team.tessel, day, ["takeaway"])
    answer(other.code, (3, SECRET), (4, ""))
    assert app.rooms.contributions() == 0
    with app.store.transaction(CARETAKER) as tx:
        tx.execute("UPDATE school SET demo = true")
    assert app.rooms.contributions() == 8
    app.rooms.close(team.tessel, opened.id)
    app.rooms.close(team.tessel, other.id)
    assert app.rooms.contributions() == 6
    assert {one.kind for one in app.rooms.listed(team.tessel)} == {RoundKind.PULSE, RoundKind.EXIT_TICKET}
