"""Files served as they are: text compressed once and kept, cached by browsers for a year.

Streamlit sends its own scripts uncompressed (2.6 MB at a first visit); from this shelf it is 1.0 MB.
"""

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

OURS = Path(__file__).parent / "assets"
_TEXT = {".css", ".js", ".svg", ".json", ".txt", ".map"}
_FOR_A_YEAR = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("text/javascript", ".js")


@cache
def streamlit_folder() -> Path:
    """The folder of Streamlit's built page; found without importing Streamlit."""
    spec = find_spec("streamlit")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("streamlit")
    return Path(spec.origin).parent / "static"


@cache
def address_of(name: str) -> str:
    """The address of one of our own files, with a stamp that changes when the file does."""
    stamp = hashlib.sha256((OURS / name).read_bytes()).hexdigest()[:10]
    return f"/bron/{name}?v={stamp}"


@cache
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 9, mtime=0)


def _find(folder: Path, name: str) -> Path | None:
    try:
        path = (folder / name).resolve()
        return path if path.is_relative_to(folder.resolve()) and path.is_file() else None
    except (ValueError, OSError):  # no file can be called so
        return None


def _takes_gzip(headers: Headers) -> bool:
    return "gzip" in headers.get("accept-encoding", "").lower()


async def serve(folder: Path, name: str, headers: Headers, *, for_a_year: bool) -> Response | None:
    """The file `name` of `folder`, or None when there is none."""
    path = _find(folder, name)
    if path is None:
        return None
    keep = {"Cache-Control": _FOR_A_YEAR if for_a_year else _ASK_AGAIN, "Vary": "Accept-Encoding"}
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if path.suffix in _TEXT and _takes_gzip(headers):
        body = await run_in_threadpool(_compressed, path)
        return Response(body, media_type=kind, headers=keep | {"Content-Encoding": "gzip"})
    return FileResponse(path, media_type=kind, headers=keep)


def answer_with(request: Request, body: bytes, kind: str, headers: Mapping[str, str]) -> Response:
    """An answer that is made here and small; compressed for who takes that."""
    said = {**headers, "Vary": "Accept-Encoding"}
    if not _takes_gzip(request.headers):
        return Response(body, media_type=kind, headers=said)
    return Response(_zipped(body), media_type=kind, headers=said | {"Content-Encoding": "gzip"})


@lru_cache(maxsize=16)
def _zipped(body: bytes) -> bytes:
    return gzip.compress(body, 9, mtime=0)


async def our_file(request: Request) -> Response:
    """GET /bron/<name>: fonts, sheets and small scripts of our own."""
    stamped = "v" in request.query_params or request.path_params["name"].endswith(".woff2")
    answer = await serve(OURS, request.path_params["name"], request.headers, for_a_year=stamped)
    return answer or Response("", status_code=404)


class StreamlitFiles:
    """Answers /static/… in place of Streamlit, which allows no route of ours there."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: str = scope.get("path", "")
        if scope["type"] != "http" or not path.startswith("/static/"):
            return await self._app(scope, receive, send)
        headers = Headers(scope=scope)
        answer = await serve(streamlit_folder(), path[1:], headers, for_a_year=True)
        await (answer or Response("", status_code=404))(scope, receive, send)
