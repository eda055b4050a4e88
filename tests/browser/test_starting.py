"""Starting a proeftuin on a phone: five answers, counted, in under four minutes for who types slowly."""

import time
from collections.abc import Callable
from math import ceil

import pytest
import yaml
from playwright.sync_api import Browser, expect

from bench.human import COUNT, SLOWER
from teamtuin.registration.keystrokes import TYPING, Journey
from tests.browser.hand import PATIENCE, PHONE, Hand, device
from tests.browser.live import ROOT, LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.long]
FOUR_MINUTES = 240.0
SEED = "Wat als de gymles begint met een vraag van een kind?"
LABELS = {
    "need": "2 van 5 · Wat heeft dit kind of deze klas nodig?",
    "expectation": "3 van 5 · Wat verwachten jullie?",
    "let_go": "4 van 5 · Wat laten jullie hiervoor los?",
    "stop_rule": "5 van 5 · Wanneer stoppen jullie eerder?",
}


def answers() -> dict[str, str]:
    """Of the five proeftuinen of the demo the one whose answers are the middle one in length."""
    told = yaml.safe_load((ROOT / "data" / "demo" / "experiments.yaml").read_text("utf-8"))["experiments"]
    found = [{name: one[name] for name in LABELS} for one in told]
    return sorted(found, key=lambda one: len("".join(one.values())))[len(found) // 2]


def waited(act: Callable[[], None]) -> float:
    begun = time.monotonic()
    act()
    return time.monotonic() - begun


def walk(tessel: Hand, said: dict[str, str]) -> tuple[float, ...]:
    """From the shelf to a proeftuin that runs; gives the seconds that were only waiting."""

    def opens() -> None:
        tessel.press("Begin hiermee")
        tessel.asks("Vijf antwoorden, dan kunnen jullie beginnen", 5)

    def begins() -> None:
        tessel.press("Begin")
        tessel.reads("Jullie hebben nog niet gekeken hoe het vooraf was.")

    tessel.open("/proeftuinen")
    tessel.room.get_by_role("button", name=SEED).click()
    waits = [waited(lambda: tessel.reads("Dit is nog een vraag."))]
    waits.append(waited(opens))
    for name, label in LABELS.items():
        field = tessel.room.get_by_label(label, exact=True)
        field.click()
        field.press_sequentially(said[name])
    waits.append(waited(begins))
    return tuple(waits)


def test_a_proeftuin_starts_with_five_answers_in_under_four_minutes(
    browser: Browser, live_server: LiveServer, record_property: Callable[[str, object], None]
) -> None:
    said = answers()
    with device(browser, PHONE) as phone:
        phone.add_init_script(COUNT)
        tessel = Hand(live_server, phone, "Tessel")
        phone.new_cdp_session(tessel.page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        waits = walk(tessel, said)
        hand = tessel.page.evaluate("hand")
        expect(tessel.room.get_by_text(said["let_go"])).to_be_visible(timeout=PATIENCE)
    journey = Journey(
        name="a start",
        taps=hand["taps"],
        characters=sum(len(text) for text in said.values()),
        commands=len(hand["touched"]) + len(LABELS),
        swipes=ceil(hand["scrolled"]),
        fields=len(LABELS),
        waits=waits,
    )
    in_all = {speed: round(journey.outside_typing + journey.typing(each)) for speed, each in TYPING.items()}
    told = (
        f"{journey.taps} taps, {journey.characters} characters, beside typing {journey.outside_typing:.0f} s"
    )
    record_property("start", f"{told}; in all {in_all}")
    assert hand["characters"] == journey.characters
    assert max(in_all.values()) < FOUR_MINUTES
