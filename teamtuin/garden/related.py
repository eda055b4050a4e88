"""Earlier lines of one's own that are perhaps related: words and pieces of words that both hold.

TF-IDF over pieces of four letters inside words, as plain arithmetic in memory. It says nothing about the
writer, is kept nowhere, and stays silent when nothing is near enough. Letters know no meaning: what says the
same in wholly other words is not found, so it is an offer and no more.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import log, sqrt

from teamtuin.garden.model import Entry
from teamtuin.garden.searching import WORD, plain

MOST_LOOKED_AT, MOST_CHARACTERS = 600, 100_000
"""Three years of a line on each school day; long texts reach less far back, so that a page opens at once."""
MOST_SHOWN = 2
NEAR_ENOUGH = 0.24
"""Set on the pairs in tests/garden/pairs.json: above it stand hardly any that do not belong together."""
SAME_EXPERIMENT, SAME_STRAND = 0.08, 0.04
FEWESTWORDS = 5
PIECE = 4
SHORTEST_WORD = 4
"""Shorter ones are mostly the, and, was: they say nothing of what it is about."""
Vector = dict[str, float]


def nearest(read: Entry, earlier: Sequence[Entry]) -> list[Entry]:
    """At most two of the earlier ones, the nearest first. Give the latest first: so far back it looks."""
    reach = accumulate(len(each.text) for each in earlier)
    earlier = [each for each, so_far in zip(earlier, reach, strict=True) if so_far <= MOST_CHARACTERS]
    vectors = _vectors([read.text, *(each.text for each in earlier)])
    mine = vectors[0]
    scored = [
        (_alike(mine, other) + _tags(read, each), each)
        for each, other in zip(earlier, vectors[1:], strict=True)
        if other
    ]
    near = [pair for pair in scored if mine and pair[0] >= NEAR_ENOUGH]
    return [each for _, each in sorted(near, key=lambda pair: -pair[0])[:MOST_SHOWN]]


def _tags(read: Entry, other: Entry) -> float:
    """What both hang on counts too."""
    same_experiment = read.experiment and read.experiment == other.experiment
    same_strand = read.strand and read.strand == other.strand
    return SAME_EXPERIMENT * bool(same_experiment) + SAME_STRAND * bool(same_strand)


def _vectors(texts: Sequence[str]) -> list[Vector]:
    """Each text as weights of length one; empty for one of a few words, which looks like everything."""
    counts = [_pieces_of(text) for text in texts]
    held_by = Counter(piece for count in counts for piece in count)
    return [_weights(count, held_by, len(texts)) for count in counts]


def _pieces_of(text: str) -> Counter[str]:
    words = WORD.findall(plain(text))
    if len(words) < FEWESTWORDS:
        return Counter()
    return Counter(piece for word in words if len(word) >= SHORTEST_WORD for piece in _pieces(word))


def _pieces(word: str) -> Iterator[str]:
    word = f" {word} "
    for start in range(len(word) - PIECE + 1):
        yield word[start : start + PIECE]


def _weights(count: Counter[str], held_by: Counter[str], texts: int) -> Vector:
    weights = {
        piece: (1 + log(times)) * (log((1 + texts) / (1 + held_by[piece])) + 1)
        for piece, times in count.items()
    }
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {piece: weight / length for piece, weight in weights.items()}


def _alike(one: Vector, other: Vector) -> float:
    return sum(weight * other.get(piece, 0.0) for piece, weight in one.items())
