"""What one takes along: the form that is promised, and on the page every word that is in the file."""

import json
import re
from html import unescape
from pathlib import Path

from jsonschema import Draft202012Validator

from teamtuin.exchange.export import as_html, as_json, gather
from teamtuin.texts import texts_for
from tests.access.one_of_each import EVERYBODY, one_of_each

DOCS = Path(__file__).resolve().parents[2] / "docs"
SCHEMA = json.loads((DOCS / "teamtuin.schema.json").read_text("utf-8"))


def strings(value, *names):
    """Every text in the document under one of these names."""
    if isinstance(value, list):
        for one in value:
            yield from strings(one, *names)
    for name, one in value.items() if isinstance(value, dict) else ():
        if name in names and isinstance(one, str):
            yield one
        yield from strings(one, *names)


def check(app, viewer):
    everything = gather(app, viewer)
    document = json.loads(as_json(everything))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(document)] == []
    page = unescape(as_html(everything, texts_for("nl")).decode())
    words = [
        *strings(document, "text", "look_back", "need", "what_works", "seen", "effect"),
        *document["unsaved"],
    ]
    assert [text for text in words if text not in page] == []
    return document


def test_the_file_has_the_form_that_is_promised_and_the_page_holds_every_word_of_it(app, team):
    one_of_each(app, team)

    documents = {who: check(app, getattr(team, who)) for who in EVERYBODY}

    kinds = ("reflections", "sessions", "small_steps", "trajectories", "observations", "unsaved")
    assert [kind for kind in kinds if not documents["tessel"][kind]] == []
    assert [who for who, document in documents.items() if document["reflections"]] == ["tessel"]


def test_another_form_is_refused(app, team):
    document = check(app, team.tessel)
    for broken in (document | {"mood": "blij"}, document | {"purpose": "beoordelen"}, {"teamtuin": {}}):
        assert not Draft202012Validator(SCHEMA).is_valid(broken)


def test_every_field_is_described():
    described = (DOCS / "export.md").read_text("utf-8")

    def names(part):
        for name, one in part.get("properties", {}).items():
            yield name
            yield from names(one)
        for one in (part.get("items"), *part.get("$defs", {}).values()):
            yield from names(one) if one else ()

    assert [name for name in names(SCHEMA) if not re.search(rf"\b{name}\b", described)] == []
