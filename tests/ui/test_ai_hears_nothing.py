"""With AI on for the school and everybody, it hears nothing in any journey, until the press on "Verstuur"."""

import logging
from uuid import uuid4

import pytest

from teamtuin.asking import ai
from teamtuin.asking.prompts import DEEPENING, prompt
from tests.ui.ai import press, send, service, text_of, wanted
from tests.ui.test_today import shown
from tests.web.conftest import visits_to

__all__ = ["service", "wanted"]  # fixtures
ROOMS = (
    "today",
    "write",
    "experiments",
    "peer_learning",
    "coaching",
    "study_days",
    "our_garden",
    "my_garden",
)
WRITTEN = [f"geheimwoord{number:02}q" for number in range(50)]
REPEATED = [f"dienstzin{number:02}x" for number in range(50)]
SENTENCE = "Bas riep vier keer de volgorde om in De Wilgenhof, en Noor keek mee bij de kast."


@pytest.fixture
def everybody(app, team, wanted):
    for viewer in (team.tessel, *team.others.values()):
        app.asking.want(viewer, on=True)


def test_writing_saving_answering_asking_for_another_question_and_sharing_reach_no_ai(
    app, team, everybody, write, open_as, service, sharing_open
):
    page = open_as(team.tessel)
    for room in ROOMS:
        assert not page.switch_page(f"pages/{room}.py").run().exception
    kept = write(team.tessel, SENTENCE)
    page = open_as(team.tessel)
    page.session_state["today_kept"] = kept.id
    page = press(page.run(), "Andere vraag")
    answer = app.drafts.offered(team.tessel, f"answer:{kept.id}:K1a")
    app.drafts.put(team.tessel, answer.id, answer.rev, "Tijd, en een kaart.")
    press(page.run(), "Andere vraag")
    app.reflections.share(team.tessel, kept.id, [team.bas.id])
    reader = open_as(team.bas)
    reader.query_params["id"] = str(kept.id)
    assert "volgorde" in shown(reader.switch_page("pages/my_garden.py").run())

    page = open_as(team.tessel)
    page.session_state["today_kept"] = kept.id
    page = press(page.run(), "Vraag de AI iets")
    assert service.connections == 0

    told = text_of(page)
    send(page)
    assert service.bodies == [ai.body(app.asking.endpoint, prompt(DEEPENING, "nl"), told)]
    assert service.connections == 1


def test_what_phones_and_browsers_send_by_themselves_reaches_no_ai(app, team, everybody, open_as, service):
    open_as(team.tessel)
    draft = app.drafts.open(team.tessel, "today")
    tessel = visits_to(app)(team.tessel)

    saved = tessel.post(f"/concept/{draft.id}", json={"base": 0, "text": SENTENCE})
    who = tessel.get("/kort/wie").json()["tag"]
    line = {"id": str(uuid4()), "at": 1_764_000_000_000, "text": SENTENCE}
    sent = tessel.post("/kort/regels", json={"who": who, "now": 1_764_000_000_000, "lines": [line]})

    assert (saved.status_code, sent.status_code) == (200, 200)
    assert service.connections == 0


def test_no_word_of_a_text_or_of_what_an_error_repeats_stands_in_a_log_or_on_the_page(
    team, everybody, write, open_as, service, caplog, capfd
):
    for name in (None, "streamlit", "openai", "httpx2", "httpcore2", "httpcore2.http11"):
        caplog.set_level(logging.DEBUG, name)
    page = open_as(team.tessel)
    page.session_state["today_kept"] = write(team.tessel, " ".join(WRITTEN)).id
    service.mode, service.answer = "500", " ".join(REPEATED)
    page = send(press(page.run(), "Vraag de AI iets"))

    assert service.texts == [" ".join(WRITTEN)]
    assert "antwoordt nu niet" in shown(page)
    said = "\n".join([caplog.text, *capfd.readouterr(), shown(page)])
    assert [word for word in (*WRITTEN, *REPEATED) if word in said] == []
