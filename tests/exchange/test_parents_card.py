"""The card for parents: plain, on one page, without numbers or names, and marked until the team looked."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from teamtuin.clock import new_id
from teamtuin.errors import NotVisible, Refused
from teamtuin.exchange.documents.word import as_word
from teamtuin.exchange.parents_card import SIZES, as_document, parts, size_for, small_groups, to_shorten
from teamtuin.exchange.parents_cards import parents_card_frames
from teamtuin.exchange.reading import SourceFile
from teamtuin.exchange.school_export import export_school
from teamtuin.experiments.model import Choice, Decision, Experiment, Phase
from teamtuin.experiments.parents_card.model import Kept, Seen, Words, beside, card_of, first_version, until
from teamtuin.texts import texts_for
from tests.access.one_of_each import typed
from tests.exchange.papers import word_lines
from tests.exchange.test_importing import bring, somebody
from tests.insight.planting import experiment

NL = texts_for("nl")
TODAY = date(2026, 11, 24)
UNSEEN = Seen(title=None, let_go="", decision_id=None)
MARK = "Nog niet nagekeken door het team"


@pytest.fixture
def one():
    """A proeftuin that was decided on."""
    id_, now = new_id(), datetime(2026, 11, 20, 9, tzinfo=UTC)
    adapted = Decision(
        id=new_id(), experiment_id=id_, decided_on=now.date(), choice=Choice.ADAPT, because="De deur blijft.",
        made_at=now,
    )  # fmt: skip
    return Experiment(
        id=id_,
        title="Jaarafspraak per leerjaar",
        phase=Phase.DESIGN,
        planted_on=date(2026, 8, 17),
        made_at=now,
        need="Ouders stellen hun vragen bij de deur.",
        expectation="Als elk leerjaar op een A4 laat zien wat ouders wanneer horen, "
        "dan komen er minder losse vragen, omdat het ritme voorspelbaar is.",
        differently="Een jaarafspraak per leerjaar, gemaakt met ouders.",
        let_go="De wekelijkse nieuwsmail.",
        decisions=(adapted,),
    )


def card_words(one, **changed):
    given = {"trying": "Wij proberen.", "why": "Daarom.", "notice": "Dit.", "joining": "Kom."} | changed
    return Words(**given)


def kept(one, **changed):
    return Kept(words=card_words(one, **changed), seen=beside(one))


def test_the_first_version_is_made_of_the_plan_without_what_only_the_team_expects(one):
    words = first_version(one, NL)
    assert words.why == one.need
    assert words.trying == one.differently
    assert words.notice.startswith("Als elk leerjaar op een A4")
    assert words.notice.endswith("dan komen er minder losse vragen.")
    assert "omdat" not in words.notice


def test_without_a_plan_of_doing_it_shows_the_expectation_once(one):
    words = first_version(replace(one, differently=""), NL)
    assert words.trying.startswith("Als elk leerjaar")
    assert words.notice == ""


def test_the_card_holds_no_number_that_was_measured_and_nothing_that_the_numbers_said(demo):
    found = {one.title: one for one in demo.experiments.all(somebody(demo, "p04"))}
    one = found["Jaarafspraak per leerjaar"]
    told = "\n".join(word_lines(as_word(as_document(card_of(one, None, NL), "De Kiezelbeek", TODAY, NL))))
    assert "Op 20 november 2026 besloten we om het anders te doen. Het ritme is duidelijker" in told
    measured = {f"{point.number:g}" for each in one.indicators for point in each.measurements} - {"4"}  # A4
    days = {"20", "12", "24", "2026", "2027"}
    words = set(told.replace(".", " ").replace(",", " ").split())
    assert words & (measured - days) == set()
    for line in one.last_decision.numbers_said.splitlines():
        assert line not in told
    assert not any(each.label in told for each in one.indicators)


def test_it_is_marked_until_the_team_looked_and_again_after_another_decision(one):
    assert MARK in word_lines(as_word(as_document(card_of(one, None, NL), "", TODAY, NL)))
    seen = kept(one)
    assert card_of(one, seen, NL).looked_over
    assert MARK not in word_lines(as_word(as_document(card_of(one, seen, NL), "", TODAY, NL)))
    again = replace(one.last_decision, id=new_id(), choice=Choice.LET_GO)
    assert not card_of(replace(one, decisions=(*one.decisions, again)), seen, NL).looked_over
    assert not card_of(replace(one, let_go="Iets anders."), seen, NL).looked_over
    assert not card_of(replace(one, title="Voorgoed zonder toetsen"), seen, NL).looked_over


def test_only_days_that_are_to_come_stand_on_it(one):
    one = replace(one, ends_on=date(2027, 2, 12), look_back_on=date(2026, 11, 20), paused_until=None)
    assert until(one, TODAY, NL) == "Tot en met 12 februari 2027."
    assert until(replace(one, phase=Phase.STOPPED), TODAY, NL) == ""
    same = replace(one, look_back_on=one.ends_on)
    assert until(same, TODAY, NL) == "Op 12 februari 2027 kijken we samen wat het opleverde."
    resting = replace(one, ends_on=None, paused_until=date(2027, 1, 4))
    assert until(resting, TODAY, NL) == "Het rust tot 4 januari 2027."


def test_a_long_reason_stays_in_the_log_so_that_the_card_fits(one):
    decision = Decision(
        id=new_id(), experiment_id=one.id, decided_on=TODAY, choice=Choice.REST, because="Omdat. " * 90,
        made_at=one.made_at,
    )  # fmt: skip
    card = card_of(replace(one, decisions=(decision,)), None, NL)
    (told,) = (part.text for part in parts(card, TODAY, NL) if part.heading == "Wat we besloten")
    assert told == "Op 24 november 2026 besloten we om het even te laten rusten."


def test_letters_shrink_with_the_text_and_then_the_card_says_where_to_shorten(one):
    sizes = []
    for length in (20, 300, 700, 1400):
        card = card_of(one, kept(one, why="woord " * (length // 6)), NL)
        found = parts(card, TODAY, NL)
        sizes.append(size_for(found, one.title))
        if sizes[-1] is None:
            assert to_shorten(found, one.title)[0].heading == "Waarom"
        else:
            assert to_shorten(found, one.title) == ()
    assert sizes[0] == SIZES[0]
    assert sizes == sorted(sizes, key=lambda size: size or 0, reverse=True)
    assert size_for(parts(card_of(one, kept(one, why="woord " * 600), NL), TODAY, NL), one.title) is None


@pytest.mark.parametrize("words", ["drie kinderen", "Twee ouders", "4 leerlingen", "one pupil", "één gezin"])
def test_words_that_point_to_a_few_people_are_named(one, words):
    card = card_of(one, kept(one, why=f"Omdat {words} dat vroegen. Twaalf kinderen niet."), NL)
    assert small_groups(parts(card, TODAY, NL)) == (words,)


def test_the_team_gives_it_other_words_and_nobody_else_does(app, team):
    on = experiment(app, "Gidsen", "try_out", need="Rust.", expectation="Als a, dan b, omdat c.")
    cards = app.experiments.parents_card
    assert not cards.of(team.bas, on, NL).looked_over
    seen = beside(app.experiments.get(team.bas, on))
    given = typed(
        app, team.bas, "k", trying="Kinderen helpen elkaar.", why="Rust.", notice="", joining="Kom."
    )
    cards.look_over(team.bas, on, given, seen)
    card = cards.to_take_along(team.hester, on, NL)
    assert (card.looked_over, card.words.trying, card.words.notice) == (True, "Kinderen helpen elkaar.", "")
    assert card.words.why == "Rust."
    for viewer in (team.fenna, team.wim, team.rachida):
        for act in (cards.of, cards.to_take_along):
            with pytest.raises(NotVisible):
                act(viewer, on, NL)
        with pytest.raises(NotVisible):
            cards.look_over(viewer, on, typed(app, viewer, "k", trying="Iets."), seen)
    assert cards.of(team.bas, on, NL) == card


def test_what_nobody_saw_on_the_screen_is_not_looked_over(app, team):
    """A colleague lets go of something else while the form is open: that press is no word about it."""
    on = experiment(app, "Gidsen", "try_out", need="Rust.", let_go="De weektaak.")
    seen = beside(app.experiments.get(team.bas, on))
    app.experiments.describe(team.tessel, on, typed(app, team.tessel, "d", let_go="De toets."))
    app.experiments.parents_card.look_over(team.bas, on, typed(app, team.bas, "k", trying="Wij."), seen)
    card = app.experiments.parents_card.of(team.bas, on, NL)
    assert (card.words.trying, card.looked_over) == ("Wij.", False)


def test_another_title_asks_the_team_to_look_again_and_an_old_card_too(app, team):
    on = experiment(app, "Gidsen", "try_out", need="Rust.")
    cards = app.experiments.parents_card
    cards.look_over(
        team.bas, on, typed(app, team.bas, "k", trying="Wij."), beside(app.experiments.get(team.bas, on))
    )
    assert cards.of(team.bas, on, NL).looked_over
    app.experiments.describe(team.tessel, on, typed(app, team.tessel, "d", title="Sam en de drukte"))
    assert not cards.of(team.bas, on, NL).looked_over
    older = replace(beside(app.experiments.get(team.bas, on)), title=None)
    cards.look_over(team.bas, on, typed(app, team.bas, "l", trying="Wij."), older)
    assert not cards.of(team.bas, on, NL).looked_over


def test_an_empty_card_is_refused_and_a_seed_has_none(app, team):
    on = experiment(app, "Gidsen", "try_out", need="Rust.")
    with pytest.raises(Refused):
        app.experiments.parents_card.look_over(team.bas, on, typed(app, team.bas, "k", trying=" "), UNSEEN)
    assert not app.experiments.parents_card.of(team.bas, on, NL).looked_over
    seed = experiment(app, "Wat als?", "signal")
    with pytest.raises(NotVisible):
        app.experiments.parents_card.of(team.bas, seed, NL)


def test_a_card_comes_in_from_a_file_and_goes_along_with_the_school(demo, tmp_path):
    text = "parents_cards:\n- experiment: x3\n  trying: Elke groep heeft één blad.\n  why: {}\n"
    for why, update in (("Dat is rustig.", False), ("Dat scheelt vragen.", False)):
        bring(demo, SourceFile(name="kaart.yaml", raw=text.format(why).encode()), update=update)
    frame = parents_card_frames(demo)["parents_cards"]
    assert next(frame.itertuples(index=False, name=None))[1:] == (
        "Elke groep heeft één blad.", "Dat is rustig.", "", "",
    )  # fmt: skip
    report = bring(demo, SourceFile(name="kaart.yaml", raw=text.format("Anders.").encode()), update=True)
    assert report.changed == ["x3"]
    viewer = somebody(demo, "p04")
    (on,) = (one.id for one in demo.experiments.all(viewer) if one.title == "Jaarafspraak per leerjaar")
    card = demo.experiments.parents_card.of(viewer, on, NL)
    assert (card.looked_over, card.words.why) == (True, "Anders.")
    export_school(demo, tmp_path)
    assert "Elke groep" in (tmp_path / "parents_cards.csv").read_text(encoding="utf-8")
    assert "parents_cards" in (tmp_path / "data-dictionary.md").read_text(encoding="utf-8")
