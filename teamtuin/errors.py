"""Everything that can be refused, with the one sentence a person reads.

A sentence has three short parts: what happened, what is safe, what to do next. It is an English
msgid, translated where it is shown. `values` fill its places and never hold a person's text.

    TeamtuinError
    ├── NotVisible          absent and not yours are the same
    ├── NotAllowed          the policy gives this viewer no such action
    ├── ModuleClosed        the council has not consented to this part
    ├── TextTooLong
    ├── DraftMoved          another screen wrote in the same text
    ├── DraftClosed         the text was kept and became an item
    ├── Refused             input that cannot be taken, with its own sentence
    │   └── WrongUsage      a command asked in a way that means nothing
    ├── AlreadyRunning      another process holds the data
    ├── KeysMissing         data without its keys
    ├── DataMissing         keys without their data
    ├── DataDamaged         the file cannot be read
    └── Busy                the store could not get its turn
"""

from typing import Any


def N_(sentence: str) -> str:
    """Mark a sentence for translation; it is translated where it is shown."""
    return sentence


class TeamtuinError(Exception):
    """A refusal that a person may read; `str()` gives only the code, so that logs hold no text."""

    code = "error"
    sentence = N_("This did not work. What you wrote is safe. Please try again.")

    def __init__(self, **values: Any) -> None:
        super().__init__(self.code)
        self.values = values


class NotVisible(TeamtuinError):
    """Absent and not yours behave the same, so that nobody can tell them apart."""

    code = "not-visible"
    sentence = N_(
        "This item was removed or is not shared with you. Nothing has changed. Ask the writer if you need it."
    )


class NotAllowed(TeamtuinError):
    code = "not-allowed"
    sentence = N_("You cannot do this. Nothing has changed. Ask your administrator if you think you should.")


class ModuleClosed(TeamtuinError):
    code = "module-closed"
    sentence = N_(
        "This part is still closed. Nothing has changed. "
        "It opens when the participation council has recorded its consent."
    )


class TextTooLong(TeamtuinError):
    code = "text-too-long"
    sentence = N_(
        "This text is longer than 100,000 characters. It still stands in the field. "
        "Split it in two, then save again."
    )


class DraftMoved(TeamtuinError):
    """Another screen wrote in this draft; `values["rev"]` is the revision that stands now."""

    code = "draft-moved"
    sentence = N_("This is also open on another screen. Both texts are safe. Choose which one to keep.")

    @property
    def rev(self) -> int:
        return int(self.values["rev"])


class DraftClosed(TeamtuinError):
    """This draft became an item; `values["item"]` is the id of that item."""

    code = "draft-closed"
    sentence = N_("This text was already saved. It stands in My garden. You can go on in a new field.")


class Refused(TeamtuinError):
    """Input that cannot be taken; the caller gives the sentence and the values in it."""

    code = "refused"

    def __init__(self, sentence: str, **values: Any) -> None:
        super().__init__(**values)
        self.sentence = sentence


class WrongUsage(Refused):
    """Words of a command line that do not go together: it ends with 2, as argparse does."""

    code = "wrong-usage"


class AlreadyRunning(TeamtuinError):
    code = "already-running"
    sentence = N_(
        "Teamtuin is already running with these data (process {pid}). Nothing has changed. "
        "Use that window, or stop it first."
    )


class KeysMissing(TeamtuinError):
    code = "keys-missing"
    sentence = N_(
        "The keys that belong to these data are missing ({folder}). The data are untouched. "
        "Put the keys folder back, or restore a backup with its keys."
    )


class DataMissing(TeamtuinError):
    code = "data-missing"
    sentence = N_(
        "The keys of a school lie here ({keys}), but its data file is gone ({data}). The keys are untouched. "
        "Restore a backup, or move the keys folder away to begin anew."
    )


class DataDamaged(TeamtuinError):
    code = "data-damaged"
    sentence = N_(
        "The data file cannot be read ({file}). Teamtuin left it as it is and made no new one. "
        "Restore the latest backup."
    )


class Busy(TeamtuinError):
    code = "busy"
    sentence = N_("It is busy just now. Nothing was saved halfway. Please try again in a moment.")
