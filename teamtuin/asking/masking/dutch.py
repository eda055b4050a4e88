"""The small words of Dutch that tell what stands beside them (cues.py says how each set is used)."""

import re

from teamtuin.asking.masking.cues import Cues, word_set

CUES = Cues(
    titles=word_set(
        "juf juffrouw juffie meester meneer heer mevrouw mevr mw dhr hr mr collega duo duopartner "
        "stagiair stagiaire directeur directrice adjunct invaller invalster conciërge tante oom ome opa oma"
    ),
    colleagues=word_set(
        "juf juffrouw juffie meester collega duo duopartner stagiair stagiaire directeur directrice "
        "adjunct invaller invalster conciërge ib'er rt'er coach beeldcoach onderwijsassistent "
        "zij-instromer leerkracht"
    ),
    parents=word_set(
        "meneer heer mevrouw mevr mw dhr hr moeder vader mama papa mam pap opa oma ouder pleegmoeder "
        "pleegvader stiefmoeder stiefvader tante oom ome"
    ),
    relations=word_set(
        "moeder vader mama papa ouder ouders opa oma grootouders broer broertje broertjes zus zusje "
        "zusjes tweelingbroer tweelingzus neef neefje nicht nichtje vriend vriendje vriendin "
        "vriendinnetje vrienden vriendjes maatje buurjongen buurmeisje klasgenoot klasgenootje "
        "leerling kind jongen meisje kleuter pleegmoeder pleegvader pleegouders stiefmoeder "
        "stiefvader verzorger voogd familie gezin tutor coach beeldcoach ib'er rt'er "
        "onderwijsassistent leerkracht vrijwilliger klusser hulpmoeder hulpvader leesmoeder "
        "zij-instromer logopediste logopedist dochter zoon zoontje dochtertje baby"
    ),
    of=word_set("van"),
    particles=word_set(
        "van vd von de der den het 't ten ter te el al ben bin di da la le du dos y ait aït op in"
    ),
    opening_particles=word_set("van vd von de den der ter ten el al ait aït di da la le"),
    determiners=word_set(
        "de het een 't 'n n t die deze dit mijn m'n je jouw zijn z'n haar d'r ons onze jullie hun "
        "geen elk elke ieder iedere welk welke zo'n veel weinig enkele twee drie vier vijf zes zeven "
        "acht tien al alle beide sommige zulke"
    ),
    articles=word_set("de het een 't deze dit die dat onze ons mijn geen elke jullie hun"),
    possessives=word_set("haar zijn z'n zn d'r hun"),
    pronouns=word_set("ik jij je hij zij ze we wij"),
    joins=word_set("en of"),
    whether=word_set("of"),
    participle=re.compile(r"(?:ge|be|ver|ont|her)\w+(?:d|t|en)"),
    to_persons=word_set(
        "met aan van voor door naast tegen bij zonder volgens zag vroeg hielp gaf riep troostte "
        "hoorde sprak belde hebben heb laat liet vertelde vind vond vraag help gunde miste wees "
        "observeerde zocht rond"
    ),
    opens_clause=word_set(
        "dat omdat toen als terwijl hoe waar waarom want maar zodat voordat nadat sinds wanneer"
    ),
    to_places=word_set("in uit te nabij richting"),
    towards=word_set("naar"),
    travel=word_set(
        "ga gaan gaat ging gingen reis reisde reizen verhuisd verhuisde verhuisden verhuizen verhuist "
        "fietsen fietste rijden reed reden rijdt trein bus terug vertrok vertrekken vertrekt excursie "
        "uitje stad gegaan"
    ),
    origin=word_set(
        "uit gevlucht vluchtte vluchtten geboren verhuisd verhuisde opgegroeid asiel oorlog oma opa familie"
    ),
    not_initials=word_set(
        "plan groep groepen vitamine optie niveau versie team letter letters type kant rij kind "
        "leerling deel stap punt hoek lokaal klas blok route lijn bijlage kleur vak de een en of naar "
        "tot variant kern station ouder jongen meisje collega"
    ),
    copulas=word_set("is was waren zijn wordt werd worden blijft bleef lijkt leek"),
    states=word_set(
        "ziek boos bang blij moe stil verdrietig afwezig jarig thuis trots verlegen verliefd klaar er "
        "bezig zelf teleurgesteld enthousiast onrustig gefocust geconcentreerd betrokken afgeleid"
    ),
    abbreviations=word_set(
        "mevr mw dhr hr mr mej bijv bv o.a oa dr drs prof ing nl evt i.p.v m.b.t jr sr st resp incl"
    ),
    schools=word_set(
        "obs cbs rkbs pcbs kbs sbo bs ibs gbs sws ikc kc mfa kdv bso school basisschool kindcentrum "
        "college lyceum gymnasium kinderdagverblijf kinderopvang peuterspeelzaal internaat academie"
    ),
    small_schools=word_set(
        "obs cbs rkbs pcbs kbs sbo ibs gbs ikc basisschool kindcentrum daltonschool montessorischool"
    ),
    school_endings=("school", "college", "lyceum"),
    kinds_of_school=(
        "basis",
        "montessori",
        "dalton",
        "jenaplan",
        "vrije",
        "freinet",
        "vreedzame",
        "brede",
        "buiten",
        "voor",
        "hoge",
        "middelbare",
        "zater",
        "muziek",
        "zomer",
        "plus",
        "kleuter",
        "lagere",
        "dag",
        "weekend",
        "nieuwe",
        "zwem",
        "thuis",
        "brug",
        "praktijk",
        "sport",
        "kunst",
        "vak",
        "avond",
        "buur",
        "wijk",
        "opleidings",
        "taal",
        "dorps",
        "droom",
        "stads",
        "profiel",
        "speciale",
        "regen",
        "partner",
        "leer",
        "stage",
        "bos",
    ),
    at_school=word_set("op bij naar van tegenover achter in"),
    school_articles=word_set("de het 't"),
    streets=("straat", "laan", "plein", "singel", "gracht", "steeg", "kade", "plantsoen", "dreef"),
    health_stems=(
        "autis",
        "dyslex",
        "adhd",
        "allergi",
        "epilep",
        "diabet",
        "astma",
        "depressi",
        "medicat",
        "medicijn",
        "psycholo",
        "psychiat",
        "trauma",
        "stoornis",
        "dyscalcul",
        "fysiothera",
        "speltherap",
        "logoped",
        "zwangerschap",
        "hoogbegaafd",
        "chemokuur",
        "burn-out",
        "burnout",
        "faalangst",
    ),
    health_phrases=(
        r"(?:licht |zeer )?verstandelijke? beperk\w*",
        r"lichamelijke? beperk\w*",
        r"selectief mutisme",
        r"syndroom van down",
        r"gilles de la tourette",
        r"posttraumatische stress",
        r"autisme ?spectrum ?stoornis",
        r"zit(?:ten)? in de ziektewet",
        r"eerste jeugdpsychose",
        r"ziekte van crohn",
        r"ziekte van pfeiffer",
        r"onder behandeling bij",
        r"hooggevoelig",
        r"rouwtherapie",
    ),
    months=(
        r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
        r"jan|feb|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec"
    ),
    birth=(
        r"geboren|geboorte\w*|jarig|verjaar\w*|geb\.|(?:kind|kindje|jongen|jongetje|meisje|leerling|"
        r"baby|zoon|zoontje|dochter|dochtertje|broertje|zusje|kleuter|hij|zij|ze) (?:is |was )?van"
    ),
    calendar=(
        r"studie\w*|vergader\w*|vakantie\w*|toets\w*|week|weken|sinds|vanaf|tot|terugblik\w*|"
        r"ouderavond\w*|mr|gesprek\w*|feest\w*|koningsdag|bevrijding\w*|herdenk\w*|start\w*|"
        r"begin\w*|les|lessen|afspra\w*|spraken|planning|rapport\w*|sportdag|schoolreis\w*|"
        r"bijeenkomst|circuit|uiterlijk"
    ),
)
