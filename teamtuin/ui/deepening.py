"""One more question under what was saved: to answer or to ignore; it leaves no trace unless answered."""

from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from html import escape

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.asking.deepening import asks_for_the_need, deepen
from teamtuin.asking.model import Question
from teamtuin.asking.prompts import DEEPENING, prompt
from teamtuin.drafts.model import Draft
from teamtuin.reflections.model import AskedQuestion, Reflection
from teamtuin.reflections.service import Answer
from teamtuin.texts import Texts
from teamtuin.ui import ai_over, ai_question, question_origin, sharing, theme
from teamtuin.ui.room import again
from teamtuin.ui.session import on_own_device
from teamtuin.ui.writing_field import draft_in_hand, writing_field

ASKED = "asked_questions"
JUST_WRITE = "one_minute"
OTHER = "asked_another"
"""Set for one run after "another question": who pressed it goes on in the field under the new one."""
OFFERED = "offered"
"""The place of the answer to a question that is kept with the text, such as one of an AI."""


class Outcome(StrEnum):
    """What was done with the question."""

    ANSWERED = "answered"
    DONE = "done"


def ask(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection) -> Outcome | None:
    """Draw the question with its field, another one, and the way out; returns what was just done."""
    about = _about(app, viewer, t, reflection)
    if ai_question.is_open(about):
        ai_question.show(app, viewer, t, about)
        return None
    draft, question = _draft_and_question(app, viewer, t, reflection)
    ai_over.why_not(reflection.id)
    ai_over.label(t, question.source)
    question_origin.tell(app, viewer, t, reflection, question)
    result = writing_field(
        draft,
        owner_key=str(viewer.id),
        label=question.text,
        placeholder=t.gettext("Would you like to stay with it for a moment? You need not."),
        action=t.gettext("Save"),
        foot=who_reads(app, viewer, t, reflection),
        own_device=on_own_device(),
        focus=bool(st.session_state.pop(OTHER, False)),
        t=t,
    )
    if result:
        answer = Answer(draft_id=result.draft_id, question=question)
        app.reflections.answer(viewer, reflection.id, answer)
        return Outcome.ANSWERED
    theme.space(5)
    with st.container(key="vraag_ernaast", horizontal=True, gap="medium"):
        if st.button(t.gettext("Another question"), key=f"another_{reflection.id}", type="tertiary"):
            _swap(app, viewer, t, reflection, question)
        ai_question.button(app, viewer, t, about)
        if st.button(t.gettext("Done for now"), key=f"done_{reflection.id}", type="tertiary"):
            return Outcome.DONE
    return None


def _about(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection) -> ai_question.Place:
    """The whole kept text; a question that is chosen is kept with it."""
    return ai_question.Place(
        id=reflection.id,
        text=reflection.text,
        prompt=partial(prompt, DEEPENING, t.language),
        keep=lambda asked: app.reflections.offer(viewer, reflection.id, asked),
        kept_in=reflection.id,
    )


def who_reads(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection | None) -> str:
    """Who reads what is typed here: the readers of a text that it comes to stand in, else nobody."""
    readers = app.reflections.readers(viewer, reflection.id) if reflection else []
    if not readers or not sharing.is_open(app, viewer):
        return t.gettext("Only you see this.")
    team = [person for person in app.people.team(viewer) if person.id != viewer.id]
    return sharing.who_can_read(readers, team, t)


def _swap(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection, question: AskedQuestion) -> None:
    """Put another question over the same words."""
    here = question.id or OFFERED
    other = _question(app, viewer, t, reflection, [*_seen(reflection), here])
    # What was typed just before the press may have come in after this page began to run, or be on its way.
    draft = draft_in_hand(viewer, _place(reflection, here), offered=True)
    app.drafts.move(viewer, draft.id, _place(reflection, other.id))
    _note_asked(reflection, here)
    st.session_state[OTHER] = True
    again()


def as_asked(question: Question) -> AskedQuestion:
    """The question as it is kept with its answer."""
    return AskedQuestion(text=question.text, source="question_bank", id=question.id)


def _draft_and_question(
    app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection
) -> tuple[Draft, AskedQuestion]:
    """The answer that was begun with its question, else an empty one under the next question."""
    offered = reflection.asked if reflection.asked and reflection.asked.source == "ai" else None
    if offered and _is_still_open(reflection, offered):
        return draft_in_hand(viewer, _place(reflection, OFFERED), offered=True), offered
    begun = app.drafts.begun(viewer, f"answer:{reflection.id}:")
    question_id = begun[0].place.rpartition(":")[2] if begun else ""
    if app.bank.holds(question_id):
        question = app.bank.question(question_id, t.language)
    else:
        question = _question(app, viewer, t, reflection, _seen(reflection))
    draft = draft_in_hand(viewer, _place(reflection, question.id), offered=True)
    return draft, as_asked(question)


def _is_still_open(reflection: Reflection, offered: AskedQuestion) -> bool:
    """Whether the question of an AI was neither answered nor set aside for another one."""
    answered = any(part.question and part.question.text == offered.text for part in reflection.parts)
    return not answered and OFFERED not in _seen(reflection)


def _place(reflection: Reflection, question_id: str) -> str:
    return f"answer:{reflection.id}:{question_id}"


def _question(
    app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection, seen: Sequence[str]
) -> Question:
    """The next question. The school's own comes first, unless the text says what was needed (design 1)."""
    if not seen and asks_for_the_need(reflection.text):
        return app.bank.school_question(t.language)
    return deepen(
        app.bank,
        reflection.text,
        model=_model(app, t, reflection),
        language=t.language,
        seen=seen,
        lately=_lately(app, viewer, reflection),
        at_most=1,
    )[0]


def _model(app: Teamtuin, t: Texts, reflection: Reflection) -> str:
    """The way by which the text came, while the bank still holds it."""
    known = {each.id for each in (*app.bank.lists(t.language), *app.bank.strands(t.language))}
    return reflection.way_in if reflection.way_in in known else JUST_WRITE


def _lately(app: Teamtuin, viewer: Viewer, reflection: Reflection) -> list[str]:
    """What was answered in the latest texts, and shown in this tab: nothing else about her is remembered."""
    shown: dict[str, list[str]] = st.session_state.get(ASKED, {})
    others = (ids for about, ids in shown.items() if about != str(reflection.id))
    return [*app.reflections.answered_lately(viewer), *(each for ids in others for each in ids)]


def _seen(reflection: Reflection) -> list[str]:
    """What was asked already: with the text, and on this screen."""
    with_text = [part.question.id for part in reflection.parts if part.question and part.question.id]
    here: dict[str, list[str]] = st.session_state.get(ASKED, {})
    return [*with_text, *here.get(str(reflection.id), [])]


def _note_asked(reflection: Reflection, question_id: str) -> None:
    here = st.session_state.setdefault(ASKED, {})
    here.setdefault(str(reflection.id), []).append(question_id)


def safety_line(contact: str, t: Texts) -> None:
    """The fixed line about a child's safety: the same for everybody, and nothing is detected."""
    if contact:
        line = t.gettext("Worried about a child's safety? Talk to {contact} today.").format(contact=contact)
    else:
        line = t.gettext("Worried about a child's safety? Talk today to the safety contact of your school.")
    st.html(f'<p class="tt-quiet">{escape(line)}</p>')
