"""What one takes along is one's own, and its address opens nothing for anybody else."""

import json

import pytest

from teamtuin.addresses import TAKE_ALONG
from teamtuin.app import Teamtuin
from tests.conftest import Team
from tests.web.conftest import Visit

SENTENCE = "Yara durfde hardop te vragen waarom het circuit op slot zat."
FILES = [f"{TAKE_ALONG}teamtuin.json", f"{TAKE_ALONG}teamtuin.html"]


@pytest.mark.parametrize("address", FILES)
def test_the_same_address_gives_everybody_their_own_and_nothing_else(
    app: Teamtuin, visit: Visit, team: Team, write, sharing_open, address: str
) -> None:
    line = write(team.tessel, SENTENCE)
    app.reflections.share(team.tessel, line.id, [team.bas.id])

    own, bas = visit(team.tessel).get(address), visit(team.bas).get(address)

    assert SENTENCE in own.text
    assert own.headers["content-disposition"].startswith("attachment")
    assert own.headers["cache-control"] == "no-store"
    assert bas.status_code == 200
    for trace in (SENTENCE, "Tessel", str(line.id)):
        assert trace not in bas.text


@pytest.mark.parametrize("address", FILES)
def test_without_a_session_there_is_no_file(visit: Visit, team: Team, write, address: str) -> None:
    write(team.tessel, SENTENCE)

    for headers in ({}, {"Sec-Fetch-Mode": "navigate"}):
        answer = visit().get(address, headers=headers)
        assert answer.status_code in (303, 401)
        assert SENTENCE not in answer.text


def test_signing_out_closes_the_files_too(app: Teamtuin, visit: Visit, team: Team, write) -> None:
    write(team.tessel, SENTENCE)
    tab = visit(team.tessel)
    app.accounts.sign_out_everywhere(team.tessel)

    assert SENTENCE not in tab.get(FILES[0]).text


def test_the_file_for_machines_says_what_it_is(visit: Visit, team: Team, write) -> None:
    write(team.tessel, SENTENCE)

    document = json.loads(visit(team.tessel).get(FILES[0]).content)

    assert document["purpose"] == "ontwikkelen, niet beoordelen"
    assert [part["text"] for part in document["reflections"][0]["parts"]] == [SENTENCE]
