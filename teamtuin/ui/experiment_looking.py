"""What a proeftuin looks at: one to three things, each to be stopped again."""

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.experiments.evidence import LookedAt
from teamtuin.experiments.model import MOST_INDICATORS, CountsOf, Direction, Experiment, Indicator
from teamtuin.texts import Texts
from teamtuin.ui import experiment_words, forms, rows, theme
from teamtuin.ui.experiment_address import INDICATOR, go, never_mind
from teamtuin.ui.experiment_forms import READ_BY

BEFORE = "indicator_before_asked"


def number_field(label: str, key: str, value: float | None = None) -> float | None:
    """A narrow field for one number, which may stay empty."""
    with st.container(key=f"smal_{key}", width=260):
        number = st.number_input(
            rows.unmarked(label), min_value=0.0, value=value, step=1.0, format="%g", key=key
        )
    theme.space(5)
    return number


def look_at(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """What stands there, each with a way to stop looking at it, and one more as long as there are few."""
    theme.kicker(one.title)
    theme.title(t.gettext("What do we look at?"))
    theme.lead(t.gettext("One to three things, chosen before you start."))
    for indicator in one.indicators:
        _looked_at(app, viewer, t, indicator)
    if len(one.indicators) < MOST_INDICATORS:
        theme.space(6)
        _new(app, viewer, t, one)
    never_mind(t)


def _looked_at(app: Teamtuin, viewer: Viewer, t: Texts, indicator: Indicator) -> None:
    theme.space(5)
    theme.body(indicator.label)
    count = len(indicator.measurements)
    if st.session_state.get("look_no_more") != indicator.id:
        with st.container(key=f"stil_niet_meer_{indicator.id}"):
            words = t.gettext("Look at this no more")
            if st.button(words, key=f"no_more_{indicator.id}", type="tertiary"):
                st.session_state["look_no_more"] = indicator.id
                st.rerun()
        return
    theme.quiet(
        t.ngettext(
            "Its {n} measurement goes with it, for the whole team.",
            "Its {n} measurements go with it, for the whole team.",
            count,
        ).format(n=count)
    )
    with st.container(key=f"gevaar_niet_meer_{indicator.id}"):
        if st.button(t.gettext("Yes, take it away"), key=f"really_no_more_{indicator.id}"):
            st.session_state.pop("look_no_more", None)
            app.experiments.evidence.look_no_more(viewer, indicator.id)
            st.rerun()


def _new(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """The words first, then what is chosen, and how it was before at one press more."""
    asks = (
        forms.Ask(name="label", label=t.gettext("What do we look at?"), height=forms.LINE),
        forms.Ask(
            name="unit",
            label=t.gettext("In what do you count?"),
            placeholder=t.gettext("minutes, times a week, x of y"),
            height=forms.LINE,
        ),
        forms.Ask(name="source", label=t.gettext("Where does the number come from?"), height=forms.LINE),
    )
    how: list[LookedAt] = []
    sent = forms.sent(
        viewer,
        t,
        f"experiments:{one.id}:{INDICATOR}",
        asks,
        lambda drafts: app.experiments.evidence.look_at(viewer, one.id, drafts, how[0]),
        action=t.gettext("Look at this"),
        foot=t.gettext(READ_BY),
        action_when_empty=t.gettext("Look at this"),
        between=lambda: how.append(_how(t)),
    )
    if sent:
        st.session_state.pop(BEFORE, None)
        go()


def _how(t: Texts) -> LookedAt:
    direction, counts_of = _direction(t), _counts_of(t)
    if st.session_state.get(BEFORE):
        baseline, total = _before(t), _before_of(t)
        return LookedAt(direction=direction, counts_of=counts_of, baseline=baseline, baseline_total=total)
    with st.container(key="stil_vooraf"):
        if st.button(t.gettext("More: how it was before"), key="indicator_more", type="tertiary"):
            st.session_state[BEFORE] = True
            st.rerun()
    theme.space(5)
    return LookedAt(direction=direction, counts_of=counts_of)


def _direction(t: Texts) -> Direction:
    chosen = st.pills(
        t.gettext("Which way should it go?"),
        list(Direction),
        default=Direction.UP,
        required=True,
        format_func=lambda each: t.gettext(experiment_words.DIRECTIONS[each]),
        key="indicator_direction",
    )
    theme.space(5)
    return Direction(chosen or Direction.UP)


def _counts_of(t: Texts) -> CountsOf:
    names = {
        CountsOf.EVENTS: t.gettext("Things that happen"),
        CountsOf.ANSWERS: t.gettext("Answers of people"),
    }
    chosen = st.pills(
        t.gettext("What do you count?"),
        list(names),
        default=CountsOf.EVENTS,
        required=True,
        format_func=lambda each: names[each],
        key="indicator_counts_of",
    )
    if chosen == CountsOf.ANSWERS:
        theme.quiet(t.gettext("Small groups stay hidden, so that nobody can be recognised."))
    theme.space(5)
    return CountsOf(chosen or CountsOf.EVENTS)


def _before(t: Texts) -> float | None:
    return number_field(t.gettext("How was it before? It may stay open."), "indicator_before")


def _before_of(t: Texts) -> float | None:
    return number_field(t.gettext("Of how many, if it is a part of something"), "indicator_before_of")
