"""Kort when everything dies: the browser, the server, and the line between them, at every moment."""

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.kort import arrived, at_home, installed, open_kort, write
from tests.browser.live import LiveServer, free_port, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.long]
STARTS, LINES = 3, 10
MOMENTS = (0.0, 0.002, 0.005, 0.01, 0.02, 0.04, None)
"""Seconds from the request's arrival to the end of the server; None is just before its answer."""


def test_thirty_lines_from_three_starts_of_the_browser_arrive_once_each(
    browser: Browser, live_server: LiveServer, tmp_path: Path
) -> None:
    with at_home(browser, tmp_path) as context:
        sign_in(live_server, context)
        installed(open_kort(context, live_server))
    live_server.kill()
    for start in range(STARTS):
        with at_home(browser, tmp_path) as context:
            page = open_kort(context, live_server)
            for number in range(LINES):
                write(page, f"Regel {start}.{number}")
                expect(page.locator("#text")).to_have_value("")
            told = f"{(start + 1) * LINES} regels wachten op verbinding."
            expect(page.get_by_text(told)).to_be_visible()
            if start == 1:
                _end_at_once(tmp_path)
    live_server.start()
    with at_home(browser, tmp_path) as context:
        page = open_kort(context, live_server)
        expect(page.get_by_text("30 regels bewaard om")).to_be_visible()
        wanted = sorted(f"Regel {start}.{number}" for start in range(STARTS) for number in range(LINES))
        assert arrived(context, live_server, "Regel") == wanted
        page.reload()
        page.wait_for_timeout(2_000)
        assert arrived(context, live_server, "Regel") == wanted


def _end_at_once(profile: Path) -> None:
    """kill -9 of the browser that was started on this folder."""
    holder = (profile / "SingletonLock").readlink()
    os.kill(int(holder.name.rpartition("-")[2]), signal.SIGKILL)


@pytest.fixture
def line_between(live_server: LiveServer) -> Iterator["Between"]:
    between = Between(live_server)
    yield between
    between.close()


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_server_that_is_killed_between_receipt_and_answer_has_the_line_once(
    browser: Browser, live_server: LiveServer, line_between: "Between", moment: float | None
) -> None:
    text = f"Tussen ontvangst en antwoord, {moment}."
    context = browser.new_context(locale="nl-NL")
    sign_in(live_server, context)
    page = context.new_page()
    page.goto(f"{line_between.url}/kort")
    expect(page.get_by_text("Je schrijft als Tessel.")).to_be_visible()
    line_between.kill_after = moment
    line_between.armed.set()
    write(page, text)
    expect(page.get_by_text("Een regel wacht op verbinding.")).to_be_visible()
    assert line_between.killed.wait(60)

    live_server.start()
    expect(page.get_by_text("Bewaard om")).to_be_visible()
    assert arrived(context, live_server, text) == [text]
    context.close()


class Between:
    """Passes bytes between browser and server; when armed, kills the server at a post of lines."""

    def __init__(self, server: LiveServer) -> None:
        self._server = server
        self.kill_after: float | None = 0.0
        self.armed, self.killed = threading.Event(), threading.Event()
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._door = socket.create_server(("127.0.0.1", port))
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._door.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                browser, _ = self._door.accept()
                threading.Thread(target=self._pass_on, args=(browser,), daemon=True).start()

    def _pass_on(self, browser: socket.socket) -> None:
        with closing(browser), suppress(OSError):
            server = socket.create_connection(("127.0.0.1", self._server.port))
            with closing(server):
                threading.Thread(target=self._answers, args=(server, browser), daemon=True).start()
                while asked := browser.recv(65_536):
                    server.sendall(asked)
                    if self.armed.is_set() and b"POST /kort/regels" in asked and self.kill_after is not None:
                        time.sleep(self.kill_after)
                        self._kill()

    def _answers(self, server: socket.socket, browser: socket.socket) -> None:
        with suppress(OSError):
            while answer := server.recv(65_536):
                if self.armed.is_set() and self.kill_after is None and b'"kept"' in answer:
                    self._kill()
                    break
                browser.sendall(answer)
        with suppress(OSError):
            browser.shutdown(socket.SHUT_RDWR)

    def _kill(self) -> None:
        self.armed.clear()
        self._server.kill()
        self.killed.set()
