"""Agreements on screen: rows, looking back in two taps, and a small step of one's own."""

from collections.abc import Sequence
from datetime import date
from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.access.policy import Module
from teamtuin.access.viewer import Viewer
from teamtuin.agreements.model import SOON, Agreement, Result
from teamtuin.agreements.service import LINE, WHAT
from teamtuin.app import Teamtuin
from teamtuin.errors import NotVisible
from teamtuin.texts import Texts
from teamtuin.ui import forms, rows, theme
from teamtuin.ui.session_words import RESULTS, became, due

ADDRESS = "afspraak"
"""In My garden an address names a step of one's own by this; `new` makes one."""
NEW = "new"
SURE = "agreement_sure_"
LONGEST_ROW = 120


def is_open(app: Teamtuin, viewer: Viewer) -> bool:
    """Whether the council has opened agreements."""
    return Module.AGREEMENTS in app.school.open_modules(viewer)


def row(agreement: Agreement, t: Texts) -> bool:
    """One agreement as a row; True when it is pressed, which is the first of two taps."""
    words = agreement.text if len(agreement.text) <= LONGEST_ROW else agreement.text[:LONGEST_ROW] + " …"
    return rows.row(f"agreement_{agreement.id}", words, became(agreement, t))


def steps_in_garden(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """In My garden, above the texts: one's own small steps that stand open, and a way to add one."""
    steps = [step for step in app.agreements.mine(viewer) if step.is_open]
    if steps:
        words = t.gettext("My small steps")
        st.html(f'<h2 class="tt-h2">{escape(words)}</h2>')
    for step in steps:
        if row(step, t):
            st.query_params.from_dict({ADDRESS: str(step.id)})
            st.rerun()
    if not is_open(app, viewer):
        return
    with st.container(key="stil_stap"):
        if st.button(t.gettext("Add a small step for yourself"), key="step_new", type="tertiary"):
            st.query_params.from_dict({ADDRESS: NEW})
            st.rerun()
    theme.space(5)


def waiting(app: Teamtuin, viewer: Viewer, t: Texts) -> bool:
    """On Today: how many are due, without a word of them; whether there are any."""
    found = app.agreements.waiting(viewer)
    n = found.mine + found.ours
    if not n or not is_open(app, viewer):
        return False
    words = t.ngettext(
        "{n} agreement on which you wanted to look back", "{n} agreements on which you wanted to look back", n
    ).format(n=n)
    if rows.row("agreements", words, t.gettext("You may also let them go")):
        st.switch_page("pages/peer_learning.py" if found.ours else "pages/my_garden.py")
    return True


def in_garden(app: Teamtuin, viewer: Viewer, t: Texts, asked: str) -> None:
    """In My garden: a new step, or looking back on one."""
    if asked == NEW:
        return new_step(app, viewer, t, f"my_garden:{NEW}:{ADDRESS}")
    show(app, viewer, t, asked, f"my_garden:{asked}:{ADDRESS}")


def new_step(app: Teamtuin, viewer: Viewer, t: Texts, place: str) -> None:
    """What, and when one looks back; afterwards the list."""
    theme.title(t.gettext("A small step for yourself"))
    theme.lead(t.gettext("Only you see it, and what becomes of it."))
    theme.space(5)
    due_on = day_to_look_back(t, place)
    ask = forms.Ask(name=WHAT, label=t.gettext("What will you try?"), height=forms.LINE)
    sent = forms.sent(
        viewer,
        t,
        place,
        [ask],
        lambda drafts: app.agreements.take_step(viewer, drafts, due_on),
        action=t.gettext("Save"),
        foot=t.gettext("Only you see this."),
    )
    if sent:
        st.query_params.clear()
        st.rerun()


def day_to_look_back(t: Texts, place: str) -> date:
    """A day two weeks from now, unless another one is chosen."""
    chosen = st.date_input(
        t.gettext("When do you look back?"),
        value=theme.today() + SOON,
        format="DD-MM-YYYY",
        key=f"due_{place}",
    )
    theme.space(5)
    return chosen


def show(app: Teamtuin, viewer: Viewer, t: Texts, asked: str, place: str) -> None:
    """One agreement with its look-back, or the same sentence for every id that is not the viewer's."""
    try:
        agreement = app.agreements.get(viewer, UUID(asked))
    except (ValueError, NotVisible):
        return theme.title(t.gettext("This page is not there, or not for you."))
    theme.kicker(t.gettext("My small step") if agreement.is_mine else t.gettext("We agreed"))
    theme.title(agreement.text)
    if not is_open(app, viewer):
        theme.quiet(
            t.gettext(
                "This is still closed. It opens when the participation council has recorded its consent."
            )
        )
    elif agreement.is_open:
        _ask(app, viewer, t, agreement)
    else:
        _what_became(app, viewer, t, agreement, place)
    if agreement.is_mine:
        _delete(app, viewer, t, agreement)


def _ask(app: Teamtuin, viewer: Viewer, t: Texts, agreement: Agreement) -> None:
    theme.quiet(rows.capital(due(agreement, t)))
    theme.space(6)
    words = t.gettext("How did it go?")
    st.html(f'<h2 class="tt-h2">{escape(words)}</h2><div class="tt-gap-3"></div>')
    _results(app, viewer, t, agreement, tuple(Result))
    theme.space(3)
    theme.quiet(t.gettext("You may also let it go."))
    if agreement.is_long_ago(theme.today()):
        with st.container(key="stil_nog_van_nu"):
            words = t.gettext("It is still of now, look again in two weeks")
            if st.button(words, key="agreement_still", type="tertiary"):
                app.agreements.still(viewer, agreement.id)
                st.rerun()


def _results(
    app: Teamtuin, viewer: Viewer, t: Texts, agreement: Agreement, offered: Sequence[Result]
) -> None:
    """The second tap: it is kept at once."""
    with st.container(key="voet_terugblik", horizontal=True, gap="small"):
        for result in offered:
            if st.button(t.gettext(RESULTS[result]), key=f"result_{result}"):
                app.agreements.look_back(viewer, agreement.id, result)
                st.rerun()


def _what_became(app: Teamtuin, viewer: Viewer, t: Texts, agreement: Agreement, place: str) -> None:
    st.html(f'<p class="tt-lead" role="status">{escape(became(agreement, t))}</p>')
    if agreement.look_back:
        theme.space(3)
        st.html(f'<p class="tt-text">{escape(agreement.look_back)}</p>')
    theme.space(6)
    label = t.gettext("Is there one line to say about it?")
    ask = forms.Ask(name=LINE, label=label, placeholder=t.gettext("It need not be."), height=forms.LINE)
    foot = (
        t.gettext("Only you see this.")
        if agreement.is_mine
        else t.gettext("Who reads the agreement reads this.")
    )
    sent = forms.sent(
        viewer,
        t,
        place,
        [ask],
        lambda drafts: app.agreements.say(viewer, agreement.id, drafts),
        action=t.gettext("Save"),
        foot=foot,
    )
    if sent:
        st.rerun()
    theme.space(5)
    others = [result for result in Result if result is not agreement.result]
    with st.container(key="stil_anders", horizontal=True, gap="medium"):
        for result in others:
            words = t.gettext("No: {result}").format(result=rows.without_capital(t.gettext(RESULTS[result])))
            if st.button(words, key=f"rather_{result}", type="tertiary"):
                app.agreements.look_back(viewer, agreement.id, result)
                st.rerun()


def _delete(app: Teamtuin, viewer: Viewer, t: Texts, agreement: Agreement) -> None:
    theme.space(5)
    sure = f"{SURE}{agreement.id}"
    if not st.session_state.get(sure):
        with st.container(key="gevaar_wis"):
            if st.button(t.gettext("Delete this"), key="step_delete", type="tertiary"):
                st.session_state[sure] = True
                st.rerun()
        return
    sentence = t.gettext("Delete this? Then it is really gone, within 30 days from the backups too.")
    st.html(f'<p class="tt-body" role="alert">{escape(sentence)}</p>')
    theme.space(3)
    with st.container(key="gevaar_echt"):
        if st.button(t.gettext("Yes, delete this"), key="step_really_delete"):
            st.session_state.pop(sure)
            app.agreements.delete(viewer, agreement.id)
            st.query_params.clear()
            st.rerun()
    with st.container(key="stil_toch_niet"):
        if st.button(t.gettext("Rather not"), key="step_never_mind", type="tertiary"):
            st.session_state.pop(sure)
            st.rerun()
