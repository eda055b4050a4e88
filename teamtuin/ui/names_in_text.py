"""Before sharing: which words of one's own text look like a name or a health word (product rule R9).

The writer decides: to let a word stand is the choice beforehand, and sharing never waits for an answer.
Nothing of this check is kept but the writer's own words, when she puts others in their place.
"""

from collections.abc import Mapping, Sequence
from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.asking.masking.choosing import once_each, reworded, same
from teamtuin.asking.masking.model import Span, SpanKind
from teamtuin.errors import N_, TeamtuinError
from teamtuin.reflections.model import Reflection
from teamtuin.texts import Texts
from teamtuin.ui import rows, theme

STAY = "stay"
INSTEAD = {"child": N_("a child"), "parent": N_("the parent"), "colleague": N_("a colleague")}
BEFORE = "words_before_"
MOST_WORDS = 12  # of one text are asked about; a longer list nobody reads

Instead = Mapping[tuple[SpanKind, str], str]


def show(app: Teamtuin, viewer: Viewer, t: Texts, reflection_id: UUID) -> None:
    """The words found, each with what may stand in its place; nothing when there are none."""
    reflection = app.reflections.get(viewer, reflection_id)
    found = app.asking.found_in(viewer, reflection.text, t.language)
    names = [span for span in once_each(found) if span.kind is SpanKind.PERSON][:MOST_WORDS]
    health = [span.text for span in once_each(found) if span.kind is SpanKind.HEALTH]
    if names:
        _ask_about(app, viewer, t, reflection, names)
    if health:
        theme.quiet(
            t.gettext("This is about health: {words}. Is it needed here?").format(words=", ".join(health))
        )
    _offer_back(app, viewer, t, reflection)
    if names or health:
        theme.space(5)


def _ask_about(
    app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection, names: Sequence[Span]
) -> None:
    sentence = t.ngettext(
        "This looks like a name. Would you like to take it out? You decide.",
        "These look like names. Would you like to take them out? You decide.",
        len(names),
    )
    st.html(f'<p class="tt-body">{escape(sentence)}</p>')
    theme.space(3)
    chosen = {same(name): _choice(t, reflection.id, name) for name in names}
    if any(name.is_colleague for name in names):
        theme.quiet(t.gettext("This is about a colleague. Write about what you saw and did yourself."))
    instead = {what: INSTEAD[choice] for what, choice in chosen.items() if choice in INSTEAD}
    theme.space(3)
    if instead and st.button(t.gettext("Put these words in my text"), key=f"names_put_{reflection.id}"):
        _put(app, viewer, t, reflection, instead)


def _choice(t: Texts, reflection_id: UUID, name: Span) -> str:
    words = {STAY: N_("let it stand")} | INSTEAD
    return str(
        st.pills(
            rows.unmarked(name.text),
            list(words),
            default=STAY,
            required=True,
            format_func=lambda choice: t.gettext(words[choice]),
            key=f"name_{reflection_id}_{name.text}",
        )
    )


def _put(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection, instead: Instead) -> None:
    def words(span: Span) -> str | None:
        return t.gettext(instead[same(span)]) if same(span) in instead else None

    texts = [
        reworded(part.text, app.asking.found_in(viewer, part.text, t.language), words)
        for part in reflection.parts
    ]
    before = [part.text for part in reflection.parts]
    if _write(app, viewer, t, reflection, texts):
        st.session_state[f"{BEFORE}{reflection.id}"] = before
        st.rerun()


def _offer_back(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection) -> None:
    """What was put in its place can be taken out again, as long as one is here."""
    key = f"{BEFORE}{reflection.id}"
    before = st.session_state.get(key)
    if not before or len(before) != len(reflection.parts):
        return
    changed = t.gettext("Your text has been changed.")
    with st.container(key="stil_namen_terug", horizontal=True, gap="small"):
        st.html(f'<p class="tt-quiet" role="status">{escape(changed)}</p>')
        back = st.button(t.gettext("Put the names back"), key=f"names_back_{reflection.id}", type="tertiary")
    if back and _write(app, viewer, t, reflection, before):
        del st.session_state[key]
        st.rerun()


def _write(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection, texts: Sequence[str]) -> bool:
    """Other words in one's own text, in the way of every change: by a draft of its own for each part."""
    try:
        for place, (part, text) in enumerate(zip(reflection.parts, texts, strict=True)):
            if part.text != text:
                draft = app.drafts.begin_with(viewer, f"edit:{reflection.id}:names-{place}", part.text)
                app.drafts.put(viewer, draft.id, draft.rev, text)
                app.reflections.rewrite_part(viewer, reflection.id, place, draft.id)
    except TeamtuinError as refusal:
        theme.wrong(t.refusal(refusal))
        return False
    return True
