"""How sessions and what became of agreements are called, and on which day."""

from datetime import date

from teamtuin.agreements.model import Agreement, Result
from teamtuin.errors import N_
from teamtuin.peer_learning.model import Form, PeerSession
from teamtuin.texts import Texts
from teamtuin.ui import rows, theme

FORMS = {
    Form.PEER_CONSULTATION: N_("Peer consultation"),
    Form.LESSON_VISIT: N_("Lesson visit"),
    Form.LESSON_STUDY: N_("Lesson study"),
    Form.CO_TEACHING: N_("Co-teaching"),
    Form.BOARD_SESSION: N_("Board session"),
    Form.WORKSHOP: N_("Workshop or something else"),
}
METHODS = {
    "incident_method": N_("Incident method"),
    "gossip_method": N_("Gossip method"),
    "collegial_consultation": N_("Collegial consultation"),
    "research_lesson_1": N_("First research lesson"),
    "research_lesson_2": N_("Second research lesson"),
    "weekly_board": N_("Weekly board"),
    "debrief": N_("Debrief"),
}
"""What a file may call a method; what somebody typed is its own name."""
RESULTS = {
    Result.DONE: N_("Done"),
    Result.DONE_DIFFERENTLY: N_("Done differently"),
    Result.LET_GO: N_("Let go"),
}


def form_of(session: PeerSession, t: Texts) -> str:
    """What kind of session it was, with its method if that was named."""
    return " · ".join(filter(None, (t.gettext(FORMS[session.form]), method_of(session, t))))


def method_of(session: PeerSession, t: Texts) -> str:
    """What the method is called, or nothing."""
    return t.gettext(METHODS[session.method]) if session.method in METHODS else session.method


def due(agreement: Agreement, t: Texts) -> str:
    """The small line under an open agreement: when one looks back, or that the day has come."""
    if agreement.due_on is None:
        return t.gettext("no day chosen for looking back")
    day = rows.short_day(agreement.due_on, t.language)
    if agreement.is_due(theme.today()):
        return t.gettext("look back since {day}").format(day=day)
    if agreement.is_long_ago(theme.today()):
        return t.gettext("is this still of now?")
    return t.gettext("look back on {day}").format(day=day)


def became(agreement: Agreement, t: Texts) -> str:
    """The small line under an agreement on which one looked back."""
    if agreement.result is None:
        return due(agreement, t)
    result = t.gettext(RESULTS[agreement.result])
    return f"{result} · {_day(agreement.looked_on, t)}" if agreement.looked_on else result


def _day(day: date, t: Texts) -> str:
    return rows.short_day(day, t.language)
