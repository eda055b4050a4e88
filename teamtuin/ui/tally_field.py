"""The big plus. A press has an id of its own, so that a bad line can tell it twice and it counts once.

The script (assets/tally.js) tells every press again until this side says that it is kept. A page uses it so:

    told = tally_field.told("tally-…", now)
    number = service.count(viewer, indicator, told.presses)
    tally_field.draw("tally-…", Plus(…), told, t)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import streamlit as st

from teamtuin.clock import day_of
from teamtuin.experiments.looking.model import LATE, Press
from teamtuin.texts import Texts

_ASSETS = Path(__file__).parent / "assets"
MOST_AT_ONCE = 500


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


_component = st.components.v2.component(
    "teamtuin_tally",
    html=_asset("tally.html"),
    js=_asset("tally.js"),
    isolate_styles=False,  # the tokens and the font of the page
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The presses that still count, and the names of all that were told, to say back."""

    presses: Sequence[Press] = ()
    names: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plus:
    """What the plus counts: of whom and what, at which moment, the number, and in words since when."""

    owner_key: str
    thing: UUID
    now: datetime
    number: float
    when: str


def told(key: str, now: datetime) -> Told:
    """What the screen told before it was drawn again."""
    return heard(st.session_state.get(key), now)


def heard(said: Any, now: datetime) -> Told:
    """What the browser says was pressed, each for the day on which that was; it is read with care."""
    listed = (said.get("told") or {}).get("presses") if said else None
    found = [_press(one, now) for one in listed[:MOST_AT_ONCE]] if isinstance(listed, list) else []
    presses = [one for one in found if one is not None]
    today = day_of(now)
    return Told(
        presses=[one for one in presses if today - LATE <= one.on <= today],
        names=[f"{'-' if one.back else '+'}{one.id}" for one in presses],
    )


def _press(said: Any, now: datetime) -> Press | None:
    try:
        pressed_at = min(now, datetime.fromtimestamp(said["at"] / 1000, UTC))
        return Press(id=UUID(said["id"]), on=day_of(pressed_at), back=bool(said.get("back")))
    except (AttributeError, KeyError, OSError, OverflowError, TypeError, ValueError):
        return None


def draw(key: str, plus: Plus, told: Told, t: Texts) -> bool:
    """Draw the plus with its number; `told` is what was kept just now.

    True when it tells more than that: a server that was started anew hears of it only when it is drawn.
    """
    number = int(plus.number) if plus.number == int(plus.number) else plus.number
    said = _component(
        key=key,
        data={
            "owner": plus.owner_key,
            "thing": str(plus.thing),
            "on": day_of(plus.now).isoformat(),
            "now": int(plus.now.timestamp() * 1000),
            "number": number,
            "comma": "," if t.language == "nl" else ".",
            "heard": list(told.names),
            "words": {
                "when": plus.when,
                "plus": t.gettext("One more"),
                "back": t.gettext("One back"),
                "saving": t.gettext("Saving …"),
                "saved": t.gettext("Saved"),
                "waiting": t.gettext("Not saved yet. Keep this page open."),
            },
        },
        on_told_change=_nothing,
    )
    return not set(heard(said, plus.now).names) <= set(told.names)


def _nothing() -> None:
    """The plus wants a function for what it tells; the page reads the result instead."""
