"""The story line of one proeftuin: by month, day and kind on the left, the words on the right, newest first.

It lets its texts be followed to where they stand, and what is one's own be taken away here.
"""

from collections.abc import Sequence
from contextlib import suppress
from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import NotVisible
from teamtuin.experiments.model import Experiment
from teamtuin.experiments.story import A_PAGE, Entry, Line, Sort, Told
from teamtuin.insight import told
from teamtuin.texts import Texts
from teamtuin.ui import experiment_story_words as words
from teamtuin.ui import rounds, rows, theme

MANY = 12
"""From so many entries on one may look at one sort alone."""
A_LOOK = 700
"""Of a longer text the beginning is shown, and the rest at a press."""
FIRST = 500
MOST, SORT, SURE = "story_most_", "story_sort_", "story_take_away"


def show(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """The newest of what was seen and learned."""
    sort = st.session_state.get(f"{SORT}{one.id}")
    line = app.experiments.line(viewer, one, most=st.session_state.get(f"{MOST}{one.id}", A_PAGE), sort=sort)
    if not line.entries and sort is None:
        return
    theme.heading(t.gettext("What we saw and learned"))
    if sort is not None or len(line.entries) > MANY:
        _sorts(t, one, line.sorts)
    _months(app, viewer, t, line)
    if line.is_more:
        _earlier(t, one)


def _sorts(t: Texts, one: Experiment, there: Sequence[Sort]) -> None:
    """One sort alone, or all again by pressing it once more."""
    if len(there) < 2:
        return
    with st.container(key="stille_keuze", gap=None):
        st.pills(
            t.gettext("What do you want to see?"),
            list(there),
            format_func=lambda each: t.gettext(words.SORTS[each]),
            key=f"{SORT}{one.id}",
            label_visibility="collapsed",
        )
    theme.space(3)


def _earlier(t: Texts, one: Experiment) -> None:
    with st.container(key="stil_eerder"):
        if st.button(t.gettext("Show earlier"), key="story_earlier", type="tertiary"):
            most = f"{MOST}{one.id}"
            st.session_state[most] = st.session_state.get(most, A_PAGE) + A_PAGE
            st.rerun()


def _months(app: Teamtuin, viewer: Viewer, t: Texts, line: Line) -> None:
    """Each month under its heading; months in which there was only measured stand together, without one."""
    measured: list[str] = []
    for month, entries in line.by_month():
        name = rows.month(month, t.language)
        if all(entry.kind is Told.MEASURED for entry in entries):
            measured += [_line(t, entry, name) for entry in entries]
            continue
        _list(measured, "tt-months")
        measured = []
        st.html(f'<h3 class="tt-month">{escape(name)}</h3>')
        _month(app, viewer, t, entries)
    _list(measured, "tt-months")


def _month(app: Teamtuin, viewer: Viewer, t: Texts, entries: Sequence[Entry]) -> None:
    lines: list[str] = []
    for entry in entries:
        lines.append(_line(t, entry))
        if entry.thing_id and (entry.mine or entry.kind in words.WAYS):
            _list(lines)
            lines = []
            _beside(app, viewer, t, entry, entry.thing_id)
    _list(lines)


def _list(lines: Sequence[str], more: str = "") -> None:
    if lines:
        st.html(f'<ol class="tt-time {more}">{"".join(lines)}</ol>')


def _line(t: Texts, entry: Entry, month: str = "") -> str:
    kind = escape(words.kind(t, entry))
    day = escape(month if entry.whole_month else rows.short_day(entry.day, t.language))
    said = f"{day}<span>{kind}</span>" if day else kind
    return f"<li><div>{said}</div><section>{_text(t, entry)}</section></li>"


def _text(t: Texts, entry: Entry) -> str:
    """The words of an entry, as paragraphs; of a long text the beginning, of a round where they are."""
    if entry.measured:
        numbers = _paragraphs([told.measured(indicator, t) for indicator in entry.measured])
        return f'<div class="tt-numbers">{numbers}</div>'
    if entry.number is not None:
        above = t.gettext("The words stand above, at round {n}.").format(n=entry.number)
        return f'<div class="tt-numbers">{_paragraphs([above])}</div>'
    lines = _round(t, entry)
    if len(entry.text) <= A_LOOK:
        return _paragraphs([*lines, *entry.text.splitlines()])
    first, rest = _in_two(entry.text)
    more = escape(t.gettext("Read on"))
    folded = f"<details><summary>{more}</summary>{_paragraphs(rest)}</details>"
    return _paragraphs([*lines, *first]) + folded


def _in_two(text: str) -> tuple[list[str], list[str]]:
    """The beginning of a long text, cut between two words, and the rest."""
    cut = text.rfind(" ", 0, FIRST) + 1 or FIRST
    return f"{text[:cut].rstrip()} …".splitlines(), f"… {text[cut:].lstrip()}".splitlines()


def _paragraphs(lines: Sequence[str]) -> str:
    return "".join(f'<p class="tt-text">{escape(line)}</p>' for line in lines if line.strip())


def _round(t: Texts, entry: Entry) -> list[str]:
    """Each question with what may be shown of its answers; then the notes that somebody showed the team."""
    one = entry.published
    if one is None:
        return []
    said = {result.question.place: told.answered(result, t) for result in one.results}
    asked = [
        f"{rounds.words_of(each, t)} {said.get(each.place, '')}".strip()
        for each in one.questions
        if each.place in said or any(note.question == each.place for note in one.notes)
    ]
    return [*asked, *(t.gettext("“{note}”").format(note=note.text) for note in one.notes)]


def _beside(app: Teamtuin, viewer: Viewer, t: Texts, entry: Entry, thing_id: UUID) -> None:
    """Where it leads, and taking away what is one's own."""
    if entry.mine and st.session_state.get(SURE) == thing_id:
        return _which_way(app, viewer, t, thing_id)
    with st.container(key=f"stil_bij_{entry.kind}_{thing_id}", horizontal=True, gap="medium"):
        if way := words.WAYS.get(entry.kind):
            page, label = way
            if st.button(t.gettext(label), key=f"story_to_{entry.kind}_{thing_id}", type="tertiary"):
                st.switch_page(page, query_params={"id": str(thing_id)})
        if entry.kind is Told.OBSERVATION:
            _take_back(app, viewer, t, thing_id)
        elif entry.mine:
            _take_away(t, thing_id)
    return None


def _take_away(t: Texts, reflection_id: UUID) -> None:
    """The first press of two."""
    if st.button(t.gettext("Take it away here"), key=f"story_away_{reflection_id}", type="tertiary"):
        st.session_state[SURE] = reflection_id
        st.rerun()


def _take_back(app: Teamtuin, viewer: Viewer, t: Texts, observation_id: UUID) -> None:
    label = t.gettext("Take back this observation")
    if st.button(label, key=f"withdraw_{observation_id}", type="tertiary"):
        with suppress(NotVisible):  # taken back on another screen
            app.experiments.evidence.withdraw(viewer, observation_id)
        st.rerun()


def _which_way(app: Teamtuin, viewer: Viewer, t: Texts, reflection_id: UUID) -> None:
    """The second press: off this proeftuin, or shared with nobody any more. At once, and for everybody."""
    theme.quiet(
        t.gettext("Nobody reads it here any more then. What somebody read already, nobody can take back.")
    )
    with st.container(key=f"stil_weg_{reflection_id}", horizontal=True, gap="medium"):
        if st.button(t.gettext("Off this proeftuin"), key=f"story_off_{reflection_id}", type="tertiary"):
            with suppress(NotVisible):
                app.reflections.along.put_at(viewer, reflection_id, None)
            _done()
        if st.button(
            t.gettext("Share it with nobody"), key=f"story_unshare_{reflection_id}", type="tertiary"
        ):
            with suppress(NotVisible):
                app.reflections.revoke(viewer, reflection_id)
            _done()
        if st.button(t.gettext("Rather not"), key=f"story_stays_{reflection_id}", type="tertiary"):
            _done()


def _done() -> None:
    st.session_state.pop(SURE, None)
    st.rerun()
