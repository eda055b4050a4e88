"""What one sent, in Mijn tuin; and under each AI question where it came from."""

import pytest

from teamtuin.asking.ai import AiQuestions
from teamtuin.asking.sent.model import Leaving
from teamtuin.reflections.model import AskedQuestion
from teamtuin.reflections.service import Answer
from tests.ui.page import NOT_THERE, SENTENCE, has, press, visits, words_of

LEFT = "[kind 1] durfde hardop te vragen & <b>meer</b>."
PROVENANCE = {
    "model": "klein-model",
    "endpoint": "ai.bestuur.example",
    "prompt": "deepening_question",
    "prompt_version": "3",
    "generated_at": "2026-11-30T14:45:00+00:00",
}


@pytest.fixture
def visit(open_as):
    return visits(open_as, "my_garden")


@pytest.fixture
def line(app, team, write):
    """A text with an AI question that Tessel chose; what she sent for it stands in her list."""
    kept = write(team.tessel, SENTENCE)
    what = Leaving(
        text=LEFT,
        instruction="Stel één open vraag.",
        endpoint="ai.bestuur.example",
        model="klein-model",
        prompt="deepening_question",
        prompt_version="3",
        prompt_hash="abc",
    )
    came = AiQuestions(questions=("Wat zag je Yara doen?", "Wie keek mee?"), provenance=PROVENANCE)
    sent_id = app.asking.sent.note(team.tessel, what, kept.id)
    came = app.asking.sent.came_back(team.tessel, sent_id, came)
    asked = AskedQuestion(text="Wie keek mee?", source="ai", provenance=came.provenance)
    app.asking.sent.keep(team.tessel, asked)
    draft = app.drafts.open(team.tessel, f"answer:{kept.id}:offered")
    app.drafts.put(team.tessel, draft.id, draft.rev, "Bas keek mee.")
    return app.reflections.answer(team.tessel, kept.id, Answer(draft_id=draft.id, question=asked))


def the_one(app, viewer):
    (sent,) = app.asking.sent.mine(viewer)
    return sent


def test_each_press_opens_to_the_letter_with_where_it_went_and_what_came(app, team, visit, line):
    page = press(visit(team.tessel, deel="ai"), "ai_sent")
    page = press(page, f"row_sent_{the_one(app, team.tessel).id}")

    seen = words_of(page)
    assert "[kind 1] durfde hardop te vragen &amp; &lt;b&gt;meer&lt;/b&gt;." in seen
    assert "Naar ai.bestuur.example, model klein-model" in seen
    assert "Stel één open vraag." in seen
    assert "Wie keek mee?<small>AI-vraag · deze heb je bewaard</small>" in seen
    assert "Wat zag je Yara doen?<small>AI-vraag</small>" in seen
    page = press(page, "ai_sent_text")
    assert "Yara durfde" in words_of(page)


def test_at_the_second_press_it_is_gone_and_the_question_says_so(app, team, visit, line):
    sent = the_one(app, team.tessel)
    page = press(visit(team.tessel, deel="ai-verstuurd", id=sent.id), "ai_sent_delete")
    assert the_one(app, team.tessel) == sent
    page = press(press(page, "ai_sent_stays"), "ai_sent_delete")
    page = press(page, "ai_sent_really")

    assert "Er ging niets van jou naar een AI" in words_of(page)
    assert not app.asking.sent.anything(team.tessel)
    assert "Wat je ervoor verstuurde, staat hier niet meer." in words_of(visit(team.tessel, id=line.id))


def test_all_of_it_goes_in_two_presses_too(app, team, visit, line):
    page = press(visit(team.tessel, deel="ai-verstuurd"), "ai_sent_delete")
    press(page, "ai_sent_really")
    assert not app.asking.sent.anything(team.tessel)


def test_under_an_ai_question_stands_where_it_came_from_and_for_its_writer_what_was_sent(
    app, team, visit, line, sharing_open
):
    app.reflections.share(team.tessel, line.id, [team.bas.id])
    origin = ("AI-vraag", "Model klein-model, op ai.bestuur.example.", "30 november 2026 15:45", "versie 3")

    hers, his = words_of(visit(team.tessel, id=line.id)), words_of(visit(team.bas, id=line.id))

    assert [words for words in origin if words not in hers or words not in his] == []
    assert "[kind 1] durfde" in hers
    assert "[kind 1] durfde" not in his
    assert "Wat er verstuurd is, ziet alleen de schrijver." in his


@pytest.mark.parametrize("who", ["bas", "hester", "wim"])
def test_nobody_else_finds_it_or_hears_that_it_is_there(app, team, visit, line, who):
    viewer, sent = getattr(team, who), the_one(app, team.tessel)
    assert NOT_THERE in words_of(visit(viewer, deel="ai-verstuurd", id=sent.id))
    assert "Er ging niets van jou" in words_of(visit(viewer, deel="ai-verstuurd"))
    assert not has(visit(viewer, deel="ai"), "ai_sent")


def test_it_reads_in_english_too(app, team, visit, line):
    app.people.set_language(team.tessel, "en")
    sent = the_one(app, team.tessel)
    assert "To ai.bestuur.example, model klein-model" in words_of(
        visit(team.tessel, deel="ai-verstuurd", id=sent.id)
    )
    assert "Where this question comes from" in words_of(visit(team.tessel, id=line.id))


def test_an_ai_question_that_waits_for_an_answer_says_where_it_came_from_too(app, team, line, open_as):
    sent = the_one(app, team.tessel)
    asked = AskedQuestion(text="Wat zag je?", source="ai", provenance=PROVENANCE | {"sent": str(sent.id)})
    app.reflections.offer(team.tessel, line.id, asked)
    page = open_as(team.tessel)
    page.session_state["today_kept"] = line.id

    seen = words_of(page.run())

    assert seen.index("AI-vraag") < seen.index("Waar deze vraag vandaan komt")
    assert LEFT.partition(" &")[0] in seen
