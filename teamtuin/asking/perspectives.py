"""Which sides a text already shows, by plain words.

The answer lives only as long as the choice of a question: it is shown to nobody and stored
nowhere (rule R1), and there is no rule for feelings (rule R2). The words are Dutch and English
together, because people mix them. In doubt a side counts as shown: a question for what stands
there already is worse than one question fewer.
"""

import re

from teamtuin.asking.model import Perspective

_CHILD = (
    r"kind(je|jes|eren)?|leerling(e|en|etje)?|kleuters?|peuters?|groep(je|jes|en)?|meisjes?|meiden|meid"
    r"|jongens?"
    r"|jongetjes?|klas(sen)?|(onder|midden|boven)bouwers?|gids(en|je|jes)?|maatjes?|zoon(tje)?|dochter(tje)?"
    r"|child(ren)?|pupils?|students|kids?|girls?|boys?|toddlers?|daughter|son|class(es)?|groups?"
)
_SEEN = (
    r"zag(en)?|zie|ziet|gezien|hoorden?|hoor|merk|gehoord|keek|keken|gekeken|telden?|geteld|merkten?|gemerkt"
    r"|viel(en)? (me|mij|ons|het me) op|opgevallen|las|lazen|bleek|bleken"
    r"|saw|seen|heard|watched|counted|noticed|observed|looked"
)
_SAID = (
    r"zei(den)?|zegt|zeggen|gezegd|vroeg(en)?|vraagt|gevraagd|riep(en)?|geroepen|vertelden?|verteld"
    r"|antwoordden?"
    r"|fluisterden?|mompelden?|noemden?|legde uit|legt uit|said|says|asked|called|told|answered|whispered"
    r"|shouted"
)
# What somebody does that another could have seen: verbs of a classroom, as they stand in a story.
_ACTED = (
    r"liep(en)?|rende(n)?|kwam(en)?|stond(en)?|zat(en)?|bleef|bleven|pakten?|haalden?|legden?|zetten?|gaf"
    r"|gaven"
    r"|hield(en)?|liet(en)?|hielp(en)?|wachtten?|begon(nen)?|stopten?|schoof|schoven|trok(ken)?|bouwden?"
    r"|tekenden?"
    r"|schreef|schreven|rekenden?|verfden?|ruimden?|speelden?|duwden?|sloeg(en)?|gooiden?|huilden?|lachten?"
    r"|zong(en)?|stak(en)?|koos|kozen|vulden?|draaiden?|openden?|sloot|sloten|verdeelden?|ruilden?|wisselden?"
    r"|oefenden?|bood|boden|nam(en)?|bracht(en)?|stuurden?|belden?|mailden?|kroop|knikten?|wees|sprak(en)?"
    r"|greep|grepen|verplaatsten?|probeerden?|maakten?|stelden?|verzonnen|verzon|bedacht(en)?|besloot"
    r"|besloten"
    r"|sprong(en)?|viel(en)?|brak(en)?|luisterden?|reageerden?|werkten?(?= (?:de|een|ze|zij|hij|aan|in"
    r"|samen))"
    r"|pakt|legt|kiest|bouwt|tekent|schrijft|duwt|gooit|huilt|lacht|rent|wacht|knikt|wijst|haalt|schuift"
    r"|trekt"
    r"|loopt (naar|weg|rond)|gaat zitten|staat op"
    r"|walked|ran|came|stood|sat|stayed|took|fetched|put|gave|held|helped|waited|began|stopped|pulled|built"
    r"|drew"
    r"|wrote|painted|played|pushed|threw|cried|laughed|sang|chose|filled|turned|opened|closed|shared|swapped"
    r"|practised|offered|brought|sent|rang|phoned|emailed|nodded|pointed|spoke|jumped|fell|broke|listened"
    r"|explained|showed|cleared|carried|handed|stepped|picked|walks|takes|picks|puts"
)
# What only says something beside the one who does it: "it went wrong" tells nothing, "I went" does.
_DID = (
    r"deed|deden|ging(en)?|werkten?|veranderden?|doe|pak|zet|vraag|loop|help|laat|leg|blijf|wacht|geef|kies"
    r"|haal|zeg"
    r"|did|went|let|left|started|tried|made|decided|moved|changed|worked|kept|caught"
)
_NUMBERS = (
    r"\d+|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|vijftien|twintig|dertig|half uur|uur"
    r"|minuten|weken|kwartier"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|half an hour|hours?"
    r"|minutes|weeks"
)
# "It ran late" is no act that could be seen.
_ITSELF = "".join(
    rf"(?<!\b{word} )" for word in ("het", "dit", "dat", "alles", "it", "this", "that", "everything")
)
# Words after which the sentence is no longer about the writer: "I saw how a boy took his work".
_ANOTHER = (
    r"dat|hoe|wie|terwijl|of|toen|waar|die|en (een|de|het|twee|drie)|that|how|who|while|when|where|whether"
    r"|and (a|the|two|three)"
)
_NEAR = rf"(?:(?!\b(?:{_ANOTHER})\b)[^.,!?;:\n])"
_SEES = ("zag", "hoorde", "merkte", "telde", "saw", "heard", "noticed", "watched")
_I = "".join(rf"(?<!\b{sees} )" for sees in _SEES) + rf"\b(?:ik|i|wij|we)\b(?!\s+(?:{'|'.join(_SEES)})\b)"
_HAVE = r"heb|hebben|had|hadden"
_NO_ACT = (
    r"gezien|gehoord|gemerkt|gevoeld|gedacht|genoten|geleerd|gehad|geduld|gezegend|geprobeerd niet"
    r"|seen|heard|noticed|felt|thought|been|learned"
)
_DONE = rf"\b(?!(?:{_NO_ACT})\b)(?:ge|be|ver|ont|\w{{2,4}}ge)\w{{2,}}(?:d|t|en)"
# What one is, has, sees, thinks or feels is no deed.
_NO_DEED = (
    r"hebben|hadden|zijn|waren|worden|werden|moeten|moesten|kunnen|konden|willen|wilden?|zien|zagen|horen"
    r"|hoorden?"
    r"|merken|merkten?|denken|dachten|vinden|vonden|voelen|voelden?|weten|wisten|hopen|hoopten?|zouden"
    r"|zullen|zaten"
    r"|twijfelde|verwachtten?|baalde|samen|even|telden?|tussen|buiten|binnen|boven|allen|eten|wilde|haatte"
    r"|noticed|watched|observed|counted|needed|wanted|hoped|loved|liked|looked|seemed|learned|missed|hated"
    r"|expected|wondered|worried|tired|realised|realized|need"
)
# A diary leaves its "I" out: "Moved the corner", "De hoek verplaatst".
_BEGINS = r"(?:\A|(?<=[.!?] ))"
_LEFT_OUT = re.compile(rf"{_DONE}\s*\Z", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|was|zijn|waren|werd|werden|wordt|worden|heeft|hebben|had|hadden|heb|ben|kan|kon|wil|wilde"
    r"|moet|moest)\b",
    re.IGNORECASE,
)
_OWN = (
    rf"{_I}{_NEAR}{{0,40}}?\b(?:{_ACTED}|{_DID}|{_SAID})"
    rf"|(?:{_ACTED}|{_DID}|{_SAID})\s+(?:ik|i|wij|we)"
    rf"|(?:we|wij) (?!(?:{_NO_DEED})\b)\w{{3,}}en|\b(?!(?:{_NO_DEED})\b)\w{{3,}}en (?:we|wij)"
    rf"|ik (?!(?:{_NO_DEED})\b)\w{{3,}}(?:de|te)|\b(?!(?:{_NO_DEED})\b)\w{{3,}}(?:de|te) ik"
    rf"|(?:i|we) (?:\w+ly )?(?!(?:{_NO_DEED})\b)\w{{3,}}ed|i (?:was|found myself) \w+ing"
    rf"|(?:ik|wij|we)\b{_NEAR}{{0,20}}?\b(?:{_HAVE})\b[^.!?;:\n]{{0,60}}?{_DONE}"
    rf"|(?:{_HAVE}) (?:ik|wij|we)\b[^.!?;:\n]{{0,60}}?{_DONE}"
    r"|(?:ik (?:ben|was)|(?:ben|was) ik)\b[^.!?;:\n]{0,40}?\b(?:gegaan|gelopen|gebleven|begonnen|gestopt"
    r"|zitten)"
    rf"|{_BEGINS}(?:{_ACTED}|{_DID}|{_SAID}|heb|had)(?= )"
    rf"|i(?:'ve| have| had) (?!(?:{_NO_ACT})\b)\w+(?:ed|en|ept|one|ut)"
    r"|mijn (?:aandeel|aanpak|rol|fout|reactie|vraag|antwoord|keuze)"
    r"|my (?:part|approach|role|mistake|reaction|choice|question|answer)"
)
_AN_ADULT = (
    r"collega'?s?|duo|duopartner|ouders?|moeder|vader|mama|papa|oma|opa|grootouders?|juf(fen)?|meester"
    r"|stagiaire?s?|student(e)?|invaller|onderwijsassistente?|leerkracht(en)?|directeur|ib'er"
    r"|intern begeleider"
    r"|colleagues?|parents?|mother|father|mum|mom|dad|grandparents?|grandmother|grandfather|teacher|principal"
    r"|trainee|assistant"
)

# One rule per perspective. A text shows it as soon as one word of the rule stands in it.
_SHOWN_BY: dict[Perspective, str] = {
    Perspective.FACT: rf"{_SEEN}|{_SAID}|{_ITSELF}(?:{_ACTED})",
    Perspective.CHILD: (
        rf"{_CHILD}|(?:hij|zij|he|she) (?:{_ACTED}|{_SAID})|(?:{_ACTED}|{_SAID}) (?:hij|zij|ze)"
    ),
    Perspective.OWN_PART: _OWN,
    Perspective.ANOTHER_VIEW: (
        rf"{_AN_ADULT}|volgens|vond(en)? (hij|zij|ze|hem)|(hij|zij) vond|according to"
        r"|(he|she|they) (found|thought|felt)"
    ),
    Perspective.EVIDENCE: rf"{_SEEN}|{_NUMBERS}|waaraan|omdat|because|since|shows?|showed",
    Perspective.ALTERNATIVE: (
        r"(?<!iets )(?<!iemand )(?<!niets )(?<!niemand )anders(?! dan)|in plaats van|had(den)? .{0,25}kunnen"
        r"|zou(den)? .{0,30}kunnen|had (ik )?(maar|beter)|liever|andere (manier|aanpak|keuze|weg|kant)"
        r"|wat als|stel dat|misschien (moet|kan|kunnen)|zou ik|of juist|volgende keer|eigenlijk moe(s)?ten?"
        r"|instead|otherwise|differently|could have|should have|another way|what if|maybe (i|we)|perhaps (i"
        r"|we)"
        r"|next time|rather than|would rather"
    ),
    Perspective.SYSTEM: (
        r"rooster|afspra(ak|ken)|afgesproken|spraken (we )?af|gewoonten?s?|overleg(gen)?|vergaderingen"
        r"|vergadering|regels?|agenda|planning|planbord"
        r"|bezetting|inval|invallers?|vervang(er|ing)|schoolbreed|als (school|team)|in de bouw|beleid"
        r"|protocol|methode"
        r"|werkwijze|dagritme|pauzerooster|inlooptijd|bordsessie|studiedag|organisati(e|es)|organiseren"
        r"|time ?table|agreements?|agreed|habits?|meetings?|rules?|schedule|rota|policy|routines?"
        r"|as a (school|team)|planning|staffing"
    ),
    Perspective.INTENTION: (
        r"volgende (keer|week|maand|les|ronde)|morgen(ochtend|middag)?|overmorgen|voortaan|straks|vanaf nu"
        r"|ga ik"
        r"|ik ga|gaan we|we gaan|ik wil|wil ik|ik zal|zal ik|van plan|neem (ik )?me voor|deze week nog"
        r"|next (time|week|month|lesson|round)|tomorrow|from now on|i('ll| will)|we('ll| will)|i want"
        r"|going to"
        r"|i plan|we plan|let's"
    ),
    Perspective.WHAT_WORKS: (
        r"lukten?|lukt|gelukt|hielp(en)?|helpt|geholpen|ging(en)? (het )?(vanzelf|goed|soepel|beter)"
        r"|gaat (het )?(goed|beter)"
        r"|werkten? (goed|wel|echt)|(dat|dit|het) werkte?|vanzelf|soepel(er)?|rustiger|succes|scheelde?n?"
        r"|helped|helps|succeeded|went (well|smoothly|better)|(it|that|this) work(s|ed)|by (itself"
        r"|themselves)|calmer"
        r"|success"
    ),
    Perspective.VALUE: (
        r"belangrijk(e|er|st|ste)?|vind ik|ik vind|vond ik|ik vond|waardevol|gaat het (mij|me) om"
        r"|daar doe ik het voor"
        r"|geloof ik|ik geloof|hecht ik|ik hecht|wilde bereiken|important|i find|i think|i believe|matters?"
        r"|valuable"
    ),
}
_WORDS = {
    perspective: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for perspective, words in _SHOWN_BY.items()
}
_GENERALISING = re.compile(
    r"(?<!niet )(?<!zoals )(?<!die )(?<!who )\b(?:altijd|iedereen(?! die\b)|elke keer|iedere keer|always"
    r"|everyone|everybody|every (?:single )?time|all the time)\b|(?<!nog )(?<!bijna )(?<!die )\bnooit\b"
    r"|\b(?:niemand|no one|nobody)\b(?! (?:\w{3,}(?:de|te|ed)|zei|kwam|had|was|ging|deed|zag|keek|liep|bleef"
    r"|vroeg|said|came|did|saw|went|knew|sat)\b)"
    r"|(?<!had )(?<!who )\bnever\b(?! before| to)",
    re.IGNORECASE,
)
_NOT_AT_ALL = re.compile(r"\b(?:not|bijna|almost)\s+$", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”„«»]|(^|\s)['‘][^'’]+['’]")
_NEED = re.compile(
    r"\b(?:nodig|behoeften?|needs?|needed|vroeg(?:en)? om (?:hulp|rust|aandacht|steun))\b", re.IGNORECASE
)
# "I needed a break" speaks of the writer: what the child needed may still be asked.
_MY_NEED = re.compile(
    r"\b(?:ik|wij|we|mij|me|ons)\b[^.!?\n]{0,40}\bnodig\b|\b(?:heb|had|hebben|hadden) (?:ik|wij"
    r"|we)\b[^.!?\n]*\bnodig\b"
    r"|\b(?:i|we) (?:really |just |also )?need(?:ed)?\b",
    re.IGNORECASE,
)
# A name that acts is somebody who was seen; many a word that begins a sentence is none.
_NO_NAME = (
    r"Toen|Daarna|Daarom|Vandaag|Gisteren|Van(?:morgen|ochtend|middag)|Eerst|Ineens|Opeens|Plotseling|Later"
    r"|Maar|Dus"
    r"|Ik|Wij|We|Hij|Zij|Ze|Het|De|Een|Er|Dat|Dit|Iedereen|Niemand|Alles|Weer|Ook|Nu|Soms|Straks|\w+dag"
    r"|\w+day"
    r"|Then|Today|Yesterday|Suddenly|Everyone|Nobody|Everything|It|He|She|They|The|That|This|There|But|So"
    r"|And|What|Now"
)
_SOMEBODY = re.compile(
    rf"\b(?!(?:{_NO_NAME})\b)[A-Z][a-zà-ÿ]+ (?:{_ACTED}|{_SAID})\b|\b(?:{_SAID}) [A-Z][a-zà-ÿ]+\b"
)
_END = 5_000  # characters
_SENTENCES = re.compile(r"[^.!?\n]+")


def generalises(text: str) -> bool:
    """Whether a word such as always or nobody stands in the text, and not its denial: "not always"."""
    text = _looked_at(text)
    return any(not _NOT_AT_ALL.search(text[: found.start()]) for found in _GENERALISING.finditer(text))


def absent(text: str) -> frozenset[Perspective]:
    """The perspectives that no word of the text points at.

    An assumption is never absent: only a generalising word asks for it (see `generalises`).
    """
    text = _looked_at(text)
    missing = {perspective for perspective, words in _WORDS.items() if not words.search(text)}
    if not _speaks_of_a_need(text):
        missing.add(Perspective.NEED)
    if _QUOTED.search(text):
        missing -= {Perspective.FACT, Perspective.EVIDENCE}
    if any(_LEFT_OUT.search(each) and not _FINITE.search(each) for each in _SENTENCES.findall(text)):
        missing.discard(Perspective.OWN_PART)
    if _SOMEBODY.search(text):
        missing.discard(Perspective.CHILD)
    return frozenset(missing)


def _looked_at(text: str) -> str:
    """A long text from both ends, so that a question comes at once, however long it is."""
    return text if len(text) <= 2 * _END else f"{text[:_END]}\n{text[-_END:]}"


def _speaks_of_a_need(text: str) -> bool:
    """Whether the text says what somebody other than the writer needed."""
    return any(_NEED.search(each) and not _MY_NEED.search(each) for each in _SENTENCES.findall(text))
