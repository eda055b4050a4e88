"""Room that a proeftuin asks for, and the answer of who leads the school."""

from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.experiments.model import Experiment, RoomAnswer, RoomAsked, RoomKind
from teamtuin.texts import Texts
from teamtuin.ui import experiment_words, forms, rows, theme
from teamtuin.ui.experiment_address import ANSWER, ASK_ROOM, go, never_mind
from teamtuin.ui.experiment_forms import READ_BY


def show(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """What was asked, with its answer; who leads can answer what is open."""
    if not one.rooms_asked:
        return
    theme.heading(t.gettext("Room asked"))
    lines = "".join(
        f"<li>{escape(room.text)}<small>{escape(_small(t, room))}</small></li>" for room in one.rooms_asked
    )
    st.html(f'<ul class="tt-plain-list">{lines}</ul>')
    for room in one.open_rooms:
        if app.experiments.room.may_answer(viewer, room.id):
            theme.space(3)
            words = t.gettext("Answer: {what}").format(what=room.text)
            if st.button(rows.unmarked(words), key=f"answer_{room.id}"):
                go(f"{ANSWER}{room.id}")


def _small(t: Texts, room: RoomAsked) -> str:
    day = rows.short_day(room.asked_on, t.language)
    kind = experiment_words.room_kind(room.kind, t)
    asked = t.gettext("{kind} · asked on {day}").format(kind=kind, day=day)
    if room.answer is None:
        return t.gettext("{asked} · no answer yet").format(asked=asked)
    answer = t.gettext(experiment_words.ANSWERS[room.answer])
    words = f"{answer}: {room.because}" if room.because else f"{answer}."
    return f"{asked} · {words}"


def ask(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """One line, and what kind of room it is."""
    theme.kicker(one.title)
    theme.title(t.gettext("Ask for room"))
    theme.lead(t.gettext("The school leader answers. The whole team sees the question and the answer."))
    theme.space(5)
    kind = st.pills(
        t.gettext("What is it?"),
        list(RoomKind),
        default=RoomKind.TIME,
        required=True,
        format_func=lambda each: experiment_words.room_kind(each, t),
        key="room_kind",
    )
    theme.space(5)
    line = forms.Ask(
        name="room",
        label=t.gettext("What do you need?"),
        placeholder=t.gettext("In one line."),
        height=forms.LINE,
    )
    sent = forms.sent(
        viewer,
        t,
        f"experiments:{one.id}:{ASK_ROOM}",
        (line,),
        lambda drafts: app.experiments.room.ask(viewer, one.id, drafts, RoomKind(kind or RoomKind.TIME)),
        action=t.gettext("Ask for this"),
        foot=t.gettext(READ_BY),
    )
    if sent:
        go()
    never_mind(t)


def answer(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment, asked: str) -> None:
    """For who leads the school; for everybody else there is nothing here."""
    room = next((each for each in one.open_rooms if str(each.id) == asked), None)
    if room is None or not app.experiments.room.may_answer(viewer, room.id):
        return theme.title(t.gettext("This page is not there, or not for you."))
    theme.kicker(f"{one.title} · {experiment_words.room_kind(room.kind, t)}")
    theme.title(room.text, gap="tt-gap-5")
    chosen = st.pills(
        t.gettext("Your answer"),
        list(RoomAnswer),
        default=RoomAnswer.ARRANGED,
        required=True,
        format_func=lambda each: t.gettext(experiment_words.ANSWERS[each]),
        key="room_answer",
        label_visibility="collapsed",
    )
    theme.space(5)
    _because(app, viewer, t, room.id, RoomAnswer(chosen or RoomAnswer.ARRANGED))
    never_mind(t)


def _because(app: Teamtuin, viewer: Viewer, t: Texts, room_id: UUID, chosen: RoomAnswer) -> None:
    needed = chosen is RoomAnswer.CANNOT
    because = forms.Ask(
        name="because",
        label=t.gettext("It cannot be, because …") if needed else t.gettext("How, or by when?"),
        placeholder="" if needed else t.gettext("It may stay open."),
        height=forms.LINE,
    )
    sent = forms.sent(
        viewer,
        t,
        f"experiments:{st.query_params['id']}:{ANSWER}{room_id}",
        (because,),
        lambda drafts: app.experiments.room.answer(viewer, room_id, chosen, drafts),
        action=t.gettext("Answer"),
        foot=t.gettext(READ_BY),
        action_when_empty=None if needed else t.gettext("Answer"),
    )
    if sent:
        go()
