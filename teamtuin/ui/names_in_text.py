"""Before sharing: which words of one's own text look like a name or a health word (product rule R9).

The writer decides: to let a word stand is the choice beforehand, and sharing never waits for an answer.
Nothing of this check is kept but the writer's own words, when she puts others in their place.
"""

from collections.abc import Sequence
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

INSTEAD = (N_("a child"), N_("the parent"), N_("a colleague"))
BEFORE = "words_before_"
MOST_WORDS = 12  # of one text are asked about; a longer list nobody reads


def show(app: Teamtuin, viewer: Viewer, t: Texts, reflection_id: UUID) -> bool:
    """The words found, each with what may stand in its place; False, and nothing, when there are none."""
    reflection = app.reflections.get(viewer, reflection_id)
    names, health = _found(app, viewer, t, reflection.text)
    if names:
        _ask_about(app, viewer, t, reflection, names)
    _ask_whether_needed(t, health)
    _offer_back(app, viewer, t, reflection)
    if names or health:
        theme.space(5)
    return bool(names or health)


def tell(app: Teamtuin, viewer: Viewer, t: Texts, text: str) -> bool:
    """The words found in what is typed in several fields, which are changed there; False when none are."""
    names, health = _found(app, viewer, t, text)
    if names:
        question = t.ngettext(
            "This looks like a name. Would you like to take it out? You decide.",
            "These look like names. Would you like to take them out? You decide.",
            len(names),
        )
        theme.quiet(f"{', '.join(name.text for name in names)}. {question}")
    if any(name.is_colleague for name in names):
        _about_a_colleague(t)
    _ask_whether_needed(t, health)
    if names or health:
        theme.space(5)
    return bool(names or health)


def _found(app: Teamtuin, viewer: Viewer, t: Texts, text: str) -> tuple[list[Span], list[str]]:
    """The names, as far as anybody would read them, and the health words."""
    found = once_each(app.asking.found_in(viewer, text, t.language))
    names = [span for span in found if span.kind is SpanKind.PERSON][:MOST_WORDS]
    return names, [span.text for span in found if span.kind is SpanKind.HEALTH]


def _about_a_colleague(t: Texts) -> None:
    theme.space(3)
    theme.quiet(t.gettext("This is about a colleague. Write about what you saw and did yourself."))


def _ask_whether_needed(t: Texts, health: Sequence[str]) -> None:
    if health:
        theme.space(3)
        theme.quiet(
            t.gettext("This is about health: {words}. Is it needed here?").format(words=", ".join(health))
        )


def _ask_about(
    app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection, names: Sequence[Span]
) -> None:
    """The names; one that is tapped opens what may stand in its place."""
    key = f"names_{reflection.id}"
    place = st.pills(
        t.ngettext(
            "This looks like a name. Would you like to take it out? You decide.",
            "These look like names. Would you like to take them out? You decide.",
            len(names),
        ),
        range(len(names)),
        format_func=lambda place: rows.unmarked(names[place].text),
        key=key,
    )
    if any(name.is_colleague for name in names):
        _about_a_colleague(t)
    if place is not None and place < len(names):
        _instead_of(app, viewer, t, reflection, names[place])


def _instead_of(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection, name: Span) -> None:
    theme.space(3)
    theme.quiet(t.gettext("In the place of {name}, everywhere in your text:").format(name=name.text))
    theme.space(3)
    with st.container(key="naam_vervangen", horizontal=True, gap="small"):
        pressed = [words for words in INSTEAD if st.button(t.gettext(words), key=f"instead_{words}")]
        st.button(
            t.gettext("let it stand"),
            key="instead_stay",
            type="tertiary",
            on_click=_let_stand,
            args=(f"names_{reflection.id}",),
        )
    if pressed:
        _put(app, viewer, t, reflection, name, t.gettext(pressed[0]))


def _let_stand(key: str) -> None:
    st.session_state[key] = None


def _put(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection, name: Span, instead: str) -> None:
    def words(span: Span) -> str | None:
        return instead if same(span) == same(name) else None

    texts = [
        reworded(part.text, app.asking.found_in(viewer, part.text, t.language), words)
        for part in reflection.parts
    ]
    first = st.session_state.get(f"{BEFORE}{reflection.id}") or [part.text for part in reflection.parts]
    if _write(app, viewer, t, reflection, texts):
        st.session_state[f"{BEFORE}{reflection.id}"] = first
        del st.session_state[f"names_{reflection.id}"]
        st.rerun()


def _offer_back(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection) -> None:
    """What was put in its place can be taken out again, as long as one is here."""
    key = f"{BEFORE}{reflection.id}"
    before = st.session_state.get(key)
    if not before or len(before) != len(reflection.parts):
        return
    changed = t.gettext("Your text has been changed.")
    theme.space(3)
    with st.container(key="stil_namen_terug", gap=None):
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
