"""Mijn tuin: one's own texts, and not a trace of what is somebody else's."""

from dataclasses import replace

import pytest

from teamtuin.app import Teamtuin
from teamtuin.clock import new_id
from teamtuin.reflections.model import AskedQuestion, Part
from teamtuin.reflections.service import bring_in
from tests.conftest import Team
from tests.ui.conftest import Open
from tests.ui.page import NOT_THERE, SENTENCE, Visit, Write, drawn, has, press, visits, words_of


@pytest.fixture
def visit(open_as: Open) -> Visit:
    return visits(open_as, "my_garden")


# -- one's own


def test_a_line_stands_in_the_list_by_month_with_who_can_read_it(
    visit: Visit, write: Write, team: Team
) -> None:
    write(team.tessel, SENTENCE)

    page = visit(team.tessel)

    (row,) = [button for button in page.button if str(button.key).startswith("row_")]
    assert row.label.replace("\\", "").startswith(SENTENCE[:-1])
    assert row.label.endswith("· dagboekregel · alleen jij]")


def test_an_empty_garden_says_what_it_is_for_and_offers_one_step(visit: Visit, team: Team) -> None:
    page = visit(team.bas)

    assert "Alles wat je schrijft, komt hier te staan." in words_of(page)
    assert has(page, "garden_write")
    assert not page.text_input


def test_signs_in_a_line_mean_nothing_to_the_page(visit: Visit, write: Write, team: Team) -> None:
    line = write(team.tessel, "<b>1*2*3</b> :red[x] $a$ [klik](https://example.org) &amp; `c`")

    assert not [part for part in words_of(visit(team.tessel)) if part == "<b>"]
    read = words_of(visit(team.tessel, id=str(line.id)))
    assert "&lt;b&gt;1*2*3&lt;/b&gt; :red[x] $a$ [klik](https://example.org) &amp;amp; `c`" in read


def test_search_finds_without_capitals_and_accents_and_leaves_no_trace_in_the_address(
    visit: Visit, write: Write, team: Team
) -> None:
    first = write(team.tessel, "Het CAFÉ voor ouders liep vol.")
    write(team.tessel, SENTENCE)
    page = visit(team.tessel)

    page.text_input[0].set_value("cafe").run()

    rows = [button.key for button in page.button if str(button.key).startswith("row_")]
    assert rows == [f"row_{first.id}"]
    assert "cafe" not in str(dict(page.query_params)).casefold()
    page.text_input[0].set_value("olifant").run()
    assert "Niets gevonden met deze woorden." in words_of(page)


def test_a_colleagues_name_finds_nothing_in_what_was_shared(
    app: Teamtuin, visit: Visit, write: Write, team: Team, sharing_open: None
) -> None:
    line = write(team.tessel, "Hester keek mee bij de kring.")
    app.reflections.share(team.tessel, line.id, [team.bas.id])
    page = visit(team.bas)

    page.text_input[0].set_value("hester").run()
    assert not [button for button in page.button if str(button.key).startswith("row_")]
    page.text_input[0].set_value("kring").run()
    assert has(page, f"row_{line.id}")


def test_the_choices_part_what_is_mine_from_what_is_shared(
    app: Teamtuin, visit: Visit, write: Write, team: Team, sharing_open: None
) -> None:
    alone, shared = write(team.tessel, "Alleen voor mij."), write(team.tessel, "Voor Bas erbij.")
    theirs = write(team.bas, "Van Bas.")
    app.reflections.share(team.tessel, shared.id, [team.bas.id])
    app.reflections.share(team.bas, theirs.id, [team.tessel.id])
    page = visit(team.tessel)
    seen: dict[str, set[str]] = {}

    for choice in ("all", "only_mine", "shared", "with_me"):
        page.button_group(key="garden_choice").set_value(choice).run()
        seen[choice] = {str(b.key)[4:] for b in page.button if str(b.key).startswith("row_")}

    assert seen == {
        "all": {str(alone.id), str(shared.id), f"apart_{theirs.id}"},  # it stands apart until one keeps it
        "only_mine": {str(alone.id)},
        "shared": {str(shared.id)},
        "with_me": {str(theirs.id)},
    }


def test_a_long_list_opens_thirty_at_a_time(visit: Visit, write: Write, team: Team) -> None:
    for number in range(33):
        write(team.tessel, f"Regel {number}.")
    page = visit(team.tessel)

    assert sum(str(button.key).startswith("row_") for button in page.button) == 30
    press(page, "garden_more")
    assert sum(str(button.key).startswith("row_") for button in page.button) == 33
    assert not has(page, "garden_more")


def test_a_text_stands_under_the_questions_that_drew_it_out(
    app: Teamtuin, visit: Visit, write: Write, team: Team
) -> None:
    asked = AskedQuestion(text="Wat had dit kind nodig?", id="D2b")
    parts = (Part(text=SENTENCE), Part(text="Tijd om te kijken.", question=asked))
    line = replace(write(team.tessel, "Een regel."), id=new_id(), parts=parts)
    with app.store.transaction(team.tessel) as tx:
        bring_in(tx, line)

    words = words_of(visit(team.tessel, id=str(line.id)))

    assert "Vraag uit de vragenbank" in words
    assert words.index("Wat had dit kind nodig?") < words.index("Tijd om te kijken.")
    assert "Alleen jij ziet dit." in words


def test_what_was_typed_and_not_saved_waits_and_goes_in_two_presses(
    app: Teamtuin, visit: Visit, team: Team
) -> None:
    draft = app.drafts.open(team.tessel, "today")
    app.drafts.put(team.tessel, draft.id, 0, SENTENCE)
    page = visit(team.tessel)

    assert "Nog niet bewaard" in words_of(page)
    press(page, f"discard_{draft.id}")
    assert [d.id for d in app.drafts.unkept(team.tessel)] == [draft.id]
    press(page, f"really_discard_{draft.id}")
    assert app.drafts.unkept(team.tessel) == []
    assert "Nog niet bewaard" not in words_of(page)


def test_a_text_that_was_begun_nowhere_is_gone_on_with_here(app: Teamtuin, visit: Visit, team: Team) -> None:
    draft = app.drafts.put(team.tessel, new_id(), 0, SENTENCE)

    page = press(visit(team.tessel), f"row_{draft.id}")

    assert dict(page.query_params) == {"concept": str(draft.id)}
    assert SENTENCE in drawn(page)
    kept = app.reflections.keep(team.tessel, draft.id)
    words = words_of(visit(team.tessel, concept=str(draft.id)))
    assert SENTENCE in words
    assert str(kept.id) in drawn(visit(team.tessel))


# -- not a trace for anybody else


@pytest.mark.parametrize("other", ["bas", "hester", "fenna", "wim", "rachida"])
def test_the_garden_of_another_is_the_same_whether_or_not_tessel_writes(
    app: Teamtuin, visit: Visit, write: Write, team: Team, sharing_open: None, other: str
) -> None:
    """No title, date, count or draft: the whole page, compared before and after."""
    viewer = team.others[other]
    write(viewer, "Van mijzelf.")
    before = drawn(visit(viewer))
    line = write(team.tessel, SENTENCE)
    draft = app.drafts.open(team.tessel, "write")
    app.drafts.put(team.tessel, draft.id, 0, SENTENCE)

    assert drawn(visit(viewer)) == before
    assert SENTENCE[:20] in drawn(visit(team.tessel)).replace("\\", "")
    assert str(line.id) in drawn(visit(team.tessel))


@pytest.mark.parametrize("other", ["bas", "hester", "fenna", "wim", "rachida"])
def test_a_guessed_id_gives_the_page_of_an_id_that_never_was(
    app: Teamtuin, visit: Visit, write: Write, team: Team, sharing_open: None, other: str
) -> None:
    line = write(team.tessel, SENTENCE)
    app.reflections.share(
        team.tessel, line.id, [v.id for v in team.others.values() if v != team.others[other]]
    )
    draft = app.drafts.open(team.tessel, "loose")
    app.drafts.put(team.tessel, draft.id, 0, SENTENCE)

    nobodys = drawn(visit(team.others[other], id=str(new_id())))

    assert NOT_THERE in nobodys
    for guess in (str(line.id), str(draft.id), "x", "'; DROP TABLE reflection; --"):
        assert drawn(visit(team.others[other], id=guess)) == nobodys
    unknown = drawn(visit(team.others[other], concept=str(new_id())))
    assert drawn(visit(team.others[other], concept=str(draft.id))) == unknown
    assert drawn(visit(team.tessel, id=str(line.id))) != nobodys


@pytest.mark.parametrize("other", ["bas", "hester", "fenna", "wim", "rachida"])
def test_searching_another_persons_words_finds_what_searching_nonsense_finds(
    visit: Visit, write: Write, team: Team, other: str
) -> None:
    write(team.tessel, SENTENCE)
    write(team.others[other], "Van mijzelf.")

    def found(words: str) -> str:
        page = visit(team.others[other])
        page.text_input[0].set_value(words).run()
        return words_of(page)

    assert found("circuit") == found("olifantenpaadje")


def test_a_reader_sees_whose_it_is_but_not_who_else_reads(
    app: Teamtuin, visit: Visit, write: Write, team: Team, sharing_open: None
) -> None:
    line = write(team.tessel, SENTENCE)
    app.reflections.share(team.tessel, line.id, [team.bas.id, team.fenna.id])

    page = visit(team.bas, id=str(line.id))

    assert "Van Tessel, met jou gedeeld." in words_of(page)
    assert "Fenna" not in drawn(page)
    assert not has(page, "reading_share")
    assert not has(page, "reading_delete")


def test_calm_shows_nothing_of_earlier_and_no_cards_and_larger_text_counts_at_once(
    app: Teamtuin, visit: Visit, write: Write, team: Team
) -> None:
    first = write(team.tessel, SENTENCE)
    write(team.tessel, SENTENCE + " En daarna nog eens.")
    last = write(team.tessel, SENTENCE + " En toen ging hij open.")
    assert f"related_{first.id}" in drawn(visit(team.tessel, id=last.id))
    page = visit(team.tessel, deel="taal")

    page.button_group(key="own_calm").set_value(True).run()
    page.button_group(key="own_size").set_value("largest").run()

    assert "--tt-times: 1.4" in drawn(page)
    assert "animation: none" in drawn(page)
    assert "related_" not in drawn(visit(team.tessel, id=last.id))
    assert "--tt-times: 1.0" in drawn(visit(team.bas))


def test_what_was_found_is_marked_in_its_row(visit: Visit, write: Write, team: Team) -> None:
    line = write(team.tessel, "Een inleiding.\nHet *CAFÉ* voor ouders liep vol.")
    page = visit(team.tessel)

    page.text_input[0].set_value("cafe").run()

    (row,) = [button for button in page.button if button.key == f"row_{line.id}"]
    assert row.label.startswith("Het \\***CAFÉ**\\* voor ouders")
