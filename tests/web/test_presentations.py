"""A deck at an address of its own: for its maker, and absent for everybody else."""

from uuid import uuid4

import pytest

from teamtuin.app import Teamtuin
from teamtuin.clock import new_id
from teamtuin.exchange.deck import page
from teamtuin.presenting.model import Slide, Sort
from tests.conftest import Team
from tests.web.conftest import Visit


@pytest.fixture
def address(app: Teamtuin, team: Team) -> str:
    slide = Slide(id=new_id(), sort=Sort.TEXT, text="Toonkers?", notes="Toonnoot.")
    return f"/presentatie/{app.presenting.make(team.tessel, 'De startdag', [slide]).id}"


def test_its_maker_gets_a_page_with_one_script_and_a_file(team: Team, address: str, visit: Visit):
    client = visit(team.tessel)
    shown, file = client.get(address), client.get(f"{address}/presentatie.html")
    for answer in (shown, file):
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert answer.headers["cache-control"] == "no-store"
        assert "Toonkers?" in answer.text
        assert "Toonnoot." in answer.text
    assert file.headers["content-disposition"] == 'attachment; filename="presentatie.html"'
    policy = shown.headers["content-security-policy"]
    assert policy == f"{page.policy()}; frame-ancestors 'none'"
    assert "default-src 'none'; script-src 'sha256-" in policy


def test_for_anybody_else_it_is_a_page_that_does_not_exist(team: Team, address: str, visit: Visit):
    for viewer in team.others.values():
        client = visit(viewer)
        missing = client.get(f"/presentatie/{uuid4()}")
        for asked in (address, f"{address}/presentatie.html"):
            answer = client.get(asked)
            assert (answer.status_code, answer.text) == (404, missing.text)
    assert visit().get(address).status_code in (303, 401)
