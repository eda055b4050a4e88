"""The command line: one table of commands, each with a handler that is imported only when it is called."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from teamtuin.errors import N_, TeamtuinError, WrongUsage
from teamtuin.faults import note_fault
from teamtuin.settings import language_of
from teamtuin.texts import Texts, texts_for


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument, in argparse's own words; `options` may hold a `help` to translate."""

    names: tuple[str, ...]
    help: str
    options: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Command:
    """What a command is called, what it does, who does it (`module:function`) and what it takes."""

    name: str
    help: str
    handler: str
    arguments: tuple[Argument, ...] = ()
    passes_on: bool = False  # unknown arguments are for another program


def takes(*names: str, help: str, **options: Any) -> Argument:  # noqa: A002 (argparse's own word)
    """An argument of a command."""
    return Argument(names, help, options)


DATA = takes("--data", type=Path, metavar="DIR", help=N_("the data folder (default: data/local)"))
LANGUAGE = takes("--language", choices=("nl", "en"), help=N_("the language of the questions"))
PERSON = takes("--person", metavar="ID", help=N_("whose: an id, or the id of an import file (p06)"))
CODE = takes("--code", help=N_("the code that this person made in My garden"))
KEYS = takes("--keys", type=Path, metavar="FILE.keys", help=N_("the key backup, if it lies elsewhere"))

COMMANDS = (
    Command(
        "run",
        N_("start Teamtuin and print its address"),
        "serve:run",
        (
            takes("--port", type=int, metavar="N", help=N_("this port, and no other (default: 8501)")),
            takes("--host", metavar="H", help=N_("0.0.0.0 opens it to the school's network")),
            takes("--url", help=N_("the address that phones and colleagues use")),
            takes("--demo", action="store_true", help=N_("look around in the demo school")),
        ),
    ),
    Command(
        "test",
        N_("run all checks and tests; other arguments go to pytest"),
        "checks:run",
        (takes("--long", action="store_true", help=N_("also the tests that take long")),),
        passes_on=True,
    ),
    Command(
        "demo",
        N_("write the demo school, with its dates moved to now"),
        "data:demo",
        (takes("folder", type=Path, metavar="DIR", help=N_("where to write it")),),
    ),
    Command(
        "import",
        N_("take in YAML or CSV files, all or nothing"),
        "data:import_files",
        (
            takes("files", nargs="+", type=Path, metavar="FILE", help=N_("the files, in any order")),
            takes("--dry-run", action="store_true", help=N_("only say what would happen")),
            takes("--update", action="store_true", help=N_("also change what is known already")),
            PERSON,
            CODE,
        ),
    ),
    Command(
        "ask",
        N_("read a text on stdin and ask one to three questions about it"),
        "asking:ask",
        (
            takes("--model", default="one_minute", help=N_("ways of looking, such as alact,gibbs")),
            LANGUAGE,
            takes("--bank", action="store_true", help=N_("only from the question bank")),
        ),
    ),
    Command(
        "mask",
        N_("read a text on stdin and hide names and what else points to somebody"),
        "masking:mask_text",
        (takes("--language", choices=("nl", "en"), help=N_("the language of the text")),),
    ),
    Command(
        "guard",
        N_("read a text and questions on stdin and say which of them may be shown"),
        "guard:guard_questions",
        (takes("--language", choices=("nl", "en"), help=N_("the language of the questions")),),
    ),
    Command(
        "evaluate",
        N_("try the AI service on forty made-up texts and say how clean its questions are"),
        "evaluate:evaluate",
    ),
    Command("runchart", N_("read a series on stdin and say what a run chart says"), "runchart:runchart"),
    Command(
        "suppress",
        N_("read counts of people on stdin and leave out what may not be shown"),
        "suppress:suppressed",
        (
            takes(
                "--threshold", type=int, default=5, metavar="N", help=N_("the smallest group that is shown")
            ),
        ),
    ),
    Command("access", N_("print who may see and do what"), "access:access"),
    Command(
        "backup",
        N_("make an encrypted backup, also while Teamtuin runs"),
        "keeping:backup",
        (takes("file", type=Path, metavar="FILE", help=N_("where to write it")),),
    ),
    Command(
        "verify",
        N_("see whether a backup can be opened and is whole"),
        "keeping:verify",
        (takes("file", type=Path, metavar="FILE", help=N_("the backup")), KEYS),
    ),
    Command(
        "restore",
        N_("put a backup back; what was forgotten stays forgotten"),
        "keeping:restore",
        (
            takes("file", type=Path, metavar="FILE", help=N_("the backup")),
            KEYS,
            takes("--replace", action="store_true", help=N_("over existing data, which are kept beside it")),
        ),
    ),
    Command(
        "forget",
        N_("erase everything of one person"),
        "keeping:forget",
        (replace(PERSON, options={**PERSON.options, "required": True}), CODE),
    ),
    Command(
        "export",
        N_("write what one person or the school may take along"),
        "export:export",
        (
            PERSON,
            CODE,
            takes("--school", action="store_true", help=N_("the school's own part, without private texts")),
            takes("folder", type=Path, metavar="DIR", help=N_("where to write it")),
        ),
    ),
    Command(
        "retention",
        N_("do what the retention rules ask"),
        "keeping:retention",
        (takes("--dry-run", action="store_true", help=N_("only say what would happen")),),
    ),
    Command(
        "doctor",
        N_("see whether everything is well"),
        "doctor:doctor",
        (takes("--json", action="store_true", help=N_("as JSON")),),
    ),
)

# The sentences argparse itself says, so that the catalogues know them.
ARGPARSE_SAYS = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
)
MISSING = N_("The file {file} is not there. Nothing has changed. Look at its name and try again.")
LOCKED = N_("The file {file} may not be opened. Nothing has changed. Look at who may read and write it.")
FAULT = N_("Something unexpected happened (code {fault}). What you had is safe. Please tell the makers.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 is done, 1 is refused with a plain sentence, 2 is wrong usage."""
    t = texts_for(language_of(os.environ.get("TEAMTUIN_LANGUAGE")))
    _speak_utf8()
    command, args = parse(list(sys.argv[1:] if arguments is None else arguments), t)
    if args.data:
        os.environ["TEAMTUIN_DATA"] = str(args.data)
    try:
        module, function = command.handler.split(":")
        handler = getattr(importlib.import_module(f"teamtuin.commands.{module}"), function)
        return int(handler(args))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of our output left
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing more to say at exit
        return 1
    except Exception as error:
        sys.stderr.write(refusal(error, t) + "\n")
        return 2 if isinstance(error, WrongUsage) else 1


def refusal(error: Exception, t: Texts) -> str:
    """Why a command stops, as one sentence for a person."""
    if isinstance(error, TeamtuinError):
        return t.refusal(error)
    if isinstance(error, FileNotFoundError) and error.filename:
        return t.gettext(MISSING).format(file=error.filename)
    if isinstance(error, PermissionError) and error.filename:
        return t.gettext(LOCKED).format(file=error.filename)
    return t.gettext(FAULT).format(fault=note_fault(error))


def parse(arguments: list[str], t: Texts) -> tuple[Command, argparse.Namespace]:
    """Which command is meant, and with what; `run` when none is named. Exits with 2 on wrong usage."""
    # argparse looks its sentences up by this name, and some of them are not there
    vars(argparse)["_"] = lambda sentence: sentence and t.gettext(sentence)
    names = {command.name: command for command in COMMANDS}
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in ("-h", "--help")):
        arguments = ["run", *arguments]
    parser = _parser(t)
    args, rest = parser.parse_known_args(arguments)
    command = names[args.command]
    if rest and not command.passes_on:
        parser.error(t.gettext("unrecognized arguments: %s") % " ".join(rest))
    args.rest = rest
    return command, args


def _parser(t: Texts) -> argparse.ArgumentParser:
    about = t.gettext("A school team learns together. Without a command Teamtuin starts.")
    parser = argparse.ArgumentParser(prog="teamtuin", description=about, allow_abbrev=False)
    choices = parser.add_subparsers(
        dest="command", required=True, metavar=t.gettext("COMMAND"), title=t.gettext("commands")
    )
    for command in COMMANDS:
        summary = t.gettext(command.help)
        one = choices.add_parser(command.name, help=summary, description=summary, allow_abbrev=False)
        for argument in (*command.arguments, DATA):
            one.add_argument(*argument.names, help=t.gettext(argument.help), **argument.options)
    return parser


def _speak_utf8() -> None:
    """JSON out is one UTF-8 document, and texts in are UTF-8, whatever the console thinks."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace" if stream is sys.stderr else None)


def leave(code: int) -> None:
    """End the process at once: all is closed by now, and while Python tears itself down the binding of
    DuckDB would print pages about its own memory."""
    with suppress(OSError, ValueError):  # nobody reads any more
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    leave(main())
