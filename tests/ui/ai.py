"""An AI service on this computer, wanted by the school and by Tessel; and how a page is read and pressed."""

import json
from time import sleep

import pytest

from teamtuin.asking.school.model import CONDITIONS, Where
from tests.asking.ai_server import running
from tests.ui.test_today import shown


@pytest.fixture
def service(app, team):
    with running() as service:
        app.asking.school.choose(team.wim, url=service.url, model="klein-model")
        yield service


@pytest.fixture
def wanted(app, team, service):
    sign(app, team)
    app.asking.offer(team.wim, on=True)
    app.asking.want(team.tessel, on=True)


def sign(app, team):
    app.asking.school.sign(team.wim, Where.OWN, CONDITIONS[Where.OWN])


def press(page, label):
    page = next(button for button in page.button if button.label == label).click().run()
    assert not page.exception
    return page


def labels(page):
    return [button.label for button in page.button]


def leaving(page):
    """The text as it stands on the screen, piece by piece."""
    (found,) = (each for each in map(data_of, page.get("bidi_component")) if "pieces" in each)
    return found["pieces"]


def data_of(component):
    return json.loads(component.proto.json or component.proto.mixed.json or "{}")


def text_of(page):
    return "".join(piece["text"] for piece in leaving(page))


def answered(page):
    """The page that the screen draws by itself once the answer is there."""
    for _ in range(200):
        if "De AI denkt na" not in shown(page):
            break
        sleep(0.02)
        page = page.run()
    assert not page.exception
    return page


def send(page):
    return answered(press(page, "Verstuur"))
