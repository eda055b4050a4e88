"""Before anything may leave, what the school knows by name is hidden, as a word and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamtuin.asking.hiding import KnownName, NameKind, hide

NAMES = [
    KnownName(name="Bas", kind=NameKind.PERSON),
    KnownName(name="Noor", kind=NameKind.PERSON),
    KnownName(name="Jan Willem", kind=NameKind.PERSON),
    KnownName(name="De Kiezelbeek", kind=NameKind.SCHOOL),
    KnownName(name="Vlierdam", kind=NameKind.PLACE),
]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Bas keek mee.", "[collega 1] keek mee."),
        ("noor en BAS en noor", "[collega 1] en [collega 2] en [collega 1]"),
        ("Bas' tas, Noors jas en Bas's pen", "[collega 1]' tas, [collega 2] jas en [collega 1] pen"),
        ("de basis van Bastiaan", "de basis van Bastiaan"),
        ("Jan  Willem liep", "[collega 1] liep"),
        ("op De Kiezelbeek in Vlierdam", "op [school] in [plek]"),
        ("", ""),
    ],
)
def test_a_name_is_hidden_as_a_word(text, left):
    assert hide(text, NAMES, "nl").text == left


def test_in_english_too():
    assert hide("Bas saw it.", NAMES, "en").text == "[colleague 1] saw it."


@given(st.lists(st.sampled_from(["Bas", "noor", "kast", "de", "Vlierdam", "NOOR", "."]), max_size=12))
def test_no_known_name_is_left_whatever_stands_around_it(words):
    left = hide(" ".join(words), NAMES, "nl").text.casefold().split()
    assert not {"bas", "noor", "vlierdam"} & set(left)
