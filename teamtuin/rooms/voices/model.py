"""Other voices at a proeftuin: whom one asks, how, and what they can choose. Words, never people."""

from collections.abc import Sequence
from enum import StrEnum

from teamtuin.errors import N_

FEWEST_OPTIONS, MOST_OPTIONS = 2, 4
LONGEST_OPTION = 30
FEWEST_PEOPLE, MOST_PEOPLE = 5, 300


class Audience(StrEnum):
    """Whom a round is for."""

    PUPILS = "pupils"
    PARENTS = "parents"
    GRANDPARENTS = "grandparents"
    OTHERS = "others"


class Way(StrEnum):
    """How they are heard: on paper, on one tablet that goes round, or on a phone of one's own."""

    PAPER = "paper"
    TABLET = "tablet"
    PHONE = "phone"


AUDIENCES = {
    Audience.PUPILS: N_("pupils"),
    Audience.PARENTS: N_("parents"),
    Audience.GRANDPARENTS: N_("grandparents"),
    Audience.OTHERS: N_("others"),
}
WITHOUT_CODES = N_("Without codes one person can answer more often, and so work out what somebody else said.")
OPTIONS = {
    "sun": N_("sun"),
    "sun_cloud": N_("sun and cloud"),
    "cloud": N_("cloud"),
    "rain": N_("rain"),
    "yes": N_("yes"),
    "a_bit": N_("a bit"),
    "no": N_("no"),
}
"""Answers of the bank, each with a drawing of its own."""
WEATHER, WEATHER_OF_FOUR = ("sun", "cloud", "rain"), ("sun", "sun_cloud", "cloud", "rain")
YES_OR_NO, YES_A_BIT_NO = ("yes", "no"), ("yes", "a_bit", "no")
SETS = (WEATHER, WEATHER_OF_FOUR, YES_OR_NO, YES_A_BIT_NO)


def options_from(words: Sequence[str]) -> tuple[str, ...] | None:
    """Own answers as they are kept; None when there are too few, too many, equal or too long ones."""
    options = tuple(line for word in words if (line := " ".join(word.split())))
    different = len({option.casefold() for option in options}) == len(options)
    short = all(len(option) <= LONGEST_OPTION for option in options)
    fits = FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS
    return options if fits and different and short else None
