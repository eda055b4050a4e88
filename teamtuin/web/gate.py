"""The gate: nothing but the open pages is answered without a session that the school knows."""

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send

from teamtuin.access.viewer import Viewer
from teamtuin.addresses import OPEN, SESSION_COOKIE, STREAMLIT, is_room, listed, return_path
from teamtuin.web import house
from teamtuin.web.plain import not_there


class Gate:
    """Looks the session up anew at each request, so that signing out counts at once and everywhere.

    A route that passes finds its viewer in `request.state.viewer`; on an open page that may be None.
    """

    def __init__(self, app: ASGIApp, routes: list[BaseRoute]) -> None:
        self._app = app
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            return await self._websocket(scope, receive, send)
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        if refusal := await self._refusal(scope):
            return await refusal(scope, receive, send)
        await self._app(scope, receive, send)

    async def _refusal(self, scope: Scope) -> Response | None:
        """The answer that goes in place of the page, or None when the request may pass."""
        path: str = scope["path"]
        request = Request(scope)
        request.state.viewer = None
        if listed(path, ("/bron/", "/static/", "/healthz")):
            return None
        request.state.viewer = await _viewer(scope)
        if not self._exists(scope):
            return await run_in_threadpool(not_there, request)
        if request.state.viewer or listed(path, OPEN):
            return None
        if _is_navigation(scope):
            return RedirectResponse(await _way_in(request), status_code=303)
        return JSONResponse({"error": "signed-out"}, status_code=401)

    def _exists(self, scope: Scope) -> bool:
        if listed(scope["path"], STREAMLIT) or scope["path"] == "/_stcore/health":
            return True
        return any(route.matches(scope)[0] is not Match.NONE for route in self._routes)

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse before Streamlit sees it; the browser reads a closed door, HTTP 403."""
        known = scope["path"] == "/_stcore/stream" and await _viewer(scope)
        if not known:
            return await send({"type": "websocket.close", "code": 4401})
        await self._app(scope, receive, send)


async def _viewer(scope: Scope) -> Viewer | None:
    token = HTTPConnection(scope).cookies.get(SESSION_COOKIE)
    return await run_in_threadpool(house.viewer_for, token) if token else None


def _is_navigation(scope: Scope) -> bool:
    """Whether a person's browser asks for a page; a fetch gets 401, so that it keeps its text."""
    if scope["method"] not in ("GET", "HEAD"):
        return False
    headers = Headers(scope=scope)
    if mode := headers.get("sec-fetch-mode"):
        return mode == "navigate"
    return is_room(scope["path"]) or "text/html" in headers.get("accept", "")


async def _way_in(request: Request) -> str:
    """The page to sign in on, remembering where the visitor wanted to go."""
    entrance = await run_in_threadpool(house.entrance)
    wish = return_path(request.url.path)
    return entrance if wish == "/" else f"{entrance}?{urlencode({'naar': wish})}"
