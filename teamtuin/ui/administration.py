"""The administrator's part of Beheer: who is in the house, invitations, and the school's card.

It shows nobody's status: not who came in, when, on what, or whether a link was used (product rule R6).
"""

from collections.abc import Callable, Set
from uuid import UUID

import streamlit as st

from teamtuin.access.policy import Module
from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import TeamtuinError
from teamtuin.people.model import Person, Role
from teamtuin.texts import Texts
from teamtuin.ui import ai_school, council, rows, theme
from teamtuin.ui.invitation import LINKS_GIVEN, show_link
from teamtuin.ui.session import visit
from teamtuin.ui.theme import body, heading, wrong
from teamtuin.words import ROLES, role_line

CHOSEN = "beheer_chosen"
SAVED = "beheer_saved"
Link = Callable[[Teamtuin, Viewer, Texts, Person], None]


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """People, an invitation, and the school."""
    _sharing(app, viewer, t)
    _invitation(app, viewer, t)
    _people(app, viewer, t)
    _school(app, viewer, t)
    ai_school.way_in(app, viewer, t)


def _sharing(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """Whether it is open, and by whom. The council's part says so already to who sees that too."""
    if Module.SHARING not in app.school.open_modules(viewer):
        return _closed(app, viewer, t)
    if not visit().person.has(Role.COUNCIL):
        heading(t.gettext("Sharing with colleagues"))
        for consent in app.school.consents(viewer):
            if consent.module is Module.SHARING and consent.withdrawn_at is None:
                council.say_open(app, viewer, t, consent)


def _closed(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """An administrator cannot open sharing, but can see who can."""
    able = [p.first_name for p in app.people.everyone(viewer) if _can_consent(p)]
    heading(t.gettext("Sharing is still closed"))
    body(
        t.gettext(
            "Everybody can write for themselves. Sharing opens when the participation council consents."
        )
    )
    if able:
        body(t.gettext("On this page, this can be done by: {names}.").format(names=", ".join(able)))
    else:
        body(t.gettext("Nobody of the council is here yet. Invite somebody, with that role."))


def _can_consent(person: Person) -> bool:
    return person.active and person.has(Role.COUNCIL) and not person.has(Role.ADMINISTRATOR)


def _invitation(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    heading(t.gettext("Invite somebody"))
    # A new number is a new, empty form: the next invitation is for somebody else.
    number = st.session_state.get(LINKS_GIVEN, 0)
    with st.form(f"beheer_invitation_{number}", border=False):
        name = st.text_input(t.gettext("First name"), max_chars=60)
        roles = _role_choice(t, f"beheer_invitation_roles_{number}", frozenset({Role.TEACHER}))
        external = st.checkbox(t.gettext("Comes from outside and is not part of the team"))
        sent = st.form_submit_button(t.gettext("Make the link"), type="primary")
    if sent:
        shown = " ".join(name.split())
        _with_link(app, viewer, t, shown, lambda: app.accounts.invite(viewer, name, roles, external=external))


def _with_link(app: Teamtuin, viewer: Viewer, t: Texts, name: str, make: Callable[[], str]) -> None:
    """Make a link and show it, or say why not."""
    try:
        token = make()
    except TeamtuinError as refusal:
        return wrong(t.refusal(refusal))
    show_link(app.settings.url, viewer, t, name, token)


def _people(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    everyone = app.people.everyone(viewer)
    heading(t.gettext("People"))
    _rows(app, viewer, t, [person for person in everyone if person.active], app.accounts.without_link(viewer))
    if gone := [person for person in everyone if not person.active]:
        heading(t.gettext("No longer taking part"))
        theme.quiet(
            t.gettext(
                "They cannot come in. What they wrote is theirs and stays sealed. "
                "Three months after they left it is deleted."
            )
        )
        _rows(app, viewer, t, gone, frozenset())


def _rows(app: Teamtuin, viewer: Viewer, t: Texts, people: list[Person], linkless: Set[UUID]) -> None:
    for person in people:
        line = role_line(person, t.language) or t.gettext("No role yet")
        if person.id in linkless:
            line += " · " + t.gettext("no invitation yet")
        chosen = st.session_state.get(CHOSEN) == person.id
        with st.container(key=f"rij_{person.id}", gap=None):
            label = f"{rows.unmarked(person.first_name)} :small[{rows.unmarked(line)}]"
            if st.button(label, key=f"beheer_row_{person.id}", type="tertiary", width="stretch"):
                st.session_state[CHOSEN] = None if chosen else person.id
                st.rerun()
        if chosen:
            _card(app, viewer, t, person, _first_link if person.id in linkless else _new_link)


def _card(app: Teamtuin, viewer: Viewer, t: Texts, person: Person, link: Link) -> None:
    """What an administrator can change about somebody: roles, and whether they take part."""
    with st.container(key=f"beheer_card_{person.id}"):
        theme.space(3)
        roles = _role_choice(t, f"beheer_roles_{person.id}", person.roles)
        with st.container(horizontal=True, gap="small"):
            if st.button(t.gettext("Save the roles"), key=f"beheer_save_{person.id}"):
                _change(t, person, lambda: app.people.set_roles(viewer, person.id, roles))
            word = t.gettext("Takes part no longer") if person.active else t.gettext("Takes part again")
            if st.button(word, key=f"beheer_active_{person.id}"):
                _change(t, person, lambda: app.people.set_active(viewer, person.id, not person.active))
        if st.session_state.pop(SAVED, None) == person.id:
            theme.quiet(t.gettext("Saved."))
        if person.active and person.id != viewer.id:
            link(app, viewer, t, person)


def _change(t: Texts, person: Person, act: Callable[[], object]) -> None:
    try:
        act()
    except TeamtuinError as refusal:
        return wrong(t.refusal(refusal))
    st.session_state[SAVED] = person.id
    st.rerun()


def _first_link(app: Teamtuin, viewer: Viewer, t: Texts, person: Person) -> None:
    """For a place that came from a file: what administrators did so far is no status of anybody."""
    theme.quiet(t.gettext("{name} has no invitation yet.").format(name=person.first_name))
    if st.button(t.gettext("Make a link"), key=f"beheer_first_{person.id}", type="tertiary"):
        st.session_state[CHOSEN] = None
        _with_link(app, viewer, t, person.first_name, lambda: app.accounts.first_link(viewer, person.id))


def _new_link(app: Teamtuin, viewer: Viewer, t: Texts, person: Person) -> None:
    theme.quiet(
        t.gettext(
            "Has {name} lost the link, or the passphrase and the recovery code? A new link begins "
            "with an empty garden. This place closes and stays sealed: only its own recovery code opens it. "
            "After three months all in it is deleted."
        ).format(name=person.first_name)
    )
    if st.button(t.gettext("Make a new link"), key=f"beheer_new_{person.id}", type="tertiary"):
        st.session_state[CHOSEN] = None
        _with_link(app, viewer, t, person.first_name, lambda: app.accounts.start_over(viewer, person.id))


def _role_choice(t: Texts, key: str, given: frozenset[Role]) -> frozenset[Role]:
    chosen = st.pills(
        t.gettext("Roles"),
        list(ROLES),
        selection_mode="multi",
        default=[role for role in ROLES if role in given],
        format_func=lambda role: t.gettext(ROLES[role]),
        key=key,
    )
    return frozenset(chosen)


def _school(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    school = app.school.find(viewer)
    if school is None:
        return
    heading(t.gettext("The school"))
    with st.form("beheer_school", border=False):
        name = st.text_input(t.gettext("Name of the school"), school.name, max_chars=200)
        town = st.text_input(t.gettext("Town or village"), school.town, max_chars=200)
        contact = st.text_input(
            t.gettext("Who to go to with worries about a child's safety"),
            school.safety_contact,
            max_chars=200,
        )
        theme.quiet(t.gettext("This name stands where people write: the safety contact of the school."))
        sent = st.form_submit_button(t.gettext("Save"))
    if sent:
        try:
            app.school.change(viewer, name=name, town=town, safety_contact=contact)
            theme.quiet(t.gettext("Saved."))
        except TeamtuinError as refusal:
            wrong(t.refusal(refusal))
