"""Nothing typed is lost, and nobody else sees it."""

from datetime import date
from uuid import uuid4

import pytest

from teamtuin.errors import DraftMoved, NotVisible


def test_every_screen_opens_the_same_draft(app, team):
    one = app.drafts.open(team.tessel, "today")
    app.drafts.put(team.tessel, one.id, one.rev, "Vandaag ging")

    other = app.drafts.open(team.tessel, "today")

    assert (other.id, other.text, other.rev) == (one.id, "Vandaag ging", 1)


def test_a_stale_screen_is_told_which_revision_stands(app, team):
    draft = app.drafts.open(team.tessel, "today")
    app.drafts.put(team.tessel, draft.id, 0, "op de telefoon")

    with pytest.raises(DraftMoved) as moved:
        app.drafts.put(team.tessel, draft.id, 0, "op de laptop")

    assert moved.value.rev == 1
    assert app.drafts.read(team.tessel, draft.id).text == "op de telefoon"


def test_the_same_text_again_is_no_change(app, team):
    draft = app.drafts.open(team.tessel, "today")
    first = app.drafts.put(team.tessel, draft.id, 0, "een zin")
    again = app.drafts.put(team.tessel, draft.id, 0, "een zin")
    assert again == first


def test_an_unknown_id_becomes_a_loose_draft_that_is_found_back(app, team):
    draft_id = uuid4()
    app.drafts.put(team.tessel, draft_id, 0, "vanaf een oud tabblad")
    assert [draft.id for draft in app.drafts.unkept(team.tessel)] == [draft_id]


def test_anothers_draft_is_as_absent_as_one_that_does_not_exist(app, team):
    draft = app.drafts.open(team.tessel, "today")
    app.drafts.put(team.tessel, draft.id, 0, "van Tessel")

    for viewer in team.others.values():
        for draft_id in (draft.id, uuid4()):
            with pytest.raises(NotVisible):
                app.drafts.read(viewer, draft_id)
            with pytest.raises(NotVisible):
                app.drafts.put(viewer, draft_id, 1, "van een ander")
            with pytest.raises(NotVisible):
                app.drafts.discard(viewer, draft_id)
        assert app.drafts.put(viewer, draft.id, 0, "eigen").rev == 1
        assert [own.text for own in app.drafts.unkept(viewer)] == ["eigen"]
    assert app.drafts.read(team.tessel, draft.id).text == "van Tessel"


def test_discarding_removes_only_that_draft(app, team):
    draft = app.drafts.open(team.tessel, "today")
    app.drafts.put(team.tessel, draft.id, 0, "weg ermee")
    app.drafts.discard(team.tessel, draft.id)
    assert app.drafts.unkept(team.tessel) == []


def test_last_words_go_in_where_they_only_add_to_what_stands(app, team):
    draft = app.drafts.open(team.tessel, "today")
    app.drafts.put(team.tessel, draft.id, 0, "Een zin")
    added = app.drafts.put(team.tessel, draft.id, 0, "Een zin en meer", last_words=True)
    assert (added.rev, app.drafts.read(team.tessel, draft.id).text) == (2, "Een zin en meer")
    with pytest.raises(DraftMoved):
        app.drafts.put(team.tessel, draft.id, 0, "Iets anders", last_words=True)
    with pytest.raises(DraftMoved):
        app.drafts.put(team.tessel, draft.id, 0, "Een zin en meer daarvan")
    assert app.drafts.read(team.tessel, draft.id).text == "Een zin en meer"


def test_a_copy_left_as_it_was_follows_what_stands_now(app, team):
    place = "edit:0198c0de-0000-7000-8000-000000000001:experiments:describe:need"
    app.drafts.begin_with(team.tessel, place, "Zo stond het.")
    copy = app.drafts.begin_with(team.tessel, place, "Zo staat het nu.")
    assert copy.text == "Zo staat het nu."
    app.drafts.put(team.tessel, copy.id, copy.rev, "Mijn woorden.")
    assert app.drafts.begin_with(team.tessel, place, "Nog anders.").text == "Mijn woorden."


def test_words_in_an_empty_copy_are_found_back_and_kept(app, team):
    """The first save in a part that was empty is no untouched copy."""
    place = "edit:0198c0de-0000-7000-8000-000000000001:coaching:moment:own_insight"
    empty = app.drafts.begin_with(team.tessel, place, "")
    app.drafts.put(team.tessel, empty.id, empty.rev, "Ik wachtte langer.")
    assert [draft.text for draft in app.drafts.unkept(team.tessel)] == ["Ik wachtte langer."]
    app.keeping.upkeep(date(2030, 1, 1))
    assert [draft.text for draft in app.drafts.unkept(team.tessel)] == ["Ik wachtte langer."]
