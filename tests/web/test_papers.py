"""Papers at addresses of their own: for the team, made anew at each visit, and absent for everybody else."""

from datetime import date
from uuid import uuid4

import pytest

from teamtuin.app import Teamtuin
from tests.conftest import Team
from tests.exchange.papers import rows_of, word_lines
from tests.insight.planting import experiment
from tests.web.conftest import Visit

YEAR = "/besluiten/2026"


@pytest.fixture
def card(app: Teamtuin) -> str:
    on = experiment(app, "Zaadzuring", "stopped", ("let_go", date(2026, 11, 6)), starts_on=date(2026, 9, 1))
    return f"/ouderkaart/{on}"


def test_the_team_gets_a_page_to_print_and_files(team: Team, card: str, visit: Visit):
    client = visit(team.bas)
    for address in (YEAR, card):
        page = client.get(address)
        assert page.headers["content-type"].startswith("text/html")
        assert page.headers["cache-control"] == "no-store"
        assert "Zaadzuring" in page.text
        assert "<script" not in page.text
    word = client.get(f"{card}/ouderkaart.docx")
    assert word.headers["content-disposition"] == 'attachment; filename="ouderkaart.docx"'
    assert "Zaadzuring" in word_lines(word.content)
    assert "Zaadzuring" in word_lines(client.get(f"{YEAR}/besluiten.docx").content)
    for name in ("besluiten.csv", "losgelaten.csv"):
        rows = rows_of(client.get(f"{YEAR}/{name}").content.decode())
        assert any("Zaadzuring" in cell for row in rows for cell in row)


def test_for_anybody_else_each_is_a_page_that_does_not_exist(team: Team, card: str, visit: Visit):
    papers = [YEAR, *(f"{YEAR}/{name}" for name in ("besluiten.docx", "besluiten.csv", "losgelaten.csv"))]
    for viewer in (team.fenna, team.wim, team.rachida):
        client = visit(viewer)
        missing = client.get(f"/ouderkaart/{uuid4()}")
        for address in (*papers, card, f"{card}/ouderkaart.docx"):
            answer = client.get(address)
            assert (answer.status_code, answer.text) == (404, missing.text)
    assert visit().get(YEAR).status_code in (303, 401)


def test_a_year_without_anything_is_absent_for_the_team_too(team: Team, card: str, visit: Visit):
    client = visit(team.bas)
    assert client.get("/besluiten/1999").status_code == 404
    assert client.get("/besluiten/nooit").status_code == 404
    assert client.get(f"/besluiten/{'9' * 5000}").status_code == 404
