"""One proeftuin, to be read in ten minutes by somebody who was away."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from html import escape

import streamlit as st
from babel.lists import format_list

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.experiments import status
from teamtuin.experiments.along.model import NOBODY, Joining
from teamtuin.experiments.model import Experiment, Phase, Step
from teamtuin.experiments.stopping import touched
from teamtuin.texts import Texts
from teamtuin.ui import (
    decision_view,
    experiment_adding,
    experiment_carriers,
    experiment_column,
    experiment_cycles,
    experiment_deciding,
    experiment_exhibits,
    experiment_forms,
    experiment_looking,
    experiment_measuring,
    experiment_own,
    experiment_parents,
    experiment_room,
    experiment_seeds,
    experiment_story,
    experiment_thoughts,
    experiment_voices,
    experiment_words,
    rows,
    theme,
    ways,
)
from teamtuin.ui import experiment_address as at
from teamtuin.ui.experiment_address import go

Form = Callable[[Teamtuin, Viewer, Texts, Experiment], None]
CONNECTIVES = re.compile(r"\b(als|dan|omdat|if|then|because)\b", re.IGNORECASE)
FORMS: Mapping[str, Form] = {
    at.START: experiment_forms.start,
    at.DESCRIBE: experiment_forms.describe,
    at.FACTS: experiment_forms.facts,
    at.STEP: experiment_forms.step,
    at.OBSERVE: experiment_adding.observe,
    at.MEASURE: experiment_measuring.measure,
    at.INDICATOR: experiment_looking.look_at,
    at.PREDICT: experiment_adding.predict,
    at.AFTERWARDS: experiment_adding.afterwards,
    at.LEARN: experiment_adding.learn,
    at.REWORD: experiment_cycles.reword,
    at.THOUGHT: experiment_thoughts.think,
    at.DECIDE: experiment_deciding.decide,
    at.ASK_ROOM: experiment_room.ask,
    at.CARRY: experiment_carriers.carry,
    at.VOICES: experiment_voices.ask,
    at.CARD: experiment_parents.show,
    at.CARD_WORDS: experiment_parents.words,
}
PARTS: Mapping[str, Callable[[Teamtuin, Viewer, Texts, Experiment, str], None]] = {
    at.COLUMN: experiment_column.column,
    at.SUGGESTED: experiment_looking.look_at,
}
"""Forms about one thing, by how their address begins."""


def show(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """The proeftuin, or one of its forms."""
    asked = st.query_params.get("doe", "")
    if asked.startswith(at.ANSWER):
        return experiment_room.answer(app, viewer, t, one, asked.removeprefix(at.ANSWER))
    if asked.startswith(at.TYPE_PAPER):
        return experiment_voices.type_paper(app, viewer, t, one, asked.removeprefix(at.TYPE_PAPER))
    for start, part in PARTS.items():
        if asked.startswith(start):
            return part(app, viewer, t, one, asked.removeprefix(start))
    if form := FORMS.get(asked):
        return form(app, viewer, t, one)
    _read(app, viewer, t, one)


def _read(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    with st.container(key="breed_proeftuin", gap=None):
        left, right = st.columns([2.6, 1], gap="large")
    own = app.experiments.looking.own(viewer, one.id)
    joining = app.experiments.along.joining(viewer, one.id) if one.is_seed else NOBODY
    with left, st.container(key="proeftuin_tekst", gap=None):
        experiment_words.strand_line(one.strand, t)
        theme.title(one.title)
        theme.lead(status.sentence(one, theme.today(), t))
        decision_view.harvest(t, one)
        experiment_seeds.who_thinks_along(t, joining)
        theme.space(5)
        _actions(app, viewer, t, one, joining, measures=bool(one.indicators or own))
        _plan(t, one)
        experiment_exhibits.show(t, one)
        experiment_cycles.show(t, one)
        experiment_own.show(app, viewer, t, one, own)
        experiment_voices.show(app, viewer, t, one)
        experiment_carriers.show(app, viewer, t, one)
        experiment_story.show(app, viewer, t, one)
        experiment_room.show(app, viewer, t, one)
        experiment_deciding.show(t, one)
        _more(t, one)
    with right, st.container(key="proeftuin_kant", gap=None):
        _facts(t, one)


def _actions(
    app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment, joining: Joining, *, measures: bool
) -> None:
    """One primary action, and what is added most."""
    with st.container(key="voet_stapel", horizontal=True, gap="small"):
        _primary(app, viewer, t, one)
        experiment_seeds.think_along(app, viewer, t, one, joining)
        if one.is_seed or one.phase is Phase.STOPPED:
            return
        if st.button(t.gettext("Add an observation"), key="experiment_observe"):
            go(at.OBSERVE)
        if measures and st.button(t.gettext("Add a measurement"), key="experiment_measure"):
            go(at.MEASURE)


def _primary(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """What the proeftuin asks now; while it runs and nothing is due, nothing does."""
    near = touched(one) or (one.look_back_on is not None and one.look_back_on - theme.today() <= status.SOON)
    if one.step is Step.SEED and not one.let_go and one.tried_on is None:
        if st.button(t.gettext("Start with this"), key="experiment_start", type="primary"):
            go(at.START)
    elif one.step is Step.SEED:
        _moves(app, viewer, one, t.gettext("Start trying out"), Step.TRY)
    elif one.step is Step.TRY and near:
        _moves(app, viewer, one, t.gettext("Prepare the look-back"), Step.LOOK)
    elif one.phase in (Phase.LOOK_BACK, Phase.DECIDE):
        if st.button(t.gettext("Record the decision"), key="experiment_decide", type="primary"):
            go(at.DECIDE)
    elif one.phase is Phase.EMBED and near:
        _moves(app, viewer, one, t.gettext("See whether it is alive"), Step.LOOK)


def _moves(app: Teamtuin, viewer: Viewer, one: Experiment, label: str, step: Step) -> None:
    if st.button(label, key="experiment_move", type="primary"):
        app.experiments.move(viewer, one.id, step)
        st.rerun()


def _plan(t: Texts, one: Experiment) -> None:
    """Why, what is expected and what is let go."""
    later = experiment_thoughts.under_expectation(t, one.thoughts)
    pairs = (
        (t.gettext("Needed"), escape(one.need)),
        (t.gettext("Expectation"), with_connectives(one.expectation) + later),
        (t.gettext("We do differently"), escape(one.differently)),
        (t.gettext("We let go"), escape(one.let_go)),
    )
    told = "".join(f"<dt>{escape(name)}</dt><dd>{words}</dd>" for name, words in pairs if words)
    if told:
        theme.space(7)
        st.html(f'<dl class="tt-pairs">{told}</dl>')


def with_connectives(text: str) -> str:
    """The expectation with its first als, dan and omdat in bold; escaped."""
    seen: set[str] = set()

    def bold(found: re.Match[str]) -> str:
        word = found[0].lower()
        if word in seen:
            return found[0]
        seen.add(word)
        return f'<span class="tt-word">{found[0]}</span>'

    return CONNECTIVES.sub(bold, escape(text))


def _more(t: Texts, one: Experiment) -> None:
    """What is needed less often, in quiet words."""
    theme.space(7)
    forms = [(at.DESCRIBE, t.gettext("Change the words")), (at.FACTS, t.gettext("Strand, period, who joins"))]
    if not one.is_seed:
        round_words = (
            t.gettext("What did this round bring?") if one.open_cycle else t.gettext("Begin a round")
        )
        forms = [
            (at.INDICATOR, t.gettext("What do we look at?")),
            (at.LEARN if one.open_cycle else at.PREDICT, round_words),
            (at.ASK_ROOM, t.gettext("Ask for room")),
            (at.VOICES, t.gettext("Ask other voices")),
            (at.CARRY, t.gettext("Who carries what?")),
            *forms,
            *([(at.THOUGHT, t.gettext("Thought later"))] if one.tried_on else []),
            (at.STEP, t.gettext("Go to another step")),
            (at.CARD, t.gettext("Card for parents")),
        ]
    with st.container(key="stil_proeftuin_meer", horizontal=True, gap="medium"):
        for form, words in forms:
            if st.button(words, key=f"experiment_{form}_more", type="tertiary"):
                go(form)
    if one.strand is not None:
        ways.offer(t.gettext("Write about this for yourself"), one.strand.value)


def _facts(t: Texts, one: Experiment) -> None:
    """In the margin on a laptop, at the end on a phone."""
    facts = [
        (t.gettext("Step"), experiment_words.step(one, t)),
        (t.gettext("Look-back"), _long(one.look_back_on, t)),
        (t.gettext("Ran") if one.phase is Phase.STOPPED else t.gettext("Runs"), _period(one, t)),
        (
            t.gettext("Who joins"),
            format_list([experiment_words.member(word, t) for word in one.who_joins], locale=t.language),
        ),
        (t.gettext("Council"), _advice(one, t)),
        (t.gettext("Planted"), _planted(one, t)),
        (t.gettext("Who sees this?"), t.gettext("The whole team")),
    ]
    told = "".join(f"<dt>{escape(name)}</dt><dd>{escape(words)}</dd>" for name, words in facts if words)
    st.html(f'<dl class="tt-side">{told}</dl>')


def _long(day: date | None, t: Texts) -> str:
    return rows.day_said(day, t.language) if day else ""


def _period(one: Experiment, t: Texts) -> str:
    if one.starts_on is None:
        return ""
    start, end = rows.short_day(one.starts_on, t.language), one.ends_on
    if one.phase is Phase.STOPPED and one.last_decision:
        end = one.last_decision.decided_on
    if end is None:
        return t.gettext("since {day}").format(day=start)
    return t.gettext("{start} to {end}").format(start=start, end=rows.short_day(end, t.language))


def _advice(one: Experiment, t: Texts) -> str:
    if one.council_advice_asked_on is None:
        return ""
    day = rows.short_day(one.council_advice_asked_on, t.language)
    return t.gettext("advice asked on {day}").format(day=day)


def _planted(one: Experiment, t: Texts) -> str:
    day = rows.short_day(one.planted_on, t.language)
    return f"{day} · {one.planted_by}" if one.planted_by else day
