"""A real HTTP server on this computer that answers as AI services do, and keeps what it got."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

GOOD = "Wat zag je het kind doen?\nHoe begon de wissel?"


class Service:
    """What the server answers next, and every body that came in."""

    def __init__(self) -> None:
        self.mode, self.answer, self.finish = "ok", GOOD, "stop"
        self.bodies: list[bytes] = []
        self.url = ""

    @property
    def texts(self) -> list[str]:
        """What the writer's message was, each time."""
        return [json.loads(body)["messages"][-1]["content"] for body in self.bodies]


@contextmanager
def running() -> Iterator[Service]:
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            service.bodies.append(body)
            status, kind, answer = _answer(service, body)
            self.send_response(status)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            if service.mode == "cut":
                answer = answer[: len(answer) // 2]
                self.close_connection = True
            self.wfile.write(answer)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_port}/v1"
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()


def _answer(service: Service, body: bytes) -> tuple[int, str, bytes]:
    if service.mode.isdigit():
        echo = {"error": {"message": body.decode(), "type": "echo"}}
        return int(service.mode), "application/json", json.dumps(echo).encode()
    if service.mode == "html":
        return 200, "text/html", b"<html>Log in on the school's network</html>"
    if service.mode == "slow":
        time.sleep(3)
    if service.mode == "empty":
        return 200, "application/json", b'{"choices": []}'
    message = {"role": "assistant", "content": service.answer}
    whole = {
        "id": "1",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [{"index": 0, "finish_reason": service.finish, "message": message}],
    }
    return 200, "application/json", json.dumps(whole).encode()
