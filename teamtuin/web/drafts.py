"""Saving what is being typed: the writing field's own way to the server, apart from Streamlit's reruns.

POST /concept/<id> {base, text} → 200 {rev}; 409 {rev} another screen wrote in it; 410 {item} it became
an item; 413 {sentence}. GET → 200 {rev, text} or 410. Nobody is told whether somebody else's id exists.
"""

import json
from collections.abc import Callable
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from teamtuin.access.viewer import Viewer
from teamtuin.app import the_app
from teamtuin.drafts.model import Draft
from teamtuin.errors import Busy, DraftClosed, DraftMoved, NotVisible, TeamtuinError, TextTooLong
from teamtuin.texts import texts_for
from teamtuin.web import house

WRITER = "Teamtuin-Writer"
"""Header with the person for whom the field was drawn: an old screen never saves for who came after."""
LEAVING = "Teamtuin-Leaving"
"""Header of a page that goes away and can no longer be told to try again."""
_HIGHEST_REV = 2**53


def draft_routes() -> list[Route]:
    """The two ways to a draft."""
    return [
        Route("/concept/{id:uuid}", save_draft, methods=["POST"]),
        Route("/concept/{id:uuid}", read_draft, methods=["GET"]),
    ]


async def save_draft(request: Request) -> Response:
    """POST: put a text in the place of the revision it was written on."""
    if (viewer := _writer(request)) is None:
        return _signed_out()
    if (sent := _base_and_text(await request.body())) is None:
        return JSONResponse({"error": "not-a-draft"}, status_code=400)
    base, text = sent
    draft_id = request.path_params["id"]
    put = partial(the_app().drafts.put, last_words=bool(request.headers.get(LEAVING)))
    return await run_in_threadpool(_answer, viewer, lambda: put(viewer, draft_id, base, text), _only_rev)


async def read_draft(request: Request) -> Response:
    """GET: what stands in the draft now."""
    if (viewer := _writer(request)) is None:
        return _signed_out()
    draft_id = request.path_params["id"]
    return await run_in_threadpool(
        _answer, viewer, lambda: the_app().drafts.read(viewer, draft_id), _rev_and_text
    )


def _writer(request: Request) -> Viewer | None:
    """Who the gate let in, unless the screen was drawn for somebody else."""
    viewer: Viewer | None = getattr(request.state, "viewer", None)
    drawn_for = request.headers.get(WRITER)
    if viewer is None or (drawn_for is not None and drawn_for != str(viewer.id)):
        return None
    return viewer


def _signed_out() -> Response:
    return JSONResponse({"error": "signed-out"}, status_code=401)


def _base_and_text(body: bytes) -> tuple[int, str] | None:
    """The two things that a field sends, or None when it is anything else."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(sent, dict) or sent.keys() != {"base", "text"}:
        return None
    base, text = sent["base"], sent["text"]
    if type(base) is not int or not 0 <= base <= _HIGHEST_REV or not isinstance(text, str):
        return None
    return (base, text) if _is_whole(text) else None


def _is_whole(text: str) -> bool:
    """Half a surrogate pair is no character: it could not be stored."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _only_rev(draft: Draft) -> dict[str, object]:
    return {"rev": draft.rev}


def _rev_and_text(draft: Draft) -> dict[str, object]:
    return {"rev": draft.rev, "text": draft.text}


def _answer(viewer: Viewer, act: Callable[[], Draft], told: Callable[[Draft], dict[str, object]]) -> Response:
    try:
        return JSONResponse(told(act()))
    except DraftMoved as moved:
        return JSONResponse({"rev": moved.rev}, status_code=409)
    except DraftClosed as closed:
        return JSONResponse({"item": str(closed.values["item"])}, status_code=410)
    except TextTooLong as error:
        return _refused(viewer, error, 413)
    except NotVisible as error:
        return _refused(viewer, error, 404)
    except Busy as error:
        return _refused(viewer, error, 503)


def _refused(viewer: Viewer, error: TeamtuinError, status: int) -> Response:
    sentence = texts_for(house.language_for(viewer)).refusal(error)
    return JSONResponse({"sentence": sentence}, status_code=status)
