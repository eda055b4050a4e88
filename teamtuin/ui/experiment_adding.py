"""Adding to a proeftuin: an observation in a few taps, and rounds."""

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.asking.prompts import LOOK_BACK
from teamtuin.experiments.model import Experiment
from teamtuin.registration.model import MayGo
from teamtuin.texts import Texts
from teamtuin.ui import forms, theme
from teamtuin.ui.experiment_address import AFTERWARDS, LEARN, OBSERVE, PREDICT, go, never_mind
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
        foot=t.gettext(
            "The whole team can read this. It may come in the harvest book, without a name."
            " You can take it back."
        ),
    )
    if sent:
        go()
    never_mind(t)


def predict(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """The prediction first; the result comes later."""
    theme.kicker(one.title)
    theme.title(t.gettext("Begin a round"), gap="tt-gap-5")
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
        forms.Ask(
            name="surprise",
            label=t.gettext("What surprised you?"),
            ai=LOOK_BACK,
            may_go=MayGo.SURPRISE,
        ),
        forms.Ask(name="learned", label=t.gettext("What do you learn from it?")),
    )


def afterwards(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """A whole round at once; it is marked as written afterwards."""
    theme.kicker(one.title)
    theme.title(t.gettext("We tried it already"), gap="tt-gap-5")
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
