"""The words of the guard in English; two spaces stand between one and the next."""

from teamtuin.asking.guard import english_people as people
from teamtuin.asking.guard.small_words import DUTCH, ENGLISH
from teamtuin.asking.guard.words import Words, moods, whole, word_set

# What somebody may be asked to do in words, where "how could you" asks for no plan: how would you tell this.
LOOKING = "tell|know|see|say|describe|explain|hear|find out|go about|test|recogni[sz]e|like|want"
# A child or somebody else as a question may name them: [child 1], he, this child.
PERSON = r"(?:\[[^\]]*\]|he|him|she|her|them|(?:this|that|the|a) (?:child|pupil|boy|girl))"
OPEN = "what(?! extent)|which|how|who|whom|whose|where|when"

WORDS = Words(
    open=whole(OPEN),
    why=whole(
        r"""
        why  what(?:['’]?s| is| was) (?:the|your) reason  for what reason  how come
        """
    ),
    second=whole(
        r"""
        (?<=\w,) (?:and|or) (?:OPEN)
        (?!(?:OPEN) and)\w+ and (?:OPEN) (?:did|do|does|was|were|is|are|would|could)
        """.replace("OPEN", OPEN)
    ),
    advice=whole(
        r"""
        how (?:do|can|will) you (?:make(?! sure you)|keep|ensure|stop|prevent|get)  inspect\w+
        direct instruction
        did you (?:skip|forget|miss)  to be (?:\w+er|more \w+)  when (?:do|will) you learn
        how (?:important|necessary|useful|wise) is  reward\w* will you  will convince
        hold\w* you (?:all )?back
        have prevented  which (?:exercise|trick|signal)s?
        will you report  (?:you|to) admit\w*  you let (?:this|that|it)  stricter  how could you have
        how (?:could|might|would|can) (?:a|an|more|less|some|using) (?!child|colleague|parent|pupil)[^?]*make
        which (?:course|training|method|approach|reward|book|app) [^?]*(?:help|suit|fit)\w*
        (?:you|we|they|one|it) (?:really |just |also )?(?:should|must|ought to|had better|have to|has to)
        (?:should|must|ought) (?:you|we|they|one|it)(?: not)?  shouldn['’]?t  should  must
        (?<!do )(?<!did )(?<!would )(?<!does )you (?:really |just )?need to  needs to be
        (?<!you )(?<!we )(?<!they )try (?:to|a|an|the|asking|letting|using|giving|it|not|\w+ing)
        (?<!you )consider(?:ed|ing)?  why not  why don['’]t  how about  what about (?!the|your|this|that)\w+
        what if (?:you|we)
        it(?: is|['’]s) (?:\w+ )?(?:important|better|best|wise|good|helpful|useful) (?:to|if|that)
        (?:important|wise|helpful|useful|better|best) (?:for you )?to  tips?  advi[cs]e\w*  recommend\w*
        suggest\w*  (?<!will you )make sure  remember to  don['’]t forget
        (?:would|might) it (?:not )?(?:help|be)  wouldn['’]?t it  couldn['’]?t you  can['’]?t you
        have you thought  you (?:could|can|might) (?:also |just )?(?:better|try|always|simply)  perhaps you
        maybe you  better off  next time just  the solution  instead you  what (?:stops|keeps) you from just
        just bring\w*  prevent\w*  from now on
        (?:stop|keep|prevent|hold)(?:s|p?ing)? you (?:from|back)  steps (?:can|could|might|will) you take
        could you (?:\w+ ){1,4}next time
        what (?:can|could|might) you (?:\w+ )?do to
        how (?:can|could|might|would) you(?! (?:LOOKING))
        (?:could|would|might|will) help  (?:would|will) it take to
        how will you (?:\w+ )?(?:encourag|motivat|support|engag|involv|convinc|ensur|address)\w*
        how (?:could|might|would|can) (?:a|an|more|less|some|using) (?!child|colleague|parent|pupil)[^?]*help
        to get (?:them|him|her|everyone|everybody|the (?:group|class|children|rest|others))
        """.replace("LOOKING", LOOKING)
    ),
    judgement=whole(
        r"""
        what (?:kind|sort|type) of (?:child|pupil|boy|girl|kid)\w*  misbehav\w+  verdict  your judge?ment
        too (?:little|much) (?:attention|love|structure)
        (?:makes?|made) (?:\[[^\]]*\]|him|her|them|the \w+) so
        how (?!much|many|long|often|far|late|old|close)\w+ (?:is|was) PERSON  how far behind  unmanageable
        (?:makes?|made) PERSON (?!do|go|say|look|laugh|smile|stop|start|come|that|this|then)\w+
        which problems?
        consequences?  upbringing  do you justify  provok\w+  belongs? here  taught (?:\S+ ){1,3}this
        how (?!much|many|long|often|far|late|old|close|tired)\w+ (?:are|were) you  liable
        say about (?:you|your) ?\w*  who (?:usually|normally)
        talents?  pro(?:ves?|of)  best at  compared (?:to|with)  enough enough
        let you down  task suits  possess\w*  deserv\w+  ringleader\w*  undermin\w+  characters?
        bothered by  trying to
        does \[[^\]]*\] not
        performance review  appraisal
        well done  good job  good that  great  good for you  nice that  nicely  beautiful\w*  wonderful\w*
        excellent  amazing\w*  fantastic  brilliant\w*  super  perfect\w*  impressive  admirable  brave\w*
        clever\w*  smart\w*  pity  unfortunately  sadly  wrong\w*  mistakes?  errors?  better than  worse
        worst  worse than  unprofessional\w*  professional enough  weak\w*  failed  fail\w*  failure\w*
        poor  poorly  bad  badly  stupid\w*  silly  strange\w*  weird\w*  odd  clumsy  exaggerat\w+
        unreasonabl\w+  annoying  inappropriate\w*  unacceptabl\w+  good enough  not good  fault  blame\w*
        lazy  lazily  careless\w*  naive\w*  unwise\w*  unnecessar\w+  wrong with  the matter with
        (?:difficult|naughty|problem|weak|bright|slow) (?:child|children|boy|girl|pupil|pupils|kid|kids)
        how (?:much )?long(?:er)? will you  (?:who|which) (?:\w+ ){0,3}right
        (?:was|were|are) (?:you|she|he|they|he) right  professional\w*  stars  scale of
        points  say about (?:his|her|their) (?:parents?|mother|father|home|family|character|upbringing)
        best quality  (?:good|better|experienced|real|ideal) (?:teacher|colleague|principal|coach|head)\w*
        punish\w*  better(?! understand| see| know| look)  improv\w*  pitfalls?
        how (?:good|well|bad|strong) (?:are|were|can|do|did) you  spoil\w*
        (?:difficult|hard|weak|busy) (?:group|class)  problem with  f[ae]ll short  not go well  weakness\w*
        short\s?comings?  naughty  disobedien\w+  marks?  graded?  scores?  scored  rating  rate  rated
        rank\w*  level  talented  gift  disappointing  incapable  competen\w+  incompeten\w+  skilled enough
        congratulat\w+  effective\w*  success\w*  miss(?:ed)? (?:an?|the|your) (?:opportunit\w+|chance)
        missed (?:opportunit\w+|chances?)  at ease  courage\w*  coward\w*  so valuable
        ma(?:d|k)es? (?:you|your|it|this) (?:\w+ )?so \w+  such an? \w+
        how \w+(?:ive|ful|able|ous) (?:was|is|were|are)
        (?:stay|remain|keep|be) so \w+
        """.replace("PERSON", PERSON)
    ),
    feelings=moods(
        r"""
        angry: angry|anger\w*|angrily|furious\w*|mad  afraid: afraid|fear\w*|scared|frightened|anxi\w+
        insecure: insecur\w+|unsure  sad: sad|sadness|unhapp\w+|upset  frustrated: frustrat\w+
        tired: tired\w*|exhaust\w+|fatigue\w*  proud: proud\w*|pride
        happy: happy|happiness|glad|joy\w*|cheerful\w*  stressed: stress\w*
        tense: tense\w*|tension|nervous\w*  disappointed: disappoint\w+
        irritated: irritat\w+|annoyed|annoyance  ashamed: asham\w+|shame\w*|embarrass\w+  guilty: guilt\w*
        lonely: lonel\w+  jealous: jealous\w*|envious\w*  powerless: powerless\w*|helpless\w*
        desperate: desperat\w+|despair\w*|hopeless\w*  relieved: relie(?:f|ved)
        uneasy: uncomfortabl\w+|discomfort|awkward\w*|uneas\w+
        excited: excite\w*|enthusias\w+  hurt: hurt|offended|insulted  worried: worr(?:y|ied|ies)
        panicked: panic\w*  bored: bored\w*  shy: shy|shyness  gloomy: gloom\w*|depressing  moved: touched
        overwhelmed: overwhelm\w+  satisfied: satisf\w+|content
        """
    ),
    health=whole(
        r"""
        (?:have|get|had) (?:\S+ ){1,3}(?:tested|assessed|diagnosed|examined)  (?:ab)?normal  how normal
        (?-i:ADD)  ADHD\w*  autis\w+  dysle\w+  dyscalculi\w+  epilep\w+  diabet\w+  medicat\w+  medicines?
        depress\w+  \w*disorder\w*  trauma\w*  PTSD  burn-?out\w*  \w*therap\w+  psycholog\w+  psychiat\w+
        diagnos\w+  gifted\w*  highly sensitive  pregnan\w+  syndrome\w*  symptoms?  illness\w*  disease\w*
        ill  sick  behaviou?ral problems?  disab\w+  developmental delay\w*  cancer  allerg\w+  addict\w+
        attachment (?:issue|problem)\w*  label(?:l?ed)?  spectrum  impairment\w*  pills?
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
        and but so or well okay ok yes no then now
        """
    ),
    conjunctions=word_set(
        """
        if when while after before since once because as looking suppose
        """
    ),
    verbs=word_set(
        """
        do does did are is was were am can could would will should have has had must may might shall isn't
        aren't wasn't weren't don't doesn't didn't can't couldn't wouldn't won't haven't hasn't hadn't need
        """
    ),
    states=word_set(
        """
        you i we it that this there he she they somebody nobody everybody tell describe think explain name
        give write reflect imagine perhaps maybe consider try good great nice clearly obviously apparently
        your let please
        """
    ),
    capitals=word_set(
        """
        i i'm i'd monday tuesday wednesday thursday friday saturday sunday january february march april may
        june july august september october november december dutch english montessori christmas easter
        """
    ),
    small=ENGLISH,
    small_elsewhere=DUTCH - ENGLISH,
)
