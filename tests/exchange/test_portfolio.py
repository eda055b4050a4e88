"""A portfolio says of every question where it came from, to people and to programs (product rule R14)."""

from io import BytesIO

import docx

from teamtuin.exchange.documents.page import as_page
from teamtuin.exchange.documents.word import as_word
from teamtuin.exchange.portfolio import as_document
from teamtuin.reflections.model import AskedQuestion
from teamtuin.reflections.service import Answer
from teamtuin.texts import texts_for
from tests.exchange.papers import word_lines
from tests.exchange.test_origins import IPTC, PROVENANCE

NL = texts_for("nl")


def answered(app, viewer, line, question):
    draft = app.drafts.open(viewer, f"answer:{line.id}:{question.source}")
    app.drafts.put(viewer, draft.id, draft.rev, "Mijn antwoord.")
    app.reflections.answer(viewer, line.id, Answer(draft_id=draft.id, question=question))


def test_a_question_of_an_ai_is_called_so_on_the_page_and_in_word(app, team, write):
    line = write(team.tessel, "De kast stond open.")
    answered(app, team.tessel, line, AskedQuestion(text="Wat zag je?", source="ai", provenance=PROVENANCE))
    document = as_document(app, team.tessel, {line.id}, NL)
    page, word = as_page(document), as_word(document)
    assert f'data-source="ai" data-digital-source-type="{IPTC}">AI-vraag: Wat zag je?' in page
    assert "AI-vraag: Wat zag je?" in word_lines(word)
    made = "Gemaakt door klein-model op ai.bestuur.example, maandag 30 november 2026"
    assert made in page
    assert any(line.startswith(made) for line in word_lines(word))
    assert docx.Document(BytesIO(word)).core_properties.keywords == IPTC


def test_a_question_of_the_bank_is_no_question_of_an_ai(app, team, write):
    line = write(team.tessel, "De kast stond open.")
    answered(app, team.tessel, line, AskedQuestion(text="Wat was nodig?", source="question_bank", id="S1"))
    document = as_document(app, team.tessel, {line.id}, NL)
    assert "Vraag uit de vragenbank: Wat was nodig?" in as_page(document)
    assert "data-source" not in as_page(document)
    assert docx.Document(BytesIO(as_word(document))).core_properties.keywords == ""
