"""Harvest books at addresses of their own: to print, as one file that opens anywhere, and for Word.

`/oogst/<year>` for the team and below it `/ouders`; `?periode=1` to `5` is a term, `?taal=` the language.
"""

import re
from base64 import b64encode
from functools import cache
from typing import get_args

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from teamtuin.access.viewer import Viewer
from teamtuin.addresses import HARVEST, HARVEST_FOR_PARENTS
from teamtuin.app import the_app
from teamtuin.errors import NotVisible
from teamtuin.exchange.documents.model import Document
from teamtuin.exchange.documents.page import as_page
from teamtuin.exchange.harvest_book.document import as_document, make
from teamtuin.exchange.harvest_book.where import LANGUAGE, PAGE, TERM, WORD, address
from teamtuin.harvest_book.model import TERMS, WHOLE_YEAR, Audience, Which
from teamtuin.settings import Language
from teamtuin.texts import Texts, texts_for
from teamtuin.web.papers import answer, as_file, as_word_file
from teamtuin.web.shelf import OURS, address_of

FONT = re.compile(r'url\("/bron/(fonts/[\w-]+\.woff2)"\)')


def harvest_routes() -> list[Route]:
    """Each book as a page to print, with its files beside it."""
    year = "{year:year}"
    return [
        Route(f"{base}{file}", answer(make_it))
        for base in (HARVEST.format(year=year), HARVEST_FOR_PARENTS.format(year=year))
        for file, make_it in (("", _page), (f"/{PAGE}", _file), (f"/{WORD}", _word))
    ]


def _page(request: Request, viewer: Viewer, t: Texts) -> Response:
    which, document = _book(request, viewer, t)
    language = document.language
    said = texts_for(language)
    page = as_page(
        document,
        sheet=address_of("paper.css"),
        how=said.gettext(
            "Print this page with your browser, on A4, or keep it as PDF. These lines are not printed."
        ),
        links=(
            (address(which, language, WORD), said.gettext("The same in Word")),
            (address(which, language, PAGE), said.gettext("The same as one file that opens anywhere")),
        ),
    )
    return HTMLResponse(page)


def _file(request: Request, viewer: Viewer, t: Texts) -> Response:
    _, document = _book(request, viewer, t)
    return as_file(as_page(document, style=whole_style()).encode(), "text/html; charset=utf-8", PAGE)


def _word(request: Request, viewer: Viewer, t: Texts) -> Response:
    _, document = _book(request, viewer, t)
    return as_word_file(document, WORD)


def _book(request: Request, viewer: Viewer, t: Texts) -> tuple[Which, Document]:
    """The book of the address. Raises NotVisible."""
    which, said = _which(request), texts_for(_language(request, t.language))
    return which, as_document(make(the_app(), viewer, which, said), said)


def _which(request: Request) -> Which:
    asked = request.query_params.get(TERM, str(WHOLE_YEAR))
    year = request.path_params["year"]
    if asked not in {str(term) for term in range(TERMS + 1)} or not 1 < year < 9_000:
        raise NotVisible
    parents = "/ouders" in request.url.path
    return Which(year=year, term=int(asked), audience=Audience.PARENTS if parents else Audience.TEAM)


def _language(request: Request, own: Language) -> Language:
    asked = request.query_params.get(LANGUAGE)
    return next((one for one in get_args(Language) if one == asked), own)


@cache
def whole_style() -> str:
    """The sheet for paper with its letters in it, for a file that asks for nothing outside."""

    def inside(found: re.Match[str]) -> str:
        letters = b64encode((OURS / found[1]).read_bytes()).decode()
        return f'url("data:font/woff2;base64,{letters}")'

    return FONT.sub(inside, (OURS / "paper.css").read_text("utf-8"))
