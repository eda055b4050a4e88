"""The plain pages with which somebody comes in: set-up, invitation, sign-in and recovery."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from teamtuin.accounts.model import Arrival, NewSchool
from teamtuin.accounts.secret import LONGEST_PASSPHRASE, SHORTEST_PASSPHRASE
from teamtuin.addresses import SESSION_COOKIE, return_path
from teamtuin.app import the_app
from teamtuin.errors import NotVisible, Refused
from teamtuin.people.model import RIGHTS_ONLY, Role
from teamtuin.texts import texts_for
from teamtuin.web import house, left_behind
from teamtuin.web.plain import not_there, plain_page
from teamtuin.web.visitors import set_session
from teamtuin.words import ROLES

Page = Callable[[Request], Response]
Answer = Callable[[Request, FormData], Response]
NEVER_SHOWN_AGAIN = frozenset({"passphrase", "recovery_code"})
ONLY_RIGHTS = "none"
"""Chosen by who looks after Teamtuin and does nothing else at school."""


def account_routes() -> list[BaseRoute]:
    """The routes of this file; each is open without a session."""
    pages: dict[str, tuple[Page, Answer]] = {
        "/welkom/{token}": (set_up_page, set_up),
        "/uitnodiging/{token}": (invitation_page, accept),
        "/aanmelden": (sign_in_page, sign_in),
        "/herstel": (recovery_page, recover),
    }
    return [
        route
        for path, (page, answer) in pages.items()
        for route in (Route(path, page, methods=["GET"]), Route(path, _posted(answer), methods=["POST"]))
    ]


def _posted(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(answer, request, await request.form())

    return endpoint


# -- an own school


def set_up_page(request: Request) -> Response:
    """GET /welkom/<token>: begin with your own school."""
    if not the_app().accounts.is_setup_token(request.path_params["token"]):
        return _link_is_over(request)
    return _set_up_form(request, {})


def set_up(request: Request, form: FormData) -> Response:
    """POST /welkom/<token>: make the school, and show both codes this once."""
    chosen = _text(form, "role")
    return _come_in(
        request,
        form,
        partial(
            the_app().accounts.set_up,
            school=_text(form, "school"),
            town=_text(form, "town"),
            first_name=_text(form, "first_name"),
            roles=[role for role in _roles_at_school() if role == chosen],
            language=house.language_for(None),  # of the form that was filled in
        ),
        _set_up_form,
    )


def _set_up_form(request: Request, typed: Mapping[str, str], refusal: Refused | None = None) -> Response:
    t = texts_for(house.language_for(None))
    roles = [(role.value, t.gettext(ROLES[role])) for role in _roles_at_school()]
    return _form(request, "set_up.html", typed, refusal, roles=roles, only_rights=ONLY_RIGHTS)


def _roles_at_school() -> list[Role]:
    return [role for role in ROLES if role not in RIGHTS_ONLY]


# -- an invitation


def invitation_page(request: Request) -> Response:
    """GET /uitnodiging/<token>: who was invited chooses how to sign in. Looking uses nothing up."""
    return _invitation_form(request, {})


def accept(request: Request, form: FormData) -> Response:
    """POST /uitnodiging/<token>: come in, and show the recovery code this once."""
    return _come_in(request, form, the_app().accounts.accept, _invitation_form)


def _invitation_form(request: Request, typed: Mapping[str, str], refusal: Refused | None = None) -> Response:
    person = the_app().accounts.invited(request.path_params["token"])
    school = house.school()
    if person is None or school is None:
        return _link_is_over(request)
    signed_in = request.state.viewer
    here = house.person(signed_in).first_name if signed_in else ""
    return _form(request, "invitation.html", typed, refusal, name=person.first_name, school=school, here=here)


# -- signing in and recovery


def sign_in_page(request: Request) -> Response:
    """GET /aanmelden: name and passphrase."""
    if request.state.viewer:
        return RedirectResponse("/", status_code=303)
    return _elsewhere() or _sign_in_form(request, {"naar": request.query_params.get("naar", "/")})


def sign_in(request: Request, form: FormData) -> Response:
    """POST /aanmelden: a new session, and back to where one wanted to be."""
    if elsewhere := _elsewhere():
        return elsewhere
    own_device = _own_device(form)
    try:
        token = the_app().accounts.sign_in(
            _text(form, "sign_in_name"),
            _text(form, "passphrase"),
            own_device=own_device,
            address=_address(request),
        )
    except Refused as refusal:
        return _sign_in_form(request, _typed(form), refusal)
    answer = RedirectResponse(return_path(_text(form, "naar")), status_code=303)
    return _with_session(request, answer, token, own_device=own_device)


def _sign_in_form(request: Request, typed: Mapping[str, str], refusal: Refused | None = None) -> Response:
    wish = return_path(typed.get("naar"))
    return _form(request, "sign_in.html", typed, refusal, school=house.school(), wish=wish)


def recovery_page(request: Request) -> Response:
    """GET /herstel: come back in with the recovery code."""
    return _elsewhere() or _form(request, "recovery.html", {})


def recover(request: Request, form: FormData) -> Response:
    """POST /herstel: a new passphrase, and the new recovery code this once."""
    if elsewhere := _elsewhere():
        return elsewhere
    try:
        arrival = the_app().accounts.recover(
            _text(form, "sign_in_name"),
            _text(form, "recovery_code"),
            _text(form, "passphrase"),
            own_device=_own_device(form),
            address=_address(request),
        )
    except Refused as refusal:
        return _form(request, "recovery.html", _typed(form), refusal)
    return _shown_once(request, form, arrival)


def _elsewhere() -> Response | None:
    """Without a school, and in the demo school, nobody signs in here."""
    entrance = house.entrance()
    return None if entrance == "/aanmelden" else RedirectResponse(entrance, status_code=303)


# -- what these pages share


def _come_in(
    request: Request,
    form: FormData,
    act: Callable[..., Arrival],
    again: Callable[[Request, Mapping[str, str], Refused], Response],
) -> Response:
    """By a link, with a name and passphrase of one's own: the codes this once, or why it was refused."""
    try:
        arrival = act(
            request.path_params["token"],
            sign_in_name=_text(form, "sign_in_name"),
            passphrase=_text(form, "passphrase"),
            own_device=_own_device(form),
        )
    except NotVisible:
        return _link_is_over(request)
    except Refused as refusal:
        return again(request, _typed(form), refusal)
    return _shown_once(request, form, arrival)


def _form(
    request: Request, template: str, typed: Mapping[str, str], refusal: Refused | None = None, **values: Any
) -> Response:
    """A page with a form; after a refusal it says why and holds what was typed, but no secret."""
    t = texts_for(house.language_for(request.state.viewer))
    wiping = left_behind.wipes(request)
    answer = plain_page(
        request,
        template,
        status=422 if refusal else 200,
        typed=typed,
        wrong=t.refusal(refusal) if refusal else "",
        shortest=SHORTEST_PASSPHRASE,
        longest=LONGEST_PASSPHRASE,
        wiping=wiping,
        **values,
    )
    return left_behind.let_wipe(answer) if wiping else answer


def _shown_once(request: Request, form: FormData, arrival: Arrival) -> Response:
    """The page with the codes, which no address leads back to."""
    school_key = arrival.school_key if isinstance(arrival, NewSchool) else ""
    page = plain_page(request, "codes.html", recovery_code=arrival.recovery_code, school_key=school_key)
    return _with_session(request, page, arrival.token, own_device=_own_device(form))


def _with_session(request: Request, answer: Response, token: str, *, own_device: bool) -> Response:
    """Signed in anew: whoever was signed in in this browser no longer is."""
    if before := request.cookies.get(SESSION_COOKIE):
        house.leave(before)
    set_session(request, answer, token, own_device=own_device)
    return answer


def _link_is_over(request: Request) -> Response:
    """One page for a link that was used, has lapsed or never was."""
    if house.entrance() == "/wie-ben-je":
        return not_there(request)
    return plain_page(request, "link_is_over.html", status=404, begun=house.school() is not None)


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


def _typed(form: FormData) -> dict[str, str]:
    return {name: _text(form, name) for name in form if name not in NEVER_SHOWN_AGAIN}


def _own_device(form: FormData) -> bool:
    return _text(form, "own_device") == "yes"


def _address(request: Request) -> str | None:
    return request.client.host if request.client else None
