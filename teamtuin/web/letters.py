"""The letter of a month at an address of its own: to print, and as one file that opens anywhere."""

from datetime import date

from starlette.convertors import StringConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from teamtuin.access.viewer import Viewer
from teamtuin.addresses import LETTER
from teamtuin.app import the_app
from teamtuin.exchange.documents.model import Document
from teamtuin.exchange.documents.page import as_page
from teamtuin.exchange.letter import PAGE, as_document, make
from teamtuin.texts import Texts
from teamtuin.web.harvest_books import whole_style
from teamtuin.web.papers import answer, as_file
from teamtuin.web.shelf import address_of


class MonthConvertor(StringConvertor):
    """A month in an address, as "2026-11"."""

    regex = "[0-9]{4}-(?:0[1-9]|1[0-2])"


register_url_convertor("month", MonthConvertor())


def letter_routes() -> list[Route]:
    """A page to print, with its file beside it."""
    base = LETTER.format(month="{month:month}")
    return [Route(base, answer(_page)), Route(f"{base}/{PAGE}", answer(_file))]


def _letter(request: Request, viewer: Viewer, t: Texts) -> Document:
    """The letter of the address, in the language of who asks. Raises NotVisible."""
    app, (year, month) = the_app(), request.path_params["month"].split("-")
    school = app.school.find()
    told = make(app, viewer, date(max(1, int(year)), int(month), 1), t)
    return as_document(told, school.name if school else "", t)


def _page(request: Request, viewer: Viewer, t: Texts) -> Response:
    page = as_page(
        _letter(request, viewer, t),
        sheet=address_of("paper.css"),
        how=t.gettext(
            "Print this page with your browser, on A4, or keep it as PDF. These lines are not printed."
        ),
        links=((f"{request.url.path}/{PAGE}", t.gettext("The same as one file that opens anywhere")),),
    )
    return HTMLResponse(page)


def _file(request: Request, viewer: Viewer, t: Texts) -> Response:
    page = as_page(_letter(request, viewer, t), style=whole_style())
    return as_file(page.encode(), "text/html; charset=utf-8", PAGE)
