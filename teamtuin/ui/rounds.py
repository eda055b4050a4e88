"""A round on a page of the team: open one, let people in by its code, close it, and read its texts first.

While it is open nothing of it can be seen, not even whether somebody answered.
"""

from collections.abc import Sequence
from contextlib import suppress
from html import escape

import streamlit as st

from teamtuin.access.policy import Module
from teamtuin.access.viewer import Viewer
from teamtuin.addresses import PRINT_CODES, TAKE_PART
from teamtuin.app import Teamtuin
from teamtuin.errors import N_, NotVisible, TeamtuinError
from teamtuin.rooms.model import PULSE_QUESTIONS, Ending, Round, RoundKind, RoundQuestion, RoundText
from teamtuin.texts import Texts
from teamtuin.ui import reach, rows, theme

CHOOSING, SURE, ENDED, OUT = "round_choosing", "round_sure", "round_ended", "round_note_out"
WHAT_BECAME = {
    Ending.FEW_WROTE: N_(
        "The round is closed. Where fewer than five people wrote something, their words were not kept."
    ),
    Ending.TOO_FEW: N_(
        "The round is closed. There were too few answers to show, so nothing of them was kept."
    ),
    Ending.TOO_MANY: N_(
        "The round is closed. There were more answers than people it was meant for, so nothing of them was"
        " kept. With one code on paper for each, everybody answers once."
    ),
}
USUAL = ("P1", "P2")
CLOSED_BOARDS = 3
"""So many boards stay in sight after they were closed."""


def pulse(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """The pulse that is open, or the way to open one; nothing until the council has opened rounds."""
    if Module.ROUNDS not in app.school.open_modules(viewer):
        return
    say_what_became(t)
    running = [one for one in _open(app, viewer) if one.kind is RoundKind.PULSE]
    for one in running:
        _running(app, viewer, t, one)
    if not running:
        _begin(app, viewer, t)


def say_what_became(t: Texts) -> None:
    """Once, after a round was closed of which something could not be kept."""
    if sentence := WHAT_BECAME.get(st.session_state.pop(ENDED, Ending.KEPT)):
        theme.space(5)
        st.html(f'<p class="tt-body" role="status">{escape(t.gettext(sentence))}</p>')


def _open(app: Teamtuin, viewer: Viewer) -> list[Round]:
    return [one for one in app.rooms.listed(viewer) if one.closed_on is None]


def _running(app: Teamtuin, viewer: Viewer, t: Texts, one: Round) -> None:
    theme.heading(t.gettext("A pulse is open"))
    day = rows.short_day(one.opened_on, t.language)
    theme.body(t.gettext("Since {day}. Anonymous, twenty seconds.").format(day=day))
    theme.quiet(
        t.gettext("What came of it stands here when the round is closed. Until then nobody sees anything.")
    )
    way_in(app, t, one)
    closing(app, viewer, t, one)


def way_in(app: Teamtuin, t: Texts, one: Round) -> None:
    """The code and the address, and a QR code where phones can reach it."""
    base, path = reach.base_of(app.settings.url), f"{TAKE_PART}{one.code}"
    theme.space(5)
    said = t.gettext("Code")
    st.html(
        f'<p class="tt-round-code"><span>{escape(said)}</span> {escape(one.code or "")}</p>'
        f'<a class="tt-leaf-word" target="_blank" href="{escape(path)}">{escape(base + path)}</a>'
    )
    if one.strict:
        theme.quiet(t.gettext("Everybody answers with a code from paper; each counts once."))
        if one.may_close:
            again = one.printed is not None
            words = t.gettext("Print the codes again") if again else t.gettext("Print the codes")
            address = PRINT_CODES.format(id=one.id)
            st.html(f'<a class="tt-leaf-word" target="_blank" href="{address}">{escape(words)}</a>')
    elif reach.phones_reach(app.settings.url):
        st.image(reach.qr(base + path), width=200)
    elif reach.only_here(base):
        theme.quiet(
            t.gettext(
                "Phones cannot reach this address, so there is no QR code. "
                "docs/proxy.md tells how they can reach Teamtuin."
            )
        )


def closing(app: Teamtuin, viewer: Viewer, t: Texts, one: Round) -> None:
    """Close the round in two presses, because that cannot be undone."""
    if not one.may_close:
        return
    theme.space(5)
    if st.session_state.get(SURE) != one.id:
        if st.button(t.gettext("Close the round"), key=f"round_close_{one.id}"):
            st.session_state[SURE] = one.id
            st.rerun()
        return
    theme.body(
        t.gettext("Then nobody can answer any more. The answers become what may be shown, and are destroyed.")
    )
    theme.space(3)
    with st.container(key="voet_stapel_ronde", horizontal=True, gap="small"):
        if st.button(t.gettext("Close the round"), key=f"round_closed_{one.id}", type="primary"):
            _close(app, viewer, t, one)
        if st.button(t.gettext("Not now"), key=f"round_stays_{one.id}"):
            del st.session_state[SURE]
            st.rerun()


def _close(app: Teamtuin, viewer: Viewer, t: Texts, one: Round) -> None:
    try:
        ended = app.rooms.close(viewer, one.id)
    except TeamtuinError as refusal:
        return theme.wrong(t.refusal(refusal))
    finally:
        st.session_state.pop(SURE, None)
    st.session_state[ENDED] = ended
    st.rerun()


def _begin(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    theme.space(5)
    if not st.session_state.get(CHOOSING):
        if st.button(t.gettext("Open a pulse"), key="round_begin"):
            st.session_state[CHOOSING] = True
            st.rerun()
        return
    theme.heading(t.gettext("What do you want to ask the team?"))
    theme.quiet(t.gettext("One to three questions, answered from 1 to 5"))
    chosen = [
        key
        for key, sentence in PULSE_QUESTIONS.items()
        if st.checkbox(t.gettext(sentence), value=key in USUAL, key=f"round_asks_{key}")
    ]
    theme.space(3)
    strict = st.checkbox(
        t.gettext("Only with a code from paper, one for each person"), value=True, key="round_strict"
    )
    theme.quiet(
        t.gettext(
            "A code counts once. Without codes one person can answer more often, and so work out what a"
            " colleague said."
        )
    )
    theme.quiet(t.gettext("Nobody sees who answered. A group is shown only from five people."))
    theme.space(5)
    with st.container(key="voet_stapel_peiling", horizontal=True, gap="small"):
        if st.button(t.gettext("Open the pulse"), key="round_open", type="primary"):
            _open_pulse(app, viewer, t, chosen, strict=strict)
        if st.button(t.gettext("Not now"), key="round_not"):
            del st.session_state[CHOOSING]
            st.rerun()


def _open_pulse(app: Teamtuin, viewer: Viewer, t: Texts, keys: list[str], *, strict: bool) -> None:
    try:
        app.rooms.open_pulse(viewer, keys, strict=strict)
    except TeamtuinError as refusal:
        return theme.wrong(t.refusal(refusal))
    st.session_state.pop(CHOOSING, None)
    st.rerun()


# -- boards and their texts


def boards(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """The boards of the team: open ones with their code, closed with their notes."""
    if Module.ROUNDS not in app.school.open_modules(viewer):
        return
    found = [
        one for one in app.rooms.listed(viewer) if one.kind is RoundKind.BOARD and one.study_day_id is None
    ]
    for one in [one for one in found if one.closed_on is None]:
        theme.heading(t.gettext("A board is open"))
        theme.body(words_of(one.questions[0], t))
        way_in(app, t, one)
        closing(app, viewer, t, one)
    for one in [one for one in found if one.closed_on is not None][:CLOSED_BOARDS]:
        _notes(app, viewer, t, one)


def words_of(asked: RoundQuestion, t: Texts) -> str:
    """A question in the viewer's language, or as somebody wrote it."""
    return t.gettext(asked.sentence) if asked.key else asked.text


def _notes(app: Teamtuin, viewer: Viewer, t: Texts, one: Round) -> None:
    if notes := app.rooms.notes(viewer, one.id):
        theme.heading(words_of(one.questions[0], t))
        wall(app, viewer, t, notes)


def wall(app: Teamtuin, viewer: Viewer, t: Texts, notes: Sequence[RoundText]) -> None:
    """What a closed board brought: the notes that were shown, and those that wait for who reads first."""
    if shown := [escape(note.text) for note in notes if note.shown]:
        st.html(f'<ul class="tt-wall"><li>{"</li><li>".join(shown)}</li></ul>')
    read_first(app, viewer, t, notes)


def read_first(app: Teamtuin, viewer: Viewer, t: Texts, notes: Sequence[RoundText]) -> None:
    """Texts that wait until somebody but the school leader has read them; one by one shown or left out."""
    waiting = [note for note in notes if not note.shown]
    if waiting:
        theme.space(5)
        theme.quiet(
            t.gettext("These notes wait. You read them first: show each to the team, or leave it out.")
        )
    for text in waiting:
        _note(app, viewer, t, text)


def _note(app: Teamtuin, viewer: Viewer, t: Texts, text: RoundText) -> None:
    """Showing it takes one press; leaving it out two, because nobody has those words any more then."""
    theme.space(3)
    st.html(f'<p class="tt-text">{escape(text.text)}</p>')
    if st.session_state.get(OUT) == text.id:
        return _leave_out(app, viewer, t, text)
    with st.container(key=f"stil_briefje_{text.id}", horizontal=True, gap="medium"):
        if st.button(t.gettext("Show it"), key=f"note_show_{text.id}", type="tertiary"):
            with suppress(NotVisible):  # who reads along did it on another screen
                app.rooms.show_text(viewer, text.id)
            st.rerun()
        if st.button(t.gettext("Leave it out"), key=f"note_out_{text.id}", type="tertiary"):
            st.session_state[OUT] = text.id
            st.rerun()


def _leave_out(app: Teamtuin, viewer: Viewer, t: Texts, text: RoundText) -> None:
    with st.container(key="gevaar_weg", horizontal=True, gap="small"):
        if st.button(t.gettext("Yes, throw away"), key=f"note_really_out_{text.id}"):
            st.session_state.pop(OUT)
            with suppress(NotVisible):
                app.rooms.leave_out(viewer, text.id)
            st.rerun()
    with st.container(key="stil_houden"):
        if st.button(t.gettext("Rather not"), key=f"note_stays_{text.id}", type="tertiary"):
            st.session_state.pop(OUT)
            st.rerun()
