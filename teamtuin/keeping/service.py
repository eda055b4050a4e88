"""Forgetting somebody for real, and the upkeep that keeps the promise about how long."""

import shutil
import threading
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from teamtuin.access.policy import Action
from teamtuin.access.viewer import CARETAKER, Viewer
from teamtuin.accounts import queries as accounts
from teamtuin.asking import queries as asking
from teamtuin.asking.sent import queries as sent_to_ai
from teamtuin.clock import Clock, day_of, utc_now
from teamtuin.coaching import keeping as trajectories
from teamtuin.drafts import queries as drafts
from teamtuin.errors import N_, Refused
from teamtuin.experiments import queries as experiments
from teamtuin.experiments.along import queries as along_experiments
from teamtuin.experiments.looking import queries as looking
from teamtuin.experiments.looking.model import LATE
from teamtuin.experiments.observed import queries as observed
from teamtuin.keeping import queries as leaving
from teamtuin.keeping.leaving import Leaving
from teamtuin.keeping.model import (
    BACKUP_DAYS,
    COACHS_PART_DAYS,
    LEAVER_DAYS,
    OPENED_DAYS,
    Forgotten,
    Upkeep,
    closed_drafts_end_before,
    midnight,
    receipts_end_before,
    sent_ends_before,
    sharing_ends_before,
    summaries_end_before,
)
from teamtuin.peer_learning import keeping as sessions
from teamtuin.people import queries as people
from teamtuin.people.look import queries as look
from teamtuin.people.model import Person, Role
from teamtuin.presenting import queries as decks
from teamtuin.reflections import queries as reflections
from teamtuin.reflections.along import queries as along
from teamtuin.reflections.going import queries as going
from teamtuin.rooms.closing import queries as closed_rounds
from teamtuin.rooms.closing.service import close_due
from teamtuin.school import queries as school
from teamtuin.store import Store, Transaction
from teamtuin.store.backup import replace_key_backups, write_backup
from teamtuin.store.copying import OLD_DATA, rewrite
from teamtuin.store.keys import DECK, INDICATOR, KEY, OBSERVATION, PERSON, REFLECTION, Tombstone
from teamtuin.store.looking import Contents
from teamtuin.store.old_backups import outlived, remove_outlived
from teamtuin.store.transaction import retry_conflicts
from teamtuin.study_days import queries as study_days

UPKEEP = "upkeep"
PRESSES = 5 * LATE  # of a whole month that is counted together


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gone:
    """How much of somebody was removed."""

    reflections: int
    drafts: int


class KeepingService:
    """Backups, forgetting and retention of one school."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock
        self._looked_on: date | None = None
        self._looking = threading.Lock()
        self.leaving = Leaving(store, clock, self.forget_as_asked)

    def back_up(self, target: Path) -> Contents:
        """Write a verified, encrypted backup and its key backup. Raises Refused, DataDamaged."""
        return write_backup(self._store, target, day_of(self._now()))

    def forget_soon(self, viewer: Viewer) -> None:
        """In ten seconds do what `forget` does, unless the viewer stays. Raises Refused as `forget`."""
        with self._store.transaction(viewer) as tx:
            _refuse_last_administrator(tx, people.get(tx, viewer.id, Action.DELETE))
        self.leaving.begin(viewer)

    def forget(self, viewer: Viewer) -> Forgotten:
        """Remove everything of the viewer: rows, key, and what the file still held of them.

        Raises Refused for the last administrator of a school where others stay behind.
        """
        return self._finish(self._forget(viewer))

    def forget_as_asked(self, viewer: Viewer) -> Forgotten | None:
        """Do what `forget_soon` began; None when the viewer stayed meanwhile, perhaps on another screen.

        Raises as `forget`, and NotVisible for who is gone already.
        """
        gone = self._forget_if_due(viewer)
        return self._finish(gone) if gone else None

    def _finish(self, gone: _Gone) -> Forgotten:
        rewrite(self._store)
        return Forgotten(
            reflections=gone.reflections,
            drafts=gone.drafts,
            backups_hold_until=day_of(self._now()) + timedelta(days=BACKUP_DAYS),
            unreachable_key_backups=replace_key_backups(self._store.keys),
        )

    @retry_conflicts
    def _forget(self, viewer: Viewer) -> _Gone:
        with self._store.transaction(viewer) as tx:
            return self._removed(tx)

    @retry_conflicts
    def _forget_if_due(self, viewer: Viewer) -> _Gone | None:
        """Staying and going end the same row, so of two at once one comes first and the other sees it."""
        with self._store.transaction(viewer) as tx:
            people.get(tx, viewer.id, Action.DELETE)
            goes_at = leaving.goes_at(tx)
            return self._removed(tx) if goes_at and goes_at <= self._now() else None

    def _removed(self, tx: Transaction) -> _Gone:
        person = people.get(tx, tx.viewer.id, Action.DELETE)
        _refuse_last_administrator(tx, person)
        return _remove(tx, person, day_of(self._now()))

    def run_if_due(self, today: date) -> Upkeep | None:
        """Do the day's upkeep once; None when it was done today already. Cheap to ask at every page."""
        if self._looked_on == today or not self._looking.acquire(blocking=False):
            return None  # another page is at it
        try:
            if self._looked_on is None:
                self.leaving.finish()  # who was to go when the process ended
            done = None if self._done_on(today) else self.upkeep(today)
            self._looked_on = today  # only now: what failed is tried again
            return done
        finally:
            self._looking.release()

    def _done_on(self, today: date) -> bool:
        with self._store.transaction(CARETAKER) as tx:
            return school.upkeep_done_on(tx, UPKEEP) == today

    @retry_conflicts
    def upkeep(self, today: date, *, dry_run: bool = False) -> Upkeep:
        """Apply the retention rules as they stand on this day; with `dry_run` only count."""
        old = self._old_folders(today)
        keys, last_day = self._store.keys, today - timedelta(days=BACKUP_DAYS)
        try:
            with self._store.transaction(CARETAKER) as tx:
                left = self._let_go(tx, today)
                looking.forget_presses_before(tx, today - PRESSES)
                done = Upkeep(
                    drafts=drafts.delete_closed_before(
                        tx, closed_drafts_end_before(today), receipts_end_before(today)
                    ),
                    shares=reflections.unshare_before(tx, sharing_ends_before(today))
                    + sessions.end_sharing_before(tx, sharing_ends_before(today))
                    + trajectories.end_sharing_before(tx, sharing_ends_before(today)),
                    summaries=sessions.clear_summaries_before(tx, summaries_end_before(today)),
                    access=accounts.delete_expired(tx, self._now()),
                    rounds=close_due(tx, today),
                    coachs_parts=trajectories.end_coachs_part_before(
                        tx, today - timedelta(days=COACHS_PART_DAYS)
                    ),
                    opened=along.forget_months_before(tx, today - timedelta(days=OPENED_DAYS)),
                    sent=sent_to_ai.delete_before(tx, sent_ends_before(today)),
                    leavers=len(left),
                    old_folders=len(old),
                    backups=len(outlived(keys, last_day)),
                    rewritten=not dry_run,
                )
                if dry_run:
                    raise _OnlyCounting
        except _OnlyCounting:
            return done
        for folder in old:
            shutil.rmtree(folder, ignore_errors=True)
        rewrite(self._store)
        remove_outlived(keys, last_day)
        replace_key_backups(keys)
        with self._store.transaction(CARETAKER) as tx:
            school.note_upkeep(tx, UPKEEP, today)
        return done

    def _let_go(self, tx: Transaction, today: date) -> list[Person]:
        """Texts on their way out, and all of who left three months ago; returns those."""
        going.finish(tx, self._now())
        left = people.left_before(tx, today - timedelta(days=LEAVER_DAYS))
        for person in left:
            _remove(tx, person, today)
        return left

    def outlived_backups(self, today: date) -> list[Path]:
        """Backups that upkeep has to remove, or could not reach."""
        return outlived(self._store.keys, today - timedelta(days=BACKUP_DAYS))

    def _old_folders(self, today: date) -> list[Path]:
        """Data that a restore set aside more than thirty days ago."""
        limit = f"{OLD_DATA}-{today - timedelta(days=BACKUP_DAYS):%Y%m%d}"
        return [
            folder
            for folder in self._store.file.parent.glob(f"{OLD_DATA}-*")
            if folder.name[: len(limit)] < limit
        ]


def _remove(tx: Transaction, person: Person, today: date) -> _Gone:
    """Remove every row of this person on which the viewer may do so."""
    with tx.acting_as(CARETAKER):  # also what the person could still have put back
        going.finish(tx, midnight(today + timedelta(days=2)), person.id)
    written = reflections.delete_all_of(tx, person.id)
    reflections.leave(tx, person.id)
    typed = drafts.delete_all_of(tx, person.id)
    closed_rounds.leave(tx, person.id)
    study_days.leave(tx, person.id)
    accounts.delete_everything_of(tx, person.id)
    asking.forget(tx, person.id)
    sent_to_ai.delete_all_of(tx, person.id)
    sessions.remove_all_of(tx, person.id)
    trajectories.remove_all_of(tx, person.id, today)
    signed = observed.leave(tx, person.id)
    along_experiments.leave(tx, person.id)
    shown = decks.delete_all_of(tx, person.id)
    with tx.acting_as(CARETAKER):  # others who measure it go on with it
        own = looking.leave(tx, person.id)
    tx.bury(*(Tombstone(kind, indicator_id) for indicator_id in own for kind in (INDICATOR, KEY)))
    experiments.unsign(tx, person.id)
    leaving.gone(tx, person.id)
    look.forget(tx, person.id)
    people.delete(tx, person.id)
    tx.bury(*(Tombstone(OBSERVATION, observation_id) for observation_id in signed))
    tx.bury(*(Tombstone(DECK, deck_id) for deck_id in shown))
    tx.bury(*(Tombstone(REFLECTION, reflection_id) for reflection_id in written))
    tx.bury(Tombstone(PERSON, person.id), Tombstone(KEY, person.key_id))
    return _Gone(reflections=len(written), drafts=typed)


class _OnlyCounting(Exception):
    """Undoes what was only to be counted."""


def _refuse_last_administrator(tx: Transaction, leaver: Person) -> None:
    if leaver.has(Role.ADMINISTRATOR):
        people.hold_administrators(tx)
    others = [person for person in people.visible(tx) if person.id != leaver.id and person.active]
    if leaver.has(Role.ADMINISTRATOR) and others and not any(p.has(Role.ADMINISTRATOR) for p in others):
        raise Refused(
            N_(
                "Somebody has to be the administrator. Nothing was removed. "
                "Give another person that role first."
            )
        )
