"""Who can read a trajectory, and what its owner can do about that: share, take back, delete for real."""

from html import escape

import streamlit as st

from teamtuin.coaching.model import By, as_seen_by_reader
from teamtuin.people.model import Person, Role
from teamtuin.texts import Texts
from teamtuin.ui import rows, sharing, theme
from teamtuin.ui.coaching_look import DELETED, Look
from teamtuin.ui.reading import DELETE, SHARE


def show(look: Look) -> None:
    """The line that says who can read this, and the actions under it."""
    st.html(f'<p class="tt-who-reads">{escape(who_can_read(look))}</p>')
    theme.space(3)
    theme.quiet(look.t.gettext("To develop, not to assess."))
    if look.me is By.OWNER:
        _for_the_owner(look)
    elif look.me is By.COACH:
        theme.space(5)
        _more(look)


def who_can_read(look: Look) -> str:
    """Who can read what is on this page, in one or two sentences."""
    t, trajectory = look.t, look.trajectory
    if look.me is None:
        return t.gettext(
            "The own lines of {name}, shared with you. {name} can take them back at any time."
        ).format(name=look.owner)
    if None in (trajectory.owner_id, trajectory.coach_id):
        alone = t.gettext("Only you see this.")
        return f"{alone} {_readers(look)}".strip() if look.readers else alone
    both = t.gettext("You and {name} can read all of this.").format(name=look.other)
    return f"{both} {_readers(look)}".strip()


def _readers(look: Look) -> str:
    t = look.t
    if look.me is By.COACH:
        return t.gettext("Who else reads the lines of {name}, {name} decides.").format(name=look.owner)
    if not look.readers:
        return t.gettext("Nobody else.")
    few = len(look.readers) <= rows.MOST_NAMES
    names = rows.names_in_words([person.first_name for person in look.readers], t)
    who = names if few else sharing.others(look.readers, t)
    return t.gettext("Your own lines can also be read by {who}.").format(who=who)


def _for_the_owner(look: Look) -> None:
    app, viewer, t, trajectory = look.app, look.viewer, look.t, look.trajectory
    if look.readers:
        sharing.take_back(app.coaching, viewer, t, trajectory.id, look.readers)
    theme.space(5)
    panel = st.session_state.get(sharing.panel_key(trajectory.id))
    if panel == SHARE:
        among = [person for person in app.people.colleagues(viewer) if _comes_here(person, look)]
        theme.quiet(t.gettext("They get your own lines, and no word of {name}.").format(name=look.coach))
        words = as_seen_by_reader(trajectory).text
        sharing.choose(
            app, viewer, t, trajectory.id, look.readers, through=app.coaching, among=among, words=words
        )
        theme.space(5)
        _never_mind(look)
    elif panel == DELETE:
        _delete(look)
    else:
        if st.button(t.gettext("Share your own lines"), key="coaching_share"):
            st.session_state[sharing.panel_key(trajectory.id)] = SHARE
            st.rerun()
        theme.space(3)
        _more(look)
        _delete_first(look)


def _comes_here(person: Person, look: Look) -> bool:
    """Whether somebody finds the way to this room, and is not the coach, who reads it all."""
    return person.id != look.trajectory.coach_id and (person.in_team or person.has(Role.VIDEO_COACH))


def _more(look: Look) -> None:
    """The quiet ways: other words, closing, stopping, and that the images are wiped."""
    t, trajectory = look.t, look.trajectory
    ways = {}
    if look.me is By.OWNER:
        ways["vraag"] = t.gettext("Change the question")
        if trajectory.has_ended:
            ways["terugkijken"] = t.gettext("Look back")
    else:
        ways["notitie"] = t.gettext("A line about the whole")
    if not trajectory.has_ended:
        ways |= {"afronden": t.gettext("Close"), "stoppen": t.gettext("Stop earlier")}
    if trajectory.rounds and trajectory.images_destroyed_on is None:
        ways["gewist"] = t.gettext("The images are wiped")
    with st.container(key="woord_traject", horizontal=True, gap="medium"):
        for form, words in ways.items():
            if st.button(words, key=f"coaching_{form}", type="tertiary"):
                look.go(form)


def _delete_first(look: Look) -> None:
    theme.space(5)
    with st.container(key="gevaar_wis"):
        if st.button(look.t.gettext("Delete this"), key="coaching_delete", type="tertiary"):
            st.session_state[sharing.panel_key(look.trajectory.id)] = DELETE
            st.rerun()


def sure(t: Texts) -> str:
    """What is asked before a trajectory is deleted."""
    return t.gettext(
        "Delete this, with what the coach wrote in it? Then it is really gone, within 30 days from the "
        "backups too."
    )


def _delete(look: Look) -> None:
    t = look.t
    st.html(f'<p class="tt-body" role="alert">{escape(sure(t))}</p>')
    theme.space(3)
    with st.container(key="gevaar_echt"):
        if st.button(t.gettext("Yes, delete this"), key="coaching_really_delete"):
            look.app.coaching.delete(look.viewer, look.trajectory.id)
            sharing.close(look.trajectory.id)
            st.session_state[DELETED] = True
            st.query_params.clear()
            st.rerun()
    _never_mind(look)


def _never_mind(look: Look) -> None:
    with st.container(key="stil_toch_niet"):
        if st.button(look.t.gettext("Rather not"), key="coaching_never_mind", type="tertiary"):
            sharing.close(look.trajectory.id)
            st.rerun()
