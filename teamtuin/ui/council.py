"""The council's part of Beheer: what stands open, the whole access table, and its consent."""

from collections.abc import Sequence
from datetime import date
from html import escape

import streamlit as st
from babel.dates import format_date

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind, Module, Relation
from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.clock import day_of
from teamtuin.errors import N_, NotVisible, TeamtuinError
from teamtuin.people.model import Role
from teamtuin.school.model import CouncilConsent
from teamtuin.texts import Texts
from teamtuin.ui import theme
from teamtuin.ui.session import visit
from teamtuin.ui.theme import body, heading, wrong

WITHDRAWING = "beheer_withdrawing"
MODULES = {
    Module.SHARING: N_("Sharing with colleagues"),
    Module.PEER_LEARNING: N_("Learning together"),
    Module.AGREEMENTS: N_("Agreements"),
    Module.COACHING: N_("Video coach"),
    Module.ROUNDS: N_("Anonymous rounds"),
}
KINDS = {
    Kind.REFLECTION: N_("What somebody wrote and saved"),
    Kind.DRAFT: N_("What somebody is typing"),
    Kind.SENT_TO_AI: N_("What somebody sent to an AI"),
    Kind.PERSON: N_("A name with roles"),
    Kind.ACCOUNT: N_("How somebody signs in, and where"),
    Kind.INVITATION: N_("An invitation"),
    Kind.SCHOOL: N_("The name of the school and the safety contact"),
    Kind.COUNCIL_CONSENT: N_("The council's consent"),
    Kind.EXPERIMENT: N_("A proeftuin and its measurements, cycles and decisions"),
    Kind.INDICATOR: N_("What a proeftuin measures"),
    Kind.OBSERVATION: N_("An observation at a proeftuin"),
    Kind.ROOM_ASKED: N_("Room that a proeftuin asks for"),
    Kind.PEER_SESSION: N_("A session in which colleagues learned from each other"),
    Kind.TEAM_INSIGHT: N_("An insight that is for the whole team"),
    Kind.AGREEMENT: N_("An agreement"),
    Kind.STUDY_DAY: N_("A study day"),
    Kind.HARVEST_BOOK: N_("Which harvest book the team looked at"),
    Kind.LEFT_OUT_FIELD: N_("Which fields the forms leave out"),
    Kind.TRAJECTORY: N_("A trajectory with the video coach"),
    Kind.ROUND: N_("An anonymous round"),
    Kind.DECK: N_("A deck that somebody puts together"),
}
RELATIONS = {
    Relation.WRITER: N_("Who wrote it"),
    Relation.READER: N_("Whom the writer chose"),
    Relation.OWNER: N_("Whose it is"),
    Relation.MAKER: N_("Who measures it, until it is shown to the team"),
    Relation.COACH: N_("The video coach"),
    Relation.FACILITATOR: N_("Who opened or leads it"),
    Relation.TEAM: N_("The team"),
    Relation.PRINCIPAL: N_("The principal"),
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
    Action.SIGN: N_("gives the writer a sign"),
    Action.ANSWER: N_("answers"),
    Action.CLOSE: N_("closes"),
    Action.DELETE: N_("removes"),
    Action.EXPORT: N_("takes along"),
    Action.COUNT: N_("sees how many in the whole school"),
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
    if closed := [module for module in Module if module not in open_now]:
        _ask_consent(app, viewer, t, closed)
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
    day = format_date(day_of(consent.recorded_at), "d MMMM y", locale=t.language)
    theme.quiet(t.gettext("Recorded on {day} by {name}.").format(day=day, name=name))


def _ask_consent(app: Teamtuin, viewer: Viewer, t: Texts, closed: Sequence[Module]) -> None:
    """One form for what the council consented to in one meeting; nothing is chosen beforehand."""
    heading(t.gettext("Record the consent"))
    if visit().person.has(Role.ADMINISTRATOR):
        return body(
            t.gettext("You are the administrator too, so somebody else of the council records the consent.")
        )
    with st.form("beheer_consent", border=False):
        chosen = st.pills(
            t.gettext("What did the council consent to?"),
            closed,
            selection_mode="multi",
            format_func=lambda module: t.gettext(MODULES[module]),
            key="beheer_consent_modules",
        )
        day = st.date_input(
            t.gettext("Day of the consent"), theme.today(), max_value=theme.today(), format="DD-MM-YYYY"
        )
        document = st.text_input(
            t.gettext("Where it can be found, for example: minutes of 24 November, point 4"), max_chars=200
        )
        sent = st.form_submit_button(t.gettext("Record the consent"), type="primary")
    if sent:
        _record(app, viewer, t, chosen, day, document)


def _record(
    app: Teamtuin, viewer: Viewer, t: Texts, modules: Sequence[Module], day: date, document: str
) -> None:
    if not modules:
        return wrong(t.gettext("Choose first what the council consented to. Nothing was recorded yet."))
    try:
        for module in modules:
            app.school.consent(viewer, module, day, document)
    except TeamtuinError as refusal:
        return wrong(t.refusal(refusal))
    st.rerun()


def _withdrawal(app: Teamtuin, viewer: Viewer, t: Texts, module: Module) -> None:
    theme.quiet(
        t.gettext("You can withdraw it at any time. Then this closes at once, and nothing in it is lost.")
    )
    theme.space(3)
    if st.session_state.get(WITHDRAWING) == module:
        return _really_withdraw(app, viewer, t, module)
    if st.button(t.gettext("Withdraw the consent"), key=f"beheer_withdraw_{module}"):
        st.session_state[WITHDRAWING] = module
        st.rerun()
    return None


def _really_withdraw(app: Teamtuin, viewer: Viewer, t: Texts, module: Module) -> None:
    with st.container(key=f"gevaar_{module}", horizontal=True, gap="small"):
        if st.button(t.gettext("Yes, withdraw the consent"), key=f"beheer_really_{module}"):
            st.session_state.pop(WITHDRAWING)
            app.school.withdraw_consent(viewer, module)
            st.rerun()
        if st.button(t.gettext("Rather not"), key=f"beheer_not_{module}"):
            st.session_state.pop(WITHDRAWING)
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
