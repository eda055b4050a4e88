"""What readers say back is for the writer, what they mark for themselves; what they read nobody knows."""

import json
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from teamtuin.access import policy
from teamtuin.access.policy import TABLE, Action, Kind, Module, Relation
from teamtuin.access.viewer import CARETAKER, DOORKEEPER
from teamtuin.app import today
from teamtuin.errors import NotVisible
from teamtuin.exchange.export import as_html, as_json, gather
from teamtuin.reflections import queries
from teamtuin.reflections.along.model import Opened, Sign
from teamtuin.texts import texts_for

SENTENCE = "De kaarthouder blijft."


@pytest.fixture
def shared(app, team, write, sharing_open):
    """Tessel's text, which Bas and Fenna read."""
    line = write(team.tessel, SENTENCE)
    app.reflections.share(team.tessel, line.id, [team.bas.id, team.fenna.id])
    return line


def heard(app, team, line) -> tuple[list[str], list[str]]:
    found = app.reflections.along.around(team.tessel, line.id).heard
    return found.who(Sign.RECOGNISED), found.who(Sign.TALK)


def test_a_tap_reaches_the_writer_with_the_name_of_who_pressed_and_can_be_taken_back(app, team, shared):
    along = app.reflections.along
    along.say(team.bas, shared.id, Sign.RECOGNISED)
    along.say(team.bas, shared.id, Sign.RECOGNISED)
    along.say(team.fenna, shared.id, Sign.TALK)
    assert heard(app, team, shared) == (["Bas"], ["Fenna"])

    along.say(team.bas, shared.id, Sign.RECOGNISED, is_on=False)

    assert heard(app, team, shared) == ([], ["Fenna"])


def test_nobody_but_the_writer_hears_a_tap_and_only_readers_press(app, team, write, shared):
    private = write(team.tessel, "Alleen van mij.")
    for viewer in (team.tessel, team.hester, team.wim, team.rachida, CARETAKER, DOORKEEPER):
        for reflection_id in (shared.id, private.id, uuid4()):
            with pytest.raises(NotVisible):
                app.reflections.along.say(viewer, reflection_id, Sign.RECOGNISED)
            with pytest.raises(NotVisible):
                app.reflections.along.leave(viewer, reflection_id)
    app.reflections.along.say(team.bas, shared.id, Sign.RECOGNISED)
    for viewer in (*team.others.values(), CARETAKER, DOORKEEPER):
        with pytest.raises(NotVisible):
            app.reflections.along.around(viewer, shared.id)
        with pytest.raises(NotVisible):
            app.reflections.along.seen_by(viewer, shared.id, team.bas.id)
    assert app.reflections.along.beside(team.fenna, shared.id).signs == frozenset()
    assert app.reflections.along.said(team.fenna) == []


def test_a_tap_ends_with_the_share(app, team, shared):
    app.reflections.along.say(team.bas, shared.id, Sign.RECOGNISED)

    app.reflections.revoke(team.tessel, shared.id, team.bas.id)
    app.reflections.share(team.tessel, shared.id, [team.bas.id])

    assert heard(app, team, shared) == ([], [])
    assert app.reflections.along.beside(team.bas, shared.id).signs == frozenset()


def test_what_a_reader_keeps_is_for_that_reader_alone_and_gone_with_the_share(app, team, shared):
    app.reflections.along.say(team.bas, shared.id, Sign.KEPT)

    assert app.reflections.garden(team.bas).kept == {shared.id}
    assert app.reflections.garden(team.fenna).kept == frozenset()
    (own,) = app.reflections.mine(team.tessel)
    assert own.heard == app.reflections.along.around(team.tessel, shared.id).heard
    assert own.heard.given == ()
    app.reflections.revoke(team.tessel, shared.id)
    assert app.reflections.garden(team.bas).kept == frozenset()


def test_who_takes_themself_off_reads_no_more_and_the_writer_sees_only_that(app, team, shared):
    app.reflections.along.say(team.bas, shared.id, Sign.TALK)

    app.reflections.along.leave(team.bas, shared.id)

    assert app.reflections.readable(team.bas) == []
    around = app.reflections.along.around(team.tessel, shared.id)
    assert [person.first_name for person in around.readers] == ["Fenna"]
    assert around.heard.given == ()


def test_the_writer_learns_of_each_colleague_whether_they_see_it(app, team, shared):
    sees = {
        name: app.reflections.along.seen_by(team.tessel, shared.id, viewer.id) is not None
        for name, viewer in team.others.items()
    }
    assert sees == {"bas": True, "fenna": True, "hester": False, "wim": False, "rachida": False}

    app.school.withdraw_consent(team.rachida, Module.SHARING)
    assert app.reflections.along.seen_by(team.tessel, shared.id, team.bas.id) is None


def test_what_readers_open_is_written_down_nowhere(app, team, shared):
    for viewer in (team.bas, team.fenna, team.tessel):
        app.reflections.get(viewer, shared.id)
        app.reflections.readable(viewer)
        app.garden.search(viewer, "kaarthouder")

    with app.store.transaction(CARETAKER) as tx:
        assert tx.execute("SELECT * FROM opened_by_another") == []
    assert app.reflections.along.around(team.tessel, shared.id).opened == Opened()


@pytest.fixture
def the_principal_slips_through(monkeypatch, team):
    """A mistake in the table: as if a role could open everything after all."""
    row = {**TABLE[Kind.REFLECTION], Relation.COUNCIL: frozenset({Action.READ})}
    monkeypatch.setattr(policy, "TABLE", {**TABLE, Kind.REFLECTION: row})
    everything = f"SELECT id FROM reflection WHERE $viewer = '{team.hester.id}'::UUID"
    known = policy._relations[Kind.REFLECTION]
    monkeypatch.setitem(policy._relations, Kind.REFLECTION, {**known, Relation.COUNCIL: everything})


def test_the_writer_learns_that_somebody_else_opened_it_even_when_the_policy_let_them(
    app, team, shared, the_principal_slips_through
):
    assert app.reflections.get(team.hester, shared.id).text == SENTENCE

    opened = app.reflections.along.around(team.tessel, shared.id).opened
    assert opened == Opened(by_another=True, month=today(app.now).replace(day=1))
    assert app.reflections.mine(team.tessel)[0].opened == opened


def test_after_half_a_year_nobody_knows_when_it_was_opened(app, team, shared, the_principal_slips_through):
    app.reflections.readable(team.hester)
    month = today(app.now).replace(day=1)

    assert app.keeping.upkeep(month + timedelta(days=183), dry_run=True).opened == 0
    assert app.keeping.upkeep(month + timedelta(days=184)).opened == 1

    assert app.reflections.along.around(team.tessel, shared.id).opened == Opened(by_another=True)


def test_a_deleted_text_leaves_no_trace_of_who_opened_it(app, team, shared, the_principal_slips_through):
    app.reflections.get(team.hester, shared.id)

    app.reflections.delete(team.tessel, shared.id)

    with app.store.transaction(CARETAKER) as tx:
        assert tx.execute("SELECT * FROM opened_by_another") == []
        assert tx.execute("SELECT * FROM reflection_share") == []


def test_who_is_forgotten_says_nothing_any_more(app, team, shared):
    app.reflections.along.say(team.bas, shared.id, Sign.RECOGNISED)

    app.keeping.forget(team.bas)

    assert heard(app, team, shared) == ([], [])


def test_what_was_said_and_marked_goes_along_without_a_word_of_the_text(app, team, shared):
    app.reflections.along.say(team.bas, shared.id, Sign.TALK)
    app.reflections.along.say(team.bas, shared.id, Sign.KEPT)

    (said,) = app.reflections.along.said(team.bas)

    assert (said.writer, said.signs) == ("Tessel", {Sign.TALK, Sign.KEPT})
    assert app.reflections.along.said(team.tessel) == []


@pytest.fixture
def seed(app, team):
    draft = app.drafts.open(team.tessel, "seed")
    app.drafts.put(team.tessel, draft.id, draft.rev, "Wat als de kring buiten is?")
    return app.experiments.plant(team.tessel, {"seed": draft.id}, signed=False)


def told(app, viewer, seed) -> list[str]:
    return [entry.text for entry in app.experiments.story(viewer, seed.id) if entry.text == SENTENCE]


def test_a_text_at_a_proeftuin_stands_there_for_its_writer_and_her_readers_only(app, team, shared, seed):
    app.reflections.along.put_at(team.tessel, shared.id, seed.id)
    assert told(app, team.tessel, seed) == told(app, team.bas, seed) == [SENTENCE]
    assert told(app, team.hester, seed) == []
    seen = {
        name: app.reflections.along.seen_by(team.tessel, shared.id, one.id)
        for name, one in team.others.items()
    }
    assert {name: one.at for name, one in seen.items() if one} == {"bas": seed.title, "fenna": None}
    app.reflections.along.say(team.bas, shared.id, Sign.KEPT)
    assert app.reflections.along.seen_by(team.tessel, shared.id, team.bas.id) == seen["bas"]

    app.reflections.revoke(team.tessel, shared.id)
    assert told(app, team.tessel, seed) == told(app, team.bas, seed) == []
    app.reflections.along.put_at(team.tessel, shared.id, None)
    assert app.reflections.get(team.tessel, shared.id) == replace(
        shared, changed_at=app.reflections.get(team.tessel, shared.id).changed_at
    )


def test_only_the_writer_puts_a_text_at_a_proeftuin_and_only_at_one_that_is_there(app, team, shared, seed):
    with pytest.raises(NotVisible):
        app.reflections.along.put_at(team.bas, shared.id, seed.id)
    with pytest.raises(NotVisible):
        app.reflections.along.put_at(team.tessel, shared.id, uuid4())
    app.reflections.share(team.fenna, _line_of(app, team.fenna).id, [team.bas.id])
    with pytest.raises(NotVisible):
        app.reflections.along.put_at(team.fenna, app.reflections.mine(team.fenna)[0].reflection.id, seed.id)


def _line_of(app, viewer):
    draft = app.drafts.open(viewer, "today")
    app.drafts.put(viewer, draft.id, draft.rev, "Van buiten gezien.")
    return app.reflections.keep(viewer, draft.id)


def test_the_writer_is_thanked_without_a_name_when_a_reader_says_it_helped_a_decision(
    app, team, write, shared, seed
):
    along, elsewhere = app.reflections.along, write(team.tessel, "Over iets anders.")
    app.reflections.share(team.tessel, elsewhere.id, [team.bas.id])
    along.put_at(team.tessel, shared.id, seed.id)

    (there,) = along.to_thank(team.bas, seed.id)
    along.thank(team.bas, seed.id, [shared.id, elsewhere.id, uuid4()])

    assert (there.reflection.id, there.name) == (shared.id, "Tessel")
    found = along.around(team.tessel, shared.id).heard
    assert (found.helped, found.given) == (True, ())
    assert not along.around(team.tessel, elsewhere.id).heard.helped
    assert along.to_thank(team.hester, seed.id) == along.to_thank(team.tessel, seed.id) == []


def test_a_share_that_existed_before_readers_could_say_anything_has_said_nothing(app, team, shared):
    with app.store.transaction(team.tessel) as tx:
        tx.execute("UPDATE reflection_share SET recognised = NULL, talk = NULL, helped = NULL, kept = NULL")
        assert queries.readers(tx, shared.id)
    assert app.reflections.along.beside(team.bas, shared.id).signs == frozenset()
    assert heard(app, team, shared) == ([], [])


def test_both_take_along_what_was_said_and_neither_the_other_ones_part(app, team, shared):
    for sign in (Sign.RECOGNISED, Sign.HELPED, Sign.KEPT):
        app.reflections.along.say(team.bas, shared.id, sign)

    hers, his = (gather(app, viewer) for viewer in (team.tessel, team.bas))

    (mine,) = json.loads(as_json(hers))["reflections"]
    assert mine["said_back"] == [{"first_name": "Bas", "taps": ["recognised"]}]
    assert (mine["helped_a_decision"], mine["opened_by_nobody_else"]) == (True, True)
    page = as_html(hers, texts_for("nl")).decode()
    for sentence in (
        "Bas herkent dit.",
        "Deze tekst hielp bij een besluit.",
        "Niemand anders heeft dit geopend.",
    ):
        assert sentence in page
    assert "mijn tuin" not in page
    (said,) = json.loads(as_json(his))["said_to_others"]
    assert (said["writer"], said["signs"]) == ("Tessel", ["helped", "kept", "recognised"])
    taken = as_json(his).decode() + as_html(his, texts_for("nl")).decode()
    assert "Het staat in mijn tuin" in taken
    assert SENTENCE not in taken
