"""Whatever goes wrong in a request ends in one plain page, and in a log line without anyone's text."""

import logging

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from teamtuin.faults import note_fault
from teamtuin.web.plain import plain_page


class Calm:
    """The outermost layer, so that no exception reaches the server, which would print its text."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            return await self._app(scope, receive, send)
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except ClientDisconnect:
            return None  # nobody is there any more to be answered, and nothing failed here
        except Exception as error:
            code = note_fault(error)
            if not begun:
                await _apologise(scope, receive, send, code)


async def _apologise(scope: Scope, receive: Receive, send: Send, code: str) -> None:
    if scope["type"] == "websocket":
        return await send({"type": "websocket.close", "code": 1011})
    page = await run_in_threadpool(_page, Request(scope), code)
    await page(scope, receive, send)


def _page(request: Request, code: str) -> Response:
    """The plain page; when the store itself is what failed, the code alone."""
    try:
        return plain_page(request, "fault.html", status=500, fault=code)
    except Exception as error:
        note_fault(error)
        return PlainTextResponse(code, status_code=500)


def quiet_logs() -> None:
    """No record of who asked for what, and when: an address may hold a code, and visits are private."""
    logging.getLogger("uvicorn.access").disabled = True
    logging.getLogger("uvicorn.error").addFilter(_no_visits)


def _no_visits(record: logging.LogRecord) -> bool:
    return "WebSocket" not in str(record.msg) and "connection" not in str(record.msg)
