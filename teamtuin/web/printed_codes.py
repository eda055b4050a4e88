"""The codes of a strict round on paper: one for each person, drawn by nobody knows whom."""

from collections.abc import Sequence

import segno
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from teamtuin.addresses import PRINT_CODES, TAKE_PART
from teamtuin.app import the_app
from teamtuin.errors import NotVisible, Refused
from teamtuin.rooms.model import Round
from teamtuin.texts import texts_for
from teamtuin.web import house
from teamtuin.web.plain import not_there, plain_page


def printed_code_routes() -> list[Route]:
    """Looking makes nothing; printing is a press."""
    path = PRINT_CODES.format(id="{id:uuid}")
    return [Route(path, ask_how_many, methods=["GET"]), Route(path, print_codes, methods=["POST"])]


async def ask_how_many(request: Request) -> Response:
    """GET /rondes/<id>/codes: how many codes are needed."""
    return await run_in_threadpool(_form, request, "")


async def print_codes(request: Request) -> Response:
    """POST /rondes/<id>/codes: the page with the codes; again the same ones."""
    form = await request.form()
    number = str(form.get("aantal", ""))
    return await run_in_threadpool(_codes, request, int(number) if number.isdecimal() else 0)


def _form(request: Request, wrong: str) -> Response:
    try:
        found = the_app().rooms.get(request.state.viewer, request.path_params["id"])
    except NotVisible:
        return not_there(request)
    if not (found.strict and found.may_close and found.closed_on is None):
        return not_there(request)
    return plain_page(
        request,
        "how_many_codes.html",
        status=422 if wrong else 200,
        path=request.url.path,
        wrong=wrong,
        number=found.printed or found.people,
        printed=found.printed,
    )


def _codes(request: Request, number: int) -> Response:
    rooms, viewer, round_id = the_app().rooms, request.state.viewer, request.path_params["id"]
    try:
        codes = rooms.print_codes(viewer, round_id, number)
        return _sheet(request, rooms.get(viewer, round_id), codes)
    except NotVisible:
        return not_there(request)
    except Refused as refusal:
        return _form(request, texts_for(house.language_for(viewer)).refusal(refusal))


def _sheet(request: Request, found: Round, codes: Sequence[str]) -> Response:
    """A slip for each code; with a QR code where there is an address that phones can reach."""
    url = the_app().settings.url
    base = (url or f"{request.url.scheme}://{request.url.netloc}").rstrip("/")
    address = f"{base}{TAKE_PART}{found.code}"
    slips = [
        {
            "words": " ".join(code[place : place + 4] for place in range(0, len(code), 4)),
            "qr": _qr(f"{address}?k={code}") if url else "",
        }
        for code in codes
    ]
    return plain_page(request, "printed_codes.html", slips=slips, address=address)


def _qr(link: str) -> str:
    """An SVG of our own making, so the page may hold it as it is."""
    drawn: str = segno.make(link, micro=False).svg_inline(scale=3, border=2, light="white")
    return drawn
