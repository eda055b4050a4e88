"""Asking an AI for a question: read what would leave, press, choose one of what comes back, or none.

What came back lives in this tab only, until the writer chooses a question; then it is kept with the text,
with where it came from (product rules R12 and R14).
"""

from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.asking.ai import AiQuestions, NoAiQuestion
from teamtuin.asking.service import Preview
from teamtuin.errors import TeamtuinError
from teamtuin.reflections.model import AskedQuestion, Reflection
from teamtuin.texts import Texts
from teamtuin.ui import hidden_words, rows, theme

OPEN, CAME_BACK, WENT_WRONG = "ai_open", "ai_came_back", "ai_went_wrong"


def is_open(reflection_id: UUID) -> bool:
    """Whether the writer is looking at what would leave of this text, or at what came back."""
    return st.session_state.get(OPEN) == reflection_id


def button(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection) -> None:
    """The way in, for who wants AI questions."""
    if app.asking.wanted(viewer) and st.button(
        t.gettext("Ask the AI"), key=f"ai_{reflection.id}", type="tertiary"
    ):
        st.session_state[OPEN] = reflection.id
        st.rerun()


def why_the_bank(t: Texts) -> None:
    """Once, after the AI gave nothing: why the question of the bank stands here."""
    if sentence := st.session_state.pop(WENT_WRONG, None):
        st.html(f'<p class="tt-quiet" role="status">{escape(t.gettext(sentence))}</p>')
        theme.space(3)


def show(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection) -> None:
    """What would leave with the button that sends it; after that, what came back."""
    came_back: AiQuestions | None = st.session_state.get(CAME_BACK)
    if came_back:
        _choose(app, viewer, t, reflection, came_back)
    else:
        _read_first(app, viewer, t, reflection)


def _read_first(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection) -> None:
    hidden = hidden_words.chosen(app, viewer, t, reflection.text)
    preview = app.asking.preview(viewer, reflection.text, t.language, hidden)
    theme.title(t.gettext("This is what will leave. Read it yourself first."))
    theme.space(3)
    theme.quiet(_where_to(t, preview))
    theme.space(5)
    hidden_words.shown(preview.hidden)
    theme.space(3)
    theme.quiet(hidden_words.count_line(t, hidden))
    theme.quiet(t.gettext("Read along: the computer misses a name sometimes."))
    theme.space(5)
    hidden_words.choices(app, viewer, t, reflection.text)
    theme.space(5)
    with st.container(key="voet_stapel", horizontal=True, gap="small"):
        # The press stands for this text: of one that changed on another screen it means nothing.
        if st.button(t.gettext("Send"), key=f"ai_send_{preview.seal}", type="primary"):
            _send(app, viewer, t, preview)
        if st.button(t.gettext("Rather not"), key="ai_not"):
            _leave()
    theme.space(5)
    theme.quiet(t.gettext("With it goes this instruction, and nothing else:"))
    st.html(f'<p class="tt-quiet tt-instruction">{escape(preview.prompt.text)}</p>')


def _where_to(t: Texts, preview: Preview) -> str:
    return t.gettext("To {place}, model {model}, with the instruction below, version {version}.").format(
        place=preview.endpoint.host,
        model=preview.endpoint.model,
        version=preview.prompt.version,
    )


def _send(app: Teamtuin, viewer: Viewer, t: Texts, preview: Preview) -> None:
    theme.space(3)
    with st.empty():
        theme.quiet(t.gettext("The AI is thinking, at most forty seconds …"))
        try:
            st.session_state[CAME_BACK] = app.asking.send(viewer, preview, preview.seal)
        except NoAiQuestion as nothing:
            st.session_state[WENT_WRONG] = nothing.sentence
            st.session_state.pop(OPEN, None)
    st.rerun()


def _choose(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection, came_back: AiQuestions) -> None:
    theme.title(t.gettext("Would you like to answer one of these? You need not."))
    theme.space(3)
    theme.quiet(t.gettext("AI question"))
    for number, question in enumerate(came_back.questions):
        small = came_back.provenance["model"]
        if rows.row(f"ai_{number}", question, small):
            asked = AskedQuestion(text=question, source="ai", provenance=came_back.provenance)
            _keep(app, viewer, t, reflection, asked)
    theme.space(5)
    if st.button(t.gettext("Rather not"), key="ai_none"):
        _leave()


def _keep(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection, asked: AskedQuestion) -> None:
    try:
        app.reflections.offer(viewer, reflection.id, asked)
    except TeamtuinError as refusal:
        return theme.wrong(t.refusal(refusal))
    _leave()


def _leave() -> None:
    st.session_state.pop(OPEN, None)
    st.session_state.pop(CAME_BACK, None)
    st.rerun()


def choice(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """In My garden: want AI questions or not. Without them nothing else is less (product rule R11)."""
    theme.title(t.gettext("AI questions"))
    theme.lead(
        t.gettext(
            "An AI can ask you a question about your own text. You read first what leaves, and only your "
            "press sends it. Without it, the question bank asks you something."
        )
    )
    theme.space(5)
    endpoint = app.asking.endpoint
    if endpoint is None or not app.asking.offered(viewer):
        return theme.body(t.gettext("Your school does not use AI questions."))
    theme.body(
        t.gettext("It would go to {place}, model {model}.").format(place=endpoint.host, model=endpoint.model)
    )
    theme.space(3)
    wanted = app.asking.wanted(viewer)
    words = t.gettext("Rather no AI questions") if wanted else t.gettext("I would like AI questions")
    if st.button(words, key="ai_want"):
        app.asking.want(viewer, on=not wanted)
        st.rerun()
    return None


def school_choice(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """In Administration: whether the people of this school may want AI questions."""
    theme.heading(t.gettext("AI questions"))
    endpoint = app.asking.endpoint
    if endpoint is None:
        return theme.body(
            t.gettext("Off. Who looks after the computer can name a service with TEAMTUIN_AI_URL.")
        )
    theme.body(
        t.gettext(
            "A text would go to {place}, model {model}: only the writer's own, names hidden, after reading "
            "it, at a press. Use a model on a computer of your own, or a service in the EU with a processing "
            "agreement, without training and without storage."
        ).format(place=endpoint.host, model=endpoint.model)
    )
    theme.space(3)
    on = app.asking.offered(viewer)
    words = t.gettext("Switch AI questions off") if on else t.gettext("Let people choose AI questions")
    if st.button(words, key="ai_offer"):
        app.asking.offer(viewer, on=not on)
        st.rerun()
    return None
