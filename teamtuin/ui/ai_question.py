"""Asking an AI for a question: read what would leave, press, choose one of what comes back, or none.

Every place that offers it does so through this one piece. What came back lives in this tab only, until the
writer chooses a question (product rules R12 and R14). A page uses it beside its field:

    about = Place(id=draft.id, text=draft.text, prompt=partial(prompt, LEARNING, t.language))
    ai_over.show(t, draft.id)                      # the question that was chosen, if there is one
    …                                              # the field
    ai_question.under(app, viewer, t, about)       # the button, and after a press what would leave
"""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.asking.ai import AiQuestions, NoAiQuestion
from teamtuin.asking.deepening import deepen
from teamtuin.asking.prompts import Prompt
from teamtuin.asking.service import OnItsWay, Preview
from teamtuin.errors import TeamtuinError
from teamtuin.reflections.model import AskedQuestion
from teamtuin.texts import Texts
from teamtuin.ui import ai_over, hidden_words, rows, theme
from teamtuin.ui.session import require_same

OPEN, SHOWN = "ai_open", "ai_shown"
EVERY = "1s"  # how often a screen looks whether an answer came
BANK = "one_minute"
"""The list from which the bank asks where a form has no question of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One's own text, about which an AI may be asked here; `id` is of its draft or of what it became.

    `keep` takes the question that the writer chooses; without it that stands over the field, gone after, and
    when the AI gives nothing the bank asks there. `kept_in` is the text that stands already, if it does.
    """

    id: UUID
    text: str
    prompt: Callable[[], Prompt]
    keep: Callable[[AskedQuestion], None] | None = None
    kept_in: UUID | None = None


@dataclass(slots=True)
class _Opened:
    """What goes on about one text in this tab. It is changed in place: a press that interrupts a page finds
    what the page before it did."""

    about: UUID
    read: str = ""
    going: OnItsWay | None = None
    came_back: AiQuestions | None = None


def is_open(about: Place) -> bool:
    """Whether the writer is looking at what would leave of this text, or at what came back."""
    return _opened(about) is not None


def button(app: Teamtuin, viewer: Viewer, t: Texts, about: Place) -> None:
    """The way in, for who wants AI questions."""
    if app.asking.wanted(viewer):
        _button(t, about)


def _button(t: Texts, about: Place) -> None:
    if not st.button(t.gettext("Ask the AI"), key=f"ai_{about.id}", type="tertiary"):
        return
    if about.text.strip():
        st.session_state[OPEN] = _Opened(about=about.id)
    else:
        ai_over.say(about.id, t.gettext("Write a sentence first."))
    st.rerun()


def under(app: Teamtuin, viewer: Viewer, t: Texts, about: Place) -> None:
    """The button; after a press what would leave, and what came back, in its place under the field."""
    if is_open(about):
        theme.space(5)
        with st.container(key=f"ai_hier_{about.id}", gap=None):
            show(app, viewer, t, about, title=theme.heading)
    elif app.asking.wanted(viewer):
        with st.container(key=f"stil_ai_{about.id}"):
            _button(t, about)


def show(
    app: Teamtuin,
    viewer: Viewer,
    t: Texts,
    about: Place,
    *,
    title: Callable[[str], None] = theme.title,
) -> None:
    """What would leave, with the button that sends it; after that, what came back."""
    opened = _opened(about)
    if opened is None:
        return
    if opened.came_back:
        _choose(app, viewer, t, about, opened.came_back, title)
    elif opened.going:
        st.fragment(_wait, run_every=EVERY)(app, viewer, t, about, opened)
    else:
        _read_first(app, viewer, t, about, opened, title)


def _opened(about: Place) -> _Opened | None:
    opened = st.session_state.get(OPEN)
    return opened if isinstance(opened, _Opened) and opened.about == about.id else None


def _read_first(
    app: Teamtuin,
    viewer: Viewer,
    t: Texts,
    about: Place,
    opened: _Opened,
    title: Callable[[str], None],
) -> None:
    """The press stands under what it sends, and for just that: of a text that changed meanwhile, on this
    screen or another one, it means nothing."""
    now = hidden_words.looked(app, viewer, about.text, t.language, about.id)
    try:
        preview = app.asking.preview(viewer, about.text, about.prompt(), now.hidden)
    except TeamtuinError as refusal:  # switched off since
        ai_over.say(about.id, t.refusal(refusal))
        return _leave()
    title(t.gettext("This is what will leave. Read it yourself first."))
    theme.quiet(_where_to(t, preview))
    _say_changed(t, about, opened)
    theme.space(5)
    hidden_words.show(t, now, preview.hidden, about.id)
    theme.space(3)
    theme.quiet(hidden_words.count_line(t, now.hidden))
    theme.quiet(t.gettext("Read along: the computer misses a name sometimes."))
    theme.quiet(t.gettext("Tap a word to hide it, and a hidden word to show it again."))
    theme.space(5)
    hidden_words.hide_more(t, now, about.id)
    theme.space(3)
    theme.fold(t.gettext("The instruction that goes with it"), preview.prompt.text)
    theme.fold(t.gettext("Exactly this goes over the line"), preview.body.decode("utf-8"))
    theme.space(3)
    _send_or_not(app, viewer, t, about, opened, preview)


def _where_to(t: Texts, preview: Preview) -> str:
    return t.gettext("To {place}, model {model}, with the instruction {name}, version {version}.").format(
        place=preview.endpoint.host,
        model=preview.endpoint.model,
        name=preview.prompt.id,
        version=preview.prompt.version,
    )


def _say_changed(t: Texts, about: Place, opened: _Opened) -> None:
    """Somebody who was about to press has to know that other words stand here now."""
    if opened.read and opened.read != about.text:
        changed = t.gettext("Your text changed. Nothing was sent. Read once more what would leave.")
        st.html(f'<p class="tt-body" role="status">{escape(changed)}</p>')
    opened.read = about.text


def _send_or_not(
    app: Teamtuin, viewer: Viewer, t: Texts, about: Place, opened: _Opened, preview: Preview
) -> None:
    with st.container(key=f"voet_stapel_{about.id}", horizontal=True, gap="small"):
        sends = st.button(t.gettext("Send"), key=f"ai_send_{preview.seal}", type="primary")
        leaves = st.button(t.gettext("Rather not"), key=f"ai_not_{about.id}")
    if leaves:
        _leave()
    if not sends:
        return None
    try:
        # Nothing of the page comes between the press and this: once it is on its way there is no button.
        opened.going = app.asking.send(
            viewer, preview, preview.seal, about=about.kept_in, before=_shown(about)
        )
    except TeamtuinError as refusal:
        return theme.wrong(t.refusal(refusal))
    st.rerun()


def _wait(app: Teamtuin, viewer: Viewer, t: Texts, about: Place, opened: _Opened) -> None:
    """Drawn again by itself until an answer is there, at most forty seconds, or until it is stopped."""
    require_same(viewer)
    if opened.going is None:
        return
    said = t.gettext("The AI is thinking, at most forty seconds …")
    st.html(f'<p class="tt-body" role="status">{escape(said)}</p>')
    theme.space(3)
    if st.button(t.gettext("Stop"), key=f"ai_stop_{about.id}"):
        opened.going.asking.stop()
    if opened.going.asking.done:
        _answered(app, viewer, t, about, opened, opened.going)


def _answered(
    app: Teamtuin, viewer: Viewer, t: Texts, about: Place, opened: _Opened, going: OnItsWay
) -> None:
    try:
        opened.came_back = app.asking.answer(viewer, going)
        _shown(about).extend(opened.came_back.questions)
    except NoAiQuestion as nothing:
        st.session_state.pop(OPEN, None)
        ai_over.say(about.id, t.refusal(nothing))
        if about.keep is None:
            _let_the_bank_ask(app, t, about)
    st.rerun()


def _shown(about: Place) -> list[str]:
    """What the AI asked about this text already, in this tab: it is not shown twice."""
    shown: list[str] = st.session_state.setdefault(SHOWN, {}).setdefault(about.id, [])
    return shown


def _let_the_bank_ask(app: Teamtuin, t: Texts, about: Place) -> None:
    """Where the field has only its own name over it, the bank's question comes in the AI's place."""
    found = deepen(app.bank, about.text, model=BANK, language=t.language, at_most=1)[0]
    ai_over.put(about.id, AskedQuestion(text=found.text, source="question_bank", id=found.id))


def _choose(
    app: Teamtuin,
    viewer: Viewer,
    t: Texts,
    about: Place,
    came_back: AiQuestions,
    title: Callable[[str], None],
) -> None:
    title(t.gettext("Would you like to answer one of these? You need not."))
    theme.quiet(t.gettext("AI question"))
    for number, question in enumerate(came_back.questions):
        small = came_back.provenance["model"]
        if rows.row(f"ai_{number}", question, small):
            asked = AskedQuestion(text=question, source="ai", provenance=came_back.provenance)
            _keep(app, viewer, t, about, asked)
    theme.space(5)
    if st.button(t.gettext("Rather not"), key="ai_none"):
        _leave()


def _keep(app: Teamtuin, viewer: Viewer, t: Texts, about: Place, asked: AskedQuestion) -> None:
    try:
        if about.keep:
            about.keep(asked)
        else:
            ai_over.put(about.id, asked)
        app.asking.sent.keep(viewer, asked)
    except TeamtuinError as refusal:
        return theme.wrong(t.refusal(refusal))
    _leave()


def _leave() -> None:
    st.session_state.pop(OPEN, None)
    st.rerun()
