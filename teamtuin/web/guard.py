"""What holds for every request: safe headers, a limit on size, and no post from another website."""

import ipaddress
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from teamtuin.addresses import QUICK, TAKE_PART
from teamtuin.errors import TextTooLong
from teamtuin.settings import Language
from teamtuin.texts import texts_for

# Streamlit sets styles from its scripts and loads each component's script from a blob.
STREAMLIT_POLICY = (
    "default-src 'none'; script-src 'self' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; media-src 'self' blob:; "
    "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# A plain page runs no script at all.
PLAIN_POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Content-Security-Policy": PLAIN_POLICY,
    "Cache-Control": "no-store",
}
_FORM_LIMIT = 64_000
# 100,000 characters of JSON, each at most six bytes per half of a pair, with room for the rest.
# Three texts of 1,000 characters, each at most twelve bytes as a form sends them, with room for the rest.
_LIMITS = (("/concept/", 1_300_000), (QUICK, 1_300_000), (TAKE_PART, 40_000))
_READING = ("GET", "HEAD", "OPTIONS")


class SafeHeaders:
    """Adds to every answer the headers that it does not have yet."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, with_headers)


class _TooLarge(Exception):
    pass


class SizeLimit:
    """Refuses a body before anything parses it: by its announced length, and while it comes in."""

    def __init__(self, app: ASGIApp, language: Language = "nl") -> None:
        self._app = app
        self._sentence = texts_for(language).refusal(TextTooLong())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in _READING:
            return await self._app(scope, receive, send)
        limit = limit_for(scope["path"])
        announced = Headers(scope=scope).get("content-length", "0")
        if not re.fullmatch(r"\d{1,12}", announced) or int(announced) > limit:
            return await self._too_large()(scope, receive, send)
        try:
            await self._app(scope, _counted(receive, limit), send)
        except _TooLarge:  # raised while the body is read, so before any answer
            await self._too_large()(scope, receive, send)

    def _too_large(self) -> Response:
        return JSONResponse({"sentence": self._sentence}, status_code=413, headers={"Connection": "close"})


def limit_for(path: str) -> int:
    """The most bytes that a body sent to this path may have."""
    return next((limit for start, limit in _LIMITS if path.startswith(start)), _FORM_LIMIT)


def _counted(receive: Receive, limit: int) -> Receive:
    seen = 0

    async def counting() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > limit:
            raise _TooLarge
        return message

    return counting


class SameOrigin:
    """Refuses what another website's page sends, so that no page can act in a visitor's name.

    Such a page can make its own name lead to this computer (DNS rebinding), and then seems to be ours. So
    only names count that are known to be ours. An address is looked up nowhere and cannot be made to lead.
    """

    def __init__(self, app: ASGIApp, own_url: str | None = None, listens_on: str | None = None) -> None:
        self._app = app
        self._own_host = urlsplit(own_url).netloc if own_url else None
        self._names = {_hostname(self._own_host), listens_on, "localhost"} - {None}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in _READING and not self._is_ours(scope):
            return await PlainTextResponse("", status_code=403)(scope, receive, send)
        if scope["type"] == "websocket" and not self._is_ours(scope):
            return await send({"type": "websocket.close", "code": 4403})
        await self._app(scope, receive, send)

    def _is_ours(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        if not self._is_our_name(_hostname(headers.get("host"))):
            return False
        by_ticket = scope["type"] == "http" and scope["path"].startswith(TAKE_PART)
        if site := headers.get("sec-fetch-site"):
            return site == "same-origin" or (by_ticket and site == "none")
        if by_ticket and headers.get("origin", "null") == "null":
            return True  # docs/decisions/0007: the ticket in the form is the proof
        if scope["type"] == "websocket" and "origin" not in headers:
            return True  # no browser: those always name the page that opens a websocket
        origin = urlsplit(headers.get("origin", "")).netloc
        return bool(origin) and origin in (headers.get("host"), self._own_host)

    def _is_our_name(self, name: str | None) -> bool:
        return name is not None and (name in self._names or _is_private_address(name))


def _hostname(host: str | None) -> str | None:
    """The name without its port, or None when it is none."""
    try:
        return urlsplit(f"//{host}").hostname if host else None
    except ValueError:
        return None


def _is_private_address(name: str) -> bool:
    """An address of this computer or of the network that it stands in."""
    try:
        return ipaddress.ip_address(name).is_private
    except ValueError:
        return False
