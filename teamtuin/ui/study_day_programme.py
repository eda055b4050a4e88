"""Making a programme: parts with minutes and an order; the clock works out the rest."""

from collections.abc import Callable, Set
from functools import partial

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.clock import new_id
from teamtuin.errors import N_, TeamtuinError
from teamtuin.registration.model import MayGo
from teamtuin.study_days.model import LONGEST_ITEM, Character, ProgrammeItem, Slot, StudyDay
from teamtuin.texts import Texts
from teamtuin.ui import rows, theme
from teamtuin.ui.study_day_address import never_mind
from teamtuin.ui.study_day_clock import FORMATS, clock, how_one_works, overrun

CHOSEN, ADDED, REFUSED = "study_day_item", "study_day_added", "study_day_refused"
STEP, USUAL = 5, 30  # minutes
LONGEST_WORDS = 120

CHARACTERS = {
    Character.INFORM: N_("inform"),
    Character.EXPLORE: N_("explore"),
    Character.FORM_OPINION: N_("form an opinion"),
    Character.MAKE: N_("make"),
    Character.PRACTISE: N_("practise"),
    Character.DECIDE: N_("decide"),
    Character.AGREE: N_("agree"),
    Character.REST: N_("rest"),
}


def show(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay) -> None:
    """The parts as rows, one of them open; then a new part."""
    theme.kicker(day.title)
    theme.title(t.gettext("Programme"))
    theme.lead(t.gettext("Change the minutes or the order of a part. All that follows moves along."))
    theme.space(5)
    if sentence := st.session_state.pop(REFUSED, ""):
        theme.wrong(sentence)
        theme.space(5)
    for slot in day.slots:
        _row(app, viewer, t, day, slot)
    if sentence := overrun(t, day):
        theme.space(3)
        theme.quiet(sentence)
    if not day.programme:
        _copy(app, viewer, t, day)
    _add(app, viewer, t, day)
    never_mind(t)


def _row(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay, slot: Slot) -> None:
    item = slot.item
    until = t.gettext("{begin} to {end}").format(begin=clock(slot.begins, t), end=clock(slot.ends, t))
    length = t.ngettext("{n} minute", "{n} minutes", item.minutes).format(n=item.minutes)
    character = t.gettext(CHARACTERS[item.character]) if item.character else ""
    small = " · ".join(part for part in (until, length, how_one_works(item, t), character) if part)
    chosen = st.session_state.get(CHOSEN) == item.id
    if rows.row(f"item_{item.id}", item.title, small):
        st.session_state[CHOSEN] = None if chosen else item.id
        st.rerun()
    if chosen:
        _open(app, viewer, t, day, item)


def _open(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay, item: ProgrammeItem) -> None:
    theme.space(3)
    with st.form(f"study_day_item_{item.id}_{item.minutes}", border=False):
        new = _fields(t, item, app.registration.gone(viewer))
        saved = st.form_submit_button(t.gettext("Save"))
    if saved:
        _do(t, lambda: app.study_days.change_item(viewer, day.id, new))
    with st.container(key="stil_deel", gap=None):
        for words, by in ((t.gettext("Earlier in the day"), -1), (t.gettext("Later in the day"), 1)):
            if st.button(words, key=f"item_move_{by}", type="tertiary"):
                _do(t, partial(app.study_days.move_item, viewer, day.id, item.id, by))
        if st.button(t.gettext("Take it out"), key="item_remove", type="tertiary"):
            _do(t, lambda: app.study_days.remove_item(viewer, day.id, item.id))
    theme.space(5)


def _do(t: Texts, change: Callable[[], object]) -> None:
    """Do it and draw the clock anew; a refusal is said above the rows."""
    try:
        change()
    except TeamtuinError as refusal:
        st.session_state[REFUSED] = t.refusal(refusal)
    st.rerun()


def _fields(t: Texts, item: ProgrammeItem, gone: Set[MayGo]) -> ProgrammeItem:
    """The part as it stands in the fields; what is asked no longer stays as it was."""
    title = st.text_input(t.gettext("What happens?"), item.title, max_chars=LONGEST_WORDS)
    minutes = st.number_input(
        t.gettext("How many minutes?"), min_value=1, max_value=LONGEST_ITEM, value=item.minutes, step=STEP
    )
    how, character = item.activity_format, item.character
    if MayGo.ACTIVITY_FORMAT not in gone:
        how = _how_one_works(t, item)
    if MayGo.CHARACTER not in gone:
        character = _character(t, item)
    return ProgrammeItem(
        id=item.id,
        title=" ".join(title.split()),
        minutes=int(minutes),
        activity_format=how,
        character=character,
    )


def _how_one_works(t: Texts, item: ProgrammeItem) -> str:
    formats = [t.gettext(name) for name in FORMATS]
    how = how_one_works(item, t)
    if how and how not in formats:
        formats.insert(0, how)
    chosen = st.selectbox(
        t.gettext("How do you work?"),
        formats,
        index=formats.index(how) if how else None,
        placeholder=t.gettext("Choose, or use your own words"),
        accept_new_options=True,
    )
    return " ".join((chosen or "").split())[:LONGEST_WORDS]


def _character(t: Texts, item: ProgrammeItem) -> Character | None:
    return st.pills(
        t.gettext("What is it for?"),
        list(CHARACTERS),
        default=item.character,
        format_func=lambda one: t.gettext(CHARACTERS[one]),
    )


def _add(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay) -> None:
    theme.heading(t.gettext("One more part"))
    # Each part that was added gives a new, empty form, with an id that makes a second press the same part.
    added = st.session_state.setdefault(ADDED, new_id())
    with st.form(f"study_day_add_{added}", border=False):
        new = ProgrammeItem(id=added, title="", minutes=USUAL)
        item = _fields(t, new, app.registration.gone(viewer))
        sent = st.form_submit_button(t.gettext("Add to the programme"), type="primary")
    if sent:
        try:
            app.study_days.add_item(viewer, day.id, item)
        except TeamtuinError as refusal:
            return theme.wrong(t.refusal(refusal))
        del st.session_state[ADDED]
        st.rerun()


def _copy(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay) -> None:
    """Begin with what worked before."""
    earlier = {one.id: one for one in app.study_days.days(viewer) if one.programme and one.id != day.id}
    if not earlier:
        return
    theme.heading(t.gettext("Begin with an earlier day"))
    chosen = st.selectbox(
        t.gettext("Which day?"),
        list(earlier),
        index=None,
        format_func=lambda day_id: earlier[day_id].title,
        placeholder=t.gettext("Choose a day"),
        key="study_day_copy_from",
    )
    if chosen and st.button(t.gettext("Take over its programme"), key="study_day_copy"):
        _do(t, lambda: app.study_days.copy_programme(viewer, day.id, chosen))
