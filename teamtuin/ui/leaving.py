"""Having everything of oneself removed (product rule R16): what goes, what stays, two presses, done."""

from datetime import timedelta
from html import escape

import streamlit as st
from babel.dates import format_date

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import NotVisible, TeamtuinError
from teamtuin.keeping.model import BACKUP_DAYS, Forgotten
from teamtuin.texts import Texts
from teamtuin.ui import theme
from teamtuin.ui.own_things import passphrase_field
from teamtuin.ui.session import SignedOut
from teamtuin.ui.theme import body, heading, wrong
from teamtuin.web import house

SURE, DONE = "leaving_sure", "leaving_done"
EACH = 1
"""Seconds between two looks at how long somebody can still think again."""


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """What goes and what stays, and the way to it; then ten seconds to think again, and the last sentence."""
    if app.keeping.leaving.seconds_left(viewer) is None:
        return _before(app, viewer, t)
    st.fragment(run_every=EACH)(_ten_seconds)(app, viewer, t)


def _ten_seconds(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """Runs apart from its page, because who is gone has no page any more."""
    place = st.empty()
    if DONE not in st.session_state:
        left = app.keeping.leaving.seconds_left(viewer)
        with place.container(gap=None):
            _may_think_again(app, viewer, t)
        if left is not None and left > 0:
            return
        gone = _forget(app, viewer)
        if gone is None:  # kept after all, on another screen
            st.session_state.pop(SURE, None)
            st.rerun()
        st.session_state[DONE] = gone
    with place.container(gap=None):
        _done(st.session_state[DONE], t)


def _may_think_again(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    theme.title(t.gettext("In ten seconds it begins."))
    theme.lead(t.gettext("Nothing is deleted yet. If you close this screen, it goes on by itself."))
    theme.space(5)
    if st.button(t.gettext("Rather not, keep everything"), key="leaving_keep"):
        app.keeping.leaving.stay(viewer)
        st.session_state.pop(SURE, None)
        st.rerun()


def _forget(app: Teamtuin, viewer: Viewer) -> Forgotten | None:
    """Do it, unless the server did it just before this screen; None when nothing is to be done any more."""
    try:
        return app.keeping.forget_as_asked(viewer)
    except NotVisible:
        until = theme.today() + timedelta(days=BACKUP_DAYS)
        return Forgotten(reflections=0, drafts=0, backups_hold_until=until)


def _before(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    theme.title(t.gettext("Delete everything of mine"))
    theme.lead(t.gettext("You do not have to ask anybody, and nobody is told why."))
    _what(t.gettext("This goes"), goes(t))
    _what(t.gettext("This stays"), stays(t))
    theme.space(5)
    body(t.gettext("Would you like to keep something? Take everything along first."))
    theme.space(6)
    if not st.session_state.get(SURE):
        return _first_press(t)
    _second_press(app, viewer, t)


def goes(t: Texts) -> list[str]:
    """What is removed, in plain words."""
    return [
        t.gettext("everything you wrote and typed, also for who could read along"),
        t.gettext("your own lines in trajectories with the video coach"),
        t.gettext("the list of what you sent to an AI"),
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


def _second_press(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    sure = t.gettext("Really everything? You can still stop it for ten seconds, then nobody can undo it.")
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
    if sent:
        _begin(app, viewer, t, passphrase)


def _begin(app: Teamtuin, viewer: Viewer, t: Texts, passphrase: str | None) -> None:
    """From here on it goes by itself. In an own school the passphrase shows that it is really this person."""
    try:
        if passphrase is not None:
            app.accounts.prove(viewer, passphrase)
        app.keeping.forget_soon(viewer)
    except NotVisible:
        raise SignedOut from None
    except TeamtuinError as refusal:
        return wrong(t.refusal(refusal))
    st.rerun()


def _done(gone: Forgotten, t: Texts) -> None:
    """The last page. Nobody is signed in any more, so it stands without the ways to the rooms."""
    ways = ".st-key-wegwijzer, .st-key-wie_ben_ik, .st-key-stil_reading_back"
    st.html(f"<style>{ways} {{ display: none !important; }}</style>")
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
