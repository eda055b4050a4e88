"""What a viewer can do with reflections. Every one starts private (product rule R3)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from teamtuin.access.policy import Action, Module
from teamtuin.access.viewer import Viewer
from teamtuin.clock import Clock, new_id, utc_now
from teamtuin.drafts import queries as drafts
from teamtuin.drafts.model import Draft
from teamtuin.errors import N_, Busy, Refused
from teamtuin.people import queries as people
from teamtuin.people.model import Person
from teamtuin.reflections import queries
from teamtuin.reflections.along import queries as along
from teamtuin.reflections.along.model import BY_NOBODY_ELSE, NOTHING_HEARD, Heard, Opened, Sign, heard
from teamtuin.reflections.along.service import ReadingAlongService
from teamtuin.reflections.going.service import GoingService
from teamtuin.reflections.model import AskedQuestion, Part, Reflection
from teamtuin.school import queries as school
from teamtuin.store import Store, Transaction
from teamtuin.store.keys import DRAFT, REFLECTION, SHARE, Tombstone
from teamtuin.store.transaction import retry_conflicts


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnReflection:
    """A reflection of one's own, with who else can read it and what they said back."""

    reflection: Reflection
    readers: tuple[Person, ...]
    heard: Heard = NOTHING_HEARD
    opened: Opened = BY_NOBODY_ELSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Garden:
    """What stands in somebody's garden, the latest first; a shared text with its writer, if still here.

    `kept` are the shared ones that were put in the garden; the others stand apart.
    """

    own: tuple[OwnReflection, ...]
    shared: tuple[tuple[Reflection, Person | None], ...]
    kept: frozenset[UUID] = frozenset()


NOTHING_YET = N_("There is nothing in the field yet. Nothing was lost. One sentence is enough.")
Change = Callable[[Reflection, Part], Reflection]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A draft, and the question it answers if there was one."""

    draft_id: UUID
    question: AskedQuestion | None = None


class ReflectionService:
    """The reflections of one school. `along` is what goes on between a text, its writer and its readers;
    `going` deletes one with some seconds to think again."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock
        self.along = ReadingAlongService(store, clock)
        self.going = GoingService(store, clock)

    def keep(self, viewer: Viewer, draft_id: UUID) -> Reflection:
        """Keep what stands in a draft as a line that only the writer sees; raises as `keep_together`."""
        return self.keep_together(viewer, [Answer(draft_id=draft_id)])

    def keep_together(
        self, viewer: Viewer, answers: Sequence[Answer], *, way_in: str | None = None
    ) -> Reflection:
        """Keep what stands in these drafts, in this order, as one reflection that only the writer sees.

        Empty drafts end with it. Doing it twice gives the same reflection. It is read back before it is
        returned, so "saved" can be said. Raises Refused when nothing was written, NotVisible, Busy.
        """
        return self._read_back(viewer, self._keep(viewer, answers, way_in))

    @retry_conflicts
    def _keep(self, viewer: Viewer, answers: Sequence[Answer], way_in: str | None) -> UUID:
        with self._store.transaction(viewer) as tx:
            written = [(answer, drafts.get(tx, answer.draft_id)) for answer in answers]
            for _, draft in written:
                if draft.item_id is not None:
                    return draft.item_id
            parts = tuple(_part(answer, draft) for answer, draft in written if draft.has_text)
            if not parts:
                raise Refused(NOTHING_YET)
            reflection = self._new(tx, written[0][1].key_id, parts, way_in)
            queries.insert(tx, reflection)
            for _, draft in written:
                drafts.close(tx, draft.id, reflection.id, self._now())
            return reflection.id

    def go_deeper(
        self, viewer: Viewer, reflection_id: UUID, answers: Sequence[Answer], *, way_in: str
    ) -> Reflection:
        """Add what stands in these drafts to one's own text, which stays its first part, in this order.

        A line becomes a reflection along `way_in` without being typed again; who can read it stays the same.
        Raises as `keep_together`.
        """
        self._go_deeper(viewer, reflection_id, answers, way_in)
        return self._read_back(viewer, reflection_id)

    @retry_conflicts
    def _go_deeper(self, viewer: Viewer, reflection_id: UUID, answers: Sequence[Answer], way_in: str) -> None:
        with self._store.transaction(viewer) as tx:
            written = [(answer, drafts.get(tx, answer.draft_id)) for answer in answers]
            if any(draft.item_id is not None for _, draft in written):
                return  # the same press, told twice
            parts = tuple(_part(answer, draft) for answer, draft in written if draft.has_text)
            if not parts:
                raise Refused(NOTHING_YET)
            old = queries.get(tx, reflection_id, Action.WRITE)
            queries.replace(tx, old.deepened(parts, way_in, self._now()))
            for _, draft in written:
                drafts.close(tx, draft.id, reflection_id, self._now())

    def answered_lately(self, viewer: Viewer, texts: int = 5) -> list[str]:
        """The questions that the viewer answered in the latest texts, the newest last: what was only shown
        is not known."""
        with self._store.transaction(viewer) as tx:
            latest = queries.latest(tx, texts)
        return [
            part.question.id
            for reflection in reversed(latest)
            for part in reflection.parts
            if part.question and part.question.id
        ]

    def answer(self, viewer: Viewer, reflection_id: UUID, answer: Answer) -> Reflection:
        """Add the answer to a question to one's own reflection; again: the same. Raises as `keep`."""
        return self._write_in(
            viewer, reflection_id, answer, lambda old, part: old.answered(part, self._now())
        )

    @retry_conflicts
    def offer(self, viewer: Viewer, reflection_id: UUID, question: AskedQuestion) -> None:
        """Keep a question with one's own text, to be answered or not. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            old = queries.get(tx, reflection_id, Action.WRITE)
            queries.replace(tx, replace(old, asked=question, changed_at=self._now()))

    def rewrite_part(self, viewer: Viewer, reflection_id: UUID, place: int, draft_id: UUID) -> Reflection:
        """Put a draft's text in the place of one part of one's own reflection. Raises as `keep`."""

        def change(old: Reflection, part: Part) -> Reflection:
            return old.with_text(place, part.text, self._now())

        return self._write_in(viewer, reflection_id, Answer(draft_id=draft_id), change)

    @retry_conflicts
    def _write_in(
        self,
        viewer: Viewer,
        reflection_id: UUID,
        answer: Answer,
        change: Change,
    ) -> Reflection:
        with self._store.transaction(viewer) as tx:
            draft = drafts.get(tx, answer.draft_id)
            if draft.item_id is None:
                if not draft.has_text:
                    raise Refused(NOTHING_YET)
                old = queries.get(tx, reflection_id, Action.WRITE)
                queries.replace(tx, change(old, _part(answer, draft)))
                drafts.close(tx, draft.id, reflection_id, self._now())
        return self._read_back(viewer, reflection_id)

    def get(self, viewer: Viewer, reflection_id: UUID) -> Reflection:
        """One reflection that the viewer may read. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            return queries.get(tx, reflection_id)

    def readable(self, viewer: Viewer) -> list[Reflection]:
        """All that the viewer may read: one's own and what is shared, the latest first."""
        with self._store.transaction(viewer) as tx:
            return queries.readable(tx)

    def mine(self, viewer: Viewer) -> list[OwnReflection]:
        """One's own, the latest first, with who else can read each."""
        with self._store.transaction(viewer) as tx:
            return self._own(tx, {person.id: person for person in people.colleagues(tx)})

    def garden(self, viewer: Viewer) -> Garden:
        """All that the viewer may read, with who else can read it or whose it is, in one unit of work."""
        with self._store.transaction(viewer) as tx:
            card_of = {person.id: person for person in people.colleagues(tx)}
            shared = [each for each in queries.readable(tx) if each.writer_id != viewer.id]
            return Garden(
                own=tuple(self._own(tx, card_of)),
                shared=tuple((each, card_of.get(each.writer_id)) for each in shared),
                kept=frozenset(id_ for id_, signs in along.mine(tx).items() if Sign.KEPT in signs),
            )

    def shared_with_me(self, viewer: Viewer) -> list[Reflection]:
        """What others let the viewer read, the latest first."""
        return [reflection for reflection in self.readable(viewer) if reflection.writer_id != viewer.id]

    @retry_conflicts
    def share(self, viewer: Viewer, reflection_id: UUID, with_people: Iterable[UUID]) -> list[Person]:
        """Let the named people read it, beside who can already; returns who can read it now.

        Raises NotVisible unless the viewer wrote it, ModuleClosed, Refused for nobody or a stranger.
        """
        with self._store.transaction(viewer) as tx:
            school.require_open(tx, Module.SHARING)
            card_of = {person.id: person for person in people.colleagues(tx)}
            chosen = set(with_people) - {viewer.id}
            if not chosen or not chosen <= card_of.keys():
                raise Refused(N_("Choose who may read along. Nothing was shared yet."))
            queries.share(tx, reflection_id, chosen, self._now())
            return self._readers(tx, reflection_id)

    @retry_conflicts
    def revoke(self, viewer: Viewer, reflection_id: UUID, person_id: UUID | None = None) -> list[Person]:
        """Take it back from one person, or from everybody (None); returns who can still read it."""
        with self._store.transaction(viewer) as tx:
            taken_back = queries.unshare(tx, reflection_id, person_id)
            tx.bury(*(Tombstone(SHARE, reflection_id, reader) for reader in taken_back))
            return self._readers(tx, reflection_id)

    def readers(self, viewer: Viewer, reflection_id: UUID) -> list[Person]:
        """Who else can read one's own reflection. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            return self._readers(tx, reflection_id)

    @retry_conflicts
    def delete(self, viewer: Viewer, reflection_id: UUID) -> None:
        """Remove one's own reflection, its shares and its draft. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            queries.delete(tx, reflection_id)
            typed = drafts.delete_of_item(tx, reflection_id)
            tx.bury(Tombstone(REFLECTION, reflection_id))
            # In a backup from before it was kept, its words still stand in the draft.
            tx.bury(*(Tombstone(DRAFT, draft_id, viewer.id) for draft_id in typed))

    def _new(self, tx: Transaction, key_id: UUID, parts: tuple[Part, ...], way_in: str | None) -> Reflection:
        now = self._now()
        return Reflection(
            id=new_id(),
            writer_id=tx.viewer.id,
            key_id=key_id,
            written_at=now,
            changed_at=now,
            parts=parts,
            way_in=way_in,
        )

    def _read_back(self, viewer: Viewer, reflection_id: UUID) -> Reflection:
        with self._store.transaction(viewer) as tx:
            return queries.get(tx, reflection_id, Action.WRITE)

    def _own(self, tx: Transaction, card_of: Mapping[UUID, Person]) -> list[OwnReflection]:
        readers, given, opened = queries.readers_of_mine(tx), along.given(tx), along.opened(tx)
        return [
            OwnReflection(
                reflection=reflection,
                readers=tuple(card_of[id_] for id_ in readers.get(reflection.id, []) if id_ in card_of),
                heard=heard(given.get(reflection.id, ()), card_of),
                opened=opened.get(reflection.id, BY_NOBODY_ELSE),
            )
            for reflection in queries.written(tx)
        ]

    def _readers(self, tx: Transaction, reflection_id: UUID) -> list[Person]:
        readers = queries.readers(tx, reflection_id)
        card_of = {person.id: person for person in people.colleagues(tx)} if readers else {}
        return [card_of[id_] for id_ in readers if id_ in card_of]


def bring_in(tx: Transaction, reflection: Reflection) -> Reflection:
    """Keep a reflection of the viewer inside a transaction of another service. Raises Busy."""
    if reflection.writer_id != tx.viewer.id:
        raise Busy
    queries.insert(tx, reflection)
    return reflection


def _part(answer: Answer, draft: Draft) -> Part:
    return Part(text=draft.text.strip(), question=answer.question)
