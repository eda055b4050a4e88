"""The council's part of Beheer: what stands open, the whole access table, and its consent."""

from datetime import date
from html import escape

import streamlit as st
from babel.dates import format_date

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind, Module, Relation
from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import N_, NotVisible, TeamtuinError
from teamtuin.people.model import Role
from teamtuin.school.model import CouncilConsent
from teamtuin.texts import Texts
from teamtuin.ui import rows, theme
from teamtuin.ui.theme import body, heading, wrong

MODULES = {Module.SHARING: N_("Sharing with colleagues")}
KINDS = {
    Kind.REFLECTION: N_("What somebody wrote and saved"),
    Kind.DRAFT: N_("What somebody is typing"),
    Kind.PERSON: N_("A name with roles"),
    Kind.ACCOUNT: N_("How somebody signs in, and where"),
    Kind.INVITATION: N_("An invitation"),
    Kind.SCHOOL: N_("The name of the school and the safety contact"),
    Kind.COUNCIL_CONSENT: N_("The council's consent"),
}
RELATIONS = {
    Relation.WRITER: N_("Who wrote it"),
    Relation.READER: N_("Whom the writer chose"),
    Relation.SELF: N_("The person concerned"),
    Relation.COLLEAGUE: N_("Everybody who takes part"),
    Relation.ADMINISTRATOR: N_("Administrator"),
    Relation.COUNCIL: N_("Participation council"),
    Relation.DOORKEEPER: N_("Teamtuin itself, at the door"),
    Relation.CARETAKER: N_("Teamtuin itself, for upkeep"),
    Relation.ANYONE: N_("Anybody, without signing in"),
}
ACTIONS = {
    Action.CARD: N_("sees that it is there"),
    Action.READ: N_("reads"),
    Action.PEOPLE: N_("sees who can read it"),
    Action.WRITE: N_("makes and changes"),
    Action.SHARE: N_("shares and takes back"),
    Action.CLOSE: N_("closes"),
    Action.DELETE: N_("removes"),
    Action.EXPORT: N_("takes along"),
}


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """Each module with its consent, then the table that the consent is about."""
    open_now = app.school.open_modules(viewer)
    standing = {c.module: c for c in reversed(app.school.consents(viewer)) if c.withdrawn_at is None}
    heading(t.gettext("What stands open"))
    theme.quiet(
        t.gettext("Open from the start: writing for oneself. Everything else waits for your consent.")
    )
    for module in Module:
        theme.space(5)
        st.html(f'<p class="tt-body"><b>{escape(t.gettext(MODULES[module]))}</b></p>')
        _module(app, viewer, t, module, module in open_now, standing.get(module))
    _table(t)


def _module(
    app: Teamtuin, viewer: Viewer, t: Texts, module: Module, is_open: bool, consent: CouncilConsent | None
) -> None:
    if is_open and consent:
        say_open(app, viewer, t, consent)
        _withdrawal(app, viewer, t, module)
        return
    if consent:
        body(
            t.gettext(
                "Closed: this version changes who can see what. The consent of {day} was for another table."
            ).format(day=format_date(consent.consented_on, "d MMMM y", locale=t.language))
        )
        _say_recorded(app, viewer, t, consent)
    else:
        body(t.gettext("Closed until you record the council's consent."))
    if app.people.me(viewer).has(Role.ADMINISTRATOR):
        body(t.gettext("You are the administrator too, so somebody else of the council records the consent."))
    else:
        _consent(app, viewer, t, module)


def say_open(app: Teamtuin, viewer: Viewer, t: Texts, consent: CouncilConsent) -> None:
    """The consent that opened a module, and who recorded it: so the whole council can check it."""
    given = format_date(consent.consented_on, "d MMMM y", locale=t.language)
    body(
        t.gettext("Open: the council consented on {day}. Document: {document}.").format(
            day=given, document=consent.document
        )
    )
    _say_recorded(app, viewer, t, consent)


def _say_recorded(app: Teamtuin, viewer: Viewer, t: Texts, consent: CouncilConsent) -> None:
    try:
        name = app.people.get(viewer, consent.recorded_by).first_name
    except NotVisible:  # no longer here
        name = t.gettext("somebody of the team")
    day = format_date(rows.day_of(consent.recorded_at), "d MMMM y", locale=t.language)
    theme.quiet(t.gettext("Recorded on {day} by {name}.").format(day=day, name=name))


def _consent(app: Teamtuin, viewer: Viewer, t: Texts, module: Module) -> None:
    theme.space(3)
    with st.form(f"beheer_consent_{module}", border=False):
        day = st.date_input(
            t.gettext("Day of the consent"), theme.today(), max_value=theme.today(), format="DD-MM-YYYY"
        )
        document = st.text_input(
            t.gettext("Where it can be found, for example: minutes of 24 November, point 4"), max_chars=200
        )
        sent = st.form_submit_button(t.gettext("Record the consent"), type="primary")
    if sent:
        _record(app, viewer, t, module, day, document)


def _record(app: Teamtuin, viewer: Viewer, t: Texts, module: Module, day: date, document: str) -> None:
    try:
        app.school.consent(viewer, module, day, document)
    except TeamtuinError as refusal:
        return wrong(t.refusal(refusal))
    st.rerun()


def _withdrawal(app: Teamtuin, viewer: Viewer, t: Texts, module: Module) -> None:
    theme.quiet(
        t.gettext("You can withdraw it at any time. Then this closes at once, and nothing in it is lost.")
    )
    theme.space(3)
    if st.button(t.gettext("Withdraw the consent"), key=f"beheer_withdraw_{module}"):
        app.school.withdraw_consent(viewer, module)
        st.rerun()


def _table(t: Texts) -> None:
    """The policy itself, in words: the same rows that decide in the program."""
    heading(t.gettext("Who may do what"))
    body(
        t.gettext("This is the whole table by which Teamtuin decides. What does not stand in it, nobody may.")
    )
    st.html("".join(_kind_rows(t, kind) for kind in Kind))
    prints = ", ".join(
        f"{t.gettext(MODULES[module])}: {policy.module_fingerprint(module)}" for module in Module
    )
    theme.quiet(
        t.gettext("Fingerprint of the whole table: {whole}. Of the part you consent to: {parts}.").format(
            whole=policy.fingerprint(), parts=prints
        )
    )
    theme.quiet(
        t.gettext(
            "Who runs the computer with its keys can technically reach everything. A file or a backup alone "
            "shows no private text."
        )
    )


def _kind_rows(t: Texts, kind: Kind) -> str:
    rows = "".join(
        f"<dt>{escape(t.gettext(RELATIONS[relation]))}</dt>"
        f"<dd>{escape(', '.join(t.gettext(ACTIONS[action]) for action in actions))}</dd>"
        for listed, relation, actions in policy.lines()
        if listed is kind
    )
    name = escape(t.gettext(KINDS[kind]))
    return f'<h3 class="tt-rule">{name}</h3><dl class="tt-pairs tt-rules">{rows}</dl>'
