"""Answering a round by its code: a plain page without an account, for phones and anybody who was asked.

GET /meedoen/<code> gives a page with one form and a ticket; POST answers 200 once the answer is in the file,
and 200 "al geteld" for a ticket that was used. Who is signed in is not asked: no answer may know it. A round
that is closed and one that never was are the same (404, and after many wrong codes 429). 403 a ticket of
nobody, 422 something missing, 429 too fast. A ticket stands in the form, where it is the proof, and in a
cookie, so that a reload keeps it.
"""

import asyncio
import threading
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from teamtuin.addresses import TAKE_PART
from teamtuin.app import the_app
from teamtuin.errors import N_, TeamtuinError
from teamtuin.rooms.brake import WITHIN_S
from teamtuin.rooms.model import (
    HIGHEST,
    LONGEST_TEXT,
    LOWEST,
    SCALE_ENDS,
    Answer,
    QuestionKind,
    RoundKind,
    Unanswerable,
    answers_from,
    written,
)
from teamtuin.rooms.service import Door
from teamtuin.rooms.voices.model import AUDIENCES, OPTIONS, Way
from teamtuin.rooms.writer import Outcome
from teamtuin.settings import Language, language_of
from teamtuin.texts import Texts, texts_for
from teamtuin.web import house
from teamtuin.web.plain import plain_page

COOKIE = "tt_kaart"
TICKET, ANSWER, LANGUAGE = "kaart", "v", "taal"
"""Names of fields: the ticket, `v1` and on for the answers, and the language that was chosen."""
MOST_FIELDS = 12
TRIES, SECONDS_A_TRY = 6, 2.0
WRONG_CODE_WAITS_S = 2.0
MOST_BUCKETS = 10_000
_DAYS_14 = 14 * 24 * 60 * 60
Fields = Mapping[str, str]


class Buckets:
    """How often one valid ticket may try: six times, then once in two seconds. In memory only."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._left: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()

    def allow(self, code: str, ticket: str) -> bool:
        now = self._clock()
        with self._lock:
            left, before = self._left.pop((code, ticket), (float(TRIES), now))
            left = min(float(TRIES), left + (now - before) / SECONDS_A_TRY)
            allowed = left >= 1
            self._left[code, ticket] = (left - 1 if allowed else left, now)
            while len(self._left) > MOST_BUCKETS:
                self._left.popitem(last=False)
        return allowed

    def forget(self, code: str) -> None:
        """The round is closed: nothing of its tickets stays."""
        with self._lock:
            for place in [place for place in self._left if place[0] == code]:
                del self._left[place]


_buckets = Buckets()


def taking_part_routes() -> list[Route]:
    """Both ways of one address."""
    path = TAKE_PART + "{code:str}"
    return [Route(path, show_round, methods=["GET"]), Route(path, take_answer, methods=["POST"])]


async def show_round(request: Request) -> Response:
    """GET: what is asked, who reads it first, and the form."""
    door = await run_in_threadpool(the_app().rooms.door, request.path_params["code"])
    if door is None:
        return await _no_round(request, {})
    return await run_in_threadpool(_form_page, request, door)


def _form_page(request: Request, door: Door) -> Response:
    if door.round.strict:
        return _form(request, door, {TICKET: written(request.query_params.get("k", ""))})
    ticket = request.cookies.get(COOKIE, "")
    if not door.holds(ticket) or _goes_round(door):
        ticket = door.new_ticket()
    elif the_app().rooms.was_used(door, ticket):
        if door.round.kind is not RoundKind.BOARD:
            return _thanks(request, door, {TICKET: ticket}, again=True)
        ticket = door.new_ticket()  # another note on a board is as welcome as the first
    return _form(request, door, {TICKET: ticket})


async def take_answer(request: Request) -> Response:
    """POST: count the answers, once for this ticket; answered when they are in the file."""
    fields = _fields(await request.body())
    door = await run_in_threadpool(the_app().rooms.door, request.path_params["code"])
    if door is None:
        _buckets.forget(written(request.path_params["code"]))
        return await _no_round(request, fields)
    page = await _count(request, door, fields)
    return await run_in_threadpool(page)


async def _no_round(request: Request, fields: Fields) -> Response:
    """No open round has this code; after many wrong ones each is answered late, whoever sends it."""
    if not the_app().rooms.brake.holds():
        return await run_in_threadpool(_over, request, fields)
    await asyncio.sleep(WRONG_CODE_WAITS_S)
    page = await run_in_threadpool(_over, request, fields, status=429)
    page.headers["Retry-After"] = str(int(WITHIN_S))
    return page


async def _count(request: Request, door: Door, fields: Fields) -> Callable[[], Response]:
    """What to answer, as a page that is still to be made: that asks the store for a language."""
    ticket = _ticket(door, fields)
    if not door.holds(ticket):
        return lambda: _form(request, door, fields, status=403)
    if not _buckets.allow(door.round.code or "", ticket):
        return lambda: _form(request, door, fields, status=429)
    try:
        outcome = await _kept(door, ticket, _answers(door, fields))
    except Unanswerable as refusal:
        wrong = str(refusal)
        return lambda: _form(request, door, fields, status=422, wrong=wrong)
    except TeamtuinError:
        return lambda: _form(request, door, fields, status=503)
    if outcome is Outcome.OVER:
        return lambda: _over(request, fields)
    return lambda: _thanks(request, door, fields, again=outcome is Outcome.AGAIN)


def _kept(door: Door, ticket: str, answers: tuple[Answer, ...]) -> Awaitable[Outcome]:
    return asyncio.wrap_future(the_app().rooms.answer(door, ticket, answers))


def _answers(door: Door, fields: Fields) -> tuple[Answer, ...]:
    given = {asked.place: fields.get(f"{ANSWER}{asked.place}", "") for asked in door.round.questions}
    return answers_from(door.round.questions, given)


def _ticket(door: Door, fields: Fields) -> str:
    ticket = fields.get(TICKET, "")
    return written(ticket) if door.round.strict else ticket


def _fields(body: bytes) -> dict[str, str]:
    """The fields of a plain form, the first of each name; nothing of what cannot be read."""
    try:
        parsed = parse_qs(body.decode("ascii"), max_num_fields=MOST_FIELDS, errors="strict")
    except ValueError:
        return {}
    return {name: values[0] for name, values in parsed.items()}


# -- pages

WRONG_CODE = N_("This is no code of this round. Nothing was sent. Look at the paper and type it again.")
_WRONG = {
    403: N_("This form is no longer valid. Nothing was sent. What you wrote is still here: send it again."),
    429: N_("That went too fast. Nothing was sent. Wait a few seconds and send it again."),
    503: N_("It is busy just now. Nothing was sent halfway. Please try again in a moment."),
}


def _language(request: Request, fields: Fields, door: Door | None) -> Language:
    """The school's, unless the visitor chose another one here."""
    chosen = fields.get(LANGUAGE) or request.query_params.get(LANGUAGE)
    if chosen:
        return language_of(chosen)
    return door.language if door else house.language_for(None)


def _form(request: Request, door: Door, fields: Fields, *, status: int = 200, wrong: str = "") -> Response:
    language = _language(request, fields, door)
    t = texts_for(language)
    if status == 403 and door.round.strict:
        wrong = WRONG_CODE
    ticket = _ticket(door, fields)
    if not door.round.strict and not door.holds(ticket):
        ticket = door.new_ticket()  # what was typed can be sent after all
    page = _page(
        request,
        "tablet.html" if _goes_round(door) else "taking_part.html",
        language,
        status=status,
        round=door.round,
        questions=[_question(asked, fields, language) for asked in door.round.questions],
        ticket=ticket,
        wrong=t.gettext(wrong or _WRONG[status]) if status != 200 else "",
        audience=_audience(door, t),
        most=LONGEST_TEXT,
        steps=range(LOWEST, HIGHEST + 1),
    )
    if not (door.round.strict or _goes_round(door)):
        _keep_ticket(request, page, ticket)
    if status == 429:
        page.headers["Retry-After"] = str(int(SECONDS_A_TRY))
    return page


def _question(asked: Any, fields: Fields, language: Language) -> dict[str, Any]:
    t = texts_for(language)
    name = f"{ANSWER}{asked.place}"
    low, high = SCALE_ENDS.get(asked.key, ("", ""))
    options = [option_shown(option, place, language) for place, option in enumerate(asked.options, start=1)]
    return {
        "name": name,
        "scale": asked.kind is QuestionKind.SCALE,
        "options": options,
        "words": t.gettext(asked.sentence) if asked.key else asked.text,
        "low": t.gettext(low) if low else "",
        "high": t.gettext(high) if high else "",
        "typed": fields.get(name, ""),
    }


def option_shown(option: str, place: int, language: Language) -> dict[str, Any]:
    """What can be chosen: its words, and the drawing beside them; own words have a shape of their place."""
    words = texts_for(language).gettext(OPTIONS[option]) if option in OPTIONS else option
    capital = words[:1].upper() + words[1:]
    return {"place": place, "words": capital, "icon": option if option in OPTIONS else f"shape_{place}"}


def _goes_round(door: Door) -> bool:
    """Whether one tablet is passed on: then each page is another child's, and nothing of it is kept there."""
    return door.round.way is Way.TABLET


def _audience(door: Door, t: Texts) -> str:
    return t.gettext(AUDIENCES[door.round.audience]) if door.round.audience else ""


def _thanks(request: Request, door: Door, fields: Fields, *, again: bool) -> Response:
    template = "tablet_thanks.html" if _goes_round(door) else "taken_part.html"
    page = _page(request, template, _language(request, fields, door), round=door.round, again=again)
    if not (door.round.strict or _goes_round(door)):
        _keep_ticket(request, page, fields[TICKET])
    return page


def _over(request: Request, fields: Fields, *, status: int = 404) -> Response:
    """One page for a closed round, a full one and one that never was; it gives back what was typed."""
    typed = [words for name, words in sorted(fields.items()) if name.startswith(ANSWER) and len(words) > 1]
    language = _language(request, fields, None)
    return _page(request, "round_over.html", language, status=status, typed=typed, busy=status == 429)


def _page(
    request: Request, template: str, language: Language, *, status: int = 200, **values: Any
) -> Response:
    other: Language = "en" if language == "nl" else "nl"
    here = {"path": request.url.path, "language_field": LANGUAGE, "other": other}
    return plain_page(request, template, status=status, in_language=language, **here, **values)


def _keep_ticket(request: Request, page: Response, ticket: str) -> None:
    """So that a reload is the same visitor; only this address gets it back, and no script reads it."""
    page.set_cookie(
        COOKIE,
        ticket,
        max_age=_DAYS_14,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
        path=request.url.path,
    )
