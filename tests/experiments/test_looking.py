"""Counting as fits what is counted: each press once, a pasted column whole or not at all."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from uuid import uuid4

import pytest

from teamtuin.clock import day_of
from teamtuin.errors import NotVisible, Refused
from teamtuin.exchange.measurement_column import How, read_column
from teamtuin.experiments.looking import catalogue
from teamtuin.experiments.looking.model import Press, Way, number_on, span_of, way_of
from teamtuin.experiments.looking.service import TO_COME
from teamtuin.experiments.model import CountsOf, Span, Strand

DAY = date(2026, 11, 24)  # a Tuesday


@pytest.fixture
def today(app):
    return day_of(app.now())


def kept(app, viewer, experiment):
    (found,) = app.experiments.get(viewer, experiment.id).indicators
    return [(point.measured_on, point.span, point.number) for point in found.measurements]


def test_every_press_counts_once_also_when_a_bad_line_tells_it_twice(app, team, running, looked_at, today):
    there = running(team.tessel)
    one = looked_at(team.tessel, there)
    presses = [Press(id=uuid4(), on=today) for _ in range(3)]
    assert app.experiments.looking.count(team.tessel, one, presses[:2]) == 2
    assert app.experiments.looking.count(team.bas, one, presses) == 3
    assert kept(app, team.hester, there) == [(today, Span.DAY, 3)]


def test_two_people_who_press_at_once_lose_no_press(app, team, running, looked_at, today):
    there = running(team.tessel)
    one = looked_at(team.tessel, there)

    def press(viewer):
        return app.experiments.looking.count(viewer, one, [Press(id=uuid4(), on=today)])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(press, [team.tessel, team.bas] * 6))
    assert kept(app, team.bas, there) == [(today, Span.DAY, 12)]


def test_one_back_takes_that_press_back_once_and_leaves_what_was_typed(app, team, running, looked_at, today):
    there = running(team.tessel)
    one, count = looked_at(team.tessel, there), app.experiments.looking.count
    first, second = (Press(id=uuid4(), on=today) for _ in range(2))
    back = Press(id=second.id, on=today, back=True)
    assert count(team.tessel, one, [first, second, back, back]) == 1
    assert count(team.tessel, one, [second]) == 1  # the line tells it once more
    app.experiments.evidence.measure(team.bas, one, 7)
    assert count(team.tessel, one, [Press(id=first.id, on=today, back=True)]) == 7
    assert count(team.tessel, one, [third := Press(id=uuid4(), on=today)]) == 8
    assert count(team.tessel, one, [Press(id=third.id, on=today, back=True)]) == 7


def test_a_day_on_which_nothing_was_counted_after_all_is_no_measurement(app, team, running, looked_at, today):
    there = running(team.tessel)
    one, press = looked_at(team.tessel, there), uuid4()
    app.experiments.looking.count(team.tessel, one, [Press(id=press, on=today)])
    app.experiments.looking.count(team.tessel, one, [Press(id=press, on=today, back=True)])
    assert kept(app, team.tessel, there) == []


def test_what_is_counted_by_the_week_is_one_number_a_week(app, team, running, looked_at, today):
    there = running(team.tessel)
    one = looked_at(team.tessel, there, unit="aantal per week")
    monday = today - timedelta(today.weekday())
    app.experiments.evidence.measure(team.bas, one, 4, on=today)
    assert app.experiments.looking.count(team.tessel, one, [Press(id=uuid4(), on=today)]) == 5
    assert kept(app, team.tessel, there) == [(monday, Span.WEEK, 5)]


def test_no_press_of_a_day_to_come_and_none_by_who_may_not(app, team, running, looked_at, today):
    there = running(team.tessel)
    one, count = looked_at(team.tessel, there), app.experiments.looking.count
    with pytest.raises(Refused) as refused:
        count(team.tessel, one, [Press(id=uuid4(), on=today), Press(id=uuid4(), on=today + timedelta(1))])
    assert refused.value.sentence == TO_COME
    for other in (team.fenna, team.wim, team.rachida):
        with pytest.raises(NotVisible):
            count(other, one, [Press(id=uuid4(), on=today)])
    assert kept(app, team.tessel, there) == []


@pytest.mark.parametrize(
    ("unit", "counts_of", "way"),
    [
        ("aantal per week", CountsOf.EVENTS, Way.TALLY),
        ("", CountsOf.EVENTS, Way.TALLY),
        ("minuten van 60", CountsOf.EVENTS, Way.NUMBER),
        ("procent", CountsOf.EVENTS, Way.NUMBER),
        ("x van y", CountsOf.ANSWERS, Way.SHARE),
        ("aantal", CountsOf.ANSWERS, Way.NUMBER),
    ],
)
def test_measuring_fits_what_is_counted(app, team, running, looked_at, unit, counts_of, way):
    there = running(team.tessel)
    assert way_of(looked_at(team.tessel, there, unit=unit, counts_of=counts_of)) is way


def read(text, **how):
    how = {"share": False, "span": Span.DAY, "first": date(2026, 8, 25), "today": DAY} | how
    return read_column(text, How(**how))


def points(text, **how):
    return [(p.on.isoformat(), p.number, p.total) for line in read(text, **how) if (p := line.point)]


def test_a_column_is_read_as_spreadsheets_write_it():
    two = [("2026-08-24", 12.5, None), ("2026-08-31", 3, None)]
    for text in (
        "24-8-2026\t12,5\n31-8-2026\t3\n",
        "datum;waarde\n24-08-2026;12,5\n2026-08-31;3",
        "2026-08-24,12.5\n2026-08-31,3",
        "24/8/2026 12,5\n\n31/8/2026   3",
    ):
        assert points(text) == two
    assert points("24-8-2026;12;24\n31-8-2026;9;24", share=True) == [
        ("2026-08-24", 12, 24),
        ("2026-08-31", 9, 24),
    ]
    assert points("Aantal\n12,5\n3") == two
    assert points("12 van 24\n\n13/25", share=True) == [("2026-08-24", 12, 24), ("2026-09-07", 13, 25)]


def test_a_line_of_a_spreadsheet_without_its_number_is_refused_and_nothing_takes_its_place():
    lines = read("datum;waarde;van;indicator\n24-08-2026;;24;\n;;;Tuin\n31-08-2026;3;;")
    assert [line.point is not None for line in lines if line.reason or line.point] == [False, False, True]


def test_numbers_alone_are_weeks_and_an_empty_line_is_a_week_without():
    lines = read("4\n6,5\n\n7\n")
    assert [line.point.on for line in lines] == [date(2026, 8, 24), date(2026, 8, 31), date(2026, 9, 14)]
    assert {line.point.span for line in lines} == {Span.WEEK}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("31-2-2026;3", "does not exist"),
        ("1-9-26;4", "four digits"),
        ("25-11-2026;4", "still to come"),
        ("1-9-2026;acht", "not a number"),
        ("1-9-2026;-2", "below zero"),
        ("1-9-2026;1.234", "two ways"),
        ("1-9-2026;4;9", "more here"),
        ("1-9-2026", "no number"),
        ("4", "no day"),
        ('"1-9-2026;4', "quotes"),
        ("24-8-2026;5", "twice"),
    ],
)
def test_a_line_that_cannot_be_read_says_why_with_its_own_words(line, reason):
    _, refused = read(f"24-8-2026;4\n{line}")
    assert (refused.number, refused.text, refused.point) == (2, line, None)
    assert reason in refused.reason


def test_a_share_says_of_how_many_and_a_line_about_something_else_is_refused():
    (more, without) = read("24-8-2026;30;24\n31-8-2026;9", share=True)
    assert "more than" in more.reason
    assert "of how many" in without.reason
    heading, other = read("datum;indicator;waarde\n24-8-2026;Regeltijd;4", called=frozenset({"gidsen"}))
    assert (heading.point, heading.reason) == (None, None)
    assert "something else" in other.reason


def test_a_column_is_kept_whole_once_or_not_at_all(app, team, running, looked_at, typed, today):
    there = running(team.tessel)
    one, take = looked_at(team.tessel, there), app.experiments.looking.take_column
    drafts = typed(team.tessel, column="4\n5")
    found = [line.point for line in read("4\n5", first=today - timedelta(14), today=today)]
    late = [*found, found[0].__class__(on=today + timedelta(1), span=Span.DAY, number=1)]
    with pytest.raises(Refused):
        take(team.tessel, one, drafts, late)
    assert kept(app, team.tessel, there) == []
    assert app.drafts.read(team.tessel, drafts["column"]).text == "4\n5"
    take(team.tessel, one, drafts, found)
    app.experiments.evidence.take_away(team.tessel, one.id, found[0].on)
    take(team.tessel, one, drafts, found)  # the same press, told twice
    assert [number for _, _, number in kept(app, team.tessel, there)] == [5]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_suggestion_can_be_measured_and_each_strand_has_some(app, team, running, looked_at, language):
    for strand in Strand:
        assert len(catalogue.of_strand(strand, language)) == 4
    there = running(team.tessel)
    for one in (catalogue.guardrails(language)[0], *catalogue.of_strand(Strand.SMART_CIRCUITS, language)[2:]):
        made = looked_at(team.tessel, there, one.label, unit=one.unit, counts_of=one.counts_of)
        assert catalogue.has_guardrail([made]) == one.guardrail
        assert number_on(made, DAY) is None
        assert span_of(made) in Span
        app.experiments.evidence.look_no_more(team.tessel, made.id)


def test_nothing_is_suggested_about_one_child_one_colleague_or_a_test():
    """What practice says not to use: test scores, absence of named staff, counts per child or colleague."""
    words = catalogue.FILE.read_text("utf-8").lower()
    for never in ("toets", "cito", "test score", "verzuim", "absen", "per kind", "per leerling", "per child"):
        assert never not in words.partition("pupil_co_organisers:")[2]
