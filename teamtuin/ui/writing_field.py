"""The one field in which every prose text of Teamtuin is typed. It loses nothing.

It saves by itself, by its own requests to `/concept/<id>` (web/drafts), never by a rerun of the page. A
press on its button reaches Python only when the server has the whole text. A page uses it so:

    draft = draft_in_hand(viewer, "today")
    result = writing_field(draft, owner_key=str(viewer.id), label=t.gettext("…"), …)
    if result:
        reflections.keep(viewer, result.draft_id)   # before any further st. call
        st.rerun()
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import the_app
from teamtuin.drafts.model import MOST_CHARACTERS, Draft
from teamtuin.errors import DraftClosed, NotVisible
from teamtuin.texts import Texts

_ASSETS = Path(__file__).parent / "assets"
_SCRIPTS = ("writing_device.js", "writing_saver.js", "writing_field.js")


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


_component = st.components.v2.component(
    "teamtuin_writing_field",
    html=_asset("writing_field.html"),
    js="\n".join([f"const LIMIT = {MOST_CHARACTERS};", *map(_asset, _SCRIPTS)]),
    isolate_styles=False,  # the tokens and the font of the page
)


Button = Literal["action", "secondary", "leave"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingResult:
    """A press on one of the buttons; the draft holds the whole text at revision `rev`.

    The same press may be told twice when the line is bad: what is done with it is the same done twice.
    """

    draft_id: UUID
    rev: int
    button: Button


def draft_in_hand(viewer: Viewer, place: str, *, offered: bool = False) -> Draft:
    """The draft to show in this place: the open one, or the one in which the field had to go on.

    A field goes on in a draft of its own when another screen had already kept what it was showing. Of one
    that is only `offered` nothing is kept until its first word.
    """
    moved = _state(place).get("moved")
    if isinstance(moved, str):
        try:
            draft = the_app().drafts.read(viewer, UUID(moved))
            if draft.place != place:
                the_app().drafts.move(viewer, draft.id, place)
            return replace(draft, place=place)
        except (DraftClosed, NotVisible, ValueError):
            pass  # it was kept or thrown away since
    return the_app().drafts.offered(viewer, place) if offered else the_app().drafts.open(viewer, place)


def writing_field(
    draft: Draft,
    *,
    owner_key: str,
    label: str,
    placeholder: str,
    action: str,
    foot: str,
    own_device: bool,
    t: Texts,
    secondary: str | None = None,
    leave: str | None = None,
    action_when_empty: str | None = None,
    min_height: str = "9.6rem",
    focus: bool = False,
    plain: bool = False,
) -> WritingResult | None:
    """Draw the field with its question, foot line and buttons; returns a press, once all text is in.

    `owner_key` is `str(viewer.id)`: copies on the device lie under it, and a screen drawn for somebody else
    saves nothing. `label` is the page's question, its h1; `foot` says who can read it. `own_device` keeps an
    unsent copy after the browser closes. With `action_when_empty` ("Skip") an empty field may be pressed.
    `leave` is a third button, for a way out that keeps the text: no press beside the field waits for it.
    `plain` is for one of several in a form (ui/forms.py): a small label, and no buttons without an `action`.
    """
    key = _key(draft.place)
    more = {"action_when_empty": action_when_empty, "secondary": secondary, "leave": leave}
    buttons = {"action": action} | {name: words or "" for name, words in more.items()}
    look = {"label": label, "placeholder": placeholder, "height": min_height, "focus": focus, "plain": plain}
    data = look | {
        "owner": owner_key,
        "own_device": own_device,
        "language": t.language,
        "heard": _heard(key),
        "words": _words(t) | buttons | {"foot": foot},
    }
    data |= {"id": str(draft.id), "rev": draft.rev, "text": draft.text}
    said = _component(key=key, data=data, on_keep_change=_nothing, on_moved_change=_nothing)
    return _result(said.get("keep"))


def pressed(place: str) -> WritingResult | None:
    """A press in this place that this run has still to answer, without drawing its field again."""
    return _result(_state(place).get("keep"))


def _key(place: str) -> str:
    return f"writing-{place}"


def _state(place: str) -> dict[str, Any]:
    """What the field in this place last told; empty before it was drawn."""
    state = st.session_state.get(_key(place))
    return dict(state) if state else {}


def _heard(key: str) -> str:
    """The press that Python knows of, told back to the field so that it stops repeating it."""
    said = st.session_state.get(key)
    press = said.get("keep") if said else None
    if isinstance(press, dict):
        st.session_state[f"{key}-heard"] = str(press.get("press", ""))
    return str(st.session_state.get(f"{key}-heard", ""))


def _result(press: object) -> WritingResult | None:
    """A press as the page gets it. It comes from the browser, so it is read with care."""
    if not isinstance(press, dict):
        return None
    try:
        draft_id, rev = UUID(str(press["id"])), int(press["rev"])
    except (KeyError, ValueError, TypeError, OverflowError):
        return None
    buttons: tuple[Button, ...] = get_args(Button)
    button = next((known for known in buttons if known == press.get("kind")), buttons[0])
    return WritingResult(draft_id=draft_id, rev=rev, button=button)


def _nothing() -> None:
    """The field wants a function for each thing it may tell; the page reads the result instead."""


def _words(t: Texts) -> dict[str, str]:
    """Everything the field may say by itself."""
    return {
        "saved": t.gettext("Saved at {time}"),
        "saving": t.gettext("Saving …"),
        "away": t.gettext("Not saved yet. Your text is safe on this device."),
        "offline": t.gettext("No connection. Your text is safe on this device."),
        "away_shared": t.gettext("Not saved yet. Your text stands only in this window. Keep it open."),
        "offline_shared": t.gettext("No connection. Your text stands only in this window. Keep it open."),
        "no_room": t.gettext("Not saved yet, and this device has no room for a copy. Keep this page open."),
        "back": t.gettext("Connected again. Everything is saved."),
        "signed_out": t.gettext("You are signed out. Sign in again, your text is waiting for you."),
        "sign_in": t.gettext("Sign in"),
        "empty": t.gettext("Write a sentence first."),
        "too_long": t.gettext(
            "This text is {count} characters longer than fits in one field. Nothing is cut off, but the last "
            "part is not saved yet. Take it to a new text."
        ),
        "too_long_by_one": t.gettext(
            "This text is one character longer than fits in one field. Nothing is cut off, but the last part "
            "is not saved yet. Take it to a new text."
        ),
        "refused": t.gettext(
            "This text does not fit in one field. Nothing is cut off, but it is not saved yet. "
            "Split it in two."
        ),
        "conflict": t.gettext("This is also open on another screen."),
        "there": t.gettext("On the other screen it says:"),
        "nothing": t.gettext("Nothing yet."),
        "keep_here": t.gettext("Keep what stands here"),
        "keep_there": t.gettext("Keep what stands there"),
        "keep_both": t.gettext("Keep both, one below the other"),
        "choose": t.gettext("Choose first which text you keep."),
    }
