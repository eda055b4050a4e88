"""`backup`, `verify`, `restore`, `forget` and `retention`: keeping things, and letting them go."""

import getpass
import shutil
import sys
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import uuid4

from teamtuin.app import Teamtuin, today
from teamtuin.clock import utc_now
from teamtuin.commands.asking_app import ask_app
from teamtuin.commands.whose import person_with_code
from teamtuin.errors import N_, Refused
from teamtuin.settings import Settings
from teamtuin.store import recovery_key
from teamtuin.store.backup import check_keys_of, key_backup_of, unpack
from teamtuin.store.files import private_folder
from teamtuin.store.restore import restore as put_back
from teamtuin.store.store import VERIFYING
from teamtuin.texts import Texts, texts_for


def words() -> Texts:
    """The texts of this command's language."""
    return texts_for(Settings.from_environment().language)


def do_backup(app: Teamtuin, arguments: dict[str, Any]) -> dict[str, Any]:
    """Write a backup where the caller asked for it."""
    return {"rows": dict(app.keeping.back_up(Path(arguments["file"])).rows)}


def backup(args: Namespace) -> int:
    """Back up the data, also while the app runs."""
    target = Path(args.file).expanduser().absolute()
    if not target.parent.is_dir():
        raise Refused(
            N_("There is no folder {folder}. No backup was made. Make the folder first."),
            folder=target.parent.name,
        )
    ask_app("backup", do_backup, {"file": str(target)})
    t = words()
    print(t.gettext("The backup is made and checked: {file}").format(file=target))
    print(
        t.gettext("The keys are beside it, locked too: {file}. Keep them in another place.").format(
            file=key_backup_of(target)
        )
    )
    print(
        t.gettext(
            "After 30 days Teamtuin removes this backup, if something was deleted since. "
            "So make a new one every month, and delete copies you made yourself."
        )
    )
    return 0


def verify(args: Namespace) -> int:
    """Open a backup, compare every table with what was written down then, and look for every key."""
    settings = Settings.from_environment()
    # Not in the work folder of a running app, which may be emptying it.
    there = private_folder(settings.data.parent / f"{VERIFYING}{uuid4()}")
    try:
        secret = _secret(settings)
        data, held = unpack(_file(args), secret, there)
        check_keys_of(data, _keys_file(args) or key_backup_of(_file(args)), secret)
    finally:
        shutil.rmtree(there, ignore_errors=True)
    rows = sum(held.rows.values())
    sentence = words().ngettext("This backup is whole: {n} row.", "This backup is whole: {n} rows.", rows)
    print(sentence.format(n=rows))
    return 0


def restore(args: Namespace) -> int:
    """Put a backup in the place of the data."""
    settings = Settings.from_environment()
    done = put_back(
        _file(args),
        settings.data,
        settings.keys,
        _secret(settings),
        keys_file=_keys_file(args),
        replace=args.replace,
        now=utc_now(),
    )
    t = words()
    print(t.gettext("The backup is back in place and opens."))
    print(
        t.gettext(
            "Everybody signs in anew. Passphrases, and who may come in, are as on the day of the backup; "
            "what was deleted, taken back or withdrawn since stays so."
        )
    )
    if done.old_data:
        print(t.gettext("The earlier data are kept for 30 days in {folder}.").format(folder=done.old_data))
    return 0


def _file(args: Namespace) -> Path:
    return Path(args.file).expanduser().absolute()


def _keys_file(args: Namespace) -> Path | None:
    return Path(args.keys).expanduser().absolute() if args.keys else None


def _secret(settings: Settings) -> str:
    """The school's recovery key: from the environment, the demo school's own, or asked for."""
    given = recovery_key.from_environment() or recovery_key.demo_secret(settings.keys)
    if given:
        return given
    if not sys.stdin.isatty():
        raise Refused(
            N_(
                "The recovery key of the school is needed. Nothing has changed. "
                "Give it in TEAMTUIN_RECOVERY_KEY."
            )
        )
    return getpass.getpass(texts_for(settings.language).gettext("Recovery key of the school: "))


def do_forget(app: Teamtuin, arguments: dict[str, Any]) -> dict[str, Any]:
    """Remove everything of the person who made this code."""
    gone = app.keeping.forget(person_with_code(app, arguments["person"], arguments["code"]))
    return {
        "reflections": gone.reflections,
        "drafts": gone.drafts,
        "until": gone.backups_hold_until.isoformat(),
        "missed": [str(file) for file in gone.unreachable_key_backups],
    }


def forget(args: Namespace) -> int:
    """Wipe all of one person, as she does herself in My garden."""
    gone = ask_app("forget", do_forget, {"person": args.person, "code": args.code})
    t = words()
    print(
        t.gettext(
            "Gone: reflections ({reflections}), texts that were not saved yet ({drafts}), "
            "what was shared, the account, "
            "the name and the key. The data file was written anew."
        ).format(**gone)
    )
    print(
        t.gettext(
            "Backups from before today still hold locked text that nobody can open any more, "
            "and the first name. "
            "Teamtuin removes those it made and can reach by {until}. "
            "Delete copies you made of them by then too."
        ).format(**gone)
    )
    for file in gone["missed"]:
        print(t.gettext("This key backup could not be reached. Delete it by hand: {file}").format(file=file))
    return 0


def do_retention(app: Teamtuin, arguments: dict[str, Any]) -> dict[str, Any]:
    """Apply the retention rules, or count what they would do."""
    return asdict(app.keeping.upkeep(today(app.now), dry_run=arguments["dry_run"]))


def retention(args: Namespace) -> int:
    """Say what the retention rules would do, or do it."""
    done = ask_app("retention", do_retention, {"dry_run": args.dry_run})
    t = words()
    print(t.gettext("This would go:") if args.dry_run else t.gettext("This went:"))
    print(t.gettext("- closed, empty and unchanged drafts older than 30 days: {drafts}").format(**done))
    print(t.gettext("- backups older than 30 days, if something was deleted since: {backups}").format(**done))
    print(t.gettext("- sharing older than two school years (the texts stay): {shares}").format(**done))
    print(
        t.gettext("- what was needed and seen in sessions of more than a year ago: {summaries}").format(
            **done
        )
    )
    print(t.gettext("- lapsed sign-ins and codes: {access}").format(**done))
    print(t.gettext("- rounds that were open for two weeks: {rounds}").format(**done))
    print(
        t.gettext("- what the coach wrote in trajectories that ended a year ago: {coachs_parts}").format(
            **done
        )
    )
    print(
        t.gettext(
            "- when a text was opened by somebody who is no reader of it, after half a year: {opened}"
        ).format(**done)
    )
    print(t.gettext("- what people sent to an AI, in their own lists, after a year: {sent}").format(**done))
    print(t.gettext("- everything of people who left more than three months ago: {leavers}").format(**done))
    print(t.gettext("- data that a restore set aside more than 30 days ago: {old_folders}").format(**done))
    return 0
