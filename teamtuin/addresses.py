"""Which addresses exist: the rooms people open, and what is open without signing in.

The gate answers 404 to everything else, and the navigation shows the rooms that are built.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from teamtuin.errors import N_

ROOT = Path(__file__).resolve().parents[1]
SESSION_COOKIE = "tt_session"
TAKE_ALONG = "/meenemen/"
TAKE_PART = "/meedoen/"
QUICK, QUICK_WORKER, QUICK_MANIFEST = "/kort", "/kort-sw.js", "/kort.webmanifest"
"""A worker's scope is a beginning of addresses: let no other page begin with /kort."""
PRINT_CODES = "/rondes/{id}/codes"
DECISIONS, PARENTS_CARD = "/besluiten/{year}", "/ouderkaart/{id}"
HARVEST, HARVEST_FOR_PARENTS = "/oogst/{year}", "/oogst/{year}/ouders"
PORTFOLIO = "/portfolio"
LETTER = "/brief/{month}"
"""Papers to print; their files lie below them."""
PRINT_POSTER, PRINT_CARDS = "/rondes/{id}/plakvel", "/rondes/{id}/kaartjes"
PRESENTATION = "/presentatie/{id}"
"""A deck in a window of its own; its file lies below it."""
SHARED_COOKIE = "tt_shared"
"""Tells page.js that others use this device too; it says nothing about who is signed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One page of Streamlit: its address, its file, what it is called, and who sees the way to it.

    On a phone the way to a `far` room lies behind "More", because four words fit under a thumb.
    """

    path: str
    file: str
    name: str
    only_for: frozenset[str] = frozenset()
    far: bool = False

    def is_for(self, standing: Collection[str]) -> bool:
        """Whether people with this standing are shown the way; what stands there asks its own service."""
        return not self.only_for or not self.only_for.isdisjoint(standing)

    @property
    def built(self) -> bool:
        return (ROOT / self.file).is_file()


TEAM = frozenset({"team"})
TEAM_AND_COACH = frozenset({"team", "video_coach"})
OFFICE = frozenset({"administrator", "council"})

ROOMS = (
    Room(path="/", file="pages/today.py", name=N_("Today")),
    Room(path="/schrijven", file="pages/write.py", name=N_("Write")),
    Room(path="/proeftuinen", file="pages/experiments.py", name=N_("Proeftuinen"), only_for=TEAM),
    Room(
        path="/samen-leren",
        file="pages/peer_learning.py",
        name=N_("Learning together"),
        only_for=TEAM,
        far=True,
    ),
    Room(
        path="/beeldcoach",
        file="pages/coaching.py",
        name=N_("Video coach"),
        only_for=TEAM_AND_COACH,
        far=True,
    ),
    Room(
        path="/studiedagen",
        file="pages/study_days.py",
        name=N_("Study days"),
        only_for=TEAM_AND_COACH,
        far=True,
    ),
    Room(path="/onze-tuin", file="pages/our_garden.py", name=N_("Our garden"), only_for=TEAM, far=True),
    Room(path="/presenteren", file="pages/present.py", name=N_("Presenting"), only_for=TEAM, far=True),
    Room(path="/mijn-tuin", file="pages/my_garden.py", name=N_("My garden"), far=True),
    Room(path="/beheer", file="pages/admin.py", name=N_("Administration"), only_for=OFFICE, far=True),
)

WHEN_ONE_LEFT = "/vertrokken"
"""Where somebody who is no longer here takes everything along."""
# Open without a session. A name that ends in a slash opens everything below it.
OPEN = (
    "/healthz",
    "/bron/",
    "/static/",
    "/favicon.ico",
    "/_stcore/health",
    "/welkom",
    "/welkom/",
    "/uitnodiging/",
    "/aanmelden",
    "/herstel",
    WHEN_ONE_LEFT,
    "/wie-ben-je",
    TAKE_PART,
    QUICK,
    QUICK_WORKER,
    QUICK_MANIFEST,
)

# What the browser side of Streamlit needs; everything else of Streamlit stays closed.
STREAMLIT = ("/_stcore/stream", "/_stcore/host-config", "/_stcore/bidi-components/", "/media/")


@cache
def rooms() -> tuple[Room, ...]:
    """The rooms whose page exists; read once, because files do not change while we run."""
    return tuple(room for room in ROOMS if room.built)


def room_at(path: str) -> Room | None:
    """The room with this address, if it is built."""
    return next((room for room in rooms() if room.path == path), None)


def is_room(path: str) -> bool:
    """Whether this is the address of a room that is built."""
    return room_at(path) is not None


def listed(path: str, names: tuple[str, ...]) -> bool:
    """Whether `path` is one of the names, or lies below one that ends in a slash."""
    return any(path == name or (name.endswith("/") and path.startswith(name)) for name in names)


def return_path(wish: str | None) -> str:
    """Where to go after signing in: Kort, a room that exists, else Today; never another website."""
    path = (wish or "/").partition("?")[0].partition("#")[0]
    return path if is_room(path) or path == QUICK else "/"
