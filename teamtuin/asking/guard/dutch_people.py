"""The words of the guard about people in Dutch: of those who work here, and of children and parents."""

from teamtuin.asking.guard.words import whole

COLLEAGUES = whole(
    r"""
    collega['’]?s?  directeur\w*  directrice  leidinggevende\w*  teamgeno(?:ot|ten)  teamlid  teamleden
    het team  je team  jouw team  juf(?:frouw)?  meester  duo  duopartner  stagiaires?  stagiair
    leerkracht(?:en)?  leraar  leraren  lerares  intern begeleider  ib'er  invaller  coach  beeldcoach
    onderwijsassistente?  conciërge  bestuur  schoolleid(?:er|ers|ing)  baas  bazen  directie
    management  MT
    """
)
WEIGHS = whole(
    r"""
    liever
    weer (?:niet|eens|wel|te)  al (?:zo vaak |eens |vaker )?(?:gezegd|gevraagd)  te \w+ gegrepen  gebreke
    (?:ze(?:g|i|gt|ggen)|vertel(?:len)?|praten) (?:\S+ ){0,4}over (?:\[[^\]]*\]|je|jouw|de|haar|hem)
    (?:niet|nooit) (?:doen|zien|zeggen|horen|helpen)  opvangen  opving(?:en)?  gedrag  houding  inzet
    die (?:altijd|telkens|steeds)  waardoor (?:het team|jij|je)
    betere?  wat jij (?:wel|niet)  (?<!dat )jij (?:wel|niet)  (?<!je )(?<!jouw )beste  slechter
    slechtst\w*
    goed  minder  meer  anders dan  vergelij\w+  vergeleken  verschil\w*  verschillen  functione\w+
    presteert  presteren  prestatie\w*  beoorde\w+  geschikt\w*  ongeschikt\w*  schuld  competent\w*
    incompetent\w*  fout\w*  verkeerd  eerlijk  vind(?:t)? (?:je|jij|u|jullie) van
    denk(?:t)? (?:je|jij|u|jullie) (?:echt )?(?:van|over)  oorde\w+
    (?:zwakke|sterke) (?:punt|punten|kant|kanten)  zwak  sterk  cijfer\w*  scoo?r\w*  lui  tekort\w*
    betrouwba\w+  verantwoordelijk  laks\w*  bekwa\w+  onvoldoende  voldoende  falen  faalt  nalaat
    nalaten  na(?:liet)  verdien\w*  ontslag\w*  ontslaan  motivatie  gemotiveerd\w*
    (?:hier|er|daar)van (?:vind|vinden|vindt|denken|denkt)
    (?:vindt?|vond|vinden|denkt?) (?:\w+ )?(?:er|hier|daar)van  leren van hoe  leert? zij  veranderen
    mist  mis(?:sen|te)  vind(?:t|en)? (?:je|jij|u|jullie)(?: \w+)? dat
    zegt (?:dit|dat|het)(?: \w+)? over
    te (?:weinig|veel|vaak|snel|traag|laat|vroeg|streng|zacht|makkelijk)  steken
    laat (?:\w+ ){1,2}(?:vallen|na|liggen)
    (?:niet|nooit|geen) (?:\w+ )?(?:ziet|zag|doet|deed|hoort|snapt|begrijpt)
    (?:niet|nooit|geen) (?:\w+ )?(?:wil|durft|luistert|helpt|meedoet)
    """
)
NOTICES = whole(
    r"""
    de(?:ed|den)  gedaan  zei(?:den)?  gezegd  za(?:g|gen)  gezien  hoor(?:de|den)  gehoord  ke(?:ek|ken)
    vroeg(?:en)?  gevraagd  vertelde\w*  verteld  reageer\w+  gereageerd  antwoord\w*  merkte\w*
    opgemerkt
    (?:zou(?:den)?|kan|kun(?:nen)?|kon(?:den)?|wilt?|wilden?) [^?]*(?:zien|horen|vertellen|zeggen|vragen)
    (?:zou|kan|kun|wil|wilt|wilde) [^?]*(?:merken|laten zien|bespreken|delen|praten|meekijken|weghalen)
    zou (?:je|jij) [^?]*bekijk\w*
    doe(?:t|n) (?:\S+ ){1,3}(?:terwijl|dan|daarna|intussen|ondertussen|tijdens|vlak)
    spraken  afgesproken  overleg\w*  nodig  verklaring  verantwoordelijkheid lag  opbloeien
    (?:heeft|had) hier iets aan  neem je mee
    ben je op je beste momenten  wist  gebruikt
    """
)
HIDDEN = whole(r"(?<=\[)(?:kind|ouder)")
HAPPENS = whole(
    r"""
    \w{2,}(?:de|te|den|ten)  was  waren  ging(?:en)?  kwam(?:en)?  blee?f  bleven  liep(?:en)?
    stond(?:en)?
    zat(?:en)?  lag(?:en)?  begon(?:nen)?  koo?s  kozen  liet(?:en)?  ga(?:f|ven)  nam(?:en)?  las  lazen
    schree?f  schreven  spra(?:k|ken)  riep(?:en)?  hielp(?:en)?  hield(?:en)?  kree?g  kregen
    trok(?:ken)?
    vond(?:en)?  dacht(?:en)?  bracht(?:en)?  droeg(?:en)?  viel(?:en)?  sliep(?:en)?  at(?:en)?
    zong(?:en)?
    sprong(?:en)?  won(?:nen)?  gebeurd  veranderd  begint  vertelt  zegt  vraagt  doet
    (?:weet|let|zie|merk|hoor|vraag|vertel) (?:je|jij|u|jullie)
    """
)
RANKS = whole(
    r"""
    (?<!voor )wie (?:\S+ ){0,5}(?:de|het) (?:meeste?|minste?|best|(?!eers|laats|juis|ouds|jongs)\w{2,}ste)
    (?<=\[)collega[^?]*\[collega  van de twee
    wat voor (?:iemand|mens|type|soort|baas)  (?:jij|jou|jezelf|ik) of (?!\w+en\b)  gemist worden
    (?:is|was|zijn|waren) (?:\w+ ){0,3}(?:de )?(?:oorzaak|schuldige)  hardste?  luiste?  traagste?
    slapste?
    wie (?:in|uit|binnen|op) (?:je|jullie|jouw|het|dit) (?:team|school)
    wie van (?:de|je|jullie|jouw|het|hen|deze|die)(?! (?:\w+ )?(?:kind|leerling|meisjes|jongens|groep)\w*)
    welke? (?:collega|juf|meester|leerkracht|leraar)s? (?:\w+ )*(?:beste?r?|meeste|minste|goed|slecht\w*)
    welke? (?:collega|juf|meester|leerkracht|leraar)s? (?:\w+ )*de (?!eerste|laatste)\w+ste
    welke? (?:collega|juf|meester|leerkracht|leraar)s? (?:\w+ )*(?:sneller|rustiger|strenger|handiger)
    (?:dan|als) (?:een|de|je|jouw) (?:collega|directeur|juf|meester|duopartner)['’]?s?
    """
)
