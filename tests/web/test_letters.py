"""The letter of a month at an address of its own: for the team, and absent for everybody else."""

from datetime import date

import pytest

from teamtuin.app import Teamtuin
from teamtuin.clock import day_of
from teamtuin.insight.letter import months
from tests.conftest import Team
from tests.insight.planting import experiment
from tests.web.conftest import Visit


@pytest.fixture
def month(app: Teamtuin) -> date:
    """The running month, in which something was tried."""
    running = months(day_of(app.now()))[0]
    experiment(app, "Zaadzuring <b>", starts_on=running)
    return running


def test_the_team_reads_and_prints_it_and_takes_it_along_as_one_file(team: Team, month: date, visit: Visit):
    client, at = visit(team.bas), f"/brief/{month:%Y-%m}"
    page, file = client.get(at), client.get(f"{at}/brief.html")
    assert page.headers["content-type"].startswith("text/html")
    assert page.headers["cache-control"] == "no-store"
    assert file.headers["content-disposition"] == 'attachment; filename="brief.html"'
    assert "<link" not in file.text
    assert "data:font/woff2;base64," in file.text
    for told in (page.text, file.text):
        assert "Zaadzuring &lt;b&gt;" in told
        assert "ook geen AI" in told
        assert "<script" not in told


def test_for_anybody_else_it_is_a_page_that_does_not_exist(team: Team, month: date, visit: Visit):
    for viewer in (team.fenna, team.wim, team.rachida):
        client = visit(viewer)
        missing = client.get("/brief/1999-01")
        assert missing.status_code == 404
        for address in (f"/brief/{month:%Y-%m}", f"/brief/{month:%Y-%m}/brief.html"):
            answer = client.get(address)
            assert (answer.status_code, answer.text) == (404, missing.text)
    assert visit().get(f"/brief/{month:%Y-%m}").status_code in (303, 401)


def test_a_month_without_a_letter_is_absent_for_the_team_too(team: Team, month: date, visit: Visit):
    client = visit(team.bas)
    for word in ("1999-01", "2999-01", "0000-01", "2026-13", "2026-00", "november", "2026-11-01"):
        assert client.get(f"/brief/{word}").status_code == 404
