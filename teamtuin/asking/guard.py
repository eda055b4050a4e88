"""Which questions of a model may be shown: open, short, about the writer's own work, without a verdict.

Each rule gives a reason by name. A question with a reason is dropped without a word (product rule R15).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

VERSION = 1
MOST_WORDS = 20
MOST_CHARACTERS = 130
MOST_COMMAS = 2
LONG_WORD = 14


class Reason(StrEnum):
    """Why a question is not shown."""

    NOT_ONE_QUESTION = "not_one_question"
    TOO_LONG = "too_long"
    WHY = "why"
    CLOSED = "closed"
    ADVICE = "advice"
    JUDGEMENT = "judgement"
    FEELING = "feeling"
    NAME = "name"
    HEALTH = "health"
    HARD_TO_READ = "hard_to_read"
    ABOUT_A_COLLEAGUE = "about_a_colleague"


def _words(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


_WHY = _words(r"waarom|hoezo|why")
_OPEN = _words(
    r"wat|welke?|hoe|hoeveel|wie|waar|wanneer|waaraan|waardoor|waarin|waarmee|waarvoor|waarop|waaruit|waarover"
    r"|what|which|how|who|whom|where|when"
)
_CLOSED = _words(
    r"heb|hebt|heeft|hebben|ben|bent|is|zijn|was|waren|kun|kan|kunt|kunnen|wil|wilt|zou|zouden|moet|moeten"
    r"|mag|mogen|denk|vind|vond|zie|zag|ging|had|hadden|wist|weet|herken|lukte|werd|werden|deed|doe|ga|gaat"
    r"|do|does|did|are|were|am|can|could|would|will|should|have|has|must|may|might|shall"
)
_ADVICE = _words(
    r"je moet|u moet|je kunt beter|kun je (?:niet )?beter|probeer|zou je niet|misschien kun je"
    r"|het is belangrijk"
    r"|tips?|advies|adviseer|overweeg|aanraden|you (?:should|must|need to|had better)|try to|consider|advice"
    r"|why not|it is important|recommend"
)
_JUDGEMENT = _words(
    r"goed dat|mooi(?:e)?|knap|prima|jammer|helaas|fout(?:en)?|beter dan|slechter dan|terecht|onterecht"
    r"|onprofessione(?:el|le)|geweldig|fantastisch|slecht|zwak(?:ke)?|tekort\w*|gefaald"
    r"|well done|great|good that|pity|unfortunately|wrong|better than|worse than|unprofessional|weak|failed"
)
_FEELING = _words(
    r"boos|bang|angstig|onzeker|verdrietig|gefrustreerd|moe|trots|blij|gestrest|gespannen|teleurgesteld"
    r"|angry|afraid|anxious|insecure|sad|frustrated|tired|proud|happy|stressed|tense|disappointed"
)
_HEALTH = _words(
    r"adhd|add|autis\w+|dysle\w+|dyscalculie|epilepsie|diabetes|medicatie|medicijn\w*|depress\w+|angststoornis"
    r"|trauma\w*|ptss|burn-?out|overspannen|therap\w+|psycholoog|psychiater|diagnose|hoogbegaafd\w*|zwanger"
    r"|medication|psychologist|psychiatrist|diagnosis|pregnant|gifted"
)
_COLLEAGUE = _words(r"collega'?s?|colleagues?|directeur|principal|teamgenoot|teamgenoten")
_RATING = _words(
    r"beter|slechter|goed|functioner\w+|presteert|prestatie\w*|beoordel\w+|geschikt\w*|schuld|competent\w*"
    r"|better|worse|good enough|perform\w*|assess\w*|suitable|fault|blame"
)


def reasons(question: str, source: str) -> list[Reason]:
    """Why this question may not be shown under this text; empty when it may."""
    return [reason for reason, breaks in _RULES if breaks(question.strip(), source)]


def allowed(questions: Sequence[str], source: str, at_most: int = 3) -> list[str]:
    """The questions that may be shown, each once, in their order."""
    return list(_allowed(questions, source))[:at_most]


def _allowed(questions: Sequence[str], source: str) -> Iterator[str]:
    seen = set()
    for question in (one.strip() for one in questions):
        key = re.sub(r"\W+", " ", question.casefold()).strip()
        if key not in seen and not reasons(question, source):
            seen.add(key)
            yield question


def _is_not_one(question: str, source: str) -> bool:
    inside = question[:-1]
    return not question.endswith("?") or any(sign in inside for sign in "?!.;\n")


def _is_too_long(question: str, source: str) -> bool:
    return len(question) > MOST_CHARACTERS or len(question.split()) > MOST_WORDS


def _first_word(question: str) -> str:
    return question.split()[0] if question.split() else ""


def _asks_why(question: str, source: str) -> bool:
    return _WHY.search(question) is not None


def _is_closed(question: str, source: str) -> bool:
    return _CLOSED.fullmatch(_first_word(question)) is not None or _OPEN.search(question) is None


def _names_a_feeling(question: str, source: str) -> bool:
    return any(word[0].casefold() not in source.casefold() for word in _FEELING.finditer(question))


def _names_somebody(question: str, source: str) -> bool:
    """A word with a capital, or a stand-in, that the writer's own text does not hold."""
    inside = question.split(maxsplit=1)[1:] or [""]
    capitals = re.findall(r"(?<!\w)[A-Z][\w'’-]+", inside[0])
    stand_ins = re.findall(r"\[[^\]]*\]", question)
    return any(word not in source for word in [*capitals, *stand_ins] if word != "I")


def _is_hard_to_read(question: str, source: str) -> bool:
    long = [word for word in re.findall(r"\w+", question) if len(word) > LONG_WORD]
    return len(long) > 1 or question.count(",") > MOST_COMMAS


def _rates_a_colleague(question: str, source: str) -> bool:
    return _COLLEAGUE.search(question) is not None and _RATING.search(question) is not None


def _holds(pattern: re.Pattern[str]) -> Callable[[str, str], bool]:
    return lambda question, source: pattern.search(question) is not None


_RULES: tuple[tuple[Reason, Callable[[str, str], bool]], ...] = (
    (Reason.NOT_ONE_QUESTION, _is_not_one),
    (Reason.TOO_LONG, _is_too_long),
    (Reason.WHY, _asks_why),
    (Reason.CLOSED, _is_closed),
    (Reason.ADVICE, _holds(_ADVICE)),
    (Reason.JUDGEMENT, _holds(_JUDGEMENT)),
    (Reason.FEELING, _names_a_feeling),
    (Reason.NAME, _names_somebody),
    (Reason.HEALTH, _holds(_HEALTH)),
    (Reason.HARD_TO_READ, _is_hard_to_read),
    (Reason.ABOUT_A_COLLEAGUE, _rates_a_colleague),
)
