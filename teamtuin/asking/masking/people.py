"""Which words of a text are names of people: the rules, one word at a time."""

from teamtuin.asking.masking.joining import titled_from
from teamtuin.asking.masking.lexicon import LONGEST
from teamtuin.asking.masking.model import Certainty
from teamtuin.asking.masking.surroundings import (
    COMMON_WORD,
    FAR,
    FIRST_NAME,
    NAME,
    NAME_AND_WORD,
    NO_NAME,
    SURNAME,
    Surroundings,
)
from teamtuin.asking.masking.tokens import Token

SURE, PERHAPS = Certainty.CERTAIN, Certainty.DOUBTFUL
SHORTEST = 3  # letters of a name that is told by nothing but itself
LONGEST_ACRONYM = 5


class People(Surroundings):
    """The rules of one language, over the words of one text."""

    def found(self) -> dict[int, Certainty]:
        """The place in the list of each word that is a name, and how sure that is."""
        for place in range(len(self.words)):
            certainty = self._judge(place)
            if certainty:
                self.settled[place] = certainty
        return self.settled

    def _judge(self, place: int) -> Certainty | None:
        word = self.words[place]
        if len(word.key) > LONGEST:
            return None
        told = self._told_by_cue(place)
        if told or self._is_no_name(word):
            return told
        if word.text.isupper() and len(word.text) > 1 and word.capital:
            return self._acronym(place)
        if len(word.text) == 1:
            return self._letter(place)
        if not word.capital:
            return self._small(place)
        return self._opening(place) if word.opens else self._capital(place)

    def _is_no_name(self, word: Token) -> bool:
        return word.has(NO_NAME) or word.has("pqh") or word.key in self.cues.titles | self.cues.abbreviations

    # what stands before tells

    def _told_by_cue(self, place: int) -> Certainty | None:
        before = self._before(place)
        if before is None or not self._adjoins(place):
            return None
        if before.key in self.cues.titles:
            return self._after_title(place)
        if before.key in self.cues.particles and titled_from(self.words, place, self.cues) < place:
            return self._surname_after_title(place)
        if before.key in self.cues.relations:
            return self._after_relation(place)
        two_before = self._before(place - 1)
        if before.key in self.cues.of and two_before and two_before.key in self.cues.relations:
            return self._after_title(place)
        return None

    def _after_title(self, place: int) -> Certainty | None:
        word = self.words[place]
        if word.has("o") or word.key in self.cues.determiners or word.key in self.cues.particles:
            return None
        if word.capital:
            return None if word.opens and not self._is_name(word) else SURE
        if word.has("vpq") or len(word.key) < 2 or word.has(COMMON_WORD):
            return None
        if word.has(FIRST_NAME + NAME_AND_WORD + SURNAME + NAME):
            return SURE
        return None if self._is_known(word) or len(word.key) < SHORTEST else SURE

    def _surname_after_title(self, place: int) -> Certainty | None:
        """ "mevrouw el Amrani", "meneer de wit"."""
        word, title = self.words[place], self.words[titled_from(self.words, place, self.cues) - 1]
        if word.has("od") or word.key in self.cues.particles:
            return None
        small = title.key in self.cues.parents and word.has(SURNAME + NAME)
        return SURE if word.capital or small else None

    def _after_relation(self, place: int) -> Certainty | None:
        word = self.words[place]
        if word.has("o") or word.opens:
            return None
        if word.capital and len(word.text) > 1 and not word.has("d"):
            return SURE
        if word.has(FIRST_NAME):
            return SURE
        return PERHAPS if word.has(NAME_AND_WORD) and not word.has("v") else None

    # a capital

    def _acronym(self, place: int) -> Certainty | None:
        word = self.words[place]
        if word.has(FIRST_NAME) or (word.has(NAME_AND_WORD) and len(word.text) >= SHORTEST):
            return SURE
        return PERHAPS if word.has("n") and len(word.text) > LONGEST_ACRONYM else None

    def _letter(self, place: int) -> Certainty | None:
        """ "J zat onder tafel": a capital alone, where no group or plan is called so."""
        word, before = self.words[place], self._before(place)
        if not word.capital or word.text in "IUOAX" or (before and before.key in self.cues.not_initials):
            return None
        if self._after_gap(place).startswith(
            (".", "-", "/", "+", "'", "’", "&")
        ) or not self._adjoins_or_opens(place):
            return None
        return (
            PERHAPS if self._verb_follows(place) or (before and before.key in self.cues.to_persons) else None
        )

    def _opening(self, place: int) -> Certainty | None:
        """The first word of a sentence has a capital whatever it is."""
        word = self.words[place]
        if word.key in self.cues.opening_particles and self._is_opening_surname(place):
            return SURE
        if len(word.key) < 2:
            return None
        if word.has(FIRST_NAME) or (word.has(NAME) and not self._is_known(word)):
            return SURE
        if word.has(NAME_AND_WORD):
            return SURE if self._acts(place) else None
        if word.has(COMMON_WORD) or (word.has(SURNAME) and not word.has("w")):
            return PERHAPS if self._does_what_people_do(place) else None
        if self._is_known(word) or len(word.key) < SHORTEST:
            return None
        return SURE if self._acts(place) else PERHAPS

    def _capital(self, place: int) -> Certainty | None:
        word, before = self.words[place], self._before(place)
        settled_before = before is not None and place - 1 in self.settled and self._adjoins(place)
        if word.has(FIRST_NAME + NAME_AND_WORD) or settled_before:
            return SURE
        article = before is not None and before.key in self.cues.articles and self._adjoins(place)
        if word.has("n") and not word.has("w"):
            return SURE
        if word.has(COMMON_WORD + SURNAME + "n"):
            return None if article or self._determined(place) or self._pairs_with_thing(place) else SURE
        if self._is_known(word):
            return self._known_with_capital(place)
        if len(word.key) < SHORTEST:
            return PERHAPS if self._acts(place) else None
        return PERHAPS if article else SURE

    def _known_with_capital(self, place: int) -> Certainty | None:
        """An ordinary word with a capital that it need not have, such as a nickname."""
        if self._determined(place) or len(self.words[place].key) > FAR:
            return None
        return PERHAPS if self._acts_surely(place) else None

    def _pairs_with_thing(self, place: int) -> bool:
        """ "Rots en Water": the word before "en" has a capital too, and is no name."""
        other = self._before(place - 1)
        if other is None or self.words[place - 1].key not in self.cues.joins:
            return False
        return other.capital and place - 2 not in self.settled

    def _is_opening_surname(self, place: int) -> bool:
        """ "Van Dijk belde": a particle with a capital that is no preposition here."""
        after = place + 1
        while (
            after < len(self.words) and self._adjoins(after) and self.words[after].key in self.cues.particles
        ):
            after += 1
        if after >= len(self.words) or not self._adjoins(after):
            return False
        name = self.words[after]
        if not name.capital or name.has("opqdr") or self._next_is(after + 1, self.cues.pronouns):
            return False  # "Van Tygo leerde ik": the particle is a preposition
        return not self._is_known(name) or (name.has("nsam") and self._acts_surely(after))

    # no capital

    def _small(self, place: int) -> Certainty | None:
        word = self.words[place]
        if len(word.key) < SHORTEST and not word.has(NAME_AND_WORD):
            return None
        if word.has(FIRST_NAME):
            return SURE
        if word.has("n") and not word.has("wamse"):
            return SURE if not self._determined(place) else PERHAPS
        if word.has(NAME_AND_WORD) and not self._determined(place):
            return PERHAPS if self._small_fits(place) else None
        if word.flags or self._is_known(word):
            return None
        return PERHAPS if self._stranger_fits(place) else None

    def _small_fits(self, place: int) -> bool:
        """Whether somebody can stand here: somebody acts, or something is done with somebody."""
        before = self._before(place)
        if place - 1 in self.settled and not self._adjoins(place):
            return True
        if before is None or self.words[place].opens or not self._adjoins(place):
            return self._acts(place)
        asked = self._before(place - 1)
        whether = before.key in self.cues.whether and asked is not None and self._is_verb(asked)
        if before.key in self.cues.joins and not whether:
            return place - 2 in self.settled or self._acts_surely(place)
        if before.key in self.cues.opens_clause or whether:
            return self._verb_within(place)
        if before.key in self.cues.to_persons:
            return not self._noun_follows(place)
        return self._acts_surely(place) or ("v" in before.flags and not self._noun_follows(place))

    def _stranger_fits(self, place: int) -> bool:
        """The same for a word that nobody knows: it may be mistyped, so more must point at a name."""
        before = self._before(place)
        if self._is_mistyped(self.words[place].key):
            return False
        if before is None or self.words[place].opens or not self._adjoins(place):
            return self._acts_surely(place)
        if before.key in self.cues.joins:
            return place - 2 in self.settled
        return before.key in self.cues.to_persons and (self._acts(place) or self._ends_clause(place))

    def _is_mistyped(self, word: str) -> bool:
        """Whether a known word is left when one letter goes or two change places."""
        for place in range(len(word)):
            if self.lexicon.is_ordinary(word[:place] + word[place + 1 :]):
                return True
            swapped = word[:place] + word[place : place + 2][::-1] + word[place + 2 :]
            if swapped != word and self.lexicon.is_ordinary(swapped):
                return True
        return not word.isalpha()
