"""Vandaag and Schrijven render for everybody, in both languages, and show nothing of anybody else."""

import pytest

from teamtuin.access.viewer import Viewer
from teamtuin.ui import steps

SENTENCE = "De wissel kostte vier minuten en mijn omroepstem."
ROOMS = ("pages/today.py", "pages/write.py")


def shown(page) -> str:
    """Everything on the page that can be read, buttons, fields and their data included."""
    html = [part.proto.body for part in page.get("html")]
    buttons = [button.label for button in page.button]
    fields = [part.proto.json + part.proto.mixed.json for part in page.get("bidi_component")]
    return "\n".join([*html, *buttons, *fields])


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("who", ["tessel", "hester", "fenna", "wim", "rachida"])
def test_everybody_can_write_and_sees_nothing_of_tessel(app, team, write, open_as, room, who):
    write(team.tessel, SENTENCE)
    draft = app.drafts.open(team.tessel, "write:alact:K1a")
    app.drafts.put(team.tessel, draft.id, 0, "Twintig kinderen wisselden.")

    page = open_as(getattr(team, who)).switch_page(room).run()

    assert not page.exception
    assert "omroepstem" not in shown(page)
    if who != "tessel":
        assert "Twintig kinderen" not in shown(page)


def test_nothing_of_ones_own_stands_on_today(app, team, write, open_as):
    """A class board may show it."""
    write(team.tessel, SENTENCE)
    loose = app.drafts.open(team.tessel, "write:alact:K1a")
    app.drafts.put(team.tessel, loose.id, 0, "Twintig kinderen wisselden.")

    page = open_as(team.tessel)

    assert "omroepstem" not in shown(page)
    assert "Twintig" not in shown(page)
    assert "1 tekst die je nog niet bewaarde" in shown(page)


def test_in_english(app, team, open_as):
    app.people.set_language(team.tessel, "en")
    today = open_as(team.tessel)
    assert "What would you like to hold on to from today?" in shown(today)
    write = today.switch_page("pages/write.py").run()
    assert "What brings you here?" in shown(write)


def test_a_way_in_asks_one_question_at_a_time_and_keeps_its_place(app, team, open_as):
    page = open_as(team.tessel)
    page.query_params["manier"] = "alact"
    page = page.switch_page("pages/write.py").run()
    assert "stap 1 van 5" in shown(page)

    first = app.drafts.offered(team.tessel, "write:alact:K1a")
    app.drafts.put(team.tessel, first.id, first.rev, "Twintig kinderen wisselden.")
    page.button(key="steps_another").click().run()

    (moved,) = app.drafts.begun(team.tessel, "write:alact:")
    assert (moved.id, moved.text) == (first.id, "Twintig kinderen wisselden.")
    assert moved.place != first.place


def test_whom_to_talk_to_about_a_childs_safety_stands_where_one_writes(app, team, open_as):
    """Fixed, whatever is written: nothing reads along."""
    general = "Praat vandaag nog met de aandachtsfunctionaris van jullie school."
    page = open_as(team.tessel).switch_page("pages/write.py").run()
    assert general in shown(page)

    app.school.change(team.wim, name="De Wilgenhof", town="", safety_contact="Noor (<b>IB</b>)")
    page.query_params["manier"] = "alact"
    page = page.run()
    assert "stap 1 van 5" in shown(page)
    assert "Praat vandaag nog met Noor (&lt;b&gt;IB&lt;/b&gt;)." in shown(page)


def test_ask_me_something_asks_at_once_from_the_bank(app, team, open_as):
    page = open_as(team.tessel)
    page.query_params["manier"] = "alact"
    page = page.switch_page("pages/write.py").run()
    first = app.drafts.offered(team.tessel, "write:alact:K1a")
    app.drafts.put(team.tessel, first.id, first.rev, "Twintig kinderen wisselden.")
    page = page.run()

    page.button(key="steps_ask").click().run()

    assert "Wat had dit kind of deze klas nodig?" in shown(page)
    assert "Vraag uit de vragenbank" in shown(page)
    assert "stap 2 van 6" in shown(page)  # right after the step in which it was asked
    assert "Vraag me iets" not in shown(page)  # first this one, or another in its place

    page.button(key="steps_another").click().run()
    assert "stap 2 van 6" in shown(page)
    assert "Wat had dit kind of deze klas nodig?" not in shown(page)


def test_asking_ends_after_three(app, team, open_as):
    page = open_as(team.tessel)
    page.query_params["manier"] = "alact"
    page = page.switch_page("pages/write.py").run()
    for _ in range(3):
        page.button(key="steps_ask").click().run()
        step = page.query_params["stap"]
        extra = app.drafts.offered(team.tessel, f"write:alact:{step if isinstance(step, str) else step[0]}")
        app.drafts.put(team.tessel, extra.id, extra.rev, "Tijd, en een kaart.")
        page = page.run()

    assert "stap 4 van 8" in shown(page)
    assert "Vraag me iets" not in shown(page)


@pytest.mark.parametrize(
    "asked", [{"id": "nonsense"}, {"manier": "nonsense"}, {"concept": "x"}, {"stap": "K9"}]
)
def test_a_nonsense_address_is_no_fault(team, open_as, asked):
    page = open_as(team.tessel)
    for key, value in asked.items():
        page.query_params[key] = value
    page = page.switch_page("pages/write.py").run()
    assert not page.exception
    assert "code" not in shown(page).lower() or "Deze pagina is er niet" in shown(page)


def test_anothers_text_is_as_absent_as_none_at_all(app, team, write, open_as, sharing_open):
    line = write(team.tessel, SENTENCE)
    app.reflections.share(team.tessel, line.id, [team.bas.id])
    pages = []
    for asked in (str(line.id), "01a20cbd-bf83-72ac-952f-408968222bbb"):
        page = open_as(Viewer(team.bas.id))
        page.query_params["id"] = asked
        pages.append(shown(page.switch_page("pages/write.py").run()))
    assert pages[0] == pages[1]


def test_a_part_that_was_opened_and_left_as_it_was_does_not_wait_anywhere(app, team, write, open_as):
    line = write(team.tessel, SENTENCE)
    copy = app.drafts.begin_with(team.tessel, f"edit:{line.id}:0", line.text)

    assert "Er wacht niets op je." in shown(open_as(team.tessel))

    app.drafts.put(team.tessel, copy.id, copy.rev, "De wissel kostte drie minuten.")
    assert "1 tekst die je nog niet bewaarde" in shown(open_as(team.tessel))


def test_who_comes_back_to_schrijven_finds_what_the_address_asks_for(app, team, write, open_as):
    line = write(team.tessel, SENTENCE)
    page = open_as(team.tessel).switch_page("pages/write.py").run()
    page.session_state[steps.KEPT] = str(line.id)
    assert "Bewaard. Alleen jij ziet dit." in shown(page.run())

    page.switch_page("pages/my_garden.py").run()
    page.switch_page("pages/write.py").query_params["id"] = str(line.id)

    assert "Verander deze woorden" in shown(page.run())
    assert "Bewaard." not in shown(page)
