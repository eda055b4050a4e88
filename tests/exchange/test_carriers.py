"""Tasks from a file: words, known by their id, and without the name of a colleague."""

import pytest

from teamtuin.access.viewer import DOORKEEPER
from teamtuin.exchange import refusals
from teamtuin.exchange.importing import import_files
from teamtuin.exchange.reading import SourceFile
from teamtuin.exchange.refusals import ImportRefused
from teamtuin.exchange.voices_export import voice_frames
from teamtuin.experiments.carriers.model import Carrier

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
    frames = voice_frames(app)
    assert list(frames["carriers"].itertuples(index=False, name=None)) == [
        (str(at), "Hulp in de werktijd", "team", "parents")
    ]
    assert frames["voices"].empty


def test_a_colleague_by_name_is_refused(app, team):
    with pytest.raises(ImportRefused) as refused:
        taken_in(app, FILE.replace("Hulp in de werktijd", "Bas opent de deur"))
    assert refused.value.sentence == refusals.NAMES_A_COLLEAGUE
    assert app.experiments.all(team.tessel) == []


def test_a_role_apart_is_no_carrier(app, team):
    for word in ("stagiairs", "zij-instromers", "vrijwilligers", "conciërge"):
        with pytest.raises(ImportRefused) as refused:
            taken_in(app, FILE.replace("[team]", f"[{word}]"))
        assert refused.value.sentence == refusals.NOT_ONE_OF
