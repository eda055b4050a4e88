"""The story line of one proeftuin: day and kind on the left, the words on the right, newest first."""

from contextlib import suppress
from html import escape

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import NotVisible
from teamtuin.experiments.model import Experiment
from teamtuin.experiments.story import Entry, Told
from teamtuin.texts import Texts
from teamtuin.ui import experiment_words, rows, theme
from teamtuin.ui.session_words import FORMS


def show(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """All that was seen and learned; one's own observation can be taken back here."""
    told = [entry for entry in app.experiments.story(viewer, one.id) if entry.kind is not Told.SEED]
    if not told:
        return
    theme.heading(t.gettext("What we saw and learned"))
    lines: list[str] = []
    for entry in told:
        lines.append(_line(t, entry))
        if entry.mine and entry.thing_id:
            st.html(f'<ol class="tt-time">{"".join(lines)}</ol>')
            lines = []
            _take_back(app, viewer, t, entry)
    if lines:
        st.html(f'<ol class="tt-time">{"".join(lines)}</ol>')


def _line(t: Texts, entry: Entry) -> str:
    day = _day(t, entry)
    lines = [line for line in entry.text.splitlines() if line]
    if entry.expected:
        lines.insert(0, t.gettext("Expected: {prediction}").format(prediction=entry.expected))
    words = "".join(f'<p class="tt-text">{escape(line)}</p>' for line in lines)
    return f"<li><div>{escape(day)}<span>{escape(kind(t, entry))}</span></div><section>{words}</section></li>"


def _day(t: Texts, entry: Entry) -> str:
    if entry.number is not None:
        return t.gettext("round {n}").format(n=entry.number)
    return rows.short_day(entry.day, t.language)


def kind(t: Texts, entry: Entry) -> str:
    """What an entry is, and of whom when it is signed."""
    if entry.kind is Told.DECISION and entry.choice:
        choice = rows.without_capital(experiment_words.choice(entry.choice, t))
        return t.gettext("decision: {choice}").format(choice=choice)
    if entry.kind is Told.ROOM_ANSWERED and entry.answer:
        return rows.without_capital(t.gettext(experiment_words.ANSWERS[entry.answer]))
    if entry.kind is Told.ROOM_ASKED and entry.asked:
        return t.gettext("room asked: {kind}").format(kind=experiment_words.room_kind(entry.asked, t))
    if entry.kind is Told.LEARNED:
        return t.gettext("learned, written afterwards") if entry.afterwards else t.gettext("learned")
    if entry.kind is Told.SESSION and entry.form:
        form = rows.without_capital(t.gettext(FORMS[entry.form]))
        words = t.gettext("{form}, only you see this") if entry.alone else t.gettext("{form}, shared")
        return words.format(form=form)
    names = {
        Told.OBSERVATION: t.gettext("observation"),
        Told.REFLECTION: t.gettext("reflection, shared"),
        Told.PREDICTION: t.gettext("prediction"),
    }
    name = names.get(entry.kind, "")
    return t.gettext("{kind} of {name}").format(kind=name, name=entry.name) if entry.name else name


def _take_back(app: Teamtuin, viewer: Viewer, t: Texts, entry: Entry) -> None:
    with st.container(key=f"stil_terugnemen_{entry.thing_id}"):
        words = t.gettext("Take back this observation")
        if st.button(words, key=f"withdraw_{entry.thing_id}", type="tertiary") and entry.thing_id:
            with suppress(NotVisible):  # taken back on another screen
                app.experiments.evidence.withdraw(viewer, entry.thing_id)
            st.rerun()
