"""The screen on which an administrator names, tries, signs for and offers an AI service."""

from datetime import date

import pytest

from teamtuin.asking import evaluation
from teamtuin.asking.school.model import CONDITIONS, Where
from tests.asking.ai_server import running
from tests.asking.serving import offer
from tests.ui.page import has, press, visits, words_of

KEY = "sk-granaatappel"
URL = "https://ai.bestuur.example/v1"


@pytest.fixture
def visit(open_as):
    return visits(open_as, "admin")


@pytest.fixture
def service():
    with running() as service:
        yield service


def submit(page, label):
    next(button for button in page.button if button.label == label).click().run()
    assert not page.exception
    return page


def fill(page, url, model="klein-model", key=""):
    for field, value in zip(page.text_input, (url, model, key), strict=False):
        field.set_value(value)
    return submit(page, "Bewaar")


def named(page, service):
    return fill(page, service.url, key=KEY)


def test_from_beheer_to_a_school_that_may_choose_it(app, team, visit, service):
    page = press(visit(team.wim), "ai_school")
    assert "Het liefst een model op een computer van de school of het bestuur" in words_of(page)
    assert not has(page, "ai_try")

    page = named(page, service)
    assert not has(page, "ai_offer")
    assert "Dat kan zodra de voorwaarden ondertekend zijn." in words_of(page)
    for box in page.checkbox:
        box.check()
    page = submit(page, "Onderteken")
    assert "Ondertekend door Wim op" in words_of(page)
    page = press(page, "ai_offer")

    assert app.asking.offered(team.tessel)
    assert service.bodies == []


def test_the_key_is_never_shown_again(app, team, visit, service):
    page = named(visit(team.wim, deel="ai"), service)
    again = visit(team.wim, deel="ai")
    for seen in (page, again):
        assert KEY not in str([field.value for field in seen.text_input]) + words_of(seen)
        assert "laat dit leeg om hem te houden" in str([field.label for field in seen.text_input])
    fill(again, service.url, "ander-model")
    assert (app.asking.endpoint.model, app.asking.endpoint.key) == ("ander-model", KEY)


def test_a_list_that_is_not_whole_is_not_signed_and_a_company_needs_its_agreement(app, team, visit):
    app.asking.school.choose(team.wim, url=URL, model="m")
    page = visit(team.wim, deel="ai")
    assert "Nog niet alles is aangevinkt." in words_of(submit(page, "Onderteken"))

    page = page.button_group(key="ai_conditions_where").set_value(Where.PROCESSOR).run()
    for box in page.checkbox:
        box.check()
    assert "waar de verwerkersovereenkomst ligt" in words_of(submit(page, "Onderteken"))
    page.text_input(key="ai_document").set_value("schoolmap, contracten")
    page = submit(page, "Onderteken")

    assert "De papieren liggen hier: schoolmap, contracten" in words_of(page)
    page = press(page, "ai_conditions_back")
    assert app.asking.school.standing(team.wim).signature is None


def test_an_address_in_clear_is_refused_with_its_reason(app, team, visit):
    page = fill(visit(team.wim, deel="ai"), "http://ai.example/v1")
    assert "leesbaar voor anderen over het internet" in words_of(page)
    assert app.asking.endpoint is None


def test_the_test_shows_its_sentence_beforehand_sends_only_that_and_tells_how_it_went(
    app, team, visit, service, write
):
    write(team.wim, "Sinaasappelgeheim.")
    page = named(visit(team.wim, deel="ai"), service)
    assert "De lamp boven de tafel brandt" in words_of(page)
    assert service.bodies == []

    page = press(page, "ai_try")

    assert service.texts == ["De lamp boven de tafel brandt en de stoelen staan in een kring."]
    assert "Het werkt. Het antwoord duurde 0," in words_of(page)
    assert "vaste vorm" in words_of(page)
    assert "Laatst geprobeerd op" in words_of(visit(team.wim, deel="ai"))


def test_why_it_does_not_work_is_one_plain_sentence(app, team, visit, service):
    page = named(visit(team.wim, deel="ai"), service)
    for mode, sentence in {
        "401": "de dienst weigert de sleutel",
        "404": "de dienst kent het model niet",
        "400": "de dienst kan het verzoek niet lezen",
        "429": "de dienst heeft het druk",
        "500": "er komt geen antwoord",
        "html": "niet met een goede vraag",
    }.items():
        service.mode = mode
        words = words_of(press(page, "ai_try"))
        assert sentence in words
        assert "vragenbank" not in words
        assert KEY not in words


def result(endpoint, clean):
    texts = evaluation.reflections()
    answers = [evaluation.judged(texts[0], ["Wat zag je?"])] * clean
    answers += [evaluation.judged(texts[0], ["Je moet gaan zitten."])] * (40 - clean)
    return evaluation.result_of(answers, endpoint, date(2026, 11, 30))


def test_a_model_that_did_not_ask_well_enough_is_told_so(app, team, visit):
    app.asking.school.choose(team.wim, url=URL, model="m")
    assert "nog niet beproefd" in words_of(visit(team.wim, deel="ai"))

    evaluation.keep(app.settings.data, result(app.asking.endpoint, 37))
    assert "maar 37 van de 40 vragen hielden zich aan elke regel, 92 %" in words_of(
        visit(team.wim, deel="ai")
    )
    evaluation.keep(app.settings.data, result(app.asking.endpoint, 40))
    assert "40 van de 40 vragen hielden zich aan elke regel, 100 %" in words_of(visit(team.wim, deel="ai"))

    app.asking.school.choose(team.wim, url=URL, model="ander")
    assert "nog niet beproefd" in words_of(visit(team.wim, deel="ai"))


@pytest.fixture
def named_outside(monkeypatch):
    monkeypatch.setenv("TEAMTUIN_AI_URL", URL)
    monkeypatch.setenv("TEAMTUIN_AI_MODEL", "van-de-computer")


def test_what_the_computer_names_wins_and_says_so(named_outside, app, team, visit):
    seen = words_of(visit(team.wim, deel="ai"))
    assert f"dat gaat voor: {URL}, model van-de-computer" in seen
    assert "Bewaar" not in seen
    assert "De voorwaarden" in seen


@pytest.mark.parametrize("who", ["tessel", "rachida"])
def test_everybody_reads_who_signed_what_and_when(app, team, open_as, who):
    offer(app, team.wim, URL)
    seen = words_of(visits(open_as, "my_garden")(getattr(team, who), deel="ai"))
    assert "Een tekst gaat naar ai.bestuur.example, model klein-model." in seen
    assert "Ondertekend door Wim op" in seen
    assert "gratis chatbot" in seen
    assert len(CONDITIONS[Where.OWN]) == seen.split('class="tt-dashes"')[1].count("<li>")


def test_the_council_and_others_do_not_find_the_screen(app, team, visit):
    assert not has(visit(team.rachida, deel="ai"), "ai_try")
    assert "Adres" not in [field.label for field in visit(team.rachida, deel="ai").text_input]


def test_it_reads_in_english_too(app, team, visit):
    app.people.set_language(team.wim, "en")
    app.asking.school.choose(team.wim, url=URL, model="m")
    seen = words_of(visit(team.wim, deel="ai"))
    for words in ("on a computer of the school or the board", "The lamp above the table", "The conditions"):
        assert words in seen
