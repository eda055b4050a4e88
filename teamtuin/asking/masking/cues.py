"""The small words of a language that tell what stands beside them."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Sets of words in lower case, by what they say of the word after them, or before."""

    titles: frozenset[str]  # a name follows: juf, meneer
    colleagues: frozenset[str]  # of these, who works here
    parents: frozenset[str]
    relations: frozenset[str]  # a name with a capital follows, or "van" and a name
    of: frozenset[str]  # van, of
    particles: frozenset[str]  # inside a surname: van, de, el
    opening_particles: frozenset[str]  # a surname may begin with these, also with a capital
    determiners: frozenset[str]  # a word for a thing follows, not a name
    articles: frozenset[str]
    possessives: frozenset[str]  # after a name at the start of a sentence: "Roos haar tekening"
    pronouns: frozenset[str]
    joins: frozenset[str]  # en, of
    whether: frozenset[str]  # of these, what opens a clause after a verb: "vroeg of"
    participle: re.Pattern[str]  # what was done, which is no thing: gerekend
    to_persons: frozenset[str]  # words that take a person after them: met, vroeg
    opens_clause: frozenset[str]  # dat, omdat, toen
    to_places: frozenset[str]  # in, uit, te
    towards: frozenset[str]  # naar: a place, where somebody travels
    travel: frozenset[str]
    origin: frozenset[str]  # words that make of a country somebody's own
    not_initials: frozenset[str]  # groep, letter: the capital after it is no name
    copulas: frozenset[str]
    states: frozenset[str]  # what people are, and things hardly: ziek, boos
    abbreviations: frozenset[str]  # a point after it ends no sentence
    schools: frozenset[str]
    small_schools: frozenset[str]  # also before a name without a capital: "obs de regenboog"
    school_endings: tuple[str, ...]
    kinds_of_school: tuple[str, ...]  # "Montessorischool" alone is no name
    at_school: frozenset[str]  # op, bij
    school_articles: frozenset[str]
    streets: tuple[str, ...]
    health_stems: tuple[str, ...]  # a health word also inside a longer word
    health_phrases: tuple[str, ...]
    months: str
    birth: str  # words that make of a day without a year somebody's birthday
    calendar: str  # words that make of it a day of the school


def word_set(words: str) -> frozenset[str]:
    """Words with spaces between them, as a set."""
    return frozenset(words.split())


@cache
def cues(language: str) -> Cues:
    """The cues of a language, read when they are first needed; Dutch where there are none of its own."""
    module = {"en": "english"}.get(language, "dutch")
    found: Cues = import_module(f"teamtuin.asking.masking.{module}").CUES
    return found
