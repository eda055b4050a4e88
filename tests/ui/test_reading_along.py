"""On the screen: what a reader may say back, what the writer sees of it, and how another sees a text."""

import pytest
from streamlit.testing.v1 import AppTest

from teamtuin.app import Teamtuin
from teamtuin.experiments.model import Experiment, Phase
from teamtuin.reflections.along.model import Sign
from teamtuin.reflections.model import Reflection
from tests.conftest import Team
from tests.ui.conftest import Open
from tests.ui.page import NOT_THERE, SENTENCE, Visit, Write, drawn, has, press, visits, words_of

NOBODY_ELSE = "Niemand anders heeft dit geopend."


@pytest.fixture
def visit(open_as: Open) -> Visit:
    return visits(open_as, "my_garden")


@pytest.fixture
def shared(app: Teamtuin, team: Team, write: Write, sharing_open: None) -> Reflection:
    """Tessel's text, which Bas reads."""
    line = write(team.tessel, SENTENCE)
    app.reflections.share(team.tessel, line.id, [team.bas.id])
    return line


def test_a_reader_knows_beforehand_who_will_see_a_tap_and_can_take_it_back(
    visit: Visit, team: Team, shared: Reflection
) -> None:
    page = visit(team.bas, id=shared.id)
    assert "Druk je hierop, dan ziet Tessel je voornaam erbij." in words_of(page)

    press(page, "tap_recognised")

    assert "Je liet Tessel weten: dit herken ik." in words_of(page)
    assert not has(page, "tap_recognised")
    assert "Bas herkent dit." in words_of(visit(team.tessel, id=shared.id))
    press(visit(team.bas, id=shared.id), "untap_recognised")
    assert "herkent dit" not in words_of(visit(team.tessel, id=shared.id))


def test_the_writer_reads_that_nobody_else_opened_it_and_not_who_of_the_readers_did(
    visit: Visit, team: Team, shared: Reflection
) -> None:
    before = words_of(visit(team.tessel, id=shared.id))
    visit(team.bas, id=shared.id)

    assert NOBODY_ELSE in before
    assert words_of(visit(team.tessel, id=shared.id)) == before


def test_a_reader_takes_themself_off_in_two_presses(visit: Visit, team: Team, shared: Reflection) -> None:
    page = press(visit(team.bas, id=shared.id), "reading_leave")
    assert "Tessel ziet alleen dat je niet meer meeleest." in words_of(page)

    press(page, "reading_really_leave")

    assert NOT_THERE in words_of(visit(team.bas, id=shared.id))
    assert "Alleen jij ziet dit." in words_of(visit(team.tessel, id=shared.id))


def test_what_a_reader_put_in_the_garden_is_no_business_of_the_writer(
    visit: Visit, team: Team, shared: Reflection
) -> None:
    before = drawn(visit(team.tessel, id=shared.id))

    page = press(visit(team.bas, id=shared.id), "reading_keep")

    assert "Haal het uit mijn tuin" in words_of(page)
    assert drawn(visit(team.tessel, id=shared.id)) == before


def through_the_eyes_of(page: AppTest, viewer: object) -> str:
    page.button_group[0].set_value(viewer).run()
    assert not page.exception
    return words_of(page)


def test_the_writer_sees_exactly_what_each_colleague_sees(
    app: Teamtuin, visit: Visit, team: Team, shared: Reflection
) -> None:
    for sign in (Sign.KEPT, Sign.TALK):
        app.reflections.along.say(team.bas, shared.id, sign)
    page = press(visit(team.tessel, id=shared.id), "reading_look")
    assert SENTENCE not in words_of(page)

    as_hester = through_the_eyes_of(page, team.hester.id)
    assert "Hester ziet dit niet, en ook niet dat het er is." in as_hester
    assert SENTENCE not in as_hester
    through_the_eyes_of(page, team.bas.id)
    taps = [button for button in page.button if str(button.key).startswith("tap_")]
    assert [(tap.label, tap.disabled) for tap in taps] == [("Dit herken ik", True)]
    as_bas = {part.proto.body.replace("h2", "h1") for part in page.get("html")}

    only_bas = [part.proto.body for part in visit(team.bas, id=shared.id).get("html")]
    missing = [part for part in only_bas if part not in as_bas and part.startswith("<p")]
    (only_his,) = missing
    assert "Alleen jij weet dat." in only_his  # that he put it in his garden


@pytest.fixture
def proeftuin(app: Teamtuin, team: Team) -> Experiment:
    """One that is to be decided on."""
    draft = app.drafts.open(team.tessel, "seed")
    app.drafts.put(team.tessel, draft.id, draft.rev, "Wat als de kring buiten is?")
    seed = app.experiments.plant(team.tessel, {"seed": draft.id}, signed=False)
    with app.store.transaction(team.tessel) as tx:
        tx.execute("UPDATE experiment SET phase = $phase", {"phase": str(Phase.DECIDE)})
    return app.experiments.get(team.tessel, seed.id)


def test_a_text_is_put_at_a_proeftuin_and_taken_off_again(
    app: Teamtuin, visit: Visit, team: Team, shared: Reflection, proeftuin: Experiment
) -> None:
    page = press(visit(team.tessel, id=shared.id), "reading_at")
    page.button_group[0].set_value(proeftuin.id).run()
    press(page, "text_put")

    assert f"Het staat bij de proeftuin {proeftuin.title}" in words_of(page)
    press(press(page, "reading_at"), "text_off")
    assert app.reflections.get(team.tessel, shared.id).experiment is None
    app.reflections.along.put_at(team.tessel, shared.id, proeftuin.id)
    assert f"Het staat ook bij de proeftuin {proeftuin.title}" in words_of(visit(team.bas, id=shared.id))


def test_while_deciding_only_who_reads_a_text_is_asked_whether_it_helped(
    app: Teamtuin, open_as: Open, team: Team, shared: Reflection, proeftuin: Experiment
) -> None:
    app.reflections.along.put_at(team.tessel, shared.id, proeftuin.id)
    decide = visits(open_as, "experiments")

    asked = {}
    for name in ("bas", "hester", "tessel"):
        page = decide(getattr(team, name), id=proeftuin.id, doe="decide", keuze="continue")
        asked[name] = has(page, "thanking_ask")
        assert SENTENCE not in words_of(page)

    assert asked == {"bas": True, "hester": False, "tessel": False}


def rows_of(page: AppTest) -> dict[str, str]:
    return {str(b.key): b.label.replace("\\", "") for b in page.button if str(b.key).startswith("row_")}


def test_what_is_shared_stands_apart_until_its_reader_puts_it_in_the_garden(
    app: Teamtuin, visit: Visit, team: Team, shared: Reflection
) -> None:
    page = visit(team.bas)
    assert list(rows_of(page)) == [f"row_apart_{shared.id}"]
    assert "Wat anderen met je delen" in words_of(page)

    app.reflections.along.say(team.bas, shared.id, Sign.KEPT)
    assert list(rows_of(visit(team.bas))) == [f"row_{shared.id}"]

    app.reflections.revoke(team.tessel, shared.id)
    page = visit(team.bas)
    assert rows_of(page) == {}
    assert "Wat anderen met je delen" not in words_of(page)


def test_beside_the_text_in_the_list_stands_what_readers_said(
    app: Teamtuin, visit: Visit, team: Team, shared: Reflection
) -> None:
    before = rows_of(visit(team.tessel))[f"row_{shared.id}"]
    app.reflections.along.say(team.bas, shared.id, Sign.TALK)

    assert rows_of(visit(team.tessel))[f"row_{shared.id}"] == before[:-1] + " · Bas wil praten]"
    assert "wil praten" not in rows_of(visit(team.bas))[f"row_apart_{shared.id}"]
