"""What a command may ask of the running app: a fixed list, nothing else."""

from collections.abc import Callable
from functools import partial
from typing import Any

from teamtuin.app import Teamtuin
from teamtuin.commands.data import do_import
from teamtuin.commands.doctor import do_doctor
from teamtuin.commands.evaluate import do_evaluate
from teamtuin.commands.export import do_export
from teamtuin.commands.guard import do_guard
from teamtuin.commands.keeping import do_backup, do_forget, do_retention
from teamtuin.commands.masking import do_mask

DEEDS = {
    "backup": do_backup,
    "doctor": do_doctor,
    "evaluate": do_evaluate,
    "export": do_export,
    "forget": do_forget,
    "import": do_import,
    "guard": do_guard,
    "mask": do_mask,
    "retention": do_retention,
}


def handlers(app: Teamtuin) -> dict[str, Callable[[dict[str, Any]], dict[str, Any]]]:
    """The handlers of the local door, on the open data."""
    return {name: partial(deed, app) for name, deed in DEEDS.items()}
