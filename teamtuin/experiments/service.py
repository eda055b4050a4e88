"""What a viewer can do with proeftuinen: plant, start, look, decide, and ask for room."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from teamtuin.access.policy import Action
from teamtuin.access.viewer import Viewer
from teamtuin.clock import Clock, day_of, new_id, utc_now
from teamtuin.drafts import form
from teamtuin.drafts.form import Filled
from teamtuin.errors import N_, Refused
from teamtuin.experiments import queries, telling
from teamtuin.experiments.along import queries as along
from teamtuin.experiments.along.service import AlongService
from teamtuin.experiments.carriers.service import CarriersService
from teamtuin.experiments.evidence import EvidenceService
from teamtuin.experiments.looking.service import LookingService
from teamtuin.experiments.model import (
    FIRST_PHASE,
    Choice,
    Decision,
    Experiment,
    Phase,
    Step,
    Strand,
)
from teamtuin.experiments.moving import after
from teamtuin.experiments.parents_card.service import ParentsCardService
from teamtuin.experiments.parts import queries as parts
from teamtuin.experiments.planting import one_line, sown
from teamtuin.experiments.room import RoomAskedService
from teamtuin.experiments.story import A_PAGE, ALL, Entry, Line, Sort
from teamtuin.store import Store, Transaction
from teamtuin.store.transaction import retry_conflicts

TO_START = ("need", "expectation", "let_go", "stop_rule")
"""Four of the five answers; the fifth is the day of looking back."""
WORDS = ("title", *TO_START, "differently")
FIVE = N_("To start, five answers are needed. What you wrote still stands here. Fill in what is still empty.")
LOOK_BACK_FIRST = N_("Choose a day for looking back that is still to come. Nothing was changed.")
STARTED = N_("This proeftuin has started already. Nothing was changed.")
NOT_STARTED = N_("This is still a seed. Nothing was changed. Start with it first.")
NO_REASON = N_("Say in one sentence why. Nothing was decided yet. What you wrote still stands here.")
STANDS = N_("You have begun, so the expectation stands. Nothing was changed. Add what you think of it now.")
END_FIRST = N_("The last day lies before the first. Nothing was changed. Choose a later day.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What stands in the margin of a proeftuin: all of it may be left open."""

    strand: Strand | None = None
    who_joins: tuple[str, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    council_advice_asked_on: date | None = None


class ExperimentService:
    """The proeftuinen of one school. `evidence` is what is added while they run, `room` what they ask for,
    `parents_card` what parents read."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock
        self.evidence = EvidenceService(store, clock)
        self.looking = LookingService(store, clock)
        self.room = RoomAskedService(store, clock)
        self.carriers = CarriersService(store, clock)
        self.along = AlongService(store, clock)
        self.parents_card = ParentsCardService(store, clock)

    def all(self, viewer: Viewer) -> list[Experiment]:
        """Every proeftuin the viewer may read, seeds too, the latest planted first."""
        with self._store.transaction(viewer) as tx:
            return queries.readable(tx)

    def something_runs(self, viewer: Viewer) -> bool:
        """Whether there is one that is no seed and was not let go, without reading any."""
        with self._store.transaction(viewer) as tx:
            return queries.something_runs(tx)

    def get(self, viewer: Viewer, experiment_id: UUID) -> Experiment:
        """One whole proeftuin, with all that was seen. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            return queries.whole(tx, experiment_id)

    def page(self, viewer: Viewer, experiment_id: UUID) -> Experiment:
        """One as its page shows it: what was seen, its story line tells. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            return queries.get(tx, experiment_id)

    def for_export(self, viewer: Viewer, *, seen: bool = False) -> list[Experiment]:
        """Every proeftuin the viewer may take along for the school; `seen`: with all that was seen there."""
        with self._store.transaction(viewer) as tx:
            found = queries.readable(tx, Action.EXPORT)
            return [queries.with_seen(tx, one, Action.EXPORT) for one in found] if seen else found

    def counts(self, viewer: Viewer) -> dict[str, int]:
        """How many proeftuinen (seeds are none yet) and measurements there are, for who may count them."""
        with self._store.transaction(viewer) as tx:
            return queries.counts(tx)

    def story(self, viewer: Viewer, experiment_id: UUID) -> tuple[Entry, ...]:
        """All of its story line, the newest first. Raises NotVisible."""
        return self.line(viewer, self.page(viewer, experiment_id), most=ALL).entries

    @retry_conflicts
    def line(self, viewer: Viewer, one: Experiment, *, most: int = A_PAGE, sort: Sort | None = None) -> Line:
        """The newest of its story line, of all or of one sort. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            return telling.line(tx, one, most, sort)

    @retry_conflicts
    def plant(
        self, viewer: Viewer, drafts: Mapping[str, UUID], *, signed: bool, strand: Strand | None = None
    ) -> Experiment:
        """Keep the draft `seed` as a seed: one line, which is its name too; signed, or nobody's.

        Raises Refused, NotVisible for who is not in the team.
        """
        with self._store.transaction(viewer) as tx:
            filled = form.take(tx, drafts)
            if filled.item_id:
                return queries.get(tx, filled.item_id)
            seed = sown(one_line(filled["seed"]), self._today(), clock=self._now)
            queries.insert(tx, replace(seed, strand=strand), signed_by=viewer.id if signed else None)
            filled.close(tx, seed.id, self._now())
            return queries.get(tx, seed.id)

    @retry_conflicts
    def start(
        self,
        viewer: Viewer,
        experiment_id: UUID,
        drafts: Mapping[str, UUID],
        look_back_on: date | None,
    ) -> Experiment:
        """Start trying, with five answers: the drafts `need`, `expectation`, `let_go` and `stop_rule`, and
        the day of looking back. Raises Refused when one of them is open, NotVisible."""
        with self._store.transaction(viewer) as tx:
            old, filled = queries.get(tx, experiment_id, Action.WRITE), form.take(tx, drafts)
            if filled.item_id:
                return old
            if old.step is not Step.SEED or old.tried_on is not None:
                raise Refused(STARTED)
            answers: dict[str, Any] = {name: filled[name] for name in TO_START}
            if not all(answers.values()):
                raise Refused(FIVE)
            if look_back_on is None or look_back_on <= self._today():
                raise Refused(LOOK_BACK_FIRST)
            new = replace(
                old,
                **answers,
                look_back_on=look_back_on,
                phase=Phase.TRY_OUT,
                paused_until=None,
                starts_on=old.starts_on or self._today(),
            )
            return self._keep(tx, new, filled)

    @retry_conflicts
    def describe(self, viewer: Viewer, experiment_id: UUID, drafts: Mapping[str, UUID]) -> Experiment:
        """Other words for what was changed in the drafts, by the names of the fields.

        What was only copied stays as a colleague may have written it meanwhile. An empty name is refused;
        other fields may be emptied. Once trying began the expectation stands. Raises Refused, NotVisible.
        """
        with self._store.transaction(viewer) as tx:
            old, filled = queries.get(tx, experiment_id, Action.WRITE), form.take(tx, drafts)
            if filled.item_id:
                return old
            fields: dict[str, Any] = {name: text for name, text in filled.changed.items() if name in WORDS}
            if "expectation" in fields and old.tried_on is not None:
                raise Refused(STANDS)
            if "title" in fields:
                fields["title"] = one_line(fields["title"])
            return self._keep(tx, replace(old, **fields), filled)

    def set_facts(self, viewer: Viewer, experiment_id: UUID, facts: Facts) -> Experiment:
        """What stands in the margin: strand, who joins, period, advice. Raises Refused, NotVisible."""
        if facts.starts_on and facts.ends_on and facts.ends_on < facts.starts_on:
            raise Refused(END_FIRST)
        return self._rewrite(
            viewer,
            experiment_id,
            lambda old: replace(
                old,
                strand=facts.strand,
                who_joins=facts.who_joins,
                starts_on=facts.starts_on,
                ends_on=facts.ends_on,
                council_advice_asked_on=facts.council_advice_asked_on,
            ),
        )

    def look_back_on(self, viewer: Viewer, experiment_id: UUID, day: date) -> Experiment:
        """Choose another day for looking back. Raises Refused for a day that has gone, NotVisible."""
        if day < self._today():
            raise Refused(LOOK_BACK_FIRST)
        return self._rewrite(viewer, experiment_id, lambda old: replace(old, look_back_on=day))

    def move(self, viewer: Viewer, experiment_id: UUID, step: Step) -> Experiment:
        """Go to another step, back too; where it stands already nothing changes. Raises Refused, NotVisible.

        Who stopped and goes back begins again: resting ends with it.
        """

        def moved(old: Experiment) -> Experiment:
            if old.is_seed and step is not Step.SEED:
                raise Refused(NOT_STARTED)
            phase = old.phase if old.step is step else FIRST_PHASE[step]
            return replace(old, phase=phase, paused_until=None)

        return self._rewrite(viewer, experiment_id, moved)

    @retry_conflicts
    def decide(
        self,
        viewer: Viewer,
        experiment_id: UUID,
        drafts: Mapping[str, UUID],
        choice: Choice,
        *,
        next_look_back: date | None = None,
        numbers_said: str = "",
        numbers_did_not_say: str = "",
    ) -> Experiment:
        """Decide, with the drafts `because` (needed) and `keep`; the proeftuin goes where the choice leads.

        `numbers_said` is what its exhibits say now, and `numbers_did_not_say` what they leave open; both stay
        as they are. Raises Refused, NotVisible.
        """
        with self._store.transaction(viewer) as tx:
            old, filled = queries.get(tx, experiment_id, Action.WRITE), form.take(tx, drafts)
            if filled.item_id:
                return old
            _require_reason(old, filled)
            self._require_day(choice, next_look_back)
            decision = Decision(
                id=new_id(),
                experiment_id=experiment_id,
                decided_on=self._today(),
                choice=choice,
                because=filled["because"],
                keep=filled["keep"],
                next_look_back_on=next_look_back,
                numbers_said=numbers_said,
                numbers_did_not_say=numbers_did_not_say,
                made_at=self._now(),
            )
            parts.insert(tx, decision)
            goes = after(old.phase, choice, next_look_back)
            new = replace(
                old, phase=goes.phase, paused_until=goes.paused_until, look_back_on=goes.look_back_on
            )
            return self._keep(tx, new, filled)

    def _require_day(self, choice: Choice, next_look_back: date | None) -> None:
        """Resting ends on a day; whatever day is given is still to come. Raises Refused."""
        missing = choice is Choice.REST and next_look_back is None
        if missing or (next_look_back is not None and next_look_back <= self._today()):
            raise Refused(LOOK_BACK_FIRST)

    def _keep(self, tx: Transaction, new: Experiment, filled: Filled) -> Experiment:
        self._put(tx, new)
        filled.close(tx, new.id, self._now())
        return queries.get(tx, new.id)

    def _put(self, tx: Transaction, new: Experiment) -> None:
        """Write it; the first time that it is tried out its expectation is fixed, and it is no seed."""
        if new.step is not Step.SEED and new.tried_on is None:
            new = replace(new, tried_on=self._today())
            along.begun(tx, new.id)
        queries.replace(tx, new)

    @retry_conflicts
    def _rewrite(
        self, viewer: Viewer, experiment_id: UUID, change: Callable[[Experiment], Experiment]
    ) -> Experiment:
        with self._store.transaction(viewer) as tx:
            new = change(queries.get(tx, experiment_id, Action.WRITE))
            self._put(tx, new)
            return queries.get(tx, experiment_id)

    def _today(self) -> date:
        return day_of(self._now())


def _require_reason(old: Experiment, filled: Filled) -> None:
    """It has started, and there is a reason. Raises Refused."""
    if old.is_seed:
        raise Refused(NOT_STARTED)
    if not filled["because"]:
        raise Refused(NO_REASON)
