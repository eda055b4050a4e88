"""What one takes along is one's own, and its address opens nothing for anybody else."""

import json

import pytest

from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.accounts import queries
from teamtuin.accounts.model import Account
from teamtuin.accounts.secret import Passphrase, code_digest
from teamtuin.addresses import TAKE_ALONG, WHEN_ONE_LEFT
from teamtuin.app import Teamtuin
from tests.conftest import Team
from tests.web.conftest import Visit

SENTENCE = "Yara durfde hardop te vragen waarom het circuit op slot zat."


def give_account(app: Teamtuin, viewer: Viewer, name: str, passphrase: str) -> None:
    secret = Passphrase.of(passphrase)
    account = Account(
        person_id=viewer.id, sign_in_name=name, passphrase=secret, recovery_hash=code_digest("x")
    )
    with app.store.transaction(DOORKEEPER) as tx:
        queries.insert(tx, account, name)


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


def test_who_left_takes_everything_along_with_name_and_passphrase_and_comes_in_nowhere(
    app: Teamtuin, visit: Visit, team: Team, write
) -> None:
    write(team.tessel, SENTENCE)
    give_account(app, team.tessel, "tessel", "vier woorden bij elkaar")
    door, said = visit(None), {"sign_in_name": "tessel", "passphrase": "vier woorden bij elkaar"}
    assert door.post(WHEN_ONE_LEFT, data=said).status_code == 422, "who is still here takes the way inside"
    app.people.set_active(team.wim, team.tessel.id, active=False)

    page = door.post(WHEN_ONE_LEFT, data=said)
    document = door.post(WHEN_ONE_LEFT, data=said | {"file": "teamtuin.json"}).json()

    assert SENTENCE in page.text
    assert page.headers["cache-control"] == "no-store"
    assert document["reflections"][0]["parts"][0]["text"] == SENTENCE
    assert "set-cookie" not in page.headers
    for wrong in ({"passphrase": "iets heel anders"}, {"sign_in_name": "bas"}):
        refused = door.post(WHEN_ONE_LEFT, data=said | wrong)
        assert refused.status_code == 422
        assert SENTENCE not in refused.text
        assert "vier woorden" not in refused.text
