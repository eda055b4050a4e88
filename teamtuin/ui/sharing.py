"""Letting somebody else read one's own text, and taking it back (product rule R3).

Another reader takes two deliberate presses after saving: "Share" opens the choice, and a button that counts
and names who is meant does it. Taking back takes one.
"""

import hashlib
from collections.abc import Iterable, Sequence
from html import escape
from typing import Protocol
from uuid import UUID

import streamlit as st

from teamtuin.access.policy import Module
from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import Refused
from teamtuin.people.model import Person
from teamtuin.texts import Texts
from teamtuin.ui import names_in_text, rows, theme
from teamtuin.words import role_line


class Shareable(Protocol):
    """The service of a kind of thing that its writer can let named people read."""

    def share(self, viewer: Viewer, thing_id: UUID, with_people: Iterable[UUID], /) -> list[Person]:
        """Let these people read it too."""

    def revoke(self, viewer: Viewer, thing_id: UUID, person_id: UUID | None = None, /) -> list[Person]:
        """Take it back from one of them, or from everybody."""


NAMED, TEAM = "named", "team"
PANEL = "reading_panel_"
READERS = "readers"
SHORT_LIST = 5


def is_open(app: Teamtuin, viewer: Viewer) -> bool:
    """Whether the council has opened sharing."""
    return Module.SHARING in app.school.open_modules(viewer)


def say_closed(t: Texts) -> None:
    """In place of a button that would do nothing."""
    theme.quiet(
        t.gettext(
            "Sharing is still closed. It opens when the participation council consents. "
            "Until then nobody else can read this."
        )
    )


def who_can_read(readers: Sequence[Person], team: Sequence[Person], t: Texts) -> str:
    """Who can read one's own text, as a sentence; `team` is the team of today without the writer."""
    if not readers:
        return t.gettext("Only you see this.")
    if team and {person.id for person in readers} == {person.id for person in team}:
        return t.gettext("The team can read this: {who}.").format(who=others(readers, t))
    if len(readers) <= rows.MOST_NAMES:
        names = rows.names_in_words([t.gettext("You"), *(person.first_name for person in readers)], t)
        return t.gettext("{names} see this.").format(names=names)
    return t.gettext("You can read this, and so can {who}.").format(who=others(readers, t))


def others(people: Sequence[Person], t: Texts) -> str:
    """A number of people, in which who leads the school is named: "16 anderen, ook Hester"."""
    count = t.ngettext("{n} other", "{n} others", len(people)).format(n=len(people))
    if leaders := rows.leaders_in(people):
        return t.gettext("{count}, {names} too").format(count=count, names=rows.names_in_words(leaders, t))
    return count


def choose(
    app: Teamtuin,
    viewer: Viewer,
    t: Texts,
    reflection_id: UUID,
    readers: Sequence[Person],
    *,
    through: Shareable | None = None,
    among: Sequence[Person] | None = None,
    words: str = "",
) -> None:
    """The second step: whom, and the press that does it. Who can read it already is not asked again.

    `through` is the service of what is shared, if it is no reflection, with the `words` the others will read;
    `among` is who may be named, if not all.
    """
    reading = {person.id for person in readers} | {viewer.id}
    everybody = app.people.colleagues(viewer) if among is None else among
    able = [person for person in everybody if person.id not in reading]
    theme.space(6)
    question = t.gettext("Who may read this?")
    st.html(f'<h2 class="tt-h2" data-tt-start="">{escape(question)}</h2><div class="tt-gap-3"></div>')
    if not able:
        return theme.quiet(t.gettext("There is nobody else here who cannot read this yet."))
    if through is None:
        found = names_in_text.show(app, viewer, t, reflection_id)
    else:
        found = names_in_text.tell(app, viewer, t, words)
    if not found:
        _hint(t)
    chosen = _people(able, t, reflection_id)
    if chosen:
        _share(through or app.reflections, viewer, t, reflection_id, chosen)
    else:
        theme.space(3)
        theme.quiet(t.gettext("Choose somebody. Nothing is shared yet."))


def _hint(t: Texts) -> None:
    """Where the computer found nothing: the writer decides (product rule R9)."""
    theme.quiet(
        t.gettext("Does it name a child, a parent or a colleague? Take the name out first, or leave it.")
    )
    theme.space(3)


def _people(able: Sequence[Person], t: Texts, reflection_id: UUID) -> list[Person]:
    team = [person for person in able if person.in_team]
    if len(team) > 1:
        if _way(t, reflection_id) == TEAM:
            return team
        theme.space(3)
    named = {person.id: person for person in able}
    chosen = st.pills(
        t.gettext("Choose who may read along"),
        list(named),
        selection_mode="multi",
        format_func=lambda person_id: called(named[person_id], able, t),
        key=f"share_people_{reflection_id}",
        label_visibility="collapsed",
    )
    return [named[person_id] for person_id in chosen if person_id in named]


def _way(t: Texts, reflection_id: UUID) -> str:
    whole_team = t.gettext("The whole team of today")
    way = st.pills(
        t.gettext("Who may read this?"),
        [NAMED, TEAM],
        default=NAMED,
        required=True,
        format_func=lambda way: whole_team if way == TEAM else t.gettext("Whom I choose"),
        key=f"share_way_{reflection_id}",
        label_visibility="collapsed",
    )
    return way or NAMED


def called(person: Person, able: Iterable[Person], t: Texts) -> str:
    """The first name; with what somebody is where two have the same."""
    name = rows.unmarked(person.first_name)
    if sum(other.first_name == person.first_name for other in able) < 2:
        return name
    return f"{name} ({rows.unmarked(role_line(person, t.language))})"


def _share(
    through: Shareable, viewer: Viewer, t: Texts, reflection_id: UUID, chosen: Sequence[Person]
) -> None:
    """The press that shares. The button is bound to these very people: when somebody joins or leaves
    meanwhile it is another button, and the press on the old one does nothing."""
    theme.space(5)
    label = rows.unmarked(button_words(chosen, t))
    ids = [person.id for person in chosen]
    if st.button(label, type="primary", key=f"share_with_{_fingerprint([reflection_id, *ids])}"):
        try:
            through.share(viewer, reflection_id, ids)
        except Refused as refusal:
            return theme.quiet(t.refusal(refusal))
        close(reflection_id)
        st.rerun()
    theme.space(3)
    theme.quiet(
        t.gettext(
            "You can take it back at any time. What somebody already read or printed cannot be called back. "
            "Later colleagues are not among them."
        )
    )


def button_words(chosen: Sequence[Person], t: Texts) -> str:
    """What the press will do: who is meant by name, or how many and who leads among them."""
    if len(chosen) <= rows.MOST_NAMES:
        names = rows.names_in_words([person.first_name for person in chosen], t)
        return t.gettext("Let {names} read this").format(names=names)
    return _count_words(chosen, t)


def _count_words(chosen: Sequence[Person], t: Texts) -> str:
    n = len(chosen)
    if leaders := rows.leaders_in(chosen):
        words = t.ngettext("Let {n} other read this, {names} too", "Let {n} others read this, {names} too", n)
        return words.format(n=n, names=rows.names_in_words(leaders, t))
    return t.ngettext("Let {n} other read this", "Let {n} others read this", n).format(n=n)


def _fingerprint(ids: Sequence[UUID]) -> str:
    return hashlib.sha256(b"".join(sorted(each.bytes for each in ids))).hexdigest()[:16]


def close(reflection_id: UUID) -> None:
    """The choice is made or left: next time nothing is chosen beforehand."""
    for key in (f"share_way_{reflection_id}", f"share_people_{reflection_id}", panel_key(reflection_id)):
        st.session_state.pop(key, None)


def panel_key(reflection_id: UUID) -> str:
    """Where a tab remembers which question stands open under a text."""
    return f"{PANEL}{reflection_id}"


def take_back(
    through: Shareable, viewer: Viewer, t: Texts, reflection_id: UUID, readers: Sequence[Person]
) -> None:
    """Each reader with a word to take it back, and one for all. A long list opens at a press."""
    theme.space(3)
    key = panel_key(reflection_id)
    if len(readers) <= SHORT_LIST or st.session_state.get(key) == READERS:
        for person in readers:
            _reader(through, viewer, t, reflection_id, person)
    elif _word("stil_wie", t.gettext("Show who"), "readers_show"):
        st.session_state[key] = READERS
        st.rerun()
    if len(readers) > 1 and _word("woord_terug", t.gettext("Take back from everybody"), "revoke_all"):
        through.revoke(viewer, reflection_id)
        st.rerun()
    theme.quiet(t.gettext("What somebody already read or printed cannot be called back."))


def _reader(through: Shareable, viewer: Viewer, t: Texts, reflection_id: UUID, person: Person) -> None:
    with st.container(key=f"lezer_{person.id}", horizontal=True, gap="small"):
        st.html(f'<p class="tt-body">{escape(person.first_name)}</p>', width="content")
        if st.button(t.gettext("Take back"), key=f"revoke_{person.id}", type="tertiary"):
            through.revoke(viewer, reflection_id, person.id)
            st.rerun()


def _word(place: str, label: str, key: str) -> bool:
    with st.container(key=place, gap=None):
        return st.button(label, key=key, type="tertiary")
