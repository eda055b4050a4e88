"""Everything of one person, to take along: JSON for machines and one HTML page for reading.

The school's export holds what the whole school may see, as CSV and Parquet with a data dictionary.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from importlib import resources
from pathlib import Path
from typing import Any

from babel.dates import format_date
from jinja2 import Environment, select_autoescape

from teamtuin import __version__
from teamtuin.access.viewer import Viewer
from teamtuin.agreements.model import Agreement
from teamtuin.app import Teamtuin
from teamtuin.asking.ai.asking import TRAINED
from teamtuin.asking.sent.model import Sent
from teamtuin.clock import HOME
from teamtuin.exchange.origins import OFFERED, address_of, made_by_ai, question_document
from teamtuin.exchange.own_decks import deck_document
from teamtuin.exchange.own_looking import OwnLooking, gather_looking, looking_document
from teamtuin.exchange.own_sent import sent_document
from teamtuin.exchange.own_sessions import (
    OwnSession,
    agreement_document,
    gather_sessions,
    session_document,
)
from teamtuin.exchange.own_trajectories import OwnTrajectory, gather_trajectories, trajectory_document
from teamtuin.experiments.model import Observation
from teamtuin.people.look.model import Look
from teamtuin.people.model import Person
from teamtuin.presenting.model import Deck
from teamtuin.reflections.along.model import Said
from teamtuin.reflections.service import OwnReflection
from teamtuin.store.files import PRIVATE_FOLDER, write_private
from teamtuin.texts import Texts, texts_for

SCHEMA = 1
JSON_FILE = "teamtuin.json"
HTML_FILE = "teamtuin.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Everything:
    """All of one person, gathered through the policy."""

    me: Person
    look: Look
    school: str
    own: list[OwnReflection]
    said: list[Said]
    sessions: list[OwnSession]
    steps: list[Agreement]
    observations: list[tuple[Observation, str, bool]]
    thinks_along: list[str]
    looking: list[OwnLooking]
    trajectories: list[OwnTrajectory]
    decks: list[Deck]
    unkept: list[str]
    sent_to_ai: list[Sent]
    made_at: datetime


def gather(teamtuin: Teamtuin, viewer: Viewer) -> Everything:
    """What the viewer may take along: one's own texts, and nothing of anybody else."""
    school = teamtuin.school.find(viewer)
    return Everything(
        me=teamtuin.people.for_export(viewer),
        look=teamtuin.look.mine(viewer),
        school=school.name if school else "",
        own=teamtuin.reflections.mine(viewer),
        said=teamtuin.reflections.along.said(viewer),
        sessions=gather_sessions(teamtuin, viewer),
        steps=teamtuin.agreements.for_export(viewer),
        observations=teamtuin.experiments.evidence.mine(viewer),
        thinks_along=teamtuin.experiments.along.mine(viewer),
        looking=gather_looking(teamtuin, viewer),
        trajectories=gather_trajectories(teamtuin, viewer),
        decks=teamtuin.presenting.for_export(viewer),
        unkept=[draft.text for draft in teamtuin.drafts.unkept(viewer, to_take_along=True)],
        sent_to_ai=teamtuin.asking.sent.for_export(viewer),
        made_at=teamtuin.now(),
    )


def export_person(teamtuin: Teamtuin, viewer: Viewer, folder: Path) -> list[Path]:
    """Write both files, which only their owner may read, into a folder; a new one is private too."""
    everything = gather(teamtuin, viewer)
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    texts = texts_for(everything.me.language)
    files = {JSON_FILE: as_json(everything), HTML_FILE: as_html(everything, texts)}
    for name, content in files.items():
        write_private(folder / name, content)
    return [folder / name for name in files]


def as_json(everything: Everything) -> bytes:
    """One UTF-8 document, in the form of docs/export.md and docs/teamtuin.schema.json."""
    document = {
        "teamtuin": {"schema": SCHEMA, "version": __version__, "made_at": everything.made_at.isoformat()},
        "purpose": "ontwikkelen, niet beoordelen",
        "school": everything.school,
        "person": {
            "first_name": everything.me.first_name,
            "roles": sorted(everything.me.roles),
            "language": everything.me.language,
            "text_size": everything.look.text_size,
            "calm": everything.look.calm,
        },
        "reflections": [_reflection(own) for own in everything.own],
        "said_to_others": [_said(said) for said in everything.said],
        "sessions": [session_document(own) for own in everything.sessions],
        "small_steps": [agreement_document(step) for step in everything.steps],
        "trajectories": [trajectory_document(own) for own in everything.trajectories],
        "observations": [
            {"experiment": title, "seen_on": seen.seen_on.isoformat(), "text": seen.text, "signed": signed}
            for seen, title, signed in everything.observations
        ],
        "presentations": [deck_document(deck) for deck in everything.decks],
        "thinks_along": everything.thinks_along,
        "own_indicators": [looking_document(own) for own in everything.looking],
        "unsaved": everything.unkept,
        "sent_to_ai": [sent_document(sent) for sent in everything.sent_to_ai],
    }
    return json.dumps(document, ensure_ascii=False, indent=2).encode("utf-8", "replace")


def _reflection(own: OwnReflection) -> dict[str, Any]:
    reflection = own.reflection
    return {
        "id": str(reflection.id),
        "written_at": reflection.written_at.isoformat(),
        "changed_at": reflection.changed_at.isoformat(),
        "way_in": reflection.way_in,
        "strand": reflection.strand,
        "experiment": reflection.experiment,
        "parts": [
            {"text": part.text, "question": question_document(part.question)} for part in reflection.parts
        ],
        "offered_question": question_document(reflection.asked),
        "readers": [person.first_name for person in own.readers],
        "said_back": [
            {"first_name": given.person.first_name, "taps": sorted(given.taps)} for given in own.heard.given
        ],
        "helped_a_decision": own.heard.helped,
        "opened_by_nobody_else": not own.opened.by_another,
    }


def _said(said: Said) -> dict[str, Any]:
    """What one pressed at the text of another; the text itself stays its writer's."""
    return {
        "writer": said.writer,
        "written_on": said.written_on.isoformat(),
        "signs": sorted(said.signs),
    }


def as_html(everything: Everything, texts: Texts) -> bytes:
    """One page that opens anywhere, without a network."""
    environment = Environment(autoescape=select_autoescape(default=True), extensions=["jinja2.ext.i18n"])
    environment.install_gettext_callables(texts.gettext, texts.ngettext, newstyle=True)  # type: ignore[attr-defined]
    source = (resources.files("teamtuin.exchange") / "templates" / "everything.html").read_text("utf-8")
    page = environment.from_string(source).render(
        everything=everything,
        texts=texts,
        day=lambda moment: _day(moment, texts),
        made_by_ai=made_by_ai(own.reflection for own in everything.own),
        moment=datetime.fromisoformat,
        address_of=address_of,
        offered=OFFERED,
        trained=TRAINED,
    )
    return page.encode("utf-8", "replace")


def _day(moment: datetime | date, texts: Texts) -> str:
    """The day at school, wherever this computer thinks it is."""
    day = moment.astimezone(HOME) if isinstance(moment, datetime) else moment
    return format_date(day, format="full", locale=texts.language)
