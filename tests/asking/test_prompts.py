"""The instructions: whole, each in both languages, with a version that goes up when a word changes."""

import re
from datetime import date

import pytest

from teamtuin.asking import guard
from teamtuin.asking.prompts import EVERY, FOLDER, STAGE, prompt, versions

BOTH = [(prompt_id, language) for prompt_id in EVERY for language in ("nl", "en")]
RECORD = FOLDER / "versions.txt"


def recorded():
    lines = RECORD.read_text("utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


def examples(text):
    """The example questions of an instruction, each with the example text above it."""
    about = ""
    for line in text.splitlines():
        if found := re.match(r"(?:Tekst|Text)\b[^:]*: (.+)", line):
            about = found[1]
        elif found := re.match(r"(?:Vraag|Question): (.+)", line):
            yield about, found[1]


def test_there_is_a_file_for_each_purpose_in_both_languages_and_no_other():
    names = {f"{prompt_id}.{language}.md" for prompt_id, language in BOTH}
    assert {path.name for path in FOLDER.glob("*.md")} == names


@pytest.mark.parametrize(("prompt_id", "language"), BOTH)
def test_each_says_what_it_is_and_asks_for_at_most_three_questions(prompt_id, language):
    one = prompt(prompt_id, language)
    assert (one.id, one.language) == (prompt_id, language)
    assert one.purpose.endswith(".")
    assert 1 <= one.max_questions <= 3
    assert 0 <= one.temperature <= 0.7
    assert date(2026, 11, 24) <= one.changed
    assert one.version == prompt(prompt_id, "nl").version
    assert ("$stage" in one.text) is (prompt_id == STAGE)


@pytest.mark.parametrize(("prompt_id", "language"), BOTH)
def test_the_example_questions_pass_the_guard_under_their_example_text(prompt_id, language):
    found = list(examples(prompt(prompt_id, language).text))
    assert len(found) >= 2
    for about, question in found:
        assert guard.reasons(question, guard.Under(text=about, language=language)) == []
        assert len(question.split()) <= 16


def test_words_that_change_get_a_new_version():
    known = {(prompt_id, language, version): words for prompt_id, language, version, words in recorded()}
    assert len(known) == len(recorded()), "a version stands in prompts/versions.txt twice"
    for line in versions():
        *which, words = line.split()
        assert known.get(tuple(which)) == words, (
            f"raise its version, then add to prompts/versions.txt: {line}"
        )


def test_a_step_is_named_and_the_question_that_stands_there_and_the_hash_stays_that_of_the_file():
    whole = prompt(STAGE, "nl")
    here = whole.at("terugblikken", "Wat gebeurde er, stap voor stap?")
    assert "de stap „terugblikken”" in here.text
    assert "„Wat gebeurde er, stap voor stap?”" in here.text
    assert "$" not in here.text
    assert here.hash == whole.hash


def test_a_word_that_looks_like_a_place_in_the_instruction_is_left_as_it_is():
    here = prompt(STAGE, "nl").at("$question ${stage} {text}", "Wat kost € 5 of $5?")
    assert "de stap „$question ${stage} {text}”" in here.text
