"""Whatever lies in a file: it is read, or refused with the right line and one plain sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamtuin.asking.bank import load_bank
from teamtuin.exchange import refusals
from teamtuin.exchange.reading import SourceFile, load, read
from teamtuin.exchange.refusals import ImportRefused
from teamtuin.exchange.shapes import SharedWith
from teamtuin.exchange.tree import LARGEST
from teamtuin.texts import texts_for

PERSON = "people:\n- id: p1\n  first_name: Sanne\n  role: teacher\n"
REFLECTION = "reflections:\n- id: r1\n  author: p1\n  date: 2026-10-01\n"


def taken(text):
    raw = text if isinstance(text, bytes) else text.encode()
    return read(SourceFile(name="team.yaml", raw=raw), load_bank()).content


def refused(text):
    with pytest.raises(ImportRefused) as refusal:
        taken(text)
    return refusal.value


@pytest.mark.parametrize(
    ("text", "sentence", "line"),
    [
        (b"people:\n- id: \xff\n", refusals.NOT_UTF8, 2),
        (b"people:\n- id: a\0b\n", refusals.CONTROL_CHARACTER, 2),
        ('people:\n- id: "a\\0b"\n', refusals.CONTROL_CHARACTER, 2),
        ('people:\n- id: p1\n  "a\\ab": x\n', refusals.CONTROL_CHARACTER, 3),
        ("people: [\n", refusals.BROKEN, 2),
        ("people:\n\t- id: p1\n", refusals.BROKEN, 2),
        ('people:\n- id: "\\ud800"\n', refusals.BROKEN, 2),
        ("", refusals.NOTHING_IN_IT, 1),
        ("# nothing yet\n", refusals.NOTHING_IN_IT, 1),
        ("- Sanne\n", refusals.NOTHING_IN_IT, 1),
        ("people:\n- &one\n  id: p1\n", refusals.REFERENCE, 2),
        ("people:\n- *one\n", refusals.REFERENCE, 2),
        ("people:\n- id: !!python/object/apply:os.system [ls]\n", refusals.TAG, 2),
        ("people:\n- !person\n  id: p1\n", refusals.TAG, 2),
        ("people: " + "[" * 5000, refusals.TOO_DEEP, 1),
        (PERSON + "---\n" + PERSON, refusals.SECOND_DOCUMENT, 6),
        ("people:\n- [a]: b\n", refusals.NOT_A_NAME, 2),
        (PERSON + "  role: council\n", refusals.TWICE, 5),
        (PERSON + "people: []\n", refusals.TWICE, 5),
        (PERSON + "  mood: happy\n", refusals.UNKNOWN_FIELD, 5),
        ("studydays: []\n", refusals.UNKNOWN_FIELD, 1),
        ("people:\n- id: p1\n  role: teacher\n", refusals.MISSING, 2),
        (PERSON.replace("teacher", "boss"), refusals.NOT_ONE_OF, 4),
        (PERSON + "  external: perhaps\n", refusals.NOT_YES_OR_NO, 5),
        (PERSON.replace("Sanne", "''"), refusals.NOT_ONE_LINE, 3),
        (PERSON.replace("Sanne", "[Sanne]"), refusals.NOT_A_TEXT, 3),
        (PERSON.replace("Sanne", "S" * 61), refusals.TEXT_TOO_LONG, 3),
        ("people: Sanne\n", refusals.NOT_A_LIST, 1),
        ("people:\n- Sanne\n", refusals.NOT_FIELDS, 2),
        ("school:\n  name: X\n  pupils: many\n", refusals.NOT_A_NUMBER, 3),
        (REFLECTION.replace("10-01", "02-31"), refusals.NO_SUCH_DAY, 4),
        (REFLECTION.replace("2026-10-01", "1 oktober"), refusals.NOT_A_DAY, 4),
        (REFLECTION, refusals.NO_WORDS, 2),
        (REFLECTION + "  text: '  '\n", refusals.NO_WORDS, 2),
        (REFLECTION + "  model: tarot\n  text: x\n", refusals.NOT_ONE_OF, 5),
        (REFLECTION + "  strand: gossip\n  text: x\n", refusals.NOT_ONE_OF, 5),
        (REFLECTION + "  visibility: public\n  text: x\n", refusals.NOT_ONE_OF, 5),
        (REFLECTION + "  visibility:\n    names: [p2]\n  text: x\n", refusals.UNKNOWN_FIELD, 6),
        (REFLECTION + "  answers:\n    K1a: x\n    K9z: y\n", refusals.UNKNOWN_QUESTION, 7),
        (REFLECTION + "  answers:\n    K1a:\n", refusals.NOT_A_TEXT, 6),
        (
            REFLECTION + "  entries:\n  - date: 2026-10-02\n    D1a: x\n    D9z: y\n",
            refusals.UNKNOWN_QUESTION,
            8,
        ),
        (REFLECTION + "  entries:\n  - date: 2026-02-30\n    D1a: x\n", refusals.NO_SUCH_DAY, 6),
        (REFLECTION + "  entries:\n  - date: 2026-10-02\n", refusals.NO_WORDS, 6),
    ],
)
def test_a_file_is_refused_with_the_line_and_the_reason(text, sentence, line):
    refusal = refused(text)
    assert (refusal.sentence, refusal.line) == (sentence, line)
    told = texts_for("en").refusal(refusal)
    assert told.startswith(f"team.yaml, line {line}: ")
    assert "Nothing was imported." in told
    assert "{" not in told


def test_an_alias_bomb_is_refused_at_its_first_anchor():
    levels = zip("abcdefgh", "bcdefghi", strict=True)
    bomb = "a: &a [x]\n" + "".join(f"{this}: &{this} [*{last},*{last}]\n" for last, this in levels)
    assert refused(bomb).sentence == refusals.REFERENCE


def test_a_file_over_two_megabytes_is_refused_unread():
    assert refused(b"\xff" * (LARGEST + 1)).sentence == refusals.TOO_LARGE


def test_line_numbers_are_those_of_an_editor():
    rare = REFLECTION + "  text: een\u2028twee\n  mood: x\n"
    assert refused(rare).line == 6
    assert refused(rare.replace("\n", "\r\n")).line == 6


def test_a_value_stays_the_text_that_stands_there():
    people = taken(PERSON.replace("Sanne", "No") + "  groups: 3-4\n  section: 2026-02-31\n").people
    assert (people[0].first_name, people[0].groups, people[0].section) == ("No", "3-4", "2026-02-31")


WRITTEN = ("<script>alert(1)</script>", "مرحبا", "👩\u200d🏫 🌱", "Wat: een 'dag' # niet", "x" * 99_999)


@pytest.mark.parametrize("text", WRITTEN)
def test_somebodys_words_are_kept_to_the_letter(text):
    quoted = text.replace("'", "''")
    (reflection,) = taken(REFLECTION + f"  text: '{quoted}'\n").reflections
    assert reflection.text == text


def test_a_text_of_more_than_100_000_characters_is_refused():
    refusal = refused(REFLECTION + "  text: " + "x" * 100_001 + "\n")
    assert (refusal.sentence, refusal.line) == (refusals.TEXT_TOO_LONG, 5)


def test_a_refusal_holds_no_word_of_a_text():
    refusal = refused(REFLECTION + "  text: geheim\n  model: tarot\n")
    assert "geheim" not in str(refusal) + texts_for("en").refusal(refusal)


def test_the_demo_school_is_read_whole(demo_folder):
    files = (load(demo_folder / f"{name}.yaml") for name in ("team", "reflections"))
    team, reflections = (read(file, load_bank()).content for file in files)
    assert len(team.people) == 20
    assert [person.id for person in team.people if person.external] == ["p03", "p19", "p20"]
    assert [each.id for each in reflections.reflections] == [f"r{number:02}" for number in range(1, 11)]
    assert reflections.reflections[2].visibility == SharedWith(shared_with=["p08"])
    assert len(reflections.reflections[5].entries) == 3


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("team.txt", refusals.NOT_YAML),
        ("team.yaml", refusals.NOT_A_FILE),
        ("a\0.yaml", refusals.NOT_A_FILE),
        ("folder.yaml", refusals.NOT_A_FILE),
    ],
)
def test_only_yaml_files_that_are_there_are_opened(tmp_path, name, sentence):
    (tmp_path / "folder.yaml").mkdir()
    with pytest.raises(ImportRefused) as refusal:
        load(tmp_path / name)
    assert refusal.value.sentence == sentence


WORDS = """people: reflections: id: date: text: answers: entries: visibility: team private null ~ x K1a:
2026-02-31 : - [ ] { } &a *a !!str !x | > ' " \\x ? # --- ... <<: @ ` , é 🌱"""
LAYOUT = ("\n", "\n- ", "\n  ", " ", "\t", "\0", "\ufeff", "\u2028", "\x85", "%YAML 1.1\n")
pieces = st.sampled_from([*WORDS.split(), *LAYOUT])
yamlish = st.one_of(
    st.lists(pieces, max_size=40).map(lambda parts: "".join(parts).encode()),
    st.binary(max_size=200),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(pieces, max_size=20).map(lambda parts: (REFLECTION + "  " + "".join(parts)).encode()),
)


@settings(max_examples=400, deadline=None)
@given(raw=yamlish)
def test_anything_at_all_is_read_or_refused_in_a_plain_sentence(raw):
    refusal = None
    try:
        read(SourceFile(name="any.yaml", raw=raw), load_bank())
    except ImportRefused as error:
        refusal = error
    if refusal:
        assert texts_for("nl").refusal(refusal).startswith("any.yaml")
        assert 1 <= refusal.line <= raw.count(b"\n") + raw.count(b"\r") + 1
