"""`teamtuin export`: everything of one person, or what the whole school may see."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from teamtuin.app import Teamtuin
from teamtuin.commands.asking_app import ask_app
from teamtuin.commands.keeping import words
from teamtuin.commands.whose import person_with_code
from teamtuin.errors import N_, WrongUsage
from teamtuin.exchange.export import export_person
from teamtuin.exchange.school_export import export_school


def do_export(app: Teamtuin, arguments: dict[str, Any]) -> dict[str, Any]:
    """Write the files in the folder that the caller named."""
    folder = Path(arguments["folder"])
    if arguments["person"] is None:
        return {"files": [str(file) for file in export_school(app, folder)]}
    viewer = person_with_code(app, arguments["person"], arguments["code"])
    return {"files": [str(file) for file in export_person(app, viewer, folder)]}


def export(args: Namespace) -> int:
    """Export one person (with a code made in My garden) or the school."""
    if bool(args.person) == bool(args.school):
        raise WrongUsage(N_("Say either --person with --code, or --school. Nothing was written."))
    folder = Path(args.folder).expanduser().absolute()
    arguments = {"person": args.person or None, "code": args.code, "folder": str(folder)}
    done = ask_app("export", do_export, arguments)
    t = words()
    print(t.gettext("Written:"))
    for file in done["files"]:
        print(f"- {file}")
    return 0
