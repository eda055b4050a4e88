"""What one or two groups measure goes with its last maker, and a backup from before brings nothing back."""

from uuid import uuid4

from teamtuin.app import today
from teamtuin.experiments.evidence import LookedAt
from teamtuin.experiments.looking.model import Press
from tests.keeping.returning import put_back


def typed(app, viewer, **texts):
    made = {}
    for name, text in texts.items():
        draft = app.drafts.open(viewer, f"experiments:{uuid4()}:test:{name}")
        made[name] = app.drafts.put(viewer, draft.id, draft.rev, text).id
    return made


def measured(app, viewer, experiment, label, *others):
    """Something of one's own with others, with one press."""
    how = LookedAt(few_groups=True, makers=tuple(other.id for other in others))
    app.experiments.evidence.look_at(viewer, experiment.id, typed(app, viewer, label=label), how)
    own = app.experiments.looking.own(viewer, experiment.id)[-1].indicator
    app.experiments.looking.count(viewer, own, [Press(id=uuid4(), on=today())])
    return own


def labels(app, viewer, experiment):
    return [one.indicator.label for one in app.experiments.looking.own(viewer, experiment.id)]


def rows(app):
    with app.store.reading_copy() as root:
        tables = ("own_indicator", "indicator_maker", "measurement", "tally")
        counts = ", ".join(f"(SELECT count(*) FROM {table})" for table in tables)
        return root.execute(f"SELECT {counts}").fetchone()


def test_it_goes_with_its_last_maker_and_what_was_deleted_stays_so(app, team, secret, tmp_path, settings):
    there = app.experiments.plant(team.bas, typed(app, team.bas, seed="Wat als?"), signed=False)
    alone = measured(app, team.tessel, there, "Alleen van mij")
    measured(app, team.tessel, there, "Van ons beiden", team.bas)
    deleted = measured(app, team.bas, there, "Toch niet")
    backup = tmp_path / "before.backup"
    app.keeping.back_up(backup)
    app.experiments.evidence.look_no_more(team.bas, deleted.id)
    app.keeping.forget(team.tessel)
    assert labels(app, team.bas, there) == ["Van ons beiden"]
    assert rows(app) == (1, 1, 1, 1)
    again = put_back(app, settings, backup, secret)
    try:
        assert labels(again, team.bas, there) == ["Van ons beiden"]
        assert rows(again) == (1, 1, 1, 1)
        assert not any(again.store.keys.has(gone.id) for gone in (alone, deleted))
    finally:
        again.close()
