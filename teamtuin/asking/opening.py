"""Which sides a question asks for, by plain words; for trying a model, never for judging a text.

A question is looked at as its answer would begin ("Wat deed je?" as "Wat deed ik?"), by the rules for texts,
and by the words below, which only a question has. They were chosen with the bank at hand: of its 117
questions that open a side, they tell it of all but one.
"""

import re

from teamtuin.asking.model import Perspective
from teamtuin.asking.perspectives import absent, generalises

_MINE = {"je": "ik", "jij": "ik", "jou": "mij", "jouw": "mijn", "you": "I", "your": "my"}
_TO_ME = re.compile(rf"\b(?:{'|'.join(_MINE)})\b", re.IGNORECASE)
_ASKED_BY: dict[Perspective, str] = {
    Perspective.FACT: (
        r"gebeurt|gebeurde|gebeurd|begon|vooraf|ging eraan|zag|zien|hoorde|horen|kantelpunt|stap voor stap"
        r"|stappen|hoe lang|precies|in volgorde|verliep|valt je op|viel je op|beeld"
        r"|happen(?:s|ed)?|beg[ai]n|before|see|saw|hear|turning point|step by step|steps|how long|exactly"
        r"|in order|take place|strikes you|struck you"
    ),
    Perspective.OWN_PART: (
        r"(?:je|jouw) (?:plan|taak|aandeel|rol|aandacht|aanpak)|(?:deed|doe|koos|zei|vroeg) (?:je|jij)"
        r"|your (?:own part|plan|task|share|role|attention|approach)|(?:did|do) you (?:do|say|ask|choose)"
    ),
    Perspective.ANOTHER_VIEW: (
        r"(?:de )?anderen?|ieder|wie|uitleg|kanten?|navertellen|others?|who|whom|each person|explanation"
        r"|sides?|retell"
    ),
    Perspective.EVIDENCE: (
        r"waaraan|zeker|weet|wist|verschil|ander[es]? (?:na|dan)|vergelijken|hoe merkte?|tells? you"
        r"|shows? you|sure|know|differs?|different|compare|could you tell"
    ),
    Perspective.ALTERNATIVE: (
        r"kunnen|gekund|zou(?:den)?|ander idee|andere (?:uitleg|kant|manier)|veranderen|verandert|achterwege"
        r"|weghalen|minder|in plaats van|could|would|might|other (?:idea|way)|change|else|undone|take away"
        r"|less"
    ),
    Perspective.SYSTEM: (
        r"omstandigheid|geheel|ruimte|materiaal|tijd|organiseren|als (?:team|school)|circumstances?|whole"
        r"|space|room|material|time|organising|as a (?:team|school)"
    ),
    Perspective.INTENTION: (
        r"ga je|wil je|laat je|komende|eerstvolgende|deze week|volgende|morgen|uitproberen|testen|stap"
        r"|straks|vaker|wanneer kijk|kijkt? er met je|vraag je|spreek je|herinner|andere situatie|hulp"
        r"|will you|would you like|next|coming|this week|tomorrow|try|test|remind|look back|small step"
        r"|another situation|other situation|more often|help"
    ),
    Perspective.WHAT_WORKS: (
        r"werkte?|kwaliteit|goed|behouden|vasthouden|lukte|hielp|juist niet nodig|quality|succeed|well"
        r"|keep|hold on|work(?:s|ed)|helped|not needed"
    ),
    Perspective.VALUE: (
        r"waar doe je|raakt|bereiken|neem je|belangrijk|betekent|do this work for|touch(?:es)?"
        r"|achieve|take from|matters?|important|mean"
    ),
    Perspective.ASSUMPTION: (
        r"vanzelfsprekend|aannames?|uitleg|dacht|denkt?|gedachten?|gelooft?|verwacht\w*|wanneer (?:niet|wel"
        r"|zou)|uitzonderingen?|tegendeel|granted|assum\w+|explanation|thought|think|believe|expect\w*|exceptions?"
        r"|opposite|not hold|your mind"
    ),
}
_ASKS = {side: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for side, words in _ASKED_BY.items()}


def still_open(text: str) -> frozenset[Perspective]:
    """What a question may open: the sides a text lacks, and what a generalising word takes for granted."""
    return absent(text) | ({Perspective.ASSUMPTION} if generalises(text) else frozenset())


def opened_by(question: str) -> frozenset[Perspective]:
    """The sides that an answer to this question would show."""
    answered = _TO_ME.sub(lambda found: _MINE[found[0].casefold()], question)
    by_text = frozenset(Perspective) - {Perspective.ASSUMPTION} - absent(answered)
    return by_text | {side for side, words in _ASKS.items() if words.search(question)}
