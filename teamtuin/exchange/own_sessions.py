"""One's own sessions and small steps, as they leave in the export of one person (docs/export.md)."""

from dataclasses import dataclass
from typing import Any

from teamtuin.access.viewer import Viewer
from teamtuin.agreements.model import Agreement
from teamtuin.app import Teamtuin
from teamtuin.peer_learning.model import PeerSession


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSession:
    """A session that one wrote down, with what was agreed in it and the first names of who can read it."""

    session: PeerSession
    agreements: list[Agreement]
    readers: list[str]


def gather_sessions(teamtuin: Teamtuin, viewer: Viewer) -> list[OwnSession]:
    """The sessions that the viewer wrote down; what others did stays theirs."""
    return [
        OwnSession(
            session=session,
            agreements=teamtuin.agreements.for_export(viewer, session.id),
            readers=[person.first_name for person in teamtuin.peer_learning.readers(viewer, session.id)],
        )
        for session in teamtuin.peer_learning.for_export(viewer)
    ]


def session_document(own: OwnSession) -> dict[str, Any]:
    """One session for another program."""
    session = own.session
    return {
        "id": str(session.id),
        "held_on": session.held_on.isoformat(),
        "form": session.form,
        "method": session.method,
        "attendance": session.attendance,
        "need": session.need,
        "insights": [
            {"text": insight.text, "for_team": insight.team_id is not None} for insight in session.insights
        ],
        "what_works": session.what_works,
        "agreements": [agreement_document(agreement) for agreement in own.agreements],
        "readers": own.readers,
    }


def agreement_document(agreement: Agreement) -> dict[str, Any]:
    """One agreement for another program."""
    return {
        "id": str(agreement.id),
        "text": agreement.text,
        "made_on": agreement.made_on.isoformat(),
        "due_on": agreement.due_on.isoformat() if agreement.due_on else None,
        "result": agreement.result,
        "looked_on": agreement.looked_on.isoformat() if agreement.looked_on else None,
        "look_back": agreement.look_back,
    }
