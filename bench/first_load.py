"""What a browser that was never here before has to fetch."""

import base64
import time
from typing import Any

from playwright.sync_api import Browser

from bench.apps import Server
from bench.figures import Measurement
from bench.processor import once_quiet
from bench.visits import PATIENCE, moment, new_tab

QUIET = 2  # seconds in which nothing comes in any more
READY_KB, QUIET_KB, REQUESTS = "first load, ready (kB)", "first load, quiet (kB)", "first load (requests)"


def first_load(browser: Browser, server: Server) -> list[Measurement]:
    """Bytes over the line until the page can be used and until it is quiet, and the number of requests.

    Answers as they came (compressed, with their headers), and websocket messages that came in.
    """
    page = new_tab(browser, server)
    counted = _Counted()
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.on("Network.loadingFinished", counted.answer)
    line.on("Network.webSocketFrameReceived", counted.message)
    page.goto(server.url)
    moment(page, "open")
    ready, before, until = counted.size, -1, time.monotonic() + PATIENCE
    while before != counted.size and time.monotonic() < until:
        before = counted.size
        once_quiet(server.processor_ms)
        page.wait_for_timeout(QUIET * 1000)
    page.context.close()
    values = {READY_KB: ready / 1000, QUIET_KB: counted.size / 1000, REQUESTS: counted.requests}
    return [Measurement(figure=figure, app=server.app.name, value=value) for figure, value in values.items()]


class _Counted:
    """Counts what Chromium tells about its network."""

    def __init__(self) -> None:
        self.size = self.requests = 0

    def answer(self, told: dict[str, Any]) -> None:
        self.size += int(told["encodedDataLength"])
        self.requests += 1

    def message(self, told: dict[str, Any]) -> None:
        said = told["response"]
        binary = said["opcode"] == 2
        data = base64.b64decode(said["payloadData"]) if binary else said["payloadData"].encode()
        self.size += len(data)
