"""`teamtuin demo` and `teamtuin import`: files that go out and files that come in."""

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from teamtuin.access.viewer import DOORKEEPER
from teamtuin.app import Teamtuin
from teamtuin.asking.bank import load_bank
from teamtuin.clock import day_of, utc_now
from teamtuin.commands.asking_app import ask_app
from teamtuin.commands.whose import person_with_code
from teamtuin.exchange import refusals
from teamtuin.exchange.demo import write_demo
from teamtuin.exchange.importing import import_files as take_in
from teamtuin.exchange.reading import SourceFile, load, read
from teamtuin.exchange.refusals import ImportRefused
from teamtuin.exchange.tree import LARGEST
from teamtuin.settings import Settings
from teamtuin.texts import Texts, texts_for


def demo(args: Namespace) -> int:
    """Write the demo school into a folder."""
    t = _texts()
    files = write_demo(args.folder.expanduser(), day_of(utc_now()))
    print(t.gettext("The demo school, with its dates moved to now, lies here:"))
    for file in files:
        print(f"- {file}")
    return 0


def import_files(args: Namespace) -> int:
    """Take in files; where the data are open, or by opening them here."""
    sources = [load(path.expanduser()) for path in args.files]
    for source in sources:
        read(source, load_bank())  # what is wrong in a file is said before any data are opened
    if sum(len(source.raw) for source in sources) > LARGEST:
        raise ImportRefused(refusals.TOGETHER_TOO_LARGE)
    files = [{"name": source.name, "text": source.raw.decode("utf-8-sig")} for source in sources]
    whose = {"person": args.person or None, "code": args.code}
    asked = {"files": files, "dry_run": args.dry_run, "update": args.update, **whose}
    report = ask_app("import", do_import, asked, may_begin=True)
    for line in _told(_texts(), report, dry_run=args.dry_run):
        print(line)
    return 0


def do_import(app: Teamtuin, arguments: dict[str, Any]) -> dict[str, Any]:
    """Take in the files that the caller read; whoever can run the command holds the data anyway.

    With a person, what that person may take in: also one's own private texts, and no new people.
    """
    person = arguments.get("person")
    viewer = person_with_code(app, person, arguments.get("code")) if person else DOORKEEPER
    sources = [
        SourceFile(name=str(file["name"]), raw=str(file["text"]).encode()) for file in arguments["files"]
    ]
    report = take_in(
        app.store,
        app.bank,
        viewer,
        sources,
        dry_run=bool(arguments["dry_run"]),
        update=bool(arguments["update"]),
        clock=app.now,
    )
    return asdict(report)


def _told(t: Texts, report: dict[str, Any], *, dry_run: bool) -> Iterator[str]:
    """The report as sentences; ids of the file, never a name or a word of a text."""
    if dry_run:
        yield t.gettext("Nothing has changed: this only tells what would happen.")
    for section, refs in report["new"].items():
        yield _of_section(t, section, len(refs))
    if report["changed"]:
        yield t.gettext("Changed: {ids}.").format(ids=", ".join(report["changed"]))
    if report["known"]:
        yield t.gettext("Known already and left as it is: {ids}.").format(ids=", ".join(report["known"]))


def _of_section(t: Texts, section: str, n: int) -> str:
    """How many new things of one section of the files came in."""
    told = {
        "people": t.ngettext("{n} new person.", "{n} new people.", n),
        "reflections": t.ngettext("{n} new reflection.", "{n} new reflections.", n),
        "experiments": t.ngettext("{n} new proeftuin.", "{n} new proeftuinen.", n),
        "seeds": t.ngettext("{n} new seed.", "{n} new seeds.", n),
        "measurements": t.ngettext("{n} new measurement.", "{n} new measurements.", n),
        "sessions": t.ngettext("{n} new session.", "{n} new sessions.", n),
        "study_days": t.ngettext("{n} new study day.", "{n} new study days.", n),
        "coaching_trajectories": t.ngettext("{n} new trajectory.", "{n} new trajectories.", n),
        "pulse_rounds": t.ngettext("{n} new round.", "{n} new rounds.", n),
    }
    return told[section].format(n=n)


def _texts() -> Texts:
    return texts_for(Settings.from_environment().language)
