"""How a proeftuin stands is a sentence made of what is there, and what it asks next fits in a list."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from teamtuin.clock import new_id
from teamtuin.experiments.along.model import Past
from teamtuin.experiments.found import evidence
from teamtuin.experiments.model import (
    Choice,
    CountsOf,
    Decision,
    Direction,
    Experiment,
    Indicator,
    Measurement,
    Phase,
    RoomAsked,
    RoomKind,
)
from teamtuin.experiments.status import LONGEST_ASK, asks, sentence
from teamtuin.texts import texts_for

TODAY, NOW = date(2026, 11, 24), datetime(2026, 11, 24, 9, tzinfo=UTC)
ID = new_id()
NL = texts_for("nl")


def proeftuin(phase, **fields):
    about = {"title": "Iets", "planted_on": date(2026, 8, 1), "made_at": NOW, "phase": phase}
    return Experiment(id=ID, **(about | fields))


def measured(*days):
    one = new_id()
    points = tuple(Measurement(indicator_id=one, measured_on=day, number=4) for day in days)
    return Indicator(
        id=one,
        experiment_id=ID,
        place=1,
        label="Gidsen",
        unit="aantal",
        direction=Direction.UP,
        counts_of=CountsOf.EVENTS,
        measurements=points,
    )


def decided(choice, on=date(2026, 11, 6), **fields):
    return Decision(
        id=new_id(), experiment_id=ID, decided_on=on, choice=choice, because="Zo.", made_at=NOW, **fields
    )


BEFORE = "Jullie hebben nog niet gekeken hoe het vooraf was."
TALK = "Stopregel geraakt: bespreek het."
SINCE = "We proberen dit uit sinds 24 augustus."
TRYING = proeftuin(Phase.TRY_OUT, starts_on=date(2026, 8, 24), look_back_on=date(2026, 11, 27))
KNOWN = replace(TRYING, seen_on=(date(2026, 8, 20),))
FULL = replace(
    TRYING,
    indicators=(replace(measured(date(2026, 9, 1), date(2026, 9, 8)), baseline=3),),
    seen_on=(date(2026, 9, 2),),
)
TOUCHED = replace(FULL, indicators=(replace(FULL.indicators[0], stop_at=3.5, stop_past=Past.MORE),))


def back(one, day):
    return replace(one, look_back_on=day)


@pytest.mark.parametrize(
    ("one", "says"),
    [
        (proeftuin(Phase.SIGNAL), "Dit is nog een vraag. Wie denkt er mee?"),
        (proeftuin(Phase.DESIGN), "We maken een plan. Wat laten we hiervoor los?"),
        (proeftuin(Phase.DESIGN, let_go="De bel"), f"We maken een plan. {BEFORE}"),
        (TRYING, f"Vrijdag kijken jullie terug. {BEFORE}"),
        (
            replace(TRYING, seen_on=(date(2026, 9, 2),)),
            f"Vrijdag kijken jullie terug: er ligt 1 verhaal klaar. {BEFORE}",
        ),
        (back(TRYING, None), f"{SINCE} {BEFORE}"),
        (back(TRYING, date(2026, 12, 3)), f"Over 9 dagen kijken jullie terug. {BEFORE}"),
        (KNOWN, f"{SINCE} Vrijdag kijken jullie terug."),
        (back(KNOWN, None), SINCE),
        (back(KNOWN, date(2026, 12, 3)), f"{SINCE} Over 9 dagen kijken jullie terug."),
        (back(KNOWN, date(2027, 1, 26)), f"{SINCE} Op 26 januari kijken jullie terug."),
        (FULL, f"{SINCE} Vrijdag kijken jullie terug: er liggen 2 metingen en 1 verhaal klaar."),
        (
            back(replace(FULL, seen_on=()), date(2026, 11, 20)),
            f"{SINCE} Klaar om te bespreken: 2 metingen.",
        ),
        (back(FULL, TODAY), f"{SINCE} Klaar om te bespreken: 2 metingen en 1 verhaal."),
        (
            back(TRYING, TODAY),
            f"{SINCE} Het is tijd om terug te kijken, en er is nog niets gemeten of gezien.",
        ),
        (replace(TRYING, starts_on=date(2026, 12, 1)), f"We beginnen op 1 december. {BEFORE}"),
        (TOUCHED, f"{SINCE} {TALK}"),
        (back(TOUCHED, TODAY), f"{SINCE} {TALK}"),
        (replace(TOUCHED, phase=Phase.LOOK_BACK), f"Jullie kijken terug. {TALK}"),
        (replace(TOUCHED, phase=Phase.DECIDE), f"Jullie keken terug. {TALK}"),
        (replace(TOUCHED, phase=Phase.EMBED), f"Dit is gewoon geworden. {TALK}"),
        (replace(TOUCHED, phase=Phase.STOPPED), "Losgelaten."),
        (replace(TOUCHED, paused_until=date(2027, 1, 4)), "Dit ligt even stil tot 4 januari."),
        (
            replace(FULL, phase=Phase.LOOK_BACK),
            "Jullie kijken terug: er liggen 2 metingen en 1 verhaal klaar.",
        ),
        (
            replace(KNOWN, phase=Phase.LOOK_BACK),
            "Jullie kijken terug. Er is nog niets gemeten of gezien.",
        ),
        (replace(FULL, phase=Phase.DECIDE), "Jullie keken terug. Nu nog een besluit, met een reden."),
        (
            proeftuin(Phase.EMBED, look_back_on=date(2027, 2, 9)),
            "Dit is gewoon geworden. In februari kijken we of het nog leeft.",
        ),
        (
            proeftuin(Phase.STOPPED, decisions=(decided(Choice.LET_GO, keep="De ontmoeting. Later meer."),)),
            "Losgelaten op 6 november. We nemen mee: de ontmoeting.",
        ),
        (
            proeftuin(Phase.STOPPED, decisions=(decided(Choice.LET_GO, keep="Wat lang is " * 30),)),
            "Losgelaten op 6 november.",
        ),
        (replace(FULL, paused_until=date(2027, 1, 4)), "Dit ligt even stil tot 4 januari."),
        (
            proeftuin(
                Phase.DESIGN,
                let_go="De mail",
                look_back_on=date(2027, 2, 12),
                decisions=(decided(Choice.ADAPT, date(2026, 11, 20)),),
            ),
            "Op 20 november besloten jullie dit aan te passen. Op 12 februari kijken jullie opnieuw.",
        ),
    ],
)
def test_the_sentence_follows_from_what_is_there(one, says):
    assert sentence(one, TODAY, NL) == says


def test_what_lies_ready_is_counted_since_the_last_decision():
    assert evidence(FULL) == (2, 1)
    again = replace(FULL, decisions=(decided(Choice.CONTINUE, date(2026, 9, 5)),))
    assert evidence(again) == (1, 0)
    known = replace(FULL, decisions=(decided(Choice.CONTINUE, date(2026, 9, 8)),))
    assert evidence(known) == (0, 0)  # what was measured on that day was decided on


def test_a_rest_that_ended_says_nothing_any_more():
    assert sentence(replace(TRYING, paused_until=TODAY), TODAY, NL) == sentence(TRYING, TODAY, NL)


ROOM = RoomAsked(
    id=new_id(), experiment_id=ID, asked_on=TODAY, kind=RoomKind.PERMISSION, text="Tijd", made_at=NOW
)


@pytest.mark.parametrize(
    ("one", "says"),
    [
        (proeftuin(Phase.SIGNAL), "Wie denkt er mee?"),
        (proeftuin(Phase.DESIGN), "Wat laten we los?"),
        (TRYING, "Hoe was het vooraf?"),
        (KNOWN, "Een eerste waarneming of meting"),
        (FULL, "Terugkijken op 27 november"),
        (back(FULL, TODAY), "Klaar om te bespreken"),
        (back(KNOWN, TODAY), "Nu terugkijken"),
        (replace(TOUCHED, rooms_asked=(ROOM,)), "Stopregel geraakt: bespreek het"),
        (replace(FULL, rooms_asked=(ROOM,)), "Vraagt ruimte: toestemming"),
        (replace(FULL, phase=Phase.LOOK_BACK), "Wat zagen jullie, en wat leert het?"),
        (replace(FULL, phase=Phase.DECIDE), "Een besluit, met een reden"),
        (replace(FULL, phase=Phase.STOPPED), "Vraagt niets meer"),
        (replace(FULL, phase=Phase.STOPPED, decisions=(decided(Choice.LET_GO),)), "Losgelaten op 6 november"),
    ],
)
def test_the_next_ask_follows_too(one, says):
    assert asks(one, TODAY, NL) == says


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("phase", Phase)
def test_every_ask_fits_in_a_list_without_being_cut(language, phase):
    t = texts_for(language)
    for day in (None, date(2026, 9, 30), date(2027, 9, 30), date(2029, 9, 30)):
        for one in (
            proeftuin(phase, look_back_on=day, let_go="Iets"),
            replace(FULL, phase=phase, look_back_on=day),
        ):
            said = asks(one, TODAY, t)
            assert 0 < len(said) < LONGEST_ASK
            assert sentence(one, TODAY, t)
