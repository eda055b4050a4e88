"""Paper for other voices: a sheet for stickers, and cards for the youngest."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from teamtuin.addresses import PRINT_CARDS, PRINT_POSTER
from teamtuin.app import the_app
from teamtuin.errors import NotVisible
from teamtuin.rooms.model import RoundKind
from teamtuin.web import house
from teamtuin.web.plain import not_there, plain_page
from teamtuin.web.taking_part import option_shown

PAGES = {PRINT_POSTER: "poster.html", PRINT_CARDS: "cards.html"}


def printed_voice_routes() -> list[Route]:
    """Looking changes nothing."""
    return [
        Route(PRINT_POSTER.format(id="{id:uuid}"), poster, methods=["GET"]),
        Route(PRINT_CARDS.format(id="{id:uuid}"), cards, methods=["GET"]),
    ]


def poster(request: Request) -> Response:
    """GET /rondes/<id>/plakvel: one A4 with the question and room for stickers."""
    return _page(request, PAGES[PRINT_POSTER])


def cards(request: Request) -> Response:
    """GET /rondes/<id>/kaartjes: eight cards of each answer, with lines to cut."""
    return _page(request, PAGES[PRINT_CARDS])


def _page(request: Request, template: str) -> Response:
    viewer = request.state.viewer
    try:
        found = the_app().rooms.get(viewer, request.path_params["id"])
    except NotVisible:
        return not_there(request)
    if found.kind is not RoundKind.VOICES:
        return not_there(request)
    asked, language = found.questions[0], house.language_for(viewer)
    options = [option_shown(option, place, language) for place, option in enumerate(asked.options, start=1)]
    return plain_page(request, template, question=asked.text, options=options)
