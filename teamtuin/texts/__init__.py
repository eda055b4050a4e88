"""The words people see, in Dutch and English.

The catalogues are read from their .po files once per process. There is no language of the process:
every page asks for the texts of its own viewer.
"""

from functools import lru_cache
from importlib import resources
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from teamtuin.errors import TeamtuinError
from teamtuin.settings import Language

LANGUAGES: tuple[Language, ...] = ("nl", "en")


class Texts:
    """Translations of one language: `gettext` for a sentence, `ngettext` where a number decides."""

    def __init__(self, language: Language, translations: Translations) -> None:
        self.language: Language = language
        self._translations = translations

    def gettext(self, sentence: str) -> str:
        return str(self._translations.gettext(sentence))

    def ngettext(self, one: str, many: str, n: int) -> str:
        return str(self._translations.ngettext(one, many, n))

    def refusal(self, error: TeamtuinError) -> str:
        """The plain sentence of a refusal, with its values in place."""
        return self.gettext(error.sentence).format(**error.values)


@lru_cache
def texts_for(language: Language) -> Texts:
    """The texts of one language."""
    file = resources.files(__name__) / f"{language}.po"
    with file.open("rb") as stream:
        catalogue = read_po(stream, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Texts(language, Translations(fp=compiled))
