"""Sentences about numbers never say why: no cause, no proof, no verdict."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract

from teamtuin.texts import texts_for

ROOT = Path(__file__).resolve().parents[2]
KEYWORDS = {"gettext": None, "ngettext": (1, 2), "N_": None}
BANNED = re.compile(
    r"\b(effect\w*|bewezen|bewijs\w*|significan\w*|dankzij|door de proeftuin|verbeterd? met|"
    r"oorzaa?k\w*|werkt|werkte|proven|proof|proves|thanks to|because of the experiment|"
    r"caused? by|causes?|works|worked)\b",
    re.IGNORECASE,
)


def sentences():
    """Every sentence of insight and of the page that shows it, in one and in many."""
    files = [
        *(ROOT / "teamtuin" / "insight").glob("*.py"),
        *(ROOT / "teamtuin" / "ui").glob("our_garden*.py"),
    ]
    for file in files:
        for _, message, _, _ in extract("python", BytesIO(file.read_bytes()), KEYWORDS):
            yield message if isinstance(message, tuple) else (message, message)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_sentence_claims_a_cause(language):
    t = texts_for(language)
    said = [text for one, many in sentences() for text in (one, many, t.gettext(one))]
    said += [t.ngettext(one, many, n) for one, many in sentences() if one != many for n in (1, 2)]
    assert len(said) > 50
    assert [text for text in said if BANNED.search(text)] == []


def test_the_test_would_find_one():
    assert BANNED.search("Het effect is bewezen.")
    assert BANNED.search("Dankzij de gidsen")
    assert not BANNED.search("Dit zegt niet waardoor het komt. De antwoorden worden verwerkt.")
