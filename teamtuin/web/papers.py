"""Papers of the team, made in memory at the press and kept nowhere: to print, for Word, for a spreadsheet."""

from collections.abc import Callable

from starlette.convertors import IntegerConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from teamtuin.access.viewer import Viewer
from teamtuin.addresses import DECISIONS, PARENTS_CARD
from teamtuin.app import the_app
from teamtuin.clock import day_of
from teamtuin.errors import NotVisible
from teamtuin.exchange import decision_log, parents_card
from teamtuin.exchange.documents.model import Document
from teamtuin.exchange.documents.page import as_page
from teamtuin.exchange.documents.word import MEDIA_TYPE, as_word
from teamtuin.texts import Texts, texts_for
from teamtuin.web import house
from teamtuin.web.plain import not_there
from teamtuin.web.shelf import address_of

Make = Callable[[Request, Viewer, Texts], Response]


class YearConvertor(IntegerConvertor):
    """A year in an address: four digits, or there is no such page."""

    regex = "[0-9]{4}"


register_url_convertor("year", YearConvertor())


def paper_routes() -> list[Route]:
    """Each a page to print, with its files beside it."""
    log, card = DECISIONS.format(year="{year:year}"), PARENTS_CARD.format(id="{id:uuid}")
    return [
        Route(log, answer(_log_page)),
        Route(f"{log}/{decision_log.WORD}", answer(_log_word)),
        Route(f"{log}/{decision_log.DECISIONS_CSV}", answer(_log_csv)),
        Route(f"{log}/{decision_log.LET_GO_CSV}", answer(_let_go_csv)),
        Route(card, answer(_card_page)),
        Route(f"{card}/{parents_card.WORD}", answer(_card_word)),
    ]


def answer(make: Make) -> Callable[[Request], Response]:
    """For who may take it along; for everybody else there is no such page."""

    def answered(request: Request) -> Response:
        viewer = request.state.viewer
        try:
            return make(request, viewer, texts_for(house.language_for(viewer)))
        except NotVisible:
            return not_there(request)

    return answered


def _log(request: Request, viewer: Viewer, t: Texts) -> decision_log.DecisionLog:
    return decision_log.gather(the_app(), viewer, t, request.path_params["year"])


def _log_page(request: Request, viewer: Viewer, t: Texts) -> Response:
    return _page(request, t, decision_log.as_document(_log(request, viewer, t), t), decision_log.WORD)


def _log_word(request: Request, viewer: Viewer, t: Texts) -> Response:
    return as_word_file(decision_log.as_document(_log(request, viewer, t), t), decision_log.WORD)


def _log_csv(request: Request, viewer: Viewer, t: Texts) -> Response:
    return _csv(_log(request, viewer, t).table(t).csv(), decision_log.DECISIONS_CSV)


def _let_go_csv(request: Request, viewer: Viewer, t: Texts) -> Response:
    return _csv(_log(request, viewer, t).wall.table.csv(), decision_log.LET_GO_CSV)


def _card(request: Request, viewer: Viewer, t: Texts) -> Document:
    app = the_app()
    card = app.experiments.parents_card.to_take_along(viewer, request.path_params["id"], t)
    school, today = app.school.find(), day_of(app.now())
    return parents_card.as_document(card, school.name if school else "", today, t)


def _card_page(request: Request, viewer: Viewer, t: Texts) -> Response:
    return _page(request, t, _card(request, viewer, t), parents_card.WORD)


def _card_word(request: Request, viewer: Viewer, t: Texts) -> Response:
    return as_word_file(_card(request, viewer, t), parents_card.WORD)


def _page(request: Request, t: Texts, document: Document, word: str) -> Response:
    page = as_page(
        document,
        sheet=address_of("paper.css"),
        how=t.gettext("Print this page with your browser, on A4. These lines are not printed."),
        links=((f"{request.url.path}/{word}", t.gettext("The same in Word")),),
    )
    return HTMLResponse(page)


def as_word_file(document: Document, name: str) -> Response:
    """A Word file to keep."""
    return as_file(as_word(document), MEDIA_TYPE, name)


def _csv(text: str, name: str) -> Response:
    return as_file(text.encode(), "text/csv; charset=utf-8", name)


def as_file(content: bytes, media_type: str, name: str) -> Response:
    """Something to keep, and not to open in this window."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=media_type, headers=headers)
