"""The page in which Streamlit runs, made ours: Dutch, with our sheet and font, no outside pointers.

Streamlit's own page says lang="en", so that browsers offer to translate it and tear it apart; it also
loads a font that we do not use. The changes are made once per language.
"""

import gzip
import json
import re
from functools import cache
from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from teamtuin.addresses import room_at
from teamtuin.errors import N_, NotVisible
from teamtuin.people.look.model import PLAIN_LOOK, Look, TextSize
from teamtuin.settings import Language
from teamtuin.texts import texts_for
from teamtuin.web import house
from teamtuin.web.guard import STREAMLIT_POLICY
from teamtuin.web.plain import not_there
from teamtuin.web.shelf import address_of, streamlit_folder
from teamtuin.web.visitors import renew_session

_FONT = "/bron/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"
_LEAVE_OUT = (
    r"<!--.*?-->",
    r"<link\s+rel=\"preload\"[^>]*>",
    r"<link rel=\"shortcut icon\"[^>]*>",
    r"<link rel=\"service-desc\"[^>]*>",
    r"<script>.*?</script>",
)

STREAMLIT_SAYS = (
    N_("Choose date"),
    N_("Clear date"),
    N_("Previous month"),
    N_("Next month"),
    N_("day"),
    N_("month"),
    N_("year"),
    N_("yyyy"),
    N_("Increment"),
    N_("Decrement"),
    N_("Clear value"),
    N_("Clear all"),
    N_("Use arrow keys to navigate dates. Enter to select. Escape to close."),
)
"""What its widgets tell a screen reader in English, on every page; page.js says it in our words."""


@cache
def page_for(language: Language, look: Look = PLAIN_LOOK) -> bytes:
    """Streamlit's page with our changes, in UTF-8; from its first moment in this look."""
    page = (streamlit_folder() / "index.html").read_text(encoding="utf-8")
    for pattern in _LEAVE_OUT:
        page = re.sub(pattern, "", page, flags=re.DOTALL)
    page = re.sub(r"<noscript>.*?</noscript>", _without_script(language), page, flags=re.DOTALL)
    page = page.replace('<html lang="en">', f'<html lang="{language}" translate="no"{_told(look)}>')
    page = page.replace("<title>Streamlit</title>", f"<title>Teamtuin</title>{_head()}{_script(language)}")
    # The sheet comes after Streamlit's own styles, which its scripts put in the head.
    page = page.replace("</body>", f'<link rel="stylesheet" href="{address_of("teamtuin.css")}"></body>')
    return re.sub(r"\n\s*\n+", "\n", page).replace('"./', '"/').strip().encode()


def _told(look: Look) -> str:
    """For the sheet, which knows these attributes."""
    size = "" if look.text_size is TextSize.PLAIN else f' data-text="{look.text_size}"'
    return size + (' data-calm="yes"' if look.calm else "")


def _head() -> str:
    return (
        '<meta name="google" content="notranslate">'
        '<meta name="color-scheme" content="light dark">'
        '<meta name="theme-color" media="(prefers-color-scheme: light)" content="#FBF8F1">'
        '<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#17211D">'
        f'<link rel="icon" href="{address_of("favicon.svg")}" type="image/svg+xml">'
        f'<link rel="preload" href="{_FONT}" as="font" type="font/woff2" crossorigin>'
        f'<link rel="preload" href="{address_of("teamtuin.css")}" as="style">'
    )


def _without_script(language: Language) -> str:
    t = texts_for(language)
    sentence = t.gettext("Teamtuin needs JavaScript in your browser. Turn it on, then open this page again.")
    return f"<noscript><p>{sentence}</p></noscript>"


def _script(language: Language) -> str:
    t = texts_for(language)
    words = {
        "rooms": t.gettext("Rooms"),
        "skip": t.gettext("Skip to the page"),
        "hidden": t.gettext("Everything is hidden."),
        "show": t.gettext("Show it again"),
    }
    words["says"] = json.dumps({english: t.gettext(english) for english in STREAMLIT_SAYS})
    told = " ".join(f'data-{name}="{escape(said)}"' for name, said in words.items())
    # Before Streamlit's own scripts, so that it can keep them from fetching an icon font that nobody sees.
    return f'<script defer src="{address_of("page.js")}" {told}></script>'


@cache
def _compressed(language: Language, look: Look) -> bytes:
    return gzip.compress(page_for(language, look), 9, mtime=0)


async def room_page(request: Request) -> Response:
    """GET of a room: the same page for everyone; what stands on it comes over Streamlit's own connection."""
    return await run_in_threadpool(_room_page, request)


def _room_page(request: Request) -> Response:
    room = room_at(request.url.path)
    try:
        person = house.person(request.state.viewer)
    except NotVisible:
        return not_there(request)
    if room is None or not room.is_for(person.standing):
        return not_there(request)
    answer = _page(request, person.language, house.look(request.state.viewer))
    renew_session(request, answer)
    return answer


def _page(request: Request, language: Language, look: Look) -> Response:
    headers = {"Content-Security-Policy": STREAMLIT_POLICY, "Vary": "Accept-Encoding, Cookie"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(page_for(language, look), media_type="text/html", headers=headers)
    body = _compressed(language, look)
    return Response(body, media_type="text/html", headers=headers | {"Content-Encoding": "gzip"})
