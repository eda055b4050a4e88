"""What a viewer can do with what is looked at: count, paste, keep it among its makers, and show it."""

import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from teamtuin.access.policy import Action
from teamtuin.access.viewer import Viewer
from teamtuin.clock import Clock, day_of, utc_now
from teamtuin.drafts import form
from teamtuin.errors import N_, Refused
from teamtuin.experiments import queries as experiments
from teamtuin.experiments.looking import queries, rules
from teamtuin.experiments.looking.model import (
    LATE,
    MOST_LINES,
    OwnIndicator,
    Point,
    Press,
    ToMeasure,
    first_day,
    measurements,
    span_of,
)
from teamtuin.experiments.model import Experiment, Indicator, Step
from teamtuin.experiments.parts import queries as parts
from teamtuin.people import queries as people
from teamtuin.people.model import Person
from teamtuin.store import Store
from teamtuin.store.transaction import retry_conflicts

TO_COME = N_("One of these days is still to come. Nothing was saved.")
NEEDS_TOTAL = N_("One of these lines does not say of how many. Nothing was saved.")
TOO_LONG = N_("This is more than {most} measurements. Nothing was saved. Divide the column.")


class LookingService:
    """What the proeftuinen of one school look at."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock
        self._one_press = threading.Lock()

    def own(self, viewer: Viewer, experiment_id: UUID) -> list[OwnIndicator]:
        """What the viewer keeps at this proeftuin with at most a few others. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            experiments.require(tx, experiment_id, Action.READ)
            return [one for one in queries.own(tx) if one.indicator.experiment_id == experiment_id]

    def for_export(self, viewer: Viewer) -> list[tuple[OwnIndicator, str]]:
        """All that the viewer keeps so, each with the name of its proeftuin; to take along."""
        with self._store.transaction(viewer) as tx:
            found = queries.own(tx, Action.EXPORT)
            titles = {
                one.indicator.experiment_id: experiments.title_of(tx, str(one.indicator.experiment_id))
                for one in found
            }
        return [(one, titles[one.indicator.experiment_id] or "") for one in found]

    def with_whom(self, viewer: Viewer) -> list[Person]:
        """Who else in the team can be named as somebody who measures it."""
        with self._store.transaction(viewer) as tx:
            found = people.colleagues(tx)
        return [person for person in found if person.in_team and person.id != viewer.id]

    @retry_conflicts
    def show_to_team(self, viewer: Viewer, indicator_id: UUID) -> Experiment:
        """Make it the team's, with what was measured; that cannot be undone but by deleting it.

        Raises Refused when the proeftuin looks at three things already, NotVisible.
        """
        with self._store.transaction(viewer) as tx:
            shown = queries.end_being_own(tx, indicator_id)
            experiment = experiments.get(tx, shown.experiment_id, Action.WRITE)
            rules.require_room(tx, experiment)
            last = max((one.place for one in experiment.indicators), default=0)
            parts.insert(tx, replace(shown, place=last + 1))
            return experiments.get(tx, shown.experiment_id)

    def to_measure(self, viewer: Viewer) -> list[ToMeasure]:
        """Everything that can be measured now, of proeftuinen that run and do not rest, one after another."""
        today = self._today()
        with self._store.transaction(viewer) as tx:
            own = queries.own(tx)
            running = [
                one
                for one in experiments.readable(tx, Action.WRITE)
                if one.step in (Step.TRY, Step.LOOK) and not one.is_paused(today)
            ]
        found = []
        for one in running:
            found += [ToMeasure(experiment_id=one.id, title=one.title, indicator=i) for i in one.indicators]
            found += [
                ToMeasure(experiment_id=one.id, title=one.title, indicator=mine.indicator, own=True)
                for mine in own
                if mine.indicator.experiment_id == one.id
            ]
        return found

    def something_to_measure(self, viewer: Viewer) -> bool:
        """Whether there is anything in `to_measure`, without reading it."""
        with self._store.transaction(viewer) as tx:
            return queries.something_to_measure(tx, self._today())

    def count(self, viewer: Viewer, indicator: Indicator, presses: Sequence[Press]) -> float:
        """Each press once, also when it is told twice; the number of the day, week or month of today.

        Raises Refused for a day to come or long gone, NotVisible.
        """
        with self._one_press:  # two people who press at once would else meet halfway, again and again
            return self._count(viewer, indicator, presses)

    @retry_conflicts
    def _count(self, viewer: Viewer, indicator: Indicator, presses: Sequence[Press]) -> float:
        today, span = self._today(), span_of(indicator)
        with self._store.transaction(viewer) as tx:
            for press in presses:
                if not today - LATE <= press.on <= today:
                    raise Refused(TO_COME)
                if press.back:
                    queries.take_press_back(tx, indicator.id, press.id)
                else:
                    of_day = replace(press, on=first_day(span, press.on))
                    queries.count_press(tx, indicator.id, of_day, span, self._now())
            first = first_day(span, today)
            points = queries.measured(tx, [indicator.id], Action.READ).get(indicator.id, ())
        return next((one.number for one in points if one.measured_on == first), 0)

    @retry_conflicts
    def take_column(
        self, viewer: Viewer, indicator: Indicator, drafts: dict[str, UUID], points: Sequence[Point]
    ) -> None:
        """Keep all of these or none; the drafts are what they were typed in. Told twice it is done once.

        Another number of the same day is replaced. Raises Refused, NotVisible.
        """
        if len(points) > MOST_LINES:
            raise Refused(TOO_LONG, most=MOST_LINES)
        for point in points:
            rules.require_numbers(point.number, point.total)
            if point.on > self._today():
                raise Refused(TO_COME)
            if indicator.is_share and point.total is None:
                raise Refused(NEEDS_TOTAL)
        with self._store.transaction(viewer) as tx:
            filled = form.take(tx, drafts)
            if filled.item_id is None:
                queries.put_measurements(tx, measurements(indicator.id, points), self._now())
                filled.close(tx, indicator.id, self._now())

    def _today(self) -> date:
        return day_of(self._now())
