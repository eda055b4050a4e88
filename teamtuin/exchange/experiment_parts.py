"""What hangs on a proeftuin in a file: each part with its reference, and whose act it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from teamtuin.clock import day_of, new_id
from teamtuin.exchange.batch import Placed
from teamtuin.exchange.experiments_shapes import (
    ANSWERS,
    CHOICES,
    NOBODY_NAMED,
    ROOM_KINDS,
    ExperimentShape,
    IndicatorShape,
)
from teamtuin.exchange.taking_in import TakingIn
from teamtuin.experiments.along.model import Thought
from teamtuin.experiments.model import (
    CountsOf,
    Cycle,
    Decision,
    Indicator,
    Measurement,
    Observation,
    RoomAsked,
)
from teamtuin.insight.disclosure import is_hidden
from teamtuin.insight.exhibit import what_they_do_not_say, what_they_say
from teamtuin.insight.indicators import of_indicator
from teamtuin.people.model import Person
from teamtuin.texts import texts_for

OF_HERE = ("made_at", "predicted_at", "looked_at", "name", "mine")
"""Moments and names that a file does not tell."""
ANSWERED = ("answer", "because", "answered_on")
"""What who leads the school says to room that was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something that hangs on a proeftuin; `writer` is who signed it, for an observation."""

    kind: str
    ref: str
    thing: Any
    measurements: tuple[Measurement, ...] = ()
    writer: Person | None = None

    def as_known(self, known: UUID | None, here: Mapping[UUID, Any], now: datetime, *, demo: bool) -> "Part":
        """The same under the id it has here, with what only is known here.

        Outside the demo a file changes no more than somebody can in a room: not what was thought later, nor
        what somebody else signed or answered.
        """
        old = here.get(known) if known else self._decided_before(here)
        if old is None:
            return self
        if isinstance(old, Cycle):
            return replace(self, thing=_tried(old, self.thing, now))
        if isinstance(old, Decision) or not (demo or _is_of_all(old)):
            return replace(self, thing=old)  # going on after a decision is another decision
        kept = {name: getattr(old, name) for name in OF_HERE if hasattr(old, name)}
        if isinstance(old, RoomAsked) and (self.thing.answer is None or not demo):
            kept |= {name: getattr(old, name) for name in ANSWERED}
        if isinstance(old, Indicator) and old.counts_of is CountsOf.ANSWERS:
            kept["counts_of"] = old.counts_of  # else every number that was left out would be shown
        measured = tuple(replace(one, indicator_id=old.id) for one in self.measurements)
        if isinstance(old, Indicator):
            added = {one.measured_on: one for one in (*old.measurements, *measured)}
            kept["measurements"] = tuple(added[day] for day in sorted(added))
        return replace(self, thing=replace(self.thing, id=old.id, **kept), measurements=measured)

    def _decided_before(self, here: Mapping[UUID, Any]) -> Decision | None:
        """The decision of the same day, which an earlier file called otherwise."""
        if not isinstance(self.thing, Decision):
            return None
        found = (one for one in here.values() if isinstance(one, Decision))
        return next((one for one in found if one.decided_on == self.thing.decided_on), None)

    def differs(self, here: Mapping[UUID, Any]) -> bool:
        """Whether something else stands here under its id, or nothing.

        Where a number may not be shown it always does: else a file of guesses would find the number out.
        """
        old = here.get(self.thing.id)
        return bool(old != self.thing) or (isinstance(old, Indicator) and _hides_a_number(old))


def _hides_a_number(indicator: Indicator) -> bool:
    before = (indicator.baseline, indicator.baseline_total)
    numbers = (before, *((each.number, each.total) for each in indicator.measurements))
    return any(is_hidden(indicator.counts_of, number, total) for number, total in numbers)


def _is_of_all(old: Any) -> bool:
    """Whether anybody in the team may change it: no dated thought, and nothing that somebody else signed."""
    signed_by_another = isinstance(old, Observation) and old.name is not None and not old.mine
    return not isinstance(old, Thought) and not signed_by_another


def parts_of(taking: TakingIn, placed: Placed[ExperimentShape], experiment_id: UUID) -> Iterator[Part]:
    """Everything that hangs on it, in the order of the file."""
    shape = placed.shape
    indicators = [
        _indicator(shape, place, one, experiment_id) for place, one in enumerate(shape.indicators, start=1)
    ]
    yield from indicators
    yield from _observations(taking, placed, experiment_id)
    yield from _cycles(taking, shape, experiment_id)
    if shape.decision:
        yield _decision(taking, shape, experiment_id, indicators)
    yield from _rooms(taking, shape, experiment_id)
    yield from _thoughts(taking, shape, experiment_id)


def _indicator(shape: ExperimentShape, place: int, one: IndicatorShape, experiment_id: UUID) -> Part:
    before = one.baseline or ()
    indicator_id = new_id()
    measured = tuple(
        Measurement(
            indicator_id=indicator_id,
            measured_on=point.on,
            span=point.span,
            number=point.number,
            total=point.total,
        )
        for point in shape.series.get(one.key, ())
    )
    indicator = Indicator(
        id=indicator_id,
        experiment_id=experiment_id,
        place=place,
        label=one.label,
        unit=one.unit,
        direction=one.direction,
        counts_of=one.counts_of,
        baseline=before[0] if before else None,
        baseline_total=before[1] if before[1:] else None,
        baseline_points=one.baseline_points,
        source=one.source,
        few_groups=one.few_groups,
        stop_at=one.stop_at,
        stop_past=one.stop_past,
        measurements=measured,
    )
    return Part(kind="indicator", ref=f"{shape.id}/{one.key}", thing=indicator, measurements=measured)


def _observations(taking: TakingIn, placed: Placed[ExperimentShape], experiment_id: UUID) -> Iterator[Part]:
    for number, seen in enumerate(placed.shape.observations):
        writer = None
        if seen.by not in NOBODY_NAMED:
            writer = taking.somebody(placed, seen.by, "observations", number, "by")
            taking.own_or_demo(placed, writer)
        thing = Observation(
            id=new_id(),
            experiment_id=experiment_id,
            seen_on=seen.date,
            text=seen.text.strip(),
            made_at=taking.moment(seen.date),
        )
        yield Part(kind="observation", ref=f"{placed.shape.id}/o{number + 1}", thing=thing, writer=writer)


def _tried(old: Cycle, told: Cycle, now: datetime) -> Cycle:
    """A round with its result stands; an open one is worded otherwise or gets its result, never both."""
    if not old.is_open:
        return old
    if told.looked_at:
        return replace(old, surprise=told.surprise, learned=told.learned, looked_at=told.looked_at)
    if told.prediction == old.prediction:
        return old
    return replace(old, prediction=told.prediction, reworded_at=now)


def _cycles(taking: TakingIn, shape: ExperimentShape, experiment_id: UUID) -> Iterator[Part]:
    """A file that does not say when: its rounds stand at the beginning of the line."""
    begin = shape.period.start if shape.period else day_of(taking.now)
    for number, cycle in enumerate(shape.cycles, start=1):
        predicted = taking.moment(cycle.predicted_on or begin)
        looked = taking.moment(cycle.looked_on) if cycle.looked_on else predicted
        thing = Cycle(
            id=new_id(),
            experiment_id=experiment_id,
            prediction=cycle.prediction.strip(),
            predicted_at=looked if cycle.afterwards else predicted,
            afterwards=cycle.done and cycle.afterwards,
            surprise=(cycle.surprise or "").strip() if cycle.done else "",
            learned=(cycle.learned or "").strip() if cycle.done else "",
            looked_at=max(looked, predicted) if cycle.done else None,
        )
        yield Part(kind="cycle", ref=f"{shape.id}/c{number}", thing=thing)


def _decision(taking: TakingIn, shape: ExperimentShape, experiment_id: UUID, indicators: list[Part]) -> Part:
    """With what the numbers said on that day, by the measurements until then."""
    decided_on = shape.decision_on or day_of(taking.now)
    t = texts_for(taking.school.language)
    said = []
    for part in indicators:
        until = tuple(one for one in part.measurements if one.measured_on <= decided_on)
        said.append(of_indicator(replace(part.thing, measurements=until), t))
    decision = Decision(
        id=new_id(),
        experiment_id=experiment_id,
        decided_on=decided_on,
        choice=CHOICES[shape.decision or ""],
        because=(shape.decision_because or "").strip(),
        keep=(shape.what_we_keep or "").strip(),
        next_look_back_on=shape.next_look_back,
        numbers_said=what_they_say(said),
        numbers_did_not_say=what_they_do_not_say(said, t),
        made_at=taking.moment(decided_on),
    )
    return Part(kind="decision", ref=f"{shape.id}/d{decided_on}", thing=decision)


def _thoughts(taking: TakingIn, shape: ExperimentShape, experiment_id: UUID) -> Iterator[Part]:
    for number, thought in enumerate(shape.thoughts, start=1):
        thing = Thought(
            id=new_id(),
            experiment_id=experiment_id,
            thought_on=thought.date,
            text=thought.text.strip(),
            made_at=taking.moment(thought.date),
        )
        yield Part(kind="experiment_thought", ref=f"{shape.id}/t{number}", thing=thing)


def _rooms(taking: TakingIn, shape: ExperimentShape, experiment_id: UUID) -> Iterator[Part]:
    """With the answer where whoever brings the file in may answer; else it is asked anew."""
    answers = taking.may_answer()
    for number, room in enumerate(shape.rooms_asked, start=1):
        thing = RoomAsked(
            id=new_id(),
            experiment_id=experiment_id,
            asked_on=room.date,
            kind=ROOM_KINDS[room.kind],
            text=room.text,
            made_at=taking.moment(room.date),
            answer=ANSWERS[room.answer] if room.answer and answers else None,
            because=(room.because or "").strip() if answers else "",
            answered_on=room.answered_on if room.answer and answers else None,
        )
        yield Part(kind="room_asked", ref=f"{shape.id}/r{number}", thing=thing)
