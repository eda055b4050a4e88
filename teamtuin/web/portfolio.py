"""One's own portfolio: choosing on a plain page, and a file at the press. What was chosen is kept nowhere."""

from itertools import groupby
from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from teamtuin.addresses import PORTFOLIO
from teamtuin.app import the_app
from teamtuin.exchange.documents.page import as_page
from teamtuin.exchange.portfolio import NAMES, PAGE, WORD, as_document, on_offer
from teamtuin.insight.sentences import day_in_full
from teamtuin.texts import Texts, texts_for
from teamtuin.web import house
from teamtuin.web.harvest_books import whole_style
from teamtuin.web.papers import as_file, as_word_file
from teamtuin.web.plain import plain_page

CHOSEN, FILE = "kies", "bestand"


def portfolio_routes() -> list[Route]:
    """Choosing, and making the file."""
    return [Route(PORTFOLIO, choose, methods=["GET"]), Route(PORTFOLIO, make, methods=["POST"])]


async def choose(request: Request) -> Response:
    """GET: everything of one's own, to choose from."""
    return await run_in_threadpool(_form, request, wrong=False)


async def make(request: Request) -> Response:
    """POST: the file with what was chosen."""
    form = await request.form()
    chosen = {str(each) for each in form.getlist(CHOSEN)}
    return await run_in_threadpool(_file, request, chosen, str(form.get(FILE, "")))


def _file(request: Request, chosen: set[str], file: str) -> Response:
    """What somebody else wrote is not among what can be chosen, so its id is as good as none."""
    app, viewer, t = the_app(), request.state.viewer, _texts(request)
    own = {one.id for one in on_offer(app, viewer, t) if str(one.id) in chosen}
    if not own:
        return _form(request, wrong=True)
    document = as_document(app, viewer, own, t)
    if file == WORD:
        return as_word_file(document, WORD)
    return as_file(as_page(document, style=whole_style()).encode(), "text/html; charset=utf-8", PAGE)


def _form(request: Request, *, wrong: bool) -> Response:
    t = _texts(request)
    pieces = on_offer(the_app(), request.state.viewer, t)
    groups = [
        (t.gettext(NAMES[sort]), [_row(one.id, one.name, day_in_full(one.day, t)) for one in of_sort])
        for sort, of_sort in groupby(pieces, key=lambda one: one.sort)
    ]
    return plain_page(
        request,
        "portfolio.html",
        status=422 if wrong else 200,
        groups=groups,
        address=PORTFOLIO,
        wrong=t.gettext("Choose at least one. Nothing was made yet.") if wrong else "",
        word=WORD,
        page=PAGE,
    )


def _row(piece_id: UUID, name: str, day: str) -> dict[str, str]:
    return {"id": str(piece_id), "name": name, "day": day}


def _texts(request: Request) -> Texts:
    return texts_for(house.language_for(request.state.viewer))
