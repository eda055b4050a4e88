"""The AI service of a school: named, tried with nobody's words, signed for, and off until all of that."""

import json

import pytest

from teamtuin.access.viewer import ANYONE
from teamtuin.app import open_teamtuin
from teamtuin.asking.ai import AiAway, AiRefuses, NoAiQuestion
from teamtuin.asking.school import secret as key_file
from teamtuin.asking.school.address import IN_CLEAR
from teamtuin.asking.school.model import CONDITIONS, Condition, Where
from teamtuin.asking.school.service import SENTENCES
from teamtuin.clock import day_of
from teamtuin.errors import NotAllowed, Refused
from teamtuin.settings import Settings
from teamtuin.store import recovery_key
from tests.asking.ai_server import running
from tests.asking.serving import name_and_sign, offer
from tests.keeping.returning import put_back, raw_bytes

URL = "https://ai.bestuur.example/v1"
KEY = "sk-granaatappel"


@pytest.fixture
def service():
    with running() as service:
        yield service


@pytest.fixture
def secret(app):
    return recovery_key.make(app.store.keys)


@pytest.fixture
def school(app, team):
    return app.asking.school


def again(app, settings):
    app.close()
    return open_teamtuin(settings)


def test_named_on_the_page_it_stands_also_after_a_start(app, team, settings, school):
    school.choose(team.wim, url=URL + "/", model=" groot-model ", key=KEY)
    school.choose(team.wim, url=URL, model="klein-model")
    later = again(app, settings)
    try:
        endpoint = later.asking.endpoint
        assert (endpoint.url, endpoint.model, endpoint.key) == (URL, "klein-model", KEY)
    finally:
        later.close()


def test_the_key_is_for_one_address_and_in_no_data_no_backup_and_no_answer(
    app, team, school, secret, tmp_path, settings
):
    school.choose(team.wim, url=URL, model="m", key=KEY)
    backup = tmp_path / "whole.backup"
    app.keeping.back_up(backup)

    assert KEY.encode() not in raw_bytes(app)
    assert KEY not in repr(school.standing(team.wim))
    with_keys = put_back(app, settings, backup, secret)
    assert with_keys.asking.endpoint.key == KEY  # the keys folder was here still
    school = with_keys.asking.school
    school.choose(team.wim, url="https://elders.example/v1", model="m")
    assert with_keys.asking.endpoint.key is None
    school.choose(team.wim, url=URL, model="m")
    assert with_keys.asking.endpoint.key is None
    with_keys.close()


def test_the_file_of_the_key_is_for_its_owner_alone(app, team, school):
    school.choose(team.wim, url=URL, model="m", key=KEY)
    file = app.settings.keys / key_file.FILE
    assert file.stat().st_mode & 0o077 == 0
    school.let_go(team.wim)
    assert not file.exists()
    assert app.asking.endpoint is None


@pytest.mark.parametrize("who", ["tessel", "hester", "fenna", "rachida"])
def test_only_an_administrator_changes_tries_or_signs_it(app, team, school, service, who):
    viewer = getattr(team, who)
    name_and_sign(app, team.wim, service.url)
    for act in (
        lambda: school.choose(viewer, url=URL, model="m", key=KEY),
        lambda: school.let_go(viewer),
        lambda: school.try_out(viewer, "nl"),
        lambda: school.sign(viewer, Where.OWN, CONDITIONS[Where.OWN]),
        lambda: school.withdraw(viewer),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert service.bodies == []
    assert app.asking.endpoint.url == service.url
    assert school.standing(viewer).signature.signed_by == team.wim.id


def test_who_is_here_reads_what_was_signed_and_nobody_else(app, team, school):
    name_and_sign(app, team.wim, URL)
    app.people.set_active(team.wim, team.bas.id, active=False)

    for viewer in (team.tessel, team.hester, team.rachida):
        told = school.standing(viewer)
        assert (told.host, told.signature.signed_on) == ("ai.bestuur.example", day_of(app.now()))
    for viewer in (team.bas, ANYONE):
        assert school.standing(viewer).signature is None


def test_nothing_is_offered_before_every_condition_is_signed(app, team, school):
    school.choose(team.wim, url=URL, model="m")
    with pytest.raises(Refused):
        app.asking.offer(team.wim, on=True)
    for where in Where:
        for condition in CONDITIONS[where]:
            with pytest.raises(Refused):
                school.sign(team.wim, where, set(CONDITIONS[where]) - {condition}, "map")
    with pytest.raises(Refused):
        school.sign(team.wim, Where.OWN, set(Condition))
    with pytest.raises(Refused):
        school.sign(team.wim, Where.PROCESSOR, CONDITIONS[Where.PROCESSOR], "  ")
    assert school.standing(team.wim).signature is None

    school.sign(team.wim, Where.PROCESSOR, CONDITIONS[Where.PROCESSOR], "schoolmap, contracten")
    app.asking.offer(team.wim, on=True)

    assert app.asking.offered(team.tessel)


@pytest.mark.parametrize(
    "change",
    [
        lambda school, wim: school.choose(wim, url="https://elders.example/v1", model="klein-model"),
        lambda school, wim: school.choose(wim, url=URL, model="ander-model"),
        lambda school, wim: school.let_go(wim),
        lambda school, wim: school.withdraw(wim),
    ],
)
def test_another_address_or_model_ends_the_signature_and_the_offer_for_good(app, team, school, change):
    offer(app, team.wim, URL)
    app.asking.want(team.tessel, on=True)
    school.choose(team.wim, url=URL, model="klein-model", key=KEY)  # the same one: nothing ends
    assert app.asking.wanted(team.tessel)

    change(school, team.wim)

    assert not app.asking.wanted(team.tessel)
    school.choose(team.wim, url=URL, model="klein-model")
    assert school.standing(team.wim).signature is None
    name_and_sign(app, team.wim, URL)
    assert not app.asking.offered(team.tessel)  # it has to be offered anew


def test_what_was_taken_back_does_not_stand_again_after_a_restore(
    app, team, school, secret, tmp_path, settings
):
    offer(app, team.wim, URL)
    backup = tmp_path / "before.backup"
    app.keeping.back_up(backup)
    school.withdraw(team.wim)

    restored = put_back(app, settings, backup, secret)
    try:
        assert restored.asking.school.standing(team.wim).signature is None
        assert not restored.asking.offered(team.tessel)
    finally:
        restored.close()


def test_the_environment_wins_and_what_it_names_anew_is_not_signed(app, team, school, settings, monkeypatch):
    offer(app, team.wim, URL)
    monkeypatch.setenv("TEAMTUIN_AI_URL", "http://localhost:11434/v1/")
    monkeypatch.setenv("TEAMTUIN_AI_MODEL", "van-de-computer")
    later = again(app, settings)
    try:
        assert later.asking.endpoint.url == "http://localhost:11434/v1"
        assert not later.asking.offered(team.tessel)
        with pytest.raises(Refused):
            later.asking.school.choose(team.wim, url=URL, model="m")
        later.close()
        monkeypatch.delenv("TEAMTUIN_AI_URL")
        later = open_teamtuin(settings)
        assert later.asking.endpoint.url == URL
        assert later.asking.school.standing(team.wim).signature is None
    finally:
        later.close()


def test_an_address_of_the_environment_that_may_not_be_used_is_none_and_the_app_starts(
    app, settings, monkeypatch
):
    monkeypatch.setenv("TEAMTUIN_AI_URL", "http://ai.example/v1")
    later = again(app, settings)
    try:
        assert later.asking.endpoint is None
        assert later.asking.school.refused.sentence == IN_CLEAR
    finally:
        later.close()


def test_it_starts_where_the_environment_names_a_service_and_no_school_has_begun(tmp_path, monkeypatch):
    monkeypatch.setenv("TEAMTUIN_AI_URL", URL)
    later = open_teamtuin(Settings.of(tmp_path / "new"))
    try:
        assert later.asking.endpoint.url == URL
    finally:
        later.close()


# -- trying it


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_test_sends_a_sentence_of_our_own_and_says_how_long_it_took(
    app, team, school, service, write, language
):
    write(team.wim, "Sinaasappelgeheim.")
    service.answer = "Wat zag je?" if language == "nl" else "What did you see?"
    school.choose(team.wim, url=service.url, model="klein-model", key=KEY)

    found = school.try_out(team.wim, language)

    assert service.texts == [SENTENCES[language]]
    assert "Sinaasappelgeheim" not in str(service.bodies)
    assert service.headers[0]["authorization"] == f"Bearer {KEY}"
    assert 0 < found.seconds < 40
    assert found.takes_json
    assert school.standing(team.tessel).trial == found
    assert app.asking.endpoint.json


def test_a_service_that_takes_no_form_is_found_out_and_remembered(app, team, school, service, settings):
    service.mode = "no_form"
    school.choose(team.wim, url=service.url, model="klein-model")

    assert not school.try_out(team.wim, "nl").takes_json

    with_form, without = (json.loads(body) for body in service.bodies)
    assert "response_format" in with_form
    assert "response_format" not in without
    assert not app.asking.endpoint.json
    service.mode = "ok"
    school.try_out(team.wim, "nl")
    later = again(app, settings)
    try:
        assert later.asking.endpoint.json
    finally:
        later.close()


@pytest.mark.parametrize(("mode", "why"), [("401", AiRefuses), ("500", AiAway), ("html", NoAiQuestion)])
def test_why_it_does_not_work_is_a_refusal_of_the_client_and_nothing_is_kept(
    app, team, school, service, mode, why
):
    service.mode = mode
    school.choose(team.wim, url=service.url, model="klein-model")
    with pytest.raises(NoAiQuestion) as refused:
        school.try_out(team.wim, "nl")
    assert type(refused.value) is why
    assert school.standing(team.wim).trial is None
