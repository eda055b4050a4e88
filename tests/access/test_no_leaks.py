"""For every kind, everybody and every way to look: words, ids and days only where the table says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from teamtuin.access.policy import Kind
from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.accounts.joining import open_session
from teamtuin.addresses import rooms
from teamtuin.app import Teamtuin, open_teamtuin, use_app
from teamtuin.clock import utc_now
from teamtuin.exchange.export import as_html, as_json, gather
from teamtuin.exchange.school_export import export_school
from teamtuin.settings import Settings
from teamtuin.texts import texts_for
from teamtuin.ui import session
from tests.access.one_of_each import EVERYBODY, Thing, one_of_each
from tests.conftest import people_of

ROOT = Path(__file__).resolve().parents[2]
ABSENT = "0198c0de-0000-7000-8000-000000000000"


class World:
    """A school with one of each, and what each person gets to see by each way."""

    def __init__(self, app: Teamtuin) -> None:
        app.school.start(DOORKEEPER, "De Wilgenhof", town="Oosterloo")
        self.app, self.team = app, people_of(app)
        self.things = one_of_each(app, self.team)

    def viewer(self, who: str) -> Viewer:
        found: Viewer = getattr(self.team, who)
        return found


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    app = open_teamtuin(Settings.of(tmp_path_factory.mktemp("leaks") / "school"))
    use_app(app)
    yield World(app)
    use_app(None)
    app.close()


@pytest.fixture
def open_page(world: World, monkeypatch: pytest.MonkeyPatch):
    def opened(who: str, page: str, **asked: str) -> str:
        with world.app.store.transaction(DOORKEEPER) as tx:
            token = open_session(tx, world.viewer(who).id, utc_now(), own_device=True)
        monkeypatch.setattr(session, "session_token", lambda: token)
        at = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60).run()
        for name, value in asked.items():
            at.query_params[name] = value
        at = at.switch_page(f"pages/{page}.py").run()
        assert not at.exception
        return everything_on(at)

    return opened


def everything_on(page: AppTest) -> str:
    """All that reaches the browser: words, labels and data of every element."""
    return "\n".join(str(node.proto) for node in walk(page._tree))


def walk(node) -> Iterator:
    if hasattr(node, "children"):
        for child in node.children.values():
            yield from walk(child)
    elif getattr(node, "proto", None) is not None:
        yield node


def pages_for(who: str, world: World) -> list[str]:
    person = world.app.people.me(world.viewer(who))
    return [Path(room.file).stem for room in rooms() if room.is_for(person.standing)]


def leaks(seen: str, things: list[Thing], who: str) -> list[str]:
    return [thing.name for thing in things if who not in thing.seen_by and thing.words in seen]


@pytest.mark.parametrize("who", EVERYBODY)
def test_no_room_shows_a_word_of_what_is_not_for_this_person(world, open_page, who):
    found = {page: leaks(open_page(who, page), world.things, who) for page in pages_for(who, world)}
    assert {page: names for page, names in found.items() if names} == {}


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_guessed_address_shows_the_same_as_one_of_nothing(world, open_page, who):
    """Hidden and absent cannot be told apart: not by words, not by length."""
    there = set(pages_for(who, world))
    theirs = {thing.id for thing in world.things if who in thing.seen_by}
    hidden = {
        (thing.page, tuple(thing.at.items()), thing.id)
        for thing in world.things
        if thing.page in there and thing.id not in theirs
    }
    nothing = {
        (page, at): open_page(who, page, **dict(at), id=ABSENT).replace(ABSENT, "") for page, at, _ in hidden
    }
    for page, at, row_id in hidden:
        seen = open_page(who, page, **dict(at), id=str(row_id)).replace(str(row_id), "")
        assert seen == nothing[page, at]


@pytest.mark.parametrize("who", ["tessel", "bas", "hester"])
def test_a_story_line_shows_a_text_to_its_readers_and_to_nobody_else_in_the_team(world, open_page, who):
    app, (shared,) = world.app, [thing for thing in world.things if thing.name == "shared reflection"]
    (proeftuin,) = [thing for thing in world.things if thing.name == "proeftuin"]
    app.reflections.along.put_at(world.team.tessel, shared.id, proeftuin.id)

    seen = open_page(who, "experiments", id=str(proeftuin.id))

    assert leaks(seen, world.things, who) == []
    assert (shared.words in seen) is (who in shared.seen_by)


@pytest.mark.parametrize("who", EVERYBODY)
def test_what_somebody_takes_along_holds_nothing_of_anybody_else(world, who):
    everything = gather(world.app, world.viewer(who))
    taken = as_json(everything).decode() + as_html(everything, texts_for("nl")).decode()
    assert leaks(taken, world.things, who) == []


def test_what_the_school_takes_along_holds_only_what_the_whole_team_sees(world, tmp_path):
    files = export_school(world.app, tmp_path / "school")
    taken = b"".join(file.read_bytes() for file in files)
    private = [thing for thing in world.things if not {"tessel", "bas", "hester"} <= thing.seen_by]
    assert [thing.name for thing in private if thing.words.encode() in taken] == []
    assert [thing.name for thing in private if str(thing.id).encode() in taken] == []


@pytest.mark.parametrize("who", EVERYBODY)
def test_searching_finds_nothing_that_is_not_for_this_person(world, who):
    for thing in world.things:
        found = world.app.garden.search(world.viewer(who), thing.words).ids
        if thing.kind is Kind.REFLECTION and who in thing.seen_by:
            assert found == [thing.id]
        elif who != "tessel":  # all of it is hers, and she finds back more than texts
            assert found == []


@pytest.mark.parametrize("who", EVERYBODY)
def test_there_is_something_to_leak(world, open_page, who):
    """Whoever may see something does see it: else the tests above could not fail."""
    seen = "\n".join(open_page(who, page) for page in pages_for(who, world))
    by_id = [
        open_page(who, thing.page, **thing.at, id=str(thing.id))
        for thing in world.things
        if who in thing.seen_by and thing.page in pages_for(who, world)
    ]
    missing = [
        thing.name
        for thing in world.things
        if who in thing.seen_by and thing.words not in seen and not any(thing.words in one for one in by_id)
    ]
    assert missing == []


def test_the_folder_holds_no_sealed_word_in_clear(world):
    sealed = [thing for thing in world.things if thing.seen_by < {"tessel", "bas", "hester", "fenna"}]
    team = {"tessel", "bas", "hester"}
    raw = b"".join(file.read_bytes() for file in world.app.settings.data.rglob("*") if file.is_file())
    assert [thing.name for thing in sealed if not team <= thing.seen_by and thing.words.encode() in raw] == []
