"""A deck: which slides, in which order, with notes for who speaks. It is its maker's alone.

A slide never holds a number: it names an exhibit, and that says its numbers when the deck is shown.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

MOST_SLIDES = 40
LONGEST_TITLE = 80  # characters: one line of a list
LONGEST_TEXT = 400  # characters that can be read from the back of a room
LONGEST_NOTES = 4000


class Sort(StrEnum):
    """What a slide shows."""

    EXHIBIT = "exhibit"
    EXPERIMENT = "experiment"
    TEXT = "text"


class Over(StrEnum):
    """Over which time the exhibits of our garden look back."""

    TERM = "term"
    YEAR = "year"
    YEAR_BEFORE = "year_before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """`of` names the exhibit or the proeftuin; only a slide of the sort text has a `text` of its own."""

    id: UUID
    sort: Sort
    of: str = ""
    text: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """The slides in their order. Moments are UTC."""

    id: UUID
    key_id: UUID
    title: str
    made_at: datetime
    changed_at: datetime
    over: Over = Over.YEAR
    study_day_id: UUID | None = None
    slides: tuple[Slide, ...] = ()

    def slide(self, slide_id: UUID) -> Slide | None:
        return next((one for one in self.slides if one.id == slide_id), None)

    def place(self, slide_id: UUID) -> int:
        """Where it stands, from 1."""
        return [one.id for one in self.slides].index(slide_id) + 1

    def moved(self, slide_id: UUID, by: int) -> "Deck":
        """The same with this slide earlier or later; at an end it stays where it is."""
        slides = [one for one in self.slides if one.id != slide_id]
        at = max(0, min(len(slides), self.place(slide_id) - 1 + by))
        moved = next(one for one in self.slides if one.id == slide_id)
        return replace(self, slides=(*slides[:at], moved, *slides[at:]))

    def without(self, slide_id: UUID) -> "Deck":
        return replace(self, slides=tuple(one for one in self.slides if one.id != slide_id))

    def reworded(self, slide: Slide) -> "Deck":
        """With this slide in the place of the one of the same id."""
        return replace(self, slides=tuple(slide if one.id == slide.id else one for one in self.slides))


def to_body(deck: Deck) -> dict[str, Any]:
    """What is sealed: all but ids and moments."""
    return {
        "title": deck.title,
        "over": deck.over.value,
        "study_day_id": str(deck.study_day_id) if deck.study_day_id else None,
        "slides": [asdict(one) | {"id": str(one.id), "sort": one.sort.value} for one in deck.slides],
    }


def from_body(body: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a deck that were sealed."""
    day = body["study_day_id"]
    return {
        "title": body["title"],
        "over": Over(body["over"]),
        "study_day_id": UUID(day) if day else None,
        "slides": tuple(
            Slide(**{**one, "id": UUID(one["id"]), "sort": Sort(one["sort"])}) for one in body["slides"]
        ),
    }
