"""Sessions come in with the demo, and one's own from a CSV file; private things of others nowhere else."""

from datetime import date

import pytest

from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.agreements.model import Result
from teamtuin.exchange import refusals
from teamtuin.exchange.demo import demo_files, load_demo
from teamtuin.exchange.export import as_html, as_json, gather
from teamtuin.exchange.importing import import_files
from teamtuin.exchange.reading import SourceFile
from teamtuin.exchange.refusals import ImportRefused
from teamtuin.people import queries as people
from teamtuin.texts import texts_for
from tests.peer_learning.writing import open_learning

from .conftest import NOW

HEADER = "datum;vorm;nodig;gezien;afspraak;aanwezig\n"
SEEN = '"Elke deur vraagt iets anders.\nDe gang is smal."'
ROW = f'2026-09-10;intervisie;"Rust na de pauze; in groep 4";{SEEN};Voorlezen;6\n'
OTHER = "10-9-2026;intervisie;Iets anders;;;\n"


@pytest.fixture
def school(app, team):
    open_learning(app, team)
    return app


def somebody(app, reference):
    return Viewer(app.people.by_reference(DOORKEEPER, reference))


def bring(app, text, viewer, name="gesprekken.csv", **how):
    return import_files(
        app.store, app.bank, viewer, [SourceFile(name=name, raw=text.encode())], clock=lambda: NOW, **how
    )


def refused(app, text, viewer, **how):
    with pytest.raises(ImportRefused) as refusal:
        bring(app, text, viewer, **how)
    return refusal.value


def test_each_session_of_the_demo_is_there_for_its_writer_and_named_readers(demo):
    held = {
        f"p{number:02}": len(demo.peer_learning.readable(somebody(demo, f"p{number:02}")))
        for number in range(1, 21)
    }
    assert sum(held.values()) == 6 + sum((5, 1, 3, 6, 3, 1))
    assert held["p02"] == 2
    writer, reader, other = (somebody(demo, ref) for ref in ("p08", "p06", "p12"))
    (visit,) = [one for one in demo.peer_learning.readable(writer) if one.form == "lesson_visit"]
    assert demo.peer_learning.get(reader, visit.id).need.startswith("Kijkvraag")
    assert visit.id not in [one.id for one in demo.peer_learning.readable(other)]


def test_agreements_of_the_demo_are_ours_or_one_persons_own(demo):
    p06, p07, p08 = (somebody(demo, ref) for ref in ("p06", "p07", "p08"))
    (step,) = [one for one in demo.agreements.mine(p06) if one.text.startswith("Groep 5 uitnodigen")]
    assert step.session_id is None
    assert step.text not in [one.text for one in demo.agreements.mine(p07) + demo.agreements.ours(p07)]
    (ours,) = [one for one in demo.agreements.ours(p08) if one.text.startswith("Een week lang opdrachten")]
    assert (ours.result, ours.looked_on) == (Result.DONE, date(2026, 10, 6))


def test_insights_for_the_team_come_without_their_session(demo):
    found = demo.peer_learning.for_team(somebody(demo, "p12"))
    assert {(one.month, one.id.version) for one in found} == {(date(2026, 10, 1), 4), (date(2026, 11, 1), 4)}
    assert len(found) == 5
    assert "De bouwhoek is vol bij meer dan vijf kinderen." in [one.text for one in found]


def test_twice_is_once_and_update_renews_words_but_no_readers(demo):
    again = load_demo(demo.store, demo.bank, demo.now)
    assert again.new == {}
    (source,) = [one for one in demo_files(NOW.date()) if one.name == "peer_sessions.yaml"]
    words = source.raw.decode().replace("De zandloper per hoek.", "De wekker.").replace("  - p13\n", "")
    report = bring(demo, words, DOORKEEPER, name="peer_sessions.yaml", update=True)
    assert report.changed == ["s5"]
    p13 = somebody(demo, "p13")
    assert "De wekker." in [one.what_works for one in demo.peer_learning.readable(p13)]
    assert len(demo.peer_learning.for_team(p13)) == 5


def test_a_csv_file_of_ones_own_comes_in_private(school, team):
    report = bring(school, HEADER + ROW + OTHER, team.tessel)

    assert len(report.new["sessions"]) == 2
    first, second = sorted(school.peer_learning.readable(team.tessel), key=lambda one: one.need)
    assert second.need == "Rust na de pauze; in groep 4"
    assert [one.text for one in second.insights] == ["Elke deur vraagt iets anders.", "De gang is smal."]
    assert (second.attendance, first.attendance) == (6, None)
    assert [one.text for one in school.agreements.of_session(team.tessel, second.id)] == ["Voorlezen"]
    assert school.peer_learning.readable(team.bas) == school.peer_learning.readable(team.hester) == []


def test_the_same_csv_file_twice_is_once_and_another_session_of_that_day_is_new(school, team):
    bring(school, HEADER + ROW, team.tessel)
    again = bring(school, HEADER + OTHER + ROW, team.tessel)
    assert (len(again.new["sessions"]), len(again.known)) == (1, 1)
    assert len(school.peer_learning.readable(team.tessel)) == 2
    assert len(bring(school, HEADER + ROW, team.bas).new["sessions"]) == 1


@pytest.mark.parametrize(
    ("text", "sentence", "line"),
    [
        (HEADER.replace("vorm", "soort") + ROW, refusals.UNKNOWN_COLUMNS, 1),
        (HEADER + ROW + ROW.replace("09-10", "02-31"), refusals.NO_SUCH_DAY, 4),
        (HEADER + "10 september;intervisie;Rust;;;\n", refusals.NOT_A_DAY, 2),
        (HEADER + "31-2-2026;intervisie;Rust;;;\n", refusals.NO_SUCH_DAY, 2),
        (HEADER + "2027-09-10;intervisie;Rust;;;\n", refusals.DAY_TO_COME, 2),
        (HEADER + ROW + OTHER.replace("intervisie", "koffie"), refusals.NOT_ONE_OF, 4),
        (HEADER + "2026-09-10;intervisie;;;;\n", refusals.NO_WORDS_IN_SESSION, 2),
        (HEADER + "2026-09-10;intervisie;Rust;;;zes\n", refusals.NOT_A_NUMBER, 2),
    ],
)
def test_what_is_wrong_in_a_csv_file_is_refused_with_line_and_reason(school, team, text, sentence, line):
    refusal = refused(school, text, team.tessel)
    assert (refusal.sentence, refusal.values["line"]) == (sentence, line)
    assert school.peer_learning.readable(team.tessel) == []


def test_without_a_person_a_csv_file_of_sessions_comes_in_nowhere(school, team):
    assert refused(school, HEADER + ROW, DOORKEEPER).sentence == refusals.WHOSE_SESSIONS


def test_who_is_not_in_the_team_takes_no_sessions_in(school, team):
    for viewer in (team.fenna, team.wim, team.rachida):
        assert refused(school, HEADER + ROW, viewer).sentence == refusals.NOT_IN_TEAM


def test_sessions_wait_until_the_council_has_opened_them(app, team):
    assert refused(app, HEADER + ROW, team.tessel).sentence == refusals.SESSIONS_CLOSED


def test_what_one_wrote_down_goes_along_in_ones_export_and_nobody_elses(school, team):
    bring(school, HEADER + ROW, team.tessel)
    for viewer, there in ((team.tessel, True), (team.bas, False), (team.hester, False)):
        everything = gather(school, viewer)
        for held in (as_json(everything), as_html(everything, texts_for("nl"))):
            assert ("De gang is smal." in held.decode()) is there
            assert ("Voorlezen" in held.decode()) is there


def test_two_people_may_use_the_same_id_in_their_own_files(school, team):
    """Else the id would tell that a colleague took one in, and one's own would be left out."""
    text = """
sessions:
- {id: g1, date: 2026-09-10, form: workshop, written_by: %s, need: "%s"}
"""
    with school.store.transaction(DOORKEEPER) as tx:
        people.note_import(tx, "person", "t", team.tessel.id)
        people.note_import(tx, "person", "b", team.bas.id)
    for viewer, ref in ((team.tessel, "t"), (team.bas, "b")):
        for expected in ({"sessions": ["g1"]}, {}):  # the second time it is known
            assert bring(school, text % (ref, f"Van {ref}."), viewer, "own.yaml").new == expected
        assert [one.need for one in school.peer_learning.readable(viewer)] == [f"Van {ref}."]


def test_two_people_may_use_the_same_id_for_their_own_reflections(app, team):
    with app.store.transaction(DOORKEEPER) as tx:
        people.note_import(tx, "person", "t", team.tessel.id)
        people.note_import(tx, "person", "b", team.bas.id)
    for viewer, ref in ((team.tessel, "t"), (team.bas, "b")):
        text = f"reflections:\n- {{id: r1, author: {ref}, date: 2026-09-10, text: Van {ref}.}}\n"
        assert bring(app, text, viewer, "own.yaml").new == {"reflections": ["r1"]}
