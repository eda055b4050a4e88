"""The address of a harvest book: its time and its language stand in it, and no word of anybody."""

from urllib.parse import urlencode

from teamtuin.addresses import HARVEST, HARVEST_FOR_PARENTS
from teamtuin.harvest_book.model import WHOLE_YEAR, Audience, Which
from teamtuin.settings import Language

WORD, PAGE = "oogstboek.docx", "oogstboek.html"
TERM, LANGUAGE = "periode", "taal"


def address(which: Which, language: Language, file: str = "") -> str:
    """Where this book is, or one of its files."""
    base = HARVEST_FOR_PARENTS if which.audience is Audience.PARENTS else HARVEST
    asked = {LANGUAGE: language} | ({TERM: str(which.term)} if which.term != WHOLE_YEAR else {})
    return f"{base.format(year=which.year)}{f'/{file}' if file else ''}?{urlencode(asked)}"
