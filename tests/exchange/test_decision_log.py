"""Decisions on paper: Word, print and spreadsheet hold what the screen holds, and nothing of one alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from teamtuin.errors import NotVisible
from teamtuin.exchange.decision_log import as_document, gather, when_and_what
from teamtuin.exchange.documents.page import as_page
from teamtuin.exchange.documents.word import as_word
from teamtuin.experiments.model import CountsOf
from teamtuin.insight.decision_log import numbers_then, reasons
from teamtuin.insight.exhibit import what_they_do_not_say, what_they_say
from teamtuin.insight.indicators import of_indicator
from teamtuin.texts import texts_for
from tests.access.one_of_each import typed
from tests.conftest import rounds
from tests.exchange.papers import everything_on_paper, page_words, rows_of, word_lines
from tests.exchange.test_importing import somebody
from tests.insight.planting import consent, experiment, put, small_school, study_day

NL, EN = texts_for("nl"), texts_for("en")


def said(log, t):
    """What the screen shows of each decision, line by line."""
    for each in log.found:
        yield each.experiment.title
        yield when_and_what(each, t)
        for name, lines in (*reasons(each.decision, t), *numbers_then(each.decision, t)):
            yield name
            yield from lines


@pytest.mark.parametrize("t", [NL, EN], ids=["nl", "en"])
def test_word_and_print_hold_line_by_line_what_the_screen_holds(demo, t):
    log = gather(demo, somebody(demo, "p04"), t, 2026)
    document = as_document(log, t)
    lines = list(said(log, t))
    assert len(log.found) == 3
    above, title, under, *told = word_lines(as_word(document))
    assert (above, title, under) == (document.above, document.title, document.under)
    assert told[: len(lines)] == lines
    page = [line for line in page_words(as_page(document, sheet="/paper.css")).splitlines() if line.strip()]
    begin = page.index(lines[0])
    assert page[begin : begin + len(lines)] == lines
    for words, small in log.wall.listing.items:
        assert words in told
        assert small in told
        assert words in page


def test_a_sign_that_word_cannot_hold_costs_no_file_and_no_words(demo):
    document = replace(as_document(gather(demo, somebody(demo, "p04"), NL, 2026), NL), foot="Een\x0btwee")
    assert word_lines(as_word(document))[-2:] == ["Een", "twee"]


def test_the_newest_stands_first_and_each_school_year_has_its_own(demo):
    viewer = somebody(demo, "p04")
    log = gather(demo, viewer, NL)
    days = [each.decision.decided_on for each in log.found]
    assert (log.years, log.year) == ((2026, 2025), 2026)
    assert days == sorted(days, reverse=True)
    assert gather(demo, viewer, NL, 2025).found == ()
    with pytest.raises(NotVisible):
        gather(demo, viewer, NL, 2019)


def test_a_school_year_in_which_the_same_was_let_go_again_is_there_too(app, team):
    for title, year in (("Gidsen", 2024), ("Gidsen, nog eens", 2025)):
        experiment(app, title, starts_on=date(year, 9, 1), let_go="De weektaak.")
    for year in (2024, 2025):
        log = gather(app, team.tessel, NL, year)
        assert log.years == (2025, 2024)
        assert [words for words, _ in log.wall.listing.items] == ["De weektaak"]


def test_the_spreadsheet_holds_the_same_rows(demo):
    log = gather(demo, somebody(demo, "p04"), NL)
    columns, *rows = rows_of(log.table(NL).csv())
    assert columns[:4] == ["Dag", "Proeftuin", "Besluit", "Omdat"]
    assert [tuple(row) for row in rows] == list(log.table(NL).rows)
    for row, each in zip(rows, log.found, strict=True):
        decision = each.decision
        assert row[0] == str(decision.decided_on)
        assert row[3:5] == [decision.because, decision.keep]
        assert row[6:] == [decision.numbers_said, decision.numbers_did_not_say]
    gone = rows_of(log.wall.table.csv())[1:]
    assert [row[0].rstrip(".") for row in gone] == [words for words, _ in log.wall.listing.items][::1]


def test_no_cell_of_a_spreadsheet_runs(app, team):
    signs = ("=", "+", "-", "@", "\t", "  =")
    for sign in signs:
        experiment(app, f"{sign}HYPERLINK(1)", "stopped", ("let_go", date(2026, 11, 6)))
    study_day(app, date(2026, 9, 1), outcomes=[(f"{sign}cmd|x", "let_go") for sign in signs])
    log = gather(app, team.tessel, NL)
    texts = (log.table(NL).csv(), log.wall.table.csv())
    cells = [cell for text in texts for row in rows_of(text) for cell in row]
    assert not any(cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t")) for cell in cells)
    assert sum("HYPERLINK" in cell for cell in cells) >= len(signs)


def test_a_sign_in_a_text_is_a_sign_on_paper(app, team):
    experiment(app, "<b>Gidsen</b> & co", "stopped", ("let_go", date(2026, 11, 6)))
    page = as_page(as_document(gather(app, team.tessel, NL), NL), sheet="/paper.css")
    assert "<h3>&lt;b&gt;Gidsen&lt;/b&gt; &amp; co</h3>" in page


def test_outside_the_team_there_is_nothing_to_take_along(app, team):
    experiment(app, "Gidsen", "stopped", ("let_go", date(2026, 11, 6)))
    for viewer in (team.fenna, team.wim, team.rachida):
        with pytest.raises(NotVisible):
            gather(app, viewer, NL)


def at_a_proeftuin(app, team, write, on):
    """Texts that must stand on no paper: one's own, one that was shared and taken back, one that still is."""
    texts = {name: f"{name} zat bij het raam." for name in ("Zwijgappel", "Terugtrekpeer", "Deelperzik")}
    kept = {name: write(team.tessel, text) for name, text in texts.items()}
    for name in ("Terugtrekpeer", "Deelperzik"):
        app.reflections.share(team.tessel, kept[name].id, [team.bas.id, team.hester.id])
        app.reflections.along.put_at(team.tessel, kept[name].id, on)
    app.reflections.revoke(team.tessel, kept["Terugtrekpeer"].id)
    app.experiments.evidence.observe(
        team.tessel, on, typed(app, team.tessel, f"o{on}", seen="Waarnemelde keek."), signed=True
    )
    return [*kept, "Waarnemelde"]


def few_answers(app, on, *, decided_on, totals):
    """What people answered, fewer than five of them or all but a few alike, frozen with a decision."""
    indicator = put(
        app, "indicator", experiment_id=on, place=1, label="Stickers", unit="x van y", direction="up",
        counts_of=CountsOf.ANSWERS.value, baseline=37, baseline_total=39,
    )  # fmt: skip
    for week, (number, total) in enumerate(totals):
        put_measurement(app, indicator, decided_on - timedelta(7 * week), number, total)


def put_measurement(app, indicator, day, number, total):
    from teamtuin.access.viewer import CARETAKER

    with app.store.transaction(CARETAKER) as tx:
        tx.execute(
            "INSERT INTO measurement VALUES ($id, $day, 'week', $number, $total, now())",
            {"id": indicator, "day": day, "number": number, "total": total},
        )


@given(
    seed=st.integers(0, 10_000),
    totals=st.lists(st.sampled_from([(1, 2), (3, 4), (37, 39)]), min_size=1, max_size=4),
)
@settings(
    max_examples=rounds(1),
    deadline=None,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_paper_of_any_school_holds_a_private_text_or_answers_of_a_few(app, team, write, seed, totals):
    small_school(app, team, seed)
    consent(app, team)
    on = experiment(app, "Stickers tellen", "try_out", starts_on=date(2026, 9, 1), let_go="De lijst")
    few_answers(app, on, decided_on=date(2026, 11, 10), totals=totals)
    exhibits = [of_indicator(one, NL) for one in app.experiments.get(team.tessel, on).indicators]
    put(
        app, "decision", experiment_id=on, choice="adapt", decided_on=date(2026, 11, 10), because="Zo.",
        made_at=app.now(), numbers_said=what_they_say(exhibits),
        numbers_did_not_say=what_they_do_not_say(exhibits, NL),
    )  # fmt: skip
    private = at_a_proeftuin(app, team, write, on)
    for viewer in (team.tessel, team.bas):
        told = everything_on_paper(app, viewer, NL)
        assert "Stickers tellen" in told
        assert "Stickers: " in told
        assert [word for word in private if word in told] == []
        for number, total in [*totals, (37, 39)]:
            assert f"{number} van {total}" not in told
        assert "Tessel" not in told
