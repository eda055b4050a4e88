"""Tasks from a file: words, known by their id, and without the name of a colleague."""

import pytest

from teamtuin.access.viewer import DOORKEEPER
from teamtuin.exchange import refusals
from teamtuin.exchange.carriers import carrier_frames
from teamtuin.exchange.importing import import_files
from teamtuin.exchange.reading import SourceFile
from teamtuin.exchange.refusals import ImportRefused
from teamtuin.experiments.carriers.model import MOST_TASKS, Carrier

FILE = """experiments:
- {id: x1, title: Gidsen, need: Kinderen wachten lang., status: uitproberen}
carried_tasks:
- {id: t1, experiment: x1, task: Hulp in de werktijd, before: [team], now: [leerlingen, team]}
"""


def taken_in(app, text, **how):
    files = [SourceFile(name="c.yaml", raw=text.encode())]
    return import_files(app.store, app.bank, DOORKEEPER, files, clock=app.now, **how)


def test_a_task_comes_in_once_is_renewed_by_choice_and_goes_along(app, team):
    assert taken_in(app, FILE).new["carried_tasks"] == ["t1"]
    assert "carried_tasks" not in taken_in(app, FILE).new
    at = app.experiments.all(team.tessel)[0].id
    (task,) = app.experiments.carriers.of(team.bas, at)
    assert (task.before, task.now) == ((Carrier.TEAM,), (Carrier.TEAM, Carrier.PUPILS))
    taken_in(app, FILE.replace("[leerlingen, team]", "[ouders]"), update=True)
    assert list(carrier_frames(app)["carriers"].itertuples(index=False, name=None)) == [
        (str(at), "Hulp in de werktijd", "team", "parents")
    ]


def test_a_colleague_by_name_is_refused(app, team):
    with pytest.raises(ImportRefused) as refused:
        taken_in(app, FILE.replace("Hulp in de werktijd", "Bas opent de deur"))
    assert refused.value.sentence == refusals.NAMES_A_COLLEAGUE
    assert app.experiments.all(team.tessel) == []


def test_a_file_brings_no_more_tasks_than_one_may_type(app, team):
    task = "- {{id: t{n}, experiment: x1, task: Taak {n}, before: [team], now: [ouders]}}\n"
    lines = [task.format(n=n) for n in range(2, MOST_TASKS + 2)]
    for dry_run in (True, False):
        with pytest.raises(ImportRefused) as refused:
            taken_in(app, FILE + "".join(lines), dry_run=dry_run)
        assert refused.value.sentence == refusals.TOO_MANY_TASKS
    taken_in(app, FILE + "".join(lines[:-1]))
    at = app.experiments.all(team.tessel)[0].id
    assert len(app.experiments.carriers.of(team.bas, at)) == MOST_TASKS
    with pytest.raises(ImportRefused):
        taken_in(app, FILE + "".join(lines))


def test_a_role_apart_is_no_carrier(app, team):
    for word in ("stagiairs", "zij-instromers", "vrijwilligers", "conciërge"):
        with pytest.raises(ImportRefused) as refused:
            taken_in(app, FILE.replace("[team]", f"[{word}]"))
        assert refused.value.sentence == refusals.NOT_ONE_OF
