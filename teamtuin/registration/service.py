"""What a viewer can do with the forms: see what they ask of the school, and leave out what nobody uses."""

from datetime import date, timedelta

from teamtuin.access.policy import Action
from teamtuin.access.viewer import Viewer
from teamtuin.clock import Clock, day_of, new_id, utc_now
from teamtuin.errors import N_, NotAllowed, Refused
from teamtuin.keeping.model import school_year_start
from teamtuin.people.queries import WHOLE_TEAM
from teamtuin.registration import queries
from teamtuin.registration.model import LeftOut, MayGo, Registration
from teamtuin.store import Store, Transaction
from teamtuin.store.transaction import retry_conflicts

IN_USE = N_(
    "Somebody has filled in this field in the meantime, so it stays on the form. Nothing was changed."
)


class RegistrationService:
    """The forms of one school."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock

    def asked(self, viewer: Viewer, first: date, last: date) -> Registration:
        """What the forms asked of the school from the first day to the last: the same for all of the team.

        Who is not in the team gets no number.
        """
        with self._store.looking(viewer, WHOLE_TEAM) as here:
            name = ("registration", first, last, self._today())
            return here.kept(name, lambda tx: self._asked(tx, first, last))

    def _asked(self, tx: Transaction, first: date, last: date) -> Registration:
        gone = tuple(queries.left_out(tx))
        if not queries.may_count(tx):
            return Registration(times=None, left_out=gone)
        return Registration(times=queries.times(tx, first, last), left_out=gone, unused=self._unused(tx))

    def gone(self, viewer: Viewer) -> frozenset[MayGo]:
        """The fields that no form asks any more."""
        with self._store.transaction(viewer) as tx:
            return frozenset(one.field for one in queries.left_out(tx))

    @retry_conflicts
    def leave_out(self, viewer: Viewer, field: MayGo) -> None:
        """Ask this field no longer, of nobody; what stands in it stays. Done already, nothing changes.

        Raises NotAllowed outside the team, Refused when it is in use by now.
        """
        with self._store.transaction(viewer) as tx:
            _require_team(tx)
            if field in {one.field for one in queries.left_out(tx)}:
                return
            if field not in self._unused(tx):
                raise Refused(IN_USE)
            queries.insert(tx, new_id(), LeftOut(field=field, since=self._today()))

    @retry_conflicts
    def put_back(self, viewer: Viewer, field: MayGo) -> None:
        """Ask this field again. Raises NotAllowed outside the team."""
        with self._store.transaction(viewer) as tx:
            _require_team(tx)
            queries.delete(tx, field)

    def for_export(self, viewer: Viewer) -> list[LeftOut]:
        """What is asked no longer, for who takes the school's along."""
        with self._store.transaction(viewer) as tx:
            return queries.left_out(tx, Action.EXPORT)

    def _unused(self, tx: Transaction) -> dict[MayGo, int]:
        """What nobody filled in, in this school year and the one before it, with how often that was."""
        today = self._today()
        since = school_year_start(school_year_start(today) - timedelta(days=1))
        return {field: use.times for field, use in queries.uses(tx, since, today).items() if use.is_unused}

    def _today(self) -> date:
        return day_of(self._now())


def _require_team(tx: Transaction) -> None:
    if not queries.may_count(tx):
        raise NotAllowed
