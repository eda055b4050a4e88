"""Into an own school a file brings nothing that whoever brings it in could not do in a room."""

import pytest

from teamtuin.access.viewer import DOORKEEPER
from teamtuin.exchange.importing import import_files
from teamtuin.exchange.reading import SourceFile
from teamtuin.experiments.model import CountsOf, RoomAnswer
from teamtuin.people import queries as people

WORDS = {
    "expectation": "Als de bel weg is, werken kinderen door.",
    "counts_of": "answers",
    "by": "p1",
    "saw": "Ik zag rust.",
    "answer": "",
    "thought": "Eerst twijfel.",
}
FORM = """experiments:
  - id: x1
    title: De bel
    need: rust
    expectation: "{expectation}"
    let_go: de bel
    stop_rule: "bij onrust"
    status: uitproberen
    period: {{start: 2026-10-01}}
    indicators:
      - {{key: k1, label: Rust, unit: keer, direction: up, counts_of: {counts_of}}}
    observations:
      - {{date: 2026-10-05, by: {by}, text: "{saw}"}}
    rooms_asked:
      - {{date: 2026-10-06, kind: geld, text: "100 euro"{answer}}}
    thoughts:
      - {{date: 2026-10-07, text: "{thought}"}}
"""
OTHER = {
    "expectation": "Wij verwachtten precies dit.",
    "counts_of": "events",
    "by": "iemand uit het team",
    "saw": "Iemand schreeuwde.",
    "answer": ', answer: kan niet, answered_on: 2026-10-08, because: "Nee."',
    "thought": "Wij wisten het meteen.",
}


@pytest.fixture
def bring(app, team):
    with app.store.transaction(DOORKEEPER) as tx:
        for ref, somebody in (("p1", team.tessel), ("p2", team.bas)):
            people.note_import(tx, "person", ref, somebody.id)

    def bring(viewer, **words):
        file = SourceFile(name="x.yaml", raw=FORM.format(**WORDS | words).encode())
        import_files(app.store, app.bank, viewer, [file], clock=app.now, update=True)
        (one,) = app.experiments.all(viewer)
        return app.experiments.get(viewer, one.id)

    return bring


def test_a_file_of_another_changes_nothing_that_was_signed_dated_answered_or_expected(team, bring):
    before = bring(team.tessel)
    after = bring(team.bas, **OTHER)
    assert after.expectation == before.expectation
    assert [(one.name, one.text) for one in after.observations] == [("Tessel", "Ik zag rust.")]
    assert [one.text for one in after.thoughts] == ["Eerst twijfel."]
    assert [(one.answer, one.because) for one in after.rooms_asked] == [(None, "")]
    assert [one.counts_of for one in after.indicators] == [CountsOf.ANSWERS]


def test_only_who_leads_the_school_brings_an_answer_in(team, bring):
    asked = bring(team.tessel, answer=OTHER["answer"]).rooms_asked
    assert [one.answer for one in asked] == [None]


def test_who_leads_brings_it_in_and_a_file_of_another_does_not_take_it_away(team, bring):
    first = bring(team.hester, by="iemand uit het team", answer=OTHER["answer"]).rooms_asked
    assert [one.answer for one in first] == [RoomAnswer.CANNOT]
    again = bring(team.bas, by="iemand uit het team", answer=", answer: geregeld, answered_on: 2026-10-09")
    assert [(one.answer, one.because) for one in again.rooms_asked] == [(RoomAnswer.CANNOT, "Nee.")]
