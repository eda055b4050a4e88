"""A deck of one's own in a window of its own, and as one file to take along; made anew at each visit."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from teamtuin.addresses import PRESENTATION
from teamtuin.app import the_app
from teamtuin.errors import NotVisible
from teamtuin.exchange.deck import page
from teamtuin.texts import texts_for
from teamtuin.web import house
from teamtuin.web.plain import not_there


def presentation_routes() -> list[Route]:
    """For its maker; for everybody else there is no such page."""
    address = PRESENTATION.format(id="{id:uuid}")
    return [Route(address, _answer(_page)), Route(f"{address}/{page.FILE}", _answer(_file))]


def _answer(make: Callable[[str], Response]) -> Callable[[Request], Response]:
    def answered(request: Request) -> Response:
        try:
            return make(_made(request))
        except NotVisible:
            return not_there(request)

    return answered


def _made(request: Request) -> str:
    app, viewer = the_app(), request.state.viewer
    t = texts_for(house.language_for(viewer))
    deck = app.presenting.get(viewer, request.path_params["id"])
    return page.as_file(page.gather(app, viewer, deck, t), t)


def _page(text: str) -> Response:
    """Under its own policy: of the plain pages this is the one with a script."""
    return HTMLResponse(text, headers={"Content-Security-Policy": f"{page.policy()}; frame-ancestors 'none'"})


def _file(text: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{page.FILE}"'}
    return Response(text.encode(), media_type="text/html; charset=utf-8", headers=headers)
