"""All of the files or nothing; known things stay; private texts of others only into the demo school."""

from datetime import timedelta
from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teamtuin.access.policy import Module
from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.errors import NotAllowed
from teamtuin.exchange import refusals
from teamtuin.exchange.demo import demo_files, load_demo
from teamtuin.exchange.importing import import_files
from teamtuin.exchange.reading import SourceFile
from teamtuin.exchange.refusals import ImportRefused
from teamtuin.exchange.sections import SECTIONS
from teamtuin.exchange.taking_in import ImportReport
from teamtuin.people.model import Role
from tests.conftest import rounds

from .conftest import NOW

PEOPLE = [f"p{number:02}" for number in range(1, 21)]
REFLECTIONS = ["r01", "r02", "r03", "r04", "r05", "r06/1", "r06/2", "r06/3", "r07", "r08", "r09", "r10"]
NEW = {
    "people": PEOPLE,
    "reflections": REFLECTIONS,
    "experiments": ["x1", "x2", "x3", "x4", "x5"],
    "seeds": ["z1", "z2"],
    "study_days": ["d1", "d2", "d3", "d4"],
    "pulse_rounds": [
        "round-d1df0ceb",
        "round-328d5e90",
        "round-b5a99552",
        "round-986d8e43",
        "round-eb253940",
        "round-f2c2c6c8",
        "round-ea63c35b",
    ],
    "coaching_trajectories": ["b1", "b2", "b3", "b4"],
    "sessions": [f"s{number}" for number in range(1, 7)],
}
ALL = [ref for section in SECTIONS for ref in NEW.get(section, [])]
DEMO = demo_files(NOW.date())
TEAM_FILE = next(source for source in DEMO if source.name == "team.yaml")


def bring(app, *sources, viewer=DOORKEEPER, **how):
    return import_files(app.store, app.bank, viewer, sources, clock=lambda: NOW, **how)


def refused(app, *sources, **how):
    with pytest.raises(ImportRefused) as refusal:
        bring(app, *sources, **how)
    return refusal.value


def edited(name, old, new):
    source = next(source for source in DEMO if source.name == name)
    assert old.encode() in source.raw
    return SourceFile(name=name, raw=source.raw.replace(old.encode(), new.encode(), 1))


def source(text, name="own.yaml"):
    return SourceFile(name=name, raw=text.encode())


def somebody(app, ref):
    return Viewer(app.people.by_reference(DOORKEEPER, ref))


def counts(app):
    people = app.people.everyone(DOORKEEPER)
    return len(people), sum(len(app.reflections.mine(Viewer(person.id))) for person in people)


@pytest.mark.parametrize("order", [DEMO, list(reversed(DEMO))])
def test_the_demo_school_comes_in_whatever_the_order_of_its_files(empty, order):
    assert bring(empty, *order) == ImportReport(new=NEW)
    assert empty.school.find().demo
    assert counts(empty) == (20, 12)
    assert len([one for one in empty.people.everyone(DOORKEEPER) if one.in_team]) == 17


def test_what_is_known_stays_as_it_is_and_is_reported(demo):
    assert bring(demo, *DEMO) == ImportReport(known=ALL)
    assert counts(demo) == (20, 12)


def test_the_same_file_twice_counts_once(empty):
    assert bring(empty, *DEMO, *DEMO) == ImportReport(new=NEW)


def test_a_rehearsal_tells_the_same_and_changes_nothing(empty):
    assert bring(empty, *DEMO, dry_run=True) == ImportReport(new=NEW)
    assert empty.school.find() is None
    assert counts(empty) == (0, 0)
    assert empty.store.keys.all() == {}


def test_each_text_is_read_by_whom_its_file_names_and_by_nobody_else(demo):
    readers = {
        own.reflection.first_line[:12]: len(own.readers)
        for person in demo.people.everyone(DOORKEEPER)
        for own in demo.reflections.mine(Viewer(person.id))
    }
    assert sorted(readers.values()) == [0, 0, 0, 0, 1, 1, 1, 16, 16, 16, 16, 16]
    assert len(demo.reflections.shared_with_me(somebody(demo, "p08"))) == 6
    assert demo.reflections.readable(somebody(demo, "p03")) == []
    assert demo.reflections.readable(somebody(demo, "p19")) == []


def test_the_made_up_council_has_opened_sharing_in_the_demo(demo):
    assert demo.school.open_modules(DOORKEEPER) == set(Module)
    consents = demo.school.consents(somebody(demo, "p20"))
    consent = next(one for one in consents if one.module is Module.SHARING)
    assert consent.document


def test_a_journal_becomes_one_reflection_a_day(demo):
    own = [each.reflection for each in demo.reflections.mine(somebody(demo, "p07"))]
    assert [str(each.written_at.date()) for each in own] == ["2026-11-12", "2026-11-11", "2026-11-09"]
    assert [len(each.parts) for each in own] == [3, 3, 3]
    assert {each.way_in for each in own} == {"one_minute"}


def test_an_answer_keeps_its_question_and_the_offered_question_stays_open(demo):
    (own,) = demo.reflections.mine(somebody(demo, "p06"))
    first = own.reflection.parts[0]
    assert first.question.id == "K1a"
    assert first.question.text == demo.bank.question("K1a", "nl").text
    assert first.text.startswith("Donderdag, de derde ronde van het circuit.")
    assert own.reflection.asked.id == "K3e"


def test_update_renews_words_and_cards_and_leaves_readers_alone(demo):
    tessel = somebody(demo, "p06")
    (own,) = demo.reflections.mine(tessel)
    demo.reflections.revoke(tessel, own.reflection.id)
    renamed = edited("team.yaml", "first_name: Tessel", "first_name: Tessa")
    reworded = edited("reflections.yaml", "Mijn omroepstem.", "Mijn roepstem.")
    report = bring(demo, renamed, reworded, update=True)
    assert report.changed == ["p06", "r01"]
    assert demo.people.me(tessel).first_name == "Tessa"
    (own,) = demo.reflections.mine(tessel)
    assert own.reflection.parts[-1].text == "Mijn roepstem. Die mag een tijdje rusten."
    assert own.readers == ()


def test_without_update_other_words_change_nothing(demo):
    assert bring(demo, edited("team.yaml", "first_name: Tessel", "first_name: Tessa")).changed == []
    assert demo.people.me(somebody(demo, "p06")).first_name == "Tessel"


def test_update_takes_no_right_away(demo):
    bring(demo, edited("team.yaml", "role: administrator", "role: support_staff"), update=True)
    assert demo.people.me(somebody(demo, "p19")).roles == {Role.ADMINISTRATOR, Role.SUPPORT_STAFF}


@pytest.mark.parametrize(
    ("name", "old", "new", "sentence"),
    [
        ("reflections.yaml", "author: p09", "author: p99", refusals.UNKNOWN_PERSON),
        ("reflections.yaml", "    - p10", "    - p99", refusals.UNKNOWN_PERSON),
        ("reflections.yaml", "date: 2026-10-01", "date: 2026-02-31", refusals.NO_SUCH_DAY),
        ("team.yaml", "id: p02", "id: p01", refusals.SAME_ID),
    ],
)
def test_one_fault_in_the_last_item_leaves_nothing_half_written(empty, name, old, new, sentence):
    faulty = edited(name, old, new)
    refusal = refused(empty, *(each for each in DEMO if each.name != name), faulty)
    line = faulty.raw.count(b"\n", 0, faulty.raw.rindex(new.encode())) + 1
    assert (refusal.sentence, refusal.values["file"], refusal.line) == (sentence, name, line)
    assert empty.school.find() is None
    assert counts(empty) == (0, 0)
    assert empty.store.keys.all() == {}


def test_two_different_things_under_one_id_are_refused(empty):
    renamed = edited("team.yaml", "first_name: Bas", "first_name: Bart")
    moved = edited("team.yaml", "town: Vlierdam", "town: Elders")
    assert refused(empty, *DEMO, renamed).sentence == refusals.SAME_ID
    assert refused(empty, TEAM_FILE, moved).sentence == refusals.SAME_ID


def test_texts_without_a_school_are_refused(empty):
    assert refused(empty, edited("reflections.yaml", "r01", "r01")).sentence == refusals.NO_SCHOOL


def test_an_own_school_does_not_begin_with_a_file(empty):
    refusal = refused(empty, source("school:\n  name: De Wilgenhof\n"))
    assert refusal.sentence == refusals.OWN_SCHOOL_FIRST
    assert empty.school.find() is None


def test_the_demo_school_stays_out_of_an_own_school(app, team):
    before = app.people.everyone(DOORKEEPER)
    assert refused(app, *DEMO).sentence == refusals.DEMO_INTO_OWN_SCHOOL
    with pytest.raises(ImportRefused):
        load_demo(app.store, app.bank)
    assert app.people.everyone(DOORKEEPER) == before


PERSON = "people:\n- id: s1\n  first_name: Sanne\n  role: teacher\n"
TEXT = """reflections:
- id: x1
  author: s1
  date: 2026-11-02
  visibility: team
  text: Vroeg licht in de gang.
"""


def test_people_come_into_an_own_school_but_nobodys_private_text(app, team):
    refusal = refused(app, source(PERSON + TEXT))
    assert (refusal.sentence, refusal.line) == (refusals.SOMEBODY_ELSES, 6)
    assert len(app.people.everyone(DOORKEEPER)) == 6
    assert bring(app, source(PERSON)).new == {"people": ["s1"]}
    assert refused(app, source(TEXT), viewer=team.wim).sentence == refusals.SOMEBODY_ELSES


def test_who_came_from_a_file_is_a_colleague_once_they_come_in(app, team, sharing_open, write):
    bring(app, source(PERSON))
    sanne = somebody(app, "s1")
    assert sanne.id not in {one.id for one in app.people.colleagues(team.tessel)}
    assert sanne.id not in {one.id for one in app.people.team(team.tessel)}
    assert sanne.id not in {one.id for one in app.reflections.share(*_with_the_team(app, team, write))}
    link = app.accounts.first_link(team.wim, sanne.id)
    app.accounts.accept(link, sign_in_name="sanne", passphrase="vier natte laarzen", own_device=False)
    assert sanne.id in {one.id for one in app.people.team(team.tessel)}
    assert sanne.id in {one.id for one in app.reflections.share(*_with_the_team(app, team, write))}


def _with_the_team(app, team, write):
    others = [one.id for one in app.people.team(team.tessel)]
    return team.tessel, write(team.tessel, "Vroeg licht in de gang.").id, others


def test_in_the_demo_everybody_is_a_colleague_at_once(demo):
    assert len(demo.people.colleagues(somebody(demo, "p06"))) == 20


def test_a_file_that_comes_again_keeps_the_link_that_was_made(app, team):
    bring(app, source(PERSON))
    sanne = somebody(app, "s1")
    link = app.accounts.first_link(team.wim, sanne.id)
    bring(app, source(PERSON.replace("Sanne", "Sanna")), update=True)
    assert app.accounts.invited(link).id == sanne.id
    assert app.accounts.without_link(team.wim) == set()


def test_ones_own_text_comes_into_an_own_school_and_stays_private(app, team, sharing_open):
    bring(app, source(PERSON))
    sanne = somebody(app, "s1")
    assert bring(app, source(TEXT), viewer=sanne).new == {"reflections": ["x1"]}
    (own,) = app.reflections.mine(sanne)
    assert (own.reflection.text, own.readers) == ("Vroeg licht in de gang.", ())
    assert all(app.reflections.readable(viewer) == [] for viewer in (team.bas, team.hester, team.wim))


def test_a_colleague_cannot_add_people_with_a_file(app, team):
    before = app.people.everyone(DOORKEEPER)
    with pytest.raises(NotAllowed):
        bring(app, source(PERSON), viewer=team.tessel)
    assert app.people.everyone(DOORKEEPER) == before


def test_the_folder_holds_no_word_of_a_private_text(empty, settings):
    bring(empty, *DEMO)
    empty.close()
    stored = b"".join(path.read_bytes() for path in settings.data.rglob("*") if path.is_file())
    assert b"Kiezelbeek" in stored
    assert b"wiebelen" not in stored
    assert b"schenkwerk" not in stored


def test_todays_text_is_not_from_later_today(empty):
    bring(empty, TEAM_FILE, source(TEXT.replace("s1", "p06").replace("11-02", "11-24")))
    (own,) = empty.reflections.mine(somebody(empty, "p06"))
    assert own.reflection.written_at == NOW


@settings(max_examples=rounds(3), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(weeks=st.integers(-200, 400), day=st.integers(0, 6))
def test_the_demo_loads_on_any_day_and_only_once(empty, weeks, day):
    today = NOW + timedelta(weeks=weeks, days=day)
    first = load_demo(empty.store, empty.bank, lambda: today)
    assert [*chain(*first.new.values()), *first.known] == ALL
    assert counts(empty) == (20, 12)
