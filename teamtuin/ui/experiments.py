"""The shelf of seeds, the proeftuinen by step, planting a seed, and the room that is asked for."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import NotVisible
from teamtuin.experiments import status
from teamtuin.experiments.model import Experiment, Step
from teamtuin.texts import Texts
from teamtuin.ui import (
    decision_log,
    experiment,
    experiment_seeds,
    experiment_today,
    experiment_words,
    rows,
    theme,
)
from teamtuin.ui.experiment_address import ANSWER, LOG, MEASURE, NEW, ROOM_WAITING, SEED, back, open_one
from teamtuin.ui.session import visit

ORDER = (Step.LOOK, Step.TRY, Step.SEED, Step.DECISION)
"""What wants the team's eyes comes first."""


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """The page that the address asks for: the list, a new seed, the room asked for, or one proeftuin."""
    asked, form = st.query_params.get("id", ""), st.query_params.get("doe", "")
    in_team = visit().person.in_team
    if asked == NEW and in_team:
        return experiment_seeds.plant(app, viewer, t, form)
    if form == MEASURE and not asked and in_team:
        return experiment_today.choose(app, viewer, t)
    if form == ROOM_WAITING and not asked:
        return _room_waiting(app, viewer, t)
    if form == LOG and not asked:
        back(t)
        return decision_log.show(app, viewer, t)
    if not asked:
        return _list(app, viewer, t, in_team=in_team)
    back(t)
    try:
        one = app.experiments.page(viewer, UUID(asked))
    except (ValueError, NotVisible):
        return theme.title(t.gettext("This page is not there, or not for you."))
    experiment.show(app, viewer, t, one)


def _list(app: Teamtuin, viewer: Viewer, t: Texts, *, in_team: bool) -> None:
    found = app.experiments.all(viewer)
    theme.title(t.gettext("Proeftuinen"))
    if found:
        theme.lead(t.gettext("What we try together, and what we learn from it. The whole team sees this."))
    else:
        theme.lead(
            t.gettext(
                "The things that you try together come here. "
                "Begin with a child or a class: what is needed there?"
            )
        )
    if in_team:
        theme.space(5)
        if st.button(t.gettext("New seed"), key="experiments_plant", type="primary"):
            open_one(NEW, SEED)
    for step in ORDER:
        _rows(t, step, [one for one in found if one.step is step and not one.is_seed])
    _shelf(t, [one for one in found if one.is_seed])
    if in_team and any(one.decisions or one.let_go for one in found):
        theme.back(t.gettext("Decisions and what we let go"), "experiments_log", _to_log)


def _to_log() -> None:
    st.query_params.from_dict({"doe": LOG})
    st.rerun()


def _rows(t: Texts, step: Step, found: Sequence[Experiment]) -> None:
    if not found:
        return
    heading = t.gettext("Making a plan") if step is Step.SEED else t.gettext(experiment_words.STEPS[step])
    theme.heading(heading)
    for one in sorted(found, key=lambda one: one.look_back_on or date.max):
        if rows.row(f"experiment_{one.id}", one.title, status.asks(one, theme.today(), t)):
            open_one(one.id)


def _shelf(t: Texts, seeds: Sequence[Experiment]) -> None:
    if not seeds:
        return
    theme.heading(t.gettext("Seeds on the shelf"))
    for seed in seeds:
        day = rows.short_day(seed.planted_on, t.language)
        small = f"{day} · {seed.planted_by or t.gettext('somebody in the team')}"
        if rows.row(f"experiment_{seed.id}", seed.title, small):
            open_one(seed.id)


def _room_waiting(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """All that was asked and not answered yet; each leads to its answer for who may give it."""
    back(t)
    theme.title(t.gettext("Room asked"))
    waiting = app.experiments.room.waiting(viewer)
    if not waiting:
        return theme.lead(t.gettext("No proeftuin waits for an answer."))
    theme.lead(t.gettext("Arranged, looking together, or it cannot be: each answer helps."))
    theme.space(5)
    for one in waiting:
        day = rows.short_day(one.room.asked_on, t.language)
        small = f"{one.title} · {experiment_words.room_kind(one.room.kind, t)} · {day}"
        if rows.row(f"room_{one.room.id}", one.room.text, small):
            able = app.experiments.room.answerable(viewer, [one.room])
            open_one(one.experiment_id, f"{ANSWER}{one.room.id}" if able else "")
