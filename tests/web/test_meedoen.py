"""Answering by the code, over HTTP and through the real gate: once a ticket, without a trace of who."""

import logging
import re
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from starlette.testclient import TestClient

from teamtuin.access.policy import Module
from teamtuin.access.viewer import CARETAKER
from teamtuin.app import Teamtuin
from teamtuin.commands.serve import server_config
from teamtuin.rooms.brake import MOST_WRONG
from teamtuin.rooms.closing.service import open_demo_board
from teamtuin.web import taking_part
from teamtuin.web.taking_part import COOKIE
from tests.conftest import Team
from tests.web.conftest import Visit

WORDS = "Yara durfde het te vragen"


@pytest.fixture
def board(app: Teamtuin, team: Team, visit: Visit) -> TestClient:
    """A phone at the standing board with the code TUIN."""
    app.school.consent(team.rachida, Module.ROUNDS, date(2026, 9, 1), "MR 5")
    with app.store.transaction(CARETAKER) as tx:
        open_demo_board(tx, date(2026, 11, 24))
    return phone(visit)


def phone(visit: Visit, viewer=None) -> TestClient:
    """A browser on plain http with everything private: it names neither site nor page."""
    client = visit(viewer)
    del client.headers["Sec-Fetch-Site"]
    return client


def ticket_in(page: str) -> str:
    found = re.search(r'name="kaart" value="([^"]+)"', page)
    assert found, page
    return found[1]


def stored(app: Teamtuin) -> list[str]:
    with app.store.transaction(CARETAKER) as tx:
        return sorted(text for (text,) in tx.execute("SELECT text FROM answer"))


def test_a_note_is_stored_when_it_is_said_to_be_and_a_repeat_is_told_so(app: Teamtuin, board: TestClient):
    page = board.get("/meedoen/TUIN")
    assert page.status_code == 200
    assert page.text.count("<form ") == 1
    assert 'method="post"' in page.text
    assert "<script" not in page.text
    assert "Wie leest dit eerst:" in page.text
    assert "nooit de directeur" in page.text
    form = {"kaart": ticket_in(page.text), "v1": f"  {WORDS}\r\nen toen.  "}

    sent = board.post("/meedoen/TUIN", data=form)
    again = board.post("/meedoen/TUIN", data=form | {"v1": "iets anders"})

    assert (sent.status_code, again.status_code) == (200, 200)
    assert "al geteld" not in sent.text
    assert "al geteld" in again.text
    assert stored(app) == [f"{WORDS}\nen toen."]


def test_the_cookie_is_for_this_page_only_and_keeps_the_ticket_at_a_reload(board: TestClient):
    page = board.get("/meedoen/TUIN")
    cookie = page.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}={ticket_in(page.text)};")
    for part in ("HttpOnly", "SameSite=strict", "Path=/meedoen/TUIN"):
        assert part.lower() in cookie.lower()
    assert ticket_in(board.get("/meedoen/TUIN").text) == ticket_in(page.text)


def test_after_a_note_another_one_may_follow_with_a_ticket_of_its_own(app: Teamtuin, board: TestClient):
    for words in ("een", "twee"):
        form = {"kaart": ticket_in(board.get("/meedoen/TUIN").text), "v1": words}
        assert board.post("/meedoen/TUIN", data=form).status_code == 200
    assert stored(app) == ["een", "twee"]


def test_of_a_pulse_one_answer_a_phone_is_counted(app: Teamtuin, team: Team, board: TestClient, visit: Visit):
    code = app.rooms.open_pulse(team.tessel, ["P1", "P2"], strict=False).code
    client = phone(visit)
    page = client.get(f"/meedoen/{code}")
    assert page.text.count('type="radio"') == 10
    assert "Hoeveel energie gaf het werk je deze week?" in page.text
    form = {"kaart": ticket_in(page.text), "v1": "4"}
    half = client.post(f"/meedoen/{code}", data=form)
    assert half.status_code == 422
    assert ticket_in(half.text) == form["kaart"]
    assert 'value="4" checked' in half.text
    assert client.post(f"/meedoen/{code}", data=form | {"v2": "5"}).status_code == 200
    later = client.get(f"/meedoen/{code.lower()}")
    assert later.status_code == 200
    assert "al geteld" in client.get(f"/meedoen/{code}").text


def test_a_code_that_is_closed_and_one_that_never_was_are_the_same(
    app: Teamtuin, team: Team, board: TestClient, visit: Visit
):
    opened = app.rooms.open_pulse(team.tessel, ["P1"], strict=False)
    client = phone(visit)
    form = {"kaart": ticket_in(client.get(f"/meedoen/{opened.code}").text), "v1": "4"}
    app.rooms.close(team.tessel, opened.id)
    for send in (lambda c: client.get(f"/meedoen/{c}"), lambda c: client.post(f"/meedoen/{c}", data=form)):
        closed, never = send(opened.code), send("ZZZZZ")
        assert closed.status_code == never.status_code == 404
        assert closed.text.replace(opened.code, "ZZZZZ") == never.text
        assert closed.headers.keys() == never.headers.keys()


def test_what_was_typed_is_given_back_when_the_round_is_over(board: TestClient):
    late = board.post("/meedoen/QQQQQ", data={"kaart": "x", "v1": WORDS})
    assert late.status_code == 404
    assert WORDS in late.text


def test_after_twenty_wrong_codes_the_next_waits_and_a_full_room_with_the_right_one_does_not(
    board: TestClient, visit: Visit, monkeypatch
):
    monkeypatch.setattr(taking_part, "WRONG_CODE_WAITS_S", 0.3)
    for guess in range(MOST_WRONG):
        assert board.get(f"/meedoen/BCDF{guess:02d}").status_code == 404
    held = []
    for send in (lambda: board.get("/meedoen/BCDFGH"), lambda: board.post("/meedoen/X", data={"v1": WORDS})):
        began = time.monotonic()
        held.append(send())
        assert time.monotonic() - began >= 0.3
    assert [page.status_code for page in held] == [429, 429]
    assert "veel verkeerde codes" in held[0].text
    assert WORDS in held[1].text
    for n in range(30):
        page = board.get("/meedoen/TUIN")
        form = {"kaart": ticket_in(page.text), "v1": f"briefje {n}"}
        assert board.post("/meedoen/TUIN", data=form).status_code == 200


def test_forty_tickets_sent_five_times_at_once_are_forty_notes(
    app: Teamtuin, board: TestClient, visit: Visit
):
    with board:  # one event loop for all
        given = []
        for _ in range(40):
            board.cookies.clear()
            given.append(ticket_in(board.get("/meedoen/TUIN").text))
        sent = [(ticket, f"{number}") for number, ticket in enumerate(given)] * 5
        with ThreadPoolExecutor(20) as pool:
            answers = list(
                pool.map(lambda one: board.post("/meedoen/TUIN", data={"kaart": one[0], "v1": one[1]}), sent)
            )
    assert {answer.status_code for answer in answers} == {200}
    assert sum("al geteld" in answer.text for answer in answers) == 160
    assert stored(app) == sorted(str(number) for number in range(40))


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 403),
        (b"kaart=" + b"A" * 32 + b"&v1=iets", 403),
        (b"kaart=%00&v1=iets", 403),
        (b"v1=zonder kaart", 403),
        (b"\xff\xfe=1", 403),
        (b"&".join(b"f%d=1" % n for n in range(40)), 403),
        (b"kaart=x&v1=" + b"x" * 50_000, 413),
    ],
)
def test_a_ticket_of_nobody_stores_nothing(app: Teamtuin, board: TestClient, body: bytes, status: int):
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert board.post("/meedoen/TUIN", content=body, headers=headers).status_code == status
    assert stored(app) == []


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("", 422),
        ("  \n\x00 ", 422),
        ("x" * 1_001, 422),
        ("x" * 1_000, 200),
        ("🌱" * 1_000, 200),
        ("<script>alert('x')</script>", 200),
        ("'; DROP TABLE answer; --", 200),
        ("nul\x00byte", 200),
        ("👩‍👧‍👦 שלום", 200),
    ],
)
def test_any_words_are_kept_to_the_letter_or_given_back(
    app: Teamtuin, board: TestClient, words: str, status: int
):
    form = {"kaart": ticket_in(board.get("/meedoen/TUIN").text), "v1": words}
    answer = board.post("/meedoen/TUIN", data=form)
    assert answer.status_code == status
    assert "<script>" not in answer.text
    assert stored(app) == ([words.replace("\x00", "")] if status == 200 else [])
    if status == 422:
        assert ticket_in(answer.text) == form["kaart"]


def test_who_hammers_with_one_good_ticket_is_asked_to_wait(
    app: Teamtuin, board: TestClient, monkeypatch: pytest.MonkeyPatch
):
    now = [0.0]
    monkeypatch.setattr(taking_part, "_buckets", taking_part.Buckets(lambda: now[0]))
    form = {"kaart": ticket_in(board.get("/meedoen/TUIN").text), "v1": WORDS}
    answers = [board.post("/meedoen/TUIN", data=form) for _ in range(8)]
    assert [answer.status_code for answer in answers] == [200] * 6 + [429] * 2
    assert answers[-1].headers["retry-after"] == "2"
    assert ticket_in(answers[-1].text) == form["kaart"]
    now[0] = 2.0
    assert board.post("/meedoen/TUIN", data=form).status_code == 200
    assert stored(app) == [WORDS]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "null"}, 200),
        ({"Origin": "http://127.0.0.1:8501"}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://elders.example"}, 403),
        ({"Host": "elders.example"}, 403),
    ],
)
def test_a_phone_that_names_no_page_may_answer_and_another_website_may_not(
    app: Teamtuin, board: TestClient, headers: dict[str, str], status: int
):
    form = {"kaart": ticket_in(board.get("/meedoen/TUIN").text), "v1": WORDS}
    assert board.post("/meedoen/TUIN", data=form, headers=headers).status_code == status
    assert stored(app) == ([WORDS] if status == 200 else [])


def test_only_this_path_may_be_posted_to_without_a_name(board: TestClient):
    assert board.post("/aanmelden", data={"sign_in_name": "tessel"}).status_code == 403
    assert board.post("/meedoen", data={}).status_code == 403


def test_no_address_no_code_and_no_word_reaches_a_log(
    board: TestClient, caplog: pytest.LogCaptureFixture, app: Teamtuin
):
    caplog.set_level(logging.DEBUG, logger="teamtuin")
    caplog.set_level(logging.DEBUG, logger="uvicorn")
    form = {"kaart": ticket_in(board.get("/meedoen/TUIN").text), "v1": WORDS}
    for sent in (form, form, form | {"kaart": "x"}, {"v1": "9" * 2_000}):
        board.post("/meedoen/TUIN", data=sent)
    said = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("httpx"))
    for word in ("testclient", "127.0.0.1", "TUIN", WORDS, form["kaart"]):
        assert word not in said
    assert server_config(app.settings).access_log is False


def test_the_same_page_for_everybody_signed_in_or_not(
    app: Teamtuin, team: Team, board: TestClient, visit: Visit
):
    pages = set()
    for viewer in (None, team.tessel, team.hester, team.wim):
        page = phone(visit, viewer).get("/meedoen/TUIN")
        assert page.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
        pages.add(page.text.replace(ticket_in(page.text), ""))
    (page,) = pages
    assert not any(name in page for name in ("Tessel", "Hester"))


def test_in_english_when_one_asks(board: TestClient):
    page = board.get("/meedoen/TUIN?taal=en").text
    assert '<html lang="en"' in page
    assert "Who reads this first:" in page
    form = {"kaart": ticket_in(page), "taal": "en", "v1": ""}
    assert "One sentence is enough." in board.post("/meedoen/TUIN", data=form).text


def test_a_strict_round_asks_the_code_on_paper(app: Teamtuin, team: Team, board: TestClient, visit: Visit):
    opened = app.rooms.open_pulse(team.tessel, ["P1"])
    (paper,) = app.rooms.print_codes(team.tessel, opened.id, 1)
    client = phone(visit)
    page = client.get(f"/meedoen/{opened.code}?k={paper}")
    assert ticket_in(page.text) == paper
    assert "set-cookie" not in page.headers
    typed = " ".join(re.findall("....", paper.lower()))
    wrong = client.post(f"/meedoen/{opened.code}", data={"kaart": "BCDFG", "v1": "3"})
    assert wrong.status_code == 403
    assert "op je papier" in wrong.text
    sent = [client.post(f"/meedoen/{opened.code}", data={"kaart": typed, "v1": "3"}) for _ in range(2)]
    assert [answer.status_code for answer in sent] == [200, 200]
    assert "al geteld" in sent[1].text
