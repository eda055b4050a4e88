"""Words that are one name together: first names, particles, hyphens, initials, surnames."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from teamtuin.asking.masking.cues import Cues
from teamtuin.asking.masking.model import Certainty, PersonRole, Span, SpanKind
from teamtuin.asking.masking.tokens import Token

MOST_PARTICLES = 3
NO_SURNAME = "odhi"
INSIDE = (" ", "-", "‐", "\u00a0", "  ")
Piece = tuple[int, int, Certainty]  # first and last word, and how sure


def joined(
    text: str, words: Sequence[Token], people: Mapping[int, Certainty], more: Iterable[Span], rules: Cues
) -> list[Span]:
    """The names of people as spans, each with the role that the words before it tell.

    `more` are names found in another way: by the school's own list, or as initials.
    """
    persons = [span for span in more if span.kind is SpanKind.PERSON]
    under = dict(_words_under(words, persons))
    given = {**people, **dict.fromkeys(under, Certainty.CERTAIN)}
    pieces = (
        (titled_from(words, first, rules), last, certainty)
        for first, last, certainty in _pieces(words, given, rules)
    )
    return [_span(text, words, piece, under, rules) for piece in pieces]


def titled_from(words: Sequence[Token], place: int, rules: Cues) -> int:
    """Where a surname begins that has its particles between a title and itself: "mevrouw el Amrani"."""
    first = place
    least = max(0, place - MOST_PARTICLES)  # else a text of nothing but particles is walked through for each
    while first > least and words[first].is_adjoined and words[first - 1].key in rules.particles:
        first -= 1
    has_title = first and _is_inside(words[first]) and words[first - 1].key in rules.titles
    return first if has_title else place


def _words_under(words: Sequence[Token], spans: Iterable[Span]) -> Iterable[tuple[int, Span]]:
    """The place of each word that a span covers, with that span."""
    starts = [word.start for word in words]
    for span in spans:
        for place in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            yield place, span


def _pieces(words: Sequence[Token], given: Mapping[int, Certainty], rules: Cues) -> Iterable[Piece]:
    place = 0
    while place < len(words):
        if place not in given:
            place += 1
            continue
        last, certainty = place, given[place]
        while (following := _next_part(words, last, given, rules)) is not None:
            if given.get(following) is Certainty.CERTAIN:
                certainty = Certainty.CERTAIN
            last = following
        yield place, last, certainty
        place = last + 1


def _next_part(words: Sequence[Token], last: int, given: Mapping[int, Certainty], rules: Cues) -> int | None:
    """The next word of the same name, over its particles; None where the name ends."""
    here, particles = last + 1, 0
    while here < len(words) and particles < MOST_PARTICLES and _is_particle(words, here, rules):
        here, particles = here + 1, particles + 1
    if here >= len(words) or not _is_inside(words[here]):
        return None
    word = words[here]
    may_follow = word.capital and not word.has(NO_SURNAME) and not word.opens
    is_initial = particles > 0 and len(word.text) == 1  # "Sanne de J."
    if may_follow and (not word.text.isupper() or is_initial or here in given):
        return here
    if particles == 0:
        return here if here in given and word.is_adjoined else None
    small_surname = not words[last].capital and word.has("ns") and not word.has("v")
    return here if small_surname else None


def _is_particle(words: Sequence[Token], place: int, rules: Cues) -> bool:
    word = words[place]
    if word.key not in rules.particles or not _is_inside(word) or word.opens:
        return False
    if word.key in {"in", "op"}:  # "Op den Kamp", never "Sem op maandag"
        following = words[place + 1].key if place + 1 < len(words) else ""
        return following in {"de", "den", "'t", "het"} and place + 2 < len(words) and words[place + 2].capital
    return True


def _is_inside(word: Token) -> bool:
    return word.gap in INSIDE or word.gap in {". ", "."}


def _span(text: str, words: Sequence[Token], piece: Piece, under: Mapping[int, Span], rules: Cues) -> Span:
    """A name from its first word to its last, with the point of an initial at its end."""
    first, last, certainty = piece
    covered = [under[place] for place in range(first, last + 1) if place in under]
    start = min([words[first].start, *(span.start for span in covered)])
    end = max([words[last].end, *(span.end for span in covered)])
    if last in under and words[last].key == under[last].text.lower() + "s":
        end = under[last].end  # "Noors jas", of Noor who is known
    known = any(span.role is PersonRole.COLLEAGUE for span in covered)
    role = PersonRole.COLLEAGUE if known else _role(words, first, rules)
    return Span(
        start=start, end=end, kind=SpanKind.PERSON, text=text[start:end], certainty=certainty, role=role
    )


def _role(words: Sequence[Token], first: int, rules: Cues) -> PersonRole:
    before = words[first - 1].key if first and _is_inside(words[first]) else ""
    if before in rules.colleagues:
        return PersonRole.COLLEAGUE
    return PersonRole.PARENT if before in rules.parents else PersonRole.CHILD
