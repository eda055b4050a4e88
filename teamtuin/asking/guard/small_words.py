"""Small words by which a sentence shows its language."""

from teamtuin.asking.guard.words import word_set

DUTCH = word_set(
    """
    de het een je jij jou jouw u uw wat hoe wie waar wanneer welk welke van voor met aan op bij naar uit
    door om te dat die deze dit zag deed ging kon wilde niet nog al als toen er ze zij hij hem haar hen
    jullie ons onze dan maar ook over tot na waaraan waardoor waarin waarmee waarop waaruit zou wil kan
    heb heeft hebt
    """
)
ENGLISH = word_set(
    """
    the a an you your yours what how who where when which of for with at on to that this these those it
    did do does were not yet by from if and they he she him her them their our us would could there then
    about into after before while whom has have made
    """
)
