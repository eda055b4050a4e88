"""What stands around a word of a text: who acts, what is determined, what follows."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from teamtuin.asking.masking.cues import Cues
from teamtuin.asking.masking.lexicon import Lexicon
from teamtuin.asking.masking.model import Certainty
from teamtuin.asking.masking.tokens import Token

NAME, FIRST_NAME, NAME_AND_WORD, COMMON_WORD, SURNAME = "nc", "g", "a", "m", "s"
NO_NAME = "odr"  # things with a capital, languages, countries
FAR = 6  # words from a conjunction to its verb


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words of one text, and the questions that the rules ask about the neighbours of one."""

    words: Sequence[Token]
    cues: Cues
    lexicon: Lexicon
    settled: dict[int, Certainty] = field(default_factory=dict)

    def _acts(self, place: int) -> bool:
        """A verb follows, a comma, "en" and a name, a surname, or something of hers."""
        gap = self._after_gap(place).strip()
        if gap.startswith((",", ":", "'", "’")) or not self._next(place):
            return True
        hers = not gap and self._next_is(place, self.cues.possessives)
        return self._acts_surely(place) or self._surname_follows(place) or hers

    def _acts_surely(self, place: int) -> bool:
        return self._verb_follows(place) or self._joined_to_name(place)

    def _surname_follows(self, place: int) -> bool:
        """Particles, and then a capital: "Roos van Dijk"."""
        here = place + 1
        while here < len(self.words) and self.words[here].key in self.cues.opening_particles:
            here += 1
        if here == place + 1 or here == len(self.words):
            return False
        between = self.words[place + 1 : here + 1]
        return all(word.is_adjoined for word in between) and between[-1].capital

    def _does_what_people_do(self, place: int) -> bool:
        """As before, but of "is" and "was" only with what people are: ill, cross, at home.

        "Morgen wacht ik" is of somebody else.
        """
        after = self._next(place)
        if self._next_is(place + 1, self.cues.pronouns):
            return False
        if after is None or after.key not in self.cues.copulas or not after.is_adjoined:
            return self._acts_surely(place)
        return any(word.key in self.cues.states for word in self.words[place + 2 : place + 5])

    def _verb_follows(self, place: int) -> bool:
        after = self._next(place)
        return after is not None and after.is_adjoined and not after.capital and self._is_verb(after)

    def _is_verb(self, word: Token) -> bool:
        return word.has("v") or word.key in self.cues.copulas

    def _verb_within(self, place: int) -> bool:
        near = self.words[place + 1 : place + 1 + FAR]
        return not self._noun_follows(place) and any(self._is_verb(word) for word in near)

    def _joined_to_name(self, place: int) -> bool:
        after, name = self._next(place), self._next(place + 1)
        if after is None or name is None or not (after.is_adjoined and name.is_adjoined):
            return False
        is_name = self._is_name(name) or name.key in self.cues.pronouns
        return after.key in self.cues.joins and is_name and not name.has(NO_NAME)

    def _noun_follows(self, place: int) -> bool:
        """Whether an ordinary word that is no verb and no small word follows at once."""
        after = self._next(place)
        if after is None or not after.is_adjoined or after.capital:
            return False
        small = self.cues.determiners | self.cues.particles | self.cues.joins | self.cues.to_persons
        small |= self.cues.opens_clause | self.cues.to_places | self.cues.towards | self.cues.pronouns
        acts = self._is_verb(after) or self.cues.participle.fullmatch(after.key)
        return after.key not in small and not acts and len(after.key) > FAR

    def _ends_clause(self, place: int) -> bool:
        gap = self._after_gap(place).strip()
        return bool(gap) or self._next(place) is None or self._next_is(place, self.cues.joins)

    def _determined(self, place: int) -> bool:
        """Whether "de", "een" or an adjective after it stands before a word."""
        before, two_before = self._before(place), self._before(place - 1)
        if before is None or not self._adjoins(place):
            return False
        if before.key in self.cues.determiners:
            return True
        adjective = before.has("w") and not before.has("v") and before.key.endswith(("e", "er", "ste"))
        return adjective and two_before is not None and two_before.key in self.cues.determiners

    def _is_name(self, word: Token) -> bool:
        return (
            word.has(FIRST_NAME + NAME_AND_WORD)
            or (word.has("n") and not word.has("w"))
            or (word.capital and word.has(COMMON_WORD + SURNAME))
            or (word.capital and not self._is_known(word))
        )

    def _is_known(self, word: Token) -> bool:
        return word.has("wod") or self.lexicon.is_ordinary(word.key) or self._is_put_together(word)

    def _is_put_together(self, word: Token) -> bool:
        """ "QR-code": a known word with capitals, or with another known word, in front of a hyphen."""
        *first, last = word.text.split("-")
        return (
            bool(first)
            and self.lexicon.is_ordinary(last.lower())
            and all(
                part.isupper()
                or self.lexicon.is_ordinary(part.lower())
                or "o" in self.lexicon.flags(part.lower())
                for part in first
            )
        )

    def _adjoins(self, place: int) -> bool:
        gap = self.words[place].gap
        return self.words[place].is_adjoined or (gap.startswith(".") and not self.words[place].opens)

    def _adjoins_or_opens(self, place: int) -> bool:
        return self.words[place].opens or self.words[place].is_adjoined

    def _before(self, place: int) -> Token | None:
        return self.words[place - 1] if place > 0 else None

    def _next(self, place: int) -> Token | None:
        return self.words[place + 1] if place + 1 < len(self.words) else None

    def _next_is(self, place: int, keys: frozenset[str]) -> bool:
        after = self._next(place)
        return after is not None and after.key in keys

    def _after_gap(self, place: int) -> str:
        after = self._next(place)
        return after.gap if after else ""
