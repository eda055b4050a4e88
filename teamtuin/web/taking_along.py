"""Taking along all that is yours: two files, made in memory at the press and kept nowhere.

They have addresses of their own and not Streamlit's `/media`: there a file lies in memory under an address
that works for everybody who is signed in. Here the address is the same for all and the cookie decides.
"""

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from teamtuin.access.viewer import Viewer
from teamtuin.accounts.secret import LONGEST_PASSPHRASE
from teamtuin.addresses import TAKE_ALONG, WHEN_ONE_LEFT
from teamtuin.app import the_app
from teamtuin.errors import NotVisible, Refused
from teamtuin.exchange.export import HTML_FILE, JSON_FILE, as_html, as_json, gather
from teamtuin.texts import texts_for
from teamtuin.web import house
from teamtuin.web.plain import not_there, plain_page


def taking_along_routes() -> list[BaseRoute]:
    """The readable page and the file for machines."""
    return [
        Route(f"{TAKE_ALONG}{HTML_FILE}", readable, methods=["GET"]),
        Route(f"{TAKE_ALONG}{JSON_FILE}", for_machines, methods=["GET"]),
        Route(WHEN_ONE_LEFT, when_one_left, methods=["GET"]),
        Route(WHEN_ONE_LEFT, taken_by_who_left, methods=["POST"]),
    ]


def readable(request: Request) -> Response:
    """GET: everything of the viewer as one page that opens anywhere."""
    return _file(request, HTML_FILE, "text/html")


def for_machines(request: Request) -> Response:
    """GET: everything of the viewer as JSON."""
    return _file(request, JSON_FILE, "application/json")


def when_one_left(request: Request) -> Response:
    """GET: who is no longer here proves who they are, and gets both files until they are deleted."""
    return _form(request, {}, "")


def _form(request: Request, typed: Mapping[str, str], wrong: str, status: int = 200) -> Response:
    template = "when_one_left.html"
    return plain_page(request, template, status=status, typed=typed, wrong=wrong, longest=LONGEST_PASSPHRASE)


async def taken_by_who_left(request: Request) -> Response:
    """POST: the file that was pressed. There is no session, so each file asks for the passphrase."""
    return await run_in_threadpool(_taken, request, await request.form())


def _taken(request: Request, form: FormData) -> Response:
    said = {name: str(form.get(name) or "") for name in ("sign_in_name", "passphrase", "file")}
    address = request.client.host if request.client else None
    try:
        viewer = the_app().accounts.who_left(said["sign_in_name"], said["passphrase"], address=address)
    except Refused as refusal:
        wrong = texts_for(house.language_for(None)).refusal(refusal)
        typed = {"sign_in_name": said["sign_in_name"]}
        return _form(request, typed, wrong, status=422)
    name = JSON_FILE if said["file"] == JSON_FILE else HTML_FILE
    return _file(request, name, "application/json" if name == JSON_FILE else "text/html", viewer)


def _file(request: Request, name: str, media_type: str, viewer: Viewer | None = None) -> Response:
    try:
        everything = gather(the_app(), viewer or request.state.viewer)
    except NotVisible:  # forgotten in another tab a moment ago
        return not_there(request)
    content = as_json(everything)
    if name == HTML_FILE:
        content = as_html(everything, texts_for(everything.me.language))
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=media_type, headers=headers)
