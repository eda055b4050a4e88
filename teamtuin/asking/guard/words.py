"""How the words of one language are given to the rules of the guard."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from teamtuin.settings import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Patterns match whole words in any case; sets hold words in lower case."""

    open: re.Pattern[str]  # what makes a question open: wat, hoe
    why: re.Pattern[str]
    second: re.Pattern[str]  # a second question behind the first
    advice: re.Pattern[str]
    judgement: re.Pattern[str]
    feelings: re.Pattern[str]  # a named group for each mood, with all its forms
    health: re.Pattern[str]
    colleagues: re.Pattern[str]
    weighs: re.Pattern[str]  # beside a colleague: a verdict or a comparison
    notices: re.Pattern[str]  # beside a colleague at least one: what was done, said, seen or shared
    hidden: re.Pattern[str]  # the stand-in of a child or a parent
    happens: re.Pattern[str]  # beside one of those at least one: what happened, or what the writer saw of it
    ranks: re.Pattern[str]  # puts people in an order by itself: "wie van jullie"
    leads: frozenset[str]  # say nothing of the kind of sentence: en, maar
    conjunctions: frozenset[str]  # a question may begin with them: als je terugkijkt, ...
    verbs: frozenset[str]  # first in a question of yes or no
    states: frozenset[str]  # first in a statement or an order: je, vertel
    small: frozenset[str]  # tell which language it is
    small_elsewhere: frozenset[str]
    capitals: frozenset[str]  # have one for no other reason than their language


_APART = re.compile(r"\s{2,}")  # words of one phrase have one space between them


def whole(phrases: str) -> re.Pattern[str]:
    """These words and phrases, and no part of another word."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(_APART.split(phrases.strip()))})(?!\w)", re.IGNORECASE)


def moods(forms: str) -> re.Pattern[str]:
    """A named group for each mood, from "name: its forms"."""
    named = (form.split(": ", 1) for form in _APART.split(forms.strip()))
    return whole("|".join(f"(?P<{name}>{words})" for name, words in named))


def word_set(words: str) -> frozenset[str]:
    """Words with spaces between them."""
    return frozenset(words.split())


@cache
def words_of(language: Language) -> Words:
    """The words of a language, read when they are first needed."""
    module = {"nl": "dutch", "en": "english"}[language]
    found: Words = import_module(f"teamtuin.asking.guard.{module}").WORDS
    return found
