"""Who carries what at a proeftuin: the list in words, and the form in which the team fills it."""

from collections.abc import Sequence
from contextlib import suppress

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import NotVisible, TeamtuinError
from teamtuin.experiments.carriers.model import CARRIERS, CarriedTask, Carrier
from teamtuin.experiments.model import Experiment
from teamtuin.insight import garden_carriers
from teamtuin.texts import Texts
from teamtuin.ui import exhibit_view, forms, rows, theme
from teamtuin.ui.experiment_address import CARRY, go, never_mind
from teamtuin.ui.experiment_forms import READ_BY


def show(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """The tasks, once there are any."""
    if tasks := app.experiments.carriers.of(viewer, one.id):
        theme.space(7)
        exhibit_view.show(garden_carriers.of_one(tasks, t, one.strand), t)


def carry(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """Another task, and under it those that stand there, each to be changed."""
    tasks = app.experiments.carriers.of(viewer, one.id)
    if chosen := next((task for task in tasks if str(task.id) == st.query_params.get("taak")), None):
        return _change(app, viewer, t, chosen)
    theme.kicker(one.title)
    theme.title(t.gettext("Who carries what?"))
    theme.lead(t.gettext("In words, as the team sees it. No names and no numbers of people."))
    theme.space(5)
    ask = forms.Ask(
        name="task",
        label=t.gettext("Which task?"),
        placeholder=t.gettext("Changing the corners, for instance."),
        height=forms.LINE,
    )
    before, now = _choose(t, "new", (Carrier.TEAM,), ())
    sent = forms.sent(
        viewer,
        t,
        f"experiments:{one.id}:{CARRY}",
        (ask,),
        lambda drafts: app.experiments.carriers.write_down(viewer, one.id, drafts, before, now),
        action=t.gettext("Save"),
        foot=t.gettext(READ_BY),
    )
    if sent:
        go()
    _tasks(t, tasks)
    never_mind(t)


def _choose(
    t: Texts, key: str, before: Sequence[Carrier], now: Sequence[Carrier]
) -> tuple[list[Carrier], list[Carrier]]:
    """Who did it then and who does it now; more than one may be chosen."""
    asked = ((t.gettext("Who carried it then?"), before), (t.gettext("Who carries it now?"), now))
    chosen: list[list[Carrier]] = []
    for place, (label, given) in enumerate(asked):
        picked = st.pills(
            label,
            list(Carrier),
            selection_mode="multi",
            default=list(given),
            format_func=lambda each: rows.capital(t.gettext(CARRIERS[each])),
            key=f"carry_{key}_{place}",
        )
        chosen.append([Carrier(each) for each in picked])
        theme.space(5)
    return chosen[0], chosen[1]


def _tasks(t: Texts, tasks: Sequence[CarriedTask]) -> None:
    if not tasks:
        return
    theme.heading(t.gettext("What stands there now"))
    for task in tasks:
        small = garden_carriers.carried_by(task.now, t)
        if rows.row(f"task_{task.id}", task.task, small):
            go(CARRY, taak=str(task.id))


def _change(app: Teamtuin, viewer: Viewer, t: Texts, task: CarriedTask) -> None:
    theme.title(task.task, gap="tt-gap-5")
    before, now = _choose(t, str(task.id), task.before, task.now)
    if st.button(t.gettext("Save"), key="carry_save", type="primary"):
        try:
            app.experiments.carriers.change(viewer, task.id, before, now)
        except TeamtuinError as refusal:
            return theme.wrong(t.refusal(refusal))
        go()
    theme.space(3)
    with st.container(key="stil_taak_weg"):
        if st.button(t.gettext("Take this task off the list"), key="carry_off", type="tertiary"):
            with suppress(NotVisible):  # done on another screen
                app.experiments.carriers.take_off(viewer, task.id)
            go()
    never_mind(t)
