"""What is one's own beside the texts: taking everything along, the language, and where one is signed in."""

from html import escape

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.accounts.model import Session
from teamtuin.addresses import PORTFOLIO, TAKE_ALONG
from teamtuin.app import Teamtuin
from teamtuin.clock import day_of
from teamtuin.errors import TeamtuinError
from teamtuin.texts import Texts
from teamtuin.ui import rows, theme
from teamtuin.ui.session import session_token
from teamtuin.ui.theme import body, heading, wrong


def take_along(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """Both files, and a code for the command line."""
    theme.title(t.gettext("Take everything along"))
    theme.lead(
        t.gettext("All that you wrote and typed, with who can read it. Nothing of anybody else is in it.")
    )
    theme.space(5)
    _link("teamtuin.html", t.gettext("To read: one page that opens anywhere"))
    _link("teamtuin.json", t.gettext("For another program: JSON"))
    theme.space(3)
    theme.quiet(t.gettext("On a device that others use too: take the file off it when you leave."))
    heading(t.gettext("A part of it: your portfolio"))
    body(t.gettext("Choose which texts, steps and lines of yours go into a file for somebody else to read."))
    theme.space(3)
    words = t.gettext("Choose for my portfolio")
    st.html(f'<a class="tt-leaf-word" target="_self" href="{PORTFOLIO}">{escape(words)}</a>')
    _code(app, viewer, t)


def _link(file: str, words: str) -> None:
    st.html(f'<a class="tt-leaf-word" target="_self" href="{TAKE_ALONG}{file}">{escape(words)}</a>')


def _code(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """For `export` and `forget`, where whoever sits at the computer proves to come from this person."""
    heading(t.gettext("A code for the computer"))
    if _is_demo(app):
        return body(t.gettext("In the demo school the command line asks for no code."))
    body(
        t.gettext(
            "Does somebody help you at the computer on which Teamtuin runs? With this code they can make "
            "these files for you, or remove everything of yours. It works once, within an hour."
        )
    )
    theme.space(3)
    if st.button(t.gettext("Make a code"), key="own_code"):
        code = app.accounts.make_code(viewer)
        st.code(f"--person {viewer.id} --code {code}", language=None, wrap_lines=True)
        theme.quiet(t.gettext("It is shown only now."))


def signed_in(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """On which devices one is signed in, a way to end that, and another recovery code."""
    theme.title(t.gettext("Where you are signed in"))
    theme.lead(t.gettext("Only you see this."))
    theme.space(5)
    token = session_token()
    here = app.accounts.session_of(token) if token else None
    lines = "".join(_session(session, here, t) for session in app.accounts.sessions(viewer))
    st.html(f'<ul class="tt-plain-list">{lines}</ul>')
    theme.space(5)
    if st.button(t.gettext("Sign out everywhere"), key="own_sign_out"):
        app.accounts.sign_out_everywhere(viewer)
        st.rerun()
    theme.space(3)
    theme.quiet(t.gettext("Here too. Nothing that you wrote is lost."))
    if not _is_demo(app):
        _recovery(app, viewer, t)


def _session(session: Session, here: Session | None, t: Texts) -> str:
    own, shared = t.gettext("A device of your own"), t.gettext("A device that others use too")
    device = own if session.own_device else shared
    day = rows.short_day(day_of(session.made_at), t.language)
    since = t.gettext("since {day}").format(day=day)
    if here and session.made_at == here.made_at:
        since = t.gettext("since {day}, and this is it").format(day=day)
    return f"<li>{escape(device)}<small>{escape(since)}</small></li>"


def _recovery(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """For who lost the paper with the code. The old one ends."""
    heading(t.gettext("Another recovery code"))
    body(t.gettext("Have you lost the paper? With your passphrase you get a new code. The old one ends."))
    theme.space(3)
    with st.form("own_recovery", border=False, clear_on_submit=True):
        passphrase = passphrase_field(t)
        sent = st.form_submit_button(t.gettext("Give me a new code"))
    if not sent:
        return None
    try:
        code = app.accounts.new_recovery_code(viewer, passphrase)
    except TeamtuinError as refusal:
        return wrong(t.refusal(refusal))
    st.code(code, language=None, wrap_lines=True)
    theme.quiet(t.gettext("Write it on paper. It is shown only now."))


def passphrase_field(t: Texts) -> str:
    """Where somebody shows that it is really them."""
    label = t.gettext("Your passphrase")
    return st.text_input(label, type="password", autocomplete="current-password") or ""


def _is_demo(app: Teamtuin) -> bool:
    school = app.school.find()
    return school is not None and school.demo
