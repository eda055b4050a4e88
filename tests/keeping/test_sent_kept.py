"""What was sent to an AI goes with its owner, and a backup from before brings nothing of it back."""

from tests.asking.test_sent import leaving
from tests.keeping.returning import put_back


def rows(app):
    with app.store.reading_copy() as root:
        return root.execute("SELECT count(*) FROM sent_to_ai").fetchone()[0]


def test_neither_the_deleted_nor_the_leaver_s_comes_back_from_a_backup(
    app, team, write, secret, tmp_path, settings
):
    line = write(team.bas, "De kast stond open.")
    gone = app.asking.sent.note(team.bas, leaving("Gewist."))
    app.asking.sent.note(team.bas, leaving("Met de tekst weg."), line.id)
    app.asking.sent.note(team.bas, leaving("Blijft."))
    app.asking.sent.note(team.tessel, leaving("Van Tessel."))
    backup = tmp_path / "before.backup"
    app.keeping.back_up(backup)

    app.asking.sent.delete(team.bas, gone)
    app.reflections.delete(team.bas, line.id)
    app.keeping.forget(team.tessel)
    assert rows(app) == 1

    again = put_back(app, settings, backup, secret)
    try:
        assert [sent.what.text for sent in again.asking.sent.mine(team.bas)] == ["Blijft."]
        assert rows(again) == 1
    finally:
        again.close()
