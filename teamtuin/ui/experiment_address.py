"""Where one is among the proeftuinen: the list, one of them, or a form."""

from uuid import UUID

import streamlit as st

from teamtuin.texts import Texts
from teamtuin.ui import theme

NEW, CHOICE = "new", "keuze"
SEED, QUESTION, ROOM_WAITING = "seed", "vraag", "ruimte"
LOG, CARD, CARD_WORDS = "besluiten", "ouderkaart", "ouderkaart-woorden"
START, OBSERVE, MEASURE, INDICATOR = "start", "observe", "measure", "indicator"
SUGGESTED, COLUMN, WHICH = "indicator-", "column-", "wat"
PREDICT, AFTERWARDS, LEARN, REWORD = "predict", "afterwards", "learn", "reword"
THOUGHT = "thought"
DESCRIBE, FACTS, STEP, DECIDE, ASK_ROOM, ANSWER = "describe", "facts", "step", "decide", "room", "answer-"

CARRY, VOICES, TYPE_PAPER, WITH_WORDS = "carry", "voices", "paper-", "zin"


def go(form: str = "", **more: str) -> None:
    """To one of the forms of this proeftuin, or back to it."""
    st.query_params.from_dict({"id": st.query_params["id"]} | ({"doe": form} if form else {}) | more)
    st.rerun()


def open_one(experiment_id: UUID | str, form: str = "") -> None:
    """Go to one proeftuin, or to one of its forms."""
    st.query_params.from_dict({"id": str(experiment_id)} | ({"doe": form} if form else {}))
    st.rerun()


def back(t: Texts) -> None:
    """The way back to the list."""
    theme.back(t.gettext("Back to Proeftuinen"), "experiments_back")


def never_mind(t: Texts) -> None:
    """The way back to the proeftuin, with what was typed kept."""
    theme.space(3)
    theme.back(t.gettext("Back to the proeftuin"), "experiment_never_mind", go)
