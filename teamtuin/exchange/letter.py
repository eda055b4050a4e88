"""The letter of a month as a document: to read, to print, and as one file that opens anywhere."""

from datetime import date

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.clock import day_of
from teamtuin.errors import NotVisible
from teamtuin.exchange.documents.model import Document, Section, Words
from teamtuin.insight.letter import Letter, letter, months
from teamtuin.insight.our_garden import dig
from teamtuin.texts import Texts

PAGE = "brief.html"


def make(app: Teamtuin, viewer: Viewer, month: date, t: Texts) -> Letter:
    """Made anew, and kept nowhere. Raises NotVisible outside the team, and for a month that has no letter."""
    today = day_of(app.now())
    if month not in months(today) or not app.presenting.may_make(viewer):
        raise NotVisible
    return letter(dig(app.store, viewer, today), month, today, t)


def as_document(told: Letter, school: str, t: Texts) -> Document:
    """For paper and for a file: in large type, as it is read aloud."""
    parts = (
        Section(heading=part.heading, blocks=tuple(Words(text=line) for line in part.sentences))
        for part in told.parts
    )
    return Document(
        title=told.title,
        above=" · ".join(part for part in (school, told.title) if part),
        under=told.made,
        sections=tuple(parts),
        language=t.language,
        foot=t.gettext("To develop, not to assess. For the team."),
        size=14,
    )
