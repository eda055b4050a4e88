"""Trajectories in a file: each line its author's, and readers get the owner's alone."""

import pytest

from teamtuin.access.policy import Module
from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.coaching.model import By, Seen, Status
from teamtuin.exchange import refusals
from teamtuin.exchange.demo import demo_files
from teamtuin.exchange.importing import import_files
from teamtuin.exchange.reading import SourceFile
from teamtuin.exchange.refusals import ImportRefused

from .conftest import NOW

FILES = {source.name: source for source in demo_files(NOW.date())}
TEAM, TRAJECTORIES = FILES["team.yaml"], FILES["coaching_trajectories.yaml"]
IDS = ["b1", "b2", "b3", "b4"]
SECTION = "coaching_trajectories"


@pytest.fixture
def demo(holding):
    """The trajectories of the demo and its people, and nothing else."""
    return holding(TEAM, TRAJECTORIES)


def bring(app, *sources, viewer=DOORKEEPER, **how):
    return import_files(app.store, app.bank, viewer, sources, clock=lambda: NOW, **how)


def refused(app, *sources, **how):
    with pytest.raises(ImportRefused) as refusal:
        bring(app, *sources, **how)
    return refusal.value


def edited(old, new):
    assert old.encode() in TRAJECTORIES.raw
    return SourceFile(name=TRAJECTORIES.name, raw=TRAJECTORIES.raw.replace(old.encode(), new.encode(), 1))


def somebody(app, ref):
    return Viewer(app.people.by_reference(DOORKEEPER, ref))


def own(app, ref):
    (trajectory,) = app.coaching.overview(somebody(app, ref)).own
    return trajectory


@pytest.mark.parametrize("order", [[TEAM, TRAJECTORIES], [TRAJECTORIES, TEAM]])
def test_the_trajectories_come_in_whatever_the_order_and_once(empty, order):
    assert bring(empty, *order).new[SECTION] == IDS
    assert bring(empty, *order).new == {}
    assert len(empty.coaching.overview(somebody(empty, "p03")).coaching) == 4


def test_each_line_is_its_authors(demo):
    closed = own(demo, "p05")
    assert (closed.status, closed.images_destroyed_on, closed.closed_on) == (
        Status.CLOSED,
        closed.closed_on,
        closed.images_destroyed_on,
    )
    assert closed.destroyed_confirmed_by == somebody(demo, "p03").id
    first, second, third = closed.rounds
    assert (first.strength_seen, first.own_insight) == (
        "Haar knik is genoeg.",
        "Ik dacht dat ik woorden nodig had.",
    )
    assert [(clip.at, clip.code, clip.by) for clip in first.clips] == [
        ("03:12", Seen.RECEIVE, By.COACH),
        ("07:40", Seen.ATTEND, By.COACH),
    ]
    assert (second.activity, third.next_question) == ("Werktijd onderbouw", "")
    assert closed.closing.startswith("Ik kijk nu anders naar stilte.")


def test_one_without_consent_waits_with_the_coachs_note(demo):
    waits = own(demo, "p17")
    assert (waits.status, waits.may_record, waits.rounds) == (Status.INTAKE, False, ())
    assert waits.note.startswith("De intake is geweest.")
    assert str(own(demo, "p07").next_on) == "2026-12-03"


def test_a_reader_gets_the_owners_lines_and_everybody_else_nothing(demo):
    (seen,) = demo.coaching.overview(somebody(demo, "p06")).shared
    assert [each.own_insight for each in seen.rounds] == [
        "Mijn arm is een magneet.",
        "Ik vond zitten lui. Het is werk.",
    ]
    assert "kaart vanzelf" not in repr(seen)
    assert all(each.clips == () for each in seen.rounds)
    for ref in ("p01", "p02", "p08", "p19", "p20"):
        assert demo.coaching.overview(somebody(demo, ref)) == demo.coaching.overview(DOORKEEPER)


def test_update_renews_words_and_leaves_rounds_and_readers(demo):
    before = own(demo, "p07")
    demo.coaching.revoke(somebody(demo, "p07"), before.id)

    report = bring(demo, edited("Mijn arm is een magneet.", "Mijn arm trekt."), update=True)

    after = own(demo, "p07")
    assert report.changed == ["b2"]
    assert after.rounds[0].own_insight == "Mijn arm trekt."
    assert [each.id for each in after.rounds] == [each.id for each in before.rounds]
    assert after.rounds[0].clips == before.rounds[0].clips
    assert demo.coaching.overview(somebody(demo, "p06")).shared == ()
    again = bring(demo, edited("Op kinderhoogte wijst de kaart vanzelf.", "Op hun hoogte."), update=True)
    assert again.changed == ["b2"]
    assert own(demo, "p07").rounds[0].strength_seen == "Op hun hoogte."


def test_without_update_other_words_change_nothing(demo):
    before = own(demo, "p07")
    assert bring(demo, edited("Mijn arm is een magneet.", "Mijn arm trekt.")).changed == []
    assert own(demo, "p07") == before


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("owner: p05", "owner: p99", refusals.UNKNOWN_PERSON),
        ("coach: p03", "coach: p06", refusals.NOT_A_COACH),
        ("  - p06", "  - p99", refusals.UNKNOWN_PERSON),
        ("at: 03:12", "at: drie", refusals.NOT_A_TIME_CODE),
        ("code: receive", "code: smile", refusals.NOT_ONE_OF),
        ("status: afgerond", "status: closed", refusals.NOT_ONE_OF),
        (
            "consent_category_confirmed: true",
            "consent_category_confirmed: false",
            refusals.RECORDED_TOO_EARLY,
        ),
        ("activity: Inloop", "video: inloop.mp4", refusals.UNKNOWN_FIELD),
    ],
)
def test_what_is_wrong_is_refused_with_its_line_and_nothing_comes_in(empty, old, new, sentence):
    refusal = refused(empty, TEAM, edited(old, new))
    assert (refusal.sentence, refusal.values["file"]) == (sentence, TRAJECTORIES.name)
    assert refusal.line > 1
    assert empty.school.find() is None
    assert empty.store.keys.all() == {}


OWN = """coaching_trajectories:
- id: t1
  owner: {owner}
  coach: {coach}
  status: lopend
  started_on: 2026-11-02
  learning_question: Wat doe ik in de wissel?
  protocol_checked_on: 2026-11-02
  consent_category_confirmed: true
  rounds:
  - date: 2026-11-09
    activity: Wissel
    own_insight: Mijn arm is een magneet.
    clips:
    - at: 02:30
      seen: Ik wijs
      by: {by}
"""
PEOPLE = """people:
- id: s1
  first_name: Sanne
  role: teacher
- id: s2
  first_name: Fred
  role: video_coach
"""


def test_in_an_own_school_only_ones_own_lines_come_in_and_only_when_it_is_open(app, team):
    def file(by):
        return SourceFile(name="own.yaml", raw=OWN.format(owner="s1", coach="s2", by=by).encode())

    bring(app, SourceFile(name="people.yaml", raw=PEOPLE.encode()))
    sanne, fred = somebody(app, "s1"), somebody(app, "s2")
    link = app.accounts.first_link(team.wim, fred.id)
    app.accounts.accept(link, sign_in_name="fred", passphrase="vier natte laarzen", own_device=False)
    assert refused(app, file("owner")).sentence == refusals.SOMEBODY_ELSES
    assert refused(app, file("owner"), viewer=sanne).sentence == refusals.PART_CLOSED
    app.school.consent(team.rachida, Module.COACHING, NOW.date(), "MR 4")
    assert refused(app, file("coach"), viewer=sanne).sentence == refusals.SOMEBODY_ELSES

    assert bring(app, file("owner"), viewer=sanne).new == {SECTION: ["t1"]}

    (mine,) = app.coaching.overview(sanne).own
    assert [(each.activity_by, each.clips[0].by) for each in mine.rounds] == [(By.OWNER, By.OWNER)]
    assert mine.coach_id == fred.id


def test_the_folder_holds_no_word_of_the_trajectories(empty, settings):
    bring(empty, TEAM, TRAJECTORIES)
    empty.close()
    held = b"".join(path.read_bytes() for path in settings.data.rglob("*") if path.is_file())
    assert b"Kiezelbeek" in held
    for word in (b"magneet", b"knik is genoeg", b"oogcontact", b"intake is geweest", b"Inloop", b"leervraag"):
        assert word not in held
