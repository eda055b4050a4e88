"""`teamtuin doctor`: is all well, said in sentences a school can act on."""

import json
import os
import shutil
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from teamtuin.access.viewer import DOORKEEPER
from teamtuin.app import Teamtuin, today
from teamtuin.commands.asking_app import ask_app
from teamtuin.commands.keeping import words
from teamtuin.errors import N_, TeamtuinError
from teamtuin.store.store import FILE
from teamtuin.texts import Texts

COUNTED = ("contributions", "sessions", "study_days", "experiments", "measurements")
ENOUGH = 3
"""Rewriting needs a whole second file: below three times the file's size there is too little room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at; a warning does not make the answer "not well"."""

    name: str
    ok: bool
    sentence: str
    warning: bool = False
    values: dict[str, str] = field(default_factory=dict)


def checks(app: Teamtuin) -> list[Check]:
    """Everything the doctor looks at."""
    return [
        _data(app),
        _room(app),
        _recovery(app),
        *_outlived(app),
        *_counting(app),
        _reach(app),
    ]


def _data(app: Teamtuin) -> Check:
    try:
        app.store.look_through()
    except TeamtuinError as error:
        return _refusal(error)
    return Check(name="data", ok=True, sentence=N_("The data open and every key is there."))


def _refusal(error: TeamtuinError) -> Check:
    values = {name: str(value) for name, value in error.values.items()}
    return Check(name="data", ok=False, sentence=error.sentence, values=values)


def _room(app: Teamtuin) -> Check:
    size = (app.settings.data / FILE).stat().st_size
    if shutil.disk_usage(app.settings.data).free < ENOUGH * size:
        return Check(
            name="disk", ok=False, sentence=N_("The disk is almost full. Make room before you go on.")
        )
    return Check(name="disk", ok=True, sentence=N_("There is room on the disk."))


def _recovery(app: Teamtuin) -> Check:
    if app.school.find() is not None and app.store.keys.recipient() is None:
        return Check(
            name="backup", ok=False, sentence=N_("There is no recovery key, so no backup can be made.")
        )
    if not app.store.keys.written():
        return Check(
            name="backup",
            ok=True,
            warning=True,
            sentence=N_("There is no backup yet. Make one with: python3 -m teamtuin backup FILE"),
        )
    return Check(name="backup", ok=True, sentence=N_("There is a backup."))


def _outlived(app: Teamtuin) -> Iterator[Check]:
    for backup in app.keeping.outlived_backups(today(app.now)):
        yield Check(
            name="old_backup",
            ok=True,
            warning=True,
            sentence=N_(
                "This backup is older than 30 days, and something was deleted since: {file}. "
                "Connect its disk and run: python3 -m teamtuin retention. Or delete it by hand."
            ),
            values={"file": str(backup)},
        )


def _counting(app: Teamtuin) -> Iterator[Check]:
    """Nobody sees how many answered while a round is open, so neither does who runs this command."""
    school = app.school.find()
    if school is not None and not school.demo:
        yield Check(
            name="counting",
            ok=True,
            sentence=N_("Answers of a round that is still open are not in the count of contributions."),
        )


def _reach(app: Teamtuin) -> Check:
    url = app.settings.url or _network()
    if url.startswith("https://"):
        return Check(name="reach", ok=True, sentence=N_("Phones reach Teamtuin at its own safe address."))
    if url:
        return Check(
            name="reach",
            ok=True,
            warning=True,
            sentence=N_("Phones reach Teamtuin without https: on this network others could read along."),
        )
    return Check(
        name="reach",
        ok=True,
        warning=True,
        sentence=N_("Only this computer reaches Teamtuin; phones cannot."),
    )


def _network() -> str:
    """The address on the school's network, where `run --host` opened one; else nothing."""
    host = os.environ.get("STREAMLIT_SERVER_ADDRESS", "")
    return "" if host in ("", "localhost", "127.0.0.1", "::1") else f"http://{host}"


def do_doctor(app: Teamtuin, _: dict[str, Any]) -> dict[str, Any]:
    """Look at everything; counts are of what the team itself can see, never of reflections."""
    found = checks(app)
    counts: dict[str, int | None] = dict.fromkeys(COUNTED, 0)
    counts["contributions"] = app.rooms.contributions()
    counts["sessions"] = app.peer_learning.how_many()
    counts["study_days"] = app.study_days.count(DOORKEEPER)
    counts |= app.experiments.counts(DOORKEEPER)
    return _report(found, counts)


def _report(found: list[Check], counts: dict[str, int | None]) -> dict[str, Any]:
    return {
        "ok": all(check.ok for check in found),
        "checks": [asdict(check) for check in found],
        "counts": counts,
    }


def doctor(args: Namespace) -> int:
    """Print the findings; exit code 1 when something is not well."""
    found = _found(as_json=args.json)
    t = words()
    found["checks"] = [_said(t, **check) for check in found["checks"]]
    if args.json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        print("\n".join(_line(**check) for check in found["checks"]))
    return 0 if found["ok"] else 1


def _found(*, as_json: bool) -> dict[str, Any]:
    """Data that do not open are a finding too; for a person the refusal itself is the answer."""
    try:
        return ask_app("doctor", do_doctor, {}, may_begin=True)
    except TeamtuinError as error:
        if not as_json:
            raise
        return _report([_refusal(error)], dict.fromkeys(COUNTED))


def _said(t: Texts, sentence: str, values: dict[str, str], **check: Any) -> dict[str, Any]:
    return {**check, "sentence": t.gettext(sentence).format(**values)}


def _line(sentence: str, ok: bool, warning: bool, **_: object) -> str:
    return f"{'✓' if ok and not warning else '!'} {sentence}"
