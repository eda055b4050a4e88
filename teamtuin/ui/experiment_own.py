"""What only its makers see at a proeftuin, until they show it to the team."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import TeamtuinError
from teamtuin.experiments.looking.model import OwnIndicator
from teamtuin.experiments.model import Experiment
from teamtuin.insight.indicators import of_indicator
from teamtuin.people.model import Person
from teamtuin.texts import Texts
from teamtuin.ui import exhibit_view, names_in_text, rows, sharing, theme

SHOWING = "own_indicator_showing"


def show(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment, all_own: Sequence[OwnIndicator]) -> None:
    """An exhibit of each, with who sees it and the way to show it; nothing for who has none."""
    people = app.people.colleagues(viewer) if all_own else []
    for own in all_own:
        theme.space(7)
        exhibit_view.show(of_indicator(own.indicator, t, strand=one.strand), t)
        theme.space(3)
        theme.quiet(who_sees(people, viewer, t, own))
        _to_the_team(app, viewer, t, own, do_they_know(people, viewer, t, own))


def _others(people: Sequence[Person], viewer: Viewer, own: OwnIndicator) -> list[str]:
    return [person.first_name for person in people if person.id in own.makers and person.id != viewer.id]


def do_they_know(people: Sequence[Person], viewer: Viewer, t: Texts, own: OwnIndicator) -> str:
    """Before one of several makers decides for all: a question that names the others. Else empty."""
    names = _others(people, viewer, own)
    asked = t.ngettext(
        "You measure this with {names}: does {names} know?",
        "You measure this with {names}: do they know?",
        len(names),
    )
    return asked.format(names=rows.names_in_words(names, t)) if names else ""


def who_sees(people: Sequence[Person], viewer: Viewer, t: Texts, own: OwnIndicator) -> str:
    """Its makers by name."""
    names = _others(people, viewer, own)
    if not names:
        return t.gettext("Only you see this.")
    return t.gettext("Only {names} see this.").format(
        names=rows.names_in_words([t.gettext("you"), *names], t)
    )


def _to_the_team(app: Teamtuin, viewer: Viewer, t: Texts, own: OwnIndicator, do_they: str) -> None:
    """Two presses: the first says who will read it, the second does it."""
    thing = own.indicator
    if st.session_state.get(SHOWING) != thing.id:
        with st.container(key=f"stil_laat_zien_{thing.id}"):
            if st.button(t.gettext("Show it to the team"), key=f"own_show_{thing.id}", type="tertiary"):
                st.session_state[SHOWING] = thing.id
                st.rerun()
        return
    theme.space(5)
    team = [person for person in app.people.colleagues(viewer) if person.in_team and person.id != viewer.id]
    theme.body(
        t.gettext("Then the whole team reads this with all its numbers: {who}, and who comes later.").format(
            who=sharing.others(team, t)
        )
    )
    theme.quiet(t.gettext("That cannot be taken back. What you can do later is delete it, for everybody."))
    if do_they:
        theme.body(do_they)
    theme.space(3)
    names_in_text.tell(app, viewer, t, " ".join((thing.label, thing.unit, thing.source)))
    with st.container(key=f"voet_stapel_laat_zien_{thing.id}", horizontal=True, gap="small"):
        if st.button(t.gettext("Yes, show it to the team"), key=f"own_really_show_{thing.id}"):
            _show(app, viewer, t, own)
        if st.button(t.gettext("Not now"), key=f"own_not_yet_{thing.id}"):
            st.session_state.pop(SHOWING, None)
            st.rerun()


def _show(app: Teamtuin, viewer: Viewer, t: Texts, own: OwnIndicator) -> None:
    st.session_state.pop(SHOWING, None)
    try:
        app.experiments.looking.show_to_team(viewer, own.indicator.id)
    except TeamtuinError as refusal:
        return theme.wrong(t.refusal(refusal))
    st.rerun()


def choose_makers(app: Teamtuin, viewer: Viewer, t: Texts) -> tuple[bool, list[Person]]:
    """Whether it stays of its makers, and who they are beside the viewer."""
    only_ours = st.checkbox(
        t.gettext("Do you measure this in one or two groups? Then it stays yours until you show it."),
        key="indicator_few_groups",
    )
    if not only_ours:
        theme.space(5)
        return False, []
    named = {person.id: person for person in app.experiments.looking.with_whom(viewer)}
    theme.space(3)
    chosen = st.pills(
        t.gettext("Who measures it with you?"),
        list(named),
        selection_mode="multi",
        format_func=lambda person_id: sharing.called(named[person_id], named.values(), t),
        key="indicator_makers",
    )
    makers = [named[person_id] for person_id in chosen if person_id in named]
    theme.space(3)
    names = [t.gettext("you"), *(person.first_name for person in makers)]
    said = (
        t.gettext("Only {names} see this.").format(names=rows.names_in_words(names, t))
        if makers
        else t.gettext("Only you see this.")
    )
    st.html(f'<p class="tt-quiet" role="status">{escape(said)}</p>')
    theme.space(5)
    return True, makers
