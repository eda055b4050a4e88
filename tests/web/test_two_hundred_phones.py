"""A full room: two hundred phones on a real server, and a server that is killed while they send.

Only with `--long`. The figures come out with `pytest -s`.
"""

import asyncio
import json
import re
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.browser.live import ROOT, LiveServer

pytestmark = pytest.mark.long
PHONES = 200
PATH = "/meedoen/TUIN"
READ = """
import json, os, sys
from pathlib import Path
from teamtuin.access.viewer import CARETAKER
from teamtuin.settings import Settings
from teamtuin.store import Store
settings = Settings.of(Path(sys.argv[1]))
with Store.open(settings.data, settings.keys).transaction(CARETAKER) as tx:
    texts = [text for (text,) in tx.execute("SELECT text FROM answer WHERE text IS NOT NULL")]
    print(json.dumps([texts, len(tx.execute("SELECT 1 FROM spent_ticket"))]), flush=True)
os._exit(0)
"""


@dataclass(frozen=True, slots=True)
class Sent:
    """What one phone was told, and how long its press took in seconds."""

    status: int
    took: float
    again: bool


async def ask(server: LiveServer, method: str, body: str = "") -> tuple[int, str]:
    """One request on a connection of its own, as a phone makes it; no browser says less."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    try:
        head = [f"{method} {PATH} HTTP/1.1", f"Host: 127.0.0.1:{server.port}", "Connection: close"]
        if body:
            head += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        writer.write(("\r\n".join(head) + "\r\n\r\n" + body).encode())
        await writer.drain()
        raw = (await reader.read()).decode()
    finally:
        writer.close()
    return int(raw.split(" ", 2)[1]), raw


async def ticket(server: LiveServer) -> str:
    _, page = await ask(server, "GET")
    found = re.search(r'name="kaart" value="([^"]+)"', page)
    assert found, page[:200]
    return found[1]


async def send(server: LiveServer, card: str, words: str) -> Sent:
    began = time.monotonic()
    status, page = await ask(server, "POST", urlencode({"kaart": card, "v1": words}))
    return Sent(status, time.monotonic() - began, "al geteld" in page)


def stored(data: Path) -> Counter[str]:
    """What lies in the file of a server that is stopped."""
    done = subprocess.run(
        [sys.executable, "-c", READ, str(data)], cwd=ROOT, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr.decode()
    texts, spent = json.loads(done.stdout)
    assert spent == len(texts)
    return Counter(texts)


@pytest.fixture
def server(tmp_path: Path):
    live = LiveServer(tmp_path / "data")
    live.start()
    yield live
    live.kill()


def tell(words: str) -> None:
    sys.stdout.write(f"\n{words}\n")


def p95(times: list[float]) -> float:
    return sorted(times)[int(0.95 * len(times))]


def test_two_hundred_phones_within_ten_seconds_none_lost_and_none_twice(server: LiveServer):
    async def phone(number: int) -> Sent:
        await asyncio.sleep(number * 8 / PHONES)  # a room takes up its phones over some seconds
        return await send(server, await ticket(server), f"briefje {number}")

    async def room() -> list[Sent]:
        return list(await asyncio.gather(*(phone(number) for number in range(PHONES))))

    began = time.monotonic()
    answers = asyncio.run(room())
    took = time.monotonic() - began
    tell(f"{PHONES} phones in {took:.1f} s, to durable p95 {1000 * p95([a.took for a in answers]):.0f} ms")
    assert {answer.status for answer in answers} == {200}
    server.stop()
    assert stored(server.data) == Counter(f"briefje {number}" for number in range(PHONES))
    assert took < 10


def test_two_hundred_presses_at_once(server: LiveServer):
    async def room() -> list[Sent]:
        cards = [await ticket(server) for _ in range(PHONES)]
        return list(await asyncio.gather(*(send(server, card, f"n{n}") for n, card in enumerate(cards))))

    answers = asyncio.run(room())
    tell(f"{PHONES} at once, to durable p95 {1000 * p95([a.took for a in answers]):.0f} ms")
    assert {answer.status for answer in answers} == {200}
    server.stop()
    assert stored(server.data) == Counter(f"n{number}" for number in range(PHONES))


def test_every_answer_that_was_acknowledged_outlives_a_kill(server: LiveServer):
    acknowledged: set[str] = set()

    async def phone(number: int, card: str) -> None:
        await asyncio.sleep(number * 2 / PHONES)
        try:
            answer = await send(server, card, f"k{number}")
        except (OSError, ValueError, IndexError):
            return  # the server was killed before it could answer
        if answer.status == 200:
            acknowledged.add(f"k{number}")

    async def room() -> list[str]:
        cards = [await ticket(server) for _ in range(PHONES)]
        phones = [asyncio.create_task(phone(number, card)) for number, card in enumerate(cards)]
        while len(acknowledged) < PHONES // 3:
            await asyncio.sleep(0.01)
        await asyncio.to_thread(server.kill)
        await asyncio.gather(*phones)
        return cards

    cards = asyncio.run(room())
    kept = stored(server.data)
    tell(f"killed: {len(acknowledged)} acknowledged, {len(kept)} stored")
    assert len(acknowledged) < PHONES
    assert acknowledged <= set(kept)
    assert set(kept.values()) == {1}

    server.start()
    again = asyncio.run(_send_all(server, cards))
    assert {answer.status for answer in again} == {200}
    assert sum(answer.again for answer in again) == len(kept)
    server.stop()
    assert stored(server.data) == Counter(f"k{number}" for number in range(PHONES))


async def _send_all(server: LiveServer, cards: list[str]) -> list[Sent]:
    """Every phone sends again with the ticket of its open page: the key survived the kill."""
    return [await send(server, card, f"k{number}") for number, card in enumerate(cards)]
