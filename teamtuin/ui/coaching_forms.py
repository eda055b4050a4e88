"""The forms of a trajectory, by the name in the address: a recording, a clip of three fields, own lines."""

from collections.abc import Callable, Mapping
from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.asking.prompts import LEARNING
from teamtuin.coaching import lines
from teamtuin.coaching.model import By, Clip, Round, Seen, Status
from teamtuin.errors import NotVisible, Refused
from teamtuin.ui import forms, rows, theme
from teamtuin.ui.coaching_look import Look
from teamtuin.ui.coaching_people import who_can_read
from teamtuin.ui.coaching_words import SEEN

Drafts = Mapping[str, UUID]
AWAY = "coaching_away_of"


def show(look: Look, asked: str) -> bool:
    """Draw the form that the address asks for; False when there is no such form for this viewer."""
    form, *ids = asked.split(".")
    if form in FORMS and not ids and ONLY_FOR.get(form, look.me) is look.me:
        _back(look)
        FORMS[form](look)
        return True
    each = _round(look, ids)
    if each is None or form not in OF_A_ROUND:
        return False
    _back(look)
    OF_A_ROUND[form](look, each, *ids[1:])
    return True


def _round(look: Look, ids: list[str]) -> Round | None:
    return next((each for each in look.trajectory.rounds if ids and str(each.id) == ids[0]), None)


def _back(look: Look) -> None:
    theme.back(look.t.gettext("Back to the trajectory"), "coaching_form_back", look.go)


def _recording(look: Look) -> None:
    """The day, and what the class was doing. Nothing is uploaded anywhere."""
    t = look.t
    theme.title(t.gettext("A recording"), gap="tt-gap-3")
    theme.lead(t.gettext("Only words come in here. The recording itself stays with the coach."))
    theme.space(5)
    day = st.date_input(
        t.gettext("On which day?"), theme.today(), max_value=theme.today(), format="DD-MM-YYYY"
    )
    theme.space(5)
    ask = forms.Ask(
        name="activity",
        label=t.gettext("What was the class doing?"),
        placeholder=t.gettext("For example: working time. No names of children."),
        height=forms.LINE,
    )
    if drafts := _new(look, "opname", [ask]):
        _done(look, lambda: look.app.coaching.add_round(look.viewer, look.trajectory.id, drafts, day))


def _clip(look: Look, each: Round, clip_id: str = "") -> None:
    """Three fields, and no more. What it shows can be named afterwards."""
    t = look.t
    clip = next((one for one in each.clips if str(one.id) == clip_id and one.by is look.me), None)
    theme.title(t.gettext("A clip"), gap="tt-gap-5")
    asks = [
        forms.Ask(
            name="at",
            label=t.gettext("At which time?"),
            placeholder=t.gettext("minutes:seconds, such as 03:12"),
            height=forms.LINE,
        ),
        forms.Ask(name="seen", label=t.gettext("What was to be seen?")),
        forms.Ask(name="effect", label=t.gettext("What did that do with the children?")),
    ]
    if clip is None:
        drafts = _new(look, f"fragment.{each.id}", asks, may_be_empty=True)
    else:
        before = {"at": clip.at, "seen": clip.seen, "effect": clip.effect}
        drafts = _again(look, f"fragment.{each.id}.{clip.id}", asks, before)
    if drafts:
        change = lines.clip(each.id, clip.id if clip else None)
        _done(look, lambda: look.app.coaching.write(look.viewer, look.trajectory.id, drafts, change))
    if clip:
        _code(look, each, clip)


def _code(look: Look, each: Round, clip: Clip) -> None:
    """What one's own clip shows, if one wants to name it; and taking it away."""
    t = look.t
    theme.heading(t.gettext("What does it show?"))
    theme.quiet(t.gettext("Only if it helps. It is counted nowhere."))
    theme.space(3)
    chosen = st.pills(
        t.gettext("What does it show?"),
        list(Seen),
        default=clip.code,
        format_func=lambda seen: t.gettext(SEEN[seen]),
        key=f"coaching_code_{clip.id}",
        label_visibility="collapsed",
    )
    app, viewer, trajectory_id = look.app, look.viewer, look.trajectory.id
    if chosen != clip.code:
        app.coaching.change_lines(viewer, trajectory_id, lines.code(each.id, clip.id, chosen))
        st.rerun()
    _away(look, t.gettext("Take this clip away"), clip.id, lines.without_clip(each.id, clip.id))


def _moment(look: Look, each: Round) -> None:
    """One's own lines of this round."""
    t = look.t
    theme.kicker(rows.long_day(each.held_on, t.language))
    if look.me is By.OWNER:
        theme.title(t.gettext("What do you see now?"), gap="tt-gap-5")
        asks = [
            forms.Ask(name="own_insight", label=t.gettext("What did you see about yourself?")),
            forms.Ask(name="next_question", label=t.gettext("What is your next question?"), ai=LEARNING),
        ]
        before = {"own_insight": each.own_insight, "next_question": each.next_question}
    else:
        theme.title(t.gettext("What was strong?"), gap="tt-gap-5")
        label = t.gettext("Which strength did you see?")
        asks, before = [forms.Ask(name="strength_seen", label=label)], {"strength_seen": each.strength_seen}
    if drafts := _again(look, f"moment.{each.id}", asks, before):
        change = lines.moment(each.id)
        _done(look, lambda: look.app.coaching.write(look.viewer, look.trajectory.id, drafts, change))
    if each.has_lines_of(look.me or By.OWNER):
        words = t.gettext("Take all your lines of this day away")
        _away(look, words, each.id, lines.without_round(each.id))


def _away(look: Look, words: str, of: UUID, change: lines.Change) -> None:
    """Take one's own lines away, in two presses: nobody can bring them back."""
    t = look.t
    theme.space(5)
    if st.session_state.get(AWAY) != of:
        with st.container(key="gevaar_weg"):
            if st.button(words, key="coaching_away", type="tertiary"):
                st.session_state[AWAY] = of
                st.rerun()
        return
    sentence = t.gettext("Delete this? Then it is really gone, within 30 days from the backups too.")
    st.html(f'<p class="tt-body" role="alert">{escape(sentence)}</p>')
    theme.space(3)
    with st.container(key="gevaar_echt"):
        if st.button(t.gettext("Yes, delete this"), key="coaching_really_away"):
            st.session_state.pop(AWAY)
            look.app.coaching.change_lines(look.viewer, look.trajectory.id, change)
            look.go()
    with st.container(key="stil_toch_niet"):
        if st.button(t.gettext("Rather not"), key="coaching_not_away", type="tertiary"):
            st.session_state.pop(AWAY)
            st.rerun()


def _whole(look: Look, form: str, name: str, title: str, ai: str = "") -> None:
    """One of one's own lines about the whole."""
    theme.title(title, gap="tt-gap-5")
    before = {name: getattr(look.trajectory, name)}
    if drafts := _again(look, form, [forms.Ask(name=name, label=title, ai=ai)], before):
        _done(look, lambda: look.app.coaching.write(look.viewer, look.trajectory.id, drafts, lines.whole))


def _question(look: Look) -> None:
    _whole(look, "vraag", "learning_question", look.t.gettext("What are you curious about?"), LEARNING)


def _look_back(look: Look) -> None:
    _whole(look, "terugkijken", "closing", look.t.gettext("What do you take along?"))


def _note(look: Look) -> None:
    _whole(look, "notitie", "note", look.t.gettext("A line about the whole"))


def _plan(look: Look) -> None:
    t, trajectory = look.t, look.trajectory
    theme.title(t.gettext("Plan"), gap="tt-gap-5")
    next_on = st.date_input(t.gettext("When do you look again?"), trajectory.next_on, format="DD-MM-YYYY")
    theme.space(3)
    wipe = t.gettext("Before which day are the images wiped?")
    wipe_before = st.date_input(wipe, trajectory.wipe_before, format="DD-MM-YYYY")
    theme.space(5)
    if st.button(t.gettext("Save"), type="primary", key="coaching_plan_save"):
        look.app.coaching.plan(look.viewer, trajectory.id, next_on=next_on, wipe_before=wipe_before)
        look.go()


def _wiped(look: Look) -> None:
    t = look.t
    theme.title(t.gettext("The images are wiped"), gap="tt-gap-5")
    day = st.date_input(
        t.gettext("Images wiped on"), theme.today(), max_value=theme.today(), format="DD-MM-YYYY"
    )
    theme.space(5)
    if st.button(t.gettext("I confirm this"), type="primary", key="coaching_wiped"):
        _done(look, lambda: look.app.coaching.images_wiped(look.viewer, look.trajectory.id, day))


def _close(look: Look) -> None:
    _end(look, "afronden", Status.CLOSED, look.t.gettext("Close"))


def _stop(look: Look) -> None:
    _end(look, "stoppen", Status.STOPPED, look.t.gettext("Stop earlier"))


def _end(look: Look, form: str, status: Status, title: str) -> None:
    """Closing asks since when no image is left; the owner may look back, the coach presses only."""
    t, trajectory = look.t, look.trajectory
    theme.title(title, gap="tt-gap-5")
    day = None
    if trajectory.rounds:
        day = st.date_input(
            t.gettext("Images wiped on"),
            trajectory.images_destroyed_on,
            max_value=theme.today(),
            format="DD-MM-YYYY",
        )
        theme.space(5)
    if look.me is By.OWNER:
        label = t.gettext("What do you take along?")
        drafts = _new(look, form, [forms.Ask(name="closing", label=label)], may_be_empty=True, action=title)
    else:
        pressed = st.button(title, type="primary", key="coaching_end")
        drafts = {} if pressed else None
    if drafts is not None:
        _done(look, lambda: look.app.coaching.end(look.viewer, trajectory.id, drafts, status, day))


def _new(
    look: Look, form: str, asks: list[forms.Ask], *, may_be_empty: bool = False, action: str = ""
) -> Drafts | None:
    """A form for something new."""
    save = action or look.t.gettext("Save")
    return forms.form(
        look.viewer,
        look.t,
        f"coaching:{look.trajectory.id}:{form}",
        asks,
        action=save,
        action_when_empty=save if may_be_empty else None,
        foot=who_can_read(look),
    )


def _again(look: Look, form: str, asks: list[forms.Ask], before: Mapping[str, str]) -> Drafts | None:
    """A form in which stands what is there already."""
    save = look.t.gettext("Save")
    return forms.form(
        look.viewer,
        look.t,
        f"edit:{look.trajectory.id}:coaching:{form}",
        asks,
        action=save,
        action_when_empty=save,
        foot=who_can_read(look),
        before=before,
    )


def _done(look: Look, work: Callable[[], object]) -> None:
    """Do it and go back to the page, or say why it was not taken; what was typed still stands there."""
    try:
        work()
    except (Refused, NotVisible) as refusal:
        return theme.wrong(look.t.refusal(refusal))
    look.go()


FORMS: Mapping[str, Callable[[Look], None]] = {
    "opname": _recording,
    "plan": _plan,
    "gewist": _wiped,
    "afronden": _close,
    "stoppen": _stop,
    "vraag": _question,
    "terugkijken": _look_back,
    "notitie": _note,
}
OF_A_ROUND: Mapping[str, Callable[..., None]] = {"fragment": _clip, "moment": _moment}
ONLY_FOR = {"vraag": By.OWNER, "terugkijken": By.OWNER, "notitie": By.COACH}
"""Whose lines a form changes: for the other it is as if it were not there."""
