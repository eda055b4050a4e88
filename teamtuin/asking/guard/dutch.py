"""The words of the guard in Dutch; two spaces stand between one and the next."""

from teamtuin.asking.guard import dutch_people as people
from teamtuin.asking.guard.small_words import DUTCH, ENGLISH
from teamtuin.asking.guard.words import Words, moods, whole, word_set

# A word that makes a sentence of what follows "hoe" or "wat": "en hoe reageerde de rest", not "en hoe niet".
VERB = (
    r"(?!niet|juist|echt|best|meest|minst|groot)(?:is|zijn|was|waren|kan|kun|kon|wil|zou|had|heb|hebben|heeft|ging|ga"
    r"|deed|doe|zag|zagen|zie|kwam|bleef|begon|\w{2,}(?:de|te|den|ten)|\w{2,}[^e\W]t)"
)
# What somebody may be asked to do in words, where "hoe kun je" asks for no plan: hoe zou je dit vertellen.
LOOKING = (
    "zien|kijken|merken|weten|vertellen|uitleggen|beschrijven|noemen|herkennen|testen|vragen|willen|alle tijd"
)
# Something that the writer did not name, put forward as a way: hoe zou een timer helpen.
MEANS = "hoe (?:zou|kan|kon) (?:een|zo['’]n|meer|minder|extra|wat) (?!kind|collega|ouder|ander)"
# A child or somebody else as a question may name them: [kind 1], hij, dit kind.
PERSON = (
    r"(?:\[[^\]]*\]|hij|hem|zij|haar|hen|(?:dit|dat|het|een) (?:kind|meisje)"
    r"|(?:de|die|deze) (?:jongen|leerling|kleuter))"
)
OPEN = (
    "wat|welke?|hoe|hoeveel|hoelang|wie|wiens|waar|wanneer|waaraan|waardoor|waarin|waarmee|waarvoor|waarop"
    "|waaruit|waarover|waarvan|waarnaar|waarheen|waaronder|waarbij"
)

WORDS = Words(
    open=whole(OPEN),
    why=whole(
        r"""
        waarom  hoezo  (?:wat|welke?) (?:\w+ ){0,4}reden(?:en)? (?:om|dat|van|voor|had|heb|waarom)
        wat (?:is|was) (?:de|jouw|je) reden  om welke reden  hoe (?:kan|kon|komt|kwam) het(?: \w+)? dat
        verklaart  hoe verklaar
        """
    ),
    second=whole(
        r"""
        (?<=\w,) (?:en|of) (?:OPEN)
        (?!(?:OPEN) en)\w+ en (?:OPEN) \w+ (?:je|jij|u|jullie|dat|dit|het|hij|zij|ze|we|de|een|men)
        (?!(?:OPEN) (?:en|of))\w+ (?:en|of|maar) (?:OPEN) VERB
        \A(?:(?:en|maar) )?(?!als|toen|wanneer|nu|stel)(?:OPEN)[^,]*, (?:OPEN) VERB
        """.replace("OPEN", OPEN).replace("VERB", VERB)
    ),
    advice=whole(
        r"""
        hoe (?:maak|houd|krijg|leer|voorkom|bereik) (?:je|jij|u)
        hoe zorg (?:je|jij|u) (?:er(?:voor| voor) )?dat (?!je|jij|u)\w+  (?:belet|weerhoudt) (?:je|jou|u)
        om (?!over|onder|zonder|verder|achter|eerder|ander|iedere?r?)\w{2,}er (?:\w+ )?te
        wanneer leer (?:je|jij|u)
        (?:sloeg|vergat|miste) (?:je|jij|u) (?:\w+ )?(?:over|te)?  inspect\w+  directe instructie
        hoe (?:belangrijk|nodig|handig|verstandig) is  beloning\w* (?:geef|krijgt|ga)  overtuigt?
        overtuig\w* (?:je|jij)
        (?:kun|kan|zou|ga) (?:je|jij|u) (?:\S+ ){0,3}laten (?!zien|horen|weten|merken)\w+en
        hoort (?:een|de|het) \w+ te
        kunnen voorkomen  welke? (?:oefening|briefje|trucje?|teken)\w*
        meld(?:t)? (?:je|jij|u)  had een ander  (?:geef|geeft|gaf) (?:je|jij|u) toe  toegeven dat  strenger
        consequenter
        hoe had(?:den)? (?:je|jij|u|jullie) [^?]*kunnen
        welke? (?:cursus|training|opleiding|methode|aanpak|beloning|straf|boek|app) [^?]*(?:help|pass)\w*
        moet  moeten  moest  (?<!ze )(?<!zij )(?<!heen )(?<!kinderen )moesten  hoort te  dien(?:t|en)? te
        behoor(?:t|en)? te
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
        vergeet niet  denk er(?:aan| aan)  kies (?:voor|dan|een)  wat als
        waarom niet  heb je (?:er )?(?:al |wel )?(?:eens )?(?:aan )?gedacht  wacht (?:je )?niet  aanbevel\w+
        beveel\w* aan  de oplossing is  stel voor  wat let je  gewoon(?! word)  voortaan
        voorko(?:m|men) (?:je|dat|jij)  voorkomt?  (?:zou|kan|kon) (?:je |jou |hierbij |daarbij )?helpen om
        helpt het om  volgende keer gewoon
        ervoor (?:te )?zorgen  er voor (?:te )?zorgen
        (?:stappen|maatregelen) (?:kun|kan|ga|zou|wil) (?:je|jij|u)
        om (?:\w+ ){0,5}te (?:krijgen|voorkomen|verminderen|verhelpen|verbeteren|motiveren|stimuleren)
        om (?:\w+ ){0,5}te laten
        (?:als|dat|om) (?:je|jij|u|jullie)? ?(?:\w+ ){0,3}(?<!nog )eens(?! (?:zijn|is|was|waren))
        MEANS[^?]*(?:help\w*|bijdragen|uitmaken)  MEANS[^?]*\w{3,}er (?:kunnen )?(?:maken|worden)
        wat (?:kunt?|zou|ga|zul) (?:je|jij|u|jullie) [^?]*(?:motive|stimule|betrek|begeleid|bijstur)\w*
        hoe (?:kunt?|kan|kon|zult?|zou|ga(?:at)?) (?:je|jij|u|jullie)(?![^?]*(?:LOOKING))
        wat (?:kun|kan|zou|ga) (?:je|jij|u|jullie) (?:\w+ )?doen om
        het beste? (?:eerst|kunnen|kunt?|stellen|doen|aanpakken)
        (?:dit|dat) anders te (?:gaan )?doen  anders aan(?:pakken| te pakken)
        had(?:den)? (?:je|jij|u|jullie) (?:\w+ )*(?:moeten|mogen)
        (?:houdt?|hield) (?:je|jou|u|jullie) (?:\w+ )?tegen  weerhoud\w* (?:je|jou|u|jullie)
        staat je in de weg
        wanneer (?:ga|bespreek|vertel|zeg|stop|begin|praat|spreek|regel|bel|vraag|pak) (?:je|jij|u)
        (?:erover|ervan) om  lijkt (?:het )?(?:je|jou|u)
        """.replace("LOOKING", LOOKING).replace("MEANS", MEANS)
    ),
    judgement=whole(
        r"""
        (?:wat voor|welk soort) (?:een )?(?:kind|leerling|jongen|meisje|mens)\w*  noem je een kind
        misdrag\w+  misdroeg\w*
        te (?:weinig|veel) (?:aandacht|liefde|structuur|grenzen)  (?:zo|erg|heel|best|wel) lastig  etiket\w*
        maakte? (?:\[[^\]]*\]|hem|haar|hen|(?:dit|dat|het) kind|de \w+) zo(?:['’]n)?  eindoordeel
        jouw oordeel
        hoe (?!veel|lang|vaak|ver|laat|oud|dicht)\w+ (?:is|was|loopt|liep) PERSON
        maakte? PERSON (?!toen|daar|daarna|zelf|samen|mee|nog|wel|er|precies|daarvan|ervan)\w+  maat vol
        welke? proble(?:em|men)  (?:loopt|liep|hoe) (?:\S+ ){0,3}achter(?= ?\?| op)  consequenties?
        aangeleerd  opvoed\w+
        leer(?:t|de)? (?:je|jij|u) PERSON (?:\w+ )?af  scheel(?:t|de)  verantwoord (?:je|jij|u)
        lokt\w* (?:\w+ )*uit
        uitgelokt  hoort? PERSON (?:hier|thuis)  (?:hoort|past) (?:\w+ )?(?:hier|thuis)
        \w*niveau\w*  toets\w*  (?:wint|winnen) (?:\S+ ){1,3}(?:bij|met)  zitten ?(?:te )?blijven
        hoe (?!veel|lang|vaak|ver|laat|oud|dicht|moe)\w+ (?:ben|was) (?:je|jij|u)  aansprakelijk\w*
        zegt (?:\w+ ){1,3}over (?:je|jou|jouw) (?:\w+)  wie \w+ er (?:wel|normaal|gewoonlijk)
        talent\w*  bewij(?:s|st|zen)  (?:kreeg|krijg) (?:je|jij) [^?]*voor elkaar  mooiste
        (?:best|beste|goed) in
        vergeleken  genoeg genoeg  verantwoordelijk voor dit
        gemakzucht\w*  in de steek  taak past  bezield\w*  verdien(?:t|de)?  aanstichter\w*  wangedrag
        ondermijn\w*  karakter\w*  lapt  last van
        functioneringsgesprek\w*  beoordelingsgesprek\w*  dossier\w*  gestoorde?
        goed dat  fijn dat  leuk dat  mooi dat  wat (?:goed|knap|fijn|mooi|leuk) (?:dat|van|gedaan|hoe)
        mooie?r?  prachtige?  knap(?:pe)?  prima  uitstekende?  geweldige?  fantastische?  super\w*  bravo
        compliment\w*  gelukkig  top(?:per|prestatie|idee)?  dapper\w*  sterke?  perfecte?  jammer  helaas
        fout(?:en|ieve?)?  verkeerde?  slechte?r?  slechtste?  zwak(?:ke)?r?  zwakst\w*  zwaktes?  onterecht
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
        zegt (?:dit|dat|het)(?: \w+)? over (?:\w+ )?(?:ouders?|moeder|vader|karakter|thuis|opvoeding)
        hoeveel (?:sterren|punten)  sterren  schaal van  beste (?:eigenschap|kwaliteit|kant)\w*
        (?:goede|betere|ervaren|echte|ideale) (?:leerkracht|juf|meester|leraar|collega|directeur)\w*
        bekwaam\w*  onbekwaam\w*  talentvol\w*  teleurstellende?  indrukwekkende?  bewonder\w+
        (?:ging|gaat|gaan|liep|loopt|misging) (?:\w+ ){0,3}(?:mis|fout|scheef)  mis(?:ging|gaat|gegaan)
        onder controle  in de hand (?:houden|had|hield|kreeg)  overwicht  gebrek\w*  \Awat een
        (?:bleef|blijft?|ben|was|kon|lukte?|hield|kreeg|wist) (?:je|jij|het (?:je|jou|jullie)) (?:\w+ )?zo \w+
        hoe \w+(?:end|ig|lijk|ief|eel|baar|zaam) (?:was|is|waren|ben|vond)  zoals het hoort  zo ?ver laten
        blonk\w*  blinkt? \w+ uit  uitblink\w*  excelle\w+  schitter\w+  effectie(?:f|ve|ver)
        over het hoofd  hoe kwam je erbij  niet (?:handig|slim|verstandig|eerlijk|netjes)
        zo (?:vaak|weinig|laat|lang|veel)  maakte? (?:je|jou|jouw|jullie|dit) (?:\w+ )?zo \w+  moedige?
        laffe?  lef
        (?:bijzonder|heel|erg|zo|echt|best) (?:goed|sterk|mooi|knap|fijn|slecht|zwak|waardevol)  goed aan
        geslaagde?r?  succes(?:sen|vol\w*)?  waardevolle  gemiste kans\w*
        kans(?:en)? (?:liggen|laten|gemist)  kritiek
        op \w+ gemak  (?:heb|hebt|had) (?:je|jij) (?:\w+ )?laten liggen
        """.replace("PERSON", PERSON)
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
        schuld: schuldig\w*|schuldgevoel\w*  eenzaam: eenza\w+|alleen voel\w+|voel\w+ (?:\w+ )?alleen
        jaloers: jaloers\w*|jaloezie
        machteloos: machtelo\w+|hulpelo\w+  wanhoop: wanho\w+|hopelo\w+  opluchting: opgelucht\w*|opluchting
        enthousiast: enthousias\w+  geluk: gelukkige?|ongelukkig\w*
        gekwetst: gekwetst\w*|beledigd\w*|gekrenkt  zorg: bezorgd\w*|ongerust\w*
        paniek: paniek\w*|in paniek  verveling: verveel\w*|verveling  twijfel: onmachtig\w*|onmacht
        verlegen: verlegen\w*  somber: somber\w*  ontroerd: ontroer\w+  overweldigd: overweldig\w+
        tevreden: tevreden\w*|voldaan
        spijt: spijt\w*|berouw  geschrokken: schrok\w*|schrik\w*|geschrokken  ongeduld: ongeduld\w*
        verward: verward\w*|verwarring  moedeloos: moedelo\w+  ongemak: ongemak\w*  verwondering: verwonder\w+
        """
    ),
    health=whole(
        r"""
        (?:laat|laten|liet) (?:\S+ ){0,4}(?:testen|onderzoeken|toetsen)  hulpverlen\w+  hoe normaal
        abnorma\w+
        ADD  ADHD\w*  autis\w+  dysle\w+  dyscalculi\w+  epilep\w+  diabet\w+  medic(?:atie|ijn\w*)
        depress\w+  \w*stoornis\w*  trauma\w*  PTSS  burn-?out\w*  overspannen\w*  \w*therap\w+  psycholo\w+
        psychiat\w+  diagnos\w+  hoogbegaafd\w*  hoogsensiti\w+  zwanger\w*  syndroom\w*  symptomen?
        aandoening\w*  ziekte\w*  ziek(?:e|gemeld)?  gedragsproble\w+  \w*beperking\w*
        ontwikkelingsachterstand\w*  leerachterstand\w*  kanker  allergi\w+  verslav\w+  verslaafd\w*
        hechtings\w+  label(?:t|len)?  spectrum  GGZ  jeugdzorg  logoped\w+  pillen  ritalin
        \w*(?:aandachts|concentratie|leer|gedrags)(?:tekort|proble)\w*  \w*prikkel(?:d|bare?|gevoelig\w*)
        """
    ),
    colleagues=people.COLLEAGUES,
    weighs=people.WEIGHS,
    notices=people.NOTICES,
    hidden=people.HIDDEN,
    happens=people.HAPPENS,
    ranks=people.RANKS,
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
