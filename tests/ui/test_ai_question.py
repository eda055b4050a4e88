"""An AI question: off until school and person want it, read before sending, sent once, kept whole."""

from dataclasses import replace
from html import unescape

import pytest

from teamtuin.asking.prompts import DEEPENING, EVERY, LOOK_BACK, prompt
from teamtuin.errors import NotAllowed, Refused
from teamtuin.ui import hidden_words
from tests.ui.ai import labels, leaving, press, send, service, sign, text_of, wanted
from tests.ui.test_today import shown

__all__ = ["service", "wanted"]  # fixtures
SENTENCE = "Bas riep vier keer de volgorde om in De Wilgenhof, en Noor keek mee bij de kast."


@pytest.fixture
def after_saving(app, team, write, open_as, wanted):
    page = open_as(team.tessel)
    page.session_state["today_kept"] = write(team.tessel, SENTENCE).id
    return page.run()


def test_off_until_the_school_and_the_person_want_it(app, team, service):
    assert not app.asking.wanted(team.tessel)
    app.asking.want(team.tessel, on=True)
    assert not app.asking.wanted(team.tessel)
    sign(app, team)
    app.asking.offer(team.wim, on=True)
    assert app.asking.wanted(team.tessel)
    assert not app.asking.wanted(team.bas)
    with pytest.raises(Refused):
        app.asking.preview(team.bas, SENTENCE, prompt(DEEPENING, "nl"))


@pytest.mark.parametrize("who", ["tessel", "hester", "fenna", "rachida"])
def test_only_an_administrator_switches_it_for_the_school(app, team, service, who):
    sign(app, team)
    with pytest.raises(NotAllowed):
        app.asking.offer(getattr(team, who), on=True)


def looks(page):
    return {piece["word"]: piece["look"] for piece in leaving(page) if piece["look"]}


def tap(app, viewer, page, about, word):
    """One tap, as the script of the text tells it; AppTest has no browser to tap in."""
    look = looks(page)[word]
    text = app.reflections.get(viewer, about).text
    now = hidden_words.Looked(
        text=text, language="nl", found=app.asking.found_in(viewer, text, "nl"), hidden=()
    )
    names = (hidden_words.more_key(about), hidden_words.again_key(about, text))
    state = {name: page.session_state[name] for name in names if name in page.session_state}
    for key, value in hidden_words.after_tap(state, now, about, word, look).items():
        page.session_state[key] = value
    return page.run()


def test_nothing_leaves_before_the_press_and_then_exactly_what_was_read(after_saving, service):
    page = press(after_saving, "Vraag de AI iets")
    seen = shown(page)
    assert service.bodies == []
    assert "Dit gaat er straks uit" in seen
    assert "model klein-model, met de opdracht deepening_question, versie 2" in seen
    read = text_of(page)
    assert read == "[collega 1] riep vier keer de volgorde om in [school], en [kind 1] keek mee bij de kast."
    fold = seen.partition("Precies dit gaat over de lijn")[2].partition("<p")[2].partition(">")[2]

    page = send(page)

    assert service.texts == [read]
    assert unescape(fold.partition("</p>")[0]) == service.bodies[0].decode()
    assert "AI-vraag" in shown(page)


def test_a_tap_shows_a_word_again_or_hides_it_and_so_does_the_list(app, team, after_saving, service):
    page = press(after_saving, "Vraag de AI iets")
    (own,) = app.reflections.mine(team.tessel)
    about = own.reflection.id
    assert "3 woorden verborgen" in shown(page)
    now = tap(app, team.tessel, page, about, "Noor")
    assert looks(now)["Noor"] == "again"
    assert "2 woorden verborgen" in shown(now)
    now = tap(app, team.tessel, now, about, "Noor")
    assert looks(now)["Noor"] == "sure"
    now = tap(app, team.tessel, now, about, "Noor")
    now = tap(app, team.tessel, now, about, "keek")
    now = now.multiselect[0].select("kast").run()
    assert (looks(now)["keek"], looks(now)["kast"]) == ("by_hand", "by_hand")
    now = tap(app, team.tessel, now, about, "keek")

    send(now)

    assert service.texts == [
        "[collega 1] riep vier keer de volgorde om in [school], en Noor keek mee bij de [kind 1]."
    ]


def test_doubt_is_dashed_and_hidden_too(app, team, write, open_as, wanted):
    page = open_as(team.tessel)
    page.session_state["today_kept"] = write(team.tessel, "Roos lachte. Noor had een ass. bij zich.").id
    page = press(page.run(), "Vraag de AI iets")
    assert "doubt" in looks(page).values()
    assert "twijfel" in shown(page)
    doubtful = [piece for piece in leaving(page) if piece["look"] == "doubt"]
    assert all(piece["text"].startswith("[") for piece in doubtful)


def test_a_word_hidden_by_hand_stays_hidden_and_one_shown_again_does_not_when_the_text_changes(
    app, team, after_saving
):
    page = press(after_saving, "Vraag de AI iets")
    (own,) = app.reflections.mine(team.tessel)
    page = tap(app, team.tessel, page, own.reflection.id, "Noor")
    page = tap(app, team.tessel, page, own.reflection.id, "kast")
    rewritten(app, team.tessel, SENTENCE + " Toen ging de kast dicht.")
    page = page.run()
    assert looks(page)["Noor"] == "sure"
    assert text_of(page).endswith("Toen ging de [kind 2] dicht.")


def test_a_chosen_question_is_kept_with_its_origin_and_so_is_its_answer(app, team, after_saving, service):
    page = send(press(after_saving, "Vraag de AI iets"))
    page = press(page, r"Wat zag je het kind doen? :small[klein\-model]")
    assert "AI-vraag" in shown(page)
    assert "Wat zag je het kind doen?" in shown(page)
    (own,) = app.reflections.mine(team.tessel)
    assert own.reflection.asked.source == "ai"
    assert own.reflection.asked.provenance["model"] == "klein-model"

    page = press(page, "Andere vraag")
    assert "Vraag uit de vragenbank" in shown(page)


def test_a_question_that_was_shown_is_not_shown_a_second_time(after_saving, service):
    page = press(send(press(after_saving, "Vraag de AI iets")), "Toch niet")
    page = send(press(page, "Vraag de AI iets"))
    assert len(service.bodies) == 2
    assert "De AI had geen goede vraag" in shown(page)


def test_every_failure_ends_in_a_question_of_the_bank_and_the_text_stays(app, team, after_saving, service):
    service.mode = "429"
    page = send(press(after_saving, "Vraag de AI iets"))

    assert "Het is druk bij de AI-dienst" in shown(page)
    assert "Vraag uit de vragenbank" in shown(page)
    assert len(service.bodies) == 1
    (own,) = app.reflections.mine(team.tessel)
    assert own.reflection.text == SENTENCE


def rewritten(app, viewer, text):
    (own,) = app.reflections.mine(viewer)
    place = f"edit:{own.reflection.id}:0"
    copy = app.drafts.begin_with(viewer, place, own.reflection.text)
    app.drafts.put(viewer, copy.id, copy.rev, text)
    app.reflections.rewrite_part(viewer, own.reflection.id, 0, copy.id)


def test_a_text_that_changed_on_another_screen_is_shown_again_and_does_not_leave(
    app, team, after_saving, service
):
    page = press(after_saving, "Vraag de AI iets")
    rewritten(app, team.tessel, "Iets wat alleen ik weet.")
    page = press(page, "Verstuur")
    assert service.bodies == []
    assert text_of(page) == "Iets wat alleen ik weet."
    assert "Je tekst is veranderd. Er is niets verstuurd." in shown(page)
    send(page)
    assert service.texts == ["Iets wat alleen ik weet."]


def test_one_press_is_one_request_however_often_the_page_is_drawn_or_the_press_is_told(
    app, team, after_saving, service
):
    service.mode = "slow"
    page = press(after_saving, "Vraag de AI iets")
    button = next(button for button in page.button if button.label == "Verstuur")
    page = button.click().run()
    assert "De AI denkt na" in shown(page)
    button.click()
    for _ in range(3):
        page = page.run()
    assert "Verstuur" not in labels(page)
    assert len(service.bodies) == 1
    press(page, "Stop")
    assert len(service.bodies) == 1


def test_stop_ends_the_waiting_with_a_question_of_the_bank(after_saving, service):
    service.mode = "slow"
    page = press(press(after_saving, "Vraag de AI iets"), "Verstuur")
    page = press(page, "Stop")
    assert "De AI denkt na" not in shown(page)
    assert "Vraag uit de vragenbank" in shown(page)
    assert "Wat zag je het kind doen?" not in shown(page)


def test_after_a_reload_nothing_is_on_its_way_and_nothing_goes_by_itself(
    app, team, after_saving, open_as, service
):
    service.mode = "slow"
    press(press(after_saving, "Vraag de AI iets"), "Verstuur")
    (own,) = app.reflections.mine(team.tessel)
    page = open_as(team.tessel).switch_page("pages/write.py")
    page.query_params["id"] = str(own.reflection.id)
    page = page.run().run()
    assert "Vraag de AI iets" in labels(page)
    assert "Verstuur" not in labels(page)
    assert len(service.bodies) == 1


def test_switched_off_meanwhile_it_is_gone_with_a_sentence(app, team, after_saving, service):
    page = press(after_saving, "Vraag de AI iets")
    app.asking.want(team.tessel, on=False)
    page = press(page, "Verstuur")
    assert service.bodies == []
    assert "AI-vragen staan uit. Er is niets verstuurd." in shown(page)
    assert "Vraag de AI iets" not in labels(page)


def test_rather_not_sends_nothing(after_saving, service):
    page = press(press(after_saving, "Vraag de AI iets"), "Toch niet")
    assert service.bodies == []
    assert "Vraag uit de vragenbank" in shown(page)


def test_another_text_another_address_or_another_instruction_needs_another_press(app, team, wanted):
    read = app.asking.preview(team.tessel, SENTENCE, prompt(DEEPENING, "nl"))
    elsewhere = replace(read.endpoint, url="http://127.0.0.1:1/v1")
    others = (
        app.asking.preview(team.tessel, SENTENCE + " En nog iets.", read.prompt),
        app.asking.preview(team.tessel, SENTENCE, prompt(LOOK_BACK, "nl")),
        app.asking.preview(team.tessel, SENTENCE, read.prompt, []),
        replace(read, endpoint=elsewhere),
    )
    for other in others:
        with pytest.raises(Refused):
            app.asking.send(team.tessel, other, read.seal)
        assert other.seal != read.seal
    with pytest.raises(Refused):
        app.asking.send(team.tessel, replace(read, endpoint=elsewhere), others[-1].seal)


def test_without_an_endpoint_nothing_of_it_is_seen(app, team, write, open_as):
    page = open_as(team.tessel)
    page.session_state["today_kept"] = write(team.tessel, SENTENCE).id
    assert "Vraag de AI iets" not in labels(page.run())
    page = press(page.switch_page("pages/my_garden.py").run(), "AI-vragen")
    assert "Jullie school gebruikt geen AI-vragen." in shown(page)


def test_the_choice_stands_in_my_garden_and_in_administration(app, team, open_as, service):
    sign(app, team)
    page = open_as(team.wim).switch_page("pages/admin.py").run()
    page = press(press(page, "AI-vragen regelen"), "Laat mensen AI-vragen kiezen")
    assert app.asking.offered(team.tessel)
    page = open_as(team.tessel).switch_page("pages/my_garden.py").run()
    page = press(press(page, "AI-vragen"), "Ik wil graag AI-vragen")
    assert app.asking.wanted(team.tessel)
    assert not page.exception


@pytest.mark.parametrize("room", ["my_garden", "admin"])
def test_every_instruction_can_be_read_also_while_it_is_off(team, open_as, room):
    page = open_as(team.wim).switch_page(f"pages/{room}.py").run()
    page = press(page, "AI-vragen" if room == "my_garden" else "AI-vragen regelen")
    page = press(page, "Lees wat een AI te horen krijgt")
    for prompt_id in EVERY:
        one = prompt(prompt_id, "nl")
        assert one.text in unescape(shown(page))
        assert f"{one.id}, versie {one.version}" in shown(page)
