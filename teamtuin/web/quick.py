"""Kort: a page of a few kB that opens at once, also without a network, and sends each line once.

The page is a shell, the same for everybody, open in the gate and kept by its own worker; who somebody is,
and with what their lines are sealed on the device, says GET /kort/wie. POST /kort/regels {who, now, lines:
[{id, at, text}]} → 200 {kept: [{id, item}]}: both clocks are the device's, in ms, and `item` is null when
its writer deleted it since. A line that is not named was not kept and stays on the device. 409 the page
stands open for somebody else, 401 signed out. Nobody is told whether somebody else's id exists.
"""

import base64
import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from teamtuin.access.viewer import Viewer
from teamtuin.addresses import QUICK, QUICK_MANIFEST, QUICK_WORKER, SESSION_COOKIE
from teamtuin.app import the_app
from teamtuin.errors import Busy, NotVisible, Refused, TextTooLong
from teamtuin.reflections.outbox import Line
from teamtuin.web import house
from teamtuin.web.quick_shell import WORKER_POLICY, Shell, manifest, shell, worker
from teamtuin.web.shelf import answer_with
from teamtuin.web.visitors import renew_session

MOST_LINES = 50
_LONGEST_MS = 2**53


def quick_routes() -> list[Route]:
    """The page, what makes it an app, and the two things that it asks."""
    return [
        Route(QUICK, quick_page, methods=["GET"]),
        Route(QUICK_WORKER, quick_worker, methods=["GET"]),
        Route(QUICK_MANIFEST, quick_manifest, methods=["GET"]),
        Route(f"{QUICK}/wie", who, methods=["GET"]),
        Route(f"{QUICK}/regels", take_lines, methods=["POST"]),
    ]


def quick_page(request: Request) -> Response:
    """GET /kort: the shell."""
    if house.school() is None:
        return RedirectResponse("/welkom", status_code=303)
    page = _shell()
    return answer_with(request, page.body, "text/html", {"Content-Security-Policy": page.policy})


def quick_worker(request: Request) -> Response:
    """GET /kort-sw.js: the worker. It changes when the page does, and so browsers fetch the new page."""
    headers = {"Content-Security-Policy": WORKER_POLICY, "Cache-Control": "no-cache"}
    return answer_with(request, worker(_shell()), "text/javascript", headers)


def quick_manifest(request: Request) -> Response:
    """GET /kort.webmanifest: how it is called and looks on a home screen."""
    headers = {"Cache-Control": "no-cache"}
    return answer_with(request, manifest(house.language_for(None)), "application/manifest+json", headers)


def _shell() -> Shell:
    return shell(house.language_for(None), house.entrance())


def who(request: Request) -> Response:
    """GET /kort/wie: the tag and the key of who is signed in, and whether only they use this device."""
    session = the_app().accounts.session_of(request.cookies.get(SESSION_COOKIE, ""))
    if session is None:
        return _signed_out()
    try:
        person, outbox = house.person(request.state.viewer), the_app().outbox.of(request.state.viewer)
    except NotVisible:
        return _signed_out()
    answer = JSONResponse(
        {
            "tag": outbox.tag,
            "key": base64.b64encode(outbox.key).decode(),
            "name": person.first_name,
            "language": person.language,
            "own": session.own_device,
        }
    )
    renew_session(request, answer)
    return answer


async def take_lines(request: Request) -> Response:
    """POST /kort/regels: keep each of these lines, once; answered when they are in the file."""
    sent = _sent(await request.body())
    if sent is None:
        return JSONResponse({"error": "no-lines"}, status_code=400)
    return await run_in_threadpool(_keep, request.state.viewer, sent)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """What a device sends: for whom the page stood open, and its lines."""

    who: str
    lines: list[Line]


def _keep(viewer: Viewer, sent: _Sent) -> Response:
    outbox = the_app().outbox
    try:
        if outbox.of(viewer).tag != sent.who:
            return JSONResponse({"error": "somebody-else"}, status_code=409)
    except NotVisible:
        return _signed_out()
    kept = []
    for line in sent.lines:
        try:
            item = outbox.receive(viewer, line)
        except (Busy, Refused, TextTooLong, NotVisible):
            continue  # it stays on the device; the others need not wait for it
        kept.append({"id": str(line.id), "item": str(item) if item else None})
    return JSONResponse({"kept": kept}, status_code=200 if kept or not sent.lines else 503)


def _signed_out() -> Response:
    return JSONResponse({"error": "signed-out"}, status_code=401)


def _sent(body: bytes) -> _Sent | None:
    """The lines, or None when it is anything else."""
    try:
        sent = json.loads(body)
        if not isinstance(sent["who"], str) or not 0 <= len(sent["lines"]) <= MOST_LINES:
            return None
        return _Sent(who=sent["who"], lines=[_line(line, _moment(sent["now"])) for line in sent["lines"]])
    except (ValueError, TypeError, KeyError, RecursionError, AttributeError):
        return None


def _line(line: Any, now: int) -> Line:
    """Raises ValueError, TypeError, KeyError, AttributeError for anything but a line."""
    line["text"].encode()  # half a surrogate pair is no character: it could not be stored
    age = timedelta(milliseconds=now - _moment(line["at"]))
    return Line(id=UUID(line["id"]), text=line["text"], age=age)


def _moment(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= _LONGEST_MS:
        raise ValueError
    return value
