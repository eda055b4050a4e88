"""Nothing but the open pages is answered without a session that the school knows."""

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from teamtuin.addresses import ROOMS, SESSION_COOKIE, return_path, rooms
from teamtuin.app import Teamtuin
from tests.conftest import Team
from tests.web.conftest import Visit, visits_to


@pytest.mark.parametrize("room", rooms(), ids=lambda room: room.path)
def test_a_room_sends_a_stranger_to_sign_in_and_remembers_the_way(visit: Visit, room: object) -> None:
    path = room.path  # type: ignore[attr-defined]
    answer = visit().get(path)

    assert answer.status_code == 303
    assert answer.headers["location"] == ("/aanmelden" if path == "/" else f"/aanmelden?naar=%2F{path[1:]}")


def test_a_room_opens_for_a_colleague(visit: Visit, team: Team) -> None:
    answer = visit(team.tessel).get("/")

    assert answer.status_code == 200
    assert '<div id="root">' in answer.text


def test_a_fetch_without_a_session_is_told_so_and_keeps_its_text(visit: Visit) -> None:
    stranger = visit()

    fetched = stranger.get("/", headers={"Sec-Fetch-Mode": "cors"})
    posted = stranger.post("/afmelden")

    assert (fetched.status_code, fetched.json()) == (401, {"error": "signed-out"})
    assert (posted.status_code, posted.json()) == (401, {"error": "signed-out"})


@pytest.mark.parametrize("token", ["", "x", "a" * 43, "ö", "'; DROP TABLE session; --"])
def test_a_made_up_cookie_is_no_session(visit: Visit, token: str) -> None:
    answer = visit().get("/", headers={"Cookie": f"{SESSION_COOKIE}={token}".encode()})

    assert answer.status_code == 303


def test_signing_out_counts_in_every_tab_at_once(visit: Visit, team: Team) -> None:
    tab, other_tab = visit(team.tessel), visit()
    other_tab.cookies.set(SESSION_COOKIE, tab.cookies[SESSION_COOKIE])

    out = tab.post("/afmelden")

    assert (out.status_code, out.headers["location"]) == (303, "/aanmelden")
    assert other_tab.get("/").status_code == 303


def test_signing_out_takes_a_press_of_ones_own(visit: Visit, team: Team) -> None:
    tab = visit(team.tessel)

    assert tab.get("/afmelden").status_code == 405
    assert tab.post("/afmelden", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert tab.get("/").status_code == 200


def test_somebody_who_left_is_out_at_once(app: Teamtuin, visit: Visit, team: Team) -> None:
    bas = visit(team.bas)
    app.people.set_active(team.wim, team.bas.id, active=False)

    assert bas.get("/").status_code == 303


def test_the_websocket_of_a_stranger_is_refused_before_streamlit_sees_it(visit: Visit, team: Team) -> None:
    assert _refused(visit(), "/_stcore/stream")
    assert _refused(visit(team.tessel), "/_stcore/other")
    assert _refused(visit(team.tessel), "/_stcore/stream", {"Sec-Fetch-Site": "cross-site"})
    assert _refused(
        visit(team.tessel), "/_stcore/stream", {"Sec-Fetch-Site": "", "Origin": "http://elders.example"}
    )


def _refused(client: TestClient, path: str, headers: dict[str, str] | None = None) -> bool:
    try:
        with client.websocket_connect(path, headers=headers or {}):
            return False
    except WebSocketDisconnect as gone:
        return gone.code in (4401, 4403)


@pytest.mark.parametrize(
    "path",
    [
        "/nergens",
        "/mijn-tuin/iets",
        "/today",
        "/index.html",
        "/_stcore/metrics",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/interact",
        "/_stcore/script-health-check",
        "/_stcore/upload_file/a/b",
        "/component/x/index.html",
        "/app/static/x.js",
        "/auth/login",
        "/oauth2callback",
    ],
)
@pytest.mark.parametrize("signed_in", [False, True])
def test_what_is_not_there_is_a_real_404_in_dutch(
    visit: Visit, team: Team, path: str, signed_in: bool
) -> None:
    answer = visit(team.tessel if signed_in else None).get(path)

    assert answer.status_code == 404
    assert "Deze pagina is er niet, of niet voor jou." in answer.text


def test_health_is_open_and_says_nothing_else(visit: Visit) -> None:
    health = visit().get("/healthz")

    assert (health.status_code, health.text) == (200, "ok")
    assert health.headers["content-type"].startswith("text/plain")
    assert visit().head("/healthz").status_code == 200


def test_the_way_in_is_the_one_that_fits_the_school(empty: Teamtuin) -> None:
    assert visits_to(empty)().get("/").headers["location"] == "/welkom"


def test_the_demo_asks_who_you_are(demo: Teamtuin) -> None:
    assert visits_to(demo)().get("/").headers["location"] == "/wie-ben-je"


@pytest.mark.parametrize(
    "wish",
    ["https://elders.example/", "//elders.example", "/\\elders.example", "/nergens", "", None, "/aanmelden"],
)
def test_signing_in_never_leads_to_another_website(wish: str | None) -> None:
    assert return_path(wish) == "/"


def test_administration_does_not_exist_for_who_does_not_administer(visit: Visit, team: Team) -> None:
    for viewer in (team.tessel, team.hester, team.fenna):
        refused = visit(viewer).get("/beheer")
        assert (refused.status_code, refused.text) == (404, visit(viewer).get("/nergens").text)
    for viewer in (team.wim, team.rachida):
        assert visit(viewer).get("/beheer").status_code == 200


def test_every_room_has_its_own_address() -> None:
    assert len({room.path for room in ROOMS}) == len(ROOMS)
