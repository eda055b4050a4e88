"""The harvest book: line by line what the screens hold, the same for all, and nothing of one alone."""

import re
from datetime import date, timedelta
from html import escape

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from teamtuin.access.viewer import CARETAKER
from teamtuin.clock import day_of
from teamtuin.errors import NotVisible, Refused
from teamtuin.exchange.documents.page import as_page
from teamtuin.exchange.documents.word import as_word
from teamtuin.exchange.harvest_book.chapters import exhibits_of
from teamtuin.exchange.harvest_book.document import as_document, make, state
from teamtuin.exchange.harvest_book.export import harvest_frames
from teamtuin.exchange.harvest_book.gathering import sources
from teamtuin.harvest_book.model import Audience, Which
from teamtuin.insight.sentences import number
from teamtuin.texts import texts_for
from teamtuin.web.harvest_books import whole_style
from tests.access.one_of_each import one_of_each, typed
from tests.conftest import rounds
from tests.exchange.papers import page_words, word_lines
from tests.exchange.test_decision_log import at_a_proeftuin, few_answers
from tests.exchange.test_importing import somebody
from tests.insight.planting import consent, experiment, put, room, small_school, study_day

NL, EN = texts_for("nl"), texts_for("en")
YEAR, PARENTS = Which(year=2026), Which(year=2026, audience=Audience.PARENTS)


def lines_of(text):
    return {" ".join(line.split()) for line in text.splitlines() if line.strip()}


def everywhere(app, viewer, which, t=NL):
    """The words of this book as a page and as Word."""
    document = as_document(make(app, viewer, which, t), t)
    page = as_page(document, style=whole_style())
    return "\n".join([page_words(page), *word_lines(as_word(document))])


@pytest.mark.parametrize("t", [NL, EN], ids=["nl", "en"])
def test_every_number_stands_in_it_as_its_exhibit_says_it(demo, t):
    book = make(demo, somebody(demo, "p04"), YEAR, t)
    document = as_document(book, t)
    whole = as_page(document)
    page = lines_of(page_words(whole))
    word = lines_of("\n".join(word_lines(as_word(document))))
    exhibits = exhibits_of(book.harvest, t)
    assert len({one.key for one in exhibits}) == len(exhibits) > 20
    for one in exhibits:
        for line in (one.question, *one.sentence.splitlines()):
            assert line in page
            assert line in word
        small = [line for line in word if one.caveat and " ".join(one.caveat.split()) in line]
        assert bool(small) is bool(one.caveat)
        if one.figure:
            cells = {
                cell if isinstance(cell, str) else number(cell, t.language)
                for row in one.table.rows
                for cell in row
            }
            assert {" ".join(cell.split()) for cell in cells if cell} <= word
            assert escape(one.alt) in whole


def test_word_and_page_tell_the_same_words_in_the_same_order(demo):
    document = as_document(make(demo, somebody(demo, "p04"), YEAR, NL), NL)
    headings = {each.heading for each in document.sections if each.heading}
    word, page = (
        [line.strip() for line in words if line.strip() in headings]
        for words in (word_lines(as_word(document)), page_words(as_page(document)).splitlines())
    )
    assert set(word) == headings
    assert word == page


def test_it_is_the_same_book_for_everybody_in_the_team_and_absent_for_the_others(app, team):
    on = experiment(app, "Gidsen", starts_on=date(2026, 9, 1))
    app.experiments.evidence.observe(
        team.tessel, on, typed(app, team.tessel, "o", seen="Ik zag het."), signed=True
    )
    books = [as_document(make(app, viewer, YEAR, NL), NL) for viewer in (team.tessel, team.bas, team.hester)]
    assert books[0] == books[1] == books[2]
    assert "Ik zag het." in str(books[1])
    for viewer in (team.fenna, team.wim, team.rachida):
        for which in (YEAR, PARENTS):
            with pytest.raises(NotVisible):
                make(app, viewer, which, NL)


def test_of_everything_in_a_school_it_holds_only_what_the_whole_team_sees(app, team):
    things = one_of_each(app, team)
    with app.store.transaction(CARETAKER) as tx:
        tx.execute("UPDATE experiment SET phase = 'try_out', starts_on = '2026-09-01'")
    seed = next(thing for thing in things if thing.name == "proeftuin")
    shared = next(thing for thing in things if thing.name == "shared reflection")
    app.reflections.along.put_at(team.tessel, shared.id, seed.id)
    for viewer in (team.tessel, team.bas, team.hester):
        told = everywhere(app, viewer, YEAR) + everywhere(app, viewer, PARENTS)
        hidden = [thing for thing in things if not {"tessel", "bas", "hester"} <= thing.seen_by]
        assert [thing.name for thing in hidden if thing.words in told] == []
        assert len(hidden) > 5
        for words in ("Zaadzuring", "Waarnemelde", "Ruimterogge"):
            assert words in told


def test_what_somebody_took_back_is_in_no_book_that_is_made_after(app, team):
    on = experiment(app, "Gidsen", starts_on=date(2026, 9, 1))
    drafts = typed(app, team.tessel, "o", seen="Terugtrekpeer keek mee.")
    seen = app.experiments.evidence.observe(team.tessel, on, drafts, signed=True)
    before = make(app, team.bas, YEAR, NL)
    assert "Terugtrekpeer" in everywhere(app, team.bas, YEAR)
    app.harvest_books.look_over(team.bas, YEAR, before.version)
    app.experiments.evidence.withdraw(team.tessel, seen.id)
    after = make(app, team.bas, YEAR, NL)
    assert "Terugtrekpeer" not in everywhere(app, team.bas, YEAR)
    assert after.is_concept
    assert "er is iets veranderd sinds het team" in state(after, NL)


def test_it_is_a_concept_until_the_team_saw_what_stands_in_it(app, team):
    experiment(app, "Gidsen", starts_on=date(2026, 9, 1))
    day = study_day(app, date(2026, 10, 7), "Kijken")
    book = make(app, team.tessel, YEAR, NL)
    assert "concept, nog niet door het team gezien" in as_document(book, NL).above
    app.harvest_books.look_over(team.bas, YEAR, book.version, study_day_id=day)
    seen = make(app, team.tessel, YEAR, NL)
    assert not seen.is_concept
    assert "concept" not in as_document(seen, NL).above
    assert state(seen, NL) == "Het team keek dit na op de studiedag Kijken, woensdag 7 oktober 2026."
    assert not make(app, team.tessel, YEAR, EN).is_concept
    (taken,) = harvest_frames(app)["harvest_books"].to_dict("records")
    assert (taken["year"], taken["study_day_id"], taken["version"]) == (2026, str(day), book.version)
    assert make(app, team.tessel, PARENTS, NL).is_concept  # that is another book
    room(app, experiment(app, "Lezen", starts_on=date(2026, 9, 1)))
    assert make(app, team.tessel, YEAR, NL).is_concept


def test_no_day_that_passes_makes_a_seen_book_a_concept(app, team):
    on = experiment(app, "Gidsen", starts_on=date(2026, 9, 1), look_back_on=date(2026, 12, 4))
    room(app, on)
    study_day(app, date(2026, 10, 7), outcomes=[("Een gewoonte", "habit")])
    version = make(app, team.tessel, YEAR, NL).version
    later = app.now() + timedelta(40)
    object.__setattr__(app, "now", lambda: later)
    moved = make(app, team.tessel, YEAR, NL)
    assert moved.made_on == day_of(later)
    assert moved.version == version


def test_only_the_team_says_so_and_only_of_a_day_that_has_come(app, team):
    experiment(app, "Gidsen", starts_on=date(2026, 9, 1))
    version = make(app, team.tessel, YEAR, NL).version
    for viewer in (team.fenna, team.wim, team.rachida):
        with pytest.raises(NotVisible):
            app.harvest_books.look_over(viewer, YEAR, version)
    with pytest.raises(Refused):
        app.harvest_books.look_over(team.bas, YEAR, version, day_of(app.now()) + timedelta(1))
    assert app.harvest_books.looked_over(team.tessel, YEAR) is None


def test_a_book_is_about_its_own_time(app, team):
    on = experiment(app, "Gidsen", "stopped", ("adapt", date(2026, 5, 1)), starts_on=date(2026, 2, 1))
    put(
        app, "decision", experiment_id=on, choice="let_go", decided_on=date(2026, 10, 1),
        because="Toen niet meer.", made_at=app.now(),
    )  # fmt: skip
    experiment(app, "Lezen", starts_on=date(2026, 9, 1))
    old, new = (everywhere(app, team.tessel, Which(year=year)) for year in (2025, 2026))
    assert "Om het kind." in old
    assert "Toen niet meer." not in old
    assert "Lezen" not in old
    assert "Toen niet meer." in new
    assert "Besluit: loslaten" in new
    first = everywhere(app, team.tessel, Which(year=2026, term=1))
    assert "Er liepen van 1 augustus tot en met 15 oktober 2 proeftuinen: Gidsen en Lezen." in first
    for nothing in (Which(year=2026, term=5), Which(year=2026, term=6), Which(year=2019), Which(year=2027)):
        with pytest.raises(NotVisible):
            make(app, team.tessel, nothing, NL)


def test_parents_read_cards_and_nothing_of_the_work_within_the_team(app, team):
    on = experiment(
        app, "Gidsen", "try_out", ("adapt", date(2026, 11, 10)), starts_on=date(2026, 9, 1),
        need="Kinderen wachten.", let_go="De weektaak.", stop_rule="Als het te druk wordt.",
    )  # fmt: skip
    room(app, on, "Een halfuur oefentijd")
    app.experiments.evidence.observe(
        team.tessel, on, typed(app, team.tessel, "o", seen="Gezien."), signed=False
    )
    day = study_day(app, date(2026, 10, 1), "Kijken", [("Een uitkomst", "habit")])
    with app.store.transaction(CARETAKER) as tx:
        tx.execute("UPDATE study_day SET follow_up_2w = 'Nagekeken.' WHERE id = $id", {"id": day})
    told, team_told = everywhere(app, team.bas, PARENTS), everywhere(app, team.bas, YEAR)
    within = ("Een halfuur oefentijd", "Gezien.", "Een uitkomst", "Nagekeken.", "Als het te druk wordt.")
    assert [words for words in within if words not in team_told] == []
    assert [words for words in within if words in told] == []
    assert {"Kinderen wachten.", "De weektaak.", "Nog niet nagekeken door het team"} <= lines_of(told)


def test_where_there_is_nothing_it_says_why(app, team):
    experiment(app, "Gidsen", starts_on=date(2026, 9, 1))
    told = everywhere(app, team.tessel, YEAR)
    assert told.count("Hierover kunnen we nog niets zeggen, want") >= 4


def test_the_file_asks_for_nothing_outside_and_a_sign_is_a_sign(app, team):
    name = "<script>alert(1)</script> & <b>co</b>"
    on = experiment(
        app, name, "stopped", ("let_go", date(2026, 11, 6)), starts_on=date(2026, 9, 1), need=name
    )
    few_answers(app, on, decided_on=date(2026, 11, 10), totals=[(20, 39)] * 12)
    page = as_page(as_document(make(app, team.tessel, YEAR, NL), NL), style=whole_style())
    assert "<script" not in page
    assert "<b>" not in page
    assert "&lt;b&gt;co&lt;/b&gt;" in page
    asks = r"""(?:src|href|action)=|url\((?!"data:)|@import|https?://(?!www\.w3\.org/2000/svg")"""
    outside = re.findall(asks, page)
    assert outside == []
    assert "<svg" in page


@given(
    seed=st.integers(0, 10_000),
    totals=st.lists(st.sampled_from([(1, 2), (3, 4), (37, 39)]), min_size=1, max_size=4),
)
@settings(
    max_examples=rounds(1),
    deadline=None,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_book_of_any_school_holds_a_private_text_or_answers_of_a_few(app, team, write, seed, totals):
    small_school(app, team, seed)
    consent(app, team)
    on = experiment(app, "Stickers tellen", "try_out", starts_on=date(2026, 9, 1), let_go="De lijst")
    few_answers(app, on, decided_on=date(2026, 11, 10), totals=totals)
    *private, observed = at_a_proeftuin(app, team, write, on)
    few = [f"{number} van {total}" for number, total in [*totals, (37, 39)]]
    for viewer, audience in ((team.tessel, Audience.TEAM), (team.bas, Audience.PARENTS)):
        for year in sources(app, viewer).years:
            told = everywhere(app, viewer, Which(year=year, audience=audience))
            assert [words for words in (*private, *few, "Tessel") if words in told] == []
            if year == 2026:
                assert "Stickers tellen" in told
                assert (observed in told) is (audience is Audience.TEAM)
