"""Rows that are one button, and the small words in them: days, names and who can read."""

from collections.abc import Sequence
from datetime import date

import streamlit as st
from babel.dates import format_date
from babel.lists import format_list

from teamtuin.app import the_app
from teamtuin.asking.bank import UnknownQuestion
from teamtuin.people.model import Person, Role
from teamtuin.settings import Language
from teamtuin.texts import Texts
from teamtuin.ui import theme

IN_MARKDOWN = frozenset(r"\`*_{}[]()<>#+-.!|~:$&^=\"'@/")
MOST_NAMES = 3


def unmarked(text: str) -> str:
    """A text in which no sign means anything to Markdown."""
    return "".join(f"\\{sign}" if sign in IN_MARKDOWN else sign for sign in text)


def marked(words: str, marks: Sequence[tuple[int, int]]) -> str:
    """A text in which no sign means anything to Markdown, with these stretches of it marked."""
    said, at = "", 0
    for start, end in marks:
        said += f"{unmarked(words[at:start])}**{unmarked(words[start:end])}**"
        at = end
    return said + unmarked(words[at:])


def row(key: str, words: str, small: str, *, marks: Sequence[tuple[int, int]] = ()) -> bool:
    """One line of a list with a small line under it, and marked what was found; True when it is pressed."""
    with st.container(key=f"rij_{key}", gap=None):
        label = f"{marked(words, marks)} :small[{unmarked(small)}]"
        return st.button(label, key=f"row_{key}", type="tertiary", width="stretch")


def short_day(day: date, language: Language) -> str:
    """A day in a list: "12 november", with its year when that is another one."""
    pattern = "d MMMM" if day.year == theme.today().year else "d MMMM y"
    return format_date(day, pattern, locale=language)


def day_said(day: date, language: Language) -> str:
    """A day inside a sentence: "donderdag 12 november", "Thursday 12 November"."""
    pattern = "EEEE d MMMM" if day.year == theme.today().year else "EEEE d MMMM y"
    return format_date(day, pattern, locale=language)


def long_day(day: date, language: Language) -> str:
    """A day as a title: "Donderdag 12 november"."""
    return capital(day_said(day, language))


def month_said(day: date, language: Language) -> str:
    """A month inside a sentence: "november", "December 2025" in English."""
    pattern = "LLLL" if day.year == theme.today().year else "LLLL y"
    return format_date(day, pattern, locale=language)


def month(day: date, language: Language) -> str:
    """The heading above what was written in a month: "November", "December 2025"."""
    return capital(month_said(day, language))


def capital(words: str) -> str:
    """The words with a capital in front; the rest as it is."""
    return words[:1].upper() + words[1:]


def without_capital(words: str) -> str:
    """The words without a capital in front; the rest as it is."""
    return words[:1].lower() + words[1:]


def names_in_words(names: Sequence[str], t: Texts) -> str:
    """Names as people say them: "Noor, Bas en Hester"."""
    return format_list(list(names), locale=t.language)


def kind_of(way_in: str | None, t: Texts) -> str:
    """What a text is in a list: a journal line, or the way in by which it came."""
    if way_in is None:
        return t.gettext("journal line")
    try:
        found = the_app().bank.questions_of(way_in, t.language)
    except UnknownQuestion:
        return t.gettext("journal line")
    name = found.brought_by or found.name
    return name[:1].lower() + name[1:]


def leaders_in(people: Sequence[Person]) -> list[str]:
    """The names of those who lead the school: they are never only a number (design 1, promise 1)."""
    return [person.first_name for person in people if person.has(Role.PRINCIPAL)]


def readers_in_row(readers: Sequence[Person], t: Texts) -> str:
    """Who can read one's own text, in the small line: "alleen jij", "jij en Noor", "jij en 16 anderen"."""
    if not readers:
        return t.gettext("only you")
    if len(readers) <= MOST_NAMES:
        return names_in_words([t.gettext("you"), *(person.first_name for person in readers)], t)
    return t.ngettext("you and {n} other", "you and {n} others", len(readers)).format(n=len(readers))
