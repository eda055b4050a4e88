"""Kort as it comes over the line: small, the same for everybody, safe, and fit for a home screen."""

import base64
import gzip
import hashlib
import json
import re

from teamtuin.app import Teamtuin
from tests.conftest import Team
from tests.web.conftest import Visit, visits_to

MOST_BYTES = 15_000


def test_all_parts_of_the_page_together_are_under_fifteen_kilobytes_as_they_go_over_the_line(
    visit: Visit, team: Team
) -> None:
    page = visit().get("/kort")
    linked = re.findall(r'<link rel="(?:manifest|icon)" href="([^"]+)"', page.text)
    parts = ["/kort", "/kort-sw.js", *linked]
    assert len(parts) == 4

    size = 0
    for address in parts:
        with visit().stream("GET", address, headers={"Accept-Encoding": "gzip"}) as answer:
            body = b"".join(answer.iter_raw())
            size += len(body) + sum(len(name) + len(value) + 4 for name, value in answer.headers.raw)
    assert size <= MOST_BYTES


def test_the_page_is_the_same_for_everybody_and_runs_only_its_own_script(visit: Visit, team: Team) -> None:
    page, hers = visit().get("/kort"), visit(team.tessel).get("/kort")

    assert page.content == hers.content
    policy = hers.headers["content-security-policy"]
    for tag in ("script", "style"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page.text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<[^>]+ (?:style|on\w+)=", page.text)


def test_its_worker_may_keep_three_addresses_and_changes_with_the_page(visit: Visit, team: Team) -> None:
    worker = visit().get("/kort-sw.js")

    kept = json.loads(re.search(r"KEPT = (\[.*?\])", worker.text)[1])  # type: ignore[index]
    assert kept[:2] == ["/kort", "/kort.webmanifest"]
    assert [address.split("?")[0] for address in kept[2:]] == ["/bron/quick/icon-192.png"]
    assert hashlib.sha256(visit().get("/kort").content).hexdigest()[:10] in worker.text
    assert "service-worker-allowed" not in worker.headers
    assert worker.headers["content-security-policy"] == "default-src 'none'; connect-src 'self'"


def test_it_can_be_put_on_a_home_screen(visit: Visit, team: Team) -> None:
    manifest = visit().get("/kort.webmanifest")

    assert manifest.headers["content-type"] == "application/manifest+json"
    told = manifest.json()
    assert (told["start_url"], told["scope"], told["display"]) == ("/kort", "/kort", "standalone")
    for icon in told["icons"]:
        drawn = visit().get(icon["src"]).content
        width, height = int.from_bytes(drawn[16:20]), int.from_bytes(drawn[20:24])
        assert drawn[:8] == b"\x89PNG\r\n\x1a\n"
        assert icon["sizes"] == f"{width}x{height}"
    assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable"}


def test_it_is_there_compressed_and_not(visit: Visit, team: Team) -> None:
    plain = visit().get("/kort", headers={"Accept-Encoding": "identity"})
    with visit().stream("GET", "/kort", headers={"Accept-Encoding": "gzip"}) as answer:
        packed = b"".join(answer.iter_raw())
    assert gzip.decompress(packed) == plain.content


def test_before_there_is_a_school_it_sends_on(empty: Teamtuin) -> None:
    answer = visits_to(empty)().get("/kort")
    assert (answer.status_code, answer.headers["location"]) == (303, "/welkom")
