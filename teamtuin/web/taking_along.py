"""Taking along all that is yours: two files, made in memory at the press and kept nowhere.

They have addresses of their own and not Streamlit's `/media`: there a file lies in memory under an address
that works for everybody who is signed in. Here the address is the same for all and the cookie decides.
"""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from teamtuin.addresses import TAKE_ALONG
from teamtuin.app import the_app
from teamtuin.errors import NotVisible
from teamtuin.exchange.export import HTML_FILE, JSON_FILE, as_html, as_json, gather
from teamtuin.texts import texts_for
from teamtuin.web.plain import not_there


def taking_along_routes() -> list[BaseRoute]:
    """The readable page and the file for machines."""
    return [
        Route(f"{TAKE_ALONG}{HTML_FILE}", readable, methods=["GET"]),
        Route(f"{TAKE_ALONG}{JSON_FILE}", for_machines, methods=["GET"]),
    ]


def readable(request: Request) -> Response:
    """GET: everything of the viewer as one page that opens anywhere."""
    return _file(request, HTML_FILE, "text/html")


def for_machines(request: Request) -> Response:
    """GET: everything of the viewer as JSON."""
    return _file(request, JSON_FILE, "application/json")


def _file(request: Request, name: str, media_type: str) -> Response:
    try:
        everything = gather(the_app(), request.state.viewer)
    except NotVisible:  # forgotten in another tab a moment ago
        return not_there(request)
    content = as_json(everything)
    if name == HTML_FILE:
        content = as_html(everything, texts_for(everything.me.language))
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=media_type, headers=headers)
