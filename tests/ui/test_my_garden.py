"""Mijn tuin: one's own texts, who reads them, and not a trace of what is somebody else's."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from teamtuin.access.policy import Module
from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.accounts import queries
from teamtuin.accounts.model import Account
from teamtuin.accounts.secret import Passphrase, code_digest
from teamtuin.app import Teamtuin
from teamtuin.clock import new_id
from teamtuin.errors import NotVisible
from teamtuin.people.model import Role
from teamtuin.reflections.model import AskedQuestion, Part, Reflection
from teamtuin.reflections.service import bring_in
from tests.conftest import Team
from tests.ui.conftest import Open

SENTENCE = "Yara durfde hardop te vragen waarom het circuit op slot zat."
NOT_THERE = "Deze pagina is er niet, of niet voor jou."
Write = Callable[[Viewer, str], Reflection]
Visit = Callable[..., AppTest]


@pytest.fixture
def visit(open_as: Open) -> Visit:
    """Open Mijn tuin as somebody, at an address with these parts."""

    def visited(viewer: Viewer, **asked: str) -> AppTest:
        page = open_as(viewer).switch_page("pages/my_garden.py")
        for name, value in asked.items():
            page.query_params[name] = value
        page.run()
        assert not page.exception
        return page

    return visited


def drawn(page: AppTest) -> str:
    """All that reached the browser: every element in its place, with its key and its words."""
    return "\n".join(_lines(page._tree))


def _lines(block: Block) -> Iterator[str]:
    for place, child in block.children.items():
        yield f"{place} {child.type} {child.proto}"
        if isinstance(child, Block):
            yield from _lines(child)


def words_of(page: AppTest) -> str:
    """The words on the page, without what belongs to the widgets."""
    html = [part.proto.body for part in page.get("html")]
    return "\n".join([*html, *(button.label for button in page.button)])


def press(page: AppTest, key: str) -> AppTest:
    found = [button for button in page.button if button.key == key or str(button.key).startswith(f"{key}*")]
    assert found, f"no button {key} among {[button.key for button in page.button]}"
    found[0].click().run()
    assert not page.exception
    return page


def has(page: AppTest, key: str) -> bool:
    return any(button.key == key for button in page.button)


def give_account(app: Teamtuin, viewer: Viewer, name: str, passphrase: str) -> None:
    account = Account(
        person_id=viewer.id,
        sign_in_name=name,
        passphrase=Passphrase.of(passphrase),
        recovery_hash=code_digest("x"),
    )
    with app.store.transaction(DOORKEEPER) as tx:
        queries.insert(tx, account, name)


def the_sharing_button(page: AppTest) -> list[AppTest]:
    return [button for button in page.button if str(button.key).startswith("share_with_")]


# -- one's own


def test_a_line_stands_in_the_list_by_month_with_who_can_read_it(
    visit: Visit, write: Write, team: Team
) -> None:
    write(team.tessel, SENTENCE)

    page = visit(team.tessel)

    (row,) = [button for button in page.button if str(button.key).startswith("row_")]
    assert row.label.replace("\\", "").startswith(SENTENCE[:-1])
    assert row.label.endswith("· dagboekregel · alleen jij]")


def test_an_empty_garden_says_what_it_is_for_and_offers_one_step(visit: Visit, team: Team) -> None:
    page = visit(team.bas)

    assert "Alles wat je schrijft, komt hier te staan." in words_of(page)
    assert has(page, "garden_write")
    assert not page.text_input


def test_signs_in_a_line_mean_nothing_to_the_page(visit: Visit, write: Write, team: Team) -> None:
    line = write(team.tessel, "<b>1*2*3</b> :red[x] $a$ [klik](https://example.org) &amp; `c`")

    assert not [part for part in words_of(visit(team.tessel)) if part == "<b>"]
    read = words_of(visit(team.tessel, id=str(line.id)))
    assert "&lt;b&gt;1*2*3&lt;/b&gt; :red[x] $a$ [klik](https://example.org) &amp;amp; `c`" in read


def test_search_finds_without_capitals_and_accents_and_leaves_no_trace_in_the_address(
    visit: Visit, write: Write, team: Team
) -> None:
    first = write(team.tessel, "Het CAFÉ voor ouders liep vol.")
    write(team.tessel, SENTENCE)
    page = visit(team.tessel)

    page.text_input[0].set_value("cafe").run()

    rows = [button.key for button in page.button if str(button.key).startswith("row_")]
    assert rows == [f"row_{first.id}"]
    assert "cafe" not in str(dict(page.query_params)).casefold()
    page.text_input[0].set_value("olifant").run()
    assert "Niets gevonden met deze woorden." in words_of(page)


def test_a_colleagues_name_finds_nothing_in_what_was_shared(
    app: Teamtuin, visit: Visit, write: Write, team: Team, sharing_open: None
) -> None:
    line = write(team.tessel, "Hester keek mee bij de kring.")
    app.reflections.share(team.tessel, line.id, [team.bas.id])
    page = visit(team.bas)

    page.text_input[0].set_value("hester").run()
    assert not [button for button in page.button if str(button.key).startswith("row_")]
    page.text_input[0].set_value("kring").run()
    assert has(page, f"row_{line.id}")


def test_the_choices_part_what_is_mine_from_what_is_shared(
    app: Teamtuin, visit: Visit, write: Write, team: Team, sharing_open: None
) -> None:
    alone, shared = write(team.tessel, "Alleen voor mij."), write(team.tessel, "Voor Bas erbij.")
    theirs = write(team.bas, "Van Bas.")
    app.reflections.share(team.tessel, shared.id, [team.bas.id])
    app.reflections.share(team.bas, theirs.id, [team.tessel.id])
    page = visit(team.tessel)
    seen: dict[str, set[str]] = {}

    for choice in ("all", "only_mine", "shared", "with_me"):
        page.button_group(key="garden_choice").set_value(choice).run()
        seen[choice] = {str(b.key)[4:] for b in page.button if str(b.key).startswith("row_")}

    everything = {str(alone.id), str(shared.id), str(theirs.id)}
    assert seen == {
        "all": everything,
        "only_mine": {str(alone.id)},
        "shared": {str(shared.id)},
        "with_me": {str(theirs.id)},
    }


def test_a_long_list_opens_thirty_at_a_time(visit: Visit, write: Write, team: Team) -> None:
    for number in range(33):
        write(team.tessel, f"Regel {number}.")
    page = visit(team.tessel)

    assert sum(str(button.key).startswith("row_") for button in page.button) == 30
    press(page, "garden_more")
    assert sum(str(button.key).startswith("row_") for button in page.button) == 33
    assert not has(page, "garden_more")


def test_a_text_stands_under_the_questions_that_drew_it_out(
    app: Teamtuin, visit: Visit, write: Write, team: Team
) -> None:
    asked = AskedQuestion(text="Wat had dit kind nodig?", id="D2b")
    parts = (Part(text=SENTENCE), Part(text="Tijd om te kijken.", question=asked))
    line = replace(write(team.tessel, "Een regel."), id=new_id(), parts=parts)
    with app.store.transaction(team.tessel) as tx:
        bring_in(tx, line)

    words = words_of(visit(team.tessel, id=str(line.id)))

    assert "Vraag uit de vragenbank" in words
    assert words.index("Wat had dit kind nodig?") < words.index("Tijd om te kijken.")
    assert "Alleen jij ziet dit." in words


def test_what_was_typed_and_not_saved_waits_and_goes_in_two_presses(
    app: Teamtuin, visit: Visit, team: Team
) -> None:
    draft = app.drafts.open(team.tessel, "today")
    app.drafts.put(team.tessel, draft.id, 0, SENTENCE)
    page = visit(team.tessel)

    assert "Nog niet bewaard" in words_of(page)
    press(page, f"discard_{draft.id}")
    assert [d.id for d in app.drafts.unkept(team.tessel)] == [draft.id]
    press(page, f"really_discard_{draft.id}")
    assert app.drafts.unkept(team.tessel) == []
    assert "Nog niet bewaard" not in words_of(page)


def test_a_text_that_was_begun_nowhere_is_gone_on_with_here(app: Teamtuin, visit: Visit, team: Team) -> None:
    draft = app.drafts.put(team.tessel, new_id(), 0, SENTENCE)

    page = press(visit(team.tessel), f"row_{draft.id}")

    assert dict(page.query_params) == {"concept": str(draft.id)}
    assert SENTENCE in drawn(page)
    kept = app.reflections.keep(team.tessel, draft.id)
    words = words_of(visit(team.tessel, concept=str(draft.id)))
    assert SENTENCE in words
    assert str(kept.id) in drawn(visit(team.tessel))


# -- not a trace for anybody else


@pytest.mark.parametrize("other", ["bas", "hester", "fenna", "wim", "rachida"])
def test_the_garden_of_another_is_the_same_whether_or_not_tessel_writes(
    app: Teamtuin, visit: Visit, write: Write, team: Team, sharing_open: None, other: str
) -> None:
    """No title, date, count or draft: the whole page, compared before and after."""
    viewer = team.others[other]
    write(viewer, "Van mijzelf.")
    before = drawn(visit(viewer))
    line = write(team.tessel, SENTENCE)
    draft = app.drafts.open(team.tessel, "write")
    app.drafts.put(team.tessel, draft.id, 0, SENTENCE)

    assert drawn(visit(viewer)) == before
    assert SENTENCE[:20] in drawn(visit(team.tessel)).replace("\\", "")
    assert str(line.id) in drawn(visit(team.tessel))


@pytest.mark.parametrize("other", ["bas", "hester", "fenna", "wim", "rachida"])
def test_a_guessed_id_gives_the_page_of_an_id_that_never_was(
    app: Teamtuin, visit: Visit, write: Write, team: Team, sharing_open: None, other: str
) -> None:
    line = write(team.tessel, SENTENCE)
    app.reflections.share(
        team.tessel, line.id, [v.id for v in team.others.values() if v != team.others[other]]
    )
    draft = app.drafts.open(team.tessel, "loose")
    app.drafts.put(team.tessel, draft.id, 0, SENTENCE)

    nobodys = drawn(visit(team.others[other], id=str(new_id())))

    assert NOT_THERE in nobodys
    for guess in (str(line.id), str(draft.id), "x", "'; DROP TABLE reflection; --"):
        assert drawn(visit(team.others[other], id=guess)) == nobodys
    unknown = drawn(visit(team.others[other], concept=str(new_id())))
    assert drawn(visit(team.others[other], concept=str(draft.id))) == unknown
    assert drawn(visit(team.tessel, id=str(line.id))) != nobodys


@pytest.mark.parametrize("other", ["bas", "hester", "fenna", "wim", "rachida"])
def test_searching_another_persons_words_finds_what_searching_nonsense_finds(
    visit: Visit, write: Write, team: Team, other: str
) -> None:
    write(team.tessel, SENTENCE)
    write(team.others[other], "Van mijzelf.")

    def found(words: str) -> str:
        page = visit(team.others[other])
        page.text_input[0].set_value(words).run()
        return words_of(page)

    assert found("circuit") == found("olifantenpaadje")


def test_a_reader_sees_whose_it_is_but_not_who_else_reads(
    app: Teamtuin, visit: Visit, write: Write, team: Team, sharing_open: None
) -> None:
    line = write(team.tessel, SENTENCE)
    app.reflections.share(team.tessel, line.id, [team.bas.id, team.fenna.id])

    page = visit(team.bas, id=str(line.id))

    assert "Van Tessel, met jou gedeeld." in words_of(page)
    assert "Fenna" not in drawn(page)
    assert not has(page, "reading_share")
    assert not has(page, "reading_delete")


# -- sharing


def test_sharing_takes_two_presses_and_the_second_names_who(
    app: Teamtuin, visit: Visit, write: Write, team: Team, sharing_open: None
) -> None:
    line = write(team.tessel, SENTENCE)
    page = visit(team.tessel, id=str(line.id))

    assert not the_sharing_button(page)
    press(page, "reading_share")
    assert not the_sharing_button(page)
    assert "Haal die eerst weg." in words_of(page)
    chosen = page.button_group(key=f"share_people_{line.id}")
    chosen.set_value([team.bas.id, team.fenna.id]).run()
    (button,) = the_sharing_button(page)
    assert button.label == "Laat Bas en Fenna dit lezen"
    assert app.reflections.readers(team.tessel, line.id) == []

    button.click().run()

    assert {p.id for p in app.reflections.readers(team.tessel, line.id)} == {team.bas.id, team.fenna.id}
    assert "Jij, Bas en Fenna zien dit." in words_of(page)
    assert SENTENCE in words_of(visit(team.bas, id=str(line.id)))
    assert NOT_THERE in words_of(visit(team.hester, id=str(line.id)))


def test_the_whole_team_is_counted_and_the_school_leader_named(
    app: Teamtuin, visit: Visit, write: Write, team: Team, sharing_open: None
) -> None:
    for name in ("Ilse", "Jip", "Noor"):
        app.people.add(DOORKEEPER, name, [Role.TEACHER])
    line = write(team.tessel, SENTENCE)
    page = press(visit(team.tessel, id=str(line.id)), "reading_share")
    page.button_group(key=f"share_way_{line.id}").set_value("team").run()

    (button,) = the_sharing_button(page)
    assert button.label == "Laat 5 anderen dit lezen, ook Hester"
    button.click().run()

    assert "Het team kan dit lezen: 5 anderen, ook Hester." in words_of(page)
    late = Viewer(app.people.add(DOORKEEPER, "Sanne", [Role.TEACHER]).id)
    assert NOT_THERE in words_of(visit(late, id=str(line.id)))


def test_a_press_counts_only_for_the_people_it_named(
    app: Teamtuin, visit: Visit, write: Write, team: Team, sharing_open: None
) -> None:
    """Somebody joins between drawing the button and pressing it: nobody reads who was not counted."""
    line = write(team.tessel, SENTENCE)
    page = press(visit(team.tessel, id=str(line.id)), "reading_share")
    page.button_group(key=f"share_way_{line.id}").set_value("team").run()
    (button,) = the_sharing_button(page)
    app.people.add(DOORKEEPER, "Sanne", [Role.TEACHER])

    button.click().run()

    assert app.reflections.readers(team.tessel, line.id) == []
    (again,) = the_sharing_button(page)
    assert "Sanne" in again.label


def test_taking_back_from_one_and_from_all_takes_one_press(
    app: Teamtuin, visit: Visit, write: Write, team: Team, sharing_open: None
) -> None:
    line = write(team.tessel, SENTENCE)
    app.reflections.share(team.tessel, line.id, [team.bas.id, team.hester.id, team.fenna.id])
    page = visit(team.tessel, id=str(line.id))

    press(page, f"revoke_{team.bas.id}")
    assert NOT_THERE in words_of(visit(team.bas, id=str(line.id)))
    assert SENTENCE in words_of(visit(team.fenna, id=str(line.id)))
    press(visit(team.tessel, id=str(line.id)), "revoke_all")
    assert NOT_THERE in words_of(visit(team.fenna, id=str(line.id)))
    assert "Alleen jij ziet dit." in words_of(visit(team.tessel, id=str(line.id)))


def test_a_closed_module_is_a_sentence_and_no_dead_button(
    app: Teamtuin, visit: Visit, write: Write, team: Team
) -> None:
    line = write(team.tessel, SENTENCE)
    page = visit(team.tessel, id=str(line.id))

    assert "Delen is nog dicht." in words_of(page)
    assert not has(page, "reading_share")


def test_when_the_council_withdraws_its_consent_nobody_else_reads_and_the_page_says_so(
    app: Teamtuin, visit: Visit, write: Write, team: Team, sharing_open: None
) -> None:
    line = write(team.tessel, SENTENCE)
    app.reflections.share(team.tessel, line.id, [team.bas.id])
    app.school.withdraw_consent(team.rachida, Module.SHARING)

    page = visit(team.tessel, id=str(line.id))

    assert "Alleen jij ziet dit." in words_of(page)
    assert NOT_THERE in words_of(visit(team.bas, id=str(line.id)))
    assert has(page, f"revoke_{team.bas.id}")


# -- deleting, taking along, leaving


def test_deleting_takes_two_presses_and_is_real(
    app: Teamtuin, visit: Visit, write: Write, team: Team, sharing_open: None
) -> None:
    line = write(team.tessel, SENTENCE)
    app.reflections.share(team.tessel, line.id, [team.bas.id])
    page = press(visit(team.tessel, id=str(line.id)), "reading_delete")

    assert "Dit wissen?" in words_of(page)
    assert app.reflections.get(team.tessel, line.id).text == SENTENCE
    press(page, "reading_really_delete")

    assert "Het is gewist." in words_of(page)
    with pytest.raises(NotVisible):
        app.reflections.get(team.tessel, line.id)
    assert NOT_THERE in words_of(visit(team.bas, id=str(line.id)))


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


def test_leaving_takes_two_presses_and_the_passphrase_and_leaves_nothing(
    app: Teamtuin, visit: Visit, write: Write, team: Team, sharing_open: None, passphrase: str
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

    assert "Alles van jou is gewist." in words_of(page)
    assert "Tessel" not in {person.first_name for person in app.people.everyone(team.bas)}
    assert NOT_THERE in words_of(visit(team.bas, id=str(line.id)))


def test_the_last_administrator_reads_why_not(app: Teamtuin, visit: Visit, team: Team) -> None:
    give_account(app, team.wim, "wim", "vier woorden bij elkaar")
    page = press(visit(team.wim, deel="wissen"), "leaving_first")
    page.text_input[0].set_value("vier woorden bij elkaar")
    press(page, "FormSubmitter:leaving-Ja, wis alles van mij")

    assert "Iemand moet beheerder zijn." in words_of(page)
    assert app.people.me(team.wim).first_name == "Wim"
