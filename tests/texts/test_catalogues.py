"""Every sentence stands in both catalogues, whole, and says the same things are to be filled in."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from teamtuin.texts.update import FOLDER, extracted

pytestmark = pytest.mark.catalogue
PLACES = re.compile(r"\{[a-z_]*\}|%\([a-z_]+\)[sdr]|%[sd]")


def catalogue(language):
    with Path(FOLDER / f"{language}.po").open("rb") as stream:
        return read_po(stream, locale=language)


def forms(text):
    return list(text) if isinstance(text, list | tuple) else [text]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_sentence_is_missing_empty_or_uncertain(language):
    held = catalogue(language)
    wanted = [message.id for message in extracted() if message.id]
    assert [sentence for sentence in wanted if sentence not in held] == []
    assert [m.id for m in held if m.id and (m.fuzzy or not all(forms(m.string)))] == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_sentence_stays_that_nobody_says_any_more(language):
    said = extracted()
    assert [m.id for m in catalogue(language) if m.id and m.id not in said] == []


def test_a_translation_fills_in_the_same_places():
    for message in catalogue("nl"):
        if message.id:
            wanted = set(PLACES.findall(forms(message.id)[-1]))
            for form in filter(None, forms(message.string)):
                assert set(PLACES.findall(form)) <= wanted, message.id
                assert wanted - set(PLACES.findall(form)) <= {"{n}"}, message.id


def test_english_is_the_sentence_itself():
    assert [m.id for m in catalogue("en") if m.id and forms(m.string) != forms(m.id)] == []
