"""A text in, what points to a person in it out: the rules together."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from teamtuin.asking.masking.cues import Cues, cues
from teamtuin.asking.masking.joining import joined
from teamtuin.asking.masking.known import known_spans
from teamtuin.asking.masking.lexicon import lexicon
from teamtuin.asking.masking.model import Certainty, KnownName, Masked, Span, SpanKind
from teamtuin.asking.masking.patterns import fixed, initials
from teamtuin.asking.masking.people import People
from teamtuin.asking.masking.placeholders import placeholders
from teamtuin.asking.masking.places import Places
from teamtuin.asking.masking.tokens import Token, tokens

LANGUAGES = ("nl", "en")
SHORTEST_STEM = 2  # letters that a longer word has besides a health word


def find(text: str, language: str = "nl", names: Iterable[KnownName] = ()) -> list[Span]:
    """Everything that points to somebody, in order, without overlap; `names` are the school's own."""
    language = language if language in LANGUAGES else LANGUAGES[0]
    rules, words = cues(language), lexicon(language)
    found = tokens(text, rules, words)
    places = Places(text, found, rules, words)
    people = People(found, rules, words).found()
    known = known_spans(text, names, words)
    persons = joined(text, found, people, [*known, *initials(text, rules)], rules)
    return _without_overlap(
        [*fixed(text, language), *places.schools(), *_of_kind(known, SpanKind.SCHOOL)],
        _of_kind(known, SpanKind.PLACE),
        _health(text, found, rules),
        _long_first(persons, list(places.places())),
    )


def mask(text: str, language: str = "nl", names: Iterable[KnownName] = ()) -> Masked:
    """The text with everything hidden that was found in it."""
    return masked(text, find(text, language, names), language)


def masked(text: str, spans: Sequence[Span], language: str) -> Masked:
    """The text with just these pieces hidden, which stand in order and do not overlap."""
    return Masked(source=text, spans=tuple(spans), placeholders=placeholders(spans, language))


def _of_kind(spans: Iterable[Span], kind: SpanKind) -> list[Span]:
    return [span for span in spans if span.kind is kind]


def _health(text: str, words: Sequence[Token], rules: Cues) -> Iterator[Span]:
    for found in re.finditer("|".join(rules.health_phrases), text, re.IGNORECASE):
        yield Span(start=found.start(), end=found.end(), kind=SpanKind.HEALTH, text=found[0])
    for word in words:
        certainty = _is_health(word, rules)
        if certainty:
            yield Span(
                start=word.start, end=word.end, kind=SpanKind.HEALTH, text=word.text, certainty=certainty
            )


def _is_health(word: Token, rules: Cues) -> Certainty | None:
    if word.has("h"):
        return Certainty.CERTAIN
    if word.has("i"):
        return Certainty.CERTAIN if word.text.isupper() else Certainty.DOUBTFUL
    if any(stem in word.key and len(word.key) >= len(stem) + SHORTEST_STEM for stem in rules.health_stems):
        return Certainty.CERTAIN
    return None


def _long_first(persons: Iterable[Span], places: Iterable[Span]) -> list[Span]:
    """Where a name and a place overlap the longer is meant; of two as long, the place."""
    return sorted([*places, *persons], key=lambda span: span.start - span.end)


def _without_overlap(*ranked: Iterable[Span]) -> list[Span]:
    """The spans in order; where two overlap, the one of the earlier list, and what is left of the other."""
    taken: list[Span] = []
    covered: set[int] = set()
    for spans in ranked:
        for whole in spans:
            for span in _uncovered(whole, covered):
                covered.update(range(span.start, span.end))
                taken.append(span)
    return sorted(taken, key=lambda span: span.start)


def _uncovered(span: Span, covered: set[int]) -> Iterator[Span]:
    """The words of a span that nothing covers yet, as long pieces as there are."""
    if covered.isdisjoint(range(span.start, span.end)):
        yield span
        return
    free = "".join("\n" if span.start + place in covered else sign for place, sign in enumerate(span.text))
    for found in re.finditer(r"\w(?:[^\n]*\w)?", free):
        if found[0].islower() and not span.text.islower():
            continue  # a particle of a name of which the rest is hidden already
        start = span.start + found.start()
        yield replace(span, start=start, end=start + len(found[0]), text=found[0])
