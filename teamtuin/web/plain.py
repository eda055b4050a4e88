"""Plain pages beside Streamlit: a few kB, no script, the same look. Sign-in and its neighbours use them."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from teamtuin.settings import Language
from teamtuin.texts import texts_for
from teamtuin.web import house
from teamtuin.web.shelf import address_of


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def plain_page(
    request: Request, template: str, *, status: int = 200, in_language: Language | None = None, **values: Any
) -> Response:
    """The page `template` in the reader's language, or in this one; templates extend base.html.

    Templates call `gettext("…")` and `ngettext("…", "…", n)`; every value is escaped. The answer gets the
    strict policy and no-store from the middleware, so it may carry no script and no style of its own.
    It asks the store for a language: call it in a thread, or from a route that is no coroutine.
    """
    language = in_language or house.language_for(getattr(request.state, "viewer", None))
    return HTMLResponse(render(template, language, **values), status_code=status)


def render(template: str, language: Language, **values: Any) -> str:
    """The words of a page that needs no request."""
    t = texts_for(language)
    told = {"gettext": t.gettext, "ngettext": t.ngettext, "language": language, "asset": address_of}
    return _templates().get_template(template).render(values | told)


def not_there(request: Request) -> Response:
    """One page for what does not exist and for what is not for this reader."""
    return plain_page(request, "not_there.html", status=404)
