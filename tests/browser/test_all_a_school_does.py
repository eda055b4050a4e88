"""Everything a school does, once by hand on each device: all of it is still there after kill -9."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, expect

from teamtuin.clock import HOME
from tests.browser.hand import DESKTOP, PATIENCE, PHONE, Hand, device
from tests.browser.live import ROOT, LiveServer
from tests.browser.pulse import ENERGY, ROOM, TIME, a_pulse, n_is_six

pytestmark = pytest.mark.browser
Words = Mapping[str, Any]


def demo(name: str, kind: str, thing_id: str) -> Words:
    """One thing of the demo files."""
    found = yaml.safe_load((ROOT / "data" / "demo" / f"{name}.yaml").read_text("utf-8"))[kind]
    return next(one for one in found if one["id"] == thing_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """On which device, and which things of the demo are entered by hand."""

    size: dict[str, int]
    experiment: str
    answer: str
    because: str
    session: str
    study_day: str
    trajectory: str
    questions: tuple[str, ...]


ON_A_PHONE = Story(
    size=PHONE,
    experiment="x2",
    answer="Geregeld",
    because="Een collega neemt op maandag het plein over.",
    session="s1",
    study_day="d1",
    trajectory="b1",
    questions=(ENERGY, ROOM),
)
ON_A_DESKTOP = Story(
    size=DESKTOP,
    experiment="x5",
    answer="Kan niet",
    because="Er is dit jaar geen uur voor over.",
    session="s4",
    study_day="d2",
    trajectory="b3",
    questions=(TIME,),
)


@pytest.mark.long  # two minutes each; the rooms' own tests guard every step in the short round
@pytest.mark.parametrize("story", [ON_A_PHONE, ON_A_DESKTOP], ids=["phone", "desktop"])
def test_one_of_each_kind_entered_by_hand_outlives_a_killed_server(
    story: Story, browser: Browser, live_server: LiveServer, contexts: list[BrowserContext]
) -> None:
    def somebody(name: str) -> Hand:
        contexts.append(device(browser, story.size))
        return Hand(live_server, contexts[-1], name)

    tessel, hester, fenna = somebody("Tessel"), somebody("Hester"), somebody("Fenna")
    a_proeftuin(tessel, hester, story)
    a_session(tessel, demo("peer_sessions", "sessions", story.session))
    a_study_day(tessel, demo("study_days", "study_days", story.study_day))
    a_trajectory(tessel, fenna, demo("coaching_trajectories", "coaching_trajectories", story.trajectory))
    a_pulse(tessel, browser, live_server, story.questions)

    live_server.kill()
    live_server.start()

    for hand in (tessel, hester, fenna):
        hand.finds_everything_again()
    n_is_six(tessel, story.questions)


def a_proeftuin(tessel: Hand, hester: Hand, story: Story) -> None:
    """From a seed to a decision, with room that was asked and answered."""
    words = demo("experiments", "experiments", story.experiment)
    tessel.open("/proeftuinen")
    tessel.press("Nieuw zaadje")
    tessel.write("Je zaadje in één regel", f"Wat als: {words['title']}?")
    tessel.press("Plant dit zaadje")
    tessel.press(re.compile(rf"^Wat als: {words['title']}\?"))
    starts(tessel, words)
    looks_at(tessel, words["indicators"][1])
    sees(tessel, words["observations"][0]["text"])
    asks_for_room(tessel, words["rooms_asked"][0])
    answers(hester, tessel.page.url, words["rooms_asked"][0]["text"], story)
    tessel.open(tessel.page.url)
    tessel.keep(story.because)
    decides(tessel, words)


def starts(tessel: Hand, words: Words) -> None:
    tessel.press("Begin hiermee")
    tessel.asks("Vijf antwoorden, dan kunnen jullie beginnen", 5)
    tessel.write("2 van 5 · Wat heeft dit kind of deze klas nodig?", words["need"])
    tessel.write("3 van 5 · Wat verwachten jullie?", words["expectation"])
    tessel.write("4 van 5 · Wat laten jullie hiervoor los?", words["let_go"])
    tessel.write("5 van 5 · Wanneer stoppen jullie eerder?", words["stop_rule"])
    tessel.press("Begin")
    tessel.reads("Jullie hebben nog niet gekeken hoe het vooraf was.")
    tessel.keep(words["need"], words["let_go"], words["stop_rule"])


def looks_at(tessel: Hand, indicator: Words) -> None:
    """Something to look at, and how it was the first time."""
    tessel.taps = 0
    tessel.press("Waar letten we op?")
    tessel.write("Waar letten we op?", indicator["label"])
    tessel.write_next("Waarin tellen jullie?", indicator["unit"])
    tessel.write_next("Waar komt het getal vandaan?", indicator["source"])
    tessel.press("Let hierop")
    tessel.reads(indicator["label"])
    assert tessel.taps <= 3

    tessel.taps = 0
    tessel.press("Meting erbij")
    tessel.write(indicator["unit"].capitalize(), "35")
    tessel.press("Bewaar")
    tessel.keep(indicator["label"], "35")
    assert tessel.taps <= 3


def sees(tessel: Hand, seen: str) -> None:
    tessel.taps = 0
    tessel.press("Waarneming erbij")
    tessel.write("Wat zag je?", seen)
    tessel.press("Bewaar")
    tessel.keep(seen)
    assert tessel.taps <= 3


def asks_for_room(tessel: Hand, asked: Words) -> None:
    tessel.press("Vraag ruimte")
    tessel.choose(asked["kind"])
    tessel.write("Wat hebben jullie nodig?", asked["text"])
    tessel.press("Vraag dit")
    tessel.keep(asked["text"])


def answers(hester: Hand, address: str, asked: str, story: Story) -> None:
    """The school leader's answer, which the whole team reads."""
    hester.open(address)
    hester.press(f"Antwoord op: {asked}")
    hester.press("Schrijf er een zin bij")
    hester.choose(story.answer)
    needed = story.answer == "Kan niet"
    hester.write("Kan niet, omdat …" if needed else "Hoe, of wanneer?", story.because)
    hester.press("Antwoord")
    hester.keep(f"{story.answer}: {story.because}")


def decides(tessel: Hand, words: Words) -> None:
    tessel.choose("Doorgaan")
    tessel.write("Omdat …", words["decision_because"])
    tessel.write("Wat houden jullie ervan?", words["what_we_keep"])
    tessel.press("Leg het besluit vast")
    tessel.reads("Besloten op")
    tessel.keep(words["decision_because"], words["what_we_keep"])


def a_session(tessel: Hand, words: Words) -> None:
    """Five fields, an agreement among them, and looking back on that."""
    agreed = words["agreements"][0]
    tessel.open("/samen-leren")
    tessel.press("Leg een gesprek vast")
    tessel.asks("Leg een gesprek vast", 5)
    tessel.choose("Intervisie")
    tessel.write("Met hoeveel waren jullie? Alleen het aantal wordt bewaard.", "6")
    tessel.write("Wat had dit kind of deze klas nodig?", words["need"])
    tessel.write("Wat zagen we?", "\n".join(words["insights"]))
    tessel.write("Wat spreken we af?", agreed["what"])
    tessel.press("Bewaar")
    tessel.reads("Bewaard. Alleen jij ziet dit.")
    tessel.keep(words["need"], *words["insights"], agreed["what"], "Jullie waren met 6.")
    tessel.press(re.compile(f"^{agreed['what']}"))
    tessel.press("Gedaan")
    tessel.reads("Gedaan ·")
    tessel.write("Wil je er één regel bij zeggen?", agreed["look_back"]["text"])
    tessel.press("Bewaar")
    expect(tessel.room.locator("p.tt-text")).to_have_text(agreed["look_back"]["text"], timeout=PATIENCE)
    tessel.keep(agreed["what"], "Gedaan ·", agreed["look_back"]["text"])


def a_study_day(tessel: Hand, words: Words) -> None:
    """A day with two parts, and one thing that came of it in its place."""
    tessel.open("/studiedagen")
    tessel.press("Bereid een dag voor")
    tessel.set_day("Wanneer is het?", datetime.now(HOME).date())
    tessel.write("Wat hadden deze kinderen of deze klas nodig?", words["need"])
    tessel.write("Wat hebben jullie aan het eind van de dag in handen?", words["aim"])
    tessel.press("Bewaar de dag")
    tessel.press("Maak het programma")
    for part in words["programme"][:2]:
        tessel.write("Wat gebeurt er?", part["title"])
        tessel.press("Zet in het programma")
        expect(tessel.room.get_by_role("button", name=part["title"])).to_be_visible(timeout=PATIENCE)
    tessel.press("Terug naar de dag")
    tessel.press("Zet bij de oogst")
    outcome = words["outcomes"][0]["text"]
    tessel.write("Wat nemen jullie mee van deze dag, of laten jullie los?", outcome)
    tessel.press("Zet bij de oogst")
    tessel.choose("Nieuwe gewoonte")
    placed = tessel.room.locator("dt", has_text="Nieuwe gewoonte")
    expect(placed).to_be_visible(timeout=PATIENCE)
    first = words["need"].partition(". ")[0]
    tessel.keep(first, words["aim"], *(part["title"] for part in words["programme"][:2]), outcome)


def a_trajectory(tessel: Hand, fenna: Hand, words: Words) -> None:
    """Asked of the coach, who looks after what has to stand first; then a round with one clip."""
    clip = words["rounds"][0]["clips"][0]
    tessel.open("/beeldcoach")
    tessel.press("Stel je vraag")
    tessel.write("Jouw vraag", words["learning_question"])
    tessel.press("Vraag het")
    tessel.keep(words["learning_question"])
    fenna.open(tessel.page.url)
    fenna.press("Wij beginnen")
    fenna.reads("Intake, sinds")
    fenna.press("Het protocol van school is nagelopen")
    fenna.reads("Het protocol van school is nagelopen op")
    fenna.press("De toestemming van ouders is in orde")
    fenna.keep(
        words["learning_question"], "De toestemming van ouders voor opnamen om van te leren is in orde."
    )

    tessel.open(tessel.page.url)
    tessel.press("Opname erbij")
    tessel.write("Wat deed de klas?", words["rounds"][0]["activity"])
    tessel.press("Bewaar")
    tessel.press("Fragment erbij")
    tessel.asks("Een fragment", 3)
    tessel.write("Op welke tijd?", clip["at"])
    tessel.write("Wat was er te zien?", clip["seen"])
    tessel.write("Wat deed dat met de kinderen?", clip["effect"])
    tessel.press("Bewaar")
    tessel.keep(words["rounds"][0]["activity"], f"{clip['at']} {clip['seen']}", clip["effect"])
