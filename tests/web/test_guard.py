"""Headers that keep a page to itself, a limit on size, and no post in somebody else's name."""

import asyncio
import logging

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.types import Message
from starlette.websockets import WebSocket, WebSocketDisconnect

from teamtuin.app import Teamtuin
from teamtuin.errors import TextTooLong
from teamtuin.texts import texts_for
from teamtuin.web.calm import Calm
from teamtuin.web.guard import SafeHeaders, SameOrigin, SizeLimit
from tests.conftest import Team
from tests.web.conftest import Visit


def test_every_answer_carries_the_headers_that_keep_it_to_itself(visit: Visit, team: Team) -> None:
    for path in ("/", "/healthz", "/aanmelden", "/nergens", "/bron/plain.css"):
        headers = visit(team.tessel).get(path).headers
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["referrer-policy"] == "same-origin", path
        assert "frame-ancestors 'none'" in headers["content-security-policy"], path
        assert "default-src 'none'" in headers["content-security-policy"], path


def test_pages_are_kept_nowhere_and_files_for_a_year(visit: Visit, team: Team) -> None:
    page = visit(team.tessel).get("/")
    font = visit().get("/bron/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2")

    assert page.headers["cache-control"] == "no-store"
    assert "immutable" in font.headers["cache-control"]
    assert font.headers["content-type"] == "font/woff2"


def test_no_page_lets_in_a_script_of_elsewhere(visit: Visit, team: Team) -> None:
    policy = visit(team.tessel).get("/").headers["content-security-policy"]

    assert "script-src 'self' blob:;" in policy
    assert "http" not in policy
    assert "script-src" not in visit().get("/nergens").headers["content-security-policy"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "none"}, 403),
        ({"Origin": "http://192.168.1.7:8501"}, 200),
        ({"Origin": "https://tuin.example"}, 200),
        ({"Origin": "http://elders.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://192.168.1.7:8501"}, 403),
        ({}, 403),
    ],
)
def test_only_our_own_pages_may_post(headers: dict[str, str], status: int) -> None:
    door = _door(Middleware(SameOrigin, own_url="https://tuin.example/"))
    client = TestClient(door, base_url="http://192.168.1.7:8501")

    assert client.post("/", headers=headers).status_code == status
    assert client.get("/", headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8501", 200),
        ("127.0.0.1:8501", 200),
        ("[::1]:8501", 200),
        ("10.0.0.4", 200),
        ("tuin.example", 200),
        ("tuin.example:443", 200),
        ("schoolpc", 200),
        ("elders.example", 403),
        ("127.0.0.1.elders.example:8501", 403),
        ("tuin.example.elders.example", 403),
        ("8.8.8.8", 403),
        ("[::1", 403),
        ("", 403),
    ],
)
def test_a_name_that_somebody_made_lead_here_is_not_ours(host: str, status: int) -> None:
    door = _door(Middleware(SameOrigin, own_url="https://tuin.example", listens_on="schoolpc"))
    client = TestClient(door, base_url="http://127.0.0.1:8501")

    for proof in ({"Sec-Fetch-Site": "same-origin"}, {"Origin": f"http://{host}"}):
        assert client.post("/", headers={"Host": host} | proof).status_code == status
    assert client.get("/", headers={"Host": host}).status_code == 200


def test_a_websocket_under_another_name_is_refused() -> None:
    client = TestClient(_door(Middleware(SameOrigin)), base_url="http://127.0.0.1:8501")
    rebound, ours = "ws://elders.example/ws", "ws://127.0.0.1:8501/ws"
    theirs = {"Host": "elders.example", "Origin": "http://elders.example"}

    with pytest.raises(WebSocketDisconnect) as refused, client.websocket_connect(rebound, headers=theirs):
        pass
    assert refused.value.code == 4403
    with client.websocket_connect(ours, headers={"Origin": "http://127.0.0.1:8501"}) as heard:
        assert heard.receive_text() == "ok"


@pytest.mark.parametrize("path", ["/aanmelden", "/wie-ben-je"])
def test_who_leaves_while_sending_is_no_fault(
    visit: Visit, team: Team, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    answers: list[Message] = []

    async def gone() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        answers.append(message)

    headers = [
        (b"host", b"127.0.0.1"),
        (b"sec-fetch-site", b"same-origin"),
        (b"content-type", b"application/x-www-form-urlencoded"),
        (b"content-length", b"20"),
    ]
    scope = {"type": "http", "method": "POST", "path": path, "query_string": b"", "headers": headers}
    asyncio.run(visit().app(scope, gone, send))

    assert not answers
    assert not [record for record in caplog.records if record.name == "teamtuin"]


def test_a_body_that_is_too_large_is_refused_before_it_is_read() -> None:
    client = TestClient(_door(Middleware(SizeLimit)))

    assert client.post("/", content=b"x" * 64_000).status_code == 200
    assert client.post("/", content=b"x" * 64_001).status_code == 413
    assert client.post("/concept/1", content=b"x" * 1_300_000).status_code == 200
    too_long = client.post("/concept/1", content=b"x" * 1_300_001)
    assert too_long.status_code == 413
    assert too_long.json() == {"sentence": texts_for("nl").refusal(TextTooLong())}


def test_a_body_that_hides_its_length_is_refused_while_it_comes_in() -> None:
    client = TestClient(_door(Middleware(SizeLimit)))

    assert client.post("/", content=iter([b"x" * 40_000] * 2)).status_code == 413
    assert client.post("/", content=b"x", headers={"Content-Length": "-1"}).status_code == 413


def test_a_fault_ends_in_a_plain_page_and_a_log_line_without_anybodys_text(
    app: Teamtuin, visit: Visit, caplog: pytest.LogCaptureFixture
) -> None:
    client = TestClient(_door(Middleware(SafeHeaders), Middleware(Calm)), raise_server_exceptions=False)

    with caplog.at_level(logging.DEBUG):
        answer = client.get("/fout/geheim-token")

    assert answer.status_code == 500
    assert "Dit lukte niet" in answer.text
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    said = "\n".join(record.getMessage() for record in caplog.records if record.name == "teamtuin")
    assert "ValueError" in said
    assert "Yara" not in said + answer.text
    assert "geheim-token" not in said


async def _read(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


async def _say_ok(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("ok")
    await socket.close()


async def _fail(request: Request) -> Response:
    raise ValueError("Yara durfde het te vragen")


def _door(*layers: Middleware) -> Starlette:
    both = ["GET", "POST"]
    return Starlette(
        middleware=layers,
        routes=[
            Route("/", _read, methods=both),
            Route("/concept/{id}", _read, methods=both),
            Route("/fout/{token}", _fail),
            WebSocketRoute("/ws", _say_ok),
        ],
    )
