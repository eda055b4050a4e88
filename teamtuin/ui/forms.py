"""Several writing fields with one button under the last: nothing typed in any of them is lost.

A press reaches Python only when the server has the text of every field. A page uses it so:

    if forms.sent(viewer, t, "room:new:form", ASKS, do, action=t.gettext("Save"), foot=t.gettext("…")):
        st.rerun()

`do` gets the drafts and gives them to a service, which reads and closes them (drafts/form.py).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from teamtuin.access.viewer import Viewer
from teamtuin.app import the_app
from teamtuin.asking.prompts import prompt
from teamtuin.drafts.model import Draft
from teamtuin.errors import DraftClosed, NotVisible, TeamtuinError
from teamtuin.registration.model import MayGo
from teamtuin.texts import Texts
from teamtuin.ui import ai_over, ai_question, theme
from teamtuin.ui.session import on_own_device
from teamtuin.ui.writing_field import draft_in_hand, writing_field
from teamtuin.ui.writing_field import pressed as pressed_in

LINE, LINES = "3.4rem", "6.6rem"
"""The height of a field for one line, and for some lines; each grows while one types."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question of a form, in words of the viewer's language; `name` is how the service knows it."""

    name: str
    label: str
    placeholder: str = ""
    height: str = LINES
    ai: str = ""
    """The instruction with which an AI may be asked about what is typed here; none where it is empty.

    Only for words of the viewer: not for a field that begins with what somebody else may have written.
    """
    may_go: MayGo | None = None
    """Which field it is of those that a school may leave out of its forms."""


def form(
    viewer: Viewer,
    t: Texts,
    place: str,
    asks: Sequence[Ask],
    *,
    action: str,
    foot: str,
    action_when_empty: str | None = None,
    before: Mapping[str, str] | None = None,
    between: Callable[[], None] | None = None,
) -> Mapping[str, UUID] | None:
    """Draw the fields; at a press on the button, the draft of each by its name.

    `place` is "room:thing:form", such as "experiments:<id>:start": the name of the page, the id of the thing
    or "new", and the form. My garden leads back there, as `?id=<id>&doe=start`. `foot` says who will read it.
    An empty last field is refused by the field itself, unless `action_when_empty` names what a press does.
    `between` draws what is chosen and not typed, above the last field and its button.
    With `before` each field begins with what stands there already, and the place is "edit:thing:room:form".
    What the school leaves out is not asked.
    """
    asks, drafts, pressed = _asked(viewer, place, asks, copied=before is not None), {}, False
    for number, ask in enumerate(asks, start=1):
        last = number == len(asks)
        if last and between:
            between()
        draft = _draft(viewer, f"{place}:{ask.name}", before[ask.name] if before else None)
        foot_line = (action, action_when_empty, foot) if last else ("", None, "")
        drafts[ask.name] = draft.id
        about = _about(t, ask, draft)
        if about:
            ai_over.show(t, draft.id)
        pressed |= _is_pressed(viewer, t, ask, draft, foot_line)
        if about:
            ai_question.under(the_app(), viewer, t, about)
        if not last:
            theme.space(5)
    return drafts if pressed else None


def sent(
    viewer: Viewer,
    t: Texts,
    place: str,
    asks: Sequence[Ask],
    do: Callable[[Mapping[str, UUID]], object],
    *,
    action: str,
    foot: str,
    action_when_empty: str | None = None,
    before: Mapping[str, str] | None = None,
    between: Callable[[], None] | None = None,
) -> bool:
    """The form of `form`, with what its press does: True when that was done.

    A refusal is said under the fields, in which everything still stands.
    """
    drafts = form(
        viewer,
        t,
        place,
        asks,
        action=action,
        foot=foot,
        action_when_empty=action_when_empty,
        before=before,
        between=between,
    )
    if drafts is None:
        return any(_was_done(viewer, f"{place}:{ask.name}") for ask in asks)
    try:
        do(drafts)
    except TeamtuinError as refusal:
        theme.wrong(t.refusal(refusal))
        return False
    return True


def _asked(viewer: Viewer, place: str, asks: Sequence[Ask], *, copied: bool) -> Sequence[Ask]:
    """The fields of this school; who was typing in one that was left out just now may finish that."""
    if not any(ask.may_go for ask in asks):
        return asks
    gone = the_app().registration.gone(viewer)
    return [
        ask
        for ask in asks
        if ask.may_go not in gone or (not copied and _is_begun(viewer, f"{place}:{ask.name}"))
    ]


def _is_begun(viewer: Viewer, place: str) -> bool:
    return any(draft.place == place and draft.has_text for draft in the_app().drafts.begun(viewer, place))


def _was_done(viewer: Viewer, place: str) -> bool:
    """Whether what was pressed here is kept already, by a run of the page that was stopped before it went on.

    This run has new fields then, in which nothing stands, and the press is not theirs.
    """
    press = pressed_in(place)
    if press is None:
        return False
    try:
        the_app().drafts.read(viewer, press.draft_id)
    except DraftClosed:
        return True
    except NotVisible:
        return False
    return False


def _about(t: Texts, ask: Ask, draft: Draft) -> ai_question.Place | None:
    if not ask.ai:
        return None
    return ai_question.Place(id=draft.id, text=draft.text, prompt=partial(prompt, ask.ai, t.language))


def _is_pressed(
    viewer: Viewer, t: Texts, ask: Ask, draft: Draft, foot_line: tuple[str, str | None, str]
) -> bool:
    """Draw one field; `foot_line` is what its button says, also while it is empty, and who reads it."""
    action, action_when_empty, foot = foot_line
    result = writing_field(
        draft,
        owner_key=str(viewer.id),
        label=ask.label,
        placeholder=ask.placeholder,
        action=action,
        action_when_empty=action_when_empty,
        foot=foot,
        min_height=ask.height,
        own_device=on_own_device(),
        plain=True,
        t=t,
    )
    return result is not None and result.draft_id == draft.id


def _draft(viewer: Viewer, place: str, before: str | None) -> Draft:
    """The draft of one field; opened with what stands and left as it was, it is no unsaved text."""
    if before is not None:
        the_app().drafts.begin_with(viewer, place, before)
    return draft_in_hand(viewer, place)
