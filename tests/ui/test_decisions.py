"""Decisions on the screen: the log with the wall beside it, letting go as a harvest, the card for parents."""

import re
from datetime import date

import pytest

from tests.insight.planting import experiment
from tests.ui.page import has, press, visits, words_of

GAVE_UP = ("mislukt", "gefaald", "gestopt met", "niet gelukt", "opgegeven")


@pytest.fixture
def visit(open_as):
    return visits(open_as, "experiments")


@pytest.fixture
def let_go(app):
    return experiment(
        app, "Grootouders in het leesuur", "stopped", ("let_go", date(2026, 11, 6)),
        differently="Elke maandag lezen ze mee.", starts_on=date(2026, 9, 1), let_go="Het stillezen.",
    )  # fmt: skip


def test_what_was_let_go_is_a_harvest(team, let_go, visit):
    told = words_of(visit(team.bas, id=let_go))
    assert told.index("Dit laten we los.") < told.index("Elke maandag lezen ze mee.")
    assert told.index("Om het kind.") < told.index("Dit nemen we mee.")
    assert not any(word in told for word in GAVE_UP)
    assert re.search(r"<dt>Liep</dt><dd>1 september( 2026)? tot en met 6 november", told)


def test_the_log_lies_behind_quiet_words_and_shows_the_wall_beside_it(team, let_go, visit):
    page = press(visit(team.bas), "experiments_log")
    told = words_of(page)
    assert "Besluiten en losgelaten" in told
    assert "Om het kind." in told
    assert "Het stillezen" in told
    assert 'href="/besluiten/2026"' in told
    assert 'href="/besluiten/2026/besluiten.docx"' in told
    assert has(page, "experiments_back")


def test_before_anything_was_decided_the_log_says_what_it_is_for(team, visit):
    page = visit(team.bas, doe="besluiten")
    assert "Hier komt wat jullie samen besluiten" in words_of(page)
    assert not has(visit(team.bas), "experiments_log")


def test_the_card_for_parents_says_what_to_look_at_first(app, team, visit):
    need = "Drie kinderen en Bas vroegen erom. " * 120
    on = experiment(app, "Gidsen", "try_out", need=need, let_go="De weektaak.")
    told = words_of(visit(team.tessel, id=on, doe="ouderkaart"))
    assert "Nog niet nagekeken door het team" in told
    assert "Dit past niet op één A4. Maak het korter bij “Waarom”" in told
    assert "“Drie kinderen”: kan iemand daaraan herkend worden?" in told
    assert "Dit lijkt op een naam: Bas." in told
    page = visit(team.tessel, id=on, doe="ouderkaart-woorden")
    assert "Wat ouders lezen" in words_of(page)
    assert "De weektaak." in words_of(page)  # who says that it is right for parents says so of all of it


def test_a_seed_has_no_card(app, team, visit):
    seed = experiment(app, "Wat als?", "signal")
    assert "Deze pagina is er niet, of niet voor jou." in words_of(visit(team.bas, id=seed, doe="ouderkaart"))
    assert not has(visit(team.bas, id=seed), "experiment_ouderkaart_more")
