"""From Vandaag to a number: one row there, then what to measure, then the number itself."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.experiments.looking.model import ToMeasure
from teamtuin.texts import Texts
from teamtuin.ui import rows, theme
from teamtuin.ui.experiment_address import MEASURE, WHICH, back


def offer(app: Teamtuin, viewer: Viewer, t: Texts) -> bool:
    """A row on Vandaag while a proeftuin runs; no word of anybody stands in it. Whether there is one."""
    if not app.experiments.looking.something_to_measure(viewer):
        return False
    if rows.row("measure", t.gettext("Add a measurement"), t.gettext("A plus or a number, in three taps")):
        st.switch_page("pages/experiments.py", query_params={"doe": MEASURE})
    return True


def choose(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """Everything that can be measured now; a single one is not asked for."""
    found = app.experiments.looking.to_measure(viewer)
    if len(found) == 1:
        _open(found[0])
    back(t)
    theme.title(t.gettext("What did you measure?"))
    if not found:
        return theme.lead(t.gettext("No proeftuin runs now with something to measure."))
    for _, of_one in groupby(found, key=lambda each: each.experiment_id):
        _of_one(t, [*of_one])


def _of_one(t: Texts, found: Sequence[ToMeasure]) -> None:
    theme.heading(found[0].title)
    for each in found:
        small = t.gettext("Not shown to the team") if each.own else each.indicator.unit
        if rows.row(f"measure_{each.indicator.id}", each.indicator.label, small):
            _open(each)


def _open(each: ToMeasure) -> None:
    st.query_params.from_dict({"id": str(each.experiment_id), "doe": MEASURE, WHICH: str(each.indicator.id)})
    st.rerun()
