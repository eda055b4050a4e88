"""Kort over HTTP: who one is to it, and that each line is kept once and for one person."""

import base64
import logging
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from starlette.testclient import TestClient

from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.accounts.joining import open_session
from teamtuin.addresses import SESSION_COOKIE
from teamtuin.app import Teamtuin
from teamtuin.clock import day_of, utc_now
from teamtuin.reflections.outbox import OLDEST, Line
from tests.conftest import Team
from tests.web.conftest import Visit

WORDS = "Yara begon zelf te vertellen."
NOW = 1_764_000_000_000
DAY_MS = 24 * 60 * 60 * 1000


def line(text: str = WORDS, *, id_: str | None = None, at: int = NOW) -> dict[str, object]:
    return {"id": id_ or str(uuid4()), "at": at, "text": text}


def send(client: TestClient, *lines: Mapping[str, object], who: str | None = None, now: int = NOW):
    tag = who if who is not None else client.get("/kort/wie").json()["tag"]
    return client.post("/kort/regels", json={"who": tag, "now": now, "lines": lines})


def texts(app: Teamtuin, viewer: Viewer) -> list[str]:
    return [own.reflection.text for own in app.reflections.mine(viewer)]


# -- who one is


def test_a_device_gets_the_same_tag_and_key_for_a_person_each_time_and_others_for_another(
    visit: Visit, team: Team
) -> None:
    first, second = (visit(team.tessel).get("/kort/wie") for _ in range(2))
    other = visit(team.bas).get("/kort/wie").json()

    assert first.json() == second.json()
    assert first.headers["cache-control"] == "no-store"
    assert (first.json()["name"], first.json()["language"], first.json()["own"]) == ("Tessel", "nl", True)
    assert other["tag"] != first.json()["tag"]
    assert other["key"] != first.json()["key"]
    assert len(base64.b64decode(other["key"])) == 32
    assert str(team.tessel.id) not in first.text


def test_a_device_that_others_use_is_told_so(app: Teamtuin, team: Team, visit: Visit) -> None:
    client = visit()
    with app.store.transaction(DOORKEEPER) as tx:
        client.cookies.set(SESSION_COOKIE, open_session(tx, team.tessel.id, utc_now(), own_device=False))
    assert client.get("/kort/wie").json()["own"] is False


def test_a_stranger_gets_no_tag_and_leaves_no_line(app: Teamtuin, team: Team, visit: Visit) -> None:
    tag = visit(team.tessel).get("/kort/wie").json()["tag"]
    stranger = visit()

    assert stranger.get("/kort/wie").status_code == 401
    assert send(stranger, line(), who=tag).status_code == 401
    assert texts(app, team.tessel) == []


def test_after_signing_in_one_comes_back_here(visit: Visit, team: Team) -> None:
    assert 'name="naar" value="/kort"' in visit().get("/aanmelden?naar=/kort").text


# -- lines


def test_lines_are_kept_for_their_writer_alone_and_named_in_the_answer(
    app: Teamtuin, team: Team, visit: Visit
) -> None:
    two = [line("Een."), line("Twee.")]
    answer = send(visit(team.tessel), *two)

    assert answer.status_code == 200
    assert [kept["id"] for kept in answer.json()["kept"]] == [one["id"] for one in two]
    assert sorted(texts(app, team.tessel)) == ["Een.", "Twee."]
    for kept in answer.json()["kept"]:
        assert app.reflections.readers(team.tessel, UUID(kept["item"])) == []
    assert all(texts(app, other) == [] for other in team.others.values())


def test_a_line_that_is_sent_again_is_the_same_line_whatever_it_says(
    app: Teamtuin, team: Team, visit: Visit
) -> None:
    once = line()
    answers = [send(visit(team.tessel), once | {"text": text}).json() for text in (WORDS, WORDS, "Anders.")]

    assert answers[0] == answers[1] == answers[2]
    assert texts(app, team.tessel) == [WORDS]


def test_fifty_requests_at_once_with_one_id_leave_one_line(app: Teamtuin, team: Team) -> None:
    once = Line(id=uuid4(), text=WORDS, age=timedelta())
    with ThreadPoolExecutor(10) as many:
        items = list(many.map(lambda _: app.outbox.receive(team.tessel, once), range(50)))
    assert len(set(items)) == 1
    assert texts(app, team.tessel) == [WORDS]


def test_an_id_tells_nobody_whether_it_is_somebody_elses(app: Teamtuin, team: Team, visit: Visit) -> None:
    hers = line()
    item = send(visit(team.tessel), hers).json()["kept"][0]["item"]
    bas = visit(team.bas)
    same, fresh = send(bas, hers | {"text": "Van Bas."}), send(bas, line("Ook van Bas."))

    assert (same.status_code, same.headers.keys()) == (fresh.status_code, fresh.headers.keys())
    assert same.json()["kept"][0]["item"] != item
    assert sorted(texts(app, team.bas)) == ["Ook van Bas.", "Van Bas."]
    assert texts(app, team.tessel) == [WORDS]


def test_a_page_that_stands_open_for_somebody_else_leaves_nothing(
    app: Teamtuin, team: Team, visit: Visit
) -> None:
    tag = visit(team.tessel).get("/kort/wie").json()["tag"]
    refused = send(visit(team.bas), line(), who=tag)

    assert (refused.status_code, refused.json()) == (409, {"error": "somebody-else"})
    assert texts(app, team.bas) == texts(app, team.tessel) == []


def test_another_website_leaves_no_line(app: Teamtuin, team: Team, visit: Visit) -> None:
    client = visit(team.tessel)
    tag = client.get("/kort/wie").json()["tag"]
    client.headers["Sec-Fetch-Site"] = "cross-site"
    assert send(client, line(), who=tag).status_code == 403
    assert texts(app, team.tessel) == []


def test_a_deleted_line_does_not_come_back_from_a_device(app: Teamtuin, team: Team, visit: Visit) -> None:
    once = line()
    item = send(visit(team.tessel), once).json()["kept"][0]["item"]
    app.reflections.delete(team.tessel, UUID(item))
    app.keeping.upkeep(day_of(utc_now()) + timedelta(days=89))

    again = send(visit(team.tessel), once)

    assert again.json() == {"kept": [{"id": once["id"], "item": None}]}
    assert texts(app, team.tessel) == []


def test_a_line_that_stands_is_known_also_when_its_receipt_is_gone(
    app: Teamtuin, team: Team, visit: Visit
) -> None:
    once = line()
    first = send(visit(team.tessel), once)
    app.keeping.upkeep(day_of(utc_now()) + timedelta(days=92))

    assert send(visit(team.tessel), once).json() == first.json()
    assert texts(app, team.tessel) == [WORDS]


@pytest.mark.parametrize(
    ("age", "counted"),
    [(3 * DAY_MS, timedelta(days=3)), (-DAY_MS, timedelta()), (400 * DAY_MS, OLDEST)],
    ids=["three days ago", "a clock that was set back", "older than any"],
)
def test_a_line_is_as_old_as_the_device_says_whatever_its_clock_says(
    app: Teamtuin, team: Team, visit: Visit, age: int, counted: timedelta
) -> None:
    before = utc_now()
    send(visit(team.tessel), line(at=NOW - age), now=NOW)

    (own,) = app.reflections.mine(team.tessel)
    assert before - counted <= own.reflection.written_at <= utc_now() - counted


def test_a_line_that_cannot_be_kept_does_not_hold_up_the_others(
    app: Teamtuin, team: Team, visit: Visit
) -> None:
    typed = app.drafts.open(team.tessel, "today")
    good, blank, taken = line(), line("  \n"), line("Al iets anders.", id_=str(typed.id))

    answer = send(visit(team.tessel), blank, taken, line("x" * 100_001), good)

    assert [kept["id"] for kept in answer.json()["kept"]] == [good["id"]]
    assert texts(app, team.tessel) == [WORDS]
    assert app.drafts.read(team.tessel, typed.id).text == ""


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b'{"who": "TAG", "now": 1}',
        b'{"who": 1, "now": 1, "lines": []}',
        b'{"who": "TAG", "now": true, "lines": [{"id": "ID", "at": 1, "text": "a"}]}',
        b'{"who": "TAG", "now": 1, "lines": [{"id": "x", "at": 1, "text": "a"}]}',
        b'{"who": "TAG", "now": 1, "lines": [{"id": 7, "at": 1, "text": "a"}]}',
        b'{"who": "TAG", "now": 1, "lines": [{"id": "ID", "at": -1, "text": "a"}]}',
        b'{"who": "TAG", "now": 1, "lines": [{"id": "ID", "at": 1, "text": null}]}',
        b'{"who": "TAG", "now": 1, "lines": [{"id": "ID", "at": 1, "text": "\\ud83d"}]}',
        b'{"who": "TAG", "now": 1, "lines": {"id": "ID"}}',
        b'{"who": "TAG", "now": 1, "lines": "abc"}',
        b"[" * 100_000,
    ],
)
def test_anything_but_lines_is_refused(app: Teamtuin, team: Team, visit: Visit, body: bytes) -> None:
    client = visit(team.tessel)
    tag = client.get("/kort/wie").json()["tag"].encode()
    sent = body.replace(b"TAG", tag).replace(b"ID", str(uuid4()).encode())
    answer = client.post("/kort/regels", content=sent)
    assert (answer.status_code, answer.json()) == (400, {"error": "no-lines"})
    assert texts(app, team.tessel) == []


def test_too_many_and_too_much_at_once_is_refused(app: Teamtuin, team: Team, visit: Visit) -> None:
    client = visit(team.tessel)
    assert send(client, *(line() for _ in range(51))).status_code == 400
    assert send(client, line("x" * 2_000_000)).status_code == 413
    assert texts(app, team.tessel) == []


@pytest.mark.parametrize("text", ["🌱" * 100_000, "nul\x00byte", "<script>alert('x')</script>", "a\r\nb\tc"])
def test_a_line_comes_in_letter_by_letter(app: Teamtuin, team: Team, visit: Visit, text: str) -> None:
    assert send(visit(team.tessel), line(text)).status_code == 200
    assert texts(app, team.tessel) == [text]


def test_no_word_of_a_line_reaches_a_log(
    app: Teamtuin, team: Team, visit: Visit, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    send(visit(team.tessel), line(), line("  "))
    assert "Yara" not in caplog.text
