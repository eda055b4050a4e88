"""Room that a proeftuin asks for, and the answer of who leads the school: on the proeftuin and on Vandaag."""

from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.experiments.model import Experiment, RoomAnswer, RoomAsked, RoomKind
from teamtuin.people.model import Role
from teamtuin.texts import Texts
from teamtuin.ui import experiment_words, forms, rows, theme
from teamtuin.ui.experiment_address import ANSWER, ASK_ROOM, ROOM_WAITING, WITH_WORDS, go, never_mind
from teamtuin.ui.experiment_forms import READ_BY
from teamtuin.ui.session import visit

ON_TODAY = 2
"""So many questions stand on Vandaag itself; what is more lies behind one row."""


def show(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """What was asked, with its answer; who leads can answer what is open."""
    if not one.rooms_asked:
        return
    theme.heading(t.gettext("Room asked"))
    lines = "".join(
        f"<li>{escape(room.text)}<small>{escape(_small(t, room))}</small></li>" for room in one.rooms_asked
    )
    st.html(f'<ul class="tt-plain-list">{lines}</ul>')
    answerable = app.experiments.room.answerable(viewer, one.rooms_asked)
    for room in one.rooms_asked:
        if room.id in answerable:
            _to_answer(t, room)


def _to_answer(t: Texts, room: RoomAsked) -> None:
    """The way to answer; who looked for it together may have found it since."""
    theme.space(3)
    again = room.answer is not None
    words = t.gettext("Another answer: {what}") if again else t.gettext("Answer: {what}")
    with st.container(key=f"stil_antwoord_{room.id}" if again else f"antwoord_{room.id}"):
        if st.button(
            rows.unmarked(words.format(what=room.text)),
            key=f"answer_{room.id}",
            type="tertiary" if again else "secondary",
        ):
            go(f"{ANSWER}{room.id}")


def waits(app: Teamtuin, viewer: Viewer, t: Texts) -> bool:
    """On Vandaag, for who leads the school: what waits for an answer, the oldest first; whether any."""
    if not visit().person.has(Role.PRINCIPAL):
        return False
    waiting = app.experiments.room.waiting(viewer)
    for one in waiting[:ON_TODAY]:
        kind = experiment_words.room_kind(one.room.kind, t)
        day = rows.short_day(one.room.asked_on, t.language)
        small = t.gettext("Room asked: {kind}, since {day} · {title}")
        if rows.row(f"asks_{one.room.id}", one.room.text, small.format(kind=kind, day=day, title=one.title)):
            to = {"id": str(one.experiment_id), "doe": f"{ANSWER}{one.room.id}"}
            st.switch_page("pages/experiments.py", query_params=to)
    if more := len(waiting[ON_TODAY:]):
        words = t.ngettext("{n} more question for room", "{n} more questions for room", more).format(n=more)
        if rows.row("room_waits", words, t.gettext("You answer, the whole team sees it")):
            st.switch_page("pages/experiments.py", query_params={"doe": ROOM_WAITING})
    return bool(waiting)


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
    """For who leads the school; for everybody else there is nothing here.

    One press answers; a sentence goes with it when it cannot be, and with the others by choice.
    """
    room = next((each for each in one.rooms_asked if str(each.id) == asked), None)
    if room is None or not app.experiments.room.answerable(viewer, [room]):
        return theme.title(t.gettext("This page is not there, or not for you."))
    theme.kicker(f"{one.title} · {experiment_words.room_kind(room.kind, t)}")
    theme.title(room.text, gap="tt-gap-5")
    chosen = st.query_params.get(WITH_WORDS)
    if chosen in set(RoomAnswer):
        _in_words(app, viewer, t, room, RoomAnswer(chosen))
    else:
        _in_one_press(app, viewer, t, room)
    never_mind(t)


def _in_one_press(app: Teamtuin, viewer: Viewer, t: Texts, room: RoomAsked) -> None:
    words = {each: t.gettext(experiment_words.ANSWERS[each]) for each in RoomAnswer}
    with st.container(key="voet_stapel_antwoord", horizontal=True, gap="small"):
        for each in (RoomAnswer.ARRANGED, RoomAnswer.TOGETHER):
            first = each is RoomAnswer.ARRANGED
            if st.button(words[each], key=f"answer_{each}", type="primary" if first else "secondary"):
                app.experiments.room.answer(viewer, room.id, each, {})
                go()
        if st.button(t.gettext("It cannot be, because …"), key="answer_cannot"):
            go(f"{ANSWER}{room.id}", **{WITH_WORDS: RoomAnswer.CANNOT.value})
    theme.space(3)
    theme.quiet(t.gettext(READ_BY))
    with st.container(key="stil_zin_erbij"):
        if st.button(t.gettext("Write a sentence with it"), key="answer_in_words", type="tertiary"):
            go(f"{ANSWER}{room.id}", **{WITH_WORDS: RoomAnswer.ARRANGED.value})


def _in_words(app: Teamtuin, viewer: Viewer, t: Texts, room: RoomAsked, given: RoomAnswer) -> None:
    chosen = st.pills(
        t.gettext("Your answer"),
        list(RoomAnswer),
        default=given,
        required=True,
        format_func=lambda each: t.gettext(experiment_words.ANSWERS[each]),
        key="room_answer",
        label_visibility="collapsed",
    )
    theme.space(5)
    _because(app, viewer, t, room.id, RoomAnswer(chosen or given))


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
