"""Taking in proeftuinen with all that hangs on them, seeds, and measurements by themselves.

All of it is the team's, so it comes in for who may write at proeftuinen; only what carries the name of a
person is that person's act, and comes in nowhere but in the demo school unless it is the viewer's own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from teamtuin.access.policy import Action
from teamtuin.clock import day_of, new_id
from teamtuin.exchange import refusals
from teamtuin.exchange.batch import Placed
from teamtuin.exchange.experiment_parts import Part, parts_of
from teamtuin.exchange.experiments_shapes import (
    NOBODY_NAMED,
    PHASES,
    ExperimentShape,
    MeasurementShape,
    SeedShape,
)
from teamtuin.exchange.taking_in import TakingIn
from teamtuin.exchange.tree import short
from teamtuin.experiments import queries
from teamtuin.experiments.looking import queries as looking
from teamtuin.experiments.model import STEP_OF, Experiment, Indicator, Measurement, Phase, Step
from teamtuin.experiments.parts import queries as parts
from teamtuin.insight.disclosure import is_hidden
from teamtuin.people import queries as people

EXPERIMENT, INDICATOR, TITLE, LABEL = "experiment", "indicator", "experiment_title", "indicator_label"
TOLD = (
    "title",
    "phase",
    "strand",
    "need",
    "expectation",
    "let_go",
    "stop_rule",
    "look_back_on",
    "differently",
    "who_joins",
    "starts_on",
    "ends_on",
    "council_advice_asked_on",
)
"""What a file says of a proeftuin itself."""


def take_in(taking: TakingIn, placed: Placed[ExperimentShape]) -> None:
    """A proeftuin that is new, known or renewed."""
    _check(placed)
    _check_limits(placed)
    _check_rounds(taking, placed)
    shape = placed.shape
    known = taking.id_of(EXPERIMENT, shape.id)
    one = _experiment(taking, shape, known or new_id())
    hanging = list(parts_of(taking, placed, one.id))
    if known is None:
        taking.came_in("experiments", EXPERIMENT, shape.id, one.id)
        taking.found[TITLE, shape.title.lower()] = one.id
        if taking.write:
            queries.insert(taking.tx, one)
        for part in hanging:
            _bring_in(taking, part)
        return
    _renew(taking, shape.id, one, hanging)


def _check(placed: Placed[ExperimentShape]) -> None:
    """Numbers of what is looked at, a decision with its day and reason. Raises ImportRefused."""
    shape = placed.shape
    keys = {indicator.key for indicator in shape.indicators}
    for key, points in shape.series.items():
        if key not in keys:
            placed.refuse(refusals.UNKNOWN_THING, "series", key, field=short(key))
        for number, point in enumerate(points):
            if point.total is not None and point.number > point.total:
                placed.refuse(refusals.MORE_THAN_ALL, "series", key, number)
    for needed in ("decision_on", "decision_because") if shape.decision else ():
        if not getattr(shape, needed):
            placed.refuse(refusals.MISSING, needed)
    for number, room in enumerate(shape.rooms_asked):
        if room.answer and room.answered_on is None:
            placed.refuse(refusals.MISSING, "rooms_asked", number, "answered_on", field="answered_on")


def _check_limits(placed: Placed[ExperimentShape]) -> None:
    """A limit has a number and a side. Raises ImportRefused."""
    for number, one in enumerate(placed.shape.indicators):
        if (one.stop_at is None) is not (one.stop_past is None):
            needed = "stop_at" if one.stop_at is None else "stop_past"
            placed.refuse(refusals.MISSING, "indicators", number, field=needed)


def _check_rounds(taking: TakingIn, placed: Placed[ExperimentShape]) -> None:
    """The days of a round: none to come, the result not before the prediction. Raises ImportRefused."""
    for number, one in enumerate(placed.shape.cycles):
        days = {"predicted_on": one.predicted_on, "looked_on": one.looked_on}
        for name, day in days.items():
            if day and day > day_of(taking.now):
                placed.refuse(refusals.DAY_TO_COME, "cycles", number, name)
        if one.predicted_on and one.looked_on and one.looked_on < one.predicted_on:
            placed.refuse(refusals.NO_LENGTH, "cycles", number, "looked_on")
        if one.done and one.afterwards and one.looked_on is None:
            placed.refuse(refusals.MISSING, "cycles", number, "looked_on", field="looked_on")


def _experiment(taking: TakingIn, shape: ExperimentShape, experiment_id: UUID) -> Experiment:
    start = shape.period.start if shape.period else None
    planted_on = min(start or day_of(taking.now), day_of(taking.now))
    return Experiment(
        id=experiment_id,
        title=shape.title,
        phase=PHASES[shape.status],
        planted_on=planted_on,
        made_at=taking.moment(planted_on),
        strand=shape.strand,
        need=shape.need.strip(),
        expectation=(shape.expectation or "").strip(),
        let_go=(shape.let_go or "").strip(),
        stop_rule=(shape.stop_rule or "").strip(),
        look_back_on=shape.next_look_back if shape.decision else shape.review_on,
        differently=(shape.what_we_do_differently or "").strip(),
        who_joins=tuple(shape.who_joins),
        starts_on=start,
        ends_on=shape.period.end if shape.period else None,
        council_advice_asked_on=shape.council_advice_asked_on,
        tried_on=_tried_on(shape, start or planted_on),
    )


def _tried_on(shape: ExperimentShape, began: date) -> date | None:
    """A file that tells of trying, or of a decision after it, tells that its expectation stands."""
    tried = STEP_OF[PHASES[shape.status]] is not Step.SEED or shape.decision is not None
    return began if tried else None


def _bring_in(taking: TakingIn, part: Part) -> None:
    """Hang this on its proeftuin, in the name of whose it is."""
    thing = part.thing
    taking.found[part.kind, part.ref] = thing.id
    if isinstance(thing, Indicator):
        taking.found[LABEL, f"{thing.experiment_id}/{thing.label.lower()}"] = thing.id
    if not taking.write:
        return
    people.note_import(taking.tx, part.kind, part.ref, thing.id)
    if part.kind != "observation":
        parts.insert(taking.tx, thing)
    elif part.writer:
        with taking.acting_as(part.writer.id):
            parts.insert_observation(taking.tx, thing, signed=True, writer_id=part.writer.id)
    else:
        parts.insert_observation(taking.tx, thing, signed=False, writer_id=None)
    looking.put_measurements(taking.tx, part.measurements, taking.now)


def _renew(taking: TakingIn, ref: str, one: Experiment, hanging: list[Part]) -> None:
    """Other words and numbers where the file has others; what the team added here stays."""
    old = queries.whole(taking.tx, one.id, Action.WRITE)
    hanging_here: tuple[Any, ...] = (
        *old.indicators,
        *old.observations,
        *old.cycles,
        *old.decisions,
        *old.rooms_asked,
        *old.thoughts,
    )
    here = {each.id: each for each in hanging_here}
    demo = taking.school.demo
    new = [part.as_known(taking.id_of(part.kind, part.ref), here, taking.now, demo=demo) for part in hanging]
    told = {name: getattr(one, name) for name in TOLD}
    if old.tried_on and not demo:  # an expectation stands once trying began
        told["expectation"] = old.expectation
    same = replace(old, **told) == old and not any(part.differs(here) for part in new)
    for part in new:
        taking.found[part.kind, part.ref] = part.thing.id
    if not taking.told_known(ref, same=same) or not taking.write:
        return
    queries.replace(taking.tx, replace(old, **told, tried_on=old.tried_on or one.tried_on))
    for part in new:
        if part.thing.id not in here:
            _bring_in(taking, part)
        elif part.differs(here):
            parts.replace(taking.tx, part.thing)
            looking.put_measurements(taking.tx, part.measurements, taking.now)


def take_in_seed(taking: TakingIn, placed: Placed[SeedShape]) -> None:
    """A seed that is new, or known; other words only while it is still a seed."""
    shape = placed.shape
    person = None if shape.by in NOBODY_NAMED else taking.somebody(placed, shape.by, "by")
    if person:
        taking.own_or_demo(placed, person)
    known = taking.id_of(EXPERIMENT, shape.id)
    if known is None:
        seed = Experiment(
            id=new_id(),
            title=shape.text,
            phase=Phase.SIGNAL,
            planted_on=shape.date,
            made_at=taking.moment(shape.date),
        )
        taking.came_in("seeds", EXPERIMENT, shape.id, seed.id)
        if taking.write:
            queries.insert(taking.tx, seed, signed_by=person.id if person else None)
        return
    old = queries.get(taking.tx, known, Action.WRITE)
    if taking.told_known(shape.id, same=old.title == shape.text or not old.is_seed) and taking.write:
        queries.replace(taking.tx, replace(old, title=shape.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """Which indicator a measurement is of; `here` is it as it stands in the store, if it does."""

    indicator_id: UUID
    here: Indicator | None


def take_in_measurement(taking: TakingIn, placed: Placed[MeasurementShape]) -> None:
    """A measurement that is new, known or renewed."""
    shape = placed.shape
    if shape.date > day_of(taking.now):
        placed.refuse(refusals.DAY_TO_COME, "date")
    if shape.of is not None and shape.value > shape.of:
        placed.refuse(refusals.MORE_THAN_ALL, "value")
    found = _indicator(taking, placed)
    if found.here and found.here.is_share and shape.of is None:
        placed.refuse(refusals.MISSING, "of", field="van")
    measurement = Measurement(
        indicator_id=found.indicator_id, measured_on=shape.date, number=shape.value, total=shape.of
    )
    if (old := _on(found.here, shape.date)) is None:
        taking.report.new.setdefault("measurements", []).append(shape.reference)
    elif not taking.told_known(shape.reference, same=_is_same(found.here, old, measurement)):
        return
    if taking.write:
        looking.put_measurements(taking.tx, [measurement], taking.now)


def _on(indicator: Indicator | None, day: date) -> Measurement | None:
    points = indicator.measurements if indicator else ()
    return next((point for point in points if point.measured_on == day), None)


def _is_same(indicator: Indicator | None, old: Measurement, new: Measurement) -> bool:
    """Never where the number may not be shown: else a file of guesses would find it out."""
    hidden = indicator is not None and is_hidden(indicator.counts_of, *_numbers(old))
    return not hidden and _numbers(old) == _numbers(new)


def _numbers(measurement: Measurement) -> tuple[float, float | None]:
    return measurement.number, measurement.total


def _indicator(taking: TakingIn, placed: Placed[MeasurementShape]) -> _Found:
    """What is meant, by the ids of the files or by the names on screen. Raises ImportRefused."""
    shape = placed.shape
    experiments = {one.id: one for one in _stored(taking)}
    experiment_id = taking.id_of(EXPERIMENT, shape.experiment) or _named(taking, shape, experiments)
    if experiment_id is None:
        placed.refuse(refusals.UNKNOWN_THING, "experiment", field=short(shape.experiment))
    stored = experiments[experiment_id].indicators if experiment_id in experiments else ()
    label = shape.indicator.lower()
    indicator_id = (
        taking.id_of(INDICATOR, f"{shape.experiment}/{shape.indicator}")
        or next((one.id for one in stored if one.label.lower() == label), None)
        or taking.found.get((LABEL, f"{experiment_id}/{label}"))
    )
    if indicator_id is None:
        placed.refuse(refusals.UNKNOWN_THING, "indicator", field=short(shape.indicator))
    return _Found(
        indicator_id=indicator_id, here=next((one for one in stored if one.id == indicator_id), None)
    )


def _stored(taking: TakingIn) -> Iterator[Experiment]:
    yield from queries.readable(taking.tx, Action.WRITE)


def _named(taking: TakingIn, shape: MeasurementShape, experiments: dict[UUID, Any]) -> UUID | None:
    title = shape.experiment.lower()
    here = next((one.id for one in experiments.values() if one.title.lower() == title), None)
    return here or taking.found.get((TITLE, title))
