"""Adding to a proeftuin: an observation and a measurement in a few taps, what to look at, and rounds."""

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import TeamtuinError
from teamtuin.experiments.evidence import LookedAt
from teamtuin.experiments.model import MOST_INDICATORS, CountsOf, Direction, Experiment, Indicator
from teamtuin.texts import Texts
from teamtuin.ui import experiment_words, forms, rows, theme
from teamtuin.ui.experiment_address import AFTERWARDS, INDICATOR, LEARN, OBSERVE, PREDICT, go, never_mind
from teamtuin.ui.experiment_forms import READ_BY
from teamtuin.ui.experiment_signing import sign


def observe(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """One field: what was seen."""
    theme.kicker(one.title)
    ask = forms.Ask(
        name="seen",
        label=t.gettext("What did you see?"),
        placeholder=t.gettext("One sentence is enough. No names of children or parents."),
    )
    theme.title(t.gettext("Add an observation"), gap="tt-gap-5")
    signed = sign(app, viewer, t, "observation_signed")
    sent = forms.sent(
        viewer,
        t,
        f"experiments:{one.id}:{OBSERVE}",
        (ask,),
        lambda drafts: app.experiments.evidence.observe(viewer, one.id, drafts, signed=signed),
        action=t.gettext("Save"),
        foot=t.gettext("The whole team can read this. You can take it back."),
    )
    if sent:
        go()
    never_mind(t)


def measure(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """Which, how much, and of today unless another day is chosen."""
    if not one.indicators:
        go(INDICATOR)
    theme.kicker(one.title)
    theme.title(t.gettext("Add a measurement"), gap="tt-gap-5")
    indicator = _which(t, one)
    theme.space(5)
    number, total = _numbers(t, indicator)
    on = st.date_input(
        t.gettext("On which day?"),
        theme.today(),
        max_value=theme.today(),
        format="DD-MM-YYYY",
        key="measure_day",
    )
    theme.space(5)
    if st.button(t.gettext("Save"), key="measure_save", type="primary"):
        if number is None:
            return theme.wrong(t.gettext("There is no number yet. Nothing was saved. Fill it in first."))
        try:
            app.experiments.evidence.measure(viewer, indicator, number, total=total, on=on)
        except TeamtuinError as refusal:
            return theme.wrong(t.refusal(refusal))
        go()
    theme.space(3)
    theme.quiet(t.gettext(READ_BY))
    never_mind(t)


def _which(t: Texts, one: Experiment) -> Indicator:
    by_id = {each.id: each for each in one.indicators}
    if len(by_id) == 1:
        theme.body(one.indicators[0].label)
        return one.indicators[0]
    with st.container(key="lange_keuze", gap=None):
        chosen = st.pills(
            t.gettext("What did you measure?"),
            list(by_id),
            default=one.indicators[0].id,
            required=True,
            format_func=lambda each: rows.unmarked(by_id[each].label),
            key="measure_which",
        )
    return by_id.get(chosen, one.indicators[0])


def _numbers(t: Texts, indicator: Indicator) -> tuple[float | None, float | None]:
    if not indicator.is_share:
        return _number(
            rows.capital(indicator.unit) or t.gettext("How many?"), f"measure_number_{indicator.id}"
        ), None
    met = _number(t.gettext("How many?"), f"measure_number_{indicator.id}")
    return met, _number(t.gettext("Of how many?"), f"measure_total_{indicator.id}")


def _number(label: str, key: str, value: float | None = None) -> float | None:
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
    how = LookedAt(
        direction=_direction(t), counts_of=_counts_of(t), baseline=_before(t), baseline_total=_before_of(t)
    )
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
    sent = forms.sent(
        viewer,
        t,
        f"experiments:{one.id}:{INDICATOR}",
        asks,
        lambda drafts: app.experiments.evidence.look_at(viewer, one.id, drafts, how),
        action=t.gettext("Look at this"),
        foot=t.gettext(READ_BY),
        action_when_empty=t.gettext("Look at this"),
    )
    if sent:
        go()


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
    return _number(t.gettext("How was it before? It may stay open."), "indicator_before")


def _before_of(t: Texts) -> float | None:
    return _number(t.gettext("Of how many, if it is a part of something"), "indicator_before_of")


def predict(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """The prediction first; the result comes later."""
    theme.kicker(one.title)
    ask = forms.Ask(
        name="prediction",
        label=t.gettext("What do you expect of this round?"),
        placeholder=t.gettext("Write it down before you try. Later you see what surprised you."),
    )
    sent = forms.sent(
        viewer,
        t,
        f"experiments:{one.id}:{PREDICT}",
        (ask,),
        lambda drafts: app.experiments.evidence.predict(viewer, one.id, drafts),
        action=t.gettext("Save"),
        foot=t.gettext(READ_BY),
    )
    if sent:
        go()
    with st.container(key="stil_achteraf"):
        if st.button(t.gettext("We tried it already"), key="round_afterwards", type="tertiary"):
            go(AFTERWARDS)
    never_mind(t)


def _result(t: Texts) -> tuple[forms.Ask, ...]:
    return (
        forms.Ask(name="surprise", label=t.gettext("What surprised you?")),
        forms.Ask(name="learned", label=t.gettext("What do you learn from it?")),
    )


def afterwards(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """A whole round at once; it is marked as written afterwards."""
    theme.kicker(one.title)
    asks = (forms.Ask(name="prediction", label=t.gettext("What did you expect?")), *_result(t))
    sent = forms.sent(
        viewer,
        t,
        f"experiments:{one.id}:{AFTERWARDS}",
        asks,
        lambda drafts: app.experiments.evidence.predict_afterwards(viewer, one.id, drafts),
        action=t.gettext("Save"),
        foot=t.gettext("The whole team can read this. It says that it was written afterwards."),
        action_when_empty=t.gettext("Save"),
    )
    if sent:
        go()
    never_mind(t)


def learn(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """The result of the round that is open, under what was expected."""
    cycle = one.open_cycle
    if cycle is None:
        return go()
    theme.kicker(one.title)
    theme.title(t.gettext("What did this round bring?"))
    theme.lead(t.gettext("You expected: {prediction}").format(prediction=cycle.prediction))
    theme.space(5)
    sent = forms.sent(
        viewer,
        t,
        f"experiments:{one.id}:{LEARN}",
        _result(t),
        lambda drafts: app.experiments.evidence.learn(viewer, one.id, cycle.id, drafts),
        action=t.gettext("Save"),
        foot=t.gettext(READ_BY),
        action_when_empty=t.gettext("Save"),
    )
    if sent:
        go()
    never_mind(t)
