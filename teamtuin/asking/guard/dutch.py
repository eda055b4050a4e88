"""The words of the guard in Dutch; two spaces stand between one and the next."""

from teamtuin.asking.guard.small_words import DUTCH, ENGLISH
from teamtuin.asking.guard.words import Words, moods, whole, word_set

OPEN = (
    "wat|welke?|hoe|hoeveel|hoelang|wie|wiens|waar|wanneer|waaraan|waardoor|waarin|waarmee|waarvoor|waarop"
    "|waaruit|waarover|waarvan|waarnaar|waarheen|waaronder|waarbij"
)

WORDS = Words(
    open=whole(OPEN),
    why=whole(
        r"""
        waarom  hoezo  wat (?:is|was) (?:de|jouw|je) reden  om welke reden  hoe (?:kan|kon) het dat
        """
    ),
    second=whole(
        r"""
        (?<=\w,) (?:en|of) (?:OPEN)
        (?!(?:OPEN) en)\w+ en (?:OPEN) \w+ (?:je|jij|u|jullie|dat|dit|het)
        """.replace("OPEN", OPEN)
    ),
    advice=whole(
        r"""
        moet  moeten  moest  moesten  hoort te  dien(?:t|en)? te  behoor(?:t|en)? te
        zou(?:den)? (?:je|jij|u|jullie|het|dat) (?:niet|ook|eens|misschien|beter)
        (?:is|was|zou) het niet (?:\w+ )?(?:beter|handiger|slimmer|verstandiger|een idee|tijd)
        misschien (?:kun|kan|is|zou|wil|moet)\w*
        kun(?:t)? (?:je|u|jij) (?:niet |ook )?(?:beter|eens|gewoon)
        (?:je|jij|u|jullie|we|wij) (?:kunt?|kan|kunnen|had(?:den)?|zou(?:den)?) (?:\w+ )?beter
        had (?:\w+ )?beter  beter had  beter (?:kunnen|kunt|kan|niet|eerst|wel|doen|aanpakken)
        probeer (?:eens|om|het|dit|dat|een|de)  (?<!\w )probeer(?= )(?! je)
        het is (?:belangrijk|handig|verstandig|slim|goed|nodig|beter|raadzaam|aan te raden)
        (?:belangrijk|verstandig|raadzaam|handig) (?:is )?om te  tips?  advie\w+  adviseer\w*  geadviseerd
        aanra(?:den|der)  aangeraden  raad (?:je|ik|u) (?:\w+ )?aan  overweeg\w*  te overwegen  denk eens
        ga eens  doe eens  kijk eens  vraag eens  neem eens  laat eens  zorg ervoor  zorg (?:dat|dan|voor)
        vergeet niet  denk er(?:aan| aan)  kies (?:voor|dan|een)  wat als (?:je|jij|u|jullie|we)
        waarom niet  heb je (?:er )?(?:al |wel )?(?:eens )?(?:aan )?gedacht  wacht (?:je )?niet  aanbevel\w+
        beveel\w* aan  de oplossing is  stel voor  wat let je  gewoon(?! word)  voortaan
        voorko(?:m|men) (?:je|dat|jij)  voorkomt?  zou helpen om  helpt het om  volgende keer gewoon
        """
    ),
    judgement=whole(
        r"""
        goed dat  fijn dat  leuk dat  mooi dat  wat (?:goed|knap|fijn|mooi|leuk) (?:dat|van|gedaan|hoe)
        mooie?r?  prachtige?  knap(?:pe)?  prima  uitstekende?  geweldige?  fantastische?  super\w*  bravo
        compliment\w*  gelukkig  top(?:per|prestatie|idee)?  dapper\w*  sterke?  perfecte?  jammer  helaas
        fout(?:en|ieve?)?  verkeerde?  slechte?r?  slechtste?  zwak(?:ke)?r?  zwaktes?  onterecht
        (?:is|was|vindt?|vond|het) (?:\w+ )?terecht  onprofessione(?:el|le)  professione(?:el|le)r?
        tekort\w*  gefaald  fa(?:al|len)\w*  mislukk?\w*  blunder\w*  slimm?e?r?  domm?e?  stomm?e?  rare?
        raar  vreemde?  onhandige?  overdreven  onredelijke?  irritante?  vervelende?  ongepaste?
        onacceptabe(?:l|le)  beter dan  slechter dan  minder goed  goed gedaan  goed bezig  goed genoeg
        niet goed  schuld  verwijt\w*  laks\w*  luie?  nalatig\w*  naïe(?:f|ve)  onverstandige?  onnodige?
        (?:mis|niet goed) met  mankeer\w*  aan de hand met  probleem(?:kind|leerling)\w*  lastpak\w*
        (?:lastige?|moeilijke?|brutale?|drukke?|zwakke?|slimme?) (?:kind|kinderen|jongen|meisje|leerling)\w*
        brutaal  ongehoorza\w+  onopgevoede?  cijfer\w*  scoo?r\w*  rapportcijfer  beoorde\w+  rangschik\w*
        ranglijst\w*  niveau\w*  kwaliteit van je (?:werk|les|reflectie)  straff?\w*
        beter(?! (?:be)?kijken| zien| begrijpen| horen| luisteren| leren kennen| weten)  verbeter\w*
        valkuil\w*  hoe (?:goed|slecht|sterk) (?:ben|kun|kan|doe|was)  verwend\w*
        (?:moeilijke?|lastige?|drukke?|zwakke?) (?:groep|klas)  probleem met
        hoe ?lang (?:laat|blijf|ga|wil) je  ga je \w+ aanpakken
        (?:heeft|had|hebt|kreeg|krijgt) (?:er )?(?:on)?gelijk
        wat zegt (?:dit|dat)(?: \w+)? over (?:zijn|haar|hun|de) (?:ouders?|moeder|vader|karakter)
        hoeveel (?:sterren|punten)  sterren  schaal van  beste (?:eigenschap|kwaliteit|kant)\w*
        (?:goede|betere|ervaren|echte|ideale) (?:leerkracht|juf|meester|leraar|collega|directeur)\w*
        bekwaam\w*  onbekwaam\w*  talentvol\w*  teleurstellende?  indrukwekkende?  bewonder\w+
        """
    ),
    feelings=moods(
        r"""
        boos: boos|boze|boosheid  kwaad: kwaad|kwade|woede|woedend|razend  bang: bang|bange|angst\w*
        onzeker: onzeker\w*  verdriet: verdriet\w*|droevig\w*|treurig\w*
        frustratie: frustr\w+|gefrustreerde?  moe: moe|moeheid|vermoei\w+|uitgeput|uitputting
        trots: trots|trotse  blij: blij|blije|blijheid|vrolijk\w*  stress: stress\w*|gestresse?t?e?
        spanning: gespannen|spanning\w*|nerveus|nerveuze|zenuwachtig\w*
        teleurstelling: teleurgesteld\w*|teleurstelling\w*
        irritatie: geïrriteerd\w*|irritatie\w*|ergernis\w*|ergerde  schaamte: schaam\w*|schamen|beschaamd
        schuld: schuldig\w*|schuldgevoel\w*  eenzaam: eenza\w+  jaloers: jaloers\w*|jaloezie
        machteloos: machtelo\w+|hulpelo\w+  wanhoop: wanho\w+|hopelo\w+  opluchting: opgelucht\w*|opluchting
        enthousiast: enthousias\w+  geluk: gelukkige?|ongelukkig\w*
        gekwetst: gekwetst\w*|beledigd\w*|gekrenkt  zorg: bezorgd\w*|ongerust\w*
        paniek: paniek\w*|in paniek  verveling: verveel\w*|verveling  twijfel: onmachtig\w*|onmacht
        verlegen: verlegen\w*  somber: somber\w*  ontroerd: ontroer\w+  overweldigd: overweldig\w+
        tevreden: tevreden\w*|voldaan
        """
    ),
    health=whole(
        r"""
        ADD  ADHD\w*  autis\w+  dysle\w+  dyscalculi\w+  epilep\w+  diabet\w+  medic(?:atie|ijn\w*)
        depress\w+  \w*stoornis\w*  trauma\w*  PTSS  burn-?out\w*  overspannen\w*  \w*therap\w+  psycholo\w+
        psychiat\w+  diagnos\w+  hoogbegaafd\w*  hoogsensiti\w+  zwanger\w*  syndroom\w*  symptomen?
        aandoening\w*  ziekte\w*  ziek(?:e|gemeld)?  gedragsproble\w+  \w*beperking\w*
        ontwikkelingsachterstand\w*  leerachterstand\w*  kanker  allergi\w+  verslav\w+  verslaafd\w*
        hechtings\w+  label(?:t|len)?  spectrum  GGZ  jeugdzorg  logoped\w+  pillen  ritalin
        """
    ),
    colleagues=whole(
        r"""
        collega['’]?s?  directeur\w*  directrice  leidinggevende\w*  teamgeno(?:ot|ten)  teamlid  teamleden
        het team  je team  jouw team  juf(?:frouw)?  meester  duo  duopartner  stagiaires?  stagiair
        leerkracht(?:en)?  leraar  leraren  lerares  intern begeleider  ib'er  invaller  coach  beeldcoach
        onderwijsassistente?  conciërge  bestuur  schoolleider  baas
        """
    ),
    weighs=whole(
        r"""
        betere?  wat jij (?:wel|niet)  jij (?:wel|niet)  (?<!je )(?<!jouw )beste  slechter  slechtst\w*
        goed  minder  meer  anders dan  vergelij\w+  vergeleken  verschil\w*  verschillen  functione\w+
        presteert  presteren  prestatie\w*  beoorde\w+  geschikt\w*  ongeschikt\w*  schuld  competent\w*
        incompetent\w*  fout\w*  verkeerd  eerlijk  vind(?:t)? (?:je|jij|u|jullie) van
        denk(?:t)? (?:je|jij|u|jullie) (?:echt )?(?:van|over)  oorde\w+
        (?:zwakke|sterke) (?:punt|punten|kant|kanten)  zwak  sterk  cijfer\w*  scoo?r\w*  lui  tekort\w*
        betrouwba\w+  verantwoordelijk  laks\w*  bekwa\w+  onvoldoende  voldoende  falen  faalt  nalaat
        nalaten  na(?:liet)  verdien\w*  ontslag\w*  ontslaan  motivatie  gemotiveerd\w*
        (?:hier|er|daar)van (?:vind|vinden|vindt|denken|denkt)
        (?:vindt?|vond|vinden|denkt?) (?:\w+ )?(?:er|hier|daar)van  leren van hoe  leert? zij  veranderen
        mist  mis(?:sen|te)
        """
    ),
    ranks=whole(
        r"""
        wie (?:in|uit|binnen|op) (?:je|jullie|jouw|het|dit) (?:team|school)
        wie van (?:de|je|jullie|jouw|het|hen|deze|die)
        welke? (?:collega|juf|meester|leerkracht|leraar)s? (?:\w+ )*(?:beste?r?|meeste|minste|goed|slecht\w*)
        (?:dan|als) (?:een|de|je|jouw) (?:collega|directeur|juf|meester|duopartner)['’]?s?
        """
    ),
    leads=word_set(
        """
        en maar dus of nou oké ok hm goed ja nee dan
        """
    ),
    conjunctions=word_set(
        """
        als toen wanneer terwijl nu stel voordat nadat zodra sinds omdat doordat
        """
    ),
    verbs=word_set(
        """
        heb hebt heeft hebben ben bent is zijn was waren kun kan kunt kunnen kon konden wil wilt willen
        wilde wilden zou zouden moet moeten moest mag mogen mocht denk denkt dacht vind vindt vond zie ziet
        zag ging gaat ga gaan had hadden wist weet herken herkende lukte lukt werd werden word wordt deed
        doe doet durf durfde merk merkte voel voelde hoor hoorde ervaar ervaarde klopt klopte begrijp snap
        realiseer realiseerde besef besefte geloof hoop probeer probeerde wacht wachtte vroeg vraag liet
        laat kreeg krijg hielp helpt komt kwam neem nam bleef blijf gebeurde gebeurt speelde speelt maakt
        maakte herinner ken kende mis miste zullen zul zal ligt lag staat stond
        """
    ),
    states=word_set(
        """
        je jij jullie u ik wij we het dat dit er hij zij ze iemand niemand iedereen vertel beschrijf bedenk
        leg noem geef schrijf onderzoek reflecteer sta stel-je probeer misschien overweeg goed mooi knap
        jammer blijkbaar kennelijk eigenlijk waarschijnlijk volgens het's
        """
    ),
    capitals=word_set(
        """
        montessori nederland nederlands nederlandse engels engelse duits frans arabisch turks
        """
    ),
    small=DUTCH,
    small_elsewhere=ENGLISH - DUTCH,
)
