"""Saving what is being typed, over HTTP: through the real gate, on a real store."""

import json
import logging
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.accounts.joining import open_session
from teamtuin.addresses import SESSION_COOKIE
from teamtuin.app import Teamtuin, use_app
from teamtuin.clock import utc_now
from teamtuin.web.routes import middleware, routes
from tests.conftest import Team

PRIVATE = "Yara begon zelf te vertellen."
Browser = Callable[[Viewer | None], TestClient]


@pytest.fixture
def browser(app: Teamtuin) -> Iterator[Browser]:
    """A browser signed in as this viewer, or as nobody."""
    use_app(app)
    server = Starlette(routes=routes(), middleware=middleware())

    def signed_in(viewer: Viewer | None) -> TestClient:
        client = TestClient(server, base_url="http://127.0.0.1:8501", follow_redirects=False)
        client.headers["Sec-Fetch-Site"] = "same-origin"
        if viewer:
            with app.store.transaction(DOORKEEPER) as tx:
                token = open_session(tx, viewer.id, utc_now(), own_device=True)
            client.cookies.set(SESSION_COOKIE, token)
        return client

    yield signed_in
    use_app(None)


def test_what_was_typed_is_there_for_the_next_screen(app: Teamtuin, team: Team, browser: Browser) -> None:
    draft = app.drafts.open(team.tessel, "today")
    tessel = browser(team.tessel)

    saved = tessel.post(f"/concept/{draft.id}", json={"base": 0, "text": PRIVATE})

    assert (saved.status_code, saved.json()) == (200, {"rev": 1})
    found = browser(team.tessel).get(f"/concept/{draft.id}")
    assert (found.status_code, found.json()) == (200, {"rev": 1, "text": PRIVATE})
    assert found.headers["cache-control"] == "no-store"


def test_two_screens_never_write_over_each_other(app: Teamtuin, team: Team, browser: Browser) -> None:
    draft = app.drafts.open(team.tessel, "today")
    phone, laptop = browser(team.tessel), browser(team.tessel)
    phone.post(f"/concept/{draft.id}", json={"base": 0, "text": "op de telefoon"})

    refused = laptop.post(f"/concept/{draft.id}", json={"base": 0, "text": "op de laptop"})

    assert (refused.status_code, refused.json()) == (409, {"rev": 1})
    assert app.drafts.read(team.tessel, draft.id).text == "op de telefoon"


def test_sending_the_same_twice_is_no_conflict(app: Teamtuin, team: Team, browser: Browser) -> None:
    draft = app.drafts.open(team.tessel, "today")
    tessel = browser(team.tessel)
    answers = [tessel.post(f"/concept/{draft.id}", json={"base": 0, "text": PRIVATE}) for _ in range(3)]
    assert [(a.status_code, a.json()) for a in answers] == [(200, {"rev": 1})] * 3


def test_the_last_words_of_a_page_that_closes_are_added_and_replace_nothing(
    app: Teamtuin, team: Team, browser: Browser
) -> None:
    draft = app.drafts.open(team.tessel, "today")
    tessel = browser(team.tessel)
    tessel.post(f"/concept/{draft.id}", json={"base": 0, "text": "Yara begon"})
    closing = {"Teamtuin-Leaving": "1"}

    more = tessel.post(f"/concept/{draft.id}", json={"base": 0, "text": PRIVATE}, headers=closing)
    other = tessel.post(f"/concept/{draft.id}", json={"base": 0, "text": "Iets anders."}, headers=closing)

    assert (more.status_code, more.json()) == (200, {"rev": 2})
    assert (other.status_code, other.json()) == (409, {"rev": 2})
    assert app.drafts.read(team.tessel, draft.id).text == PRIVATE


def test_a_kept_draft_tells_which_item_it_became(app: Teamtuin, team: Team, browser: Browser) -> None:
    draft = app.drafts.open(team.tessel, "today")
    app.drafts.put(team.tessel, draft.id, 0, PRIVATE)
    item = str(app.reflections.keep(team.tessel, draft.id).id)
    tessel = browser(team.tessel)

    late = tessel.post(f"/concept/{draft.id}", json={"base": 1, "text": PRIVATE + " En toen?"})

    assert (late.status_code, late.json()) == (410, {"item": item})
    again = tessel.get(f"/concept/{draft.id}")
    assert (again.status_code, again.json()) == (410, {"item": item})


def test_an_unknown_id_begins_a_text_of_ones_own(app: Teamtuin, team: Team, browser: Browser) -> None:
    new = uuid4()
    saved = browser(team.tessel).post(f"/concept/{new}", json={"base": 0, "text": PRIVATE})
    assert (saved.status_code, saved.json()) == (200, {"rev": 1})
    assert [(draft.id, draft.text) for draft in app.drafts.unkept(team.tessel)] == [(new, PRIVATE)]


@pytest.mark.parametrize("base", [0, 1, 7])
def test_somebody_elses_draft_is_like_one_that_does_not_exist(
    app: Teamtuin, team: Team, browser: Browser, base: int
) -> None:
    tessels = app.drafts.open(team.tessel, "today")
    app.drafts.put(team.tessel, tessels.id, 0, PRIVATE)
    for name, other in team.others.items():
        client = browser(other)
        read = [client.get(f"/concept/{id_}") for id_ in (tessels.id, uuid4())]
        written = [
            client.post(f"/concept/{id_}", json={"base": base, "text": "van een ander"})
            for id_ in (tessels.id, uuid4())
        ]
        for hers, missing in (read, written):
            assert (hers.status_code, hers.content) == (missing.status_code, missing.content), name
            assert hers.headers.keys() == missing.headers.keys(), name
    assert app.drafts.read(team.tessel, tessels.id).text == PRIVATE


def test_a_screen_of_somebody_who_left_saves_nothing_for_who_came_after(
    app: Teamtuin, team: Team, browser: Browser
) -> None:
    draft = app.drafts.open(team.tessel, "today")
    bas = browser(team.bas)
    bas.headers["Teamtuin-Writer"] = str(team.tessel.id)

    refused = bas.post(f"/concept/{draft.id}", json={"base": 0, "text": PRIVATE})

    assert refused.status_code == 401
    assert app.drafts.unkept(team.bas) == []


def test_without_a_session_nothing_is_saved_or_told(app: Teamtuin, team: Team, browser: Browser) -> None:
    draft = app.drafts.open(team.tessel, "today")
    app.drafts.put(team.tessel, draft.id, 0, PRIVATE)
    nobody = browser(None)
    nobody.headers["Sec-Fetch-Mode"] = "cors"
    assert nobody.get(f"/concept/{draft.id}").status_code == 401
    assert nobody.post(f"/concept/{draft.id}", json={"base": 1, "text": "weg"}).status_code == 401
    assert app.drafts.read(team.tessel, draft.id).text == PRIVATE


def test_another_website_cannot_write_in_a_field(app: Teamtuin, team: Team, browser: Browser) -> None:
    draft = app.drafts.open(team.tessel, "today")
    tessel = browser(team.tessel)
    tessel.headers["Sec-Fetch-Site"] = "cross-site"
    assert tessel.post(f"/concept/{draft.id}", json={"base": 0, "text": "van elders"}).status_code == 403
    assert app.drafts.read(team.tessel, draft.id).text == ""


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"tekst",
        b"[]",
        b'{"base": 0}',
        b'{"text": "zonder base"}',
        b'{"base": 0, "text": "te veel", "owner": "Bas"}',
        b'{"base": -1, "text": "a"}',
        b'{"base": true, "text": "a"}',
        b'{"base": 1.0, "text": "a"}',
        b'{"base": "0", "text": "a"}',
        b'{"base": 99999999999999999999999, "text": "a"}',
        b'{"base": 0, "text": null}',
        b'{"base": 0, "text": ["a"]}',
        b'{"base": 0, "text": "\\ud83d"}',
        b'{"base": 0, "text": "\xff"}',
        b"[" * 100_000,
        b'{"base": ' + b"9" * 10_000 + b', "text": "a"}',
    ],
)
def test_anything_but_a_base_and_a_text_is_refused(
    app: Teamtuin, team: Team, browser: Browser, body: bytes
) -> None:
    draft = app.drafts.open(team.tessel, "today")
    answer = browser(team.tessel).post(f"/concept/{draft.id}", content=body)
    assert (answer.status_code, answer.json()) == (400, {"error": "not-a-draft"})
    assert app.drafts.read(team.tessel, draft.id).text == ""


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert('x')</script>",
        "👩‍👧‍👦 שלום עולם \u202eabc",
        "nul\x00byte",
        "regel\r\nregel\ttab",
        "'; DROP TABLE draft; --",
        "{base} %s \\",
        "",
        "x" * 100_000,
        "🌱" * 100_000,
    ],
    ids=[
        "script",
        "emoji and right-to-left",
        "NUL",
        "lines",
        "SQL",
        "format",
        "empty",
        "longest",
        "longest emoji",
    ],
)
def test_a_text_comes_back_letter_by_letter(app: Teamtuin, team: Team, browser: Browser, text: str) -> None:
    draft = app.drafts.open(team.tessel, "today")
    tessel = browser(team.tessel)
    assert tessel.post(f"/concept/{draft.id}", json={"base": 0, "text": text}).status_code == 200
    assert tessel.get(f"/concept/{draft.id}").json()["text"] == text


def test_one_letter_too_many_is_refused_with_a_sentence(app: Teamtuin, team: Team, browser: Browser) -> None:
    draft = app.drafts.open(team.tessel, "today")
    answer = browser(team.tessel).post(f"/concept/{draft.id}", json={"base": 0, "text": "x" * 100_001})
    assert answer.status_code == 413
    assert "100" in answer.json()["sentence"]
    assert app.drafts.read(team.tessel, draft.id).text == ""


def test_a_megabyte_is_refused_before_it_is_parsed(app: Teamtuin, team: Team, browser: Browser) -> None:
    draft = app.drafts.open(team.tessel, "today")
    answer = browser(team.tessel).post(
        f"/concept/{draft.id}", content=b'{"base": 0, "text": "' + b"x" * 2_000_000
    )
    assert answer.status_code == 413
    assert app.drafts.read(team.tessel, draft.id).rev == 0


def test_no_word_of_a_text_reaches_a_log(
    app: Teamtuin, team: Team, browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    draft = app.drafts.open(team.tessel, "today")
    tessel = browser(team.tessel)
    for body in (
        {"base": 0, "text": PRIVATE},
        {"base": 9, "text": PRIVATE + "!"},
        {"base": PRIVATE, "text": 1},
    ):
        tessel.post(f"/concept/{draft.id}", content=json.dumps(body).encode())
    assert "Yara" not in caplog.text
