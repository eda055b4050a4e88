"""Study days from a file: with their clock, their harvest and what was agreed; gaps are refused."""

from datetime import date, time

import pandas as pd
import pytest

from teamtuin.access.policy import Module
from teamtuin.access.viewer import DOORKEEPER
from teamtuin.agreements import queries as agreements
from teamtuin.exchange import refusals
from teamtuin.exchange.reading import SourceFile
from teamtuin.exchange.school_export import export_school
from teamtuin.exchange.taking_in import ImportReport
from teamtuin.rooms.model import RoundKind
from teamtuin.study_days.model import Character, Place

from .test_importing import DEMO, NOW, TEAM_FILE, bring, refused, somebody, source

DAYS = next(one for one in DEMO if one.name == "study_days.yaml")
COACH, ADMINISTRATOR, COUNCIL = "p03", "p19", "p20"
REFS = ["d1", "d2", "d3", "d4"]
OWN = """
study_days:
- id: own1
  title: Rust
  date: 2026-12-01
  need: De ochtend is vol.
  programme:
  - {start: 09:00, end: 09:20, title: Inloop, activity_format: check-in, character: informeren}
  - {start: 09:20, end: '10:00', title: Muur}
"""


def edited(old, new):
    assert old.encode() in DAYS.raw
    return SourceFile(name=DAYS.name, raw=DAYS.raw.replace(old.encode(), new.encode(), 1))


@pytest.fixture
def demo(holding):
    return holding(DAYS, TEAM_FILE)


def days_of(app, ref="p04"):
    return {day.title: day for day in app.study_days.days(somebody(app, ref))}


def test_a_day_comes_in_whole(demo):
    day = days_of(demo)["Startdag: wat heeft dit kind of deze klas nodig?"]
    assert (day.held_on, day.starts_at, day.planned_end) == (date(2026, 8, 13), time(9), time(15, 15))
    assert (day.attendance, day.closed_on) == (18, date(2026, 8, 13))
    assert [slot.begins for slot in day.slots[:3]] == [540, 570, 630]
    assert day.programme[3].activity_format == "wereldcafé"
    assert day.programme[3].character is Character.MAKE
    assert [outcome.place for outcome in day.outcomes] == [Place.EXPERIMENT, Place.HABIT, *[Place.LET_GO] * 3]
    assert [each.due_on for each in day.look_backs] == [date(2026, 8, 27), date(2026, 9, 24)]
    assert day.look_backs[0].text.startswith("Vier van de vijf nulmetingen")
    assert {demo.people.get(DOORKEEPER, one).id for one in day.facilitators} == {
        somebody(demo, "p10").id,
        somebody(demo, "p06").id,
    }


def test_a_coach_from_outside_sees_the_day_she_leads_and_no_other(demo):
    assert demo.people.me(somebody(demo, COACH)).external
    assert list(days_of(demo, COACH)) == ["Samen kijken met de beeldcoach"]
    assert days_of(demo, COUNCIL) == days_of(demo, ADMINISTRATOR) == {}


def test_what_is_ours_the_team_reads_and_an_own_step_only_its_owner(demo):
    def texts(ref, ask):
        with demo.store.transaction(somebody(demo, ref)) as tx:
            return [one.text for one in ask(tx)]

    assert "Nulmeting van elke proeftuin in week 35" in texts("p04", agreements.ours)
    assert texts("p18", agreements.mine) == ["Een week lang zonder bel"]
    for ref in ("p04", "p01"):
        assert "Een week lang zonder bel" not in texts(ref, agreements.ours) + texts(ref, agreements.mine)


def test_the_exit_ticket_is_a_closed_round_of_its_day(demo):
    viewer, day = somebody(demo, "p04"), days_of(demo)["Werken vanuit neurodiversiteit"]
    (ticket,) = [one for one in demo.rooms.listed(viewer) if one.study_day_id == day.id]
    assert (ticket.kind, ticket.closed_on) == (RoundKind.EXIT_TICKET, day.held_on)
    (result,) = [one for one in demo.rooms.results(viewer) if one.round_id == ticket.id]
    assert result.answers == 17
    assert "minder praten" in [one.text for one in demo.rooms.texts(viewer, ticket.id)]


def test_twice_is_once(demo):
    assert bring(demo, DAYS).known == REFS
    assert len(days_of(demo)) == 4
    with demo.store.transaction(somebody(demo, "p04")) as tx:
        assert len(agreements.ours(tx)) == 3


def test_an_update_renews_the_day_and_leaves_what_the_team_added(demo):
    viewer = somebody(demo, "p04")
    day = days_of(demo)["Samen kijken met de beeldcoach"]
    other = edited("title: Energiepeiling en kijkafspraken", "title: Inloop en kijkafspraken")
    assert bring(demo, other).known == REFS
    assert bring(demo, other, update=True) == ImportReport(changed=["d4"], known=["d1", "d2", "d3"])
    renewed = demo.study_days.get(viewer, day.id)
    assert renewed.programme[0].title == "Inloop en kijkafspraken"
    assert [one.id for one in renewed.programme] == [one.id for one in day.programme]
    assert bring(demo, other, update=True).changed == []


def test_a_gap_in_the_programme_is_refused_with_its_line_and_reason(empty):
    refusal = refused(empty, TEAM_FILE, edited("  - start: 09:20", "  - start: 09:25"))
    assert refusal.sentence == refusals.GAP
    line = DAYS.raw.decode().splitlines().index("  - start: 09:20") + 1
    assert (refusal.values["file"], refusal.line) == ("study_days.yaml", line)
    assert empty.school.find() is None


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("start: 09:00", "start: 9 uur", refusals.NOT_A_TIME),
        ("start: 09:00", "start: 09:40", refusals.NO_LENGTH),
        ("place: geparkeerd", "place: ergens", refusals.NOT_ONE_OF),
        ("    place: geparkeerd\n", "", refusals.NO_PLACE),
        ("    n: 17", "    n: 16", refusals.NOT_TOGETHER),
        ("- p13", "- p99", refusals.UNKNOWN_PERSON),
        ("whose: p18", "whose: p99", refusals.UNKNOWN_PERSON),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_comes_in(empty, old, new, sentence):
    assert refused(empty, TEAM_FILE, edited(old, new)).sentence == sentence
    assert empty.school.find() is None


def test_in_an_own_school_a_day_comes_in_and_somebodys_own_step_does_not(app, team):
    assert bring(app, source(OWN)).new == {"study_days": ["own1"]}
    assert [day.title for day in app.study_days.days(team.tessel)] == ["Rust"]
    assert app.study_days.days(team.wim) == []
    agreed = source(OWN.replace("own1", "own2") + "  agreements:\n  - {what: Stil, whose: ours}\n")
    assert refused(app, agreed).sentence == refusals.PART_CLOSED
    app.school.consent(team.rachida, Module.AGREEMENTS, date(2026, 9, 1), "MR 2026-09")
    assert bring(app, agreed).new == {"study_days": ["own2"]}


def test_the_export_of_the_school_holds_days_and_harvest_and_no_name(demo, tmp_path):
    export_school(demo, tmp_path)
    days = pd.read_csv(tmp_path / "study_days.csv")
    assert list(days["attendance"].dropna()) == [16, 18, 17]
    programme = pd.read_csv(tmp_path / "programme.csv")
    assert list(programme["begins_at"][:3]) == ["09:00", "09:20", "10:20"]
    outcomes = pd.read_csv(tmp_path / "outcomes.csv")
    assert set(outcomes["place"]) == {"agreement", "experiment", "habit", "parked", "let_go"}
    # The demo holds an exit ticket of 17 answers: what a day was worth stays on the page of that day.
    assert pd.read_csv(tmp_path / "rounds.csv").empty
    leaders = {str(one) for day in days_of(demo).values() for one in day.facilitators}
    held = "".join((tmp_path / name).read_text() for name in ("study_days.csv", "outcomes.csv"))
    assert not any(leader in held for leader in leaders)


def test_the_doctor_counts_days(demo):
    assert demo.study_days.count(DOORKEEPER) == 4
    assert demo.study_days.count(somebody(demo, ADMINISTRATOR)) == 0


def test_the_moment_of_a_day_is_never_later_than_now(demo):
    assert all(day.made_at <= NOW or day.held_on > NOW.date() for day in days_of(demo).values())
