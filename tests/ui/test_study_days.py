"""Studiedagen on screen: the clock moves, the harvest gets places, nobody sees a day that is not theirs."""

import re
from datetime import date, time, timedelta

import pytest

from teamtuin.access.policy import Module
from teamtuin.clock import day_of, new_id, utc_now
from teamtuin.study_days.model import Place, ProgrammeItem
from tests.conftest import Team
from tests.ui.page import NOT_THERE, drawn, has, press, visits, words_of

NEED = "Sommige kinderen raken vol. We willen de ochtend anders maken."
EMPTY = "Een goede dag begint met wat jullie nodig hebben."


@pytest.fixture
def visit(open_as):
    return visits(open_as, "study_days")


@pytest.fixture
def today(app):
    return day_of(utc_now())


def prepared(app, viewer, held_on, need=NEED):
    draft = app.drafts.open(viewer, f"study_days:new:prepare-{new_id()}")
    app.drafts.put(viewer, draft.id, draft.rev, need)
    aim = app.drafts.open(viewer, f"study_days:new:aim-{new_id()}")
    return app.study_days.prepare(viewer, {"need": draft.id, "aim": aim.id}, held_on)


def with_programme(app, viewer, day, *parts):
    for title, minutes, how in parts:
        item = ProgrammeItem(id=new_id(), title=title, minutes=minutes, activity_format=how)
        day = app.study_days.add_item(viewer, day.id, item)
    return day


PARTS = (("Inloop en energiepeiling", 20, "check-in"), ("Stille muur", 60, "stille muur"), ("Pauze", 15, ""))


def harvested(app, viewer, day, text):
    draft = app.drafts.open(viewer, f"study_days:{day.id}:{new_id()}")
    app.drafts.put(viewer, draft.id, draft.rev, text)
    return app.study_days.harvest(viewer, day.id, {"outcome": draft.id}).outcomes[-1]


def times_on(page):
    """The begin of each part, as the page says it, in minutes after midnight."""
    found = re.findall(r"([0-9]{2})\\?\.([0-9]{2}) tot ", "\n".join(button.label for button in page.button))
    return [int(hours) * 60 + int(minutes) for hours, minutes in found]


def test_an_empty_room_says_what_it_is_for_and_offers_the_one_next_step(visit, team):
    page = visit(team.tessel)
    assert EMPTY in words_of(page)
    press(page, "study_days_prepare")
    assert page.query_params == {"id": "new", "doe": "prepare"}
    assert "Waar is deze dag voor?" in words_of(page)


def test_the_next_day_stands_first_then_the_earlier_ones(app, visit, team, today):
    for held_on, need in ((today - timedelta(90), "Vroeger"), (today + timedelta(30), "Later"),
                          (today + timedelta(3), "Straks")):  # fmt: skip
        prepared(app, team.tessel, held_on, need)
    rows = [
        button.label.split(" :small")[0] for button in visit(team.bas).button if "row_" in str(button.key)
    ]
    assert rows == ["Vroeger", "Vroeger", "Straks", "Later", "Vroeger"]  # first: two look-backs are due


def test_the_day_shows_its_programme_with_times(app, visit, team, today):
    day = with_programme(app, team.tessel, prepared(app, team.tessel, today + timedelta(7)), *PARTS)
    words = words_of(visit(team.bas, id=day.id))
    assert "<time>09.00</time><span>Inloop en energiepeiling <small>· check-in</small></span>" in words
    assert "<time>10.35</time><span>Einde</span>" in words
    assert "Tessel leidt deze dag." in words
    assert "Oogst" not in words


def test_adding_ten_minutes_to_the_first_item_moves_every_later_start_by_ten_minutes(app, visit, team, today):
    day = with_programme(app, team.tessel, prepared(app, team.tessel, today + timedelta(7)), *PARTS)
    page = visit(team.bas, id=day.id, doe="programme")
    assert times_on(page) == [540, 560, 620]
    press(page, f"row_item_{day.programme[0].id}")
    minutes = page.number_input[0]
    assert minutes.value == 20
    minutes.set_value(30)
    next(button for button in page.button if button.label == "Bewaar").click().run()
    assert not page.exception
    assert times_on(page) == [540, 570, 630]


def test_a_part_moves_up_and_goes_out_and_the_clock_follows(app, visit, team, today):
    day = with_programme(app, team.tessel, prepared(app, team.tessel, today + timedelta(7)), *PARTS)
    page = visit(team.tessel, id=day.id, doe="programme")
    press(page, f"row_item_{day.programme[1].id}")
    press(page, "item_move_-1")
    assert times_on(page) == [540, 600, 620]
    press(page, "item_remove")
    assert times_on(page) == [540, 560]


def test_a_part_is_added_with_a_few_words_and_a_second_one_after_it(app, visit, team, today):
    day = prepared(app, team.tessel, today + timedelta(7))
    page = visit(team.tessel, id=day.id, doe="programme")
    for number, title in enumerate(("Inloop", "Muur"), start=1):
        page.text_input[0].set_value(title)
        next(button for button in page.button if button.label == "Zet in het programma").click().run()
        assert not page.exception
        assert len(times_on(page)) == number
    assert [item.title for item in app.study_days.get(team.bas, day.id).programme] == ["Inloop", "Muur"]


def test_past_the_planned_end_is_said_in_words(app, visit, team, today):
    day = with_programme(app, team.tessel, prepared(app, team.tessel, today + timedelta(7)), *PARTS)
    app.study_days.plan(team.tessel, day.id, day.held_on, time(9), time(10, 20))
    sentence = "Het programma loopt 15 minuten langer dan het geplande einde om 10.20."
    assert sentence in words_of(visit(team.bas, id=day.id))
    assert sentence in words_of(visit(team.bas, id=day.id, doe="programme"))


def test_while_the_day_goes_on_now_is_marked_and_one_tap_moves_the_rest(app, visit, team, today):
    day = prepared(app, team.tessel, today)
    app.study_days.plan(team.tessel, day.id, today, time(0), None)
    day = with_programme(app, team.tessel, day, *((f"Deel {n}", 470, "") for n in range(3)))
    page = visit(team.bas, id=day.id)
    assert words_of(page).count("<em>· nu</em>") == 1
    press(page, "study_day_late")
    assert sorted(item.minutes for item in app.study_days.get(team.bas, day.id).programme) == [470, 470, 480]


def test_the_day_says_which_outcome_has_no_place_and_stays_open(app, visit, team, today):
    day = prepared(app, team.tessel, today)
    outcome = harvested(app, team.bas, day, "Een rustplek per lokaal")
    page = visit(team.tessel, id=day.id)
    press(page, "study_day_close")
    assert "“Een rustplek per lokaal” heeft nog geen plek." in words_of(page)
    app.study_days.give_place(team.tessel, day.id, outcome.id, Place.HABIT)
    page = visit(team.tessel, id=day.id)
    press(page, "study_day_close")
    press(page, "study_day_really_close")
    assert app.study_days.get(team.tessel, day.id).is_closed
    assert not has(page, "study_day_outcome")


def test_only_who_leads_the_day_is_offered_to_close_it(app, visit, team, today):
    day = prepared(app, team.tessel, today)
    assert has(visit(team.tessel, id=day.id), "study_day_close")
    assert not has(visit(team.bas, id=day.id), "study_day_close")


def test_an_outcome_gets_its_place_with_one_tap(app, visit, team, today):
    day = prepared(app, team.tessel, today)
    outcome = harvested(app, team.bas, day, "De bel van half elf")
    page = visit(team.bas, id=day.id)
    page.get("button_group")[0].set_value(Place.LET_GO).run()
    assert not page.exception
    assert app.study_days.get(team.bas, day.id).outcome(outcome.id).place is Place.LET_GO
    assert "<dt>Losgelaten</dt>" in words_of(page)


def test_what_was_agreed_stands_there_once_with_its_day(app, visit, team, today):
    app.school.consent(team.rachida, Module.AGREEMENTS, date(2026, 9, 1), "MR 2026-09")
    day = prepared(app, team.tessel, today)
    outcome = harvested(app, team.bas, day, "Een week zonder bel")
    app.study_days.give_place(team.bas, day.id, outcome.id, Place.AGREEMENT, date(2024, 12, 4))
    words = words_of(visit(team.bas, id=day.id))
    assert words.count("Een week zonder bel") == 1
    assert "<li>Een week zonder bel, voor 4 december 2024</li>" in words


def test_who_leads_opens_the_exit_ticket_and_closes_it(app, visit, team, today):
    app.school.consent(team.rachida, Module.ROUNDS, date(2026, 9, 1), "MR 2026-09")
    day = prepared(app, team.tessel, today)
    assert not has(visit(team.bas, id=day.id), "study_day_exit")
    page = visit(team.tessel, id=day.id)
    press(page, "study_day_exit")
    (ticket,) = app.rooms.listed(team.tessel)
    assert ticket.study_day_id == day.id
    assert f"/meedoen/{ticket.code}" in words_of(page)
    press(page, f"round_close_{ticket.id}")
    assert app.rooms.get(team.tessel, ticket.id).closed_on is None  # it cannot be undone: two presses
    press(page, f"round_closed_{ticket.id}")
    assert "te weinig antwoorden" in words_of(page)
    assert app.rooms.get(team.tessel, ticket.id).closed_on == today
    assert not has(page, "study_day_exit")


def test_a_board_is_opened_by_who_leads_the_day_and_shows_its_code_and_no_note_before_it_closed(
    app, visit, team, today
):
    app.school.consent(team.rachida, Module.ROUNDS, date(2026, 9, 1), "MR 2026-09")
    day = prepared(app, team.tessel, today)
    assert not has(visit(team.bas, id=day.id), "study_day_board")
    assert NOT_THERE in words_of(visit(team.bas, id=day.id, doe="bord"))
    page = press(visit(team.tessel, id=day.id), "study_day_board")
    assert "Wat vraag je aan de zaal?" in words_of(page)
    draft = app.drafts.open(team.tessel, f"study_days:{day.id}:bord:question")
    app.drafts.put(team.tessel, draft.id, draft.rev, "Wat neem je mee?")
    board = app.rooms.open_board(team.tessel, {"question": draft.id}, day.id)
    page = visit(team.bas, id=day.id, doe=f"bord-{board.id}")
    assert "Wat neem je mee?" in words_of(page)
    assert f"/meedoen/{board.code}" in words_of(page)
    assert not has(page, "round_close_")


def test_without_consent_there_is_no_exit_ticket(app, visit, team, today):
    day = prepared(app, team.tessel, today)
    assert not has(visit(team.tessel, id=day.id), "study_day_exit")


def test_a_look_back_stands_on_the_page_from_its_day_on(app, visit, team, today):
    prepared(app, team.tessel, today - timedelta(13), "Nog niet")
    assert "Tijd om terug te kijken" not in words_of(visit(team.bas))
    day = prepared(app, team.tessel, today - timedelta(15), "Wel")
    page = visit(team.bas)
    press(page, f"row_due_{day.id}_follow_up_2w")
    assert page.query_params == {"id": str(day.id), "doe": "follow_up_2w"}
    assert "Wel · na twee weken" in words_of(page)


@pytest.mark.parametrize("form", ["", "programme", "describe", "plan", "outcome", "follow_up_2w"])
def test_a_day_of_others_gives_the_page_of_no_day_at_all(app, visit, team, today, form):
    day = with_programme(app, team.tessel, prepared(app, team.tessel, today), *PARTS)
    harvested(app, team.tessel, day, "De bel van half elf")
    asked = {"doe": form} if form else {}
    real, none = (drawn(visit(team.fenna, id=each, **asked)) for each in (day.id, new_id()))
    assert NOT_THERE in real
    assert real == none


def test_who_leads_no_day_finds_an_empty_room(app, visit, team, today):
    prepared(app, team.tessel, today)
    page = drawn(visit(team.fenna))
    assert "Sommige" not in page
    assert EMPTY in page


@pytest.mark.parametrize("who", ["wim", "rachida"])
def test_for_the_administrator_and_the_council_the_room_is_not_there(app, visit, team: Team, today, who):
    prepared(app, team.tessel, today)
    assert "study_days" in drawn(visit(team.tessel))
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        visit(getattr(team, who))


def test_a_coach_from_outside_sees_the_day_she_leads_and_cannot_begin_one(app, visit, team, today):
    hers, other = prepared(app, team.tessel, today, "Samen kijken"), prepared(app, team.tessel, today, "Rust")
    app.study_days.lead(team.tessel, hers.id, [team.fenna.id])
    page = visit(team.fenna)
    assert "Samen kijken" in words_of(page)
    assert "Rust" not in words_of(page)
    assert not has(page, "study_days_prepare")
    assert NOT_THERE in words_of(visit(team.fenna, id=other.id))
    assert "Fenna leidt deze dag." in words_of(visit(team.fenna, id=hers.id))


def test_dates_of_last_year_say_their_year(app, visit, team):
    day = prepared(app, team.tessel, date(2024, 3, 20))
    assert "Woensdag 20 maart 2024" in words_of(visit(team.bas, id=day.id))


def test_a_place_that_was_tapped_by_mistake_can_be_chosen_anew(app, visit, team, today):
    day = prepared(app, team.tessel, today)
    outcome = harvested(app, team.bas, day, "De bel van half elf")
    app.study_days.give_place(team.bas, day.id, outcome.id, Place.PARKED)
    page = visit(team.bas, id=day.id)
    next(button for button in page.button if button.key == "study_day_elsewhere").click().run()
    page.get("button_group")[-1].set_value(outcome.id).run()
    assert app.study_days.get(team.bas, day.id).outcome(outcome.id).place is None
    page.get("button_group")[0].set_value(Place.LET_GO).run()
    assert not page.exception
    assert app.study_days.get(team.bas, day.id).outcome(outcome.id).place is Place.LET_GO
