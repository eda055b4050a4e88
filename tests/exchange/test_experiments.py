"""Proeftuinen from a file: with their series, gaps and decisions; measurements from a CSV, row by row."""

from datetime import date

import pandas as pd
import pytest

from teamtuin.access.viewer import DOORKEEPER
from teamtuin.exchange import refusals
from teamtuin.exchange.reading import SourceFile
from teamtuin.exchange.school_export import export_school
from teamtuin.experiments.model import Choice, CountsOf, Phase, RoomAnswer, RoomKind, Span, Strand
from teamtuin.experiments.story import Told

from .test_importing import DEMO, TEAM_FILE, bring, refused, somebody

FILE = next(one for one in DEMO if one.name == "experiments.yaml")
COUNTS = {"experiments": 5, "measurements": 131}


def edited(old, new):
    assert old.encode() in FILE.raw
    return SourceFile(name=FILE.name, raw=FILE.raw.replace(old.encode(), new.encode(), 1))


def csv(text, name="metingen.csv"):
    return SourceFile(name=name, raw=text.encode())


@pytest.fixture
def demo(holding):
    return holding(FILE, TEAM_FILE)


@pytest.fixture
def whole(holding):
    return holding(*DEMO)


def by_title(app, ref="p04"):
    viewer = somebody(app, ref)
    return {one.title: app.experiments.get(viewer, one.id) for one in app.experiments.all(viewer)}


def counted(app):
    return app.experiments.counts(DOORKEEPER)


def test_a_proeftuin_comes_in_whole(demo):
    assert counted(demo) == COUNTS
    one = by_title(demo)["Bovenbouwers als gids"]
    assert (one.strand, one.phase) == (Strand.PUPIL_CO_ORGANISERS, Phase.TRY_OUT)
    assert (one.starts_on, one.ends_on) == (date(2026, 8, 24), date(2026, 12, 4))
    assert (one.look_back_on, one.council_advice_asked_on) == (date(2026, 11, 27), date(2026, 6, 11))
    assert one.let_go == "Het idee dat een volwassene elke hulpvraag als eerste hoort."
    moments, ownership, _ = one.indicators
    assert (ownership.counts_of, ownership.baseline, ownership.baseline_total) == (CountsOf.ANSWERS, 12, 24)
    first = moments.measurements[0]
    assert (first.measured_on, first.span, first.number) == (date(2026, 8, 24), Span.WEEK, 4)
    assert (ownership.measurements[0].number, ownership.measurements[0].total) == (12, 23)
    (room,) = one.rooms_asked
    assert (room.kind, room.answer, room.answered_on) == (
        RoomKind.HANDS,
        RoomAnswer.ARRANGED,
        date(2026, 9, 28),
    )
    (cycle,) = one.cycles
    assert (cycle.is_open, cycle.surprise) == (False, "Wachten bleek moeilijker dan helpen.")


def test_holidays_stay_gaps_and_months_last_a_month(demo):
    found = by_title(demo)
    days = [m.measured_on for m in found["Bovenbouwers als gids"].indicators[0].measurements]
    assert date(2026, 10, 12) not in days
    assert len(days) == 12
    months = found["Leer- en speelcircuit groep 3-4"].indicators[0].measurements
    assert [(m.measured_on, m.span, m.number) for m in months][:2] == [
        (date(2026, 6, 1), Span.MONTH, 4),
        (date(2026, 9, 1), Span.MONTH, 2),
    ]


def test_what_was_measured_before_is_frozen_as_such(demo):
    questions = by_title(demo)["Jaarafspraak per leerjaar"].indicators[0]
    assert questions.baseline_points == 10
    assert len([m for m in questions.measurements if m.measured_on < date(2026, 8, 1)]) == 10


def test_every_outcome_is_there_with_its_reason_and_what_the_numbers_said(demo):
    found = by_title(demo)
    choices = {title: one.last_decision.choice for title, one in found.items() if one.last_decision}
    assert choices == {
        "Leer- en speelcircuit groep 3-4": Choice.SCALE_UP,
        "Jaarafspraak per leerjaar": Choice.ADAPT,
        "Grootouders in het leesuur": Choice.LET_GO,
    }
    decision = found["Grootouders in het leesuur"].last_decision
    assert decision.because.startswith("Het regelen groeide en het lezen kromp.")
    assert decision.numbers_said.splitlines()[0].startswith("Grootouders op maandag: ")


def test_a_name_stands_only_where_the_file_says_so(demo):
    found = by_title(demo)
    names = [seen.name for seen in found["Leer- en speelcircuit groep 3-4"].observations]
    writer = demo.people.me(somebody(demo, "p06")).first_name
    assert names == [writer, None]
    seeds = [one.planted_by for one in found.values() if one.is_seed]
    assert sorted(bool(name) for name in seeds) == [False, True]


def test_a_reflection_shared_with_readers_stands_on_the_line_for_them_alone(whole):
    told = {}
    for ref in ("p01", "p04", "p05", "p06", "p07", "p08", "p09"):
        viewer = somebody(whole, ref)
        for one in whole.experiments.all(viewer):
            kinds = [
                entry for entry in whole.experiments.story(viewer, one.id) if entry.kind is Told.REFLECTION
            ]
            readable = {reflection.text for reflection in whole.reflections.readable(viewer)}
            assert {entry.text for entry in kinds} <= readable
            told[ref] = told.get(ref, 0) + len(kinds)
    assert sum(told.values()) > 0


def test_twice_is_once_and_in_any_order(demo):
    before = by_title(demo)
    report = bring(demo, TEAM_FILE, FILE)
    assert report.new == {}
    assert by_title(demo) == before
    assert set(report.known) >= {"x1", "x2", "x3", "x4", "x5", "z1", "z2"}


def test_with_update_other_words_and_numbers_come_in_and_the_rest_stays(demo):
    other = edited("Elke zondagavond drie afzeggingen.", "Elke zondagavond vier afzeggingen.")
    other = SourceFile(
        name=other.name, raw=other.raw.replace(b"- - 2026-W47\n      - 14", b"- - 2026-W47\n      - 15")
    )
    assert bring(demo, other).changed == []
    report = bring(demo, other, update=True)
    assert report.changed == ["x1", "x5"]
    found = by_title(demo)
    assert found["Grootouders in het leesuur"].observations[0].text.startswith("Elke zondagavond vier")
    assert found["Bovenbouwers als gids"].indicators[0].measurements[-1].number == 15
    assert counted(demo)["experiments"] == COUNTS["experiments"]
    assert bring(demo, other, update=True).changed == []


def test_a_decision_that_came_in_never_changes_and_one_of_another_day_is_another(demo):
    before = by_title(demo)["Grootouders in het leesuur"].decisions
    other = edited("Het regelen groeide en het lezen kromp.", "Niemand had er zin in.")
    other = SourceFile(
        name=other.name, raw=other.raw.replace(b"2026-W45\n      - 70", b"2026-W45\n      - 99")
    )
    bring(demo, other, update=True)
    assert by_title(demo)["Grootouders in het leesuur"].decisions == before
    later = SourceFile(
        name=other.name, raw=other.raw.replace(b"decision_on: 2026-11-06", b"decision_on: 2026-11-20")
    )
    bring(demo, later, update=True)
    first, second = by_title(demo)["Grootouders in het leesuur"].decisions
    assert (first, second.because[:22]) == (before[0], "Niemand had er zin in.")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("- - 2026-W35", "- - 2026-W99", refusals.NOT_A_MOMENT),
        ("baseline: 12 van 24", "baseline: veel", refusals.NOT_A_DECIMAL),
        ("status: uitproberen", "status: bezig", refusals.NOT_ONE_OF),
        ("  series:\n    guide_moments:", "  series:\n    gidsen:", refusals.UNKNOWN_THING),
        ("      - 12\n      - 23", "      - 24\n      - 23", refusals.MORE_THAN_ALL),
        ("    by: p06", "    by: p99", refusals.UNKNOWN_PERSON),
        ("  decision_on: 2026-11-13\n", "", refusals.MISSING),
        ("  direction: up\n", "  direction: op\n", refusals.NOT_ONE_OF),
    ],
)
def test_what_is_wrong_is_refused_with_its_line_and_nothing_comes_in(empty, old, new, sentence):
    refusal = refused(empty, edited(old, new), TEAM_FILE)
    assert refusal.sentence == sentence
    assert refusal.line > 1
    assert empty.school.find() is None


def test_measurements_come_in_from_csv_in_dutch_and_english(demo):
    before = counted(demo)["measurements"]
    dutch = csv(
        'proeftuin,indicator,datum,waarde,van\nx1,guide_moments,24-11-2026,"15,5",\nx1,ownership,2026-11-24,20,26\n'
    )
    english = csv(
        "experiment,indicator,date,value\n"
        "bovenbouwers als gids,Ononderbroken werktijd in groep 3-4,2026-11-24,42\n",
        "numbers.csv",
    )
    report = bring(demo, dutch, english)
    assert len(report.new["measurements"]) == 3
    moments, ownership, minutes = by_title(demo)["Bovenbouwers als gids"].indicators
    assert [one.measurements[-1].number for one in (moments, ownership, minutes)] == [15.5, 20, 42]
    assert counted(demo)["measurements"] == before + 3


def test_a_file_of_guesses_finds_no_number_of_answers_that_is_not_shown(demo):
    row = "proeftuin,indicator,datum,waarde,van\nx1,{},2026-11-24,{},9\n"
    said = {}
    for indicator in ("ownership", "guide_moments"):
        bring(demo, csv(row.format(indicator, 2)))
        said[indicator] = []
        for guess in (1, 2, 3):
            report = bring(demo, csv(row.format(indicator, guess)), update=True, dry_run=True)
            said[indicator].append((report.changed, report.known))
    assert len(set(map(str, said["ownership"]))) == 1
    assert len(set(map(str, said["guide_moments"]))) == 2  # what happens is shown: this tells nothing more


def test_a_known_measurement_is_left_and_renewed_only_when_asked(demo):
    row = "proeftuin,indicator,datum,waarde\nx1,guide_moments,2026-11-24,{}\n"
    bring(demo, csv(row.format(5)))
    report = bring(demo, csv(row.format(6)))
    assert (report.new, report.known) == ({}, ["x1/guide_moments/2026-11-24"])
    assert by_title(demo)["Bovenbouwers als gids"].indicators[0].measurements[-1].number == 5
    assert bring(demo, csv(row.format(6)), update=True).changed == ["x1/guide_moments/2026-11-24"]
    assert by_title(demo)["Bovenbouwers als gids"].indicators[0].measurements[-1].number == 6


@pytest.mark.parametrize(
    ("text", "sentence", "line"),
    [
        ("proeftuin,indicator,dag,waarde\nx1,guide_moments,2026-11-24,3\n", refusals.UNKNOWN_COLUMNS, 1),
        ("proeftuin,indicator,datum,waarde\nx1,guide_moments,2026-02-30,3\n", refusals.NO_SUCH_DAY, 2),
        ("proeftuin,indicator,datum,waarde\nx1,guide_moments,2027-02-01,3\n", refusals.DAY_TO_COME, 2),
        (
            "proeftuin,indicator,datum,waarde\nx1,guide_moments,2026-11-24,3\nx9,guide_moments,2026-11-24,3\n",
            refusals.UNKNOWN_THING,
            3,
        ),
        ("proeftuin,indicator,datum,waarde\nx1,gidsen,2026-11-24,3\n", refusals.UNKNOWN_THING, 2),
        ("proeftuin,indicator,datum,waarde\nx1,guide_moments,2026-11-24,veel\n", refusals.NOT_A_DECIMAL, 2),
        ("proeftuin,indicator,datum,waarde\nx1,ownership,2026-11-24,3\n", refusals.MISSING, 2),
        ("proeftuin,indicator,datum,waarde,van\nx1,ownership,2026-11-24,8,7\n", refusals.MORE_THAN_ALL, 2),
    ],
)
def test_a_wrong_row_is_refused_with_its_line_and_no_row_comes_in(demo, text, sentence, line):
    before = counted(demo)
    refusal = refused(demo, csv(text))
    assert (refusal.sentence, refusal.line) == (sentence, line)
    assert counted(demo) == before


def test_the_school_takes_its_proeftuinen_along_and_no_name(demo, tmp_path):
    export_school(demo, tmp_path)
    frames = {
        name: pd.read_parquet(tmp_path / f"{name}.parquet")
        for name in ("experiments", "indicators", "measurements", "decisions")
    }
    assert len(frames["experiments"]) == COUNTS["experiments"] + 2  # seeds too
    assert len(frames["indicators"]) == 15
    assert len(frames["measurements"]) == counted(demo)["measurements"]
    assert set(frames["decisions"].choice) == {"scale_up", "adapt", "let_go"}
    text = "".join(file.read_text(encoding="utf-8") for file in tmp_path.glob("*.csv"))
    names = {person.first_name for person in demo.people.colleagues(somebody(demo, "p04"))}
    told = (tmp_path / "experiments.csv").read_text(encoding="utf-8")
    assert not any(f",{name}," in told for name in names)
    assert "observation" not in text
