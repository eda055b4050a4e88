"""At the proeftuinen a name goes with its owner; what was not signed stays, of somebody in the team."""

from tests.keeping.returning import put_back

SIGNED, UNSIGNED = "De gidsen praten harder dan nodig.", "De wissel ging vanzelf."


def typed(app, viewer, **texts):
    made = {}
    for name, text in texts.items():
        draft = app.drafts.open(viewer, f"experiments:new:{len(text)}:{name}")
        app.drafts.put(viewer, draft.id, draft.rev, text)
        made[name] = draft.id
    return made


def planted(app, team):
    """A seed of Tessel with her name, with which she thinks along, and two observations of hers."""
    seed = app.experiments.plant(
        team.tessel, typed(app, team.tessel, seed="Wat als de bel weg mag?"), signed=True
    )
    for text, signed in ((SIGNED, True), (UNSIGNED, False)):
        app.experiments.evidence.observe_also(team.tessel, seed.id, text, signed=signed)
    app.experiments.along.join(team.tessel, seed.id)
    return seed


def told(app, team, seed):
    one = app.experiments.get(team.bas, seed.id)
    return one.planted_by, [(seen.text, seen.name) for seen in one.observations]


def writers(app):
    with app.store.reading_copy() as root:
        return root.execute(
            "SELECT (SELECT count(*) FROM observation WHERE writer_id IS NOT NULL),"
            " (SELECT count(*) FROM experiment WHERE planted_by IS NOT NULL OR signed),"
            " (SELECT count(*) FROM experiment_joining)"
        ).fetchone()


def test_forget_takes_what_was_signed_and_leaves_the_rest_to_somebody_in_the_team(app, team, secret):
    seed = planted(app, team)
    assert told(app, team, seed) == ("Tessel", [(SIGNED, "Tessel"), (UNSIGNED, None)])
    assert writers(app) == (2, 1, 1)
    app.keeping.forget(team.tessel)
    assert told(app, team, seed) == (None, [(UNSIGNED, None)])
    assert writers(app) == (0, 0, 0)


def test_a_backup_from_before_brings_back_no_name_and_nothing_that_was_signed(
    app, team, secret, tmp_path, settings
):
    seed = planted(app, team)
    backup = tmp_path / "before.backup"
    app.keeping.back_up(backup)
    app.keeping.forget(team.tessel)
    again = put_back(app, settings, backup, secret)
    try:
        assert told(again, team, seed) == (None, [(UNSIGNED, None)])
        assert writers(again) == (0, 0, 0)
    finally:
        again.close()


def test_an_observation_that_was_taken_back_stays_so_after_a_restore(app, team, secret, tmp_path, settings):
    seed = planted(app, team)
    backup = tmp_path / "before.backup"
    app.keeping.back_up(backup)
    signed = app.experiments.get(team.tessel, seed.id).observations[0]
    app.experiments.evidence.withdraw(team.tessel, signed.id)
    again = put_back(app, settings, backup, secret)
    try:
        assert [text for text, _ in told(again, team, seed)[1]] == [UNSIGNED]
    finally:
        again.close()
