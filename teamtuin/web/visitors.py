"""The pages before anybody is known: no school yet, and the demo school's "who are you today?"."""

from collections.abc import Sequence
from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from teamtuin.addresses import SESSION_COOKIE, SHARED_COOKIE, return_path
from teamtuin.app import the_app
from teamtuin.errors import NotVisible
from teamtuin.people.model import Person
from teamtuin.settings import Language
from teamtuin.web import house
from teamtuin.web.plain import not_there, plain_page
from teamtuin.words import role_line

CORE = ("Daan", "Tessel", "Hester", "Amara", "Fenna")
"""Five people who together show most, in this order; the others come after a tap."""
_DAYS_30 = 30 * 24 * 60 * 60


async def who_are_you(request: Request) -> Response:
    """GET /wie-ben-je: choose through whose eyes to look; only in the demo school."""
    return await run_in_threadpool(_choice, request)


def _choice(request: Request) -> Response:
    everyone = house.guests_choice()
    school = house.school()
    if school is None or not everyone:
        return not_there(request)
    core, others = _core_first(everyone)
    language = house.language_for(None)
    return plain_page(
        request,
        "who_are_you.html",
        school=school,
        core=_rows(core, language),
        others=_rows(others, language),
        wish=return_path(request.query_params.get("naar")),
    )


def _core_first(everyone: Sequence[Person]) -> tuple[list[Person], list[Person]]:
    by_name = {person.first_name: person for person in everyone}
    core = [by_name[name] for name in CORE if name in by_name]
    return core, [person for person in everyone if person not in core]


def _rows(people: Sequence[Person], language: Language) -> list[dict[str, str]]:
    return [{"id": str(p.id), "name": p.first_name, "role": role_line(p, language)} for p in people]


async def choose_person(request: Request) -> Response:
    """POST /wie-ben-je: become that person; only in the demo school."""
    form = await request.form()
    try:
        token = await run_in_threadpool(house.become, UUID(str(form.get("wie"))))
    except (ValueError, NotVisible):
        return await run_in_threadpool(not_there, request)
    answer = RedirectResponse(return_path(str(form.get("naar", "/"))), status_code=303)
    set_session(request, answer, token, own_device=True)
    return answer


def set_session(request: Request, answer: Response, token: str, *, own_device: bool) -> None:
    """Put the session cookie on the answer: not for scripts, not for other websites.

    On a shared device the browser forgets it when it closes.
    """
    answer.set_cookie(
        SESSION_COOKIE,
        token,
        max_age=_DAYS_30 if own_device else None,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
        path="/",
    )
    if own_device:
        answer.delete_cookie(SHARED_COOKIE, path="/")
    else:
        answer.set_cookie(SHARED_COOKIE, "1", samesite="lax", secure=request.url.scheme == "https", path="/")


def renew_session(request: Request, answer: Response) -> None:
    """On an own device the thirty days count from the last visit, also for the browser's cookie."""
    token = request.cookies.get(SESSION_COOKIE, "")
    session = the_app().accounts.session_of(token)
    if session and session.own_device:
        set_session(request, answer, token, own_device=True)


async def sign_out(request: Request) -> Response:
    """POST /afmelden: this session ends here and in every tab."""
    if token := request.cookies.get(SESSION_COOKIE):
        await run_in_threadpool(house.leave, token)
    answer = RedirectResponse(await run_in_threadpool(house.entrance), status_code=303)
    answer.delete_cookie(SESSION_COOKIE, path="/")
    return answer


async def welcome(request: Request) -> Response:
    """GET /welkom: what to do when there is no school yet."""
    if await run_in_threadpool(house.school):
        return RedirectResponse("/", status_code=303)
    return await run_in_threadpool(plain_page, request, "welcome.html")


async def enter_demo(request: Request) -> Response:
    """POST /welkom: look around in the demo school first; only while there is no school."""
    if await run_in_threadpool(house.school) is None:
        await run_in_threadpool(house.begin_demo, the_app())
    return RedirectResponse("/", status_code=303)
