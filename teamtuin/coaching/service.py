"""What a viewer can do with trajectories. What the owner and the coach write is theirs, line by line."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from teamtuin.access.policy import Action, Module
from teamtuin.access.viewer import Viewer
from teamtuin.clock import Clock, day_of, new_id, utc_now
from teamtuin.coaching import lines, queries, sentences
from teamtuin.coaching.ending import queries as ending
from teamtuin.coaching.keeping import bury
from teamtuin.coaching.model import By, Status, Trajectory
from teamtuin.drafts import queries as drafts_queries
from teamtuin.drafts.form import take
from teamtuin.errors import NotAllowed, NotVisible, Refused
from teamtuin.people import queries as people
from teamtuin.people.model import Person, Role
from teamtuin.school import queries as school
from teamtuin.store import Store, Transaction
from teamtuin.store.keys import DRAFT, SHARE, Tombstone
from teamtuin.store.transaction import retry_conflicts

Drafts = Mapping[str, UUID]
Facts = Callable[[Trajectory], Trajectory]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the viewer finds in the room, the latest first: one's own, where one looks along as the coach,
    and of whom one may read the own lines."""

    own: tuple[Trajectory, ...]
    coaching: tuple[Trajectory, ...]
    shared: tuple[Trajectory, ...]


class CoachingService:
    """The trajectories of one school."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock

    def is_open(self, viewer: Viewer) -> bool:
        """Whether the council has consented to this part."""
        with self._store.transaction(viewer) as tx:
            return Module.COACHING in school.open_modules(tx)

    def overview(self, viewer: Viewer, *, to_take_along: bool = False) -> Overview:
        """All trajectories of which the viewer may read something, or may take it along."""
        with self._store.transaction(viewer) as tx:
            found = queries.readable(tx, Action.EXPORT if to_take_along else Action.READ)
        parts = {author: tuple(e for e in found if e.author(viewer.id) is author) for author in (*By, None)}
        return Overview(own=parts[By.OWNER], coaching=parts[By.COACH], shared=parts[None])

    def get(self, viewer: Viewer, trajectory_id: UUID) -> Trajectory:
        """One trajectory, as far as the viewer may read it. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            return queries.get(tx, trajectory_id)

    def coaches(self, viewer: Viewer) -> list[Person]:
        """Whom the viewer can ask."""
        with self._store.transaction(viewer) as tx:
            return _coaches(tx)

    @retry_conflicts
    def ask(self, viewer: Viewer, drafts: Drafts, coach_id: UUID | None) -> UUID:
        """Begin with a question of one's own and ask this coach along; returns the trajectory's id.

        Raises Refused without a question or a coach, NotAllowed outside the team, ModuleClosed, NotVisible.
        """
        with self._store.transaction(viewer) as tx:
            school.require_open(tx, Module.COACHING)
            if not people.get(tx, viewer.id).in_team:
                raise NotAllowed
            filled = take(tx, drafts)
            if filled.item_id is not None:
                return filled.item_id
            if not filled["learning_question"]:
                raise Refused(sentences.NO_QUESTION)
            if coach_id not in {person.id for person in _coaches(tx)}:
                raise Refused(sentences.NO_COACH)
            trajectory = Trajectory(
                id=new_id(),
                owner_id=viewer.id,
                coach_id=coach_id,
                status=Status.REQUESTED,
                started_on=self._today(),
                made_at=self._now(),
                learning_question=filled["learning_question"],
            )
            queries.insert(tx, trajectory)
            filled.close(tx, trajectory.id, self._now())
            return trajectory.id

    def begin_intake(self, viewer: Viewer, trajectory_id: UUID) -> None:
        """The two of them begin to talk; what is further already stays. Raises NotVisible, ModuleClosed."""

        def begun(old: Trajectory) -> Trajectory:
            return replace(old, status=Status.INTAKE) if old.status is Status.REQUESTED else old

        self._change(viewer, trajectory_id, begun)

    def check_protocol(self, viewer: Viewer, trajectory_id: UUID) -> None:
        """Today the viewer checked the school's own protocol for recordings. Raises as `begin_intake`."""
        today = self._today()
        self._change(
            viewer,
            trajectory_id,
            lambda old: replace(old, protocol_checked_on=today, protocol_checked_by=viewer.id),
        )

    def confirm_consent(self, viewer: Viewer, trajectory_id: UUID, *, stands: bool) -> None:
        """Whether parents consented in the category of recordings for training; no names are kept."""
        self._change(viewer, trajectory_id, lambda old: replace(old, consent_category_confirmed=stands))

    def plan(
        self, viewer: Viewer, trajectory_id: UUID, *, next_on: date | None, wipe_before: date | None
    ) -> None:
        """When they meet again, and before which day the images are wiped. Raises as `begin_intake`."""
        self._change(
            viewer, trajectory_id, lambda old: replace(old, next_on=next_on, wipe_before=wipe_before)
        )

    def images_wiped(self, viewer: Viewer, trajectory_id: UUID, day: date) -> None:
        """The viewer confirms since which day no image is left. Raises Refused for a day to come."""
        change = lines.wiped(day, viewer.id, self._today())
        self._change(viewer, trajectory_id, change)

    @retry_conflicts
    def _change(self, viewer: Viewer, trajectory_id: UUID, facts: Facts) -> None:
        with self._store.transaction(viewer) as tx:
            school.require_open(tx, Module.COACHING)
            queries.replace_facts(tx, facts(queries.get(tx, trajectory_id, Action.WRITE)))

    def add_round(self, viewer: Viewer, trajectory_id: UUID, drafts: Drafts, held_on: date | None) -> UUID:
        """Note a recording: its day, and what the class was doing. Returns the trajectory's id.

        Raises Refused until the protocol was checked and the consent category stands, and as `write`.
        """
        return self.write(viewer, trajectory_id, drafts, lines.recording(held_on, self._now(), self._today()))

    def end(
        self, viewer: Viewer, trajectory_id: UUID, drafts: Drafts, status: Status, wiped_on: date | None
    ) -> UUID:
        """Close it, or stop earlier; the owner may look back. Returns the trajectory's id.

        Raises Refused when there were recordings and nobody says since when their images are wiped, and
        as `write`.
        """
        change = lines.ended(status, lines.wiped(wiped_on, viewer.id, self._today()), self._today())
        return self.write(viewer, trajectory_id, drafts, change, Action.CLOSE)

    @retry_conflicts
    def write(
        self,
        viewer: Viewer,
        trajectory_id: UUID,
        drafts: Drafts,
        change: lines.Lines,
        action: Action = Action.WRITE,
    ) -> UUID:
        """Put one's own lines in their place, from a form; `change` says how (lines.py).

        Told twice it is done once. Raises Refused for what cannot be taken, NotVisible, ModuleClosed.
        """
        with self._store.transaction(viewer) as tx:
            school.require_open(tx, Module.COACHING)
            old, author = _mine(tx, trajectory_id, action)
            filled = take(tx, drafts)
            if filled.item_id is None:
                keep(tx, old, change(old, author, filled.texts), author)
                filled.close(tx, trajectory_id, self._now())
            return trajectory_id

    @retry_conflicts
    def change_lines(self, viewer: Viewer, trajectory_id: UUID, change: lines.Change) -> None:
        """Change one's own lines without a form, such as taking one away. Raises NotVisible, ModuleClosed."""
        with self._store.transaction(viewer) as tx:
            school.require_open(tx, Module.COACHING)
            old, author = _mine(tx, trajectory_id)
            keep(tx, old, change(old, author), author)

    @retry_conflicts
    def share(self, viewer: Viewer, trajectory_id: UUID, with_people: Iterable[UUID]) -> list[Person]:
        """Let the named people read the owner's own lines; returns who reads them now.

        Raises NotVisible unless they are the viewer's, ModuleClosed, Refused for nobody or a stranger.
        """
        with self._store.transaction(viewer) as tx:
            school.require_open(tx, Module.COACHING)
            old = queries.get(tx, trajectory_id, Action.SHARE)
            chosen = set(with_people) - {viewer.id, old.coach_id}
            if not chosen or not chosen <= {person.id for person in people.colleagues(tx)}:
                raise Refused(sentences.NOBODY_CHOSEN)
            queries.READERS.add(tx, trajectory_id, chosen, self._now())
            return self._readers(tx, trajectory_id)

    @retry_conflicts
    def revoke(self, viewer: Viewer, trajectory_id: UUID, person_id: UUID | None = None) -> list[Person]:
        """Take it back from one person, or from everybody (None); returns who still reads along."""
        with self._store.transaction(viewer) as tx:
            taken_back = queries.READERS.remove(tx, trajectory_id, person_id)
            tx.bury(*(Tombstone(SHARE, trajectory_id, reader) for reader in taken_back))
            return self._readers(tx, trajectory_id)

    def readers(self, viewer: Viewer, trajectory_id: UUID) -> list[Person]:
        """Who reads the owner's lines beside the coach, for the owner alone. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            return self._readers(tx, trajectory_id)

    @retry_conflicts
    def delete(self, viewer: Viewer, trajectory_id: UUID) -> None:
        """Remove the owner's trajectory with all of it, the coach's lines too. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            removed = ending.delete(tx, trajectory_id)
            typed = drafts_queries.delete_of_item(tx, trajectory_id)
            bury(tx, removed)
            tx.bury(*(Tombstone(DRAFT, draft_id, viewer.id) for draft_id in typed))

    def _readers(self, tx: Transaction, trajectory_id: UUID) -> list[Person]:
        card_of = {person.id: person for person in people.colleagues(tx)}
        return [card_of[id_] for id_ in queries.READERS.of(tx, trajectory_id) if id_ in card_of]

    def _today(self) -> date:
        return day_of(self._now())


def keep(tx: Transaction, old: Trajectory, new: Trajectory, author: By) -> None:
    """Write what changed: the facts, this author's lines and the days of new rounds; no line of the other.

    A round in which nobody has a line left goes. For the import too. Raises NotVisible, ModuleClosed.
    """
    queries.replace_facts(tx, new)
    for each in new.rounds:
        if old.round(each.id) is None:
            queries.insert_round(tx, new.id, each)
    queries.write_lines(tx, new, author)
    for each in new.rounds:
        if not any(each.has_lines_of(one) for one in By):
            queries.delete_round(tx, each.id)


def _mine(tx: Transaction, trajectory_id: UUID, action: Action = Action.WRITE) -> tuple[Trajectory, By]:
    """A trajectory in which the viewer writes, and as whom. Raises NotVisible."""
    trajectory = queries.get(tx, trajectory_id, action)
    author = trajectory.author(tx.viewer.id)
    if author is None:
        raise NotVisible
    return trajectory, author


def _coaches(tx: Transaction) -> list[Person]:
    found = (person for person in people.colleagues(tx) if person.has(Role.VIDEO_COACH))
    return [person for person in found if person.id != tx.viewer.id]
