"""`teamtuin run`: one process that holds the data and answers browsers."""

import argparse
import errno
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import uvicorn

from teamtuin.app import Teamtuin, close_app, the_app
from teamtuin.errors import N_, TeamtuinError
from teamtuin.settings import Settings
from teamtuin.texts import Texts, texts_for
from teamtuin.web.house import begin_demo

PORT = 8501
TRIES = 100
HERE = "127.0.0.1"
NO_HTTPS = N_(
    "Others on this network can reach it, but without https: somebody on the same network could read along. "
    "docs/proxy.md tells how to close that."
)
ROOT = Path(__file__).resolve().parents[2]


class PortTaken(TeamtuinError):
    """The port that was asked for answers to another program."""

    code = "port-taken"
    sentence = N_(
        "Port {port} is in use by another program. Nothing was started. "
        "Choose another port, or leave --port out: then Teamtuin finds one itself."
    )


class PortForbidden(TeamtuinError):
    """This computer does not hand out that port or address."""

    code = "port-forbidden"
    sentence = N_(
        "This computer does not give out {host}, port {port}. Nothing was started. "
        "Choose a port between 1024 and 65535, and an address of this computer."
    )


def run(args: argparse.Namespace) -> int:
    """Start Teamtuin; the data are claimed before the port, so a second start is told so at once."""
    _tell_the_app(args)
    settings = Settings.from_environment()
    t = texts_for(settings.language)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    signal.signal(signal.SIGTERM, _stop)
    print(t.gettext("One moment, Teamtuin is starting …"), flush=True)
    try:
        app = the_app()
        if settings.demo:
            begin_demo(app)  # here already, so that a real school's data are refused in one sentence
        with reserve(args.host or HERE, args.port) as line:
            _serve(settings, line, lambda: print("\n".join(_welcome(app, t, line)), flush=True))
    except KeyboardInterrupt:
        pass
    finally:
        close_app()
    print(t.gettext("Teamtuin has stopped. Everything that was saved is safe."))
    return 0


def reserve(host: str, port: int | None) -> socket.socket:
    """A socket on the port asked for, else on 8501 or the first free one after it."""
    for candidate in [port] if port is not None else range(PORT, PORT + TRIES):
        try:
            return _bound(host, candidate)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise PortForbidden(host=host, port=candidate) from None
        except OverflowError:
            raise PortForbidden(host=host, port=candidate) from None
    raise PortTaken(port=port if port is not None else PORT)


def _bound(host: str, port: int) -> socket.socket:
    line = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        if os.name == "posix":  # on Windows this would share a port that is in use
            line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        line.bind((host, port))
        line.listen(2048)
        line.settimeout(0)
    except BaseException:
        line.close()
        raise
    return line


def _tell_the_app(args: argparse.Namespace) -> None:
    """The app reads its settings from the environment, also when Streamlit starts it by itself."""
    if args.url:
        os.environ["TEAMTUIN_URL"] = args.url
    if args.demo:
        os.environ["TEAMTUIN_DEMO"] = "1"
    os.environ["STREAMLIT_SERVER_ADDRESS"] = args.host or HERE
    os.environ.setdefault("STREAMLIT_LOGGER_LEVEL", "warning")


class _Server(uvicorn.Server):
    """Says where it is as soon as it answers."""

    ready: Callable[[], None]

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.ready()


def _serve(settings: Settings, line: socket.socket, ready: Callable[[], None]) -> None:
    """One process, never more: sessions and the data file live in its memory."""
    sys.path.insert(0, str(ROOT))
    server = _Server(server_config(settings))
    server.ready = ready
    server.run(sockets=[line])


def server_config(settings: Settings) -> uvicorn.Config:
    """How requests are taken in. Without a proxy anybody could name any address as their own."""
    return uvicorn.Config(
        "streamlit_app:app",
        lifespan="on",
        ws="websockets-sansio",
        ws_ping_interval=30,
        ws_ping_timeout=30,
        ws_per_message_deflate=False,
        access_log=False,
        log_config=None,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=2,
        proxy_headers=settings.url is not None,
    )


def _welcome(app: Teamtuin, t: Texts, line: socket.socket) -> Iterator[str]:
    settings = app.settings
    host, port = line.getsockname()[:2]
    here = address(host, port)
    yield t.gettext("Teamtuin is ready: {address}").format(address=here)
    if token := app.accounts.setup_link_token():
        link = f"{settings.url or here}/welkom/{token}"
        yield t.gettext(
            "There look around in the demo school, or begin with your own school here: {link}"
        ).format(link=link)
    if settings.url:
        yield t.gettext("For phones and colleagues: {address}").format(address=settings.url)
    elif host not in (HERE, "::1"):
        yield t.gettext(NO_HTTPS)
    yield t.gettext("The data are in {folder}").format(folder=settings.data)
    yield t.gettext("The keys are in {folder}").format(folder=settings.keys)
    yield t.gettext("To stop: Ctrl-C in this window.")


def address(host: str, port: int) -> str:
    """What to click: every address of a computer is also this one."""
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 (only compared)
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"


def _stop(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt
