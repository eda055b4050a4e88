"""The words of the guard about people in English: of those who work here, and of children and parents."""

from teamtuin.asking.guard.words import whole

COLLEAGUES = whole(
    r"""
    colleagues?['’]?s?  co-?workers?  teammates?  team members?  the team  your team  principal['’]?s?
    head ?teachers?  headmaster  head  manager\w*  bos(?:s|ses)  leaders?  teachers?  trainees?
    student teachers?  assistants?  coach  coordinator  caretaker  substitutes?  the board
    """
)
WEIGHS = whole(
    r"""
    rather
    not \w+ing  again  cover(?:ed)? for  too \w+ for  behaviou?r  attitude  effort
    who (?:always|never|keeps)
    (?:say|said|tell|told|talk|complain) (?!you )(?:\S+ ){0,4}about (?:\[[^\]]*\]|your|the|her|him)  down
    let you down
    better  (?<!your )best  worse  worst  good  less  more  differently (?:from|than)  compar\w+
    differences?  perform\w*  assess\w*  evaluat\w+  suit(?:able|ed)  unsuitable  fault  blame\w*
    competen\w+  incompeten\w+  wrong  fair  unfair  (?:do|did) you (?:really )?think (?:of|about)
    opinion of  judge\w*  (?:weak|strong) (?:point|side)s?  weakness\w*  strengths?  grade  score  lazy
    reliab\w+  fail\w*  responsible  deserve\w*  fired  dismiss\w*  motivat\w+  capab\w+  change about
    how (?:well|good|hard|often|little)  says? about  weight
    (?<!you could )not (?:see|do|hear|help|listen|understand|notice)
    lacks?  learn from  think (?:of|about) (?:this|that|it)  you (?:did not|didn['’]t|failed)  rate
    rank\w*
    """
)
NOTICES = whole(
    r"""
    does (?:\S+ ){1,4}do (?:while|then|after|meanwhile|during|right)
    did (?:\S+ ){1,5}do  done  say  said  saw  see  seen  hear  heard  look(?:ed)?  ask(?:ed)?  told  tell
    respond\w*  react\w*  notice\w*  answer\w*  show(?:ed)?  explanation  responsibility lay  flourish
    agree(?:d)?  discuss(?:ed)?  benefit from  take (?:to|with)  kn[eo]w  uses  remove  needs?  needed
    share  talk
    at your best moments
    """
)
HIDDEN = whole(r"(?<=\[)(?:child|parent)")
HAPPENS = whole(
    r"""
    did  was  were  had  \w+ed  went  came  left  got  took  gave  ran  stood  sat  began  chose  fell
    held
    do you (?:see|hear|know|notice|ask|want)  look for  does (?:\S+ ){1,3}(?:say|tell|ask|do|show)
    """
)
RANKS = whole(
    r"""
    who (?:\S+ ){0,5}(?:most|least|best|worst|(?!young|old)\w{2,}est)  of the two  whose class\w*
    (?<=\[)colleague[^?]*\[colleague
    what (?:kind|sort|type) of (?:person|man|woman|boss|leader)
    (?:you|yourself) or (?:\[[^\]]*\]|your|the)
    who (?:is|was) (?:\w+ )?(?:to blame|the cause)  least weight
    who (?:in|on|from) (?:your|the|this) (?:team|school) \w+
    who (?:of|among) (?:the|your|you|them|us)  which of (?:your|the) (?:colleagues|teachers|team)
    which (?:colleague|teacher)s? (?:\w+ )*(?:best|better|most|least|worst|well|poorly)
    than (?:a|the|your|other) (?:colleague|principal|teacher|head)s?
    """
)
