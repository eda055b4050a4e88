"""A real HTTP server on this computer that answers as AI services do, and keeps what it got."""

import json
import select
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

GOOD = "Wat zag je het kind doen?\nHoe begon de wissel?"
HUGE = 10 * 1024 * 1024
PATIENCE_S = 60


class Service:
    """What the server answers next, and all that came in.

    `mode` is "ok", a status, or the name of a way in which services go wrong (`_WAYS`).
    """

    def __init__(self) -> None:
        self.mode, self.answer, self.finish = "ok", GOOD, "stop"
        self.answers: dict[str, str] = {}  # to these texts, instead of `answer`
        self.connections = 0
        self.bodies: list[bytes] = []
        self.headers: list[dict[str, str]] = []
        self.elsewhere = ""  # where a redirect points
        self.written = 0  # bytes of a huge answer that went out
        self.hung_up = threading.Event()  # whoever asked closed the line before there was an answer
        self.url = ""

    @property
    def texts(self) -> list[str]:
        """What the writer's message was, each time."""
        return [json.loads(body)["messages"][-1]["content"] for body in self.bodies]


@pytest.fixture(scope="session")
def loaded() -> None:
    """The library is there already, so that a short time is spent on the service alone."""
    import openai  # noqa: F401


@contextmanager
def running() -> Iterator[Service]:
    service = Service()

    class Handler(_Handler):
        told = service

    class Server(ThreadingHTTPServer):
        def process_request(self, request, client_address):  # type: ignore[no-untyped-def]
            service.connections += 1
            super().process_request(request, client_address)

    server = Server(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_port}/v1"
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    told: Service

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.told.bodies.append(body)
        self.told.headers.append({name.lower(): value for name, value in self.headers.items()})
        with suppress(OSError):  # whoever asked may hang up at any moment
            if self.told.mode.isdigit():
                self.repeats_it(int(self.told.mode), body)
            else:
                _WAYS[self.told.mode](self, self.whole())
        self.close_connection = True

    def do_GET(self) -> None:
        self.told.bodies.append(self.path.encode())
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        pass

    def whole(self) -> bytes:
        """What a good service would say."""
        said = self.told.answers.get(self.told.texts[-1], self.told.answer)
        message = {"role": "assistant", "content": said}
        choice = {"index": 0, "finish_reason": self.told.finish, "message": message}
        answer = {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}
        return json.dumps(answer).encode()

    def says(self, answer: bytes, kind: str = "application/json", length: int | None = None) -> None:
        self.head(200, kind, len(answer) if length is None else length)
        self.wfile.write(answer)

    def head(self, status: int, kind: str, length: int, **more: str) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(length))
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def repeats_it(self, status: int, body: bytes) -> None:
        """An error with the whole request in it, as some services do; a redirect points elsewhere."""
        wrong = {"message": body.decode() + self.told.answer, "code": self.told.texts[-1]}
        echo = json.dumps({"error": wrong}).encode()
        more = {"location": self.told.elsewhere} if 300 <= status < 400 else {}
        text = json.dumps(self.told.texts[-1])[:1000]
        self.head(status, "application/json", len(echo), x_request_id=text, **more)
        self.wfile.write(echo)

    def waits(self, _: bytes) -> None:
        """Says nothing, until whoever asked hangs up."""
        readable, _writable, _wrong = select.select([self.connection], [], [], PATIENCE_S)
        if readable and not self.connection.recv(1, socket.MSG_PEEK):
            self.told.hung_up.set()

    def drips(self, answer: bytes) -> None:
        self.head(200, "application/json", len(answer))
        self.slowly(answer)

    def drips_its_head(self, answer: bytes) -> None:
        self.slowly(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-long: " + answer)

    def slowly(self, answer: bytes) -> None:
        try:
            for byte in answer:
                self.wfile.write(bytes([byte]))
                time.sleep(0.2)
        except OSError:
            self.told.hung_up.set()
            raise

    def takes_no_form(self, answer: bytes) -> None:
        """As a service that knows no `response_format`, and refuses what it does not know."""
        body = self.told.bodies[-1]
        if "response_format" in json.loads(body):
            self.repeats_it(400, body)
        else:
            self.says(answer)

    def cut(self, answer: bytes) -> None:
        self.says(answer[: len(answer) // 2], length=len(answer))

    def huge(self, answer: bytes) -> None:
        self.head(200, "application/json", HUGE)
        piece = b" " * 65536
        while self.told.written < HUGE:
            self.wfile.write(piece)
            self.told.written += len(piece)


_WAYS: dict[str, Callable[[_Handler, bytes], None]] = {
    "ok": _Handler.says,
    "slow": _Handler.waits,
    "drip": _Handler.drips,
    "drip_head": _Handler.drips_its_head,
    "no_form": _Handler.takes_no_form,
    "cut": _Handler.cut,
    "huge": _Handler.huge,
    "too_long_told": lambda to, answer: to.says(answer, length=len(answer) + 10),
    "too_short_told": lambda to, answer: to.says(answer, length=len(answer) - 10),
    "html": lambda to, _: to.says(b"<html>Log in on the school's network</html>", "text/html"),
    "not_json": lambda to, _: to.says(b"Wat zag je?"),
    "no_choices": lambda to, _: to.says(b'{"choices": []}'),
    "nested": lambda to, _: to.says(b"[" * 100_000),
    "nothing": lambda to, _: to.says(b""),
}
