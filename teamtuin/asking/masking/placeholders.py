"""What stands in a text in place of what is hidden; the same name gets the same number."""

from collections.abc import Sequence

from teamtuin.asking.masking.model import PersonRole, Span, SpanKind

WORDS = {
    "nl": {
        PersonRole.CHILD: "[kind {n}]",
        PersonRole.COLLEAGUE: "[collega {n}]",
        PersonRole.PARENT: "[ouder {n}]",
        SpanKind.PLACE: "[plek]",
        SpanKind.SCHOOL: "[school]",
        SpanKind.HEALTH: "[gezondheid]",
        SpanKind.PHONE: "[telefoon]",
        SpanKind.EMAIL: "[e-mail]",
        SpanKind.DATE: "[datum]",
    },
    "en": {
        PersonRole.CHILD: "[child {n}]",
        PersonRole.COLLEAGUE: "[colleague {n}]",
        PersonRole.PARENT: "[parent {n}]",
        SpanKind.PLACE: "[place]",
        SpanKind.SCHOOL: "[school]",
        SpanKind.HEALTH: "[health]",
        SpanKind.PHONE: "[phone]",
        SpanKind.EMAIL: "[e-mail]",
        SpanKind.DATE: "[date]",
    },
}


def placeholders(spans: Sequence[Span], language: str) -> tuple[str, ...]:
    """One for each span, in order."""
    words = WORDS.get(language, WORDS["nl"])
    names = _Names()
    return tuple(
        words[names.role(span)].format(n=names.number(span))
        if span.kind is SpanKind.PERSON
        else words[span.kind]
        for span in spans
    )


class _Names:
    """Who was named so far: a first name alone is the same person as with a surname."""

    def __init__(self) -> None:
        self._given: dict[str, tuple[PersonRole, int]] = {}

    def role(self, span: Span) -> PersonRole:
        return self._who(span)[0]

    def number(self, span: Span) -> int:
        return self._who(span)[1]

    def _who(self, span: Span) -> tuple[PersonRole, int]:
        name = " ".join(span.text.casefold().split())
        first = name.split()[0] if name else ""
        for known in (name, first):
            if known in self._given:
                return self._given.setdefault(name, self._given[known])
        taken = {who for who in self._given.values() if who[0] is span.role}
        who = (span.role, len(taken) + 1)
        self._given[name] = who
        self._given.setdefault(first, who)
        return who
