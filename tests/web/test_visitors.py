"""Before anybody is known: the demo's guests, and data without a school."""

import re

import pytest

from teamtuin.addresses import SESSION_COOKIE
from teamtuin.app import Teamtuin
from tests.conftest import Team
from tests.web.conftest import Visit, visits_to


def test_a_guest_of_the_demo_looks_through_hesters_eyes(demo: Teamtuin, demo_team: Team) -> None:
    guest = visits_to(demo)()

    page = guest.get("/wie-ben-je?naar=/")
    chosen = guest.post("/wie-ben-je", data={"wie": str(demo_team.hester.id), "naar": "/"})

    assert "Je bent te gast op De Kiezelbeek, een verzonnen school." in page.text
    assert (chosen.status_code, chosen.headers["location"]) == (303, "/")
    assert demo.accounts.viewer_for(chosen.cookies[SESSION_COOKIE]) == demo_team.hester


def test_the_core_stands_first_and_the_others_after_a_tap(demo: Teamtuin, demo_team: Team) -> None:
    page = visits_to(demo)().get("/wie-ben-je").text
    first, _, rest = page.partition("<details>")

    assert re.findall(r"<b>(\w+)</b>", first) == ["Tessel", "Hester", "Fenna"]
    assert re.findall(r"<b>(\w+)</b>", rest) == ["Bas", "Rachida", "Wim"]
    assert "Directeur" in first


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_websites(
    demo: Teamtuin, demo_team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEAMTUIN_URL", "https://tuin.example")
    guest = visits_to(demo)()

    cookie = guest.post("/wie-ben-je", data={"wie": str(demo_team.bas.id)}).headers["set-cookie"]
    guest.base_url = "https://tuin.example"
    behind_https = guest.post("/wie-ben-je", data={"wie": str(demo_team.bas.id)}).headers["set-cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie
    assert "Secure" in behind_https


def test_nobody_becomes_somebody_else_at_a_real_school(visit: Visit, team: Team) -> None:
    stranger = visit()

    assert stranger.get("/wie-ben-je").status_code == 404
    assert "Hester" not in stranger.get("/wie-ben-je").text
    chosen = stranger.post("/wie-ben-je", data={"wie": str(team.hester.id)})
    assert chosen.status_code == 404
    assert SESSION_COOKIE not in chosen.cookies


def test_a_choice_that_is_nobody_opens_nothing(demo: Teamtuin) -> None:
    guest = visits_to(demo)()

    for wie in ("", "x", "00000000-0000-4000-8000-00000000d004", "00000000-0000-4000-8000-00000000ca4e"):
        assert guest.post("/wie-ben-je", data={"wie": wie}).status_code == 404


def test_without_a_school_one_press_opens_the_demo(empty: Teamtuin) -> None:
    visitor = visits_to(empty)()

    assert "Kijk rond in de demoschool" in visitor.get("/welkom").text
    pressed = visitor.post("/welkom")

    assert (pressed.status_code, pressed.headers["location"]) == (303, "/")
    school = empty.school.find()
    assert school is not None
    assert school.demo
    assert visitor.get("/").headers["location"] == "/wie-ben-je"


def test_welcome_never_touches_a_school_that_is_there(app: Teamtuin, visit: Visit, team: Team) -> None:
    stranger = visit()

    assert stranger.get("/welkom").headers["location"] == "/"
    assert stranger.post("/welkom").status_code == 303
    school = app.school.find()
    assert school is not None
    assert (school.name, school.demo) == ("De Wilgenhof", False)
