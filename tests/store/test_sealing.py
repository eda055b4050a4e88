"""A sealed body opens for its own row and key, and for nothing else."""

import os
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamtuin.store.sealing import CannotOpen, seal, unseal

KEY = os.urandom(32)
TEXTS = st.text(st.characters(codec=None), max_size=400)  # lone surrogates too


@given(text=TEXTS)
def test_every_text_comes_back_to_the_letter(text):
    row_id = uuid4()
    assert unseal(KEY, row_id, seal(KEY, row_id, {"text": text})) == {"text": text}


def test_a_body_moved_to_another_row_does_not_open():
    sealed = seal(KEY, uuid4(), {"text": "van Tessel"})
    with pytest.raises(CannotOpen):
        unseal(KEY, uuid4(), sealed)


def test_another_key_does_not_open_it():
    row_id = uuid4()
    with pytest.raises(CannotOpen):
        unseal(os.urandom(32), row_id, seal(KEY, row_id, {"text": "van Tessel"}))


@pytest.mark.parametrize("place", [0, 5, 20, -1])
def test_one_changed_byte_is_noticed(place):
    row_id = uuid4()
    sealed = bytearray(seal(KEY, row_id, {"text": "van Tessel"}))
    sealed[place] ^= 1
    with pytest.raises(CannotOpen):
        unseal(KEY, row_id, bytes(sealed))


def test_the_same_text_is_sealed_differently_each_time():
    row_id = uuid4()
    assert seal(KEY, row_id, {"text": "x"}) != seal(KEY, row_id, {"text": "x"})
