"""The page of Kort as it lies on a device: one file with its style, its script and its words in it.

Its header allows exactly that script and style, by their hash: the page is kept together with its header,
so that a nonce would be of no use.
"""

import base64
import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from teamtuin.addresses import QUICK, QUICK_MANIFEST, QUICK_WORKER
from teamtuin.drafts.model import MOST_CHARACTERS
from teamtuin.settings import Language
from teamtuin.texts import LANGUAGES, Texts, texts_for
from teamtuin.web.plain import render
from teamtuin.web.shelf import OURS, address_of

_POLICY = (
    "default-src 'none'; script-src '{script}'; style-src '{style}'; connect-src 'self'; img-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
WORKER_POLICY = "default-src 'none'; connect-src 'self'"
ICONS = {"192": "any", "512": "any", "maskable-512": "maskable"}
_SCRIPTS = ("device.js", "outbox.js", "page.js")
_PAPER = "#FBF8F1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """The page, with the header that lets its own script and style run."""

    body: bytes
    policy: str

    @property
    def stamp(self) -> str:
        """It changes when the page does."""
        return hashlib.sha256(self.body).hexdigest()[:10]


@cache
def shell(language: Language, entrance: str) -> Shell:
    """The page of a school that speaks `language` and where one comes in at `entrance`."""
    script = "".join(_without_comments(name) for name in _SCRIPTS)
    style = (OURS / "quick" / "quick.css").read_text(encoding="utf-8")
    known = {"worker": QUICK_WORKER, "scope": QUICK, "entrance": entrance, "most": MOST_CHARACTERS}
    told = {"words": {one: words(texts_for(one)) for one in LANGUAGES}} | known
    page = render(
        "quick.html",
        language,
        style=Markup(style),  # noqa: S704  our own files, no word of anybody
        script=Markup(script),  # noqa: S704
        told=Markup(json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")),  # noqa: S704
        manifest=QUICK_MANIFEST,
        icon=icon("192"),
        most=MOST_CHARACTERS,
    )
    return Shell(body=page.encode(), policy=_POLICY.format(script=_hash(script), style=_hash(style)))


def _without_comments(name: str) -> str:
    """The script as it is sent: comments are for who reads it here."""
    source = (OURS / "quick" / name).read_text(encoding="utf-8")
    return re.sub(r"^ *//.*\n|^\n", "", source, flags=re.MULTILINE)


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def worker(page: Shell) -> bytes:
    """The script that keeps the page; another page makes it another script."""
    kept = [QUICK, QUICK_MANIFEST, icon("192")]
    source = _without_comments("worker.js")
    return source.replace("STAMP", page.stamp).replace("LIST", json.dumps(kept)).encode()


def manifest(language: Language) -> bytes:
    """How Kort looks on a home screen."""
    t = texts_for(language)
    return json.dumps(
        {
            "name": "Kort · Teamtuin",
            "short_name": "Kort",
            "description": t.gettext("Hold on to a line, also without a network."),
            "lang": language,
            "id": QUICK,
            "start_url": QUICK,
            "scope": QUICK,
            "display": "standalone",
            "background_color": _PAPER,
            "theme_color": _PAPER,
            "icons": [
                {"src": icon(name), "sizes": "x".join([name[-3:]] * 2), "type": "image/png", "purpose": use}
                for name, use in ICONS.items()
            ],
        },
        ensure_ascii=False,
    ).encode()


def icon(name: str) -> str:
    """The address of one of the icons."""
    return address_of(f"quick/icon-{name}.png")


def words(t: Texts) -> dict[str, str | list[str]]:
    """Every sentence of the page; of a list, the first is for one and the second for more."""
    return {
        "ask": t.gettext("What would you like to hold on to from today?"),
        "enough": t.gettext("One sentence is enough."),
        "save": t.gettext("Save"),
        "reader": t.gettext("Only you see this."),
        "write_on": t.gettext("Write on"),
        "saving": t.gettext("Saving …"),
        "empty": t.gettext("There is nothing in the field yet. Nothing was lost. One sentence is enough."),
        "unsaved": t.gettext("Not saved yet. Your text stands only in this window. Press Save again."),
        "away": t.gettext("No connection. What you save waits on this device."),
        "out": t.gettext("You are signed out. What you save waits on this device."),
        "stranger": t.gettext("Sign in to write here."),
        "unknown": t.gettext(
            "No connection. Kort goes without one once you have signed in here, on a device of your own."
        ),
        "shared": t.gettext(
            "Others use this device too. So Kort keeps nothing on it and needs a connection."
        ),
        "open_only": t.gettext(
            "On this network Kort opens only with a connection. Once open, it goes on without."
        ),
        "sign_in": t.gettext("Sign in"),
        "sign_out": t.gettext("Sign out"),
        "anyway": t.gettext("Sign out anyway"),
        "today": t.gettext("To Today"),
        "install": t.gettext("Put Kort on your home screen"),
        "name": t.gettext("You write as {name}."),
        **_counted(t),
    }


def _counted(t: Texts) -> dict[str, str | list[str]]:
    both = (1, 2)
    return {
        "saved": [
            t.ngettext(
                "Saved at {time}. Only you see this.", "{n} lines saved at {time}. Only you see them.", n
            )
            for n in both
        ],
        "waiting": [
            t.ngettext("One line waits for a connection.", "{n} lines wait for a connection.", n)
            for n in both
        ],
        "waiting_out": [
            t.ngettext("One line waits. Sign in to send it.", "{n} lines wait. Sign in to send them.", n)
            for n in both
        ],
        "unsent": [
            t.ngettext(
                "One text is not sent yet. If you sign out now, it stays sealed on this device until you "
                "sign in here again.",
                "{n} texts are not sent yet. If you sign out now, they stay sealed on this device until you "
                "sign in here again.",
                n,
            )
            for n in both
        ],
        "unsent_open": [
            t.ngettext(
                "One text is not sent yet. If you sign out now, it stays on this device until you sign in "
                "here again. Who knows the way around a browser could read it there.",
                "{n} texts are not sent yet. If you sign out now, they stay on this device until you sign in "
                "here again. Who knows the way around a browser could read them there.",
                n,
            )
            for n in both
        ],
    }
