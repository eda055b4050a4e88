"""Having everything of oneself removed (product rule R16): what goes, what stays, two presses, done."""

from html import escape

import streamlit as st
from babel.dates import format_date

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import NotVisible, TeamtuinError
from teamtuin.keeping.model import Forgotten
from teamtuin.texts import Texts
from teamtuin.ui import theme
from teamtuin.ui.own_things import passphrase_field
from teamtuin.ui.session import SignedOut
from teamtuin.ui.theme import body, heading, wrong
from teamtuin.web import house

SURE = "leaving_sure"


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """What goes and what stays, and the way to it; and in its place, when it is done, the last sentence."""
    place = st.empty()
    with place.container(gap=None):
        gone = _before(app, viewer, t)
    if gone:
        with place.container(gap=None):
            _done(gone, t)
        st.stop()


def _before(app: Teamtuin, viewer: Viewer, t: Texts) -> Forgotten | None:
    theme.title(t.gettext("Delete everything of mine"))
    theme.lead(t.gettext("You do not have to ask anybody, and nobody is told why."))
    _what(t.gettext("This goes"), goes(t))
    _what(t.gettext("This stays"), stays(t))
    theme.space(5)
    body(t.gettext("Would you like to keep something? Take everything along first."))
    theme.space(6)
    if not st.session_state.get(SURE):
        _first_press(t)
        return None
    return _second_press(app, viewer, t)


def goes(t: Texts) -> list[str]:
    """What is removed, in plain words."""
    return [
        t.gettext("everything you wrote and typed, also for who could read along"),
        t.gettext("your own lines in trajectories with the video coach"),
        t.gettext("your name, your roles and your language"),
        t.gettext("your sign-in, your codes, and where you are signed in"),
        t.gettext("the key with which your texts open: what lies in a backup opens no more"),
    ]


def stays(t: Texts) -> list[str]:
    """What is not removed, in plain words."""
    return [
        t.gettext("what a colleague already read or printed: nobody can call that back"),
        t.gettext("what colleagues wrote themselves"),
        t.gettext("what the video coach wrote in your trajectory: a year at most, for the coach alone"),
        t.gettext("the council's consent, if you recorded it: the day and the document, without your name"),
    ]


def _what(title: str, lines: list[str]) -> None:
    heading(title)
    st.html('<ul class="tt-dashes">' + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>")


def _first_press(t: Texts) -> None:
    with st.container(key="gevaar_alles"):
        if st.button(t.gettext("Delete everything of mine"), key="leaving_first"):
            st.session_state[SURE] = True
            st.rerun()


def _second_press(app: Teamtuin, viewer: Viewer, t: Texts) -> Forgotten | None:
    sure = t.gettext("Really everything? Nobody can undo this.")
    st.html(f'<p class="tt-body" role="alert">{escape(sure)}</p>')
    theme.space(3)
    school = app.school.find()
    demo = school is not None and school.demo
    with st.container(key="gevaar_echt_alles"), st.form("leaving", border=False):
        passphrase = None if demo else passphrase_field(t)
        sent = st.form_submit_button(t.gettext("Yes, delete everything of mine"))
    with st.container(key="stil_blijven"):
        if st.button(t.gettext("Rather not"), key="leaving_stay", type="tertiary"):
            st.session_state.pop(SURE, None)
            st.rerun()
    return _forget(app, viewer, t, passphrase) if sent else None


def _forget(app: Teamtuin, viewer: Viewer, t: Texts, passphrase: str | None) -> Forgotten | None:
    """Do it. In an own school the passphrase shows that it is really this person at the screen."""
    try:
        if passphrase is not None:
            app.accounts.prove(viewer, passphrase)
        return app.keeping.forget(viewer)
    except NotVisible:
        raise SignedOut from None
    except TeamtuinError as refusal:
        wrong(t.refusal(refusal))
        return None


def _done(gone: Forgotten, t: Texts) -> None:
    """The last page. Nobody is signed in any more, so it stands without the ways to the rooms."""
    st.html("<style>.st-key-wegwijzer, .st-key-wie_ben_ik { display: none !important; }</style>")
    until = format_date(gone.backups_hold_until, "d MMMM y", locale=t.language)
    theme.title(t.gettext("Everything of yours is deleted."))
    theme.lead(
        t.gettext(
            "You are signed out. In backups it may lie until {day}, without the key that opens it."
        ).format(day=until)
    )
    if missed := len(gone.unreachable_key_backups):
        theme.space(5)
        body(
            t.ngettext(
                "One copy of the keys could not be reached. Ask your administrator to make a new backup.",
                "{n} copies of the keys could not be reached. Ask your administrator to make a new backup.",
                missed,
            ).format(n=missed)
        )
    theme.space(5)
    start = t.gettext("To the beginning")
    st.html(f'<a class="tt-button" target="_self" href="{escape(house.entrance())}">{escape(start)}</a>')
