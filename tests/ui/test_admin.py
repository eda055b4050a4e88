"""Beheer: the house and the rules for who looks after them, and nothing about anybody."""

import pytest
from babel.dates import format_date
from streamlit.testing.v1 import AppTest

from teamtuin.access import policy
from teamtuin.access.policy import Module
from teamtuin.access.viewer import DOORKEEPER
from teamtuin.accounts import joining
from teamtuin.app import Teamtuin
from teamtuin.clock import day_of
from teamtuin.people import service as people_service
from teamtuin.people.model import Role
from tests.conftest import Team
from tests.ui.conftest import ROOT, Open
from tests.ui.test_main import words_of

LINK = """
from uuid import UUID
from teamtuin.access.viewer import Viewer
from teamtuin.texts import texts_for
from teamtuin.ui.invitation import show_link

show_link("https://tuin.example", Viewer(UUID("{id}")), texts_for("nl"), "Noor", "geheim")
"""


def admin(page: AppTest) -> AppTest:
    return page.switch_page("pages/admin.py").run()


def press(page: AppTest, label: str) -> AppTest:
    return next(button for button in page.button if button.label == label).click().run()


@pytest.mark.parametrize("who", ["tessel", "hester", "fenna"])
def test_beheer_is_not_there_for_who_has_nothing_to_do_there(open_as: Open, team: Team, who: str) -> None:
    open_as(getattr(team, who))
    page = AppTest.from_file(str(ROOT / "pages/admin.py"), default_timeout=30).run()

    assert len(page.exception) == 1
    assert [*page.button, *page.get("html")] == []


def test_an_administrator_sees_names_and_roles_and_no_status_of_anybody(
    app: Teamtuin, open_as: Open, team: Team
) -> None:
    app.accounts.invite(team.wim, "Noor", [Role.TEACHER])

    page = admin(open_as(team.wim))

    assert not page.exception
    rows = [button.label for button in page.button if ":small[" in button.label]
    assert rows == [
        "Bas :small[Leerkracht]",
        "Fenna :small[Beeldcoach]",
        "Hester :small[Directeur]",
        "Noor :small[Leerkracht]",
        "Rachida :small[Medezeggenschapsraad]",
        "Tessel :small[Leerkracht]",
        "Wim :small[Beheerder]",
    ]


def test_who_came_from_a_file_gets_a_link_to_that_same_place(
    app: Teamtuin, open_as: Open, team: Team
) -> None:
    with app.store.transaction(DOORKEEPER) as tx:
        noor = people_service.add(tx, "Noor", [Role.TEACHER])
        joining.keep_place(tx, noor.id)

    page = press(admin(open_as(team.wim)), "Noor :small[Leerkracht · nog geen uitnodiging]")
    assert "Noor heeft nog geen uitnodiging." in words_of(page)
    assert "Maak een nieuwe link" not in [button.label for button in page.button]
    page = press(page, "Maak een link")

    assert not page.exception
    token = page.code[0].value.rpartition("/")[2]
    assert app.accounts.invited(token) == noor
    page = press(admin(open_as(team.wim)), "Noor :small[Leerkracht]")
    assert "Maak een nieuwe link" in [button.label for button in page.button]


def test_an_administrator_sees_that_sharing_is_closed_and_who_can_open_it(open_as: Open, team: Team) -> None:
    words = words_of(admin(open_as(team.wim)))

    assert "Delen is nog dicht" in words
    assert "Rachida" in words
    assert "Leg de instemming vast" not in [b.label for b in admin(open_as(team.wim)).button]


@pytest.mark.parametrize("who", ["wim", "rachida"])
def test_who_recorded_the_consent_and_when_stands_there(
    app: Teamtuin, open_as: Open, team: Team, sharing_open: None, who: str
) -> None:
    recorded = day_of(app.school.consents(team.wim)[0].recorded_at)
    day = format_date(recorded, "d MMMM y", locale="nl")
    assert f"Vastgelegd op {day} door Rachida." in words_of(admin(open_as(getattr(team, who))))


def test_a_recorder_who_is_gone_is_somebody_of_the_team(
    app: Teamtuin, open_as: Open, team: Team, sharing_open: None
) -> None:
    app.keeping.forget(team.rachida)
    assert "door iemand uit het team." in words_of(admin(open_as(team.wim)))


def test_who_administers_too_finds_no_form_for_the_consent(app: Teamtuin, open_as: Open, team: Team) -> None:
    app.people.set_roles(team.wim, team.rachida.id, [Role.COUNCIL, Role.ADMINISTRATOR])
    page = admin(open_as(team.rachida))

    assert not page.exception
    assert "Leg de instemming vast" not in [button.label for button in page.button]
    assert "Je bent ook beheerder" in words_of(page)


def test_roles_are_changed_and_somebody_stops_taking_part(app: Teamtuin, open_as: Open, team: Team) -> None:
    page = press(admin(open_as(team.wim)), "Tessel :small[Leerkracht]")
    page.button_group(key=f"beheer_roles_{team.tessel.id}").set_value(
        [Role.TEACHER, Role.CARE_COORDINATOR]
    ).run()
    page = press(page, "Bewaar de rollen")
    assert app.people.get(team.wim, team.tessel.id).roles == {Role.TEACHER, Role.CARE_COORDINATOR}

    page = press(page, "Doet niet meer mee")

    assert not page.exception
    assert not app.people.get(team.wim, team.tessel.id).active
    assert "Doen niet meer mee" in words_of(page)


def test_the_last_administrator_stays(app: Teamtuin, open_as: Open, team: Team) -> None:
    page = press(admin(open_as(team.wim)), "Wim :small[Beheerder]")
    page = press(page, "Doet niet meer mee")

    assert not page.exception
    assert 'role="alert"' in words_of(page)
    assert app.people.get(team.wim, team.wim.id).active


def test_the_council_reads_the_whole_table_and_records_and_withdraws_its_consent(
    app: Teamtuin, open_as: Open, team: Team
) -> None:
    page = admin(open_as(team.rachida))
    words = words_of(page)
    assert policy.fingerprint() in words
    assert policy.module_fingerprint(Module.SHARING) in words
    assert words.count("<dt>") == len(list(policy.lines()))
    assert "Nodig een collega uit" not in words

    next(field for field in page.text_input).set_value("verslag 24 november, punt 4")
    page.button_group(key="beheer_consent_modules").set_value([Module.SHARING, Module.ROUNDS])
    page = press(page, "Leg de instemming vast")
    assert app.school.open_modules(team.rachida) == {Module.SHARING, Module.ROUNDS}
    assert "verslag 24 november, punt 4" in words_of(page)

    page = press(page, "Trek de instemming in")
    assert app.school.open_modules(team.rachida) == {Module.SHARING, Module.ROUNDS}
    page = press(page, "Ja, trek de instemming in")
    assert app.school.open_modules(team.rachida) == {Module.ROUNDS}
    assert not page.exception


@pytest.mark.parametrize(("chosen", "document"), [([Module.SHARING], ""), ([], "verslag 24 november")])
def test_a_consent_needs_a_part_and_a_document(
    app: Teamtuin, open_as: Open, team: Team, chosen: list[Module], document: str
) -> None:
    page = admin(open_as(team.rachida))
    page.text_input[0].set_value(document)
    page.button_group(key="beheer_consent_modules").set_value(chosen)
    page = press(page, "Leg de instemming vast")

    assert 'role="alert"' in words_of(page)
    assert app.school.open_modules(team.rachida) == set()


def test_a_name_is_shown_as_it_is(app: Teamtuin, open_as: Open, team: Team) -> None:
    app.people.add(team.wim, "*Jo* [x](y) <b>", [Role.TEACHER], groups="1/[2](z)")

    labels = [button.label for button in admin(open_as(team.wim)).button]

    assert r"\*Jo\* \[x\]\(y\) \<b\> :small[Leerkracht groep 1\/\[2\]\(z\)]" in labels


def test_a_name_is_shown_as_it_is_above_its_link(app: Teamtuin, open_as: Open, team: Team) -> None:
    page = admin(open_as(team.wim))
    page.text_input[0].set_value("*Jo* [x](y)")
    page = press(page, "Maak de link")

    (dialog,) = page.get("dialog")
    assert dialog.proto.dialog.title == r"Een link voor \*Jo\* \[x\]\(y\)"


@pytest.mark.parametrize("who", [None, "bas"])
def test_a_link_that_stands_open_is_gone_for_who_comes_after(
    app: Teamtuin, open_as: Open, team: Team, who: str | None
) -> None:
    open_as(team.wim)
    page = AppTest.from_string(LINK.format(id=team.wim.id), default_timeout=30).run()
    assert page.code[0].value == "https://tuin.example/uitnodiging/geheim"
    open_as(getattr(team, who) if who else None)

    page.run()

    assert not page.exception
    assert not page.code
    assert "Je bent afgemeld." in words_of(page)


def test_the_school_gets_a_safety_contact(app: Teamtuin, open_as: Open, team: Team) -> None:
    page = admin(open_as(team.wim))
    page.text_input[-1].set_value("Samira, intern begeleider")
    page = press(page, "Bewaar")

    assert not page.exception
    school = app.school.find()
    assert school
    assert school.safety_contact == "Samira, intern begeleider"
