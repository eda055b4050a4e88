"""What readers said or marked, and who else opened a text, in a backup that is put back."""

from teamtuin.access.viewer import CARETAKER
from teamtuin.reflections.along.model import Sign
from tests.keeping.returning import SENTENCE, put_back


def test_what_a_reader_took_back_or_left_does_not_come_back_with_a_backup(
    app, team, write, sharing_open, secret, tmp_path, settings
):
    line, deleted = write(team.tessel, SENTENCE), write(team.tessel, SENTENCE)
    app.reflections.share(team.tessel, line.id, [team.bas.id, team.hester.id])
    for viewer in (team.bas, team.hester):
        app.reflections.along.say(viewer, line.id, Sign.RECOGNISED)
        app.reflections.along.say(viewer, line.id, Sign.KEPT)
    with app.store.transaction(team.tessel) as tx:
        tx.execute("INSERT INTO opened_by_another VALUES ($id, current_date)", {"id": deleted.id})
    backup = tmp_path / "b.age"
    app.keeping.back_up(backup)
    app.reflections.along.say(team.bas, line.id, Sign.RECOGNISED, is_on=False)
    app.reflections.along.leave(team.hester, line.id)
    app.reflections.delete(team.tessel, deleted.id)

    app = put_back(app, settings, backup, secret)

    around = app.reflections.along.around(team.tessel, line.id)
    assert [person.first_name for person in around.readers] == ["Bas"]
    assert around.heard.given == ()
    assert app.reflections.readable(team.hester) == []
    with app.store.transaction(CARETAKER) as tx:
        assert tx.execute("SELECT * FROM opened_by_another") == []
    app.close()
