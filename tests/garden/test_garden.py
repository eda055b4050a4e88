"""Everything of one's own, in time, by thread and by word; and nothing of what is somebody else's."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from teamtuin.access.viewer import DOORKEEPER
from teamtuin.clock import day_of, new_id
from teamtuin.errors import NotVisible
from teamtuin.garden.model import Ago, Choice, Entry, Place, What, a_year_ago, last_study_day
from teamtuin.garden.related import nearest
from teamtuin.garden.searching import Search, is_near
from teamtuin.reflections.model import AskedQuestion, Part
from teamtuin.reflections.service import bring_in
from tests.access.one_of_each import one_of_each

PAIRS = json.loads((Path(__file__).parent / "pairs.json").read_text("utf-8"))


@pytest.fixture
def written_on(app, team, write):
    """A line of Tessel of another day."""

    def written(day, text, **fields):
        line = write(team.tessel, "x")
        app.reflections.delete(team.tessel, line.id)
        moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        parts = (Part(text=text),)
        line = replace(line, id=new_id(), written_at=moment, **({"parts": parts} | fields))
        with app.store.transaction(team.tessel) as tx:
            return bring_in(tx, line)

    return written


def test_everything_of_mine_stands_in_time_and_nothing_of_it_with_anybody_else(app, team):
    one_of_each(app, team)

    kinds = {entry.place.what for entry in app.garden.page(team.tessel, Choice.ALL, 50).entries}
    threads = app.garden.threads(team.tessel)

    assert kinds >= {What.LINE, What.SESSION, What.TRAJECTORY, What.OBSERVATION}
    for viewer in team.others.values():
        theirs = app.garden.page(viewer, Choice.READABLE, 50).entries
        assert {entry.place.what for entry in theirs} <= {What.SHARED}
        assert app.garden.threads(viewer) == []
        assert app.garden.ago(viewer) is None
        for thread in threads:
            with pytest.raises(NotVisible):
                app.garden.thread(viewer, thread.address, 50)


def test_the_latest_stands_first_and_older_ones_come_when_asked(app, team, written_on):
    today = day_of(app.now())
    lines = [written_on(today - timedelta(days=number), f"Regel {number}.") for number in range(5)]

    stretch = app.garden.page(team.tessel, Choice.ALL, 3)

    assert [entry.id for entry in stretch.entries] == [line.id for line in lines[:3]]
    assert stretch.more
    assert not app.garden.page(team.tessel, Choice.ALL, 5).more


def test_a_thread_holds_what_belongs_together(app, team, written_on):
    day = day_of(app.now())
    first, second = (written_on(day, f"Wat gebeurde er {n}?", way_in="alact") for n in range(2))
    question = AskedQuestion(text="Wat had dit kind nodig?", id="D2b")
    deeper = (Part(text="Een regel."), Part(text="Rust.", question=question))
    written_on(day, "", parts=deeper)

    assert [thread.address for thread in app.garden.threads(team.tessel)] == ["manier:alact"]
    thread, stretch = app.garden.thread(team.tessel, "manier:alact", 30)

    assert {entry.id for entry in stretch.entries} == {first.id, second.id}
    assert (thread.first, thread.last) == (day, day)
    assert len(app.garden.thread(team.tessel, "verdiept", 30)[1].entries) == 1


def test_a_year_ago_is_the_week_around_the_same_day(app, team, written_on):
    first, last = a_year_ago(day_of(app.now()))
    written_on(first - timedelta(days=1), "Te vroeg.")
    written_on(last + timedelta(days=1), "Te laat.")
    assert app.garden.ago(team.tessel) is None

    line = written_on(last, "Precies goed.")

    ago, entry = app.garden.ago(team.tessel)
    assert (ago, entry.id) == (Ago.A_YEAR, line.id)
    assert app.garden.ago(team.bas) is None


def test_the_last_study_day_is_one_that_is_past_and_not_long_ago():
    today = date(2026, 11, 24)
    days = [date(2027, 1, 26), date(2026, 11, 20), date(2026, 9, 23), date(2026, 3, 20)]
    assert last_study_day(iter(days), today) == date(2026, 9, 23)
    assert last_study_day(iter(days[-1:]), today) is None
    assert a_year_ago(date(2028, 2, 29)) == (date(2027, 2, 25), date(2027, 3, 3))


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("circiut", "circuits"),
        ("wisel", "wissel"),
        ("wisssel", "wissel"),
        ("wiszel", "wissel"),
        ("xissel", "wissel"),
        ("wissel", "wissel"),
    ],
)
def test_one_slip_is_forgiven(typed, word):
    assert is_near(typed, word)


@pytest.mark.parametrize(
    ("typed", "word"), [("wizzel", "wissel"), ("lessiw", "wissel"), ("wisselbeker", "wissel")]
)
def test_two_slips_are_another_word(typed, word):
    assert not is_near(typed, word)


def test_a_slip_counts_only_when_nothing_stands_there_exactly(app, team, write):
    exact, near = write(team.tessel, "De wissels liepen."), write(team.tessel, "Het wiszels spel.")

    assert app.garden.search(team.tessel, "wissels").ids == [exact.id]
    found = app.garden.search(team.tessel, "wissfls")
    assert (found.ids, found.near) == ([exact.id], True)
    assert app.garden.search(team.tessel, "spal").ids == []
    assert near.id not in found.ids


@pytest.mark.parametrize("words", ["Hester", "hestr", "Hestre", "Hexter", "Hesters", "ester", "Heste"])
def test_a_colleagues_name_finds_nothing_in_what_another_shared_whatever_the_slip(
    app, team, write, sharing_open, words
):
    lines = [write(team.tessel, text) for text in ("Hester keek mee bij de kring.", "Hestr keek mee.")]
    for line in lines:
        app.reflections.share(team.tessel, line.id, [team.bas.id])

    assert app.garden.search(team.bas, words).ids == []
    assert app.garden.search(team.tessel, words).ids
    assert app.garden.search(team.bas, "kring").ids == [lines[0].id]


@pytest.mark.parametrize("text", ["_Hester_ keek mee.", "Hester2 keek mee.", "Hester’s tas", "(hester)"])
def test_no_piece_of_a_colleagues_name_is_found_whatever_stands_around_it(text):
    assert not Search("este", ["Hester"]).finds(text, is_mine=False)
    assert Search("este", ["Hester"]).finds(text, is_mine=True)


def test_what_was_found_is_marked_in_its_own_line_with_its_own_accents():
    search = Search("cafe", [])
    text = "Een lange inleiding.\nHet CAFÉ voor ouders liep vol, en in het café bleef men."

    hit = search.hit(text, is_mine=True)

    assert [hit.line[start:end] for start, end in hit.marks] == ["CAFÉ", "café"]
    assert hit.line.startswith("Het CAFÉ")


def entry(text, **fields):
    return Entry(place=Place(what=What.LINE, id=new_id(), day=date(2026, 11, 24)), text=text, **fields)


def test_what_is_near_is_offered_and_what_is_not_is_left_alone():
    """The threshold is set on these: of ten pairs eight or more, of the rest nothing."""
    texts = [text for pair in PAIRS["related"] for text in pair] + PAIRS["apart"]
    entries = {text: entry(text) for text in texts}

    def offered(text):
        return [
            one.text for one in nearest(entries[text], [entries[other] for other in texts if other != text])
        ]

    hits = sum(second in offered(first) for first, second in PAIRS["related"])
    assert hits >= 8
    assert [text for text in PAIRS["apart"] if offered(text)] == []


def test_what_hangs_on_the_same_proeftuin_is_a_little_nearer():
    read = PAIRS["related"][0][0]
    other = "Vandaag stond iedereen in de gang te wachten op de muziekles."
    without = nearest(entry(read), [entry(other)])
    assert [one.text for one in nearest(entry(read, experiment="a"), [entry(other, experiment="a")])] == [
        other
    ]
    assert without == []


def test_related_are_at_most_two_earlier_ones_of_my_own(app, team, written_on, write, sharing_open):
    day = day_of(app.now()) - timedelta(days=9)
    same = "De kaarthouder riep de wissel van het circuit om en niemand wachtte op mij. {}"
    earlier = [
        written_on(day + timedelta(days=n), same.format(more))
        for n, more in enumerate(("Yara lachte.", "Het regende.", "Daarna gym."))
    ]
    read = written_on(day + timedelta(days=4), same.format("Morgen weer."))
    written_on(day + timedelta(days=5), same.format("Nog een keer."))
    for text in PAIRS["apart"]:
        written_on(day, text)
    theirs = write(team.bas, same.format("Van Bas."))
    app.reflections.share(team.bas, theirs.id, [team.tessel.id])

    found = [one.id for one in app.garden.related(team.tessel, read.id)]

    assert len(found) == 2
    assert set(found) <= {line.id for line in earlier}
    assert app.garden.related(team.bas, read.id) == []
    assert app.garden.related(DOORKEEPER, read.id) == []
