"""The ways in: named by what brings you, locked to nobody, and no trace of a question that was only shown."""

import pytest

from teamtuin.asking.model import Perspective
from teamtuin.errors import NotVisible
from teamtuin.reflections.model import AskedQuestion
from teamtuin.reflections.service import Answer

SENTENCE = "De wissel kostte vier minuten en mijn omroepstem."
RESULT = "Twintig kinderen wisselden tegelijk."


def shown(page) -> str:
    html = [part.proto.body for part in page.get("html")]
    fields = [part.proto.json + part.proto.mixed.json for part in page.get("bidi_component")]
    return "\n".join([*html, *(button.label for button in page.button), *fields])


def at(page, **asked):
    page = page.switch_page("pages/write.py")
    for key, value in asked.items():
        page.query_params[key] = value
    return page.run()


def stored(app, viewer) -> str:
    """Every cell of every table that is not sealed."""
    with app.store.transaction(viewer) as tx:
        tables = [name for (name,) in tx.execute("SELECT table_name FROM duckdb_tables()")]
        return "\n".join(str(row) for name in tables for row in tx.execute(f'SELECT * FROM "{name}"'))


def test_a_question_that_was_only_shown_leaves_no_trace(app, team, write, open_as, caplog):
    line = write(team.tessel, SENTENCE)
    page = open_as(team.tessel)
    page.session_state["today_kept"] = line.id
    page.run()
    page.button(key=f"another_{line.id}").click().run().button(key=f"another_{line.id}").click().run()
    page = at(page, manier="alact")
    page.button(key="steps_another").click().run()
    page.button(key="steps_ask").click().run()

    asked = {each.id for each in app.bank.lists("nl") for each in each.questions()}
    everything = stored(app, team.tessel) + caplog.text
    assert not [each for each in asked if f":{each}" in everything or f"+{each}" in everything]
    assert not [each for each in Perspective if f"'{each.value}'" in everything]
    assert {draft.place for draft in app.drafts.begun(team.tessel, "")} == {"today"}
    assert app.reflections.get(team.tessel, line.id) == line


def test_an_answer_is_kept_where_its_question_was_asked_whatever_screen_it_came_from(app, team):
    place = "write:alact:K2c"
    one, other = app.drafts.offered(team.tessel, place), app.drafts.offered(team.tessel, place)
    assert one.id == other.id
    app.drafts.put(team.tessel, one.id, 0, "Ik hield mijn mond.")

    assert app.drafts.offered(team.tessel, place).text == "Ik hield mijn mond."
    assert app.drafts.begun(team.tessel, place)[0].id == one.id
    app.reflections.keep(team.tessel, one.id)
    assert app.drafts.offered(team.tessel, place).id != one.id
    assert app.drafts.offered(team.bas, place).id != one.id


def test_words_that_are_on_their_way_come_under_the_question_that_was_asked_for_meanwhile(app, team):
    first, other = "write:alact:K2a", "write:alact:K2b"
    offered = app.drafts.offered(team.tessel, first)
    app.drafts.move(team.tessel, offered.id, other)
    assert app.drafts.offered(team.tessel, other).id == offered.id
    assert app.drafts.begun(team.tessel, "write:") == []

    app.drafts.put(team.tessel, offered.id, 0, "Ik hield mijn mond.")

    (draft,) = app.drafts.begun(team.tessel, "write:")
    assert (draft.place, draft.text) == (other, "Ik hield mijn mond.")
    assert app.drafts.offered(team.tessel, other).id == offered.id
    with pytest.raises(NotVisible):
        app.drafts.move(team.bas, offered.id, first)


def test_a_line_becomes_a_reflection_without_being_typed_again(app, team, write, open_as, sharing_open):
    line = write(team.tessel, SENTENCE)
    app.reflections.share(team.tessel, line.id, [team.bas.id])
    page = at(open_as(team.tessel), id=str(line.id), manier="alact")
    assert "stap 2 van 5" in shown(page)  # the line is the moment that the first step would choose
    assert SENTENCE in shown(page)
    assert "Jij en Bas zien dit." in shown(page)  # and not "only you": it comes to stand in a shared text

    draft = app.drafts.offered(team.tessel, f"deepen:{line.id}:alact:K2a")
    app.drafts.put(team.tessel, draft.id, 0, RESULT)
    answer = Answer(draft_id=draft.id, question=AskedQuestion(text="Wat gebeurde er?", id="K2a"))
    for _ in range(2):  # a press may be told twice
        after = app.reflections.go_deeper(team.tessel, line.id, [answer], way_in="alact")
    assert [part.text for part in after.parts] == [SENTENCE, RESULT]
    assert (after.id, after.way_in, after.written_at) == (line.id, "alact", line.written_at)

    again = app.drafts.offered(team.tessel, f"deepen:{line.id}:alact:K2a")
    app.drafts.put(team.tessel, again.id, 0, "Nu zie ik iets anders.")
    answer = Answer(draft_id=again.id, question=answer.question)
    after = app.reflections.go_deeper(team.tessel, line.id, [answer], way_in="alact")
    assert [part.text for part in after.parts] == [SENTENCE, RESULT, "Nu zie ik iets anders."]


def test_somebody_elses_line_is_not_there_along_any_way(app, team, write, open_as, sharing_open):
    line = write(team.tessel, SENTENCE)
    app.reflections.share(team.tessel, line.id, [team.bas.id])
    page = at(open_as(team.bas), id=str(line.id), manier="alact")
    assert "Deze pagina is er niet, of niet voor jou." in shown(page)
    assert "omroepstem" not in shown(page)


@pytest.mark.parametrize("who", ["tessel", "hester"])
def test_the_questions_about_making_room_are_near_to_who_leads_and_open_to_all(app, team, open_as, who):
    page = at(open_as(getattr(team, who)))
    assert ("Ik wil ruimte maken" in shown(page)) is (who == "hester")
    page.button(key="write_more_ways").click().run()
    assert shown(page).count("Ik wil ruimte maken") == 1
    page.button(key="row_way_facilitating").click().run()
    assert "stap 1 van 4" in shown(page)


def test_each_strand_has_its_questions_in_three_steps(app, team, open_as):
    page = at(open_as(team.tessel), manier="proeftuin")
    page.button(key="row_strand_smart_circuits").click().run()
    assert "Slimme inzet van circuits · stap 1 van 3, wat nodig is" in shown(page)
    for strand in app.bank.strands("en"):
        assert all(stage.questions for stage in strand.stages)


def test_what_was_answered_in_an_earlier_text_is_not_asked_again_here(app, team, write, open_as):
    need = "Twee kinderen hadden rust nodig, en ik bleef bij de kast staan tot zij de kaart pakten."
    draft = app.drafts.offered(team.tessel, "write:alact:K1a")
    app.drafts.put(team.tessel, draft.id, 0, need)
    page = at(open_as(team.tessel), manier="alact", stap="K1")
    page.button(key="steps_ask").click().run()
    first = "".join(page.query_params["stap"])

    earlier = write(team.tessel, SENTENCE)
    words = app.drafts.open(team.tessel, "answer")
    app.drafts.put(team.tessel, words.id, words.rev, RESULT)
    asked = AskedQuestion(text="…", source="question_bank", id=first.rpartition("+")[2])
    app.reflections.answer(team.tessel, earlier.id, Answer(draft_id=words.id, question=asked))

    page.query_params["stap"] = "K1"
    page.run().button(key="steps_ask").click().run()
    assert "".join(page.query_params["stap"]) != first
