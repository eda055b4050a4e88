"""Where one is on a study day: the day itself, or one of its forms."""

import streamlit as st

from teamtuin.study_days.model import FollowUp
from teamtuin.texts import Texts
from teamtuin.ui import theme

PROGRAMME, DESCRIBE, PLAN, OUTCOME, BOARD = "programme", "describe", "plan", "outcome", "bord"


def go(form: str = "") -> None:
    """To one of the forms of this day, or back to the day."""
    st.query_params.from_dict({"id": st.query_params["id"]} | ({"doe": form} if form else {}))
    st.rerun()


def never_mind(t: Texts) -> None:
    """The way back to the day, with what was typed kept."""
    theme.space(3)
    theme.back(t.gettext("Back to the day"), "study_day_never_mind", go)


def weeks_after(which: FollowUp, t: Texts) -> str:
    """Which of the two moments of looking back it is."""
    return t.gettext("after two weeks") if which is FollowUp.TWO_WEEKS else t.gettext("after six weeks")
