"""In what one takes along every question says where it came from, to people and to machines (rule R14)."""

import json
import re
from html import unescape

import pytest

from teamtuin.asking.ai import AiQuestions
from teamtuin.asking.sent.model import Leaving
from teamtuin.exchange.export import as_html, as_json, gather
from teamtuin.exchange.school_export import export_school
from teamtuin.reflections.model import AskedQuestion
from teamtuin.reflections.service import Answer
from teamtuin.texts import texts_for
from tests.exchange.test_own_export import check

IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
PROVENANCE = {
    "digital_source_type": IPTC,
    "model": "klein-model",
    "endpoint": "ai.bestuur.example",
    "prompt": "deepening_question",
    "prompt_version": "3",
    "prompt_hash": "abc",
    "generated_at": "2026-11-30T14:45:00+00:00",
}
ASKED_BY_AI = "Wat zag je </script><b>&?"


@pytest.fixture
def taken(app, team, write):
    """A text with an answered question of the bank and of an AI, and one of an AI that waits still."""
    line = write(team.tessel, "De kast stond open.")
    what = Leaving(
        text="De [plek] stond open.",
        instruction="Stel één vraag.",
        endpoint="ai.bestuur.example",
        model="klein-model",
        prompt="deepening_question",
        prompt_version="3",
        prompt_hash="abc",
    )
    sent_id = app.asking.sent.note(team.tessel, what, line.id)
    came = AiQuestions(questions=(ASKED_BY_AI, "Wie keek mee?"), provenance=PROVENANCE)
    came = app.asking.sent.came_back(team.tessel, sent_id, came)
    for number, asked in enumerate(
        (
            AskedQuestion(text="Wat had dit kind nodig?", source="question_bank", id="S1"),
            AskedQuestion(text=ASKED_BY_AI, source="ai", provenance=came.provenance),
        )
    ):
        draft = app.drafts.open(team.tessel, f"answer:{line.id}:{number}")
        app.drafts.put(team.tessel, draft.id, draft.rev, f"Antwoord {number}.")
        app.reflections.answer(team.tessel, line.id, Answer(draft_id=draft.id, question=asked))
    waits = AskedQuestion(text="Wie keek mee?", source="ai", provenance=came.provenance)
    app.reflections.offer(team.tessel, line.id, waits)
    return line, sent_id


def test_in_the_file_each_ai_question_has_the_address_of_the_iptc_and_names_its_press(app, team, taken):
    line, sent_id = taken
    document = check(app, team.tessel)

    (text,) = document["reflections"]
    bank, ai = text["parts"][1]["question"], text["parts"][2]["question"]
    assert (bank["source"], "digital_source_type" in bank) == ("question_bank", False)
    for question in (ai, text["offered_question"]):
        assert (question["source"], question["digital_source_type"]) == ("ai", IPTC)
        assert question["provenance"] == PROVENANCE | {"sent": str(sent_id)}
    (sent,) = document["sent_to_ai"]
    assert (sent["id"], sent["about"], sent["text"]) == (str(sent_id), str(line.id), "De [plek] stond open.")
    assert sent["questions"] == [ASKED_BY_AI, "Wie keek mee?"]


def test_on_the_page_it_says_so_to_the_eye_and_to_machines(app, team, taken):
    page = as_html(gather(app, team.tessel), texts_for("nl")).decode()

    assert "AI-vraag: Wat zag je" in page
    assert "Vraag uit de vragenbank: Wat had dit kind nodig?" in page
    assert "Gemaakt door klein-model op ai.bestuur.example, maandag 30 november 2026" in page
    of_ai = re.findall(r'id="(q-[^"]+)" data-source="ai" data-digital-source-type="([^"]+)"', page)
    assert len(of_ai) == 2
    assert {uri for _, uri in of_ai} == {IPTC}
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    told = json.loads(block)
    assert told["@context"] == "https://schema.org"
    assert [(one["@id"], one["text"]) for one in told["@graph"]] == [
        (f"#{of_ai[0][0]}", ASKED_BY_AI),
        (f"#{of_ai[1][0]}", "Wie keek mee?"),
    ]
    for one in told["@graph"]:
        assert one["digitalSourceType"] == "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
        assert one["dateCreated"] == PROVENANCE["generated_at"]


def test_what_one_sent_stands_on_the_page_to_read(app, team, taken):
    page = unescape(as_html(gather(app, team.tessel), texts_for("nl")).decode())
    for words in ("Wat je naar een AI stuurde", "De [plek] stond open.", "Stel één vraag."):
        assert words in page


def test_without_ai_there_is_no_mark_of_it(app, team, write):
    write(team.bas, "Gewoon een regel.")
    everything = gather(app, team.bas)
    page = as_html(everything, texts_for("nl")).decode()
    assert "ld+json" not in page
    assert "AI" not in page.partition("</style>")[2]
    assert json.loads(as_json(everything))["sent_to_ai"] == []


def test_the_tables_of_the_school_say_of_their_questions_where_they_came_from(app, tmp_path):
    export_school(app, tmp_path)
    for name in ("rounds", "voices"):
        assert "source" in (tmp_path / f"{name}.csv").read_text().splitlines()[0].split(",")
