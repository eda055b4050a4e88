"""Whatever a model makes of an answer, only questions are found in it, bare of what stands around them."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamtuin.asking.ai import NoAiQuestion
from teamtuin.asking.ai.answer import content, questions

TWO = ["Wat zag je het kind doen?", "Hoe begon de wissel?"]


def whole(said="Wat zag je?", finish="stop"):
    return {"choices": [{"finish_reason": finish, "message": {"content": said}}]}


@pytest.mark.parametrize(
    "said",
    [
        "Wat zag je het kind doen?\nHoe begon de wissel?",
        "\r\n Wat zag je het kind doen? \r\n\r\nHoe begon de wissel?\r\n",
        "1. Wat zag je het kind doen?\n2. Hoe begon de wissel?",
        "1) Wat zag je het kind doen?\n2) Hoe begon de wissel?",
        "(1) Wat zag je het kind doen?\n(2) Hoe begon de wissel?",
        "- Wat zag je het kind doen?\n* Hoe begon de wissel?",
        "• Wat zag je het kind doen?\n– Hoe begon de wissel?",
        "> Wat zag je het kind doen?\n> Hoe begon de wissel?",
        "Vraag 1: Wat zag je het kind doen?\n**Vraag 2:** Hoe begon de wissel?",
        "1. **Wat zag je het kind doen?**\n2. **Hoe begon de wissel?**",
        '"Wat zag je het kind doen?"\n“Hoe begon de wissel?”',
        "- 1. „Wat zag je het kind doen?”\n- 2. ‘Hoe begon de wissel?’",
        "```\nWat zag je het kind doen?\nHoe begon de wissel?\n```",
        '["Wat zag je het kind doen?", "Hoe begon de wissel?"]',
        '{"questions": ["Wat zag je het kind doen?", "Hoe begon de wissel?"]}',
        '{"vragen": ["1. Wat zag je het kind doen?", "2. Hoe begon de wissel?"], "taal": "nl"}',
        '[{"question": "Wat zag je het kind doen?"}, {"question": "Hoe begon de wissel?"}]',
        '```json\n{"questions": ["Wat zag je het kind doen?", "Hoe begon de wissel?"]}\n```',
        'Hier zijn ze:\n```json\n["Wat zag je het kind doen?", "Hoe begon de wissel?"]\n```\nSucces ermee?',
        'Natuurlijk! {"questions": ["Wat zag je het kind doen?", "Hoe begon de wissel?"]} Werkt dit zo?',
        "<think>Wat wil hij?\nWat als {hij} boos is?</think>Wat zag je het kind doen?\nHoe begon de wissel?",
    ],
)
def test_the_same_two_questions_in_every_dress(said):
    assert questions(said) == TWO


@pytest.mark.parametrize(
    "said",
    [
        "",
        "   \n\n",
        "```json\n```",
        '{"questions": ["Wat zag je?", "Hoe be',
        '["Wat zag je?"',
        '{"questions": "Wat zag je?"}',
        '{"questions": ["Wat zag je?"], "advice": ["Wat als je wacht?"]}',
        '{"questions": [{"question": "Wat zag je?", "judgement": "zwak"}]}',
        '{"questions": [1, null, true, ["Wat zag je?"]]}',
        "{'questions': ['Wat zag je?']}",
        "[]",
        "{}",
        "<think>Wat zag je?",
        "<thinking>\nWat zag je?\n</thinking>",
    ],
)
def test_what_is_not_whole_or_of_another_form_gives_none(said):
    assert questions(said) == []


def test_a_stand_in_of_a_person_is_no_json():
    assert questions("Wat deed [kind 1] toen?\nHoe keek [kind 2]?") == [
        "Wat deed [kind 1] toen?",
        "Hoe keek [kind 2]?",
    ]


WORDS = st.lists(
    st.sampled_from(["zag", "je", "[kind 1]", "één", "ib'er", "co-teacher", "12", "(toen)"]), min_size=1
)


@given(st.lists(WORDS.map(lambda words: f"Wat {' '.join(words)}?"), max_size=3))
def test_questions_come_through_json_and_lines_as_they_are(asked):
    assert questions(json.dumps({"questions": asked})) == asked
    assert questions("\n".join(asked)) == asked


@given(st.text())
def test_no_answer_whatsoever_breaks_the_reading(said):
    assert all(line == line.strip() and line for line in questions(said))


LEAF = st.none() | st.integers() | st.text(max_size=5)


@settings(max_examples=50)
@given(
    st.recursive(LEAF, lambda each: st.lists(each) | st.dictionaries(st.text(max_size=3), each), max_leaves=6)
)
def test_no_document_whatsoever_breaks_the_reading(document):
    for said in (
        json.dumps(document),
        json.dumps({"choices": document}),
        json.dumps({"choices": [document]}),
    ):
        assert isinstance(questions(said), list)
        with pytest.raises(NoAiQuestion):
            content(said.encode())


def test_an_answer_is_read_when_it_came_to_its_own_end():
    assert content(json.dumps(whole()).encode()) == "Wat zag je?"


@pytest.mark.parametrize(
    "document",
    [
        whole(finish="length"),
        whole(finish=None),
        whole(said=None),
        whole(said=["Wat zag je?"]),
        whole(said="Wat zag je? " * 2000),
        {"choices": [{"message": {"content": "Wat zag je?"}}]},
        {"choices": [{"finish_reason": "stop", "text": "Wat zag je?"}]},
        {"choices": {"0": whole()}},
        [whole()],
        "Wat zag je?",
        None,
    ],
)
def test_an_answer_of_another_shape_is_not(document):
    with pytest.raises(NoAiQuestion):
        content(json.dumps(document).encode())


@pytest.mark.parametrize("document", [b"", b"\xff\xfe", b"Wat zag je?", b"<html>", b'{"choices": ['])
def test_what_is_no_json_is_not_an_answer(document):
    with pytest.raises(NoAiQuestion):
        content(document)
