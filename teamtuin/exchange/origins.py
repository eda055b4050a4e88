"""Where each question came from, for machines that read an export (product rule R14, AI Act art. 50(2)).

The words are those of the IPTC (digital source type) and of schema.org, so that a program that never heard of
Teamtuin finds what an AI made.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from teamtuin.asking.ai.asking import TRAINED
from teamtuin.reflections.model import AskedQuestion, Reflection

SCHEMA_ORG = "https://schema.org"
MADE_BY_AI = f"{SCHEMA_ORG}/TrainedAlgorithmicMediaDigitalSource"
Place = int | str
"""The number of a part of a text, or `OFFERED`."""
OFFERED = "offered"


def question_document(question: AskedQuestion | None) -> dict[str, Any] | None:
    """A question in JSON, with its source; one of an AI says so also by the address of the IPTC."""
    if question is None:
        return None
    document: dict[str, Any] = {"text": question.text, "source": question.source, "id": question.id}
    if question.source == "ai":
        document["digital_source_type"] = TRAINED
    return document | ({"provenance": dict(question.provenance)} if question.provenance else {})


def address_of(reflection: Reflection, place: Place) -> str:
    """The id of a question's element in the page to read."""
    return f"q-{reflection.id}-{place}"


def made_by_ai(reflections: Iterable[Reflection]) -> dict[str, Any] | None:
    """JSON-LD about every AI question on the page, by the id of its element; None when there is none."""
    found = [_told(each, place, one) for each in reflections for place, one in _ai_questions(each)]
    return {"@context": SCHEMA_ORG, "@graph": found} if found else None


def _ai_questions(reflection: Reflection) -> Iterator[tuple[Place, AskedQuestion]]:
    for place, part in enumerate(reflection.parts):
        if part.question and part.question.source == "ai":
            yield place, part.question
    if reflection.asked and reflection.asked.source == "ai":
        yield OFFERED, reflection.asked


def _told(reflection: Reflection, place: Place, question: AskedQuestion) -> dict[str, Any]:
    known = question.provenance or {}
    told: dict[str, Any] = {
        "@type": "Question",
        "@id": f"#{address_of(reflection, place)}",
        "text": question.text,
        "digitalSourceType": MADE_BY_AI,
    }
    if made_at := known.get("generated_at"):
        told["dateCreated"] = made_at
    if model := known.get("model"):
        told["creator"] = {"@type": "SoftwareApplication", "name": model}
    return told
