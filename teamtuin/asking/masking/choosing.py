"""What the writer decides about what was found: show it again, hide more, or put other words there."""

from collections.abc import Callable, Collection, Iterable, Sequence

from teamtuin.asking.masking.cues import cues
from teamtuin.asking.masking.lexicon import lexicon
from teamtuin.asking.masking.model import Span, SpanKind
from teamtuin.asking.masking.tokens import tokens


def same(span: Span) -> tuple[SpanKind, str]:
    """What makes two pieces the same to a writer: the kind and the word, in any case."""
    return span.kind, " ".join(span.text.casefold().split())


def once_each(spans: Iterable[Span]) -> list[Span]:
    """The first of each of the same pieces, in order."""
    first: dict[tuple[SpanKind, str], Span] = {}
    for span in spans:
        first.setdefault(same(span), span)
    return list(first.values())


def words_left(text: str, language: str, spans: Collection[Span]) -> list[str]:
    """The words of a text that no span covers, once each and in order, small as they are first seen."""
    covered = {place for span in spans for place in range(span.start, span.end)}
    left = (word for word in words(text, language) if word.start not in covered)
    return list({span.text.casefold(): span.text for span in reversed(list(left))}.values())[::-1]


def with_words(text: str, language: str, spans: Sequence[Span], more: Iterable[str]) -> list[Span]:
    """The spans, and each of these words wherever it stands uncovered, hidden as a name."""
    wanted = {word.casefold() for word in more}
    covered = {place for span in spans for place in range(span.start, span.end)}
    found = [
        word for word in words(text, language) if word.text.casefold() in wanted and word.start not in covered
    ]
    return sorted([*spans, *found], key=lambda span: span.start)


def reworded(text: str, spans: Iterable[Span], instead: Callable[[Span], str | None]) -> str:
    """The text with other words in the place of spans; with a capital where a sentence begins."""
    here, said = 0, ""
    for span in spans:
        words = instead(span)
        if words is None:
            continue
        said += text[here : span.start]
        said += words[:1].upper() + words[1:] if _opens(said) else words
        here = span.end
    return said + text[here:]


def _opens(before: str) -> bool:
    left = before.rstrip(" \t\"'“„‘(")
    return not left or left[-1] in ".!?\n\r"


def words(text: str, language: str) -> list[Span]:
    """Every word of a text, as something that can be hidden."""
    found = tokens(text, cues(language), lexicon(language))
    return [
        Span(start=word.start, end=word.end, kind=SpanKind.PERSON, text=text[word.start : word.end])
        for word in found
    ]
