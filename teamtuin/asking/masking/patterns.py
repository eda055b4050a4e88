"""What has a shape of its own: addresses of e-mail and of houses, numbers of phones, dates, initials."""

import re
from collections.abc import Iterator
from functools import cache

from teamtuin.asking.masking.cues import Cues, cues
from teamtuin.asking.masking.model import Certainty, Span, SpanKind

EMAIL = re.compile(r"(?<![\w.+-])[\w][\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}(?<![.-])", re.IGNORECASE)
PHONE = re.compile(
    r"(?<![\w+])(?:(?:\+|00)\d{2}[\s.-]?(?:\(0\)[\s.-]?)?|\(?0)\d(?:[\s.\-/()]{0,3}\d){6,9}(?![\d])"
)
DIGITS = range(9, 14)  # in a phone number, with those of a country
POSTCODE = re.compile(r"(?<!\w)[1-9]\d{3} ?[A-Z]{2}(?!\w)")
NUMBERS = re.compile(
    r"(?<![\w/.-])(?:[0-3]?\d[-/.][01]?\d[-/.](?:19|20)?\d{2}|(?:19|20)\d{2}-[01]?\d-[0-3]?\d)(?![\w/]|[-.]\d)"
)
LETTERS = r"(?:[^\W\d_a-zß-ÿ]\.-?){1,4}(?!\w*\.\w)(?!\w)"
INITIALS = re.compile(rf"(?<![\w.]){LETTERS}(?: (?:(?:van|de|der|den|ten|ter|el|al|'t) ){{1,3}}{LETTERS})?")
NO_INITIALS = frozenset(
    [
        "PS",
        "MR",
        "GMR",
        "IB",
        "RT",
        "BV",
        "NV",
        "TV",
        "CD",
        "DVD",
        "EHBO",
        "BSO",
        "TSO",
        "VVE",
        "MT",
        "OR",
        "NB",
        "AD",
        "VO",
        "PO",
        "SO",
        "PC",
        "USA",
        "EU",
    ]
)
BORN_AFTER = re.compile(r"\W{1,2}(?:geboren|jarig|born|birthday)", re.IGNORECASE)
REACH = 60  # characters in which a word tells what kind of day a date is


def fixed(text: str, language: str) -> Iterator[Span]:
    """Everything of a fixed shape but initials, in the order of what wins where two overlap."""
    yield from (_span(found, SpanKind.EMAIL) for found in EMAIL.finditer(text))
    yield from _dates(text, language)
    for found in PHONE.finditer(text):
        if sum(sign.isdigit() for sign in found[0]) in DIGITS:
            yield _span(found, SpanKind.PHONE)
    yield from (_span(found, SpanKind.PLACE) for found in POSTCODE.finditer(text))


def initials(text: str, rules: Cues) -> Iterator[Span]:
    """Capitals with points that stand for somebody: "J.", "K.L."."""
    for found in INITIALS.finditer(text):
        letters = "".join(sign for sign in found[0] if sign.isupper())
        if letters in NO_INITIALS or _word_before(text, found.start()) in rules.not_initials:
            continue
        yield _span(found, SpanKind.PERSON)


def _word_before(text: str, start: int) -> str:
    words = re.findall(r"[\w']+\s*$", text[max(0, start - 30) : start])
    return words[0].strip().lower() if words else ""


def _dates(text: str, language: str) -> Iterator[Span]:
    yield from (_span(found, SpanKind.DATE) for found in NUMBERS.finditer(text))
    rules = cues(language)
    for found in _named_day(language).finditer(text):
        certainty = Certainty.CERTAIN if found["year"] else _told_by(text, found, rules)
        if certainty:
            yield _span(found, SpanKind.DATE, certainty)


@cache
def _named_day(language: str) -> re.Pattern[str]:
    months = cues(language).months
    year = r"(?P<year>,? ?(?:['’]\d{2}|(?:19|20)\d{2}))?"
    day = r"[0-3]?\d(?:e|de|ste|st|nd|rd|th)?"
    of = r"(?: of)?" if language == "en" else ""
    return re.compile(rf"(?<![\w.,/-]){day}{of} (?:{months})(?:\.(?= ?\d))?{year}(?![\w])", re.IGNORECASE)


def _told_by(text: str, found: re.Match[str], rules: Cues) -> Certainty | None:
    """A day without a year is somebody's birthday, a day of the school, or it cannot be told."""
    before = text[max(0, found.start() - REACH) : found.start()]
    around = before + text[found.end() : found.end() + REACH]
    if _one_of(rules.birth).search(before) or BORN_AFTER.match(text, found.end()):
        return Certainty.CERTAIN
    return None if _one_of(rules.calendar).search(around) else Certainty.DOUBTFUL


@cache
def _one_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _span(found: re.Match[str], kind: SpanKind, certainty: Certainty = Certainty.CERTAIN) -> Span:
    return Span(start=found.start(), end=found.end(), kind=kind, text=found[0], certainty=certainty)
