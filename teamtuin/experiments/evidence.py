"""What the team adds to a proeftuin while it runs: measurements, observations and rounds of trying."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from teamtuin.access.policy import Action
from teamtuin.access.viewer import Viewer
from teamtuin.clock import Clock, day_of, new_id, utc_now
from teamtuin.drafts import form
from teamtuin.drafts import queries as drafts_queries
from teamtuin.errors import N_, NotVisible, Refused
from teamtuin.experiments import queries
from teamtuin.experiments.along.model import Past
from teamtuin.experiments.looking import queries as looking
from teamtuin.experiments.looking import rules
from teamtuin.experiments.looking.model import first_day, span_of
from teamtuin.experiments.looking.rules import require_numbers
from teamtuin.experiments.model import (
    CountsOf,
    Cycle,
    Direction,
    Experiment,
    Indicator,
    Measurement,
    Observation,
)
from teamtuin.experiments.observed import queries as observed
from teamtuin.experiments.parts import queries as parts
from teamtuin.store import Store, Transaction
from teamtuin.store.keys import DRAFT, INDICATOR, KEY, OBSERVATION, Tombstone
from teamtuin.store.transaction import retry_conflicts

NOTHING_YET = N_("There is nothing in the field yet. Nothing was lost. One sentence is enough.")
NO_LABEL = N_("This has no name yet. Nothing was saved. Say in a few words what you look at.")
TOO_LATE = N_("This day is still to come. Nothing was saved. Choose today or a day before it.")
NEEDS_TOTAL = N_("This is so many of how many? Nothing was saved. Fill in both numbers.")
LOOKED = N_("This round has its result already. Nothing was changed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAt:
    """How something is to be looked at: which way it should go, what it counts, and how it was before.

    With `few_groups` it is its makers' alone until they show it: of the viewer and `makers`. `stop_at` and
    `stop_past` go together: the number at which one talks about stopping, and on which side of it.
    """

    direction: Direction = Direction.UP
    counts_of: CountsOf = CountsOf.EVENTS
    baseline: float | None = None
    baseline_total: float | None = None
    few_groups: bool = False
    makers: tuple[UUID, ...] = ()
    stop_at: float | None = None
    stop_past: Past | None = None


class EvidenceService:
    """What is seen and measured at the proeftuinen of one school."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock

    @retry_conflicts
    def look_at(
        self, viewer: Viewer, experiment_id: UUID, drafts: Mapping[str, UUID], how: LookedAt
    ) -> Experiment:
        """Add a thing to look at, from the drafts `label`, `unit` and `source`; one to three.

        Raises Refused, NotVisible.
        """
        with self._store.transaction(viewer) as tx:
            experiment, filled = queries.get(tx, experiment_id, Action.WRITE), form.take(tx, drafts)
            if filled.item_id:
                return experiment
            if not filled["label"]:
                raise Refused(NO_LABEL)
            rules.require_room(tx, experiment, own_too=how.few_groups)
            require_numbers(how.baseline, how.baseline_total)
            indicator = Indicator(
                id=new_id(),
                experiment_id=experiment_id,
                place=max((one.place for one in experiment.indicators), default=0) + 1,
                label=" ".join(filled["label"].split()),
                unit=" ".join(filled["unit"].split()),
                direction=how.direction,
                counts_of=how.counts_of,
                baseline=how.baseline,
                baseline_total=how.baseline_total,
                source=filled["source"],
                stop_at=how.stop_at if how.stop_past else None,
                stop_past=None if how.stop_at is None else how.stop_past,
                few_groups=how.few_groups,
            )
            if how.few_groups:
                looking.insert_own(tx, indicator, rules.makers(tx, how.makers))
            else:
                parts.insert(tx, indicator)
            filled.close(tx, indicator.id, self._now())
            return queries.get(tx, experiment_id)

    @retry_conflicts
    def look_no_more(self, viewer: Viewer, indicator_id: UUID) -> None:
        """Take a thing to look at away, with its measurements. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            looking.delete(tx, indicator_id)
            typed = drafts_queries.delete_of_item(tx, indicator_id)
            tx.bury(Tombstone(INDICATOR, indicator_id), Tombstone(KEY, indicator_id))
            tx.bury(*(Tombstone(DRAFT, draft_id, viewer.id) for draft_id in typed))

    @retry_conflicts
    def measure(
        self,
        viewer: Viewer,
        indicator: Indicator,
        number: float,
        *,
        total: float | None = None,
        on: date | None = None,
    ) -> Measurement:
        """Keep a number, or so many of so many; of today, unless a day is given. The same day is replaced.

        What is measured by the week or the month is kept at its first day.
        Raises Refused for a day to come or numbers that cannot be, NotVisible.
        """
        today = self._today()
        if on is not None and on > today:
            raise Refused(TOO_LATE)
        if indicator.is_share and total is None:
            raise Refused(NEEDS_TOTAL)
        require_numbers(number, total)
        span = span_of(indicator)
        measurement = Measurement(
            indicator_id=indicator.id,
            measured_on=first_day(span, on or today),
            span=span,
            number=number,
            total=total,
        )
        with self._store.transaction(viewer) as tx:
            looking.put_measurements(tx, [measurement], self._now())
        return measurement

    @retry_conflicts
    def take_away(self, viewer: Viewer, indicator_id: UUID, measured_on: date) -> None:
        """Take a measurement away that was wrong. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            looking.delete_measurement(tx, indicator_id, measured_on)

    @retry_conflicts
    def observe(
        self,
        viewer: Viewer,
        experiment_id: UUID,
        drafts: Mapping[str, UUID],
        *,
        signed: bool,
        on: date | None = None,
    ) -> Observation:
        """Keep the draft `seen` as something that was seen; the team reads it. Raises Refused, NotVisible."""
        with self._store.transaction(viewer) as tx:
            filled = form.take(tx, drafts)
            if filled.item_id:
                return observed.get(tx, filled.item_id)
            if not filled["seen"]:
                raise Refused(NOTHING_YET)
            if on is not None and on > self._today():
                raise Refused(TOO_LATE)
            seen = self._seen(experiment_id, filled["seen"], on)
            parts.insert_observation(tx, seen, signed=signed, writer_id=viewer.id)
            filled.close(tx, seen.id, self._now())
            return observed.get(tx, seen.id)

    @retry_conflicts
    def observe_also(self, viewer: Viewer, experiment_id: UUID, text: str, *, signed: bool) -> Observation:
        """Put one's own words at a proeftuin as well; the line they come from stays what it is.

        Raises Refused, NotVisible.
        """
        if not text.strip():
            raise Refused(NOTHING_YET)
        with self._store.transaction(viewer) as tx:
            seen = self._seen(experiment_id, text.strip(), None)
            parts.insert_observation(tx, seen, signed=signed, writer_id=viewer.id)
            return observed.get(tx, seen.id)

    @retry_conflicts
    def withdraw(self, viewer: Viewer, observation_id: UUID) -> None:
        """Take back what the viewer saw: it is really gone. Raises NotVisible unless the viewer wrote it."""
        with self._store.transaction(viewer) as tx:
            observed.delete_observation(tx, observation_id)
            typed = drafts_queries.delete_of_item(tx, observation_id)
            tx.bury(Tombstone(OBSERVATION, observation_id))
            tx.bury(*(Tombstone(DRAFT, draft_id, viewer.id) for draft_id in typed))

    def mine(self, viewer: Viewer) -> list[tuple[Observation, str, bool]]:
        """What the viewer saw, with the name of its proeftuin and whether it was signed."""
        with self._store.transaction(viewer) as tx:
            return observed.observed_by_me(tx)

    @retry_conflicts
    def predict(self, viewer: Viewer, experiment_id: UUID, drafts: Mapping[str, UUID]) -> Experiment:
        """Begin a round with the draft `prediction`. Raises Refused, NotVisible."""
        return self._round(viewer, experiment_id, drafts, with_result=False)

    @retry_conflicts
    def predict_afterwards(
        self, viewer: Viewer, experiment_id: UUID, drafts: Mapping[str, UUID]
    ) -> Experiment:
        """Keep a whole round at once, from `prediction`, `surprise` and `learned`; it is marked so."""
        return self._round(viewer, experiment_id, drafts, with_result=True)

    def _round(
        self, viewer: Viewer, experiment_id: UUID, drafts: Mapping[str, UUID], *, with_result: bool
    ) -> Experiment:
        with self._store.transaction(viewer) as tx:
            filled = form.take(tx, drafts)
            if not filled.item_id:
                told = bool(filled["surprise"] or filled["learned"])
                if not filled["prediction"] or (with_result and not told):
                    raise Refused(NOTHING_YET)
                cycle = Cycle(
                    id=new_id(),
                    experiment_id=experiment_id,
                    prediction=filled["prediction"],
                    predicted_at=self._now(),
                    afterwards=with_result,
                    surprise=filled["surprise"],
                    learned=filled["learned"],
                    looked_at=self._now() if with_result else None,
                )
                parts.insert(tx, cycle)
                filled.close(tx, cycle.id, self._now())
            return queries.get(tx, experiment_id)

    @retry_conflicts
    def learn(
        self, viewer: Viewer, experiment_id: UUID, cycle_id: UUID, drafts: Mapping[str, UUID]
    ) -> Experiment:
        """Give a round its result, from `surprise` and `learned`. Raises Refused, NotVisible."""
        with self._store.transaction(viewer) as tx:
            filled = form.take(tx, drafts)
            if not filled.item_id:
                cycle = _cycle(tx, experiment_id, cycle_id)
                if not filled["surprise"] and not filled["learned"]:
                    raise Refused(NOTHING_YET)
                new = replace(
                    cycle, surprise=filled["surprise"], learned=filled["learned"], looked_at=self._now()
                )
                parts.replace(tx, new)
                filled.close(tx, cycle_id, self._now())
            return queries.get(tx, experiment_id)

    @retry_conflicts
    def reword(
        self, viewer: Viewer, experiment_id: UUID, cycle_id: UUID, drafts: Mapping[str, UUID]
    ) -> Experiment:
        """Mend the `prediction` of a round that waits for its result; the moment of it is kept.

        Raises Refused, NotVisible.
        """
        with self._store.transaction(viewer) as tx:
            filled = form.take(tx, drafts)
            if not filled.item_id:
                cycle = _cycle(tx, experiment_id, cycle_id)
                if not filled["prediction"]:
                    raise Refused(NOTHING_YET)
                if filled["prediction"] != cycle.prediction:
                    parts.replace(
                        tx, replace(cycle, prediction=filled["prediction"], reworded_at=self._now())
                    )
                filled.close(tx, cycle_id, self._now())
            return queries.get(tx, experiment_id)

    def _seen(self, experiment_id: UUID, text: str, on: date | None) -> Observation:
        return Observation(
            id=new_id(),
            experiment_id=experiment_id,
            seen_on=on or self._today(),
            text=text,
            made_at=self._now(),
        )

    def _today(self) -> date:
        return day_of(self._now())


def _cycle(tx: Transaction, experiment_id: UUID, cycle_id: UUID) -> Cycle:
    """A round that waits for its result. Raises NotVisible, Refused."""
    cycles = queries.get(tx, experiment_id, Action.WRITE).cycles
    cycle = next((one for one in cycles if one.id == cycle_id), None)
    if cycle is None:
        raise NotVisible
    if not cycle.is_open:
        raise Refused(LOOKED)
    return cycle
