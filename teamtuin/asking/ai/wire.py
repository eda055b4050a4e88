"""One request to a service, once: exactly the bytes given, a bounded answer, and a line that can be cut."""

import logging
import os
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

from teamtuin.asking.ai.endpoint import Endpoint
from teamtuin.asking.ai.refusals import AiAway, NoAiQuestion, refusal_for

if TYPE_CHECKING:
    import httpx2

TIMEOUT_S, CONNECT_S = 40.0, 3.0
MOST_BYTES = 256 * 1024  # three questions need a few hundred; the rest of a longer answer is not read
LOCAL_KEY = "local"
SENT_ALONG = ("host", "content-type", "content-length", "authorization", "accept", "connection")
"""The headers that go along. Those that tell of this computer and its programs do not."""
Hooks = dict[str, list[Callable[..., Any]]]
_CONNECTED = ("connection.connect_tcp.complete", "connection.start_tls.complete")


class Wire:
    """The line to a service for one text; `cut` ends it from another thread, whatever it is waiting for."""

    def __init__(self) -> None:
        self._is_cut = threading.Event()
        self._socket: socket.socket | None = None

    def cut(self) -> None:
        """Close the line. What left stays there; what comes back is not read."""
        self._is_cut.set()
        if self._socket is not None:
            with suppress(OSError):  # it was closed already
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def answer(self, endpoint: Endpoint, sent: bytes) -> bytes:
        """What the service answers to these bytes. Raises NoAiQuestion, which holds no word of a server."""
        _load()
        # Only here: nobody who asks no AI waits for them.
        import httpx2
        import openai

        hooks: Hooks = {"request": [self._leaves], "response": [_refuse_all_but_200]}
        try:
            with (
                # No redirects, and no proxy that the computer names: the text goes to the place shown.
                httpx2.Client(follow_redirects=False, trust_env=False, event_hooks=hooks) as line,
                openai.OpenAI(
                    base_url=endpoint.url,
                    api_key=endpoint.key or LOCAL_KEY,
                    http_client=line,
                    timeout=httpx2.Timeout(TIMEOUT_S, connect=CONNECT_S),
                    max_retries=0,  # a second try would send the text twice
                ) as client,
            ):
                came: Any = client.post(
                    "/chat/completions",
                    cast_to=httpx2.Response,
                    content=sent,
                    options={"headers": {"Content-Type": "application/json"}},
                    stream=True,
                    stream_cls=openai.Stream[Any],
                )
                return _read(came)
        except (openai.APIConnectionError, httpx2.TransportError):
            raise AiAway from None

    def _leaves(self, request: "httpx2.Request") -> None:
        for name in set(request.headers) - set(SENT_ALONG):
            del request.headers[name]
        request.headers["accept-encoding"] = "identity"  # a small answer must not unfold into a large one
        request.extensions["trace"] = self._goes_on

    def _goes_on(self, step: str, told: dict[str, Any]) -> None:
        """Keep hold of the line as soon as there is one; after a cut not one byte more goes over it."""
        if step in _CONNECTED:
            self._socket = told["return_value"].get_extra_info("socket")
        if self._is_cut.is_set():
            self.cut()
            raise AiAway


def prepare() -> None:
    """Load the library while somebody reads what would leave: it takes a second, more on a busy computer."""
    if "openai" not in sys.modules:
        threading.Thread(target=_load, daemon=True).start()


def _load() -> None:
    """The libraries may not write down what passes through them, also not when somebody asks one part for it:
    a service may repeat the text in the head of its answer."""
    os.environ.pop("OPENAI_LOG", None)
    import_module("openai")
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] in ("openai", "httpx2", "httpcore2"):
            logging.getLogger(name).disabled = True


def _refuse_all_but_200(response: "httpx2.Response") -> None:
    """Before a word of it is read: an error may repeat the text that it got."""
    if response.status_code != 200:
        raise refusal_for(response.status_code)


def _read(response: "httpx2.Response") -> bytes:
    whole = bytearray()
    for piece in response.iter_raw():
        whole += piece
        if len(whole) > MOST_BYTES:
            raise NoAiQuestion
    return bytes(whole)
