"""Harvest books at addresses of their own: for the team, and absent for everybody else."""

import pytest

from teamtuin.app import Teamtuin
from tests.conftest import Team
from tests.exchange.papers import word_lines
from tests.insight.planting import TODAY, experiment
from tests.web.conftest import Visit

YEAR, PARENTS = "/oogst/2026", "/oogst/2026/ouders"
FILES = ("", "/oogstboek.html", "/oogstboek.docx")


@pytest.fixture
def tried(app: Teamtuin) -> None:
    experiment(app, "Zaadzuring", starts_on=TODAY.replace(month=9, day=1))


def test_the_team_gets_both_books_in_three_ways(team: Team, tried: None, visit: Visit):
    client = visit(team.bas)
    for book, title in ((YEAR, "Oogstboek"), (PARENTS, "Oogstboek voor ouders")):
        page = client.get(book)
        assert page.headers["content-type"].startswith("text/html")
        assert page.headers["cache-control"] == "no-store"
        assert f"<h1>{title}</h1>" in page.text
        assert "<script" not in page.text
        file = client.get(f"{book}/oogstboek.html")
        assert file.headers["content-disposition"] == 'attachment; filename="oogstboek.html"'
        assert "<link" not in file.text
        assert "data:font/woff2;base64," in file.text
        word = word_lines(client.get(f"{book}/oogstboek.docx").content)
        assert title in word
        for told in (page.text, file.text, "\n".join(word)):
            assert "Zaadzuring" in told


def test_the_address_says_in_which_language_and_over_which_time(team: Team, tried: None, visit: Visit):
    client = visit(team.bas)
    english = client.get(f"{YEAR}?taal=en&periode=1")
    assert '<html lang="en"' in english.text
    assert "School year 2026/2027, to autumn" in english.text
    assert 'href="/oogst/2026/oogstboek.docx?taal=en&amp;periode=1"' in english.text
    assert '<html lang="nl"' in client.get(f"{YEAR}?taal=xx").text


def test_for_anybody_else_each_is_a_page_that_does_not_exist(team: Team, tried: None, visit: Visit):
    for viewer in (team.fenna, team.wim, team.rachida):
        client = visit(viewer)
        missing = client.get("/oogst/1999")
        assert missing.status_code == 404
        for address in (f"{book}{file}" for book in (YEAR, PARENTS) for file in FILES):
            answer = client.get(address)
            assert (answer.status_code, answer.text) == (404, missing.text)
    assert visit().get(YEAR).status_code in (303, 401)


def test_what_is_no_book_is_absent_for_the_team_too(team: Team, tried: None, visit: Visit):
    client = visit(team.bas)
    for address in ("/oogst/1999", "/oogst/0", "/oogst/9999", f"{YEAR}?periode=6", f"{YEAR}?periode=x"):
        assert client.get(address).status_code == 404
