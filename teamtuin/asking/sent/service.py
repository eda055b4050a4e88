"""What a viewer can do with what they sent to an AI: read it, take it along, and delete it."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from teamtuin.access.policy import Action
from teamtuin.access.viewer import Viewer
from teamtuin.asking.ai import AiQuestions
from teamtuin.asking.sent import queries
from teamtuin.asking.sent.model import Leaving, Sent
from teamtuin.clock import Clock, new_id, utc_now
from teamtuin.errors import NotVisible
from teamtuin.people.queries import own_key
from teamtuin.reflections.model import AskedQuestion, Reflection
from teamtuin.store import Store
from teamtuin.store.keys import SENT_TO_AI, Tombstone
from teamtuin.store.transaction import retry_conflicts

SENT = "sent"
"""Where the provenance of a question names the press by which it came: its id in this list."""


class SentService:
    """Each person's own list; there is no way to anybody else's."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock

    def through(
        self, viewer: Viewer, what: Leaving, ask: Callable[[], AiQuestions], about: UUID | None = None
    ) -> AiQuestions:
        """Write down what leaves, let `ask` send it, and write down what came back.

        What cannot be written down does not leave. Raises what `ask` raises, and Busy.
        """
        sent_id = self.note(viewer, what, about)
        try:
            found = ask()
        except BaseException:
            self.nothing_came_back(viewer, sent_id)
            raise
        return self.came_back(viewer, sent_id, found)

    @retry_conflicts
    def note(self, viewer: Viewer, what: Leaving, about: UUID | None = None) -> UUID:
        """Write down what is about to leave, of which text of the viewer's; before it goes."""
        with self._store.transaction(viewer) as tx:
            sent = Sent(
                id=new_id(),
                owner_id=viewer.id,
                key_id=own_key(tx),
                about_id=about,
                sent_at=self._now(),
                what=what,
            )
            queries.insert(tx, sent)
            return sent.id

    def came_back(self, viewer: Viewer, sent_id: UUID, found: AiQuestions) -> AiQuestions:
        """Write down which questions came; they come back with the press in their provenance."""
        self._change(viewer, sent_id, lambda sent: replace(sent, questions=found.questions))
        return replace(found, provenance=found.provenance | {SENT: str(sent_id)})

    def nothing_came_back(self, viewer: Viewer, sent_id: UUID) -> None:
        """Write down that no question came; why not is kept nowhere."""
        self._change(viewer, sent_id, lambda sent: replace(sent, questions=()))

    def keep(self, viewer: Viewer, question: AskedQuestion) -> None:
        """Write down which question the writer chose."""
        if sent_id := _press_of(question):
            self._change(viewer, sent_id, lambda sent: replace(sent, kept=question.text))

    @retry_conflicts
    def _change(self, viewer: Viewer, sent_id: UUID, change: Callable[[Sent], Sent]) -> None:
        """Do it, unless the writer deleted it meanwhile, perhaps on another screen."""
        with self._store.transaction(viewer) as tx:
            try:
                sent = queries.get(tx, sent_id, Action.WRITE)
            except NotVisible:
                return
            queries.replace(tx, change(sent))

    def mine(self, viewer: Viewer) -> list[Sent]:
        """All that the viewer sent, the latest first."""
        with self._store.transaction(viewer) as tx:
            return queries.mine(tx)

    def for_export(self, viewer: Viewer) -> list[Sent]:
        """The same, to take along."""
        with self._store.transaction(viewer) as tx:
            return queries.mine(tx, Action.EXPORT)

    def anything(self, viewer: Viewer) -> bool:
        """Whether the viewer ever sent something that stands here still."""
        with self._store.transaction(viewer) as tx:
            return queries.some_of_mine(tx)

    def get(self, viewer: Viewer, sent_id: UUID) -> Sent:
        """One of them. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            return queries.get(tx, sent_id)

    def behind(self, viewer: Viewer, reflection: Reflection) -> dict[str, str]:
        """What the viewer sent for the AI questions of a text, by the id that their provenance names.

        Empty for anybody else than who sent it, and for what was deleted.
        """
        asked = (reflection.asked, *(part.question for part in reflection.parts))
        presses = {sent_id for question in asked if (sent_id := _press_of(question))}
        if not presses:
            return {}
        return {str(sent.id): sent.what.text for sent in self.mine(viewer) if sent.id in presses}

    @retry_conflicts
    def delete(self, viewer: Viewer, sent_id: UUID) -> None:
        """Remove one for good. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            queries.delete(tx, sent_id)
            tx.bury(Tombstone(SENT_TO_AI, sent_id))

    @retry_conflicts
    def delete_all(self, viewer: Viewer) -> None:
        """Remove all of the viewer's for good."""
        with self._store.transaction(viewer) as tx:
            tx.bury(*(Tombstone(SENT_TO_AI, sent_id) for sent_id in queries.delete_all_of(tx, viewer.id)))


def _press_of(question: AskedQuestion | None) -> UUID | None:
    """The press by which a question came; None for one of the bank, of a file, or from before this list."""
    named = (question.provenance or {}).get(SENT) if question else None
    try:
        return UUID(named) if named else None
    except ValueError:  # from a file that somebody else made
        return None
