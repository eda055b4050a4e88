"""What points to somebody is found and hidden, and the rest of a text stays as it was, to the letter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.masking import CASES, tally
from teamtuin.asking.masking.engine import find, mask
from teamtuin.asking.masking.model import KnownName, SpanKind
from teamtuin.asking.masking.tokens import Token

NAMES = [
    KnownName(name="Bas", kind=SpanKind.PERSON),
    KnownName(name="Noor", kind=SpanKind.PERSON),
    KnownName(name="Door", kind=SpanKind.PERSON),
    KnownName(name="Jan Willem", kind=SpanKind.PERSON),
    KnownName(name="De Kiezelbeek", kind=SpanKind.SCHOOL),
    KnownName(name="Vlierdam", kind=SpanKind.PLACE),
]
PIECES = [
    *("Sem", "roos", "Bas' jas", "Lisa's", "juf anouk", "K. van R.", "Anja Koster-de Wit", "06-12345678"),
    *("a@b.nl", "2 mei 2015", "cbs De Ark", "Zwolle", "Den Haag", "ADHD", "de", "en", "was", "liep", "\r\n"),
    *(".", ",", ":", "“", "’s", "🌱", "e\u0301le\u0301na", "\u200d", "\0", "Van de", "obs", "J.", "-", "\n"),
]


@pytest.mark.parametrize("file", sorted(CASES.glob("*.jsonl")), ids=lambda file: file.stem)
def test_names_are_found_and_little_else_is_hidden(file):
    found = tally(file)
    assert found.recall("person") >= 0.97, found.errors
    assert found.precision("person") >= 0.90, found.errors


@pytest.mark.parametrize("language", ["nl", "en"])
@settings(max_examples=60, deadline=None)
@given(text=st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=14).map(" ".join))
def test_spans_stand_in_order_and_the_rest_of_the_text_stays(text, language):
    masked = mask(text, language, NAMES)
    here, rest = 0, []
    for span, placeholder in zip(masked.spans, masked.placeholders, strict=True):
        assert here <= span.start < span.end <= len(text)
        assert span.text == text[span.start : span.end]
        rest += [text[here : span.start], placeholder]
        here = span.end
    assert masked.text == "".join(rest) + text[here:]


@pytest.mark.parametrize("piece", ["A. ", "a-", "moeder van ", "Den Haag ", "a.a@", "x", "Sem en "])
def test_a_strange_text_of_thousands_of_characters_is_no_trouble(piece):
    text = piece * (6_000 // len(piece))
    assert "".join(mask(text).pieces()) == mask(text).text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Bas keek mee.", "[collega 1] keek mee."),
        ("noor en BAS en noor", "[collega 1] en [collega 2] en [collega 1]"),
        ("Bas' tas, Noors jas en Bas's pen", "[collega 1]' tas, [collega 2]s jas en [collega 1]'s pen"),
        ("de basis van Bastiaan", "de basis van [kind 1]"),
        ("Jan  Willem liep", "[collega 1] liep"),
        ("op De Kiezelbeek in Vlierdam", "op [school] in [plek]"),
        ("Door kwam door de deur, door het raam.", "[collega 1] kwam door de deur, door het raam."),
        ("", ""),
    ],
)
def test_what_the_school_knows_by_name_is_hidden_in_any_case(text, left):
    assert mask(text, "nl", NAMES).text == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Sem en Sem Visser en Lisa", "[kind 1] en [kind 1] en [kind 2]"),
        ("Lisa's jas, Svens tas en Roos' pen", "[kind 1]'s jas, [kind 2]s tas en [kind 3]' pen"),
        ("juf Anouk, moeder Fatima en Yassin", "juf [collega 1], moeder [ouder 1] en [kind 1]"),
        ("mevrouw el Amrani en meneer de wit", "mevrouw [ouder 1] en meneer [ouder 2]"),
        ("Hij heeft ADHD, zei ze.", "Hij heeft [gezondheid], zei ze."),
        ("Mail a.b@c.nl of bel 06-12345678.", "Mail [e-mail] of bel [telefoon]."),
        ("Ons kind van 3 mei.", "Ons kind van [datum]."),
        ("Studiedag op 3 mei.", "Studiedag op 3 mei."),
        ("Plan B voor groep 7b in lokaal A.", "Plan B voor groep 7b in lokaal A."),
    ],
)
def test_the_placeholder_keeps_who_it_was_and_the_same_name_its_number(text, left):
    assert mask(text).text == left


def test_a_word_that_may_be_a_name_is_only_doubtful():
    assert [(span.text, span.certainty) for span in find("Toen ging mees huilen. Storm was boos.")] == [
        ("mees", "doubtful"),
        ("Storm", "doubtful"),
    ]


def test_a_text_of_nothing_but_particles_takes_no_more_looks_for_each_word(monkeypatch):
    """A school has one process: a long odd text of one person must not stop it for all."""
    looks = 0

    def counted(token):
        nonlocal looks
        looks += 1
        return is_adjoined(token)

    is_adjoined = Token.is_adjoined.fget
    monkeypatch.setattr(Token, "is_adjoined", property(counted))
    taken = []
    for words in (100, 400):
        looks = 0
        mask("van " * words, "nl")
        taken.append(looks)

    assert taken[1] < 5 * taken[0]
