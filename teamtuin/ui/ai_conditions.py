"""The conditions for AI questions (product rule R13): signed by who administers, read by everybody here."""

from html import escape

import streamlit as st
from babel.dates import format_date

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.asking.school.model import CONDITIONS, WHERE, Condition, Signature, Where
from teamtuin.asking.school.service import Standing
from teamtuin.errors import NotVisible, TeamtuinError
from teamtuin.texts import Texts
from teamtuin.ui import theme

PLACE = "ai_conditions_where"


def told(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """Which service it is, and who signed what for it and when: for everybody who may choose AI questions."""
    standing = app.asking.school.standing(viewer)
    if standing and standing.signature:
        theme.heading(t.gettext("The service and its conditions"))
        theme.body(
            t.gettext("A text goes to {place}, model {model}.").format(
                place=standing.host, model=standing.service.model
            )
        )
        _signed(app, viewer, t, standing.signature)


def show(app: Teamtuin, viewer: Viewer, t: Texts, standing: Standing) -> None:
    """For an administrator: the signature that stands, or the list to sign."""
    theme.heading(t.gettext("The conditions"))
    if standing.signature is None:
        return _list(app, viewer, t)
    _signed(app, viewer, t, standing.signature)
    theme.space(3)
    if st.button(t.gettext("Take the signature back"), key="ai_conditions_back"):
        app.asking.school.withdraw(viewer)
        st.rerun()
    theme.space(3)
    theme.quiet(t.gettext("Then AI questions are off for everybody at once. What was asked so far stays."))
    return None


def _signed(app: Teamtuin, viewer: Viewer, t: Texts, signature: Signature) -> None:
    theme.space(2)
    day = format_date(signature.signed_on, "d MMMM y", locale=t.language)
    theme.body(
        t.gettext("Signed by {name} on {day}. {where}.").format(
            name=_who(app, viewer, t, signature), day=day, where=t.gettext(WHERE[signature.where])
        )
    )
    theme.space(3)
    lines = "".join(f"<li>{escape(t.gettext(line))}</li>" for line in CONDITIONS[signature.where].values())
    st.html(f'<ul class="tt-dashes">{lines}</ul>')
    if signature.document:
        theme.quiet(t.gettext("The papers are here: {document}").format(document=signature.document))


def _who(app: Teamtuin, viewer: Viewer, t: Texts, signature: Signature) -> str:
    try:
        return app.people.get(viewer, signature.signed_by).first_name
    except NotVisible:  # no longer here
        return t.gettext("somebody of the team")


def _list(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    theme.body(t.gettext("Sign them before anybody can choose AI questions. Everybody here can read it."))
    theme.space(3)
    where = st.pills(
        t.gettext("Where does the model run?"),
        list(WHERE),
        default=Where.OWN,
        format_func=lambda one: t.gettext(WHERE[one]),
        key=PLACE,
    )
    if where is None:
        return
    theme.space(3)
    with st.form(f"ai_conditions_{where}", border=False):
        stands = [
            condition
            for condition, line in CONDITIONS[where].items()
            if st.checkbox(t.gettext(line), key=f"ai_condition_{where}_{condition}")
        ]
        document = _document(t, where)
        theme.quiet(t.gettext("You sign with your name and the day of today."))
        signed = st.form_submit_button(t.gettext("Sign"), type="primary")
    if signed:
        _sign(app, viewer, t, where, stands, document)


def _document(t: Texts, where: Where) -> str:
    if where is Where.OWN:
        return ""
    label = t.gettext("Where is the processing agreement? For example: school folder, contracts, AI")
    return st.text_input(label, max_chars=200, key="ai_document") or ""


def _sign(
    app: Teamtuin, viewer: Viewer, t: Texts, where: Where, stands: list[Condition], document: str
) -> None:
    try:
        app.asking.school.sign(viewer, where, stands, document)
    except TeamtuinError as refusal:
        return theme.wrong(t.refusal(refusal))
    st.rerun()
