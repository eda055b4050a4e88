"""Which words are the name of a school or of a place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from teamtuin.asking.masking.cues import Cues
from teamtuin.asking.masking.lexicon import Lexicon
from teamtuin.asking.masking.model import Certainty, Span, SpanKind
from teamtuin.asking.masking.tokens import Token

LONGEST_TOWN = 4  # words
LONGEST_NAME = 4  # words in the name of a school
SHORTEST_STREET = 4  # letters before "straat"
NEAR = 12  # words around a town that say whether somebody travels


@dataclass(frozen=True, slots=True)
class Places:
    """The rules of one language, over the words of one text."""

    text: str
    words: Sequence[Token]
    cues: Cues
    lexicon: Lexicon

    def schools(self) -> Iterator[Span]:
        """Names of schools, with the word before them that says so."""
        place = 0
        while place < len(self.words):
            end = self._school_from(place)
            if end:
                yield self._school(place, end)
            place = max(end, place + 1)

    def places(self) -> Iterator[Span]:
        """Towns, streets, and countries that somebody is from."""
        for place in range(len(self.words)):
            certainty = self._is_place(place)
            if certainty:
                yield self._place(place, certainty)

    # schools

    def _school_from(self, place: int) -> int:
        """Where the name of a school ends that is found at this word; 0 when there is none."""
        word = self.words[place]
        if word.key in self.cues.schools or self._is_kind_of_school(word):
            after = self._named_after(place, small=word.key in self.cues.small_schools)
            return after or (place + 1 if word.capital and self._first_of_name(place) < place else 0)
        if self._is_named_school(word):
            return place + 1
        before = self.words[place - 1] if place else None
        article = word.text.istitle() and word.key in self.cues.school_articles and not word.opens
        if before and article and before.key in self.cues.at_school:
            return self._named_after(place - 1, small=False)
        return 0

    def _first_of_name(self, place: int) -> int:
        """Where a name that ends in "school" begins: "Prins Willem-Alexanderschool"."""
        while place and self._adjoins(place) and self._is_first_part(self.words[place - 1]):
            place -= 1
        return place

    def _is_first_part(self, word: Token) -> bool:
        return (
            word.capital
            and not word.opens
            and (word.key in self.cues.particles or not word.has("o"))
            and word.key not in self.cues.school_articles
        )

    def _is_kind_of_school(self, word: Token) -> bool:
        return any(
            word.key == kind + ending
            for kind in self.cues.kinds_of_school
            for ending in self.cues.school_endings
        )

    def _is_named_school(self, word: Token) -> bool:
        """ "Regenboogschool" in the middle of a sentence."""
        ending = next((end for end in self.cues.school_endings if word.key.endswith(end)), "")
        if not ending or not word.capital or word.opens or word.key == ending:
            return False
        return not word.key.startswith(self.cues.kinds_of_school) and not word.has("o")

    def _named_after(self, place: int, *, small: bool) -> int:
        """Where the name after a word ends; 0 when none follows."""
        here = place + 1
        if self._adjoins(here) and self.words[here].key in self.cues.school_articles:
            here += 1
            if (
                small
                and self._adjoins(here)
                and not self.words[here].capital
                and len(self.words[here].key) > 2
            ):
                return here + 1
        end = here
        while self._adjoins(end) and end - here < LONGEST_NAME and self._is_part_of_name(end):
            end += 1
        while end > here and not self.words[end - 1].capital:
            end -= 1
        return end if end > here else 0

    def _is_part_of_name(self, place: int) -> bool:
        word = self.words[place]
        if word.has("o"):
            return False
        return word.capital or word.key in self.cues.particles - self.cues.to_places - self.cues.at_school

    # places

    def _is_place(self, place: int) -> Certainty | None:
        word = self.words[place]
        if self._is_street(place) or (word.capital and self._words_of_town(place)):
            return Certainty.CERTAIN
        if word.has("r"):
            return Certainty.DOUBTFUL if self._somebody_is_from(place) else None
        before = self.words[place - 1].key if place and word.is_adjoined else ""
        at = before in self.cues.to_places or (before in self.cues.towards and self._somebody_travels(place))
        if word.has("p"):
            return self._town(place, before, at=at)
        if word.has("o") or not word.capital or word.opens:
            return None
        if word.has("q"):
            return Certainty.CERTAIN if at or before in {"naar", "bij"} else None
        stranger = not word.has("wdgam") and not self.lexicon.is_ordinary(word.key)
        return Certainty.DOUBTFUL if stranger and at and len(word.key) > SHORTEST_STREET else None

    def _town(self, place: int, before: str, *, at: bool) -> Certainty | None:
        word = self.words[place]
        if word.has("ga") and not at:
            return None
        near = at or before in self.cues.towards or before in self.cues.of or before in {"bij", "near"}
        if not word.capital and not (near and len(word.key) > SHORTEST_STREET - 1):
            return None
        return Certainty.CERTAIN

    def _somebody_is_from(self, place: int) -> bool:
        return self._near(place, self.cues.origin)

    def _somebody_travels(self, place: int) -> bool:
        return self._near(place, self.cues.travel)

    def _near(self, place: int, keys: frozenset[str]) -> bool:
        around = self.words[max(0, place - NEAR) : place + NEAR]
        return any(word.key in keys for word in around)

    def _is_street(self, place: int) -> bool:
        word = self.words[place]
        ending = next((end for end in self.cues.streets if word.key.endswith(end)), "")
        if not ending or not word.capital or len(word.key) - len(ending) < SHORTEST_STREET - 1:
            return False
        return bool(self._number_after(place)) or (not word.opens and "w" not in word.flags)

    def _number_after(self, place: int) -> int:
        """How many characters the number of a house takes after a street."""
        rest = self.text[self.words[place].end :][:8]
        number = rest[1:].rstrip(" .,;:!?\n") if rest[:1] == " " else ""
        digits = len(number) - len(number.lstrip("0123456789"))
        if not digits:
            return 0
        letter = number[digits : digits + 1]
        return 1 + digits + (letter.isalpha() and not number[digits + 1 : digits + 2].isalpha())

    def _end_of_place(self, place: int) -> int:
        return place + max(1, self._words_of_town(place))

    def _words_of_town(self, place: int) -> int:
        """How many words a town has that has more than one: "Den Haag", "Bergen op Zoom"; else 0."""
        for more in range(LONGEST_TOWN, 1, -1):
            town = self.words[place : place + more]
            near = len(town) == more and all(word.gap in {" ", "-"} for word in town[1:])
            if near and town[-1].capital and self.lexicon.flags("_".join(word.key for word in town)):
                return more
        return 0

    def _adjoins(self, place: int) -> bool:
        return place < len(self.words) and self.words[place].is_adjoined

    def _school(self, place: int, end: int) -> Span:
        first = self._first_of_name(place) if end == place + 1 else place
        return self._span(self.words[first].start, self.words[end - 1].end, SpanKind.SCHOOL)

    def _place(self, place: int, certainty: Certainty) -> Span:
        stop = self.words[self._end_of_place(place) - 1].end
        if self._is_street(place):
            stop += self._number_after(place)
        return self._span(self.words[place].start, stop, SpanKind.PLACE, certainty)

    def _span(self, start: int, stop: int, kind: SpanKind, certainty: Certainty = Certainty.CERTAIN) -> Span:
        return Span(start=start, end=stop, kind=kind, text=self.text[start:stop], certainty=certainty)
