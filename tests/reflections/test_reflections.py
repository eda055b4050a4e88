"""A reflection is its writer's."""

from uuid import uuid4

import pytest

from teamtuin.access.viewer import CARETAKER, DOORKEEPER, Viewer
from teamtuin.errors import DraftClosed, ModuleClosed, NotVisible, Refused, TextTooLong
from teamtuin.people.model import Role
from teamtuin.reflections.model import AskedQuestion
from teamtuin.reflections.service import Answer

SCHOOL_QUESTION = AskedQuestion(id="D2b", text="Wat had dit kind of deze klas nodig?")
ODD_TEXTS = [
    "Twee gidsen 🌱👩🏽‍🏫 leidden de kring",
    "שלום, vandaag van rechts naar links",
    "<script>alert('x')</script> & <b>vet</b>",
    "met een nul-teken\x00 erin",
    "tab\ten\nnieuwe regel",
    "a" * 100_000,
]


@pytest.mark.parametrize("text", ODD_TEXTS, ids=["emoji", "rtl", "script", "nul", "lines", "long"])
def test_every_text_is_kept_to_the_letter(app, team, write, text):
    kept = write(team.tessel, text)

    assert app.reflections.get(team.tessel, kept.id).text == text


def test_a_text_over_the_limit_is_refused_and_nothing_is_half_written(app, team):
    draft = app.drafts.open(team.tessel, "today")
    with pytest.raises(TextTooLong):
        app.drafts.put(team.tessel, draft.id, draft.rev, "a" * 1_000_000)

    assert app.drafts.read(team.tessel, draft.id).text == ""
    assert app.reflections.readable(team.tessel) == []


def test_keeping_twice_gives_one_reflection(app, team):
    draft = app.drafts.open(team.tessel, "today")
    app.drafts.put(team.tessel, draft.id, 0, "De wissel ging vanzelf.")

    first = app.reflections.keep(team.tessel, draft.id)
    second = app.reflections.keep(team.tessel, draft.id)

    assert first == second
    assert [own.reflection for own in app.reflections.mine(team.tessel)] == [first]
    with pytest.raises(DraftClosed) as closed:
        app.drafts.put(team.tessel, draft.id, 1, "nog iets")
    assert closed.value.values["item"] == first.id


def test_an_empty_field_is_not_kept(app, team):
    draft = app.drafts.open(team.tessel, "today")
    with pytest.raises(Refused):
        app.reflections.keep(team.tessel, draft.id)


def test_nobody_else_finds_a_private_reflection_anywhere(app, team, write, sharing_open):
    private = write(team.tessel, "De wissel kost vier minuten en mijn stem.")

    for viewer in [*team.others.values(), CARETAKER, DOORKEEPER]:
        for reflection_id in (private.id, uuid4()):
            with pytest.raises(NotVisible):
                app.reflections.get(viewer, reflection_id)
            with pytest.raises(NotVisible):
                app.reflections.readers(viewer, reflection_id)
            with pytest.raises(NotVisible):
                app.reflections.delete(viewer, reflection_id)
            with pytest.raises(NotVisible):
                app.reflections.revoke(viewer, reflection_id)
        assert app.reflections.readable(viewer) == []
        assert app.garden.search(viewer, "wissel").ids == []
    assert app.reflections.get(team.tessel, private.id) == private


def test_an_answer_is_added_under_its_question(app, team, write):
    line = write(team.tessel, "Twintig kinderen wisselden tegelijk.")
    draft = app.drafts.open(team.tessel, f"answer:{line.id}:D2b")
    app.drafts.put(team.tessel, draft.id, 0, "Een kaart die zelf de weg wijst.")

    answered = app.reflections.answer(
        team.tessel, line.id, Answer(draft_id=draft.id, question=SCHOOL_QUESTION)
    )

    assert [part.text for part in answered.parts] == [
        "Twintig kinderen wisselden tegelijk.",
        "Een kaart die zelf de weg wijst.",
    ]
    assert answered.parts[1].question == SCHOOL_QUESTION
    assert (
        app.reflections.answer(team.tessel, line.id, Answer(draft_id=draft.id, question=SCHOOL_QUESTION))
        == answered
    )


def test_nobody_writes_in_anothers_reflection(app, team, write, sharing_open):
    line = write(team.tessel, "Een volwassene die zijn mond hield.")
    app.reflections.share(team.tessel, line.id, [team.bas.id])
    draft = app.drafts.open(team.bas, "answer")
    app.drafts.put(team.bas, draft.id, 0, "Dat vind ik ook.")

    with pytest.raises(NotVisible):
        app.reflections.answer(team.bas, line.id, Answer(draft_id=draft.id, question=SCHOOL_QUESTION))
    assert app.drafts.read(team.bas, draft.id).text == "Dat vind ik ook."


def test_sharing_waits_for_the_council(app, team, write):
    line = write(team.tessel, "Mijn arm is een magneet.")
    with pytest.raises(ModuleClosed):
        app.reflections.share(team.tessel, line.id, [team.bas.id])
    assert app.reflections.readers(team.tessel, line.id) == []


def test_a_named_reader_reads_and_nobody_else(app, team, write, sharing_open):
    line = write(team.tessel, "Mijn arm is een magneet.")
    readers = app.reflections.share(team.tessel, line.id, [team.bas.id])

    assert [person.first_name for person in readers] == ["Bas"]
    assert app.reflections.get(team.bas, line.id).text == line.text
    assert app.reflections.readable(team.hester) == []
    with pytest.raises(NotVisible):
        app.reflections.readers(team.bas, line.id)


def test_a_reader_cannot_pass_it_on(app, team, write, sharing_open):
    line = write(team.tessel, "Mijn arm is een magneet.")
    app.reflections.share(team.tessel, line.id, [team.bas.id])
    with pytest.raises(NotVisible):
        app.reflections.share(team.bas, line.id, [team.hester.id])
    assert app.reflections.readable(team.hester) == []


def test_the_team_of_today_is_not_the_team_of_tomorrow(app, team, write, sharing_open):
    line = write(team.tessel, "De kaarthouder blijft.")
    readers = app.reflections.share(team.tessel, line.id, [p.id for p in app.people.team(team.tessel)])
    later = Viewer(app.people.add(DOORKEEPER, "Noor", [Role.TEACHER]).id)

    assert {person.first_name for person in readers} == {"Bas", "Hester"}
    assert app.reflections.readable(later) == []


def test_revoking_takes_it_away_at_once(app, team, write, sharing_open):
    line = write(team.tessel, "De kaarthouder blijft.")
    app.reflections.share(team.tessel, line.id, [team.bas.id, team.hester.id])

    left = app.reflections.revoke(team.tessel, line.id, team.bas.id)

    assert [person.first_name for person in left] == ["Hester"]
    with pytest.raises(NotVisible):
        app.reflections.get(team.bas, line.id)
    assert app.reflections.revoke(team.tessel, line.id) == []
    assert app.reflections.readable(team.hester) == []


def test_withdrawing_the_consent_closes_what_was_shared(app, team, write, sharing_open):
    from teamtuin.access.policy import Module

    line = write(team.tessel, "De kaarthouder blijft.")
    app.reflections.share(team.tessel, line.id, [team.bas.id])

    app.school.withdraw_consent(team.rachida, Module.SHARING)

    assert app.reflections.readable(team.bas) == []
    assert [p.first_name for p in app.reflections.readers(team.tessel, line.id)] == ["Bas"]


def test_sharing_with_nobody_or_a_stranger_shares_nothing(app, team, write, sharing_open):
    line = write(team.tessel, "De kaarthouder blijft.")
    for nobody in ([], [team.tessel.id], [uuid4()], [team.bas.id, uuid4()]):
        with pytest.raises(Refused):
            app.reflections.share(team.tessel, line.id, nobody)
    assert app.reflections.readers(team.tessel, line.id) == []


@pytest.mark.parametrize("words", ["rustplek", "RUSTPLEK", "rust", "raam rustplek", "cafe"])
def test_search_finds_own_words(app, team, write, words):
    write(team.tessel, "De rustplek bij het raam, als een café")
    assert len(app.garden.search(team.tessel, words).ids) == 1


@pytest.mark.parametrize("words", ["", "   ", "rustplek zolder", "xyz"])
def test_search_finds_nothing_with_other_words(app, team, write, words):
    write(team.tessel, "De rustplek bij het raam")
    assert app.garden.search(team.tessel, words).ids == []


@pytest.mark.parametrize("words", ["Bas", "bas", "ba", "Bas wissel"])
def test_search_never_finds_a_colleague_by_name_in_what_another_shared(app, team, write, sharing_open, words):
    line = write(team.tessel, "Bas stond bij de wissel.")
    app.reflections.share(team.tessel, line.id, [team.hester.id])

    assert app.garden.search(team.hester, words).ids == []
    assert app.garden.search(team.hester, "wissel").ids == [line.id]
    assert app.garden.search(team.tessel, words).ids == [line.id]


def test_a_deleted_reflection_is_gone_for_everybody(app, team, write, sharing_open):
    line = write(team.tessel, "De kaarthouder blijft.")
    app.reflections.share(team.tessel, line.id, [team.bas.id])

    app.reflections.delete(team.tessel, line.id)

    for viewer in (team.tessel, team.bas):
        with pytest.raises(NotVisible):
            app.reflections.get(viewer, line.id)
        assert app.reflections.readable(viewer) == []


def test_a_way_in_becomes_one_reflection_in_the_order_of_its_questions(app, team):
    texts = {"K1a": "De wissel.", "K2a": "", "K3d": "Ik was het verkeersbord."}
    answers = []
    for question_id, text in reversed(texts.items()):
        draft = app.drafts.open(team.tessel, f"write:alact:{question_id}")
        app.drafts.put(team.tessel, draft.id, 0, text)
        answers.insert(0, Answer(draft_id=draft.id, question=AskedQuestion(id=question_id, text="?")))

    kept = app.reflections.keep_together(team.tessel, answers, way_in="alact")

    assert [(part.question.id, part.text) for part in kept.parts] == [
        ("K1a", "De wissel."),
        ("K3d", "Ik was het verkeersbord."),
    ]
    assert kept.way_in == "alact"
    assert app.drafts.begun(team.tessel, "write:") == []
    assert app.reflections.keep_together(team.tessel, answers, way_in="alact") == kept
    assert len(app.reflections.mine(team.tessel)) == 1


def test_nothing_written_in_a_way_in_is_not_kept(app, team):
    draft = app.drafts.open(team.tessel, "write:alact:K1a")
    with pytest.raises(Refused):
        app.reflections.keep_together(team.tessel, [Answer(draft_id=draft.id)], way_in="alact")
    assert app.drafts.begun(team.tessel, "write:") == [draft]


def test_ones_own_words_can_be_changed_and_nobody_elses(app, team, write, sharing_open):
    line = write(team.tessel, "Vier minuten.")
    app.reflections.share(team.tessel, line.id, [team.bas.id])
    draft = app.drafts.begin_with(team.tessel, f"edit:{line.id}:0", line.text)
    app.drafts.put(team.tessel, draft.id, draft.rev, "Vijf minuten.")

    changed = app.reflections.rewrite_part(team.tessel, line.id, 0, draft.id)

    assert changed.text == "Vijf minuten."
    assert app.reflections.get(team.bas, line.id).text == "Vijf minuten."
    foreign = app.drafts.begin_with(team.bas, f"edit:{line.id}:0", "Niets van waar.")
    with pytest.raises(NotVisible):
        app.reflections.rewrite_part(team.bas, line.id, 0, foreign.id)
    assert app.reflections.get(team.tessel, line.id).text == "Vijf minuten."


def test_a_draft_under_another_question_keeps_its_words(app, team):
    draft = app.drafts.open(team.tessel, "write:alact:K1a")
    app.drafts.put(team.tessel, draft.id, 0, "De wissel.")
    app.drafts.move(team.tessel, draft.id, "write:alact:K1b")
    (moved,) = app.drafts.begun(team.tessel, "write:alact:")
    assert (moved.id, moved.place, moved.text, moved.rev) == (draft.id, "write:alact:K1b", "De wissel.", 1)
    with pytest.raises(NotVisible):
        app.drafts.move(team.bas, draft.id, "today")
