"""What Teamtuin asks of us is counted from what the team sees, the same for everybody, and about nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamtuin.access.viewer import ANYONE, CARETAKER, DOORKEEPER
from teamtuin.insight.asks_of_us import asks_of_us, in_all, with_fields
from teamtuin.insight.terms import Stretch, period
from teamtuin.registration import queries
from teamtuin.registration.catalogue import BY_KEY, COUNTED, FORMS, form_of
from teamtuin.registration.keystrokes import HOMING, MIND, TAP, TYPING
from teamtuin.registration.model import TAPS, Field, FieldKind, Form, MayGo, Registration, Use
from teamtuin.texts import texts_for
from tests.insight import planting as plant
from tests.registration import filling
from tests.registration.filling import TODAY
from tests.registration.recount import recounted

NL, EN = texts_for("nl"), texts_for("en")
YEAR = period(Stretch.YEAR, TODAY)


def of(app, viewer, stretch=Stretch.YEAR):
    over = period(stretch, TODAY)
    return app.registration.asked(viewer, over.start, over.end)


def test_every_form_that_is_counted_has_its_rows_and_every_field_that_may_go_stands_on_a_form():
    assert {form.key for form in COUNTED} == set(queries.TIMES)
    assert len(BY_KEY) == len(FORMS)
    assert {form_of(field)[1].may_go for field in MayGo} == set(queries.USES) == set(MayGo)


def test_no_field_that_is_needed_may_go_and_no_form_loses_its_last_field():
    assert not [each for form in FORMS for each in form.fields if each.may_go and each.required]
    assert all(form.asked(set(MayGo)) or form.key == "attendance" for form in FORMS)


@pytest.mark.parametrize("seed", range(2))
def test_the_times_are_those_of_the_rows_in_each_stretch(app, team, seed):
    filling.busy_school(app, team, seed)
    for stretch in Stretch:
        over = period(stretch, TODAY)
        found = of(app, team.bas, stretch)
        assert found.times == recounted(app, over.start, over.end)
        assert str(sum(found.times.values())) in asks_of_us(found, over, NL).sentence


def test_everybody_in_the_team_sees_the_same_and_others_see_no_number(app, team):
    filling.busy_school(app, team, 4)
    tessel = of(app, team.tessel)
    assert of(app, team.hester) == of(app, team.bas) == tessel
    assert sum(tessel.times.values()) > 0
    for outside in (team.fenna, team.wim, team.rachida, ANYONE, CARETAKER, DOORKEEPER):
        found = of(app, outside)
        assert found == Registration(times=None)
        assert asks_of_us(found, YEAR, NL) == asks_of_us(Registration(times=None), YEAR, NL)
        with app.store.transaction(outside) as tx:
            if outside not in (DOORKEEPER, CARETAKER):
                assert set(queries.times(tx, filling.LAST_YEAR, TODAY).values()) == {0}


def test_twenty_private_things_change_nothing_that_anybody_sees(app, team):
    plant.consent(app, team)
    filling.decisions(app, 3)
    before = [of(app, viewer, stretch) for viewer in (team.bas, team.hester) for stretch in Stretch]
    filling.private_things(app, team, 20)
    assert [of(app, viewer, stretch) for viewer in (team.bas, team.hester) for stretch in Stretch] == before


def test_a_round_counts_when_it_is_closed_and_never_by_its_answers(app, team):
    plant.consent(app, team)
    plant.pulse(app, TODAY, P1=[0, 1, 5, 8, 2])
    assert of(app, team.bas).times["pulse"] == 1
    plant.pulse(app, TODAY, closed=False, P1=[0, 1, 5, 8, 2])
    assert of(app, team.bas).times["pulse"] == 1


def test_what_a_study_day_made_a_proeftuin_is_not_counted_as_a_typed_seed(app, team):
    day = plant.study_day(app, TODAY)
    became = plant.experiment(app, planted_on=TODAY)
    plant.put(
        app,
        "outcome",
        study_day_id=day,
        text="Gidsen",
        place="experiment",
        became_id=became,
        made_at=plant.NOW,
    )
    times = of(app, team.bas).times
    assert (times["seed"], times["outcome"], times["outcome_place"]) == (0, 1, 1)


KINDS = st.lists(st.sampled_from(FieldKind), min_size=1, max_size=8)


@given(kinds=KINDS, typing=st.sampled_from(sorted(TYPING.values())))
def test_minutes_are_those_of_a_hand_that_taps_thinks_and_types(kinds, typing):
    form = Form(key="f", name="F", fields=tuple(Field(kind=kind, label="L") for kind in kinds))
    typed = {FieldKind.NUMBER: 2, FieldKind.LINE: 40, FieldKind.TEXT: 100}
    seconds = 2 * (TAP + MIND)
    for kind in kinds:
        seconds += TAPS[kind] * TAP + MIND
        seconds += typed[kind] * typing + HOMING if kind in typed else 0
    assert form.minutes(frozenset(), typing) == pytest.approx(seconds / 60)


def test_a_field_behind_more_costs_nothing_and_a_field_left_out_neither():
    kept = Field(kind=FieldKind.LINE, label="A")
    gone = Field(kind=FieldKind.TEXT, label="B", may_go=MayGo.KEEP)
    later = Field(kind=FieldKind.TEXT, label="C", later=True)
    short = Form(key="s", name="S", fields=(kept,))
    whole = Form(key="w", name="W", fields=(kept, gone, later))
    assert whole.minutes({MayGo.KEEP}) == short.minutes(frozenset()) < whole.minutes(frozenset())


@given(times=st.integers(0, 30), used=st.integers(0, 3))
def test_a_field_is_unused_only_after_ten_times_without_it(times, used):
    assert Use(times=times, used=used).is_unused == (times >= 10 and used == 0)


@pytest.mark.parametrize("t", [NL, EN])
def test_the_exhibit_says_what_it_is_in_a_sentence_a_list_and_a_table(app, team, t):
    plant.consent(app, team)
    filling.decisions(app, 12)
    found = of(app, team.bas)
    exhibit = asks_of_us(found, YEAR, t)
    assert exhibit.n is None
    rows = dict(zip((form.key for form in FORMS), exhibit.table.rows, strict=True))
    decision = BY_KEY["decision"].minutes(frozenset())
    assert rows["decision"][1:5] == (4, round(decision, 1), 12, round(12 * decision, 1))
    shown = {line.title for line in exhibit.listing.rows}
    assert t.gettext("A decision") in shown
    assert t.gettext("A line of today") not in shown
    unknown = t.gettext("how often, we do not know and do not count")
    assert rows["line"][3:5] == (unknown, "")
    assert with_fields(exhibit, found, t).rows[0][:5] == exhibit.table.rows[0]
    assert in_all(found, 0.331) < in_all(found, 0.414) < in_all(found, 0.462)


def test_a_school_without_anything_reads_that_nothing_was_filled_in(app, team):
    exhibit = asks_of_us(of(app, team.bas), YEAR, NL)
    assert exhibit.sentence == "Er is dit schooljaar niets ingevuld voor wat we delen."
    assert exhibit.listing is None
