"""Deciding: five choices, a reason, and the stop rule under it. Every decision is good, letting go too."""

from datetime import date, timedelta

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.experiments.model import Choice, Decision, Experiment, Phase
from teamtuin.registration.model import MayGo
from teamtuin.texts import Texts
from teamtuin.ui import decision_view, experiment_exhibits, experiment_words, forms, thanking, theme
from teamtuin.ui.experiment_address import CHOICE, DECIDE, go, never_mind
from teamtuin.ui.experiment_forms import READ_BY

AHEAD = timedelta(weeks=12)


def show(t: Texts, one: Experiment) -> None:
    """What was decided last, and what can be decided now, with the stop rule under it."""
    if one.last_decision:
        _decided(t, one, one.last_decision)
    if one.is_seed or one.phase is Phase.STOPPED:
        return
    theme.heading(t.gettext("What do you decide?"))
    theme.body(t.gettext("Every decision is good, letting go too. Say in one sentence why."))
    theme.space(3)
    chosen = st.pills(
        t.gettext("What do you decide?"),
        list(Choice),
        format_func=lambda each: experiment_words.choice(each, t),
        key=f"decision_{one.id}",
        label_visibility="collapsed",
    )
    if chosen:
        st.session_state.pop(f"decision_{one.id}", None)
        go(DECIDE, **{CHOICE: str(chosen)})
    if one.stop_rule:
        theme.space(3)
        theme.quiet(one.stop_rule)


def _decided(t: Texts, one: Experiment, decision: Decision) -> None:
    """Where it was let go, why and what goes along stand on top of the page already."""
    if one.phase is not Phase.STOPPED:
        theme.heading(decision_view.heading(t, decision))
        decision_view.show(t, decision)
    elif decision.numbers_said:
        theme.space(7)
        decision_view.numbers(t, decision)


def decide(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """The choice, when to look again, the reason, and what is kept."""
    theme.kicker(one.title)
    theme.title(t.gettext("What do you decide?"))
    theme.lead(t.gettext("Every decision is good, letting go too."))
    theme.space(5)
    choice = _choice(t)
    if choice is None:
        return never_mind(t)
    next_day = None if choice is Choice.LET_GO else _next_day(t)
    helped = thanking.choose(app, viewer, t, one)
    sent = forms.sent(
        viewer,
        t,
        f"experiments:{one.id}:{DECIDE}",
        _asks(t, choice),
        lambda drafts: app.experiments.decide(
            viewer,
            one.id,
            drafts,
            choice,
            next_look_back=next_day,
            numbers_said=experiment_exhibits.said(t, one),
            numbers_did_not_say=experiment_exhibits.not_said(t, one),
        ),
        action=t.gettext("Record the decision"),
        foot=t.gettext(READ_BY),
        action_when_empty=t.gettext("Record the decision"),
    )
    if sent:
        thanking.give(app, viewer, one, helped)
        go()
    _under(t, one)
    never_mind(t)


def _next_day(t: Texts) -> date | None:
    day: date | None = st.date_input(
        t.gettext("When do you look again?"),
        theme.today() + AHEAD,
        min_value=theme.today() + timedelta(days=1),
        format="DD-MM-YYYY",
        key="decision_next",
    )
    theme.space(5)
    return day


def _choice(t: Texts) -> Choice | None:
    asked = st.query_params.get(CHOICE, "")
    chosen = st.pills(
        t.gettext("What do you decide?"),
        list(Choice),
        default=Choice(asked) if asked in set(Choice) else None,
        format_func=lambda each: experiment_words.choice(each, t),
        key="decision_choice",
        label_visibility="collapsed",
    )
    theme.space(5)
    return Choice(chosen) if chosen else None


def _asks(t: Texts, choice: Choice) -> tuple[forms.Ask, ...]:
    return (
        forms.Ask(
            name="because",
            label=t.gettext("Because …"),
            placeholder=t.gettext("In one sentence: why this?"),
        ),
        forms.Ask(
            name="keep",
            label=t.gettext("What do you take along?")
            if choice is Choice.LET_GO
            else t.gettext("What do you keep of it?"),
            placeholder=t.gettext("It may stay open."),
            height=forms.LINE,
            may_go=MayGo.KEEP,
        ),
    )


def _under(t: Texts, one: Experiment) -> None:
    """The rule they gave themselves, and what the numbers say, which is kept with the decision."""
    if one.stop_rule:
        theme.space(5)
        theme.quiet(one.stop_rule)
    if said := experiment_exhibits.said(t, one):
        theme.heading(t.gettext("What the numbers say now"))
        st.html(decision_view.lines(said.splitlines()))
        theme.space(3)
        theme.quiet(experiment_exhibits.not_said(t, one))
        theme.space(3)
        theme.quiet(t.gettext("All of this is kept with the decision, and never changes."))
