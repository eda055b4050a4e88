"""What a viewer can do with a harvest book beside reading it: say that the team looked it over."""

from datetime import date
from uuid import UUID

from teamtuin.access.policy import Action
from teamtuin.access.viewer import Viewer
from teamtuin.clock import Clock, day_of, new_id, utc_now
from teamtuin.errors import N_, Refused
from teamtuin.harvest_book import queries
from teamtuin.harvest_book.model import LookedOver, Which
from teamtuin.store import Store
from teamtuin.store.transaction import retry_conflicts
from teamtuin.study_days import queries as study_days

STILL_TO_COME = N_("Choose a day that has come: a book is looked over first. Nothing was changed.")


class HarvestBookService:
    """The harvest books of one school."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock

    def looked_over(self, viewer: Viewer, which: Which) -> LookedOver | None:
        """When the team looked this one over last; None where it never did, and outside the team."""
        with self._store.transaction(viewer) as tx:
            return queries.latest(tx, which)

    @retry_conflicts
    def look_over(
        self,
        viewer: Viewer,
        which: Which,
        version: str,
        looked_on: date | None = None,
        *,
        study_day_id: UUID | None = None,
    ) -> None:
        """The team looked at this version on a study day, or on `looked_on` in another meeting.

        Raises Refused for a day that is still to come, NotVisible.
        """
        with self._store.transaction(viewer) as tx:
            if study_day_id:
                looked_on = study_days.get(tx, study_day_id, Action.READ).held_on
            today = day_of(self._now())
            day = looked_on or today
            if day > today:
                raise Refused(STILL_TO_COME)
            queries.insert(
                tx,
                LookedOver(
                    id=new_id(),
                    which=which,
                    looked_on=day,
                    study_day_id=study_day_id,
                    version=version,
                    made_at=self._now(),
                ),
            )

    def for_export(self, viewer: Viewer) -> list[LookedOver]:
        """Every time that a book was looked over, for who takes the school's along."""
        with self._store.transaction(viewer) as tx:
            return queries.for_export(tx)
