"""What a viewer can do with study days: prepare, hold the room, harvest, look back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, time
from uuid import UUID

from teamtuin.access.policy import Action
from teamtuin.access.viewer import Viewer
from teamtuin.agreements import queries as agreements
from teamtuin.agreements.model import Agreement
from teamtuin.clock import HOME, Clock, day_of, new_id, utc_now
from teamtuin.drafts import form
from teamtuin.errors import NotVisible, Refused
from teamtuin.people import queries as people
from teamtuin.people.model import Person, Role
from teamtuin.store import Store, Transaction
from teamtuin.store.transaction import retry_conflicts
from teamtuin.study_days import harvest, model, queries, sentences
from teamtuin.study_days.model import (
    A_DAY,
    LONGEST_ITEM,
    FollowUp,
    Outcome,
    Place,
    ProgrammeItem,
    StudyDay,
)

LATE = 10  # minutes that one tap adds to what is going on
MOST_PEOPLE = 999
Programme = tuple[ProgrammeItem, ...]


class StudyDayService:
    """The study days of one school."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock

    def days(self, viewer: Viewer) -> list[StudyDay]:
        """Every day the viewer may read, the latest first: the team all, a leader from outside her own."""
        with self._store.transaction(viewer) as tx:
            return queries.readable(tx)

    def get(self, viewer: Viewer, day_id: UUID) -> StudyDay:
        """One day with its programme and its harvest. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            return queries.get(tx, day_id)

    def agreed(self, viewer: Viewer, day_id: UUID) -> list[Agreement]:
        """What was agreed on this day, for the team; nothing while that part is closed."""
        with self._store.transaction(viewer) as tx:
            return agreements.of_study_day(tx, day_id)

    def for_export(self, viewer: Viewer) -> list[StudyDay]:
        """Every day the viewer may take along for the school."""
        with self._store.transaction(viewer) as tx:
            return queries.for_export(tx)

    def count(self, viewer: Viewer) -> int:
        """How many days there are, for who may count them."""
        with self._store.transaction(viewer) as tx:
            return queries.count(tx)

    def may_prepare(self, viewer: Viewer) -> bool:
        """Whether the viewer can begin a day: only who is in the team."""
        with self._store.transaction(viewer) as tx:
            return people.get(tx, viewer.id).in_team

    def may_close(self, viewer: Viewer, day_id: UUID) -> bool:
        """Whether the viewer leads this day."""
        with self._store.transaction(viewer) as tx:
            return queries.may(tx, day_id, Action.CLOSE)

    def able_to_lead(self, viewer: Viewer) -> list[Person]:
        """Who can lead a day: the team and the video coach."""
        with self._store.transaction(viewer) as tx:
            return _able_to_lead(tx)

    @retry_conflicts
    def prepare(self, viewer: Viewer, drafts: Mapping[str, UUID], held_on: date) -> StudyDay:
        """Begin a day from the drafts `need` and `aim`; who begins it leads it, until that is changed.

        Raises Refused without a need, NotVisible for who is not in the team.
        """
        with self._store.transaction(viewer) as tx:
            filled = form.take(tx, drafts)
            if filled.item_id:
                return queries.get(tx, filled.item_id)
            if not filled["need"]:
                raise Refused(sentences.NOTHING_YET)
            day = StudyDay(
                id=new_id(),
                title=model.short_name(filled["need"]),
                held_on=held_on,
                need=filled["need"],
                aim=filled["aim"],
                made_at=self._now(),
                look_backs=model.look_backs_after(held_on),
                facilitators=(viewer.id,),
            )
            queries.insert(tx, day)
            filled.close(tx, day.id, self._now())
            return day

    @retry_conflicts
    def describe(self, viewer: Viewer, day_id: UUID, drafts: Mapping[str, UUID]) -> StudyDay:
        """Other words for what was changed of `title`, `need` and `aim`; the rest stays as it stands now."""
        with self._store.transaction(viewer) as tx:
            day, filled = self._open(tx, day_id), form.take(tx, drafts)
            if filled.item_id:
                return day
            new = model.described(day, **filled.changed)
            if not new.need:
                raise Refused(sentences.NOTHING_YET)
            queries.replace(tx, new)
            filled.close(tx, day.id, self._now())
            return new

    @retry_conflicts
    def plan(
        self, viewer: Viewer, day_id: UUID, held_on: date, starts_at: time, planned_end: time | None
    ) -> StudyDay:
        """Set the date, the start and the planned end; look-backs move along. Raises Refused, NotVisible."""
        with self._store.transaction(viewer) as tx:
            day = self._open(tx, day_id)
            if planned_end is not None and planned_end <= starts_at:
                raise Refused(sentences.END_FIRST)
            new = replace(day.moved_to(held_on), starts_at=starts_at, planned_end=planned_end)
            _require_same_day(new, new.programme)
            queries.replace(tx, new)
            return new

    @retry_conflicts
    def lead(self, viewer: Viewer, day_id: UUID, leaders: Iterable[UUID]) -> StudyDay:
        """These people lead the day. Raises Refused for nobody or a stranger, NotVisible."""
        with self._store.transaction(viewer) as tx:
            day, chosen = self._open(tx, day_id), set(leaders)
            if not chosen or not chosen - set(day.facilitators) <= {one.id for one in _able_to_lead(tx)}:
                raise Refused(sentences.NO_LEADER)
            queries.set_facilitators(tx, day_id, chosen)
            return queries.get(tx, day_id, Action.WRITE)

    def add_item(self, viewer: Viewer, day_id: UUID, item: ProgrammeItem) -> StudyDay:
        """Add a part at the end of the programme; the same part twice is once. Raises Refused, NotVisible."""
        _require_words(item)
        return self._reprogramme(viewer, day_id, lambda items: (*model.without(items, item.id), item))

    def change_item(self, viewer: Viewer, day_id: UUID, item: ProgrammeItem) -> StudyDay:
        """Other words or minutes in one part; all that follows moves. Raises Refused, NotVisible."""
        _require_words(item)
        return self._reprogramme(viewer, day_id, lambda items: model.changed(items, item))

    def move_item(self, viewer: Viewer, day_id: UUID, item_id: UUID, by: int) -> StudyDay:
        """Move a part this many places later, or earlier below zero. Raises Refused, NotVisible."""
        return self._reprogramme(viewer, day_id, lambda items: model.moved(items, item_id, by))

    def remove_item(self, viewer: Viewer, day_id: UUID, item_id: UUID) -> StudyDay:
        """Take a part out; what follows moves up. Raises Refused, NotVisible."""
        return self._reprogramme(viewer, day_id, lambda items: model.without(items, item_id))

    def run_late(self, viewer: Viewer, day_id: UUID, minutes: int = LATE) -> StudyDay:
        """What is going on now lasts longer; the rest moves. Raises Refused when nothing is, NotVisible."""
        now = self._now().astimezone(HOME)
        day = self.get(viewer, day_id)
        if (slot := model.slot_now(day, now)) is None:
            raise Refused(sentences.NOT_RUNNING)
        return self._reprogramme(viewer, day_id, lambda items: model.longer(items, slot.item.id, minutes))

    @retry_conflicts
    def copy_programme(self, viewer: Viewer, day_id: UUID, earlier_id: UUID) -> StudyDay:
        """Begin with the programme and the times of another day. Raises NotVisible, Refused."""
        with self._store.transaction(viewer) as tx:
            day, earlier = self._open(tx, day_id), queries.get(tx, earlier_id)
            copied = tuple(replace(item, id=new_id()) for item in earlier.programme)
            queries.replace(tx, replace(day, starts_at=earlier.starts_at, planned_end=earlier.planned_end))
            queries.set_programme(tx, day_id, copied)
            return queries.get(tx, day_id)

    @retry_conflicts
    def harvest(self, viewer: Viewer, day_id: UUID, drafts: Mapping[str, UUID]) -> StudyDay:
        """Keep the draft `outcome` as something that came out of the day; it has no place yet."""
        with self._store.transaction(viewer) as tx:
            self._open(tx, day_id)
            filled = form.take(tx, drafts)
            if not filled.item_id:
                if not filled["outcome"]:
                    raise Refused(sentences.NOTHING_YET)
                outcome = Outcome(id=new_id(), text=filled["outcome"], made_at=self._now())
                queries.insert_outcome(tx, day_id, outcome)
                filled.close(tx, outcome.id, self._now())
            return queries.get(tx, day_id)

    @retry_conflicts
    def give_place(
        self, viewer: Viewer, day_id: UUID, outcome_id: UUID, place: Place | None, due_on: date | None = None
    ) -> Outcome:
        """Say where an outcome goes on living, or None again. An agreement and a proeftuin are made at once.

        What became one of those stays so. Where that part is closed the outcome keeps its place and waits.
        `due_on` is by when, for an agreement; else two weeks after the day. Raises NotVisible, Refused.
        """
        with self._store.transaction(viewer) as tx:
            day = self._open(tx, day_id)
            outcome = day.outcome(outcome_id)
            if outcome is None:
                raise NotVisible
            if outcome.became_id:
                return outcome
            placed = harvest.placed(tx, day, outcome, place, self._now(), due_on)
            queries.replace_outcome(tx, placed)
            return placed

    def attend(self, viewer: Viewer, day_id: UUID, attendance: int | None) -> StudyDay:
        """How many were there: a number, nobody's name. Raises Refused, NotVisible."""
        if attendance is not None and not 0 <= attendance <= MOST_PEOPLE:
            raise Refused(sentences.NO_NUMBER)
        return self._rewrite(viewer, day_id, lambda day: replace(day, attendance=attendance))

    @retry_conflicts
    def close(self, viewer: Viewer, day_id: UUID) -> StudyDay:
        """Close the day: who leads it, once every outcome has a place. Raises Refused, NotVisible."""
        with self._store.transaction(viewer) as tx:
            day = queries.get(tx, day_id, Action.CLOSE)
            if day.without_place:
                raise Refused(sentences.NO_PLACE_YET)
            new = replace(day, closed_on=day.closed_on or self._today())
            queries.replace(tx, new, Action.CLOSE)
            return new

    @retry_conflicts
    def look_back(
        self, viewer: Viewer, day_id: UUID, which: FollowUp, drafts: Mapping[str, UUID]
    ) -> StudyDay:
        """Add the draft `seen` to what was seen already; also when the day is closed. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            day, filled = queries.get(tx, day_id, Action.WRITE), form.take(tx, drafts)
            if filled.item_id:
                return day
            if not filled["seen"]:
                raise Refused(sentences.NOTHING_YET)
            new = replace(
                day,
                look_backs=tuple(
                    replace(each, text="\n".join(filter(None, (each.text, filled["seen"]))))
                    if each.which is which
                    else each
                    for each in day.look_backs
                ),
            )
            queries.replace(tx, new)
            filled.close(tx, day.id, self._now())
            return new

    def _today(self) -> date:
        return day_of(self._now())

    def _open(self, tx: Transaction, day_id: UUID) -> StudyDay:
        """A day that can still be changed. Raises NotVisible, Refused."""
        day = queries.get(tx, day_id, Action.WRITE)
        if day.is_closed:
            raise Refused(sentences.IS_CLOSED)
        return day

    @retry_conflicts
    def _rewrite(self, viewer: Viewer, day_id: UUID, change: Callable[[StudyDay], StudyDay]) -> StudyDay:
        with self._store.transaction(viewer) as tx:
            new = change(queries.get(tx, day_id, Action.WRITE))
            queries.replace(tx, new)
            return new

    @retry_conflicts
    def _reprogramme(
        self, viewer: Viewer, day_id: UUID, change: Callable[[Programme], Programme]
    ) -> StudyDay:
        with self._store.transaction(viewer) as tx:
            day = self._open(tx, day_id)
            programme = change(day.programme)
            _require_same_day(day, programme)
            queries.set_programme(tx, day_id, programme)
            return replace(day, programme=programme)


def _require_same_day(day: StudyDay, programme: Programme) -> None:
    if model.ends_at(day.starts_at, programme) > A_DAY:
        raise Refused(sentences.TOO_LONG)


def _require_words(item: ProgrammeItem) -> None:
    if not item.title.strip():
        raise Refused(sentences.NO_TITLE)
    if not 1 <= item.minutes <= LONGEST_ITEM:
        raise Refused(sentences.NO_MINUTES)


def _able_to_lead(tx: Transaction) -> list[Person]:
    return [one for one in people.colleagues(tx) if one.in_team or one.has(Role.VIDEO_COACH)]
