"""Who carries what: words only, the same for the whole team, and nobody's name."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamtuin.clock import new_id
from teamtuin.errors import NotVisible, Refused
from teamtuin.experiments.carriers import service
from teamtuin.experiments.carriers.model import CARRIERS, CarriedTask, Carrier, in_order, named
from teamtuin.experiments.model import Experiment, Phase, Strand
from teamtuin.insight import garden_carriers
from teamtuin.people.model import Role
from teamtuin.texts import texts_for
from teamtuin.words import ROLES
from tests.conftest import rounds

NL = texts_for("nl")
DAY, NOON = date(2026, 11, 24), datetime(2026, 11, 24, 12, tzinfo=UTC)
THEN, NOW = (Carrier.TEAM,), (Carrier.PUPILS, Carrier.TEAM)


def test_a_task_is_written_down_changed_and_taken_off(app, team, running, typed):
    at = running(team.tessel).id
    carriers = app.experiments.carriers
    carriers.write_down(team.tessel, at, typed(team.tessel, task="Hulp in de  werktijd"), THEN, NOW)
    (task,) = carriers.of(team.bas, at)
    assert (task.task, task.before, task.now) == ("Hulp in de werktijd", THEN, (Carrier.TEAM, Carrier.PUPILS))
    said = garden_carriers.of_one([task], NL)
    assert said.sentence == "Hier staat 1 taak. 1 daarvan wordt nu anders gedragen."
    assert said.table.rows == (("Hulp in de werktijd", "het team", "het team en leerlingen"),)
    carriers.change(team.bas, task.id, THEN, THEN)
    assert not carriers.of(team.tessel, at)[0].moved
    carriers.take_off(team.bas, task.id)
    assert carriers.of(team.tessel, at) == []


@pytest.mark.parametrize(
    "task",
    [
        "Bas opent de deur",
        "de deur, door BAS",
        "Wissel (bas)",
        "bás doet dit",
        "B\u200bas",
        "Ba\u00ads",
        "B\u034fas",
        "Ваs",
        "\uff22as",
    ],
)
def test_the_name_of_a_colleague_is_refused_with_that_name(app, team, running, typed, task):
    at = running(team.tessel).id
    with pytest.raises(Refused) as refused:
        app.experiments.carriers.write_down(team.tessel, at, typed(team.tessel, task=task), THEN, NOW)
    assert str(refused.value.sentence) == service.A_NAME
    assert app.experiments.carriers.of(team.tessel, at) == []


def test_a_name_inside_another_word_is_no_name():
    assert named("De basisles", ["Bas"]) is None
    assert named("Anne-Marie leest", ["Anne-Marie"]) == "Anne-Marie"


@pytest.mark.parametrize("chosen", [((), NOW), (THEN, ())])
def test_both_then_and_now_are_needed(app, team, running, typed, chosen):
    at = running(team.tessel).id
    with pytest.raises(Refused):
        app.experiments.carriers.write_down(team.tessel, at, typed(team.tessel, task="Lezen"), *chosen)


def test_outside_the_team_nobody_reads_or_writes_them(app, team, running, typed):
    at = running(team.tessel).id
    app.experiments.carriers.write_down(team.tessel, at, typed(team.tessel, task="Lezen"), THEN, NOW)
    task = app.experiments.carriers.of(team.tessel, at)[0]
    for who in (team.fenna, team.rachida, team.wim):
        assert app.experiments.carriers.of(who, at) == []
        for act in (
            lambda who=who: app.experiments.carriers.take_off(who, task.id),
            lambda who=who: app.experiments.carriers.change(who, task.id, NOW, NOW),
            lambda who=who: app.experiments.carriers.write_down(who, at, typed(who, task="Ook"), THEN, NOW),
        ):
            with pytest.raises(NotVisible):
                act()


def test_no_carrier_is_a_role_of_a_few_and_helpers_are_one_word():
    """Students, career-changers and volunteers stand together or not at all; no other role is a carrier."""
    words = {NL.gettext(word).lower() for word in CARRIERS.values()}
    assert words.isdisjoint({NL.gettext(name).lower() for name in ROLES.values()})
    assert sum("zij-instromers" in word or "vrijwilligers" in word for word in words) == 1
    assert not {role.value for role in Role} & {carrier.value for carrier in Carrier}


def test_somebody_is_not_nobody():
    assert in_order([Carrier.NOBODY, Carrier.PUPILS, Carrier.PUPILS]) == (Carrier.PUPILS,)
    assert in_order([Carrier.NOBODY]) == (Carrier.NOBODY,)


TASKS = st.lists(
    st.tuples(
        st.sampled_from(("Hulp in de werktijd", "Lezen op maandag", "De wissel")),
        st.sets(st.sampled_from(Carrier), min_size=1),
        st.sets(st.sampled_from(Carrier), min_size=1),
        st.integers(0, 4),
    ),
    max_size=6,
)


@settings(max_examples=rounds(20), deadline=None)
@given(tasks=TASKS)
def test_no_number_stands_beside_a_group_or_a_strand_whatever_is_written_down(tasks):
    """The only number is how many tasks there are, and how many of those moved."""
    experiments = [
        Experiment(
            id=new_id(),
            title=f"Over {strand}",
            phase=Phase.TRY_OUT,
            planted_on=DAY,
            made_at=NOON,
            strand=strand,
        )
        for strand in Strand
    ]
    carried = [
        CarriedTask(
            id=new_id(),
            experiment_id=experiments[at].id,
            task=task,
            before=in_order(before),
            now=in_order(now),
        )
        for task, before, now, at in tasks
    ]
    said = garden_carriers.together(experiments, carried, NL)
    words = [cell for row in said.table.rows for cell in row]
    assert all(isinstance(cell, str) for cell in words)
    assert not any(sign.isdigit() for cell in (*words, said.caveat) for sign in cell)
    assert said.n is None
    numbers = [int(word) for word in said.sentence.split() if word.isdigit()]
    assert numbers in ([], [len(carried)], [len(carried), sum(task.moved for task in carried)])
