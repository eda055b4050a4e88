"""A deck is its maker's alone: nobody else opens, changes or finds it, and it goes for real."""

import pytest

from teamtuin.access.viewer import CARETAKER, DOORKEEPER
from teamtuin.clock import new_id
from teamtuin.errors import NotAllowed, NotVisible, Refused
from teamtuin.presenting.model import LONGEST_TEXT, MOST_SLIDES, Over, Slide, Sort
from tests.keeping.returning import put_back, raw_bytes


def words(text="Wat had deze klas nodig?", notes="Begin bij Yara."):
    return Slide(id=new_id(), sort=Sort.TEXT, text=text, notes=notes)


def typed(app, viewer, deck, **texts):
    drafts = {}
    for name, text in texts.items():
        draft = app.drafts.open(viewer, f"present:{deck.id}:{new_id()}:{name}")
        drafts[name] = app.drafts.put(viewer, draft.id, draft.rev, text).id if text else draft.id
    return drafts


@pytest.fixture
def deck(app, team):
    return app.presenting.make(team.tessel, "De startdag", [words(), words("Wat laten we los?", "")])


def texts(deck):
    return [slide.text for slide in deck.slides]


def test_who_made_it_finds_it_again_and_nobody_else_does(app, team, deck):
    assert app.presenting.mine(team.tessel) == [deck]
    for other in (*team.others.values(), CARETAKER, DOORKEEPER):
        assert app.presenting.mine(other) == []
        with pytest.raises(NotVisible):
            app.presenting.get(other, deck.id)


@pytest.mark.parametrize("who", ["bas", "hester", "fenna", "wim", "rachida"])
def test_nobody_else_changes_it(app, team, deck, who):
    other, slide = getattr(team, who), deck.slides[0]
    for change in (
        lambda: app.presenting.add(other, deck.id, [(Sort.EXHIBIT, "let_go")]),
        lambda: app.presenting.move(other, deck.id, slide.id, 1),
        lambda: app.presenting.take_out(other, deck.id, slide.id),
        lambda: app.presenting.look_over(other, deck.id, Over.TERM),
        lambda: app.presenting.rename(other, deck.id, typed(app, other, deck, title="Van mij")),
        lambda: app.presenting.reword(other, deck.id, slide.id, typed(app, other, deck, text="?", notes="")),
        lambda: app.presenting.delete(other, deck.id),
    ):
        with pytest.raises(NotVisible):
            change()
    assert app.presenting.get(team.tessel, deck.id) == deck


def test_outside_the_team_nobody_makes_one(app, team):
    for other in (team.fenna, team.wim, team.rachida):
        assert not app.presenting.may_make(other)
        with pytest.raises(NotAllowed):
            app.presenting.make(other, "Voor de raad")


def test_slides_are_put_in_order_reworded_and_taken_out(app, team, deck):
    app.presenting.write(team.tessel, deck.id, typed(app, team.tessel, deck, text="Wat als?\nEn dan?"))
    last = app.presenting.add(team.tessel, deck.id, [(Sort.EXHIBIT, "let_go")]).slides[-1]

    app.presenting.move(team.tessel, deck.id, last.id, -3)
    app.presenting.take_out(team.tessel, deck.id, deck.slides[1].id)
    first = typed(app, team.tessel, deck, text="Wat zag je?", notes="Stil zijn.")
    kept = app.presenting.reword(team.tessel, deck.id, deck.slides[0].id, first)

    assert texts(kept) == ["", "Wat zag je?", "Wat als?\nEn dan?"]
    assert kept.slides[1].notes == "Stil zijn."
    assert app.presenting.get(team.tessel, deck.id) == kept


def test_a_press_that_comes_twice_makes_one_slide(app, team, deck):
    drafts = typed(app, team.tessel, deck, text="Eén keer.")
    app.presenting.write(team.tessel, deck.id, drafts)
    assert texts(app.presenting.write(team.tessel, deck.id, drafts))[2:] == ["Eén keer."]


@pytest.mark.parametrize("text", ["", "x" * (LONGEST_TEXT + 1)])
def test_a_slide_says_something_and_no_more_than_can_be_read(app, team, deck, text):
    with pytest.raises(Refused):
        app.presenting.write(team.tessel, deck.id, typed(app, team.tessel, deck, text=text))
    assert app.presenting.get(team.tessel, deck.id) == deck


def test_forty_slides_are_enough(app, team, deck):
    with pytest.raises(Refused):
        app.presenting.add(team.tessel, deck.id, [(Sort.EXHIBIT, "let_go")] * MOST_SLIDES)
    assert app.presenting.get(team.tessel, deck.id) == deck


def test_no_word_of_it_lies_in_clear(app, team):
    app.presenting.make(team.tessel, "Zwijgtitel", [words("Zwijgzin", "Zwijgnotitie")])
    held = raw_bytes(app)
    for word in (b"Zwijgtitel", b"Zwijgzin", b"Zwijgnotitie"):
        assert word not in held


def test_what_was_thrown_away_and_what_a_leaver_made_comes_back_with_no_backup(
    app, team, deck, secret, tmp_path, settings
):
    his = app.presenting.make(team.bas, "Van Bas", [words()])
    stays = app.presenting.make(team.hester, "Blijft", [words()])
    backup = tmp_path / "before.backup"
    app.keeping.back_up(backup)
    app.presenting.delete(team.tessel, deck.id)
    app.keeping.forget(team.bas)
    again = put_back(app, settings, backup, secret)
    try:
        assert again.presenting.mine(team.tessel) == []
        assert again.presenting.mine(team.hester) == [stays]
        with again.store.transaction(CARETAKER) as tx:
            assert tx.execute("SELECT id FROM deck") == [(stays.id,)]
        assert his.id != stays.id
    finally:
        again.close()
