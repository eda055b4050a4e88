"""Mijn tuin: deleting, the language, signing out, taking along and leaving."""

from datetime import timedelta

import pytest

from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.accounts import queries
from teamtuin.accounts.model import Account
from teamtuin.accounts.secret import Passphrase, code_digest
from teamtuin.app import Teamtuin
from teamtuin.errors import NotVisible
from teamtuin.keeping import leaving
from teamtuin.reflections.going import service as going
from tests.conftest import Team
from tests.ui.conftest import Open
from tests.ui.page import NOT_THERE, SENTENCE, Visit, Write, drawn, press, visits, words_of


@pytest.fixture
def visit(open_as: Open) -> Visit:
    return visits(open_as, "my_garden")


def give_account(app: Teamtuin, viewer: Viewer, name: str, passphrase: str) -> None:
    account = Account(
        person_id=viewer.id,
        sign_in_name=name,
        passphrase=Passphrase.of(passphrase),
        recovery_hash=code_digest("x"),
    )
    with app.store.transaction(DOORKEEPER) as tx:
        queries.insert(tx, account, name)


def test_deleting_takes_two_presses_and_can_be_put_back(
    app: Teamtuin, visit: Visit, write: Write, team: Team, sharing_open: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(going, "TO_THINK_AGAIN", timedelta(minutes=5))  # a slow machine may think longer
    line = write(team.tessel, SENTENCE)
    app.reflections.share(team.tessel, line.id, [team.bas.id])
    page = press(visit(team.tessel, id=str(line.id)), "reading_delete")

    assert "Dit wissen?" in words_of(page)
    assert app.reflections.get(team.tessel, line.id).text == SENTENCE
    press(page, "reading_really_delete")

    assert "Gewist." in words_of(page)
    with pytest.raises(NotVisible):
        app.reflections.get(team.tessel, line.id)
    assert NOT_THERE in words_of(visit(team.bas, id=str(line.id)))

    press(visit(team.tessel), "put_back")

    assert SENTENCE in words_of(visit(team.bas, id=str(line.id)))


def test_deleting_takes_along_what_was_typed_to_change_it(
    app: Teamtuin, visit: Visit, write: Write, team: Team
) -> None:
    line, other = write(team.tessel, SENTENCE), write(team.tessel, "Iets anders.")
    for place in (f"edit:{line.id}:0", f"answer:{line.id}:D2b", f"answer:{other.id}:D2b"):
        draft = app.drafts.open(team.tessel, place)
        app.drafts.put(team.tessel, draft.id, draft.rev, SENTENCE)

    press(press(visit(team.tessel, id=str(line.id)), "reading_delete"), "reading_really_delete")

    assert [draft.place for draft in app.drafts.unkept(team.tessel)] == [f"answer:{other.id}:D2b"]


def test_a_copy_that_was_opened_to_change_it_and_left_as_it_was_is_not_waiting(
    app: Teamtuin, visit: Visit, write: Write, team: Team
) -> None:
    line = write(team.tessel, SENTENCE)
    copy = app.drafts.begin_with(team.tessel, f"edit:{line.id}:0", line.text)

    assert "Nog niet bewaard" not in words_of(visit(team.tessel))
    app.drafts.put(team.tessel, copy.id, copy.rev, "Yara durfde het.")
    assert "Nog niet bewaard" in words_of(visit(team.tessel))


def test_language_is_a_choice_that_counts_at_once(app: Teamtuin, visit: Visit, team: Team) -> None:
    page = visit(team.tessel, deel="taal")

    page.button_group(key="own_language").set_value("en").run()

    assert app.people.me(team.tessel).language == "en"
    assert "What you wrote stays as you wrote it." in words_of(page)


def test_signing_out_everywhere_ends_this_page_too(visit: Visit, team: Team) -> None:
    page = visit(team.tessel, deel="aangemeld")
    assert "Je eigen toestel" in words_of(page)

    press(page, "own_sign_out")

    assert "Je bent afgemeld." in words_of(page)


def test_the_code_for_the_computer_works_once_and_for_oneself_only(
    app: Teamtuin, visit: Visit, team: Team
) -> None:
    page = press(visit(team.tessel, deel="meenemen"), "own_code")

    shown = page.code[0].value
    code = shown.rpartition(" ")[2]
    assert str(team.tessel.id) in shown
    assert app.accounts.redeem_code(team.tessel.id, code) == team.tessel
    assert code not in drawn(page.run())


@pytest.fixture
def passphrase(app: Teamtuin, team: Team) -> str:
    """Tessel signs in with this."""
    words = "vier woorden bij elkaar"
    give_account(app, team.tessel, "tessel", words)
    return words


def test_a_new_recovery_code_takes_the_passphrase(
    app: Teamtuin, visit: Visit, team: Team, passphrase: str
) -> None:
    page = visit(team.tessel, deel="aangemeld")

    page.text_input[0].set_value("iets heel anders")
    press(page, "FormSubmitter:own_recovery-Geef me een nieuwe code")
    assert not page.code
    page.text_input[0].set_value(passphrase)
    press(page, "FormSubmitter:own_recovery-Geef me een nieuwe code")

    code = page.code[0].value
    assert app.accounts.recover("tessel", code, "een heel nieuwe zin", own_device=False).token


def test_leaving_takes_two_presses_the_passphrase_and_ten_seconds_and_leaves_nothing(
    app: Teamtuin,
    visit: Visit,
    write: Write,
    team: Team,
    sharing_open: None,
    passphrase: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = write(team.tessel, SENTENCE)
    app.reflections.share(team.tessel, line.id, [team.bas.id])
    page = visit(team.tessel, deel="wissen")
    assert not page.text_input

    press(page, "leaving_first")
    page.text_input[0].set_value("iets heel anders")
    press(page, "FormSubmitter:leaving-Ja, wis alles van mij")
    assert app.people.me(team.tessel).first_name == "Tessel"
    page.text_input[0].set_value(passphrase)
    press(page, "FormSubmitter:leaving-Ja, wis alles van mij")
    assert "Er is nog niets gewist." in words_of(page)
    assert app.people.me(team.tessel).first_name == "Tessel"
    press(page, "leaving_keep")
    assert app.keeping.leaving.seconds_left(team.tessel) is None

    monkeypatch.setattr(leaving, "TO_THINK_AGAIN", timedelta(0))
    press(page, "leaving_first")
    page.text_input[0].set_value(passphrase)
    press(page, "FormSubmitter:leaving-Ja, wis alles van mij")

    assert "Alles van jou is gewist." in words_of(page)
    assert "Tessel" not in {person.first_name for person in app.people.everyone(team.bas)}
    assert NOT_THERE in words_of(visit(team.bas, id=str(line.id)))


def test_keeping_everything_on_one_screen_counts_for_the_other_that_still_counts_down(
    app: Teamtuin, visit: Visit, write: Write, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = write(team.tessel, SENTENCE)
    app.keeping.forget_soon(team.tessel)
    look = app.keeping.leaving.seconds_left

    def look_just_before_the_other_screen_keeps_it(viewer: Viewer) -> float | None:
        left = look(viewer)
        app.keeping.leaving.stay(viewer)
        return left

    monkeypatch.setattr(app.keeping.leaving, "seconds_left", look_just_before_the_other_screen_keeps_it)
    page = visit(team.tessel, deel="wissen")

    assert app.reflections.get(team.tessel, line.id).text == SENTENCE
    assert "Alles van jou is gewist." not in words_of(page)


def test_the_last_administrator_reads_why_not(app: Teamtuin, visit: Visit, team: Team) -> None:
    give_account(app, team.wim, "wim", "vier woorden bij elkaar")
    page = press(visit(team.wim, deel="wissen"), "leaving_first")
    page.text_input[0].set_value("vier woorden bij elkaar")
    press(page, "FormSubmitter:leaving-Ja, wis alles van mij")

    assert "Iemand moet beheerder zijn." in words_of(page)
    assert app.people.me(team.wim).first_name == "Wim"
