"""The small words of English that tell what stands beside them (see cues.py for how each is used)."""

import re

from teamtuin.asking.masking.cues import Cues, word_set

CUES = Cues(
    titles=word_set("miss mr mrs ms mx sir teacher colleague auntie aunt uncle grandma grandpa headteacher"),
    colleagues=word_set("miss teacher colleague headteacher head coach assistant intern"),
    parents=word_set("mr mrs ms mother father mum dad grandma grandpa aunt auntie uncle parent"),
    relations=word_set(
        "mother father mum dad parent parents brother sister twin cousin friend friends pupil child "
        "boy girl student classmate grandma grandpa grandmother grandfather son daughter baby coach "
        "assistant intern colleague teacher family"
    ),
    of=word_set("of"),
    particles=word_set("van von de der den el al ben bin di da la le du dos y o"),
    opening_particles=word_set("van von de el al di da la le"),
    determiners=word_set(
        "the a an this that these those my your his her our their its no each every some any which "
        "what two three four five six more many few all both such"
    ),
    articles=word_set("the a an this that our my your every each no"),
    possessives=word_set("his her their"),
    pronouns=word_set("i you he she we they"),
    joins=word_set("and or"),
    whether=frozenset(),
    participle=re.compile(r"\w+ed"),
    to_persons=word_set(
        "with to for by beside against near without told asked helped gave saw heard called comforted "
        "let when that because while about from met"
    ),
    opens_clause=word_set("that because when while as how why but so before after since if then"),
    to_places=word_set("in near"),
    towards=word_set("to from"),
    travel=word_set(
        "go goes going went gone travelled moved moves moving drove bus train back fled came comes trip"
    ),
    origin=word_set("from fled born moved grew asylum war family"),
    not_initials=word_set(
        "plan group groups vitamin option level version team letter letters type side row child pupil "
        "part step point room class block the a and or to grade student boy girl parent colleague am "
        "year"
    ),
    copulas=word_set("is was are were be been becomes became seems seemed"),
    states=word_set(
        "ill sick angry cross afraid scared happy tired quiet sad absent home proud shy ready busy "
        "upset able disappointed excited restless focused engaged distracted"
    ),
    abbreviations=word_set("mr mrs ms dr prof st jr sr e.g i.e vs"),
    schools=word_set("school college academy nursery kindergarten obs cbs ikc"),
    small_schools=word_set("obs cbs ikc"),
    school_endings=("school",),
    kinds_of_school=("pre", "home", "high", "primary", "after", "play", "sunday", "summer", "old"),
    at_school=word_set("at from to"),
    school_articles=word_set("de het"),
    streets=("straat", "laan", "plein"),
    health_stems=(
        "autis",
        "dyslex",
        "adhd",
        "allerg",
        "epilep",
        "diabet",
        "asthma",
        "depressi",
        "medicat",
        "psycholog",
        "psychiat",
        "trauma",
        "dyscalcul",
    ),
    health_phrases=(
        r"special needs diagnosis",
        r"learning disabilit\w*",
        r"selective mutism",
        r"down(?:'s)? syndrome",
        r"eating disorders?",
        r"hearing aids?",
        r"burn-out",
        r"panic attacks?",
        r"on sick leave",
        r"sick leave",
    ),
    months=(
        r"January|February|March|April|May|June|July|August|September|October|November|December|Jan|"
        r"Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
    ),
    birth=(r"born|birth\w*|birthday\w*|b\."),
    calendar=(
        r"study\w*|meeting\w*|holiday\w*|test\w*|week\w*|since|until|talk\w*|start\w*|lesson\w*|"
        r"report\w*"
    ),
)
