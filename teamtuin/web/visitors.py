"""The two pages before anybody is known: no school yet, and the demo school's "who are you today?"."""

from collections.abc import Sequence
from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from teamtuin.addresses import SESSION_COOKIE, return_path
from teamtuin.people.model import Person
from teamtuin.settings import Language
from teamtuin.web import house
from teamtuin.web.plain import plain_page
from teamtuin.words import role_line

_CORE = ("Daan", "Tessel", "Hester", "Amara", "Fenna")
_DAYS_30 = 30 * 24 * 60 * 60


async def who_are_you(request: Request) -> Response:
    """GET /wie-ben-je: choose through whose eyes to look; only in the demo school."""
    school = await run_in_threadpool(house.school)
    if school is None or not school.demo:
        return plain_page(request, "not_there.html", status=404)
    language = await run_in_threadpool(house.language_for, None)
    everyone = [p for p in await run_in_threadpool(house.people) if p.active]
    core, others = _core_first(everyone)
    return plain_page(
        request,
        "who_are_you.html",
        school=school,
        core=_rows(core, language),
        others=_rows(others, language),
        wish=return_path(request.query_params.get("naar")),
    )


def _core_first(everyone: Sequence[Person]) -> tuple[list[Person], list[Person]]:
    """The five who together show most, in their own order; then all others by name."""
    by_name = {person.first_name: person for person in everyone}
    core = [by_name[name] for name in _CORE if name in by_name]
    return core, [person for person in everyone if person not in core]


def _rows(people: Sequence[Person], language: Language) -> list[dict[str, str]]:
    return [{"id": str(p.id), "name": p.first_name, "role": role_line(p, language)} for p in people]


async def choose_person(request: Request) -> Response:
    """POST /wie-ben-je: become that person; only in the demo school."""
    school = await run_in_threadpool(house.school)
    form = await request.form()
    person = await run_in_threadpool(_person, str(form.get("wie", "")))
    if school is None or not school.demo or person is None:
        return plain_page(request, "not_there.html", status=404)
    answer = RedirectResponse(return_path(str(form.get("naar", "/"))), status_code=303)
    set_session(request, answer, await run_in_threadpool(house.open_session, person.id))
    return answer


def _person(chosen: str) -> Person | None:
    try:
        person_id = UUID(chosen)
    except ValueError:
        return None
    return next((p for p in house.people() if p.id == person_id and p.active), None)


def set_session(request: Request, answer: Response, token: str) -> None:
    """Put the session cookie on the answer: not for scripts, not for other websites."""
    answer.set_cookie(
        SESSION_COOKIE,
        token,
        max_age=_DAYS_30,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
        path="/",
    )


async def sign_out(request: Request) -> Response:
    """POST /afmelden: this session ends here and in every tab."""
    if token := request.cookies.get(SESSION_COOKIE):
        await run_in_threadpool(house.end_session, token)
    answer = RedirectResponse(await run_in_threadpool(house.entrance), status_code=303)
    answer.delete_cookie(SESSION_COOKIE, path="/")
    return answer


async def welcome(request: Request) -> Response:
    """GET /welkom: what to do when there is no school yet."""
    if await run_in_threadpool(house.school):
        return RedirectResponse("/", status_code=303)
    return plain_page(request, "welcome.html")
