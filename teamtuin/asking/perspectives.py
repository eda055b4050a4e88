"""Which sides a text already shows, by plain words.

The answer lives only as long as the choice of a question: it is shown to nobody and stored
nowhere (rule R1), and there is no rule for feelings (rule R2). The words are Dutch and English
together, because people mix them.
"""

import re

from teamtuin.asking.model import Perspective

_CHILD = (
    r"kind(eren)?|leerling(en)?|kleuters?|groepje|meisjes?|jongens?|klas|child(ren)?|pupils?|girls?|boys?"
)
_DAYS = (
    r"maandag|dinsdag|woensdag|donderdag|vrijdag|vanmorgen|vanochtend|vanmiddag|gisteren|vandaag"
    r"|monday|tuesday|wednesday|thursday|friday|yesterday|today|this (morning|afternoon)"
)
_SEEN = r"zag(en)?|hoorden?|keek|keken|telden?|merkten?|saw|heard|watched|counted|noticed"
_SAID = r"zei(den)?|vroeg(en)?|riep(en)?|vertelden?|said|asked|called|told"
_DID = (
    r"deed|zei|vroeg|ging|liep|riep|zette|gaf|pakte|haalde|legde|bleef|wachtte|stond|zat|keek|liet|hielp"
    r"|did|said|asked|went|put|gave|took|stood|sat|waited|stayed|let|helped|walked"
)

# One rule per perspective. A text shows it as soon as one word of the rule stands in it.
_SHOWN_BY: dict[Perspective, str] = {
    Perspective.FACT: rf"{_SEEN}|{_SAID}|{_DAYS}",
    Perspective.CHILD: _CHILD,
    Perspective.OWN_PART: rf"(ik|i)\s+(\w+\s+)?({_DID})|({_DID})\s+ik|ik\s+heb\s+\w+|i\s+have\s+\w+",
    Perspective.NEED: r"nodig|behoeften?|needs?|needed",
    Perspective.ANOTHER_VIEW: (
        r"collega'?s?|ouders?|moeder|vader|juf|meester|colleagues?|parents?|mother|father"
    ),
    Perspective.EVIDENCE: rf"{_SEEN}|\d+|waaraan|omdat|because|shows?|showed",
    Perspective.ALTERNATIVE: (
        r"anders|in plaats van|had(den)? (ook )?kunnen|zou (ook )?kunnen|instead|otherwise|could have"
    ),
    Perspective.SYSTEM: (
        r"rooster|lokaal|gang|afspraak|afspraken|gewoonten?|overleg|regels?|agenda"
        r"|timetable|classroom|corridor|agreements?|habits?|meetings?|rules?"
    ),
    Perspective.INTENTION: (
        r"volgende (keer|week)|morgen|ga ik|ik ga|ik wil|wil ik|next (time|week)|tomorrow|i will|i want"
    ),
    Perspective.WHAT_WORKS: r"lukten?|werkten?|hielp(en)?|ging vanzelf|worked|helped|succeeded|went well",
    Perspective.VALUE: r"belangrijk|vind ik|ik vind|waardevol|important|i find|matters?",
}
_WORDS = {
    perspective: re.compile(rf"\b({words})\b", re.IGNORECASE) for perspective, words in _SHOWN_BY.items()
}
_GENERALISING = re.compile(
    r"\b(altijd|nooit|iedereen|niemand|always|never|everyone|everybody|no one|nobody)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"[\"“”„«»]|(^|\s)['‘][^'’]+['’]")


def generalises(text: str) -> bool:
    """Whether a word such as always or nobody stands in the text."""
    return _GENERALISING.search(text) is not None


def absent(text: str) -> frozenset[Perspective]:
    """The perspectives that no word of the text points at.

    An assumption is never absent: only a generalising word asks for it (see `generalises`).
    """
    missing = {perspective for perspective, words in _WORDS.items() if not words.search(text)}
    if _QUOTED.search(text):
        missing.discard(Perspective.FACT)
    return frozenset(missing)
