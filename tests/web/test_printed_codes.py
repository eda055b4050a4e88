"""Codes on paper: for who opened the round, again the same ones, and never by looking alone."""

import re
from datetime import date
from uuid import uuid4

import pytest

from teamtuin.access.policy import Module
from teamtuin.app import Teamtuin
from tests.conftest import Team
from tests.web.conftest import Visit


@pytest.fixture
def address(app: Teamtuin, team: Team) -> str:
    app.school.consent(team.rachida, Module.ROUNDS, date(2026, 9, 1), "MR 5")
    return f"/rondes/{app.rooms.open_pulse(team.tessel, ['P1']).id}/codes"


def test_a_slip_for_each_person_each_counts_and_printing_again_gives_the_same(
    app: Teamtuin, team: Team, address: str, visit: Visit
):
    client = visit(team.tessel)
    for _ in range(2):
        assert "Hoeveel codes?" in client.get(address).text
    page = client.post(address, data={"aantal": "7"})
    codes = re.findall(r'<p class="code">([A-Z ]{19})</p>', page.text)
    assert (page.status_code, len(set(codes))) == (200, 7)
    assert page.headers["cache-control"] == "no-store"
    again = client.post(address, data={"aantal": "7"})
    assert re.findall(r'<p class="code">([A-Z ]{19})</p>', again.text) == codes
    assert 'value="7"' in client.get(address).text
    door = app.rooms.door(app.rooms.listed(team.tessel)[0].code)
    assert all(door.holds(code.replace(" ", "")) for code in codes)


@pytest.mark.parametrize("number", ["", "0", "61", "veel", "-1", "²"])
def test_no_number_prints_nothing(address: str, team: Team, visit: Visit, number: str):
    client = visit(team.tessel)
    assert client.post(address, data={"aantal": number}).status_code == 422
    assert client.post(address, data={"aantal": "3"}).status_code == 200


def test_for_anybody_else_it_is_a_page_that_does_not_exist(team: Team, address: str, visit: Visit):
    for viewer in team.others.values():
        client = visit(viewer)
        missing = f"/rondes/{uuid4()}/codes"
        assert client.get(address).status_code == client.get(missing).status_code == 404
        assert client.get(address).text == client.get(missing).text
        assert client.post(address, data={"aantal": "3"}).status_code == 404
    assert visit().post(address, data={"aantal": "3"}).status_code in (303, 401)
