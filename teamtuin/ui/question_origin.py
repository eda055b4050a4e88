"""Where a question came from: in a word at first sight, and behind a fold all that is known (rule R14)."""

from collections.abc import Mapping
from datetime import datetime
from html import escape

import streamlit as st
from babel.dates import format_datetime

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.asking.sent.service import SENT
from teamtuin.clock import HOME
from teamtuin.errors import N_
from teamtuin.reflections.model import AskedQuestion, Reflection
from teamtuin.settings import Language
from teamtuin.texts import Texts

NAMES = {
    "ai": N_("AI question"),
    "question_bank": N_("Question from the question bank"),
    "person": N_("A question of somebody"),
}
Behind = Mapping[str, str]
"""What the viewer sent for the AI questions of a text, by press; None for anybody but its writer."""


def name(source: str, t: Texts) -> str:
    """What a question is."""
    return t.gettext(NAMES.get(source, NAMES["person"]))


def moment(at: datetime, language: Language) -> str:
    """A moment by the clock of the school: "30 november 2026 15:45"."""
    return str(format_datetime(at.astimezone(HOME), "d MMMM y HH:mm", locale=language))


def tell(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection, question: AskedQuestion) -> None:
    """The fold under a question that is kept with one's own text; nothing for one of the bank."""
    if question.source == "ai":
        st.html(fold(question, t, app.asking.sent.behind(viewer, reflection)))


def fold(question: AskedQuestion, t: Texts, behind: Behind | None = None) -> str:
    """HTML with model, computer, moment and instruction; for who sent it also what, if that stands still."""
    known = question.provenance
    if question.source != "ai" or not known:
        return ""
    lines = [t.gettext("Model {model}, at {place}.").format(model=known["model"], place=known["endpoint"])]
    lines.append(t.gettext("Made on {moment}.").format(moment=_made(known["generated_at"], t.language)))
    lines.append(
        t.gettext("With the instruction {name}, version {version}.").format(
            name=known["prompt"], version=known["prompt_version"]
        )
    )
    said = "".join(f'<p class="tt-quiet">{escape(line)}</p>' for line in lines)
    summary = escape(t.gettext("Where this question comes from"))
    return f'<details class="tt-fold"><summary>{summary}</summary>{said}{_sent(known, t, behind)}</details>'


def _made(at: str, language: Language) -> str:
    return moment(datetime.fromisoformat(at), language)


def _sent(known: Mapping[str, str], t: Texts, behind: Behind | None) -> str:
    text = (behind or {}).get(known.get(SENT, ""))
    if text:
        words = t.gettext("You sent this:")
    elif behind is None:
        words = t.gettext("What was sent, only the writer sees.")
    else:
        words = t.gettext("What you sent for it stands here no longer.")
    sent = f'<p class="tt-text tt-sent">{escape(text)}</p>' if text else ""
    return f'<p class="tt-quiet">{escape(words)}</p>{sent}'
