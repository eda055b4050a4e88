"""Whether a text is about what is to come, and which questions of the bank would then look the wrong way.

As in `perspectives.py` the answer lives as long as the choice of a question. In doubt a text looks back.
"""

import re

from teamtuin.asking.model import Perspective

# Past tenses that a short text is seldom without when something happened, and what is noticed time and again.
_HAPPENED = re.compile(
    r"\b(?:was|waren|had(?:den)?|ging(?:en)?|deed|deden|werd(?:en)?|kon(?:den)?|moest(?:en)?|kwam(?:en)?"
    r"|zag(?:en)?|zei(?:den)?|vroeg(?:en)?|liep(?:en)?|stond(?:en)?|zat(?:en)?|bleef|bleven|gaf|gaven"
    r"|koos|kozen|pakten?|haalden?|hielp(?:en)?|las|lazen|riep(?:en)?|keek|keken|nam(?:en)?|bracht(?:en)?"
    r"|hield(?:en)?|wist(?:en)?|mocht(?:en)?|speelden?|werkten?|belden?|telden?|maakten?|vertelden?"
    r"|(?:ik|hij|zij|ze|kind|groep) \w{2,}[^aeiou\W][dt]e|begon(?:nen)?|lukten?|duurden?|vond(?:en)?"
    r"|kreeg|kregen|liet(?:en)?"
    r"|(?:heb|hebt|heeft|hebben|ben|zijn|is)\b[^.!?\n]{0,60}?\bge\w{2,}(?:d|t|en)"
    r"|merkt?|zie|ziet|hoort?|zegt|notice|hear"
    r"|were|did|went|said|came|took|got|ran|sat|felt|told|began"
    r"|(?!goed|breed|gereed|besteed|need|indeed)\w{3,}ed)\b",
    re.IGNORECASE,
)
# Words of a question of the bank, which is Dutch here whatever language is shown.
_LOOKS_BACK = re.compile(
    r"\b(?:zag|zagen|hoorde|deed|deden|had|was|waren|ging|gebeurde?|gebeurd|begon|vroeg|wilde|werkte|liet"
    r"|speelden|droeg|leverde|kreeg|merkte|zei|dacht|vond|voelde|gekund|kwam|hielp|raakte|koos|kostte|maakte"
    r"|zette|betrok|verwacht(?:te|ten)|verraste|gaf|hing|keken|kleurde|nam|trok|leerde|speelde|lag|bleef|riep|las|gezien|gehoord|ontdekt"
    r"|terugkijkend|vandaag|afgelopen|zie je dat|hiervan|valt je op)\b",
    re.IGNORECASE,
)
_SUPPOSES_A_DEED = re.compile(
    r"\b(?:(?:je|jouw|die) aanpak|wat (?:jij|je) (?:daarna )?deed|jij dat doet)\b", re.IGNORECASE
)


def looks_ahead(text: str, missing: frozenset[Perspective]) -> bool:
    """Whether it tells of a plan, and of nothing that happened or is seen to happen."""
    return Perspective.INTENTION not in missing and _HAPPENED.search(text) is None


def looks_back(question: str) -> bool:
    """Whether a Dutch question of the bank is about what has happened."""
    return _LOOKS_BACK.search(question) is not None


def supposes_a_deed(question: str) -> bool:
    """Whether a Dutch question of the bank builds on something the writer did."""
    return _SUPPOSES_A_DEED.search(question) is not None
