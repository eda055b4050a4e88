"""Every plain route, and what each request passes before it gets there."""

import os

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from teamtuin.addresses import rooms
from teamtuin.settings import Settings
from teamtuin.web.accounts import account_routes
from teamtuin.web.calm import Calm
from teamtuin.web.drafts import draft_routes
from teamtuin.web.gate import Gate
from teamtuin.web.guard import SafeHeaders, SameOrigin, SizeLimit
from teamtuin.web.harvest_books import harvest_routes
from teamtuin.web.letters import letter_routes
from teamtuin.web.papers import paper_routes
from teamtuin.web.portfolio import portfolio_routes
from teamtuin.web.presentations import presentation_routes
from teamtuin.web.printed_codes import printed_code_routes
from teamtuin.web.printed_voices import printed_voice_routes
from teamtuin.web.quick import quick_routes
from teamtuin.web.shelf import StreamlitFiles, address_of, our_file
from teamtuin.web.shell import room_page
from teamtuin.web.taking_along import taking_along_routes
from teamtuin.web.taking_part import taking_part_routes
from teamtuin.web.visitors import choose_person, enter_demo, sign_out, welcome, who_are_you


async def healthy(request: Request) -> Response:
    """GET /healthz: this process answers."""
    return PlainTextResponse("ok")


async def icon(request: Request) -> Response:
    """GET /favicon.ico: for browsers that ask without having read a page."""
    return RedirectResponse(address_of("favicon.svg"), status_code=301)


def routes() -> list[BaseRoute]:
    """All routes of our own; what is open without a session is named in `teamtuin.addresses`."""
    return [
        Route("/healthz", healthy),
        Route("/favicon.ico", icon),
        Route("/bron/{name:path}", our_file),
        Route("/welkom", welcome, methods=["GET"]),
        Route("/welkom", enter_demo, methods=["POST"]),
        Route("/wie-ben-je", who_are_you, methods=["GET"]),
        Route("/wie-ben-je", choose_person, methods=["POST"]),
        Route("/afmelden", sign_out, methods=["POST"]),
        *account_routes(),
        *draft_routes(),
        *quick_routes(),
        *taking_along_routes(),
        *taking_part_routes(),
        *printed_code_routes(),
        *paper_routes(),
        *harvest_routes(),
        *letter_routes(),
        *portfolio_routes(),
        *presentation_routes(),
        *printed_voice_routes(),
        *(Route(room.path, room_page) for room in rooms()),
    ]


def middleware() -> list[Middleware]:
    """From the outside in."""
    settings = Settings.from_environment()
    return [
        Middleware(SafeHeaders),
        Middleware(Calm),
        Middleware(SizeLimit, language=settings.language),
        Middleware(SameOrigin, own_url=settings.url, listens_on=os.environ.get("STREAMLIT_SERVER_ADDRESS")),
        Middleware(Gate, routes=routes()),
        Middleware(StreamlitFiles),
    ]
