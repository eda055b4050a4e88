"""How a command reaches the data: through the running app, else by opening them itself.

Each such command is one function of the app and its arguments as JSON, so that both ways do the same.
"""

import time
from collections.abc import Callable
from typing import Any

from teamtuin.app import Teamtuin, open_teamtuin
from teamtuin.errors import N_, AlreadyRunning, Refused
from teamtuin.settings import Settings
from teamtuin.store.store import FILE
from teamtuin.web.door import knock

Deed = Callable[[Teamtuin, dict[str, Any]], dict[str, Any]]
PATIENCE_S = 5.0
PAUSE_S = 0.25


NO_DATA = N_("There are no data in {folder}. Nothing has changed. Name the right folder with --data.")


def ask_app(
    command: str, deed: Deed, arguments: dict[str, Any], *, may_begin: bool = False
) -> dict[str, Any]:
    """Do a deed where the data are open, or open them here for it.

    An app that is just starting holds the file but has no door yet: try again for five seconds.
    Raises AlreadyRunning after that, Refused where there are no data and none may begin, and whatever
    the deed refuses.
    """
    settings = Settings.from_environment()
    if not may_begin and not (settings.data / FILE).exists():
        raise Refused(NO_DATA, folder=settings.data)
    until = time.monotonic() + PATIENCE_S
    while True:
        answer = knock(settings.data, command, arguments)
        if answer is not None:
            return answer
        try:
            app = open_teamtuin(settings)
        except AlreadyRunning:
            if time.monotonic() > until:
                raise
            time.sleep(PAUSE_S)
            continue
        try:
            return deed(app, arguments)
        finally:
            app.close()
