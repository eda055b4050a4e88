"""The plain pages of set-up, invitation, signing in and recovery, through the real gate."""

import logging
import re

import pytest
from starlette.testclient import TestClient

from teamtuin.accounts.attempts import PER_NAME
from teamtuin.addresses import SESSION_COOKIE, SHARED_COOKIE
from teamtuin.app import Teamtuin
from teamtuin.people.model import Role
from tests.conftest import Team
from tests.web.conftest import Visit, visits_to

PASSPHRASE = "vier natte blauwe laarzen"
BEGIN = {
    "school": "De <Wilgenhof>",
    "town": "Oosterloo",
    "first_name": "Wim",
    "role": "teacher",
    "sign_in_name": "wim",
    "passphrase": PASSPHRASE,
    "own_device": "no",
}
WISH = {"sign_in_name": "tessel", "passphrase": PASSPHRASE, "own_device": "yes"}


@pytest.fixture
def link(app: Teamtuin, team: Team) -> str:
    """An invitation for Tessel's new colleague Noor."""
    return f"/uitnodiging/{app.accounts.invite(team.wim, 'Noor', [Role.TEACHER])}"


def _cookie(answer: object) -> str:
    given = answer.headers.get_list("set-cookie")  # type: ignore[attr-defined]
    return next(cookie for cookie in given if cookie.startswith(SESSION_COOKIE))


def _code(page: str, name: str) -> str:
    found = re.search(rf'id="{name}">([^<]+)<', page)
    assert found
    return found[1]


def test_a_school_begins_from_the_set_up_link(empty: Teamtuin) -> None:
    visitor = visits_to(empty)()
    link = f"/welkom/{empty.accounts.setup_link_token()}"
    assert visitor.get(link).status_code == 200

    begun = visitor.post(link, data=BEGIN)

    assert begun.status_code == 200
    assert _code(begun.text, "school_key").startswith("AGE-SECRET-KEY-1")
    assert re.fullmatch(r"([a-z2-9]{4}-){5}[a-z2-9]{4}", _code(begun.text, "recovery_code"))
    assert begun.headers["cache-control"] == "no-store"
    assert visitor.get("/").status_code == 200
    wim = empty.accounts.viewer_for(visitor.cookies[SESSION_COOKIE])
    assert wim
    assert empty.people.me(wim).roles == {Role.TEACHER, Role.ADMINISTRATOR}


def test_the_codes_are_shown_once(empty: Teamtuin) -> None:
    visitor = visits_to(empty)()
    link = f"/welkom/{empty.accounts.setup_link_token()}"
    begun = visitor.post(link, data=BEGIN)
    code = _code(begun.text, "recovery_code")

    again = [
        visitor.get(link),
        visitor.get("/"),
        visitor.get("/herstel"),
        visits_to(empty)().post(link, data={}),
    ]

    assert again[0].status_code == 404
    assert not any(code in answer.text for answer in again)


def test_what_was_typed_stays_but_never_the_passphrase(empty: Teamtuin) -> None:
    link = f"/welkom/{empty.accounts.setup_link_token()}"

    refused = visits_to(empty)().post(link, data=BEGIN | {"passphrase": "zeggeniet", "own_device": "yes"})

    assert refused.status_code == 422
    assert 'role="alert"' in refused.text
    assert 'value="De &lt;Wilgenhof&gt;"' in refused.text
    assert 'value="Oosterloo"' in refused.text
    assert re.search(r'value="yes" checked', refused.text)
    assert "zeggeniet" not in refused.text
    assert "set-cookie" not in refused.headers


@pytest.mark.parametrize("path", ["/welkom/geraden", "/uitnodiging/geraden"])
def test_a_link_that_does_not_count_says_nothing_but_that(visit: Visit, team: Team, path: str) -> None:
    assert visit().get(path).status_code == 404
    assert visit().post(path, data=BEGIN).status_code == 404


def test_looking_at_an_invitation_does_not_use_it_up(visit: Visit, link: str) -> None:
    for _ in range(3):
        assert "Noor" in visit().get(link).text
    assert visit().post(link, data=WISH).status_code == 200
    assert visit().get(link).status_code == 404


def test_an_invitation_opens_an_empty_garden(visit: Visit, link: str) -> None:
    noor = visit()
    came_in = noor.post(link, data=WISH)

    assert "school_key" not in came_in.text
    assert _code(came_in.text, "recovery_code")
    assert noor.get("/").status_code == 200


def test_whoever_was_signed_in_in_this_browser_is_signed_out(visit: Visit, team: Team, link: str) -> None:
    browser, other_tab = visit(team.bas), visit()
    other_tab.cookies.set(SESSION_COOKIE, browser.cookies[SESSION_COOKIE])
    assert "Bas" in browser.get(link).text

    browser.post(link, data=WISH)

    assert other_tab.get("/").status_code == 303


def test_the_cookie_is_for_the_browser_alone_and_lasts_as_was_chosen(visit: Visit, link: str) -> None:
    own = _cookie(visit().post(link, data=WISH))
    shared = _cookie(visit().post("/aanmelden", data=WISH | {"own_device": "no"}))
    unsaid = _cookie(visit().post("/aanmelden", data=WISH | {"own_device": ""}))

    for cookie in (own, shared, unsaid):
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert "Path=/" in cookie
        assert "Secure" not in cookie
    assert "Max-Age=2592000" in own
    assert "Max-Age" not in shared
    assert "Max-Age" not in unsaid


def test_each_visit_on_an_own_device_begins_the_thirty_days_anew(visit: Visit, link: str) -> None:
    noor = visit()
    noor.post(link, data=WISH)
    assert "Max-Age=2592000" in _cookie(noor.get("/"))

    noor.post("/aanmelden", data=WISH | {"own_device": "no"})
    assert "set-cookie" not in noor.get("/").headers


def test_a_browser_knows_whether_others_use_the_device(visit: Visit, link: str) -> None:
    noor = visit()
    noor.post(link, data=WISH)
    assert SHARED_COOKIE not in noor.cookies

    noor.post("/aanmelden", data=WISH | {"own_device": "no"})
    assert noor.cookies[SHARED_COOKIE] == "1"


def test_over_https_the_cookie_stays_on_https(
    app: Teamtuin, visit: Visit, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEAMTUIN_URL", "https://tuin.example")
    browser = visits_to(app)()
    secure = TestClient(browser.app, base_url="https://tuin.example", follow_redirects=False)
    secure.headers["Sec-Fetch-Site"] = "same-origin"

    assert "Secure" in _cookie(secure.post(link, data=WISH))


@pytest.mark.parametrize("path", ["/aanmelden", "/herstel"])
@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_no_other_website_signs_anybody_in(visit: Visit, link: str, path: str, site: str) -> None:
    visit().post(link, data=WISH)

    for address in (path, link):
        answer = visit().post(address, data=WISH, headers={"Sec-Fetch-Site": site})
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers


def test_signing_in_leads_back_to_where_one_was_going(visit: Visit, link: str) -> None:
    visit().post(link, data=WISH)
    page = visit().get("/aanmelden?naar=/beheer")
    assert 'name="naar" value="/beheer"' in page.text
    assert visit().post("/aanmelden", data=WISH | {"naar": "/beheer"}).headers["location"] == "/beheer"
    for elsewhere in ("https://kwaad.example/", "//kwaad.example", "/nergens", ""):
        assert visit().post("/aanmelden", data=WISH | {"naar": elsewhere}).headers["location"] == "/"


def test_an_unknown_name_and_a_wrong_passphrase_get_the_same_page(visit: Visit, link: str) -> None:
    visit().post(link, data=WISH)
    pages = [
        visit().post("/aanmelden", data={"sign_in_name": name, "passphrase": "iets heel anders"})
        for name in ("tessel", "niemnd")
    ]
    assert {page.status_code for page in pages} == {422}
    assert pages[0].text == pages[1].text.replace("niemnd", "tessel")


def test_too_many_tries_are_said_in_a_plain_sentence(visit: Visit, link: str) -> None:
    visit().post(link, data=WISH)
    for _ in range(PER_NAME):
        visit().post("/aanmelden", data=WISH | {"passphrase": "iets heel anders"})

    waiting = visit().post("/aanmelden", data=WISH)

    assert waiting.status_code == 422
    assert "Wacht tien minuten" in waiting.text


def test_the_recovery_page_gives_a_new_code_and_a_session(visit: Visit, link: str) -> None:
    code = _code(visit().post(link, data=WISH).text, "recovery_code")
    back = visit()

    answer = back.post("/herstel", data=WISH | {"recovery_code": code, "passphrase": "drie droge petten"})

    assert answer.status_code == 200
    assert _code(answer.text, "recovery_code") != code
    assert back.get("/").status_code == 200


def test_a_recovery_code_that_was_refused_is_not_shown_again(visit: Visit, link: str) -> None:
    code = _code(visit().post(link, data=WISH).text, "recovery_code")

    refused = visit().post("/herstel", data=WISH | {"recovery_code": code, "passphrase": "kort"})

    assert refused.status_code == 422
    assert code not in refused.text
    assert 'value="tessel"' in refused.text


def test_the_demo_school_and_an_empty_house_have_no_sign_in_page(demo: Teamtuin) -> None:
    visitor = visits_to(demo)()
    for path in ("/aanmelden", "/herstel"):
        assert visitor.get(path).headers["location"] == "/wie-ben-je"
        assert visitor.post(path, data=WISH).headers["location"] == "/wie-ben-je"


def test_who_is_signed_in_has_no_need_of_the_sign_in_page(visit: Visit, team: Team) -> None:
    assert visit(team.tessel).get("/aanmelden").headers["location"] == "/"


@pytest.mark.parametrize("name", ["\0", "<script>alert(1)</script>" * 9, "\u202ewim", " "])
def test_a_name_that_is_no_name_is_refused_and_shown_as_it_is(visit: Visit, link: str, name: str) -> None:
    refused = visit().post(link, data=WISH | {"sign_in_name": name})

    assert refused.status_code == 422
    assert "<script>" not in refused.text


def test_no_log_holds_a_name_a_link_or_a_secret(
    visit: Visit, link: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.INFO):
        visit().post(link, data=WISH)
        visit().post("/aanmelden", data=WISH)
        visit().post("/aanmelden", data=WISH | {"passphrase": "iets heel anders"})
    printed = capfd.readouterr()
    # The test's own browser tells which address it opens; that is not ours.
    logged = "\n".join(
        record.getMessage() for record in caplog.records if not record.name.startswith("httpx")
    )
    for secret in (link.rpartition("/")[2], "tessel", PASSPHRASE, "iets heel anders", "Noor"):
        assert secret not in logged + printed.out + printed.err


def test_on_a_device_of_others_the_page_to_sign_in_leaves_no_copy_behind(visit: Visit, team: Team) -> None:
    browser = visit()
    browser.cookies.set(SHARED_COOKIE, "1")

    page, going_on = browser.get("/aanmelden"), browser.get("/aanmelden?verder")

    assert page.text.count("<script") == page.text.count('<script src="/bron/leave_nothing.js?v=') == 1
    assert page.headers["content-security-policy"].endswith("; script-src 'self'")
    assert "<script" not in going_on.text
    assert "script-src" not in going_on.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/aanmelden", "/herstel"])
def test_the_pages_are_small_and_need_no_script(visit: Visit, team: Team, path: str) -> None:
    page = visit().get(path)

    assert len(page.content) < 6_000
    assert "<script" not in page.text
    assert "script-src" not in page.headers["content-security-policy"]
